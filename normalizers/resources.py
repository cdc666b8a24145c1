"""Loads the data files beside the code, each once.

Contract: a data file is a mapping; the files are part of the package, so a missing or misshapen
one is a programming error and raises at first use.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from normalizers.errors import NormalizerError


@cache
def load_data(name: str) -> Mapping[str, Any]:
    """Read `normalizers/data/<name>.yaml`.

    Args:
        name: File name without suffix, such as "units".

    Returns:
        The file's top-level mapping.

    Raises:
        NormalizerError: The file holds no mapping.
    """
    text = (files("normalizers") / "data" / f"{name}.yaml").read_text(encoding="utf-8")
    loaded = yaml.safe_load(text)
    if not isinstance(loaded, dict):
        raise NormalizerError(f"data file {name}.yaml holds no mapping")
    return loaded

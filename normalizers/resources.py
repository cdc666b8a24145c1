"""Loads the data files beside the code, those of the normalizers each once.

Contract: a data file of the normalizers is a mapping; the files are part of the package, so a
missing or misshapen one is a programming error and raises at first use.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from normalizers.errors import NormalizerError

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The one in C where PyYAML has it: it is several times faster, and each command waits for it."""
_BOOLEAN = "tag:yaml.org,2002:bool"
_Wordy: Any = type(
    "_Wordy",
    (_Loader,),
    {
        "yaml_implicit_resolvers": {
            first: [(tag, pattern) for tag, pattern in resolvers if tag != _BOOLEAN]
            for first, resolvers in _Loader.yaml_implicit_resolvers.items()
        }
    },
)
"""YAML without the old booleans."""


def load_yaml(package: str, path: str, *, booleans: bool = True) -> Any:
    """Read a YAML file that belongs to a package.

    Args:
        package: such as "extractor.kinds".
        path: of the file within it, such as "data/kinds.yaml".
        booleans: whether ``no`` and ``yes`` are truth values; else they are words, as where
            ``no`` is a column.

    Raises:
        FileNotFoundError: the package has no such file.
    """
    text = files(package).joinpath(path).read_text(encoding="utf-8")
    return yaml.load(text, Loader=_Loader if booleans else _Wordy)


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
    loaded = load_yaml("normalizers", f"data/{name}.yaml")
    if not isinstance(loaded, dict):
        raise NormalizerError(f"data file {name}.yaml holds no mapping")
    return loaded

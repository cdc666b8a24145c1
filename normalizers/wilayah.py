"""Regions of Indonesia by name: the code of a kabupaten, kota or province.

The list holds the codes of Kepmendagri 300.2.2-2138/2025 (514 kabupaten/kota and 38
provinces; data from cahyadsn/wilayah, MIT). A name is found when it agrees letter by
letter after folding; damaged names are left to a later, fuzzy step.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from normalizers.text import fold_text

_LONGEST = 6
"""Words in the longest name: "kabupaten pangkajene dan kepulauan" has four."""


@dataclass(frozen=True, slots=True)
class Wilayah:
    """A region: its code (``16.02``) and its official name (``Kabupaten Ogan Komering Ilir``)."""

    kode: str
    nama: str


@cache
def _by_name() -> dict[str, Wilayah]:
    text = (files("normalizers") / "data" / "wilayah.csv").read_text(encoding="utf-8")
    regions: dict[str, Wilayah] = {}
    for row in csv.DictReader(text.splitlines()):
        name = row["nama"] if "." in row["kode"] else f"Provinsi {row['nama']}"
        regions[fold_text(name)] = Wilayah(row["kode"], name)
    return regions


def find_wilayah(text: str) -> Wilayah | None:
    """Return the region that a text names, the longest one if several fit.

    Args:
        text: a unit's name such as ``KPU Kabupaten Ogan Komering Ilir``.

    Returns:
        The region, or None when no name agrees.
    """
    words = fold_text(text).replace("kab ", "kabupaten ").split()
    for start, word in enumerate(words):
        if word not in ("kabupaten", "kota", "provinsi"):
            continue
        for size in range(min(_LONGEST, len(words) - start), 1, -1):
            found = _by_name().get(" ".join(words[start : start + size]))
            if found:
                return found
    return None

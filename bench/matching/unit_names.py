"""Names of election units as documents print them, sound and damaged.

Each function takes a `random.Random` and gives one unit's name; the regions are those of
`normalizers/data/wilayah.csv`. The same generator state gives the same name.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

from bench.matching.perturbations import e_and_c, letters_lost, m_for_rn, n_and_u, rn_for_m, strokes

UnitName = Callable[[Random], str]

_WILAYAH = Path(__file__).parents[2] / "normalizers" / "data" / "wilayah.csv"


@cache
def _regions() -> tuple[str, ...]:
    """Return the names of kabupaten, kota and provinces, in the order of their codes."""
    with _WILAYAH.open(encoding="utf-8", newline="") as lines:
        return tuple(row["nama"] for row in csv.DictReader(lines))


@cache
def _regencies() -> tuple[tuple[str, str], ...]:
    """Return kind and name of each kabupaten and kota: ("Kabupaten", "Lahat")."""
    parts = (name.partition(" ") for name in _regions())
    return tuple((kind, name) for kind, _, name in parts if kind in {"Kabupaten", "Kota"})


@cache
def _initials() -> tuple[str, ...]:
    """Return initials that only one region of three or more words has: "OKI"."""
    long = [name.split() for _, name in _regencies() if len(name.split()) > 2]
    counted = Counter("".join(word[0] for word in words).upper() for words in long)
    return tuple(initials for initials, count in counted.items() if count == 1)


def unit_full(rng: Random) -> str:
    """Name a unit in full, as "KPU Kabupaten Lahat" or "KPU KOTA BOGOR"."""
    kind, name = rng.choice(_regencies())
    unit = f"KPU {kind} {name}"
    return unit.upper() if rng.random() < 0.2 else unit


def unit_short(rng: Random) -> str:
    """Name a unit with its kind shortened, as "KPU Kab. Lahat"."""
    names = [name for kind, name in _regencies() if kind == "Kabupaten"]
    return f"KPU {rng.choice(('Kab.', 'Kab', 'KAB.'))} {rng.choice(names)}"


def unit_spelled_out(rng: Random) -> str:
    """Name a unit with the commission spelled out, "Komisi Pemilihan Umum Kota Bogor"."""
    kind, name = rng.choice(_regencies())
    return f"Komisi Pemilihan Umum {kind} {name}"


def unit_initials(rng: Random) -> str:
    """Name a unit by the initials of its region, as "KPU OKI"."""
    return f"KPU {rng.choice(_initials())}"


def unit_province(rng: Random) -> str:
    """Name a province's unit, as "KPU Provinsi Sumatera Selatan"."""
    kinds = ("Kabupaten ", "Kota ")
    return f"KPU Provinsi {rng.choice([n for n in _regions() if not n.startswith(kinds)])}"


def unit_damaged(rng: Random) -> str:
    """Name a unit with letters misread in its region, as "KPU Kabupaten Ogan Komerimg IIir"."""
    kind, name = rng.choice(_regencies())
    damage = rng.choice((strokes, rn_for_m, m_for_rn, n_and_u, e_and_c, letters_lost))
    return f"{rng.choice(('KPU', 'KPU', 'KPIU'))} {kind} {damage(name, rng) or name}"


def unit_cut(rng: Random) -> str:
    """Name a unit cut off inside its region's name, as "KPU Kabupaten Rejang Leb"."""
    kind, name = rng.choice([pair for pair in _regencies() if len(pair[1]) > 6])
    return f"KPU {kind} {name[: rng.randint(4, len(name) - 1)].rstrip()}"


UNITS: tuple[UnitName, ...] = (
    unit_full,
    unit_short,
    unit_spelled_out,
    unit_initials,
    unit_province,
    unit_damaged,
    unit_cut,
)
WHOLE = UNITS[:3]
"""Names that stand beside another damage: the unit is not what that variant is about."""

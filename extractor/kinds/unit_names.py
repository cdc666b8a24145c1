"""Units named in several places, or by a form's lines: their region, their one spelling.

A unit that stands for a table or a document names its region or is an agency of its own. What
its own line leaves out is taken from lines that say it plainly: the region alone on a line of the
title (``Provinsi Jawa Barat``), or the office of who signs (``Jabatan : KEPALA BADAN …``) and of
who is above (``Jabatan : GUBERNUR …``). Text that merely speaks of agencies is not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from normalizers.satker import SatkerName, find_satker, parse_satker
from normalizers.text import clean_text, fold_text
from normalizers.wilayah import Wilayah, find_wilayah

_LABEL = re.compile(
    r"^(?:nama\s+)?(?:opd|skpd|perangkat daerah|unit kerja|satker|satuan kerja|organisasi)\s*:\s*"
    r"([^:]+?)(?:\s+\w+\s*:.*)?$",
    re.IGNORECASE,
)
_REGION_ALONE = re.compile(r"^(?:provinsi|propinsi|kabupaten|kab\.?|kota)\s+\S", re.IGNORECASE)
_HEAD_OF_UNIT = re.compile(r"^jabatan\s*:\s*(?:pl[th]\.?\s*)?kepala\s+(\S.*)$", re.IGNORECASE)
_HEAD_OF_REGION = re.compile(
    r"^jabatan\s*:\s*(?:pj\.?\s*)?(gubernur|bupati|wali\s?kota)\s+(\S.*)$", re.IGNORECASE
)
_REGIONS = {"gubernur": "Provinsi", "bupati": "Kabupaten", "walikota": "Kota"}
_FEWEST_WORDS = 2
"""``Dinas`` alone names none."""
_SHORT_FORMS = {
    "rs": "rumah sakit", "rsj": "rumah sakit jiwa", "rsud": "rumah sakit umum daerah",
    "rsjd": "rumah sakit jiwa daerah",
}  # fmt: skip

Named = tuple[str, SatkerName]
"""A printed text, and the unit that it names."""


def units_of(text: str) -> list[SatkerName]:
    """Return the units that a title names; a form's line names one that may lack its region."""
    found = [unit for unit in find_satker(text) if names_region(unit)]
    label = _LABEL.match(text)
    if found or label is None:
        return found
    named = parse_satker(label.group(1)).value
    return [named] if named is not None and names_region(named) else []


def names_region(unit: SatkerName) -> bool:
    """Say whether a unit stands for a table: it names a region or is an agency of its own."""
    return find_wilayah(unit.name) is not None or len(unit.name.split()) >= 3


def is_government(unit: SatkerName) -> bool:
    """Say whether a unit is a province or a district as a whole, seldom whose table it is."""
    return unit.name.startswith("Pemerintah")


def without_next_label(text: str) -> str:
    """Cut a form's line behind the unit: ``Nama OPD : Badan A Lembar : 1`` up to ``Badan A``."""
    label = _LABEL.match(text)
    return text[: label.end(1)] if label else text


def with_region(unit: SatkerName, lines: Iterable[str]) -> SatkerName:
    """Give a unit without a region that of the only line that names a region and nothing else."""
    if find_wilayah(unit.name) is not None or unit.bagian is not None:
        return unit
    regions = {region for text in lines if (region := _region_alone(text))}
    return _in_region(unit, regions.pop()) if len(regions) == 1 else unit


def same_unit(one: str, other: str) -> bool:
    """Say whether two names are one unit's: ``RS Jiwa …`` and ``Rumah Sakit Jiwa …``."""
    return _spelled(one) == _spelled(other)


def unit_of_officials(lines: Sequence[str]) -> Named | None:
    """The unit of an agreement's first official, in the region of the head of government.

    Several heads of government, or none, leave the unit without a region.
    """
    unit: Named | None = None
    regions: set[Wilayah] = set()
    for text in lines:
        if unit is None and (match := _HEAD_OF_UNIT.match(text)):
            unit = _agency(text, match.group(1))
        elif match := _HEAD_OF_REGION.match(text):
            kind = _REGIONS["".join(match.group(1).lower().split())]
            region = find_wilayah(f"{kind} {match.group(2)}")
            regions |= {region} if region else set()
    if unit is None or len(regions) != 1 or find_wilayah(unit[1].name) is not None:
        return unit
    return unit[0], _in_region(unit[1], regions.pop())


def _agency(text: str, name: str) -> Named | None:
    reading = parse_satker(name)
    if reading.value is None or reading.doubt or len(reading.value.name.split()) < _FEWEST_WORDS:
        return None
    return text, reading.value


def _region_alone(text: str) -> Wilayah | None:
    region = find_wilayah(text) if _REGION_ALONE.match(text) else None
    folded = fold_text(text).replace("kab ", "kabupaten ").replace("propinsi ", "provinsi ")
    return region if region and fold_text(region.nama) == folded else None


def _in_region(unit: SatkerName, region: Wilayah) -> SatkerName:
    return SatkerName(f"{unit.name} {region.nama}", unit.bagian)


def _spelled(name: str) -> str:
    return " ".join(_SHORT_FORMS.get(word, word) for word in fold_text(clean_text(name)).split())

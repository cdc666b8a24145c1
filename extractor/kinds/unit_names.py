"""Units named in several places, or by a form's lines: their region, their one spelling.

A unit that stands for a table or a document names its region or is an agency of its own. What
its own line leaves out is taken from lines that say it plainly: the region alone on a line of the
title (``Provinsi Jawa Barat``), or the office of who signs (``Jabatan : KEPALA BADAN …``) and of
who is above (``Jabatan : GUBERNUR …``). Text that merely speaks of agencies is not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractor.model import Satker
from normalizers.satker import SatkerName, find_satker, parse_satker
from normalizers.satker_spans import SatkerSpan, find_satker_spans
from normalizers.text import clean_text, fold_text
from normalizers.wilayah import (
    ScoredWilayah,
    Wilayah,
    WilayahMatch,
    find_wilayah,
    match_wilayah,
    official_name,
)

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
FULL_SCORE = 100
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
    if not found and (office := _national_office(text)):
        return [office]
    if found or label is None:
        return found or _unsure_units(text)
    named = parse_satker(label.group(1)).value
    return [named] if named is not None and names_region(named) else []


def _unsure_units(text: str) -> list[SatkerName]:
    """``KPU KAB/KOTA BOGOR``: a commission's name that is none of the usual forms."""
    units = []
    for span in find_satker_spans(text):
        if span.what == "commission" and span.wilayah.status in ("matched", "ambiguous"):
            before = fold_text(text[: span.start])
            bagian = "Sekretariat" if before.endswith(("sekretariat", "sekretaris")) else "KPU"
            units.append(SatkerName(span.name, bagian))
    return units


def names_region(unit: SatkerName) -> bool:
    """Say whether a unit stands for a table: it names a region or is an agency of its own."""
    named = match_wilayah(unit.name).status in ("matched", "ambiguous")
    return named or len(unit.name.split()) >= 3


def _national_office(text: str) -> SatkerName | None:
    """``KPU RI`` where a line names it and nothing else; titles of laws name it too."""
    reading = parse_satker(text)
    sure = reading.value is not None and reading.doubt is None
    return reading.value if sure and match_wilayah(text).status == "national" else None


def to_satker(raw: str, unit: SatkerName) -> Satker:
    """Turn a found unit into the contract's satker, with its region's code if that is certain.

    Args:
        raw: the text that names the unit; a province in it helps to tell the region.
        unit: the unit read from it.

    Returns:
        The satker: its region spelled as in the official list, the code and a score of 0-100
        (see `normalizers.wilayah.WilayahMatch`; 100 for a national office, which has no code);
        an ambiguous region leaves the code None, the name as printed and the best score.
    """
    match = _with_province(match_wilayah(unit.name), raw)
    return Satker(
        raw=clean_text(without_next_label(raw)),
        name=official_name(unit.name, match),
        kode_wilayah=match.region.kode if match.region else None,
        score=FULL_SCORE if match.status == "national" else match.score,
    )


def _with_province(match: WilayahMatch, raw: str) -> WilayahMatch:
    """Weigh a unit's region with the province that its text says behind the name."""
    if match.region is None and match.status != "ambiguous":
        return match
    meant = {match.region} if match.region else {one.region for one in match.alternatives}
    for span in find_satker_spans(raw):
        told = span.wilayah
        if match.region and _is_other_province(span, match.region):
            best = ScoredWilayah(match.region, match.score)
            return replace(
                match, status="ambiguous", region=None, alternatives=(best,), reason="province"
            )
        if told.reason == "province" and {one.region for one in told.alternatives} <= meant:
            return told
        if match.region is None and told.region in meant:
            return replace(told, start=match.start, end=match.end)
    return match


def _is_other_province(span: SatkerSpan, region: Wilayah) -> bool:
    """``PROVINSI BENGKULU`` beside ``KPU KABUPATEN LAHAT``, which does not lie in it."""
    said = span.wilayah.region
    other = said is not None and said.kind == "Provinsi" and not region.lies_in(said)
    return other and span.what == "region" and region.kind != "Provinsi"


def is_government(unit: SatkerName) -> bool:
    """Say whether a unit is a government as a whole, or national, seldom whose table it is."""
    national = unit.bagian is not None and match_wilayah(unit.name).status == "national"
    return national or unit.name.startswith("Pemerintah")


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

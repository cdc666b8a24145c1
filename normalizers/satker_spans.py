"""Where a text names units: the commission's (KPU), other agencies', and regions by themselves.

Contract: any case, damaged or not; a name ends where its region ends, which the list of regions
tells, so that no word behind it is eaten. Order of steps: a cheap look for any letters of a head
or a kind; words with places; at each word a KPU with its region, an agency up to its region, a
region with its kind. A KPU without a region (``KPU``, ``KPU Kabupaten/Kota``) is nobody's name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from normalizers.printed_words import Word, find_words, fold_in_place
from normalizers.resources import load_data
from normalizers.satker import MAX_AGENCY_WORDS, MAX_REGION_WORDS, parse_satker
from normalizers.unit_heads import UnitHead, head_at
from normalizers.wilayah import (
    KIP_PROVINCE,
    RegionPlace,
    WilayahMatch,
    kind_at,
    match_of,
    province_behind,
    region_at,
)
from normalizers.wilayah_search import INFERRED, find_region

FEWEST_LETTERS = 3
"""``KPU Kabupaten V``: a mark, and no word of a name."""
PLACEHOLDER = "{satker}"
_MAY_NAME = re.compile(
    r"k[pifo0]u?|xpu|umum|pemil|kab|bup|upa|aten|pro|ovi|ins|k p u|k i p|k a b|k o t|p r o"
)
"""Every head and kind holds one of these even with two wrong letters."""
_IN_AGENCY = re.compile(r"[\s,/&().-]*\Z")

What = Literal["commission", "agency", "region"]


@dataclass(frozen=True, slots=True)
class SatkerSpan:
    """A unit named at [start, end) of a text.

    Attributes:
        start: Where the name begins; the word Sekretariat before a KPU is outside.
        end: Where it ends, a province said behind included.
        what: "commission" (KPU, KIP), "agency" (any other), "region" (with its kind, alone).
        name: The name with the official spelling of its region when that is matched, else as
            printed.
        wilayah: What its region is; "national" for KPU RI.
    """

    start: int
    end: int
    what: What
    name: str
    wilayah: WilayahMatch


def find_satker_spans(text: str) -> list[SatkerSpan]:
    """Find where a text names units.

    Args:
        text: Any text, such as "Persentase KPU Kabupaten Ogan Komerimg IIir yang menetapkan
            jadwal".

    Returns:
        The units in order: here one, "KPU Kabupaten Ogan Komering Ilir", without "yang".
    """
    if _MAY_NAME.search(fold_in_place(text)) is None:
        return []
    words = find_words(text)
    spans: list[SatkerSpan] = []
    at = 0
    while at < len(words):
        found = _commission_at(text, words, at) or _agency_at(text, words, at)
        found = found or _region_alone_at(text, words, at)
        if found is None:
            at += 1
            continue
        spans.append(found[0])
        at = found[1]
    return spans


def mask_satker(text: str, *, commission: str = PLACEHOLDER, other: str = PLACEHOLDER) -> str:
    """Put a placeholder for each unit that a text names with its region.

    Args:
        text: Such as "Sekretariat KPU Kabupaten Lahat menyelenggarakan Pemilu".
        commission: What is put for election commissions.
        other: What is put for other units, and for a region alone.

    Returns:
        "Sekretariat {satker} menyelenggarakan Pemilu"; a second pass changes nothing. Units
        without a region and regions that no list knows stay.
    """
    while True:
        parts: list[str] = []
        behind = 0
        for span in find_satker_spans(text):
            if span.wilayah.status in ("matched", "ambiguous"):
                own = commission if span.what == "commission" else other
                parts += [text[behind : span.start], own]
                behind = span.end
        if not parts:
            return text
        # what a unit was printed against may be told now: "KPUBOGORKPUBOGOR"
        text = "".join([*parts, text[behind:]])


def _commission_at(text: str, words: Sequence[Word], at: int) -> tuple[SatkerSpan, int] | None:
    """KPU RI, or KPU with a region; and the word behind it."""
    head = head_at(words, at)
    if head is None or (head.name == "KIP" and "/" in words[at].gap):
        return None
    next_word = at + head.words
    if next_word >= len(words) or not head.is_followed_by(words[next_word]):
        return None
    if end := _national_end(words, next_word):
        span = SatkerSpan(
            words[at].start, words[end - 1].end, "commission", "KPU RI", WilayahMatch("national")
        )
        return span, end
    place = _region_behind(words, at, next_word)
    if head.name == "KIP" and head.words == 1 and not _may_be_in_aceh(place):
        return None
    if place is None:
        return _unknown_region(text, words, at, head)
    return _span(text, words, at, place, "commission", head.name)


def _may_be_in_aceh(place: RegionPlace | None) -> bool:
    """Elsewhere ``KIP`` is no unit: a commission of information, a student's card."""
    found = place.found.candidates if place is not None else ()
    return any(one.region.provinsi == KIP_PROVINCE for one in found)


def _national_end(words: Sequence[Word], at: int) -> int:
    if words[at].folded == "ri":
        return at + 1
    second = words[at + 1].folded if at + 1 < len(words) else ""
    return at + 2 if (words[at].folded, second) == ("republik", "indonesia") else 0


def _region_behind(words: Sequence[Word], at: int, behind: int) -> RegionPlace | None:
    """The region behind a KPU, with its kind or without."""
    if kind_at(words, behind) is not None:
        place = region_at(words, behind)
        return place if place and _believable(words, place, behind) else None
    if not (words[behind].capital or not words[at].capital):
        return None
    found = find_region(words, behind, None)
    if found is None or (found.reason and found.candidates[0].score < INFERRED):
        return None
    return RegionPlace(behind, behind + found.words, found)


def _believable(words: Sequence[Word], place: RegionPlace, kind: int) -> bool:
    """A damaged name must be printed as a name: with a capital, unless its kind has none."""
    behind = kind_at(words, kind)
    if place.found.candidates[0].score >= INFERRED and not place.found.reason:
        return True
    return behind is not None and (words[behind[1]].capital or not words[kind].capital)


def _unknown_region(
    text: str, words: Sequence[Word], at: int, head: UnitHead
) -> tuple[SatkerSpan, int] | None:
    """``KPU Kabupaten Antah Berantah``: a name by its capitals, but of no region."""
    kind = kind_at(words, at + head.words)
    if kind is None or kind[0] is None or not head.certain or text.isupper():
        return None
    end = kind[1]
    while end < len(words) and end - kind[1] < MAX_REGION_WORDS and _is_name_word(words, end):
        end += 1
    if end == kind[1]:
        return None
    start, last = words[at].start, words[end - 1].end
    name = " ".join(text[start:last].split())
    wilayah = WilayahMatch("unmatched", reason="unknown")
    return SatkerSpan(start, last, "commission", name, wilayah), end


def _is_name_word(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if not (word.may_join and word.capital) or len(word.folded) < FEWEST_LETTERS:
        return False
    if word.folded[0].isdigit():
        return False
    return word.folded not in _ends() and head_at(words, at) is None and not kind_at(words, at)


@cache
def _ends() -> frozenset[str]:
    data = load_data("satker")
    return frozenset(word.lower() for name in ("stops", "small", "heads") for word in data[name])


def _agency_at(text: str, words: Sequence[Word], at: int) -> tuple[SatkerSpan, int] | None:
    """Another agency: a head word, its name, and its region."""
    data = load_data("satker")
    if not words[at].capital or words[at].folded not in data["heads"]:
        return None
    second = words[at + 1].folded if at + 1 < len(words) else ""
    if f"{words[at].folded} {second}" in data["not_agencies"]:
        return None
    end = at + 1
    while end < len(words) and end - at <= MAX_AGENCY_WORDS:
        if not _IN_AGENCY.match(words[end].gap) or head_at(words, end) is not None:
            return None
        if words[end - 1].folded == "dan" and words[end].folded in data["heads"]:
            return None
        place = region_at(words, end)
        if place is not None:
            known = _believable(words, place, end) and words[end].runs_on
            return _span(text, words, at, place, "agency", "") if known else None
        if not _in_agency_name(words[end]):
            return None
        end += 1
    return None


def _in_agency_name(word: Word) -> bool:
    data = load_data("satker")
    if word.folded in data["stops"] or word.folded[0].isdigit():
        return False
    return word.capital or word.folded in data["small"]


def _region_alone_at(text: str, words: Sequence[Word], at: int) -> tuple[SatkerSpan, int] | None:
    """``Kabupaten Lahat``; behind Kota just a name that the list has, for kota is a word too."""
    kind = kind_at(words, at)
    place = region_at(words, at) if kind is not None and kind[0] is not None else None
    if place is None or not _believable(words, place, at):
        return None
    if words[at].folded == "kota" and place.found.candidates[0].score < INFERRED:
        return None
    if place.found.reason == "kind" and not words[at].capital:
        return None
    return _span(text, words, at, place, "region", "")


def _span(
    text: str, words: Sequence[Word], at: int, place: RegionPlace, what: What, head: str
) -> tuple[SatkerSpan, int]:
    behind = province_behind(words, place)
    end = behind.end if behind is not None and not behind.found.reason else place.end
    match = match_of(words, place)
    start, last = words[at].start, words[end - 1].end
    name = " ".join(text[start:last].split())
    if match.region is not None:
        before = head or _agency_name(text[start : match.start])
        name = f"{before} {match.region.nama}".strip()
    return SatkerSpan(start, last, what, name, match), end


def _agency_name(printed: str) -> str:
    """An agency's name without its region, not in capitals."""
    reading = parse_satker(printed) if printed else None
    return reading.value.name if reading and reading.value else " ".join(printed.split())

"""The region that a unit's name means, with its code, how sure that is, and what else it may be.

Contract: exact names cost a lookup; damaged ones are compared by their letters
(`wilayah_search`). Nothing is guessed silently: a name without its kind that is a kabupaten's and
a kota's, a damaged name near to two, a name that only the other kind has, and a province that the
region does not lie in are ambiguous, with all regions it may be. National offices (KPU RI) have
no region, which is no doubt. Source of the list: `wilayah_names`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import Levenshtein

from normalizers.name_costs import EXACT
from normalizers.printed_words import Word, find_words
from normalizers.resources import load_data
from normalizers.unit_heads import head_at
from normalizers.wilayah_names import Wilayah, forms_by_name, ocr_shape, was_province
from normalizers.wilayah_search import (
    INFERRED,
    RegionFound,
    ScoredWilayah,
    find_region,
)

__all__ = ["ScoredWilayah", "Wilayah", "WilayahMatch", "find_wilayah", "match_wilayah"]

MOST_WRONG = 2
"""Wrong letters in a damaged ``Kabupaten`` or ``Provinsi``; shorter words must keep their shape."""
FEWEST_LETTERS = 8
KIP_PROVINCE = "11"
"""Aceh, whose commissions are called KIP (UU 11/2006)."""
MOST_KINDS = 4
"""``Provinsi/Kabupaten/Kota``; more in a row say no more."""
MOST_NAME_WORDS = 5
"""Words of the longest names, and one."""

Status = Literal["matched", "ambiguous", "unmatched", "national"]


@dataclass(frozen=True, slots=True)
class WilayahMatch:
    """What region a text means.

    Attributes:
        status: "matched"; "ambiguous": several are possible, or one that is not certain;
            "unmatched": none; "national": an office of the whole country, which has none.
        region: The region, only when matched.
        score: 0-100 for the region, or for the best alternative: 100 is the name letter by letter
            (blanks and hyphens aside) with its kind, 95 an abbreviation or a name without kind.
        alternatives: All regions that it may be when ambiguous, best first.
        reason: Empty when matched or national; "several", "damaged", "cut", "kind", "words" as
            in `RegionFound`; "province" (the printed province is another one); "unknown" (no
            region has such a name); "missing" (no region is named).
        start: Where the region begins in the text, its kind included; -1 where none is named.
        end: Where it ends, a province behind it not included.
    """

    status: Status
    region: Wilayah | None = None
    score: int = 0
    alternatives: tuple[ScoredWilayah, ...] = ()
    reason: str = ""
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class RegionPlace:
    """A region named at words [start, end) of a text, the kind included."""

    start: int
    end: int
    found: RegionFound


@lru_cache(maxsize=20_000)
def match_wilayah(text: str) -> WilayahMatch:
    """Find the region that the name of a unit means.

    Args:
        text: A unit's name in any case: "KPU Kabupaten Ogan Komerimg IIir", "KPU OKI", "Dinas
            Kesehatan Prov. Jawa Barat", "Kab. Lahat", "KPU RI".

    Returns:
        For these: 16.02 Kabupaten Ogan Komering Ilir with 97, the same with 95, 32 Provinsi Jawa
        Barat and 16.04 Kabupaten Lahat with 100, and "national". "KPU Bogor" is ambiguous:
        32.01 Kabupaten Bogor and 32.71 Kota Bogor.
    """
    words = find_words(text)
    if is_national(words):
        return WilayahMatch("national")
    place, reason = _place_without_kind(words)
    if place is None:
        place, reason = _place_with_kind(words)
    if place is None:
        return WilayahMatch("unmatched", reason=reason)
    return match_of(words, place)


def find_wilayah(text: str) -> Wilayah | None:
    """Return the region that a text names for certain.

    Args:
        text: A unit's name such as "KPU Kabupaten Ogan Komering Ilir".

    Returns:
        The region, or None when none is named, or none that is certain.
    """
    return match_wilayah(text).region


def official_name(name: str, match: WilayahMatch) -> str:
    """Spell a unit's region as the list does.

    Args:
        name: The unit's name as read, such as "KPU OKI".
        match: What `match_wilayah` gives for it.

    Returns:
        "KPU Kabupaten Ogan Komering Ilir", without what is printed behind the region; the name
        itself when its region is not matched.
    """
    return name if match.region is None else f"{name[: match.start]}{match.region.nama}"


@lru_cache(maxsize=20_000)
def kind_of_word(folded: str) -> str | None:
    """Return the kind that a word of `printed_words` names, be it damaged or short.

    Args:
        folded: Such as "kab", "propinsi", "kabupalen", "k0ta".

    Returns:
        "Provinsi", "Kabupaten", "Kota", or None.
    """
    kinds: dict[str, str] = load_data("satker")["kinds"]
    if folded in kinds:
        return kinds[folded]
    shape = ocr_shape(folded)
    for word, kind in kinds.items():
        wrong = Levenshtein.distance(shape, ocr_shape(word), score_cutoff=MOST_WRONG)
        long = len(word) >= FEWEST_LETTERS
        if (wrong == 0 and len(word) > 3) or (long and wrong <= MOST_WRONG):
            return kind
    return None


def kind_at(words: Sequence[Word], at: int) -> tuple[str | None, int] | None:
    """Read the kind that stands at a word.

    Args:
        words: The words of a text.
        at: A place in them.

    Returns:
        The kind and the place behind it: ("Kabupaten", at + 1), (None, at + 2) for
        "Kabupaten/Kota", which says neither; None where no kind stands.
    """
    kind = kind_of_word(words[at].folded)
    if kind is None:
        return None
    end = at + 1
    if end < len(words) and words[end].folded in ("administrasi", "adm") and kind != "Provinsi":
        return kind, end + 1
    either = False
    while (
        end < len(words)
        and end - at < MOST_KINDS
        and words[end].gap.strip() in ("/", "./")
        and (kind_of_word(words[end].folded) is not None)
    ):
        either, end = True, end + 1
    return (None if either else kind), end


def region_at(words: Sequence[Word], at: int) -> RegionPlace | None:
    """Find the region whose kind stands at a word.

    Args:
        words: The words of a text.
        at: Where the kind stands.

    Returns:
        Its place and what it may be; None where no kind stands, or nothing like a name behind it.
    """
    kind = kind_at(words, at)
    if kind is None or kind[1] >= len(words) or not _follows(words[kind[1]]):
        return None
    if kind[0] == "Kota" and _is_local(words, at):
        return None
    found = find_region(words, kind[1], kind[0])
    if found is None:
        return None
    if words[at].folded not in load_data("satker")["kinds"]:
        found = _below(found, EXACT - 1)
    return RegionPlace(at, kind[1] + found.words, found)


def _is_local(words: Sequence[Word], at: int) -> bool:
    """``Kecamatan Kota Padang``: the kind is the beginning of a smaller place's own name."""
    local = load_data("satker")["local_heads"]
    return at > 0 and words[at].runs_on and words[at - 1].folded in local


def _below(found: RegionFound, most: int) -> RegionFound:
    """Lower the scores: the name is right, the word before it is damaged."""
    scored = (ScoredWilayah(c.region, min(c.score, most)) for c in found.candidates)
    return RegionFound(found.words, found.reason, tuple(scored))


def province_behind(words: Sequence[Word], place: RegionPlace) -> RegionPlace | None:
    """Find the province said behind a kabupaten or kota: ``Kabupaten Lahat, Provinsi X``."""
    at = place.end
    if at >= len(words) or words[at].gap.strip() not in ("", ",", "-", "–", "."):
        return None
    if kind_of_word(words[at].folded) != "Provinsi":
        return None
    if all(one.region.kind == "Provinsi" for one in place.found.candidates):
        return None
    return region_at(words, at)


def match_of(words: Sequence[Word], place: RegionPlace) -> WilayahMatch:
    """Say what the region at a place means, weighed with the province said behind it.

    Args:
        words: The words of a text.
        place: The region's place in them.

    Returns:
        Matched or ambiguous, with the places in the text.
    """
    start, end = words[place.start].start, words[place.end - 1].end
    found = _in_its_province(words, place)
    if found.reason:
        best = found.candidates[0].score
        return WilayahMatch("ambiguous", None, best, found.candidates, found.reason, start, end)
    [one] = found.candidates
    return WilayahMatch("matched", one.region, one.score, start=start, end=end)


def _province_said(words: Sequence[Word], place: RegionPlace) -> str | None:
    """The code of the province behind a region, also ``(Bengkulu)``, ``di Provinsi Bengkulu``."""
    behind = province_behind(words, place)
    at = place.end
    if behind is None and at < len(words) and words[at].gap.strip(" ,()-–/.\n\r") == "":
        if all(one.region.kind == "Provinsi" for one in place.found.candidates):
            return None
        at += words[at].folded == "di"
        if at < len(words) and kind_of_word(words[at].folded) == "Provinsi":
            behind = region_at(words, at)
        elif at < len(words):
            behind = _province_without_kind(words, at)
    if behind is None or behind.found.reason:
        return None
    return behind.found.candidates[0].region.kode


def _province_without_kind(words: Sequence[Word], at: int) -> RegionPlace | None:
    """``KPU KABUPATEN BANJAR`` and ``JAWA BARAT``; in a list of names it says nothing."""
    found = find_region(words, at, "Provinsi") if words[at].capital else None
    if found is None or found.candidates[0].score < INFERRED:
        return None
    end = at + found.words
    listed = end < len(words) and (words[end].folded == "dan" or "," in words[end].gap)
    return None if listed else RegionPlace(at, end, found)


def _in_its_province(words: Sequence[Word], place: RegionPlace) -> RegionFound:
    """Leave out what lies in other provinces; a region of another province is in doubt."""
    found = place.found
    provinsi = _province_said(words, place)
    if provinsi is None:
        return found
    inside = tuple(c for c in found.candidates if was_province(c.region.kode, provinsi))
    if not inside:
        return RegionFound(found.words, "province", found.candidates)
    if not found.reason:
        return found
    if found.reason not in ("several", "damaged") or len(inside) > 1:
        return RegionFound(found.words, found.reason, inside)
    one = ScoredWilayah(inside[0].region, min(inside[0].score, INFERRED))
    return RegionFound(found.words, "", (one,))


def is_national(words: Sequence[Word]) -> bool:
    """Say whether a name is of an office of the whole country: KPU RI, Kementerian Keuangan."""
    folded = [word.folded for word in words]
    if not folded or any(kind_of_word(word) for word in folded) or _ends_with_region(words):
        return False
    if folded[0] in load_data("satker")["national"]:
        return True
    if folded[-1] != "ri" and folded[-2:] != ["republik", "indonesia"]:
        return False
    at = _behind_head(words)
    return at == 0 or at == len(words) or folded[at] in ("ri", "republik")


def _ends_with_region(words: Sequence[Word]) -> bool:
    """``Kementerian Agama Lahat`` is an office in a region."""
    for size in range(1, min(len(words), MOST_NAME_WORDS)):
        name = "".join(word.folded for word in words[-size:])
        if words[-size].capital and any(f.form == "name" for f in forms_by_name().get(name, ())):
            return True
    return False


def _follows(word: Word) -> bool:
    """Whether a name may begin behind its kind: space, a dot or a colon between."""
    return word.may_join or word.gap.strip() in (":", ".:")


def _place_with_kind(words: Sequence[Word]) -> tuple[RegionPlace | None, str]:
    """The first certain region behind a kind; else the first that may be one."""
    unsure: RegionPlace | None = None
    unknown = False
    at = 0
    while at < len(words):
        kind = kind_at(words, at)
        if kind is None:
            at += 1
            continue
        place = region_at(words, at)
        at = kind[1]
        if place is None:
            unknown = unknown or _names_something(words, at)
            continue
        of_province = all(c.region.kind == "Provinsi" for c in place.found.candidates)
        if of_province and (unknown or unsure):
            break
        if not place.found.reason:
            return place, ""
        unsure = unsure or place
    if unsure is None:
        return None, "unknown" if unknown else _without_any(words)
    return unsure, unsure.found.reason


def _names_something(words: Sequence[Word], at: int) -> bool:
    """Whether a name stands behind a kind: ``Kabupaten LHXT``, but not ``Tata Kota dan …``."""
    if at >= len(words) or not _follows(words[at]):
        return False
    word = words[at]
    return word.folded not in ("dan", "se") and kind_of_word(word.folded) is None


def _without_any(words: Sequence[Word]) -> str:
    """Why a name without a kind has no region: it names none, or one that nobody knows."""
    at = _behind_head(words)
    agency = at < len(words) and words[at].folded in load_data("satker")["heads"]
    named = at < len(words) and not agency and kind_of_word(words[at].folded) is None
    return "unknown" if named else "missing"


def _place_without_kind(words: Sequence[Word]) -> tuple[RegionPlace | None, str]:
    """A region behind KPU, or a text that is nothing but a region's name."""
    at = _behind_head(words)
    if at == len(words) or kind_of_word(words[at].folded) is not None:
        return None, "missing"
    if words[at].folded in load_data("satker")["heads"]:
        return None, "missing"
    found = find_region(words, at, None)
    if found is None or (at == 0 and found.words < len(words)):
        return None, "unknown"
    return RegionPlace(at, at + found.words, found), found.reason


def _behind_head(words: Sequence[Word]) -> int:
    """Where the name goes on behind ``Sekretariat KPU`` or ``Ketua Komisi Pemilihan Umum``."""
    at = 0
    before = load_data("satker")["before_region"]
    while at < len(words) and words[at].folded in before:
        at += 1
    head = head_at(words, at) if at < len(words) else None
    return at + head.words if head else 0

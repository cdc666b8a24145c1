"""Volumes: a count and what is counted ("12 Lap" is 12 laporan).

Contract: the count is read as `numerals` reads it, the unit by the spellings of data/units.yaml,
then by likeness. Likeness without doubt needs a word of six letters, a high score and no second
unit near; everything else that is guessed says so. Source: domain/noise.md sections 2 and 4.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from normalizers.numerals import (
    MAX_CELL,
    UNKNOWN,
    Number,
    Separators,
    find_numerals,
    readable,
    weigh_numeral,
)
from normalizers.reading import AMBIGUOUS, UNPARSED, Measure, Reading
from normalizers.resources import load_data
from normalizers.terbilang import parse_terbilang
from normalizers.text import (
    clean_text,
    compact,
    fold_lookalikes,
    fold_text,
    has_lookalike_digits,
)

MIN_LIKENESS = 75.0
"""Below this, 'Kejiata' for 'kegiatan' (80) would drown in chance likenesses."""
SURE_LIKENESS = 80.0
SURE_MARGIN = 10.0
"""How far the second unit must stay behind for a likeness to need no doubt."""
SURE_LETTERS = 6
"""Shorter words are one slip away from too many units ('lapil': dapil or laporan?)."""
MAX_SHORT = 2
"""'5OB' may be 5 OB or 50 B: an abbreviation this short, glued on, does not tell."""
MAX_UNIT = 40
"""Longer than any unit's name; more words are a description."""

_CORE = r"[0-9]++(?:[.,][0-9]++)*+"
_VOLUME = re.compile(
    rf"(?P<core>{_CORE}) ?(?:\((?P<words>[^()0-9]{{3,120}})\))? ?(?P<unit>[^0-9].*)"
)
_SPLIT = re.compile(r"(?P<core>[0-9] [0-9]) ?(?P<unit>[^0-9 ].*)")
_LETTER_ONE = re.compile(r"[iIl|] (?P<unit>[^0-9]+)")
_LETTERED = re.compile(r"(?P<core>[0-9][0-9.,OoIl|]{0,20}[OoIl|]) ?(?P<unit>[^0-9 ].*)")
_DIGIT_LETTERS = str.maketrans("OoIl|", "00111")
_SUPERSCRIPT = re.compile(r"(?<=[Mm])( ?)([²³])")
_PLAIN_UNIT = re.compile(r"[A-Za-z][A-Za-z /.&()-]*+[23]?[A-Za-z /.&()-]*+[.,;]?")
_TIMES = {
    "ribu": 10**3, "rb": 10**3, "juta": 10**6, "jt": 10**6, "milyar": 10**9, "miliar": 10**9,
    "triliun": 10**12, "trilyun": 10**12,
}  # fmt: skip
_MULTIPLIED = re.compile(
    rf"(?P<core>{_CORE}) ?(?P<times>{'|'.join(_TIMES)}) (?P<unit>[^0-9].*)", re.IGNORECASE
)
_COUNTED = re.compile(
    rf"(?P<core>{_CORE}) ?(?P<unit>(?:[A-Z]{{2}}|[A-Za-z]{{3}})[A-Za-z]{{0,20}}"
    r"(?P<more>(?: ?/ ?| )[A-Za-z]{2,20}){0,2})[.;]?"
)
_NO_UNIT = frozenset(
    {"dan", "dari", "per", "atau", "sampai", "hingga", "untuk", "yang", "pada", "januari",
     "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober",
     "november", "desember", *_TIMES}
)  # fmt: skip
"""Words that follow a number without being counted."""
_NOT_COUNTED = frozenset({"rupiah", "persen"})
"""Units of a satuan column that make no volume: '5 rupiah' is an amount."""


@dataclass(frozen=True, slots=True)
class _Unit:
    name: str
    reason: str = ""


def parse_volume(text: str, separators: Separators = UNKNOWN) -> Measure:
    """Read a cell that should hold a count with its unit.

    Args:
        text: The cell, such as "12 Lap", "11Laporan", "1 (satu) Laporan", "12 Bln", "1 2 bulan"
            (12, in doubt), "1 Kejiata" (1 kegiatan), "i tayanan" (1 layanan, in doubt).
        separators: What `infer_separators` found for the column.

    Returns:
        A measure of kind "volume" ("4 juta ekor" counts 4000000 ekor); of kind "text",
        "value-unparsed", when the text is no volume.
    """
    raw = clean_text(text)
    if len(raw) > MAX_CELL:
        return _no_volume(raw, "too-long")
    folded = fold_lookalikes(_square(raw))
    if match := _MULTIPLIED.fullmatch(folded):
        return _read_multiplied(raw, match, separators)
    if match := _SPLIT.fullmatch(folded):
        return _read_split(raw, match)
    if match := _LETTERED.fullmatch(folded):
        return _read_lettered(raw, match, separators)
    if match := _LETTER_ONE.fullmatch(folded):
        return _read_letter_one(raw, match)
    if match := _VOLUME.fullmatch(folded):
        return _read_count(raw, match, separators)
    return _read_inside(raw, folded, separators)


_SCALES = (
    "ratus", "ribu", "juta", "miliar", "milyar", "triliun", "bilyun", "puluh", "persen",
    "persentase",
)  # fmt: skip
"""Words that change the number before them; a misprint of one is no unit."""
_NEAR = 75


def parse_count(text: str, separators: Separators = UNKNOWN) -> Measure:
    """Read a count of things that the list of units does not know, for a column of measures.

    Only where nothing else can stand: "12 Pelaksana" elsewhere is a number and a label.

    Args:
        text: The cell, such as "30 LPK", "225 industri", "275 SIUP / SIPI", "8 badan air".
        separators: What `infer_separators` found for the column.

    Returns:
        A measure of kind "volume" whose unit is as printed, always in doubt: "unit-unknown",
        for several words "words-left-over"; of kind "text", "value-unparsed", for anything else.
    """
    raw = clean_text(text)
    match = _COUNTED.fullmatch(fold_lookalikes(raw)) if len(raw) <= MAX_UNIT else None
    words = fold_text(match["unit"]).split() if match else []
    # One letter is no unit: "5 M" may be five milliard, "10 m" ten metres.
    if match is None or _NO_UNIT & set(words) or words[0].endswith("nya") or len(words[0]) < 2:
        return _no_volume(raw, "not-a-volume")
    reading = weigh_numeral(raw, match["core"], separators, "count")
    if any(fuzz.ratio(words[0], word) >= _NEAR for word in _SCALES):
        return _no_volume(raw, "not-a-volume")
    several = " " in match["unit"].replace(" / ", "/")
    doubt = reading.reason or ("words-left-over" if several else "unit-unknown")
    return _volume(raw, reading.value, match["unit"], doubt, reading.alternatives)


def parse_unit(text: str) -> str | None:
    """Give the canonical unit of a bare word, by its known spellings only.

    Args:
        text: The word, such as "Lap", "dokumen", "Bln.", "m²", "%".

    Returns:
        "laporan", "dokumen", "bulan", "meter persegi", "persen"; None for an unknown word.
    """
    return _spellings().get(_key(text)) if len(text) <= MAX_CELL else None


def _key(text: str) -> str:
    return compact(_square(text))


def _square(text: str) -> str:
    """'m²' and 'm ²' are m2; a superscript anywhere else is a footnote, not a digit."""
    return _SUPERSCRIPT.sub(lambda match: {"²": "2", "³": "3"}[match[2]], text)


@cache
def _spellings() -> dict[str, str]:
    table: dict[str, str] = {}
    for name, spellings in load_data("units")["units"].items():
        for spelling in (name, *spellings):
            table.setdefault(_key(spelling), name)
    return table


def _find_unit(text: str) -> _Unit | None:
    """The unit a text names; signs that belong to no unit's name are words left over."""
    unit = _search_unit(text)
    if unit is None or unit.name in _NOT_COUNTED:
        return None
    return unit if _PLAIN_UNIT.fullmatch(text) else _Unit(unit.name, "words-left-over")


def _search_unit(text: str) -> _Unit | None:
    """Whole text first, then its likeness, then its first words with the rest left over."""
    words = fold_text(text).split()
    if not words or len(words) > 12:
        return None
    known = _spellings()
    if name := known.get("".join(words)):
        return _Unit(name)
    if guess := _guess_unit("".join(words)):
        whole = len(words) == len(guess.name.split())
        return guess if whole else _Unit(guess.name, "unit-guessed")
    for length in (3, 2, 1):
        if length < len(words) and (name := known.get("".join(words[:length]))):
            return _Unit(name, "words-left-over")
    return None


def _guess_unit(word: str) -> _Unit | None:
    if not 3 <= len(word) <= MAX_UNIT or any(char.isdigit() for char in word):
        return None
    choices = [key for name in load_data("units")["units"] if len(key := _key(name)) >= 4]
    ranked = process.extract(word, choices, scorer=fuzz.ratio, limit=10, score_cutoff=60.0)
    if not ranked or ranked[0][1] < MIN_LIKENESS:
        return None
    name, best = _spellings()[ranked[0][0]], ranked[0][1]
    second = max((score for key, score, _ in ranked if _spellings()[key] != name), default=0.0)
    clear = (
        best >= SURE_LIKENESS
        and best - second >= SURE_MARGIN
        and min(len(word), len(name)) >= SURE_LETTERS
    )
    return _Unit(name, "" if clear else "unit-guessed")


def _read_count(raw: str, match: re.Match[str], separators: Separators) -> Measure:
    unit = _find_unit(match["unit"])
    if unit is None or match["unit"][0] in ".,/%-":
        return _no_volume(raw, "not-a-volume")
    reading = _weigh(raw, match["core"], unit.name, separators)
    if unit.reason == "words-left-over" and find_numerals(match["unit"]):
        return _several(raw, core=match["core"], rest=match["unit"])
    reason = reading.reason or unit.reason
    alternatives: tuple[Number, ...] = reading.alternatives
    if match["words"]:
        words = parse_terbilang(match["words"])
        if words.value is None or words.doubt:
            reason = reason or "words-left-over"
        elif reading.value is not None and words.value != reading.value:
            reason, alternatives = "terbilang-mismatch", (reading.value, words.value)
    if has_lookalike_digits(raw):
        reason = reason or "lookalike-digits"
    return _volume(raw, reading.value, unit.name, reason, alternatives)


def _read_multiplied(raw: str, match: re.Match[str], separators: Separators) -> Measure:
    """'4 juta ekor': the count is in millions."""
    unit = _find_unit(match["unit"])
    reading = weigh_numeral(raw, match["core"], separators, "number")
    if unit is None or reading.value is None:
        return _no_volume(raw, "not-a-volume")
    if find_numerals(match["unit"]):
        return Measure(raw, "volume", None, doubt=AMBIGUOUS, reason="two-values")
    times = _TIMES[match["times"].lower()]
    product = reading.value * times
    value = int(product) if product == int(product) else product
    others = tuple(other * times for other in reading.alternatives)
    return _volume(raw, value, unit.name, reading.reason or unit.reason, others)


def _several(raw: str, core: str, rest: str) -> Measure:
    """'12 Laporan 4 kali': two counts met in one cell."""
    cores = (core, *(match.group() for match in find_numerals(rest)))
    values = readable(weigh_numeral(raw, core, style="count") for core in cores)
    return Measure(raw, "volume", None, doubt=AMBIGUOUS, reason="two-values", alternatives=values)


def _weigh(raw: str, core: str, unit: str, separators: Separators) -> Reading[Number]:
    """Whole things are grouped by threes; what is measured may have three decimals."""
    measured = unit in load_data("units")["continuous"]
    return weigh_numeral(raw, core, separators, "number" if measured else "count")


def _read_split(raw: str, match: re.Match[str]) -> Measure:
    """'1 2 bulan': 12 with a gap, or a number of a list and 2."""
    unit = _find_unit(match["unit"])
    if unit is None:
        return _no_volume(raw, "not-a-volume")
    first, second = match["core"].split()
    joined = int(first + second)
    return _volume(raw, joined, unit.name, "digits-split", (joined, int(second)))


def _read_lettered(raw: str, match: re.Match[str], separators: Separators) -> Measure:
    """'1O Laporan': letters among the digits, unless they begin the unit ('1layanan')."""
    core, unit = match["core"], match["unit"]
    for cut in range(len(core.rstrip("OoIl|")), len(core)):
        glued = core[cut:] + match.string[len(core) :]
        if (name := _spellings().get(_key(glued))) and _PLAIN_UNIT.fullmatch(glued):
            digits = core[:cut]
            reading = _weigh(raw, digits.translate(_DIGIT_LETTERS), name, separators)
            sure = not re.search("[OoIl|]", digits) and len(_key(glued)) > MAX_SHORT
            reason = reading.reason if sure else "lookalike-digits"
            return _volume(raw, reading.value, name, reason, ())
    found = _find_unit(unit)
    if found is None:
        return _no_volume(raw, "not-a-volume")
    reading = _weigh(raw, core.translate(_DIGIT_LETTERS), found.name, separators)
    return _volume(raw, reading.value, found.name, "lookalike-digits", ())


def _read_letter_one(raw: str, match: re.Match[str]) -> Measure:
    """'i tayanan': a letter that looks like 1 before a unit."""
    unit = _find_unit(match["unit"])
    if unit is None or unit.reason == "words-left-over":
        return _no_volume(raw, "no-digits")
    return _volume(raw, 1, unit.name, "lookalike-digits", ())


def _read_inside(raw: str, folded: str, separators: Separators) -> Measure:
    """'Dokumen 4 kali', 'minimal 3 laporan': one count among other words."""
    found = find_numerals(folded)
    if len(found) != 1:
        return _no_volume(raw, "not-a-volume" if found else "no-digits")
    behind = folded[found[0].end() :].strip()
    before = folded[: found[0].start()]
    unit = _find_unit(behind) if behind[:1].isalpha() else None
    if unit is None or (before[-1:].isalnum() or before[-1:] in "/-."):
        return _no_volume(raw, "not-a-volume")
    reading = _weigh(raw, found[0].group(), unit.name, separators)
    return _volume(raw, reading.value, unit.name, "words-left-over", reading.alternatives)


def _volume(
    raw: str, value: Number | None, unit: str, reason: str, alternatives: tuple[Number, ...]
) -> Measure:
    if value is None:
        return _no_volume(raw, reason)
    doubt = AMBIGUOUS if reason else None
    return Measure(
        raw, "volume", value, unit=unit, doubt=doubt, reason=reason, alternatives=alternatives
    )


def _no_volume(raw: str, reason: str) -> Measure:
    return Measure(raw, "text", None, doubt=UNPARSED, reason=reason)

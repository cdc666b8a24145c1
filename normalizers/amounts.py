"""Rupiah: pagu, realisasi, anggaran, biaya.

Contract: rupiah are grouped by threes, so one dot before three digits groups here ("2.000" is
2000). Digits are never corrected; a prefix in look-alike letters, spaces among the digits, broken
groups or words around the amount are doubts. Order of steps: clean, fold look-alikes, take off
prefix, suffix and scale word, read the numeral; if words are left, look for the one amount inside.
Source: domain/rules.md section 8, domain/noise.md section 4.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from normalizers.missing import is_missing
from normalizers.numerals import (
    MAX_CELL,
    UNKNOWN,
    Number,
    Separators,
    close_gaps,
    doubt_sign,
    find_numerals,
    is_grouped,
    readable,
    split_numeral,
    weigh_numeral,
)
from normalizers.reading import Reading, ambiguous, doubted, unparsed
from normalizers.text import (
    clean_text,
    fold_lookalikes,
    has_lookalike_digits,
    has_lookalike_letters,
    is_spreadsheet_error,
)

_PREFIX = r"(?:(?<![A-Za-z])(?:[RK]p|IDR)(?![A-Za-z])\s{0,20}+[.,:]?\s{0,20}+)"
_SUFFIX = r"(?:\s{0,3}[.,]\s{0,3}[-–—=−]{1,3}|[-–—=]{1,2}(?![0-9\s]))"
_DIGITS = r"[0-9]++(?:[.,][0-9]++)*+"
_SPACED = r"[0-9]{1,3}(?: [0-9]{3}){1,9}(?:,[0-9]{1,2})?"
_SCALE = r"(?:ribu|rb|juta|jt|mil+[iy]ar+d?|tril+i?[iy]un|M|T)(?![A-Za-z])"

_AMOUNT = re.compile(
    rf"(?P<prefix>{_PREFIX}{{0,4}}+)(?P<sign>-?)(?P<open>\(?)(?P<core>{_DIGITS})"
    rf"(?P<suffix>{_SUFFIX}?)(?P<close>\)?)[.,;]?(?: ?(?P<scale>{_SCALE}))?\.?(?: rupiah)?",
    re.IGNORECASE,
)
_SPACED_AMOUNT = re.compile(
    rf"(?P<prefix>{_PREFIX}{{0,4}}+)(?P<core>{_SPACED})(?:{_SUFFIX})?", re.IGNORECASE
)
_ONLY_PREFIX = re.compile(rf"{_PREFIX}{{1,4}}+", re.IGNORECASE)
_BEFORE = r"(?<![0-9A-Za-z/])(?<![0-9][.,])"
_FIND = re.compile(
    rf"{_PREFIX}{{1,4}}+{_DIGITS}{_SUFFIX}?(?:\s?{_SCALE})?"
    rf"|(?<![A-Za-z])Rp[a-z][0-9]{{1,3}}(?:\.[0-9]{{3}}){{2,9}}(?:,[0-9]{{1,2}})?(?![0-9]|[.,][0-9])"
    rf"|{_BEFORE}[0-9]{{1,3}}(?:\.[0-9]{{3}}){{3,9}}(?:,[0-9]{{1,2}})?(?![0-9]|[.,][0-9]){_SUFFIX}?",
    re.IGNORECASE,
)
_DOUBLED_MARK = re.compile(r"(?<=[0-9]{3})[.,] ?[.,](?=[0-9]{2}(?![0-9]))")
"""``4.430.638.,00``: a mark for the group that does not come, and one for the cents."""
_GAP_IN_DIGITS = re.compile(r"(?<=[0-9.,]) (?=[0-9.,])")
_SELF_EVIDENT = 3
"""From three groups on, two amounts side by side never join to well-formed groups."""
_ZEROS = {"ribu": 3, "rb": 3, "juta": 6, "jt": 6, "m": 9, "t": 12}
_ABBREVIATED = frozenset({"m", "t"})


def parse_amount(text: str, separators: Separators = UNKNOWN) -> Reading[Number]:
    """Read a cell that should hold an amount of rupiah.

    Args:
        text: The cell, such as "Rp. Rp. 24.968.882.000,-" or "Rp 1,2 miliar".
        separators: What `infer_separators` found for the column.

    Returns:
        Whole rupiah as int, cents as Decimal; None without doubt for '-' and 'nihil'; otherwise a
        doubt: "lookalike-letters" for 'Кр 73.023.000' in Cyrillic, "grouping-broken" for
        '12.34.567', "words-left-over" when the amount stands among other words.
    """
    raw = clean_text(text)
    if is_missing(raw):
        return Reading(raw, None)
    if len(raw) > MAX_CELL:
        return unparsed(raw, "too-long")
    if is_spreadsheet_error(raw):
        return unparsed(raw, "not-a-number")
    folded = fold_lookalikes(raw)
    if is_missing(_ONLY_PREFIX.sub("", folded, count=1)):
        return Reading(raw, None) if "-" in folded else unparsed(raw, "no-digits")
    reading = _read_whole(raw, folded, separators) or _read_inside(raw, folded, separators)
    if has_lookalike_digits(raw):
        return doubted(reading, "lookalike-digits")
    return doubted(reading, "lookalike-letters") if has_lookalike_letters(raw) else reading


def is_amount(text: str) -> bool:
    """Say whether a cell looks like an amount, for telling what a column holds.

    Args:
        text: The cell: "199.880.000", "Rp 5.000" and "5.000,-" do, "2.000" and "0" do not.

    Returns:
        True with a Rp prefix, a ",-" suffix, or two or more groups of three.
    """
    folded = fold_lookalikes(clean_text(text))
    if len(folded) > MAX_CELL:
        return False
    if match := _SPACED_AMOUNT.fullmatch(folded):
        return bool(match["prefix"])
    match = _AMOUNT.fullmatch(_DOUBLED_MARK.sub(",", folded))
    if match is None:
        return _broken_amount(folded) is not None
    numeral = split_numeral(match["core"])
    if numeral is None:
        return False
    readable_as_one = numeral.whole is not None or numeral.fraction is not None
    readable_as_one = readable_as_one or numeral.cents is not None
    grouped = readable_as_one and sum(len(group) == 3 for group in numeral.groups[1:]) >= 2
    scaled = match["scale"] is not None and match["scale"].lower() not in _ABBREVIATED
    return bool(match["prefix"] or match["suffix"]) or grouped or scaled


def find_amounts(text: str) -> list[tuple[int, int, str]]:
    """Find the amounts of running text.

    Args:
        text: Prose, such as "sebesar Rp. 28.643.714.199 atau sebesar 95,00 %".

    Returns:
        (start, end, raw) of each amount with a Rp prefix, and of each bare numeral with three or
        more groups after the first; smaller bare numerals may count voters, not rupiah. A letter
        that slipped between Rp and two groups or more ("Rpb3.436.893.000,00") is kept in raw.
    """
    folded = fold_lookalikes(text)
    return [(m.start(), m.end(), text[m.start() : m.end()]) for m in _FIND.finditer(folded)]


def _read_whole(raw: str, folded: str, separators: Separators) -> Reading[Number] | None:
    if match := _AMOUNT.fullmatch(folded):
        return _read_match(raw, match, separators)
    if match := _SPACED_AMOUNT.fullmatch(folded):
        return _read_spaced(raw, match, separators)
    if match := _AMOUNT.fullmatch(_DOUBLED_MARK.sub(",", folded)):
        return doubted(_read_match(raw, match, separators), "grouping-broken")
    closed = close_gaps(folded)
    if closed != folded and (match := _AMOUNT.fullmatch(closed)):
        reading = _read_match(raw, match, separators)
        parts = tuple(_inner_values(raw, folded, separators))
        return replace(
            doubted(reading, "digits-split"),
            alternatives=tuple(dict.fromkeys((*readable([reading]), *parts))),
        )
    return _read_broken(raw, folded, separators)


def _read_broken(raw: str, folded: str, separators: Separators) -> Reading[Number] | None:
    """'1.199.36 2.500': a narrow cell broke the digits; only one way back makes whole groups."""
    match = _broken_amount(folded)
    return doubted(_read_match(raw, match, separators), "digits-split") if match else None


def _broken_amount(folded: str) -> re.Match[str] | None:
    match = _AMOUNT.fullmatch(_GAP_IN_DIGITS.sub("", folded))
    if match is None or any(_is_whole(part) for part in folded.split(" ")):
        return None
    return match if _is_whole(match["core"]) else None


def _is_whole(text: str) -> bool:
    """Groups of three so many that they cannot be chance, with cents or without."""
    numeral = split_numeral(text)
    if numeral is None:
        return False
    cents = len(set(numeral.marks)) == 2 and len(numeral.groups[-1]) == 2
    groups = numeral.groups[:-1] if cents else numeral.groups
    return len(groups) >= _SELF_EVIDENT and is_grouped(groups)


def _read_match(raw: str, match: re.Match[str], separators: Separators) -> Reading[Number]:
    scale = (match["scale"] or "").lower()
    reading = weigh_numeral(raw, match["core"], separators, "scaled" if scale else "amount")
    if scale:
        reading = _scaled(reading, scale)
    reading = _without_cents(reading)
    if match["sign"] or (match["open"] and match["close"]):
        reading = doubt_sign(reading)
    elif match["open"] or match["close"]:
        reading = doubted(reading, "words-left-over")
    return _doubt_prefix(reading, match["prefix"])


def _read_spaced(raw: str, match: re.Match[str], separators: Separators) -> Reading[Number]:
    """'Rp 47 790 666 000': sure with a prefix and two gaps or more, else two cells may have met."""
    reading = weigh_numeral(raw, match["core"].replace(" ", "."), separators, "amount")
    reading = _doubt_prefix(_without_cents(reading), match["prefix"])
    if match["prefix"] and match["core"].count(" ") > 1:
        return reading
    return doubted(reading, "digits-split")


def _doubt_prefix(reading: Reading[Number], prefix: str) -> Reading[Number]:
    """A 'Kp' for 'Rp': the digits were read no better."""
    return doubted(reading, "lookalike-letters") if "k" in prefix.lower() else reading


def _read_inside(raw: str, folded: str, separators: Separators) -> Reading[Number]:
    """Find the one unmistakable amount among other words, else give up."""
    if (moved := _read_around_prefix(raw, folded, separators)) is not None:
        return moved
    spans = [m for m in _INSIDE.finditer(folded) if is_amount(m.group())]
    if not spans:
        return unparsed(raw, "not-an-amount" if re.search("[0-9]", folded) else "no-digits")
    readings = [r for m in spans if (r := _read_whole(raw, m.group(), separators)) is not None]
    values = readable(readings)
    if len(values) != 1:
        return ambiguous(raw, None, "two-values", values) if values else unparsed(raw, "too-long")
    if larger := _larger_beside(folded, spans, values[0]):
        return ambiguous(raw, None, "two-values", (values[0], *larger))
    joined = _joined_before(folded, spans[0])
    alternatives = (values[0], joined) if joined is not None else readings[0].alternatives
    return ambiguous(raw, values[0], "words-left-over", alternatives)


_INSIDE = re.compile(
    rf"(?:{_PREFIX}{{1,4}}+(?:{_SPACED}(?![0-9.,])|{_DIGITS})|(?<![0-9])(?<![0-9][.,]){_DIGITS})"
    rf"{_SUFFIX}?(?: ?{_SCALE})?",
    re.IGNORECASE,
)


def _read_around_prefix(raw: str, folded: str, separators: Separators) -> Reading[Number] | None:
    """'1.506.190.00 Rp 0': the prefix stood beside an amount that broke over two lines."""
    before, prefix, after = _parted_by_prefix(folded)
    if not (prefix and before[-1:].isdigit() and after[:1].isdigit()):
        return None
    return _read_broken(raw, f"{prefix.strip()} {before} {after}", separators)


def _parted_by_prefix(folded: str) -> tuple[str, str, str]:
    match = _ONLY_PREFIX.search(folded)
    if match is None:
        return folded, "", ""
    return folded[: match.start()].rstrip(), match.group(), folded[match.end() :]


def _larger_beside(folded: str, spans: list[re.Match[str]], value: Number) -> tuple[Number, ...]:
    """Numbers outside the amount with more digits than it: it is but a part of what is printed."""
    rest = folded
    for span in reversed(spans):
        rest = f"{rest[: span.start()]} {rest[span.end() :]}"
    numerals = [n for m in find_numerals(rest) if (n := split_numeral(m.group())) is not None]
    return tuple(numeral.joined for numeral in numerals if numeral.joined > value)


def _joined_before(folded: str, match: re.Match[str]) -> int | None:
    """'18 461.296.000': a column number met the amount, or the first group lost its dot."""
    digits = re.search(r"(?<![0-9.,])([0-9]{1,3}) $", folded[: match.start()][-8:])
    if digits is None:
        return None
    numeral = split_numeral(f"{digits[1]}.{match.group()}".rstrip(".,-–—=− "))
    if numeral is None or not is_grouped(numeral.groups):
        return None
    return numeral.joined


def _inner_values(raw: str, folded: str, separators: Separators) -> list[Number]:
    found = (match for match in _INSIDE.finditer(folded) if is_amount(match.group()))
    readings = (_read_whole(raw, match.group(), separators) for match in found)
    return list(readable(r for r in readings if r is not None))


def _scaled(reading: Reading[Number], scale: str) -> Reading[Number]:
    """Multiply by the scale word, exactly: 'Rp 1,2 miliar' is 1200000000."""
    zeros = _ZEROS.get(scale) or (9 if scale.startswith("mil") else 12)
    if reading.value is None:
        return reading
    reading = replace(
        reading,
        value=_shift(reading.value, zeros),
        alternatives=tuple(_shift(value, zeros) for value in reading.alternatives),
    )
    return doubted(reading, "scale-abbreviated") if scale in _ABBREVIATED else reading


def _shift(value: Number, zeros: int) -> Number:
    return _to_int(Decimal(f"{Decimal(value):f}E{zeros}"))


def _without_cents(reading: Reading[Number]) -> Reading[Number]:
    """Whole rupiah are ints even where ',00' is printed."""
    if reading.value is None:
        return reading
    alternatives = tuple(_to_int(value) for value in reading.alternatives)
    return replace(reading, value=_to_int(reading.value), alternatives=alternatives)


def _to_int(value: Number) -> Number:
    return int(value) if value == int(value) else value

"""A cell's one plain number: with a sign, in brackets, as a bound or a range.

Builds on `normalizers.numerals`, which reads the digits.
"""

from __future__ import annotations

import re

from normalizers.missing import is_missing
from normalizers.numerals import (
    MAX_CELL,
    UNKNOWN,
    Number,
    Separators,
    Style,
    close_gaps,
    doubt_sign,
    find_numerals,
    negate,
    readable,
    weigh_numeral,
)
from normalizers.reading import Reading, ambiguous, doubted, unparsed
from normalizers.text import clean_text, fold_lookalikes, has_lookalike_digits

_SIGNED = re.compile(r"(?P<sign>[-−–]?)(?P<core>[0-9]++(?:[.,][0-9]++)*+)(?P<tail>[.,]?)")
_BRACKETED = re.compile(r"\((?P<core>[0-9]++(?:[.,][0-9]++)*+)\)")
_BOUND = re.compile(r"[<>≤≥=]{1,2} ?(?P<core>[0-9]++(?:[.,][0-9]++)*+)")
"""``≥ 75``: one figure, which is an end of what is meant."""
_RANGE = re.compile(
    r"(?P<low>[0-9]++(?:[.,][0-9]++)*+) ?(?:[-–—]|s\.? ?/?d\.?|sampai(?: dengan)?|hingga) ?"
    r"(?P<high>[0-9]++(?:[.,][0-9]++)*+)",
    re.IGNORECASE,
)
_DIGIT_LETTERS = str.maketrans("OoIl|", "00111")
_MIXED_TOKEN = re.compile(r"[0-9OoIl|]++(?:[.,][0-9OoIl|]++)*+")


def parse_number(text: str, separators: Separators = UNKNOWN) -> Reading[Number]:
    """Read a cell that should hold one plain number.

    Args:
        text: The cell, such as "98,5" (sure), "1.234" (1234, or 1.234: in doubt), "98.5" (in doubt
            without column evidence, against the convention), "-" (nothing).
        separators: What `infer_separators` found for the column.

    Returns:
        An int when no decimals are printed, else a Decimal; a doubt "value-ambiguous" with the
        readings weighed, or "value-unparsed".
    """
    raw = clean_text(text)
    if is_missing(raw):
        return Reading(raw, None)
    if len(raw) > MAX_CELL:
        return unparsed(raw, "too-long")
    folded = fold_lookalikes(raw)
    reading = _read_folded(raw, folded, separators)
    if has_lookalike_digits(raw):
        return doubted(reading, "lookalike-digits")
    return reading


def _read_folded(raw: str, folded: str, separators: Separators) -> Reading[Number]:
    if match := _SIGNED.fullmatch(folded):
        reading = weigh_numeral(raw, match["core"], separators)
        if match["sign"]:
            reading = negate(reading)
        return doubted(reading, "trailing-separator") if match["tail"] else reading
    if match := _BRACKETED.fullmatch(folded):
        return doubt_sign(weigh_numeral(raw, match["core"], separators))
    if match := _RANGE.fullmatch(folded):
        return read_range(raw, match, separators, "number")
    if match := _BOUND.fullmatch(folded):
        return read_bound(raw, match["core"], separators, "number")
    if (closed := close_gaps(folded)) != folded and _SIGNED.fullmatch(closed):
        return doubted(_read_folded(raw, closed, separators), "digits-split")
    if _MIXED_TOKEN.fullmatch(folded) and re.search("[0-9]", folded):
        reading = weigh_numeral(raw, folded.translate(_DIGIT_LETTERS), separators)
        return doubted(reading, "lookalike-digits")
    return _read_several(raw, folded, separators)


def _read_several(raw: str, folded: str, separators: Separators) -> Reading[Number]:
    found = find_numerals(folded)
    if not found:
        return unparsed(raw, "not-a-number" if re.search("[0-9]", folded) else "no-digits")
    if len(found) == 1:
        return unparsed(raw, "not-a-number")
    pure = not re.sub(r"[0-9., ]", "", folded)
    values = readable(weigh_numeral(raw, match.group(), separators) for match in found)
    if not pure or not values:
        return unparsed(raw, "not-a-number")
    return ambiguous(raw, None, "two-values", values)


def read_range(
    raw: str, match: re.Match[str], separators: Separators, style: Style
) -> Reading[Number]:
    """Read a range as what it is: two ends and no single value.

    Args:
        raw: What the reading keeps as raw text.
        match: A match with groups "low" and "high", such as of "80-90".
        separators: The column's evidence.
        style: As in `weigh_numeral`.

    Returns:
        No value, "value-ambiguous" for the reason "range", the ends as alternatives.
    """
    ends = (weigh_numeral(raw, match[name], separators, style) for name in ("low", "high"))
    values = readable(ends)
    if not values:
        return unparsed(raw, "too-long")
    return ambiguous(raw, None, "range", values)


def read_bound(raw: str, core: str, separators: Separators, style: Style) -> Reading[Number]:
    """Read an end that is printed alone, such as the 75 of "≥ 75".

    Args:
        raw: What the reading keeps as raw text.
        core: The figure behind or before the sign.
        separators: The column's evidence.
        style: As in `weigh_numeral`.

    Returns:
        The figure, "value-ambiguous" for the reason "bound": the sign says more than the value.
    """
    reading = weigh_numeral(raw, core, separators, style)
    if reading.value is None and not reading.alternatives:
        return unparsed(raw, "too-long")
    values = reading.alternatives or readable([reading])
    return ambiguous(raw, reading.value, "bound", values)

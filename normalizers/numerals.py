"""Numbers as printed: which mark groups thousands, and which one starts the decimals.

Contract: pure text to `Decimal` or `int`, never through a binary float and never by changing a
digit. Order of steps: cut the numeral at its marks (`split_numeral`), weigh the two possible
readings (`weigh_numeral`: all marks group, or the last one is decimal), choose by the form, then
by the column's evidence (`infer_separators`), then by the Indonesian convention (dot groups, comma
is decimal; domain/rules.md section 8). A choice by convention alone is in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, TypeAlias

from normalizers.reading import Reading, ambiguous, unparsed
from normalizers.text import fold_lookalikes

Number: TypeAlias = Decimal | int
Style: TypeAlias = Literal["number", "percent", "amount", "count", "scaled"]

MAX_DIGITS = 30
"""Longer digit runs are bar codes or noise; no figure of a budget comes near (10^15 rupiah)."""
MAX_CELL = 500
"""Longer texts are prose; a value is looked for in cells only."""

NUMERAL = r"(?<![0-9])(?<![0-9][.,])[0-9]++(?:[.,][0-9]++)*+"
"""Pattern of one printed numeral; possessive, so that no text makes it backtrack."""

_NUMERAL = re.compile(NUMERAL)
_CORE = re.compile(r"[0-9]++(?:[.,][0-9]++)*+")
_GAP_AT_MARK = re.compile(r"(?<=[0-9])(?: [.,] ?|[.,] )(?=[0-9])")


@dataclass(frozen=True, slots=True)
class Separators:
    """The decimal mark of a column: "," or ".", or None when the column does not tell."""

    decimal: str | None = None


UNKNOWN = Separators(None)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A printed numeral cut at its marks: "1.234,5" is groups ("1", "234", "5"), marks ".,"."""

    groups: tuple[str, ...]
    marks: str

    @property
    def joined(self) -> int:
        """All printed digits as one whole number."""
        return int("".join(self.groups))

    @property
    def whole(self) -> int | None:
        """The reading in which every mark groups thousands, None when the groups forbid it."""
        if len(set(self.marks)) == 1 and is_grouped(self.groups):
            return self.joined
        return None

    @property
    def fraction(self) -> Decimal | None:
        """The reading in which the last mark is decimal, None when the marks forbid it."""
        front, last = self.groups[:-1], self.marks[-1:]
        if not last or last in self.marks[:-1] or len(set(self.marks[:-1])) > 1:
            return None
        if len(front) > 1 and not is_grouped(front):
            return None
        return to_decimal("".join(front), self.groups[-1])

    @property
    def cents(self) -> Decimal | None:
        """The reading in which two last digits are cents though the marks are damaged.

        Two digits are no thousands: not behind whole groups ("12.552.079.000.00"), nor behind
        a mark that comes but once ("2.60.247.000,00").
        """
        front, last = self.groups[:-1], self.groups[-1]
        if len(front) < 2 or len(last) != 2:
            return None
        alone = self.marks[-1] not in self.marks[:-1]
        return to_decimal("".join(front), last) if alone or is_grouped(front) else None


def is_grouped(groups: tuple[str, ...]) -> bool:
    """Say whether digit groups are well-formed thousands.

    Args:
        groups: The digits between the marks, such as ("2", "647", "529", "000").

    Returns:
        True when one to three digits, not starting with 0, lead groups of exactly three.
    """
    first, rest = groups[0], groups[1:]
    return 1 <= len(first) <= 3 and first[0] != "0" and all(len(group) == 3 for group in rest)


def to_decimal(whole: str, decimals: str) -> Decimal:
    """Build a decimal from printed digits, without trailing zeros and without rounding.

    Args:
        whole: The digits before the decimal mark.
        decimals: The digits after it.

    Returns:
        Decimal("95") for ("95", "00"), Decimal("82.5") for ("82", "50").
    """
    kept = decimals.rstrip("0")
    return Decimal(f"{whole}.{kept}" if kept else whole)


def split_numeral(core: str) -> Numeral | None:
    """Cut a numeral at its dots and commas.

    Args:
        core: Digits and marks only, such as "1.234,5".

    Returns:
        The numeral; None when the text is anything else or has more than `MAX_DIGITS` digits.
    """
    if len(core) > 2 * MAX_DIGITS or not _CORE.fullmatch(core):
        return None
    groups = tuple(re.split("[.,]", core))
    if sum(map(len, groups)) > MAX_DIGITS:
        return None
    return Numeral(groups, re.sub("[0-9]", "", core))


def find_numerals(text: str) -> list[re.Match[str]]:
    """Find every printed numeral of a text.

    Args:
        text: Any text, folded or not; only ASCII digits count.

    Returns:
        Matches in order: "Rp.5.000 (12 Lap)" gives "5.000" and "12".
    """
    return list(_NUMERAL.finditer(text))


def close_gaps(text: str) -> str:
    """Take out the spaces beside a dot or comma between digits.

    Args:
        text: Cleaned text, such as "87, 73 %" or "47.790 .666.000".

    Returns:
        "87,73 %", "47.790.666.000"; the caller owes the reading a doubt.
    """
    return _GAP_AT_MARK.sub(lambda match: match.group().strip(), text)


def infer_separators(texts: Iterable[str]) -> Separators:
    """Find out a column's decimal mark from the cells that leave no choice.

    "1.234.567" shows that the dot groups, "1.234,5" and "12,50" that the comma is decimal; "1.234"
    shows nothing. Source: domain/noise.md section 4: seed 001 prints "49.53%" in one table and
    "87,73 %" in another, so the evidence is per column.

    Args:
        texts: The cells of one column.

    Returns:
        The decimal mark, or None when there is no evidence or it contradicts itself.
    """
    seen: set[str] = set()
    for text in texts:
        for match in find_numerals(fold_lookalikes(text)):
            numeral = split_numeral(match.group())
            if numeral is not None and numeral.marks:
                seen |= _evidence(numeral)
    return Separators(seen.pop()) if len(seen) == 1 else UNKNOWN


def _evidence(numeral: Numeral) -> set[str]:
    other = {".": ",", ",": "."}
    mark = numeral.marks[-1]
    whole, fraction = numeral.whole, numeral.fraction
    if whole is not None and fraction is None:
        return {other[mark]}
    if fraction is not None and whole is None and len(numeral.groups[-1]) != 3:
        return {mark}
    return set()


def weigh_numeral(
    raw: str, core: str, separators: Separators = UNKNOWN, style: Style = "number"
) -> Reading[Number]:
    """Read a numeral that stands alone, by its form, the column's evidence and the convention.

    Args:
        raw: What the reading keeps as raw text.
        core: Digits, dots and commas only, such as "2.647.529.000".
        separators: The column's evidence.
        style: What is being read: in an "amount" (rupiah) and in a "count" (whole things) one dot
            before three digits groups; in a "percent" and before a scale word ("scaled": "12.5
            juta") a dot before one or two digits is decimal; a plain "number" says neither.

    Returns:
        The value; in doubt where two readings remain ("separator-ambiguous") or none is
        well-formed ("grouping-broken").
    """
    numeral = split_numeral(core)
    if numeral is None:
        return unparsed(raw, "too-long" if len(core) > MAX_DIGITS else "not-a-number")
    if not numeral.marks:
        return Reading(raw, numeral.joined)
    whole, fraction = numeral.whole, numeral.fraction
    if whole is not None and fraction is not None:
        return _weigh_both(raw, numeral.marks, whole, fraction, separators, style)
    if whole is not None:
        return Reading(raw, whole)
    if fraction is not None:
        return _weigh_fraction(raw, numeral, fraction, separators, style)
    cents = numeral.cents if style == "amount" else None
    best = cents if cents is not None else numeral.joined if style == "amount" else None
    both = (numeral.joined,) if cents is None else (cents, numeral.joined)
    return ambiguous(raw, best, "grouping-broken", both)


def _weigh_both(
    raw: str, mark: str, whole: int, fraction: Decimal, separators: Separators, style: Style
) -> Reading[Number]:
    """'1.234' and '1,234': three digits after the only mark."""
    rupiah = style in ("amount", "count")
    if separators.decimal is not None:
        grouping = separators.decimal != mark
        if grouping or not rupiah:
            return Reading(raw, whole if grouping else fraction)
    elif rupiah and mark == ".":
        return Reading(raw, whole)
    if rupiah or (style in ("number", "scaled") and mark == "."):
        return ambiguous(raw, whole, "separator-ambiguous", (whole, fraction))
    return ambiguous(raw, fraction, "separator-ambiguous", (fraction, whole))


def _weigh_fraction(
    raw: str, numeral: Numeral, fraction: Decimal, separators: Separators, style: Style
) -> Reading[Number]:
    """Only the last mark can be decimal; doubt it where convention or evidence speaks against."""
    last = numeral.marks[-1]
    both: tuple[Number, ...] = (fraction, numeral.joined)
    if len(numeral.marks) > 1:
        if len(numeral.groups[-1]) == 3 and separators.decimal != last:
            best = numeral.joined if style in ("amount", "count") else fraction
            return ambiguous(raw, best, "separator-ambiguous", both)
        sure = separators.decimal in (None, last)
    elif separators.decimal is None:
        by_style = style in ("percent", "scaled") and len(numeral.groups[-1]) != 3
        sure = last == "," or by_style or numeral.groups[0] == "0"
    else:
        sure = separators.decimal == last
    return Reading(raw, fraction) if sure else ambiguous(raw, fraction, "separator-ambiguous", both)


def readable(readings: Iterable[Reading[Number]]) -> tuple[Number, ...]:
    """Keep the values of those readings that have one.

    Args:
        readings: Readings of the parts of one text.

    Returns:
        Their values in order, doubled ones kept.
    """
    return tuple(reading.value for reading in readings if reading.value is not None)


def negate(reading: Reading[Number]) -> Reading[Number]:
    """Turn the sign of a reading and of its alternatives.

    Args:
        reading: The reading of the digits behind a minus.

    Returns:
        The same doubt about the negative value.
    """
    if reading.value is None:
        return reading
    turned = tuple(
        value.copy_negate() if isinstance(value, Decimal) else -value
        for value in (reading.value, *reading.alternatives)
    )
    return replace(reading, value=turned[0], alternatives=turned[1:])


def doubt_sign(reading: Reading[Number]) -> Reading[Number]:
    """Leave the sign of a figure in brackets, or behind a dash, open.

    Brackets may mean a minus ("(1.955.640.000)" in accounts) or nothing ("(1)"), and a dash may be
    a list mark.

    Args:
        reading: The reading of the digits.

    Returns:
        No value, "value-ambiguous" for "sign-ambiguous", both signs as alternatives.
    """
    negative = negate(reading)
    if reading.value is None or negative.value is None:
        return reading
    return ambiguous(reading.raw, None, "sign-ambiguous", (negative.value, reading.value))

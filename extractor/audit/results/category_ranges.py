"""Ranges of a category scale as printed: "91 – 100", "> 85", "kurang dari 55", "≤ 50".

Contract: `parse_range` gives the ends of a range, or None for what it cannot read for certain. An
end whose sign is odd ("80 > 100") is neither closed nor open for certain.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_WORDS = (
    (r"lebih (?:dari|besar dari) atau sama dengan|sama dengan atau lebih (?:dari|besar dari)", "≥"),
    (r"kurang (?:dari )?atau sama dengan|sama dengan atau kurang (?:dari)?", "≤"),
    (r"lebih (?:dari|besar dari)|di ?atas", ">"),
    (r"kurang dari|lebih kecil dari|di ?bawah", "<"),
    (r"minimal|paling (?:sedikit|rendah)", "≥"),
    (r"s\.? ?/? ?d\.?(?![a-z])|sampai(?: dengan)?|hingga|[–—−]", "-"),
    (r">=|=>", "≥"),
    (r"<=|=<", "≤"),
)
_TOKEN = re.compile(r"\d+(?:[.,]\d+)?|[<>≤≥-]|x|n(?:ilai)?", re.IGNORECASE)
_ALLOWED = re.compile(r"[\d.,<>≤≥%\s-]*(?:x[\d.,<>≤≥%\s-]*)?(?:ke ?atas|ke ?bawah)?", re.IGNORECASE)
_MOST_NUMBERS = 2


@dataclass(frozen=True, slots=True)
class Range:
    """A stretch of values.

    Attributes:
        low: its lower end, None for none.
        high: its upper end.
        has_low: whether the lower end belongs to it; None: it cannot be said.
        has_high: whether the upper end does.
        downwards: whether it is printed from the higher to the lower end.
        decimals: the most decimals that its ends are printed with.
    """

    low: Decimal | None
    high: Decimal | None
    has_low: bool | None = True
    has_high: bool | None = True
    downwards: bool = False
    decimals: int = 0

    @property
    def is_point(self) -> bool:
        """Say whether it is one value."""
        return self.low is not None and self.low == self.high

    def holds(self, value: Decimal) -> bool:
        """Say whether a value lies in it; an end that is not certain belongs to it."""
        if self.low is not None and (value < self.low or (value == self.low and not self._low())):
            return False
        above = self.high is not None and value > self.high
        return not above and not (value == self.high and self.has_high is False)

    def _low(self) -> bool:
        return self.has_low is not False


def parse_range(text: str) -> Range | None:
    """Return the range that a text prints, None if it is not certain.

    Example:
        "> 80 – 100 %": from 80, which is outside, to 100, which is inside.
    """
    plain = " ".join(text.casefold().split())
    for words, sign in _WORDS:
        plain = re.sub(words, f" {sign} ", plain)
    if not _ALLOWED.fullmatch(plain):
        return None
    tokens = _TOKEN.findall(plain)
    numbers = [Decimal(one.replace(",", ".")) for one in tokens if one[0].isdigit()]
    if not 0 < len(numbers) <= _MOST_NUMBERS:
        return None
    decimals = max(len(one.replace(",", ".").partition(".")[2]) for one in tokens)
    if len(numbers) == 1:
        return _one_end(plain, tokens, numbers[0], decimals)
    return _two_ends(tokens, numbers, decimals)


def _one_end(plain: str, tokens: list[str], end: Decimal, decimals: int) -> Range | None:
    signs = [one for one in tokens if one in "<>≤≥"]
    if "ke atas" in plain or "keatas" in plain:
        return Range(end, None, decimals=decimals)
    if "ke bawah" in plain or "kebawah" in plain:
        return Range(None, end, decimals=decimals)
    if not signs and "-" not in tokens:
        return Range(end, end, decimals=decimals)
    if len(signs) != 1 or tokens[0] not in (*signs, "x"):
        return None
    closed = signs[0] in "≤≥"
    if signs[0] in ">≥":
        return Range(end, None, has_low=closed, decimals=decimals)
    return Range(None, end, has_high=closed, decimals=decimals)


def _two_ends(tokens: list[str], ends: list[Decimal], decimals: int) -> Range | None:
    first, second = (place for place, one in enumerate(tokens) if one[0].isdigit())
    before, between = tokens[:first], tokens[first + 1 : second]
    if tokens[second + 1 :] or len(before) > 1:
        return None
    downwards = ends[0] > ends[1]
    low, high = sorted(ends)
    has_low: bool | None = True
    has_high: bool | None = True
    signs = [one for one in between if one in "<>≤≥"]
    if before:
        has_low = {">": False, "≥": True}.get(before[0])
    if signs:
        has_high = {"<": False, "≤": True}.get(signs[-1])
        if len(signs) > 1 or "x" in between:
            has_low = {"<": False, "≤": True}.get(signs[0]) if len(signs) > 1 else None
        elif "-" not in between and not before:
            has_low = None
    if downwards and (before or signs):
        has_low = has_high = None
    return Range(low, high, has_low, has_high, downwards, decimals)

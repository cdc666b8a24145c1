"""Holes of a scale: values between its lowest and its highest bound that no range holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from extractor.audit.cells import Cell
from extractor.audit.results.category_ranges import Range
from extractor.audit.wording import number_text


@dataclass(frozen=True, slots=True)
class Hole:
    """A stretch that no range holds.

    Attributes:
        low: the upper bound of the ranges below it.
        high: the lower bound of the range above it; equal for one value that both leave out.
    """

    low: Decimal
    high: Decimal

    @property
    def width(self) -> Decimal:
        """Return how wide it is."""
        return self.high - self.low

    def holds(self, cell: Cell) -> bool:
        """Say whether a printed figure falls into it."""
        if cell.value is None:
            return False
        return self.low < cell.value < self.high or self.low == cell.value == self.high

    def text(self, lang: str) -> str:
        """Return it as a reader writes it: "90 < x < 91"."""
        low, high = (number_text(end, lang) for end in (self.low, self.high))
        return f"{low} < x < {high}" if self.low < self.high else low


def holes_of(ranges: Iterable[Range]) -> Iterator[Hole]:
    """Go through the holes of a scale, the lowest first.

    Ends that are not certain belong to their range. A hole as narrow as the decimals printed
    (84,99 and 85) is a way of writing a bound and is none.

    Args:
        ranges: of all its classes.
    """
    known = sorted(ranges, key=_start)
    reach: Decimal | None = None
    closed = True
    decimals = 0
    for place, one in enumerate(known):
        if place and reach is not None and one.low is not None:
            finest = Decimal(1).scaleb(-max(decimals, one.decimals))
            if one.low - reach > (finest if finest < 1 else 0):
                yield Hole(reach, one.low)
            elif one.low == reach and one.has_low is False and not closed:
                yield Hole(reach, reach)
        if place and reach is None:
            return
        if one.high is None:
            reach = None
        elif reach is None or one.high > reach:
            reach, closed, decimals = one.high, one.has_high is not False, one.decimals
        elif one.high == reach:
            closed = closed or one.has_high is not False


def _start(one: Range) -> tuple[int, Decimal, bool]:
    return (one.low is not None, one.low or Decimal(0), one.has_low is False)

"""White gaps that run down several lines: what parts columns where no rulings do.

Everything here is intervals on the x axis, in points, sorted from left to right.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

NARROWEST = 0.5
"""Points; chunks of two lines that come nearer than this touch: their column is one."""


class Extent(NamedTuple):
    """An interval on the x axis."""

    x0: float
    x1: float

    @property
    def width(self) -> float:
        """Return its length."""
        return self.x1 - self.x0

    @property
    def middle(self) -> float:
        """Return its centre."""
        return (self.x0 + self.x1) / 2


def join_extents(extents: Iterable[Extent]) -> list[Extent]:
    """Join intervals that overlap or nearly touch; gaps remain only where nothing stands."""
    ordered = sorted(extents)
    if not ordered:
        return []
    joined: list[Extent] = []
    last = ordered[0]
    end = last[1]
    for extent in ordered[1:]:
        x0, x1 = extent
        if x0 - end < NARROWEST:
            if x1 > end:
                last, end = Extent(last[0], x1), x1
        else:
            joined.append(last)
            last, end = extent, x1
    joined.append(last)
    return joined


_MANY = 24


def _end(column: Extent) -> float:
    return column[1]


def touched(extent: Extent, columns: Sequence[Extent]) -> range:
    """Return the columns that an interval overlaps, as a range of indices (may be empty)."""
    x0, x1 = extent
    first = 0
    if len(columns) > _MANY:
        first = bisect_right(columns, x0, key=_end)
    else:
        # Where columns are few, looking at each is faster than a search with a key.
        for column in columns:
            if column[1] > x0:
                break
            first += 1
    last = first
    while last < len(columns) and columns[last][0] < x1:
        last += 1
    return range(first, last)


def nearest(extent: Extent, columns: Sequence[Extent]) -> int:
    """Return the column whose edges are nearest to an interval that stands in a gap."""
    return min(
        range(len(columns)),
        key=lambda index: max(columns[index].x0 - extent.x1, extent.x0 - columns[index].x1),
    )


def column_borders(columns: Sequence[Extent], left: float, right: float) -> list[float]:
    """Return the columns' borders: the middles of the gaps, with the table's own edges."""
    inner = [(before.x1 + after.x0) / 2 for before, after in itertools.pairwise(columns)]
    return [left, *inner, right]

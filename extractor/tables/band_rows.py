"""Rows told by shades: painted areas that cover whole columns.

Where the shade changes in most detail, in two columns at least, one row ends and the next
begins, shaded or not. Other columns may change theirs at some of those heights only: those of
merged cells. Where every cell is painted by itself, an area's edges are its cell's, and cells of
one shade side by side or below each other are told apart, too.

Limits: of neighbouring rows that are painted as one area, or as one area for each row of the
table over several columns, nothing is seen; rows told so are one.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import median
from typing import NamedTuple

from extractor.readers.page import Box, Fill
from extractor.tables.cell_fills import find_colours, is_near_white
from extractor.tables.ruled_lattice import SNAP

FEWEST_BORDERS = 3
"""Upright lines that reach a heading's end: those of two columns."""
FEWEST_FINE = 2
"""Columns that change their shade at the same heights, as many as a row has cells at least."""
MOST_TIMES = 6.0
"""Times their usual height that a row may have: a wrapped text in a narrow column."""
MOST_CELLS = 20_000
"""More cells than any printed table has."""
CELLWISE = 0.8
"""Share of the areas that cover one column each where every cell is painted by itself."""


class Body(NamedTuple):
    """Rows as their shades tell them.

    Attributes:
        borders: the places of the upright lines, left to right.
        heights: where the rows begin, and where the last one ends.
        shades: by column the shade of each row.
        begins: by column the rows in which another cell is seen to begin, the first one first.
        fine: the columns in which that is each row.
    """

    borders: list[float]
    heights: list[float]
    shades: list[list[str | None]]
    begins: list[list[int]]
    fine: list[int]

    def with_last(self, end: float) -> Body:
        """Return the rows with one more below them, which has no shade."""
        count = len(self.heights) - 1
        return self._replace(
            heights=[*self.heights, end],
            shades=[[*column, None] for column in self.shades],
            begins=[
                own if shades[-1] is None and k not in self.fine else [*own, count]
                for k, (own, shades) in enumerate(zip(self.begins, self.shades, strict=True))
            ],
        )

    def with_first(self, top: float) -> Body:
        """Return the rows with one more above them, which has no shade."""
        return self._replace(
            heights=[top, *self.heights],
            shades=[[None, *column] for column in self.shades],
            begins=[
                [0, *(row + 1 for row in own if row or k in self.fine or shades[0] is not None)]
                for k, (own, shades) in enumerate(zip(self.begins, self.shades, strict=True))
            ],
        )


def find_body(borders: list[float], top: float, limit: float, fills: Sequence[Fill]) -> Body | None:
    """Tell rows by the shades in columns.

    Args:
        borders: where the columns begin and end.
        top: where the first row begins.
        limit: where something else begins.
        fills: the page's painted areas in painting order.

    Returns:
        The rows; None where two columns at least do not tell the same ones.
    """
    if len(borders) < FEWEST_BORDERS:
        return None
    bands = [fill.box for fill in fills if is_band(fill, borders, top, limit)]
    if not bands:
        return None
    edges = distinct([top, *(at for box in bands for at in (box.top, box.bottom))])
    count = len(edges) - 1
    if count * (len(borders) - 1) > MOST_CELLS:
        return None
    boxes = [
        Box(left, upper, right, lower)
        for left, right in itertools.pairwise(borders)
        for upper, lower in itertools.pairwise(edges)
    ]
    colours, _ = find_colours(boxes, fills)
    owners = _owners(boxes, bands)
    changes = [
        tuple(
            k - at
            for k in range(at + 1, at + count)
            if (colours[k], owners[k]) != (colours[k - 1], owners[k - 1])
        )
        for at in range(0, len(boxes), count)
    ]
    finest, share = max(Counter(changes).items(), key=lambda one: (len(one[0]), one[1]))
    if share < FEWEST_FINE or not all(set(own) <= set(finest) for own in changes):
        return None
    starts = [0, *finest]
    rank = {at: row for row, at in enumerate(starts)}
    heights = [*(edges[at] for at in starts), edges[-1]]
    steps = steps_of(heights)
    if max(steps) > MOST_TIMES * median(steps):
        return None
    return Body(
        borders,
        heights,
        [[colours[at + k] for k in starts] for at in range(0, len(boxes), count)],
        [[0, *(rank[at] for at in own)] for own in changes],
        [k for k, own in enumerate(changes) if own == finest],
    )


def _owners(boxes: Sequence[Box], bands: Sequence[Box]) -> list[Box | None]:
    """Return which area each of some boxes is in, where areas are painted cell by cell.

    All are None where they are not: an area over several columns is no cell.
    """
    owners: list[Box | None] = [None] * len(boxes)
    columns: dict[float, list[int]] = {}
    for k, box in enumerate(boxes):
        columns.setdefault(box.x0, []).append(k)
    cellwise = 0
    for band in bands:
        at = min(columns, key=lambda x0: abs(x0 - band.x0))
        if abs(boxes[columns[at][0]].x1 - band.x1) > SNAP:
            continue
        cellwise += 1
        for k in columns[at]:
            owner = owners[k]
            if band.top <= boxes[k].middle[1] <= band.bottom and not (
                owner and owner.top <= band.top + SNAP and owner.bottom >= band.bottom - SNAP
            ):
                owners[k] = band
    return owners if cellwise >= CELLWISE * len(bands) else [None] * len(boxes)


def is_band(fill: Fill, borders: Sequence[float], top: float, limit: float) -> bool:
    """Say whether an area below a height covers whole columns."""
    x0, upper, x1, lower = fill.box
    return (
        upper >= top - SNAP
        and lower <= limit + SNAP
        and lower - upper > SNAP
        and x1 - x0 > SNAP
        and _is_at(x0, borders)
        and _is_at(x1, borders)
        and not is_near_white(fill.colour)
    )


def _is_at(place: float, borders: Sequence[float]) -> bool:
    return any(abs(place - border) <= SNAP for border in borders)


def distinct(places: Iterable[float]) -> list[float]:
    """Return places in order, of those that are next to each other the first."""
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > SNAP:
            kept.append(place)
    return kept


def steps_of(heights: Sequence[float]) -> list[float]:
    """Return how high rows are."""
    return [lower - upper for upper, lower in itertools.pairwise(heights)]

"""Tables drawn as areas side by side, without any line: areas to strokes.

Some producers paint each cell and leave a white gap, or paint neighbouring cells in
different colours; the eye sees borders where the colour changes. Between areas of one
colour that touch, nothing is seen: those are pieces of one cell, or a shaded paragraph.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Sequence
from typing import Literal, NamedTuple

from extractor.readers.cells import TableGrid
from extractor.readers.page import Box, Fill, Page
from extractor.tables.cell_fills import is_near_white
from extractor.tables.rulings import SHORTEST, Stroke, StrokeGroup, merge_strokes

WHITE_GAP = 6
"""Points between areas that are read as the border between two cells: half of it is as far as
a line may end from another one."""
TOUCHING = 0.3
"""Areas nearer than this leave no gap that the eye sees (points)."""
MOST_OF_PAGE = 0.6
"""Share of the page from which an area is its background."""
LEAST_FILLS = 4
"""A table painted cell by cell has two rows and two columns at least."""
MOST_FILLS = 5_000
"""More areas than cells on any page; of more (drawings made of areas) the largest are used."""
_NEIGHBOURS = 8
"""Lines of one shaded cell that may stand beside one area of the next cell."""


def fills_to_strokes(page: Page, tables: Sequence[TableGrid]) -> tuple[StrokeGroup | None, bool]:
    """Take the visible edges of areas outside the tables found so far as strokes.

    Args:
        page: the page with its fills in painting order.
        tables: tables with drawn borders; what is painted in them are their cells' fills.

    Returns:
        Strokes as ``merge_rulings`` gives them, None where there are too few areas to be
        cells; and whether all areas were used: of more than ``MOST_FILLS`` only the largest.
    """
    if len(page.fills) < LEAST_FILLS:
        return None, True
    fills = _fills_outside(page, [table.box for table in tables if table.box is not None])
    if len(fills) >= LEAST_FILLS:
        fills = _without_inner(fills)
    if len(fills) < LEAST_FILLS:
        return None, True
    whole = len(fills) <= MOST_FILLS
    if not whole:
        fills = sorted(fills, key=_smallness)[:MOST_FILLS]
    boxes = list(zip(_seen_sides(fills), _seen_sides(_turned(fills)), strict=True))
    upright = [
        Stroke(side.at, upper.at, lower.at)
        for (left, right), (upper, lower) in boxes
        for side in (left, right)
        if side.visible
    ]
    lying = [
        Stroke(side.at, left.at, right.at)
        for (left, right), (upper, lower) in boxes
        for side in (upper, lower)
        if side.visible
    ]
    return StrokeGroup(merge_strokes(lying), merge_strokes(upright)), whole


def _fills_outside(page: Page, taken: Sequence[Box]) -> list[Fill]:
    """The areas that may be cells, outside some boxes: neither white nor lines nor the ground."""
    most = MOST_OF_PAGE * page.width * page.height
    found = []
    for fill in page.fills:
        x0, top, x1, bottom = fill.box
        width, height = x1 - x0, bottom - top
        if width <= SHORTEST or height <= SHORTEST or width * height >= most:
            continue
        if is_near_white(fill.colour):
            continue
        x, y = (x0 + x1) / 2, (top + bottom) / 2
        for left, upper, right, lower in taken:
            if left <= x <= right and upper <= y <= lower:
                break
        else:
            found.append(fill)
    return found


def _without_inner(fills: Sequence[Fill]) -> list[Fill]:
    """Leave out what is painted within an area of its own colour: nobody sees its edges.

    Word processors shade a cell, and then each of its lines.
    """
    kept: list[Fill] = []
    latest: dict[str, deque[Box]] = {}
    for fill in fills:
        boxes = latest.setdefault(fill.colour, deque(maxlen=_NEIGHBOURS))
        if not any(_is_within(fill.box, box) for box in boxes):
            kept.append(fill)
            boxes.append(fill.box)
    return kept


def _is_within(inner: Box, outer: Box) -> bool:
    x0, top, x1, bottom = inner
    left, upper, right, lower = outer
    return (
        left - TOUCHING <= x0
        and upper - TOUCHING <= top
        and x1 <= right + TOUCHING
        and bottom <= lower + TOUCHING
    )


def _smallness(fill: Fill) -> float:
    return -fill.box.width * fill.box.height


_Edges = dict[int, list[tuple[float, float, float, str]]]
"""Edges as (top, bottom, place, colour), by their place in whole points."""


class _Side(NamedTuple):
    """One side of an area: where its border is seen, and whether it is."""

    at: float
    visible: bool


def _seen_sides(fills: Sequence[Fill]) -> list[tuple[_Side, _Side]]:
    """The left and the right side of each area.

    Where areas of one colour touch, nothing is seen. Areas with a narrow gap between them
    have one border, in the middle of the gap.
    """
    lefts: _Edges = {}
    rights: _Edges = {}
    for (x0, top, x1, bottom), colour in ((fill.box, fill.colour) for fill in fills):
        lefts.setdefault(round(x0), []).append((top, bottom, x0, colour))
        rights.setdefault(round(x1), []).append((top, bottom, x1, colour))
    for edges in (*lefts.values(), *rights.values()):
        edges.sort()
    return [
        (
            _Side(_seen_at(box.x0, box, rights, -1), not _is_shared(box.x0, box, colour, rights)),
            _Side(_seen_at(box.x1, box, lefts, 1), not _is_shared(box.x1, box, colour, lefts)),
        )
        for box, colour in ((fill.box, fill.colour) for fill in fills)
    ]


def _is_shared(x: float, box: Box, colour: str, opposite: _Edges) -> bool:
    """Say whether areas of the same colour touch along most of an edge."""
    place = round(x)
    touching = sum(
        _shared_height(box, top, bottom)
        for edges in map(opposite.get, (place - 1, place, place + 1))
        if edges
        for top, bottom, other, its_colour in _beside(box, edges)
        if its_colour == colour and abs(other - x) <= TOUCHING
    )
    return touching > box.height / 2


def _seen_at(x: float, box: Box, opposite: _Edges, side: Literal[-1, 1]) -> float:
    """The place of the border that an edge belongs to: halfway to the area beside it."""
    place = round(x)
    for edges in map(opposite.get, range(place, place + side * (WHITE_GAP + 1), side)):
        for top, bottom, other, _ in _beside(box, edges) if edges else ():
            gap = (other - x) * side
            if 0 <= gap <= WHITE_GAP and 2 * _shared_height(box, top, bottom) > min(
                box.height, bottom - top
            ):
                return (x + other) / 2
    return x


def _beside(
    box: Box, edges: Sequence[tuple[float, float, float, str]]
) -> Sequence[tuple[float, float, float, str]]:
    # Areas side by side seldom overlap: those next in height are the neighbours.
    at = bisect_left(edges, (box.top, box.bottom))
    return edges[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS]


def _shared_height(box: Box, top: float, bottom: float) -> float:
    return max(0.0, min(bottom, box.bottom) - max(top, box.top))


def _turned(fills: Sequence[Fill]) -> list[Fill]:
    """The areas with rows for columns."""
    return [
        Fill(Box(top, x0, bottom, x1), colour)
        for (x0, top, x1, bottom), colour in ((fill.box, fill.colour) for fill in fills)
    ]

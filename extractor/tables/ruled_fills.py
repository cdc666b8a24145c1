"""Tables drawn as areas side by side, without any line: areas to strokes.

Some producers paint each cell and leave a white gap, or paint neighbouring cells in
different colours; the eye sees borders where the colour changes. Between areas of one
colour that touch, nothing is seen: those are pieces of one cell, or a shaded paragraph.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from extractor.readers.cells import TableGrid
from extractor.readers.page import Box, Fill, Page
from extractor.tables.cell_fills import is_near_white
from extractor.tables.rulings import SHORTEST, Stroke, StrokeGroup, merge_strokes

TOUCHING = 0.3
"""Areas nearer than this leave no gap that the eye sees (points)."""
MOST_OF_PAGE = 0.6
"""Share of the page from which an area is its background."""
LEAST_FILLS = 4
"""A table painted cell by cell has two rows and two columns at least."""
MOST_FILLS = 5_000
"""More areas than cells on any page; drawings made of areas have more."""
_NEIGHBOURS = 8
"""Lines of one shaded cell that may stand beside one area of the next cell."""


def fills_to_strokes(page: Page, tables: Sequence[TableGrid]) -> StrokeGroup | None:
    """Take the visible edges of areas outside the tables found so far as strokes.

    Args:
        page: the page with its fills in painting order.
        tables: tables with drawn borders; what is painted in them are their cells' fills.

    Returns:
        Strokes as ``merge_rulings`` gives them; None where there are too few areas (or
        too many) to be cells.
    """
    if len(page.fills) < LEAST_FILLS:
        return None
    taken = [table.box for table in tables if table.box is not None]
    fills = [
        fill
        for fill in page.fills[: MOST_FILLS + 1]
        if not is_near_white(fill.colour)
        and min(fill.box.width, fill.box.height) > SHORTEST
        and fill.box.width * fill.box.height < MOST_OF_PAGE * page.width * page.height
        and not any(_holds(box, fill.box.middle) for box in taken)
    ]
    if not LEAST_FILLS <= len(fills) <= MOST_FILLS:
        return None
    upright = _visible_edges(fills)
    lying = _visible_edges([Fill(_swapped(fill.box), fill.colour) for fill in fills])
    return StrokeGroup(merge_strokes(lying), merge_strokes(upright))


_Edges = dict[tuple[int, str], list[tuple[float, float, float]]]


def _visible_edges(fills: Sequence[Fill]) -> list[Stroke]:
    """The left and right edges of areas, but those where areas of one colour touch."""
    lefts: _Edges = {}
    rights: _Edges = {}
    for box, colour in ((fill.box, fill.colour) for fill in fills):
        lefts.setdefault((round(box.x0), colour), []).append((box.top, box.bottom, box.x0))
        rights.setdefault((round(box.x1), colour), []).append((box.top, box.bottom, box.x1))
    for edges in (*lefts.values(), *rights.values()):
        edges.sort()
    strokes = []
    for box, colour in ((fill.box, fill.colour) for fill in fills):
        if not _is_shared(box.x0, box, colour, rights):
            strokes.append(Stroke(box.x0, box.top, box.bottom))
        if not _is_shared(box.x1, box, colour, lefts):
            strokes.append(Stroke(box.x1, box.top, box.bottom))
    return strokes


def _is_shared(x: float, box: Box, colour: str, opposite: _Edges) -> bool:
    """Say whether areas of the same colour touch along most of an edge."""
    touching = 0.0
    for place in (round(x) - 1, round(x), round(x) + 1):
        edges = opposite.get((place, colour), [])
        # Areas side by side seldom overlap: those next in height are the neighbours.
        at = bisect_left(edges, (box.top, box.bottom, x))
        for top, bottom, other in edges[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS]:
            if abs(other - x) <= TOUCHING:
                touching += max(0.0, min(bottom, box.bottom) - max(top, box.top))
    return touching > box.height / 2


def _swapped(box: Box) -> Box:
    return Box(box.top, box.x0, box.bottom, box.x1)


def _holds(box: Box, place: tuple[float, float]) -> bool:
    x, y = place
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom

"""Where the columns of a piece of a table stand on the page, from their cells' boxes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from extractor.readers.page import Box
from extractor.tables.grid import GridRow

Extent = tuple[float, float]
"""Left and right edge of a column, in points or as shares of a table's width."""
SAME_PLACE = 0.6
"""Share of the narrower column that two columns in one place have in common."""


def column_extents(rows: Sequence[GridRow]) -> list[Extent] | None:
    """Return the left and right edge of each column as shares of the table's width.

    Args:
        rows: rows of one grid, header rows too.

    Returns:
        None where cells have no boxes, or where a column's edges are not told by any cell.
    """
    found = column_places(rows)
    return None if found is None else as_shares(found)


def as_shares(places: Sequence[Extent]) -> list[Extent]:
    """Return columns' edges in points, left to right, as shares of their common width."""
    start, size = places[0][0], places[-1][1] - places[0][0]
    return [((left - start) / size, (right - start) / size) for left, right in places]


def column_places(rows: Sequence[GridRow]) -> list[Extent] | None:
    """Return the left and right edge of each column in points of the page.

    Edges are those that a reader of the table sees: on a page that is printed sideways they run
    down or up the page, and count along that way.

    Args:
        rows: rows of one grid, header rows too.

    Returns:
        None where cells have no boxes, or where a column's edges are not told by any cell.
    """
    edges_of = _edges_along(rows)
    width = max((len(row.cells) for row in rows), default=0)
    lefts: list[float | None] = [None] * width
    rights: list[float | None] = [None] * width
    for row in rows:
        for index, cell in enumerate(row.cells):
            if cell.box is None or cell.origin is not None:
                continue
            end = min(index + cell.cols, width) - 1
            left, right = lefts[index], rights[end]
            before, after = edges_of(cell.box)
            lefts[index] = before if left is None else min(left, before)
            rights[end] = after if right is None else max(right, after)
    found = [
        (left, right)
        for left, right in zip(lefts, rights, strict=True)
        if left is not None and right is not None
    ]
    if not found or len(found) < width or found[-1][1] <= found[0][0]:
        return None
    return found


def _edges_along(rows: Sequence[GridRow]) -> Callable[[Box], Extent]:
    """Return what tells a box's edges along the way in which the cells of a row follow."""
    across = down = 0.0
    for row in rows:
        boxes = [cell.box for cell in row.cells if cell.box is not None and cell.origin is None]
        for one, other in pairwise(boxes):
            across += other.x0 + other.x1 - one.x0 - one.x1
            down += other.top + other.bottom - one.top - one.bottom
    if abs(down) > abs(across):
        return _downwards if down > 0 else _upwards
    return _rightwards if across >= 0 else _leftwards


def _rightwards(box: Box) -> Extent:
    return box.x0, box.x1


def _leftwards(box: Box) -> Extent:
    return -box.x1, -box.x0


def _downwards(box: Box) -> Extent:
    return box.top, box.bottom


def _upwards(box: Box) -> Extent:
    return -box.bottom, -box.top


def shared(one: Extent, other: Extent) -> float:
    """Return how much of the narrower of two columns the other one covers, 0 to 1."""
    narrower = min(one[1] - one[0], other[1] - other[0])
    common = min(one[1], other[1]) - max(one[0], other[0])
    return max(0.0, common / narrower) if narrower > 0 else 0.0

"""Where the columns of a piece of a table stand on the page, from their cells' boxes."""

from __future__ import annotations

from collections.abc import Sequence

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

    Args:
        rows: rows of one grid, header rows too.

    Returns:
        None where cells have no boxes, or where a column's edges are not told by any cell.
    """
    width = max((len(row.cells) for row in rows), default=0)
    lefts: list[float | None] = [None] * width
    rights: list[float | None] = [None] * width
    for row in rows:
        for index, cell in enumerate(row.cells):
            if cell.box is None or cell.origin is not None:
                continue
            end = min(index + cell.cols, width) - 1
            left, right = lefts[index], rights[end]
            lefts[index] = cell.box.x0 if left is None else min(left, cell.box.x0)
            rights[end] = cell.box.x1 if right is None else max(right, cell.box.x1)
    found = [
        (left, right)
        for left, right in zip(lefts, rights, strict=True)
        if left is not None and right is not None
    ]
    if not found or len(found) < width or found[-1][1] <= found[0][0]:
        return None
    return found


def shared(one: Extent, other: Extent) -> float:
    """Return how much of the narrower of two columns the other one covers, 0 to 1."""
    narrower = min(one[1] - one[0], other[1] - other[0])
    common = min(one[1], other[1]) - max(one[0], other[0])
    return max(0.0, common / narrower) if narrower > 0 else 0.0

"""Columns of a page's piece without a header, told by where they stand on the page.

With the same number of columns they are the same columns, whatever their widths. With
another number each column is the one that stood in its place: columns that are merged or
parted on this page, or that fell away because nothing stands in them, are found by their
edges.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.kinds.field_columns import FieldColumn
from extractor.tables.column_edges import Extent, shared

_SAME_PLACE = 0.6
"""Share of the narrower column that two columns in one place have in common."""


def columns_by_place(
    extents: Sequence[Extent], known: Sequence[FieldColumn]
) -> list[FieldColumn] | None:
    """Map the columns of a piece onto those of the piece before.

    Args:
        extents: where the piece's columns stand.
        known: the columns of the piece before, with their extents.

    Returns:
        The columns; None where the places do not tell.
    """
    placed = [column for column in known if column.extent is not None]
    if len(placed) < len(known) or not placed:
        return None
    if len(extents) == len({column.index for column in placed}):
        order = sorted(placed, key=lambda column: column.index)
        return [
            replace(c, index=i, extent=e)
            for i, (c, e) in enumerate(zip(order, extents, strict=True))
        ]
    columns: list[FieldColumn] = []
    taken: set[int] = set()
    for index, extent in enumerate(extents):
        best = max(placed, key=lambda column: (_shared(column, extent), -column.index))
        if _shared(best, extent) < _SAME_PLACE or best.index in taken:
            columns.append(FieldColumn(index, None, "", extent=extent))
            continue
        taken.add(best.index)
        columns.append(replace(best, index=index, extent=extent))
    return columns


def _shared(column: FieldColumn, extent: Extent) -> float:
    return shared(column.extent, extent) if column.extent is not None else 0.0

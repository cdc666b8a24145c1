"""Columns of a page's piece without a header, told by where they stand on the page.

With the same number of columns they are the same columns, whatever their widths. With
another number each column is the one that stood in its place: columns that are merged or
parted on this page, or that fell away because nothing stands in them, are found by their
edges, on the page or within the table. Where the edges of the one are not among those of
the other, places do not tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.kinds.field_columns import FieldColumn
from extractor.tables.column_edges import SAME_PLACE, Extent, as_shares, shared

_INSIDE = 0.9
"""Share of a column that lies in the one that has taken its place."""
_SAME_EDGE = 0.01
"""Share of the table's width that an edge may have moved from page to page."""


def columns_by_place(
    extents: Sequence[Extent], known: Sequence[FieldColumn]
) -> list[FieldColumn] | None:
    """Map the columns of a piece onto those of the piece before.

    Args:
        extents: where the piece's columns stand, in points.
        known: the columns of the piece before, with their extents.

    Returns:
        The columns; None where the places do not tell.
    """
    placed = sorted(
        (column for column in known if column.extent is not None), key=lambda column: column.index
    )
    if len(placed) < len(known) or not placed:
        return None
    if len(extents) == len(placed):
        return [
            replace(c, index=i, extent=e)
            for i, (c, e) in enumerate(zip(placed, extents, strict=True))
        ]
    before = [column.extent or (0.0, 0.0) for column in placed]
    for new, old in ((extents, before), (as_shares(extents), as_shares(before))):
        if _edges_agree(new, old):
            columns = _columns(extents, placed, _match(new, old))
            return [replace(c, covers=_covered(e, old)) for c, e in zip(columns, new, strict=True)]
    return None


def _edges_agree(new: Sequence[Extent], old: Sequence[Extent]) -> bool:
    """Say whether the edges of one row of columns are all edges of the other, too."""
    leeway = _SAME_EDGE * (old[-1][1] - old[0][0])
    fewer, more = sorted((_edges(new), _edges(old)), key=len)
    return all(any(abs(edge - other) <= leeway for other in more) for edge in fewer)


def _edges(extents: Sequence[Extent]) -> list[float]:
    return [extents[0][0], *(right for _, right in extents)]


def _match(extents: Sequence[Extent], known: Sequence[Extent]) -> list[tuple[int, float]]:
    """For each column the known one that it shares most of its place with, and how much."""
    return [
        max(
            ((place, shared(other, extent)) for place, other in enumerate(known)),
            key=lambda match: (match[1], -match[0]),
        )
        for extent in extents
    ]


def _covered(extent: Extent, known: Sequence[Extent]) -> int:
    """How many of the known columns lie in one that is merged on this page, at least one."""
    inside = [
        o for o in known if min(extent[1], o[1]) - max(extent[0], o[0]) >= _INSIDE * (o[1] - o[0])
    ]
    return max(1, len(inside))


def _columns(
    extents: Sequence[Extent], placed: Sequence[FieldColumn], matches: Sequence[tuple[int, float]]
) -> list[FieldColumn]:
    columns: list[FieldColumn] = []
    taken: set[int] = set()
    for index, (extent, (place, common)) in enumerate(zip(extents, matches, strict=True)):
        if common < SAME_PLACE or place in taken:
            columns.append(FieldColumn(index, None, "", extent=extent))
            continue
        taken.add(place)
        columns.append(replace(placed[place], index=index, extent=extent))
    return columns

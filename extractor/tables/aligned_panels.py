"""Rows of one text that heads the rows below it: ``Northern region``, centred over the table.

Such a text stands where a column has figures, and is none itself: it spans all columns.

Limits: a heading at the left that is no longer than its column stays in it; in a table of
texts one cannot be told from a cell of the middle column.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.tables.aligned_headings import Draft
from extractor.tables.column_gaps import Extent

CENTRED = 1.5
"""How far off the middle of its columns, in type sizes, such a heading stands at most."""


def span_panels(
    drafts: Sequence[Draft], columns: Sequence[Extent], figures: set[int], size: float
) -> list[Draft]:
    """Let headings of groups of rows span the table.

    Args:
        drafts: the cells of one row.
        columns: the table's columns.
        figures: those that hold figures.
        size: the type size in points.

    Returns:
        The cells of the row.
    """
    if len(drafts) != 1 or len(columns) <= 2 or not figures:
        return list(drafts)
    (draft,) = drafts
    if len(draft.pieces) != 1 or draft.pieces[0].chunk.value:
        return list(drafts)
    last = len(columns) - 1
    if figures.isdisjoint(range(max(draft.first, 1), draft.last + 1)):
        return list(drafts)
    if draft.first == 0:
        return [replace(draft, last=last)]
    chunk = draft.pieces[0].chunk
    middle = (chunk.x0 + chunk.x1) / 2
    off = {first: abs((columns[first].x0 + columns[last].x1) / 2 - middle) for first in (0, 1)}
    first = min(off, key=off.__getitem__)
    return [replace(draft, first=first, last=last)] if off[first] <= CENTRED * size else [draft]

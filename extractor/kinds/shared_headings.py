"""One heading over two columns: a number and its unit, a code in parts, a number and a text.

With known borders a heading's cell may cover several columns. Their cells are one value
where they are the parts of one (``80 | %``, ``1 | 20 | 05``); a running number before a
text numbers it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.kinds.celltypes import cell_type
from extractor.kinds.column_fit import column_sample
from extractor.kinds.declarations import Kind, field_types
from extractor.kinds.field_columns import FieldColumn
from extractor.kinds.headings import ColumnHeading
from extractor.tables.grid import GridRow

_MOST = 0.6
"""Share of a column's cells that must be units, or running numbers."""


def share_headings(
    columns: Sequence[FieldColumn],
    headings: Sequence[ColumnHeading],
    rows: list[GridRow],
    kind: Kind,
) -> list[FieldColumn]:
    """Give the columns under one heading's cell their fields.

    Args:
        columns: the mapped columns; of several under one heading one has the field.
        headings: what stands over each column, in the same order.
        rows: the piece's data rows.
        kind: the table's kind.
    """
    result = list(columns)
    for place in range(1, len(result)):
        if not _one_cell(headings[place - 1], headings[place]):
            continue
        left, right = result[place - 1], result[place]
        if right.field is None and left.field is not None and _belongs(right, left, rows):
            result[place] = replace(left, index=right.index)
    return _number_rows(result, headings, rows, kind)


def _one_cell(left: ColumnHeading, right: ColumnHeading) -> bool:
    same = left.texts == right.texts and left.groups == right.groups
    return left.shared and right.shared and bool(right.texts) and same and not right.foreign


def _belongs(right: FieldColumn, left: FieldColumn, rows: list[GridRow]) -> bool:
    """A further part of a code, or the units of the numbers on the left."""
    if left.field == "kode":
        return True
    sample = column_sample(rows, right.index)
    measured = field_types().get(left.field or "") in ("measure", "result", "percent")
    return measured and _share(sample, {"unit"}, "%") >= _MOST


def _number_rows(
    columns: list[FieldColumn],
    headings: Sequence[ColumnHeading],
    rows: list[GridRow],
    kind: Kind,
) -> list[FieldColumn]:
    """Without a number column, running numbers under the heading of the rows' text are it."""
    if "no" not in kind.order or any(column.field == "no" for column in columns):
        return columns
    pairs = [
        place
        for place in range(len(columns) - 1)
        if _one_cell(headings[place], headings[place + 1])
        and columns[place].field is None
        and columns[place + 1].field is not None
        and _share(column_sample(rows, columns[place].index), {"running"}) >= _MOST
    ]
    own = [place for place in pairs if columns[place + 1].field == kind.row]
    result = list(columns)
    for place in (own or pairs)[:1]:
        result[place] = replace(columns[place], field="no", rival="")
    return result


def _share(sample: Sequence[str], types: set[str], word: str = "") -> float:
    fitting = sum(text == word or cell_type(text) in types for text in sample)
    return fitting / len(sample) if sample else 0.0

"""How well cells fit the fields of the columns they stand in.

One cell (`field_fit`), one column (`mean_fit`), one row (`row_misfit`) or a page of
rows (`layout_fit`): the measure by which columns are named and slid cells put back.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.kinds.celltypes import cell_type, fit, starts_indikator, starts_sasaran
from extractor.kinds.declarations import field_types
from extractor.kinds.field_columns import FieldColumn
from extractor.tables.grid import GridRow

_SAMPLE_ROWS = 200
_HOMELESS = {
    "filler": 0.0, "percent": 2.0, "amount": 2.0, "opinion": 2.0, "grade": 2.0, "volume": 2.0,
    "unit_kerja": 2.0,
}  # fmt: skip
"""Misfit of a cell under no column: a value without a column is a stronger sign than a word."""
_TEXT_FIELDS = frozenset(
    {
        "sasaran",
        "indikator",
        "kegiatan",
        "program",
        "uraian",
        "uraian_kegiatan",
        "tujuan",
        "rencana_aksi",
    }
)


def field_fit(text: str, name: str) -> float:
    """Say how well a cell's content fits a field (see `celltypes.fit`)."""
    kind = field_types().get(name, "text")
    if name.endswith("_triwulan"):
        kind = "measure"
    score = float(fit(text, kind))
    if name in _TEXT_FIELDS and score > 0:
        if starts_indikator(text):
            score += 1.5 if name in ("indikator", "uraian") else -1.0
        elif starts_sasaran(text):
            score += 0.5 if name in ("sasaran", "tujuan") else 0.0
    return score


def row_misfit(row: GridRow, columns: Sequence[FieldColumn]) -> float:
    """Return how badly a row's cells fit their columns (0: nothing is out of place)."""
    by_index = {column.index: column for column in columns}
    misfit = 0.0
    for j in row.filled():
        column = by_index.get(j)
        if column is not None and column.field is None and column.header:
            continue
        if column is None or column.field is None:
            misfit += _HOMELESS.get(cell_type(row.text(j)), 1.0)
        else:
            misfit += max(0.0, -field_fit(row.text(j), column.field))
    return misfit


def layout_fit(rows: Sequence[GridRow], columns: Sequence[FieldColumn]) -> float:
    """Return how well a piece's cells fit their columns, per row."""
    sample = rows[:_SAMPLE_ROWS]
    by_index = {column.index: column for column in columns}
    parts = further_parts(columns)
    total = 0.0
    for row in sample:
        for j in row.filled():
            column = by_index.get(j)
            if j in parts:
                continue
            if column is not None and column.field:
                total += field_fit(row.text(j), column.field)
            elif column is not None and column.foreign:
                continue
            elif cell_type(row.text(j)) != "filler":
                total -= 1.0
    return total / len(sample) if sample else 0.0


def further_parts(columns: Sequence[FieldColumn]) -> set[int]:
    """Return the columns that only hold further parts of a value: units, digits of a code."""
    seen: set[tuple[str | None, str | None, int | None]] = set()
    parts = set()
    for column in columns:
        if column.field is not None and column.key in seen:
            parts.add(column.index)
        seen.add(column.key)
    return parts


def mean_fit(sample: list[str], name: str | None) -> float:
    """Return how well the cells of a column fit a field; blank cells and dashes do not count."""
    scores = [
        field_fit(text, name or "") for text in sample if cell_type(text) not in ("empty", "filler")
    ]
    return sum(scores) / len(scores) if scores else 0.0


def column_sample(rows: list[GridRow], index: int) -> list[str]:
    """Return the first filled cells of a column."""
    texts = (row.text(index) for row in rows)
    filled = [text for text in texts if text]
    return filled[:_SAMPLE_ROWS]

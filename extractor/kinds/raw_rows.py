"""The rows of a table that is kept as it is: what a page shows as rows, as rows.

Rows that count the columns once more (below a repeated header, or a second time below the
first one) are no data. A cell whose lines are numbered, beside a column that prints a value
for each number, is as many rows, as in tables of a known kind (`paired_items`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractor.kinds.numbered_lines import NumberedLines, numbered_lines
from extractor.kinds.printed_values import Printed, is_dash, printed_values
from extractor.tables.grid import Cell, GridRow

_FEWEST_COLUMNS = 4
"""Fewer numbers in a row may be values: ``1 | 2 | 3``."""


def counts_columns(row: GridRow) -> bool:
    """Say whether a row's cells are the numbers of its columns from 1 on, and nothing else."""
    texts = [cell.text.strip("() ") for cell in row.cells]
    counted = [str(number) for number in range(1, len(texts) + 1)]
    return len(texts) >= _FEWEST_COLUMNS and texts == counted


def part_numbered(row: GridRow) -> list[GridRow]:
    """Part a row at a cell's numbered lines where a column prints a value for each of them.

    What stands above the items, and what the row prints once, is a row of its own above
    theirs; without a head it stands on the first one's.

    Returns:
        The rows; the given one alone where nothing proves that it is several.
    """
    for index in row.filled():
        counted = numbered_lines(row.cells[index]) if row.cells[index].rows == 1 else None
        if counted is None:
            continue
        values = _values(row, index, len(counted.items))
        if any(not is_dash(value.text) for column in values.values() for value in column):
            return _parts(row, index, counted, values)
    return [row]


def _values(row: GridRow, label: int, count: int) -> dict[int, list[Printed]]:
    columns = {
        index: printed_values([row.cells[index]], count) for index in row.filled() if index != label
    }
    return {index: values for index, values in columns.items() if values}


def _parts(
    row: GridRow, label: int, counted: NumberedLines, values: Mapping[int, Sequence[Printed]]
) -> list[GridRow]:
    blank = Cell("", line=row.line, page=row.page)
    once = [blank if index in values else cell for index, cell in enumerate(row.cells)]
    parts: list[GridRow] = []
    if counted.head:
        once[label] = _with_text(row.cells[label], counted.head)
        parts.append(replace(row, cells=tuple(once)))
        once = [blank] * len(once)
    for place, item in enumerate(counted.items):
        cells = [*once]
        cells[label] = _with_text(row.cells[label], item)
        for index, column in values.items():
            cells[index] = _with_text(row.cells[index], column[place].text)
        parts.append(replace(row, cells=tuple(cells)))
        once = [blank] * len(once)
    return parts


def _with_text(cell: Cell, text: str) -> Cell:
    return replace(cell, text=text, blocks=(text,), lines=(text,), heights=())

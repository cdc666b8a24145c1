"""A table as the cells that are printed, whatever it is printed on.

Rows are counted from 0 through headings, column numbers and data. What a merged cell covers is
told by its spans; every position is covered by exactly one cell.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from corpus.layouts import clean, marks_of
from corpus.model import Column, Span, Table
from corpus.pages.source import Sheet

Role = Literal["head", "numbers", "data", "section", "total"]


@dataclass(frozen=True)
class Cell:
    """One printed cell; `leaf` is the data row it begins on, None above the data."""

    row: int
    col: int
    rowspan: int
    colspan: int
    text: str
    role: Role
    key: str
    leaf: int | None = None
    mark: bool = False

    @property
    def last(self) -> int:
        """Return the last row that the cell covers."""
        return self.row + self.rowspan - 1


@dataclass(frozen=True)
class Printed:
    """All cells of a table: `head` rows of headings and column numbers, then the data."""

    cells: list[Cell]
    head: int
    rows: int
    keys: list[str]


def printed_table(sheet: Sheet) -> Printed:
    """Give the cells of a table."""
    columns = sheet.table.columns
    cells = list(heading_cells([sheet.paths[column.key] for column in columns], columns))
    head = max((cell.last + 1 for cell in cells), default=0)
    numbers = sheet.table.options.get("numbers", "none")
    if numbers != "none":
        form = "({})" if numbers == "(1)" else "{}"
        for col, column in enumerate(columns):
            cells.append(Cell(head, col, 1, 1, form.format(col + 1), "numbers", column.key))
        head += 1
    cells += data_cells(sheet, head)
    cells.sort(key=lambda cell: (cell.row, cell.col))
    rows = head + len(sheet.table.leaves)
    return Printed(cells, head, rows, [column.key for column in columns])


def heading_cells(paths: list[tuple[str, ...]], columns: list[Column]) -> Iterator[Cell]:
    """Merge equal headings of neighbours; a column's own heading reaches down to the data.

    Args:
        paths: the headings above each column, the outermost first; empty for a nameless column.
        columns: the columns.
    """
    depth = max(len(path) for path in paths)
    for col, path in enumerate(paths):
        if not path:
            yield Cell(0, col, depth, 1, "", "head", columns[col].key)
    for level in range(depth):
        start = 0
        while start < len(paths):
            path, end = paths[start], start + 1
            if level >= len(path):
                start = end
                continue
            own = level == len(path) - 1
            while not own and end < len(paths) and paths[end][: level + 1] == path[: level + 1]:
                end += 1
            rowspan = depth - level if own else 1
            key = columns[start].key if own else ""
            yield Cell(level, start, rowspan, end - start, path[level], "head", key)
            start = end


def data_cells(sheet: Sheet, head: int) -> list[Cell]:
    """Give the cells of the data rows, the empty ones too."""
    table = sheet.table
    cols = {column.key: col for col, column in enumerate(table.columns)}
    cells: list[Cell] = []
    for span in table.spans:
        if span.key == "jadwal":
            cells += mark_cells(sheet, span, head, cols)
            continue
        rows, role = span.last - span.first + 1, role_of(table, span.first)
        text, row = printed_text(table, span), head + span.first
        cells.append(Cell(row, cols[span.key], rows, 1, text, role, span.key, span.first))
    if sheet.look.sections == "merged":
        cells = [widened(cell, cells, len(cols)) for cell in cells]
    covered = {place for cell in cells for place in places(cell)}
    for row in range(len(table.leaves)):
        for key, col in cols.items():
            if (head + row, col) not in covered:
                cells.append(Cell(head + row, col, 1, 1, "", role_of(table, row), key, row))
    return cells


def places(cell: Cell) -> Iterator[tuple[int, int]]:
    """List the positions that a cell covers."""
    for row in range(cell.row, cell.last + 1):
        for col in range(cell.col, cell.col + cell.colspan):
            yield row, col


def widened(cell: Cell, cells: list[Cell], count: int) -> Cell:
    """Let the text of a section row cover the empty positions on its right."""
    if cell.role != "section":
        return cell
    taken = {other.col for other in cells if other.row == cell.row and other.col > cell.col}
    end = min(taken, default=count)
    return Cell(
        cell.row, cell.col, cell.rowspan, end - cell.col, cell.text, cell.role, cell.key, cell.leaf
    )


def role_of(table: Table, row: int) -> Role:
    """Name what a data row is."""
    roles: dict[str, Role] = {"section": "section", "total": "total"}
    return roles.get(table.leaves[row].kind, "data")


def printed_text(table: Table, span: Span) -> str:
    """Give what stands in a cell: what the noise of its row prints, else its text."""
    for one in table.leaves[span.first].noise:
        if span.key in one.prints:
            return one.prints[span.key]
    return clean(span.text)


def mark_cells(sheet: Sheet, span: Span, head: int, cols: dict[str, int]) -> Iterator[Cell]:
    """Give the marked periods of a row, one cell each or one for each run of them."""
    months = sheet.table.options.get("schedule", "triwulan") == "bulan"
    marks = marks_of(span.text)
    for row in range(span.first, span.last + 1):
        runs = [[mark] for mark in marks]
        if row + 1 in sheet.look.merged_marks:
            runs = runs_of(marks)
        for run in runs:
            key = f"{'B' if months else 'T'}{run[0]}"
            yield Cell(
                head + row, cols[key], 1, len(run), "", role_of(sheet.table, row), key, row, True
            )


def runs_of(marks: list[int]) -> list[list[int]]:
    """Group numbers that follow each other: 1 2 3 6 as [1, 2, 3], [6]."""
    runs: list[list[int]] = []
    for mark in marks:
        if runs and runs[-1][-1] == mark - 1:
            runs[-1].append(mark)
        else:
            runs.append([mark])
    return runs

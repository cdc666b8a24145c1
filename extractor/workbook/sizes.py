"""Widths of columns and heights of rows, by what stands in them: figures whole, text wrapped.

A spreadsheet that opens a file written by a program does not fit heights itself everywhere
(LibreOffice does not), so they are reckoned here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from extractor.workbook.cells import letter_of
from extractor.workbook.columns import Column

_NARROWEST, _WIDEST = 6, 40
_PADDING = 3
_BY_ROLE = {"place": 10, "row-kind": 9, "recomputed": 17, "check": 11, "verdict": 13, "note": 44,
            "findings": 12}  # fmt: skip
_SEPARATED = 1.35
"""What the separators of a number format add to the digits."""
_LETTERS = 1.1
"""So many letters stand in the width of a digit; bold ones are as wide."""
_LINE = 13.5
_TALLEST = 409
"""Points: of one line, and the most that a spreadsheet allows."""


def set_widths(sheet: Any, columns: Sequence[Column], header_row: int, last_row: int) -> None:
    """Give each column of a table's sheet its width.

    Args:
        sheet: written already.
        columns: from left to right.
        header_row: row of the headers.
        last_row: last row of the table.
    """
    for place, column in enumerate(columns, start=1):
        width = _BY_ROLE.get(column.role)
        if width is None:
            cells = (sheet.cell(row, place) for row in range(header_row + 1, last_row + 1))
            words = max((len(word) for word in column.header.split()), default=0)
            width = max([words + _PADDING, *(_needed(cell) for cell in cells)])
            width = min(max(width + _PADDING, _NARROWEST), _WIDEST)
        sheet.column_dimensions[letter_of(place)].width = width


def _needed(cell: Any) -> int:
    if cell.value is None:
        return 0
    if cell.data_type == "n":
        # A figure that does not fit is shown as ####: it is neither wrapped nor cut.
        _, _, ending = str(cell.number_format).partition('"')
        return round(len(f"{cell.value:f}") * _SEPARATED) + len(ending)
    return max(len(line) for line in str(cell.value).split("\n"))


def set_heights(sheet: Any, first_row: int, last_row: int) -> None:
    """Make rows as high as their wrapped text needs.

    Args:
        sheet: written, with its widths.
        first_row: to be set.
        last_row: to be set.
    """
    # One walk over the rows: to ask a sheet for a single row makes it look at all its cells.
    rows = sheet.iter_rows(min_row=first_row, max_row=max(last_row, first_row))
    for row, cells in zip(range(first_row, last_row + 1), rows, strict=False):
        lines = max((_lines(sheet, cell) for cell in cells), default=1)
        sheet.row_dimensions[row].height = min(lines * _LINE + 2, _TALLEST)


def _lines(sheet: Any, cell: Any) -> int:
    if cell.data_type != "s" or not cell.alignment.wrap_text or cell.value is None:
        return 1
    letters = 1.0 if cell.font.b else _LETTERS
    width = max(1, int(sheet.column_dimensions[cell.column_letter].width * letters))
    return sum(_wrapped(line, width) for line in str(cell.value).split("\n"))


def _wrapped(line: str, width: int) -> int:
    count, used = 1, 0
    for word in line.split(" "):
        length = len(word)
        if used and used + 1 + length > width:
            count, used = count + 1, 0
        used += length + (1 if used else 0)
        # A word longer than the column is broken.
        count, used = count + max(0, used - 1) // width, used % width if used > width else used
    return count

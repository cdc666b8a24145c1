"""XLSX files to titles and tables, sheet by sheet.

openpyxl reads the workbook; what a number format shows, and where a sheet parts into titles
and tables, is worked out here. Hidden sheets, rows and columns are read too: what somebody
hid is not lost. Comments, charts and form controls are not read.
"""

from __future__ import annotations

from dataclasses import replace

from extractor.readers.cells import Flow, FlowText, TableGrid
from extractor.readers.office import open_package
from extractor.readers.xlsx_blocks import sheet_to_flow
from extractor.readers.xlsx_drawings import Floating, read_drawings
from extractor.readers.xlsx_sheets import Sheet, SheetCell, Workbook
from extractor.readers.xlsx_styles import CellStyle

_SHORT_TEXT = 3
"""Letters that a small box over an empty cell may hold to count as the cell's text."""


def read_xlsx(data: bytes, name: str) -> Flow:
    """Read an XLSX file.

    Args:
        data: the whole file.
        name: what to call it in messages: ``rencana_aksi.xlsx``.

    Returns:
        Titles and tables in order; pages are sheet numbers from 1 (hidden sheets count),
        numbers are the sheet's own rows. Numbers are written as the sheet shows them, with
        Indonesian separators: ``1.234.567``, ``82,5%``. A formula without a stored result
        is its own text, ``=SUM(D5:D7)``.

    Raises:
        InputError: the file is no XLSX, damaged, password-protected or a bomb.
    """
    return read_workbook(data, name)[0]


def read_workbook(data: bytes, name: str) -> tuple[Flow, int]:
    """Read an XLSX file as `read_xlsx` does, and say how many sheets it has, empty ones too."""
    package = open_package(data, name, "xlsx")
    workbook = Workbook(package)
    flow: Flow = []
    for sheet in workbook.sheets():
        boxes = [one for one in read_drawings(package, sheet) if not _put_in_cell(sheet, one)]
        flow += _with_boxes(sheet_to_flow(sheet, name), boxes, sheet.number)
    return flow, workbook.count


def _put_in_cell(sheet: Sheet, floating: Floating) -> bool:
    """Give a small figure to the empty cell under it; say whether it is dealt with."""
    cell = sheet.cells.get(floating.cell, SheetCell("", CellStyle()))
    if floating.mark is not None:
        if not cell.text:
            sign, made = floating.mark
            sheet.cells[floating.cell] = replace(cell, text=sign, mark=made)
        return True
    text = " ".join(floating.lines)
    if not floating.small or cell.text or len(text) > _SHORT_TEXT:
        return False
    sheet.cells[floating.cell] = replace(cell, text=text)
    return True


def _with_boxes(flow: Flow, boxes: list[Floating], number: int) -> Flow:
    """Put the text boxes before the first title or table that begins below their top."""
    merged: Flow = []
    rest = list(flow)
    for box in boxes:
        while rest and _first_row(rest[0]) <= box.row + 1:
            merged.append(rest.pop(0))
        merged += [FlowText(line, box.row + 1, number) for line in box.lines]
    return merged + rest


def _first_row(block: FlowText | TableGrid) -> int:
    return block.number if isinstance(block, FlowText) else block.row_numbers[0]

"""XLSX files to titles and tables, sheet by sheet.

openpyxl reads the workbook; what a number format shows, and where a sheet parts into titles
and tables, is worked out here. Hidden sheets, rows and columns are read too: what somebody
hid is not lost, and told. Large pictures, charts, documents of other programs and form
controls are not read, and told; comments, which nobody prints, are left out.
"""

from __future__ import annotations

from dataclasses import replace

from extractor.readers.cells import Flow, FlowText, TableGrid
from extractor.readers.office import Package
from extractor.readers.office_content import OfficeContent
from extractor.readers.office_figures import Unread
from extractor.readers.xlsx_blocks import sheet_to_flow
from extractor.readers.xlsx_drawings import Floating, read_drawings, read_objects
from extractor.readers.xlsx_sheets import Sheet, SheetCell, Workbook
from extractor.readers.xlsx_styles import CellStyle

_SHORT_TEXT = 3
"""Letters that a small box over an empty cell may hold to count as the cell's text."""


def read_workbook(package: Package) -> OfficeContent:
    """Read an XLSX file.

    Args:
        package: the file, as ``office.open_package`` gives it.

    Returns:
        Titles and tables in order; pages are sheet numbers from 1 (hidden sheets count),
        numbers are the sheet's own rows. Numbers are written as the sheet shows them, with
        Indonesian separators: ``1.234.567``, ``82,5%``. A formula without a stored result
        is its own text, ``=SUM(D5:D7)``.

    Raises:
        InputError: the file is damaged or a bomb.
    """
    workbook = Workbook(package)
    content = OfficeContent(sheets=workbook.count)
    for sheet in workbook.sheets():
        figures = read_drawings(package, sheet)
        _tell_unread(sheet, figures, read_objects(package, sheet))
        boxes = [one for one in figures if not _put_in_cell(sheet, one)]
        content.flow += _with_boxes(sheet_to_flow(sheet, package.name), boxes, sheet.number)
        content.notes += sheet.notes
    return content


def _tell_unread(sheet: Sheet, figures: list[Floating], objects: list[Unread]) -> None:
    """Note what is not read.

    A picture above all text is a letterhead; one laid over a text or a text box is a
    signature, a stamp or a watermark.
    """
    first = min((row for (row, _), cell in sheet.cells.items() if cell.text), default=-1)
    for one in figures:
        if one.unread is not None and _is_told(sheet, one, figures, first):
            sheet.tell("object-unread", one.unread.reason, one.row, one.unread.name)
        if one.diagram:
            sheet.tell("grid-as-text", "boxes", one.row, one.lines[0])
    for other in objects:
        sheet.tell("object-unread", other.reason, None, other.name)


def _is_told(sheet: Sheet, one: Floating, figures: list[Floating], first: int) -> bool:
    """Whether a figure may hold a table or be a tick: alone over a cell with borders."""
    if one.unread is None or (one.row <= first and one.unread.may_be_letterhead):
        return False
    if one.unread.only_alone:
        cell = sheet.cells.get(one.middle)
        return cell is not None and not cell.text and any(cell.style.edges)
    return one.unread.reason != "picture" or not _is_signature(sheet, one, figures)


def _is_signature(sheet: Sheet, picture: Floating, figures: list[Floating]) -> bool:
    """Whether a picture signs a text box no lower than itself, or is small and signs a cell."""
    boxes = (one for one in figures if one is not picture and one.lines)
    if any(picture.is_over(box) and picture.rows <= box.rows for box in boxes):
        return True
    cell = sheet.cells.get(picture.middle)
    may_be = picture.unread is not None and picture.unread.may_be_signature
    return may_be and cell is not None and bool(cell.text)


def _put_in_cell(sheet: Sheet, floating: Floating) -> bool:
    """Give a small figure to the empty cell under it; say whether it is dealt with."""
    cell = sheet.cells.get(floating.cell, SheetCell("", CellStyle()))
    if floating.mark is not None:
        made = floating.mark
        if not cell.text or cell.mark is not None:
            text = f"{cell.text} {made.sign}".strip()
            sheet.cells[floating.cell] = replace(cell, text=text, mark=made.made)
        elif any(cell.style.edges):
            sheet.tell("object-unread", "mark-beside-text", floating.cell[0], cell.text)
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

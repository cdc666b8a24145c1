"""Write a laid-out document as XLSX: text in the first column, tables below it.

Values that a spreadsheet keeps as numbers (percentages, amounts) are numbers with a format.
`stored` of a page names, for a text that is shown, the number behind it and its format.
"""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from corpus import values
from corpus.model import CorpusError
from corpus.pages.archive import settle
from corpus.pages.drawing import colour_of
from corpus.pages.grid import Cell, Printed, printed_table
from corpus.pages.pieces import Box, Cut, column_edges, lay_out, share_of
from corpus.pages.source import LaidOut, Place, Places, Prose, Sheet
from corpus.truth import AMOUNTS

FIRST_COLUMN = 2
"""Tables begin in column B, as in most real workbooks."""
SIZE = 9.0
UNITS, UNIT_POINTS = 1.6, 5.2
"""Widths of a workbook for each share, and points for each of these."""
PERCENT_FORMATS = {True: "0%", False: "0.0%"}
"""For whole percentages, and for others."""
Stored = dict[str, tuple[str, str]]


def print_xlsx(laid_out: LaidOut) -> tuple[bytes, Places]:
    """Give the bytes of a workbook and the place of each row of each table."""
    book = Workbook()
    book.remove(book.active)
    names = laid_out.page["sheets"]
    places: Places = {}
    number = 0
    for part in laid_out.parts:
        if part.new_page or not book.worksheets:
            sheet = add_sheet(book, names[len(book.worksheets)])
            row = 2
        if isinstance(part, Prose):
            row = write_prose(sheet, part, row)
            continue
        for leaf in range(len(part.table.leaves)):
            line = row + printed_table(part).head + leaf
            places[number, leaf] = Place(len(book.worksheets), line)
        row = write_table(sheet, part, row, laid_out.page.get("stored", {})) + 1
        number += 1
    out = io.BytesIO()
    book.save(out)
    return settle(out.getvalue()), places


def add_sheet(book: Any, name: str) -> Any:
    """Add a sheet that prints on one page's width of A4, landscape."""
    sheet = book.create_sheet(name)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    return sheet


def write_prose(sheet: Any, prose: Prose, row: int) -> int:
    """Write a text, one line to a row; give the row behind it and a blank one."""
    for line in prose.text.rstrip("\n").split("\n"):
        col = FIRST_COLUMN + (6 if prose.style == "signature" else 0)
        cell = sheet.cell(row, col, line or None)
        cell.font = Font(name="Arial", size=10, bold=prose.style == "title")
        row += 1
    return row + 1


def write_table(sheet: Any, part: Sheet, top: int, stored: Stored) -> int:
    """Write a table; give the row behind it."""
    printed = printed_table(part)
    side = Side(style=None if part.look.borders == "none" else "thin")
    for cell in printed.cells:
        row, col = top + cell.row, FIRST_COLUMN + cell.col
        put_value(sheet.cell(row, col), cell, part, stored)
        for r in range(row, row + cell.rowspan):
            for c in range(col, col + cell.colspan):
                sheet.cell(r, c).border = Border(left=side, right=side, top=side, bottom=side)
        if cell.rowspan > 1 or cell.colspan > 1:
            sheet.merge_cells(
                start_row=row, start_column=col, end_row=row + cell.rowspan - 1,
                end_column=col + cell.colspan - 1,
            )  # fmt: skip
    for col, key in enumerate(printed.keys):
        letter = sheet.cell(1, FIRST_COLUMN + col).column_letter
        sheet.column_dimensions[letter].width = share_of(key, part.look) * UNITS
    for row, height in enumerate(row_heights(part, printed)):
        sheet.row_dimensions[top + row].height = height
    return top + printed.rows


def row_heights(part: Sheet, printed: Printed) -> list[float]:
    """Give the height of each row in points, so that wrapped text is seen."""
    look = replace(part.look, size=SIZE)
    width = sum(share_of(key, look) for key in printed.keys) * UNITS * UNIT_POINTS
    edges = column_edges(printed, look, width)
    boxes, total = lay_out(
        printed.cells, look, edges, Cut(range(printed.rows - printed.head), True, {})
    )
    tops = {box.cell.row: box.rect[1] for box in boxes} | {printed.rows: total}
    return [round(tops[row + 1] - tops[row], 2) for row in range(printed.rows)]


def put_value(place: Any, cell: Cell, part: Sheet, stored: Stored) -> None:
    """Set value, format, colour and alignment of a cell."""
    colour = colour_of(Box(cell, (0, 0, 0, 0), ()), part.look)
    if colour:
        place.fill = PatternFill("solid", fgColor=f"FF{colour[1:].upper()}")
    place.font = Font(name="Arial", size=SIZE, bold=cell.role in ("head", "total", "section"))
    central = cell.role in ("head", "numbers") or cell.mark
    place.alignment = Alignment(
        wrap_text=True, vertical="center" if central else "top",
        horizontal="center" if central else None,
        textRotation=90 if cell.key in part.look.turned and cell.role == "head" else 0,
    )  # fmt: skip
    if cell.mark and part.look.tick != "fill":
        place.value = {"root": "√", "letter": "v"}[part.look.tick]
    elif cell.text in stored:
        place.value, place.number_format = float(stored[cell.text][0]), stored[cell.text][1]
    elif cell.text:
        place.value, place.number_format = spreadsheet_value(cell, part.table.kind)


def spreadsheet_value(cell: Cell, kind: str) -> tuple[str | float, str]:
    """Give a cell's value as a spreadsheet keeps it, and the format that shows it."""
    name = cell.key.partition(".")[0].partition(":")[0]
    if cell.role in ("head", "numbers"):
        return (int(cell.text), "0") if cell.text.isdigit() else (cell.text, "General")
    amounts = AMOUNTS | ({"realisasi"} if kind == "realisasi_anggaran" else set())
    if name in amounts and cell.text[0].isdigit():
        cents = "," in cell.text.removesuffix(",-")
        return values.amount(cell.text)["value"], "#,##0.00" if cents else "#,##0"
    if name in ("target", "realisasi", "capaian", "persen", "target_triwulan"):
        try:
            value = values.measure(cell.text, percent_header=False, words=[])
        except CorpusError:
            return cell.text, "General"
        if value["kind"] == "percent":
            share = round(value["value"] / 100, 6)
            return share, PERCENT_FORMATS[float(value["value"]).is_integer()]
        if value["kind"] == "number":
            return value["value"], "General"
    return cell.text, "General"

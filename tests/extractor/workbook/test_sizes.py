"""Rows are as high as their wrapped text, columns as wide as their figures."""

from __future__ import annotations

from openpyxl import Workbook

from extractor.workbook.cells import put_number, put_text
from extractor.workbook.columns import Column
from extractor.workbook.sizes import set_heights, set_widths
from extractor.workbook.styles import number_format, style_cell


def test_a_figure_is_shown_whole() -> None:
    sheet = Workbook().active
    put_number(sheet["A5"], 123_456_789_012_345, number_format("id", 0, " laporan"))
    set_widths(sheet, [Column("printed", "Pagu", "pagu")], 4, 5)
    assert sheet.column_dimensions["A"].width >= len("123.456.789.012.345 laporan")


def test_wrapped_text_makes_its_row_higher() -> None:
    sheet = Workbook().active
    texts = ["pendek", "kata " * 30, "satu\ndua\ntiga", "x" * 3000]
    for row, text in enumerate(texts, start=1):
        put_text(sheet.cell(row, 1), text)
        style_cell(sheet.cell(row, 1))
    sheet.column_dimensions["A"].width = 20
    set_heights(sheet, 1, 4)
    short, long, lines, most = (sheet.row_dimensions[row].height for row in range(1, 5))
    assert short < lines < long < most == 409

"""What a workbook holds besides what is seen is told: pictures, objects, hidden cells, formats."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill

from extractor.readers.cells import FlowText, TableGrid
from extractor.readers.office_content import OfficeNote
from tests.extractor.readers.office_files import read_office
from tests.extractor.readers.test_xlsx import save, sheet_of, with_drawing

POINT = 12_700
PICTURE = '<xdr:pic><xdr:nvPicPr><xdr:cNvPr name="Gambar 2"/></xdr:nvPicPr><a:blip/></xdr:pic>'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
Told = list[tuple[str, str, int | None, str | None]]


def told(data: bytes) -> Told:
    return [(one.code, one.reason, one.number, one.raw) for one in read_office(data).notes]


def book_of(*rows: list[Any]) -> tuple[Workbook, Any]:
    return sheet_of(["A", "B", "C"], *rows)


def anchor(row: int, width: float, height: float, inside: str = PICTURE) -> str:
    start = f"<xdr:from><xdr:col>0</xdr:col><xdr:row>{row}</xdr:row></xdr:from>"
    extent = f'<xdr:ext cx="{int(width * POINT)}" cy="{int(height * POINT)}"/>'
    return f"<xdr:oneCellAnchor>{start}{extent}{inside}</xdr:oneCellAnchor>"


def with_parts(data: bytes, kind: str, part: str, content: str) -> bytes:
    """The same package whose first sheet refers to a part."""
    buffer = io.BytesIO()
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{RELATIONS}/{kind}" Target="/{part}"/></Relationships>'
    )
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
        target.writestr("xl/worksheets/_rels/sheet1.xml.rels", rels)
        target.writestr(part, content)
    return buffer.getvalue()


def test_a_picture_as_large_as_a_table_is_told_with_its_row() -> None:
    book, _ = book_of([1, 2, 3])
    drawn = read_office(with_drawing(save(book), anchor(9, 300, 120)))
    assert drawn.notes == [OfficeNote("object-unread", "picture", 10, 1, "Gambar 2")]


def test_a_picture_that_floats_free_of_the_cells_is_told_with_its_row() -> None:
    book, _ = book_of([1, 2, 3])
    size = f'<xdr:ext cx="{300 * POINT}" cy="{120 * POINT}"/>'
    free = f'<xdr:absoluteAnchor><xdr:pos x="0" y="{100 * POINT}"/>{size}{PICTURE}'
    assert told(with_drawing(save(book), f"{free}</xdr:absoluteAnchor>")) == [
        ("object-unread", "picture", 7, "Gambar 2")
    ]


@pytest.mark.parametrize(("width", "height"), [(80, 90), (150, 60), (200, 180)])
def test_logos_and_signatures_are_nothing_to_tell(width: float, height: float) -> None:
    book, _ = book_of([1, 2, 3])
    assert told(with_drawing(save(book), anchor(9, width, height))) == []


def test_a_picture_above_all_text_is_a_letterhead_unless_there_is_no_text() -> None:
    drawn = anchor(0, 400, 100)
    assert told(with_drawing(save(book_of([1, 2, 3])[0]), drawn)) == []
    assert [one[:3] for one in told(with_drawing(save(Workbook()), drawn))] == [
        ("object-unread", "picture", 1)
    ]


def test_a_picture_laid_over_a_text_box_is_a_signature() -> None:
    book, _ = book_of([1, 2, 3])
    text = "<xdr:sp><xdr:txBody><a:p><a:r><a:t>Kepala Dinas</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
    for size in ((300, 120), (400, 180)):
        both = anchor(9, 320, 200, text) + anchor(10, *size)
        assert told(with_drawing(save(book), both)) == []
    higher = anchor(9, 320, 80, text) + anchor(9, 400, 130)
    assert [one[1] for one in told(with_drawing(save(book), higher))] == ["picture"]


def test_a_picture_over_cells_with_text_that_is_larger_than_a_signature_is_told() -> None:
    book, _ = book_of(*[[1, 2, 3]] * 30)
    drawn = with_drawing(save(book), anchor(2, 450, 375))
    assert told(drawn) == [("object-unread", "picture", 3, "Gambar 2")]
    assert told(with_drawing(save(book), anchor(2, 250, 100))) == []


@pytest.mark.parametrize(("width", "height"), [(44, 12), (80, 12)])
def test_a_picture_alone_over_a_cell_with_borders_may_be_a_tick(
    width: float, height: float
) -> None:
    book, _ = book_of([None, 2, 3], [1, 2, 3])
    drawn = with_drawing(save(book), anchor(1, width, height))
    assert told(drawn) == [("object-unread", "lone-picture", 2, "Gambar 2")]


def test_a_chart_is_told() -> None:
    book, sheet = book_of([1, 2, 3])
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=2))
    sheet.add_chart(chart, "A6")
    assert [one[:3] for one in told(save(book))] == [("object-unread", "chart", 6)]
    book.create_chartsheet().add_chart(BarChart())
    notes = read_office(save(book)).notes
    assert [(one.reason, one.page) for one in notes] == [("chart", 1), ("chart", 2)]


def test_the_words_of_a_diagram_are_text_whose_order_is_told() -> None:
    book, _ = book_of([1, 2, 3])
    frame = (
        f'<dgm:relIds xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
        f'xmlns:r="{RELATIONS}" r:dm="r1"/>'
    )
    drawn = with_drawing(save(book), anchor(5, 200, 100, frame))
    assert told(drawn) == [("object-unread", "diagram", 6, None)]
    words = (
        '<d xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        "<a:p><a:r><a:t>Bupati</a:t></a:r></a:p></d>"
    )
    buffer = io.BytesIO(drawn)
    with zipfile.ZipFile(buffer, "a") as target:
        target.writestr("xl/diagrams/data1.xml", words)
        target.writestr(
            "xl/drawings/_rels/drawing1.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{RELATIONS}/diagramData" '
            'Target="../diagrams/data1.xml"/></Relationships>',
        )
    content = read_office(buffer.getvalue())
    assert content.flow[-1] == FlowText("Bupati", 6, 1)
    assert content.notes == [OfficeNote("grid-as-text", "boxes", 6, 1, "Bupati")]


def test_documents_of_other_programs_and_form_controls_are_told() -> None:
    data = save(book_of([1, 2, 3])[0])
    assert told(with_parts(data, "package", "xl/embeddings/dok1.docx", "")) == [
        ("object-unread", "embedded", None, "dok1.docx")
    ]
    control = '<formControlPr objectType="{}" checked="Checked"/>'
    box = with_parts(data, "ctrlProp", "xl/ctrlProps/c1.xml", control.format("CheckBox"))
    assert told(box) == [("object-unread", "control", None, "CheckBox")]
    button = with_parts(data, "ctrlProp", "xl/ctrlProps/c1.xml", control.format("Button"))
    assert told(button) == []


def test_hidden_rows_columns_and_sheets_are_read_and_told() -> None:
    book, sheet = book_of([1, 2, 3], [4, 5, 6])
    sheet.row_dimensions[2].hidden = True
    sheet.row_dimensions[9].hidden = True  # without text
    sheet.column_dimensions["B"].hidden = True
    book.create_sheet().append(["Lama", 2015])
    book.worksheets[1].sheet_state = "veryHidden"
    assert told(save(book)) == [
        ("content-hidden", "hidden-columns", 1, "B"),
        ("content-hidden", "hidden-rows", 2, "1"),
        ("content-hidden", "hidden-sheet", 1, "Lama"),
    ]


def test_a_number_that_is_shown_otherwise_is_told_with_the_stored_one() -> None:
    book, sheet = book_of([0.7641, 1234567, 0.5], [12, 1500000, 0.75])
    formats = {"A2": "0%", "B2": "#,##0,", "C2": "0%", "A3": "0 orang", "B3": ";;;", "C3": "0.00"}
    for place, code in formats.items():
        sheet[place].number_format = code
    assert told(save(book)) == [
        ("number-rounded", "", 2, "76% (0,7641)"),
        ("number-reshaped", "scaled", 2, "1.235 (1234567)"),
        ("number-reshaped", "format-unclear", 3, "12 (12)"),
        ("number-reshaped", "replaced", 3, "(1500000)"),
    ]


def test_of_one_kind_some_places_are_told() -> None:
    book, _ = book_of(*([row / 7, row, row] for row in range(1, 50)))
    for (cell,) in book.active["A2:A50"]:
        cell.number_format = "0.0"
    assert len(told(save(book))) == 20


def test_colours_that_a_rule_gives_are_told() -> None:
    book, sheet = book_of([1, 2, 3])
    red = PatternFill("solid", bgColor="FFFF0000")
    sheet.conditional_formatting.add("B2:C2", CellIsRule("greaterThan", ["1"], fill=red))
    assert told(save(book)) == [("content-hidden", "colour-rules", 2, "B2:C2")]


def test_a_small_picture_over_a_text_is_told_and_two_over_one_cell_are_two_signs() -> None:
    book, _ = book_of([1, 2, 3])
    assert told(with_drawing(save(book), anchor(1, 9, 9))) == [
        ("object-unread", "mark-beside-text", 2, "1")
    ]
    book, _ = book_of([None, 2, 3])
    content = read_office(with_drawing(save(book), anchor(1, 9, 9) + anchor(1, 9, 9)))
    (grid,) = content.flow
    assert isinstance(grid, TableGrid)
    assert [cell.text for cell in grid.cells if cell.row == 1] == ["✓ ✓", "2", "3"]
    assert content.notes == []


def test_an_arrow_over_empty_cells_of_a_table_may_mark_them() -> None:
    book, _ = book_of(["Rapat", None, None], [1, 2, 3])
    arrow = '<xdr:sp><xdr:spPr><a:prstGeom prst="rightArrow"/></xdr:spPr></xdr:sp>'
    assert told(with_drawing(save(book), anchor(1, 150, 9, arrow))) == [
        ("object-unread", "lone-drawing", 2, None)
    ]
    assert told(with_drawing(save(book), anchor(2, 30, 9, arrow))) == []
    assert told(with_drawing(save(book), anchor(9, 150, 9, arrow))) == []

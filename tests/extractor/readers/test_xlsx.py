"""XLSX files: what a sheet shows comes out as titles and tables."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.styles.colors import Color

from extractor.errors import InputError
from extractor.readers import office_tables
from extractor.readers.cells import Flow, FlowText, TableGrid
from tests.extractor.readers.office_files import read_flow, read_office

BOX = Border(*(Side(style="thin") for _ in range(4)))
DRAWING = (
    '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">{}</xdr:wsDr>'
)


def save(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def read(book: Workbook) -> Flow:
    return read_flow(save(book), "rka.xlsx")


def sheet_of(*rows: list[Any], bordered_from: int | None = 1) -> tuple[Workbook, Any]:
    """A workbook with one sheet of rows, with borders from a row on."""
    book = Workbook()
    sheet = book.active
    for number, row in enumerate(rows, start=1):
        for col, value in enumerate(row, start=1):
            cell = sheet.cell(number, col, value)
            if bordered_from is not None and number >= bordered_from:
                cell.border = BOX
    return book, sheet


def grids(flow: Flow) -> list[TableGrid]:
    return [block for block in flow if isinstance(block, TableGrid)]


def table(grid: TableGrid) -> list[list[str]]:
    rows: list[list[str]] = [[] for _ in range(grid.rows)]
    for cell in grid.cells:
        rows[cell.row].append(cell.text)
    return rows


def edit(data: bytes, part: str, old: str, new: str) -> bytes:
    """The same package with a text of one part replaced."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == part:
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode())
            target.writestr(name, content)
    return buffer.getvalue()


def test_titles_and_a_table_with_the_sheets_own_rows() -> None:
    book, sheet = sheet_of(
        ["RENCANA AKSI 2017"],
        [],
        ["No", "Kegiatan", "Anggaran"],
        [1, "Rapat", 2500000],
        [],
        ["Sumber: Bappeda"],
        bordered_from=3,
    )
    sheet["C4"].number_format = "#,##0"
    for place in ("A6", "B6", "C6"):
        sheet[place].border = Border()
    title, grid, note = read(book)
    assert title == FlowText("RENCANA AKSI 2017", 1, 1)
    assert note == FlowText("Sumber: Bappeda", 6, 1)
    assert isinstance(grid, TableGrid)
    assert table(grid) == [["No", "Kegiatan", "Anggaran"], ["1", "Rapat", "2.500.000"]]
    assert (grid.page, grid.row_numbers, grid.confidence) == (1, (3, 4), 1)


def test_a_title_directly_above_the_border_is_no_part_of_the_table() -> None:
    book, _ = sheet_of(["Tabel 2"], ["No", "Program"], [1, "Gizi"], bordered_from=2)
    title, grid = read(book)
    assert isinstance(title, FlowText)
    assert isinstance(grid, TableGrid)
    assert grid.row_numbers == (2, 3)


def test_merged_ranges_are_spans_and_columns_that_only_widen_them_go() -> None:
    book, sheet = sheet_of(
        ["Program", None, "Triwulan", None], [None, None, "I", "II"], ["Gizi", None, 1, 2]
    )
    for area in ("A1:B2", "C1:D1", "A3:B3"):
        sheet.merge_cells(area)
    (grid,) = grids(read(book))
    spans = {cell.text: (cell.row, cell.col, cell.rowspan, cell.colspan) for cell in grid.cells}
    assert grid.cols == 3
    assert spans["Program"] == (0, 0, 2, 1)
    assert spans["Triwulan"] == (0, 1, 1, 2)
    assert spans["Gizi"] == (2, 0, 1, 1)


def test_text_hidden_under_a_merged_cell_is_kept() -> None:
    book, _ = sheet_of(["Program", "Pagu"], ["Gizi", 5])
    merged = '<mergeCells count="1"><mergeCell ref="A2:B2"/></mergeCells><pageMargins'
    data = edit(save(book), "xl/worksheets/sheet1.xml", "<pageMargins", merged)
    assert table(grids(read_flow(data, "a"))[0])[1] == ["Gizi 5"]


@pytest.mark.parametrize("area", ["A1:D3", "A1:XFD1048576", "A2:D3"])
def test_a_table_under_one_merged_range_is_read_as_less_sure(area: str) -> None:
    rows = [["No", "Sasaran", "Indikator", "Target"], [1, "Tertib", "Nilai", "BB"], [2, "Layanan"]]
    book, _ = sheet_of(*rows)
    merged = f'<mergeCells count="1"><mergeCell ref="{area}"/></mergeCells><pageMargins'
    data = edit(save(book), "xl/worksheets/sheet1.xml", "<pageMargins", merged)
    (grid,) = grids(read_flow(data, "a"))
    assert table(grid) == [
        ["No", "Sasaran", "Indikator", "Target"],
        ["1", "Tertib", "Nilai", "BB"],
        ["2", "Layanan", "", ""],
    ]
    assert (grid.confidence, grid.ruled) == (Decimal("0.6"), False)


def test_a_merged_heading_that_hides_texts_leaves_the_table_as_it_is() -> None:
    book, _ = sheet_of(["Rencana", "a"], ["b", "c"], ["No", "Sasaran"], [1, "Tertib"], [2, "Data"])
    merged = '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells><pageMargins'
    data = edit(save(book), "xl/worksheets/sheet1.xml", "<pageMargins", merged)
    (grid,) = grids(read_flow(data, "a"))
    assert grid.ruled
    assert table(grid)[0] == ["Rencana a b c"]


def test_texts_under_a_merged_range_that_are_no_table_stay_text() -> None:
    book, _ = sheet_of(["Kata pengantar"], ["Laporan ini disusun"])
    merged = '<mergeCells count="1"><mergeCell ref="A1:D2"/></mergeCells><pageMargins'
    data = edit(save(book), "xl/worksheets/sheet1.xml", "<pageMargins", merged)
    assert [block.text for block in read_flow(data, "a") if isinstance(block, FlowText)] == [
        "Kata pengantar",
        "Laporan ini disusun",
    ]


def test_sheets_are_counted_empty_ones_too() -> None:
    book, _ = sheet_of(["A", "B"], [1, 2])
    book.create_sheet("Kosong")
    assert read_office(save(book)).sheets == 2


def test_rows_without_borders_are_a_table_that_is_less_sure() -> None:
    book, _ = sheet_of(["A", "B", "C", "D"], [1, 2, 3, 4], bordered_from=None)
    (grid,) = grids(read(book))
    assert grid.confidence == Decimal("0.6")
    book, _ = sheet_of(["Nama", "Dinas Sosial"], ["Tahun", 2016], bordered_from=None)
    assert grids(read(book))[0].confidence == Decimal("0.3")


def test_a_blank_row_parts_tables_one_with_borders_does_not() -> None:
    book, sheet = sheet_of(["A", "B"], [None, None], [1, 2], [], ["C", "D"], [3, 4])
    first, second = grids(read(book))
    assert (first.row_numbers, second.row_numbers) == ((1, 2, 3), (5, 6))
    assert sheet.max_row == 6


@pytest.mark.parametrize(("below", "tables"), [("1", 1), ("No", 2)])
def test_a_single_text_under_a_framed_heading_is_a_row_above_figures_a_title_above_headings(
    below: str, tables: int
) -> None:
    book, sheet = sheet_of(
        ["No", "Uraian", "Pagu"],
        ["BELANJA LANGSUNG"],
        [below, "Pengadaan benih", "Rp" if tables > 1 else "5.000.000"],
        ["2", "Pelatihan nelayan", "7.000.000"],
        bordered_from=None,
    )
    for cell in sheet[1]:
        cell.border = BOX
    sheet.merge_cells("A2:C2")
    found = grids(read(book))
    assert len(found) == tables
    assert found[-1].rows == (4 if tables == 1 else 2)


def test_formats_far_from_the_text_do_no_harm() -> None:
    book, sheet = sheet_of(["A", "B"], [1, 2])
    sheet["XFD1048576"].border = BOX
    sheet["XFD1"].fill = PatternFill("solid", "FFFF00")
    data = save(book)
    whole = '<mergeCells count="1"><mergeCell ref="A3:XFD1048576"/></mergeCells><pageMargins'
    (grid,) = grids(read_flow(edit(data, "xl/worksheets/sheet1.xml", "<pageMargins", whole), "a"))
    assert (grid.rows, grid.cols) == (2, 2)


def test_a_title_merged_over_all_columns_does_not_widen_the_table() -> None:
    book, _ = sheet_of(["A", "B"], [1, 2], ["Jumlah", 3])
    data = save(book)
    wide = '<mergeCells count="1"><mergeCell ref="B3:XFD3"/></mergeCells><pageMargins'
    (grid,) = grids(read_flow(edit(data, "xl/worksheets/sheet1.xml", "<pageMargins", wide), "a"))
    assert grid.cols == 2


def test_text_far_apart_in_one_table_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_tables, "MAX_POSITIONS", 100)
    book, sheet = sheet_of(["A", "B"])
    sheet["XFD1"] = "C"
    with pytest.raises(InputError, match="columns"):
        read(book)


def test_a_formula_without_a_stored_result_is_its_own_text() -> None:
    book, _ = sheet_of(["Pagu", "Jumlah"], [5, "=SUM(A2:A2)"])
    data = save(book)
    assert table(grids(read_flow(data, "a"))[0])[1] == ["5", "=SUM(A2:A2)"]
    known = (
        edit(data, "xl/worksheets/sheet1.xml", "<v></v>", "<v>5.5</v>")
        if (b"<v></v>" in zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml"))
        else edit(data, "xl/worksheets/sheet1.xml", "<v />", "<v>5.5</v>")
    )
    assert table(grids(read_flow(known, "a"))[0])[1] == ["5", "5,5"]


def test_a_shared_formula_without_a_stored_result_is_written_out() -> None:
    book, _ = sheet_of(["a", "b"], [1, 2], [3, 4])
    sheet = "xl/worksheets/sheet1.xml"
    first = '<f t="shared" ref="B2:B3" si="0">A2*2</f>'
    data = edit(save(book), sheet, "<v>2</v>", first)
    data = edit(data, sheet, "<v>4</v>", '<f t="shared" si="0"/><v/>')
    assert [row[1] for row in table(grids(read_flow(data, "a"))[0])] == ["b", "=A2*2", "=A3*2"]


def test_a_number_too_large_for_the_date_that_its_format_asks_for_stays_a_number() -> None:
    book, sheet = sheet_of(["Pagu", "Sisa"], [45_000_000, -3])
    sheet["A2"].number_format = sheet["B2"].number_format = "dd/mm/yyyy"
    assert table(grids(read(book))[0])[1] == ["45000000", "-3"]


def test_amounts_in_a_currency_format_of_the_system_are_rupiah() -> None:
    book, sheet = sheet_of(["Pagu", "Bantuan"], [5000, 7000])
    sheet["A2"].number_format = '"$"#,##0_);("$"#,##0)'  # format 5, written by its number only
    sheet["B2"].number_format = "[$$-409]#,##0"
    assert table(grids(read(book))[0])[1] == ["Rp5.000", "$7.000"]


def test_the_strict_form_of_the_format_reads_like_the_usual_one() -> None:
    book, _ = sheet_of(["Program", "Pagu"], ["Gizi", 5])
    buffer = io.BytesIO()
    usual, strict = b"schemas.openxmlformats.org/", b"purl.oclc.org/ooxml/"
    with zipfile.ZipFile(io.BytesIO(save(book))) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            for kind in (b"spreadsheetml", b"officeDocument"):
                content = content.replace(usual + kind + b"/2006/", strict + kind + b"/")
            target.writestr(name, content)
    assert table(grids(read_flow(buffer.getvalue(), "a"))[0]) == [
        ["Program", "Pagu"],
        ["Gizi", "5"],
    ]


def test_errors_truth_values_and_dates_read_as_they_show() -> None:
    book, sheet = sheet_of(["Galat", "Ya", "Tanggal"], ["#REF!", True, 42433])
    sheet["A2"].data_type = "e"
    sheet["C2"].number_format = "dd/mm/yyyy"
    assert table(grids(read(book))[0])[1] == ["#REF!", "TRUE", "04/03/2016"]


def test_signs_of_symbol_fonts_and_raised_digits_read_as_they_look() -> None:
    raised = CellRichText("82,5", TextBlock(InlineFont(vertAlign="superscript"), "1"))
    book, sheet = sheet_of(["Rapat", "ü", raised], [1, 2, 3])
    sheet["B1"].font = Font(name="Wingdings")
    assert table(grids(read(book))[0])[0] == ["Rapat", "✓", "82,5¹"]


def test_fills_are_told_as_colours() -> None:
    book, sheet = sheet_of(["a", "b", "c", "d"], [1, 2, 3, 4])
    sheet["A1"].fill = PatternFill("solid", "D9D9D9")
    sheet["B1"].fill = PatternFill("solid", Color(theme=0, tint=-0.15))
    sheet["C1"].fill = PatternFill("solid", Color(indexed=13))
    sheet["D1"].fill = PatternFill("solid", "FFFFFF")
    fills = [cell.fill for cell in grids(read(book))[0].cells[:4]]
    assert fills == ["#d9d9d9", "#d9d9d9", "#ffff00", None]


def test_sheets_count_as_pages_hidden_ones_and_hidden_rows_too() -> None:
    book, sheet = sheet_of(["A", "B"], [1, 2])
    sheet.row_dimensions[2].hidden = True
    book.create_sheet("Rahasia").append(["C"])
    book["Rahasia"].sheet_state = "hidden"
    grid, hidden = read(book)
    assert isinstance(grid, TableGrid)
    assert grid.rows == 2
    assert hidden == FlowText("C", 1, 2)


def with_drawing(data: bytes, inside: str) -> bytes:
    """The same package with a drawing over its first sheet."""
    buffer = io.BytesIO()
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="x/drawing" Target="../drawings/drawing1.xml"/></Relationships>'
    )
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
        target.writestr("xl/worksheets/_rels/sheet1.xml.rels", rels)
        target.writestr("xl/drawings/drawing1.xml", DRAWING.format(inside))
    return buffer.getvalue()


def anchor(row: int, col: int, size: int, inside: str) -> str:
    start = f"<xdr:from><xdr:col>{col}</xdr:col><xdr:row>{row}</xdr:row></xdr:from>"
    extent = f'<xdr:ext cx="{size}" cy="{size}"/>'
    return f"<xdr:oneCellAnchor>{start}{extent}{inside}</xdr:oneCellAnchor>"


def test_a_small_picture_over_an_empty_cell_is_a_mark() -> None:
    book, _ = sheet_of(["Kegiatan", "TW I", "TW II"], ["Rapat", None, None])
    inside = anchor(1, 1, 120_000, "<xdr:pic/>") + anchor(1, 2, 9_000_000, "<xdr:pic/>")
    (grid,) = grids(read_flow(with_drawing(save(book), inside), "a"))
    assert [(cell.text, cell.mark) for cell in grid.cells if cell.row == 1] == [
        ("Rapat", None),
        ("✓", "picture"),
        ("", None),
    ]


def test_a_text_box_is_text_at_its_row() -> None:
    book, _ = sheet_of(["A", "B"], [1, 2])
    shape = "<xdr:sp><xdr:txBody><a:p><a:r><a:t>Kepala Biro</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
    flow = read_flow(with_drawing(save(book), anchor(4, 0, 2_000_000, shape)), "a")
    assert flow[-1] == FlowText("Kepala Biro", 5, 1)


def test_a_box_that_the_file_holds_twice_comes_once() -> None:
    book, _ = sheet_of(["A", "B"], [1, 2])
    shape = "<xdr:sp><xdr:txBody><a:p><a:r><a:t>Catatan</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
    inside = anchor(4, 0, 2_000_000, shape)
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    both = f"<mc:Choice>{inside}</mc:Choice><mc:Fallback>{inside}</mc:Fallback>"
    twice = f"<mc:AlternateContent {space}>{both}</mc:AlternateContent>"
    flow = read_flow(with_drawing(save(book), twice), "a")
    assert [block.text for block in flow if isinstance(block, FlowText)] == ["Catatan"]


def test_signatures_right_below_a_table_are_not_its_rows() -> None:
    book, sheet = sheet_of(["No", "Pagu", "Ket"], [1, 5, "APBD"], ["Gubernur", None, "Kepala"])
    for place in ("A3", "B3", "C3"):
        sheet[place].border = Border()
    first, second = grids(read(book))
    assert (first.row_numbers, second.row_numbers) == ((1, 2), (3,))
    assert second.confidence == Decimal("0.3")


def with_shared_text(index: str) -> bytes:
    """A sheet whose second cell refers to a text that the workbook's sheets share."""
    book, _ = sheet_of(["Program", "x"], ["Gizi", 5])
    own, shared = 't="inlineStr"><is><t>x</t></is>', f't="s"><v>{index}</v>'
    data = edit(save(book), "xl/worksheets/sheet1.xml", own, shared)
    relation = '<Relationship Id="t" Type="x/sharedStrings" Target="texts.xml"/></Relationships>'
    data = edit(data, "xl/_rels/workbook.xml.rels", "</Relationships>", relation)
    raised = '<r><t>Pagu</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r>'
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a") as archive:
        texts = f'<sst xmlns="{space}"><si><t>lain</t></si><si>{raised}</si></sst>'
        archive.writestr("xl/texts.xml", texts)
    return buffer.getvalue()


def test_shared_texts_are_read_with_their_raised_digits() -> None:
    (grid,) = grids(read_flow(with_shared_text("1"), "rka.xlsx"))
    assert table(grid)[0] == ["Program", "Pagu¹"]


@pytest.mark.parametrize("index", ["-1", "99"])
def test_a_text_or_a_style_that_the_workbook_does_not_have_is_told(index: str) -> None:
    with pytest.raises(InputError):
        read_flow(with_shared_text(index), "rka.xlsx")
    book, _ = sheet_of(["Program", "Pagu"])
    data = edit(save(book), "xl/worksheets/sheet1.xml", 's="1"', f's="{index}"')
    with pytest.raises(InputError):
        read_flow(data, "rka.xlsx")


def test_a_sheet_that_is_missing_is_told() -> None:
    book, _ = sheet_of(["A"])
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(save(book))) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            if "sheet1" not in name:
                target.writestr(name, source.read(name))
    with pytest.raises(InputError, match=r"sheet1\.xml is missing"):
        read_flow(buffer.getvalue(), "rka.xlsx")


def test_a_date_that_is_stored_as_one_reads_as_its_format_shows_it() -> None:
    book, sheet = sheet_of(["A", "B"], [1, 42433])
    sheet["B2"].number_format = "dd/mm/yyyy"
    part = "xl/worksheets/sheet1.xml"
    data = edit(save(book), part, "<v>42433</v>", "<v>2016-03-04T00:00:00</v>")
    dated = edit(data, part, 't="n"><v>2016', 't="d"><v>2016')
    assert table(grids(read_flow(dated))[0])[1] == ["1", "04/03/2016"]


def test_a_tick_stands_in_the_row_that_is_as_high_as_the_sheet_says() -> None:
    """In rows of 12 points the middle of a tick that begins 9 points down is in the next row."""
    book, sheet = sheet_of(["Kegiatan", "TW I"], ["Rapat", None], ["Laporan", None])
    sheet.sheet_format.defaultRowHeight = 12
    low = anchor(1, 1, 120_000, "<xdr:pic/>").replace(
        "</xdr:row>", f"</xdr:row><xdr:rowOff>{9 * 12_700}</xdr:rowOff>"
    )
    (grid,) = grids(read_flow(with_drawing(save(book), low)))
    assert table(grid)[1:] == [["Rapat", ""], ["Laporan", "✓"]]


def test_a_picture_without_a_size_is_measured_by_its_corners() -> None:
    book, _ = sheet_of(["Kegiatan", "TW I"], ["Rapat", None])
    corners = "".join(
        f"<xdr:{tag}><xdr:col>1</xdr:col><xdr:colOff>{offset}</xdr:colOff><xdr:row>1</xdr:row>"
        f"<xdr:rowOff>{offset}</xdr:rowOff></xdr:{tag}>"
        for tag, offset in (("from", 12_700), ("to", 127_000))
    )
    inside = f"<xdr:twoCellAnchor>{corners}<xdr:pic/></xdr:twoCellAnchor>"
    (grid,) = grids(read_flow(with_drawing(save(book), inside)))
    assert table(grid)[1] == ["Rapat", "✓"]

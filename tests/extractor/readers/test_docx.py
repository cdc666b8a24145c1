"""DOCX files: what is printed comes out once and in order, what is not printed does not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor.errors import InputError
from extractor.readers.cells import Flow, FlowText, TableGrid
from tests.extractor.readers.docx_files import cell, drawing, make_docx, paragraph, row, run, table
from tests.extractor.readers.office_files import read_flow


def read(body: str, **parts: str) -> Flow:
    return read_flow(make_docx(body, **parts), "rkt.docx")


def texts(body: str, **parts: str) -> list[str]:
    return [block.text for block in read(body, **parts) if isinstance(block, FlowText)]


def only_table(body: str, **parts: str) -> TableGrid:
    grids = [block for block in read(body, **parts) if isinstance(block, TableGrid)]
    assert len(grids) == 1
    return grids[0]


def field(code: str, result: str) -> str:
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    return f"{begin}<w:r><w:instrText>{code}</w:instrText></w:r>{separate}{run(result)}{end}"


def test_paragraphs_and_rows_are_numbered_in_one_count() -> None:
    flow = read(
        paragraph(run("Tabel 1"))
        + paragraph()
        + table(row(cell("No"), cell("Program")), row(cell("1"), cell("Gizi")))
        + paragraph(run("Sumber: Bappeda"))
    )
    assert [block.number for block in flow if isinstance(block, FlowText)] == [1, 4]
    assert isinstance(flow[1], TableGrid)
    assert flow[1].row_numbers == (2, 3)


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (f"<w:ins>{run('80%')}</w:ins><w:del><w:r><w:delText>90%</w:delText></w:r></w:del>", "80%"),
        (f"<w:moveFrom>{run('dulu')}</w:moveFrom><w:moveTo>{run('kini')}</w:moveTo>", "kini"),
        (f"<w:hyperlink>{run('jdih.go.id')}</w:hyperlink>", "jdih.go.id"),
        (f"<w:smartTag>{run('Bandung')}</w:smartTag>", "Bandung"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('Renja')}</w:sdtContent></w:sdt>", "Renja"),
        (f'<w:fldSimple w:instr="PAGE">{run("12")}</w:fldSimple>', "12"),
        (field("REF anggaran", "1.250.000"), "1.250.000"),
        (field("IF " + "x", "ya") + run(" lanjut"), "ya lanjut"),
        (run("82,5") + "<w:r><w:footnoteReference w:id='9'/></w:r>", "82,5"),
        (run("82,5") + run("1", '<w:vertAlign w:val="superscript"/>'), "82,5¹"),
        (run("rahasia", "<w:vanish/>") + run("tampak", '<w:vanish w:val="0"/>'), "tampak"),
        ("<w:r><w:t>Tri</w:t><w:softHyphen/><w:t>wulan</w:t></w:r>", "Triwulan"),
        ("<w:r><w:t>2016</w:t><w:noBreakHyphen/><w:t>2017</w:t></w:r>", "2016-2017"),
        ("<w:r><w:t>Dinas</w:t><w:br/><w:t>Sosial</w:t></w:r>", "Dinas Sosial"),
        ("<w:r><w:t>82<!-- x -->,5</w:t></w:r>", "82,5"),
        ("<w:r><w:t>82</w:t></w:r><w:r><w:t> </w:t></w:r><w:r><w:t>5</w:t></w:r>", "82 5"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "✓"),
        (run("ü", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'), "✓"),
    ],
)
def test_a_paragraph_reads_as_it_is_printed(inside: str, text: str) -> None:
    assert texts(paragraph(inside)) == [text]


def test_tabs_are_kept_and_part_a_paragraph_into_its_printed_lines() -> None:
    lines = "<w:r><w:t>Nama</w:t><w:tab/><w:t>: A</w:t><w:br/><w:t>NIP</w:t><w:tab/></w:r>"
    flow = read(paragraph(lines) + table(row(cell(paragraph(lines)), cell("x"))))
    assert flow[:2] == [FlowText("Nama\t: A", 1), FlowText("NIP", 2)]
    assert isinstance(flow[2], TableGrid)
    assert flow[2].cells[0].lines == ("Nama : A", "NIP")
    assert flow[2].row_numbers == (3,)


def test_tabs_in_a_row_are_one_gap_unless_tab_stops_make_columns_of_them() -> None:
    stops = '<w:pPr><w:tabs><w:tab w:val="left" w:pos="2000"/></w:tabs></w:pPr>'
    inside = "<w:r><w:t>Gizi</w:t><w:tab/><w:tab/><w:t>APBD</w:t></w:r>"
    assert texts(paragraph(inside)) == ["Gizi\tAPBD"]
    assert texts(paragraph(stops, inside)) == ["Gizi\t\tAPBD"]


def test_the_gap_after_an_automatic_number_is_no_tab() -> None:
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    lists = (
        f'<w:abstractNum w:abstractNumId="1">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    listed = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    body = paragraph(listed, run("Gizi"), "<w:r><w:tab/></w:r>", run("5.000"))
    assert texts(body, numbering=lists) == ["0. Gizi\t5.000"]


def test_an_unended_field_hides_no_later_paragraph() -> None:
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert texts(paragraph(begun) + paragraph(run("Pagu Rp5.000"))) == ["Pagu Rp5.000"]


@pytest.mark.parametrize(("state", "sign"), [("1", "☑"), ("0", "☐")])
def test_check_boxes_tell_their_state(state: str, sign: str) -> None:
    box = f'<w:sdtPr><w14:checkbox><w14:checked w14:val="{state}"/></w14:checkbox></w:sdtPr>'
    control = f"<w:sdt>{box}<w:sdtContent>{run('☒')}</w:sdtContent></w:sdt>"
    assert texts(paragraph(control)) == [sign]
    form = f'<w:ffData><w:checkBox><w:checked w:val="{state}"/></w:checkBox></w:ffData>'
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{form}</w:fldChar></w:r>'
    assert texts(paragraph(begin, '<w:r><w:fldChar w:fldCharType="end"/></w:r>')) == [sign]


def test_a_text_box_comes_once_though_the_file_holds_it_twice() -> None:
    box = f"<w:txbxContent>{paragraph(run('Kepala Dinas'))}</w:txbxContent>"
    choice = f"<mc:Choice Requires='wps'>{drawing(f'<wps:txbx>{box}</wps:txbx>')}</mc:Choice>"
    old = f"<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
    inside = choice.replace("<w:r>", "").replace("</w:r>", "")
    both = f"<w:r><mc:AlternateContent>{inside}<mc:Fallback>{old}</mc:Fallback>"
    body = paragraph(run("Mengetahui,"), f"{both}</mc:AlternateContent></w:r>")
    assert texts(body) == ["Mengetahui,", "Kepala Dinas"]
    assert only_table(table(row(cell(body), cell("x")))).cells[0].lines == (
        "Mengetahui,",
        "Kepala Dinas",
    )


def test_a_text_box_within_a_text_box_is_read() -> None:
    box = "<w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r>"
    inner = paragraph(box.format(paragraph(run("Mengetahui"))))
    assert texts(paragraph(box.format(inner))) == ["Mengetahui"]


def test_a_small_picture_alone_in_a_cell_is_a_mark_a_large_one_is_not() -> None:
    small, large = drawing("<pic:pic/>"), drawing("<pic:pic/>", width=5_000_000)
    grid = only_table(table(row(cell("Rapat"), cell(paragraph(small)), cell(paragraph(large)))))
    assert [(one.text, one.mark) for one in grid.cells] == [
        ("Rapat", None),
        ("✓", "picture"),
        ("", None),
    ]


def test_an_empty_drawn_box_is_no_tick() -> None:
    box = drawing('<wps:wsp><a:prstGeom prst="rect"/></wps:wsp>')
    cross = drawing('<wps:wsp><a:prstGeom prst="mathMultiply"/></wps:wsp>')
    line = drawing("<wps:wsp><a:custGeom/></wps:wsp>")
    grid = only_table(table(row(*(cell(paragraph(one)) for one in (box, cross, line)))))
    assert [(one.text, one.mark) for one in grid.cells] == [
        ("", None),
        ("x", "drawing"),
        ("✓", "drawing"),
    ]


def test_a_footnote_follows_the_block_that_refers_to_it() -> None:
    note = f'<w:footnote w:id="2">{paragraph(run("Angka sementara"))}</w:footnote>'
    rule = '<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
    body = paragraph(run("PDRB"), '<w:r><w:footnoteReference w:id="2"/></w:r>')
    assert texts(body + paragraph(run("Bab II")), footnotes=rule + note) == [
        "PDRB",
        "Angka sementara",
        "Bab II",
    ]


def test_of_headers_only_tables_are_read() -> None:
    header = paragraph(run("Halaman")) + table(row(cell("Instansi"), cell("Dinas Sosial")))
    body = paragraph(run("Isi")) + (
        '<w:sectPr><w:headerReference w:type="default" r:id="r0"/>'
        '<w:headerReference w:type="first" r:id="r0"/></w:sectPr>'
    )
    flow = read(body, header=header)
    assert isinstance(flow[0], TableGrid)
    assert [block.text for block in flow if isinstance(block, FlowText)] == ["Isi"]


def test_tables_without_borders_are_less_sure_and_least_if_they_are_narrow() -> None:
    signatures = row(cell("Kepala Dinas"), cell("Gubernur"))
    wide = row(*(cell(str(number)) for number in range(4)))
    assert only_table(table(signatures)).confidence == 1
    assert only_table(table(signatures, properties="")).confidence == Decimal("0.3")
    assert only_table(table(wide, properties="")).confidence == Decimal("0.6")


@pytest.mark.parametrize("shade", ['w:fill="D9D9D9"', 'w:val="pct15" w:fill="FFFFFF"'])
def test_a_background_is_told_as_a_colour(shade: str) -> None:
    first = cell("Program", f"<w:shd {shade}/>")
    grid = only_table(table(row(first, cell("Pagu", '<w:shd w:fill="auto"/>'))))
    assert [one.fill for one in grid.cells] == ["#d9d9d9", None]


def test_a_table_style_colours_the_header_it_is_asked_for() -> None:
    style = (
        '<w:style w:type="table" w:styleId="Kisi"><w:tblStylePr w:type="firstRow">'
        '<w:tcPr><w:shd w:fill="4F81BD"/></w:tcPr></w:tblStylePr></w:style>'
    )
    asked = '<w:tblPr><w:tblStyle w:val="Kisi"/><w:tblLook w:val="0220"/></w:tblPr>'
    body = table(row(cell("No"), cell("Pagu")), row(cell("1"), cell("5")), properties=asked)
    assert [one.fill for one in only_table(body, styles=style).cells] == ["#4f81bd"] * 2 + [
        None
    ] * 2


def test_a_document_without_text_gives_nothing() -> None:
    assert read("") == []


def test_nesting_beyond_any_document_is_refused() -> None:
    for start, end, levels in (
        ("<w:sdt>", "</w:sdt>", 300),
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 1000),
    ):
        with pytest.raises(InputError, match="depth"):
            read(start * levels + end * levels)

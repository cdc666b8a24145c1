"""The laid-out documents are what their sources say, and show what they are meant to show."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from docx import Document as open_document
from docx.oxml.ns import qn
from openpyxl import load_workbook
from reportlab.pdfbase.ttfonts import TTFontFile

from corpus.model import Column, CorpusError
from corpus.pages import archive, build, damaged_fonts, drawing, grid, pieces, symbol_font
from corpus.pages.paper import register_fonts
from corpus.pages.source import TRAITS, LaidOut, Sheet, load

DOCUMENTS = {path.stem: load(path) for path in sorted(build.SOURCES.glob("*.yaml"))}
UNREADABLE = {"wrong-tounicode", "no-tounicode"}
PDFS = [name for name, one in DOCUMENTS.items() if one.document.suffix == "pdf"]
READABLE = [name for name in PDFS if not UNREADABLE & set(DOCUMENTS[name].traits)]
LOWEST = ("kegiatan", "uraian", "indikator", "program", "rentang")


def path_of(name: str) -> Path:
    """Return where a document lies."""
    return build.CORPUS / DOCUMENTS[name].file_name


def truth_of(name: str) -> dict[str, Any]:
    """Read a committed truth file."""
    path = build.CORPUS / "truth" / "pages" / f"{name}.json"
    truth: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return truth


def rows_of(name: str) -> list[dict[str, Any]]:
    """List the rows of all tables of a document."""
    return [row for table in truth_of(name)["tables"] for row in table["rows"]]


def page_texts(name: str) -> list[str]:
    """Give the letters and digits of each page of a PDF."""
    with pypdfium2.PdfDocument(path_of(name)) as pdf:
        return [plain(page.get_textpage().get_text_bounded()) for page in pdf]


def plain(text: str) -> str:
    """Reduce a text to its letters and digits."""
    return re.sub(r"\W+", "", text).lower()


def with_trait(trait: str) -> list[LaidOut]:
    """List the documents with a trait."""
    return [one for one in DOCUMENTS.values() if trait in one.traits]


def test_committed_files_equal_what_the_sources_give() -> None:
    assert build.main(["--check"]) == 0


def test_every_trait_has_a_document() -> None:
    assert {trait for one in DOCUMENTS.values() for trait in one.traits} == set(TRAITS)


def test_readme_names_every_document() -> None:
    readme = (build.CORPUS / "pages" / "README.md").read_text(encoding="utf-8")
    named = re.findall(r"^\| `([^`]+)` \|", readme, re.MULTILINE)
    assert sorted(named) == sorted(one.file_name for one in DOCUMENTS.values())


def test_no_document_has_the_name_of_a_dumped_one() -> None:
    others = {path.stem for path in (build.CORPUS / "sources").glob("*.yaml")}
    assert others & set(DOCUMENTS) == set()


@pytest.mark.parametrize("name", PDFS)
def test_pdf_has_one_to_four_pages_and_rows_on_them(name: str) -> None:
    with pypdfium2.PdfDocument(path_of(name)) as pdf:
        count = len(pdf)
    pages = [row["source"]["page"] for row in rows_of(name)]
    assert 1 <= count <= 4
    assert set(pages) <= set(range(1, count + 1))
    assert pages == sorted(pages)


@pytest.mark.parametrize("name", READABLE)
def test_the_lowest_text_of_a_row_stands_on_its_page(name: str) -> None:
    texts = page_texts(name)
    scanned = {int(number) for number in DOCUMENTS[name].page.get("scanned", [])}
    for row in rows_of(name):
        page = row["source"]["page"]
        text = "".join(row.get("cells") or [row[field] for field in LOWEST if row.get(field)][:1])
        assert page in scanned or plain(text)[:20] in texts[page - 1], row


@pytest.mark.parametrize("name", PDFS)
def test_nobody_has_a_nip(name: str) -> None:
    with pypdfium2.PdfDocument(path_of(name)) as pdf:
        text = "\n".join(page.get_textpage().get_text_bounded() for page in pdf)
    assert not re.search(r"\d{18}|\d{8} \d{6} \d \d{3}", text)


def test_same_table_has_the_same_values_in_each_form() -> None:
    def values(truth: dict[str, Any]) -> list[dict[str, Any]]:
        gone = {"line", "source", "filled"}
        return [
            {key: value for key, value in row.items() if key not in gone}
            for table in truth["tables"]
            for row in table["rows"]
        ]

    dump = build.CORPUS / "truth" / "rak-tab-atas-sragen.json"
    expected = values(json.loads(dump.read_text(encoding="utf-8")))
    assert values(truth_of("rak-sragen-cetak")) == expected
    assert values(truth_of("rak-sragen-word")) == expected


def test_only_a_document_without_lines_has_values_filled_by_judgement() -> None:
    for name, one in DOCUMENTS.items():
        assert one.unsure_labels or not any("filled" in row for row in rows_of(name))


def test_labels_of_a_cut_block_are_on_the_rows_of_both_pages() -> None:
    for trait in ("label-on-first-page", "label-on-second-page", "label-over-both-pages"):
        for one in with_trait(trait):
            rows = rows_of(one.document.name)
            assert all(row["sasaran"] and row["indikator"] and row["no"] for row in rows)
            assert {row["source"]["page"] for row in rows} > {1}


def test_scanned_page_has_a_picture_and_no_text() -> None:
    with pypdfium2.PdfDocument(path_of("pk-pindai-wakatobi")) as pdf:
        assert [page.get_textpage().count_chars() > 0 for page in pdf] == [True, False]
        assert len(list(pdf[1].get_objects())) == 1


def test_rotated_page_says_so_and_turned_content_does_not() -> None:
    with pypdfium2.PdfDocument(path_of("rak-putar-morowali")) as pdf:
        assert [page.get_rotation() for page in pdf] == [0, 90]
        assert pdf[1].get_width() > pdf[1].get_height()
    with pypdfium2.PdfDocument(path_of("rkt-miring-asmat")) as pdf:
        assert pdf[0].get_rotation() == 0
        assert pdf[0].get_width() < pdf[0].get_height()


@pytest.mark.parametrize(
    ("name", "glyph"),
    [
        ("rak-arsir-cilacap", "√"),
        ("rak-garis-putus-polewali", "✔"),
        ("rak-wingdings-bima", symbol_font.TICK),
    ],
)
def test_as_many_ticks_are_printed_as_the_truth_has(name: str, glyph: str) -> None:
    with pypdfium2.PdfDocument(path_of(name)) as pdf:
        text = "".join(page.get_textpage().get_text_bounded() for page in pdf)
    assert text.count(glyph) == sum(len(row["jadwal"]["marks"]) for row in rows_of(name))


def test_as_many_pictures_are_printed_as_ticks() -> None:
    with pypdfium2.PdfDocument(path_of("rak-gambar-toba")) as pdf:
        pictures = [one for one in pdf[0].get_objects() if one.type == 3]
    marks = [len(row["jadwal"]["marks"]) for row in rows_of("rak-gambar-toba")]
    assert len(pictures) == sum(marks)


def test_docx_has_symbols_spans_and_numbering() -> None:
    body = open_document(str(path_of("rak-word-lamongan"))).element.body
    marks = sum(len(row["jadwal"]["marks"]) for row in rows_of("rak-word-lamongan"))
    assert len(list(body.iter(qn("w:sym")))) == marks
    assert list(body.iter(qn("w:vMerge")))
    assert list(body.iter(qn("w:gridSpan")))
    other = open_document(str(path_of("iku-word-kebumen"))).element.body
    assert len(list(other.iter(qn("w:numPr")))) == 5
    assert list(other.iter(qn("w:txbxContent")))
    assert [table for table in other.iter(qn("w:tbl")) if table.getparent().tag == qn("w:tc")]


def test_workbook_keeps_shares_as_numbers_and_the_schedule_as_paint() -> None:
    book = load_workbook(path_of("rak-lembar-parepare"))
    sheet = book["RAK 2023"]
    first = rows_of("rak-lembar-parepare")[0]
    cells = {cell.value: cell for cell in sheet[first["line"]]}
    assert cells[0.795].number_format == "0.0%"
    assert cells[first["biaya"]["value"]].number_format == "#,##0"
    painted = [cell for cell in sheet[first["line"]] if cell.fill.fgColor.rgb == "FF808080"]
    assert len(painted) == len(first["jadwal"]["marks"])
    assert any(len(list(part.cols)) == 6 for part in sheet.merged_cells.ranges)


def test_headings_merge_over_their_columns_and_down_to_the_data() -> None:
    paths = [("No",), ("Jadwal", "Trw I", "1"), ("Jadwal", "Trw I", "2"), ("Jadwal", "Trw II", "4")]
    columns = [Column(str(number), None, "") for number in range(4)]
    cells = [
        (cell.text, cell.row, cell.col, cell.rowspan, cell.colspan)
        for cell in grid.heading_cells(paths, columns)
    ]
    assert cells == [
        ("No", 0, 0, 3, 1),
        ("Jadwal", 0, 1, 1, 3),
        ("Trw I", 1, 1, 1, 2),
        ("Trw II", 1, 3, 1, 1),
        ("1", 2, 1, 1, 1),
        ("2", 2, 2, 1, 1),
        ("4", 2, 3, 1, 1),
    ]


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_every_position_is_covered_by_exactly_one_cell(name: str) -> None:
    for sheet in DOCUMENTS[name].sheets:
        printed = grid.printed_table(sheet)
        covered = [place for cell in printed.cells for place in grid.places(cell)]
        assert len(covered) == len(set(covered)) == printed.rows * len(printed.keys)


def test_a_cut_table_keeps_all_its_rows_and_words() -> None:
    register_fonts()
    sheet: Sheet = DOCUMENTS["rak-label-belah-tegal"].sheets[0]
    laid = pieces.pieces_of_sheet(sheet, 757)
    cells = grid.printed_table(sheet).cells
    whole = plain("".join(cell.text for cell in cells if cell.leaf is not None))
    boxes = [box for one in laid for box in one.boxes if box.cell.leaf is not None]
    cut = plain("".join(line for box in boxes for line in box.lines))
    assert sorted(whole) == sorted(cut)
    assert {leaf for one in laid for leaf in one.leaves} == set(range(len(sheet.table.leaves)))


def test_runs_of_months_are_told_apart() -> None:
    assert grid.runs_of([1, 2, 3, 6, 8, 9]) == [[1, 2, 3], [6], [8, 9]]


def test_a_word_wider_than_its_column_is_refused() -> None:
    with pytest.raises(CorpusError, match="wider than its column"):
        pieces.wrap("Pertanggungjawaban", "Helvetica", 9, 20)


def test_lines_that_continue_each_other_are_joined() -> None:
    lines = {(True, 5.0, 0.0, 10.0), (True, 5.0, 10.0, 20.0), (True, 5.0, 30.0, 40.0)}
    assert drawing.joined(lines) == [(True, 5.0, 0.0, 20.0), (True, 5.0, 30.0, 40.0)]


def test_the_font_named_wingdings_has_the_tick_where_wingdings_has_it() -> None:
    face = TTFontFile(io.BytesIO(symbol_font.wingdings()))
    assert ord(symbol_font.TICK) in face.charToGlyph
    assert face.name == b"Wingdings"


def test_damage_keeps_the_length_of_a_file() -> None:
    data = b"<< /ToUnicode 12 0 R >>\n<04> <0061>\n"
    for how in ("remove", "shift"):
        assert len(damaged_fonts.damage_fonts(data, how)) == len(data)
    assert b"<04> <0062>" in damaged_fonts.damage_fonts(data, "shift")
    with pytest.raises(CorpusError, match="no font"):
        damaged_fonts.damage_fonts(b"", "remove")


def test_a_packed_file_is_the_same_whenever_it_was_packed() -> None:
    data = path_of("rak-word-lamongan").read_bytes()
    assert archive.settle(data) == archive.settle(archive.settle(data))
    assert archive.members(data)["docProps/core.xml"].count(archive.MOMENT) == 2


SOURCE = """
purpose: test
format: pdf
traits: [{trait}]
satker: KPU Kabupaten Uji
parts:
  - table:
      kind: program_anggaran
      title: {title}
      look: {look}
      columns: [{{field: program, header: Program}}, {{field: anggaran, header: Anggaran}}]
      rows: |
        Program Dukungan Manajemen | 12.000.000
"""


@pytest.mark.parametrize(
    ("trait", "title", "look", "message"),
    [
        ("no-such-trait", "''", "{}", "unknown traits"),
        ("shading", "''", "{colour: red}", "unknown look"),
        ("shading", "Not printed", "{}", "title not printed"),
        ("shading", "''", "{widths: {program: 1, anggaran: 99}}", "wider than its column"),
    ],
)
def test_source_that_says_something_wrong_is_refused(
    tmp_path: Path, trait: str, title: str, look: str, message: str
) -> None:
    text = SOURCE.format(trait=trait, title=title, look=look)
    (tmp_path / "uji.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError, match=message):
        build.build_all(tmp_path, [])

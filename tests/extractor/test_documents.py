"""Bytes of every form to blocks and grids: what a file is, what is known of its reading."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Sequence

import docx
import openpyxl
import openpyxl.chart
import pikepdf
import pytest

from extractor.documents import PageNote, ReadingOptions, read_ahead, read_document, read_grids
from extractor.errors import InputError, UsageError
from extractor.readers import office
from extractor.readers.page import Box, Page, Word
from extractor.tables.grid import Block, Segment, TextRun
from tests.extractor.readers.docx_files import drawing, make_docx, paragraph
from tests.extractor.readers.pdf_files import pdf_of, show
from tests.extractor.tables.printed_grids import PrintedCell, PrintedGrid, print_grids

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
ALL = ReadingOptions()
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
IMAGE = "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"


def table(*rows: str) -> PrintedGrid:
    """Return a table to print; each cell is 95 points wide."""
    texts = [row.split(" | ") for row in rows]
    cells = tuple(
        PrintedCell(r, c, 1, 1, (text,))
        for r, row in enumerate(texts)
        for c, text in enumerate(row)
    )
    return PrintedGrid(cells, (18.0,) * len(rows), (95.0,) * len(texts[0]))


FIRST, SECOND = table("No | Sasaran", "1 | Layanan"), table("2 | Data", "3 | Logistik")


def encrypted(password: str) -> bytes:
    """Return a PDF of one table that opens by a password."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(print_grids([FIRST]))) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="pemilik", user=password))
    return out.getvalue()


def scanned(text: str = "") -> str:
    """Return the content of a page that shows a picture, and a text if there is one."""
    return f"q 300 0 0 200 50 50 cm /I Do Q {show(text) if text else ''}"


def pdf_with_pictures(*contents: str) -> bytes:
    image = f"{IMAGE}/Length 1>>stream\n0\nendstream"
    return pdf_of(*contents, resources="/XObject<</I 4 0 R>>", objects=(image,))


def cells_of(blocks: Sequence[Block]) -> list[list[str]]:
    return [
        [cell.text for cell in row.cells]
        for block in blocks
        if isinstance(block, Segment)
        for row in block.rows
    ]


def grid_texts(data: bytes, options: ReadingOptions = ALL) -> list[list[str]]:
    return [[cell.text for cell in grid.cells] for grid in read_grids(data, "uji", options)]


def word_file() -> bytes:
    document = docx.Document()
    document.add_paragraph("Rencana aksi")
    grid = document.add_table(rows=2, cols=2)
    for (row, col), text in {
        (0, 0): "No",
        (0, 1): "Sasaran",
        (1, 0): "1",
        (1, 1): "Tertib",
    }.items():
        grid.cell(row, col).text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def workbook() -> bytes:
    book = openpyxl.Workbook()
    for sheet in (book.active, book.create_sheet("Kedua")):
        sheet["A1"], sheet["B1"], sheet["A2"], sheet["B2"] = "No", "Sasaran", 1, "Tertib"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def zipped(name: str, text: str = "halo") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, text)
    return out.getvalue()


def test_a_pdf_by_its_content_whatever_its_name() -> None:
    content = read_document(print_grids([FIRST, SECOND]), "hasil.txt", ALL)
    assert (content.media_type, content.pages, content.layer) == ("application/pdf", 2, "native")
    assert cells_of(content.blocks) == [
        ["No", "Sasaran"],
        ["1", "Layanan"],
        ["2", "Data"],
        ["3", "Logistik"],
    ]


def test_only_the_pages_asked_for_are_read() -> None:
    data = print_grids([FIRST, SECOND, FIRST])
    options = ReadingOptions(pages=[2])
    content = read_document(data, "uji.pdf", options)
    assert cells_of(content.blocks) == [["2", "Data"], ["3", "Logistik"]]
    assert content.pages == 3
    assert [grid.page for grid in read_grids(data, "uji.pdf", options)] == [2]


def test_pages_are_given_in_their_order_however_many_are_read_ahead() -> None:
    texts = ["isi " + "m" * number for number in range(1, 40)]
    data = pdf_of(*map(show, texts))
    content = read_document(data, "laporan.pdf", ALL)
    lines = [line for block in content.blocks if isinstance(block, TextRun) for line in block.lines]
    assert [(line.page, line.text) for line in lines if line.text] == list(enumerate(texts, 1))


@pytest.mark.parametrize(("words", "most"), [(1, 16), (3_000, 11)])
def test_so_many_pages_are_read_ahead_and_no_more(words: int, most: int) -> None:
    word = Word("kata", Box(0.0, 0.0, 10.0, 10.0))
    read: list[int] = []

    def pages() -> Iterator[Page]:
        for number in range(1, 40):
            read.append(number)
            yield Page(number, 600.0, 800.0, words=[word] * words)

    ahead = read_ahead(pages())
    assert next(ahead).number == 1
    assert len(read) == most
    assert [page.number for page in ahead] == list(range(2, 40))


def test_both_readers_give_the_same_cells() -> None:
    data = print_grids([FIRST, SECOND])
    assert grid_texts(data) == grid_texts(data, ReadingOptions(reader="pdfplumber"))
    with pytest.raises(UsageError, match="no reader"):
        list(read_grids(data, "uji.pdf", ReadingOptions(reader="nix")))


def test_grids_of_a_sideways_page_stand_where_they_are_seen() -> None:
    upright, turned = (
        next(read_grids(print_grids([FIRST], turn), "uji.pdf", ALL)) for turn in (0, 90)
    )
    assert upright.box is not None
    assert turned.box == pytest.approx(upright.box, abs=0.01)


def test_a_password_opens_an_encrypted_pdf() -> None:
    assert grid_texts(encrypted("rahasia"), ReadingOptions(password="rahasia")) == [
        ["No", "Sasaran", "1", "Layanan"]
    ]


@pytest.mark.parametrize("password", [None, "apa saja"])
def test_a_pdf_that_opens_without_a_password_needs_none(password: str | None) -> None:
    options = ReadingOptions(password=password)
    assert grid_texts(encrypted(""), options) == [["No", "Sasaran", "1", "Layanan"]]


@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
@pytest.mark.parametrize(
    ("password", "message"),
    [
        (None, "uji.pdf: the PDF is protected by a password"),
        ("Rahasia", "uji.pdf: the password is wrong"),
    ],
)
def test_an_encrypted_pdf_says_what_it_needs(
    reader: str, password: str | None, message: str
) -> None:
    options = ReadingOptions(password=password, reader=reader)
    with pytest.raises(InputError) as caught:
        read_document(encrypted("rahasia"), "uji.pdf", options)
    assert str(caught.value) == message
    assert "--password" in caught.value.hint


def test_pages_of_pictures_alone_are_told() -> None:
    content = read_document(pdf_with_pictures(show("Kata"), scanned()), "uji.pdf", ALL)
    assert content.wordless == [2]
    assert content.pages == 2


def test_a_scan_has_no_text_layer() -> None:
    content = read_document(pdf_with_pictures(scanned(), scanned()), "uji.pdf", ALL)
    assert (content.layer, content.wordless, content.blocks) == ("none", [1, 2], [])


def test_an_empty_page_is_no_scan() -> None:
    content = read_document(pdf_of(""), "uji.pdf", ALL)
    assert (content.layer, content.wordless) == ("none", [])


def test_invisible_words_over_a_picture_come_from_ocr() -> None:
    words = scanned() + "3 Tr " + show("Sasaran Strategis")
    assert read_document(pdf_with_pictures(words), "uji.pdf", ALL).layer == "ocr"
    mixed = pdf_with_pictures(words, show("Sasaran Strategis"))
    assert read_document(mixed, "uji.pdf", ALL).layer == "mixed"


def test_a_page_that_was_not_read_whole_is_noted() -> None:
    data = pdf_of(show("Kata"), page="/MediaBox[0 0 20000 300]")
    assert read_document(data, "uji.pdf", ALL).notes == [(1, "page-too-large")]


def test_a_word_file() -> None:
    content = read_document(word_file(), "uji.pdf", ALL)
    assert (content.media_type, content.pages) == (DOCX, None)
    assert cells_of(content.blocks) == [["No", "Sasaran"], ["1", "Tertib"]]
    [grid] = read_grids(word_file(), "uji", ALL)
    assert (grid.page, grid.ruled, grid.box) == (None, True, None)


def test_a_workbook() -> None:
    content = read_document(workbook(), "uji.pdf", ALL)
    assert (content.media_type, content.pages) == (XLSX, 2)
    assert cells_of(content.blocks) == [["No", "Sasaran"], ["1", "Tertib"]] * 2
    assert [grid.page for grid in read_grids(workbook(), "uji", ALL)] == [1, 2]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("No;Sasaran;Target\n1;Tertib;90%\n2;Lancar;80%\n", "text/csv"),
        ("| No | Sasaran |\n|---|---|\n| 1 | Tertib |\n", "text/markdown"),
        ("RENCANA AKSI\n\nNo\tSasaran\tTarget\n1\tTertib\t90%\n", "text/plain"),
        ("PKPU nomor 5 tahun 2024\n", "text/plain"),
    ],
)
def test_a_text_by_what_it_holds(text: str, kind: str) -> None:
    assert read_document(text.encode(), "uji", ALL).media_type == kind


def test_grids_of_a_text_have_no_borders() -> None:
    [grid] = read_grids(b"No\tSasaran\tTarget\n1\tTertib\t90%\n", "uji", ALL)
    assert (grid.ruled, grid.rows, grid.cols, grid.row_numbers) == (False, 2, 3, (1, 2))
    assert [cell.text for cell in grid.cells] == ["No", "Sasaran", "Target", "1", "Tertib", "90%"]


def test_lost_characters_and_a_guessed_encoding_are_told() -> None:
    content = read_document("Sasaran é\nTarget\n".encode("cp1252"), "uji.txt", ALL)
    assert content.encoding == "cp1252"
    content = read_document("Sasaran \ufffd\nTarget\n".encode(), "uji.txt", ALL)
    assert [line.number for line in content.lost] == [1]
    assert content.encoding is None


@pytest.mark.parametrize(
    ("data", "message", "hint"),
    [
        (
            OLE,
            "uji: this is an old office file or part of one (an OLE container)",
            "save it as DOCX or XLSX",
        ),
        (
            OLE + "EncryptedPackage".encode("utf-16-le"),
            "uji: the document is protected by a password",
            "save it without a password",
        ),
        (b"%PDF-1.7\n%%EOF\n", "uji: the PDF is damaged and cannot be read", "copy it again"),
        (b"", "uji: the file is empty", "check that it was copied completely"),
    ],
    ids=["old-doc", "encrypted-office", "broken-pdf", "empty"],
)
def test_what_cannot_be_read(data: bytes, message: str, hint: str) -> None:
    for read in (read_document, lambda *given: list(read_grids(*given))):
        with pytest.raises(InputError) as caught:
            read(data, "uji", ALL)
        assert str(caught.value) == message
        assert hint in caught.value.hint


@pytest.mark.parametrize(
    "data",
    [zipped("catatan.txt"), zipped("catatan.txt")[:30], word_file()[:300], workbook()[:-200]],
    ids=["zip", "cut-zip", "cut-docx", "cut-xlsx"],
)
def test_an_archive_that_is_no_office_file_is_no_text(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^uji: ") as caught:
        read_document(data, "uji", ALL)
    assert caught.value.hint


def test_a_zip_that_says_it_is_a_word_file_and_is_none() -> None:
    with pytest.raises(InputError, match=r"^uji\b") as caught:
        read_document(zipped("word/document.xml", "<kosong"), "uji", ALL)
    assert caught.value.hint


def test_an_empty_workbook_is_a_workbook() -> None:
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    assert "spreadsheetml" in read_document(out.getvalue(), "x", ReadingOptions()).media_type


def test_pages_of_a_workbook_are_its_sheets() -> None:
    book = openpyxl.Workbook()
    for sheet in (book.active, book.create_sheet("Kedua")):
        sheet["A1"], sheet["B1"], sheet["A2"], sheet["B2"] = "No", "Sasaran", 1, "Tertib"
    out = io.BytesIO()
    book.save(out)
    blocks = read_document(out.getvalue(), "x", ReadingOptions(pages=[2])).blocks
    assert {row.page for block in blocks for row in block.rows} == {2}


def test_empty_sheets_count_as_pages() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"], sheet["B1"], sheet["A2"], sheet["B2"] = "No", "Sasaran", 1, "Tertib"
    book.create_sheet("Kosong")
    out = io.BytesIO()
    book.save(out)
    content = read_document(out.getvalue(), "x.xlsx", ReadingOptions(pages=[2]))
    assert (content.pages, content.blocks, content.selected) == (2, [], True)
    assert grid_texts(out.getvalue(), ReadingOptions(pages=[2])) == []
    assert not read_document(out.getvalue(), "x.xlsx", ReadingOptions(pages=[1, 2])).selected


def test_raw_grids_tell_of_sheets_with_charts() -> None:
    book = openpyxl.Workbook()
    book.active.append(["No", "Sasaran"])
    book.active.append([1, "Tertib"])
    book.active.add_chart(openpyxl.chart.BarChart(), "A5")
    out = io.BytesIO()
    book.save(out)
    notes: list[PageNote] = []
    assert len(list(read_grids(out.getvalue(), "x.xlsx", ALL, notes))) == 1
    assert notes == [(1, "chart")]


def test_raw_grids_tell_of_pictures_in_a_document_without_pages() -> None:
    sized = drawing("<pic:pic><a:blip/></pic:pic>", 400 * 12_700, 200 * 12_700)
    notes: list[PageNote] = []
    assert list(read_grids(make_docx(2 * paragraph(sized)), "x.docx", ALL, notes)) == []
    assert notes == [(None, "picture")]


def test_only_the_sheets_asked_for_are_told_of() -> None:
    book = openpyxl.Workbook()
    for sheet in (book.active, book.create_sheet("Kedua")):
        sheet.append([0.7641, "x"])
        sheet["A1"].number_format = "0%"
    out = io.BytesIO()
    book.save(out)
    notes = read_document(out.getvalue(), "x.xlsx", ReadingOptions(pages=[2])).office_notes
    assert [note.page for note in notes] == [2]


@pytest.mark.parametrize("read", [read_document, lambda *given: list(read_grids(*given))])
def test_an_office_file_that_is_too_large_says_so(
    monkeypatch: pytest.MonkeyPatch, read: Callable[..., object]
) -> None:
    monkeypatch.setattr(office, "MAX_PARTS", 3)
    with pytest.raises(InputError, match=r"x\.docx: unpacked, the file would have") as caught:
        read(word_file(), "x.docx", ALL)
    assert "split it" in caught.value.hint


def test_text_with_form_feeds_is_read_by_pages() -> None:
    content = read_document(b"satu\x0cdua\x0ctiga\n", "x.txt", ReadingOptions(pages=[2]))
    assert [line.text for block in content.blocks for line in block.lines if line.text] == ["dua"]
    assert content.selected


@pytest.mark.parametrize("data", [b"satu\x0cdua\n", pdf_of(show("Isi", 50, 150))])
def test_pages_that_are_not_there_are_said(data: bytes) -> None:
    with pytest.raises(InputError, match="none of the pages asked for is there"):
        read_document(data, "x", ReadingOptions(pages=[99]))

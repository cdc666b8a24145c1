"""The rest of a cut row below a header that a page repeats in plain text."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractor import extract_bytes
from extractor.kinds.drafts import draft_tables
from extractor.kinds.pieces import TableDraft
from extractor.kinds.plain_region import PlainRegion
from extractor.readers.page import Box
from extractor.tables.grid import TextLine, TextRun
from tests.extractor.spanned_tables import segment

TABLE = (
    "NO | INDIKATOR KINERJA UTAMA | TARGET RENSTRA | REALISASI",
    "1 | Indeks kualitas udara | 60 | 66",
    "2 | Jumlah pedoman | 4 | 4",
)
HEADER = "NO INDIKATOR KINERJA TARGET REALISASI"
HEIGHT = 10.0
Printed = tuple[str, float]
"""A line's text and its left edge; the second column goes from 100 to 200 points."""


def lines(*printed: Printed, page: int = 2, first: int = 50) -> list[TextLine]:
    return [
        TextLine(first + i, page, text, text, Box(x, 40 + 12 * i, x + 80, 40 + 12 * i + HEIGHT))
        for i, (text, x) in enumerate(printed)
    ]


def drafted(
    *below: Printed, header: str = HEADER, page: int = 2
) -> tuple[list[TableDraft], list[str]]:
    region = PlainRegion(
        [TextLine(40, page, header, header)], 1, header, [("no", "NO"), ("target", "TARGET")]
    )
    found = draft_tables([segment(*TABLE), region, TextRun(lines(*below, page=page))])
    return found.tables, [line.text for line in found.text]


def test_lines_below_a_repeated_header_are_the_rest_of_the_last_row() -> None:
    [draft], text = drafted(
        ("UTAMA RENSTRA", 150), ("pengelolaan kawasan", 105), ("lindung", 105), ("Narasi", 50)
    )
    [row] = draft.pieces[-1].rows
    assert [cell.text for cell in row.cells] == ["", "pengelolaan kawasan lindung", "", ""]
    assert (row.page, row.cells[1].box) == (2, Box(100, 52, 200, 74))
    assert text == ["UTAMA RENSTRA", "Narasi"]


@pytest.mark.parametrize("first", ["kinerja utama", "target kinerja"])
def test_words_of_the_header_within_the_cut_text_are_its_own(first: str) -> None:
    [draft], text = drafted((first, 105), ("pengelolaan kawasan", 105))
    assert draft.pieces[-1].rows[0].text(1) == f"{first} pengelolaan kawasan"
    assert text == []


@pytest.mark.parametrize("printed", [("UTAMA", 105.0), ("RENSTRA", 105.0), ("UTAMA", 205.0)])
def test_a_line_that_need_not_be_the_headers_leaves_the_rest_where_it_is(printed: Printed) -> None:
    tables, text = drafted(printed, ("pengelolaan kawasan", 105))
    assert len(tables) == 2
    assert text == [printed[0], "pengelolaan kawasan"]


def test_words_of_the_header_far_below_it_are_not_the_headers() -> None:
    head = TextLine(40, 2, HEADER, HEADER, Box(50, 10, 500, 20))
    region = PlainRegion([head], 1, HEADER, [("no", "NO"), ("target", "TARGET")])
    found = draft_tables(
        [segment(*TABLE), region, TextRun(lines(("RENSTRA", 205), ("pengelolaan kawasan", 105)))]
    )
    assert len(found.tables) == 2


@pytest.mark.parametrize(
    "below",
    [
        [("Pengelolaan kawasan", 105.0)],
        [("pengelolaan kawasan", 150.0)],
        [("pengelolaan", 305.0), ("kawasan", 405.0)],
        [("Narasi", 50.0)],
        [],
    ],
)
def test_lines_that_do_not_go_on_in_a_column_stay_text(below: list[Printed]) -> None:
    tables, text = drafted(*below)
    assert len(tables) == 2
    assert text == [line for line, _ in below]


@pytest.mark.parametrize(
    ("header", "page"),
    [(HEADER, 1), (HEADER, 3), ("NO", 2), ("NO SASARAN INDIKATOR KINERJA TARGET", 2)],
)
def test_another_header_or_page_has_no_rest(header: str, page: int) -> None:
    assert len(drafted(("pengelolaan", 105), header=header, page=page)[0]) == 2


def test_white_space_ends_the_rest() -> None:
    region = PlainRegion([TextLine(40, 2, HEADER, HEADER)], 1, HEADER, [("no", "NO")])
    near, far = lines(("pengelolaan", 105), ("kawasan", 105))
    far = TextLine(60, 2, "kawasan", "kawasan", Box(105, 90, 185, 100))
    found = draft_tables([segment(*TABLE), region, TextRun([near, far])])
    assert found.tables[0].pieces[-1].rows[0].text(1) == "pengelolaan"
    assert [line.text for line in found.text] == ["kawasan"]


@pytest.mark.parametrize(("form", "tables"), [("aligned", 1), ("cells", 2)])
def test_a_region_that_may_hold_rows_is_no_rest(form: str, tables: int) -> None:
    head = TextLine(40, 2, HEADER, HEADER)
    rest, prose = lines(("pengelolaan", 105), ("Narasi", 50))
    region = PlainRegion([head, rest, prose], 1, HEADER, [("no", "NO")], form=form)
    found = draft_tables([segment(*TABLE), region])
    assert len(found.tables) == tables
    assert [line.text for line in found.text] == (["Narasi"] if tables == 1 else [])


def test_text_between_parts_a_header_from_the_table_above() -> None:
    region = PlainRegion([TextLine(40, 2, HEADER, HEADER)], 1, HEADER, [("no", "NO")])
    title = TextRun([TextLine(39, 2, "Tabel 2 Capaian", "Tabel 2 Capaian")])
    rest = TextRun(lines(("pengelolaan", 105)))
    assert len(draft_tables([segment(*TABLE), title, region, rest]).tables) == 2


def two_pages(last: str, *below: str) -> bytes:
    """Draw a table without borders whose last text goes on below the header of page 2."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(600, 400))
    xs = (50, 90, 330, 430)
    header = ("NO", "INDIKATOR KINERJA UTAMA", "TARGET", "REALISASI")
    rows = [
        ("1", "Indeks kualitas udara di kota", "60", "66"),
        ("2", "Jumlah lokasi kampung iklim", "61", "61"),
        ("3", last, "4", "5"),
    ]
    for number, texts in enumerate([header, *rows]):
        for x, text in zip(xs, texts, strict=True):
            canvas.drawString(x, 150 - 30 * number, text)
    canvas.showPage()
    for x, text in zip(xs, header, strict=True):
        canvas.drawString(x, 360, text)
    for number, text in enumerate(below):
        canvas.drawString(90, 344 - 12 * number, text)
    canvas.drawString(50, 250, "Berdasarkan tabel di atas dapat dilihat bahwa capaian sudah baik.")
    canvas.save()
    return out.getvalue()


def test_a_row_of_aligned_words_that_a_page_cuts_is_one_row() -> None:
    document = extract_bytes(two_pages("Jumlah pedoman", "pengelolaan kawasan lindung"), "x.pdf")
    [table] = document.tables
    assert [row.indikator for row in table.rows] == [
        "Indeks kualitas udara di kota",
        "Jumlah lokasi kampung iklim",
        "Jumlah pedoman pengelolaan kawasan lindung",
    ]
    assert table.pages == [1, 2]


def test_a_line_of_the_cut_text_that_was_taken_for_the_headers_is_not_lost() -> None:
    printed = ("Persentase pegawai yang mencapai", "target kinerja", "sesuai perjanjian kerja")
    document = extract_bytes(two_pages(*printed), "x.pdf")
    assert document.tables[0].rows[-1].indikator == " ".join(printed)

"""Rows that a page break cut off a table without borders."""

from __future__ import annotations

from decimal import Decimal

from extractor.readers.page import Box, Drawing, Fill, Page, Picture
from extractor.tables.aligned import find_aligned_tables
from extractor.tables.aligned_carried import with_carried_rows
from tests.extractor.tables.aligned_pages import page_of

BUDGET = [
    [(72, "Program"), (-400, "Anggaran"), (450, "Keterangan")],
    [(72, "Pengendalian Pencemaran"), (-400, "42.085.425.000"), (450, "APBD")],
    [(72, "Mitigasi Perubahan Iklim"), (-400, "1.157.655.000"), (450, "APBD")],
    [(72, "Pengelolaan Kawasan"), (-400, "250.000.000"), (450, "APBD")],
    [(72, "Rehabilitasi Lahan"), (-400, "8.468.000.000"), (450, "APBD")],
]
HEADER = [(300, "LKIP Provinsi Jawa Barat 2016")]
LAST = [(72, "Pengelolaan Sumber Daya"), (-400, "1.700.000.000"), (450, "APBN")]


def texts_of_carried(above: Page, page: Page, number: int = 2) -> list[list[str]]:
    page.number = number
    tables = with_carried_rows(page, [], above, find_aligned_tables(above, []))
    return [[cell.text for cell in table.cells] for table in tables]


def test_a_row_alone_on_the_next_page_is_a_row_of_the_table_before() -> None:
    above = page_of(BUDGET, top=650)
    page = page_of([HEADER, [], [], LAST, [(72, "dan Lingkungan Hidup")]], top=40)
    assert texts_of_carried(above, page) == [
        ["Pengelolaan Sumber Daya dan Lingkungan Hidup", "1.700.000.000", "APBN"]
    ]


def test_a_running_header_right_above_the_row_is_passed() -> None:
    header = [(300, "LKIP Provinsi"), (450, "2016")]
    above = page_of([header, [], [], *BUDGET], top=608)
    assert texts_of_carried(above, page_of([header, LAST], top=40)) == [
        ["Pengelolaan Sumber Daya", "1.700.000.000", "APBN"]
    ]


def test_text_on_the_next_page_stays_text() -> None:
    above = page_of(BUDGET, top=650)
    page = page_of([HEADER, [], [], [(72, "Adapun sasaran yang terakomodir dalam program")]])
    assert texts_of_carried(above, page) == []


def test_a_table_that_text_follows_has_no_rows_on_the_next_page() -> None:
    above = page_of([*BUDGET, [], [], [], [(72, "Adapun sasaran")]], top=300)
    assert texts_of_carried(above, page_of([LAST], top=40)) == []


def test_a_page_farther_on_has_no_rows_of_it() -> None:
    above = page_of(BUDGET, top=650)
    assert texts_of_carried(above, page_of([LAST], top=40), number=2)
    assert texts_of_carried(above, page_of([LAST], top=40), number=3) == []


def test_ticks_and_colours_of_a_carried_row_reach_its_cells() -> None:
    head = [(72, "Program"), (250, "TW I"), (300, "TW II"), (-420, "Anggaran")]
    rows = [head] + [[(72, "Pengelolaan"), (-420, f"{n}.085.425.000")] for n in range(2, 8)]
    above = page_of(rows, top=650)
    above.drawings = [Drawing(Box(256, 667 + 14 * n, 264, 675 + 14 * n)) for n in range(6)]
    above.words += page_of([[(305, "ada")]], top=664).words
    page = page_of(
        [HEADER, [], [], [(72, "Rehabilitasi"), (305, "ada"), (-420, "1.000.000")]], top=40
    )
    page.drawings = [Drawing(Box(256, 83, 264, 91))]
    page.fills = [Fill(Box(60, 80, 430, 94), "#dddddd")]
    page.number = 2
    (grid,) = with_carried_rows(page, [], above, find_aligned_tables(above, []))
    assert [cell.text for cell in grid.cells] == ["Rehabilitasi", "✓", "ada", "1.000.000"]
    assert [cell.mark for cell in grid.cells] == [None, "drawing", None, None]
    assert {cell.fill for cell in grid.cells} == {"#dddddd"}


def test_rows_carried_over_a_scan_are_less_sure() -> None:
    above = page_of(BUDGET, top=650)
    page = page_of([HEADER, [], [], LAST], top=40)
    page.number, page.pictures = 2, [Picture(Box(0, 0, 600, 800))]
    (grid,) = with_carried_rows(page, [], above, find_aligned_tables(above, []))
    assert grid.confidence == Decimal("0.5")

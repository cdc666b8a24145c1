"""Tables without left and right border whose full-width rows part their lines in two."""

from __future__ import annotations

import pytest

from extractor.readers.page import Page, Ruling
from extractor.tables.ruled import CROWDED, find_ruled_tables
from tests.extractor.tables.ruled_pages import (
    across,
    down,
    page_of,
    rows_of,
    spans_of,
    table_words,
    words_at,
)

XS = [50.0, 90.0, 250.0, 350.0]
YS = [100.0, 120.0, 140.0, 160.0, 180.0]
ROWS = [
    "No | Indikator | Target",
    "1 | Cakupan layanan | 95%",
    "Urusan kesehatan",
    "2 | Indeks kepuasan | 82,5",
]


def lines(*, gap: float = 0.0) -> list[Ruling]:
    """Draw the table's lines but for those of both sides; some points between its halves."""
    inner = [down(x, 100, 140) for x in XS[1:-1]] + [
        down(x, 160 + gap, 180 + gap) for x in XS[1:-1]
    ]
    return [
        *inner,
        *(across(y, 50, 350) for y in YS[:3]),
        *(across(y + gap, 50, 350) for y in YS[3:]),
    ]


def page(rows: list[str], rulings: list[Ruling]) -> Page:
    return page_of(table_words(XS, YS, rows), rulings)


def test_a_row_over_the_whole_width_parts_no_table_without_sides() -> None:
    (table,) = find_ruled_tables(page(ROWS, lines()))
    assert rows_of(table) == ROWS
    assert spans_of(table)["Urusan kesehatan"] == (2, 0, 1, 3)
    assert table.confidence <= CROWDED


def test_rows_over_the_whole_width_may_follow_each_other() -> None:
    ys = [100.0, 120.0, 140.0, 160.0, 180.0, 200.0]
    rows = [*ROWS[:2], "Urusan wajib", *ROWS[2:]]
    rulings = [down(x, 100, 140) for x in XS[1:-1]] + [down(x, 180, 200) for x in XS[1:-1]]
    rulings += [across(y, 50, 350) for y in ys]
    (table,) = find_ruled_tables(page_of(table_words(XS, ys, rows), rulings))
    assert rows_of(table) == rows


def test_a_caption_with_space_around_parts_two_tables() -> None:
    words = table_words(XS, YS, ROWS[:2]) + words_at(60, 166, "Tabel 2 Target")
    words += table_words(XS, [200, 220], ["No | Indikator | Target", ROWS[3]])
    rulings = [*lines()[:2], *(across(y, 50, 350) for y in (*YS[:3], 200, 220, 240))]
    rulings += [down(x, 200, 240) for x in XS[1:-1]]
    upper, lower = find_ruled_tables(page_of(words, rulings))
    assert (upper.rows, lower.rows) == (2, 2)


@pytest.mark.parametrize(
    "change",
    [
        [down(50, 160, 180), down(350, 160, 180)],
        [across(150, 20, 560)],
        [down(170, 160, 180)],
    ],
    ids=["the lower one has sides", "another line between", "other columns"],
)
def test_what_differs_is_another_table(change: list[Ruling]) -> None:
    rulings = [*lines(), *change]
    if change[0].box.x0 == 170:
        rulings = [line for line in rulings if line not in (down(250, 160, 180),)]
    tables = find_ruled_tables(page(ROWS, rulings))
    assert all("Urusan" not in cell.text for table in tables for cell in table.cells)


def test_nothing_between_is_no_row() -> None:
    tables = find_ruled_tables(page([*ROWS[:2], "", ROWS[3]], lines()))
    assert all(table.rows < 4 for table in tables)


@pytest.mark.parametrize("between", ["Tabel 2. Target 2023", "Lampiran II Target"])
def test_a_caption_as_close_as_a_row_parts_two_tables(between: str) -> None:
    tables = find_ruled_tables(page([*ROWS[:2], between, ROWS[3]], lines()))
    assert all(between not in row for table in tables for row in rows_of(table))


def test_headings_that_come_again_begin_another_table() -> None:
    ys = [100.0, 120.0, 140.0, 160.0, 180.0, 200.0]
    rulings = [down(x, 100, 140) for x in XS[1:-1]] + [down(x, 160, 200) for x in XS[1:-1]]
    rulings += [across(y, 50, 350) for y in ys]
    rows = [*ROWS[:2], "Capaian tahun 2023", ROWS[0], ROWS[3]]
    upper, lower = find_ruled_tables(page_of(table_words(XS, ys, rows), rulings))
    assert (rows_of(upper), rows_of(lower)) == (rows[:2], rows[3:])
    assert upper.confidence > CROWDED

"""Rows that stand in a drawn table's columns without lines around them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from extractor.readers.cells import TableGrid
from extractor.readers.page import Box, Ruling, Word
from extractor.tables.ruled import find_ruled_tables
from extractor.tables.ruled_unlined import MOST_GROUPS
from tests.extractor.tables.ruled_pages import (
    across,
    lines_of,
    page_of,
    rows_of,
    table_words,
    words_at,
)

XS = [50.0, 90.0, 300.0, 420.0]
STEP = 20.0
TEXTS = [
    "No | Program | Anggaran",
    "1. | Program Pelayanan Pasar | 150.000.000",
    "2. | Program Promosi Wisata | 275.500.000",
    "3. | Program Bina Koperasi | 98.000.000",
    "4. | Program Tertib Ukur | 61.250.000",
]


def heights(first: int, count: int) -> list[float]:
    return [100.0 + STEP * row for row in range(first, first + count + 1)]


def tables(
    texts: Sequence[str], *drawn: tuple[int, int], more: Sequence[Word] = ()
) -> list[TableGrid]:
    """Read rows 20 points high, of which some are drawn: (first, count)."""
    rulings = [one for first, count in drawn for one in lines_of(XS, heights(first, count))]
    words = table_words(XS, heights(0, len(texts)), texts)
    return find_ruled_tables(page_of([*words, *more], rulings))


@pytest.mark.parametrize(("drawn", "confidence"), [(3, "0.6"), (4, "0.6"), (5, "1.00")])
def test_last_rows_without_lines_are_rows(drawn: int, confidence: str) -> None:
    (table,) = tables(TEXTS, (0, drawn))
    assert rows_of(table) == TEXTS
    assert table.confidence == Decimal(confidence)


def test_a_row_between_drawn_ones_makes_one_table_of_them() -> None:
    (table,) = tables(TEXTS, (0, 2), (3, 2))
    assert rows_of(table) == TEXTS
    assert table.confidence == Decimal("0.6")


def test_a_row_between_a_heading_and_the_drawn_rows_makes_one_table_of_them() -> None:
    (table,) = tables(TEXTS, (0, 1), (2, 3))
    assert rows_of(table) == TEXTS


def test_a_sum_over_two_columns_is_one_cell_over_them() -> None:
    more = [*words_at(70, 184, "JUMLAH"), *words_at(303, 184, "523.500.000")]
    (table,) = tables(TEXTS[:4], (0, 4), more=more)
    total = next(cell for cell in table.cells if cell.text == "JUMLAH")
    assert (total.row, total.col, total.colspan) == (4, 0, 2)


def test_a_wrapped_text_is_one_row_with_its_value() -> None:
    (table,) = tables(TEXTS[:4], (0, 3), more=words_at(93, 176, "dan Usaha Mikro"))
    assert rows_of(table)[3:] == ["3. | Program Bina Koperasi dan Usaha Mikro | 98.000.000"]


def test_a_last_row_with_a_line_below_it_only_ends_there() -> None:
    rulings = [*lines_of(XS, heights(0, 3)), across(181.0, XS[0], XS[-1])]
    page = page_of(table_words(XS, heights(0, 4), TEXTS[:4]), rulings)
    (table,) = find_ruled_tables(page)
    assert table.rows == 4
    assert table.box == Box(XS[0], 100.0, XS[-1], 181.0)


@pytest.mark.parametrize(
    "below",
    [
        "4. | Program Tertib Ukur | enam puluh",
        "  | Malang, 2 Januari 2023 | Kepala Dinas",
        "  | Program Tertib Ukur |",
        "  | | 61.250.000",
        "  | Laporan Kinerja 2023 | 17",
    ],
)
def test_a_line_without_a_text_and_a_value_like_theirs_is_none_of_its_rows(below: str) -> None:
    (table,) = tables([*TEXTS[:4], below], (0, 4))
    assert rows_of(table) == TEXTS[:4]
    assert table.confidence == 1


def test_a_line_whose_words_run_over_a_border_is_none_of_its_rows() -> None:
    more = [*words_at(53, 184, "Laporan Kinerja Dinas Pasar"), *words_at(303, 184, "61.250.000")]
    (table,) = tables(TEXTS[:4], (0, 4), more=more)
    assert table.rows == 4


@pytest.mark.parametrize(("text", "value"), [(93, 340), (130, 303)])
def test_a_line_that_stands_at_no_edge_of_its_columns_is_none_of_its_rows(
    text: float, value: float
) -> None:
    more = [*words_at(text, 184, "Program Tertib Ukur"), *words_at(value, 184, "61.250.000")]
    (table,) = tables(TEXTS[:4], (0, 4), more=more)
    assert table.rows == 4


def test_a_text_that_runs_on_over_a_border_between_words_is_none_of_its_rows() -> None:
    xs = [50.0, 150.0, 250.0, 320.0]
    texts = ["Sasaran | Indikator | Target", "Mutu | Indeks | 90", "Ekspor | Nilai | 75"]
    words = table_words(xs, heights(0, 3), texts)
    below = [("Catatan", 53), ("akhir", 90), ("tahun,", 120), ("menurut", 153), ("80", 253)]
    words += [Word(text, Box(x, 164, x + 5 * len(text), 174), size=10) for text, x in below]
    words.append(Word("laporan", Box(122, 164, 149, 174), size=10))
    (table,) = find_ruled_tables(page_of(words, lines_of(xs, heights(0, 3))))
    assert table.rows == 3


def test_a_line_in_other_type_is_none_of_its_rows() -> None:
    more = [
        *words_at(93, 184, "Program Tertib Ukur", size=7),
        *words_at(303, 184, "61.250.000", size=7),
    ]
    (table,) = tables(TEXTS[:4], (0, 4), more=more)
    assert table.rows == 4


def test_a_line_farther_down_than_a_row_is_high_is_none_of_its_rows() -> None:
    more = [*words_at(93, 210, "Program Tertib Ukur"), *words_at(303, 210, "61.250.000")]
    (table,) = tables(TEXTS[:4], (0, 4), more=more)
    assert table.rows == 4


def test_a_table_below_that_begins_with_the_headings_again_stays_another_one() -> None:
    texts = [*TEXTS[:4], *TEXTS[:1], "1. | Program Bina Desa | 12.000.000"]
    upper, lower = tables(texts, (0, 3), (4, 2))
    assert rows_of(upper) == TEXTS[:4]
    assert rows_of(lower) == texts[4:]


@pytest.mark.parametrize(("boxes", "rows"), [(MOST_GROUPS - 1, 5), (MOST_GROUPS, 4)])
def test_a_page_of_very_many_boxes_is_left_as_it_is(boxes: int, rows: int) -> None:
    some = [
        one for k in range(boxes) for one in _box(430.0 + 12 * (k % 10), 100.0 + 12 * (k // 10))
    ]
    rulings = [*lines_of(XS, heights(0, 4)), *some]
    tables = find_ruled_tables(page_of(table_words(XS, heights(0, 5), TEXTS), rulings))
    assert max(table.rows for table in tables) == rows


def _box(x: float, y: float) -> list[Ruling]:
    return lines_of([x, x + 8], [y, y + 8])

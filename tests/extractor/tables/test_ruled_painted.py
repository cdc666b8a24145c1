"""Columns of tables painted cell by cell, where cells of one shade touch."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extractor.readers.cells import TableGrid
from extractor.readers.page import Box, Fill
from extractor.tables.page_tables import find_tables
from tests.extractor.tables.ruled_pages import page_of, rows_of, table_words, words_at

XS = [50.0, 90.0, 300.0, 380.0, 480.0]
TEXTS = [
    "No | Program | Target | Anggaran",
    *(f"{n}. | Program Layanan {n} | 9{n} | {n}50.000.000" for n in range(1, 6)),
]
DARK, BLUE, PALE = "#365f91", "#a7bfde", "#dbe5f1"


def y(row: int) -> float:
    return 100.0 + 20.0 * row


def cells(row: int, colours: Sequence[str | None]) -> list[Fill]:
    """Paint the cells of a row, but for white ones."""
    return [
        Fill(Box(XS[col], y(row), XS[col + 1], y(row + 1)), colour)
        for col, colour in enumerate(colours)
        if colour is not None
    ]


def tables(fills: Sequence[Fill], texts: Sequence[str] = TEXTS) -> list[TableGrid]:
    page = page_of(table_words(XS, [y(row) for row in range(len(texts) + 1)], texts))
    page.fills = list(fills)
    return find_tables(page)


def test_columns_of_one_shade_beside_a_coloured_one_are_columns() -> None:
    fills = [fill for row in range(6) for fill in cells(row, [DARK, *[(BLUE, PALE)[row % 2]] * 3])]
    (table,) = tables(fills)
    assert rows_of(table) == TEXTS
    assert table.ruled
    assert table.confidence == Decimal("0.6")


def test_rows_without_shade_have_the_columns_of_the_others() -> None:
    fills = [
        fill for row in range(6) for fill in cells(row, [DARK, *[None if row % 2 else BLUE] * 3])
    ]
    (table,) = tables(fills)
    assert rows_of(table) == TEXTS


def test_rows_of_one_shade_below_each_other_are_rows() -> None:
    fills = [fill for row in range(6) for fill in cells(row, [DARK, BLUE, BLUE, BLUE])]
    (table,) = tables(fills)
    assert rows_of(table) == TEXTS


def test_cells_with_white_gaps_between_stay_as_they_are_seen() -> None:
    fills = [
        Fill(Box(XS[col], y(row), XS[col + 1] - gap, y(row + 1)), colour)
        for row in range(6)
        for col, colour, gap in [
            (0, DARK, 0.0),
            *((col, (BLUE, PALE)[row % 2], 4.0) for col in (1, 2, 3)),
        ]
    ]
    (table,) = tables(fills)
    assert rows_of(table) == TEXTS
    assert table.cols == 4


def test_areas_over_several_columns_are_left_to_alignment() -> None:
    bands = [
        Fill(Box(XS[left], y(row), XS[right], y(row + 1)), colour)
        for row in range(6)
        for left, right, colour in [(0, 1, DARK), (1, 4, (BLUE, PALE)[row % 2])]
    ]
    (table,) = tables(bands)
    assert rows_of(table) == TEXTS
    assert not table.ruled


def test_amounts_behind_their_currency_make_no_bands() -> None:
    texts = ["Program | Pagu | Sisa | Sumber", *("Layanan | | | Daerah" for _ in range(3))]
    page = page_of(table_words(XS, [y(row) for row in range(5)], texts))
    for row in range(1, 4):
        page.words += [*words_at(93, y(row) + 4, "Rp"), *words_at(200, y(row) + 4, "1.500.000")]
        page.words += words_at(303, y(row) + 4, "500.000")
    page.fills = [
        fill
        for row in range(4)
        for fill in cells(row, [BLUE, PALE, BLUE, PALE] if row % 2 else [PALE, BLUE, PALE, BLUE])
    ]
    (table,) = find_tables(page)
    assert table.ruled
    assert rows_of(table)[1] == "Layanan | Rp 1.500.000 | 500.000 | Daerah"


def test_bands_apart_below_the_coloured_column_go_on_with_the_table() -> None:
    fills = [fill for row in range(4) for fill in cells(row, [DARK, *[(BLUE, PALE)[row % 2]] * 3])]
    fills += cells(5, [None, BLUE, BLUE, BLUE])
    (table,) = tables(fills)
    assert rows_of(table) == TEXTS

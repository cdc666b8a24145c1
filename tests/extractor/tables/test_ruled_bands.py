"""Rows that only alternate in shade below a drawn heading."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from extractor.readers.cells import TableGrid
from extractor.readers.page import Box, Fill, Page, Ruling, Word
from extractor.tables.ruled import find_ruled_tables
from extractor.tables.ruled_bands import MOST_FILLS
from tests.extractor.tables.ruled_pages import (
    across,
    lines_of,
    page_of,
    rows_of,
    spans_of,
    table_words,
    words_at,
)

XS = [50.0, 90.0, 300.0, 420.0]
STEP = 20.0
TOP = 100.0
HEADING = "No | Program | Anggaran"
TEXTS = [
    "1. | Program Pelayanan Pasar | 150.000.000",
    "2. | Program Promosi Wisata | 275.500.000",
    "3. | Program Bina Koperasi | 98.000.000",
    "4. | Program Tertib Ukur | 61.250.000",
    "5. | Program Tata Niaga | 33.400.000",
]
BLUE, GREY, GREEN = "#d9e2f3", "#808080", "#e2efd9"


def y(row: float) -> float:
    """Return where a row begins; the heading is row 0."""
    return TOP + STEP * row


def band(row: float, first: int = 0, last: int = 3, rows: float = 1, colour: str = BLUE) -> Fill:
    return Fill(Box(XS[first], y(row), XS[last], y(row + rows)), colour)


def heading_lines() -> list[Ruling]:
    return lines_of(XS, [y(0), y(1)])


def page(
    texts: Sequence[str], fills: Sequence[Fill], more: Sequence[Word] = (), **given: list[Ruling]
) -> Page:
    """Make a page of rows below a drawn heading."""
    heights = [y(row) for row in range(len(texts) + 2)]
    words = [*table_words(XS, heights, [HEADING, *texts]), *more]
    found = page_of(words, given.get("rulings", heading_lines()))
    found.fills = list(fills)
    return found


def tables(texts: Sequence[str], fills: Sequence[Fill], *more: Word) -> list[TableGrid]:
    return find_ruled_tables(page(texts, fills, more))


@pytest.mark.parametrize(
    ("first", "rows"), [(1, 5), (2, 5), (1, 4), (2, 4)], ids=["odd", "even", "odd4", "even4"]
)
def test_rows_that_take_turns_in_shade_belong_to_the_heading(first: int, rows: int) -> None:
    (table,) = tables(TEXTS[:rows], [band(row) for row in range(first, rows + 1, 2)])
    assert rows_of(table) == [HEADING, *TEXTS[:rows]]
    assert table.confidence == Decimal("0.6")


def test_bands_of_two_shades_are_rows() -> None:
    fills = [band(row, colour=BLUE if row % 2 else GREEN) for row in range(1, 6)]
    (table,) = tables(TEXTS, fills)
    assert rows_of(table) == [HEADING, *TEXTS]


def test_bands_painted_cell_by_cell_and_line_by_line_are_rows() -> None:
    fills = [band(row, col, col + 1) for row in (1, 3, 5) for col in range(3)]
    inner = [Fill(Box(94, y(row) + 4, 280, y(row) + 14), BLUE) for row in (1, 3, 5)]
    (table,) = tables(TEXTS, [*fills, *inner])
    assert rows_of(table) == [HEADING, *TEXTS]


def test_a_wrapped_text_in_a_band_is_one_cell() -> None:
    fills = [band(1), Fill(Box(50, y(3), 420, y(4) + 10), BLUE)]
    texts = [*TEXTS[:3], "", ""]
    more = [
        *words_at(93, y(3) + 14, "dan Usaha Mikro"),
        *words_at(53, y(4) + 14, "4."),
        *words_at(93, y(4) + 14, "Program Tertib Ukur"),
        *words_at(303, y(4) + 14, "61.250.000"),
    ]
    (table,) = tables(texts, fills, *more)
    assert rows_of(table)[3:] == [
        "3. | Program Bina Koperasi dan Usaha Mikro | 98.000.000",
        "4. | Program Tertib Ukur | 61.250.000",
    ]


def test_what_follows_the_last_row_stays_out() -> None:
    texts = [*TEXTS[:4], "", "| Kota Bayangan, Januari |", "| Kepala Dinas |"]
    (table,) = tables(texts, [band(1), band(3)])
    assert rows_of(table) == [HEADING, *TEXTS[:4]]


def test_a_text_below_that_stands_in_other_places_is_no_row() -> None:
    more = words_at(130, y(4) + 4, "Sumber: 61.250.000")
    (table,) = tables(TEXTS[:3], [band(1), band(3)], *more)
    assert rows_of(table) == [HEADING, *TEXTS[:3]]


def test_painted_marks_in_the_rows_do_not_part_them() -> None:
    fills = [band(1), band(3), band(5), band(2, 0, 1, rows=2, colour=GREY)]
    (table,) = tables(TEXTS, fills)
    assert rows_of(table) == [HEADING, *TEXTS]
    assert {cell.row for cell in table.cells if cell.fill == GREY} == {2, 3}


def test_a_section_over_the_columns_is_a_row() -> None:
    texts = [*TEXTS[:2], "", *TEXTS[2:4]]
    more = words_at(53, y(3) + 4, "Belanja-Langsung Dinas")
    (table,) = tables(texts, [band(1), band(3), band(5)], *more)
    assert spans_of(table)["Belanja-Langsung Dinas"] == (3, 0, 1, 2)
    assert table.rows == 6


def test_rows_of_one_shade_painted_cell_by_cell_are_rows() -> None:
    fills = [band(row, col, col + 1) for row in (1, 2, 4) for col in range(3)]
    (table,) = tables(TEXTS[:4], fills)
    assert rows_of(table) == [HEADING, *TEXTS[:4]]


@pytest.mark.parametrize(("rows", "shaded"), [(2, 1), (2, 2), (3, 2)])
def test_a_few_rows_take_turns_if_no_more_follow(rows: int, shaded: int) -> None:
    (table,) = tables(TEXTS[:rows], [band(shaded)])
    assert rows_of(table) == [HEADING, *TEXTS[:rows]]
    assert stays(tables(TEXTS[: rows + 2], [band(shaded)]))


def test_a_section_in_another_shade_is_a_row() -> None:
    texts = [*TEXTS[:2], "| Bidang Pasar |", *TEXTS[2:4]]
    (table,) = tables(texts, [band(1), band(3, colour=GREY), band(5)])
    assert rows_of(table)[3:5] == [" | Bidang Pasar | ", TEXTS[2]]


# What is no alternation of rows stays as it was: the heading alone.


def stays(found: Sequence[TableGrid]) -> bool:
    return all(table.rows == 1 for table in found if HEADING in rows_of(table))


@pytest.mark.parametrize(
    "fills",
    [
        [],
        [band(5)],
        [band(1), band(2)],
        [band(1), band(3, 1, 2)],
        [band(1, 2, 3), band(3, 2, 3), band(5, 2, 3)],
        [band(1), band(3, colour=GREEN), band(5, colour=GREY)],
        [Fill(Box(62, y(row), 412, y(row + 1)), BLUE) for row in (1, 3, 5)],
    ],
    ids=["none", "total", "one", "cell", "column", "colours", "elsewhere"],
)
def test_other_shades_below_a_heading_tell_no_rows(fills: list[Fill]) -> None:
    assert stays(tables(TEXTS, fills))


def test_shaded_totals_between_rows_without_shade_tell_no_rows() -> None:
    assert stays(tables([*TEXTS, TEXTS[0]], [band(3), band(6)]))


def test_prose_between_shaded_headings_is_no_row() -> None:
    more = [
        word
        for row in range(1, 6)
        for word in words_at(60, y(row) + 4, "Uraian yang mengalir melewati semua batas kolom ini")
    ]
    assert stays(tables([""], [band(1), band(3), band(5)], *more))


def test_lines_between_the_rows_tell_more_than_shades() -> None:
    rulings = [*heading_lines(), *(across(y(row), 50, 420) for row in (2.5, 3.5, 4.5, 6))]
    assert stays(find_ruled_tables(page(TEXTS, [band(1), band(3), band(5)], rulings=rulings)))


def test_a_drawing_of_very_many_areas_is_not_looked_at() -> None:
    many = [Fill(Box(500, 700, 506, 706), "#ff0000")] * MOST_FILLS
    assert stays(tables(TEXTS, [band(1), band(3), band(5), *many]))

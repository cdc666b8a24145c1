"""Rows that alternate in shade on a page without the heading of their table."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from extractor.readers.cells import TableGrid
from extractor.readers.page import Box, Fill, Page
from extractor.tables.page_tables import find_tables
from tests.extractor.tables.ruled_pages import lines_of, page_of, rows_of, table_words

XS = [50.0, 90.0, 300.0, 420.0]
HEADING = "No | Program | Anggaran"
TEXTS = [f"{n}. | Program Layanan {n} | {n}50.000.000" for n in range(1, 9)]
BLUE = "#d9e2f3"


def page(
    texts: Sequence[str], shaded: Sequence[int], *, top: float = 100.0, colour: str = BLUE
) -> Page:
    heights = [top + 20.0 * row for row in range(len(texts) + 1)]
    found = page_of(table_words(XS, heights, texts))
    found.fills = [
        Fill(Box(XS[0], heights[row], XS[-1], heights[row + 1]), colour) for row in shaded
    ]
    return found


def before(*, shaded: Sequence[int] = (1, 3)) -> list[TableGrid]:
    first = page([HEADING, *TEXTS[:4]], shaded)
    first.rulings = lines_of(XS, [100.0, 120.0])
    return find_tables(first)


@pytest.mark.parametrize(
    ("count", "shaded"),
    [(4, [0, 2]), (4, [1, 3]), (3, [1]), (2, [0]), (2, [1])],
    ids=["shaded first", "white first", "one band", "then white", "white, then"],
)
def test_a_page_of_bands_goes_on_with_the_table(count: int, shaded: list[int]) -> None:
    texts = TEXTS[4 : 4 + count]
    (table,) = find_tables(page(texts, shaded, top=60.0), above=before())
    assert rows_of(table) == texts
    assert table.cols == 3
    assert table.confidence == Decimal("0.6")


def test_the_rest_of_a_cell_that_the_break_cut_is_a_row() -> None:
    texts = ["| dan Usaha Mikro |", *TEXTS[4:7]]
    (table,) = find_tables(page(texts, [1, 3], top=60.0), above=before())
    assert rows_of(table) == [" | dan Usaha Mikro | ", *TEXTS[4:7]]


def ruled(given: Page, above: list[TableGrid]) -> list[TableGrid]:
    return [table for table in find_tables(given, above=above) if table.ruled and not table.lined]


def test_without_such_a_table_before_bands_are_no_borders() -> None:
    bands = page(TEXTS[4:], [0, 2])
    assert ruled(bands, []) == []
    assert ruled(bands, before(shaded=())) == []


def test_other_shades_and_single_rows_do_not_go_on() -> None:
    assert ruled(page(TEXTS[4:], [0, 2], colour="#ffd966"), before()) == []
    assert ruled(page(TEXTS[4:5], [0]), before()) == []


def test_prose_in_shades_does_not_go_on() -> None:
    prose = ["Uraian yang mengalir melewati | batas semua kolom ini |"] * 4
    assert ruled(page(prose, [0, 2]), before()) == []

"""Tables that are printed and read back: cells, spans, fills, words and rows as printed."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from extractor.documents import ReadingOptions, read_grids
from extractor.readers.cells import TableGrid
from extractor.readers.pdf import open_pdf
from extractor.tables.page_tables import find_tables, words_outside
from tests.extractor.tables.printed_grids import (
    PrintedGrid,
    Turned,
    plain_grids,
    print_grids,
    printed_grids,
)

TURNS: tuple[Turned, ...] = (0, 90, 180, 270)
quick = settings(
    max_examples=25,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
"""Enough to notice a break; run it with more examples to look for new cases."""

Cells = list[tuple[int, int, int, int, str]]


def read_back(data: bytes) -> list[TableGrid]:
    return list(read_grids(data, "cetakan.pdf", ReadingOptions()))


def cells_of(grid: TableGrid) -> Cells:
    return [(c.row, c.col, c.rowspan, c.colspan, c.text) for c in grid.cells]


def printed_cells(grid: PrintedGrid) -> Cells:
    return sorted((c.row, c.col, c.rowspan, c.colspan, c.text) for c in grid.cells)


def is_table(grid: PrintedGrid) -> bool:
    """Say whether what is printed is more than boxes: two rows and columns, words in both."""
    worded = [cell for cell in grid.cells if cell.text]
    return (
        len(grid.heights) > 1
        and len(grid.widths) > 1
        and len({cell.row for cell in worded}) > 1
        and len({cell.col for cell in worded}) > 1
        and 2 * len(worded) > len(grid.cells)
    )


def shows_its_sides(grid: PrintedGrid) -> bool:
    """Say whether a missing frame can be told: lines end at each side, with words between them.

    One or two lines that go past the last border are taken for strays, so that a side needs
    four cells of its own, and a word in one of those between its corners. Lines that a cell as
    wide or high as the table keeps from meeting are two tables.
    """
    rows, cols = len(grid.heights), len(grid.widths)
    narrow = [cell for cell in grid.cells if cell.colspan == 1]
    low = [cell for cell in grid.cells if cell.rowspan == 1]
    sides = (
        [cell for cell in narrow if cell.col == 0],
        [cell for cell in narrow if cell.col == cols - 1],
        [cell for cell in low if cell.row == 0],
        [cell for cell in low if cell.row == rows - 1],
    )
    whole = all(cell.rowspan < rows and cell.colspan < cols for cell in grid.cells)
    return (
        is_table(grid)
        and whole
        and all(len(side) > 3 and any(cell.text for cell in side[1:-1]) for side in sides)
    )


@quick
@given(printed_grids().filter(is_table), st.sampled_from(TURNS))
def test_a_ruled_table_comes_back_as_printed(printed: PrintedGrid, turned: Turned) -> None:
    (grid,) = read_back(print_grids([printed], turned))
    assert cells_of(grid) == printed_cells(printed)


@quick
@given(printed_grids().filter(is_table))
def test_painted_cells_come_back_in_their_colours(printed: PrintedGrid) -> None:
    (grid,) = read_back(print_grids([printed]))
    fills = {(cell.row, cell.col): cell.fill for cell in printed.cells}
    assert {(cell.row, cell.col): cell.fill for cell in grid.cells} == fills


@quick
@given(printed_grids(("cells", "lines", "areas", "no-outer", "horizontal")), st.sampled_from(TURNS))
def test_each_word_is_in_one_cell_or_outside(printed: PrintedGrid, turned: Turned) -> None:
    words = Counter(word for cell in printed.cells for word in cell.text.split())
    with open_pdf(print_grids([printed], turned), "cetakan.pdf") as source:
        (page,) = source.pages()
    tables = find_tables(page)
    found = Counter(word.text for word in words_outside(page, tables))
    found += Counter(word for one in tables for cell in one.cells for word in cell.text.split())
    assert found == words


@quick
@given(printed_grids(("no-outer",), least_rows=4).filter(shows_its_sides))
def test_a_table_without_frame_comes_back_as_printed(printed: PrintedGrid) -> None:
    (grid,) = read_back(print_grids([printed]))
    assert cells_of(grid) == printed_cells(printed)


@quick
@given(plain_grids("horizontal", least_rows=3) | plain_grids("none", least_rows=5))
def test_a_plain_table_without_borders_comes_back_as_printed(printed: PrintedGrid) -> None:
    (grid,) = read_back(print_grids([printed]))
    assert cells_of(grid) == printed_cells(printed)


@quick
@given(printed_grids(least_rows=4).filter(is_table), st.data())
def test_a_table_cut_over_pages_keeps_its_rows(printed: PrintedGrid, data: st.DataObject) -> None:
    rows = len(printed.heights)
    cut = data.draw(st.integers(1, rows - 1))
    parts = [printed.part(0, cut), printed.part(cut, rows)]
    assume(all(is_table(part) for part in parts))
    grids = read_back(print_grids(parts))
    assert [grid.page for grid in grids] == [1, 2]
    assert sum(grid.rows for grid in grids) == rows
    assert [cells_of(grid) for grid in grids] == [printed_cells(part) for part in parts]


@pytest.mark.parametrize("turned", TURNS)
def test_a_page_is_seen_upright(turned: Turned) -> None:
    printed = PrintedGrid((), (), ())
    with open_pdf(print_grids([printed], turned), "cetakan.pdf") as source:
        (page,) = source.pages()
    assert (round(page.width), round(page.height), page.rotation) == (842, 595, turned)

"""Whatever lines are drawn: cells cover the grid once, every word is in one cell."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.readers.page import Box, Ruling, Word
from extractor.tables.page_tables import find_tables, words_outside
from extractor.tables.ruled import find_ruled_tables
from extractor.tables.ruled_cells import find_cells
from extractor.tables.ruled_lattice import Lattice
from tests.extractor.tables.ruled_pages import across, covered, down, page_of

PLACES = st.integers(0, 60).map(lambda place: place * 7.5)


@st.composite
def rulings(draw: st.DrawFn) -> list[Ruling]:
    lines: list[Ruling] = []
    for _ in range(draw(st.integers(4, 25))):
        at, one, other = draw(PLACES), draw(PLACES), draw(PLACES)
        make = across if draw(st.booleans()) else down
        lines.append(make(at, min(one, other), max(one, other)))
    return lines


@st.composite
def words(draw: st.DrawFn) -> list[Word]:
    found = []
    for number in range(draw(st.integers(0, 25))):
        x, y = draw(st.floats(0, 440)), draw(st.floats(0, 440))
        found.append(Word(f"w{number}", Box(x, y, x + draw(st.floats(1, 80)), y + 9), size=9))
    return found


@st.composite
def lattices(draw: st.DrawFn) -> Lattice:
    rows, cols = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    share = st.sampled_from([0.0, 0.3, 0.5, 0.7, 1.0])
    return Lattice(
        [60.0 * place for place in range(cols + 1)],
        [20.0 * place for place in range(rows + 1)],
        [[draw(share) for _ in range(cols)] for _ in range(rows + 1)],
        [[draw(share) for _ in range(rows)] for _ in range(cols + 1)],
    )


@settings(max_examples=200, deadline=None)
@given(lattices(), words())
def test_cells_cover_a_lattice_once_and_hold_every_word_once(
    lattice: Lattice, inside: list[Word]
) -> None:
    cells = find_cells(lattice, inside)
    positions = [
        (row, col)
        for cell in cells
        for row in range(cell.span.row, cell.span.row + cell.span.rowspan)
        for col in range(cell.span.col, cell.span.col + cell.span.colspan)
    ]
    assert sorted(positions) == [(r, c) for r in range(lattice.rows) for c in range(lattice.cols)]
    held = Counter(word.text for cell in cells for word in cell.words)
    assert held == Counter(word.text for word in inside)


@settings(max_examples=200, deadline=None)
@given(rulings(), words())
def test_ruled_tables_cover_their_grid_and_lose_no_word(
    lines: list[Ruling], printed: list[Word]
) -> None:
    page = page_of(printed, lines)
    tables = find_ruled_tables(page)
    for table in tables:
        grid = [(row, col) for row in range(table.rows) for col in range(table.cols)]
        assert covered(table.cells) == grid
    inside = [text for table in tables for cell in table.cells for text in cell.text.split()]
    outside = [word.text for word in words_outside(page, tables)]
    assert Counter(inside + outside) == Counter(word.text for word in printed)


@settings(max_examples=100, deadline=None)
@given(rulings(), words())
def test_the_tables_of_a_page_hold_every_word_at_most_once(
    lines: list[Ruling], printed: list[Word]
) -> None:
    page = page_of(printed, lines)
    tables = find_tables(page)
    inside = [text for table in tables for cell in table.cells for text in cell.text.split()]
    outside = [word.text for word in words_outside(page, tables)]
    assert Counter(inside + outside) == Counter(word.text for word in printed)

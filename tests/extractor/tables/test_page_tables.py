"""A page's tables, with borders and without, and the words in none of them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.readers.cells import SpanCell, TableGrid
from extractor.readers.page import Box, Drawing, Fill, Page, Word
from extractor.tables.page_tables import find_tables, words_outside
from tests.extractor.tables.ruled_pages import (
    across,
    down,
    lines_of,
    page_of,
    rows_of,
    table_words,
    words_at,
)

XS = [50.0, 90.0, 250.0, 350.0]
YS = [400.0, 430.0, 460.0, 490.0]
ROWS = ["No | Indikator | Target", "1 | Cakupan layanan | 95%", "2 | Indeks kepuasan | 82,5"]


def test_tables_with_and_without_borders_come_from_top_to_bottom() -> None:
    places = [100.0, 115.0, 130.0, 145.0, 160.0]
    rows = ["Program | Anggaran", *[f"Program pelayanan {n} | 1.234.{n}00" for n in range(1, 5)]]
    loose = table_words([60.0, 400.0], places, rows)
    rules = [across(y, 60, 500) for y in (98, 116, 178)]
    page = page_of(table_words(XS, YS, ROWS) + loose, rules + lines_of(XS, YS))
    first, last = find_tables(page)
    assert (first.ruled, last.ruled) == (False, True)
    assert rows_of(first) == rows
    assert rows_of(last) == ROWS


def test_words_outside_tables_keep_the_order_of_the_page() -> None:
    title = words_at(60, 50, "Rencana Kinerja Tahunan")
    note = words_at(60, 600, "Sumber: data olahan")
    page = page_of(note + table_words(XS, YS, ROWS) + title, lines_of(XS, YS))
    outside = words_outside(page, find_tables(page))
    assert outside == note + title


def test_a_page_of_prose_has_no_tables() -> None:
    words = [word for y in range(100, 400, 14) for word in words_at(60, y, "rencana kinerja " * 5)]
    page = page_of(words)
    assert find_tables(page) == []
    assert words_outside(page, []) == words


def test_cells_have_their_places_on_the_page() -> None:
    (table,) = find_tables(page_of(table_words(XS, YS, ROWS), lines_of(XS, YS)))
    assert table.cells[-1].box == Box(250, 460, 350, 490)


def test_a_printed_sign_is_not_taken_for_one_that_is_drawn() -> None:
    """A mark is no word: a cell's ``✓`` for a drawing takes no printed one from the text."""
    cells = (
        SpanCell(0, 0, text="Rapat", lines=("Rapat",), box=Box(40, 100, 80, 112)),
        SpanCell(0, 1, text="✓", lines=("✓",), box=Box(80, 100, 120, 112), mark="drawing"),
    )
    grid = TableGrid(cells, 1, 2, page=1, box=Box(40, 100, 120, 112), ruled=False)
    words = [Word("Rapat", Box(42, 101, 70, 111)), Word("✓", Box(74, 101, 79, 111))]
    outside = words_outside(Page(1, 600, 800, words=words), [grid])
    assert [word.text for word in outside] == ["✓"]


_PLACES = st.floats(30, 400)
_SIDES = st.sampled_from([0.0, 0.001, 2.0, 10.0, 40.0])


@st.composite
def _boxes(draw: st.DrawFn) -> Box:
    x, y = draw(_PLACES), draw(st.floats(90, 200))
    return Box(x, y, x + draw(_SIDES), y + draw(_SIDES))


@settings(max_examples=150)
@given(
    st.lists(st.tuples(st.sampled_from(["a", "1", "95 %", "Tabel", "✓", "-"]), _boxes())),
    st.lists(st.tuples(_boxes(), st.sampled_from(["#888888", "#ffffff", "#000000"]))),
    st.lists(_boxes()),
    st.lists(st.sampled_from([40.0, 120.0, 240.0, 400.0]), min_size=2, unique=True),
)
def test_words_and_areas_without_extent_stop_nothing_and_get_lost_nowhere(
    words: list[tuple[str, Box]],
    areas: list[tuple[Box, str]],
    drawings: list[Box],
    edges: list[float],
) -> None:
    lines = [across(y, min(edges), max(edges)) for y in (100, 130, 160)]
    lines += [down(x, 100, 160) for x in edges]
    page = page_of([Word(text, box) for text, box in words], lines)
    page.fills = [Fill(box, colour) for box, colour in areas]
    page.drawings = [Drawing(box) for box in drawings]
    tables = find_tables(page)
    outside = {id(word) for word in words_outside(page, tables)}
    cells = [text for table in tables for cell in table.cells for text in cell.text.split()]
    for word in page.words:
        assert id(word) in outside or set(word.text.split()) <= set(cells)

"""Pages written sideways: turned for reading, and every place turned back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.readers.cells import SpanCell, TableGrid
from extractor.readers.page import Box, Drawing, Fill, Page, Picture, Ruling, Turn, Word
from extractor.tables.turned_pages import SeenPage, turn_upright

WIDTH, HEIGHT = 600.0, 800.0
TURNS: tuple[Turn, ...] = (90, 180, 270)


def word(text: str, box: Box, turn: Turn) -> Word:
    return Word(text, box, turn=turn)


def page_with(*words: Word) -> Page:
    return Page(3, WIDTH, HEIGHT, words=list(words))


def test_an_upright_page_stays_the_same_page() -> None:
    page = page_with(word("Meningkatnya", Box(10, 20, 90, 30), 0))
    upright, seen = turn_upright(page)
    assert upright is page
    assert seen == SeenPage(WIDTH, HEIGHT, 0)
    box = Box(1, 2, 3, 4)
    assert seen.box(box) is box


def test_a_page_without_words_is_upright() -> None:
    page = page_with()
    assert turn_upright(page)[0] is page


@pytest.mark.parametrize(
    ("turn", "first", "second"),
    [
        # read downwards: a line begins at the top, the next line stands left of it
        (90, Box(560, 40, 570, 120), Box(560, 130, 570, 200)),
        (180, Box(480, 760, 560, 770), Box(400, 760, 470, 770)),
        # read upwards: a line begins at the foot, the next line stands right of it
        (270, Box(30, 680, 40, 760), Box(30, 600, 40, 670)),
    ],
)
def test_words_of_a_line_stand_beside_each_other_once_turned(
    turn: Turn, first: Box, second: Box
) -> None:
    upright, _ = turn_upright(page_with(word("Rencana", first, turn), word("Aksi", second, turn)))
    left, right = upright.words
    assert [(one.text, one.turn) for one in upright.words] == [("Rencana", 0), ("Aksi", 0)]
    assert left.box.x0 < left.box.x1 < right.box.x0 < right.box.x1
    assert (left.box.x0, left.box.top, left.box.height) == (40, 30, 10)
    assert right.box.top == left.box.top


@pytest.mark.parametrize(
    ("turn", "size"), [(90, (800.0, 600.0)), (180, (600.0, 800.0)), (270, (800.0, 600.0))]
)
def test_the_page_has_the_size_that_its_reader_sees(turn: Turn, size: tuple[float, float]) -> None:
    upright, seen = turn_upright(page_with(word("Rencana", Box(30, 30, 40, 90), turn)))
    assert (upright.width, upright.height) == size
    assert (upright.number, seen.width, seen.height) == (3, WIDTH, HEIGHT)


def test_words_of_other_directions_are_turned_along() -> None:
    words = [word("Persentase", Box(100, y, 110, y + 80), 90) for y in (0, 100, 200)]
    words += [word("kop", Box(0, 0, 30, 10), 0), word("cap", Box(0, 50, 30, 60), 270)]
    upright, _ = turn_upright(page_with(*words))
    assert [one.turn for one in upright.words] == [0, 0, 0, 270, 180]


def test_a_page_with_as_much_upright_as_turned_text_is_not_turned() -> None:
    upright = [word("Sasaran", Box(0, 0, 60, 10), 0)] * 3
    turned = [word("Triwulan", Box(0, 0, 10, 60), 270)] * 3
    page = page_with(*upright, *turned)
    assert turn_upright(page)[0] is page


@pytest.mark.parametrize("turn", TURNS)
def test_lines_areas_and_pictures_are_turned_with_the_words(turn: Turn) -> None:
    box, line = Box(100, 200, 150, 230), Box(50, 300, 50, 700)
    page = page_with(word("Rencana", box, turn))
    page.rulings, page.fills = [Ruling(line, 0.5)], [Fill(box, "#d9d9d9")]
    page.drawings, page.pictures = [Drawing(box)], [Picture(box)]
    upright, seen = turn_upright(page)
    places = [upright.words[0].box, upright.fills[0].box, upright.drawings[0].box,
              upright.pictures[0].box]  # fmt: skip
    assert len(set(places)) == 1
    assert seen.box(places[0]) == box
    assert seen.box(upright.rulings[0].box) == line
    assert upright.rulings[0].horizontal is (turn != 180)
    assert (upright.rulings[0].thickness, upright.fills[0].colour) == (0.5, "#d9d9d9")
    assert (page.words[0].box, page.rulings[0].box) == (box, line)


def test_a_grid_is_turned_back_cell_by_cell() -> None:
    seen = SeenPage(WIDTH, HEIGHT, 270)
    cells = (SpanCell(0, 0, text="No", box=Box(0, 0, 20, 10)), SpanCell(0, 1, text="Target"))
    grid = seen.grid(TableGrid(cells, 1, 2, 3, Box(0, 0, 100, 50)))
    # what begins at the left of the upright page begins at the foot of the page as seen
    assert grid.box == Box(0, 700, 50, 800)
    assert grid.cells[0] == replace(cells[0], box=Box(0, 780, 10, 800))
    assert grid.cells[1] == cells[1]
    assert (grid.rows, grid.cols, grid.page) == (1, 2, 3)


def test_a_grid_of_an_upright_page_stays_the_same_grid() -> None:
    grid = TableGrid((), 0, 0, 1)
    assert SeenPage(WIDTH, HEIGHT, 0).grid(grid) is grid


EDGE = st.integers(0, 600).map(float)


@given(EDGE, EDGE, EDGE, EDGE, st.sampled_from(TURNS))
def test_a_place_turned_and_turned_back_is_the_same(
    x0: float, x1: float, top: float, bottom: float, turn: Turn
) -> None:
    box = Box(min(x0, x1), min(top, bottom), max(x0, x1), max(top, bottom))
    upright, seen = turn_upright(page_with(word("Rencana", box, turn)))
    turned = upright.words[0].box
    assert (turned.width, turned.height) == (
        (box.width, box.height) if turn == 180 else (box.height, box.width)
    )
    assert turned.x0 >= 0
    assert turned.x1 <= upright.width
    assert turned.top >= 0
    assert turned.bottom <= upright.height
    assert seen.box(turned) == box

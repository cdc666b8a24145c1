"""Figures drawn in cells: ticks and crosses, dashes, dirt, bars, and what is not sure."""

from __future__ import annotations

import pytest

from extractor.readers.cells import SpanCell
from extractor.readers.page import Box, Drawing, Page, Picture
from extractor.tables.cell_marks import mark_cells
from normalizers.ticks import parse_tick

CELL = Box(100, 100, 140, 120)


def sign_of(*figures: Box, cell: Box = CELL) -> str:
    page = Page(1, 595, 842, drawings=[Drawing(figure) for figure in figures])
    (marked,) = mark_cells([SpanCell(0, 0, box=cell)], page, 10)
    assert (marked.mark is None) == (not marked.text)
    assert "".join(marked.lines) == marked.text
    return marked.text


def at_middle(width: float, height: float, cell: Box = CELL) -> Box:
    x, y = cell.middle
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


@pytest.mark.parametrize("size", [(8, 8), (10, 6), (4, 10), (20, 18), (3, 3)])
def test_ticks_and_crosses_are_marks(size: tuple[float, float]) -> None:
    assert sign_of(at_middle(*size)) == "✓"


def test_a_tick_drawn_in_two_strokes_is_one_mark() -> None:
    assert sign_of(Box(115, 110, 118, 114), Box(118, 106, 126, 114)) == "✓"


@pytest.mark.parametrize("size", [(6, 1.5), (3, 0.6), (10, 2)])
def test_a_short_level_stroke_is_a_dash(size: tuple[float, float]) -> None:
    assert sign_of(at_middle(*size)) == "-"
    assert parse_tick("-").value is False


@pytest.mark.parametrize("size", [(0.6, 0.6), (0.9, 0.2)])
def test_a_speck_is_no_mark(size: tuple[float, float]) -> None:
    assert sign_of(at_middle(*size)) == ""


def test_a_speck_beside_a_dash_does_not_make_it_a_tick() -> None:
    assert sign_of(at_middle(6, 1), Box(118, 104, 118.5, 104.5)) == "-"


@pytest.mark.parametrize(
    ("size", "sign"), [((2, 2), "•"), ((1, 9), "|"), ((15, 2), "▬")], ids=["dot", "stroke", "bar"]
)
def test_a_figure_that_may_be_no_tick_is_told(size: tuple[float, float], sign: str) -> None:
    assert sign_of(at_middle(*size)) == sign
    assert parse_tick(sign).doubt


def test_a_short_stroke_over_most_of_a_narrow_cell_is_not_sure() -> None:
    narrow = Box(100, 100, 112, 120)
    assert sign_of(at_middle(10, 2, narrow), cell=narrow) == "▬"


def test_a_bar_over_most_of_its_cell_is_a_mark() -> None:
    assert sign_of(at_middle(30, 5)) == "✓"


@pytest.mark.parametrize(
    "figure",
    [
        Box(100, 100, 104, 104),
        Box(136.5, 116.5, 140.5, 120.5),
        Box(102, 99.5, 130, 101),
        Box(100.2, 103, 100.9, 118),
        Box(101, 100.2, 102.5, 101.7),
        Box(99, 99, 141, 121),
    ],
    ids=["corner", "other corner", "upper border", "left border", "dot at it", "background"],
)
def test_what_belongs_to_the_borders_is_no_mark(figure: Box) -> None:
    assert sign_of(figure) == ""


def months(figure: Box, *, width: float = 12) -> list[str]:
    """The signs in five narrow cells that a figure stands over."""
    cells = [
        SpanCell(0, k, box=Box(100 + width * k, 100, 100 + width * (k + 1), 120)) for k in range(5)
    ]
    page = Page(1, 595, 842, drawings=[Drawing(figure)])
    return [cell.text for cell in mark_cells(cells, page, 10)]


def test_a_short_arrow_marks_each_narrow_month_that_it_covers() -> None:
    assert months(Box(111, 107, 137, 113)) == ["", "✓", "✓", "", ""]


def test_a_tick_wider_than_its_cell_marks_that_cell_alone() -> None:
    assert months(Box(110, 104, 124, 116)) == ["", "✓", "", "", ""]


def test_a_month_that_a_bar_covers_in_part_is_told() -> None:
    assert months(Box(120, 107, 148, 113)) == ["", "▬", "✓", "✓", ""]
    assert months(Box(110, 107, 138, 113)) == ["", "✓", "✓", "", ""]


def test_small_pictures_are_marks_of_their_kind() -> None:
    page = Page(1, 595, 842, pictures=[Picture(at_middle(8, 8))])
    (cell,) = mark_cells([SpanCell(0, 0, box=CELL)], page, 0)
    assert (cell.text, cell.mark) == ("✓", "picture")


def test_figures_that_stand_apart_are_several_and_told() -> None:
    assert sign_of(Box(104, 106, 112, 114), Box(124, 106, 132, 114)) == "✓ ✓"
    assert sign_of(Box(104, 109, 110, 110), Box(124, 106, 132, 114)) == "- ✓"
    assert parse_tick("✓ ✓").doubt
    assert parse_tick("- ✓").doubt


def test_a_pattern_is_one_figure() -> None:
    places = [(100.5 + 4.1 * x, 100.5 + 4.3 * y) for x in range(10) for y in range(5)]
    dots = [Box(x, y, x + 2, y + 2) for x, y in places]
    assert sign_of(*dots, *dots) == ""


def test_words_win_over_figures() -> None:
    page = Page(1, 595, 842, drawings=[Drawing(at_middle(8, 8))])
    cell = SpanCell(0, 0, text="ada", lines=("ada",), box=CELL)
    assert mark_cells([cell], page, 10) == [cell]


def test_a_tick_drawn_over_more_than_its_row_is_told() -> None:
    assert sign_of(at_middle(30, 34)) == "▬"
    assert sign_of(at_middle(30, 60)) == ""


def test_a_drawing_that_fits_a_high_cell_is_a_logo() -> None:
    high = Box(100, 100, 160, 150)
    assert sign_of(at_middle(35, 40, high), cell=high) == ""

"""How the mark in a cell is drawn goes along with it."""

from __future__ import annotations

from extractor.readers.cells import SpanCell, TableGrid
from extractor.readers.page import Box, Drawing, Fill, Ink, Page, Word
from extractor.readers.pdf_shapes import MOST_LOOKED, Outline, Paint, Shapes
from extractor.tables.cell_marks import mark_cells
from extractor.tables.grid_rows import grid_to_segment
from extractor.tables.turned_pages import turn_upright

CELL = Box(100, 100, 140, 120)
MARK = Box(115, 105, 125, 115)


def look(*drawings: Drawing) -> Ink | None:
    page = Page(1, 595, 842, drawings=list(drawings))
    [cell] = mark_cells([SpanCell(0, 0, box=CELL)], page, 10)
    assert cell.text == "✓"
    return cell.look


def test_a_mark_looks_as_it_is_drawn() -> None:
    assert look(Drawing(MARK, Ink("check", "#00aa00"))) == Ink("check", "#00aa00")
    assert look(Drawing(MARK)) is None


def test_two_strokes_are_a_cross_or_a_tick() -> None:
    rising, falling = Ink("rising", "#000000"), Ink("falling", "#000000")
    assert look(Drawing(MARK, rising), Drawing(MARK, falling)) == Ink("cross", "#000000")
    short, long = Box(115, 110, 118, 115), Box(118, 105, 125, 115)
    assert look(Drawing(short, falling), Drawing(long, rising)) == Ink("check", "#000000")


def test_what_stands_in_a_ring_tells_more() -> None:
    ring, dot = Drawing(MARK, Ink("hollow", "#000000")), Box(118, 108, 122, 112)
    assert look(ring) == Ink("hollow", "#000000")
    assert look(ring, Drawing(dot, Ink("filled", "#000000"))) == Ink("filled", "#000000")


def test_a_painted_square_is_a_filled_figure() -> None:
    areas = {0: [Fill(MARK, "#dc3545")]}
    [cell] = mark_cells([SpanCell(0, 0, box=CELL)], Page(1, 595, 842), 10, areas)
    assert (cell.text, cell.look) == ("✓", Ink("filled", "#dc3545"))


def test_shapes_tell_form_and_colour_of_the_first_figures() -> None:
    shapes = Shapes(Box(0, 0, 595, 842))
    outline = Outline(((115.0, 110.0), (118.0, 115.0), (125.0, 105.0)))
    for _ in range(MOST_LOOKED + 1):
        shapes.add_figure([outline], Paint(stroke="#2244aa", width=1))
    assert shapes.drawings[0].ink == Ink("check", "#2244aa")
    assert shapes.drawings[MOST_LOOKED].ink is None


def test_the_look_goes_on_to_the_rows() -> None:
    ink = Ink("cross", "#dc3545")
    grid = TableGrid((SpanCell(0, 0, text="✓", mark="drawing", look=ink),), 1, 1)
    cell = grid_to_segment(grid, 1).rows[0].cells[0]
    assert (cell.mark, cell.look) == ("drawing", ink)


def test_on_a_page_that_is_turned_a_tick_is_not_known() -> None:
    words = [Word("Rencana", Box(100, 200, 110, 260), turn=270)]
    inks = [Ink("check", "#000000"), Ink("cross", "#000000")]
    page = Page(1, 595, 842, words=words, drawings=[Drawing(MARK, ink) for ink in inks])
    drawings = turn_upright(page)[0].drawings
    assert [one.ink for one in drawings] == [Ink(None, "#000000"), inks[1]]

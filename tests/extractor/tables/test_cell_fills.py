"""What colour a person sees behind the text of a cell."""

from __future__ import annotations

import pytest

from extractor.readers.cells import SpanCell
from extractor.readers.page import Box, Fill
from extractor.tables import cell_fills
from extractor.tables.cell_fills import colour_cells

GREY, GREEN, WHITE = "#d9d9d9", "#92d050", "#ffffff"
CELL = Box(100, 100, 180, 120)


def seen(*fills: tuple[Box, str]) -> str | None:
    cells, whole = colour_cells([SpanCell(0, 0, box=CELL)], [Fill(*fill) for fill in fills])
    assert whole
    return cells[0].fill


def part(start: float, stop: float) -> Box:
    """Give a part of the cell over its whole height, by shares of its width."""
    return Box(CELL.x0 + start * CELL.width, CELL.top, CELL.x0 + stop * CELL.width, CELL.bottom)


def test_paint_over_paint_counts_once() -> None:
    assert seen((part(0, 0.5), GREY), (part(0, 0.5), GREY)) is None
    assert seen((part(0, 0.4), GREY), (part(0.2, 0.55), GREY)) is None


def test_pieces_side_by_side_add_up() -> None:
    assert seen((part(0, 0.4), GREY), (part(0.4, 0.8), GREY)) == GREY
    lines = [Box(CELL.x0, CELL.top + 5 * n, CELL.x1, CELL.top + 5 * n + 5) for n in range(4)]
    assert seen(*((line, GREY) for line in lines)) == GREY


def test_later_paint_hides_earlier_paint() -> None:
    assert seen((part(0, 1), GREY), (part(0, 1), GREEN)) == GREEN
    assert seen((part(0, 1), GREEN), (part(0, 1), GREY)) == GREY
    assert seen((part(0, 1), GREY), (part(0, 0.7), WHITE)) is None
    assert seen((part(0, 1), GREY), (part(0, 0.4), GREEN), (part(0.4, 0.8), GREEN)) == GREEN


def test_a_colour_stays_where_little_is_painted_over_it() -> None:
    assert seen((part(0, 1), GREY), (part(0.2, 0.4), WHITE)) == GREY
    assert seen((part(0, 1), WHITE), (part(0.2, 0.4), GREY)) is None


def test_marked_words_leave_the_background_of_their_cell() -> None:
    assert seen((part(0, 1), GREY), (part(0.1, 0.55), "#ffff00")) == GREY
    assert seen((part(0, 1), GREY), (part(0.1, 0.55), WHITE)) == GREY
    assert seen((part(0.1, 0.55), "#ffff00")) is None


def test_halves_of_two_colours_are_no_background() -> None:
    assert seen((part(0, 0.5), GREY), (part(0.5, 1), GREEN)) is None


def test_paint_wider_than_the_cell_counts_within_it() -> None:
    assert seen((Box(0, 90, 500, 110), GREY)) is None
    assert seen((Box(0, 90, 500, 116), GREY)) == GREY
    assert seen((Box(0, 0, 99, 900), GREY), (Box(181, 0, 300, 900), GREY)) is None


def test_cells_of_any_span_get_their_own_colour() -> None:
    cells = [
        SpanCell(0, 0, 3, 1, box=Box(0, 0, 50, 60)),
        *(SpanCell(row, 1, box=Box(50, 20 * row, 90, 20 * row + 20)) for row in range(3)),
        SpanCell(3, 0, 1, 2),
    ]
    fills = [Fill(Box(0, 0, 90, 60), GREY), Fill(Box(50, 20, 90, 40), GREEN)]
    coloured, _ = colour_cells(cells, fills)
    assert [cell.fill for cell in coloured] == [GREY, GREY, GREEN, GREY, None]


def test_too_much_paint_is_told_and_what_is_on_top_still_seen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(cell_fills, "MOST_LOOKS", 50)
    cells = [SpanCell(0, 0, box=CELL), SpanCell(1, 0, box=Box(100, 120, 180, 140))]
    dots = [Fill(Box(110, 130, 111, 131), GREEN)] * 200
    coloured, whole = colour_cells(cells, [*dots, Fill(CELL, GREY)])
    assert not whole
    assert [cell.fill for cell in coloured] == [GREY, None]
    assert colour_cells(cells, [*dots[:20], Fill(CELL, GREY)])[1]

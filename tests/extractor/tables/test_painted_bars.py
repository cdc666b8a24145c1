"""Areas painted in cells without words: bars of a Gantt chart, and what is none."""

from __future__ import annotations

import pytest

from extractor.readers.cells import TableGrid
from extractor.readers.page import Box, Fill
from extractor.tables.ruled import find_ruled_tables
from tests.extractor.tables.ruled_pages import across, lines_of, page_of, table_words

XS = [50.0, 150.0, 190.0, 230.0, 270.0, 310.0]
YS = [100.0, 122.0, 144.0, 166.0]
ROWS = ["Kegiatan | I | II | III | IV", "Rapat | V | | | ", "Survei | | | | "]
BLUE, GREY = "#1a4dcc", "#e6e6e6"


def read(*fills: Fill) -> TableGrid:
    page = page_of(table_words(XS, YS, ROWS), lines_of(XS, YS))
    page.fills += fills
    (table,) = find_ruled_tables(page)
    return table


def marks(*boxes: Box, colour: str = BLUE) -> list[str]:
    """The texts of the last row's quarters with areas painted."""
    table = read(*(Fill(box, colour) for box in boxes))
    return [cell.text for cell in table.cells if cell.row == 2][1:]


@pytest.mark.parametrize("height", [3, 5, 8, 12])
def test_a_painted_bar_marks_the_quarters_that_it_is_over(height: float) -> None:
    assert marks(Box(192, 155 - height / 2, 268, 155 + height / 2)) == ["", "✓", "✓", ""]


def test_a_quarter_that_a_bar_covers_in_part_is_told() -> None:
    assert marks(Box(192, 150, 245, 160)) == ["", "✓", "▬", ""]
    assert marks(Box(190, 144, 245, 166)) == ["", "", "▬", ""]


def test_a_bar_on_a_shaded_row_is_a_bar() -> None:
    table = read(Fill(Box(50, 144, 310, 166), GREY), Fill(Box(192, 150, 228, 160), BLUE))
    (cell,) = [cell for cell in table.cells if cell.text == "✓"]
    assert (cell.row, cell.col, cell.fill, cell.mark) == (2, 2, GREY, "drawing")


@pytest.mark.parametrize(
    "boxes",
    [
        [Box(50, 144, 310, 166)],
        [Box(190, 144, 230, 166)],
        [Box(190, 145, 230, 155), Box(190, 155, 230, 165)],
        [Box(52, 149, 148, 161), Box(192, 149, 228, 161)],
        [Box(50, 149, 310, 158)],
        [Box(190, 143, 230, 146)],
    ],
    ids=["row", "cell", "cell line by line", "shaded lines", "shaded line", "thick line"],
)
def test_backgrounds_and_borders_are_no_bars(boxes: list[Box]) -> None:
    assert marks(*boxes, colour=GREY) == ["", "", "", ""]


def test_white_areas_are_no_bars() -> None:
    assert marks(Box(192, 150, 228, 160), colour="#ffffff") == ["", "", "", ""]


def test_cells_wider_than_a_schedules_hold_no_bars() -> None:
    page = page_of(
        table_words([50, 100, 300], YS, ["No | Uraian", "1 | "]), lines_of([50, 100, 300], YS[:3])
    )
    page.fills.append(Fill(Box(120, 128, 280, 138), BLUE))
    (table,) = find_ruled_tables(page)
    assert [cell.text for cell in table.cells] == ["No", "Uraian", "1", ""]


def test_pieces_of_shaded_rows_in_a_cell_of_several_are_no_bars() -> None:
    rulings = [line for line in lines_of(XS, YS) if line.box.top != 144 or not line.horizontal]
    rulings.append(across(144, 50, 270))
    page = page_of(table_words(XS, YS, ROWS), rulings)
    page.fills.append(Fill(Box(270, 144, 310, 166), GREY))
    (table,) = find_ruled_tables(page)
    assert [cell.text for cell in table.cells if cell.col == 4] == ["IV", ""]


def test_a_thick_dark_bar_that_ends_anywhere_is_no_border() -> None:
    assert marks(Box(193, 152, 266, 157), colour="#000000") == ["", "✓", "✓", ""]


@pytest.mark.parametrize(
    ("x0", "x1"), [(150.0, 310.0), (50.0, 310.0), (193.0, 310.0)], ids=["part", "all", "one end"]
)
def test_a_thick_dark_line_that_ends_where_others_do_is_a_border(x0: float, x1: float) -> None:
    table = read(Fill(Box(x0, 153, x1, 157), "#000000"))
    assert (table.rows, {cell.mark for cell in table.cells}) == (4, {None})

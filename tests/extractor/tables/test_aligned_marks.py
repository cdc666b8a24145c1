"""Ticks, pictures and colours in tables without borders come to their cells."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor.readers.cells import TableGrid
from extractor.readers.page import Box, Drawing, Fill, Page, Picture, Ruling
from extractor.tables.aligned import find_aligned_tables
from tests.extractor.tables.aligned_pages import SIZE, STEP, page_of, rule

TOP = 100.0
QUARTERS = (330.0, 370.0, 410.0, 450.0)
"""Left edges of the quarters' columns, 40 points wide."""
RIGHT = 490.0
NAMES = ["TW I", "TW II", "TW III", "TW IV"]
PLANS = ["Rekonsiliasi data", "Pengadaan logistik", "Penataan arsip", "Servis kendaraan", "Reviu"]
WANTED = [[0, 2], [1], [], [0, 1, 2, 3], [3]]


def rows_of(*, figures: bool = True) -> list[list[tuple[float, str]]]:
    """The words of a schedule: running number, activity, and an amount behind the quarters."""
    head: list[tuple[float, str]] = [(50, "No"), (80, "Kegiatan")]
    head += [(x + 20 - 2.5 * len(name), name) for x, name in zip(QUARTERS, NAMES, strict=True)]
    rows = [head + ([(-560.0, "Biaya")] if figures else [])]
    for number, plan in enumerate(PLANS, 1):
        amount = [(-560.0, f"{number}.500.000")] if figures else []
        rows.append([(50, str(number)), (80, plan), *amount])
    return rows


def tick_box(row: int, quarter: int, width: float = 8, height: float = 8) -> Box:
    """Return the place of a mark in the middle of a cell; row 1 is the first below the heading."""
    x, y = QUARTERS[quarter] + 20, TOP + STEP * row + SIZE / 2
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def schedule(rules: list[Ruling] | None = None, *, figures: bool = True) -> Page:
    return page_of(rows_of(figures=figures), rules=rules or [], top=TOP)


def ticks_of(table: TableGrid) -> list[list[int]]:
    marks: list[list[int]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        if cell.mark:
            assert cell.text == "✓"
            marks[cell.row].append(cell.col - 2)
    return marks[1:]


def all_boxes() -> list[Box]:
    return [tick_box(row, at) for row, own in enumerate(WANTED, 1) for at in own]


RULES: dict[str, list[Ruling]] = {
    "none": [],
    "frame": [rule(TOP - 3, 47, 565), rule(TOP + 12, 47, 565), rule(TOP + 6 * STEP, 47, 565)],
    "all": [rule(TOP - 3 + STEP * number, 47, 565) for number in range(7)],
}


@pytest.mark.parametrize("rules", RULES)
@pytest.mark.parametrize("made", ["drawing", "picture"])
def test_ticks_of_a_schedule_without_borders_reach_their_cells(rules: str, made: str) -> None:
    page = schedule(RULES[rules])
    if made == "drawing":
        page.drawings = [Drawing(box) for box in all_boxes()]
    else:
        page.pictures = [Picture(box) for box in all_boxes()]
    (table,) = find_aligned_tables(page, [])
    assert ticks_of(table) == WANTED
    assert {cell.mark for cell in table.cells} == {None, made}
    assert table.confidence > Decimal("0.65")


def test_ticks_in_the_last_columns_of_a_table_reach_their_cells() -> None:
    page = schedule(figures=False)
    page.drawings = [Drawing(box) for box in all_boxes()]
    (table,) = find_aligned_tables(page, [])
    assert ticks_of(table) == WANTED


@pytest.mark.parametrize("rules", RULES)
def test_painted_cells_of_a_schedule_without_borders_are_seen(rules: str) -> None:
    page = schedule(RULES[rules])
    page.fills = [
        Fill(tick_box(row, at, 40, STEP), "#808080")
        for row, own in enumerate(WANTED, 1)
        for at in own
    ]
    (table,) = find_aligned_tables(page, [])
    painted: list[list[int]] = [[] for _ in WANTED]
    for cell in table.cells:
        if cell.fill:
            assert (cell.fill, cell.text) == ("#808080", "")
            painted[cell.row - 1].append(cell.col - 2)
    assert painted == WANTED


def test_colours_of_rows_are_those_of_all_their_cells() -> None:
    page = schedule()
    page.drawings = [Drawing(box) for box in all_boxes()]
    page.fills = [
        Fill(Box(45, TOP + STEP * row - 2, 565, TOP + STEP * (row + 1) - 2), "#dddddd")
        for row in (0, 2, 4)
    ]
    (table,) = find_aligned_tables(page, [])
    shades = [{cell.fill for cell in table.cells if cell.row == row} for row in range(6)]
    assert shades == [{"#dddddd"}, {None}] * 3
    assert ticks_of(table) == WANTED


def test_dashes_drawn_for_nothing_are_no_ticks() -> None:
    page = schedule()
    page.drawings = [Drawing(box) for box in all_boxes()]
    page.drawings += [
        Drawing(tick_box(row, at, 6, 1))
        for row, own in enumerate(WANTED, 1)
        for at in range(4)
        if at not in own
    ]
    (table,) = find_aligned_tables(page, [])
    texts = [[c.text for c in table.cells if c.row == row and 2 <= c.col < 6] for row in (1, 3)]
    assert texts == [["✓", "-", "✓", "-"], ["-"] * 4]


def test_a_bullet_right_before_a_text_marks_no_cell() -> None:
    rows = rows_of()
    rows[3][0] = (80, "Penataan arsip")
    del rows[3][1]
    page = page_of(rows, top=TOP)
    page.drawings = [Drawing(box) for box in all_boxes()]
    page.drawings += [Drawing(Box(72, TOP + 3 * STEP + 3, 76, TOP + 3 * STEP + 7))]
    (table,) = find_aligned_tables(page, [])
    assert [cell.text for cell in table.cells if cell.row == 3][:2] == ["", "Penataan arsip"]


def test_a_tick_beside_the_text_of_the_next_column_is_no_bullet() -> None:
    rows = rows_of(figures=False)
    for number, row in enumerate(rows):
        row.append((492, "Pelaksana" if not number else "Subbagian Umum"))
    page = page_of(rows, top=TOP)
    page.drawings = [Drawing(box._replace(x0=box.x0 + 8, x1=box.x1 + 8)) for box in all_boxes()]
    (table,) = find_aligned_tables(page, [])
    assert ticks_of(table) == WANTED


def test_decorations_of_a_heading_make_no_table() -> None:
    page = page_of([[(50, "2.1"), (80, "Perencanaan")], [], [(50, "BAB 2"), (300, "2016")]])
    page.drawings = [Drawing(Box(200 + 20 * at, 102, 210 + 20 * at, 112)) for at in range(6)]
    assert find_aligned_tables(page, []) == []


def test_figures_away_from_the_words_of_their_cells_make_a_table_less_sure() -> None:
    """Drawn ticks without a heading, under which alignment sees no columns."""
    rows = [[row[0], row[1], row[-1]] for row in rows_of()]
    page = page_of(rows * 2, top=TOP)
    (sure,) = find_aligned_tables(page, [])
    page.drawings = [Drawing(Box(250, y, 258, y + 8)) for y in (TOP + STEP * 2, TOP + STEP * 3)]
    (told,) = find_aligned_tables(page, [])
    assert told.confidence == Decimal("0.6") < sure.confidence


def test_a_text_that_covers_ticks_makes_a_table_less_sure() -> None:
    rows = rows_of()
    rows[1][1] = (80, "Rekonsiliasi data pemilu yang melewati dua kolom pertama dari")
    page = page_of(rows, rules=RULES["all"], top=TOP)
    page.drawings = [Drawing(box) for box in all_boxes()]
    (table,) = find_aligned_tables(page, [])
    assert table.confidence == Decimal("0.6")

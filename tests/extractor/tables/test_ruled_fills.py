"""Tables painted cell by cell, without lines."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor.readers.page import Box, Fill
from extractor.tables import cell_fills, ruled_fills, rulings
from extractor.tables.ruled import find_ruled_tables
from tests.extractor.tables.ruled_pages import lines_of, page_of, rows_of, spans_of, table_words

XS = [50.0, 90.0, 250.0, 350.0]
YS = [100.0, 130.0, 160.0, 190.0]
ROWS = ["No | Indikator | Target", "1 | Cakupan layanan | 95%", "2 | Indeks kepuasan | 82,5"]


def painted(gap: float, *colours: str) -> list[Fill]:
    return [
        Fill(Box(XS[col] + gap, YS[row] + gap, XS[col + 1] - gap, YS[row + 1] - gap), colour)
        for row in range(3)
        for col in range(3)
        for colour in [colours[(row + col) % len(colours)]]
    ]


def test_areas_with_white_gaps_are_cells() -> None:
    page = page_of(table_words(XS, YS, ROWS))
    page.fills = painted(1.0, "#4472c4")
    (table,) = find_ruled_tables(page)
    assert rows_of(table) == ROWS
    assert {cell.fill for cell in table.cells} == {"#4472c4"}
    assert table.confidence < 1


def test_touching_areas_of_different_colours_are_cells() -> None:
    page = page_of(table_words(XS, YS, ROWS))
    page.fills = painted(0.0, "#4472c4", "#cccccc")
    (table,) = find_ruled_tables(page)
    assert rows_of(table) == ROWS


def test_touching_areas_of_one_colour_are_no_cells() -> None:
    page = page_of(table_words(XS, YS, ROWS))
    page.fills = painted(0.0, "#4472c4")
    assert find_ruled_tables(page) == []


def test_bands_of_colour_are_no_cells() -> None:
    page = page_of(table_words(XS, YS, ROWS))
    page.fills = [Fill(Box(50, top, 350, top + 28), "#dddddd") for top in YS]
    assert find_ruled_tables(page) == []


def test_painted_cells_that_are_too_many_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    page = page_of(table_words(XS, YS, ROWS))
    page.fills = painted(2.0, "#4472c4")
    monkeypatch.setattr(ruled_fills, "MOST_FILLS", 8)
    find_ruled_tables(page)
    assert page.notes == ["too-many-areas"]


def test_small_areas_do_not_keep_a_painted_table_from_being_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = page_of(table_words(XS, YS, ROWS))
    dots = [Fill(Box(400 + 9 * at, 300, 405 + 9 * at, 305), "#4472c4") for at in range(15)]
    page.fills = [*dots, *painted(1.0, "#4472c4")]
    monkeypatch.setattr(ruled_fills, "MOST_FILLS", 10)
    (table,) = find_ruled_tables(page)
    assert rows_of(table) == ROWS
    assert page.notes == ["too-many-areas"]


def test_edges_of_painted_cells_that_are_left_out_are_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = page_of(table_words(XS, YS, ROWS))
    page.fills = painted(2.0, "#4472c4")
    monkeypatch.setattr(rulings, "MOST_PAIRS", 5)
    find_ruled_tables(page)
    assert page.notes == ["too-many-areas"]


def test_paint_that_is_not_looked_at_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    page = page_of(table_words(XS, YS, ROWS), lines_of(XS, YS))
    page.fills = painted(10.0, "#4472c4") * 3
    monkeypatch.setattr(cell_fills, "MOST_LOOKS", 50)
    (table,) = find_ruled_tables(page)
    assert rows_of(table) == ROWS
    assert page.notes == ["too-many-areas"]


@pytest.mark.parametrize("gap", [0.5, 1.5, 2.5])
def test_wide_white_gaps_are_the_borders_of_merged_cells_too(gap: float) -> None:
    page = page_of(table_words(XS, YS, ["No | Uraian | ", *ROWS[1:]]))
    page.fills = [fill for fill in painted(gap, "#4472c4") if fill.box.bottom > 130]
    page.fills += [
        Fill(Box(50 + gap, 100 + gap, 90 - gap, 130 - gap), "#4472c4"),
        Fill(Box(90 + gap, 100 + gap, 350 - gap, 130 - gap), "#4472c4"),
    ]
    (table,) = find_ruled_tables(page)
    assert rows_of(table) == ["No | Uraian", *ROWS[1:]]
    assert spans_of(table)["Uraian"] == (0, 1, 1, 2)


def test_painted_tables_are_told_as_doubtful() -> None:
    page = page_of(table_words(XS, YS, ROWS))
    page.fills = painted(1.0, "#4472c4")
    (table,) = find_ruled_tables(page)
    assert table.confidence < Decimal("0.65")


def test_lines_shaded_in_the_colour_of_their_cell_are_no_cells() -> None:
    page = page_of(table_words(XS, YS, ROWS))
    for fill in painted(0.0, "#dfdfbf"):
        x0, top, x1, bottom = fill.box
        inner = [Fill(Box(x0 + 5, y, x1 - 5, y + 14.5), fill.colour) for y in (top, top + 15)]
        page.fills += [Fill(Box(x0, top, x1 - 0.2, bottom), fill.colour), *inner]
    assert find_ruled_tables(page) == []

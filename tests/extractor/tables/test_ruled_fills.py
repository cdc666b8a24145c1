"""Tables painted cell by cell, without lines."""

from __future__ import annotations

from extractor.readers.page import Box, Fill
from extractor.tables.ruled import find_ruled_tables
from tests.extractor.tables.ruled_pages import page_of, rows_of, table_words

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

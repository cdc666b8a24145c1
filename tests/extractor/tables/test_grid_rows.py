"""Grids to rows: every cell at its first position, empty cells that know it at the others."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings

from extractor.readers.cells import SpanCell, TableGrid
from extractor.readers.page import Box
from extractor.tables.grid import Cell, GridRow, Segment
from extractor.tables.grid_rows import grid_to_segment, segment_to_grid
from tests.extractor.spanned_tables import YELLOW, picture
from tests.extractor.tables.printed_grids import PrintedGrid, printed_grids


def rows_of(*rows: str, page: int | None = 1) -> list[GridRow]:
    return grid_to_segment(picture(*rows, page=page), 1).rows


def test_a_merged_cell_stands_at_its_first_position() -> None:
    rows = rows_of("1 | Meningkatnya layanan | <", "^ | Rapat | Bimtek")
    assert [[cell.text for cell in row.cells] for row in rows] == [
        ["1", "Meningkatnya layanan", ""],
        ["", "Rapat", "Bimtek"],
    ]
    first, wide = rows[0].cells[:2]
    assert (first.rows, first.cols, wide.rows, wide.cols) == (2, 1, 1, 2)
    assert rows[1].cells[0].origin is first
    assert rows[0].cells[2].origin is wide
    assert rows[1].cells[1].origin is None


def test_rows_are_numbered_on_and_know_their_place() -> None:
    rows = grid_to_segment(picture("a | b", "c | d", page=3), 17).rows
    assert [(row.line, row.page, row.place) for row in rows] == [(17, 3, 0), (18, 3, 1)]
    assert [cell.line for cell in rows[1].cells] == [18, 18]


def test_a_sheets_own_row_numbers_count() -> None:
    grid = replace(picture("a | b", "^ | c", page=None), row_numbers=(5, 9))
    rows = grid_to_segment(grid, 1).rows
    assert [row.line for row in rows] == [5, 9]
    assert [cell.line for cell in rows[1].cells] == [9, 9]
    assert rows[1].cells[0].origin is not None
    assert rows[1].cells[0].origin.line == 5


def test_fill_and_place_are_kept() -> None:
    [row] = rows_of("#Rapat | Bimtek")
    assert (row.cells[0].fill, row.cells[0].text) == (YELLOW, "Rapat")
    assert row.cells[1].box == Box(100, 0, 200, 20)


def test_lines_of_a_page_are_no_paragraphs() -> None:
    [row] = rows_of("Rapat kerja / petugas")
    assert row.cells[0].blocks == ("Rapat kerja petugas",)
    assert row.cells[0].lines == ("Rapat kerja", "petugas")


def test_lines_of_a_document_without_pages_are_paragraphs() -> None:
    [row] = rows_of("Rapat kerja / petugas", page=None)
    assert row.cells[0].blocks == ("Rapat kerja", "petugas")


def test_markup_and_blanks_are_cleaned() -> None:
    cell = SpanCell(0, 0, text="  Rapat\u00a0 kerja ", lines=("Rapat ", " ", "kerja"))
    [row] = grid_to_segment(TableGrid((cell,), 1, 1), 1).rows
    assert (row.cells[0].text, row.cells[0].lines) == ("Rapat kerja", ("Rapat", "kerja"))


def test_a_tall_cell_does_not_widen_its_rows_band() -> None:
    rows = rows_of("1 | Rapat", "^ | Bimtek", "^ | Reviu")
    assert [row.box for row in rows] == [
        Box(0, 0, 200, 20),
        Box(0, 20, 200, 40),
        Box(0, 40, 200, 60),
    ]


def test_a_row_of_merged_cells_alone_has_the_band_of_the_lowest() -> None:
    rows = rows_of("1 | Rapat", "^ | ^", "2 | ^")
    assert rows[1].box == Box(0, 0, 200, 40)


def test_a_document_without_pages_has_no_bands() -> None:
    assert rows_of("1 | Rapat", page=None)[0].box is None


def test_what_is_known_of_the_grid_goes_along() -> None:
    grid = replace(picture("a | b", ruled=False), confidence=Decimal("0.6"))
    done = grid_to_segment(grid, 1)
    assert (done.form, done.ruled, done.confidence) == ("grid", False, Decimal("0.6"))


def test_a_dump_becomes_a_grid_of_single_cells() -> None:
    rows = [
        GridRow((Cell("No"), Cell("Sasaran")), 4, 2),
        GridRow((Cell("1"), Cell(""), Cell("lebih")), 6, 2),
    ]
    grid = segment_to_grid(Segment(rows, "tab"))
    assert [(c.row, c.col, c.rowspan, c.colspan, c.text) for c in grid.cells] == [
        (0, 0, 1, 1, "No"),
        (0, 1, 1, 1, "Sasaran"),
        (0, 2, 1, 1, ""),
        (1, 0, 1, 1, "1"),
        (1, 1, 1, 1, ""),
        (1, 2, 1, 1, "lebih"),
    ]
    assert (grid.rows, grid.cols, grid.page, grid.ruled) == (2, 3, 2, False)
    assert grid.row_numbers == (4, 6)


def test_an_empty_segment_is_an_empty_grid() -> None:
    grid = segment_to_grid(Segment([], "tab"))
    assert (grid.cells, grid.rows, grid.cols, grid.page) == ((), 0, 0, None)


def as_grid(printed: PrintedGrid) -> TableGrid:
    cells = tuple(
        SpanCell(c.row, c.col, c.rowspan, c.colspan, c.text, c.lines, Box(*printed.rect(c)), c.fill)
        for c in printed.cells
    )
    box = Box(40, 40, 40 + sum(printed.widths), 40 + sum(printed.heights))
    return TableGrid(cells, len(printed.heights), len(printed.widths), 1, box)


quick = settings(max_examples=60, deadline=None, derandomize=True)


@quick
@given(printed_grids())
def test_every_cell_lands_in_one_place_and_covers_its_span(printed: PrintedGrid) -> None:
    grid = as_grid(printed)
    rows = grid_to_segment(grid, 1).rows
    assert [len(row.cells) for row in rows] == [grid.cols] * grid.rows
    owned = Counter(id(cell.origin or cell) for row in rows for cell in row.cells)
    for span in grid.cells:
        cell = rows[span.row].cells[span.col]
        assert cell.origin is None
        assert (cell.text, cell.rows, cell.cols) == (span.text, span.rowspan, span.colspan)
        assert (cell.fill, cell.box) == (span.fill, span.box)
        assert owned.pop(id(cell)) == span.rowspan * span.colspan
    assert not owned


@quick
@given(printed_grids())
def test_the_bands_of_the_rows_run_down_the_table(printed: PrintedGrid) -> None:
    rows = grid_to_segment(as_grid(printed), 1).rows
    tops = [row.box.top for row in rows if row.box is not None]
    assert len(tops) == len(rows)
    assert tops == sorted(tops)
    assert tops[0] == 40

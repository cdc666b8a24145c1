"""Frames around lines of figures become tables; other ruled tables stay as they are."""

from __future__ import annotations

from extractor.readers.cells import SpanCell, TableGrid
from extractor.readers.page import Box, Page, Word
from extractor.tables.aligned_frames import refine_framed_tables

EDGES = (50.0, 250.0, 350.0)


def framed(rows: int) -> tuple[Page, TableGrid]:
    """Make a page with a label and two figures a line, and one ruled row around them all."""
    columns: list[list[str]] = [[], [], []]
    words = []
    for number in range(rows):
        texts = (f"Uraian{number}", f"{number + 1}.250", f"{number + 3},5")
        for edge, text, column in zip(EDGES, texts, columns, strict=True):
            top = 100 + 14.0 * number
            words.append(Word(text, Box(edge, top, edge + 5 * len(text), top + 10), size=10))
            column.append(text)
    cells = tuple(
        SpanCell(0, col, text=" ".join(lines), lines=tuple(lines), box=Box(0, 0, 1, 1))
        for col, lines in enumerate(columns)
    )
    box = Box(40, 90, 450, 110 + 14.0 * rows)
    return Page(1, 600, 800, words=words), TableGrid(cells, 1, 3, page=1, box=box)


def test_a_frame_around_lines_of_figures_is_read_by_alignment() -> None:
    page, frame = framed(12)
    (table,) = refine_framed_tables(page, [frame])
    assert (table.rows, table.cols, table.ruled) == (12, 3, False)
    assert [cell.text for cell in table.cells if cell.row == 4] == ["Uraian4", "5.250", "7,5"]


def test_a_row_of_a_few_figures_below_one_another_stays() -> None:
    page, row = framed(5)
    assert refine_framed_tables(page, [row]) == [row]


def test_a_frame_stays_where_alignment_would_lose_a_word() -> None:
    page, frame = framed(12)
    assert frame.box is not None
    taller = TableGrid(frame.cells, 1, 3, page=1, box=frame.box._replace(bottom=400))
    page.words.append(Word("terpisah", Box(60, 380, 100, 390), size=10))
    assert refine_framed_tables(page, [taller]) == [taller]

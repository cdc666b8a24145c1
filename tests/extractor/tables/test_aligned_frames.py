"""Frames around lines of figures become tables; other ruled tables stay as they are."""

from __future__ import annotations

from dataclasses import replace

from extractor.readers.cells import SpanCell, TableGrid
from extractor.readers.page import Box, Drawing, Fill, Page, Word
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


def test_rows_are_told_within_columns_that_lines_part() -> None:
    """One drawn row of labels that wrap, and of figures with a blank among them."""
    labels = ["Sapi", "Kerbau", "Ayam ras petelur", "dan pedaging", "Itik", "Domba", "Kambing"]
    figures = ["12,5", "9,1", "7,7", "", "5,5", "4,1", "3,3"]
    words = []
    for number, (label, figure) in enumerate(zip(labels, figures, strict=True)):
        top, x = 100 + 14.0 * number, 50.0
        for part in label.split():
            words.append(Word(part, Box(x, top, x + 5 * len(part), top + 10), size=10))
            x += 5 * len(part) + 3
        if figure:
            words.append(Word(figure, Box(150, top, 150 + 5 * len(figure), top + 10), size=10))
    cells = (
        SpanCell(0, 0, text="Ternak", lines=("Ternak",), box=Box(45, 80, 140, 98)),
        SpanCell(0, 1, text="Jumlah", lines=("Jumlah",), box=Box(140, 80, 200, 98)),
        SpanCell(
            1,
            0,
            text=" ".join(labels),
            lines=tuple(labels),
            box=Box(45, 98, 140, 200),
            fill="#eeeeee",
        ),
        SpanCell(
            1,
            1,
            text=" ".join(figures),
            lines=tuple(filter(None, figures)),
            box=Box(140, 98, 200, 200),
        ),
    )
    frame = TableGrid(cells, 2, 2, page=1, box=Box(45, 80, 200, 200))
    page = Page(1, 600, 800, words=words, fills=[Fill(Box(45, 98, 140, 200), "#eeeeee")])
    (table,) = refine_framed_tables(page, [frame])
    assert (table.rows, table.cols, table.ruled) == (7, 2, False)
    assert [c.text for c in table.cells if c.row == 3] == ["Ayam ras petelur dan pedaging", "7,7"]
    assert {c.fill for c in table.cells if c.row and not c.col} == {"#eeeeee"}
    assert {c.fill for c in table.cells if c.col} == {None}
    assert table.confidence < frame.confidence


def ticked_frame() -> tuple[Page, TableGrid]:
    """Make a frame with a third drawn column that holds nothing but ticks, one empty."""
    page, frame = framed(12)
    cells = list(frame.cells)
    places = [(40.0, 240.0), (240.0, 340.0), (340.0, 420.0), (420.0, 450.0)]
    boxes = [Box(x0, 90, x1, 278) for x0, x1 in places]
    cells = [replace(cell, box=box) for cell, box in zip(cells, boxes, strict=False)]
    cells.append(SpanCell(0, 3, text="✓ ✓", lines=("✓ ✓",), box=boxes[3], mark="drawing"))
    tops = [100 + 14.0 * number for number in range(12) if number != 4]
    page.drawings = [Drawing(Box(430, top + 1, 438, top + 9)) for top in tops]
    return page, TableGrid(tuple(cells), 1, 4, page=1, box=Box(40, 90, 450, 278))


def test_ticks_of_a_drawn_column_come_to_the_rows_that_alignment_tells() -> None:
    page, frame = ticked_frame()
    (table,) = refine_framed_tables(page, [frame])
    assert (table.rows, table.cols) == (12, 4)
    marks = [cell.text for cell in table.cells if cell.col == 3]
    assert marks == ["✓"] * 4 + [""] + ["✓"] * 7
    assert table.cells[3].mark == "drawing"


def test_colours_of_the_rows_in_a_frame_are_seen() -> None:
    page, frame = framed(12)
    page.fills = [Fill(Box(40, 97 + 28.0 * n, 450, 111 + 28.0 * n), "#dddddd") for n in range(6)]
    (table,) = refine_framed_tables(page, [frame])
    shades = [cell.fill for cell in table.cells if cell.col == 1]
    assert shades == ["#dddddd", None] * 6

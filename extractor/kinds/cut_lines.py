"""Lines that a page break cuts in two: printed on both pages, outside the table on one of them.

Programs that print sheets set a merged cell's text into the middle of the cell, also where the
page ends in the midst of it. The line at the break is then printed twice: in the cell on one
page, and on the other one half below the table's last border or right above its first. There
it is no text between two parts of a table. A cell of words that the break leaves empty gets
the words of its other part, as what is printed on both pages is one label (`page_breaks`).

Limits: only tables with borders, and only lines all of whose words stand on the other page in
the cells at their place. Figures are left where they are, for an amount must not stand twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from extractor.kinds.headers import read_header
from extractor.kinds.plain_region import PlainRegion
from extractor.tables.grid import Block, Cell, GridRow, Segment, TextLine, TextRun
from normalizers.text import fold_text

_AT_BORDER = 0.1
"""Share of a line's height that may lie between it and the border."""

_DOUBTFUL = Decimal("0.6")
"""Most confidence in a table with a cell that got the words of its other part."""

Blocks = list[Block | PlainRegion]


def without_cut_lines(blocks: Blocks) -> Blocks:
    """Leave out the lines between two parts of a table that stand in the table, too."""
    places = [index for index, block in enumerate(blocks) if isinstance(block, Segment)]
    changed: Blocks | None = None
    for one, two in pairwise(places):
        for index in range(one + 1, two):
            run = blocks[index]
            if isinstance(run, TextRun) and _may_be_cut(blocks[one], run, blocks[two]):
                changed = changed or list(blocks)
                _leave_out(changed, one, index, two)
    return changed or blocks


def _may_be_cut(above: object, run: TextRun, below: object) -> bool:
    return (
        isinstance(above, Segment)
        and isinstance(below, Segment)
        and above.ruled
        and below.ruled
        and any(_ends(above, line) or _begins(below, line) for line in run.lines)
    )


def _ends(segment: Segment, line: TextLine) -> bool:
    """Say whether a line stands on a table's last border."""
    last = segment.rows[-1].box
    if line.page != segment.rows[-1].page or line.box is None or last is None:
        return False
    leeway = _AT_BORDER * line.box.height
    return line.box.top < last.bottom + leeway and last.bottom < line.box.bottom


def _begins(segment: Segment, line: TextLine) -> bool:
    """Say whether a line stands right above a table's first border, or on it."""
    first = segment.rows[0].box
    if line.page != segment.rows[0].page or line.box is None or first is None:
        return False
    leeway = _AT_BORDER * line.box.height
    return first.top - leeway < line.box.bottom and line.box.top < first.top


def _leave_out(blocks: Blocks, one: int, place: int, two: int) -> None:
    above, run, below = blocks[one], blocks[place], blocks[two]
    if not (isinstance(above, Segment) and isinstance(below, Segment) and isinstance(run, TextRun)):
        return
    if not _is_next_page(above.rows[-1], below.rows[0]):
        return
    top = _first_of_body(below.rows)
    kept = []
    for line in run.lines:
        if _ends(above, line) and (found := _cells_of(line, below.rows[top])):
            for col, cell in found:
                above = _with_words(above, len(above.rows) - 1, col, cell)
        elif _begins(below, line) and (found := _cells_of(line, above.rows[-1])):
            for col, cell in found:
                below = _with_words(below, top, col, cell)
        else:
            kept.append(line)
    blocks[one], blocks[place], blocks[two] = above, TextRun(kept), below


def _is_next_page(row: GridRow, other: GridRow) -> bool:
    return (
        row.page is not None and other.page == row.page + 1 and len(row.cells) == len(other.cells)
    )


def _first_of_body(rows: Sequence[GridRow]) -> int:
    depth = read_header([row for row in rows if row.filled()]).depth
    return depth if depth < len(rows) else 0


def _cells_of(line: TextLine, row: GridRow) -> list[tuple[int, Cell]]:
    """The cells of another page's row in whose columns a line stands, if its words are theirs."""
    found: list[tuple[int, Cell]] = []
    for col, covered in enumerate(row.cells):
        cell = covered.origin or covered
        if (
            cell.page == row.page
            and cell.text
            and _over(line, cell)
            and not any(cell is one for _, one in found)
        ):
            found.append((col, cell))
    words = {word for _, cell in found for word in fold_text(cell.text).split()}
    return found if words.issuperset(fold_text(line.text).split()) else []


def _over(line: TextLine, cell: Cell) -> bool:
    """Say whether a line stands over or under a cell."""
    if line.box is None or cell.box is None:
        return False
    return cell.box.x0 < line.box.x1 and line.box.x0 < cell.box.x1


def _with_words(segment: Segment, place: int, col: int, other: Cell) -> Segment:
    """Put a cell's words into its other part, if that is empty and has as many columns.

    It may have been a blank cell of its own: the table is less sure.
    """
    row = segment.rows[place]
    if col >= len(row.cells) or not any(map(str.isalpha, other.text)):
        return segment
    own = row.cells[col].origin or row.cells[col]
    if own.text or own.box is None or own.cols != other.cols:
        return segment
    new = replace(own, text=other.text, blocks=other.blocks, lines=other.lines)
    rows = [
        replace(
            one,
            cells=tuple(
                new if c is own else replace(c, origin=new) if c.origin is own else c
                for c in one.cells
            ),
        )
        for one in segment.rows
    ]
    return replace(segment, rows=rows, confidence=min(segment.confidence, _DOUBTFUL))

"""Tables of a DOCX to grids: one printed column is one column, merged cells are one cell.

Word keeps a grid of column edges that grows with every dragged border: two edges a hair
apart are one printed line, and an edge that no cell ends at is none. So edges are measured,
near ones taken together where no cell stands between them, unused ones dropped.

Tables within tables: a frame (a single column, or no borders) that holds tables is no table
of its own; what it holds comes out in order, paragraphs as text and tables as grids. In a
table with borders and columns, a table within a cell is the cell's text, a line for each
row. So no text is lost and none comes twice. A figure in such a table marks the outer cell
where the inner table has one column; beside others it may mark a part of the cell, and is told.
"""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractor.readers.cells import SpanCell, TableGrid
from extractor.readers.docx_blocks import Block, Cell, Paragraph, Row, Table
from extractor.readers.office_figures import Mark
from extractor.readers.office_tables import refuse_huge_table, table_confidence

EDGE_TOLERANCE = 100
"""Twentieths of a point: edges within 5 points are one line to the eye, and no word fits in."""
TWIPS = 20
"""Twentieths of a point, in which Word measures."""
_UNKNOWN_WIDTH = 1000


@dataclass(slots=True)
class _Area:
    """A cell on its way: its columns' edges (first, last), rows, lines, fill, marks."""

    left: int
    right: int
    top: int
    bottom: int
    cell: Cell
    lines: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)


def is_frame(table: Table) -> bool:
    """Say whether a table only arranges the tables within it."""
    nested = any(isinstance(block, Table) for block in table_blocks(table))
    single = all(len(row.cells) <= 1 for row in table.rows)
    return nested and (single or not table.bordered)


def table_blocks(table: Table) -> Iterator[Block]:
    """Yield what stands in a table's cells, text boxes included, row by row."""
    for row in table.rows:
        for cell in row.cells:
            yield from with_boxes(cell.blocks)


def with_boxes(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield blocks, each followed by the content of the text boxes anchored to it."""
    for block in blocks:
        yield block
        if isinstance(block, Paragraph):
            yield from with_boxes(block.boxes)


def table_to_grid(table: Table, first_number: int, name: str) -> TableGrid | None:
    """Turn a table into a grid.

    Args:
        table: the table; what is nested in it becomes lines of its cells.
        first_number: the running number of its first row.
        name: the file's, for messages.

    Returns:
        The grid, without page and boxes; None for a table without cells.

    Raises:
        InputError: it would have more positions than any real table.
    """
    rows = [row for row in table.rows if row.cells]
    edges = _row_edges(rows, table.widths)
    shown = [ends for row, ends in zip(rows, edges, strict=True) if _shows(row)]
    lines = _printed_edges(shown or edges)
    if not rows or len(lines) < 2:
        return None
    cols = len(lines) - 1
    refuse_huge_table(f"{name}: a table", len(rows), cols)
    areas = _merge_down(_areas(rows, edges, lines))
    cells = [_span_cell(area) for area in areas]
    cells += _empty_cells(areas, len(rows), cols)
    return TableGrid(
        cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.col))),
        rows=len(rows),
        cols=cols,
        confidence=table_confidence(table.bordered, cols),
        row_numbers=tuple(range(first_number, first_number + len(rows))),
    )


def _row_edges(rows: Sequence[Row], widths: Sequence[int]) -> list[list[int]]:
    """For each row the edges of its cells, from the left, by the table's grid.

    Where the grid ends, the cells' own widths go on.
    """
    total = list(itertools.accumulate(widths, initial=0))
    measured = total[-1] > 0
    found = []
    for row in rows:
        index = row.before
        edges = [_edge(total, index, measured)]
        for cell in row.cells:
            index += cell.span
            known = measured and index < len(total)
            edge = _edge(total, index, measured)
            if measured and not known and cell.width:
                edge = max(edges[-1], total[-1]) + cell.width
            edges.append(max(edge, edges[-1] + 1))
        found.append(edges)
    return found


def _edge(total: Sequence[int], index: int, measured: bool) -> int:
    if not measured:
        return index * _UNKNOWN_WIDTH
    if index < len(total):
        return total[index]
    return total[-1] + (index - len(total) + 1) * _UNKNOWN_WIDTH


def _printed_edges(rows: Sequence[Sequence[int]]) -> list[int]:
    """The edges that cells end at, those near one another taken together.

    Two edges stay apart where a cell stands between them. Returns for every printed line
    the first edge that belongs to it.
    """
    narrow = {
        pair
        for edges in rows
        for pair in itertools.pairwise(edges)
        if pair[1] - pair[0] <= EDGE_TOLERANCE
    }
    barriers = sorted(right for _, right in narrow)
    lines: list[int] = []
    for edge in sorted({edge for edges in rows for edge in edges}):
        near = bool(lines) and edge - lines[-1] <= EDGE_TOLERANCE
        parted = near and bisect.bisect_right(barriers, edge) > bisect.bisect_right(
            barriers, lines[-1]
        )
        if not near or parted:
            lines.append(edge)
    return lines


def _shows(row: Row) -> bool:
    """Whether a row holds anything: an empty one, often left over, makes no columns."""
    return any(
        not isinstance(block, Paragraph) or block.lines or block.marks
        for cell in row.cells
        for block in with_boxes(cell.blocks)
    )


def _line_of(edge: int, lines: Sequence[int]) -> int:
    return max(bisect.bisect_right(lines, edge) - 1, 0)


def _areas(
    rows: Sequence[Row], edges: Sequence[Sequence[int]], lines: Sequence[int]
) -> list[_Area]:
    areas = []
    for index, (row, ends) in enumerate(zip(rows, edges, strict=True)):
        for cell, (left, right) in zip(row.cells, itertools.pairwise(ends), strict=True):
            area = _Area(_line_of(left, lines), _line_of(right, lines), index, index, cell)
            _fill_lines(area, (right - left) / TWIPS)
            if area.left < area.right:  # else a cell of an empty row, narrower than a column
                areas.append(area)
    return areas


def _fill_lines(area: _Area, width: float) -> None:
    area.lines += _lines_in(area.cell)
    area.marks += [mark for mark, inside in _marks_in(area.cell, width) if inside]


def _lines_in(cell: Cell) -> list[str]:
    """What a cell reads, tables within it included."""
    return [
        line
        for block in with_boxes(cell.blocks)
        for line in (block.lines if isinstance(block, Paragraph) else _rows_as_lines(block))
    ]


def _marks_in(cell: Cell, width: float) -> Iterator[tuple[Mark, bool]]:
    """The small figures of a cell so many points wide, and whether each stands for it."""
    for block in with_boxes(cell.blocks):
        if isinstance(block, Paragraph):
            yield from ((mark, _stands_in(mark, width)) for mark in block.marks)
            continue
        for inner, inner_width in _cells_with_widths(block):
            single = all(len(row.cells) <= 1 for row in block.rows)
            for mark, inside in _marks_in(inner, inner_width):
                yield mark, inside and single


def _cells_with_widths(table: Table) -> Iterator[tuple[Cell, float]]:
    """The cells of a table row by row, each with its width in points."""
    rows = [row for row in table.rows if row.cells]
    for row, ends in zip(rows, _row_edges(rows, table.widths), strict=True):
        for cell, (left, right) in zip(row.cells, itertools.pairwise(ends), strict=True):
            yield cell, (right - left) / TWIPS


def _stands_in(mark: Mark, width: float) -> bool:
    """Whether a figure anchored in a cell of so many points stands over that cell."""
    return mark.x is None or 0 <= mark.x <= width


def unread_marks(table: Table) -> Iterator[tuple[int, str]]:
    """Yield the small figures of a table that make no tick: (row, why).

    One that is placed away from its cell may mark another; beside a text it may be anything.
    """
    rows = [row for row in table.rows if row.cells]
    for index, ends in enumerate(_row_edges(rows, table.widths)):
        for cell, (left, right) in zip(rows[index].cells, itertools.pairwise(ends), strict=True):
            inside = [stands for _, stands in _marks_in(cell, (right - left) / TWIPS)]
            if not all(inside):
                yield index, "mark-elsewhere"
            elif inside and _lines_in(cell):
                yield index, "mark-beside-text"


def _rows_as_lines(table: Table) -> list[str]:
    """A table within a cell as text: a line for each of its rows."""
    found = []
    for row in table.rows:
        words = [line for cell in row.cells for line in _lines_in(cell)]
        if words:
            found.append(" ".join(words))
    return found


def _merge_down(areas: list[_Area]) -> list[_Area]:
    """Join the cells that continue the one above; text hidden in them is kept at its end."""
    kept: list[_Area] = []
    open_areas: dict[tuple[int, int], _Area] = {}
    for area in areas:
        place = (area.left, area.right)
        above = open_areas.get(place)
        continues = area.cell.merge == "continue"
        if continues and above is not None and above.bottom == area.top - 1:
            above.bottom = area.top
            above.lines += area.lines
            above.marks += area.marks
            continue
        kept.append(area)
        if area.cell.merge is not None:
            open_areas[place] = area
        else:
            open_areas.pop(place, None)
    return kept


def _span_cell(area: _Area) -> SpanCell:
    lines, mark = tuple(line.replace("\t", " ").strip() for line in area.lines), None
    if not lines and area.marks:
        lines = (" ".join(one.sign for one in area.marks),)
        mark = area.marks[0].made
    return SpanCell(
        row=area.top,
        col=area.left,
        rowspan=area.bottom - area.top + 1,
        colspan=area.right - area.left,
        text=" ".join(lines),
        lines=lines,
        fill=area.cell.fill,
        mark=mark,
    )


def _empty_cells(areas: Sequence[_Area], rows: int, cols: int) -> list[SpanCell]:
    """Cells for the positions that a row leaves out at its ends."""
    covered = [bytearray(cols) for _ in range(rows)]
    for area in areas:
        for row in covered[area.top : area.bottom + 1]:
            row[area.left : area.right] = b"\x01" * (area.right - area.left)
    return [
        SpanCell(row, col)
        for row, line in enumerate(covered)
        for col, taken in enumerate(line)
        if not taken
    ]

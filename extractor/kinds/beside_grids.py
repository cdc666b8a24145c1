"""The tables of pages that stand side by side put into one, row by row.

A row begins where any of the pages has a border. Columns that a page repeats from the first one
are left out. A heading over several columns may be cut by the edge of a page: then its words
stand on one side of the cut, or partly on each, and what has no room runs over the edge. Two
cells at a cut are one heading where further headings stand below both and one of them is
empty, or where the words of the one run into the page of the other. A page whose upper headings
have no borders of their own on it lacks their rows; the lines that stand there are the heading.

Every cell keeps its own page and box. A row's place is that on the first page.
"""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractor.kinds.beside_evidence import SAME_LINE, PagePart, heading_words
from extractor.readers.page import Box
from extractor.tables.grid import Cell, GridRow, Segment, TextLine
from normalizers.text import fold_text

_OVER_EDGE = 3.0
"""Points by which a line beside a table may reach into it."""


@dataclass(slots=True)
class _Placed:
    """A cell of the whole table: its first row and column, and how many it covers."""

    cell: Cell
    row: int
    col: int
    rows: int
    cols: int


@dataclass(frozen=True, slots=True)
class _Cut:
    """Where a page's edge cuts the table, as the column behind it.

    ``leftwards`` are words of the heading behind it that ran over it, ``rightwards`` those of the
    one before it.
    """

    col: int
    leftwards: Counter[str]
    rightwards: Counter[str]


def join_beside(
    parts: Sequence[PagePart], repeated: Sequence[int], lines: Sequence[Sequence[TextLine]]
) -> Segment:
    """Put the tables of pages that stand side by side into one.

    Args:
        parts: the pages' tables, left to right.
        repeated: how many first columns each page but the first repeats.
        lines: for each page the lines that stand beside its header, or in its place.
    """
    first = parts[0]
    borders = _all_borders(parts)
    cells = [_placed(p.cell, p.col, borders) for p in first.places]
    width = len(first.columns)
    cuts = []
    pages = zip(pairwise(parts), repeated, pairwise(lines), strict=True)
    for (left, part), again, beside in pages:
        own = [p for p in part.places if p.col >= again]
        new = [_placed(p.cell, p.col - again + width, borders) for p in own]
        count = len(part.columns) - again
        leftwards, rightwards = _words_over_edge(left, part, beside)
        cuts.append(_Cut(width, leftwards, rightwards + _words_in_repeated(first, part, again)))
        cells += [*_lost_headings(part, new, beside[1], width, count), *new]
        width += count
    named = _nearest(borders, first.borders[first.named_rows])
    for cut in cuts:
        cells = _joined_at(cut, cells, named)
    sure = min(part.segment.confidence for part in parts)
    rows = _rows_of(cells, borders, width, first)
    return replace(first.segment, rows=rows, confidence=sure)


def _all_borders(parts: Sequence[PagePart]) -> list[float]:
    """The borders of all pages, each height once."""
    borders = list(parts[0].borders)
    for part in parts[1:]:
        borders += [b for b in part.borders if all(abs(b - c) > SAME_LINE for c in borders)]
    return sorted(borders)


def _nearest(borders: Sequence[float], height: float) -> int:
    return min(range(len(borders)), key=lambda index: abs(borders[index] - height))


def _placed(cell: Cell, col: int, borders: Sequence[float]) -> _Placed:
    box = cell.box or Box(0, 0, 0, 0)
    row = min(_nearest(borders, box.top), len(borders) - 2)
    return _Placed(cell, row, col, max(1, _nearest(borders, box.bottom) - row), cell.cols)


def _lost_headings(
    part: PagePart, cells: Sequence[_Placed], lines: Sequence[TextLine], col: int, cols: int
) -> list[_Placed]:
    """The heading above a page's uppermost border, in the rows that it lacks."""
    missing = min(placed.row for placed in cells)
    if not missing:
        return []
    above = [line for line in lines if line.box and line.box.bottom <= part.borders[0] + SAME_LINE]
    own = cells[0].cell
    texts = tuple(line.text for line in above)
    text = " ".join(texts)
    box = above[0].box if above else own.box
    cell = Cell(text, (text,) if text else (), own.line, own.page, box, texts)
    return [_Placed(cell, 0, col, missing, cols)]


def _words_over_edge(
    left: PagePart, right: PagePart, lines: tuple[Sequence[TextLine], Sequence[TextLine]]
) -> tuple[Counter[str], Counter[str]]:
    """The words beside two pages' headers at the edge between them, left and right of it."""
    end = left.columns[-1][1] - _OVER_EDGE
    start = right.columns[0][0] + _OVER_EDGE
    return (
        _words(line.text for line in lines[0] if line.box and line.box.x0 >= end),
        _words(line.text for line in lines[1] if line.box and line.box.x1 <= start),
    )


def _words_in_repeated(first: PagePart, part: PagePart, repeated: int) -> Counter[str]:
    """The words that a page has over its repeated columns besides those of the first page."""
    found: Counter[str] = Counter()
    for col in range(repeated):
        found += heading_words(part, col, first.body) - heading_words(first, col, first.body)
    return found


def _words(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in fold_text(text).split())


def _joined_at(cut: _Cut, cells: Sequence[_Placed], named: int) -> list[_Placed]:
    """Put the headings together that a page's edge cuts."""
    ends = {(p.row, p.rows): p for p in cells if p.col + p.cols == cut.col}
    joined: dict[int, _Placed] = {}
    gone: set[int] = set()
    for placed in cells:
        before = ends.get((placed.row, placed.rows)) if placed.col == cut.col else None
        if before is None or placed.row + placed.rows >= named or not _is_cut(cut, before, placed):
            continue
        joined[id(before)] = _one_heading(before, placed)
        gone.add(id(placed))
    return [joined.get(id(p), p) for p in cells if id(p) not in gone]


def _is_cut(cut: _Cut, before: _Placed, after: _Placed) -> bool:
    one, two = _words([before.cell.text]), _words([after.cell.text])
    return not one or not two or not one - cut.rightwards or not two - cut.leftwards


def _one_heading(before: _Placed, after: _Placed) -> _Placed:
    """The cell of a cut heading; it stands where its first words do."""
    one, two = before.cell, after.cell
    told = one if one.text else two
    if one.text and two.text and _words([two.text]) - _words([one.text]):
        text = f"{one.text} {two.text}"
        told = replace(one, text=text, blocks=(text,), lines=(*one.lines, *two.lines), heights=())
    return _Placed(told, before.row, before.col, before.rows, before.cols + after.cols)


def _rows_of(
    cells: Sequence[_Placed], borders: Sequence[float], width: int, first: PagePart
) -> list[GridRow]:
    rows = first.segment.rows
    own = [rows[max(0, bisect.bisect(first.borders, b + SAME_LINE) - 1)] for b in borders[:-1]]
    table = [[Cell("", line=row.line, page=row.page)] * width for row in own]
    for placed in cells:
        cell = replace(placed.cell, rows=placed.rows, cols=placed.cols)
        for row in range(placed.row, placed.row + placed.rows):
            covered = Cell("", (), own[row].line, cell.page, cell.box, origin=cell)
            table[row][placed.col : placed.col + placed.cols] = [covered] * placed.cols
        table[placed.row][placed.col] = cell
    left, right = first.columns[0][0], first.columns[-1][1]
    return [
        GridRow(
            tuple(table[index]),
            row.line,
            row.page,
            Box(left, borders[index], right, borders[index + 1]),
            index,
        )
        for index, row in enumerate(own)
    ]

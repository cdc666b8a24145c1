"""Bands of columns and rows in tables without borders, and what is drawn in them.

A band is known twice: where its words are, and how far it reaches towards its neighbours.
"""

from __future__ import annotations

import itertools
import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from extractor.readers.cells import SpanCell
from extractor.readers.page import Box, Page
from extractor.tables.aligned_chunks import ChunkLine
from extractor.tables.column_gaps import Extent
from extractor.tables.rulings import Stroke

OUTWARDS = 0.7
"""How far, in type sizes, the area of the outer rows goes beyond their words."""
NEAR_WORDS = 0.3
"""How far beside its words, in type sizes, a column's own figures may have their middle."""
BULLET = 1.0
"""White between a bullet and its text, in type sizes, at most."""


@dataclass(frozen=True, slots=True)
class Bands:
    """Where a table's columns and rows have words.

    Attributes:
        columns: for each column the interval on the x axis.
        rows: for each row the interval on the y axis.
        rules: the horizontal rules that run over most of the table, top to bottom.
        size: the usual size of its characters, in points.
    """

    columns: Sequence[Extent]
    rows: Sequence[Extent]
    rules: Sequence[Stroke]
    size: float

    def whole_columns(self) -> list[Extent]:
        """Return the bands up to the neighbours, the outer ones as wide outwards as inwards."""
        inner = [(a.x1 + b.x0) / 2 for a, b in itertools.pairwise(self.columns)]
        first, last = self.columns[0], self.columns[-1]
        left = min([first.x0 - (inner[0] - first.x1), *(rule.start for rule in self.rules)])
        right = max([last.x1 + (last.x0 - inner[-1]), *(rule.end for rule in self.rules)])
        return [Extent(x0, x1) for x0, x1 in itertools.pairwise([left, *inner, right])]

    def whole_rows(self) -> list[Extent]:
        """Return the bands up to the neighbours; rules between them are their borders."""
        edges = [self.rows[0].x0 - OUTWARDS * self.size]
        for above, below in itertools.pairwise(self.rows):
            between = [rule.at for rule in self.rules if above.middle < rule.at < below.middle]
            edges.append(max(between[-1] if between else (above.x1 + below.x0) / 2, edges[-1]))
        bottom = self.rows[-1].x1 + OUTWARDS * self.size
        under = [rule.at for rule in self.rules if rule.at > self.rows[-1].middle]
        edges.append(max(under[0] if under else bottom, edges[-1]))
        return [Extent(top, bottom) for top, bottom in itertools.pairwise(edges)]

    def areas(self, cells: Iterable[SpanCell]) -> list[Box]:
        """Return the whole areas of cells, up to their neighbours."""
        xs, ys = self.whole_columns(), self.whole_rows()
        return [place_cell(cell, xs, ys) for cell in cells]

    def figures(self, page: Page) -> Page:
        """Return a page with what is drawn in the table, but for bullets right before a text.

        What stands where its own column has words is none of the next column's bullets.
        """
        xs, ys = self.whole_columns(), self.whole_rows()
        whole = Box(xs[0].x0, ys[0].x0, xs[-1].x1, ys[-1].x1)
        drawings = [one for one in page.drawings if _is_inside(one.box, whole)]
        pictures = [one for one in page.pictures if _is_inside(one.box, whole)]
        if not drawings and not pictures:
            return Page(page.number, page.width, page.height)
        boxes = sorted((word.box for word in page.words), key=_middle)
        middles = [_middle(box) for box in boxes]

        def is_bullet(figure: Box) -> bool:
            x, near = figure.middle[0], NEAR_WORDS * self.size
            if any(column.x0 - near < x < column.x1 + near for column in self.columns):
                return False
            first, last = bisect_left(middles, figure.top), bisect_right(middles, figure.bottom)
            white = BULLET * self.size
            return any(0 <= box.x0 - figure.x1 <= white for box in boxes[first:last])

        return replace(
            page,
            drawings=[one for one in drawings if not is_bullet(one.box)],
            pictures=[one for one in pictures if not is_bullet(one.box)],
        )


def place_cell(cell: SpanCell, columns: Sequence[Extent], rows: Sequence[Extent]) -> Box:
    """Return the area of a cell, given the intervals of the columns and rows."""
    last_col, last_row = cell.col + cell.colspan - 1, cell.row + cell.rowspan - 1
    return Box(columns[cell.col].x0, rows[cell.row].x0, columns[last_col].x1, rows[last_row].x1)


def bands_of_rows(
    lines: Sequence[ChunkLine],
    starts: Sequence[int],
    columns: Sequence[Extent],
    rules: Sequence[Stroke],
) -> Bands:
    """Return the bands of a table.

    Args:
        lines: its lines, top to bottom.
        starts: for each of its rows the first line.
        columns: where the words of its columns stand.
        rules: the horizontal rules that run over most of it.
    """
    ends = [*starts[1:], len(lines)]
    rows = [
        Extent(min(line.top for line in own), max(line.bottom for line in own))
        for own in (lines[start:end] for start, end in zip(starts, ends, strict=True))
    ]
    return Bands(columns, rows, rules, median(line.size for line in lines))


def has_figures(page: Page, box: Box, widest: float = math.inf) -> bool:
    """Say whether anything is drawn or painted where a table stands.

    Args:
        page: its drawings, pictures and fills.
        box: the table's place.
        widest: what is wider than this does not count.
    """
    return any(
        one.box.meets(box) and one.box.width <= widest
        for group in (page.drawings, page.pictures, page.fills)
        for one in group
    )


def _middle(box: Box) -> float:
    return (box.top + box.bottom) / 2


def _is_inside(figure: Box, whole: Box) -> bool:
    x, y = figure.middle
    return whole.x0 <= x <= whole.x1 and whole.top <= y <= whole.bottom

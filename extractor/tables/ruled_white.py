"""Records of texts that share one drawn row: white over the whole width parts them.

Where lines are drawn between columns only, a reader tells the records of a table of texts
by the wider space between them, which goes through all columns at one height. A cell of
several paragraphs looks alike in its own column only: each record must have a text in the
first column, and nearly each one another text beside it.

Limits: rows set as close as the lines of their texts stay one.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from extractor.readers.page import Word
from extractor.tables.ruled_records import Line, Records, RowColumn, may_begin

FEWEST_RECORDS = 3
"""Records that white alone may part: of two, one may be a text's second paragraph."""
FEWEST_COLUMNS = 3
"""Columns with words: the texts of two may be a term's and its definition's paragraphs."""
WIDER = 0.3
"""Heights of the letters by which white between records is higher than any within them."""
MOST_ALONE = 0.25
"""Share of the records with a text in the first column only: headings of groups."""


class _Band(NamedTuple):
    """White that no line of any column enters, from one height to another."""

    top: float
    bottom: float

    @property
    def height(self) -> float:
        """Return how high it is."""
        return self.bottom - self.top


def find_white_records(columns: Sequence[RowColumn]) -> Records | None:
    """Part a drawn row at the white over all its columns.

    Args:
        columns: the row's cells with words, left to right, each of one column.

    Returns:
        The records; None where white doesn't tell them for certain.
    """
    if len(columns) < FEWEST_COLUMNS or len(columns[0].lines) < FEWEST_RECORDS:
        return None
    if any(word.turn for column in columns for word in column.cell.words):
        return None
    bands = _bands(columns)
    if len(bands) < FEWEST_RECORDS - 1:
        return None
    cuts = _wider_ones(columns, bands)
    if len(cuts) < FEWEST_RECORDS - 1:
        return None
    parts = {column.cell.span.col: _parts(column, cuts) for column in columns}
    if not _are_records(columns, cuts):
        return None
    return Records(cuts, parts, {})


def _bands(columns: Sequence[RowColumn]) -> list[_Band]:
    """Find the white over all columns, top to bottom."""
    lines = [_heights(line) for column in columns for line in column.lines]
    lines.sort()
    bands: list[_Band] = []
    lowest = lines[0][1]
    for top, bottom in lines[1:]:
        if top > lowest:
            bands.append(_Band(lowest, top))
        lowest = max(lowest, bottom)
    return bands


def _wider_ones(columns: Sequence[RowColumn], bands: Sequence[_Band]) -> list[float]:
    """Find the middles of the bands that are higher than what is between lines of one text.

    The white between the lines of one text tells how high that is; some band must part
    them from what parts the records, and all whites must be of either kind.
    """
    size = max(word.box.height for column in columns for word in column.lines[0])
    whites = [
        max(below_top - above_bottom, 0.0)
        for column in columns
        for (_, above_bottom), (below_top, _) in itertools.pairwise(map(_heights, column.lines))
    ]
    within = min(whites, default=0.0)
    if sum(white <= within + WIDER * size / 2 for white in whites) < FEWEST_RECORDS:
        return []
    for before, after in itertools.pairwise(sorted({within, *(band.height for band in bands)})):
        if after - before >= WIDER * size:
            return [(b.top + b.bottom) / 2 for b in bands if b.height >= after]
    return []


def _are_records(columns: Sequence[RowColumn], cuts: Sequence[float]) -> bool:
    """Say whether each part begins a text in the first column, and nearly each has others."""
    alone = 0
    for top, bottom in itertools.pairwise([float("-inf"), *cuts, float("inf")]):
        own = [_between(column.lines, top, bottom) for column in columns]
        if not own[0] or not may_begin(own[0][0][0].text):
            return False
        alone += not any(own[1:])
    return alone <= MOST_ALONE * (len(cuts) + 1)


def _between(lines: Sequence[Line], top: float, bottom: float) -> list[Line]:
    return [line for line in lines if top < line[0].box.middle[1] <= bottom]


def _parts(column: RowColumn, cuts: Sequence[float]) -> list[list[Word]]:
    edges = itertools.pairwise([float("-inf"), *cuts, float("inf")])
    return [
        [word for word in column.cell.words if top < word.box.middle[1] <= bottom]
        for top, bottom in edges
    ]


def _heights(line: Line) -> tuple[float, float]:
    return min(word.box.top for word in line), max(word.box.bottom for word in line)

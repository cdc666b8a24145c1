"""Records that share one drawn row: split where running numbers or values tell them apart.

Some tables have lines between columns and under the heading only; all their records then
stand in one row of cells. It is split only with good evidence, because a cell of several
lines looks much the same:

1. a column in which nothing but running numbers stands, two or more of them (``1 2 3``),
   each on a line with the first line of a text beside it; or
2. at least three lines with a value each in one column (``12.317.066``), on the same
   heights in another one; in all further columns something begins at each, but for labels
   of all the records, which stand before them and stay one cell. What is printed above
   the first value is a row of its own, the records' heading.

Where a row holds values one below the other and is not split, the table is less sure.

Limits: numbers set in the vertical middle of wrapped records are not taken as evidence.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.readers.page import Word
from extractor.tables.ruled_cells import DraftCell
from extractor.tables.ruled_lattice import Lattice

LEVEL = 0.5
"""Share of a line's height by which the lines of one record may differ in height."""
LEAST_VALUE_LINES = 3
"""Lines with values on the same heights: two may be a value and its unit."""
LEAST_CUT = 3
"""Columns that must keep the heights of records where others do not."""
UNEVEN = 1.6
"""How many times the usual step between lines a wider one parts two labels."""
MOST_DRAWN_ROWS = 3
"""A table with more drawn rows draws its records: a row of several lines is several ones
only if their texts are listed (``a. b. c.``, ``- -``) beside the values."""

_NUMBER = re.compile(r"\(?(\d{1,3})[.)]{0,2}")
_LISTED = re.compile(r"\(?(?:\d{1,3}|[A-Za-z])[.)]+|[-–•·▪●○➢✓*o]")
_VALUE_ENDS = frozenset("0123456789%-).,")
_VALUE = re.compile(r"(?:Rp\.?\s*)?[-(]?\d[\d.,]*\)?\s*%?(?:,-)?|-")


def split_records(lattice: Lattice, cells: Sequence[DraftCell]) -> tuple[list[DraftCell], bool]:
    """Split rows of cells that hold several records.

    Args:
        lattice: the new rows' places are added to its ``ys``.
        cells: all cells, final but for this.

    Returns:
        The cells with their new rows, and whether any row was split.
    """
    done = list(cells)
    few = lattice.rows <= MOST_DRAWN_ROWS
    split = False
    for row in range(lattice.rows - 1, -1, -1):
        band = [cell for cell in done if cell.span.row == row and cell.span.rowspan == 1]
        worded = [cell for cell in band if cell.words]
        if not _may_hold_several(worded):
            continue
        columns = [_Column(cell, _lines(cell.words)) for cell in worded]
        found = _by_numbers(columns) if few else None
        found = found or _by_values(columns, listed=not few)
        if found is not None:
            done = _split(lattice, done, row, found)
            split = True
    return done, split


def _may_hold_several(cells: Sequence[DraftCell]) -> bool:
    """Say at little cost whether a row's cells may hold several records."""
    return (
        len(cells) > 1
        and all(cell.span.colspan == 1 for cell in cells)
        and any(_holds_values(cell) for cell in cells)
    )


def _holds_values(cell: DraftCell) -> bool:
    words = cell.words
    return (
        len(words) > 1
        and words[0].box.bottom != words[-1].box.bottom
        and words[0].text[-1:] in _VALUE_ENDS
        and words[-1].text[-1:] in _VALUE_ENDS
    )


def is_crowded(cells: Sequence[DraftCell]) -> bool:
    """Say whether some drawn row holds several values one below the other.

    They may be several records, told apart by nothing that can be relied on: their texts
    stand at other heights, or some have no value.

    Args:
        cells: all cells of a table.
    """
    rows: dict[int, list[list[list[Word]]]] = {}
    for cell in cells:
        if cell.span.rowspan == cell.span.colspan == 1 and _holds_values(cell):
            lines = [line for line in _lines(cell.words) if _has_digit(line)]
            if len(lines) > 1 and _are_values(lines):
                rows.setdefault(cell.span.row, []).append(lines)
    return any(
        min(len(one), len(other)) >= LEAST_VALUE_LINES or _same_heights(one, other)
        for columns in rows.values()
        for one, other in itertools.pairwise(columns)
    )


def _has_digit(line: Sequence[Word]) -> bool:
    return any(char.isdigit() for word in line for char in word.text)


class _Column(NamedTuple):
    """A cell of a row with its printed lines."""

    cell: DraftCell
    lines: list[list[Word]]


class _Cuts(NamedTuple):
    """Heights at which a row is cut, and from which column on: before stand labels."""

    heights: list[float]
    first_col: int


def _by_numbers(columns: Sequence[_Column]) -> _Cuts | None:
    for column in columns:
        if not _run_on(column.lines):
            continue
        for other in columns:
            at_top = _level(other.lines[0][0], column.lines[0][0])
            if other is not column and at_top and _begins_at_each(other, column.lines):
                return _Cuts([_top(line) for line in column.lines[1:]], 0)
    return None


def _by_values(columns: Sequence[_Column], *, listed: bool) -> _Cuts | None:
    for column in columns:
        lines = column.lines
        if len(lines) < LEAST_VALUE_LINES or not _are_values(lines):
            continue
        level = [other for other in columns if _same_heights(lines, other.lines)]
        cut = [other for other in columns if _begins_at_each(other, lines)]
        whole = [other for other in columns if other not in cut]
        if len(level) < 2 or (whole and len(cut) < LEAST_CUT):
            continue
        if listed and not any(_is_listed(other, lines) for other in cut):
            continue
        # Labels of several records stand before them; a column that does not follow
        # between or behind the others speaks against records.
        first_col = min(other.cell.span.col for other in cut)
        if any(one.cell.span.col > first_col or not _is_one_label(one) for one in whole):
            continue
        cuts = [min(_top(other.lines[at]) for other in level) for at in range(len(lines))]
        headed = any(_is_above(other.lines[0][0], lines[0][0]) for other in cut)
        return _Cuts(cuts if headed else cuts[1:], first_col)
    return None


def _lines(words: Sequence[Word]) -> list[list[Word]]:
    """The words of a cell by printed line; turned words make no lines here."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.box.middle[1]):
        if lines and _level(lines[-1][0], word):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda word: word.box.x0) for line in lines]


def _level(one: Word, other: Word) -> bool:
    height = min(one.box.height, other.box.height)
    return abs(one.box.middle[1] - other.box.middle[1]) <= LEVEL * height


def _top(line: Sequence[Word]) -> float:
    return min(word.box.top for word in line)


def _text(line: Sequence[Word]) -> str:
    return " ".join(word.text for word in line)


def _run_on(column: Sequence[Sequence[Word]]) -> bool:
    matches = [_NUMBER.fullmatch(_text(line)) for line in column]
    numbers = [int(match[1]) for match in matches if match is not None]
    if len(numbers) < len(column) or len(numbers) < 2:
        return False
    return all(after == before + 1 for before, after in itertools.pairwise(numbers))


def _is_one_label(column: _Column) -> bool:
    """Say whether a cell's lines are evenly set: several labels leave a wider space between."""
    lines = column.lines
    pitches = [
        after[0].box.middle[1] - before[0].box.middle[1]
        for before, after in itertools.pairwise(lines)
    ]
    if not pitches:
        return True
    usual = min(pitches) if len(pitches) > 1 else lines[0][0].box.height
    return not _run_on(lines) and max(pitches) <= UNEVEN * usual


def _is_listed(column: _Column, starts: Sequence[Sequence[Word]]) -> bool:
    """Say whether a number, letter or bullet stands before the text at each height."""
    firsts = [line[0].text for line in column.lines if any(_level(line[0], s[0]) for s in starts)]
    return all(_LISTED.fullmatch(first) for first in firsts) and not _are_values(column.lines)


def _begins_at_each(column: _Column, starts: Sequence[Sequence[Word]]) -> bool:
    """Say whether a text or value of a column begins at the height of each line."""
    beginnings = [
        next((line for line in column.lines if _level(line[0], start[0])), None) for start in starts
    ]
    return all(line is not None and _may_begin(line[0].text) for line in beginnings)


def _may_begin(text: str) -> bool:
    """Say whether a line with this first word may begin a text: it does not run on."""
    return not text[:1].islower() or _LISTED.fullmatch(text) is not None


def _is_above(word: Word, other: Word) -> bool:
    return word.box.middle[1] < other.box.middle[1] and not _level(word, other)


def _same_heights(one: Sequence[Sequence[Word]], other: Sequence[Sequence[Word]]) -> bool:
    return len(one) == len(other) and all(
        _level(line[0], line_beside[0]) for line, line_beside in zip(one, other, strict=True)
    )


def _are_values(column: Sequence[Sequence[Word]]) -> bool:
    return all(_VALUE.fullmatch(_text(line)) for line in column)


def _split(
    lattice: Lattice,
    cells: Sequence[DraftCell],
    row: int,
    cuts: _Cuts,
) -> list[DraftCell]:
    """Cut cells of one row at some heights; the others of the row cover all its records."""
    added = len(cuts.heights)
    done = []
    for cell in cells:
        span = cell.span
        if span.row == row and span.rowspan == 1 and span.col >= cuts.first_col:
            done += _cut(cell, cuts.heights)
            continue
        if span.row > row:
            cell.span = span._replace(row=span.row + added)
        elif span.row + span.rowspan > row:
            cell.span = span._replace(rowspan=span.rowspan + added)
        done.append(cell)
    lattice.ys[row + 1 : row + 1] = cuts.heights
    return done


def _cut(cell: DraftCell, cuts: Sequence[float]) -> list[DraftCell]:
    parts = [DraftCell(cell.span._replace(row=cell.span.row + at)) for at in range(len(cuts) + 1)]
    for word in cell.words:
        parts[sum(word.box.middle[1] >= cut for cut in cuts)].words.append(word)
    return parts

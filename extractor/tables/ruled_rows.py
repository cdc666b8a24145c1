"""Records that share one drawn row: split where texts, numbers or values tell them apart.

Some tables have lines between columns and under the heading only; all their records then
stand in one row of cells. It is split only with good evidence, because a cell of several
lines looks much the same; the first of these that holds is taken:

1. where no lines part any rows of the table, figures at the heights of texts, with labels of
   several records before them (``ruled_labelled``);
2. blocks of text with values beside them, at whatever height (``ruled_beside``);
3. a column of running numbers (``ruled_numbered``);
4. at least three lines with a value each in one column (``12.317.066``), on the same
   heights in another one; in all further columns something begins at each, but for labels
   of all the records, which stand before them and stay one cell. What is printed above
   the first value is a row of its own, the records' heading. Labels that are wrapped, each
   ending level with its values or set to their middle, are one for each record;
5. the first of these in a cell of a table whose lines do part rows;
6. white over all columns, higher than between the lines of one text (``ruled_white``); or
7. entries on the same heights in several columns (``ruled_level_rows``).

The borders between the columns stay certain, those between the records are inferred: the
table's confidence says so. Where a row holds values one below the other and is not split,
the table is as little sure.

Limits: records whose lines are set as close as those of one text, with neither numbers
nor list marks, stay one row.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Sequence

from extractor.readers.page import Word
from extractor.tables.ruled_beside import find_records
from extractor.tables.ruled_cells import DraftCell
from extractor.tables.ruled_labelled import Frame, are_open, find_labelled_records
from extractor.tables.ruled_lattice import Lattice
from extractor.tables.ruled_level_rows import (
    FEWEST_LEVEL,
    Bounds,
    find_level_records,
    level_heights,
    stand_level,
)
from extractor.tables.ruled_numbered import find_numbered_records, run_on
from extractor.tables.ruled_records import (
    LEVEL,
    Line,
    Records,
    RowColumn,
    are_level,
    are_values,
    begins_at_each,
    cut_at,
    is_mark,
    lines_of,
    may_be_values,
    may_begin,
    top_of,
)
from extractor.tables.ruled_white import FEWEST_COLUMNS, find_white_records

LEAST_VALUE_LINES = 3
"""Lines with values on the same heights: two may be a value and its unit."""
LEAST_CUT = 3
"""Columns that must keep the heights of records where others do not."""
UNEVEN = 1.6
"""How many times the usual step between lines a wider one parts two labels."""
MOST_DRAWN_ROWS = 3
"""A table with more drawn rows draws its records: a row of several lines is several ones
only if their texts are listed (``a. b. c.``, ``- -``) beside the values, or if entries stand
level in several columns."""

_VALUE_ENDS = frozenset("0123456789%-).,$€£–")


def split_records(lattice: Lattice, cells: Sequence[DraftCell]) -> tuple[list[DraftCell], bool]:
    """Split rows of cells that hold several records.

    Args:
        lattice: the new rows' places are added to its ``ys``.
        cells: all cells, final but for this.

    Returns:
        The cells with their new rows, and whether any row was split or may hold several
        records, as entries stand level in it.
    """
    done = list(cells)
    few = lattice.rows <= MOST_DRAWN_ROWS
    split = False
    bands: list[list[DraftCell]] = [[] for _ in range(lattice.rows)]
    for cell in cells:
        if cell.span.rowspan == 1 and cell.words:
            bands[cell.span.row].append(cell)
    opened = functools.cache(lambda: are_open(bands))
    # From below, as a split moves the rows below it.
    for row in range(lattice.rows - 1, -1, -1):
        worded = bands[row]
        valued = _may_hold_several(worded)
        if not valued and not _may_hold_texts(worded):
            continue
        columns = [RowColumn(cell, lines_of(cell.words)) for cell in worded]
        found = _with_figures(lattice, row, columns, few, opened()) if valued else None
        if found is None and few and all(len(cell.words) > 1 for cell in worded):
            found = find_white_records(columns)
        if found is None and (heights := level_heights(columns)):
            bounds = _bounds(lattice, columns)
            found = find_level_records(columns, bounds, heights)
            split = split or (found is None and stand_level(columns, bounds, heights))
        if found is not None:
            done = _split(lattice, done, row, found)
            split = True
    return done, split


def _may_hold_several(cells: Sequence[DraftCell]) -> bool:
    """Say at little cost whether a row's cells may hold several records."""
    if len(cells) < 2 or not any(_holds_values(cell) for cell in cells):
        return False
    # Records are told by lines with nothing but a value or number each.
    return all(cell.span.colspan == 1 for cell in cells) and any(
        len(cell.words) > 1 and may_be_values((cell.words[0], cell.words[-1])) for cell in cells
    )


def _may_hold_texts(cells: Sequence[DraftCell]) -> bool:
    """Say at little cost whether a row's cells may hold several records of texts."""
    if sum([len(cell.words) > 1 for cell in cells]) < FEWEST_COLUMNS:
        return False
    if any(cell.span.colspan > 1 for cell in cells):
        return False
    # the words of a cell come by their height
    return sum([c.words[0].box.bottom != c.words[-1].box.bottom for c in cells]) >= FEWEST_LEVEL


def _with_figures(
    lattice: Lattice, row: int, columns: Sequence[RowColumn], few: bool, opened: bool
) -> Records | None:
    """Part a row that may hold several records with figures."""
    found = _labelled(lattice, row, columns, opened=True) if opened else None
    found = found or find_records(columns) or (find_numbered_records(columns) if few else None)
    found = found or _by_values(columns, listed=not few)
    return found or _labelled(lattice, row, columns, opened=False)


def _labelled(
    lattice: Lattice, row: int, columns: Sequence[RowColumn], *, opened: bool
) -> Records | None:
    goes_on = row + 1 == lattice.rows and not lattice.closed[3]
    frame = Frame(lattice.ys[row], lattice.ys[row + 1], goes_on)
    return find_labelled_records(columns, _bounds(lattice, columns), frame, opened=opened)


def _bounds(lattice: Lattice, columns: Sequence[RowColumn]) -> list[Bounds]:
    cols = [column.cell.span.col for column in columns]
    return [Bounds(lattice.xs[col], lattice.xs[col + 1]) for col in cols]


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
    rows: dict[int, list[DraftCell]] = {}
    for cell in cells:
        if _holds_values(cell) and cell.span.rowspan == cell.span.colspan == 1:
            rows.setdefault(cell.span.row, []).append(cell)
    return any(
        min(len(one), len(other)) >= LEAST_VALUE_LINES or _same_heights(one, other)
        for row in rows.values()
        if len(row) > 1
        for one, other in itertools.combinations(_value_lines(row), 2)
    )


def _value_lines(cells: Sequence[DraftCell]) -> list[list[Line]]:
    """The lines with digits of the cells that have several, each of which is a value."""
    found = [[line for line in lines_of(cell.words) if _has_digit(line)] for cell in cells]
    return [lines for lines in found if len(lines) > 1 and are_values(lines)]


def _has_digit(line: Line) -> bool:
    return any(char.isdigit() for word in line for char in word.text)


def _by_values(columns: Sequence[RowColumn], *, listed: bool) -> Records | None:
    for column in columns:
        lines = column.lines
        if len(lines) < LEAST_VALUE_LINES or not are_values(lines):
            continue
        level = [other for other in columns if _same_heights(lines, other.lines)]
        if len(level) < 2:
            continue
        cut = [other for other in columns if begins_at_each(other, lines)]
        whole = [other for other in columns if other not in cut]
        if whole and len(cut) < LEAST_CUT:
            continue
        if listed and not any(_is_listed(other, lines) for other in cut):
            continue
        # Labels of several records stand before them; a column that does not follow
        # between or behind the others speaks against records.
        first_col = min(other.cell.span.col for other in cut)
        if any(one.cell.span.col > first_col or not _is_one_label(one) for one in whole):
            continue
        cuts = [min(top_of(other.lines[at]) for other in level) for at in range(len(lines))]
        tops = _tops_of_labels(whole, cut, lines)
        if tops is not None:
            return cut_at(tops, columns, whole[0].cell.span.col)
        headed = any(_is_above(other.lines[0][0], lines[0][0]) for other in cut)
        return cut_at(cuts if headed else cuts[1:], columns, first_col)
    return None


def _tops_of_labels(
    whole: Sequence[RowColumn], cut: Sequence[RowColumn], values: Sequence[Line]
) -> list[float] | None:
    """Find where records begin whose labels are wrapped, set to their values' foot or middle.

    Returns:
        The tops of all records but the first; None where some label isn't set so, or one
        runs on from the line above it: it is then one label of all records.
    """
    if len(whole) != 1 or len(cut) < LEAST_CUT or not _is_first(whole[0], cut):
        return None
    return _tops_set(whole[0].lines, values, 0) or _tops_set(whole[0].lines, values, 1)


def _tops_set(lines: Sequence[Line], values: Sequence[Line], above: int) -> list[float] | None:
    """Give each value the lines that end level with it, or as far below as they begin above.

    Args:
        lines: the labels' lines.
        values: a value for each label.
        above: 1 where the labels stand as far above their values as below, else 0.
    """
    tops, first = [], 0
    for value in values:
        if first == len(lines) or not may_begin(lines[first][0].text):
            return None
        height = value[0].box.middle[1]
        last = height + above * (height - lines[first][0].box.middle[1])
        slack = LEVEL * value[0].box.height
        ends = [
            at for at in range(first, len(lines)) if abs(lines[at][0].box.middle[1] - last) <= slack
        ]
        if not ends:
            return None
        tops.append(min(top_of(lines[first]), top_of(value)))
        first = ends[-1] + 1
    return tops[1:] if first == len(lines) else None


def _is_first(column: RowColumn, others: Sequence[RowColumn]) -> bool:
    return all(column.cell.span.col < other.cell.span.col for other in others)


def _is_one_label(column: RowColumn) -> bool:
    """Say whether a cell's lines are evenly set: several labels leave a wider space between."""
    lines = column.lines
    pitches = [
        after[0].box.middle[1] - before[0].box.middle[1]
        for before, after in itertools.pairwise(lines)
    ]
    if not pitches:
        return True
    usual = min(pitches) if len(pitches) > 1 else lines[0][0].box.height
    several = run_on(lines) or sum(is_mark(line[0].text) for line in lines) > 1
    return not several and max(pitches) <= UNEVEN * usual


def _is_listed(column: RowColumn, starts: Sequence[Line]) -> bool:
    """Say whether a number, letter or bullet stands before the text at each height."""
    for line in column.lines:
        if not is_mark(line[0].text) and any(are_level(line[0], s[0]) for s in starts):
            return False
    return not are_values(column.lines)


def _is_above(word: Word, other: Word) -> bool:
    return word.box.middle[1] < other.box.middle[1] and not are_level(word, other)


def _same_heights(one: Sequence[Line], other: Sequence[Line]) -> bool:
    return len(one) == len(other) and all(
        are_level(line[0], line_beside[0]) for line, line_beside in zip(one, other, strict=True)
    )


def _split(
    lattice: Lattice, cells: Sequence[DraftCell], row: int, records: Records
) -> list[DraftCell]:
    """Make rows of the records of one row; cells over that row cover all of them."""
    added = len(records.heights)
    first_col = min(records.parts)
    done = []
    for cell in cells:
        span = cell.span
        if span.row == row and span.rowspan == 1:
            done += _cells_of(cell, records, first_col)
            continue
        if span.row > row:
            cell.span = span._replace(row=span.row + added)
        elif span.row + span.rowspan > row:
            cell.span = span._replace(rowspan=span.rowspan + added)
        done.append(cell)
    lattice.ys[row + 1 : row + 1] = records.heights
    return done


def _cells_of(cell: DraftCell, records: Records, first_col: int) -> list[DraftCell]:
    """Make the cells of one column: one for each record, or labels over several."""
    row, col, _, _ = cell.span
    rows = len(records.heights) + 1
    if col < first_col and col not in records.labels:
        return [DraftCell(cell.span._replace(rowspan=rows), cell.words)]
    if col in records.labels:
        labels = records.labels[col]
        firsts = [*range(labels[0][0]), *(first for first, _ in labels)]
        parts = [*([] for _ in range(labels[0][0])), *(words for _, words in labels)]
    else:
        firsts = list(range(rows))
        parts = records.parts.get(col) or [[] for _ in range(rows)]
    return [
        DraftCell(cell.span._replace(row=row + first, rowspan=end - first), words)
        for first, end, words in zip(firsts, [*firsts[1:], rows], parts, strict=True)
    ]

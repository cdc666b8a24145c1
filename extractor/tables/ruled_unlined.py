"""Rows of a drawn table around which no lines are drawn: the last ones, or some within it.

Who adds a row by hand may leave its borders out, and programs print some as pictures. Such a
row stands in the columns of the rows above: its text begins where theirs do, its values stand
as theirs, and nothing runs over a border. It is given the lines that it lacks, so that it is
read as the others are; where the table goes on below it with the same columns, the two are one.

Limits: a row without a value is left to the running text, as is one further down than a row is
high, and what stands on pages of very many boxes. What is found so is doubtful.
"""

from __future__ import annotations

import itertools
import math
from bisect import bisect_left
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from extractor.readers.page import Box, Word
from extractor.tables.ruled_columns import DrawnColumns, cells_of
from extractor.tables.ruled_lattice import SNAP
from extractor.tables.ruled_parted import begins_again
from extractor.tables.ruled_records import Line, lines_of, may_be_values, top_of
from extractor.tables.rulings import TOUCH, Stroke, StrokeGroup

FEWEST_COLUMNS = 2
OVER_ALL = 0.6
"""Share of a table's width that a line between its rows runs over at least."""
WRAPPED = 0.7
"""Heights of the letters that may be free between the lines of one text."""
HIGHEST = 120.0
"""Points that a row without lines may be high, whatever the table's rows are."""
MOST_GROUPS = 100
"""Groups of lines on a page that are looked at: where there are more it is a chart or a map."""
FARTHEST = 60
"""Rows' heights below a table that are looked at."""
_PAD = 1.0
"""Points between a row's words and the line that is put around them, at least."""


class _Row(NamedTuple):
    """The printed lines of a row without lines around it."""

    lines: list[Line]

    @property
    def words(self) -> list[Word]:
        return [word for line in self.lines for word in line]

    @property
    def top(self) -> float:
        return min(top_of(line) for line in self.lines)

    @property
    def bottom(self) -> float:
        return max(word.box.bottom for word in self.words)


def add_unlined(
    groups: Sequence[StrokeGroup], lines: Sequence[Stroke], words: Sequence[Word]
) -> tuple[list[StrokeGroup], list[Box]]:
    """Give tables the rows below them that stand in their columns without lines.

    Args:
        groups: groups of lines that touch.
        lines: all level lines of the page, top to bottom.
        words: the page's words.

    Returns:
        The groups, and the places of the rows found: the tables that they are in are less sure.
    """
    done: list[StrokeGroup] = []
    places: list[Box] = []
    if len(groups) > MOST_GROUPS:
        return list(groups), places
    waiting = sorted(groups, key=_top)
    while waiting:
        group = waiting.pop(0)
        grown = _grown(group, waiting, lines, words)
        if grown is None:
            done.append(group)
            continue
        whole, taken, place = grown
        places.append(place)
        waiting = [whole, *(one for one in waiting if one is not taken)] if taken else waiting
        done += [] if taken else [whole]
    return done, places


def _grown(
    group: StrokeGroup,
    others: Sequence[StrokeGroup],
    lines: Sequence[Stroke],
    words: Sequence[Word],
) -> tuple[StrokeGroup, StrokeGroup | None, Box] | None:
    """Return a group with the rows below it, the group that goes on there, and their place."""
    bottom = _bottom(group)
    borders = _borders(group, bottom)
    first = _first_below(words, borders, bottom)
    if first is None:
        return None
    sides = borders[0], borders[-1]
    below = _next_below(group, others, *sides)
    limit = _top(below) if below else math.inf
    follower = below if below and _has_borders(below, borders) else None
    ys = [_levels(one, *sides) for one in (group, follower) if one]
    steps = [b - a for own in ys for a, b in itertools.pairwise(own) if b - a > SNAP]
    if not steps or top_of(first) - bottom > median(steps):
        return None
    drawn = [row for own in ys for row in _rows(words, *sides, own)]
    columns = DrawnColumns(borders, drawn)
    rows = _rows_below(columns, words, bottom, limit, median(steps))
    if not rows:
        return None
    far = limit - rows[-1].bottom > median(steps)
    if follower is None or far or begins_again(group, follower, words):
        end = _end(rows, lines, bottom, sides, limit)
        return _with_lines(group, columns, rows, end), None, Box(sides[0], bottom, sides[1], end)
    whole = _with_lines(group, columns, rows, limit)
    joined = StrokeGroup(
        sorted([*whole.horizontal, *follower.horizontal]),
        sorted([*whole.vertical, *follower.vertical]),
    )
    return joined, follower, Box(sides[0], bottom, sides[1], limit)


def _top(group: StrokeGroup) -> float:
    return min(line.start for line in group.vertical)


def _bottom(group: StrokeGroup) -> float:
    return max(line.end for line in group.vertical)


def _borders(group: StrokeGroup, height: float) -> list[float]:
    """The places of the upright lines that reach a height."""
    places = sorted(
        line.at for line in group.vertical if line.start - TOUCH <= height <= line.end + TOUCH
    )
    return [at for k, at in enumerate(places) if not k or at - places[k - 1] > SNAP]


def _has_borders(group: StrokeGroup, borders: Sequence[float]) -> bool:
    own = _borders(group, _top(group))
    return len(own) == len(borders) and all(
        abs(one - other) <= SNAP for one, other in zip(own, borders, strict=True)
    )


def _next_below(
    group: StrokeGroup, others: Sequence[StrokeGroup], left: float, right: float
) -> StrokeGroup | None:
    below = [
        other
        for other in others
        if _top(other) >= _bottom(group) - TOUCH
        and min(line.at for line in other.vertical) < right
        and max(line.at for line in other.vertical) > left
    ]
    return min(below, key=_top, default=None)


def _levels(group: StrokeGroup, left: float, right: float) -> list[float]:
    """The heights of the lines that run over most of a table."""
    return [
        line.at
        for line in group.horizontal
        if min(line.end, right) - max(line.start, left) >= OVER_ALL * (right - left)
    ]


def _rows(
    words: Sequence[Word], left: float, right: float, levels: Sequence[float]
) -> list[list[Word]]:
    """The words between each two lines of a table."""
    rows: list[list[Word]] = [[] for _ in levels[1:]]
    for word in words:
        x, y = word.box.middle
        if left < x < right and levels and levels[0] < y < levels[-1]:
            rows[bisect_left(levels, y) - 1].append(word)
    return rows


def _first_below(words: Sequence[Word], borders: Sequence[float], bottom: float) -> Line | None:
    """Return the first printed line below a table if it may be a row: columns and a value."""
    if len(borders) <= FEWEST_COLUMNS:
        return None
    left, right, end = borders[0], borders[-1] + TOUCH, bottom + HIGHEST
    near = [word for word in words if bottom - TOUCH < word.box[1] < end]
    if not any(
        left < word.box[0] and word.box[2] < right and may_be_values([word]) for word in near
    ):
        return None
    below = [word for word in words if bottom < (word.box[1] + word.box[3]) / 2 < end]
    first = lines_of(below)[0] if below else []
    held = cells_of(first, borders) if first else None
    return first if held and len(held) >= FEWEST_COLUMNS else None


def _rows_below(
    columns: DrawnColumns, words: Sequence[Word], bottom: float, limit: float, height: float
) -> list[_Row]:
    """The rows that stand below a table without lines, each with the lines that go on from it."""
    end = min(limit, bottom + FARTHEST * height)
    rows: list[_Row] = []
    last = bottom
    for line in lines_of([word for word in words if bottom < word.box.middle[1] < end]):
        letters = max(word.box.height for word in line)
        free = top_of(line) - last
        if columns.begins_row(line) and free <= height:
            rows.append(_Row([line]))
        elif rows and free <= WRAPPED * letters and columns.goes_on(line):
            rows[-1].lines.append(line)
        else:
            break
        last = max(word.box.bottom for word in line)
    return rows


def _end(
    rows: Sequence[_Row],
    lines: Sequence[Stroke],
    bottom: float,
    sides: tuple[float, float],
    limit: float,
) -> float:
    """Return where the last row ends: at a line drawn there, or as far below as the first begins.

    Args:
        rows: the rows.
        lines: all level lines of the page.
        bottom: where the table's lines end.
        sides: the table's left and right.
        limit: where something else begins.
    """
    pad = max(_PAD, min(rows[0].top - bottom, rows[-1].bottom - rows[-1].top))
    for line in lines:
        beside = abs(line.start - sides[0]) <= SNAP and abs(line.end - sides[1]) <= SNAP
        if beside and rows[-1].bottom - _PAD <= line.at <= rows[-1].bottom + 2 * pad:
            return line.at
    return min(rows[-1].bottom + pad, limit)


def _with_lines(
    group: StrokeGroup, columns: DrawnColumns, rows: Sequence[_Row], end: float
) -> StrokeGroup:
    """Draw the lines that rows below a table lack."""
    bottom = _bottom(group)
    inner = [(above.bottom + below.top) / 2 for above, below in itertools.pairwise(rows)]
    heights = [bottom, *inner, end]
    left, right = columns.borders[0], columns.borders[-1]
    horizontal = [Stroke(at, left, right) for at in heights[1:]]
    vertical = [
        Stroke(border, top, under)
        for row, (top, under) in zip(rows, itertools.pairwise(heights), strict=True)
        for border in columns.borders
        if border not in columns.crossed(row.words)
    ]
    return StrokeGroup(
        sorted([*group.horizontal, *horizontal]), sorted([*group.vertical, *vertical])
    )

"""Records told by entries that stand level in several columns of one drawn row.

Where borders are drawn round blocks of records only, the columns of units, figures and sources
hold an entry for each record, on the same heights in all of them; longer texts begin there, end
there or have their middle there, as the cells are set. Labels of the whole block stand before.

A cell of wrapped lines looks much the same, and a figure broken over two lines does. A line is
wrapped only where the next word found no room: entries are told apart where it would have had
some, or where they stand farther apart than lines of one text do. A figure above its unit is one
entry.

Limits: a column behind the labels that does not follow the others leaves the row whole, as does
one that has an entry for a single record.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from statistics import mean
from typing import Literal, NamedTuple

from extractor.readers.page import Word
from extractor.tables.ruled_blocks import line_height
from extractor.tables.ruled_records import (
    LEVEL,
    Line,
    Records,
    RowColumn,
    are_turned,
    are_values,
    is_mark,
    may_begin,
    tallest,
    text_of,
)

FEWEST_LEVEL = 2
"""Columns with one line for each record on the same heights."""
FEWEST_COLUMNS = 3
"""Columns that follow the records, one of texts among them."""
FEWEST_PARTED = 2
"""Columns of these whose entries are surely apart."""
WIDEST_PITCH = 2.0
"""Heights of the letters from one line of a text to the next, at most: double spacing."""
WIDER = 1.25
"""Times the pitch from which a step parts two texts."""
UNEVEN = 1.6
"""Times its narrowest step that a label's lines may be apart."""
SPACE = 0.3
"""Heights of the letters that a blank is wide."""
MOST_PADDING = 6.0
"""Points between a cell's border and its text."""

_NONE = re.compile(r"n/?a", re.IGNORECASE)
_WHOLE = re.compile(
    r"\D*(?:\d+(?:[.,]\d{1,2})?|\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?)?\D*"
)
_OPEN_ENDS = (",", ".", "(")
"""A figure that ends so goes on on the next line: ``7.954.920.000,`` and below it ``-``."""
_Setting = Literal["top", "middle", "bottom"]


class Bounds(NamedTuple):
    """The borders of a cell's column."""

    left: float
    right: float


def find_level_records(
    columns: Sequence[RowColumn], bounds: Sequence[Bounds], heights: Sequence[float]
) -> Records | None:
    """Part a drawn row where entries stand level in several columns.

    Args:
        columns: the row's cells with words, left to right, each of one column.
        bounds: the borders of each cell.
        heights: of the entries, as ``level_heights`` finds them.

    Returns:
        The records; None where they are not certain.
    """
    for setting in ("top", "middle", "bottom"):
        records = _parted(columns, bounds, heights, setting)
        if records is not None:
            return records
    return None


def stand_level(
    columns: Sequence[RowColumn], bounds: Sequence[Bounds], heights: Sequence[float]
) -> bool:
    """Say whether several entries stand on the same heights in columns of a row, surely apart."""
    pitch = pitch_of(columns)
    level = [
        are_figures(column.lines)
        or (_stand_apart(entries, pitch) and _has_room(column, entries, bound))
        for column, bound in zip(columns, bounds, strict=True)
        if _are_at(column.lines, heights)
        for entries in [[[line] for line in column.lines]]
    ]
    return sum(level) >= FEWEST_LEVEL


def level_heights(columns: Sequence[RowColumn]) -> list[float] | None:
    """Return the heights at which most columns have one line for each record, if some have."""
    counts = [len(column.lines) for column in columns if len(column.lines) > 1]
    # most rows have no two cells of as many lines
    if len(set(counts)) == len(counts):
        return None
    level: list[list[Line]] = []
    several = [c.lines for c in columns if counts.count(len(c.lines)) >= FEWEST_LEVEL]
    entries = [lines for lines in several if _are_entries(lines)]
    for lines in entries:
        heights = list(map(line_height, lines))
        same = [other for other in entries if _are_level(other, heights)]
        if len(same) > len(level):
            level = same
    if len(level) < FEWEST_LEVEL or are_turned(columns):
        return None
    return [mean(map(line_height, lines)) for lines in zip(*level, strict=True)]


def _are_at(lines: Sequence[Line], heights: Sequence[float]) -> bool:
    """Say whether a column has one entry at each height and nothing else."""
    return _are_level(lines, heights) and _are_entries(lines)


def _are_level(lines: Sequence[Line], heights: Sequence[float]) -> bool:
    return len(lines) == len(heights) and all(
        _is_at(line, line_height(line), at) for line, at in zip(lines, heights, strict=True)
    )


def _is_at(line: Line, height: float, other: float) -> bool:
    return abs(height - other) <= LEVEL * tallest(line)


def _is_whole(line: Line) -> bool:
    text = text_of(line)
    return _WHOLE.fullmatch(text) is not None and not text.endswith(_OPEN_ENDS)


def _is_from(line: Line, height: float) -> bool:
    """Say whether a line stands at a height or below it."""
    return line_height(line) > height or _is_at(line, line_height(line), height)


def _are_entries(lines: Sequence[Line]) -> bool:
    """Say whether lines may be one entry each: figures only, or texts only, and whole ones."""
    figures = [are_values([line]) for line in lines]
    none = [bool(_NONE.fullmatch(text_of(line))) for line in lines]
    if any(figures):
        return all(map(max, figures, none)) and all(map(_is_whole, lines))
    return all(may_begin(line[0].text) for line in lines)


def _parted(
    columns: Sequence[RowColumn],
    bounds: Sequence[Bounds],
    heights: Sequence[float],
    setting: _Setting,
) -> Records | None:
    parts: dict[int, list[list[Line]]] = {}
    parted = texts = 0
    pitch = pitch_of(columns)
    told = setting == "top" and _are_told_by_figures(columns, heights, pitch)
    for column, bound in zip(columns, bounds, strict=True):
        entries = _entries(column.lines, heights, setting)
        apart = entries is not None and (told or is_apart(column, entries, bound, pitch))
        text = not are_figures(column.lines)
        if entries is not None and not all(
            _has_no_sign(entry) and (setting != "bottom" or is_one_text(column, entry, bound))
            for entry in entries
        ):
            return None
        if entries is None or (text and not apart and not parts):
            if parts or not _is_label(column, heights, bound):
                return None
            continue
        if setting != "top" and not text and any(len(entry) > 1 for entry in entries):
            return None
        parts[column.cell.span.col] = entries
        parted += apart
        texts += text and apart
    if len(parts) < FEWEST_COLUMNS or parted < FEWEST_PARTED or not texts:
        return None
    cuts = _cuts(list(parts.values()))
    if cuts is None:
        return None
    return Records(cuts, {col: list(map(_words, entries)) for col, entries in parts.items()}, {})


def _are_told_by_figures(
    columns: Sequence[RowColumn], heights: Sequence[float], pitch: float
) -> bool:
    """Say whether figures, farther apart than lines, stand beside the only column of texts."""
    figures = [column.lines for column in columns if are_figures(column.lines)]
    if len(columns) - len(figures) != 1 or len(figures) < FEWEST_LEVEL:
        return False
    return all(
        _are_at(lines, heights) and _stand_apart([[line] for line in lines], pitch)
        for lines in figures
    )


def _words(entry: Sequence[Line]) -> list[Word]:
    return [word for line in entry for word in line]


def are_figures(lines: Sequence[Line]) -> bool:
    """Say whether each line is a figure, or says that there is none: ``n/a``."""
    return all(are_values([line]) or _NONE.fullmatch(text_of(line)) for line in lines)


def _entries(
    lines: Sequence[Line], heights: Sequence[float], setting: _Setting
) -> list[list[Line]] | None:
    """Give each height the lines of its entry; None where some belong to none of them."""
    entries: list[list[Line]] = []
    first = 0
    for number, height in enumerate(heights):
        after = heights[number + 1] if number + 1 < len(heights) else None
        end = _end(lines, first, height, after, setting)
        entries.append(list(lines[first:end]))
        first = end
    held = [entry for entry in entries if entry]
    if first < len(lines) or len(held) < 2:
        return None
    if len(held) < len(entries) and not all(len(entry) == 1 for entry in held):
        return None
    return entries if all(begins(entry[0]) for entry in held) else None


def begins(line: Line) -> bool:
    """Say whether a line may begin an entry."""
    return may_begin(line[0].text) or _NONE.fullmatch(text_of(line)) is not None


def _end(
    lines: Sequence[Line], first: int, height: float, after: float | None, setting: _Setting
) -> int:
    """Return the number of the line behind an entry that begins with a line and has its height."""
    if first == len(lines):
        return first
    begin = line_height(lines[first])
    if setting == "top":
        if not _is_at(lines[first], begin, height):
            return first
        end = first + 1
        while end < len(lines) and (after is None or not _is_from(lines[end], after)):
            end += 1
        return end
    for end in range(first, len(lines)):
        last = line_height(lines[end])
        place = last if setting == "bottom" else (begin + last) / 2
        if _is_at(lines[end], place, height):
            return end + 1
    return first


def is_one_text(column: RowColumn, entry: Sequence[Line], bound: Bounds) -> bool:
    """Say whether the lines of an entry are one text: each goes on, or found no room before.

    Below a heading that stands over it a label begins anew.

    Args:
        column: the cell of the entry.
        entry: its lines.
        bound: the cell's borders.
    """
    return all(
        not may_begin(below[0].text) or not _has_room(column, [[above], [below]], bound)
        for above, below in itertools.pairwise(entry)
    )


def _has_no_sign(entry: Sequence[Line]) -> bool:
    """Say whether no line of several is a sign alone, set higher or lower than its figure."""
    return len(entry) == 1 or all(any(map(str.isalnum, text_of(line))) for line in entry)


def _has_room(column: RowColumn, entries: Sequence[Sequence[Line]], bound: Bounds) -> bool:
    """Say whether somewhere the next entry's first word had room on the line of the one before."""
    padding = min(line[0].box.x0 for line in column.lines) - bound.left
    room = bound.right - bound.left - 2 * min(max(padding, 0.0), MOST_PADDING)
    held = [entry for entry in entries if entry]
    for above, below in itertools.pairwise(held):
        first = below[0][0]
        if are_figures(column.lines):
            needed, used = first.box.width / len(first.text), _width(above[-1])
        else:
            indent = above[-1][0].box.x0 - bound.left - min(padding, MOST_PADDING)
            needed, used = first.box.width, _width(above[-1]) + max(indent, 0.0)
        if used + SPACE * first.box.height + needed < room:
            return True
    return False


def is_apart(
    column: RowColumn, entries: Sequence[Sequence[Line]], bound: Bounds, pitch: float
) -> bool:
    """Say whether some of a column's entries are surely no lines of one text.

    Args:
        column: the cell of the entries.
        entries: the lines of each; of some records none.
        bound: the cell's borders.
        pitch: how far the row's lines step down within a text.
    """
    return _stand_apart(entries, pitch) or _has_room(column, entries, bound)


def _stand_apart(entries: Sequence[Sequence[Line]], pitch: float) -> bool:
    """Say whether entries are somewhere farther apart than the lines of one text."""
    held = [entry for entry in entries if entry]
    return any(
        line_height(below[0]) - line_height(above[-1]) >= WIDER * pitch
        for above, below in itertools.pairwise(held)
    )


def pitch_of(columns: Sequence[RowColumn]) -> float:
    """Return how far a row's lines step down within a text."""
    tall = tallest([word for column in columns for word in column.cell.words])
    steps = [
        line_height(below) - line_height(above)
        for column in columns
        for above, below in itertools.pairwise(column.lines)
    ]
    return min(WIDEST_PITCH * tall, *steps)


def _width(line: Line) -> float:
    return line[-1].box.x1 - line[0].box.x0


def _is_label(column: RowColumn, heights: Sequence[float], bound: Bounds) -> bool:
    """Say whether lines are one text, evenly set, that begins nothing for each record."""
    lines = column.lines
    if len(lines) > 1 and (
        are_figures(lines) or _has_room(column, [[line] for line in lines], bound)
    ):
        return False
    begun = [line for line in lines if begins(line)]
    if all(any(_is_at(line, line_height(line), at) for line in begun) for at in heights):
        return False
    steps = [line_height(b) - line_height(a) for a, b in itertools.pairwise(lines)]
    if not steps:
        return True
    listed = sum(is_mark(line[0].text) for line in lines) > 1
    tall = tallest([word for line in lines for word in line])
    return not listed and max(steps) <= UNEVEN * min(*steps, WIDEST_PITCH * tall)


def _cuts(columns: Sequence[Sequence[Sequence[Line]]]) -> list[float] | None:
    """Find where to cut; None where the lines of two records stand among each other."""
    cuts: list[float] = []
    for above, below in itertools.pairwise(zip(*columns, strict=True)):
        upper = [line for entry in above for line in entry]
        lower = [line for entry in below for line in entry]
        if not upper or not lower:
            return None
        high, low = max(map(line_height, upper)), min(map(line_height, lower))
        if high >= low:
            return None
        cuts.append((high + low) / 2)
    return cuts

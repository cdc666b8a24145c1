"""The entries of records that stand on known heights, column by column.

Each entry has its first line, its middle or its last line at the height of its record, as the
table's cells are set. A column follows the records if each of its lines is in an entry of one of
them; from the main text on, the first text with an entry for each record, all columns must.

Limits: lines of a list that are no records themselves, and entries most of which may be wrapped
lines of one text, are none.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal

from extractor.tables.ruled_blocks import NEXT_STEP, is_marked, line_height
from extractor.tables.ruled_level_rows import (
    Bounds,
    are_figures,
    begins,
    is_apart,
    is_one_text,
    pitch_of,
)
from extractor.tables.ruled_records import Line, RowColumn, tallest, text_of

FEWEST_COLUMNS = 3
"""Columns with an entry for each record, one of texts among them. Two will do where no lines part
the table's rows and each text is surely apart from the one below."""
FEWEST_APART = 2
"""Columns of these whose entries are surely apart, one of texts among them."""
LEAST_APART = 0.5
"""Share of a column's entries that must be surely apart from the one below."""
LEVEL = 0.3
"""Heights of the letters that an entry may stand higher or lower than its record's figure."""

Setting = Literal["top", "middle", "bottom"]
"""What of each entry stands at its record's height: the first line, the middle, the last line."""
SETTINGS: tuple[Setting, ...] = ("top", "middle", "bottom")
Entries = list[list[Line]]
"""The lines of a column by record; a record may have none."""


def find_entries(
    columns: Sequence[RowColumn],
    bounds: Sequence[Bounds],
    heights: Sequence[float],
    setting: Setting,
    *,
    opened: bool,
) -> dict[int, Entries] | None:
    """Give each record its entries, from the main text on.

    Args:
        columns: the row's cells with words, left to right.
        bounds: the borders of each cell.
        heights: of the records, top to bottom.
        setting: how the entries are set.
        opened: whether no lines part any of the table's rows.

    Returns:
        By the number of the column the lines of each record; None where they are not certain.
    """
    found: dict[int, Entries] = {}
    apart: list[int] = []
    start = None
    pitch = pitch_of(columns)
    for number in range(len(columns) - 1, -1, -1):
        column = columns[number]
        entries = _entries(column.lines, heights, setting)
        if entries is None or not all(is_one_text(column, one, bounds[number]) for one in entries):
            break
        if _is_torn(column, entries, bounds[number], pitch):
            break
        found[number] = entries
        if all(entries) and is_apart(column, entries, bounds[number], pitch):
            apart.append(number)
        if all(entries) and all(_is_worded(entry) for entry in entries):
            start = number
    if start is None:
        return None
    found = {number: entries for number, entries in found.items() if number >= start}
    full = [number for number, entries in found.items() if all(entries)]
    figures = {number for number in full if are_figures(columns[number].lines)}
    apart = [number for number in apart if number in found]
    if len(apart) < FEWEST_APART or not figures or figures.issuperset(apart):
        return None
    pairs = itertools.pairwise(found[start])
    sure = opened and all(is_apart(columns[start], pair, bounds[start], pitch) for pair in pairs)
    return found if len(full) >= FEWEST_COLUMNS or sure else None


def _is_worded(entry: Sequence[Line]) -> bool:
    """Say whether an entry begins with a word or a list mark: ``4.782 (e)`` is a figure's."""
    return entry[0][0].text[:1].isalpha() or is_marked(entry[0])


def _is_torn(column: RowColumn, entries: Entries, bound: Bounds, pitch: float) -> bool:
    """Say whether entries are rather the lines of fewer texts: listed ones, or wrapped ones."""
    held = [entry for entry in entries if entry]
    if len(held) < 2 or are_figures(column.lines):
        return False
    marked = [is_marked(line) for line in column.lines]
    if sum(marked) > 1 and not all(is_marked(entry[0]) for entry in held):
        return True
    pairs = itertools.pairwise(held)
    apart = [is_apart(column, pair, bound, pitch) for pair in pairs]
    return sum(apart) < LEAST_APART * len(apart)


def _entries(lines: Sequence[Line], heights: Sequence[float], setting: Setting) -> Entries | None:
    """Give each height the lines of its entry, or none; None where a line belongs nowhere."""
    places = list(map(line_height, lines))
    entries: Entries = []
    first = 0
    for number, height in enumerate(heights):
        after = heights[number + 1] if number + 1 < len(heights) else float("inf")
        end = _end(lines, places, first, height, after, setting)
        entries.append(list(lines[first:end]))
        first = end
    held = [entry for entry in entries if entry]
    if first < len(lines) or not held:
        return None
    return entries if all(_is_entry(entry) for entry in held) else None


def _end(
    lines: Sequence[Line],
    places: Sequence[float],
    first: int,
    height: float,
    after: float,
    setting: Setting,
) -> int:
    """Return the number of the line behind the entry that begins with a line and has a height."""
    if first == len(lines):
        return first
    slack = LEVEL * tallest(lines[first])
    if setting == "top":
        if abs(places[first] - height) > slack:
            return first
        return bisect_right(places, after - slack, first + 1)
    ends: list[tuple[float, int]] = []
    for last in range(first, len(lines)):
        place = places[last] if setting == "bottom" else (places[first] + places[last]) / 2
        if place > height + slack:
            break
        if place >= height - slack:
            ends.append((abs(place - height), last + 1))
    return min(ends)[1] if ends else first


def _is_entry(entry: Sequence[Line]) -> bool:
    """Say whether lines are a mark of one letter, or one text or figure, evenly set."""
    if not begins(entry[0]):
        return len(entry) == 1 and len(text_of(entry[0])) == 1
    if sum(line[0].text[:1].isdecimal() for line in entry) > 1:
        return False  # a figure each
    steps = [line_height(below) - line_height(above) for above, below in itertools.pairwise(entry)]
    return not steps or max(steps) < NEXT_STEP * min(steps)

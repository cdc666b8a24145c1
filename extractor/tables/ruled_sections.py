"""Headings of sections that interrupt the lines between a table's columns.

Where borders are drawn between columns only, a heading that is merged over all of them has no
line in it, so that the lines end above it and begin anew below: those below touch nothing. The
heights at which all lines of a table end and begin again are borders of its rows. On a page that
begins within such a table, a line that ends above a merged cell of its last row, a sum's label,
touches nothing either; it is a column's, and its end a border of rows.

Limits: the heading must be of few lines, and all inner columns must go on below it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter

from extractor.readers.page import Box, Word
from extractor.tables.rulings import TOUCH, Stroke, StrokeGroup

FEWEST_INNER = 2
"""Lines between columns that must go on: one alone may be anything's."""
MOST_LINES = 4.0
"""Heights of its letters that a heading may be high, white included."""
FARTHEST = 60.0
"""Points below a table that lines may begin anew."""
_AT = attrgetter("at")
_START = attrgetter("start")


def add_sections(
    groups: Sequence[StrokeGroup], vertical: Sequence[Stroke], words: Sequence[Word]
) -> tuple[list[StrokeGroup], list[Box]]:
    """Add to each table the lines of its columns that go on below headings of sections.

    Args:
        groups: the lines of each table.
        vertical: all lines down, those that touch nothing too.
        words: the words of the page.

    Returns:
        The groups in the same order, and the places of those with lines added: the tables that
        they are in are less sure.
    """
    held = {line for group in groups for line in group.vertical}
    loose = sorted(line for line in vertical if line not in held)
    # on most pages all lines down touch one across
    if not loose or not groups:
        return list(groups), []
    ended = (_with_ended(group, loose, words) for group in groups)
    found = [_with_sections(group, loose, words) for group in ended]
    return found, [
        _place(new) for group, new in zip(groups, found, strict=True) if new is not group
    ]


def _place(group: StrokeGroup) -> Box:
    across, down = group.horizontal, group.vertical
    return Box(down[0].at, across[0].at, down[-1].at, across[-1].at)


def _with_ended(group: StrokeGroup, loose: Sequence[Stroke], words: Sequence[Word]) -> StrokeGroup:
    """Add the lines within a table that begin with the others and end above its last row."""
    left, right = group.vertical[0].at, group.vertical[-1].at
    top = min(line.start for line in group.vertical)
    foot = group.horizontal[-1].at
    added = [
        line
        for line in loose
        if left + TOUCH < line.at < right - TOUCH
        and abs(line.start - top) <= TOUCH < foot - line.end
        and _parts_words(words, line, left, right)
        and _holds_heading(words, left, right, line.end, foot)
    ]
    if not added or any(abs(line.end - added[0].end) > TOUCH for line in added):
        return group
    across = [*group.horizontal, Stroke(added[0].end, left, right)]
    return StrokeGroup(sorted(across), sorted([*group.vertical, *added]))


def _parts_words(words: Sequence[Word], line: Stroke, left: float, right: float) -> bool:
    """Say whether words stand on both sides of a line down, and none across it."""
    boxes = [word.box for word in words if line.start < word.box.middle[1] < line.end]
    return (
        any(left - TOUCH <= box.x0 and box.x1 <= line.at + TOUCH for box in boxes)
        and any(line.at - TOUCH <= box.x0 and box.x1 <= right + TOUCH for box in boxes)
        and not any(box.x0 < line.at - TOUCH and line.at + TOUCH < box.x1 for box in boxes)
    )


def _with_sections(
    group: StrokeGroup, loose: Sequence[Stroke], words: Sequence[Word]
) -> StrokeGroup:
    foot = group.horizontal[-1].at
    columns = sorted({line.at for line in group.vertical if line.end >= foot - TOUCH})
    if len(columns) < FEWEST_INNER + 2:
        return group
    left, *inner, right = columns
    foot = max(foot, min(max(_ends(group.vertical, column)) for column in inner))
    across = list(group.horizontal)
    down = list(group.vertical)
    while (found := _next_lines(inner, foot, loose)) is not None:
        top, bottom = max(line.start for line in found), min(line.end for line in found)
        if not _holds_heading(words, left, right, foot, top):
            break
        if all(abs(line.at - foot) > TOUCH for line in across):
            across.append(Stroke(foot, left, right))
        across.append(Stroke(top, left, right))
        sides = (Stroke(left, foot, bottom), Stroke(right, foot, bottom))
        down += [*found, *sides]
        foot = bottom
    if len(down) == len(group.vertical):
        return group
    return StrokeGroup(sorted(across), sorted(down))


def _ends(lines: Iterable[Stroke], column: float) -> list[float]:
    return [line.end for line in lines if line.at == column]


def _next_lines(
    columns: Sequence[float], foot: float, loose: Sequence[Stroke]
) -> list[Stroke] | None:
    """Find the lines of all inner columns that begin at one height below a table."""
    found: list[Stroke] = []
    for column in columns:
        first, end = (
            bisect_left(loose, column - TOUCH, key=_AT),
            bisect_right(loose, column + TOUCH, key=_AT),
        )
        near = loose[first:end]
        below = [line for line in near if foot + TOUCH < line.start <= foot + FARTHEST]
        if not below:
            return None
        found.append(min(below, key=_START))
    starts = [line.start for line in found]
    ends = [line.end for line in found]
    even = max(starts) - min(starts) <= TOUCH and max(ends) - min(ends) <= TOUCH
    return found if even else None


def _holds_heading(
    words: Sequence[Word], left: float, right: float, top: float, bottom: float
) -> bool:
    """Say whether a text of few lines stands between two heights, within a table's sides."""
    own = [word for word in words if top <= word.box.middle[1] <= bottom]
    own = [word for word in own if left <= word.box.middle[0] <= right]
    return bool(own) and bottom - top <= MOST_LINES * max(word.box.height for word in own)

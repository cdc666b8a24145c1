"""Lines that touch nothing and yet are a table's: columns beside it, borders that stop short.

A border that ends a cell's padding before the columns on both sides (that of a paragraph in the
cell) is one of the table's if the next column has its border at that height.

A table without outer borders, cut by a page break, has no level line in the columns whose
merged cell goes on over the whole page: their lines stand beside the rest and touch nothing.
They are its columns if they begin and end with its lines and words stand between any of them;
the words beyond the last of them are one column more.

Limits: a margin rule or a bracket as high as the table, with words between, looks the same; so
such a table is told as doubtful. Two tables side by side whose lines touch nothing are not
looked for.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.readers.page import Box, Word
from extractor.tables.ruled_lattice import STICKS_OUT
from extractor.tables.rulings import Stroke, StrokeGroup

SHORT = 7.0
"""Points by which such a border may end before the columns: word processors pad by 5.4."""
LEVEL = 2.0
"""Points by which lines that begin and end together may differ."""
WIDEST = 250.0
"""Points from one such line to the next: columns of texts are no wider."""
_MARGIN = 1.0
"""Points between the words beyond the last line and the edge that is put there."""


def join_short(groups: Sequence[StrokeGroup], lines: Sequence[Stroke]) -> list[StrokeGroup]:
    """Give tables the borders within them that stop short of the columns on both sides.

    Args:
        groups: groups of lines that touch.
        lines: all level lines of the page.
    """
    inside = {line for group in groups for line in group.horizontal}
    loose = [line for line in lines if line not in inside]
    if not loose:
        return list(groups)
    return [_with_short(group, loose) for group in groups]


def _with_short(group: StrokeGroup, loose: Sequence[Stroke]) -> StrokeGroup:
    found = []
    for line in loose:
        if not any(abs(line.at - other.at) <= LEVEL for other in group.horizontal):
            continue
        crossing = [other.at for other in group.vertical if other.start <= line.at <= other.end]
        left = max((at for at in crossing if at <= line.start), default=None)
        right = min((at for at in crossing if at >= line.end), default=None)
        if left is None or right is None:
            continue
        if line.start - left <= SHORT and right - line.end <= SHORT:
            found.append(line._replace(start=left, end=right))
    if not found:
        return group
    return StrokeGroup(sorted([*group.horizontal, *found]), group.vertical)


def join_flanks(
    groups: Sequence[StrokeGroup], lines: Sequence[Stroke], words: Sequence[Word]
) -> tuple[list[StrokeGroup], list[StrokeGroup]]:
    """Give tables the upright lines beside them that are as high as they are.

    Args:
        groups: groups of lines that touch.
        lines: all upright lines of the page.
        words: the page's words.

    Returns:
        The groups left as they were, and those that lines or words beside them were given to.
    """
    inside = {line for group in groups for line in group.vertical}
    loose = sorted(line for line in lines if line not in inside)
    if not loose:
        return list(groups), []
    done: list[StrokeGroup] = []
    wider: list[StrokeGroup] = []
    for group in groups:
        top, bottom = _height(group)
        level = [
            line
            for line in loose
            if abs(line.start - top) <= LEVEL and abs(line.end - bottom) <= LEVEL
        ]
        flanks = [*_flank(group, level, words, -1), *_flank(group, level, words, 1)]
        if flanks:
            wider.append(StrokeGroup(group.horizontal, sorted([*group.vertical, *flanks])))
        else:
            done.append(group)
    return done, wider


def has_words_beside(group: StrokeGroup, box: Box, words: Sequence[Word]) -> bool:
    """Say whether a line through a whole table runs on, past words beside it.

    They may be a column that has no other line, or text that stands there.

    Args:
        group: the table's lines.
        box: the table as it was found.
        words: the words at it and around it.
    """
    sides = {
        side
        for line in group.horizontal
        if line.start <= box.x0 + LEVEL and line.end >= box.x1 - LEVEL
        for side in ((line.start, box.x0), (box.x1, line.end))
        if side[1] - side[0] > STICKS_OUT
    }
    return any(
        start <= word.box.middle[0] <= end and box.top < word.box.middle[1] < box.bottom
        for start, end in sides
        for word in words
    )


def _flank(
    group: StrokeGroup, level: Sequence[Stroke], words: Sequence[Word], side: int
) -> list[Stroke]:
    """Find the lines on one side, outwards, and the edge of the words beyond them.

    Args:
        group: the table's lines.
        level: lines as high as the table.
        words: the page's words.
        side: -1 for the left one, 1 for the right one.
    """
    top, bottom = _height(group)
    ends = [line.at for line in group.vertical]
    inner = last = min(ends) if side < 0 else max(ends)
    found: list[Stroke] = []
    beyond = [line for line in level if (line.at - last) * side > LEVEL]
    for line in sorted(beyond, key=lambda one: abs(one.at - last)):
        if abs(line.at - last) > WIDEST:
            break
        found.append(line)
        last = line.at
    if not found or not _between(inner, last, top, bottom, words):
        return []
    outer = _between(last, last + side * WIDEST, top, bottom, words)
    if outer:
        edges = [box.x0 - _MARGIN if side < 0 else box.x1 + _MARGIN for box in outer]
        edge = min(edges) if side < 0 else max(edges)
        found.append(Stroke(edge, top, bottom, 0.0))
    return found


def _height(group: StrokeGroup) -> tuple[float, float]:
    return min(line.start for line in group.vertical), max(line.end for line in group.vertical)


def _between(
    one: float, other: float, top: float, bottom: float, words: Sequence[Word]
) -> list[Box]:
    """The boxes of the words that stand between two upright lines."""
    band = Box(min(one, other), top - LEVEL, max(one, other), bottom + LEVEL)
    return [word.box for word in words if _is_within(word.box, band)]


def _is_within(box: Box, band: Box) -> bool:
    return (
        band.x0 < box.x0 and box.x1 < band.x1 and band.top <= box.top and box.bottom <= band.bottom
    )

"""Headings of two levels that no line parts: the columns' lines begin half-way down.

``Households`` stands over ``Total | Men | Women``; lines part the three words only, from
where they begin. There a line is drawn that the printer left out, over the columns that
the heading is set over. The heading must run over the line below it, or stand in the
middle of these columns: a line that merely stops short has texts on both its sides.

Limits: a heading set to the left of its columns, before their first line, is not told.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from extractor.readers.page import Word
from extractor.tables.rulings import Stroke, StrokeGroup

NEAR = 4.0
"""Points from a drawn line within which a line down begins at it."""
SLACK = 0.35
"""Share of its height that a word's box may reach over the level: ascents are mostly empty."""
CENTRED = 0.75
"""Heights of its letters by which a heading's middle may be off its columns' middle."""
SPACE = 0.6
"""Heights of the letters that two words of one text are apart at most."""


def add_levels(group: StrokeGroup, words: Sequence[Word]) -> StrokeGroup:
    """Add the lines between headings and those below them that were left out.

    Args:
        group: the lines of one table.
        words: the words in its reach.

    Returns:
        The group; with lines across where lines down begin below a heading of theirs.
    """
    places = [line.at for line in group.horizontal]
    begun = [line for line in group.vertical if _is_begun_between(line, places)]
    added: list[Stroke] = []
    sides: list[Stroke] = []
    for line in begun:
        level = _level(line, group, places, words)
        if level is not None:
            added.append(level)
            sides += _sides(level, group, places, words)
    if not added:
        return group
    return StrokeGroup(sorted({*group.horizontal, *added}), sorted({*group.vertical, *sides}))


def _is_begun_between(line: Stroke, places: Sequence[float]) -> bool:
    """Say whether a line down begins below the table's first line, and at none of the others."""
    after = bisect_left(places, line.start)
    near = places[max(after - 1, 0) : after + 1]
    return 0 < after < len(places) and all(abs(place - line.start) > NEAR for place in near)


def _level(
    line: Stroke, group: StrokeGroup, places: Sequence[float], words: Sequence[Word]
) -> Stroke | None:
    """Find the line across at which a line down begins; None where nothing heads it."""
    after = bisect_left(places, line.start)
    top, bottom = places[after - 1], places[after]
    # It parts all of what is below it up to the next line across.
    if line.end < bottom - NEAR:
        return None
    left, right = _neighbours(line, top, group)
    if left is None or right is None:
        return None
    band = [w for w in words if left < w.box.middle[0] < right and top < w.box.middle[1] < bottom]
    above = [word for word in band if word.box.middle[1] < line.start]
    below = [word for word in band if word.box.middle[1] >= line.start]
    if any(word.turn for word in band) or not _are_parted(line, above, below):
        return None
    if not _is_over(above, line.at, (left + right) / 2):
        return None
    return Stroke(line.start, left, right, line.thickness)


def _neighbours(line: Stroke, top: float, group: StrokeGroup) -> tuple[float | None, float | None]:
    """Find the nearest lines beside one that stand at the height of the heading above it."""
    middle = (top + line.start) / 2
    ends = [rule for rule in group.horizontal if abs(rule.at - top) <= NEAR]
    sides = [one.at for one in group.vertical if one.start < middle < one.end]
    sides += [place for rule in ends for place in (rule.start, rule.end)]
    left = max((place for place in sides if place < line.at - NEAR), default=None)
    right = min((place for place in sides if place > line.at + NEAR), default=None)
    return left, right


def _sides(
    level: Stroke, group: StrokeGroup, places: Sequence[float], words: Sequence[Word]
) -> list[Stroke]:
    """Return the ends of lines down that stop at a level, where no word stands below them."""
    bottom = places[bisect_left(places, level.at)]
    found = []
    for line in group.vertical:
        if abs(line.end - level.at) > NEAR or line.at not in (level.start, level.end):
            continue
        if not any(
            word.box.x0 < line.at - NEAR
            and word.box.x1 > line.at + NEAR
            and level.at < word.box.middle[1] < bottom
            for word in words
        ):
            found.append(line._replace(start=level.at, end=bottom))
    return found


def _are_parted(line: Stroke, above: Sequence[Word], below: Sequence[Word]) -> bool:
    """Say whether words stand above the level, and on both sides of the line below it."""
    if not above or any(_reaches_over(word, line.start) for word in [*above, *below]):
        return False
    if any(word.box.x0 < line.at - NEAR and word.box.x1 > line.at + NEAR for word in below):
        return False
    sides = {word.box.middle[0] < line.at for word in below}
    return len(sides) > 1


def _reaches_over(word: Word, level: float) -> bool:
    slack = SLACK * word.box.height
    return word.box.top < level - slack and word.box.bottom > level + slack


def _is_over(words: Sequence[Word], at: float, middle: float) -> bool:
    """Say whether a text runs over a place, or is one that stands in the middle."""
    size = max(word.box.height for word in words)
    left = [word.box.x1 for word in words if word.box.middle[0] < at]
    right = [word.box.x0 for word in words if word.box.middle[0] >= at]
    if any(word.box.x0 < at < word.box.x1 for word in words):
        return True
    if left and right:
        return min(right) - max(left) <= SPACE * size
    start, end = min(word.box.x0 for word in words), max(word.box.x1 for word in words)
    return abs((start + end) / 2 - middle) <= CENTRED * size

"""Groups of lines that one table's rows over its whole width keep from touching.

A table without left and right border falls in two where a group heading fills a whole row:
no line joins the rule above it to the rule below. Two groups are one table where these
rules begin and end alike, beyond the last columns on both sides, where one's columns are
columns of the other, and where nothing but lines of text as close to the rules as in a cell
stands between. They are two where that text is a caption, or where the headings of the upper
one stand in the lower one again. A title without such a word, above a table that goes on
without headings, looks as a group heading does, so that what is joined is doubtful.

Limits: a heading above the first or below the last of a table's lines is left to the running
text.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from extractor.readers.page import Box, Word
from extractor.tables.captions import is_caption
from extractor.tables.ruled_lattice import SNAP, STICKS_OUT
from extractor.tables.ruled_records import lines_of, text_of
from extractor.tables.rulings import TOUCH, Stroke, StrokeGroup

FREE = 1.75
"""Heights of the letters that may be free in a row, above and below its text together: a
caption between two tables mostly has an empty line above it, and space for one below."""
MOST_BETWEEN = 6.0
"""Heights of its letters that what stands between may have: headings of three lines."""


def join_parted(
    groups: Sequence[StrokeGroup], lines: Sequence[Stroke], words: Sequence[Word]
) -> tuple[list[StrokeGroup], list[Box]]:
    """Put together the groups that a row over the whole width parts.

    Args:
        groups: groups of lines that touch.
        lines: all horizontal lines of the page, top to bottom; those between the groups
            part rows that follow each other.
        words: the page's words.

    Returns:
        The groups, and the places of the rows over which any were joined: tables that they
        stand in are less sure.
    """
    open_ones = [group for group in groups if _is_open(group)]
    joined: list[Box] = []
    if len(open_ones) < 2:
        return list(groups), joined
    open_ones.sort(key=_top)
    done = [group for group in groups if not any(group is one for one in open_ones)]
    while open_ones:
        upper = open_ones.pop(0)
        for at, lower in enumerate(open_ones):
            between = _rules_between(upper, lower, lines)
            if (
                between
                and _is_one_table(upper, lower)
                and _hold_text(between, words)
                and not begins_again(upper, lower, words)
            ):
                horizontal = sorted({*upper.horizontal, *between, *lower.horizontal})
                open_ones[at] = StrokeGroup(horizontal, sorted(upper.vertical + lower.vertical))
                joined.append(_between(between[0], between[-1]))
                break
        else:
            done.append(upper)
    return done, joined


def _top(group: StrokeGroup) -> float:
    return group.horizontal[0].at


def _is_open(group: StrokeGroup) -> bool:
    """Say whether rules go on past the last columns on both sides, above or below all of them."""
    left, right = group.vertical[0].at, group.vertical[-1].at
    return any(
        line.start < left - STICKS_OUT and line.end > right + STICKS_OUT
        for line in (group.horizontal[0], group.horizontal[-1])
    )


def _rules_between(upper: StrokeGroup, lower: StrokeGroup, lines: Sequence[Stroke]) -> list[Stroke]:
    """The rules from the last of one group to the first of the other; none if they differ."""
    first, last = upper.horizontal[-1], lower.horizontal[0]
    places = [line.at for line in lines]
    found = [
        line
        for line in lines[bisect_left(places, first.at) : bisect_right(places, last.at)]
        if line.start < first.end and first.start < line.end
    ]
    alike = all(
        abs(line.start - first.start) <= SNAP and abs(line.end - first.end) <= SNAP
        for line in found
    )
    return found if alike and len(found) > 1 else []


def _is_one_table(upper: StrokeGroup, lower: StrokeGroup) -> bool:
    """Say whether the columns end at the rules between, and are those of the other group."""
    if max(line.end for line in upper.vertical) > upper.horizontal[-1].at + TOUCH:
        return False
    if min(line.start for line in lower.vertical) < lower.horizontal[0].at - TOUCH:
        return False
    above, below = _columns(upper), _columns(lower)
    return _are_among(above, below) or _are_among(below, above)


def _columns(group: StrokeGroup) -> list[float]:
    return [line.at for line in group.vertical]


def _are_among(columns: Sequence[float], others: Sequence[float]) -> bool:
    return all(any(abs(one - other) <= SNAP for other in others) for one in columns)


def _hold_text(rules: Sequence[Stroke], words: Sequence[Word]) -> bool:
    """Say whether text stands between each two rules, as close to them as in a cell."""
    return all(_is_row(_between(upper, lower), words) for upper, lower in itertools.pairwise(rules))


def _between(upper: Stroke, lower: Stroke) -> Box:
    return Box(upper.start, upper.at, upper.end, lower.at)


def _is_row(band: Box, words: Sequence[Word]) -> bool:
    """Say whether a band holds text as a row of a table does, which is no caption."""
    inside = _inside(band, words)
    if not inside:
        return False
    boxes = [word.box for word in inside]
    height = max(box.height for box in boxes)
    printed = max(box.bottom for box in boxes) - min(box.top for box in boxes)
    if band.height - printed > FREE * height or band.height > MOST_BETWEEN * height:
        return False
    return not any(is_caption(text_of(line)) for line in lines_of(inside))


def begins_again(upper: StrokeGroup, lower: StrokeGroup, words: Sequence[Word]) -> bool:
    """Say whether one group's first row has the same texts as the other's: their headings."""
    above, below = _first_row(upper, words), _first_row(lower, words)
    return bool(above) and above == below


def _first_row(group: StrokeGroup, words: Sequence[Word]) -> list[str]:
    """The words of the first row that holds any, line by line."""
    first, last = group.horizontal[0], group.horizontal[-1]
    inside = _inside(_between(first, last), words)
    if not inside:
        return []
    top = min(word.box.middle[1] for word in inside)
    end = next(line.at for line in group.horizontal if line.at > top)
    row = [word for word in inside if word.box.middle[1] < end]
    return [text_of(line).lower() for line in lines_of(row)]


def _inside(band: Box, words: Sequence[Word]) -> list[Word]:
    return [
        word
        for word in words
        if band.top < word.box.middle[1] < band.bottom and band.x0 < word.box.middle[0] < band.x1
    ]

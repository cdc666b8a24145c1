"""Lines under and through words: they belong to the text and bound no cell.

In a narrow cell an underlined text comes as near to the borders as lines do that touch.
What tells it from a border is that it begins and ends with the words it stands at, while
a cell's border goes on past its text.

Cells may leave their text a point alone, and then nothing tells but that borders meet: a line
that upright ones touch, or that begins or ends where a line does that stands at no words, is
a border.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from extractor.readers.page import Ruling, Word

EXACT = 1.0
"""Points between the end of an underline and that of its words, which have side bearings."""
MEETS = 0.5
"""Points between lines that meet: as wide as they are drawn."""
ABOVE, BELOW = 0.25, 0.2
"""From where to where such a line stands: shares of the words' height, from their top and below
their foot."""


class _Upright(NamedTuple):
    """A line, or a side of a word, from one height to another."""

    x: float
    top: float
    bottom: float


class _Lying(NamedTuple):
    """A part of a horizontal line."""

    y: float
    x0: float
    x1: float


def without_underlines(rulings: Sequence[Ruling], words: Sequence[Word]) -> list[Ruling]:
    """Leave out the horizontal lines that begin and end with the words of a line.

    One that meets other lines is a border that the text fills; where there are no upright
    lines, nothing is left out, as no line bounds a cell there.

    Args:
        rulings: lines of a page.
        words: its words; a line may begin or end at any of them.
    """
    lying: list[tuple[float, float, Ruling]] = []
    standing: list[Ruling] = []
    for ruling in rulings:
        x0, top, x1, bottom = ruling.box
        if x1 - x0 >= bottom - top:
            lying.append((x0, x1, ruling))
        else:
            standing.append(ruling)
    if not standing or not lying:
        return list(rulings)
    upright = {round(2 * x) for x in {ruling.box[0] for ruling in standing}}
    near = {x + off for x in upright for off in (-1, 0, 1)}
    # Many lines end at few places: each is looked up once.
    ends = {x0 for x0, _, _ in lying} | {x1 for _, x1, _ in lying}
    free = {x for x in ends if round(2 * x) not in near}
    if not free:
        return list(rulings)
    loose = [one for x0, x1, one in lying if x0 in free or x1 in free]
    found = _with_words(loose, words)
    if not found:
        return list(rulings)
    under = set(map(id, found))
    borders = [one for _, _, one in lying if id(one) not in under]
    dropped = set(map(id, _meeting_none(found, standing, borders)))
    return [one for one in rulings if id(one) not in dropped] if dropped else list(rulings)


def _with_words(rulings: Iterable[Ruling], words: Sequence[Word]) -> list[Ruling]:
    """The lines that begin and end with words that stand at them."""
    placed = [(box[0], box[2], (box[1] + box[3]) / 2, one) for one in rulings for box in (one.box,)]
    # Few begin with a word: where words end, and all else, is looked up for those only.
    begun = _are_at([(y, x0) for x0, _, y, _ in placed], words, (0,))
    placed = [placed[at] for at in sorted(begun)]
    if not placed:
        return []
    ended = _are_at([(y, x1) for _, x1, y, _ in placed], words, (2, 0))
    return [placed[at][3] for at in sorted(ended)]


def _are_at(
    points: Sequence[tuple[float, float]], words: Sequence[Word], sides: Sequence[Literal[0, 2]]
) -> set[int]:
    """Find the points (height and place) at which a word stands, and begins (0) or ends (2)."""
    whole = {round(x) for _, x in points}
    whole |= {x - 1 for x in whole} | {x + 1 for x in whole}
    places: list[_Upright] = []
    for side in sides:
        for word in [word for word in words if round(word.box[side]) in whole and not word.turn]:
            _, top, _, bottom = box = word.box
            height = bottom - top
            places.append(_Upright(box[side], top + ABOVE * height, bottom + BELOW * height))
    return _met([_Lying(y, x - EXACT, x + EXACT) for y, x in points], places) if places else set()


def _meeting_none(
    found: Sequence[Ruling], standing: Iterable[Ruling], borders: Iterable[Ruling]
) -> list[Ruling]:
    """Those lines that no upright one touches, and no border begins or ends where they do."""
    boxes = [ruling.box for ruling in found]
    middles = [(box.top + box.bottom) / 2 for box in boxes]
    lines = [
        _Lying(y, box.x0 - MEETS, box.x1 + MEETS) for y, box in zip(middles, boxes, strict=True)
    ]
    uprights = [
        _Upright((x0 + x1) / 2, top - MEETS, bottom + MEETS)
        for x0, top, x1, bottom in (ruling.box for ruling in standing)
    ]
    met = _met(lines, uprights)
    starts = sorted({ruling.box.x0 for ruling in borders})
    stops = sorted({ruling.box.x1 for ruling in borders})
    return [
        ruling
        for at, ruling in enumerate(found)
        if at not in met
        and not _has_near(starts, ruling.box.x0)
        and not _has_near(stops, ruling.box.x1)
    ]


def _has_near(places: Sequence[float], x: float) -> bool:
    at = bisect_left(places, x - MEETS)
    return at < len(places) and places[at] <= x + MEETS


def _met(lines: Sequence[_Lying], uprights: Iterable[_Upright]) -> set[int]:
    """Find the lines, by number, that some upright one meets: one way down the page."""
    begin, look, end = 0, 1, 2
    events = [(line.y, look, at, 0.0) for at, line in enumerate(lines)]
    for x, top, bottom in uprights:
        if top <= bottom:
            events += [(top, begin, 0, x), (bottom, end, 0, x)]
    events.sort()
    found: set[int] = set()
    open_ones: list[float] = []
    for _, what, at, x in events:
        if what == begin:
            insort(open_ones, x)
        elif what == end:
            del open_ones[bisect_left(open_ones, x)]
        else:
            near = bisect_left(open_ones, lines[at].x0)
            if near < len(open_ones) and open_ones[near] <= lines[at].x1:
                found.add(at)
    return found

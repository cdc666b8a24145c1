"""Lines under and through words: they belong to the text and bound no cell.

In a narrow cell an underlined text comes as near to the borders as lines do that touch.
What tells it from a border is that it begins and ends with the words it stands at, while
a cell's border goes on past its text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from extractor.readers.page import Box, Ruling, Word

EXACT = 1.0
"""Points between the end of an underline and that of its words: cells leave 1.5 or more."""
ABOVE, BELOW = 0.25, 0.2
"""From where to where such a line stands: shares of the words' height, from their top and below
their foot."""


def without_underlines(rulings: Sequence[Ruling], words: Sequence[Word]) -> list[Ruling]:
    """Leave out the horizontal lines that begin and end with the words of a line.

    One that ends at upright lines on both sides is a border that the text fills; where
    there are no upright lines, nothing is left out, as no line bounds a cell there.

    Args:
        rulings: lines of a page.
        words: its words; a line may begin or end at any of them.
    """
    lying: list[tuple[float, float, Ruling]] = []
    places: set[float] = set()
    for ruling in rulings:
        x0, top, x1, bottom = ruling.box
        if x1 - x0 >= bottom - top:
            lying.append((x0, x1, ruling))
        else:
            places.add(x0)
    if not places or not lying:
        return list(rulings)
    upright = {round(2 * x) for x in places}
    near = {x + off for x in upright for off in (-1, 0, 1)}
    # Many lines end at few places: each is looked up once.
    ends = {x0 for x0, _, _ in lying} | {x1 for _, x1, _ in lying}
    free = {x for x in ends if round(2 * x) not in near}
    if not free:
        return list(rulings)
    loose = [one for x0, x1, one in lying if x0 in free or x1 in free]
    dropped = set(map(id, _with_words(loose, words)))
    return [one for one in rulings if id(one) not in dropped] if dropped else list(rulings)


def _with_words(rulings: Iterable[Ruling], words: Sequence[Word]) -> list[Ruling]:
    """The lines that begin and end with words that stand at them."""
    placed = [(box[0], box[2], (box[1] + box[3]) / 2, one) for one in rulings for box in (one.box,)]
    # Few begin with a word: where words end, and all else, is looked up for those only.
    starts = _word_sides([x0 for x0, _, _, _ in placed], words, 0)
    placed = [line for line in placed if _is_at(line[2], line[0], starts)]
    if not placed:
        return []
    ends = [x1 for _, x1, _, _ in placed]
    stops, starts = _word_sides(ends, words, 2), _word_sides(ends, words, 0)
    return [one for _, x1, y, one in placed if _is_at(y, x1, stops) or _is_at(y, x1, starts)]


_Sides = Mapping[int, Sequence[tuple[float, Box]]]
"""Words that begin (or end) at a place, by that in whole points."""


def _word_sides(near: Iterable[float], words: Iterable[Word], side: Literal[0, 2]) -> _Sides:
    """Find the words whose left (0) or right (2) side is at most about a point from a place."""
    whole = {round(x) for x in near}
    whole |= {x - 1 for x in whole} | {x + 1 for x in whole}
    found: dict[int, list[tuple[float, Box]]] = {}
    for word in words:
        place = word.box[side]
        if (key := round(place)) in whole and not word.turn:
            found.setdefault(key, []).append((place, word.box))
    return found


def _is_at(y: float, x: float, places: _Sides) -> bool:
    """Say whether some word begins (or ends) at a place and stands on a height."""
    near = round(x)
    for key in (near - 1, near, near + 1):
        for place, (_, top, _, bottom) in places.get(key, ()):
            height = bottom - top
            if abs(place - x) <= EXACT and top + ABOVE * height <= y <= bottom + BELOW * height:
                return True
    return False

"""Lines under and through words: they belong to the text and bound no cell.

In a narrow cell an underlined text comes as near to the borders as lines do that touch.
What tells it from a border is that it begins and ends with the words it stands at, while
a cell's border goes on past its text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

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
    upright: set[int] = set()
    for ruling in rulings:
        x0, top, x1, bottom = ruling.box
        if x1 - x0 >= bottom - top:
            lying.append((x0, x1, ruling))
        else:
            upright.add(round(2 * x0))
    near = {x + off for x in upright for off in (-1, 0, 1)}
    loose = [one for x0, x1, one in lying if round(2 * x0) not in near or round(2 * x1) not in near]
    if not upright or not loose:
        return list(rulings)
    ends = _Ends(loose, words)
    dropped = {id(ruling) for ruling in loose if ends.are_of(ruling)}
    return [ruling for ruling in rulings if id(ruling) not in dropped]


class _Ends:
    """Where words begin and end, as far as some line begins or ends there."""

    def __init__(self, rulings: Iterable[Ruling], words: Iterable[Word]) -> None:
        near = {round(x) for ruling in rulings for x in ruling.box[::2]}
        near |= {x - 1 for x in near} | {x + 1 for x in near}
        self._starts: dict[int, list[tuple[float, Box]]] = {}
        self._stops: dict[int, list[tuple[float, Box]]] = {}
        for word in words:
            x0, _, x1, _ = box = word.box
            if (start := round(x0)) in near and not word.turn:
                self._starts.setdefault(start, []).append((x0, box))
            if (stop := round(x1)) in near and not word.turn:
                self._stops.setdefault(stop, []).append((x1, box))

    def are_of(self, ruling: Ruling) -> bool:
        """Say whether a line begins and ends with words that stand at it."""
        x0, top, x1, bottom = ruling.box
        y = (top + bottom) / 2
        return _is_at(y, x0, self._starts) and (
            _is_at(y, x1, self._stops) or _is_at(y, x1, self._starts)
        )


def _is_at(y: float, x: float, places: Mapping[int, Sequence[tuple[float, Box]]]) -> bool:
    """Say whether some word begins (or ends) at a place and stands on a height."""
    near = round(x)
    return any(
        abs(place - x) <= EXACT
        and box.top + ABOVE * box.height <= y <= box.bottom + BELOW * box.height
        for key in (near - 1, near, near + 1)
        for place, box in places.get(key, ())
    )

"""Background colours of cells, from the areas painted on the page.

A cell's fill is the colour that it shows most, where most of it is painted: producers paint
the page, then the band, then each cell or each line of a cell, and what is painted later
hides what is below it. White hides as other colours do, and is no fill. Areas are taken
from the topmost down and counted at evenly spaced points of the cell, each of which shows
one colour, so that no area counts twice; a cell is settled as soon as it is sure.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from extractor.readers.cells import SpanCell
from extractor.readers.page import Box, Fill, box_around

COVERED = 0.6
"""Share of a cell that must show one colour for it to be the background."""
NEAR_WHITE = 250
"""Channels all this high cannot be told from white on paper."""
MOST_LOOKS = 1_000_000
"""Bound on pairs of areas and cells looked at, about a second; areas below those are left out."""
POINTS = 32
"""Points each way at which a cell is looked at: an area's edge is known to 1/64 of the cell."""
_ALL = (1 << POINTS * POINTS) - 1
_ENOUGH = COVERED * POINTS * POINTS
_COLUMNS = [sum(1 << POINTS * row for row in range(count)) for count in range(POINTS + 1)]
"""One point in each of the first rows: times the points of one row, an area's points."""


def colour_cells(cells: Sequence[SpanCell], fills: Sequence[Fill]) -> tuple[list[SpanCell], bool]:
    """Give cells the colour that most of them show.

    Args:
        cells: cells of one table with their boxes.
        fills: the page's fills in painting order.

    Returns:
        The cells in the same order with ``fill`` set (``#rrggbb``, None for no colour and
        for white), and whether all areas were looked at: of too many, only those on top.
    """
    if not fills:
        return list(cells), True
    colours, whole = find_colours([cell.box for cell in cells], fills)
    return [
        replace(cell, fill=colour) if colour is not None else cell
        for cell, colour in zip(cells, colours, strict=True)
    ], whole


def find_colours(
    boxes: Sequence[Box | None], fills: Sequence[Fill]
) -> tuple[list[str | None], bool]:
    """Find the colour that most of each cell shows: ``colour_cells`` for their boxes alone.

    Args:
        boxes: the borders of the cells of one table.
        fills: the page's fills in painting order.

    Returns:
        The colours in the order of the cells, None for none and for white; and whether all
        areas were looked at.
    """
    seen = {
        at: box
        for at, box in enumerate(boxes)
        if box is not None and box[2] > box[0] and box[3] > box[1]
    }
    near = _fills_near(seen.values(), fills) if seen and fills else []
    if not near:
        return [None] * len(boxes), True
    table = _Table(seen)
    whole = table.paint(near)
    return table.colours(len(boxes)), whole


def _fills_near(boxes: Iterable[Box], fills: Sequence[Fill]) -> list[Fill]:
    """The areas that reach into the table, from the last to the first."""
    left, upper, right, lower = box_around(boxes)
    return [
        fill
        for fill in reversed(fills)
        for x0, top, x1, bottom in (fill.box,)
        if not (x0 >= right or x1 <= left or top >= lower or bottom <= upper)
    ]


@dataclass(slots=True)
class _Canvas:
    """What is seen of one cell: the points that areas cover so far, by colour.

    A bit stands for a point: row after row from the top, each from the left.
    """

    covered: int = 0
    shown: dict[str, int] = field(default_factory=dict)

    def paint(self, points: int, colour: str) -> bool:
        """Put an area below those painted so far; say whether the cell's colour is settled."""
        free = points & ~self.covered
        if free:
            self.covered |= free
            self.shown[colour] = self.shown.get(colour, 0) + free.bit_count()
            return self.shown[colour] > _ENOUGH or self.covered == _ALL
        return False

    def colour(self) -> str | None:
        """Return the background; None where little is painted, or in many colours."""
        if self.covered.bit_count() <= _ENOUGH:
            return None
        most = max(self.shown, key=self.shown.__getitem__)
        return most if 2 * self.shown[most] > POINTS * POINTS else None


def _points(cell: Box, area: Box) -> int:
    """The points of a cell that lie in an area; they stand in the middle of equal parts."""
    x0, top, x1, bottom = cell
    left, upper, right, lower = area
    if left <= x0 and right >= x1 and upper <= top and lower >= bottom:
        return _ALL
    width, height = x1 - x0, bottom - top
    # Halves are rounded up on both sides, so that areas side by side share no point.
    first = int((left - x0) / width * POINTS + 0.5) if left > x0 else 0
    last = int((right - x0) / width * POINTS + 0.5) if right < x1 else POINTS
    above = int((upper - top) / height * POINTS + 0.5) if upper > top else 0
    below = int((lower - top) / height * POINTS + 0.5) if lower < bottom else POINTS
    if first >= last or above >= below:
        return 0
    row = (1 << last) - (1 << first)
    return row * (_COLUMNS[below] - _COLUMNS[above])


class _Table:
    """The cells of a table that are not settled yet, by the rows in which they stand."""

    def __init__(self, boxes: Mapping[int, Box]) -> None:
        self._boxes = boxes
        self._canvases: dict[int, _Canvas] = {}
        self._colours: dict[int, str | None] = {}
        self._tops = sorted({box[1] for box in self._boxes.values()})
        self._row_from = {top: row for row, top in enumerate(self._tops)}
        self._rows: list[dict[int, Box]] = [{} for _ in self._tops]
        for at, box in self._boxes.items():
            for row in self._rows_of(box):
                row[at] = box

    def _rows_of(self, box: Box) -> list[dict[int, Box]]:
        """The rows that a cell of the table reaches into: one, for most."""
        _, top, _, bottom = box
        first = self._row_from[top]
        if first + 1 == len(self._tops) or self._tops[first + 1] >= bottom:
            return [self._rows[first]]
        return self._rows[first : bisect_left(self._tops, bottom)]

    def paint(self, fills: Iterable[Fill]) -> bool:
        """Paint areas that reach into the table, the topmost first; say whether all could be."""
        looks = 0
        for area, colour in fills:
            if looks > MOST_LOOKS or len(self._colours) == len(self._boxes):
                break
            x0, top, x1, bottom = area
            below = self._below(top, bottom)
            looks += len(below) + 1
            if not below:
                continue
            reached = [(at, box) for at, box in below.items() if box[0] < x1 and x0 < box[2]]
            for at, box in reached:
                points = _points(box, area)
                if points:
                    self._paint_cell(at, points, colour)
        return looks <= MOST_LOOKS

    def _below(self, top: float, bottom: float) -> dict[int, Box]:
        """The cells that are not settled in the rows that an area reaches into, each once."""
        first = bisect_right(self._tops, top) - 1
        reached = self._rows[first if first > 0 else 0 : bisect_left(self._tops, bottom)]
        if len(reached) == 1:
            return reached[0]
        found: dict[int, Box] = {}
        for row in reached:
            found.update(row)
        return found

    def _paint_cell(self, at: int, points: int, colour: str) -> None:
        canvas = self._canvases.get(at)
        if canvas is None:
            if points.bit_count() > _ENOUGH:
                # most cells: the topmost area is all that is seen of them
                self._settle(at, colour)
                return
            canvas = self._canvases[at] = _Canvas()
        if canvas.paint(points, colour):
            self._settle(at, canvas.colour())

    def _settle(self, at: int, colour: str | None) -> None:
        self._colours[at] = colour
        for row in self._rows_of(self._boxes[at]):
            del row[at]

    def colours(self, count: int) -> list[str | None]:
        """Return the backgrounds of so many cells; None for white and where one has none."""
        found: list[str | None] = [None] * count
        for at, canvas in self._canvases.items():
            if at not in self._colours:
                found[at] = _no_white(canvas.colour())
        for at, colour in self._colours.items():
            found[at] = _no_white(colour)
        return found


def _no_white(colour: str | None) -> str | None:
    return None if colour is None or is_near_white(colour) else colour


@lru_cache(maxsize=1024)
def is_near_white(colour: str) -> bool:
    """Say whether ``#rrggbb`` looks white on paper."""
    return all(int(colour[place : place + 2], 16) >= NEAR_WHITE for place in (1, 3, 5))

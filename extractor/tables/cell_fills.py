"""Background colours of cells, from the areas painted on the page.

A cell's fill is the colour that it shows most, where most of it is painted: producers paint
the page, then the band, then each cell or each line of a cell, and what is painted later
hides what is below it. White hides as other colours do, and is no fill. Areas are taken
from the topmost down and counted at evenly spaced points of the cell, each of which shows
one colour, so that no area counts twice; a cell is settled as soon as it is sure.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
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
    table = _Table(cells)
    whole = table.paint(fills)
    return [
        replace(cell, fill=colour) if (colour := table.colour(at)) is not None else cell
        for at, cell in enumerate(cells)
    ], whole


@dataclass(slots=True)
class _Canvas:
    """What is seen of one cell: the points that areas cover so far, by colour.

    A bit stands for a point: row after row from the top, each from the left.
    """

    box: Box
    covered: int = 0
    shown: dict[str, int] = field(default_factory=dict)

    def paint(self, box: Box, colour: str) -> bool:
        """Put an area below those painted so far; say whether the cell's colour is settled."""
        free = _points(self.box, box) & ~self.covered
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
    """The points of a cell that lie in an area."""
    if _covers(area, cell):
        return _ALL
    x0, top, x1, bottom = cell
    left, upper, right, lower = area
    first, last = _range(left - x0, right - x0, x1 - x0)
    above, below = _range(upper - top, lower - top, bottom - top)
    if first >= last or above >= below:
        return 0
    row = (1 << last) - (1 << first)
    return row * (_COLUMNS[below] - _COLUMNS[above])


def _covers(area: Box, cell: Box) -> bool:
    x0, top, x1, bottom = cell
    left, upper, right, lower = area
    return left <= x0 and right >= x1 and upper <= top and lower >= bottom


def _range(start: float, stop: float, size: float) -> tuple[int, int]:
    """The points from ``start`` to before ``stop``; they stand in the middle of equal parts."""
    # Halves are rounded up on both sides, so that areas side by side share no point.
    first = int(max(0.0, start / size) * POINTS + 0.5)
    last = int(min(1.0, stop / size) * POINTS + 0.5) if stop > 0 else 0
    return first, last


class _Table:
    """The cells of a table that are not settled yet, by the rows in which they stand."""

    def __init__(self, cells: Sequence[SpanCell]) -> None:
        self._boxes = {
            at: cell.box
            for at, cell in enumerate(cells)
            if cell.box is not None and cell.box.width > 0 and cell.box.height > 0
        }
        self._canvases: dict[int, _Canvas] = {}
        self._colours: dict[int, str | None] = {}
        self._tops = sorted({box.top for box in self._boxes.values()})
        self._rows: list[dict[int, Box]] = [{} for _ in self._tops]
        for at, box in self._boxes.items():
            for row in self._rows_of(box):
                self._rows[row][at] = box

    def _rows_of(self, box: Box) -> range:
        """The rows that a box reaches into; the first one for a box above all of them."""
        first = max(bisect_right(self._tops, box.top) - 1, 0)
        return range(first, bisect_left(self._tops, box.bottom))

    def paint(self, fills: Sequence[Fill]) -> bool:
        """Paint areas from the last to the first; say whether all could be."""
        if not self._boxes:
            return True
        left, upper, right, lower = box_around(self._boxes.values())
        looks = 0
        for fill in reversed(fills):
            if looks > MOST_LOOKS or len(self._colours) == len(self._boxes):
                break
            box, colour = fill.box, fill.colour
            x0, top, x1, bottom = box
            if x0 >= right or x1 <= left or top >= lower or bottom <= upper:
                continue
            below = self._below(box)
            looks += len(below) + 1
            for at, cell in below:
                if cell.x0 < x1 and x0 < cell.x1:
                    self._paint_cell(at, box, colour)
        return looks <= MOST_LOOKS

    def _below(self, box: Box) -> list[tuple[int, Box]]:
        """The cells that are not settled in the rows that a box reaches into, each once."""
        reached = self._rows_of(box)
        if len(reached) == 1:
            return list(self._rows[reached[0]].items())
        found: dict[int, Box] = {}
        for row in reached:
            found.update(self._rows[row])
        return list(found.items())

    def _paint_cell(self, at: int, area: Box, colour: str) -> None:
        box, canvas = self._boxes[at], self._canvases.get(at)
        if canvas is None and _covers(area, box):
            self._settle(at, colour)
            return
        if canvas is None:
            canvas = self._canvases[at] = _Canvas(box)
        if canvas.paint(area, colour):
            self._settle(at, canvas.colour())

    def _settle(self, at: int, colour: str | None) -> None:
        self._colours[at] = colour
        for row in self._rows_of(self._boxes[at]):
            del self._rows[row][at]

    def colour(self, at: int) -> str | None:
        """Return the background of a cell; None for white and where it has none."""
        if at in self._colours:
            colour = self._colours[at]
        else:
            canvas = self._canvases.get(at)
            colour = canvas.colour() if canvas is not None else None
        return colour if colour is not None and not is_near_white(colour) else None


@lru_cache(maxsize=1024)
def is_near_white(colour: str) -> bool:
    """Say whether ``#rrggbb`` looks white on paper."""
    return all(int(colour[place : place + 2], 16) >= NEAR_WHITE for place in (1, 3, 5))

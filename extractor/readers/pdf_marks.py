"""Painted lines and areas of a page to rulings and fills, all of a page at once.

Lines and areas are collected in the order of painting, with the part of the page to which each
is clipped. What each shows of itself is then worked out for all together, as pages have
hundreds. The order of decisions:

1. an area no thicker than a border is a line; so is what a clip leaves of an area, if it is thin;
2. a line is drawn in its middle, without extent across; a clip cuts it off along its length, and
   hides it only if it lies beside the clip by more than it is thick;
3. what nothing of is within the page and the clip is nothing;
4. a white line is nothing unless it crosses a coloured area that was painted before;
5. a level strip in the colour of the areas on both its sides is nothing, where lines of another
   colour run on beside it: Word paints so what is left between the shades of one merged cell.
   Upright strips are left alone, and so are those that no other line goes on: borders of a
   heading in its own colour look the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, compress, repeat
from typing import TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from extractor.readers.page import Box, Fill, Ruling

THIN = 3.0
"""Points: a rectangle no thicker is a line; table borders are 0.25 to 2.25, rows 8 and more."""
CROOKED = 0.5
"""Points that a line may be off its axis over its length: rounding of coordinates."""
WHITE = "#ffffff"
_LEVEL = 1.0
"""Points between parts of one line of a table, drawn by two programs' ways of rounding."""
_SAMPLES = (0.05, 0.5, 0.95)
"""Where, along a strip, the colours above and below it are looked at."""
_AREA = -1.0
"""Stands for a thickness: the box itself says whether it is a line, and how thick."""

_Sides = NDArray[np.float64]
"""Left, top, right, bottom (4 rows) of many boxes."""
_Painted = tuple[Sequence[float], float, str | None, Box | None]
"""Box, thickness, colour and clip of a line or an area."""
_Widths = NDArray[np.float64]
_Tuple = TypeVar("_Tuple", bound=tuple[object, ...])
_Flags = NDArray[np.bool_]


@dataclass(slots=True)
class Marks:
    """The lines and areas of one page in their order of painting; ``page`` is its own box."""

    page: Box
    _painted: list[_Painted] = field(default_factory=list)

    def add_areas(
        self,
        boxes: Iterable[Sequence[float]],
        colours: Iterable[str | None],
        clips: Iterable[Box | None],
    ) -> None:
        """Add filled rectangles: left, top, right, bottom; a clip of None is the whole page.

        One without a colour is left out.
        """
        areas = zip(boxes, repeat(_AREA), colours, clips, strict=False)
        self._painted += [area for area in areas if area[2]]

    def add_line(self, box: Box, thickness: float, colour: str, clip: Box | None = None) -> None:
        """Add a line along the longer extent of a box."""
        self._painted.append((box, thickness, colour, clip))

    def settle(self) -> tuple[list[Ruling], list[Fill]]:
        """Return what the page shows of them, in their order; white lines that count come last."""
        if not self._painted:
            return [], []
        boxes, given, colours, clips = zip(*self._painted, strict=True)
        sides, thickness, area, seen = self._shown(_sides_of(boxes), np.array(given), clips)
        white = np.array([colour == WHITE for colour in colours])
        area, line = seen & area, seen & ~area
        line &= ~_shades(sides, thickness, np.array(colours), area, line & ~white)
        fills = list(tuples_of(Fill, boxes_of(sides[:, area]), compress(colours, area.tolist())))
        rulings = _rulings(sides, thickness, line & ~white)
        if white.any():
            lines = _rulings(sides, thickness, line & white)
            before = np.cumsum(area)[line & white].tolist()
            rulings += _lines_over(fills, list(zip(lines, before, strict=True)))
        return rulings, fills

    def _shown(
        self, own: _Sides, given: _Widths, clips: Sequence[Box | None]
    ) -> tuple[_Sides, _Widths, _Flags, _Flags]:
        """Return sides and thickness of what is shown, which are areas, and which are seen."""
        windows = self._windows(clips)
        area = given == _AREA
        parts = _common(own, windows)
        thick = area & (_thickness(own) > THIN)
        cut = thick & (_thickness(parts) <= THIN)
        if cut.any():
            lines = np.where(cut, parts, own)
            windows = np.where(cut, np.reshape(self.page, (4, 1)), windows)
        else:
            lines = own
        thickness = np.where(area, _thickness(lines), given)
        thick &= ~cut
        sides = np.where(thick, parts, _middle_lines(lines, windows, thickness))
        seen = _exist(sides) & (_exist(parts) | ~cut) & ~(area & (_length(own) <= 0))
        return sides, thickness, thick, seen

    def _windows(self, clips: Sequence[Box | None]) -> _Sides:
        """Return the part of the page that each clip shows; it may be turned inside out."""
        page = np.reshape(self.page, (4, 1))
        if not any(clips):
            return page
        return _common(_sides_of([clip or self.page for clip in clips]), page)


def _sides_of(boxes: Sequence[Sequence[float]]) -> _Sides:
    """Return the left, top, right, bottom of boxes as rows; quicker than np.array."""
    count = 4 * len(boxes)
    sides = np.fromiter(chain.from_iterable(boxes), dtype=np.float64, count=count)
    return np.ascontiguousarray(sides.reshape(-1, 4).T)


def tuples_of(kind: type[_Tuple], *columns: Iterable[object]) -> Iterator[_Tuple]:
    """Make named tuples of one kind, given all their fields, each as a column.

    They are made as the tuples that they are: a page has hundreds, and to call ``kind`` for each
    takes thrice as long.
    """
    rows = zip(*columns, strict=True)
    return cast(Iterator[_Tuple], map(tuple.__new__, repeat(kind), rows))


def boxes_of(sides: _Sides) -> Iterator[Box]:
    """Return boxes, given their left, top, right, bottom as rows."""
    return tuples_of(Box, *sides.tolist())


def _rulings(sides: _Sides, thickness: _Widths, which: _Flags) -> list[Ruling]:
    return list(tuples_of(Ruling, boxes_of(sides[:, which]), thickness[which].tolist()))


def _common(one: _Sides, other: _Sides) -> _Sides:
    """Return what boxes have in common, turned inside out where that is nothing."""
    return np.concatenate((np.maximum(one[:2], other[:2]), np.minimum(one[2:], other[2:])))


def _middle_lines(boxes: _Sides, windows: _Sides, thickness: _Widths) -> _Sides:
    """Return the middle lines of boxes as far as the windows show them."""
    x0, top, x1, bottom = boxes
    wide = x1 - x0 >= bottom - top
    x, y = (x0 + x1) / 2, (top + bottom) / 2
    middles = np.where(wide, (x0, y, x1, y), (x, top, x, bottom))
    margin = np.maximum(thickness, CROOKED)
    beside, above = np.where(wide, 0.0, margin), np.where(wide, margin, 0.0)
    return _common(middles, windows + np.array((-beside, -above, beside, above)))


def _thickness(boxes: _Sides) -> _Widths:
    thickness: _Widths = np.minimum(boxes[2] - boxes[0], boxes[3] - boxes[1])
    return thickness


def _length(boxes: _Sides) -> _Widths:
    length: _Widths = np.maximum(boxes[2] - boxes[0], boxes[3] - boxes[1])
    return length


def _exist(boxes: _Sides) -> _Flags:
    exist: _Flags = (boxes[0] <= boxes[2]) & (boxes[1] <= boxes[3])
    return exist


def _shades(
    sides: _Sides, thickness: _Widths, colours: NDArray[np.str_], area: _Flags, line: _Flags
) -> _Flags:
    """Mark the level lines that cannot be told from the areas above and below them.

    Args:
        sides: of all lines and areas.
        thickness: of all lines.
        colours: of all.
        area: which are areas that are seen.
        line: which are lines that are seen.
    """
    shades = np.zeros(line.size, dtype=bool)
    for i in np.flatnonzero(line & np.isin(colours, np.unique(colours[area]))).tolist():
        x0, y, x1, bottom = sides[:, i]
        if y != bottom:
            continue
        goes_on = line & (colours != colours[i]) & (np.abs(sides[1] - y) <= _LEVEL)
        goes_on &= np.abs(sides[3] - y) <= _LEVEL
        apart = thickness[i] / 2 + CROOKED
        if goes_on.any() and all(
            _top_colour(sides, colours, area, x0 + part * (x1 - x0), y + away) == colours[i]
            for part in _SAMPLES
            for away in (-apart, apart)
        ):
            shades[i] = True
    return shades


def _top_colour(
    sides: _Sides, colours: NDArray[np.str_], area: _Flags, x: float, y: float
) -> str | None:
    """Return the colour of the last area painted over a point."""
    x0, top, x1, bottom = sides
    over = np.flatnonzero(area & (x0 <= x) & (x <= x1) & (top <= y) & (y <= bottom))
    return str(colours[over[-1]]) if over.size else None


def _lines_over(fills: list[Fill], lines: list[tuple[Ruling, int]]) -> list[Ruling]:
    """Return the lines that cross a coloured fill painted before.

    Args:
        fills: in their order of painting.
        lines: each with the number of fills painted before it.
    """
    painted = [(i, fill.box) for i, fill in enumerate(fills) if fill.colour != WHITE]
    if not lines or not painted:
        return []
    order = np.array([i for i, _ in painted])
    x0, top, x1, bottom = np.array([box for _, box in painted]).T
    crossing = []
    for line, before in lines:
        x, y = line.box.middle
        under = (order < before) & (x0 <= x) & (x <= x1) & (top <= y) & (y <= bottom)
        if under.any():
            crossing.append(line)
    return crossing

"""Painted lines and areas of a page to rulings and fills, all of a page at once.

Lines and areas are collected in the order of painting, with the part of the page to which each
is clipped. What each shows of itself is then worked out for all together, as pages have
hundreds. The order of decisions:

1. an area no thicker than a border is a line; so is what a clip leaves of an area, if it is thin;
2. a line is drawn in its middle, without extent across; a clip cuts it off along its length, and
   hides it only if it lies beside the clip by more than it is thick;
3. what nothing of is within the page and the clip is nothing;
4. a white line is nothing unless it crosses a coloured area that was painted before;
5. a strip with its own colour on both sides, of areas or of other strips, is nothing: a level one
   where lines of another colour run on beside it, an upright one where no line that is seen
   stands at its place. Word paints so what is left between the shades of one cell. The others
   are left alone: borders of a heading in its own colour look the same.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, compress

import numpy as np
from numpy.typing import ArrayLike, NDArray

from extractor.readers.page import Box, Fill, Ruling, tuples_of

THIN = 3.0
"""Points: a rectangle no thicker is a line; table borders are 0.25 to 2.25, rows 8 and more."""
CROOKED = 0.5
"""Points that a line may be off its axis over its length: rounding of coordinates."""
WHITE = "#ffffff"
_LEVEL = 1.0
"""Points between parts of one line of a table, drawn by two programs' ways of rounding."""
_MOST_PAIRS = 1_000_000
"""Lines by areas of one colour that are looked at, some 50 ms; of more, all lines are borders."""
_BESIDE = 0.25
"""Points beside a strip at which is looked what is painted there: other strips are 0.48 thick."""
_SAMPLES = (0.05, 0.5, 0.95)
"""Where, along a strip, the colours above and below it are looked at."""
_BOTH_WAYS = np.array(((-1.0,), (1.0,)))
"""From a line to one side of it and to the other, as two rows."""
_AREA = -1.0
"""Stands for a thickness: the box itself says whether it is a line, and how thick."""

_Sides = NDArray[np.float64]
"""Left, top, right, bottom (4 rows) of many boxes."""
_Widths = NDArray[np.float64]
_Flags = NDArray[np.bool_]


@dataclass(slots=True)
class Marks:
    """The lines and areas of one page in their order of painting; ``page`` is its own box.

    They are kept as columns, the numbers as such: pages with maps have tens of thousands.
    """

    page: Box
    _sides: array[float] = field(default_factory=lambda: array("d"))
    _thickness: array[float] = field(default_factory=lambda: array("d"))
    _colours: list[str] = field(default_factory=list)
    _clips: list[Box | None] = field(default_factory=list)

    def add_areas(
        self, boxes: ArrayLike, colours: Sequence[str | None], clips: Sequence[Box | None]
    ) -> None:
        """Add filled rectangles: left, top, right, bottom; a clip of None is the whole page.

        One without a colour is left out.
        """
        areas = np.asarray(boxes, dtype=np.float64)
        painted = list(filter(None, colours))
        if len(painted) < len(colours):
            areas = areas[np.array(list(map(bool, colours)))]
            clips = list(compress(clips, colours))
        self._sides.frombytes(areas.tobytes())
        self._thickness += array("d", [_AREA]) * len(painted)
        self._colours += painted
        self._clips += clips

    def add_area(self, box: Box, colour: str, clip: Box | None = None) -> None:
        """Add one filled rectangle."""
        self.add_line(box, _AREA, colour, clip)

    def add_line(self, box: Box, thickness: float, colour: str, clip: Box | None = None) -> None:
        """Add a line along the longer extent of a box."""
        self._sides.extend(box)
        self._thickness.append(thickness)
        self._colours.append(colour)
        self._clips.append(clip)

    def settle(self) -> tuple[list[Ruling], list[Fill]]:
        """Return what the page shows of them, in their order; white lines that count come last."""
        if not self._colours:
            return [], []
        colours = self._colours
        sides, thickness, area, seen = self._shown()
        area, line = seen & area, seen & ~area
        white = None
        if WHITE in colours:
            white = line & np.array([colour == WHITE for colour in colours])
            line &= ~white
        own = list(compress(colours, area.tolist()))
        line &= ~_shades(sides, thickness, colours, area, line)
        fills = list(tuples_of(Fill, boxes_of(sides[:, area]), own))
        rulings = _rulings(sides, thickness, line)
        if white is not None and white.any():
            lines = _rulings(sides, thickness, white)
            before = np.cumsum(area)[white].tolist()
            rulings += _lines_over(fills, list(zip(lines, before, strict=True)))
        return rulings, fills

    def _shown(self) -> tuple[_Sides, _Widths, _Flags, _Flags]:
        """Return sides and thickness of what is shown, which are areas, and which are seen."""
        own = np.array(self._sides).reshape(-1, 4).T.copy()
        given = np.array(self._thickness)
        windows = self._windows()
        area = given == _AREA
        thickness = _thickness(own)
        thick = area & (thickness > THIN)
        lines, gone = own, area & (_length(own) <= 0)
        if thick.any():
            parts = _common(own, windows)
            cut = thick & (_thickness(parts) <= THIN)
            if cut.any():
                lines = np.where(cut, parts, own)
                windows = np.where(cut, np.array(self.page)[:, None], windows)
                thickness = _thickness(lines)
                thick &= ~cut
                gone |= cut & ~_exist(parts)
        thickness = np.where(area, thickness, given)
        sides = _seen_of(lines, windows, thickness, ~thick)
        return sides, thickness, thick, _exist(sides) & ~gone

    def _windows(self) -> _Sides:
        """Return the part of the page that each clip shows; it may be turned inside out."""
        page = np.array(self.page)[:, None]
        if not any(self._clips):
            return page
        clips = [(i, clip) for i, clip in enumerate(self._clips) if clip]
        windows = np.repeat(page, len(self._clips), axis=1)
        windows[:, [i for i, _ in clips]] = _common(_sides_of([clip for _, clip in clips]), page)
        return windows


def _sides_of(boxes: Sequence[Sequence[float]]) -> _Sides:
    """Return the left, top, right, bottom of boxes as rows; quicker than np.array."""
    count = 4 * len(boxes)
    sides = np.fromiter(chain.from_iterable(boxes), dtype=np.float64, count=count)
    return np.ascontiguousarray(sides.reshape(-1, 4).T)


def boxes_of(sides: _Sides) -> Iterator[Box]:
    """Return boxes, given their left, top, right, bottom as rows."""
    return tuples_of(Box, *sides.tolist())


def _rulings(sides: _Sides, thickness: _Widths, which: _Flags) -> list[Ruling]:
    numbers = which.nonzero()[0]
    boxes = boxes_of(sides.take(numbers, axis=1))
    return list(tuples_of(Ruling, boxes, thickness[numbers].tolist()))


def _common(one: _Sides, other: _Sides) -> _Sides:
    """Return what boxes have in common, turned inside out where that is nothing."""
    return np.concatenate((np.maximum(one[:2], other[:2]), np.minimum(one[2:], other[2:])))


def _seen_of(boxes: _Sides, windows: _Sides, thickness: _Widths, line: _Flags) -> _Sides:
    """Return what the windows show of boxes: of lines the middle line, of the others all."""
    starts, ends = boxes[:2], boxes[2:]
    extents = ends - starts
    wide = extents[0] >= extents[1]
    across = np.array((line & ~wide, line & wide))
    middles = (starts + ends) / 2
    margins = np.where(across, np.maximum(thickness, CROOKED), 0.0)
    return np.concatenate(
        (
            np.maximum(np.where(across, middles, starts), windows[:2] - margins),
            np.minimum(np.where(across, middles, ends), windows[2:] + margins),
        )
    )


def _thickness(boxes: _Sides) -> _Widths:
    width, height = boxes[2:] - boxes[:2]
    thickness: _Widths = np.minimum(width, height)
    return thickness


def _length(boxes: _Sides) -> _Widths:
    width, height = boxes[2:] - boxes[:2]
    length: _Widths = np.maximum(width, height)
    return length


def _exist(boxes: _Sides) -> _Flags:
    across, down = boxes[:2] <= boxes[2:]
    exist: _Flags = across & down
    return exist


def _shades(
    sides: _Sides, thickness: _Widths, colours: Sequence[str], area: _Flags, line: _Flags
) -> _Flags:
    """Mark the lines that cannot be told from the areas on both sides of them.

    Args:
        sides: of all lines and areas.
        thickness: of all lines.
        colours: of all.
        area: which are areas that are seen.
        line: which are lines that are seen.
    """
    shades = np.zeros(line.size, dtype=bool)
    shared = set(compress(colours, line.tolist())).intersection(compress(colours, area.tolist()))
    if not shared:
        return shades
    numbers = {colour: number for number, colour in enumerate(dict.fromkeys(colours))}
    names = np.fromiter(map(numbers.__getitem__, colours), np.intp, len(colours))
    # several strips may lie side by side between two shades
    own = area | (line & np.array([colour in shared for colour in numbers])[names])
    painted, paints = _painted(sides, thickness, line)[:, own], names[own]
    hidden = np.zeros(line.size, dtype=bool)
    between = _between_own(
        sides, thickness, names, line, painted, paints, map(numbers.__getitem__, shared)
    )
    for i in between:
        around = _colours_around(painted, paints, sides[:, i], thickness[i] / 2 + _BESIDE)
        hidden[i] = around == {names[i]}
    for i in hidden.nonzero()[0].tolist():
        level = sides[1, i] == sides[3, i]
        ends = sides[1::2] if level else sides[::2]
        beside = line & (np.abs(ends - ends[0, i]) <= _LEVEL).all(axis=0)
        others = beside & ((names != names[i]) if level else ~hidden)
        shades[i] = others.any() == level
    return shades


def _painted(sides: _Sides, thickness: _Widths, line: _Flags) -> _Sides:
    """Return what is painted of areas and lines: a line's sides are those of its middle."""
    half = np.where(line, thickness, 0.0) / 2
    level = sides[1] == sides[3]
    across, down = np.where(level, 0.0, half), np.where(level, half, 0.0)
    painted: _Sides = sides + np.array((-across, -down, across, down))
    return painted


def _between_own(
    sides: _Sides,
    thickness: _Widths,
    colours: NDArray[np.intp],
    line: _Flags,
    painted: _Sides,
    paints: NDArray[np.intp],
    shared: Iterable[int],
) -> list[int]:
    """Return the lines whose middle has their own colour on both sides: quick, but rough."""
    found: list[int] = []
    for colour in shared:
        lines = (line & (colours == colour)).nonzero()[0]
        x0, top, x1, bottom = painted[:, paints == colour]
        if lines.size * x0.size > _MOST_PAIRS:
            continue
        left, upper, right, lower = sides[:, lines]
        apart = thickness[lines] / 2 + _BESIDE
        across, down = np.where(upper == lower, 0.0, apart), np.where(upper == lower, apart, 0.0)
        at_x = (left + right) / 2 + _BOTH_WAYS * across
        at_y = (upper + lower) / 2 + _BOTH_WAYS * down
        x, y = at_x[:, :, None], at_y[:, :, None]
        over = (x0 <= x) & (x <= x1) & (top <= y) & (y <= bottom)
        found += lines[over.any(axis=2).all(axis=0)].tolist()
    return found


def _colours_around(
    areas: _Sides, colours: NDArray[np.intp], line: _Widths, apart: float
) -> set[int]:
    """Return the colours on both sides of a line; none where there are not areas all along.

    Args:
        areas: areas and strips, in their order of painting.
        colours: of them.
        line: its sides.
        apart: how far from the line is looked.
    """
    x0, y0, x1, y1 = line.tolist()
    across, down = (0.0, apart) if y0 == y1 else (apart, 0.0)
    places = [
        (x0 + part * (x1 - x0) + way * across, y0 + part * (y1 - y0) + way * down)
        for part in _SAMPLES
        for way in (-1, 1)
    ]
    x, y = np.array(places).T[:, :, None]
    left, top, right, bottom = areas
    over = (left <= x) & (x <= right) & (top <= y) & (y <= bottom)
    if not over.any(axis=1).all():
        return set()
    # the area painted last is the one that is seen
    seen = colours.size - 1 - over[:, ::-1].argmax(axis=1)
    return set(colours[seen].tolist())


def _lines_over(fills: list[Fill], lines: list[tuple[Ruling, int]]) -> list[Ruling]:
    """Return the lines that cross a coloured fill painted before.

    Args:
        fills: in their order of painting.
        lines: each with the number of fills painted before it.
    """
    painted = [(i, fill.box) for i, fill in enumerate(fills) if fill.colour != WHITE]
    if not lines or not painted:
        return []
    order = [i for i, _ in painted]
    x0, top, x1, bottom = _sides_of([box for _, box in painted])
    crossing = []
    for line, before in lines:
        x, y = line.box.middle
        under = (x0 <= x) & (x <= x1) & (top <= y) & (y <= bottom)
        if under[: bisect_left(order, before)].any():
            crossing.append(line)
    return crossing

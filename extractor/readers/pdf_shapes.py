"""Painted figures to rulings, fills and drawings, whichever library read them.

A figure is what one painting command paints: one or more outlines, in coordinates as seen.
The order of decisions:

1. a figure that paints nothing visible (no stroke or fill, alpha 0) is nothing; white lines are
   nothing unless they cross a coloured fill painted before;
2. rectangles: thin ones are rulings, larger filled ones fills, larger stroked ones four
   rulings; a filled rectangle with another one just inside it is a frame, four rulings; thin
   filled areas with slanting ends (mitred borders) are rulings too;
3. straight lines along the axes that are stroked are rulings;
4. what is left is a drawing if it is small, else nothing: curves and diagonals of charts.

Dashed borders arrive as many short rulings on one line, to be joined by who joins rulings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from numpy.typing import ArrayLike

from extractor.readers.figure_forms import form_of
from extractor.readers.page import Box, Drawing, Fill, Ink, Picture, Ruling
from extractor.readers.pdf_marks import CROOKED, THIN, WHITE, Marks

SMALL = 60.0
"""Points: a figure no larger both ways may be a tick or a cross; charts are larger."""

MOST_LOOKED = 1000
"""Small figures of a page whose form is asked for, 20 ms; schedules have some hundred marks."""

SLENDER = 3.0
"""How many times as long as it is thick a filled figure is, at least, to be a line whatever its
ends: drawn dots and letters are stouter."""

Point = tuple[float, float]


class Outline(NamedTuple):
    """One sub-path: its corners, whether it ends where it began, whether a part is curved.

    The corners of curves are their end points and control points.
    """

    points: tuple[Point, ...]
    closed: bool = False
    curved: bool = False


class Paint(NamedTuple):
    """How a figure is painted: colours ``#rrggbb`` or None, width of the stroke in points."""

    fill: str | None = None
    stroke: str | None = None
    width: float = 0.0


@dataclass(slots=True)
class Shapes:
    """What the figures of a page have come to; ``page`` is the page's own box.

    Rulings and fills are there after ``finish``.
    """

    page: Box
    rulings: list[Ruling] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    drawings: list[Drawing] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    _marks: Marks = field(init=False)

    def __post_init__(self) -> None:
        self._marks = Marks(self.page)

    def add_areas(
        self,
        boxes: ArrayLike,
        colours: Sequence[str | None],
        clips: Sequence[Box | None],
    ) -> None:
        """Add filled rectangles, thin or not; the quick way for what most figures are.

        Args:
            boxes: left, top, right, bottom of each (n x 4).
            colours: ``#rrggbb``; one without a colour is not seen.
            clips: the part of the page that shows each; None for the whole page.
        """
        self._marks.add_areas(boxes, colours, clips)

    def add_figure(
        self, outlines: Sequence[Outline], paint: Paint, clip: Box | None = None
    ) -> None:
        """Add one painted figure.

        Args:
            outlines: its sub-paths.
            paint: its colours; None for what is not painted.
            clip: the part of the page that shows it; None for the whole page.
        """
        boxes = [_rectangle(outline) for outline in outlines]
        if paint.fill and None in boxes:
            boxes = _with_bars(outlines, boxes)
        if paint.fill and len(boxes) == 2 and (frame := _frame(*boxes)):
            for side in _sides(frame[0]):
                self._marks.add_line(side, frame[1], paint.fill, clip)
            return
        loose = [one for one, box in zip(outlines, boxes, strict=True) if box is None]
        for box in boxes:
            if box is not None:
                self._add_rectangle(box, paint, clip)
        if loose:
            self._add_loose(loose, paint, clip)

    def add_picture(self, box: Box, clip: Box | None = None) -> None:
        """Add an image; one as thin as a line is a line (some programs draw borders so)."""
        shown = _common(box, _window(self.page, clip))
        if shown is None:
            return
        if min(box.width, box.height) <= THIN:
            self._marks.add_line(box, min(box.width, box.height), "", clip)
        else:
            self.pictures.append(Picture(shown))

    def finish(self) -> None:
        """Tell what the page shows of all lines and areas; call it once, at the end."""
        self.rulings, self.fills = self._marks.settle()

    def _add_rectangle(self, box: Box, paint: Paint, clip: Box | None) -> None:
        """Add a rectangle, or a line, which has no extent one way."""
        thickness = min(box.width, box.height)
        if paint.stroke and thickness <= THIN:
            self._marks.add_line(box, thickness + paint.width, paint.stroke, clip)
            return
        if paint.fill:
            self._marks.add_area(box, paint.fill, clip)
        if paint.stroke:
            for side in _sides(box):
                self._marks.add_line(side, paint.width, paint.stroke, clip)

    def _add_loose(self, outlines: Sequence[Outline], paint: Paint, clip: Box | None) -> None:
        """Add outlines that are no rectangles: lines along the axes, or a drawing."""
        straight = all(not one.curved and _follows_axes(one) for one in outlines)
        around = _around([point for one in outlines for point in one.points])
        small = max(around.width, around.height) <= SMALL
        if small and not straight:
            shown = _common(around, _window(self.page, clip))
            if shown is not None and max(around.width, around.height) > 0:
                looked = len(self.drawings) < MOST_LOOKED
                ink = _ink(outlines, paint) if looked else None
                self.drawings.append(Drawing(shown, ink))
        elif paint.stroke:
            for line in [line for one in outlines for line in _axis_lines(one)]:
                if straight or max(line.width, line.height) > SMALL:
                    self._marks.add_line(line, paint.width, paint.stroke, clip)


def _ink(outlines: Sequence[Outline], paint: Paint) -> Ink:
    """Tell how a small figure is drawn; one with a fill has the colour of that."""
    painted = paint.fill not in (None, WHITE)
    form = form_of([one.points for one in outlines], painted)
    return Ink(form, paint.fill if painted else paint.stroke)


def _window(page: Box, clip: Box | None) -> Box:
    """Return the part of the page that a clip shows; it may be turned inside out, then none."""
    if clip is None:
        return page
    return Box(
        max(page.x0, clip.x0),
        max(page.top, clip.top),
        min(page.x1, clip.x1),
        min(page.bottom, clip.bottom),
    )


def _common(one: Box, other: Box) -> Box | None:
    x0 = one.x0 if one.x0 > other.x0 else other.x0
    top = one.top if one.top > other.top else other.top
    x1 = one.x1 if one.x1 < other.x1 else other.x1
    bottom = one.bottom if one.bottom < other.bottom else other.bottom
    return Box(x0, top, x1, bottom) if x0 <= x1 and top <= bottom else None


def _around(points: Sequence[Point]) -> Box:
    xs = [x for x, _ in points]
    ys = [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _rectangle(outline: Outline) -> Box | None:
    """Return the box of an outline that is an upright rectangle, or one straight line of it.

    A rectangle has four corners, the first of them often repeated once or twice; one without
    extent in a direction may also be drawn as a line there and back.
    """
    points = outline.points
    count = len(points)
    if outline.curved or count > 6:
        return None
    if count > 3:
        while count > 4 and _near(points[count - 1], points[0]):
            count -= 1
        closed = outline.closed or count < len(points)
        if count == 4 and closed and _is_upright(points):
            return _around(points)
    box = _around(points)
    return box if min(box.width, box.height) <= CROOKED else None


def _with_bars(outlines: Sequence[Outline], boxes: Sequence[Box | None]) -> list[Box | None]:
    """Return the boxes with those of bars added, if all outlines that are no rectangles are bars.

    A bar is a thin area along an axis whose ends are of any form: borders that meet in a corner
    are often cut off aslant there. A figure of which only a part is so is a drawing.
    """
    bars = [box or _bar(outline) for outline, box in zip(outlines, boxes, strict=True)]
    return list(boxes) if None in bars else bars


def _bar(outline: Outline) -> Box | None:
    if outline.curved:
        return None
    box = _around(outline.points)
    thin, long = sorted((box.width, box.height))
    return box if thin <= THIN and long >= SLENDER * thin else None


def _is_upright(corners: Sequence[Point]) -> bool:
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = corners[:4]
    return (
        max(abs(x0 - x1), abs(y1 - y2), abs(x2 - x3), abs(y3 - y0)) <= CROOKED
        or max(abs(y0 - y1), abs(x1 - x2), abs(y2 - y3), abs(x3 - x0)) <= CROOKED
    )


def _near(one: Point, other: Point) -> bool:
    return abs(one[0] - other[0]) <= CROOKED and abs(one[1] - other[1]) <= CROOKED


def _follows_axes(outline: Outline) -> bool:
    return all(min(abs(x0 - x1), abs(y0 - y1)) <= CROOKED for (x0, y0), (x1, y1) in _edges(outline))


def _edges(outline: Outline) -> Iterator[tuple[Point, Point]]:
    yield from pairwise(outline.points)
    if outline.closed and outline.points[0] != outline.points[-1]:
        yield outline.points[-1], outline.points[0]


def _axis_lines(outline: Outline) -> list[Box]:
    """Return the straight edges along the axes, each as a box without extent across."""
    if outline.curved:
        return []
    boxes = [_around(edge) for edge in _edges(outline)]
    return [box for box in boxes if min(box.width, box.height) <= CROOKED]


def _frame(first: Box | None, second: Box | None) -> tuple[Box, float] | None:
    """Return a frame's middle line and width, if one box lies just inside the other."""
    if first is None or second is None:
        return None
    outer, inner = (first, second) if first.x0 < second.x0 else (second, first)
    margins = (
        inner.x0 - outer.x0,
        inner.top - outer.top,
        outer.x1 - inner.x1,
        outer.bottom - inner.bottom,
    )
    if min(inner.width, inner.height) <= THIN or not all(0 < one <= THIN for one in margins):
        return None
    return Box(*((a + b) / 2 for a, b in zip(outer, inner, strict=True))), max(margins)


def _sides(box: Box) -> tuple[Box, Box, Box, Box]:
    return (
        Box(box.x0, box.top, box.x1, box.top),
        Box(box.x0, box.bottom, box.x1, box.bottom),
        Box(box.x0, box.top, box.x0, box.bottom),
        Box(box.x1, box.top, box.x1, box.bottom),
    )

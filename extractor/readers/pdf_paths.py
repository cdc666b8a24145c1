"""The painted figures and images of a page as PDFium has them, forms opened.

Most figures of a table are filled rectangles: their bounds, asked for in bulk, tell the thin
ones, which need no more. The points of all others are read. What a form XObject holds is read
with the form's matrix; forms are followed to a limited depth, and a page whose figures have
too many points is left unfinished and says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from extractor.readers import pdf_library as pdfium
from extractor.readers.page import Box
from extractor.readers.pdf_frame import Matrix
from extractor.readers.pdf_shapes import THIN, Outline, Paint, Point, Shapes

MOST_SEGMENTS = 200_000
"""Path segments on one page; the fullest table pages have a tenth of it, maps have millions."""
MOST_OBJECTS = 200_000
"""Objects on one page, those of its forms included."""
DEEPEST_FORM = 8
"""Forms within forms; programs nest two or three, a document made to harm nests without end."""
MOST_CLIPS, MOST_CLIP_SEGMENTS = 16, 64
"""Clips that are looked at for one object, and corners of one; the others do not cut it off."""
_RECTANGLE = (4, 5)
"""Segments of a rectangle: four lines after the first point, the last of them often implied."""


class TooManyPathsError(Exception):
    """A page has more figures than are read."""


class _Figure(NamedTuple):
    """A painted figure as seen; without outlines it is the rectangle ``box``."""

    box: Box
    paint: Paint
    clip: Box | None
    outlines: list[Outline]


@dataclass(slots=True)
class PathReader:
    """Reads the figures of one page into shapes; counts objects and segments for the limits."""

    shapes: Shapes
    objects: int = 0
    segments: int = 0

    def read(self, handles: list[int], kinds: list[int], matrix: Matrix, depth: int = 0) -> None:
        """Read page objects in their order of painting.

        Args:
            handles: the objects.
            kinds: their kinds.
            matrix: from their coordinates to those of the page as seen.
            depth: in how many forms they are.

        Raises:
            TooManyPathsError: there are more than the limits allow; what was read stays.
        """
        self.objects += len(handles)
        if self.objects > MOST_OBJECTS:
            raise TooManyPathsError
        objects = list(zip(handles, kinds, strict=True))
        figures = iter(self._figures([one for one, kind in objects if kind == pdfium.PATH], matrix))
        for handle, kind in objects:
            if kind == pdfium.PATH:
                self._add_figure(next(figures))
            elif kind == pdfium.IMAGE:
                self.shapes.add_picture(_bounds([handle], matrix)[0], _clip(handle, matrix))
            elif kind == pdfium.FORM and depth < DEEPEST_FORM:
                self._open_form(handle, matrix, depth)

    def _open_form(self, form: int, matrix: Matrix, depth: int) -> None:
        count = max(pdfium.count_form_objects(form), 0)
        if self.objects + count > MOST_OBJECTS:
            raise TooManyPathsError
        handles = pdfium.call_each(pdfium.form_object, form, range(count))
        kinds = list(map(pdfium.object_type, handles))
        [own] = _matrices([form], matrix)
        self.read(handles, kinds, own, depth + 1)

    def _add_figure(self, figure: _Figure) -> None:
        if figure.outlines:
            self.shapes.add_figure(figure.outlines, figure.paint, figure.clip)
        elif figure.paint.fill:
            self.shapes.add_rectangle(figure.box, figure.paint, figure.clip)

    def _figures(self, handles: list[int], matrix: Matrix) -> list[_Figure]:
        """Read figures in bulk; thin filled rectangles by their bounds alone.

        Raises:
            TooManyPathsError: their points exceed what is left of the limit.
        """
        paints = _paints(handles)
        boxes = _bounds(handles, matrix)
        counts = list(map(pdfium.count_segments, handles))
        whole = [
            i
            for i, (paint, box, count) in enumerate(zip(paints, boxes, counts, strict=True))
            if paint.stroke or (paint.fill and not _is_thin(box, count))
        ]
        self.segments += sum(counts[i] for i in whole)
        if self.segments > MOST_SEGMENTS:
            raise TooManyPathsError
        own = [handles[i] for i in whole]
        matrices = _matrices(own, matrix)
        outlines = _outlines(own, [counts[i] for i in whole], matrices)
        scales = dict(zip(whole, [one.scale for one in matrices], strict=True))
        drawn = dict(zip(whole, outlines, strict=True))
        return [
            _Figure(
                boxes[i],
                _scaled(paint, scales[i]) if paint.stroke else paint,
                _clip(handles[i], matrix) if paint.fill or paint.stroke else None,
                drawn.get(i, []),
            )
            for i, paint in enumerate(paints)
        ]


def _is_thin(box: Box, segments: int) -> bool:
    return segments in _RECTANGLE and min(box.width, box.height) <= THIN


def _paints(handles: list[int]) -> list[Paint]:
    """Return how figures are painted, with the width of strokes as the file has it."""
    modes = pdfium.fill_from(pdfium.draw_mode, handles, 2, np.int32).tolist()
    fills = pdfium.fill_from(pdfium.fill_colour, handles, 4, np.uint32).tolist()
    stroked = [i for i, (_, stroke) in enumerate(modes) if stroke]
    lined = [handles[i] for i in stroked]
    colours = pdfium.fill_from(pdfium.stroke_colour, lined, 4, np.uint32).tolist()
    widths = pdfium.fill_from(pdfium.stroke_width, lined, 1, np.float32)[:, 0].tolist()
    strokes = dict(zip(stroked, zip(map(_colour, colours), widths, strict=True), strict=True))
    return [
        Paint(_colour(fill) if filled else None, *strokes.get(i, (None, 0.0)))
        for i, ((filled, _), fill) in enumerate(zip(modes, fills, strict=True))
    ]


def _scaled(paint: Paint, scale: float) -> Paint:
    return paint._replace(width=abs(paint.width) * scale)


def _colour(channels: list[int]) -> str | None:
    """Return ``#rrggbb``; None for a wholly transparent colour and for one PDFium cannot tell."""
    red, green, blue, alpha = channels
    return f"#{red:02x}{green:02x}{blue:02x}" if alpha else None


def _bounds(handles: list[int], matrix: Matrix) -> list[Box]:
    """Return the boxes of objects as seen."""
    bounds = pdfium.fill_from(pdfium.object_bounds, handles, 4, np.float32).astype(np.float64)
    left, bottom, right, top = bounds.T
    xs = [matrix.a * x + matrix.c * y + matrix.e for x in (left, right) for y in (bottom, top)]
    ys = [matrix.b * x + matrix.d * y + matrix.f for x in (left, right) for y in (bottom, top)]
    sides = np.column_stack(
        (np.minimum.reduce(xs), np.minimum.reduce(ys), np.maximum.reduce(xs), np.maximum.reduce(ys))
    )
    return list(map(Box._make, sides.tolist()))


def _matrices(handles: list[int], outer: Matrix) -> list[Matrix]:
    """Return the ways from objects' own coordinates to the page as seen."""
    values = pdfium.fill_from(pdfium.object_matrix, handles, 6, np.float32, struct=True)
    return [Matrix(*numbers).then(outer) for numbers in values.tolist()]


def _outlines(
    handles: list[int], counts: list[int], matrices: list[Matrix]
) -> Iterator[list[Outline]]:
    """Yield the sub-paths of each figure, with points as seen; broken numbers become 0."""
    owners = [handle for handle, count in zip(handles, counts, strict=True) for _ in range(count)]
    numbers = [i for count in counts for i in range(count)]
    segments = list(map(pdfium.path_segment, owners, numbers))
    kinds = list(map(pdfium.segment_type, segments))
    closes = list(map(pdfium.segment_close, segments))
    x, y = pdfium.fill_from(pdfium.segment_point, segments, 2, np.float32).astype(np.float64).T
    a, b, c, d, e, f = np.repeat(np.array(matrices).reshape(-1, 6), counts, axis=0).T
    seen = np.column_stack((a * x + c * y + e, b * x + d * y + f))
    points = list(map(tuple, np.nan_to_num(seen, posinf=0.0, neginf=0.0).tolist()))
    first = 0
    for count in counts:
        end = first + count
        yield _split(points[first:end], kinds[first:end], closes[first:end])
        first = end


def _split(points: list[Point], kinds: list[int], closes: list[int]) -> list[Outline]:
    """Split a path where a new sub-path begins."""
    borders = [i for i, kind in enumerate(kinds) if kind == pdfium.MOVE_TO and i]
    return [
        Outline(
            tuple(points[first:last]),
            closes[last - 1] == 1,
            pdfium.BEZIER_TO in kinds[first:last],
        )
        for first, last in pairwise([0, *borders, len(points)])
        if last - first > 1
    ]


def _clip(handle: int, matrix: Matrix) -> Box | None:
    """Return the box of what an object is clipped to; None for nothing that cuts it off."""
    clip = pdfium.clip_path(handle)
    count = pdfium.count_clips(clip) if clip else 0
    window: Box | None = None
    for index in range(min(count, MOST_CLIPS)):
        length = pdfium.count_clip_segments(clip, index)
        if not 0 < length <= MOST_CLIP_SEGMENTS:
            continue
        segments = [pdfium.clip_segment(clip, index, i) for i in range(length)]
        points = pdfium.fill_from(pdfium.segment_point, segments, 2, np.float32)
        (left, bottom), (right, top) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
        box = matrix.apply_to_box(left, bottom, right, top)
        window = box if window is None else _within(window, box)
    return window


def _within(one: Box, other: Box) -> Box:
    x0, top = max(one.x0, other.x0), max(one.top, other.top)
    return Box(x0, top, max(x0, min(one.x1, other.x1)), max(top, min(one.bottom, other.bottom)))

"""The painted figures and images of a page as PDFium has them, forms opened.

Most figures of a table are filled rectangles: their bounds, asked for in bulk, tell the thin
ones, which need no more. The points of all others are read. What a form XObject holds is read
with the form's matrix; forms are followed to a limited depth, and a page whose figures have
too many points is left unfinished and says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import accumulate, compress

import numpy as np
from numpy.typing import NDArray

from extractor.readers import pdf_library as pdfium
from extractor.readers.page import Box
from extractor.readers.pdf_frame import Matrix
from extractor.readers.pdf_marks import THIN
from extractor.readers.pdf_points import RECTANGLE, Floats, read_clips, read_paths
from extractor.readers.pdf_shapes import Outline, Paint, Shapes

MOST_SEGMENTS = 200_000
"""Path segments on one page; the fullest table pages have a tenth of it, maps have millions."""
MOST_OBJECTS = 200_000
"""Objects on one page, those of its forms included."""
DEEPEST_FORM = 8
"""Forms within forms; programs nest two or three, a document made to harm nests without end."""
_SEEN = frozenset([pdfium.PATH, pdfium.IMAGE, pdfium.FORM])
_MOST_COLOURS = 1 << 24


class TooManyPathsError(Exception):
    """A page has more figures than are read."""


@dataclass(slots=True)
class _Figures:
    """Objects as seen, one entry each; a filled path without outlines is a rectangle.

    ``boxes`` are left, top, right, bottom (n x 4), ``fills`` colours ``#rrggbb``; ``paints`` are
    those of the figures with outlines.
    """

    boxes: Floats
    fills: list[str | None]
    clips: list[Box | None]
    outlines: dict[int, list[Outline]]
    paints: dict[int, Paint]


@dataclass(slots=True)
class PathReader:
    """Reads the figures of one page into shapes; counts objects and segments for the limits."""

    shapes: Shapes
    objects: int = 0
    segments: int = 0
    texts: int = 0
    texts_before: list[int] = field(default_factory=list)
    """For each picture of the shapes how many pieces of text are painted before it."""

    def read(
        self, handles: list[pdfium.Argument], kinds: list[int], matrix: Matrix, depth: int = 0
    ) -> None:
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
        seen = list(compress(handles, map(_SEEN.__contains__, kinds)))
        texts = _texts_before(kinds)
        painted = 0
        kinds = list(filter(_SEEN.__contains__, kinds))
        if not seen:
            self.texts += texts[-1]
            return
        figures = self._figures(seen, matrix)
        outlines = figures.outlines
        plain = 0
        for i in [n for n, kind in enumerate(kinds) if kind != pdfium.PATH or n in outlines]:
            self._add_areas(figures, plain, i)
            plain = i + 1
            self.texts += texts[i] - painted
            painted = texts[i]
            if kinds[i] == pdfium.PATH:
                self.shapes.add_figure(outlines[i], figures.paints[i], figures.clips[i])
            elif kinds[i] == pdfium.IMAGE:
                self._add_picture(Box(*figures.boxes[i].tolist()), figures.clips[i])
            elif depth < DEEPEST_FORM:
                self._open_form(seen[i], matrix, depth)
        self._add_areas(figures, plain, len(seen))
        self.texts += texts[-1] - painted

    def settle_pictures(self) -> None:
        """Tell of each picture whether it is painted behind the text; call it at the end."""
        self.shapes.pictures = [
            replace(picture, behind=2 * before < self.texts)
            for picture, before in zip(self.shapes.pictures, self.texts_before, strict=True)
        ]

    def _add_picture(self, box: Box, clip: Box | None) -> None:
        self.shapes.add_picture(box, clip)
        if len(self.shapes.pictures) > len(self.texts_before):  # none outside, none that is a line
            self.texts_before.append(self.texts)

    def _open_form(self, form: pdfium.Argument, matrix: Matrix, depth: int) -> None:
        count = max(pdfium.count_form_objects(form), 0)
        if self.objects + count > MOST_OBJECTS:
            raise TooManyPathsError
        handles = pdfium.as_arguments(pdfium.call_each(pdfium.form_object, form, range(count)))
        kinds = pdfium.call_from(pdfium.object_type, handles)
        [own] = _matrices([form], matrix).tolist()
        self.read(handles, kinds, Matrix(*own), depth + 1)

    def _add_areas(self, figures: _Figures, start: int, end: int) -> None:
        """Add filled rectangles that follow each other."""
        if start < end:
            part = slice(start, end)
            self.shapes.add_areas(figures.boxes[part], figures.fills[part], figures.clips[part])

    def _figures(self, handles: list[pdfium.Argument], matrix: Matrix) -> _Figures:
        """Read objects in bulk; thin filled rectangles by their bounds alone.

        Of images and forms PDFium tells the bounds alone; they are not painted and have no points.

        Raises:
            TooManyPathsError: their points exceed what is left of the limit.
        """
        bounds = _bounds(handles, matrix)
        fills, strokes = _fills_and_strokes(handles)
        counts = pdfium.call_from(pdfium.count_segments, handles)
        filled = np.fromiter(map(bool, fills), bool, len(fills))
        filled &= ~_thin_rectangles(bounds, counts)
        if strokes:
            filled[list(strokes)] = True
        whole = filled.nonzero()[0]
        chosen = whole.tolist()
        own = [counts[i] for i in chosen]
        self.segments += sum(own)
        if self.segments > MOST_SEGMENTS:
            raise TooManyPathsError
        figures = _Figures(bounds, fills, read_clips(handles, matrix), {}, strokes)
        if chosen:
            _read_outlines(figures, whole, [handles[i] for i in chosen], own, matrix)
        return figures


def _texts_before(kinds: Sequence[int]) -> list[int]:
    """For each object that is seen how many texts are painted before it; at last, how many in all.

    Where nothing but paths stands between texts, nobody asks before which.
    """
    texts = kinds.count(pdfium.TEXT)
    if pdfium.IMAGE not in kinds and pdfium.FORM not in kinds:
        return [0] * (len(kinds) - texts) + [texts]
    counts = accumulate(kind == pdfium.TEXT for kind in kinds)
    return [*compress(counts, map(_SEEN.__contains__, kinds)), texts]


def _thin_rectangles(bounds: Floats, counts: list[int]) -> NDArray[np.bool_]:
    """Say which figures, if they are filled, are lines whatever their points.

    Of four points are those whose last side is implied.
    """
    points = np.fromiter(counts, np.intp, len(counts))
    width, height = (bounds[:, 2:] - bounds[:, :2]).T
    few: NDArray[np.bool_] = (points == RECTANGLE) | (points == RECTANGLE - 1)
    few &= np.minimum(width, height) <= THIN
    return few


def _read_outlines(
    figures: _Figures,
    numbers: NDArray[np.intp],
    handles: list[pdfium.Argument],
    counts: list[int],
    matrix: Matrix,
) -> None:
    """Read the points of some figures.

    Filled rectangles get their sides as ``boxes``, the others ``outlines`` and strokes as wide as
    seen: by how much lengths grow, the same in all directions.
    """
    matrices = _matrices(handles, matrix)
    paths = read_paths(handles, counts, matrices)
    found, sides = paths.rectangles()
    if figures.paints:
        plain = [number not in figures.paints for number in numbers[found].tolist()]
        found, sides = found[plain], sides[plain]
    figures.boxes[numbers[found]] = sides
    loose = np.ones(len(handles), dtype=bool)
    loose[found] = False
    for i in loose.nonzero()[0].tolist():
        number = int(numbers[i])
        figures.outlines[number] = paths.outlines(i)
        paint = figures.paints.get(number)
        if paint is None:
            figures.paints[number] = Paint(figures.fills[number])
        else:
            a, b, c, d = matrices[i, :4]
            width = abs(paint.width) * float(np.sqrt(np.abs(a * d - b * c)))
            figures.paints[number] = paint._replace(width=width)


def _fills_and_strokes(handles: list[pdfium.Argument]) -> tuple[list[str | None], dict[int, Paint]]:
    """Return the colours that figures are filled with, and of those with strokes their paints.

    The width of strokes is the one in the file.
    """
    modes = pdfium.fill_from(pdfium.draw_mode, handles, 2, np.int32)
    fills = _colours(pdfium.fill_colour, handles)
    for i in (modes[:, 0] == 0).nonzero()[0].tolist():
        fills[i] = None
    stroked = modes[:, 1].nonzero()[0].tolist()
    if not stroked:
        return fills, {}
    lined = [handles[i] for i in stroked]
    colours = _colours(pdfium.stroke_colour, lined)
    widths = pdfium.fill_from(pdfium.stroke_width, lined, 1, np.float32)[:, 0].tolist()
    strokes = {
        i: Paint(fills[i], colour, width)
        for i, colour, width in zip(stroked, colours, widths, strict=True)
        if colour
    }
    return fills, strokes


def _colours(function: pdfium.Call, handles: list[pdfium.Argument]) -> list[str | None]:
    """Return ``#rrggbb``; None for a wholly transparent colour and for one PDFium cannot tell."""
    red, green, blue, alpha = pdfium.fill_from(function, handles, 4, np.uint32).T
    packed = np.where(alpha, red << 16 | green << 8 | blue, _MOST_COLOURS)
    return list(map(_colour, packed.tolist()))


@lru_cache(maxsize=4096)
def _colour(packed: int) -> str | None:
    return f"#{packed:06x}" if packed < _MOST_COLOURS else None


def _bounds(handles: list[pdfium.Argument], matrix: Matrix) -> Floats:
    """Return the boxes of objects as seen: left, top, right, bottom (n x 4)."""
    bounds = pdfium.fill_from(pdfium.object_bounds, handles, 4, np.float32).astype(np.float64)
    a, b, c, d, e, f = matrix
    # for x and for y seen, what left and bottom, and what right and top, add to it
    factors = np.array((((a,), (c,)), ((b,), (d,))))
    one, other = factors * bounds.T[:2], factors * bounds.T[2:]
    turned = (other < one) | np.isnan(one)
    low, high = np.where(turned, other, one), np.where(turned, one, other)
    offset = np.array(((e,), (f,)))
    sides = (low[:, 0] + low[:, 1] + offset, high[:, 0] + high[:, 1] + offset)
    return np.concatenate(sides).T.copy()


def _matrices(handles: list[pdfium.Argument], outer: Matrix) -> Floats:
    """Return the ways from objects' own coordinates to the page as seen (n x 6).

    It is ``Matrix.then`` for all of them at once.
    """
    own = pdfium.fill_from(pdfium.object_matrix, handles, 6, np.float32, struct=True)
    xs, ys = own[:, ::2].astype(np.float64), own[:, 1::2].astype(np.float64)
    seen = np.empty((len(handles), 6))
    seen[:, ::2] = xs * outer.a + ys * outer.c
    seen[:, 1::2] = xs * outer.b + ys * outer.d
    seen[:, 4:] += outer[4:]
    return seen

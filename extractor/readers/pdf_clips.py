"""Text that is painted outside what its clip shows, wholly or for the most part.

Spreadsheets print a cell's whole text, clipped to the cell: lines that do not fit stay in the
file, and on no paper. They are no part of the page. A last line of which a part is seen is,
and belongs to the cell though its letters reach far into the next one. Where no text stands
in a next one the line stays where it is: at a page's end a line is often printed half, and half on
the next page.

Limits: a clip counts as the box around it, and text only as hidden if all of its ink is outside;
text in form XObjects is taken for seen, as PDFium tells its clip in other coordinates.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractor.readers import pdf_library as pdfium
from extractor.readers.pdf_frame import PageFrame
from extractor.readers.pdf_points import Floats, clip_sides

APART = 0.5
"""Points between text and its clip: PDFium rounds the ink of glyphs to thousandths of an em, and
paints edges that are half a pixel off."""


WITHIN = 0.5
"""Points by which the middle of a cut line is put within its clip."""
NEXT = 1.5
"""Type sizes within which the text of the next cell stands beyond the clip."""


class Clipping(NamedTuple):
    """What clips do to text objects.

    Attributes:
        hidden: for each object whether nothing of it is seen.
        cut: the numbers of those that are seen, but whose middle line is not.
        heights: from where to where the clips of these show something (n x 2), as the file counts.
    """

    hidden: NDArray[np.bool_]
    cut: list[int]
    heights: list[tuple[float, float]]


def find_clipped_text(page: int, objects: list[int]) -> Clipping:
    """Tell which text objects lie outside their clips, wholly or with their middle line.

    Args:
        page: the page's handle.
        objects: handles of text objects of this page, its forms included.
    """
    hidden = np.zeros(len(objects), dtype=bool)
    # two corners of each clip tell of nearly all text that it is seen; the rest is looked at again
    unsure, _, _ = _beyond(objects, rough=True)
    if unsure.size:
        own_unsure, outside, heights = _beyond([objects[i] for i in unsure.tolist()], rough=False)
        unsure = unsure[own_unsure]
    if not unsure.size:
        return Clipping(hidden, [], [])
    count = max(pdfium.count_objects(page), 0)
    own = set(pdfium.call_each(pdfium.page_object, page, range(count)))
    on_page = np.array([objects[i] in own for i in unsure.tolist()])
    hidden[unsure] = outside & on_page
    cut = on_page & ~outside
    low_and_high = [(low, high) for low, high in heights[cut].tolist()]
    return Clipping(hidden, unsure[cut].tolist(), low_and_high)


def shifts_into_clips(
    clipping: Clipping, middles: Floats, sizes: Floats, frame: PageFrame
) -> Iterator[tuple[int, float]]:
    """Tell how far down the page cut lines go, that their middle be within what is seen of them.

    Args:
        clipping: what is cut.
        middles: the middle lines of all text objects of the page as seen, if it is upright.
        sizes: their type sizes.
        frame: the page as seen; on a turned one nothing is moved.

    Yields:
        The object's number, and the way in points; nothing where no other text stands beyond the
        clip.
    """
    if frame.rotation or not clipping.cut:
        return
    seen = ~clipping.hidden
    seen[clipping.cut] = False
    others = middles[seen]
    for number, heights in zip(clipping.cut, clipping.heights, strict=True):
        lower, upper = (frame.matrix.d * height + frame.matrix.f for height in heights)
        edge = lower if middles[number] > lower else upper
        way = 1.0 if edge == lower else -1.0
        beyond = (others - edge) * way
        if ((beyond > 0) & (beyond < NEXT * sizes[number])).any():
            yield number, edge - way * WITHIN - middles[number]


def _beyond(
    objects: list[int], *, rough: bool
) -> tuple[NDArray[np.intp], NDArray[np.bool_], Floats]:
    """Find the objects whose middle line no part of their clips shows.

    Returns:
        Their numbers, whether nothing of them is seen, and from where to where clips show.
    """
    clipped, sides = clip_sides(pdfium.as_arguments(objects), rough=rough)
    if not clipped.size:
        return clipped, np.zeros(0, dtype=bool), np.zeros((0, 2))
    handles = pdfium.as_arguments([objects[i] for i in clipped.tolist()])
    bounds = pdfium.fill_from(pdfium.object_bounds, handles, 4, np.float32).astype(np.float64)
    left, bottom, right, top = bounds.T
    x0, low, x1, high = sides.T
    outside = (left > x1 + APART) | (right < x0 - APART) | (bottom > high + APART)
    outside |= top < low - APART
    middle = (bottom + top) / 2
    beyond = outside | (middle < low) | (middle > high)
    beyond &= (right > left) & (top > bottom)
    return clipped[beyond], outside[beyond], sides[beyond][:, 1::2]

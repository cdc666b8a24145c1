"""Text that is painted outside what its clip shows, and so is seen by nobody.

Spreadsheets print a cell's whole text, clipped to the cell: lines that do not fit stay in the
file, and on no paper. They are no part of the page.

Limits: a clip counts as the box around it, and text only as hidden if all of its ink is outside;
text in form XObjects is taken for seen, as PDFium tells its clip in other coordinates.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from extractor.readers import pdf_library as pdfium
from extractor.readers.pdf_points import clip_sides

APART = 0.5
"""Points between text and its clip: PDFium rounds the ink of glyphs to thousandths of an em, and
paints edges that are half a pixel off."""


def find_hidden_text(page: int, objects: list[int]) -> NDArray[np.bool_]:
    """Tell which text objects lie wholly outside their clips.

    Args:
        page: the page's handle.
        objects: handles of text objects of this page, its forms included.

    Returns:
        One entry for each object.
    """
    hidden = np.zeros(len(objects), dtype=bool)
    # two corners of each clip tell of nearly all text that it is seen; the rest is looked at again
    unsure = _outside(objects, rough=True)
    if unsure.size:
        unsure = unsure[_outside([objects[i] for i in unsure.tolist()], rough=False)]
    if not unsure.size:
        return hidden
    count = max(pdfium.count_objects(page), 0)
    own = set(pdfium.call_each(pdfium.page_object, page, range(count)))
    hidden[unsure] = [objects[i] in own for i in unsure.tolist()]
    return hidden


def _outside(objects: list[int], *, rough: bool) -> NDArray[np.intp]:
    """Return the numbers of the objects that no part of their clips shows."""
    clipped, sides = clip_sides(objects, rough=rough)
    if not clipped.size:
        return clipped
    handles = [objects[i] for i in clipped.tolist()]
    bounds = pdfium.fill_from(pdfium.object_bounds, handles, 4, np.float32).astype(np.float64)
    left, bottom, right, top = bounds.T
    x0, low, x1, high = sides.T
    outside = (left > x1 + APART) | (right < x0 - APART) | (bottom > high + APART)
    outside |= top < low - APART
    outside &= (right > left) & (top > bottom)
    return clipped[np.flatnonzero(outside)]

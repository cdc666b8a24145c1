"""The edges of painted cells, as lines across: bands of colour part rows as drawn lines do.

Cells are painted side by side: an area that touches none beside it and is narrow is a mark or a
badge in a cell, whose edges part nothing. Where two areas of one colour meet, nothing is seen.

Limits: rows of one colour that follow one another have no edge between them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from extractor.readers.page import Fill
from extractor.tables.cell_fills import is_near_white
from extractor.tables.rulings import Stroke

BESIDE = 1.5
"""Points between two areas that are painted side by side."""
WIDE = 100.0
"""Points: an area so wide is a band, whether it touches another or not."""
LOWEST = 6.0
"""Points: what is lower is a line."""
MOST_AREAS = 2_000
"""More areas than this are a drawing's."""


def edges_of_areas(fills: Sequence[Fill]) -> list[Stroke]:
    """Return the upper and lower edges of the areas that are cells or bands of cells.

    Args:
        fills: the page's painted areas.
    """
    if len(fills) > MOST_AREAS:
        return []
    areas = [
        fill
        for fill in fills
        if fill.box.bottom - fill.box.top >= LOWEST and not is_near_white(fill.colour)
    ]
    starts = _sorted((box.x0, box.top, box.bottom) for box, _ in areas)
    ends = _sorted((box.x1, box.top, box.bottom) for box, _ in areas)
    colours = {fill.colour for fill in areas}
    tops = {c: _sorted((b.top, b.x0, b.x1) for b, own in areas if own == c) for c in colours}
    bottoms = {c: _sorted((b.bottom, b.x0, b.x1) for b, own in areas if own == c) for c in colours}
    edges: list[Stroke] = []
    for (x0, top, x1, bottom), colour in areas:
        beside = _is_met(starts, x1, top, bottom) or _is_met(ends, x0, top, bottom)
        if not beside and x1 - x0 < WIDE:
            continue
        if not _is_met(bottoms[colour], top, x0, x1):
            edges.append(Stroke(top, x0, x1))
        if not _is_met(tops[colour], bottom, x0, x1):
            edges.append(Stroke(bottom, x0, x1))
    return edges


_Edge = tuple[float, float, float]
"""An edge of an area: its place, and from where to where it runs."""


def _sorted(edges: Iterable[_Edge]) -> list[_Edge]:
    return sorted(edges)


def _is_met(edges: Sequence[_Edge], place: float, start: float, end: float) -> bool:
    """Say whether an edge stands at a place, beside what is between two others."""
    for at, first, last in edges[bisect_left(edges, (place - BESIDE,)) :]:
        if at > place + BESIDE:
            return False
        if min(last, end) - max(first, start) > BESIDE:
            return True
    return False

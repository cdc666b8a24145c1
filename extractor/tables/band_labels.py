"""Labels of merged cells of one shade, one below the other: where each cell ends.

Between two cells of one shade nothing is seen. Labels stand at the top of their cells, in
their middle or at their foot, all of a column alike: the borders between rows that agree with
one of these for all labels are those of the cells. Where none agrees, the border next to the
middle between two labels is taken.

Limits: the lines of two labels that stand as close as the lines of one text are one label, but
where cells of a column before them are parted.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Sequence

from extractor.readers.page import Word
from extractor.tables.ruled_records import lines_of, top_of

WRAPPED = 0.7
"""Heights of the letters that may be free between the lines of one text."""
NEAR = 3.0
"""Points by which a label may stand higher or lower than its cell's borders say."""
LOOSE = 2.0
"""Points that a word's box may reach over a border that its ink keeps."""

Block = list[Word]
"""The words of one text, line by line."""
_Find = Callable[[Sequence[Block], Sequence[float]], list[float] | None]


def blocks_of(words: Sequence[Word]) -> list[Block]:
    """Part words where more white is between two lines than within one text.

    Args:
        words: the words of a cell, or of several cells side by side.

    Returns:
        The texts, top to bottom.
    """
    blocks: list[Block] = []
    last = 0.0
    for line in lines_of(words) if words else []:
        if blocks and top_of(line) - last <= WRAPPED * max(word.box.height for word in line):
            blocks[-1] += line
        else:
            blocks.append(line)
        last = max(last, *(word.box.bottom for word in line))
    return blocks


def label_borders(
    words: Sequence[Word], edges: Sequence[float], known: Collection[float] = ()
) -> list[float]:
    """Return where one label's cell ends and the next one's begins.

    Args:
        words: the words of a column between its first edge and its last.
        edges: where its rows begin, and where the last one ends.
        known: where cells of the columns before end: as levels nest, labels of this column that
            are parted there, even by no more than the lines of one text, are two.

    Returns:
        The inner borders, one less than labels; none where there are fewer rows than labels.
    """
    if len(edges) < 3 or not words:
        return []
    for place, edge in enumerate(edges[1:-1], 1):
        if edge in known and _parts(edge, words):
            upper = [word for word in words if word.box.middle[1] < edge]
            lower = [word for word in words if word.box.middle[1] >= edge]
            above = label_borders(upper, edges[: place + 1])
            return [*above, edge, *label_borders(lower, edges[place:], known)]
    blocks = blocks_of(words)
    if not 1 < len(blocks) < len(edges):
        return []
    ways: Sequence[_Find] = (_by_tops, _by_feet, _by_middles)
    found = (way(blocks, edges) for way in ways)
    return next((borders for borders in found if borders is not None), _between(blocks, edges))


def _parts(edge: float, words: Sequence[Word]) -> bool:
    """Say whether words stand above a border and below it, and none on it."""
    tops, feet = [word.box.top for word in words], [word.box.bottom for word in words]
    between = all(
        foot <= edge + LOOSE or top >= edge - LOOSE for top, foot in zip(tops, feet, strict=True)
    )
    return between and min(tops) < edge - LOOSE and max(feet) > edge + LOOSE


def _by_tops(blocks: Sequence[Block], edges: Sequence[float]) -> list[float] | None:
    pad = top_of(blocks[0]) - edges[0]
    if pad > _letters(blocks[0]):
        return None
    return _edges_at([top_of(block) - pad for block in blocks[1:]], edges)


def _by_feet(blocks: Sequence[Block], edges: Sequence[float]) -> list[float] | None:
    pad = edges[-1] - _foot(blocks[-1])
    if pad > _letters(blocks[-1]):
        return None
    return _edges_at([_foot(block) + pad for block in blocks[:-1]], edges)


def _by_middles(blocks: Sequence[Block], edges: Sequence[float]) -> list[float] | None:
    """Each cell reaches as far below its label's middle as above it."""
    borders = [edges[0]]
    for block in blocks:
        end = _edges_at([top_of(block) + _foot(block) - borders[-1]], edges[1:])
        if end is None or end[0] <= borders[-1]:
            return None
        borders += end
    return borders[1:-1] if borders[-1] == edges[-1] else None


def _edges_at(places: Sequence[float], edges: Sequence[float]) -> list[float] | None:
    """Return the edge at each place; None where there is none near, or one twice."""
    found = [_nearest(place, edges) for place in places]
    near = all(abs(one - place) <= NEAR for one, place in zip(found, places, strict=True))
    return found if near and len(set(found)) == len(found) else None


def _between(blocks: Sequence[Block], edges: Sequence[float]) -> list[float]:
    places = [(_foot(above) + top_of(below)) / 2 for above, below in itertools.pairwise(blocks)]
    return sorted({_nearest(place, edges[1:-1]) for place in places})


def _nearest(place: float, edges: Sequence[float]) -> float:
    return min(edges, key=lambda edge: abs(edge - place))


def _foot(block: Block) -> float:
    return max(word.box.bottom for word in block)


def _letters(block: Block) -> float:
    return max(word.box.height for word in block)

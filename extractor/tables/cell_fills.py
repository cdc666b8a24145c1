"""Background colours of cells, from the areas painted on the page.

The topmost colour that covers most of a cell is its fill: producers paint the page, then
the band, then each cell or each line of a cell. White hides what is below it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from extractor.readers.cells import SpanCell
from extractor.readers.page import Fill

COVERED = 0.6
"""Share of a cell that one colour must cover to be its background."""
NEAR_WHITE = 250
"""Channels all this high cannot be told from white on paper."""
MOST_LOOKS = 1_000_000
"""Bound on pairs of fills and cells looked at; fills beyond it are left out."""


def colour_cells(cells: Sequence[SpanCell], fills: Sequence[Fill]) -> list[SpanCell]:
    """Give cells the colour that covers most of them.

    Args:
        cells: cells of one table with their boxes.
        fills: the page's fills in painting order.

    Returns:
        The cells in the same order with ``fill`` set: ``#rrggbb``, None for no colour
        and for white.
    """
    if not fills:
        return list(cells)
    placed = [
        (*cell.box, index)
        for index, cell in enumerate(cells)
        if cell.box is not None and cell.box.width > 0 and cell.box.height > 0
    ]
    placed.sort(key=_top)
    tops = [top for _, top, *_ in placed]
    tallest = max((bottom - top for _, top, _, bottom, _ in placed), default=0.0)
    covered: list[dict[str, float]] = [{} for _ in cells]
    colours: list[str | None] = [None] * len(cells)
    looks = 0
    for fill in fills:
        left, upper, right, lower = fill.box
        first = bisect_left(tops, upper - tallest)
        last = bisect_right(tops, lower)
        looks += last - first
        if looks > MOST_LOOKS:
            break
        for x0, top, x1, bottom, index in placed[first:last]:
            if x0 >= right or x1 <= left or bottom <= upper:
                continue
            width = (right if right < x1 else x1) - (left if left > x0 else x0)
            height = (lower if lower < bottom else bottom) - (upper if upper > top else top)
            # A cell is often painted line by line: pieces of one colour add up.
            total = covered[index].get(fill.colour, 0.0) + width * height
            covered[index][fill.colour] = total
            if total > COVERED * (x1 - x0) * (bottom - top):
                colours[index] = fill.colour
    return [
        replace(cell, fill=colour) if colour and not is_near_white(colour) else cell
        for cell, colour in zip(cells, colours, strict=True)
    ]


@lru_cache(maxsize=1024)
def is_near_white(colour: str) -> bool:
    """Say whether ``#rrggbb`` looks white on paper."""
    return all(int(colour[place : place + 2], 16) >= NEAR_WHITE for place in (1, 3, 5))


def _top(placed: tuple[float, float, float, float, int]) -> float:
    return placed[1]

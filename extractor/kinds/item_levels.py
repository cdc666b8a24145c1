"""What the cells of one drawn row print at the height of an item's first line.

Lists that share a row are lined up by blank lines: an amount stands level with the first line of
its activity. So it is told which value is whose, though some items have none.

Limits: a value that stands beside a later line of its item tells nothing, nor does a single
one, which may be meant for all items. Heights are known of cells with borders only.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from extractor.kinds.items import itemisations
from extractor.kinds.printed_values import Printed, is_dash, readings
from extractor.tables.grid import Cell

LEVEL = 0.4
"""Share of the least step between a list's lines by which what is level with one may be off."""
FEWEST = 2
"""Values or texts that must be level with items of a list."""


class Levels(NamedTuple):
    """Where the items of a list begin, top to bottom, and by how much what is level may be off."""

    starts: tuple[float, ...]
    slack: float


Level = list[Printed | None]
"""For each item of a list what stands level with it."""


def item_levels(cell: Cell, items: Sequence[str]) -> Levels | None:
    """Find the heights at which the items of a cell begin.

    Args:
        cell: the cell.
        items: its items in order, as `itemisations` gives them.

    Returns:
        None where heights are not known, or an item does not begin on a line of its own.
    """
    if not cell.heights or cell.text != " ".join(cell.lines):
        return None
    lengths = [len(line) + 1 for line in cell.lines[:-1]]
    offsets = list(itertools.accumulate(lengths, initial=0))
    starts: list[float] = []
    end = 0
    for item in items:
        begin = cell.text.find(item, end)
        line = bisect_right(offsets, begin) - 1
        if begin < 0 or any(map(str.isalnum, cell.text[offsets[line] : begin])):
            return None
        starts.append(cell.heights[line])
        end = begin + len(item)
    if any(below <= above for above, below in itertools.pairwise(starts)):
        return None
    steps = [below - above for above, below in itertools.pairwise(cell.heights)]
    return Levels(tuple(starts), LEVEL * min(steps))


def level_values(cells: Sequence[Cell], levels: Levels) -> Level:
    """Return the value level with each item; nothing where one is level with none of them."""
    found = (_beside(values, levels) for values in readings(cells))
    return next((values for values in found if any(map(_tells, values))), [])


def level_texts(cell: Cell, levels: Levels) -> Level:
    """Return the text of another list level with each item; nothing where one is with none."""
    for items in itemisations(cell):
        own = item_levels(cell, items)
        if own is not None:
            texts = zip(items, own.starts, strict=True)
            beside = _beside([Printed(text, cell, start) for text, start in texts], levels)
            if beside:
                return beside
    return []


def _tells(value: Printed | None) -> bool:
    return value is not None and not is_dash(value.text)


def _beside(printed: Sequence[Printed], levels: Levels) -> Level:
    """Give each item what is level with its first line; nothing if some is with none."""
    beside: Level = [None] * len(levels.starts)
    for one in printed:
        place = _level_with(one.height, levels)
        if place is None or beside[place] is not None:
            return []
        beside[place] = one
    return beside if len(printed) >= FEWEST else []


def _level_with(height: float | None, levels: Levels) -> int | None:
    if height is None:
        return None
    near = [at for at, start in enumerate(levels.starts) if abs(start - height) <= levels.slack]
    return near[0] if len(near) == 1 else None

"""Headings to the columns that they stand over, or beside, where they touch none.

A heading set to the left over figures set to the right may touch nothing below it. The
headings of the lowest level (leaves) and the body's columns are in the same order, so they
are matched as two rows of intervals, at the least distance in all.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extractor.tables.aligned_chunks import ChunkLine
from extractor.tables.aligned_counts import counted
from extractor.tables.column_gaps import Extent, join_extents, touched

STACKED = 0.45
"""Words one above the other nearer than this, in type sizes, are one heading's lines."""
APART = 8.0
"""A heading farther than this from a column, in type sizes, is another, empty column's."""
APART_ABOVE = 3.0
"""The same for one above the lowest headings, which may as well span some of them."""
CENTRED = 0.6
"""How far off the middle of two lower headings, in type sizes, one is that spans them."""
LEAST_OF_EDGES = 0.1
"""What unaligned edges weigh beside the distance: they decide between near columns."""


class _Leaf(NamedTuple):
    extent: Extent
    alone: float
    """What it costs, in points of distance, to match it with no column."""


@dataclass(slots=True)
class _Growing:
    """A leaf while lines above are added to it."""

    extent: Extent
    top: float
    alone: float


def columns_with_headings(headings: Sequence[ChunkLine], body: Sequence[Extent]) -> list[Extent]:
    """Widen the body's columns by headings beside them; headings without one are columns.

    Args:
        headings: the lines above the body, top to bottom.
        body: the columns that the body's words stand in.

    Returns:
        The table's columns from left to right.
    """
    if not headings or not body:
        return list(body)
    leaves = _leaves(headings, body)
    columns = list(body)
    own: list[Extent] = []
    for (leaf, _), column in zip(leaves, _matched(leaves, body), strict=True):
        over = touched(leaf, body)
        if len(over) > 1 or (over and column != over[0]):
            continue
        if column is None:
            own.append(leaf)
        else:
            old = columns[column]
            columns[column] = Extent(min(old.x0, leaf.x0), max(old.x1, leaf.x1))
    joined = join_extents([*columns, *own])
    return joined if len(joined) == len(columns) + len(own) else list(body)


def _leaves(headings: Sequence[ChunkLine], body: Sequence[Extent]) -> list[_Leaf]:
    """Return the headings of the lowest level, the lines of each taken together."""
    lines = [line for line in headings if line.multiple]
    numbered = _numbered(lines)
    found: list[_Growing] = []
    for line in reversed(lines):
        lower = [leaf.extent for leaf in found]
        left = min((one.x0 for one in lower), default=line.x0)
        right = max((one.x1 for one in lower), default=line.x1)
        for chunk in line.chunks:
            extent = Extent(chunk.x0, chunk.x1)
            if line is not lines[-1] and numbered is not None and _meet(extent, numbered):
                continue
            # Beside all lower headings it spans none of them.
            beside = not lower or extent.x1 <= left or extent.x0 >= right
            if not _is_amid(extent, found, line, body):
                _add(found, extent, line, (APART if beside else APART_ABOVE) * line.size)
    # A line with one text may span what is above it or below: "(in millions)".
    single: list[_Growing] = []
    for line in reversed(headings):
        extent = Extent(line.x0, line.x1)
        if line.multiple or any(_meet(leaf.extent, extent) for leaf in found):
            continue
        if not _is_amid(extent, found, line, body):
            _add(single, extent, line, APART_ABOVE * line.size)
    leaves = sorted(_Leaf(leaf.extent, leaf.alone) for leaf in [*found, *single])
    apart = all(a.extent.x1 <= b.extent.x0 for a, b in itertools.pairwise(leaves))
    return leaves if apart else []


def _numbered(lines: Sequence[ChunkLine]) -> Extent | None:
    """Return where the lowest line numbers columns from 1: what is above spans some of them."""
    chunks = lines[-1].chunks if lines else []
    streak = counted([chunk.text for chunk in chunks])
    return Extent(chunks[streak[0]].x0, chunks[streak[-1]].x1) if streak else None


def _is_amid(
    extent: Extent, leaves: Sequence[_Growing], line: ChunkLine, body: Sequence[Extent]
) -> bool:
    """Say whether a heading is centred over two lower ones, and stands in the gap of these.

    ``Triwulan`` over the second and third of four quarters spans them all. What has words
    below it that no lower heading stands over is a column of its own.
    """
    under = next((column for column in body if column.x0 <= extent.middle <= column.x1), None)
    if under is not None and not any(_meet(leaf.extent, under) for leaf in leaves):
        return False
    lower = [leaf.extent for leaf in leaves if leaf.top > line.middle]
    before = max((one.middle for one in lower if one.x1 <= extent.x0), default=None)
    after = min((one.middle for one in lower if one.x0 >= extent.x1), default=None)
    if before is None or after is None or any(_meet(leaf.extent, extent) for leaf in leaves):
        return False
    return abs((before + after) / 2 - extent.middle) < CENTRED * line.size


def _add(leaves: list[_Growing], extent: Extent, line: ChunkLine, alone: float) -> None:
    """Add a line's text to the leaf that it goes on above; what stands over two is none."""
    below = [leaf for leaf in leaves if _meet(leaf.extent, extent)]
    if not below:
        leaves.append(_Growing(extent, line.top, alone))
    elif len(below) == 1 and below[0].top - line.bottom < STACKED * line.size:
        old = below[0].extent
        below[0].extent = Extent(min(old.x0, extent.x0), max(old.x1, extent.x1))
        below[0].top = line.top


def _meet(one: Extent, other: Extent) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1


def _matched(leaves: Sequence[_Leaf], columns: Sequence[Extent]) -> list[int | None]:
    """Match leaves with columns in order, at the least distance; None for one left alone."""
    held = _held(leaves, columns)
    # best[i][k]: cost of the first i leaves with the first k columns, and the last step.
    best = [[0.0] * (len(columns) + 1)]
    for i, (leaf, apart) in enumerate(leaves, 1):
        row = [best[i - 1][0] + apart]
        for k, column in enumerate(columns, 1):
            here = best[i - 1][k - 1] + _distance(leaf, column)
            if held.get(k - 1, i - 1) != i - 1:
                here = math.inf
            row.append(min(row[k - 1], best[i - 1][k] + apart, here))
        best.append(row)
    result: list[int | None] = [None] * len(leaves)
    i, k = len(leaves), len(columns)
    while i and k:
        if best[i][k] == best[i][k - 1]:
            k -= 1
        elif best[i][k] == best[i - 1][k] + leaves[i - 1].alone:
            i -= 1
        else:
            i, k = i - 1, k - 1
            result[i] = k
    return result


def _held(leaves: Sequence[_Leaf], columns: Sequence[Extent]) -> dict[int, int]:
    """Return the columns that only a heading of an upper line stands over, by its number.

    No lower heading beside them can have them, though it costs less to leave that one out.
    """
    lowest = max((leaf.alone for leaf in leaves), default=0.0)
    found: dict[int, int] = {}
    for number, column in enumerate(columns):
        own = [at for at, leaf in enumerate(leaves) if _meet(leaf.extent, column)]
        leaf = leaves[own[0]] if len(own) == 1 else None
        if leaf is None or leaf.alone == lowest:
            continue
        if column.x0 <= leaf.extent.middle <= column.x1:
            found[number] = own[0]
    return found


def _distance(leaf: Extent, column: Extent) -> float:
    gap = max(leaf.x0 - column.x1, column.x0 - leaf.x1, 0.0)
    edges = min(
        abs(leaf.x0 - column.x0), abs(leaf.x1 - column.x1), abs(leaf.middle - column.middle)
    )
    return gap + LEAST_OF_EDGES * edges

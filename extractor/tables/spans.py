"""Blocks of merged cells whose borders are lost, inferred for a whole column at once.

A label printed in a merged cell stands at the top of its block or in the vertical
middle of it, on one row or on a few neighbouring ones. Given where the labels stand,
the segmentation is chosen that puts every label nearest to the top or the middle of
its block, while rows go to the label they share words with. This is a shortest path
over the borders between neighbouring labels; it knows rows and numbers only.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

AFFINITY_WEIGHT = 1.2
"""Cost of giving a row to a label when it shares all its words with the other one."""
STYLE_COST = 0.4
"""Cost of a label at the top of its block in a table of centred labels, or the reverse."""
AMBIGUOUS_MARGIN = 0.25
"""A border whose next best place costs less than this much more is a doubtful one."""
UNSURE_MARGIN = 0.6
"""A border whose next best place costs less than this much more is inferred, not plain."""
_WIDEST_GAP = 80
"""Between labels farther apart than this, borders are not searched: labels are at the top."""

BORDER_WEIGHT = 0.3
"""Cost of a border between two rows that are wholly alike."""

Affinity = Callable[[int, int], float]
"""Affinity of a row to a label (both by index), from 0 to 1."""
Likeness = Callable[[int], float]
"""Likeness of a row to the row above it, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The rows on which a label's text stands, first and last."""

    first: int
    last: int


@dataclass(slots=True)
class Blocks:
    """The inferred blocks: for each label its first and last row.

    ``doubtful`` are rows that might as well be the other label's, ``unsure`` those whose
    side was inferred with less than plain evidence.
    """

    ranges: list[tuple[int, int]]
    doubtful: set[int] = field(default_factory=set)
    unsure: set[int] = field(default_factory=set)


def blocks_from_top(anchors: Sequence[Anchor], rows: int) -> Blocks:
    """Blocks of labels that stand at the top: each ends where the next begins."""
    starts = [anchor.first for anchor in anchors]
    ends = [start - 1 for start in starts[1:]] + [rows - 1]
    return Blocks(list(zip(starts, ends, strict=True)))


def infer_blocks(
    anchors: Sequence[Anchor],
    rows: int,
    affinity: Affinity,
    likeness: Likeness,
    *,
    centred: bool,
    fixed_starts: frozenset[int] = frozenset(),
    no_starts: frozenset[int] = frozenset(),
) -> Blocks:
    """Infer the blocks of a column's labels.

    Args:
        anchors: where the labels stand, in order; not empty.
        rows: number of rows of the table; rows before the first label are its own.
        affinity: how much a row belongs to a label by its words.
        likeness: how much a row is like the one above; borders avoid such rows.
        centred: whether the table's labels are centred (else mostly at the top).
        fixed_starts: rows on which a block surely begins.
        no_starts: rows on which no block begins.
    """
    candidates = _candidates(anchors, fixed_starts, no_starts)
    cost = _block_cost(affinity, likeness, centred)
    starts = _shortest_path(anchors, candidates, rows, cost)
    ends = [start - 1 for start in starts[1:]] + [rows - 1]
    blocks = Blocks(list(zip(starts, ends, strict=True)))
    margins = _margins(anchors, candidates, blocks.ranges, cost)
    blocks.doubtful = {row for row, margin in margins.items() if margin < AMBIGUOUS_MARGIN}
    blocks.unsure = {row for row, margin in margins.items() if margin < UNSURE_MARGIN}
    blocks.unsure -= blocks.doubtful
    return blocks


def _candidates(
    anchors: Sequence[Anchor], fixed: frozenset[int], forbidden: frozenset[int]
) -> list[list[int]]:
    """Possible first rows of each block; the first block takes all rows above it."""
    candidates = [[0]]
    for before, anchor in itertools.pairwise(anchors):
        places = list(range(before.last + 1, anchor.first + 1))
        if len(places) > _WIDEST_GAP:
            places = [anchor.first]
        sure = [row for row in places if row in fixed]
        if sure:
            places = sure[-1:]
        allowed = [row for row in places if row not in forbidden]
        candidates.append(allowed or [anchor.first])
    return candidates


_Cost = Callable[[int, Anchor, int, int], float]


def _block_cost(affinity: Affinity, likeness: Likeness, centred: bool) -> _Cost:
    top_cost, middle_cost = (STYLE_COST, 0.0) if centred else (0.0, STYLE_COST)

    def cost(label: int, anchor: Anchor, start: int, end: int) -> float:
        place = min(_off_middle(anchor, start, end) + middle_cost, anchor.first - start + top_cost)
        if start == end:
            place = 0.0
        strangers = sum(
            _estrangement(affinity, label, row)
            for row in range(start, min(end, start + _WIDEST_GAP) + 1)
            if not anchor.first <= row <= anchor.last
        )
        border = BORDER_WEIGHT * likeness(start) if start else 0.0
        return place + AFFINITY_WEIGHT * strangers + border

    return cost


def _off_middle(anchor: Anchor, start: int, end: int) -> float:
    """Distance in rows of a label from the middle of its block.

    A middle between two rows lets the label fall on either of them, so half a row
    counts half.
    """
    middle = (start + end) / 2
    off = max(anchor.first - middle, middle - anchor.last, 0.0)
    return off / 2 if off <= 0.5 else off - 0.25


def _estrangement(affinity: Affinity, label: int, row: int) -> float:
    own = affinity(row, label)
    other = max(affinity(row, label - 1), affinity(row, label + 1))
    return max(0.0, other - own)


def _shortest_path(
    anchors: Sequence[Anchor], candidates: list[list[int]], rows: int, cost: _Cost
) -> list[int]:
    best: list[dict[int, tuple[float, int | None]]] = [{0: (0.0, None)}]
    for index in range(1, len(anchors)):
        level: dict[int, tuple[float, int | None]] = {}
        for start in candidates[index]:
            options = [
                (total + cost(index - 1, anchors[index - 1], before, start - 1), before)
                for before, (total, _) in best[-1].items()
            ]
            level[start] = min(options, key=lambda option: (option[0], -option[1]))
        best.append(level)
    last = len(anchors) - 1
    final = min(
        best[-1],
        key=lambda start: (best[-1][start][0] + cost(last, anchors[last], start, rows - 1), -start),
    )
    starts = [final]
    for index in range(last, 0, -1):
        before = best[index][starts[-1]][1]
        starts.append(before if before is not None else 0)
    return starts[::-1]


def _margins(
    anchors: Sequence[Anchor],
    candidates: list[list[int]],
    ranges: list[tuple[int, int]],
    cost: _Cost,
) -> dict[int, float]:
    """What it would cost more to give a row to the other side; rows beside borders only."""
    margins: dict[int, float] = {}
    for index in range(1, len(ranges)):
        start, end = ranges[index]
        before = ranges[index - 1][0]

        def total(border: int, index: int = index, end: int = end, before: int = before) -> float:
            left = cost(index - 1, anchors[index - 1], before, border - 1)
            return left + cost(index, anchors[index], border, end)

        chosen = total(start)
        for other in candidates[index]:
            if other == start:
                continue
            margin = total(other) - chosen
            for row in range(min(other, start), max(other, start)):
                margins[row] = min(margin, margins.get(row, margin))
    return margins

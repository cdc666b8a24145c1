"""Labels beside rows that no lines part: which rows each of them covers, told by its height.

A label stands at the top, in the middle or at the bottom of the rows that it covers, all labels
of a table alike. Where the rows' borders are known, the heights of the labels in the middle tell
their blocks: from the first row on, each block ends as far below its label as it begins above.
Of labels at the top each begins a block, of labels at the bottom each ends one. Only what can be
read in one way is told.

Limits: a block that a page break cuts has its label off its middle; then rows at the page's edge
stay without one. Labels of one table that are set differently are not told.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from extractor.tables.ruled_blocks import Block

CENTRED = 0.3
"""Heights of its letters by which a label may be off the middle of its rows, or off the line
that it stands level with: a row is at least one line high, which moves the middle by half."""
_MOST_WAYS = 2
"""Ways that are looked for: a second one says that the first is not certain."""

Blocks = tuple[tuple[int, int], ...]
"""For each label the first row of its block, and the one behind it."""


class RowPlaces(NamedTuple):
    """Where rows stand.

    Attributes:
        borders: the borders of all rows: one more than rows.
        firsts: the height of the first line of each row.
        lasts: the height of the last line of each row.
        goes_on: whether no line is drawn below the last row: the table may go on.
    """

    borders: Sequence[float]
    firsts: Sequence[float]
    lasts: Sequence[float]
    goes_on: bool

    @property
    def above(self) -> float:
        """Return how far the first line of a row is from its border at least."""
        return min(first - border for first, border in zip(self.firsts, self.borders, strict=False))

    @property
    def below(self) -> float:
        """Return how far the last line of a row is from its border at least."""
        return min(border - last for last, border in zip(self.lasts, self.borders[1:], strict=True))


def find_label_blocks(labels: Sequence[Block], rows: RowPlaces) -> list[Blocks]:
    """Find the rows that labels cover.

    Args:
        labels: the labels of one column, top to bottom.
        rows: the rows beside them.

    Returns:
        The ways in which they can be read: those in which all rows have a label, or else those
        that leave rows at the page's edges without one.
    """
    at_tops, at_ends = _from_top(labels, rows), _to_bottom(labels, rows)
    tops = [way for way in at_tops if way[0][0] == 0]
    ends = [way for way in at_ends if way[-1][1] == len(rows.firsts)]
    found = [*_in_middle(labels, rows), *(tops or ends)]
    if not found:
        open_end = rows.goes_on and _in_middle(labels, rows, free_end=True)
        free = open_end or _in_middle(labels, rows, free_start=True)
        found = [*free, *at_tops, *(at_ends if rows.goes_on else [])]
    if not found or len(labels) == 1:
        cut = rows.goes_on and _in_middle(labels, rows, cut_end=True)
        found += cut or _in_middle(labels, rows, cut_start=True)
    return [way for way in dict.fromkeys(found) if _fit(labels, rows, way)]


def _fit(labels: Sequence[Block], rows: RowPlaces, blocks: Blocks) -> bool:
    """Say whether no label's lines stand beside the rows of another block."""
    return all(
        (not first or rows.borders[first] - CENTRED * label.tall <= label.top)
        and (end == len(rows.firsts) or label.bottom <= rows.borders[end] + CENTRED * label.tall)
        for label, (first, end) in zip(labels, blocks, strict=True)
    )


def _in_middle(
    labels: Sequence[Block],
    rows: RowPlaces,
    *,
    free_start: bool = False,
    free_end: bool = False,
    cut_start: bool = False,
    cut_end: bool = False,
) -> list[Blocks]:
    """Return the ways in which each label stands in the middle of its rows; two will do.

    Args:
        labels: the labels.
        rows: the rows.
        free_start: whether the first rows may have no label, as it stands on the page before.
        free_end: whether the last ones may.
        cut_start: whether the first block begins on the page before, its label above its middle.
        cut_end: whether the last one goes on on the next page, its label below its middle.
    """
    count = len(rows.firsts)
    ways: dict[int, list[Blocks]] = {first: [()] for first in range(count if free_start else 1)}
    for number, label in enumerate(labels):
        before, ways = ways, {}
        for first, others in before.items():
            for end in range(first + 1, count + 1):
                off = label.middle - (rows.borders[first] + rows.borders[end]) / 2
                fits = abs(off) <= CENTRED * label.tall
                fits = fits or (end == first + 1 and _is_level(label, rows, first))
                if cut_start and number == 0:
                    fits = off < 0
                if cut_end and number == len(labels) - 1:
                    fits = end == count and off > 0
                if fits:
                    found = ways.setdefault(end, [])
                    found += [(*other, (first, end)) for other in others][: _MOST_WAYS - len(found)]
    ends = range(count, 0, -1) if free_end else [count]
    return list(itertools.chain.from_iterable(ways.get(end, []) for end in ends))


def _is_level(label: Block, rows: RowPlaces, row: int) -> bool:
    """Say whether a label of a single row is set as the row's entries are: no cell is merged."""
    slack = CENTRED * label.tall
    above, below = label.first - rows.firsts[row], label.last - rows.lasts[row]
    return min(abs(above), abs(below)) <= slack


def _from_top(labels: Sequence[Block], rows: RowPlaces) -> list[Blocks]:
    """Return the blocks of labels each of which begins where the entries of a row do."""
    above = rows.above
    tops = [border + above for border in rows.borders[:-1]]
    firsts = [_row_at(label.first, tops, label.tall) for label in labels]
    starts = [first for first in firsts if first is not None]
    if len(starts) < len(labels) or not _is_rising(starts):
        return []
    return [tuple(itertools.pairwise([*starts, len(tops)]))]


def _to_bottom(labels: Sequence[Block], rows: RowPlaces) -> list[Blocks]:
    """Return the blocks of labels each of which ends where the entries of a row may end."""
    below = min(rows.above, rows.below)
    feet = [border - below for border in rows.borders[1:]]
    lasts = [_row_at(label.last, feet, label.tall) for label in labels]
    ends = [last + 1 for last in lasts if last is not None]
    if len(ends) < len(labels) or not _is_rising(ends):
        return []
    return [tuple(itertools.pairwise([0, *ends]))]


def _row_at(height: float, heights: Sequence[float], tall: float) -> int | None:
    near = min(range(len(heights)), key=lambda at: abs(heights[at] - height))
    return near if abs(heights[near] - height) <= CENTRED * tall else None


def _is_rising(numbers: Sequence[int]) -> bool:
    return all(before < after for before, after in itertools.pairwise(numbers))

"""Runs of lines that share columns: where on a page tables without borders stand.

A run starts at a line of several chunks and grows downwards while the lines leave its
white gaps white; a few lines may cross the gaps (headings of sections, long labels). It
then grows upwards over its headings. Prose ends at once: its gaps never fall together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extractor.tables.aligned_chunks import ChunkLine
from extractor.tables.aligned_growth import MOST_COLUMNS, Growth, grow_down
from extractor.tables.aligned_lines import extents_of, prose_lines
from extractor.tables.aligned_tops import MOST_HEADINGS, find_top
from extractor.tables.column_gaps import Extent, join_extents
from extractor.tables.rulings import Stroke

MOST_REFUSED = 6
"""Lines at which a refused run is tried anew: headings set unlike the body are fewer."""


@dataclass(slots=True)
class Run:
    """Lines of one table, their columns, and which of them cross the gaps between those."""

    lines: list[ChunkLine]
    columns: list[Extent]
    crossing: set[int]
    rules: list[Stroke]
    """Horizontal rules within reach of the table, top to bottom."""
    body: int = 0
    """Index of the line that the run grew from: headings stand above it."""


def find_runs(
    lines: Sequence[ChunkLine],
    rules: Sequence[Stroke],
    width: float,
    accept: Callable[[Run], bool],
) -> None:
    """Find the runs of lines that share columns, and hand each to ``accept``.

    Args:
        lines: the lines of one column of text, top to bottom.
        rules: the page's horizontal lines, top to bottom.
        width: width of the column of text in points.
        accept: takes a run or refuses it; a table may begin within a refused one.
    """
    prose = prose_lines(lines, width)
    used, refused = -1, 0
    tried: tuple[int, int, int] | None = None
    index = 0
    starts = [len(line.chunks) > 1 for line in lines]
    while index < len(lines):
        if not starts[index] or prose[index]:
            index += 1
            continue
        growth = grow_down(lines, index, prose, rules)
        if growth.richer is None and _heads_larger(lines, growth, prose, rules):
            growth.richer = growth.stopped
        if growth.richer is not None:
            index = growth.richer
            continue
        if len(growth.columns) > MOST_COLUMNS:
            # Nor would a run from the next of its lines be a table; each would cost as much.
            index = growth.last + 1
            continue
        if growth.multiple < 2 or len(growth.columns) < 2:
            index += 1
            continue
        first = find_top(lines, growth.first, growth.columns, prose, rules, used)
        reach = first, growth.last, len(growth.columns)
        if reach != tried and accept(_run(lines, growth, first, rules)):
            used = growth.last
        elif refused < MOST_REFUSED:
            refused += 1
            tried = reach
            index += 1
            continue
        refused = 0
        index = growth.last + 1


def _run(lines: Sequence[ChunkLine], growth: Growth, first: int, rules: Sequence[Stroke]) -> Run:
    members = list(lines[first : growth.last + 1])
    crossing = {index - first for index in growth.crossing}
    columns = growth.columns
    for index in range(growth.first - 1, first - 1, -1):
        merged = join_extents([*columns, *extents_of(lines[index])])
        if len(merged) == len(columns):
            columns = merged
        else:
            crossing.add(index - first)
    top, bottom = members[0].top, members[-1].bottom
    reach = 1.5 * members[0].size
    near = [rule for rule in rules if top - reach <= rule.at <= bottom + reach]
    near = [rule for rule in near if rule.start < columns[-1].x1 and rule.end > columns[0].x0]
    return Run(members, columns, crossing, near, growth.first - first)


def _heads_larger(
    lines: Sequence[ChunkLine], growth: Growth, prose: Sequence[bool], rules: Sequence[Stroke]
) -> bool:
    """Say whether a run that stopped early is only the headings of a larger one below."""
    start = growth.stopped
    if start is None or start > growth.last + 1 or growth.last - growth.first >= MOST_HEADINGS:
        return False
    if not lines[start].multiple:
        return False
    below = grow_down(lines, start, prose, rules)
    return (
        below.richer is None
        and below.multiple > growth.multiple
        and len(below.columns) >= len(growth.columns)
    )

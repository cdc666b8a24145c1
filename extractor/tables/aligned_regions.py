"""Runs of lines that share columns: where on a page tables without borders stand.

A run starts at a line of several chunks and grows downwards while the lines leave its
white gaps white; a few lines may cross the gaps (headings of sections, long labels). It
then grows upwards over its headings. Prose ends at once: its gaps never fall together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extractor.tables.aligned_chunks import ChunkLine, is_caption
from extractor.tables.column_gaps import Extent, join_extents, touched
from extractor.tables.rulings import Stroke

FARTHEST = 2.6
"""White between two lines of one table, in type sizes: one or two lines left blank."""
MOST_CROSSING = 2
"""Lines in a row that may cross the gaps; more are text between two tables."""
MOST_COLUMNS = 50
"""Columns that fit on a page; more are scattered labels of a map or a drawing."""
MOST_REFUSED = 6
"""Lines at which a refused run is tried anew: headings set unlike the body are fewer."""
YOUNG = 3
"""A run of so few lines of several chunks may be headings only, set apart from the body."""
MOST_SINGLE = 5
"""Lines in a row with one chunk: a label of one column wrapped so often, or text again."""
MOST_HEADINGS = 10
"""Lines that headings may take above the first line of the body."""
WIDE_RULE = 0.6
"""Share of the table's width that a rule covers when it parts rows, not one column."""
LONG_TEXT = 0.7
"""A single chunk this wide, as a share of the column of text, is a line of prose."""
MANY_WORDS = 8
"""A single chunk with so many words is a line of prose, where it is long too."""


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


@dataclass(slots=True)
class _Growth:
    """What is known of a run while it grows: its last line, columns and crossing lines."""

    first: int
    last: int
    columns: list[Extent]
    crossing: set[int]
    multiple: int = 1
    richer: int | None = None
    """A line with more chunks than the run has columns for, where the run ended early."""
    stopped: int | None = None
    """The line that did not fit, where the run ended though lines follow closely."""


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
    prose = _prose_lines(lines, width)
    used, refused = -1, 0
    index = 0
    while index < len(lines):
        if not lines[index].multiple or prose[index]:
            index += 1
            continue
        growth = _grow_down(lines, index, prose, rules)
        if growth.richer is None and _heads_larger(lines, growth, prose, rules):
            growth.richer = growth.stopped
        if growth.richer is not None:
            index = growth.richer
            continue
        if growth.multiple < 2 or not 2 <= len(growth.columns) <= MOST_COLUMNS:
            index += 1
            continue
        first = _grow_up(lines, growth, prose, rules, used)
        if accept(_run(lines, growth, first, rules)):
            used = growth.last
        elif refused < MOST_REFUSED:
            refused += 1
            index += 1
            continue
        refused = 0
        index = growth.last + 1


def extents_of(line: ChunkLine) -> list[Extent]:
    """Return the intervals that a line's chunks take."""
    return [Extent(chunk.x0, chunk.x1) for chunk in line.chunks]


def is_wide(rule: Stroke, columns: Sequence[Extent]) -> bool:
    """Say whether a rule runs under most of the table."""
    left, right = columns[0].x0, columns[-1].x1
    covered = min(rule.end, right) - max(rule.start, left)
    return covered >= WIDE_RULE * (right - left)


def is_far(above: ChunkLine, below: ChunkLine) -> bool:
    """Say whether two lines stand too far apart for one table."""
    return below.top - above.bottom > FARTHEST * max(above.size, below.size)


def _run(lines: Sequence[ChunkLine], growth: _Growth, first: int, rules: Sequence[Stroke]) -> Run:
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


def _prose_lines(lines: Sequence[ChunkLine], width: float) -> list[bool]:
    """Mark the lines of paragraphs: long single chunks and what follows them closely."""
    long = [
        not line.multiple and line.words >= MANY_WORDS and line.chunks[0].width >= LONG_TEXT * width
        for line in lines
    ]
    prose = list(long)
    for index in range(1, len(lines)):
        line, above = lines[index], lines[index - 1]
        tight = line.top - above.bottom < 0.6 * line.size
        if prose[index - 1] and not line.multiple and tight and long[index - 1]:
            prose[index] = True
    return prose


def _grow_down(
    lines: Sequence[ChunkLine], start: int, prose: Sequence[bool], rules: Sequence[Stroke]
) -> _Growth:
    growth = _Growth(start, start, join_extents(extents_of(lines[start])), set())
    pending: set[int] = set()
    singles = 0
    for index in range(start + 1, len(lines)):
        line = lines[index]
        if is_far(lines[index - 1], line) or prose[index] or is_caption(line):
            break
        extents = extents_of(line)
        merged = join_extents([*growth.columns, *extents])
        if len(merged) < len(growth.columns):
            pending.add(index)
            if len(pending) > MOST_CROSSING:
                if growth.multiple <= YOUNG and lines[min(pending)].multiple:
                    growth.richer = min(pending)
                    return growth
                growth.stopped = min(pending)
                break
            continue
        if _is_richer(extents, merged, growth):
            if growth.multiple <= 2:
                growth.richer = index
                return growth
            growth.stopped = index
            break
        growth.columns = merged
        if line.multiple:
            growth.multiple += 1
            growth.crossing |= pending
            growth.last = index
            pending, singles = set(), 0
            continue
        singles += 1
        if singles > MOST_SINGLE:
            break
    growth.last = _with_tail(lines, growth, prose, rules)
    growth.columns = _columns_of(lines, growth)
    return growth


def _heads_larger(
    lines: Sequence[ChunkLine], growth: _Growth, prose: Sequence[bool], rules: Sequence[Stroke]
) -> bool:
    """Say whether a run that stopped early is only the headings of a larger one below."""
    start = growth.stopped
    if start is None or start > growth.last + 1 or growth.last - growth.first >= MOST_HEADINGS:
        return False
    if not lines[start].multiple:
        return False
    below = _grow_down(lines, start, prose, rules)
    return (
        below.richer is None
        and below.multiple > growth.multiple
        and len(below.columns) >= len(growth.columns)
    )


def _is_richer(extents: list[Extent], merged: list[Extent], growth: _Growth) -> bool:
    """Say whether a line has more chunks than columns are left to tell them apart."""
    held = sum(1 for column in merged if len(touched(column, extents)) > 0)
    slack = 0 if growth.multiple <= 2 else 1 + len(extents) // 5
    return len(extents) - held > slack


def _columns_of(lines: Sequence[ChunkLine], growth: _Growth) -> list[Extent]:
    """Return the columns of the lines kept: lines given up may have widened them."""
    return join_extents(
        extent
        for index in range(growth.first, growth.last + 1)
        if index not in growth.crossing
        for extent in extents_of(lines[index])
    )


def _with_tail(
    lines: Sequence[ChunkLine], growth: _Growth, prose: Sequence[bool], rules: Sequence[Stroke]
) -> int:
    """Return the last line with what the last row's cells are wrapped to below it."""
    last = growth.last
    for index in range(growth.last + 1, min(len(lines), growth.last + 1 + MOST_SINGLE)):
        line, above = lines[index], lines[last]
        if prose[index] or line.multiple or line.top - above.bottom > 0.6 * line.size:
            break
        over = touched(extents_of(line)[0], growth.columns)
        if len(over) != 1 or rule_between(above, line, rules, growth.columns):
            break
        held = [c for c in above.chunks if c.x1 > growth.columns[over[0]].x0]
        held = [c for c in held if c.x0 < growth.columns[over[0]].x1 and not c.value]
        if not held or (over[0] == 0 and not _wraps(held[0].x1, line, growth.columns[0])):
            break
        last = index
    return last


def _wraps(end: float, line: ChunkLine, column: Extent) -> bool:
    """Say whether the line's first word had no room behind the text above that ends there."""
    first = line.chunks[0].words[0]
    return end + first.box.width + 0.25 * line.size > column.x1 or first.text[:1].islower()


def rule_between(
    above: ChunkLine, below: ChunkLine, rules: Sequence[Stroke], columns: Sequence[Extent]
) -> bool:
    """Say whether a rule that parts rows stands between two lines."""
    top, bottom = above.middle, below.middle
    return any(top < rule.at < bottom and is_wide(rule, columns) for rule in rules)


def _grow_up(
    lines: Sequence[ChunkLine],
    growth: _Growth,
    prose: Sequence[bool],
    rules: Sequence[Stroke],
    used: int,
) -> int:
    """Return the first line of the run with its headings."""
    best = growth.first
    ruled_off = False
    for index in range(growth.first - 1, max(used, growth.first - 1 - MOST_HEADINGS), -1):
        line, below = lines[index], lines[index + 1]
        if is_far(line, below) or prose[index] or is_caption(line):
            break
        if rule_between(line, below, rules, growth.columns):
            best = min(best, index + 1)
            ruled_off = True
        if _is_heading(line, below, growth.columns, ruled_off):
            best = index
        elif len(touched(extents_of(line)[0], growth.columns)) > 1 and not line.multiple:
            break
    else:
        return best
    first = max(used + 1, 0)
    # A rule above all lines looked at frames them, the table's own upper border.
    index = max(index + 1, first)
    if index < best and _rule_above(lines[index], rules, growth.columns) and not ruled_off:
        best = index
    return best


def _rule_above(line: ChunkLine, rules: Sequence[Stroke], columns: Sequence[Extent]) -> bool:
    return any(
        line.top - line.size <= rule.at <= line.middle and is_wide(rule, columns) for rule in rules
    )


def _is_heading(
    line: ChunkLine, below: ChunkLine, columns: Sequence[Extent], ruled_off: bool
) -> bool:
    """Say whether a line above the body heads its columns, and is no title over all of it."""
    left, right = columns[0].x0, columns[-1].x1
    if line.x0 < left - 2 * line.size or line.x1 > right + 2 * line.size:
        return False
    if line.multiple:
        return True
    chunk = extents_of(line)[0]
    over = touched(chunk, columns)
    if below.top - line.bottom >= line.size or ruled_off or 0 in over:
        return False
    # A title is centred over the whole table, a heading over what it heads.
    off_title = abs(chunk.middle - (left + right) / 2)
    off_heading = abs(chunk.middle - (columns[1].x0 + right) / 2)
    return len(over) <= 1 or off_heading < off_title

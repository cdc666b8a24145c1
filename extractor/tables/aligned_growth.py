"""A run of lines that share white gaps, grown downwards line by line.

A few lines may cross the gaps (headings of sections, long labels); a line that needs more
columns than there are, or one set off that heads other columns, ends the run.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.tables.aligned_chunks import ChunkLine, is_caption
from extractor.tables.aligned_lines import FARTHEST, extents_of, is_far, rule_between
from extractor.tables.column_gaps import Extent, join_extents, touched
from extractor.tables.rulings import Stroke

MOST_COLUMNS = 50
"""Columns that fit on a page; more are scattered labels of a map or a drawing."""
MOST_CROSSING = 2
"""Lines in a row that may cross the gaps; more are text between two tables."""
YOUNG = 3
"""A run of so few lines of several chunks may be headings only, set apart from the body."""
MOST_SINGLE = 8
"""Lines in a row with one chunk: a label of one column wrapped so often, or text again."""
AT_EDGE = 0.12
"""A text this near to a column's left edge, in type sizes, is set at it."""
SET_OFF = 1.3
"""A line farther below the line above it than all before, by this factor, may begin anew."""
FEWEST_BELOW = 3
"""Of these, lines of several chunks that headings and their rows make."""
SAME_END = 1.5
"""Points; two lines that end so near to each other frame one row."""
FEW_BELOW = 6
"""Lines below such a line that are looked at for their columns."""


@dataclass(slots=True)
class Growth:
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


class _Down:
    """Grows downwards from one line: fitting lines, and those kept in mind that cross gaps."""

    def __init__(self, lines: Sequence[ChunkLine], start: int) -> None:
        self.lines = lines
        self.growth = Growth(start, start, join_extents(extents_of(lines[start])), set())
        self.pending: set[int] = set()
        self.singles = 0
        self.widest = 0.0

    def takes(self, index: int) -> bool:
        """Take a line, and say whether to go on."""
        line, growth = self.lines[index], self.growth
        step = line.middle - self.lines[index - 1].middle
        set_off = growth.multiple >= YOUNG and step >= SET_OFF * self.widest
        if set_off and line.multiple and _begins_another(self.lines, index, growth):
            return False
        self.widest = max(self.widest, step)
        extents = extents_of(line)
        merged = join_extents([*growth.columns, *extents])
        if len(merged) < len(growth.columns):
            return self._takes_crossing(index)
        if _is_richer(extents, merged, growth):
            if growth.multiple <= 2:
                growth.richer = index
            else:
                growth.stopped = index
            return False
        growth.columns = merged
        if not line.multiple:
            self.singles += 1
            return self.singles <= MOST_SINGLE
        growth.multiple += 1
        growth.crossing |= self.pending
        growth.last = index
        self.pending, self.singles = set(), 0
        return True

    def _takes_crossing(self, index: int) -> bool:
        """Keep a line in mind whose text runs over a gap; too many end the table."""
        self.pending.add(index)
        if len(self.pending) <= MOST_CROSSING:
            return True
        full = self._parted_alike()
        if not full and _closes_weak_gaps(self.lines, self.growth, self.pending):
            self.growth.last = index
            self.pending, self.singles = set(), 0
            return True
        # Only headings stand above lines that begin as another table does.
        first = min(full if full and self.growth.multiple <= 2 else self.pending)
        if self.growth.multiple <= YOUNG and self.lines[first].multiple:
            self.growth.richer = first
        else:
            self.growth.stopped = first
        return False

    def _parted_alike(self) -> list[int]:
        """Return the crossing lines with a text for each column, if they share gaps themselves.

        A heading's gaps are not weak where those of the rows below it only stand elsewhere.
        """
        count = len(self.growth.columns)
        full = [k for k in sorted(self.pending) if len(self.lines[k].chunks) >= count]
        if 2 * len(full) <= len(self.pending):
            return []
        own = join_extents(extent for k in full for extent in extents_of(self.lines[k]))
        return full if len(own) >= count else []

    def keep_last(self, prose: Sequence[bool], rules: Sequence[Stroke]) -> None:
        """Keep lines at the end that are rows though a text runs on into the next column."""
        growth = self.growth
        for index in sorted(self.pending):
            # A last row may follow the lines that the row above it is wrapped to.
            growth.last = _with_tail(self.lines, growth, prose, rules)
            line = self.lines[index]
            if index > growth.last + 1:
                break
            joins = line.multiple and _joins_one(self.lines, line, growth)
            if not joins and not _keeps_edges(line, growth.columns):
                break
            growth.crossing.add(index)
            growth.last = index


def grow_down(
    lines: Sequence[ChunkLine], start: int, prose: Sequence[bool], rules: Sequence[Stroke]
) -> Growth:
    """Grow a run of lines that share columns from its first line downwards.

    Args:
        lines: the lines of one column of text, top to bottom.
        start: a line of several chunks.
        prose: for each line whether it is one of a paragraph.
        rules: the page's horizontal lines, top to bottom.
    """
    down = _Down(lines, start)
    for index in range(start + 1, len(lines)):
        if is_far(lines[index - 1], lines[index]) or prose[index] or is_caption(lines[index]):
            break
        if not down.takes(index):
            break
    growth = down.growth
    if growth.multiple < 2 and len(lines[start].chunks) <= MOST_COLUMNS:
        return growth  # one line is no table, whatever is wrapped below it
    if growth.richer is None:
        down.keep_last(prose, rules)
        growth.columns = _columns_of(lines, growth)
        last = _with_tail(lines, growth, prose, rules)
        if last != growth.last:
            growth.last = last
            growth.columns = _columns_of(lines, growth)
    return growth


def _begins_another(lines: Sequence[ChunkLine], index: int, growth: Growth) -> bool:
    """Say whether a line set far off heads lines of other columns than those above it."""
    step = lines[index].middle - lines[index - 1].middle
    end = index + 1
    while end < min(index + FEW_BELOW, len(lines)):
        if lines[end].middle - lines[end - 1].middle >= step:
            break
        end += 1
    columns = join_extents(e for line in lines[index:end] for e in extents_of(line))
    if len(columns) < 2:
        return False
    joined = len(join_extents([*growth.columns, *columns]))
    if joined < min(len(growth.columns), len(columns)):
        return True
    # A line without figures above others is one of headings; a total stands alone.
    heads = not any(chunk.value for chunk in lines[index].chunks)
    several = sum(1 for line in lines[index:end] if line.multiple)
    return heads and several >= FEWEST_BELOW and joined < len(growth.columns)


def _closes_weak_gaps(lines: Sequence[ChunkLine], growth: Growth, crossing: set[int]) -> bool:
    """Join columns that more lines run over than part them: one line's gap tells nothing.

    Changes the growth's columns, and returns whether it did.
    """
    extents = [extent for index in crossing for extent in extents_of(lines[index])]
    merged = join_extents([*growth.columns, *extents])
    if len(merged) < 2:
        return False
    if _count_parting(lines, growth, merged) >= len(crossing):
        return False
    growth.columns = merged
    growth.multiple += sum(1 for index in crossing if lines[index].multiple)
    return True


def _count_parting(lines: Sequence[ChunkLine], growth: Growth, merged: Sequence[Extent]) -> int:
    """Count the lines that have two texts in what would become one column."""
    parting = 0
    for index in range(growth.first, growth.last + 1):
        if index not in growth.crossing:
            own = [touched(extent, merged) for extent in extents_of(lines[index])]
            parting += any(one == other for one, other in itertools.pairwise(own))
    return parting


def _joins_one(lines: Sequence[ChunkLine], line: ChunkLine, growth: Growth) -> bool:
    """Say whether a last line only runs over gaps that part no line: a total under its heading.

    A heading set to the left and figures set to the right stand beside one another; the
    widest figure, the total, reaches under the heading.
    """
    merged = join_extents([*growth.columns, *extents_of(line)])
    return _count_parting(lines, growth, merged) == 0


def _keeps_edges(line: ChunkLine, columns: Sequence[Extent]) -> bool:
    """Say whether a last line is a row though one text of it runs on into the next column."""
    near = AT_EDGE * line.size
    across = 0
    for chunk in extents_of(line):
        if len(touched(chunk, columns)) < 2:
            continue
        across += 1
        if not any(abs(chunk.x0 - column.x0) < near for column in columns):
            return False
    return across == 1 and len(line.chunks) > 2


def _is_richer(extents: list[Extent], merged: list[Extent], growth: Growth) -> bool:
    """Say whether a line has more chunks than columns are left to tell them apart."""
    if len(extents) == 1 and extents[0].x0 < extents[0].x1:
        return False  # some column holds it
    held = sum(1 for column in merged if len(touched(column, extents)) > 0)
    slack = 0 if growth.multiple <= 2 else 1 + len(extents) // 5
    return len(extents) - held > slack


def _columns_of(lines: Sequence[ChunkLine], growth: Growth) -> list[Extent]:
    """Return the columns of the lines kept: lines given up may have widened them."""
    return join_extents(
        [
            extent
            for index in range(growth.first, growth.last + 1)
            if index not in growth.crossing
            for extent in extents_of(lines[index])
        ]
    )


def _with_tail(
    lines: Sequence[ChunkLine], growth: Growth, prose: Sequence[bool], rules: Sequence[Stroke]
) -> int:
    """Return the last line with what the last row's cells are wrapped to below it."""
    last = growth.last
    for index in range(growth.last + 1, min(len(lines), growth.last + 1 + MOST_SINGLE)):
        line, above = lines[index], lines[last]
        if rules and not prose[index] and not line.multiple:
            top = lines[growth.first].top - line.size
            if _is_framed(above, line, rules, top):
                last = index
                continue
        if prose[index] or line.multiple or line.top - above.bottom > 0.6 * line.size:
            break
        over = touched(extents_of(line)[0], growth.columns)
        if not over or rule_between(above, line, rules, growth.columns):
            break
        if len(over) > 1 and not _joins_one(lines, line, growth):
            break
        column = Extent(growth.columns[over[0]].x0, growth.columns[over[-1]].x1)
        # What is wider than its column is text below the table.
        if line.x1 > column.x1 + line.size:
            break
        held = [c for c in above.chunks if c.x1 > column.x0 and c.x0 < column.x1 and not c.value]
        if not held or (over[0] == 0 and not _wraps(held[0].x1, line, column)):
            break
        last = index
    return last


def _is_framed(above: ChunkLine, line: ChunkLine, rules: Sequence[Stroke], top: float) -> bool:
    """Say whether a line of one text stands between two of the table's lines: in a drawn row.

    The two are as long as one another; ``top`` is where the table begins.
    """
    reach = FARTHEST * line.size
    over = [rule for rule in rules if top < rule.at < line.middle]
    under = [rule for rule in rules if line.middle < rule.at < line.bottom + reach]
    return (
        not is_far(above, line)
        and bool(over and under)
        and abs(over[-1].start - under[0].start) < SAME_END
        and abs(over[-1].end - under[0].end) < SAME_END
        and over[-1].start - SAME_END < min(above.x0, line.x0)
        and max(above.x1, line.x1) < over[-1].end + SAME_END
    )


def _wraps(end: float, line: ChunkLine, column: Extent) -> bool:
    """Say whether the line's first word had no room behind the text above that ends there."""
    first = line.chunks[0].words[0]
    return end + first.box.width + 0.25 * line.size > column.x1 or first.text[:1].islower()

"""Where a table without borders begins: its headings above the first line of data.

Headings are looked for upwards from there: lines of several texts, and single texts that
stand over some of the columns. A title over the whole table is none of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.tables.aligned_chunks import ChunkLine, is_caption
from extractor.tables.aligned_lines import extents_of, is_far, is_wide, rule_between
from extractor.tables.column_gaps import Extent, touched
from extractor.tables.rulings import Stroke

MOST_HEADINGS = 10
"""Lines that headings may take above the first line of the body."""
STACKED = 0.45
"""Lines of one heading stand nearer than this, in type sizes."""
BESIDE = 2.0
"""How far beside the columns, in type sizes, headings may stand that are wider than these."""
AMID = 3.0
"""How far off their middle, in type sizes, a heading stands that heads all columns but one."""
RULED = 1.5
"""How far from the middle of a line, in type sizes, a rule stands that frames it."""
SAME_EDGE = 0.35
"""Their edges or middles differ less than this, in type sizes."""

_UNIT = re.compile(r"[(\[].*[)\]]")
"""A unit above a table is none of its headings: ``[Millions of dollars]``."""


def find_top(
    lines: Sequence[ChunkLine],
    body: int,
    columns: Sequence[Extent],
    prose: Sequence[bool],
    rules: Sequence[Stroke],
    used: int,
) -> int:
    """Return the first line of a table with its headings.

    Args:
        lines: the lines of one column of text, top to bottom.
        body: the line that the table was found from.
        columns: its columns.
        prose: for each line whether it is one of a paragraph.
        rules: the page's horizontal lines.
        used: the last line of the table above; -1 for none.
    """
    best = body
    ruled_off = False
    for index in range(body - 1, max(used, body - 1 - MOST_HEADINGS), -1):
        line, below = lines[index], lines[index + 1]
        if is_far(line, below) or prose[index] or is_caption(line) or _is_unit(lines, index):
            break
        spanner = _is_framed_spanner(line, below, rules, columns, ruled_off)
        if not spanner and rule_between(line, below, rules, columns):
            best = min(best, index + 1)
            ruled_off = True
        if spanner or _is_heading(line, below, _reach(line, rules, columns), columns, ruled_off):
            best = index
        elif len(touched(extents_of(line)[0], columns)) > 1 and not line.multiple:
            break
    else:
        return best
    # A rule above all lines looked at frames them, the table's own upper border.
    index = max(index + 1, used + 1, 0)
    if index < best and _rule_above(lines[index], rules, columns) and not ruled_off:
        best = index
    return best


def _rule_above(line: ChunkLine, rules: Sequence[Stroke], columns: Sequence[Extent]) -> bool:
    return any(
        line.top - line.size <= rule.at <= line.middle and is_wide(rule, columns) for rule in rules
    )


def _is_unit(lines: Sequence[ChunkLine], index: int) -> bool:
    """Say whether a line tells the unit of the table below it, not that of headings above it."""
    line, above = lines[index], lines[index - 1] if index else None
    if line.multiple or not _UNIT.fullmatch(line.chunks[0].text):
        return False
    return above is None or not above.multiple or is_far(above, line)


def _is_framed_spanner(
    line: ChunkLine,
    below: ChunkLine,
    rules: Sequence[Stroke],
    columns: Sequence[Extent],
    ruled_off: bool,
) -> bool:
    """Say whether one text under the table's upper border heads all columns but the first.

    The rule under it, if there is one, is its own: it leaves out the first column. Under a
    whole one it is several headings set close: ``Number Percent``.
    """
    if line.multiple:
        return False
    over = touched(extents_of(line)[0], columns)
    if 0 in over:
        return False
    left = columns[0].x0 + line.size
    top, middle, end = line.top - line.size, line.middle, below.middle
    above = [rule for rule in rules if top <= rule.at <= middle]
    if not any(is_wide(rule, columns) and rule.start <= left for rule in above):
        return False
    under = [rule for rule in rules if middle < rule.at < end and is_wide(rule, columns)]
    off = abs((line.x0 + line.x1) / 2 - (columns[1].x0 + columns[-1].x1) / 2)
    if under and all(rule.start > left for rule in under):
        return True
    if ruled_off:
        return False
    return len(over) == len(columns) - 1 if under else off < AMID * line.size


def _reach(line: ChunkLine, rules: Sequence[Stroke], columns: Sequence[Extent]) -> Extent:
    """Return how far to both sides a heading may stand: as far as the rules that frame it go."""
    left, right = columns[0].x0, columns[-1].x1
    middle, near = line.middle, RULED * line.size
    over = [rule for rule in rules if 0 <= middle - rule.at <= near and is_wide(rule, columns)]
    under = [rule for rule in rules if 0 < rule.at - middle <= near and is_wide(rule, columns)]
    if over and under:
        left = min(left, *(max(rule.start for rule in own) for own in (over, under)))
        right = max(right, *(min(rule.end for rule in own) for own in (over, under)))
    return Extent(left - BESIDE * line.size, right + BESIDE * line.size)


def _is_heading(
    line: ChunkLine, below: ChunkLine, reach: Extent, columns: Sequence[Extent], ruled_off: bool
) -> bool:
    """Say whether a line above the body heads its columns, and is no title over all of it."""
    left, right = columns[0].x0, columns[-1].x1
    if line.x0 < reach.x0 or line.x1 > reach.x1:
        return False
    if line.multiple:
        return True
    chunk = extents_of(line)[0]
    over = touched(chunk, columns)
    if 0 not in over and _is_stacked(line, below):
        return True
    if below.top - line.bottom >= line.size or ruled_off or 0 in over:
        return False
    # A title is centred over the whole table, a heading over what it heads.
    off_title = abs(chunk.middle - (left + right) / 2)
    off_heading = abs(chunk.middle - (columns[1].x0 + right) / 2)
    return len(over) <= 1 or off_heading < off_title


def _is_stacked(line: ChunkLine, below: ChunkLine) -> bool:
    """Say whether a line's one text is the first line of a heading that goes on below it."""
    if below.top - line.bottom >= STACKED * line.size or len(below.chunks) < 3:
        return False
    (chunk,) = extents_of(line)
    near = SAME_EDGE * line.size
    return any(
        abs(chunk.x0 - other.x0) < near
        or abs(chunk.x1 - other.x1) < near
        or abs(chunk.middle - other.middle) < near
        for other in extents_of(below)
    )

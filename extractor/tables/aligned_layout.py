"""A page set in two or more columns of text, to parts that are read one after the other.

Lines of a page run over its whole width. Where prose stands in two columns, a table in one
of them has nothing to do with what stands beside it: there the lines are made anew for
each column. A heading, a figure or a table over both columns parts them from top to bottom.

Tables side by side are parted where each has a caption (``aligned_beside``).

Limits: columns are told by prose in both, so a page with nothing but two tables without
captions side by side is one part; so is a page whose columns are narrower than a few words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extractor.tables.aligned_beside import find_tables_beside, parts_at
from extractor.tables.aligned_chunks import ChunkLine
from extractor.tables.aligned_prose import ProseColumn, find_prose_columns, may_stand_side_by_side
from extractor.tables.column_gaps import Extent
from extractor.tables.rulings import Stroke

FEWEST_PROSE = 4
"""Full lines that follow each other in each of the columns."""
MOST_OF_CELLS = 12
"""Such lines in all that wrapped cells may make; a page of prose has more."""
ALIKE = 0.7
"""Columns of text are about equally wide: the narrower one is at least this much of the other."""
NARROWEST_GUTTER = 0.8
"""White between two columns of text, in type sizes."""
MOST_PARTED = 4
"""Columns of text on one page; newspapers have more."""


class _Gutter(NamedTuple):
    white: Extent
    prose: list[ProseColumn]


def part_columns(
    lines: Sequence[ChunkLine], rules: Sequence[Stroke], most: int = MOST_PARTED
) -> list[list[ChunkLine]]:
    """Part the lines of a page that is set in columns.

    Args:
        lines: the page's lines, top to bottom.
        rules: its horizontal lines.
        most: how many columns there can be.

    Returns:
        Lines that belong together: those over the whole width, then those of the left
        column, then those of the right one, and so on downwards; so for tables side by
        side. One part, the lines as given, where the page is not set in columns.
    """
    gutter = _find_gutter(lines) if most > 1 else None
    if gutter is None:
        return _by_captions(lines, rules)
    parts: list[list[ChunkLine]] = [[]]
    for first, end in _bands(lines, gutter.white, rules):
        band = list(lines[first:end])
        if not any(p.first < end and p.last >= first for p in gutter.prose):
            parts[-1] += band
            continue
        for side in parts_at(band, gutter.white.middle):
            parts += part_columns(side, rules, most - 1)
        parts.append([])
    return [part for part in parts if part]


def _by_captions(lines: Sequence[ChunkLine], rules: Sequence[Stroke]) -> list[list[ChunkLine]]:
    """Part the lines of tables that stand side by side under a caption each."""
    parts: list[list[ChunkLine]] = []
    rest = list(lines)
    while (beside := find_tables_beside(rest, rules)) is not None:
        parts.append(rest[: beside.first])
        for side in beside.sides:
            parts += _by_captions(side, rules)
        rest = rest[beside.end :]
    return [part for part in [*parts, rest] if part]


def _find_gutter(lines: Sequence[ChunkLine]) -> _Gutter | None:
    """Find the white between two columns of prose."""
    if not may_stand_side_by_side(lines, FEWEST_PROSE):
        return None
    columns = find_prose_columns(lines, FEWEST_PROSE)
    columns.sort(key=lambda column: column.extent)
    for left in columns:
        for right in columns:
            white = Extent(left.extent.x1, right.extent.x0)
            size = lines[right.first].size
            if white.width < NARROWEST_GUTTER * size:
                continue
            narrow, wide = sorted((left.extent.width, right.extent.width))
            if narrow < ALIKE * wide:
                continue
            prose = [c for c in columns if c.extent.x1 <= white.x0 or c.extent.x0 >= white.x1]
            if sum(column.last - column.first + 1 for column in prose) > MOST_OF_CELLS:
                return _Gutter(white, prose)
    return None


def _bands(
    lines: Sequence[ChunkLine], white: Extent, rules: Sequence[Stroke]
) -> list[tuple[int, int]]:
    """Part the lines where text or a rule crosses the white; a crossing line is a band."""
    over = [rule.at for rule in rules if rule.start < white.x0 - 1 and rule.end > white.x1 + 1]
    bands: list[tuple[int, int]] = []
    first = 0
    for index, line in enumerate(lines):
        # Ragged lines leave more white than there is: what crosses it reaches both sides.
        if any(chunk.x0 < white.x0 and chunk.x1 > white.x1 for chunk in line.chunks):
            bands += [(first, index), (index, index + 1)]
            first = index + 1
        elif index and any(lines[index - 1].middle < at < line.middle for at in over):
            bands.append((first, index))
            first = index
    bands.append((first, len(lines)))
    return [(start, end) for start, end in bands if end > start]

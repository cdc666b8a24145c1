"""Columns of running text beside something else on a page, taken out of its lines.

On a page set in two columns, a line holds prose to the left and prose, or a piece of a
table, to the right. A table must not take such text for a column of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extractor.tables.aligned_chunks import Chunk, ChunkLine
from extractor.tables.column_gaps import Extent

FEWEST_PROSE = 8
"""Lines of prose that follow each other; cells seldom hold so many full lines."""
FEWEST_BESIDE = 5
"""Of these, lines that something stands beside: else the text has the page for itself."""
FEWEST_WORDS = 4
"""Words of a line of prose."""
FULL = 0.8
"""Share of the column's width that all but the last lines of paragraphs fill."""
MOST_FULL = 0.75
"""Share of its lines that must be so full, and begin within a sentence: a cell's first
line begins with a capital, and cells have few lines."""
WIDER = 1.3
"""A line wider than the others by this factor runs over several columns of text."""
SAME_EDGE = 0.5
"""Left edges within this, in type sizes, are one column's."""


class ProseColumn(NamedTuple):
    """Running text at one left edge: its extent, the first and the last line it stands on."""

    extent: Extent
    first: int
    last: int


@dataclass(slots=True)
class _Streak:
    """Chunks of following lines that begin at one left edge."""

    first: int
    last: int
    x0: float
    chunks: list[Chunk]
    beside: int
    widest: float

    def takes(self, chunk: Chunk) -> bool:
        """Say whether a chunk at its edge is about as wide, or ends one of its paragraphs."""
        if chunk.width > WIDER * self.widest:
            return False
        return len(self.chunks) > 1 or self.widest <= WIDER * chunk.width


def without_prose_columns(lines: Sequence[ChunkLine]) -> list[ChunkLine]:
    """Leave out the chunks of prose columns that something else stands beside.

    Args:
        lines: a page's lines, top to bottom.

    Returns:
        The lines with the chunks that are left; lines with none are left out.
    """
    streaks = _streaks(lines)
    if not streaks:
        return list(lines)
    dropped: set[int] = set()
    for streak in streaks:
        dropped |= _column_chunks(lines, streak)
    kept: list[ChunkLine] = []
    for line in lines:
        chunks = [chunk for chunk in line.chunks if id(chunk) not in dropped]
        if len(chunks) == len(line.chunks):
            kept.append(line)
        elif chunks:
            words = sum(len(chunk.words) for chunk in chunks)
            kept.append(ChunkLine(chunks, line.top, line.bottom, line.size, words))
    return kept


def find_prose_columns(lines: Sequence[ChunkLine], fewest: int) -> list[ProseColumn]:
    """Find the columns of running text of a page, whether something stands beside or not.

    Args:
        lines: a page's lines, top to bottom.
        fewest: full lines that must follow each other.
    """
    return [
        ProseColumn(
            Extent(streak.x0, max(chunk.x1 for chunk in streak.chunks)), streak.first, streak.last
        )
        for streak in _streaks(lines, fewest, 0)
    ]


def _streaks(
    lines: Sequence[ChunkLine], fewest: int = FEWEST_PROSE, beside: int = FEWEST_BESIDE
) -> list[_Streak]:
    """Find the prose columns by lines of many words at one left edge."""
    found: list[_Streak] = []
    open_streaks: list[_Streak] = []
    for index, line in enumerate(lines):
        # One line may miss: the short last line of a paragraph.
        found += [s for s in open_streaks if index - s.last > 2 and _is_prose(s, fewest, beside)]
        open_streaks = [s for s in open_streaks if index - s.last <= 2]
        for chunk in line.chunks:
            if chunk.value or len(chunk.words) < FEWEST_WORDS:
                continue
            near = SAME_EDGE * line.size
            own = next(
                (s for s in open_streaks if abs(s.x0 - chunk.x0) < near and s.takes(chunk)), None
            )
            if own is None:
                own = _Streak(index, index, chunk.x0, [], 0, chunk.width)
                open_streaks.append(own)
            own.last = index
            own.chunks.append(chunk)
            own.widest = max(own.widest, chunk.width)
            own.beside += line.multiple
    return found + [s for s in open_streaks if _is_prose(s, fewest, beside)]


def _is_prose(streak: _Streak, fewest: int, beside: int) -> bool:
    if len(streak.chunks) < fewest or streak.beside < beside:
        return False
    widest = max(chunk.width for chunk in streak.chunks)
    full = sum(1 for chunk in streak.chunks if chunk.width >= FULL * widest)
    goes_on = sum(1 for chunk in streak.chunks if not chunk.text[:1].isupper())
    return min(full, goes_on) >= MOST_FULL * len(streak.chunks)


def _column_chunks(lines: Sequence[ChunkLine], streak: _Streak) -> set[int]:
    """Return the chunks in the column, its headings above and short lines below included."""
    column = Extent(streak.x0, max(chunk.x1 for chunk in streak.chunks))
    chunks = {id(chunk) for chunk in streak.chunks}
    for steps in (range(streak.first, -1, -1), range(streak.first, len(lines))):
        for index in steps:
            inside = [c for c in lines[index].chunks if _is_inside(c, column, lines[index].size)]
            crossing = any(
                c.x0 < column.x1 and c.x1 > column.x0 and c not in inside
                for c in lines[index].chunks
            )
            within = streak.first <= index <= streak.last
            if not within and (crossing or len(inside) > 1):
                break
            chunks.update(id(c) for c in inside)
    return chunks


def _is_inside(chunk: Chunk, column: Extent, size: float) -> bool:
    near = SAME_EDGE * size
    return chunk.x0 >= column.x0 - near and chunk.x1 <= column.x1 + near

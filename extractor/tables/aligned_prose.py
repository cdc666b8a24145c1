"""Columns of running text beside something else on a page, taken out of its lines.

On a page set in two columns, a line holds prose to the left and prose, or a piece of a
table, to the right. A table must not take such text for a column of its own.

A table's own column may hold texts that look like prose: full lines that begin in lower
case. It is one of the table's where something stands on both sides of it, where nothing but
figures stand beside it, where a rule runs over it and what is beside it, or where its
lines end before they are full.

Limits: without any of these a table's outer column is taken for prose. Lines that text was
taken out of are marked, so that tables made of them are given with less confidence.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extractor.tables.aligned_chunks import Chunk, ChunkLine
from extractor.tables.column_gaps import Extent
from extractor.tables.rulings import Stroke

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
MOST_WITHIN = 0.6
"""The same of lines that begin within a sentence, where columns stand side by side: names and
short sentences begin some, and cells of so many full lines in both columns are rare."""
WIDER = 1.3
"""A line wider than the others by this factor runs over several columns of text."""
MOST_BETWEEN = 0.5
"""Share of its lines on which a prose column may have something on both sides, or figures
alone beside it."""
MOST_LOOSE = 0.15
"""Share of its lines that may end though the next line's first word had room on them."""
FEWEST_LOOSE = 2
"""Fewer such lines may be headings, or forced."""
SPACE = 0.3
"""Width of a space, in type sizes."""
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
    between: int = 0
    """Lines with something to its left and something to its right."""
    labelling: int = 0
    """Lines with nothing but figures beside it, whose label it must be."""

    @property
    def extent(self) -> Extent:
        """Return the interval that its chunks take."""
        return Extent(self.x0, max(chunk.x1 for chunk in self.chunks))

    def takes(self, chunk: Chunk) -> bool:
        """Say whether a chunk at its edge is about as wide, or ends one of its paragraphs."""
        if chunk.width > WIDER * self.widest:
            return False
        return len(self.chunks) > 1 or self.widest <= WIDER * chunk.width

    def add(self, chunk: Chunk, index: int, line: ChunkLine) -> None:
        """Take a chunk of a line."""
        self.last = index
        self.chunks.append(chunk)
        self.widest = max(self.widest, chunk.width)
        if line.multiple:
            self.beside += 1
            self.between += chunk is not line.chunks[0] and chunk is not line.chunks[-1]
            self.labelling += all(c.value for c in line.chunks if c is not chunk)


def without_prose_columns(
    lines: Sequence[ChunkLine], rules: Sequence[Stroke] = ()
) -> list[ChunkLine]:
    """Leave out the chunks of prose columns that something else stands beside.

    Args:
        lines: a page's lines, top to bottom.
        rules: the page's horizontal lines, top to bottom.

    Returns:
        The lines with the chunks that are left, marked as ``cut`` where some are left out;
        lines with none are left out.
    """
    if sum([len(_texts_of(line)) for line in lines if line.multiple]) < FEWEST_BESIDE:
        return list(lines)
    streaks = [streak for streak in _streaks(lines) if not _is_of_table(streak, lines, rules)]
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
            kept.append(ChunkLine(chunks, line.top, line.bottom, line.size, words, cut=True))
    return kept


def may_stand_side_by_side(lines: Sequence[ChunkLine], fewest: int) -> bool:
    """Say whether two columns of so many lines of prose may stand beside one another.

    A quick look: as many texts as make a column must begin to the right of where as many end,
    but for how much the left edges of one column differ.
    """
    texts = [text for line in lines for text in _texts_of(line)]
    if len(texts) <= fewest:
        return False
    begin = sorted([text.x0 for text in texts])[-fewest]
    end = sorted([text.x1 for text in texts])[fewest - 1]
    return begin > end - SAME_EDGE * max([line.size for line in lines])


def find_prose_columns(lines: Sequence[ChunkLine], fewest: int) -> list[ProseColumn]:
    """Find the columns of running text of a page, whether something stands beside or not.

    Args:
        lines: a page's lines, top to bottom.
        fewest: full lines that must follow each other.
    """
    return [
        ProseColumn(streak.extent, streak.first, streak.last)
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
        ended = [s for s in open_streaks if index - s.last > 2]
        if ended:
            found += [s for s in ended if _is_prose(s, fewest, beside)]
            open_streaks = [s for s in open_streaks if index - s.last <= 2]
        for chunk in _texts_of(line):
            near = SAME_EDGE * line.size
            for own in open_streaks:
                if abs(own.x0 - chunk.x0) < near and own.takes(chunk):
                    break
            else:
                own = _Streak(index, index, chunk.x0, [], 0, chunk.width)
                open_streaks.append(own)
            own.add(chunk, index, line)
    return found + [s for s in open_streaks if _is_prose(s, fewest, beside)]


def _texts_of(line: ChunkLine) -> list[Chunk]:
    """Return the chunks of a line that may be a line of prose."""
    return [one for one in line.chunks if len(one.words) >= FEWEST_WORDS and not one.value]


def _is_prose(streak: _Streak, fewest: int, beside: int) -> bool:
    if len(streak.chunks) < fewest or streak.beside < beside:
        return False
    widths = [chunk.width for chunk in streak.chunks]
    least, most = MOST_FULL * len(widths), FULL * max(widths)
    if sum([width >= most for width in widths]) < least:
        return False
    within = sum([not chunk.text[:1].isupper() for chunk in streak.chunks])
    return within >= (MOST_FULL if beside else MOST_WITHIN) * len(widths)


def _is_of_table(streak: _Streak, lines: Sequence[ChunkLine], rules: Sequence[Stroke]) -> bool:
    """Say whether what looks like prose is a column of the table beside it."""
    most = MOST_BETWEEN * len(streak.chunks)
    if streak.between > most or streak.labelling > most:
        return True
    column, size = streak.extent, lines[streak.first].size
    top, bottom = lines[streak.first].middle, lines[streak.last].middle
    if any(
        top < rule.at < bottom
        and rule.start < column.x0 + size
        and rule.end > column.x1 - size
        and max(column.x0 - rule.start, rule.end - column.x1) > 2 * size
        for rule in rules
    ):
        return True
    loose = _count_loose(streak, SPACE * size)
    return loose >= FEWEST_LOOSE and loose > MOST_LOOSE * len(streak.chunks)


def _count_loose(streak: _Streak, space: float) -> int:
    """Count the lines that the next one, begun in lower case, need not have been broken from."""
    return sum(
        1
        for above, chunk in itertools.pairwise(streak.chunks)
        if chunk.text[:1].islower()
        and above.width + space + chunk.words[0].box.width <= streak.widest
    )


def _column_chunks(lines: Sequence[ChunkLine], streak: _Streak) -> set[int]:
    """Return the chunks in the column, its headings above and short lines below included."""
    column = streak.extent
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

"""Columns set so close that a line alone does not tell them: white that runs on for lines.

Two columns a little more than a space apart are one column by the gaps of each line. Where
the same place stays white on many lines, and wider than a space, it parts them after all.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from extractor.tables.aligned_chunks import Chunk, ChunkLine
from extractor.tables.column_gaps import Extent, join_extents, touched

RIVER = 0.45
"""White, in type sizes, that a space of unstretched text (0.25 to 0.33) never has."""
FEWEST_LINES = 5
"""Lines with words on both sides; on fewer, words may leave such white by chance."""
MOST_PARTS = 12
"""More parts are the words of a few lines that happen to stand below one another."""


def split_columns(columns: Sequence[Extent], lines: Sequence[ChunkLine]) -> list[Extent]:
    """Split columns where white runs down between the words of their lines.

    Args:
        columns: a table's columns, left to right.
        lines: the lines of its body; what runs over several columns is not looked at.

    Returns:
        The columns, more of them where one was split.
    """
    several = [max([len(chunk.words) for chunk in line.chunks]) > 1 for line in lines]
    if sum(several) < FEWEST_LINES:
        return list(columns)
    held: list[list[list[Chunk]]] = [[] for _ in columns]
    for line in lines:
        by_column: dict[int, list[Chunk]] = {}
        for chunk in line.chunks:
            over = touched(Extent(chunk.x0, chunk.x1), columns)
            if len(over) == 1:
                by_column.setdefault(over[0], []).append(chunk)
        for column, chunks in by_column.items():
            held[column].append(chunks)
    size = lines[0].size
    return [
        part
        for column, rows in zip(columns, held, strict=True)
        for part in _parts(column, rows, size)
    ]


def _parts(column: Extent, lines: Sequence[Sequence[Chunk]], size: float) -> list[Extent]:
    if sum([_count_words(chunks) > 1 for chunks in lines]) < FEWEST_LINES:
        return [column]
    rows = [
        [
            Extent(word.box.x0, min(word.box.x1, chunk.x1))
            for chunk in chunks
            for word in chunk.words
            if word.box.x0 < chunk.x1
        ]
        for chunks in lines
    ]
    if sum(1 for words in rows if len(words) > 1) < FEWEST_LINES:
        return [column]
    joined = join_extents(word for words in rows for word in words)
    if len(joined) > MOST_PARTS:
        return [column]
    edges = [column.x0]
    for left, right in itertools.pairwise(joined):
        if right.x0 - left.x1 < RIVER * size:
            continue
        both = sum(
            1
            for words in rows
            if any(word.x1 <= left.x1 for word in words)
            and any(word.x0 >= right.x0 for word in words)
        )
        if both >= FEWEST_LINES:
            edges += [left.x1, right.x0]
    edges.append(column.x1)
    return [Extent(x0, x1) for x0, x1 in zip(edges[::2], edges[1::2], strict=True)]


def _count_words(chunks: Sequence[Chunk]) -> int:
    return sum([len(chunk.words) for chunk in chunks])

"""Chunks of a line to the columns that they stand in, or that they are headings of.

A chunk over several columns is parted where a gap between two of its words falls on the
gap between two columns and what follows looks like that column's own; else it spans.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.readers.page import Word
from extractor.tables.aligned_chunks import Chunk, ChunkLine, is_value, make_chunk
from extractor.tables.column_gaps import Extent, nearest, touched

OPEN_GAP = 0.45
"""A space this wide, in type sizes, on a column gap parts two columns' texts."""
AT_EDGE = 0.12
"""A word this near to a column's left edge, in type sizes, begins that column's text."""
FEWEST_STARTS = 3
"""Lines that must begin there for it to be the column's edge."""
GRAZE = 0.2
"""A chunk reaching into a column by less than this, in type sizes, does not cover it."""


@dataclass(slots=True)
class Piece:
    """Words of one line in columns ``first`` to ``last``."""

    first: int
    last: int
    chunk: Chunk

    @property
    def spanning(self) -> bool:
        """Say whether it covers more than one column."""
        return self.last > self.first

    @property
    def words(self) -> tuple[Word, ...]:
        """Return its words from left to right."""
        return self.chunk.words


def lines_to_pieces(lines: Sequence[ChunkLine], columns: Sequence[Extent]) -> list[list[Piece]]:
    """Place the chunks of lines of the body; pieces that would share a column are joined."""
    edges = _left_edges(lines, columns)
    return [_line_to_pieces(line, columns, edges) for line in lines]


def _left_edges(lines: Sequence[ChunkLine], columns: Sequence[Extent]) -> list[float]:
    """Return the left edges that several lines' chunks begin at."""
    if not lines:
        return []
    starts = sorted(chunk.x0 for line in lines for chunk in line.chunks)
    near = AT_EDGE * lines[0].size
    return [
        column.x0
        for column in columns[1:]
        if bisect_right(starts, column.x0 + near) - bisect_left(starts, column.x0 - near)
        >= FEWEST_STARTS
    ]


def _line_to_pieces(
    line: ChunkLine, columns: Sequence[Extent], edges: Sequence[float]
) -> list[Piece]:
    pieces: list[Piece] = []
    for chunk in line.chunks:
        over = touched(Extent(chunk.x0, chunk.x1), columns)
        if len(over) == 1:
            pieces.append(Piece(over[0], over[0], chunk))
            continue
        for part in _parted(chunk, columns, line.size, edges):
            pieces.append(_placed(part, columns, line.size))
    return joined_pieces(pieces)


def place_chunks(line: ChunkLine, columns: Sequence[Extent]) -> list[Piece]:
    """Place the chunks of one line; pieces that would share a column are joined."""
    pieces: list[Piece] = []
    for chunk in line.chunks:
        for part in _parted(chunk, columns, line.size):
            pieces.append(_placed(part, columns, line.size))
    return joined_pieces(pieces)


def _placed(chunk: Chunk, columns: Sequence[Extent], size: float) -> Piece:
    graze = min(GRAZE * size, chunk.width / 4)
    over = touched(Extent(chunk.x0 + graze, chunk.x1 - graze), columns)
    if not over:
        column = nearest(Extent(chunk.x0, chunk.x1), columns)
        return Piece(column, column, chunk)
    return Piece(over[0], over[-1], chunk)


def _parted(
    chunk: Chunk, columns: Sequence[Extent], size: float, edges: Sequence[float] = ()
) -> list[Chunk]:
    """Part a chunk at the column gaps that its own word gaps fall on.

    Also where a word begins right at one of ``edges``, left edges of columns, though the
    text before it may run over the gap: ``VALSANGIACOMO BLANCO`` | ``FERNANDO JORGE``.
    """
    if len(chunk.words) < 2 or len(touched(Extent(chunk.x0, chunk.x1), columns)) < 2:
        return [chunk]
    parts: list[list[Word]] = [[chunk.words[0]]]
    for before, word in itertools.pairwise(chunk.words):
        if word.box.x0 >= chunk.x1:
            parts[-1].append(word)  # leader dots lead nowhere by themselves
            continue
        gap = word.box.x0 - before.box.x1
        open_gap = gap >= OPEN_GAP * size or is_value(word.text)
        at_edge = any(abs(edge - word.box.x0) < AT_EDGE * size for edge in edges)
        if at_edge or (open_gap and _falls_on_gap(before, word, columns)):
            parts.append([word])
        else:
            parts[-1].append(word)
    return [make_chunk(part) for part in parts] if len(parts) > 1 else [chunk]


def _falls_on_gap(before: Word, after: Word, columns: Sequence[Extent]) -> bool:
    return any(
        before.box.x1 <= right.x0 and after.box.x0 >= left.x1
        for left, right in itertools.pairwise(columns)
    )


def joined_pieces(pieces: list[Piece]) -> list[Piece]:
    """Join pieces that fell on the same column, so that each column has one at most."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and piece.first <= joined[-1].last:
            before = joined[-1]
            chunk = make_chunk([*before.words, *piece.words])
            joined[-1] = Piece(min(before.first, piece.first), max(before.last, piece.last), chunk)
        else:
            joined.append(piece)
    return joined

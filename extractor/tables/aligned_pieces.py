"""Chunks of a line to the columns that they stand in, or that they are headings of.

A chunk over several columns is parted where a gap between two of its words falls on the
gap between two columns and what follows looks like that column's own; else it spans.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extractor.readers.page import Word
from extractor.tables.aligned_chunks import Chunk, ChunkLine, make_chunk
from extractor.tables.column_gaps import Extent, nearest, touched
from extractor.tables.rulings import Stroke

OPEN_GAP = 0.45
"""A space this wide, in type sizes, on a column gap parts two columns' texts."""
ALIGNED = 0.35
"""Edges or centres that differ less than this, in type sizes, are aligned."""
WHOLE = 0.98
"""A rule over this share of the table's width parts rows and is no heading's own."""
WELL_CENTRED = 0.6
"""The same for a heading that one column alone could have, too."""
CENTRED = 1.5
"""The same for a heading centred over several columns, whose own edges are uneven."""
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


class Heads(NamedTuple):
    """Heading words below a line: all of them, and those right under it."""

    lower: list[Extent]
    close: list[Extent]


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
    return _joined(pieces)


def heading_to_pieces(
    line: ChunkLine, columns: Sequence[Extent], below: Sequence[Stroke], heads: Heads
) -> list[Piece]:
    """Place the chunks of a line above the body, where headings span columns.

    Args:
        line: the line.
        columns: the columns of the body.
        below: rules right under the line; one that belongs to a heading tells its columns.
        heads: the heading words that stand lower.
    """
    pieces: list[Piece] = []
    for chunk in line.chunks:
        for part in _parted(chunk, columns, line.size):
            pieces.append(_placed(part, columns, line.size))
    pieces = _joined(pieces)
    below = [rule for rule in below if _headings_over(rule, pieces) == 1]
    for index, piece in enumerate(pieces):
        low = pieces[index - 1].last + 1 if index else 0
        high = pieces[index + 1].first - 1 if index + 1 < len(pieces) else len(columns) - 1
        if not _follow_rule(piece, columns, below, low, high, line.size):
            _centre(piece, columns, heads, low, high, line.size)
    return pieces


def _headings_over(rule: Stroke, pieces: Sequence[Piece]) -> int:
    """Count the headings that a rule runs under: one under several is no heading's own."""
    return sum(1 for p in pieces if rule.start <= (p.chunk.x0 + p.chunk.x1) / 2 <= rule.end)


def _follow_rule(
    piece: Piece,
    columns: Sequence[Extent],
    below: Sequence[Stroke],
    low: int,
    high: int,
    size: float,
) -> bool:
    """Let a heading span the columns that the rule right under it covers, if there is one."""
    middle = (piece.chunk.x0 + piece.chunk.x1) / 2
    own = [rule for rule in below if rule.start - size <= middle <= rule.end + size]
    if not own:
        return False
    rule = min(own, key=lambda rule: rule.length)
    over = touched(Extent(rule.start + size / 2, rule.end - size / 2), columns)
    inside = [index for index in over if low <= index <= high]
    if not inside or rule.length >= WHOLE * (columns[-1].x1 - columns[0].x0):
        return False
    piece.first = min(piece.first, inside[0])
    piece.last = max(piece.last, inside[-1])
    return True


def _centre(
    piece: Piece, columns: Sequence[Extent], heads: Heads, low: int, high: int, size: float
) -> None:
    """Let a heading span the columns that it is centred over, where they have own headings."""
    own = Extent(piece.chunk.x0, piece.chunk.x1)
    columns = [_with_heads(column, heads.lower) for column in columns]
    if piece.spanning:
        _even_out(piece, columns, low, high, size)
        return
    stacked = any(
        _meet(extent, own) and _is_aligned(piece.chunk, extent, size) for extent in heads.close
    )
    aligned = _is_aligned(piece.chunk, columns[piece.first], size)
    whole = (columns[min(1, len(columns) - 1)].x0 + columns[-1].x1) / 2
    over_all = (
        low <= 1 and high == len(columns) - 1 and abs(whole - own.middle) < WELL_CENTRED * size
    )
    if stacked and not over_all:
        return
    limit = CENTRED * size if not aligned else WELL_CENTRED * size
    headed = [any(_meet(extent, column) for extent in heads.lower) for column in columns]
    ranges = [
        (first, last)
        for first in range(max(low, 1), piece.first + 1)
        for last in range(piece.last, high + 1)
        if last > first
        and (not aligned or all(headed[first : last + 1]))
        and abs((columns[first].x0 + columns[last].x1) / 2 - own.middle) < limit
    ]
    if not ranges:
        return
    if aligned:
        piece.first, piece.last = max(ranges, key=lambda pair: pair[1] - pair[0])
    else:
        piece.first, piece.last = min(
            ranges, key=lambda p: abs((columns[p[0]].x0 + columns[p[1]].x1) / 2 - own.middle)
        )


def _with_heads(column: Extent, heads: Sequence[Extent]) -> Extent:
    """Widen a column by its own heading, which may be wider than what is below it."""
    own = [head for head in heads if column.x0 <= head.middle <= column.x1]
    return Extent(
        min([column.x0, *(head.x0 for head in own)]), max([column.x1, *(head.x1 for head in own)])
    )


def _meet(one: Extent, other: Extent) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1


def _even_out(piece: Piece, columns: Sequence[Extent], low: int, high: int, size: float) -> None:
    """Widen a spanning heading to the side where it would be centred over its columns."""
    if not piece.spanning:
        return
    middle = (piece.chunk.x0 + piece.chunk.x1) / 2
    best = abs((columns[piece.first].x0 + columns[piece.last].x1) / 2 - middle)
    start, end = piece.first, piece.last
    for first in range(max(low, 1 if start else 0), start + 1):
        for last in range(end, high + 1):
            off = abs((columns[first].x0 + columns[last].x1) / 2 - middle)
            if off + size < best:
                best, piece.first, piece.last = off, first, last


def _is_aligned(chunk: Chunk, column: Extent, size: float) -> bool:
    near = ALIGNED * size
    return (
        abs(chunk.x0 - column.x0) < near
        or abs(chunk.x1 - column.x1) < near
        or abs((chunk.x0 + chunk.x1) / 2 - column.middle) < 2 * near
    )


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
        open_gap = gap >= OPEN_GAP * size or make_chunk([word]).value
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


def _joined(pieces: list[Piece]) -> list[Piece]:
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

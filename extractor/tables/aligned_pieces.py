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
from extractor.tables.aligned_chunks import Chunk, ChunkLine, is_value, make_chunk
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
EVEN_STEPS = 0.35
"""By how much, in type sizes, the steps between headings of equal columns differ."""
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
    """Heading words below a line: all of them, and those right under it.

    ``counted`` is where some of them number columns from 1.
    """

    lower: list[Extent]
    close: list[Extent]
    counted: Extent | None = None


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
    if heads.counted is not None and _share(pieces, columns, heads.counted, line.size):
        return _joined(pieces)
    below = [rule for rule in below if _headings_over(rule, pieces) == 1]
    for index, piece in enumerate(pieces):
        low = pieces[index - 1].last + 1 if index else 0
        high = pieces[index + 1].first - 1 if index + 1 < len(pieces) else len(columns) - 1
        if not _follow_rule(piece, columns, below, low, high, line.size):
            _centre(piece, columns, heads, low, high, line.size)
    return pieces


def _share(
    pieces: Sequence[Piece], columns: Sequence[Extent], counted: Extent, size: float
) -> bool:
    """Let headings span equal parts of the numbered columns below that they are centred over.

    ``Jadwal`` spans the months 1 to 12, each of four quarters three of them.
    """
    over = touched(counted, columns)
    own = [p for p in pieces if counted.x0 <= (p.chunk.x0 + p.chunk.x1) / 2 <= counted.x1]
    if not own or len(over) % len(own) or len(over) <= len(own):
        return False
    each = len(over) // len(own)
    parts = [over[at : at + each] for at in range(0, len(over), each)]
    off = [
        abs((columns[part[0]].x0 + columns[part[-1]].x1) - (p.chunk.x0 + p.chunk.x1)) / 2
        for part, p in zip(parts, own, strict=True)
    ]
    if max(off) >= CENTRED * size:
        return False
    for part, piece in zip(parts, own, strict=True):
        piece.first, piece.last = part[0], part[-1]
    return True


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
    headed = [any(_meet(extent, column) for extent in heads.lower) for column in columns]
    if piece.spanning:
        _even_out(piece, columns, low, high, size)
        _widen_evenly(piece, _middles(columns, heads.lower), low, high, size)
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
    ranges = [
        (first, last)
        for first in range(max(low, 1), piece.first + 1)
        for last in range(piece.last, high + 1)
        if last > first
        and (not aligned or all(headed[first : last + 1]))
        and abs((columns[first].x0 + columns[last].x1) / 2 - own.middle) < limit
    ]
    if ranges and aligned:
        piece.first, piece.last = max(ranges, key=_width)
    elif ranges:
        piece.first, piece.last = _best_centred(
            ranges, own, columns, _middles(columns, heads.lower), size
        )


def _width(columns: tuple[int, int]) -> int:
    return columns[1] - columns[0]


def _best_centred(
    ranges: Sequence[tuple[int, int]],
    own: Extent,
    columns: Sequence[Extent],
    middles: _Middles,
    size: float,
) -> tuple[int, int]:
    """Return the columns that a heading is best centred over, the most of equal ones as good."""
    off = {
        (first, last): abs((columns[first].x0 + columns[last].x1) / 2 - own.middle)
        for first, last in ranges
    }
    least = min(off.values())
    # Over the middle two of four columns it is over all four as well.
    near = [
        pair
        for pair in ranges
        if off[pair] <= least + ALIGNED * size and _are_even(middles, *pair, size)
    ]
    return max(near, key=_width, default=min(ranges, key=off.__getitem__))


_Middles = Sequence[float | None]
"""The middle of each column's own lower heading."""


def _middles(columns: Sequence[Extent], lower: Sequence[Extent]) -> _Middles:
    return [
        next((head.middle for head in lower if column.x0 <= head.middle <= column.x1), None)
        for column in columns
    ]


def _are_even(middles: _Middles, first: int, last: int, size: float) -> bool:
    """Say whether columns side by side have lower headings at one step."""
    own = [middle for middle in middles[first : last + 1] if middle is not None]
    if len(own) <= last - first:
        return False
    steps = [after - before for before, after in itertools.pairwise(own)]
    return max(steps) - min(steps) <= EVEN_STEPS * size


def _with_heads(column: Extent, heads: Sequence[Extent]) -> Extent:
    """Widen a column by its own heading, which may be wider than what is below it."""
    own = [head for head in heads if column.x0 <= head.middle <= column.x1]
    return Extent(
        min([column.x0, *(head.x0 for head in own)]), max([column.x1, *(head.x1 for head in own)])
    )


def _meet(one: Extent, other: Extent) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1


def _even_out(piece: Piece, columns: Sequence[Extent], low: int, high: int, size: float) -> None:
    """Widen a heading that spans columns to the side where it would be centred over its columns."""
    middle = (piece.chunk.x0 + piece.chunk.x1) / 2
    best = abs((columns[piece.first].x0 + columns[piece.last].x1) / 2 - middle)
    start, end = piece.first, piece.last
    for first in range(max(low, 1 if start else 0), start + 1):
        for last in range(end, high + 1):
            off = abs((columns[first].x0 + columns[last].x1) / 2 - middle)
            if off + size < best:
                best, piece.first, piece.last = off, first, last


def _widen_evenly(piece: Piece, middles: _Middles, low: int, high: int, size: float) -> None:
    """Widen a heading to as many equal columns on both sides as it is amid."""
    own = (piece.chunk.x0 + piece.chunk.x1) / 2
    first, last = piece.first, piece.last
    while first - 1 >= max(low, 1) and last + 1 <= high:
        first, last = first - 1, last + 1
        if not _are_even(middles, first, last, size):
            return
        between = ((middles[first] or 0.0) + (middles[last] or 0.0)) / 2
        if abs(between - own) < WELL_CENTRED * size:
            piece.first, piece.last = first, last


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

"""Headings to the columns that they span: by the rule under them, or centred over columns.

Headings of one line without rules share the columns below (``aligned_spread``).
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from extractor.tables.aligned_chunks import Chunk, ChunkLine
from extractor.tables.aligned_pieces import Piece, joined_pieces, place_chunks
from extractor.tables.aligned_spread import spread
from extractor.tables.column_gaps import Extent, touched
from extractor.tables.rulings import Stroke

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


class Heads(NamedTuple):
    """Heading words below a line: all of them, and those right under it.

    ``counted`` is where some of them number columns from 1, ``by_column`` those
    of the next line of several, ``above`` those of the line right above.
    """

    lower: list[Extent]
    close: list[Extent]
    counted: Extent | None = None
    by_column: Mapping[int, Chunk] = {}
    above: Mapping[int, Chunk] = {}


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
    pieces = place_chunks(line, columns)
    if heads.counted is not None and _share(pieces, columns, heads.counted, line.size):
        return joined_pieces(pieces)
    common = [rule for rule in below if _headings_over(rule, pieces) > 1]
    below = [rule for rule in below if _headings_over(rule, pieces) == 1]
    even: list[Piece] = []
    if heads.by_column and not below:
        even = _spread(line, columns, common, heads.by_column)
        pieces = _with(pieces, even)
    for index, piece in enumerate(pieces):
        if piece in even:
            continue
        low = pieces[index - 1].last + 1 if index else 0
        high = pieces[index + 1].first - 1 if index + 1 < len(pieces) else len(columns) - 1
        if not _follow_rule(piece, columns, below, low, high, line.size):
            _centre(piece, columns, heads, low, high, line.size)
    return pieces


def _spread(
    line: ChunkLine,
    columns: Sequence[Extent],
    common: Sequence[Stroke],
    below: Mapping[int, Chunk],
) -> list[Piece]:
    """Place headings in the parts of the columns that they are centred over, if these are all.

    A rule of ``common``, under several headings, tells the columns and the headings.
    """
    left, right = columns[0].x1, math.inf
    within = range(1, len(columns))
    for rule in common:
        if rule.length < WHOLE * (columns[-1].x1 - columns[0].x0):
            left, right = rule.start, rule.end
            within = touched(Extent(left + line.size / 2, right - line.size / 2), columns)
    own = [chunk for chunk in line.chunks if left < (chunk.x0 + chunk.x1) / 2 < right]
    parts = spread(own, columns, within, below, line.size)
    return [Piece(p[0], p[-1], chunk) for p, chunk in zip(parts, own, strict=bool(parts))]


def _with(pieces: Sequence[Piece], placed: Sequence[Piece]) -> list[Piece]:
    """Put placed pieces in the stead of those that hold the same words."""
    words = {id(word) for piece in placed for word in piece.words}
    kept = [piece for piece in pieces if words.isdisjoint(map(id, piece.words))]
    return sorted([*kept, *placed], key=lambda piece: piece.first)


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
    upper = heads.above.get(piece.first)
    if upper and abs(upper.x0 + upper.x1 - own.x0 - own.x1) < 2 * ALIGNED * size:
        return  # the last line of a stacked heading
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

"""Strokes of one table to a lattice: its positions, and which cell edges are drawn.

Steps: strokes of nearly the same place share a position; a side whose border is missing
is closed where the lines across end (``No`` and ``Target`` stand outside the outermost
vertical otherwise); then each elementary edge is drawn or not by how much of it is
covered. Everything is in points; rows and columns count from 0.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from operator import mul, sub
from typing import NamedTuple

from extractor.readers.page import Box, Word
from extractor.tables.rulings import JOIN_GAP, Stroke, StrokeGroup

SNAP = 3.0
"""Lines closer than this share one position: no column is that narrow, no row that low."""
DRAWN = 0.6
"""Share of an edge that must be covered: corners and crossings may leave a gap."""
STICKS_OUT = 8.0
"""How far lines must go past the last border for a lost one to be supposed: a digit's cell."""
LEAST_EMPTY = 3
"""Lines past the last border that make a column of a heading and empty cells: two of them may
be strays, as the table's last line and the rule above the page's foot are."""
STRAY = 0.3
"""Share of the longest border, and of the lines across, below which a border is a stray."""
MOST_CELLS = 100_000
"""Elementary cells of one table: 1,000 rows of 100 columns; what has more is a pattern."""


class Span(NamedTuple):
    """A block of elementary cells that is one cell."""

    row: int
    col: int
    rowspan: int = 1
    colspan: int = 1


@dataclass(slots=True)
class Lattice:
    """The positions of a table's lines and how much of each elementary edge is drawn.

    Attributes:
        xs: places of the vertical lines, left to right; one more than columns.
        ys: places of the horizontal lines, top to bottom; one more than rows.
        across: drawn share of the horizontal edge above row ``i`` (or below the last) in
            column ``j``: ``across[i][j]``.
        down: drawn share of the vertical edge left of column ``j`` (or right of the last)
            in row ``i``: ``down[j][i]``.
        closed: whether the left, top, right and bottom border was drawn, not supposed.
    """

    xs: list[float]
    ys: list[float]
    across: list[list[float]]
    down: list[list[float]]
    closed: tuple[bool, bool, bool, bool] = (True, True, True, True)

    @property
    def rows(self) -> int:
        """Return the number of elementary rows."""
        return len(self.ys) - 1

    @property
    def cols(self) -> int:
        """Return the number of elementary columns."""
        return len(self.xs) - 1

    @property
    def box(self) -> Box:
        """Return the outermost positions."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def box_of(self, span: Span) -> Box:
        """Return the borders of a block of cells."""
        row, col, rowspan, colspan = span
        return Box(self.xs[col], self.ys[row], self.xs[col + colspan], self.ys[row + rowspan])

    def place_of(self, word: Word) -> tuple[int, int]:
        """Return (row, column) of the elementary cell that holds a word's middle.

        A word whose middle is outside is given the nearest cell of the edge.
        """
        [place] = self.places_of([word])
        return place

    def places_of(self, words: Sequence[Word]) -> list[tuple[int, int]]:
        """Return ``place_of`` for each of many words."""
        xs, ys = self.xs, self.ys
        rows, cols = len(ys) - 1, len(xs) - 1
        # Of the inner lines: what is before the first is in the first cell, and so on.
        return [
            (
                bisect_right(ys, (top + bottom) / 2, 1, rows) - 1,
                bisect_right(xs, (x0 + x1) / 2, 1, cols) - 1,
            )
            for x0, top, x1, bottom in [word.box for word in words]
        ]


def build_lattice(group: StrokeGroup, words: Sequence[Word]) -> tuple[Lattice | None, bool]:
    """Find the positions and drawn edges of one group of strokes.

    Args:
        group: strokes that hang together.
        words: words at and around them; they tell whether a side without a border holds
            cells.

    Returns:
        The lattice, None where there are no two columns or the cells are too many; and
        whether they are not too many.
    """
    rows = _snap(group.horizontal)
    cols = _snap(group.vertical)
    left, right = _open_sides(rows, cols, lambda: [word.box for word in words])
    xs = [place for place, _ in cols]
    down = [pieces for _, pieces in cols]
    xs, down = _with_sides(xs, down, left, right)
    if len(xs) < 3 and len(rows) < MOST_CELLS:
        return None, True
    top, bottom = _open_sides(cols, rows, lambda: [_swapped(word.box) for word in words])
    ys = [place for place, _ in rows]
    across = [pieces for _, pieces in rows]
    ys, across = _with_sides(ys, across, top, bottom)
    if len(xs) < 2 or len(ys) < 2:
        return None, True
    if (len(xs) - 1) * (len(ys) - 1) > MOST_CELLS:
        return None, False
    lattice = Lattice(
        xs,
        ys,
        [_shares(pieces, xs) for pieces in across],
        [_shares(pieces, ys) for pieces in down],
        (left is None, top is None, right is None, bottom is None),
    )
    _trim(lattice)
    return lattice, True


def _trim(lattice: Lattice) -> None:
    """Take off outer columns and rows that only a stray line beside the table made.

    The rule above a page's foot that runs on from the table's last line to the box with
    the page number is such a line: neither the border out there nor the lines to it are
    drawn, but for a little.
    """
    left, top, right, bottom = lattice.closed
    _trim_sides(lattice.xs, lattice.down, lattice.across, lattice.ys, (left, right))
    _trim_sides(lattice.ys, lattice.across, lattice.down, lattice.xs, (top, bottom))
    _drop_undrawn(lattice.xs, lattice.down, lattice.across)
    _drop_undrawn(lattice.ys, lattice.across, lattice.down)


def _trim_sides(
    places: list[float],
    borders: list[list[float]],
    lines: list[list[float]],
    cross_places: Sequence[float],
    closed: tuple[bool, bool],
) -> None:
    if len(places) <= 3:
        return
    longest: float | None = None
    # A side that was never drawn is supposed for the words that stand there.
    drawn = [side for side, is_closed in zip((0, -1), closed, strict=True) if is_closed]
    for side in drawn:
        while len(places) > 3:
            reaching = sum([line[side] >= DRAWN for line in lines])
            if reaching > max(2, STRAY * len(lines)):
                break
            if longest is None:
                longest = max([_drawn_length(border, cross_places) for border in borders])
            if _drawn_length(borders[side], cross_places) > STRAY * longest:
                break
            places.pop(side)
            borders.pop(side)
            for line in lines:
                line.pop(side)


def _drop_undrawn(
    places: list[float], borders: list[list[float]], lines: list[list[float]]
) -> None:
    """Take out inner positions where nothing is drawn (any more)."""
    for at in range(len(places) - 2, 0, -1):
        if max(borders[at]) >= DRAWN:
            continue
        before, after = places[at] - places[at - 1], places[at + 1] - places[at]
        for line in lines:
            line[at - 1 : at + 1] = [(line[at - 1] * before + line[at] * after) / (before + after)]
        del places[at], borders[at]


def _drawn_length(shares: Sequence[float], places: Sequence[float]) -> float:
    return sum(map(mul, shares, _sizes(places)), 0.0)


def _sizes(places: Sequence[float]) -> Iterator[float]:
    return map(sub, itertools.islice(places, 1, None), places)


_Position = tuple[float, list[Stroke]]


def _snap(strokes: Sequence[Stroke]) -> list[_Position]:
    """Group strokes by place; each group's pieces are joined and sorted along it."""
    positions: list[_Position] = []
    near: list[Stroke] = []
    for stroke in sorted(strokes):
        if near and stroke.at - near[0].at > SNAP:
            positions.append(_position(near))
            near = []
        near.append(stroke)
    if near:
        positions.append(_position(near))
    return positions


def _position(strokes: list[Stroke]) -> _Position:
    if len(strokes) == 1:
        return strokes[0].at, strokes
    weight = sum(stroke.length for stroke in strokes)
    place = sum(stroke.at * stroke.length for stroke in strokes) / weight
    pieces: list[Stroke] = []
    for stroke in sorted(strokes, key=lambda stroke: stroke.start):
        if pieces and stroke.start - pieces[-1].end <= JOIN_GAP:
            end = max(pieces[-1].end, stroke.end)
            pieces[-1] = pieces[-1]._replace(end=end)
        else:
            pieces.append(stroke)
    return place, pieces


def _swapped(box: Box) -> Box:
    x0, top, x1, bottom = box
    return Box(top, x0, bottom, x1)


def _open_sides(
    lines: Sequence[_Position], borders: Sequence[_Position], find_boxes: Callable[[], list[Box]]
) -> tuple[float | None, float | None]:
    """Find where lines end beyond the first and the last border, and words stand there."""
    first, last = borders[0][0], borders[-1][0]
    before = [
        (place, pieces[0].start)
        for place, pieces in lines
        if pieces[0].start < first - STICKS_OUT and pieces[0].end > first - JOIN_GAP
    ]
    after = [
        (place, pieces[-1].end)
        for place, pieces in lines
        if pieces[-1].end > last + STICKS_OUT and pieces[-1].start < last + JOIN_GAP
    ]
    if not before and not after:
        return None, None
    boxes = find_boxes()
    start = min((end for _, end in before), default=first)
    stop = max((end for _, end in after), default=last)
    height = (
        min(lines[0][0], *(pieces[0].start for _, pieces in borders)),
        max(lines[-1][0], *(pieces[-1].end for _, pieces in borders)),
    )
    return (
        start if _hold_words(before, (start, first), height, boxes, borders[0]) else None,
        stop if _hold_words(after, (last, stop), height, boxes, borders[-1]) else None,
    )


def _hold_words(
    ends: Sequence[tuple[float, float]],
    band: tuple[float, float],
    height: tuple[float, float],
    boxes: Sequence[Box],
    border: _Position,
) -> bool:
    """Say whether lines that end beyond the last border hold words in their band.

    One row needs a line above and below. Two rows need a line between them, and nothing
    but themselves in the band: else it is text beside the table. So does a heading above
    empty cells, which need lines that all end at one place. Words may stand across the
    border where it is not drawn: a heading beside headings of two levels.
    """
    if not ends:
        return False
    start, stop = band
    low, high = ends[0][0], ends[-1][0]
    if any(start < b.middle[0] < stop and low < b.middle[1] < high for b in boxes):
        return True
    top, bottom = height
    beside = [b for b in boxes if b.x0 < stop and b.x1 > start and top < b.middle[1] < bottom]
    whole = all(
        (start - SNAP <= b.x0 and b.x1 <= stop + SNAP)
        or (b.x0 < border[0] < b.x1 and not _is_drawn_at(border, b.middle[1]))
        for b in beside
    )
    if not whole or not beside:
        return False
    stops = [stop for _, stop in ends]
    return (len(ends) >= LEAST_EMPTY and max(stops) - min(stops) <= SNAP) or any(
        any(b.bottom <= place + SNAP for b in beside) and any(b.top >= place - SNAP for b in beside)
        for place, _ in ends
    )


def _is_drawn_at(border: _Position, place: float) -> bool:
    return any(piece.start <= place <= piece.end for piece in border[1])


def _with_sides(
    places: list[float],
    pieces: list[list[Stroke]],
    before: float | None,
    after: float | None,
) -> tuple[list[float], list[list[Stroke]]]:
    if before is not None:
        places, pieces = [before, *places], [[], *pieces]
    if after is not None:
        places, pieces = [*places, after], [*pieces, []]
    return places, pieces


def _shares(pieces: Sequence[Stroke], places: Sequence[float]) -> list[float]:
    """Return for each stretch between neighbouring places how much of it is covered."""
    covered = [0.0] * (len(places) - 1)
    if len(pieces) == 1:
        return _shares_of_one(pieces[0], places, covered)
    for _, start, end, _ in pieces:
        first = max(bisect_right(places, start) - 1, 0)
        last = min(bisect_left(places, end), len(covered))
        for index in range(first, last):
            low, high = places[index], places[index + 1]
            covered[index] += (end if end < high else high) - (start if start > low else low)
    return [
        1.0 if length > size else length / size
        for length, size in zip(covered, _sizes(places), strict=True)
    ]


def _shares_of_one(piece: Stroke, places: Sequence[float], shares: list[float]) -> list[float]:
    """The same for the most usual line, of one piece: all is covered but at its ends."""
    _, start, end, _ = piece
    first = max(bisect_right(places, start) - 1, 0)
    last = min(bisect_left(places, end), len(shares))
    shares[first:last] = [1.0] * (last - first)
    for index in {first, last - 1} if first < last else ():
        low, high = places[index], places[index + 1]
        length = (end if end < high else high) - (start if start > low else low)
        shares[index] = min(1.0, length / (high - low))
    return shares

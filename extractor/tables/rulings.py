"""Drawn lines of a page to strokes that tables are made of.

Producers draw one border as many rulings: piece by piece for each cell, double, dashed,
with little squares at the corners. ``merge_rulings`` makes one stroke of what the eye
sees as one line, ``connect_strokes`` parts the strokes into the groups that touch each
other: lines that touch nothing across (underlines, strike-throughs, signature lines,
rules under a heading) form no group.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import itemgetter, mul
from typing import NamedTuple

from extractor.readers.page import Box, Fill, Ruling

PARALLEL = 2.0
"""Lines closer than this (points) are one: double lines stand 0.7 to 2 points apart."""
JOIN_GAP = 3.0
"""Pieces of one line farther apart than this are two lines; dashes leave up to 3 points."""
TOUCH = 3.0
"""A line ending this near to another touches it: pens stop short at corners."""
SHORTEST = 4.0
"""What is shorter, after joining, is a corner square or a tick of an axis, no line."""
THICKEST = 6.0
"""Points: the lowest rows, of 5 point type, are higher."""
LONG = 4.0
"""How many times longer than thick a bar must be to be a line."""
DARK = 110
"""Highest channel of a colour that borders are drawn in: black to mid grey and dark blue."""
MOST_STROKES = 20_000
"""More strokes than any printed table has; beyond it only the longest are used."""
MOST_PAIRS = 2_000_000
"""Bound on the crossings looked at, about half a second; hatchings have more."""
_START = itemgetter(1)


class Stroke(NamedTuple):
    """One straight line: ``at`` across its direction, from ``start`` to ``end`` along it."""

    at: float
    start: float
    end: float
    thickness: float = 0.0

    @property
    def length(self) -> float:
        """Return its extent along its direction, in points."""
        return self.end - self.start


class StrokeGroup(NamedTuple):
    """Strokes that hang together by touching: one table, one frame, one chart."""

    horizontal: list[Stroke]
    vertical: list[Stroke]


def merge_rulings(rulings: Iterable[Ruling]) -> StrokeGroup:
    """Make one stroke of all rulings that are pieces or doubles of one line.

    Args:
        rulings: the page's rulings in any order.

    Returns:
        All strokes of the page, each direction sorted by place; corner squares and
        other lines too short to bound a cell are left out.
    """
    horizontal, vertical = [], []
    for ruling in rulings:
        x0, top, x1, bottom = ruling.box
        if x1 - x0 >= bottom - top:
            horizontal.append((top, x0, x1, ruling.thickness))
        else:
            vertical.append((x0, top, bottom, ruling.thickness))
    return StrokeGroup(merge_strokes(horizontal), merge_strokes(vertical))


def thick_lines(fills: Iterable[Fill]) -> list[Ruling]:
    """Take dark bars among the painted areas as the thick lines that they are.

    Readers give areas thicker than two or three points as fills. A pale bar is a band of
    colour; a dark one, long and thinner than a row of the smallest type, is a border.
    """
    lines = []
    for fill in fills:
        x0, top, x1, bottom = fill.box
        width, height = x1 - x0, bottom - top
        thickness = min(width, height)
        if thickness > THICKEST or max(width, height) < LONG * thickness:
            continue
        if not _is_dark(fill.colour):
            continue
        x, y = fill.box.middle
        if width >= height:
            lines.append(Ruling(Box(x0, y, x1, y), thickness))
        else:
            lines.append(Ruling(Box(x, top, x, bottom), thickness))
    return lines


def _is_dark(colour: str) -> bool:
    return all(int(colour[place : place + 2], 16) <= DARK for place in (1, 3, 5))


def merge_strokes(strokes: Iterable[_Piece], *, apart: float = PARALLEL) -> list[Stroke]:
    """Join the strokes of one direction that are pieces or doubles of one line.

    Args:
        strokes: strokes, or tuples of what a stroke has, in any order.
        apart: points across their direction from which they are two lines.
    """
    merged: list[_Piece] = []
    near: list[_Piece] = []
    first = 0.0
    for stroke in sorted(strokes):
        if near and stroke[0] - first > apart:
            merged += _join(near)
            near = []
        if not near:
            first = stroke[0]
        near.append(stroke)
    merged += _join(near)
    return [Stroke._make(one) for one in sorted(merged) if one[2] - one[1] >= SHORTEST]


_Piece = tuple[float, float, float, float]
"""A stroke as a plain tuple: pages have thousands, and named ones take longer to make."""


def _join(strokes: list[_Piece]) -> list[_Piece]:
    """Join strokes of about one place where they overlap or nearly touch."""
    joined: list[_Piece] = []
    pieces: list[_Piece] = []
    end = 0.0
    for stroke in sorted(strokes, key=_START) if len(strokes) > 1 else strokes:
        if pieces and stroke[1] - end > JOIN_GAP:
            joined.append(_one(pieces))
            pieces = []
        if not pieces or stroke[2] > end:
            end = stroke[2]
        pieces.append(stroke)
    if pieces:
        joined.append(_one(pieces))
    return joined


def _one(pieces: list[_Piece]) -> _Piece:
    if len(pieces) == 1:
        return pieces[0]
    # A corner square has next to no length: it must not pull the line to its place.
    weights = [end - start + 0.01 for _, start, end, _ in pieces]
    places, starts, ends, thicknesses = zip(*pieces, strict=True)
    at = sum(map(mul, places, weights)) / sum(weights)
    return at, min(starts), max(ends), max(thicknesses)


def connect_strokes(strokes: StrokeGroup) -> tuple[list[StrokeGroup], bool]:
    """Part strokes into groups that touch each other.

    Args:
        strokes: all strokes of a page, as ``merge_rulings`` gives them.

    Returns:
        The groups with lines of both directions, and whether all strokes were used:
        of more than ``MOST_STROKES`` only the longest are.
    """
    bounded = _bounded(strokes)
    whole = len(bounded.horizontal) + len(bounded.vertical) == sum(map(len, strokes))
    horizontal, vertical = bounded
    places = [stroke.at for stroke in horizontal]
    parents = list(range(len(horizontal) + len(vertical)))
    for index, line in enumerate(vertical, len(horizontal)):
        for other in _within_reach(line, places):
            if touches(horizontal[other], line):
                _unite(parents, other, index)
    groups: dict[int, StrokeGroup] = {}
    for index, line in enumerate(horizontal):
        groups.setdefault(_root(parents, index), StrokeGroup([], [])).horizontal.append(line)
    for index, line in enumerate(vertical, len(horizontal)):
        groups.setdefault(_root(parents, index), StrokeGroup([], [])).vertical.append(line)
    return [group for group in groups.values() if group.horizontal and group.vertical], whole


def touches(line: Stroke, other: Stroke) -> bool:
    """Say whether two strokes of different direction cross or touch."""
    return (
        line.start - TOUCH - other.thickness / 2
        <= other.at
        <= line.end + TOUCH + other.thickness / 2
        and other.start - TOUCH - line.thickness / 2
        <= line.at
        <= other.end + TOUCH + line.thickness / 2
    )


def _within_reach(line: Stroke, places: Sequence[float]) -> range:
    # Half the thickness of the other line is added in touches().
    slack = TOUCH + THICKEST / 2
    return range(bisect_left(places, line.start - slack), bisect_right(places, line.end + slack))


def _bounded(strokes: StrokeGroup) -> StrokeGroup:
    """Leave out the shortest strokes until the crossings can be looked at in time."""
    horizontal, vertical = strokes
    while horizontal and vertical:
        places = [stroke.at for stroke in horizontal]
        pairs = sum(len(_within_reach(line, places)) for line in vertical)
        if len(horizontal) + len(vertical) <= MOST_STROKES and pairs <= MOST_PAIRS:
            break
        horizontal, vertical = _longer_half(horizontal), _longer_half(vertical)
    return StrokeGroup(horizontal, vertical)


def _longer_half(strokes: list[Stroke]) -> list[Stroke]:
    longest = sorted(strokes, key=lambda stroke: -stroke.length)
    return sorted(longest[: max(1, len(longest) // 2)])


def _root(parents: list[int], index: int) -> int:
    while parents[index] != index:
        parents[index] = parents[parents[index]]
        index = parents[index]
    return index


def _unite(parents: list[int], one: int, other: int) -> None:
    one, other = _root(parents, one), _root(parents, other)
    if one != other:
        parents[max(one, other)] = min(one, other)

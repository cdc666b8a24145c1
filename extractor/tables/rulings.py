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
DOT = 1.5
"""How many times longer than thick a mark may be to be a dot, which points nowhere."""
DOTTED = 8.0
"""Points: a line of dots is at least so long, which no double line's corner squares are."""
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
_AT = itemgetter(0)
_START = itemgetter(1)
_THICKNESS = itemgetter(3)


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
        other lines too short to bound a cell are left out. Where most rulings are dots,
        dots in a row are lines, whichever way each of them runs.
    """
    horizontal: list[_Piece] = []
    vertical: list[_Piece] = []
    dots: list[Ruling] = []
    for ruling in rulings:
        x0, top, x1, bottom = ruling.box
        width, height = x1 - x0, bottom - top
        if width >= height:
            horizontal.append((top, x0, x1, ruling.thickness))
        else:
            vertical.append((x0, top, bottom, ruling.thickness))
        if max(width, height) <= DOT * ruling.thickness:
            dots.append(ruling)
    if 2 * len(dots) > len(horizontal) + len(vertical):
        across, down = _dotted(dots)
        horizontal += across
        vertical += down
    return StrokeGroup(merge_strokes(horizontal), merge_strokes(vertical))


def _dotted(dots: Sequence[Ruling]) -> StrokeGroup:
    """Make of dots the lines in both directions that they may be."""
    across: list[_Piece] = []
    down: list[_Piece] = []
    for (x0, top, x1, bottom), thickness in dots:
        x, y = (x0 + x1) / 2, (top + bottom) / 2
        half = max(x1 - x0, bottom - top) / 2
        across.append((y, x - half, x + half, thickness))
        down.append((x, y - half, y + half, thickness))
    lines = StrokeGroup(merge_strokes(across), merge_strokes(down))
    return StrokeGroup(*([line for line in own if line.length >= DOTTED] for own in lines))


def thick_lines(fills: Iterable[Fill]) -> list[Ruling]:
    """Take dark bars among the painted areas as the thick lines that they are.

    Readers give areas thicker than two or three points as fills. A pale bar is a band of
    colour; a dark one, long and thinner than a row of the smallest type, is a border.
    """
    lines = []
    for fill in fills:
        x0, top, x1, bottom = fill.box
        width, height = x1 - x0, bottom - top
        thickness, length = (height, width) if height < width else (width, height)
        if thickness > THICKEST or length < LONG * thickness:
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
    pieces = sorted(strokes)
    merged: list[_Piece] = []
    begin, first = 0, pieces[0][0] if pieces else 0.0
    for place, stroke in enumerate(pieces):
        if stroke[0] - first > apart:
            merged += _join(pieces[begin:place])
            begin, first = place, stroke[0]
    merged += _join(pieces[begin:])
    merged.sort()
    return [Stroke._make(one) for one in merged if one[2] - one[1] >= SHORTEST]


_Piece = tuple[float, float, float, float]
"""A stroke as a plain tuple: pages have thousands, and named ones take longer to make."""


def _join(strokes: list[_Piece]) -> list[_Piece]:
    """Join strokes of about one place where they overlap or nearly touch."""
    if len(strokes) < 2:
        return strokes
    strokes.sort(key=_START)
    joined: list[_Piece] = []
    begin, end = 0, strokes[0][2]
    for place, (_, start, stop, _) in enumerate(strokes[1:], 1):
        if start - end > JOIN_GAP:
            joined.append(_one(strokes[begin:place], end))
            begin, end = place, stop
        elif stop > end:
            end = stop
    joined.append(_one(strokes[begin:], end))
    return joined


def _one(pieces: list[_Piece], end: float) -> _Piece:
    """Make one of pieces that are sorted by where they start, the last one ending at ``end``."""
    if len(pieces) == 1:
        return pieces[0]
    # A corner square has next to no length: it must not pull the line to its place.
    weights = [stop - start + 0.01 for _, start, stop, _ in pieces]
    at = sum(map(mul, map(_AT, pieces), weights))
    return at / sum(weights), pieces[0][1], end, max(map(_THICKNESS, pieces))


def connect_strokes(strokes: StrokeGroup) -> tuple[list[StrokeGroup], bool]:
    """Part strokes into groups that touch each other.

    Args:
        strokes: all strokes of a page, as ``merge_rulings`` gives them.

    Returns:
        The groups with lines of both directions, and whether all strokes were used:
        of more than ``MOST_STROKES`` only the longest are.
    """
    if not strokes.horizontal or not strokes.vertical:
        return [], True
    horizontal, vertical = _bounded(strokes)
    whole = len(horizontal) + len(vertical) == sum(map(len, strokes))
    places = [stroke[0] for stroke in horizontal]
    parents = list(range(len(horizontal) + len(vertical)))
    for index, line in enumerate(vertical, len(horizontal)):
        reached = _within_reach(line, places)
        for other in _touching(line, horizontal, reached):
            if parents[other] != parents[index]:
                _unite(parents, other, index)
    groups: dict[int, StrokeGroup] = {}
    for index, line in enumerate(horizontal):
        root = _root(parents, index)
        if root not in groups:
            groups[root] = StrokeGroup([], [])
        groups[root].horizontal.append(line)
    for index, line in enumerate(vertical, len(horizontal)):
        # the root is the first of the strokes, which is a horizontal one where there is any
        group = groups.get(_root(parents, index))
        if group is not None:
            group.vertical.append(line)
    return [group for group in groups.values() if group.vertical], whole


def _touching(line: Stroke, lying: Sequence[Stroke], among: Iterable[int]) -> list[int]:
    """Return which of some horizontal strokes a vertical one crosses or touches."""
    x, top, bottom, thickness = line
    half = thickness / 2
    found = []
    for index in among:
        y, start, end, thickness = lying[index]
        if (
            start - TOUCH - half <= x <= end + TOUCH + half
            and top - TOUCH - thickness / 2 <= y <= bottom + TOUCH + thickness / 2
        ):
            found.append(index)
    return found


def _within_reach(line: Stroke, places: Sequence[float]) -> range:
    # Half the thickness of the other line is added in _touching().
    slack = TOUCH + THICKEST / 2
    return range(bisect_left(places, line.start - slack), bisect_right(places, line.end + slack))


def _bounded(strokes: StrokeGroup) -> StrokeGroup:
    """Leave out the shortest strokes until the crossings can be looked at in time."""
    horizontal, vertical = strokes
    while horizontal and vertical:
        if len(horizontal) + len(vertical) <= MOST_STROKES:
            # no need to count the pairs where there cannot be too many
            if len(horizontal) * len(vertical) <= MOST_PAIRS:
                break
            places = [stroke.at for stroke in horizontal]
            if sum(len(_within_reach(line, places)) for line in vertical) <= MOST_PAIRS:
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

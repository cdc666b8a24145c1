"""What a small drawn figure looks like: a tick, a cross, a disc, a ring, a slanting stroke.

Told by where its corners stand in the box around it, each side of which counts as 1. Corners
of curves are their end and control points. The order of decisions:

1. one straight slanting line is a stroke, rising or falling to the right: half a cross;
2. corners at all four corners of the box, none in the middle of its sides: a cross;
3. corners at the middle of all four sides and none at the corners of the box: a disc, or a
   ring where nothing is painted inside, or white, or where another outline stands inside;
4. a corner at the top right and one at the bottom, left of the right third, and none at the top
   left or the bottom right: a tick.

Limits: whatever else is drawn has no form; nor has a figure of very many corners. A square that
is filled is an area, one that is drawn is lines: neither is a figure here.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractor.readers.page import Form

MOST_CORNERS = 150
"""Corners of the largest figure that is looked at; a round one is often made of 50."""
AT_CORNER = 0.25
"""How near to a corner of the box, both ways, the arms of a cross end."""
AT_MIDDLE = 0.15
"""How near to the middle of a side nothing of a cross stands, and something of a disc does."""
ROUND = 1.3
"""How many times as long one way a disc or a ring may be as the other."""
LEAST_SLANT = 0.4
"""Least height of a slanting stroke, in widths, and least width in heights."""

_Point = tuple[float, float]


def form_of(outlines: Sequence[Sequence[_Point]], painted: bool) -> Form | None:
    """Tell the form of one figure.

    Args:
        outlines: its sub-paths, as corners.
        painted: whether it is filled, in another colour than white.

    Example:
        ``form_of([[(0, 5), (3, 9), (9, 0)]], painted=False)`` is ``check``.
    """
    if sum(map(len, outlines)) > MOST_CORNERS:
        return None
    corners = [corner for outline in outlines for corner in outline]
    x0, y0 = (min(side) for side in zip(*corners, strict=True))
    x1, y1 = (max(side) for side in zip(*corners, strict=True))
    width, height = x1 - x0, y1 - y0
    if min(width, height) < LEAST_SLANT * max(width, height) or not height:
        return None
    if len(set(corners)) == 2:
        first, last = sorted(set(corners))
        return "falling" if last[1] > first[1] else "rising"
    unit = [[((x - x0) / width, (y - y0) / height) for x, y in outline] for outline in outlines]
    places = [place for outline in unit for place in outline]
    if _is_cross(places) and not any(map(_has_long_side, unit)):
        return "cross"
    if _is_round(places) and max(width, height) <= ROUND * min(width, height):
        return "filled" if painted and len(outlines) == 1 else "hollow"
    return "check" if _is_check(places) else None


def _is_cross(places: Sequence[_Point]) -> bool:
    near = {(round(x), round(y)) for x, y in places if max(_off_edge(x), _off_edge(y)) <= AT_CORNER}
    return len(near) == 4 and not _middles(places)


def _is_round(places: Sequence[_Point]) -> bool:
    if any(max(_off_edge(x), _off_edge(y)) <= AT_MIDDLE / 2 for x, y in places):
        return False
    return len(_middles(places)) == 4


def _is_check(places: Sequence[_Point]) -> bool:
    top_right = any(x >= 0.75 and y <= 0.25 for x, y in places)
    bottom = any(0.1 <= x <= 0.65 and y >= 0.75 for x, y in places)
    left = any(x <= 0.25 and 0.2 <= y <= 0.85 for x, y in places)
    bare = not any((x < 0.3 and y < 0.15) or (x > 0.75 and y > 0.75) for x, y in places)
    return top_right and bottom and left and bare


def _off_edge(part: float) -> float:
    """How far a place is from the nearer of two opposite sides."""
    return min(part, 1 - part)


def _middles(places: Sequence[_Point]) -> set[_Point]:
    """The sides in whose middle something stands, by their own middles."""
    sides: tuple[_Point, ...] = ((0.5, 0.0), (0.5, 1.0), (0.0, 0.5), (1.0, 0.5))
    return {(a, b) for a, b in sides for x, y in places if max(abs(x - a), abs(y - b)) <= AT_MIDDLE}


def _has_long_side(outline: Sequence[_Point]) -> bool:
    """Say whether an outline goes along an axis over most of the box, as letters and boxes do."""
    return any(
        min(abs(x0 - x1), abs(y0 - y1)) <= 0.05 and max(abs(x0 - x1), abs(y0 - y1)) >= 0.6
        for (x0, y0), (x1, y1) in pairwise([*outline, outline[0]])
    )

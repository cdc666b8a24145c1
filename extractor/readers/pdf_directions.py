"""The directions in which the text of a page runs: which is upright, which leans, how far it goes.

Matrices are given as PDF's numbers a, b, c, d, each for all texts of a page; see ``pdf_frame``.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from extractor.readers.pdf_words import STRAIGHT, Floats

DIAGONAL = 0.2
"""Below this share of the largest area, a box does not tell width from height any more."""
_STRAIGHT_ENOUGH = math.cos(math.radians(STRAIGHT))


def to_directions(x: Floats, y: Floats) -> tuple[Floats, Floats, Floats]:
    """Return the directions of vectors in degrees, their cosines and sines; nearly upright is so.

    Most pages have upright text only, of which all three are known (with the sign of the zeros).
    """
    if not y.any() and (x > 0).all():
        return np.zeros(x.size), np.ones(x.size), y
    angle = np.degrees(np.arctan2(y, x))
    turn = np.round(angle / 90) * 90
    angle = np.radians(np.where(np.abs(angle - turn) < STRAIGHT, turn, angle))
    return turn, np.cos(angle), np.sin(angle)


def to_heights(a: Floats, b: Floats, c: Floats, d: Floats) -> Floats:
    """Return the height of an em across the direction of writing."""
    advance = np.hypot(a, b)
    heights: Floats = np.abs(a * d - b * c) / np.where(advance > 0, advance, 1.0)
    return heights


def find_slanted(a: Floats, b: Floats, c: Floats, d: Floats) -> NDArray[np.bool_]:
    """Tell which matrices turn by no right angle or lean."""
    if not b.any() and not c.any() and a.all() and d.all():
        return np.zeros(a.size, dtype=bool)
    slanted: NDArray[np.bool_] = (
        np.minimum(_straightness(a, b), _straightness(d, c)) < _STRAIGHT_ENOUGH
    )
    return slanted


def _straightness(one: Floats, other: Floats) -> Floats:
    """Return the cosine of the angle to the nearer axis: 1 along an axis, 0.7 between both."""
    length = np.hypot(one, other)
    cosine: Floats = np.maximum(np.abs(one), np.abs(other)) / np.where(length > 0, length, 1.0)
    return cosine


def slanted_advances(matrices: Floats, sides: Floats) -> Floats:
    """Return how far characters advance, from the upright boxes around their slanted ones.

    A box is |a|*w + |c|*h wide and |b|*w + |d|*h high, w and h being the character's own. Near
    45 degrees that cannot be solved; a square character is assumed.
    """
    a, b, c, d = np.abs(matrices[:, :4]).T
    left, top, right, bottom = sides
    width, height = np.abs(right - left), np.abs(top - bottom)
    area = a * d - b * c
    solvable = np.abs(area) > DIAGONAL * (a * d + b * c)
    own = (width * d - height * c) / np.where(solvable, area, 1.0)
    square = width / np.where(a + c > 0, a + c, 1.0) / 2
    advance: Floats = np.where(solvable, np.maximum(own, 0.0), square) * np.hypot(a, b)
    return advance

"""From a PDF page's own coordinates to those of the page as a person sees it.

PDF counts from the bottom left, before the crop box and /Rotate are applied; pages here are
counted from the top left, after both. Matrices are PDF's six numbers: (x, y) becomes
(a*x + c*y + e, b*x + d*y + f).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from extractor.readers.page import Box


class Matrix(NamedTuple):
    """An affine transformation in PDF's order."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def then(self, outer: Matrix) -> Matrix:
        """Return the transformation that applies this one first and then ``outer``."""
        return Matrix(
            self.a * outer.a + self.b * outer.c,
            self.a * outer.b + self.b * outer.d,
            self.c * outer.a + self.d * outer.c,
            self.c * outer.b + self.d * outer.d,
            self.e * outer.a + self.f * outer.c + outer.e,
            self.e * outer.b + self.f * outer.d + outer.f,
        )

    def apply(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point comes to lie."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def apply_to_box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return the upright box around a transformed rectangle."""
        x0, y0 = self.apply(left, bottom)
        x1, y1 = self.apply(right, top)
        if (self.b or self.c) and (self.a or self.d):
            x2, y2 = self.apply(left, top)
            x3, y3 = self.apply(right, bottom)
            return Box(
                min(x0, x1, x2, x3), min(y0, y1, y2, y3), max(x0, x1, x2, x3), max(y0, y1, y2, y3)
            )
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    @property
    def scale(self) -> float:
        """Return by how much lengths grow, the same in all directions (geometric mean)."""
        return float(abs(self.a * self.d - self.b * self.c) ** 0.5)


@dataclass(frozen=True, slots=True)
class PageFrame:
    """The page as seen: its size in points, /Rotate, and the way from the file's coordinates."""

    width: float
    height: float
    rotation: int
    matrix: Matrix

    @property
    def box(self) -> Box:
        """Return the page's own box."""
        return Box(0.0, 0.0, self.width, self.height)


def frame_of(left: float, bottom: float, right: float, top: float, rotation: int) -> PageFrame:
    """Return the frame of a page.

    Args:
        left, bottom, right, top: its crop box within its media box, as the file counts.
        rotation: its /Rotate, any multiple of 90, clockwise.
    """
    turn = rotation % 360
    width, height = right - left, top - bottom
    if turn == 90:
        matrix = Matrix(0.0, 1.0, 1.0, 0.0, -bottom, -left)
    elif turn == 180:
        matrix = Matrix(-1.0, 0.0, 0.0, 1.0, right, -bottom)
    elif turn == 270:
        matrix = Matrix(0.0, -1.0, -1.0, 0.0, top, right)
    else:
        matrix = Matrix(1.0, 0.0, 0.0, -1.0, -left, top)
    if turn in (90, 270):
        width, height = height, width
    return PageFrame(width, height, turn, matrix)

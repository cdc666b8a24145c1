"""One page as every reader of laid-out documents gives it: words, lines, areas, pictures.

Coordinates are PDF points with the origin at the top left of the page as a person sees
it (crop box, rotation applied). They are floats inside the readers and the table
geometry; places become decimals where they enter the contract's model. What a page has by the
hundred is a named tuple: it is made and let go faster than a frozen dataclass.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import repeat
from typing import Literal, NamedTuple, TypeVar, cast

Turn = Literal[0, 90, 180, 270]
TextLayer = Literal["native", "ocr", "none"]
_Tuple = TypeVar("_Tuple", bound=tuple[object, ...])


def tuples_of(kind: type[_Tuple], *columns: Iterable[object]) -> Iterator[_Tuple]:
    """Make named tuples of one kind, given all their fields, each as a column.

    They are made as the tuples that they are: a page has hundreds, and to call ``kind`` for each
    takes thrice as long.
    """
    rows = zip(*columns, strict=True)
    return cast(Iterator[_Tuple], map(tuple.__new__, repeat(kind), rows))


class Box(NamedTuple):
    """A rectangle: left, top, right, bottom, in points from the page's top left."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """Return the horizontal extent."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Return the vertical extent."""
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        """Return the centre as (x, y)."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    def meets(self, other: Box) -> bool:
        """Say whether two boxes have more than an edge in common."""
        return (
            self.x0 < other.x1
            and other.x0 < self.x1
            and self.top < other.bottom
            and other.top < self.bottom
        )


def box_around(boxes: Iterable[Box]) -> Box:
    """Return the smallest box around some boxes."""
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return Box(min(x0), min(top), max(x1), max(bottom))


class Word(NamedTuple):
    """Characters that stand together: ``82,5``, its box, font name and size in points.

    ``turn`` is the direction it is written in, clockwise as seen: 0 for upright text, 270
    for a label that is read from the bottom up. Glyphs of symbol fonts are given as the
    Unicode character that they look like (``✓``), ``printed`` keeping what the file says.
    """

    text: str
    box: Box
    font: str = ""
    size: float = 0.0
    turn: Turn = 0
    printed: str | None = None


class Ruling(NamedTuple):
    """A horizontal or vertical line, or a rectangle so thin that it is one.

    ``box`` has no extent across its direction: top == bottom for a horizontal line.
    ``thickness`` is that extent, in points.
    """

    box: Box
    thickness: float = 0.0

    @property
    def horizontal(self) -> bool:
        """Say whether the line runs from left to right."""
        return self.box.width >= self.box.height


class Fill(NamedTuple):
    """An area painted in one colour, ``#rrggbb``; its edges are no rulings."""

    box: Box
    colour: str


Form = Literal["check", "cross", "filled", "hollow", "rising", "falling"]
"""What a small figure looks like: a tick, a cross, a disc or box, a ring; one slanting stroke."""


class Ink(NamedTuple):
    """How a small figure is drawn: its form where that is known, its colour ``#rrggbb``."""

    form: Form | None = None
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """A small drawn figure that is neither ruling nor area: a tick, a cross, a logo's part.

    ``ink`` is None where nobody looked: pages with very many figures show maps, not marks.
    """

    box: Box
    ink: Ink | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Picture:
    """An image's place on the page.

    ``behind`` tells that most of the page's text is painted after it and none of it is
    invisible: who looks at the page sees words on a background. It is false where a reader does
    not tell the order of painting.
    """

    box: Box
    behind: bool = field(default=False, compare=False)


@dataclass(slots=True)
class Page:
    """What stands on one page; ``number`` counts from 1, ``rotation`` is the file's /Rotate.

    ``layer`` tells where the words come from: ``none`` for a page without text (a scan),
    whose words a later step may fill in by OCR. ``looked`` is false where a cheap look
    found nothing that a table could be made of: such a page has words, but no rulings,
    fills, drawings.
    """

    number: int
    width: float
    height: float
    rotation: int = 0
    words: list[Word] = field(default_factory=list)
    rulings: list[Ruling] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    drawings: list[Drawing] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    layer: TextLayer = "native"
    looked: bool = True
    notes: list[str] = field(default_factory=list)
    """Reasons (keys of messages) why the page may not be read whole: ``too-many-paths``."""

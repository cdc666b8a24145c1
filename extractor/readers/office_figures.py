"""Drawn figures of office documents: their text, which may be ticks, which are not read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from extractor.readers.office_xml import (
    Element,
    attribute,
    children,
    descendants,
    tag_of,
    text_of,
    whole,
)

EMU_PER_POINT = 12700
MARK_SIZE = 36.0
"""Points. A figure up to half an inch each way may be a tick; logos and photographs are larger."""
_TABLE_WIDTH = 216.0
_TABLE_HEIGHT = 70.0
"""Points. A picture narrower than 7.6 cm or lower than 2.5 cm holds no table that can be read:
it is a coat of arms, a stamp or a signature."""
_SIGNATURE_WIDTH = 300.0
_SIGNATURE_HEIGHT = 126.0
"""Points. A picture laid over text, with none making room for it, is a signature or a stamp up
to 10.6 by 4.4 cm; a larger one may hide a table, or be one."""
_LETTERHEAD_HEIGHT = 142.0
"""Points. A picture up to 5 cm high above all text is a coat of arms or a letterhead; a table
of a heading and three rows is higher."""
_LONE_PICTURE = "lone-picture"
_LONE_DRAWING = "lone-drawing"
_LOGOS = frozenset({"picture", _LONE_PICTURE})
_PICTURES = frozenset({"pic:pic", "xdr:pic", "v:imagedata"})
_BITMAPS = frozenset({"a:blip", "v:imagedata"})
_UNREAD = {
    "c:chart": "chart",
    "cx:chart": "chart",
    "w:control": "control",
    "o:OLEObject": "embedded",
}
_EQUATION = "Equation"
"""How the programs that make formulas name themselves: ``Equation.3``, ``Equation.DSMT4``."""
_NAMES = frozenset({"wp:docPr", "xdr:cNvPr"})
_APART = frozenset({"mc:Fallback", "w:txbxContent"})
"""The older form of what a file holds twice, and text boxes, which are read on their own."""
_DRAWN_BY_HAND = "a:custGeom"
_CROSS_SHAPES = frozenset({"mathMultiply"})
_BOXES = frozenset({"rect", "roundRect", "flowChartProcess"})
_LINES = frozenset({"line", "straightConnector1"})
_OLD_TYPES = frozenset({"", "#_x0000_t202", "#_x0000_t75", "#_x0000_t32", "#_x0000_t136"})
"""Old figures that say nothing by themselves: text boxes, pictures, lines, artful letters."""
_ENDS = frozenset({"a:headEnd", "a:tailEnd"})
_WHITE = frozenset({"FFFFFF", "bg1", "lt1", "window"})


class Mark(NamedTuple):
    """A figure that stands for a tick.

    Attributes:
        sign: ``✓`` or ``x``.
        made: how it was made: ``picture`` or ``drawing``.
        x: points from the left edge of its cell to its middle; None where it stands in a
            line of text; infinite where it is placed by the page and not by its cell.
    """

    sign: str
    made: str
    x: float | None = None


class Unread(NamedTuple):
    """A figure that is not read and may hold a table: what it is, its name, its size."""

    reason: str
    name: str = ""
    height: float = 0.0
    width: float = 0.0

    @property
    def may_be_letterhead(self) -> bool:
        """Whether it is nothing to tell if it stands above all text."""
        return self.reason in _LOGOS and self.height <= _LETTERHEAD_HEIGHT

    @property
    def may_be_signature(self) -> bool:
        """Whether it is nothing to tell if it is laid over a text."""
        return self.reason == "picture" and is_signature(self.width, self.height)

    @property
    def only_alone(self) -> bool:
        """Whether it is to be told if it stands alone in a cell, and only then."""
        return self.reason in (_LONE_PICTURE, _LONE_DRAWING)


def is_small(width: float, height: float) -> bool:
    """Say whether a figure of so many points may be a tick."""
    return 0 < width <= MARK_SIZE and 0 < height <= MARK_SIZE


def is_signature(width: float, height: float) -> bool:
    """Say whether a picture of so many points may be a signature or a stamp over a text."""
    return 0 < width <= _SIGNATURE_WIDTH and 0 < height <= _SIGNATURE_HEIGHT


def mark_of(figure: Element) -> Mark | None:
    """Return what a small figure without text stands for, None for an empty box or an arrow."""
    parts = list(visible_parts(figure))
    tags = {tag_of(part) for part in parts}
    if tags & _PICTURES:
        return Mark("✓", "picture")
    if _DRAWN_BY_HAND in tags:
        return Mark("✓", "drawing")
    crossed = any(attribute(part, "prst") in _CROSS_SHAPES for part in parts)
    return Mark("x", "drawing") if crossed else None


def unread_part(figure: Element, width: float, height: float) -> Unread | None:
    """Return what of a figure is not read, None for lines and for shapes that say nothing.

    A picture too small for a table is told where it stands alone in a cell: it may be a bar
    of a schedule, or initials.

    Args:
        figure: the drawing; text boxes in it are left aside.
        width: its width in points, 0 where it is not told.
        height: its height.
    """
    parts = list(visible_parts(figure))
    name = next((attribute(part, "name") for part in parts if tag_of(part) in _NAMES), "")
    for part in parts:
        reason = _UNREAD.get(tag_of(part))
        if reason == "embedded":
            program = attribute(part, "ProgID")
            return Unread("formula" if program.startswith(_EQUATION) else reason, program, height)
        if reason is not None:
            return Unread(reason, name, height)
    if not any(tag_of(part) in _BITMAPS for part in parts):
        return Unread(_LONE_DRAWING, name, height) if _is_drawn(parts) else None
    over_text = any(tag_of(part) == "wp:wrapNone" for part in parts)
    large = width >= _TABLE_WIDTH and height >= _TABLE_HEIGHT
    signed = over_text and is_signature(width, height)
    told = (large and not signed) or not (width and height)
    return Unread("picture" if told else _LONE_PICTURE, name, height, width)


def _is_drawn(parts: list[Element]) -> bool:
    """Whether a shape says something by itself: an arrow, a star, a filled box or circle.

    A plain line parts or underlines, an empty or white box waits to be ticked.
    """
    tags = {tag_of(part) for part in parts}
    if tags & {_DRAWN_BY_HAND, "v:oval"}:
        return True
    old = {attribute(part, "type") for part in parts if tag_of(part) == "v:shape"}
    if any(old - _OLD_TYPES):
        return True
    shapes = {attribute(part, "prst") for part in parts if tag_of(part) == "a:prstGeom"}
    if shapes & _LINES:
        arrows = (part for part in parts if tag_of(part) in _ENDS)
        return any(attribute(part, "type", "none") != "none" for part in arrows)
    return bool(shapes - _BOXES) or (bool(shapes) and _is_filled(parts))


def _is_filled(parts: list[Element]) -> bool:
    for part in parts:
        if tag_of(part) in ("wps:spPr", "xdr:spPr"):
            if any(tag_of(below) == "a:noFill" for below in part):
                return False
            for fill in children(part, "a:solidFill"):
                return not any(attribute(one, "val") in _WHITE for one in fill)
    styled = (part for part in parts if tag_of(part) == "a:fillRef")
    return any(attribute(part, "idx", "0") != "0" for part in styled)


def visible_parts(node: Element) -> Iterator[Element]:
    """Yield all elements below one, without what a file holds twice and without text boxes."""
    for below in node:
        if tag_of(below) not in _APART:
            yield below
            yield from visible_parts(below)


def shape_text(paragraph: Element) -> str:
    """Return the text of a shape's paragraph (``a:p``) on one line."""
    return " ".join("".join(text_of(one) for one in descendants(paragraph, "a:t")).split())


def extent_size(extent: Element) -> tuple[float, float]:
    """Return the width and height in points that a ``wp:extent`` or ``a:ext`` tells."""
    width, height = (whole(attribute(extent, key), 0) / EMU_PER_POINT for key in ("cx", "cy"))
    return width, height

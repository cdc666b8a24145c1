"""Drawn figures of office documents: their text, and which of them may be ticks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from extractor.readers.office_xml import Element, attribute, descendants, tag_of, text_of, whole

EMU_PER_POINT = 12700
MARK_SIZE = 36.0
"""Points. A figure up to half an inch each way may be a tick; logos and photographs are larger."""
_PICTURES = frozenset({"pic:pic", "xdr:pic", "v:imagedata"})
_DRAWN_BY_HAND = "a:custGeom"
_CROSS_SHAPES = frozenset({"mathMultiply"})


class Mark(NamedTuple):
    """A figure that stands for a tick: its sign (``✓`` or ``x``), and how it was made."""

    sign: str
    made: str


def is_small(width: float, height: float) -> bool:
    """Say whether a figure of so many points may be a tick."""
    return 0 < width <= MARK_SIZE and 0 < height <= MARK_SIZE


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


def visible_parts(node: Element) -> Iterator[Element]:
    """Yield all elements below one, without the older form of what a file holds twice."""
    for below in node:
        if tag_of(below) != "mc:Fallback":
            yield below
            yield from visible_parts(below)


def shape_text(paragraph: Element) -> str:
    """Return the text of a shape's paragraph (``a:p``) on one line."""
    return " ".join("".join(text_of(one) for one in descendants(paragraph, "a:t")).split())


def extent_size(extent: Element) -> tuple[float, float]:
    """Return the width and height in points that a ``wp:extent`` or ``a:ext`` tells."""
    width, height = (whole(attribute(extent, key), 0) / EMU_PER_POINT for key in ("cx", "cy"))
    return width, height

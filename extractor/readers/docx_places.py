"""How large a figure of a DOCX is, and where it stands beside the paragraph it belongs to."""

from __future__ import annotations

import re
from math import inf

from extractor.readers.office_figures import EMU_PER_POINT, extent_size
from extractor.readers.office_xml import Element, attribute, child, descendants, text_of, whole

_LENGTH = re.compile(
    r"(?:^|;)\s*(width|height|margin-left|margin-top)\s*:\s*(-?(?:\d+(?:\.\d*)?|\.\d+))\s*(pt|in|cm|mm|px)?"
)
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75}
_OLD_FIGURES = ("v:group", "v:shape", "v:rect", "v:oval", "v:roundrect", "v:line")
_BESIDE = frozenset({"column", "character"})
_BELOW = frozenset({"paragraph", "line"})
"""What a figure in a cell is placed by; all else is the page's."""
_REACH = (-36.0, 108.0)
"""Points from its paragraph's top within which a figure's top is in the same row. A row of a
schedule can be taller, but who drags a tick farther has mostly left the row."""


def figure_size(node: Element) -> tuple[float, float]:
    """Return a figure's width and height in points; 0 for one that the file does not tell."""
    extent = next(descendants(node, "wp:extent"), None)
    if extent is not None:
        return extent_size(extent)
    found = _old_lengths(node)
    return found.get("width", 0.0), found.get("height", 0.0)


def middle_of(node: Element, width: float) -> float | None:
    """Return where the middle of a floating figure stands from the left edge of its cell.

    Args:
        node: the figure: ``w:drawing``, ``w:pict``.
        width: its width in points.

    Returns:
        Points; None for one in the line, infinite for one that is not placed by its cell.
    """
    anchor = next(descendants(node, "wp:anchor"), None)
    if anchor is None:
        found = _old_lengths(node)
        return found["margin-left"] + width / 2 if "margin-left" in found else None
    across, down = child(anchor, "wp:positionH"), child(anchor, "wp:positionV")
    by_cell = (
        attribute(anchor, "layoutInCell", "1") not in ("0", "false")
        and attribute(across, "relativeFrom", "column") in _BESIDE
        and attribute(down, "relativeFrom", "paragraph") in _BELOW
    )
    if not (by_cell and _REACH[0] <= (_offset(down) or 0.0) <= _REACH[1]):
        return inf
    left = _offset(across)
    return None if left is None else left + width / 2


def _offset(position: Element | None) -> float | None:
    found = child(position, "wp:posOffset")
    return None if found is None else whole(text_of(found), 0) / EMU_PER_POINT


def _old_lengths(node: Element) -> dict[str, float]:
    """Lengths of an old figure, which has ``width:12pt;height:.2in``; a group's are its own."""
    figures = (one for tag in _OLD_FIGURES for one in descendants(node, tag))
    style = attribute(next(figures, None), "style")
    return {key: float(size) * _POINTS[unit or "pt"] for key, size, unit in _LENGTH.findall(style)}

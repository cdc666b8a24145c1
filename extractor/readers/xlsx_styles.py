"""How the cells of a workbook are shown: number formats, backgrounds, borders, fonts."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from extractor.readers.office_colours import Theme, hex_colour, sheet_theme_colour, tinted
from extractor.readers.office_xml import child, children, whole
from extractor.readers.xlsx_formats import BUILTIN_FORMATS, GENERAL

_BASIC = ("000000", "ffffff", "ff0000", "00ff00", "0000ff", "ffff00", "ff00ff", "00ffff")
_PALETTE = (
    *_BASIC, *_BASIC,
    "800000", "008000", "000080", "808000", "800080", "008080", "c0c0c0", "808080",
    "9999ff", "993366", "ffffcc", "ccffff", "660066", "ff8080", "0066cc", "ccccff",
    "000080", "ff00ff", "ffff00", "00ffff", "800080", "800000", "008080", "0000ff",
    "00ccff", "ccffff", "ccffcc", "ffff99", "99ccff", "ff99cc", "cc99ff", "ffcc99",
    "3366ff", "33cccc", "99cc00", "ffcc00", "ff9900", "ff6600", "666699", "969696",
    "003366", "339966", "003300", "333300", "993300", "993366", "333399", "333333",
)  # fmt: skip
"""The colours that old workbooks name by number."""
_EDGES = ("s:left", "s:right", "s:top", "s:bottom")


@dataclass(frozen=True, slots=True)
class CellStyle:
    """How a cell is shown; ``edges`` are its drawn borders: left, right, top, bottom."""

    format: str = GENERAL
    fill: str | None = None
    edges: tuple[bool, bool, bool, bool] = (False, False, False, False)
    font: str = ""


def read_styles(root: Element | None, theme: Theme) -> list[CellStyle]:
    """Read the styles part of a workbook, in the order in which cells refer to them."""
    formats = {
        whole(node.get("numFmtId"), -1): node.get("formatCode", GENERAL)
        for node in children(child(root, "s:numFmts"), "s:numFmt")
    }
    palette = _palette(root)
    fills = [_fill(node, theme, palette) for node in children(child(root, "s:fills"), "s:fill")]
    edges = [_edges(node) for node in children(child(root, "s:borders"), "s:border")]
    fonts = [_font_name(node) for node in children(child(root, "s:fonts"), "s:font")]
    found = []
    for node in children(child(root, "s:cellXfs"), "s:xf"):
        number = whole(node.get("numFmtId"), 0)
        fill = whole(node.get("fillId"), 0)
        border = whole(node.get("borderId"), 0)
        font = whole(node.get("fontId"), 0)
        found.append(
            CellStyle(
                format=formats.get(number) or BUILTIN_FORMATS.get(number, GENERAL),
                fill=fills[fill] if 0 <= fill < len(fills) else None,
                edges=edges[border] if 0 <= border < len(edges) else (False,) * 4,
                font=fonts[font] if 0 <= font < len(fonts) else "",
            )
        )
    return found


def _palette(root: Element | None) -> tuple[str, ...]:
    own = child(root, "s:colors", "s:indexedColors")
    colours = tuple(node.get("rgb", "")[-6:] for node in children(own, "s:rgbColor"))
    return colours + _PALETTE[len(colours) :]


def _fill(node: Element, theme: Theme, palette: tuple[str, ...]) -> str | None:
    """The background: a pattern's main colour if it is solid, else what lies under it."""
    gradient = child(node, "s:gradientFill", "s:stop", "s:color")
    if gradient is not None:
        return _colour(gradient, theme, palette)
    pattern = child(node, "s:patternFill")
    kind = "none" if pattern is None else pattern.get("patternType", "none")
    if kind == "none":
        return None
    shown = child(pattern, "s:fgColor" if kind == "solid" else "s:bgColor")
    return None if shown is None else _colour(shown, theme, palette)


def _colour(node: Element, theme: Theme, palette: tuple[str, ...]) -> str | None:
    try:
        tint = float(node.get("tint", "0"))
    except ValueError:
        tint = 0.0
    if node.get("theme") is not None:
        return sheet_theme_colour(theme, whole(node.get("theme"), -1), tint)
    digits = node.get("rgb", "")[-6:]
    index = whole(node.get("indexed"), -1)
    if not digits and 0 <= index < len(palette):
        digits = palette[index]
    plain = hex_colour(digits)
    return hex_colour(tinted(plain[1:], tint)) if plain else None


def _edges(node: Element) -> tuple[bool, bool, bool, bool]:
    drawn = [child(node, edge) for edge in _EDGES]
    left, right, top, bottom = (
        edge is not None and edge.get("style", "none") != "none" for edge in drawn
    )
    return left, right, top, bottom


def _font_name(node: Element) -> str:
    name = child(node, "s:name")
    return "" if name is None else name.get("val", "")

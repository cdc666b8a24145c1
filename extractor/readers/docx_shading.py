"""Backgrounds and borders of a DOCX's tables: their own, else their table style's."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.readers.docx_styles import Styles
from extractor.readers.office_colours import Theme, hex_colour, mix_colours, word_theme_colour
from extractor.readers.office_xml import (
    Element,
    attribute,
    child,
    children,
    descendants,
    is_on,
    value,
    whole,
)

_PATTERN = re.compile(r"pct(\d{1,2})")
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_LOOKS = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
}
_INVISIBLE = ("", "nil", "none")


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Where a cell stands in its table, for styles that colour header rows and bands."""

    row: int
    rows: int
    first: bool
    last: bool


class Shading:
    """Tells the fill of a table's cells; made once for a table."""

    def __init__(self, table: Element, styles: Styles, theme: Theme) -> None:
        """Take the table's style and the parts of it that the table asks for."""
        properties = child(table, "w:tblPr")
        self._theme = theme
        self._styles = styles.chain(value(properties, "w:tblStyle"), "table")
        self._looks = _looks(child(properties, "w:tblLook"))
        self._conditional = any(child(style, "w:tblStylePr") is not None for style in self._styles)
        self._table = self._first(child(properties, "w:shd"), *self._of_styles("w:tblPr", "w:shd"))

    def fill(self, cell: Element, place: CellPlace) -> str | None:
        """Return the background of a ``w:tc``: ``#rrggbb``, None for none and for white."""
        own = child(cell, "w:tcPr", "w:shd")
        if own is not None:
            return self._colour(own)
        for part in self._parts(place) if self._conditional else ():
            for style in self._styles:
                for node in children(style, "w:tblStylePr"):
                    shade = child(node, "w:tcPr", "w:shd")
                    if attribute(node, "w:type") == part and shade is not None:
                        return self._colour(shade)
        return self._first(*self._of_styles("w:tcPr", "w:shd")) or self._table

    def _of_styles(self, *path: str) -> list[Element | None]:
        return [child(style, *path) for style in self._styles]

    def _first(self, *shades: Element | None) -> str | None:
        return next((self._colour(shade) for shade in shades if shade is not None), None)

    def _parts(self, place: CellPlace) -> list[str]:
        """The parts of a table style that cover a cell, the strongest first."""
        header = "firstRow" in self._looks
        parts = []
        if header and place.row == 0:
            parts.append("firstRow")
        if "lastRow" in self._looks and place.row == place.rows - 1:
            parts.append("lastRow")
        if "firstColumn" in self._looks and place.first:
            parts.append("firstCol")
        if "lastColumn" in self._looks and place.last:
            parts.append("lastCol")
        edge = "firstRow" in parts or "lastRow" in parts
        if "noHBand" not in self._looks and not edge:
            parts.append("band2Horz" if (place.row - header) % 2 else "band1Horz")
        return parts

    def _colour(self, shade: Element) -> str | None:
        """The colour of a shading: its ground, mixed with its pattern's colour if any."""
        pattern = attribute(shade, "w:val", "clear")
        if pattern == "solid":
            return hex_colour(attribute(shade, "w:color")) or (
                "#000000" if attribute(shade, "w:color", "auto") == "auto" else None
            )
        fill = attribute(shade, "w:fill", "auto")
        ground = hex_colour(fill)
        name = attribute(shade, "w:themeFill")
        if name and not _HEX.fullmatch(fill):
            tint, dark = attribute(shade, "w:themeFillTint"), attribute(shade, "w:themeFillShade")
            ground = word_theme_colour(self._theme, name, tint, dark)
        match = _PATTERN.fullmatch(pattern)
        if match is None:
            return ground
        ink = hex_colour(attribute(shade, "w:color")) or "#000000"
        share = int(match.group(1)) / 100
        return hex_colour(mix_colours(ink[1:], (ground or "#ffffff")[1:], share))


def _looks(look: Element | None) -> frozenset[str]:
    """The parts of its style that a table asks for, from words or from the older bit mask."""
    if look is None:
        return frozenset({"noHBand"})
    try:
        mask = int(attribute(look, "w:val", "0"), 16)
    except ValueError:
        mask = 0
    return frozenset(
        name
        for name, bit in _LOOKS.items()
        if attribute(look, f"w:{name}", "1" if mask & bit else "0") in ("1", "true", "on")
    )


def has_borders(table: Element, styles: Styles) -> bool:
    """Say whether a table shows any border: its own, its style's, or any cell's."""
    style = value(table, "w:tblPr", "w:tblStyle")
    own = child(table, "w:tblPr", "w:tblBorders")
    shared = [child(one, "w:tblPr", "w:tblBorders") for one in styles.chain(style, "table")]
    decisive = own if own is not None else next((one for one in shared if one is not None), None)
    if _visible(decisive):
        return True
    cells = descendants(table, "w:tc")
    return any(_visible(child(cell, "w:tcPr", "w:tcBorders")) for cell in cells)


def _visible(borders: Element | None) -> bool:
    return borders is not None and any(
        attribute(edge, "w:val") not in _INVISIBLE
        and whole(attribute(edge, "w:sz"), 1) > 0
        and not is_on(child(edge, "w:hidden"))
        for edge in borders
    )

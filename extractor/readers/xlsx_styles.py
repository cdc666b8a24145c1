"""How the cells of a workbook are shown: number formats, backgrounds, borders, fonts.

openpyxl reads the styles; the colours are worked out here, as nothing resolves those of
the theme, and formats named by number only are written as Indonesian sheets show them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl.styles.colors import COLOR_INDEX
from openpyxl.styles.fills import GradientFill
from openpyxl.styles.stylesheet import Stylesheet
from openpyxl.xml.functions import fromstring

from extractor.readers.office_colours import Theme, hex_colour, sheet_theme_colour, tinted
from extractor.readers.xlsx_codes import GENERAL
from extractor.readers.xlsx_formats import BUILTIN_FORMATS

_TRANSPARENT = "00000000"
"""What openpyxl gives for a colour that the file leaves out."""


@dataclass(frozen=True, slots=True)
class CellStyle:
    """How a cell is shown; ``edges`` are its drawn borders: left, right, top, bottom."""

    format: str = GENERAL
    fill: str | None = None
    edges: tuple[bool, bool, bool, bool] = (False, False, False, False)
    font: str = ""


def read_styles(data: bytes, theme: Theme) -> list[CellStyle]:
    """Read the styles part of a workbook, in the order in which cells refer to them.

    Args:
        data: the part; what openpyxl raises at a damaged one is for the caller to turn.
        theme: the workbook's colours.
    """
    sheet = Stylesheet.from_tree(fromstring(data))
    own = () if sheet.colors is None else sheet.colors.index
    palette = (*own, *COLOR_INDEX[len(own) :])
    fills = [_fill(fill, theme, palette) for fill in sheet.fills]
    formats = {**BUILTIN_FORMATS, **sheet.custom_formats}
    return [
        CellStyle(
            format=formats.get(style.numFmtId) or GENERAL,
            fill=fills[style.fillId],
            edges=_edges(sheet.borders[style.borderId]),
            font=sheet.fonts[style.fontId].name or "",
        )
        for style in sheet.cellXfs.xf
    ]


def _fill(fill: Any, theme: Theme, palette: Sequence[str]) -> str | None:
    """The background: a pattern's main colour if it is solid, else what lies under it."""
    if isinstance(fill, GradientFill):
        return _colour(fill.stop[0].color, theme, palette) if fill.stop else None
    if fill is None or fill.fill_type is None:
        return None
    if fill.fill_type != "solid" and fill.bgColor.value == _TRANSPARENT:
        return None
    return _colour(fill.fgColor if fill.fill_type == "solid" else fill.bgColor, theme, palette)


def _colour(colour: Any, theme: Theme, palette: Sequence[str]) -> str | None:
    if colour.type == "theme":
        return sheet_theme_colour(theme, colour.theme, colour.tint)
    digits = colour.rgb if colour.type == "rgb" else ""
    if colour.type == "indexed" and 0 <= colour.indexed < len(palette):
        digits = palette[colour.indexed]
    plain = hex_colour(digits)
    return hex_colour(tinted(plain[1:], colour.tint)) if plain else None


def _edges(border: Any) -> tuple[bool, bool, bool, bool]:
    drawn = (border.left, border.right, border.top, border.bottom)
    left, right, top, bottom = (edge is not None and edge.style is not None for edge in drawn)
    return left, right, top, bottom

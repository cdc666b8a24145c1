"""Colours of office documents as ``#rrggbb``: literal, of the theme, of the old palette.

White counts as no colour: it is the paper's.
"""

from __future__ import annotations

import colorsys
import re

from extractor.readers.office_xml import Element, attribute, child

_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_SLOTS = (
    "dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
    "hlink", "folHlink",
)  # fmt: skip
_WORD_NAMES = {
    "dark1": "dk1",
    "text1": "dk1",
    "light1": "lt1",
    "background1": "lt1",
    "dark2": "dk2",
    "text2": "dk2",
    "light2": "lt2",
    "background2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}
_SHEET_ORDER = ("lt1", "dk1", "lt2", "dk2", *_SLOTS[4:])
"""A workbook counts the theme's colours with light and dark exchanged."""
Theme = dict[str, str]
"""Colours ``rrggbb`` by their slot in the theme: ``accent1``."""


def theme_colours(theme: Element | None) -> Theme:
    """Read the colours of a theme part; none of nothing."""
    scheme = child(theme, "a:themeElements", "a:clrScheme")
    found = {}
    for slot in _SLOTS:
        place = child(scheme, f"a:{slot}")
        for colour in () if place is None else place:
            text = attribute(colour, "lastClr") or attribute(colour, "val")
            if _HEX.fullmatch(text):
                found[slot] = text.lower()
    return found


def hex_colour(text: str | None) -> str | None:
    """Return ``#rrggbb`` for ``D9D9D9`` or ``FFD9D9D9``; None for white, ``auto``, none."""
    digits = (text or "")[-6:]
    if not _HEX.fullmatch(digits) or digits.lower() == "ffffff":
        return None
    return f"#{digits.lower()}"


def word_theme_colour(theme: Theme, name: str, tint: str | None, shade: str | None) -> str | None:
    """Return the colour of a name such as ``accent1``, lightened or darkened as Word does.

    Args:
        theme: the theme's colours.
        name: the slot as Word calls it: ``background1``, ``accent1``.
        tint: how much of the colour remains beside white, two hexadecimal digits.
        shade: how much of it remains beside black.
    """
    base = theme.get(_WORD_NAMES.get(name, name))
    if base is None:
        return None
    mixed = base
    if tint and re.fullmatch(r"[0-9A-Fa-f]{1,2}", tint):
        mixed = mix_colours(base, "ffffff", int(tint, 16) / 255)
    elif shade and re.fullmatch(r"[0-9A-Fa-f]{1,2}", shade):
        mixed = mix_colours(base, "000000", int(shade, 16) / 255)
    return hex_colour(mixed)


def sheet_theme_colour(theme: Theme, index: int, tint: float) -> str | None:
    """Return the colour of a theme index of a workbook, its lightness moved by a tint."""
    if not 0 <= index < len(_SHEET_ORDER) or _SHEET_ORDER[index] not in theme:
        return None
    return hex_colour(tinted(theme[_SHEET_ORDER[index]], tint))


def tinted(colour: str, tint: float) -> str:
    """Lighten (tint above 0, up to 1) or darken (down to -1) a colour ``rrggbb``."""
    if not tint:
        return colour
    red, green, blue = (part / 255 for part in bytes.fromhex(colour))
    hue, light, strength = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    parts = colorsys.hls_to_rgb(hue, min(max(light, 0.0), 1.0), strength)
    return "".join(f"{round(part * 255):02x}" for part in parts)


def mix_colours(colour: str, other: str, share: float) -> str:
    """Mix two colours ``rrggbb``; ``share`` is how much of the first remains, 0 to 1."""
    pairs = zip(bytes.fromhex(colour), bytes.fromhex(other), strict=True)
    return "".join(f"{round(one * share + two * (1 - share)):02x}" for one, two in pairs)

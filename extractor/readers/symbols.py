"""Glyphs of symbol fonts (ticks, boxes, bullets) as the Unicode characters they look like.

Fonts such as Wingdings keep their pictures at the codes of letters: ``P`` of Wingdings 2 is a
tick. They are told by the font's name alone, so text of an ordinary font is never touched; a
symbol font that was renamed is not recognised. A character that the font shows anyway (``×`` in
Symbol, ``✓`` in Wingdings) is taken to mean itself, as a file that gives Unicode says it. The
tables are in ``symbols.yaml``: marks, boxes, bullets, arrows, signs, not every ornament.

OpenSymbol, in which LibreOffice prints what a document has in Wingdings or Symbol, is a font of
Unicode characters; only its codes in the private use area are pictures.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from normalizers.resources import load_yaml

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_MAKER = re.compile(r"^itc")
_STYLE = re.compile(r"(?:mt|ps|regular|normal|bold|italic|oblique|std)+$")
_DIRECT = range(0x100)
_PRIVATE = range(0xF000, 0xF100)
"""Where Windows puts the codes of symbol fonts when it makes them Unicode."""


def is_symbol_font(font: str) -> bool:
    """Say whether a font is one whose codes are pictures.

    Args:
        font: its name, such as ``ABCDEF+Wingdings-Regular``.
    """
    return _table_name(font) is not None


def has_own_codes(font: str) -> bool:
    """Say whether a font's plain codes are pictures too, as ``P`` of Wingdings 2 is a tick."""
    name = _table_name(font)
    return name is not None and not _is_unicode(name)


def is_symbol_code(char: str) -> bool:
    """Say whether a character of a symbol font is a bare code, not Unicode with a meaning."""
    return len(char) == 1 and (ord(char) in _DIRECT or ord(char) in _PRIVATE)


def decode_symbol(font: str, char: str) -> str | None:
    """Return the character that a symbol font's glyph looks like.

    Args:
        font: the font's name, subset prefix and style allowed: ``ABCDEF+Wingdings2``.
        char: one character as the file has it: the code itself (``ü``), or the code in the
            private use area (``U+F0FC``).

    Returns:
        The look-alike, such as ``✓``; None for a font that is no symbol font, for a code
        without an entry, and for anything but one character.
    """
    name = _table_name(font)
    if name is None or len(char) != 1:
        return None
    table = _tables()[name]
    code = ord(char)
    if code in _PRIVATE:
        return table.get(code, table.get(code - _PRIVATE.start))
    return char if _is_unicode(name) or char in _shown(name) else table.get(code)


@cache
def _table_name(font: str) -> str | None:
    plain = re.sub(r"[^a-z0-9]", "", _SUBSET.sub("", font.strip()).lower())
    plain = _MAKER.sub("", plain)
    return next((name for name in (plain, _STYLE.sub("", plain)) if name in _tables()), None)


@cache
def _is_unicode(name: str) -> bool:
    return min(_tables()[name]) >= _PRIVATE.start


@cache
def _shown(name: str) -> frozenset[str]:
    return frozenset(_tables()[name].values())


@cache
def _tables() -> Mapping[str, Mapping[int, str]]:
    loaded: dict[str, dict[str, str]] = load_yaml("extractor.readers", "symbols.yaml")
    return {
        font: {
            int(first, 16) + i: char
            for first, chars in entries.items()
            for i, char in enumerate(chars)
            if char != " "
        }
        for font, entries in loaded.items()
    }

"""Text of office documents as it looks: symbol fonts and raised digits."""

from __future__ import annotations

from extractor.readers.symbols import decode_symbol, is_symbol_font

_PRIVATE_USE = 0xF000
"""Where a symbol font's codes are put that no table knows."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def decode_text(font: str, text: str) -> str:
    """Return a text as it is printed, signs of symbol fonts by what they look like.

    ``("Wingdings", "ü")`` gives ``✓``. A letter of a symbol font whose picture is
    not known comes as a private-use character: it is not printed as that letter, and a
    ``B`` must not be taken for a grade.
    """
    if not is_symbol_font(font):
        return text
    return "".join(decode_symbol(font, char) or _hidden(char) for char in text)


def _hidden(char: str) -> str:
    return chr(_PRIVATE_USE + ord(char)) if char.isascii() and char.isalpha() else char


def raise_digits(text: str) -> str:
    """Write digits as raised ones: a typed footnote number must not lengthen a number."""
    return text.translate(_RAISED)

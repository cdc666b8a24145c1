from __future__ import annotations

import pytest

from extractor.readers.symbols import decode_symbol, has_own_codes, is_symbol_font


@pytest.mark.parametrize(
    ("font", "char", "seen"),
    [
        ("Wingdings", "\u00fc", "✓"),
        ("ABCDEF+Wingdings-Regular", "\uf0fc", "✓"),
        ("Wingdings", "\uf0fb", "✗"),
        ("Wingdings", "\uf0fe", "☑"),
        ("Wingdings", "\uf0a8", "□"),
        ("Wingdings", "o", "□"),
        ("Wingdings", "\uf0d8", "➢"),
        ("Wingdings", "\uf0a7", "▪"),
        ("Wingdings", "l", "●"),
        ("Wingdings", "\uf0e0", "→"),
        ("Wingdings 2", "P", "✓"),
        ("Wingdings2", "O", "✗"),
        ("Wingdings 2", "\uf052", "☑"),
        ("Wingdings 2", "\uf0a3", "□"),
        ("Webdings", "a", "✓"),
        ("ZapfDingbats", "4", "✔"),
        ("ITC Zapf Dingbats", "3", "✓"),
        ("ZapfDingbats", "8", "✘"),
        ("Symbol", "\uf0d6", "√"),
        ("SymbolMT", "\uf0b7", "•"),
        ("Symbol,Bold", "\uf0b3", "≥"),
        ("Symbol", "\uf0a3", "≤"),
        ("Symbol", "\uf061", "α"),
        ("OpenSymbol", "\uf0fc", "✓"),
        ("BAAAAA+OpenSymbol", "\uf0fb", "✗"),
        ("OpenSymbol", "\uf0fe", "☑"),
        ("OpenSymbol", "\uf0a8", "□"),
        ("OpenSymbol", "\uf0a7", "▪"),
        ("OpenSymbol", "\uf0b7", "•"),
        ("OpenSymbol", "\uf0d8", "➢"),
    ],
)
def test_a_symbol_reads_as_what_it_looks_like(font: str, char: str, seen: str) -> None:
    assert decode_symbol(font, char) == seen


@pytest.mark.parametrize("font", ["Arial", "Calibri-Bold", "SymbolicSans", "", "Segoe UI Symbol"])
def test_text_of_an_ordinary_font_is_never_decoded(font: str) -> None:
    assert not is_symbol_font(font)
    assert [decode_symbol(font, char) for char in "Pü4\uf0fc"] == [None] * 4


@pytest.mark.parametrize("char", ["×", "±", "√", "•", "8", "("])
def test_a_character_that_the_font_shows_anyway_means_itself(char: str) -> None:
    assert decode_symbol("Symbol", char) == char


@pytest.mark.parametrize("char", ["P", "4", "§", "–", "✓"])
def test_plain_codes_of_a_unicode_symbol_font_mean_themselves(char: str) -> None:
    assert decode_symbol("OpenSymbol", char) == char
    assert not has_own_codes("OpenSymbol")


def test_a_code_that_is_two_fonts_own_is_not_guessed() -> None:
    assert decode_symbol("OpenSymbol", "\uf061") is None


def test_a_code_without_entry_is_not_guessed() -> None:
    assert decode_symbol("Wingdings 2", "\uf07a") is None
    assert decode_symbol("Wingdings", "") is None
    assert decode_symbol("Wingdings", "ll") is None

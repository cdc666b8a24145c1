"""Text as all the other modules want it: cleaned for keeping, folded for comparing.

Contract: `clean_text` changes nothing a reader of the page would see except the width of gaps;
its result is what every `raw` holds. `fold_lookalikes` keeps the length, so spans stay valid.
`fold_text` is for comparing only and is never shown. All three are idempotent and linear.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

from normalizers.resources import load_data

# Control characters other than whitespace, and characters without ink or width: soft hyphen,
# zero-width spaces and joiners, direction marks, byte order mark.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)
_NOT_COMPARED = re.compile("[^a-z0-9%]+")


def clean_text(text: str) -> str:
    """Normalise the gaps of a text and nothing else.

    Line breaks, tabs, non-breaking and other wide spaces become one space; characters that have
    neither ink nor width (control characters, soft hyphen, zero-width space) are removed, because
    a reader of the page sees the letters joined.

    Args:
        text: Any text, such as "  Sub Bagian  Hukum dan SDM " with tabs or line breaks in it.

    Returns:
        The text with single spaces and no space at the ends: "Sub Bagian Hukum dan SDM".
    """
    if text.isprintable():
        # It holds nothing invisible and no gap but spaces; most texts are clean already.
        if "  " not in text and text == text.strip(" "):
            return text
        return " ".join(text.split())
    return " ".join(_INVISIBLE.sub("", text).split())


def fold_lookalikes(text: str) -> str:
    """Replace characters of other scripts by the Latin ones that look the same.

    Source: domain/noise.md section 2: OCR prints the grade "В" and the months "В3", "ВЗ" in
    Cyrillic. A Cyrillic Ze becomes 3 only beside a digit or after a lone B or T.

    Args:
        text: Any text.

    Returns:
        A text of the same length; "ВЗ" in Cyrillic gives "B3" in Latin.
    """
    if text.isascii():
        return text
    folded = text.translate(_letter_table())
    return _digit_shapes().sub(_to_digits, folded)


def fold_text(text: str) -> str:
    """Reduce a text to what is compared: small Latin letters, digits, percent signs, single spaces.

    Args:
        text: Any text, such as "Persentase KPŮ  Kab. (%)".

    Returns:
        "persentase kpu kab %".
    """
    plain = fold_lookalikes(clean_text(text)).lower()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if c.isascii()).lower()
    return _NOT_COMPARED.sub(" ", plain).strip()


_SPREADSHEET_ERROR = re.compile(r"#[A-Z/0]{1,10}[!?]?\s?%?|#{2,}|Err:\d{3}", re.IGNORECASE)


def is_spreadsheet_error(text: str) -> bool:
    """Say whether a cell shows a spreadsheet's error instead of a value.

    Args:
        text: The cell, such as "#DIV/0!", whose zero is no result, or "#####".
    """
    return _SPREADSHEET_ERROR.fullmatch(text.strip()) is not None


def compact(text: str) -> str:
    """Fold a text for lookup and take its spaces out too.

    Args:
        text: Any text, such as "W T P" or "Sub Bagian".

    Returns:
        "wtp", "subbagian".
    """
    return fold_text(text).replace(" ", "")


def has_lookalike_digits(text: str) -> bool:
    """Say whether folding the text turns a letter into a digit.

    Args:
        text: Any text, such as "9З%" with a Cyrillic Ze.

    Returns:
        True when a digit of the folded text was a letter in the original.
    """
    shapes = "".join(load_data("lookalikes")["digits"].values())
    folded = fold_lookalikes(text)
    return any(a in shapes and b not in shapes for a, b in zip(text, folded, strict=True))


def has_lookalike_letters(text: str) -> bool:
    """Say whether folding the text turns a letter of another script into a Latin one.

    Args:
        text: Any text, such as "Кр 73.023.000" with a Cyrillic prefix.

    Returns:
        True when a Latin letter of the folded text was none in the original.
    """
    if text.isascii():
        return False
    folded = fold_lookalikes(text)
    return any(b.isalpha() and b.isascii() and a != b for a, b in zip(text, folded, strict=True))


@cache
def _letter_table() -> dict[int, str]:
    data: Any = load_data("lookalikes")
    table: dict[int, str] = {}
    for row in data["letters"]:
        for look, latin in zip(row["from"], row["to"], strict=True):
            table[ord(look)] = latin
    for row in data["ranges"]:
        for step in range(row["count"]):
            table[ord(row["from"]) + step] = chr(ord(row["to"]) + step)
    return table


@cache
def _digit_shapes() -> re.Pattern[str]:
    shapes = re.escape("".join(load_data("lookalikes")["digits"].values()))
    run = f"(?<![{shapes}])[{shapes}]++"
    return re.compile(f"(?:(?<=[0-9])|(?<=(?<![A-Za-z])[BT])){run}|{run}(?=[0-9])")


def _to_digits(match: re.Match[str]) -> str:
    digits = load_data("lookalikes")["digits"]
    shapes = {look: digit for digit, looks in digits.items() for look in looks}
    return "".join(shapes[char] for char in match.group())

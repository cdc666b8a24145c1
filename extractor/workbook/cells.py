"""Writing into cells: text that stays text, numbers, formulas of ours, links within the workbook.

Contract: text of a document is data. It is never taken for a formula, an error value or an escape,
and what XML or a workbook cannot hold is removed or cut with a mark. A number is written only where
a spreadsheet keeps all its digits; else it is text.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink

MOST_CHARACTERS = 32_767
"""What a cell can hold, by the limits of Excel; counted in UTF-16 units."""
MOST_DIGITS = 15
"""Significant digits that a spreadsheet keeps; it would change the others without a word."""
CUT_MARK = " […]"
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 has no room for."""
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""What a spreadsheet would read as one character: ``_x0041_`` is A."""
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\n")


def safe_text(text: str) -> str:
    """Return a text as a cell can hold it.

    Args:
        text: of a document, or ours.

    Returns:
        The text with line ends as \\n, without forbidden characters, cut with a mark where it is
        longer than `MOST_CHARACTERS`.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _ESCAPE.sub("_x005F_", _FORBIDDEN.sub("", text))
    if _length(text) <= MOST_CHARACTERS:
        return text
    kept = text.encode("utf-16-le")[: 2 * (MOST_CHARACTERS - len(CUT_MARK))]
    return kept.decode("utf-16-le", errors="ignore") + CUT_MARK


def _length(text: str) -> int:
    return len(text) + sum(1 for character in text if ord(character) > 0xFFFF)


def looks_like_formula(text: str) -> bool:
    """Say whether a spreadsheet could take a text for a formula when a person edits the cell."""
    return text.startswith(_FORMULA_STARTS) or text.lstrip().startswith(_FORMULA_STARTS)


def letter_of(place: int) -> str:
    """Return the letter of a column, 1 being A."""
    return str(get_column_letter(place))


def put_text(cell: Any, text: str) -> None:
    """Write a text as text, whatever it looks like.

    Args:
        cell: of openpyxl.
        text: ``=1+1`` stays ``=1+1``; where there is none the cell stays empty.
    """
    shown = safe_text(text)
    if not shown:
        return
    cell.value = shown
    # openpyxl takes ``=…`` for a formula and ``#N/A`` for an error value.
    cell.data_type = "s"
    if looks_like_formula(text):
        cell.quotePrefix = True


def is_storable(value: Decimal | int) -> bool:
    """Say whether a spreadsheet keeps all digits of a number."""
    number = Decimal(value)
    return number.is_finite() and len(number.normalize().as_tuple().digits) <= MOST_DIGITS


def put_number(cell: Any, value: Decimal | int, number_format: str) -> bool:
    """Write a number; as text where a spreadsheet would change it.

    Args:
        cell: of openpyxl.
        value: the number.
        number_format: how it is shown.

    Returns:
        Whether formulas can calculate with the cell.
    """
    if not is_storable(value):
        put_text(cell, f"{value:f}" if Decimal(value).is_finite() else str(value))
        return False
    cell.value = value
    cell.number_format = number_format
    return True


def put_formula(cell: Any, formula: str, number_format: str = "General") -> None:
    """Write a formula of ours; nothing of a document is ever part of one but a cell's address.

    Args:
        cell: of openpyxl.
        formula: with its ``=``.
        number_format: how its result is shown.
    """
    cell.value = formula
    cell.number_format = number_format


def put_link(cell: Any, sheet: str, coordinate: str) -> None:
    """Make a cell lead to another cell of the workbook.

    Args:
        cell: of openpyxl; it keeps its value.
        sheet: name of the other sheet.
        coordinate: such as ``F12``.
    """
    quoted = sheet.replace("'", "''")
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!{coordinate}")

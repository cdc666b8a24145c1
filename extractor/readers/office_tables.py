"""What tables of office documents have in common: how large they may be, how sure they are."""

from __future__ import annotations

from decimal import Decimal

from extractor.errors import InputError

MAX_POSITIONS = 2_000_000
"""Rows times columns of one table; a year's documents of an agency stay below it together."""
_BORDERLESS = Decimal("0.6")
_LAYOUT = Decimal("0.3")
"""A table without borders and with up to three columns is mostly a signature block."""
_LAYOUT_COLUMNS = 3


def table_confidence(bordered: bool, cols: int) -> Decimal:
    """Say how sure it is that something is a table: 1 with borders, 0.6 or 0.3 without."""
    if bordered:
        return Decimal(1)
    return _LAYOUT if cols <= _LAYOUT_COLUMNS else _BORDERLESS


def refuse_huge_table(where: str, rows: int, cols: int) -> None:
    """Raise InputError if a table has more positions than any real one.

    Args:
        where: what to call it in messages: ``rka.xlsx: a table on sheet 2``.
        rows: its rows.
        cols: its columns.
    """
    if rows * cols > MAX_POSITIONS:
        raise InputError(
            f"{where} has {rows} rows and {cols} columns",
            hint="split the table, or clear the cells that stand far apart",
        )

"""Amounts that are printed rounded: in thousands, in millions, ``1,25 miliar``.

Contract: an amount is exact to the rupiah unless what is printed says otherwise: its own words
(``1,25 miliar``), the header of its column or the title of its table (``dalam juta rupiah``), or
amounts that are all too small for a budget. A rounded amount is right to
half a unit of its last digit; a sum of such may be off by as much for each of its amounts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from extractor.audit.cells import Cell
from extractor.audit.rounding import printed_decimals
from extractor.model import Table

_SCALES = {
    "ribu": 3, "rb": 3, "juta": 6, "jt": 6, "jutaan": 6, "ribuan": 3,
    "miliar": 9, "milyar": 9, "miliaran": 9, "triliun": 12,
}  # fmt: skip
_SCALE = re.compile(rf"\b({'|'.join(_SCALES)})\b", re.IGNORECASE)
_OF_TABLE = re.compile(
    r"(?:dalam|rp\.?|rupiah|\()\s*(?:ribu|juta|mil[iy]ar|triliun)(?:an)?\b|\bdisajikan dalam\b",
    re.IGNORECASE,
)
"""How a header or a title says it: ``(dalam juta rupiah)``, ``Rp Juta``."""
_MOST_THOUSANDS = Decimal(10) ** 9
"""Beyond a trillion in thousands the figures are full rupiah, whatever the words say."""
_MOST_BARE = Decimal(10) ** 6
"""A column of budgets of which none reaches a million rupiah is printed in a larger unit."""


def rounding_unit(cell: Cell, rounded: bool) -> Decimal:
    """Return what the last printed digit of an amount is worth; 0 for an exact one.

    Args:
        cell: with an amount.
        rounded: whether its column is printed rounded (`rounded_columns`).

    Example:
        "Rp 1,25 miliar" is known to 10.000.000; "1.250" in a column of millions to 1.
    """
    value = cell.value or Decimal(0)
    own = _SCALE.search(cell.raw)
    if own:
        scale = Decimal(10) ** _SCALES[own[1].lower()]
        return scale.scaleb(-printed_decimals(cell.raw, value / scale))
    return Decimal(1).scaleb(-printed_decimals(cell.raw, value)) if rounded else Decimal(0)


def slack_of(cells: Iterable[Cell], rounded: bool) -> Decimal:
    """Return by how much a sum of amounts may be off."""
    return sum((rounding_unit(cell, rounded) for cell in cells), Decimal(0)) / 2


def is_rounded(table: Table, name: str, amounts: Iterable[Cell]) -> bool:
    """Say whether a column of amounts is printed in thousands, millions or more.

    Args:
        table: the table.
        name: the column's field.
        amounts: of the column.
    """
    cells = [cell for cell in amounts if cell.value]
    most = max((abs(cell.value or Decimal(0)) for cell in cells), default=Decimal(0))
    headers = [column.header for column in table.columns if column.field == name]
    if any(_OF_TABLE.search(text) for text in (*headers, table.title or "")):
        return most < _MOST_THOUSANDS
    return Decimal(0) < most < _MOST_BARE

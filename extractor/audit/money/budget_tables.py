"""A table that holds amounts: its columns of money and its lines in levels.

Contract: amounts stand once, on the first row of their cell; an amount that could not be read is
known as such, so that nothing is added up without it.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from extractor.audit.cells import Cell, Figures
from extractor.audit.money.budget_tree import AMOUNT_FIELDS, Block, is_total, lines_of
from extractor.audit.money.rounded_amounts import is_rounded
from extractor.model import Amount, Table


def amount_fields(table: Table) -> list[str]:
    """Return the fields of a table that hold amounts."""
    return [
        name
        for name in AMOUNT_FIELDS
        if any(isinstance(getattr(row, name), Amount) for row in table.rows)
    ]


def prices_of(figures: Figures, table: Table, name: str) -> dict[int, Cell]:
    """Return the amounts of a field that could be read, by the index of their row."""
    return {
        index: cell
        for index, cell in figures.column(table, name)
        if cell.is_amount and cell.value is not None
    }


class BudgetTable:
    """A table's amounts and levels.

    Args:
        figures: the document's.
        table: one of its tables with amounts.
    """

    def __init__(self, figures: Figures, table: Table) -> None:
        """Read the columns of money."""
        self.table = table
        self.prices = {name: prices_of(figures, table, name) for name in amount_fields(table)}
        self.rounded = {
            name: is_rounded(table, name, cells.values()) for name, cells in self.prices.items()
        }
        self.unread = {name: _unread(figures, table, name) for name in self.prices}
        self.lines = lines_of(table, list(self.prices))
        self.totals = [index for index, row in enumerate(table.rows) if is_total(row)]

    @cached_property
    def blocks(self) -> list[Block]:
        """Return the lines before each total and after the last one."""
        bounds = [-1, *self.totals, len(self.table.rows)]
        blocks = [
            Block(line for line in self.lines if low < line.index < high)
            for low, high in pairwise(bounds)
        ]
        for block in blocks:
            for prices in self.prices.values():
                block.regroup({row: cell.value or Decimal(0) for row, cell in prices.items()})
        return blocks


def _unread(figures: Figures, table: Table, name: str) -> set[int]:
    """Return the rows whose amount is printed and could not be read."""
    return {
        index
        for index, cell in figures.column(table, name)
        if cell.value is None and any(sign.isdigit() for sign in cell.raw)
    }

"""A code over rows that begin with another one: the heading's code is mistyped.

Contract: told only where three things agree: the rows below share a beginning as long as the
heading's code, no row of the table carries that beginning as its code, and in a column of amounts
the heading is the sum of those rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extractor.audit.cells import Cell, Figures
from extractor.model import Table

_AMOUNTS = ("pagu", "anggaran", "realisasi")


def misnamed_headings(figures: Figures) -> Iterator[tuple[Cell, str, tuple[Cell, ...]]]:
    """Find headings whose code is not that of the rows they add up.

    Yields:
        The heading's code, the code that its rows begin with, and the codes of the rows.

    Example:
        ``EBA.956 Masa Kampanye`` over ``CQ.6870.QGE.001`` and ``CQ.6870.QGE.002``.
    """
    for table in figures.tables:
        cells = dict(figures.column(table, "kode"))
        codes = {index: _parts(cell.raw) for index, cell in cells.items()}
        known = set(codes.values())
        for index, code in codes.items():
            below = codes.get(index + 1, ())
            wanted = below[: len(code)]
            if len(below) <= len(code) or wanted == code or wanted in known:
                continue
            rows: list[int] = []
            while codes.get(index + 1 + len(rows), ())[: len(code)] == wanted:
                rows.append(index + 1 + len(rows))
            if _adds_up(figures, table, index, rows, codes):
                yield cells[index], ".".join(wanted), tuple(cells[row] for row in rows)


def _parts(code: str) -> tuple[str, ...]:
    return tuple(part for part in code.replace(" ", "").split(".") if part)


def _adds_up(
    figures: Figures, table: Table, head: int, rows: list[int], codes: dict[int, tuple[str, ...]]
) -> bool:
    """Say whether a heading is the sum of the highest rows below it in some column."""
    least = min(len(codes[row]) for row in rows)
    parts = [row for row in rows if len(codes[row]) == least]
    for name in _AMOUNTS:
        total = figures.cell(table, head, name)
        found = [cell for row in parts if (cell := figures.cell(table, row, name))]
        values = [cell.value for cell in found if cell.value is not None]
        complete = total is not None and total.is_amount and len(values) == len(parts)
        if complete and total and total.value and total.value == sum(values, Decimal(0)):
            return True
    return False

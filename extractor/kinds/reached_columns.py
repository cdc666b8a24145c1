"""``Target | Capaian | % Capaian``: which of the two is what was reached, by the figures.

By the headings it is the bare Capaian, and the other is its share of the target. Where the rows
bear that out, nothing is told; where they are the other way round, the two change places; where
they say neither, the headings stand and it is told. Rows whose two figures are equal say nothing,
and neither does a lower figure that is the better one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extractor.kinds.field_columns import FieldColumn
from extractor.kinds.headings import ColumnHeading
from extractor.tables.grid import GridRow
from normalizers.numbers import parse_number

_DOUBT = "capaian-reached"
_HALF, _MOSTLY = Decimal("0.5"), Decimal("0.8")
"""Shares of the telling rows that bear the headings out, and that turn them round."""
_FEWEST = 2
"""Rows that turn the headings round; one may fit by chance."""
_ROUNDED = Decimal("0.51")
"""Percentage points that rounding to whole percents takes."""


def settle_reached(
    columns: list[FieldColumn], headings: Sequence[ColumnHeading], rows: Sequence[GridRow]
) -> list[FieldColumn]:
    """Weigh a bare Capaian that was taken for the realisasi by the table's figures.

    Args:
        columns: as their headings map them.
        headings: what stands over each column.
        rows: the piece's data rows.
    """
    at = {c.field: c.index for c in columns if c.field in ("target", "realisasi", "capaian")}
    if len(at) < 3 or not any(h.reached and h.index == at["realisasi"] for h in headings):
        return columns
    figures = [[_figure(row, at[n]) for n in ("target", "realisasi", "capaian")] for row in rows]
    told = [(t, r, c) for t, r, c in figures if t and r is not None and c is not None and r != c]
    direct = sum(_is_share(r, t, c) for t, r, c in told)
    turned = sum(_is_share(c, t, r) for t, r, c in told)
    if told and direct >= _HALF * len(told):
        return columns
    if turned >= _FEWEST and turned >= _MOSTLY * len(told):
        names = {"realisasi": "capaian", "capaian": "realisasi"}
        return [
            replace(c, field=names[c.field], guessed=True) if c.field in names else c
            for c in columns
        ]
    return [replace(c, doubt=_DOUBT) if c.field == "realisasi" else c for c in columns]


def _figure(row: GridRow, index: int) -> Decimal | None:
    value = parse_number(row.text(index).rstrip(" %")).value
    return None if value is None else Decimal(value)


def _is_share(part: Decimal, whole: Decimal, share: Decimal) -> bool:
    return abs(100 * part / whole - share) <= _ROUNDED

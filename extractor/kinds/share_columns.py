"""Which percentage of a budget table is the share that was spent, where there are several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extractor.kinds.declarations import Kind
from extractor.kinds.field_columns import FieldColumn
from extractor.kinds.headings import ColumnHeading
from extractor.tables.grid import GridRow
from normalizers.amounts import parse_amount
from normalizers.numbers import parse_number

_OF_BUDGET = frozenset({"pagu", "realisasi", "persen"})
_PERCENTAGES = frozenset({"persen", "persen_anggaran", "capaian"})
_MOSTLY, _HARDLY = Decimal("0.8"), Decimal("0.5")
"""Shares of rows: what a column must fit to be taken for another, and below which it is doubted."""
_FEWEST = 2
"""Rows that tell; one may fit by chance."""
_ROUNDED = Decimal("0.51")
"""Percentage points that rounding to whole percents takes."""
_BUDGETS = frozenset({"pagu", "anggaran", "pagu_perubahan", "biaya"})


def absorption_first(
    columns: list[FieldColumn], headings: Sequence[ColumnHeading], kind: Kind
) -> list[FieldColumn]:
    """Beside ``Penyerapan (%)`` the ``Capaian Kinerja (%)`` of a budget is no share of it.

    Neither is a capaian before the budget, where a percentage stands behind it.

    Args:
        columns: as their headings map them.
        headings: what stands over each column.
        kind: the table's kind; only of a budget's the two are one field.
    """
    if kind.fields.get("capaian") != kind.fields.get("persen_anggaran"):
        return columns
    placed = [(h.index, h.concept) for c, h in zip(columns, headings, strict=True) if c.field]
    pagu = min((index for index, concept in placed if concept in _BUDGETS), default=-1)
    absorbed = any(concept == "persen_anggaran" for _, concept in placed)
    behind = any(concept == "persen" and index > pagu >= 0 for index, concept in placed)
    return [
        replace(column, field=None, foreign=True)
        if heading.concept == "capaian" and (absorbed or (behind and heading.index < pagu))
        else column
        for column, heading in zip(columns, headings, strict=True)
    ]


def share_by_rows(
    columns: list[FieldColumn],
    headings: Sequence[ColumnHeading],
    rows: Sequence[GridRow],
    kind: Kind,
) -> list[FieldColumn]:
    """Take for the absorption the percentage that is realisasi of pagu, row by row.

    A budget's table also prints shares of the whole, of what is left, and an indicator's capaian
    under the same ``%``. Where the column taken is none of realisasi in pagu on most rows, the one
    that is takes its place, which is told as a guess; a column that is what is left has no field.

    Args:
        columns: as their headings map them, one for each field.
        headings: what stands over each column.
        rows: the piece's data rows.
        kind: the table's kind.
    """
    at = {column.field: column.index for column in columns if column.field in _OF_BUDGET}
    if kind.fields.get("persen") != "persen" or set(at) != _OF_BUDGET:
        return columns
    budgets = [_budget(row, at["pagu"], at["realisasi"]) for row in rows]
    named = [h.index for h in headings if h.concept in _PERCENTAGES]
    fits = {index: _fit(rows, budgets, index) for index in {*named, at["persen"]}}
    taken = at["persen"]
    if fits[taken] >= _HARDLY:
        return columns
    best = max(fits, key=lambda index: (fits[index], -index))
    if fits[best] < _MOSTLY:
        left = [None if one is None else (one[0], one[0] - one[1]) for one in budgets]
        if _fit(rows, left, taken) < _MOSTLY:
            return columns
        best = -1
    return [
        replace(c, field="persen", foreign=False, guessed=True)
        if c.index == best
        else replace(c, field=None, foreign=True)
        if c.index == taken
        else c
        for c in columns
    ]


def _budget(row: GridRow, pagu: int, realisasi: int) -> tuple[Decimal, Decimal] | None:
    read = [parse_amount(row.text(index)).value for index in (pagu, realisasi)]
    if read[0] is None or read[1] is None or not read[0]:
        return None
    return Decimal(read[0]), Decimal(read[1])


def _fit(
    rows: Sequence[GridRow], budgets: Sequence[tuple[Decimal, Decimal] | None], index: int
) -> Decimal:
    """Return on what share of the rows a column is the second amount in percent of the first."""
    told = hits = 0
    for row, budget in zip(rows, budgets, strict=True):
        value = parse_number(row.text(index).rstrip(" %")).value
        if budget is None or value is None:
            continue
        told += 1
        hits += abs(100 * budget[1] / budget[0] - value) <= _ROUNDED
    return Decimal(hits) / told if told >= _FEWEST else Decimal(0)

"""Which percentage of a budget table is the share that was spent, where there are several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.kinds.declarations import Kind
from extractor.kinds.field_columns import FieldColumn
from extractor.kinds.headings import ColumnHeading

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

"""``Realisasi Renja > K | Rp``: of performance and rupiah under one head, the first has the field.

Work plans and their evaluations print both (Permendagri 54/2010). Where a table measures
performance, the rupiah beside it have no field; in a table of a budget they are what it tells of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.kinds.concepts import RUPIAH_LEAVES
from extractor.kinds.declarations import Kind
from extractor.kinds.field_columns import FieldColumn
from extractor.kinds.headings import ColumnHeading
from normalizers.text import fold_text

_BUDGET = "realisasi_anggaran"
_MEASURES = frozenset({"target", "realisasi", "capaian"})
_PERFORMANCE = frozenset({"k", "kinerja"})


def set_rupiah_aside(
    columns: list[FieldColumn], headings: Sequence[ColumnHeading], kind: Kind
) -> list[FieldColumn]:
    """Take the field of rupiah that stand beside the performance under the same heading.

    Args:
        columns: as their headings map them.
        headings: what stands over each column.
        kind: the table's kind.
    """
    placed = list(zip(columns, headings, strict=True))
    performance = {(c.field, *h.groups) for c, h in placed if _leaf(h) in _PERFORMANCE}
    return [
        replace(column, field=None, foreign=True)
        if kind.name != _BUDGET
        and column.field in _MEASURES
        and _leaf(heading) in RUPIAH_LEAVES
        and heading.groups
        and (column.field, *heading.groups) in performance
        else column
        for column, heading in placed
    ]


def _leaf(heading: ColumnHeading) -> str:
    return fold_text(heading.texts[-1]) if heading.texts else ""

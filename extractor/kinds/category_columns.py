"""A column headed as the category of what was reached that holds what was reached.

Under ``Kategori Penilaian`` some tables print ``63,36 % (Sedang)``: the percentage is the
capaian, which the table has nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.kinds.column_fit import column_sample
from extractor.kinds.concepts import SURE, match_concept
from extractor.kinds.declarations import Kind
from extractor.kinds.field_columns import FieldColumn
from extractor.tables.grid import GridRow

_SHARE = re.compile(r"^[<>±]?\s*\d[\d.,]*\s*%")
_MOST = 0.6
"""Share of the cells that must begin with a percentage; the others may be empty of one."""


def read_categories(
    columns: list[FieldColumn], rows: list[GridRow], kind: Kind
) -> list[FieldColumn]:
    """Name a column of categories that holds percentages the capaian, as a guess.

    Only beside a target and a realisasi, and where no column is headed as the capaian.
    """
    fields = {column.field for column in columns}
    if "capaian" in fields or "capaian" not in kind.fields or not {"target", "realisasi"} <= fields:
        return columns
    return [
        replace(column, field="capaian", percent=True, guessed=True)
        if _is_category(column.header) and _holds_shares(column_sample(rows, column.index))
        else column
        for column in columns
    ]


def _is_category(header: str) -> bool:
    match = match_concept(header)
    return match is not None and match.concept == "kategori" and match.score >= SURE


def _holds_shares(sample: Sequence[str]) -> bool:
    # a legend names ranges: ``85 % - 100 % Baik``
    shares = sum(_SHARE.match(text) is not None and text.count("%") == 1 for text in sample)
    return bool(shares) and shares >= _MOST * len(sample)

"""A place and a date that room for the day parts into two cells end a table as others do."""

from __future__ import annotations

import pytest

from extractor.kinds.layout_grids import signature_start
from tests.extractor.spanned_tables import segment

TABLE = (
    "No | Program | Anggaran",
    "1 | Penataan arsip | Rp 5.000.000",
    "2 | Lelang | Rp 7.000.000",
)


def test_a_place_and_a_year_apart_are_no_row() -> None:
    rows = segment(*TABLE, " | Ujungbatu, | 2017").rows
    assert signature_start(rows) == len(TABLE)


@pytest.mark.parametrize(
    "last", ["3 | Ujungbatu, | 2017", " | Ujungbatu | 2017", " | Biaya, | 5.000"]
)
def test_other_last_rows_stay(last: str) -> None:
    rows = segment(*TABLE, last).rows
    assert signature_start(rows) == len(rows)

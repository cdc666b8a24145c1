"""A numbered row whose values stand beside the second line of its text is one row."""

from __future__ import annotations

import pytest

from extractor.kinds.reflow import merge_continuations
from extractor.kinds.rows import DraftRow
from tests.extractor.spanned_tables import spanned_drafts

NAMES = "no program anggaran"


def merged(*rows: str) -> list[tuple[str, str, str]]:
    drafts: list[DraftRow] = merge_continuations(spanned_drafts(NAMES, rows), "program")
    return [(row.text("no"), row.text("program"), row.text("anggaran")) for row in drafts]


def test_the_values_beside_the_second_line_are_the_numbered_row_s() -> None:
    rows = merged("1 | Lelang ikan | 7.000", "2 | Penataan arsip | ", " | dan aset daerah | 5.000")
    assert rows == [("1", "Lelang ikan", "7.000"), ("2", "Penataan arsip dan aset daerah", "5.000")]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("2 | Penataan arsip | 3.000", " | dan aset daerah | 5.000"),
        ("2 | Penataan arsip | ", " | Penataan aset | 5.000"),
        (" | Penataan arsip | ", " | dan aset daerah | 5.000"),
        ("2 | Penataan arsip | ", "3 | dan aset daerah | 5.000"),
    ],
)
def test_other_rows_stay_apart(above: str, below: str) -> None:
    assert len(merged(above, below)) == 2

"""Several values in one text without a field."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.kinds.extra_values import extra_notes, holds_several
from extractor.kinds.rows import DraftRow

Drafts = Callable[..., list[DraftRow]]


@pytest.mark.parametrize(
    "text",
    ["460.000.000,- 1.260.000.000,-", "Rp 460.000 Rp 5.000", "42,52 84,33 0,70", "100% 95%"],
)
def test_several_values(text: str) -> None:
    assert holds_several(text)


@pytest.mark.parametrize(
    "text", ["Rp 460.000.000,-", "95 %", "12.540.550 *)", "- -", "2 kali 3 orang", "Tahun 2016", ""]
)
def test_one_value_or_none(text: str) -> None:
    assert not holds_several(text)


def test_they_are_told_on_the_first_row_of_their_cell(drafts: Drafts) -> None:
    rows = drafts({"indikator": "Jumlah rapat"}, {"indikator": "Jumlah laporan"})
    for row in rows:
        row.extra = {"Anggaran": "5.000.000 6.000.000", "Kode Rekening": "1 20 05"}
        row.merged = {"extra.Anggaran": (0, 1)}
    notes = [extra_notes(row, index) for index, row in enumerate(rows)]
    assert [[(note.field, note.raw) for note in each] for each in notes] == [
        [("extra.Anggaran", "5.000.000 6.000.000")],
        [],
    ]
    assert extra_notes(rows[0], 0, notes[0]) == []


def test_those_of_one_row_are_told_together(drafts: Drafts) -> None:
    [row] = drafts({"indikator": "Jumlah rapat"})
    row.extra = {"Target 2014": "100% 95%", "Target 2015": "10 12"}
    [note] = extra_notes(row, 0)
    assert (note.field, note.raw) == ("extra", "100% 95% | 10 12")

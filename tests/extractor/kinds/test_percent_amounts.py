"""Money where a percentage belongs, and amounts with both marks in a column of amounts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor.kinds.celltypes import cell_type
from extractor.kinds.columns import columns_from_header
from extractor.kinds.declarations import kinds
from extractor.kinds.headers import read_header
from extractor.kinds.rows import Note
from extractor.kinds.values import read_measure
from normalizers.numerals import Separators
from tests.extractor.spanned_tables import segment


def read(raw: str, name: str = "persen", *, percent: bool = True) -> tuple[str, object, list[str]]:
    notes: list[Note] = []
    measure = read_measure(raw, name, notes, separators=Separators(None), percent_header=percent)
    assert measure.raw == raw
    return measure.kind, measure.value, [note.reason for note in notes]


@pytest.mark.parametrize("raw", ["0,-", "0 ,–"])
def test_a_zero_with_the_dash_for_cents_is_no_percent(raw: str) -> None:
    assert read(raw) == ("percent", 0, [])


@pytest.mark.parametrize(("raw", "value"), [("12,-", 12), ("98,5,-", Decimal("98.5"))])
def test_another_figure_written_like_money_is_told(raw: str, value: object) -> None:
    assert read(raw) == ("percent", value, ["not-a-percent"])


@pytest.mark.parametrize("name", ["persen", "capaian"])
def test_money_under_percent_is_told(name: str) -> None:
    assert read("Rp 5.000.000", name) == ("amount", 5_000_000, ["not-a-percent"])


def test_money_elsewhere_is_money() -> None:
    assert read("0,-", "realisasi", percent=False) == ("amount", 0, [])
    assert read("Rp 5.000.000", "realisasi") == ("amount", 5_000_000, [])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2.609,21", "number"),
        ("26.092,1", "number"),
        ("2,609.21", "number"),
        ("1.234.567", "amount"),
        ("2.609,21 888,97", "text"),
        ("2.60,9", "text"),
    ],
)
def test_a_number_with_both_marks(text: str, kind: str) -> None:
    assert cell_type(text) == kind


def test_such_numbers_fit_a_column_of_millions() -> None:
    grid = segment(
        "Program | Pagu Anggaran (juta Rp) | Realisasi (juta Rp)",
        "Literasi | 2.609,21 | 2.268,93",
        "Arsip | 1.817,21 | 1.449,46",
        "Koleksi | 3.123,14 | 2.529,31",
    ).rows
    reading = read_header(grid)
    kind = kinds()["realisasi_anggaran"]
    columns = columns_from_header(reading.headings, grid[reading.depth :], kind, [])
    assert [column.field for column in columns] == ["uraian", "pagu", "realisasi"]

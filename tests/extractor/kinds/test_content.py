"""What columns are by their cells alone."""

from __future__ import annotations

from collections.abc import Callable

from extractor.kinds.content import guess_headings
from extractor.kinds.headings import ColumnHeading
from extractor.tables.grid import GridRow

Grid = Callable[..., list[GridRow]]


def guessed(rows: list[GridRow], years: tuple[int | None, ...] = ()) -> list[str | None]:
    width = max(len(row.cells) for row in rows)
    headings = [ColumnHeading(index) for index in range(width)]
    for heading, year in zip(headings, years, strict=False):
        heading.year = year
    guess_headings(rows, headings)
    return [heading.concept for heading in headings]


def test_values_side_by_side_are_target_and_realisasi(grid: Grid) -> None:
    rows = grid("1 | Persentase layanan | 80% | 75%", "2 | Persentase aduan | 90% | 95%")
    assert guessed(rows) == ["no", "indikator", "target", "realisasi"]


def test_words_and_values_by_turns_are_a_chart(grid: Grid) -> None:
    rows = grid(
        "Jumlah puskesmas | 64 unit | Jumlah rumah sakit | 70 unit",
        "Jumlah dokter | 300 orang | Jumlah perawat | 27 orang",
    )
    assert not {"target", "realisasi"} & set(guessed(rows))


def test_amounts_that_take_turns_are_not_told_apart(grid: Grid) -> None:
    rows = grid(
        "Program Kesehatan | | 26.666.522.800", "Program Sarana | 13.600.511.500 |",
        "Program Aparatur | 5.707.820.500 |",
    )  # fmt: skip
    assert not {"anggaran", "realisasi"} & set(guessed(rows))


def test_columns_under_years_are_left_alone(grid: Grid) -> None:
    rows = grid("Sapi Perah | 103.832.000 | 109.024.000", "Kerbau | 108.303.000 | 109.386.000")
    assert guessed(rows, (None, 2013, 2014)) == [None, None, None]

"""Columns of quarters beside those of the year."""

from __future__ import annotations

import pytest

from extractor.kinds.columns import columns_from_header
from extractor.kinds.declarations import kinds
from extractor.kinds.field_columns import FieldColumn
from extractor.kinds.headers import read_header
from extractor.kinds.period_columns import settle_periods
from tests.extractor.spanned_tables import segment


def mapped(*rows: str, kind: str = "capaian_kinerja") -> list[FieldColumn]:
    grid = segment(*rows).rows
    reading = read_header(grid)
    return columns_from_header(reading.headings, grid[reading.depth :], kinds()[kind], [])


def named(columns: list[FieldColumn]) -> list[str | None]:
    return [f"{c.field}.{c.period}" if c.period else c.field for c in columns]


QUARTERS = [
    "target_triwulan.T1",
    "realisasi_triwulan.T1",
    None,
    "target_triwulan.T2",
    "realisasi_triwulan.T2",
    None,
]


@pytest.mark.parametrize(
    "leaves",
    ["T | R | %", "Target | Realisasi | Capaian (%)", "Target | Realisas i | Capaian"],
)
def test_a_quarters_columns_are_none_of_the_years(leaves: str) -> None:
    columns = mapped(
        "Indikator Kinerja | Target | Triwulan I | < | < | Triwulan II | < | < "
        "| Realisasi s.d. Triwulan II | Capaian (%)",
        f"^ | ^ | {leaves} | {leaves} | ^ | ^",
        "Jumlah pembaca | 100 | 25 | 20 | 80 | 50 | 45 | 90 | 65 | 65",
        "Jumlah koleksi | 90 | 20 | 22 | 110 | 40 | 30 | 75 | 52 | 57,78",
    )
    assert named(columns) == ["indikator", "target", *QUARTERS, "realisasi", "capaian"]
    assert not any(column.guessed or column.rival for column in columns)


def test_beside_r_a_t_says_that_it_is_the_target() -> None:
    columns = mapped(
        "Indikator Kinerja | Triwulan I | < | Triwulan II | <",
        "^ | T | R | T | R",
        "Jumlah pembaca | 25 | 20 | 50 | 45",
    )
    assert not any(column.unsaid for column in settle_periods(columns, [], ""))


def test_the_share_of_the_only_quarter_is_the_tables() -> None:
    columns = mapped(
        "Indikator Kinerja | Triwulan III | < | <",
        "^ | Target | Realisasi | Capaian (%)",
        "Jumlah pembaca | 25 | 20 | 80",
    )
    measures = ["target_triwulan.T3", "realisasi_triwulan.T3", "capaian"]
    assert named(columns) == ["indikator", *measures]


def test_beside_the_years_share_that_of_the_only_quarter_has_no_field() -> None:
    columns = mapped(
        "Indikator Kinerja | Target | Triwulan III | < | < | Realisasi | %",
        "^ | ^ | T | R | % | ^ | ^",
        "Jumlah pembaca | 100 | 25 | 20 | 80 | 65 | 65",
    )
    assert named(columns)[4:] == [None, "realisasi", "capaian"]


def test_a_bare_capaian_of_a_quarter_is_what_was_reached() -> None:
    columns = mapped(
        "Indikator Kinerja | Triwulan I | < | Triwulan II | <",
        "^ | Target | Capaian | Target | Capaian",
        "Jumlah pembaca | 25 | 20 | 50 | 45",
    )
    assert named(columns)[1:3] == ["target_triwulan.T1", "realisasi_triwulan.T1"]
    assert [column.guessed for column in columns[1:]] == [False, True, False, True]


def test_of_results_up_to_several_quarters_the_last_is_the_years_and_told() -> None:
    columns = mapped(
        "Indikator Kinerja | Target | Realisasi s.d. TW I | Realisasi s.d. TW II | Capaian (%)",
        "Jumlah pembaca | 80 | 36 | 76 | 95",
    )
    assert named(columns) == ["indikator", "target", None, "realisasi", "capaian"]
    assert columns[3].rival == "Realisasi s.d. TW I"


def test_beside_the_years_result_those_up_to_a_quarter_are_none() -> None:
    columns = mapped(
        "Indikator Kinerja | Target | Realisasi s.d. Triwulan I | Realisasi s.d. Triwulan II "
        "| Realisasi | Capaian (%)",
        "Jumlah pembaca | 100 | 20 | 45 | 65 | 65",
    )
    assert named(columns) == ["indikator", "target", None, None, "realisasi", "capaian"]


def test_a_quarter_that_its_group_names_with_the_measure() -> None:
    columns = mapped(
        "Indikator Kinerja | Target | Realisasi Triwulan I | < | Realisasi Triwulan II | <",
        "^ | ^ | K | Rp | K | Rp",
        "Jumlah pembaca | 100 | 20 | 5.000.000 | 45 | 6.000.000",
    )
    quarters = ["realisasi_triwulan.T1", None, "realisasi_triwulan.T2", None]
    assert named(columns)[2:] == quarters


def test_blank_cells_of_a_quarters_target_are_no_schedule() -> None:
    columns = mapped(
        "Indikator Kinerja | Triwulan I | < | Triwulan II | <",
        "^ | T | R | T | R",
        "Jumlah pembaca |  |  |  | ",
    )
    assert "jadwal" not in {column.field for column in columns}

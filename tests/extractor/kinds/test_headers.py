"""Header rows: how deep they go and what stands over each column."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.kinds.headers import (
    header_hits,
    is_number_row,
    looks_like_header,
    read_header,
)
from extractor.kinds.headings import HeaderReading
from extractor.tables.grid import GridRow

Grid = Callable[..., list[GridRow]]
DATA = "1 | Meningkatnya layanan | Persentase layanan | 95%"


def named(reading: HeaderReading) -> list[str | None]:
    return [h.period or h.concept for h in reading.headings]


@pytest.mark.parametrize(
    ("row", "numbers"),
    [
        ("1 | 2 | 3 | 4", True),
        ("(1) | (2) | (3)", True),
        ("1 | 2 | | 4 | 5", True),
        ("5 | 6 | 7 | 8 | 9", True),
        ("1 | Rapat | 3", False),
        ("1 | | | | | |", False),
        ("12 | 5 | 90", False),
        ("(1) | (2) | (3 ) | (4) | (5) | (6) | (7) | (8) | (9) | (1 0) | (1 1)", True),
        ("(1) | (2) | (3) | (1 0) | (4)", False),
    ],
)
def test_rows_that_number_the_columns(grid: Grid, row: str, numbers: bool) -> None:
    assert is_number_row(grid(row)[0]) is numbers


def test_one_header_row(grid: Grid) -> None:
    reading = read_header(grid("No | Sasaran | Indikator Kinerja | Target", DATA))
    assert reading.depth == 1
    assert named(reading) == ["no", "sasaran", "indikator", "target"]
    assert reading.concepts() == {"no", "sasaran", "indikator", "target"}


def test_column_numbers_belong_to_the_header(grid: Grid) -> None:
    reading = read_header(grid("No | Sasaran | Indikator | Target", "(1) | (2) | (3) | (4)", DATA))
    assert reading.depth == 2


def test_sub_heads_on_the_second_row(grid: Grid) -> None:
    reading = read_header(
        grid(
            "No | Uraian | Anggaran | | Ket",
            " | | Pagu | Realisasi |",
            "1 | Program Pemilu | 5.000.000 | 4.000.000 |",
        )
    )
    assert reading.depth == 2
    assert named(reading) == ["no", "uraian", "pagu", "realisasi", "keterangan"]
    assert reading.headings[3].printed == "Anggaran Realisasi"


def test_a_segment_without_a_header(grid: Grid) -> None:
    reading = read_header(grid(DATA, "2 | Terwujudnya tertib | Nilai SAKIP | BB"))
    assert reading.depth == 0
    assert reading.concepts() == set()


def test_titles_of_a_spreadsheet_stand_above_the_header(grid: Grid) -> None:
    reading = read_header(
        grid("PERJANJIAN KINERJA TAHUN 2023 | | |", "No | Sasaran | Indikator | Target", DATA)
    )
    assert (reading.depth, reading.skipped) == (2, [0])


def test_header_words_cut_over_cells(grid: Grid) -> None:
    reading = read_header(grid("No | Sas | aran Strategis/ | Indikator Kinerja | Target",
                               "1 | | Meningkatnya layanan | Indeks layanan | 5"))  # fmt: skip
    assert named(reading) == ["no", None, "sasaran", "indikator", "target"]


def test_two_headings_fused_in_one_cell(grid: Grid) -> None:
    reading = read_header(grid("No | Sasaran Strategis Indikator Kinerja | | Target", DATA))
    assert named(reading) == ["no", "sasaran", "indikator", "target"]


def test_header_read_twice(grid: Grid) -> None:
    reading = read_header(
        grid("N0 | Saszran | Indkatr Kinrja | Tarqet", "No | Sasaran | Indikator Kinerja | Target",
             DATA)
    )  # fmt: skip
    assert reading.depth == 2
    assert named(reading) == ["no", "sasaran", "indikator", "target"]


def test_months_lost_from_the_header_are_known_by_their_place(grid: Grid) -> None:
    reading = read_header(
        grid("Kegiatan | Jan | Feb | | Apr | Mei | Jun | ? | Ags | Sep | Okt | Nop | Des | Biaya",
             "Rapat | | v | v | | | | | | | | | | 5.000.000")
    )  # fmt: skip
    assert named(reading) == ["kegiatan", *(f"B{n}" for n in range(1, 13)), "biaya"]


def test_roman_numbers_under_triwulan_are_quarters(grid: Grid) -> None:
    reading = read_header(
        grid("No | Kegiatan | Triwulan | | | | Biaya", " | | I | II | III | IV |",
             "1 | Rapat | √ | | | | 5.000.000")
    )  # fmt: skip
    assert reading.depth == 2
    assert [h.period for h in reading.headings][2:6] == ["T1", "T2", "T3", "T4"]


def test_one_lone_period_is_no_schedule(grid: Grid) -> None:
    reading = read_header(grid("No | Sasaran | Indikator | TW I", DATA))
    assert all(heading.period is None for heading in reading.headings)
    assert "marks" not in reading.concepts()


def test_years_under_a_group_take_its_meaning(grid: Grid) -> None:
    reading = read_header(
        grid("No | Indikator Kinerja | Target | | Realisasi |", " | | 2022 | 2023 | 2022 | 2023",
             "1 | Persentase layanan | 80% | 85% | 81% | 84%")
    )  # fmt: skip
    assert [(h.concept, h.year) for h in reading.headings][2:] == [
        ("target", 2022), ("target", 2023), ("realisasi", 2022), ("realisasi", 2023),
    ]  # fmt: skip
    assert "years" in reading.concepts()


def test_an_indikator_kegiatan_is_the_indicator_where_there_is_no_other(grid: Grid) -> None:
    alone = read_header(grid("No | Kegiatan | Indikator Kegiatan | Target", DATA))
    beside = read_header(grid("No | Indikator Kinerja | Indikator Kegiatan | Target", DATA))
    assert named(alone)[2] == "indikator"
    assert named(beside)[1:3] == ["indikator", "indikator_kegiatan"]


def test_a_header_printed_again_looks_like_one(grid: Grid) -> None:
    header, data = grid("No | Sasaran | Indikator Kinerja | Target", DATA)
    assert looks_like_header(header)
    assert header_hits(header) == 4
    assert not looks_like_header(data)


def test_a_data_row_above_the_column_numbers_is_no_heading(grid: Grid) -> None:
    rows = grid(
        "No | Sasaran | Indikator Kinerja | Target",
        "2 | Tersedianya logistik pemilu | Persentase logistik | 2 unit",
        "(1) | (2) | (3) | (4)",
        "1 | Tertibnya administrasi | Nilai akuntabilitas | 3 unit",
    )
    assert read_header(rows).depth == 1

"""Headers with known borders: several levels, column numbers between them, data below."""

from __future__ import annotations

import pytest

from extractor.kinds.headers import is_number_row, read_header
from extractor.kinds.headings import HeaderReading
from tests.extractor.spanned_tables import segment


def read(*rows: str) -> HeaderReading:
    return read_header(segment(*rows).rows)


def test_quarters_of_two_columns_below_the_column_numbers() -> None:
    reading = read(
        "Program | Indikator | Realisasi Kinerja Pada Triwulan I - IV | < | < | < | < | < | < | <",
        "^ | ^ | I | < | II | < | III | < | IV | <",
        "2 | 3 | 7 | < | 8 | < | 9 | < | 10 | <",
        "^ | ^ | K | Rp | K | Rp | K | Rp | K | Rp",
        "Rapat kerja | Jumlah rapat | 1 | 32.505.360 | 0 | 15.145.000 | | | |",
    )
    assert reading.depth == 4
    assert [(h.concept, h.period) for h in reading.headings[2:6]] == [
        ("realisasi", "T1"), ("rupiah", "T1"), ("realisasi", "T2"), ("rupiah", "T2"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "row",
    [
        "1 | 2 | 3 | 4=(3/2)",
        "(1) | (2) | (3) | (4) | (5)=(4)/(3)",
        "1 2 | 3 | 4 | 5 | 6 | 8=(7/6)",
        "(1) | (2) | (3) | (4) | (5) = (4/3)x100%",
        "2 | 3 | 7 | 8 | 9 | 10 | 14",
    ],
)
def test_column_numbers_with_formulas(row: str) -> None:
    assert is_number_row(segment(row).rows[0])


@pytest.mark.parametrize(
    "row", ["1 | 2 orang | 3 | 4", "2 | 3,5 | 4 | 5 | 6", "1 | 10 | 20 | 30 | 40"]
)
def test_data_rows_are_no_column_numbers(row: str) -> None:
    assert not is_number_row(segment(row).rows[0])


def test_a_heading_that_reaches_down_over_data_leaves_the_data() -> None:
    reading = read(
        "No | Sasaran | Kegiatan | Target Kegiatan | Anggaran",
        "^ | ^ | Rapat kerja | 1 Kegiatan | 89.360.000",
        "^ | ^ | Reviu laporan | 40 orang | 230.177.000",
    )
    assert reading.depth == 1


@pytest.mark.parametrize(
    ("group", "leaf", "concept"),
    [
        ("Sasaran", "Uraian", "sasaran"),
        ("Indikator Sasaran", "Uraian", "indikator"),
        ("Tujuan", "Indikator Kinerja", "indikator_tujuan"),
        ("Target Kinerja dan Kerangka Indikasi Pembiayaan", "Rp", "anggaran"),
        ("Realisasi Anggaran", "Rp", "realisasi"),
        ("Pagu DIPA", "Revisi", "pagu_perubahan"),
    ],
)
def test_a_group_tells_what_a_leaf_alone_does_not(group: str, leaf: str, concept: str) -> None:
    reading = read(f"No | {group} | < | Pagu", f"^ | {leaf} | Lokasi | ^", "1 | a | b | 5.000.000")
    assert reading.headings[1].concept == concept


def test_a_group_over_columns_beside_cells_merged_down_is_a_header_whatever_it_says() -> None:
    words = [
        "No | Kelompok Pangan | Perhitungan | <",
        "^ | ^ | Kkal | Bobot",
        "1 | Padi-padian | 1.400,5 | 0,5",
    ]
    reading = read_header(segment(*words).rows)
    assert reading.depth == 2
    assert [h.printed for h in reading.headings][2:] == ["Perhitungan Kkal", "Perhitungan Bobot"]
    values = ["No | Kelompok Pangan | Padi-padian | <", "^ | ^ | 1.400,5 | 0,5", "1 | Gula | 3 | 4"]
    assert read_header(segment(*values).rows).depth == 0

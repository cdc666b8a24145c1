"""Sums under a code or beside an average, money by units, headings of letters, rows of years."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.kinds.headers import read_header
from extractor.kinds.totals import sums_up, total_label
from extractor.model import Document
from tests.extractor.mapped_columns import fields, mapped
from tests.extractor.spanned_tables import segment


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Rata-rata / Jumlah", True),
        ("Jumlah/Rata-rata", True),
        ("Total dan Rata-rata", True),
        ("Rata-rata jumlah kunjungan", False),
        ("Jumlah rata-rata lama sekolah", False),
    ],
)
def test_a_sum_beside_an_average(label: str, *, expected: bool) -> None:
    assert sums_up(total_label(label)) == expected


def test_a_sum_under_a_code_is_a_total(
    extract_text: Callable[..., Document], tab: Callable[..., str]
) -> None:
    table = tab(
        "Kode | Program/Kegiatan | Pagu | Realisasi | %",
        "5.1.02.01 | Program Sungai Bersih | 1.000.000 | 900.000 | 90,00",
        "5.1.02.02 | Program Hutan Lestari | 2.000.000 | 1.000.000 | 50,00",
        "5.1.02.02 | JUMLAH | 3.000.000 | 1.900.000 | 63,33",
        "5.1.02.02 | Jumlah Pohon Ditanam | 4.000.000 | 1.900.000 | 47,50",
    )
    [read] = extract_text(f"REALISASI ANGGARAN TAHUN 2022\n\n{table}").tables
    assert [row.kind for row in read.rows] == ["data", "data", "total", "data"]


@pytest.mark.parametrize("heading", ["Bidang/Seksi", "Bidang / Bagian"])
def test_money_by_units_has_them_as_its_rows(heading: str) -> None:
    columns = mapped(
        "realisasi_anggaran",
        f"No | {heading} | Pagu | Realisasi | %",
        "1 | Bidang Perairan | 4.000.000 | 3.000.000 | 75,00",
    )
    assert fields(columns) == ["no", "uraian", "pagu", "realisasi", "persen"]


def test_beside_a_program_units_are_no_rows() -> None:
    columns = mapped(
        "realisasi_anggaran",
        "No | Program | Bidang/Seksi | Pagu | Realisasi | %",
        "1 | Program Sungai Bersih | Bidang Perairan | 4.000.000 | 3.000.000 | 75,00",
    )
    assert fields(columns) == ["no", "uraian", None, "pagu", "realisasi", "persen"]


def test_letters_under_a_group_are_headings() -> None:
    grid = segment(
        "No | Kecamatan | Jumlah Penduduk | < | <",
        "^ | ^ | L | P | Jumlah",
        "1 | Kalibening | 19.045 | 25.953 | 44.998",
        "2 | Sumberwaru | 15.130 | 10.279 | 25.409",
    ).rows
    reading = read_header(grid)
    assert reading.depth == 2
    assert [heading.printed for heading in reading.headings][2:] == [
        *("Jumlah Penduduk L", "Jumlah Penduduk P", "Jumlah Penduduk Jumlah")
    ]


def test_years_as_rows_are_told(
    extract_text: Callable[..., Document], tab: Callable[..., str]
) -> None:
    table = tab(
        "Tahun | Target | Realisasi",
        *("2020 | 80,5 | 79,5", "2021 | 81,5 | 82,5", "2022 | 83,5 | 81,5"),
    )
    document = extract_text(f"Tabel 4. Perkembangan Angka Melek Huruf\n\n{table}")
    [read] = document.tables
    assert read.kind == "lainnya"
    codes = [finding.code for finding in document.findings if finding.table == read.id]
    assert "value-ambiguous" in codes


def test_a_number_over_one_makes_a_first_row_a_header() -> None:
    rows = ["No | Penghargaan | Tingkat", "1 | Lomba Sungai | Nasional", "2 | Lomba Desa | Daerah"]
    assert read_header(segment(*rows).rows).depth == 1
    assert read_header(segment("4 | Lomba Kota | Daerah", *rows[1:]).rows).depth == 0
    assert read_header(segment("No | Lomba Kota | 85,5", *rows[1:]).rows).depth == 0

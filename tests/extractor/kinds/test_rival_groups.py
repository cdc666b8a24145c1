"""Groups of columns that repeat one another: one of them is the table's own."""

from __future__ import annotations

import pytest

from extractor.kinds.columns import columns_from_header
from extractor.kinds.declarations import kinds
from extractor.kinds.headers import read_header
from extractor.tables.grid import Cell, GridRow
from tests.extractor.mapped_columns import fields, mapped


@pytest.mark.parametrize(
    ("first", "second", "own"),
    [
        ("Tahun 2022", "Tahun 2023", "second"),
        ("Tahun 2023", "Tahun 2022", "first"),
        ("Kinerja", "Keuangan", "first"),
    ],
)
def test_of_two_groups_of_results_the_later_year_is_the_tables_own(
    first: str, second: str, own: str
) -> None:
    columns = mapped(
        "capaian_kinerja",
        f"Indikator Kinerja | {first} | < | {second} | <",
        "^ | Target | Realisasi | Target | Realisasi",
        "Persentase layanan | 80% | 81% | 90% | 91%",
    )
    chosen = ["target", "realisasi"]
    assert fields(columns) == (
        ["indikator", None, None, *chosen]
        if own == "second"
        else ["indikator", *chosen, None, None]
    )
    assert not any(column.rival for column in columns)


def test_of_two_plans_the_first_is_the_tables_own() -> None:
    columns = mapped(
        "rkt",
        "Rancangan Awal RKPD | < | < | Hasil Analisis Kebutuhan | < | <",
        "Program/Kegiatan | Target Capaian | Pagu Indikatif (Rp.)"
        " | Program/Kegiatan | Target Capaian | Kebutuhan Dana (Rp.)",
        "Pelayanan Jiwa Anak | 80% | 800.000.000 | Pelayanan Jiwa Anak | 8% | 75.000.000",
    )
    assert fields(columns) == ["program", "target", "anggaran", None, None, None]


def test_an_estimate_for_the_next_year_is_no_target() -> None:
    columns = mapped(
        "rkt",
        "Program/Kegiatan | Rencana Tahun 2016 | < | < | Prakiraan Maju Rencana Tahun 2017 | <",
        "^ | Lokasi | Kebutuhan Dana/Pagu Indikatif | Sumber Dana"
        " | Target Capaian Kinerja | Kebutuhan Dana/Pagu Indikatif",
        "Forum Wilayah | Bogor | 350.000.000,00 | APBD | 95% | 385.000.000,00",
    )
    assert fields(columns) == ["program", None, "anggaran", None, None, None]


def test_groups_with_one_concept_in_common_do_not_repeat_one_another() -> None:
    columns = mapped(
        "realisasi_anggaran",
        "Program | Anggaran | < | Fisik | <",
        "^ | Pagu | Realisasi | Target | Keterangan",
        "Program Pemilu | 5.000.000 | 4.000.000 | 80% | lancar",
    )
    assert fields(columns)[:3] == ["uraian", "pagu", "realisasi"]


def test_one_measure_of_two_years_is_enough() -> None:
    columns = mapped(
        "capaian_kinerja",
        "Indikator Kinerja | Tahun 2015 | < | Tahun 2016 | < | Capaian",
        "^ | Realisasi | Keterangan | Target | Realisasi | ^",
        "Persentase layanan | 81% | cukup | 90% | 91% | 101%",
    )
    assert fields(columns) == ["indikator", None, None, "target", "realisasi", "capaian"]


def test_without_borders_a_year_stands_over_its_first_column_too() -> None:
    rows = [
        "No\tProgram\tTahun 2021\t\t\tTahun 2022\t\t",
        "\t\tAnggaran (Rp)\tRealisasi (Rp)\t%\tAnggaran (Rp)\tRealisasi (Rp)\t%",
        "1\tPelayanan Jiwa\t753.333.000\t714.159.684\t94,80\t818.841.000\t788.543.883\t96,30",
    ]
    grid = [
        GridRow(tuple(Cell(text) for text in row.split("\t")), line=line)
        for line, row in enumerate(rows, 1)
    ]
    reading = read_header(grid)
    kind = kinds()["realisasi_anggaran"]
    columns = columns_from_header(reading.headings, grid[reading.depth :], kind, [])
    assert fields(columns) == ["no", "uraian", None, None, None, "pagu", "realisasi", "persen"]
    assert columns[5].header == "Tahun 2022 Anggaran (Rp)"

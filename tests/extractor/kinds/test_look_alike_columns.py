"""Columns whose headings look like those of a field and mean something else."""

from __future__ import annotations

from typing import Any

import pytest

from extractor import extract_bytes
from extractor.model import Document, Table


def read(title: str, header: str, *rows: str) -> Document:
    lines = [header, "|".join(["---"] * (header.count("|") + 1)), *rows]
    table = "\n".join(f"| {line} |" for line in lines)
    return extract_bytes(f"LAPORAN KINERJA TAHUN 2022\n\n{title}\n\n{table}".encode(), "lapor.md")


def only(document: Document) -> Table:
    [table] = document.tables
    return table


def told(document: Document, field: str) -> list[str]:
    return [f.code for f in document.findings if f.field == field]


def plain(value: Any) -> Any:
    return getattr(value, "value", value)


def test_the_target_of_the_plans_end_is_told() -> None:
    document = read(
        "Tabel 2. Capaian",
        "Indikator Kinerja | Target Akhir Renstra 2026 | Realisasi 2022 | Capaian",
        "Indeks pelayanan | 88 | 79,2 | 90",
        "Indeks inovasi | 70 | 63 | 90",
    )
    assert "value-ambiguous" in told(document, "target")


def test_the_renstras_target_of_the_years_own_is_certain() -> None:
    document = read(
        "Tabel 2. Capaian",
        "Indikator Kinerja | Target Renstra Tahun 2022 | Realisasi Tahun 2022 | Capaian",
        "Indeks pelayanan | 80 | 79,2 | 99",
        "Indeks inovasi | 70 | 63 | 90",
    )
    assert "value-ambiguous" not in told(document, "target")


@pytest.mark.parametrize("word", ["Tahun Lalu", "Tahun Sebelumnya"])
def test_last_years_results_are_not_this_years(word: str) -> None:
    document = read(
        "Tabel 2. Capaian Kinerja",
        f"Sasaran | Indikator Kinerja | Realisasi {word} | Target | Realisasi | Capaian",
        "Meningkatnya mutu | Indeks pelayanan | 71 | 80 | 79,2 | 99",
        "Meningkatnya inovasi | Indeks inovasi | 60 | 70 | 63 | 90",
    )
    row = only(document).rows[0]
    assert str(plain(row.realisasi)) == "79.2"
    assert row.extra == {f"Realisasi {word}": "71"}


def test_a_share_of_the_whole_is_no_absorption() -> None:
    document = read(
        "Tabel 2. Komposisi Belanja",
        "No | Jenis Belanja | Pagu | %",
        "1 | Belanja Pegawai | 700.000.000 | 70",
        "2 | Belanja Modal | 300.000.000 | 30",
    )
    assert only(document).kind == "lainnya"


@pytest.mark.parametrize(
    ("header", "cells", "persen"),
    [
        ("% | Realisasi | %", ("25 | 160.000.000 | 80", "75 | 360.000.000 | 60"), 80),
        (
            "Realisasi | % | Sisa | %",
            ("160.000.000 | 80 | 40.000.000 | 20", "360.000.000 | 60 | 240.000.000 | 40"),
            80,
        ),
        (
            "Realisasi | Sisa | %",
            ("160.000.000 | 40.000.000 | 20", "360.000.000 | 240.000.000 | 40"),
            None,
        ),
    ],
)
def test_the_absorption_is_the_share_that_the_rows_give(
    header: str, cells: tuple[str, str], persen: int | None
) -> None:
    table = only(
        read(
            "Tabel 2. Realisasi Anggaran",
            f"Uraian | Anggaran | {header}",
            f"Program A | 200.000.000 | {cells[0]}",
            f"Program B | 600.000.000 | {cells[1]}",
        )
    )
    assert table.kind == "realisasi_anggaran"
    assert plain(table.rows[0].persen) == persen


def test_a_column_that_the_rows_chose_is_told() -> None:
    document = read(
        "Tabel 2. Realisasi Anggaran",
        "Uraian | Anggaran | % | Realisasi | %",
        "Program A | 200.000.000 | 25 | 160.000.000 | 80",
        "Program B | 600.000.000 | 75 | 360.000.000 | 60",
    )
    assert told(document, "persen") == ["header-guessed"]


def test_wrong_percentages_stay_for_the_audit_to_tell() -> None:
    document = read(
        "Tabel 2. Realisasi Anggaran",
        "Uraian | Anggaran | Realisasi | %",
        "Program A | 200.000.000 | 160.000.000 | 83",
        "Program B | 600.000.000 | 360.000.000 | 65",
    )
    assert plain(only(document).rows[0].persen) == 83


def test_a_kegiatans_target_is_not_its_sasarans() -> None:
    document = read(
        "PERJANJIAN KINERJA",
        "Sasaran | Indikator | Kegiatan | Indikator Kegiatan | Target",
        "Hunian layak | Persentase hunian layak | Bantuan hunian | Jumlah hunian | 20 unit",
        "Air bersih | Persentase air bersih | Sambungan air | Jumlah sambungan | 50 unit",
    )
    assert not any(plain(row.target) for row in only(document).rows)


def test_years_behind_a_target_of_its_own_are_no_targets() -> None:
    document = read(
        "Tabel 2. Perkembangan",
        "Indikator | Target | 2019 | 2020 | 2021 | 2022",
        "Indeks pelayanan | 80 | 70 | 72 | 75 | 79",
        "Indeks inovasi | 60 | 50 | 52 | 55 | 59",
    )
    row = only(document).rows[0]
    assert plain(row.target) == 80
    assert set(row.realisasi if isinstance(row.realisasi, dict) else {}) == {
        "2019", "2020", "2021", "2022",
    }  # fmt: skip
    assert "header-guessed" in told(document, "realisasi")


def test_a_series_of_capaian_taken_for_results_is_told() -> None:
    document = read(
        "Tabel 2. Capaian Indikator",
        "Indikator | Capaian 2020 | Capaian 2021 | Capaian 2022",
        "Indeks pelayanan | 95 | 97 | 99",
        "Indeks inovasi | 91 | 92 | 93",
    )
    assert "header-guessed" in told(document, "realisasi")


def test_rows_of_several_years_are_told() -> None:
    document = read(
        "Tabel 2. Perkembangan",
        "Indikator | Tahun | Target | Realisasi | Capaian",
        "Indeks pelayanan | 2020 | 70 | 63 | 90",
        "Indeks pelayanan | 2021 | 75 | 60 | 80",
        "Indeks pelayanan | 2022 | 80 | 72 | 90",
    )
    reasons = [f.message for f in document.findings if f.code == "value-ambiguous"]
    assert any("tiap baris" in reason for reason in reasons)
    assert [row.extra for row in only(document).rows] == [
        {"Tahun": "2020"}, {"Tahun": "2021"}, {"Tahun": "2022"},
    ]  # fmt: skip


def test_a_changed_target_beside_the_first_is_told() -> None:
    document = read(
        "Tabel 2. Capaian",
        "Sasaran | Indikator | Target | Target Perubahan | Realisasi | Capaian",
        "Meningkatnya mutu | Indeks pelayanan | 75 | 90 | 81 | 90",
        "Meningkatnya inovasi | Indeks inovasi | 60 | 70 | 63 | 90",
    )
    assert only(document).kind == "capaian_kinerja"
    assert "value-ambiguous" in told(document, "target")


@pytest.mark.parametrize(
    "unit", ["(000)", "(Rp'000)", "(Rp. Jt)", "(M)", "(dalam milyar Rp)", "(x 1.000)"]
)
def test_amounts_printed_in_thousands_or_millions_are_told(unit: str) -> None:
    document = read(
        "Tabel 2. Program dan Anggaran",
        f"No | Program | Anggaran {unit}",
        "1 | Program A | 1.250",
        "2 | Program B | 3.400",
    )
    assert "value-ambiguous" in told(document, "anggaran")


@pytest.mark.parametrize(
    "title",
    ["Realisasi 2022 dibandingkan Target Akhir Renstra 2026", "Kinerja 2022 dengan Target 2026"],
)
def test_the_year_of_a_plans_end_is_not_the_tables(title: str) -> None:
    document = read(
        f"Tabel 2. {title}",
        "Indikator | Target | Realisasi | Capaian",
        "Indeks pelayanan | 88 | 79,2 | 90",
        "Indeks inovasi | 70 | 63 | 90",
    )
    assert only(document).tahun == 2022

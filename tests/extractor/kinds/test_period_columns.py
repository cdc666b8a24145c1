"""Months and quarters over measures: targets, results, or something else altogether."""

from __future__ import annotations

import pytest

from extractor import extract_bytes
from extractor.model import Document


def read(title: str, *rows: str) -> Document:
    text = "\n".join(["LAPORAN KINERJA TAHUN 2021", "", title, "", *rows])
    return extract_bytes(text.encode(), "lapor.md")


def kinds_of(document: Document) -> list[str]:
    return [table.kind for table in document.tables]


def doubts_of(document: Document) -> list[str | None]:
    return [f.evidence[0].raw for f in document.findings if f.code == "header-guessed"]


@pytest.mark.parametrize("label", ["Uraian", "Bidang", "Kecamatan", "Jenis Layanan"])
def test_figures_per_quarter_alone_are_no_plan_of_action(label: str) -> None:
    document = read(
        "Tabel 9. Banyaknya Pengunjung",
        f"| {label} | Triwulan I | Triwulan II | Triwulan III | Triwulan IV |",
        "|---|---|---|---|---|",
        "| Taman kota | 412 | 388 | 501 | 476 |",
        "| Perpustakaan | 96 | 101 | 87 | 120 |",
    )
    assert kinds_of(document) == ["lainnya"]
    assert document.tables[0].rows[0].cells == ["Taman kota", "412", "388", "501", "476"]


def test_ticks_per_quarter_are_a_schedule() -> None:
    document = read(
        "Tabel 9. Jadwal",
        "| Uraian | Triwulan I | Triwulan II | Triwulan III | Triwulan IV |",
        "|---|---|---|---|---|",
        "| Rapat kerja | √ |  | √ |  |",
        "| Supervisi |  | √ |  | √ |",
    )
    assert kinds_of(document) == ["rak"]


def test_a_title_makes_a_plan_of_action_of_figures_per_quarter() -> None:
    document = read(
        "RENCANA AKSI TAHUN 2021",
        "| Uraian | Triwulan I | Triwulan II | Triwulan III | Triwulan IV |",
        "|---|---|---|---|---|",
        "| Rapat kerja | 2 | 3 | 2 | 4 |",
        "| Supervisi | 5 | 6 | 5 | 6 |",
    )
    assert kinds_of(document) == ["rak"]
    assert not doubts_of(document)


INDICATORS = (
    "| Indikator Kinerja | TW I | TW II | TW III | TW IV |",
    "|---|---|---|---|---|",
    "| Persentase jalan mantap | 20 % | 45 % | 60 % | 82,5 % |",
    "| Persentase jembatan baik | 30 % | 50 % | 70 % | 91 % |",
)


def test_quarters_that_are_named_neither_target_nor_realisasi_are_told() -> None:
    document = read("Tabel 9. Kinerja per Triwulan", *INDICATORS)
    assert set(document.tables[0].rows[0].target_triwulan or {}) == {"T1", "T2", "T3", "T4"}
    assert doubts_of(document) == ["TW I | TW II | TW III | TW IV"]
    [message] = [f.message for f in document.findings if f.code == "header-guessed"]
    assert "target atau realisasi" in message


def test_a_title_tells_results_of_quarters() -> None:
    document = read("Tabel 9. Realisasi Kinerja per Triwulan", *INDICATORS)
    assert kinds_of(document) == ["capaian_kinerja"]
    row = document.tables[0].rows[0]
    assert not row.target_triwulan
    assert set(row.realisasi_triwulan or {}) == {"T1", "T2", "T3", "T4"}
    assert len(doubts_of(document)) == 1


@pytest.mark.parametrize("title", ["Target dan Realisasi per Triwulan", "Realisasi per Triwulan"])
def test_a_plans_title_does_not_hide_what_the_tables_own_says(title: str) -> None:
    text = "\n".join(["RENCANA KERJA TAHUN 2021", "", f"Tabel 9. {title}", "", *INDICATORS])
    assert len(doubts_of(extract_bytes(text.encode(), "renja.md"))) == 1


def test_quarters_named_target_are_certain() -> None:
    named = INDICATORS[0].replace("TW", "Target TW")
    document = read("Tabel 9. Kinerja per Triwulan", named, *INDICATORS[1:])
    assert document.tables[0].rows[0].target_triwulan
    assert not doubts_of(document)


@pytest.mark.parametrize(
    "header", ["Jenis Pelayanan | Jumlah Pasien", "Komoditas | Luas Tanam | Luas Panen | Produksi"]
)
def test_headings_like_those_of_assets_are_none(header: str) -> None:
    width = header.count("|") + 1
    document = read(
        "Tabel 9. Data Pendukung",
        f"| {header} |",
        "|" + "---|" * width,
        "| Satu |" + " 1.215 |" * (width - 1),
        "| Dua |" + " 318 |" * (width - 1),
    )
    assert kinds_of(document) == ["lainnya"]

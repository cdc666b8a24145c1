"""What a line near a table is for, told by its form."""

from __future__ import annotations

import pytest

from extractor.kinds.line_roles import (
    in_paragraph,
    is_caption,
    is_list_item,
    is_party_or_date,
    is_running_text,
    is_signature_line,
    is_title_like,
    names_office,
)


@pytest.mark.parametrize(
    "text",
    [
        "d. penyelenggaraan evaluasi dan pelaporan Dinas; dan",
        "2) pelaksanaan rapat",
        "(a) pelaksanaan rapat",
        "- laporan bulanan",
        "Meningkatnya layanan publik;",
    ],
)
def test_items_of_a_list(text: str) -> None:
    assert is_list_item(text)
    assert not is_title_like(text)


@pytest.mark.parametrize("text", ["A. BELANJA LANGSUNG", "b. Perbandingan Realisasi Kinerja"])
def test_a_numbered_heading_is_no_item(text: str) -> None:
    assert not is_list_item(text)
    assert is_title_like(text)


@pytest.mark.parametrize(
    "text",
    [
        "Adapun Rencana Kinerja Tahunan Badan Contoh Tahun 2023, adalah sebagai",
        "kinerja pada akhir tahun anggaran. Adapun Perjanjian Kinerja",
        "Pengukuran dilakukan dengan membandingkan target yang ditetapkan semula",
        "Rincian pagu anggaran masing-masing program:",
    ],
)
def test_running_text_is_no_title(text: str) -> None:
    assert is_running_text(text)
    assert not is_title_like(text)


@pytest.mark.parametrize(
    "text",
    [
        "Pengukuran Pencapaian Indikator Kinerja Utama",
        "PERJANJIAN KINERJA TAHUN 2023",
        "Rencana Program dan Kegiatan di Kabupaten Contoh",
    ],
)
def test_titles(text: str) -> None:
    assert is_title_like(text)


@pytest.mark.parametrize(
    "text",
    [
        "Wonosari, 5 Januari 2023",
        "Wonosari, ............... 2023",
        "PIHAK KEDUA, PIHAK KESATU,",
        "Pembina Utama Muda",
        "NIP. 19900101 201001 1 999",
    ],
)
def test_lines_of_a_signature(text: str) -> None:
    assert is_signature_line(text)
    assert not is_title_like(text)


def test_a_sentence_about_the_parties_is_no_signature() -> None:
    text = "PIHAK KEDUA akan melakukan supervisi yang diperlukan."
    assert not is_signature_line(text)
    assert is_party_or_date(text)


def test_offices() -> None:
    assert names_office("KEPALA DINAS CONTOH")
    assert names_office("Plt. Sekretaris,")
    assert not names_office("Indeks Kepuasan Kepala Desa")


def test_a_caption_is_no_sentence_about_a_table() -> None:
    assert is_caption("Tabel 3.2")
    assert is_caption("Tabel 9. Pengukuran Kinerja")
    assert is_caption("Lampiran II")
    assert not is_caption("Tabel di atas dapat dilihat pada lampiran")
    assert not is_caption("Capaian pada Tabel 3")


def test_a_line_of_a_paragraph_can_look_like_a_title() -> None:
    lines = [
        "sesuai dengan Peraturan Menteri tentang Pedoman",
        "Penyusunan Penetapan Kinerja dan Pelaporan Akuntabilitas Kinerja",
        "PENUTUP",
    ]
    assert in_paragraph(lines, 1)
    assert not in_paragraph(lines, 2)
    assert not in_paragraph(["Perjanjian Kinerja Tahun 2023", "KPU Kota Bitung"], 0)

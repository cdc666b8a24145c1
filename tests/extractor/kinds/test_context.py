"""Whose table it is and of which year."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.kinds.context import (
    DocumentContext,
    TableContext,
    document_kind_of,
    read_document_context,
    read_table_context,
    title_block,
    year_near,
)
from extractor.kinds.drafts import draft_tables
from extractor.kinds.pieces import TableDraft
from extractor.kinds.signers import signature_bagian
from extractor.tables.grid import TextLine
from tests.extractor.spanned_tables import segment

TextLines = Callable[[str], list[TextLine]]
NOTHING = DocumentContext(None, None, None, None, None)


@pytest.fixture
def context(text_lines: TextLines) -> Callable[..., TableContext]:
    """Return a function that reads the context of a table between two texts."""

    def read(above: str, below: str = "", units: tuple[str, ...] = ()) -> TableContext:
        before, after = (
            [line for line in text_lines(text) if line.text] for text in (above, below)
        )
        draft = TableDraft([], above=before, below=after)
        return read_table_context(draft, NOTHING, units, None)

    return read


Context = Callable[..., TableContext]


def test_the_title_block(context: Context) -> None:
    found = context("RENCANA AKSI KINERJA\nKPU KABUPATEN WAJO\nTAHUN ANGGARAN 2023")
    assert found.title == "RENCANA AKSI KINERJA KPU KABUPATEN WAJO TAHUN ANGGARAN 2023"
    assert found.tahun == 2023
    assert found.satker is not None
    assert (found.satker.name, found.satker.kode_wilayah) == ("KPU Kabupaten Wajo", "73.13")
    assert found.bagian == "KPU"


def test_a_unit_s_name_on_two_lines(context: Context) -> None:
    found = context("PERJANJIAN KINERJA TAHUN 2023\nKOMISI PEMILIHAN UMUM KABUPATEN\nWAJO")
    assert found.satker is not None
    assert found.satker.name == "KPU Kabupaten Wajo"


def test_the_secretariat_in_the_title(context: Context) -> None:
    found = context("PERJANJIAN KINERJA TAHUN 2023\nSEKRETARIAT KPU KABUPATEN WAJO", "KETUA,")
    assert found.bagian == "Sekretariat"
    assert found.satker is not None
    assert found.satker.name == "KPU Kabupaten Wajo"


@pytest.mark.parametrize(
    ("below", "bagian"),
    [
        ("Sengkang, 5 Januari 2023\n\nSEKRETARIS KPU KABUPATEN WAJO,\n\nBUDI", "Sekretariat"),
        ("Sengkang, 5 Januari 2023\n\nPlt. Sekretaris,\n\nBUDI", "Sekretariat"),
        ("KETUA KPU KABUPATEN WAJO\n\nBUDI", "KPU"),
        ("", "KPU"),
    ],
)
def test_signature_decides_bagian(context: Context, below: str, bagian: str) -> None:
    assert context("RENCANA AKSI TAHUN 2023\nKPU KABUPATEN WAJO", below).bagian == bagian


def test_units_decide_where_nobody_signs(context: Context) -> None:
    title = "RENCANA AKSI TAHUN 2023\nKPU KABUPATEN WAJO"
    assert context(title, "", ("Subbagian Teknis", "Kasubbag Hukum")).bagian == "Sekretariat"
    assert context(title, "", ("Divisi Teknis", "Divisi Hukum")).bagian == "KPU"
    assert context(title, "KETUA,", ("Subbagian Teknis",)).bagian == "KPU"


def test_a_signer_s_name_above_is_no_title(text_lines: TextLines) -> None:
    above = text_lines("KETUA KPU KABUPATEN WAJO\nBUDI\nPERJANJIAN KINERJA TAHUN 2023")
    assert title_block(above) == ["PERJANJIAN KINERJA TAHUN 2023"]


def test_long_text_ends_the_title_block(text_lines: TextLines) -> None:
    above = text_lines("kalimat panjang " * 12 + "\nTABEL 3 CAPAIAN KINERJA")
    assert title_block(above) == ["TABEL 3 CAPAIAN KINERJA"]


def test_a_signature_below_the_next_title_is_another_table_s(text_lines: TextLines) -> None:
    below = text_lines("PERJANJIAN KINERJA TAHUN 2022\nSEKRETARIS,")
    assert signature_bagian(below) is None


def test_the_year_of_the_title_comes_before_that_of_the_text(text_lines: TextLines) -> None:
    above = text_lines("Berikut capaian tahun 2022:")
    assert year_near(["CAPAIAN TAHUN 2023"], above) == 2023
    assert year_near(["CAPAIAN"], above) == 2022
    assert year_near([], []) is None


def test_a_span_of_years_is_no_year(text_lines: TextLines) -> None:
    assert year_near(["RENSTRA TAHUN 2020-2024"], []) is None


def test_a_sasaran_in_the_heading(context: Context) -> None:
    assert context("Sasaran Strategis 2 : Meningkatnya layanan").sasaran == "Meningkatnya layanan"


def test_a_title_is_as_printed_masking_comes_last(context: Context) -> None:
    title = "PERJANJIAN KINERJA TAHUN 2023 NIP. 19900101 201001 1 999"
    assert context(title).title == title


def test_a_cover(text_lines: TextLines) -> None:
    found = read_document_context(
        text_lines("LAPORAN KINERJA\nTAHUN 2022\n\nKPU KOTA BITUNG\n\nJalan Merdeka 1")
    )
    assert (found.kind, found.title, found.tahun) == ("lakip", "LAPORAN KINERJA", 2022)
    assert found.satker is not None
    assert found.satker.name == "KPU Kota Bitung"


def test_the_first_title_on_the_cover_names_the_document(text_lines: TextLines) -> None:
    found = read_document_context(text_lines("RENCANA AKSI KINERJA\nlampiran Perjanjian Kinerja"))
    assert found.kind == "rak"


def test_without_a_cover_the_most_frequent_unit_stands(text_lines: TextLines) -> None:
    text = "teks\n" * 70 + "oleh KPU Kota Bitung.\nserta KPU Kota Bitung.\nke KPU Kota Blitar.\n"
    found = read_document_context(text_lines(text))
    assert found.satker is not None
    assert found.satker.name == "KPU Kota Bitung"


def test_nothing_is_known_of_nothing() -> None:
    assert read_document_context([]) == NOTHING


def test_tables_name_a_document_without_a_title() -> None:
    assert document_kind_of(["lainnya", "rkt", "rak"]) == "rkt"
    assert document_kind_of(["lainnya", "sdm"]) == "other"


def test_a_heading_of_what_comes_next_signs_nothing(text_lines: TextLines) -> None:
    below = text_lines("Dua orang di antaranya ahli muda.\nStruktur\nSekretariat KPU Kota Blitar")
    assert signature_bagian(below) is None
    assert signature_bagian(text_lines("Blitar, 2 Januari 2024\nSekretariat KPU Kota Blitar")) == (
        "Sekretariat"
    )


def test_a_list_above_ends_the_title_block(text_lines: TextLines) -> None:
    above = text_lines("d. evaluasi dan pelaporan Dinas; dan\nINDIKATOR KINERJA UTAMA")
    assert title_block(above) == ["INDIKATOR KINERJA UTAMA"]


def test_a_signature_above_ends_the_title_block(text_lines: TextLines) -> None:
    above = text_lines(
        "PIHAK KEDUA, PIHAK KESATU,\nBUDI SITI\nPembina Utama\nNIP. 19900101 201001 1 999\n"
        "PERJANJIAN KINERJA TAHUN 2023\nDINAS CONTOH"
    )
    assert title_block(above) == ["PERJANJIAN KINERJA TAHUN 2023", "DINAS CONTOH"]


def test_a_mission_above_is_no_title(text_lines: TextLines) -> None:
    above = text_lines("Tabel 1\nTUJUAN DAN SASARAN\nVISI : Tertib pada Tahun 2028\nMISI I Layanan")
    assert title_block(above) == ["Tabel 1", "TUJUAN DAN SASARAN"]


def test_below_a_caption_running_text_tells_no_year(text_lines: TextLines) -> None:
    titles = ["pada tahun 2021 sebagai berikut:", "Tabel 5", "Perjanjian Kinerja 2023"]
    assert year_near(titles, text_lines("\n".join(titles))) == 2023
    assert year_near(titles[:2], text_lines("\n".join(titles[:2]))) is None


def test_a_form_s_line_names_the_unit(context: Context) -> None:
    found = context("Tabel 2.1\nNama OPD : Badan Pemberdayaan Masyarakat Lembar : 1 dari 2")
    assert found.satker is not None
    assert found.satker.name == "Badan Pemberdayaan Masyarakat"
    assert found.title == "Tabel 2.1"


def test_an_agency_s_name_on_three_lines(text_lines: TextLines) -> None:
    found = read_document_context(
        text_lines("RENCANA KINERJA TAHUNAN\nBADAN CONTOH,\nPERLINDUNGAN ANAK\n(BCPA)\n"
                   "KABUPATEN WAJO\nTAHUN 2023")
    )  # fmt: skip
    assert found.satker is not None
    assert found.satker.name == "Badan Contoh, Perlindungan Anak Kabupaten Wajo"


def test_a_table_has_its_document_s_unit_rather_than_one_that_the_text_speaks_of(
    text_lines: TextLines,
) -> None:
    lines = text_lines("LAPORAN KINERJA\nDINAS CONTOH KABUPATEN WAJO\nTAHUN 2023")
    document = read_document_context(lines)
    above = text_lines("bersama Dinas Kesehatan Kota Bitung.\nTabel 4 Capaian Kinerja")
    found = read_table_context(TableDraft([], above=above), document, (), None)
    assert found.satker is not None
    assert found.satker.name == "Dinas Contoh Kabupaten Wajo"


def test_a_law_s_year_is_not_the_document_s(text_lines: TextLines) -> None:
    text = "PENDAHULUAN\nmenurut Peraturan Nomor 29 Tahun 2014 tentang Laporan\n"
    found = read_document_context(text_lines(text + "yang disusun pada Tahun 2023 ini.\n"))
    assert found.tahun == 2023


def test_a_signature_that_ends_in_a_comma_is_no_item_of_a_list(text_lines: TextLines) -> None:
    above = text_lines("KETUA KPU KABUPATEN WAJO,\nBUDI\nPERJANJIAN KINERJA TAHUN 2023")
    assert title_block(above) == ["PERJANJIAN KINERJA TAHUN 2023"]


def test_the_year_of_a_table_may_stand_in_the_headings_of_its_quarters() -> None:
    grid = segment(
        "Kegiatan | Indikator Kinerja | Realisasi Kinerja Triwulan Tahun 2023 | <",
        "^ | ^ | TW I | TW II",
        "Rapat kerja daerah | Jumlah rapat | 2 | 4",
        "Bimbingan teknis | Jumlah peserta | 10 | 20",
    )
    [draft] = draft_tables([grid]).tables
    assert read_table_context(draft, NOTHING, (), None).tahun == 2023


def test_a_paragraph_s_year_is_not_the_document_s(text_lines: TextLines) -> None:
    text = (
        "BAB I\nPENDAHULUAN\n"
        "Perencanaan adalah bagian dari Rencana Kerja. Selanjutnya dinas menyusun\n"
        "Dokumen Perencanaan Tahunan Daerah Tahun 2016 dengan mengacu kepada RKPD\n"
        "Provinsi Contoh Tahun 2016 yang berpedoman pada rencana daerah.\n"
        "3.1 Program\nKegiatan Tahun 2017 disusun.\nAnggaran Tahun 2017 naik.\n"
        "Target Tahun 2017 naik."
    )
    assert read_document_context(text_lines(text)).tahun == 2017


def test_a_form_s_line_ends_before_the_next_label_and_the_title_names_its_region(
    context: Context,
) -> None:
    found = context(
        "Hasil Renja\nProvinsi Riau\nNama OPD : Badan Pemberdayaan Desa Lembar : 1 dari 2"
    )
    assert found.satker is not None
    assert found.satker.raw == "Nama OPD : Badan Pemberdayaan Desa"
    assert (found.satker.name, found.satker.kode_wilayah) == (
        "Badan Pemberdayaan Desa Provinsi Riau",
        "14",
    )


def test_one_unit_has_one_name_however_it_is_spelled(text_lines: TextLines) -> None:
    cover = "RUMAH SAKIT JIWA PROVINSI RIAU\nLAPORAN KINERJA TAHUN 2016"
    document = read_document_context(text_lines(cover))
    above = text_lines("Pendapatan RS Jiwa Provinsi Riau\nTabel 2 Pendapatan")
    found = read_table_context(TableDraft([], above=above), document, (), None)
    assert found.satker is not None
    assert found.satker.name == "Rumah Sakit Jiwa Provinsi Riau"


OFFICIALS = (
    "PERJANJIAN KINERJA\nNama : A. Budi\nJabatan : KEPALA BADAN PERENCANAAN\nNama : C. Dewi\n"
)


@pytest.mark.parametrize(
    ("above", "name"),
    [
        ("Jabatan : GUBERNUR RIAU", "Badan Perencanaan Provinsi Riau"),
        ("Jabatan : Bupati Wajo", "Badan Perencanaan Kabupaten Wajo"),
        ("Jabatan : KEPALA BIDANG UMUM", "Badan Perencanaan"),
    ],
)
def test_the_officials_of_an_agreement_name_its_unit(
    text_lines: TextLines, above: str, name: str
) -> None:
    found = read_document_context(text_lines(OFFICIALS + above))
    assert found.satker is not None
    assert found.satker.name == name


def test_a_line_in_brackets_below_a_title_is_part_of_it(text_lines: TextLines) -> None:
    found = read_document_context(text_lines("INDIKATOR KINERJA UTAMA\n(PENYELARASAN)\n"))
    assert found.title == "INDIKATOR KINERJA UTAMA (PENYELARASAN)"


def test_a_header_s_word_above_the_table_is_no_title(context: Context) -> None:
    found = context("Tabel 3\nKebijakan dan Program\nRencana Strategis\nSTRATEGI")
    assert found.title == "Tabel 3 Kebijakan dan Program Rencana Strategis"
    assert context("TABEL 3\nPROGRAM\nPRIORITAS").title == "TABEL 3 PROGRAM PRIORITAS"

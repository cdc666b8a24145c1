"""The printed title of a table."""

from __future__ import annotations

from extractor.kinds.table_titles import names_kind, printed_title, sasaran_heading


def test_a_caption_and_what_follows_it_is_the_title() -> None:
    lines = [
        "Rincian anggaran disajikan pada tabel berikut:",
        "Tabel 3.2",
        "Realisasi dan Pencapaian Target Pendapatan",
        "Dinas Contoh Tahun 2023",
    ]
    assert printed_title(lines) == (
        "Tabel 3.2 Realisasi dan Pencapaian Target Pendapatan Dinas Contoh Tahun 2023"
    )


def test_the_nearest_caption_counts() -> None:
    assert printed_title(["Tabel 1 Pegawai", "Tabel 2 Sarana"]) == "Tabel 2 Sarana"


def test_words_of_a_header_end_a_caption() -> None:
    assert printed_title(["Tabel 2. Populasi", "No Jenis Satuan"]) == "Tabel 2. Populasi"
    assert printed_title(["Tabel 2. Populasi", "R (%) 19-23"]) == "Tabel 2. Populasi"


def test_running_text_lists_and_labels_are_no_title() -> None:
    lines = [
        "Adapun Perjanjian Kinerja Dinas Contoh adalah sebagai berikut",
        "OPD : DINAS CONTOH",
        "PERJANJIAN KINERJA TAHUN 2023",
        "Dinas Contoh Kabupaten Ujung",
    ]
    assert printed_title(lines) == "PERJANJIAN KINERJA TAHUN 2023 Dinas Contoh Kabupaten Ujung"


def test_without_a_title_there_is_none() -> None:
    assert printed_title(["yaitu sebagai berikut:"]) is None
    assert printed_title([]) is None


def test_a_heading_names_the_sasaran() -> None:
    lines = ["Sasaran 1 : Meningkatnya mutu", "Sasaran 2 : Meningkatnya layanan", "Tabel 4"]
    assert sasaran_heading(lines) == "Meningkatnya layanan"
    assert sasaran_heading(["Sasaran kita"]) is None


def test_titles_that_name_a_kind() -> None:
    assert names_kind("PERJANJIAN KINERJA TAHUN 2023")
    assert not names_kind("DAFTAR ISI")


def test_the_lines_of_a_form_below_a_title_are_left_out() -> None:
    lines = ["RENCANA AKSI KINERJA TAHUN 2023", "Nama / Unit : KPU Contoh", "Tahun Anggaran : 2023"]
    assert printed_title(lines) == "RENCANA AKSI KINERJA TAHUN 2023"


def test_a_year_on_the_last_line_is_the_title_s() -> None:
    assert printed_title(["Tabel 7. Capaian Kinerja", "2016"]) == "Tabel 7. Capaian Kinerja 2016"
    assert printed_title(["CAPAIAN KINERJA", "2016"]) == "CAPAIAN KINERJA 2016"
    assert printed_title(["2016"]) is None


def test_a_caption_s_number_above_a_title_that_begins_with_the_same_word() -> None:
    lines = ["Tabel 3.2", "Tabel Perbandingan Kinerja", "KPU Kabupaten Contoh"]
    assert printed_title(lines) == " ".join(lines)
    assert printed_title(["Tabel 1. Sasaran", "Tabel 2. Target"]) == "Tabel 2. Target"

"""Tables of other bodies: what a column holds is told where its heading leaves it open."""

from __future__ import annotations

from extractor import extract_bytes
from extractor.model import Document


def read(title: str, *rows: str) -> Document:
    return extract_bytes("\n".join([title, "", *rows]).replace("|", "\t").encode(), "x.txt")


def doubts(document: Document) -> list[tuple[str, int | None, str | None]]:
    return [(f.code, f.row, f.field) for f in document.findings if f.severity == "warning"]


def test_quarters_named_with_their_measure_are_no_yearly_result() -> None:
    document = read(
        "CAPAIAN KINERJA TAHUN 2022",
        "No|Sasaran|Indikator|Target|Realisasi TW I|Realisasi TW II|Capaian",
        "1|Meningkatnya mutu|Indeks layanan|80|75|76|96,25",
    )
    [table] = document.tables
    [row] = table.rows
    assert table.kind == "capaian_kinerja"
    assert row.realisasi is None
    assert row.realisasi_triwulan is not None
    assert {key: value.value for key, value in row.realisasi_triwulan.items()} == {
        "T1": 75, "T2": 76,
    }  # fmt: skip


def test_one_year_on_two_headings_is_no_series() -> None:
    document = read(
        "CAPAIAN KINERJA TAHUN 2022",
        "No|Sasaran|Indikator|Target 2022|Realisasi 2022|Capaian",
        "1|Meningkatnya mutu|Indeks layanan|80,5|79,2|98,39",
    )
    [table] = document.tables
    assert table.kind == "capaian_kinerja"
    assert table.rows[0].capaian is not None
    assert table.rows[0].capaian.raw == "98,39"


def test_two_years_of_one_measure_are_told() -> None:
    document = read(
        "REALISASI ANGGARAN TAHUN 2021",
        "No|Uraian|Anggaran|Realisasi 2020|Realisasi 2021|%",
        "1|Belanja Pegawai|1.000.000|800.000|900.000|90",
    )
    assert doubts(document) == [("value-ambiguous", None, "realisasi")]
    assert document.tables[0].rows[0].extra == {"Realisasi 2020": "800.000"}


def test_amounts_in_thousands_are_told() -> None:
    document = read(
        "REALISASI ANGGARAN TAHUN 2021\n(dalam ribuan rupiah)",
        "No|Uraian|Anggaran|Realisasi|%",
        "1|Belanja Pegawai|1.000.000|950.000|95",
    )
    assert doubts(document) == [("value-ambiguous", None, "pagu")]


def test_a_negative_amount_keeps_its_column() -> None:
    document = read(
        "REALISASI ANGGARAN TAHUN 2021",
        "No|Uraian|Anggaran (Rp)|Realisasi (Rp)|Sisa|%",
        "1|Belanja Pegawai|1.000.000|(50.000)|1.050.000|-5",
        "2|Belanja Barang|2.500.000|2.400.000|100.000|96",
    )
    row = document.tables[0].rows[0]
    assert row.realisasi is not None
    assert (row.realisasi.raw, row.extra) == ("(50.000)", {"Sisa": "1.050.000"})
    assert doubts(document) == [("value-ambiguous", 0, "realisasi")]


def test_plain_text_whose_targets_were_missed_is_no_table() -> None:
    cells = ["1", "Meningkatnya penanganan", "Persentase layanan", "75%", "Jumlah panti sosial",
             "12 panti", "2", "Meningkatnya mutu layanan", "Indeks Kepuasan", "80,5"]  # fmt: skip
    header = "No Sasaran Strategis Indikator Kinerja Target"
    document = read("PERJANJIAN KINERJA TAHUN 2022", header, "", "\n\n".join(cells))
    assert document.tables == []
    assert doubts(document) == [("table-unread", None, None)]


def test_a_title_without_its_table_is_told() -> None:
    document = read("RENCANA AKSI KINERJA TAHUN 2022", "Nomor", "Sasaran", "Biaya")
    assert document.status == "empty"
    assert doubts(document) == [("table-missing", None, None)]


def test_a_single_value_beside_a_series_is_kept_and_told() -> None:
    document = read(
        "PERJANJIAN KINERJA TAHUN 2022",
        "No|Sasaran|Indikator|Target dan Realisasi||||Ket",
        "|||2021||2022||",
        "|||Target|Realisasi|Target|Realisasi|",
        "1|Meningkatnya mutu|Indeks Kepuasan|80|81,2|82|83|Tercapai",
        "2|Meningkatnya cakupan|Persentase cakupan|70|65|75|77,5|Tercapai",
    )
    text = document.model_dump_json()
    assert all(f'"{value}"' in text for value in ("81,2", "83", "65", "77,5"))
    assert doubts(document)

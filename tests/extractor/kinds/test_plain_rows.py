"""Rows of a table in plain text, through whole documents."""

from __future__ import annotations

from collections.abc import Callable

from extractor.model import Document, Measure, Row, Table

ExtractText = Callable[..., Document]
TableOf = Callable[[str], Table]

HEAD = """\
RENCANA AKSI KINERJA TAHUN 2023
KPU KOTA BLITAR

No Sasaran Indikator Kinerja Target Kegiatan

TW I TW II TW III TW IV
Biaya (Rp) Penanggung
Jawab

"""
BODY = """\
1

Meningkatnya data
pemilih

Persentase pemilih
terdata

95%

Rapat koordinasi data

v v 3.750.000 Divisi Data dan
Informasi

Sosialisasi data pemilih

√ √ √ √ 2.480.000 Subbagian Teknis

2

Terwujudnya tata kelola

Opini laporan keuangan

WTP Penyusunan laporan V V -
Subbagian Keuangan
"""


def target(row: Row) -> object:
    assert isinstance(row.target, Measure)
    return row.target.value


def test_a_dumped_rak(table_of: TableOf) -> None:
    rows = table_of(HEAD + BODY).rows
    assert [row.kegiatan for row in rows] == [
        "Rapat koordinasi data", "Sosialisasi data pemilih", "Penyusunan laporan",
    ]  # fmt: skip
    assert [row.no for row in rows] == ["1", "1", "2"]
    assert [row.sasaran for row in rows][1:] == [
        "Meningkatnya data pemilih", "Terwujudnya tata kelola",
    ]  # fmt: skip
    assert [row.indikator for row in rows][::2] == [
        "Persentase pemilih terdata", "Opini laporan keuangan",
    ]  # fmt: skip
    assert (target(rows[0]), target(rows[2])) == (95, "WTP")


def test_amounts_and_units_behind_the_ticks(table_of: TableOf) -> None:
    rows = table_of(HEAD + BODY).rows
    assert [row.biaya.value for row in rows if row.biaya] == [3750000, 2480000, None]
    assert [row.pelaksana for row in rows] == [
        "Divisi Data dan Informasi", "Subbagian Teknis", "Subbagian Keuangan",
    ]  # fmt: skip


def test_fewer_ticks_than_columns_are_only_counted(extract_text: ExtractText) -> None:
    document = extract_text(HEAD + BODY)
    schedules = [row.jadwal for row in document.tables[0].rows if row.jadwal]
    assert [(s.marks, s.count) for s in schedules] == [
        (None, 2), (["T1", "T2", "T3", "T4"], None), (None, 2),
    ]  # fmt: skip
    codes = [finding.code for finding in document.findings]
    assert codes.count("schedule-count-only") == 1
    assert "table-rebuilt" in codes


def test_filled_labels_say_over_which_rows_they_go(table_of: TableOf) -> None:
    rows = table_of(HEAD + BODY).rows
    assert rows[0].merged["sasaran"] == rows[1].merged["sasaran"] == (0, 1)
    assert "sasaran" not in rows[2].merged


def test_a_word_broken_at_a_line_end_is_joined(table_of: TableOf) -> None:
    rows = table_of(HEAD + BODY.replace("Divisi Data dan\nInformasi", "Divisi Perencanaa\nn, Data"))
    assert rows.rows[0].pelaksana == "Divisi Perencanaan, Data"


def test_a_dumped_pk(table_of: TableOf) -> None:
    table = table_of(
        "PERJANJIAN KINERJA TAHUN 2023\n\nNo Sasaran Strategis Indikator Kinerja Target\n\n"
        "1\n\nMeningkatnya data pemilih\n\nPersentase pemilih terdata 95%\n\n"
        "2\n\nTerwujudnya tata kelola\n\nOpini laporan keuangan WTP\n"
    )
    assert table.kind == "perjanjian_kinerja"
    assert [(row.no, row.sasaran, row.indikator) for row in table.rows] == [
        ("1", "Meningkatnya data pemilih", "Persentase pemilih terdata"),
        ("2", "Terwujudnya tata kelola", "Opini laporan keuangan"),
    ]
    assert [target(row) for row in table.rows] == [95, "WTP"]


def test_columns_kept_apart_by_spaces_are_refused_not_guessed(extract_text: ExtractText) -> None:
    row = "1      Meningkatnya layanan      Persentase layanan      95%\n"
    document = extract_text("No     Sasaran     Indikator Kinerja     Target\n" + row * 3)
    assert (document.status, document.tables) == ("partial", [])
    assert [finding.code for finding in document.findings] == ["table-unread"]
    assert [prose.value for prose in document.prose] == [95, 95, 95]


def test_two_documents_glued_together_are_two_tables(extract_text: ExtractText) -> None:
    signed = "\nBlitar, 4 Januari 2023\n\nSEKRETARIS,\n\nBUDI\n\n"
    document = extract_text(HEAD + BODY + signed + HEAD.partition("\n\n")[2] + BODY)
    assert [len(table.rows) for table in document.tables] == [3, 3]
    assert document.tables[0].bagian == "Sekretariat"


def test_a_share_behind_two_amounts_overwrites_none(extract_text: ExtractText) -> None:
    document = extract_text(
        "REALISASI ANGGARAN TAHUN 2016\n\nPROGRAM KEGIATAN ANGGARAN REALISASI\n\n"
        "Publikasi Gerakan Bersih 450.000.000 439.810.000 97,74\n"
        "Pengendalian Pencemaran 9.776.056.000 5.623.938.000 57,53\n"
    )
    [table] = document.tables
    assert [row.realisasi.value for row in table.rows if row.realisasi] == [439810000, 5623938000]
    assert [item.raw for item in table.unplaced] == ["97,74", "57,53"]
    assert {(f.code, f.row) for f in document.findings if f.row is not None} == {
        ("cell-unplaced", 0), ("cell-unplaced", 1),
    }  # fmt: skip


def test_rows_without_words_are_no_table(extract_text: ExtractText) -> None:
    document = extract_text(
        "Realisasi Anggaran Per Indikator Sasaran\n\n105\n100\n95\n\n1\n\n2\n\n3\n\n4\n"
    )
    assert document.tables == []


def test_a_number_above_a_sasaran_is_no_target(extract_text: ExtractText) -> None:
    document = extract_text(
        HEAD + "1\n\nMeningkatnya data\npemilih\n\nPersentase pemilih\nterdata\n\n"
        "Rapat koordinasi data\n\nv v 3.750.000 Divisi Data\n"
    )
    [row] = document.tables[0].rows
    assert row.no == "1"
    assert row.target is None
    assert ("value-unparsed", "target") in {(f.code, f.field) for f in document.findings}

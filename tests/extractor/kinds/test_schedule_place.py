"""A schedule moves as one block: blank tick cells cannot tell where they stand."""

from __future__ import annotations

from extractor import extract_bytes
from extractor.model import Document
from tests.extractor.reading_findings import reading_findings

RAK = "No|Sasaran|Indikator|Target|Kegiatan|TW I|TW II|TW III|TW IV|Biaya|Pelaksana"
FIRST = "1|Meningkatnya mutu|Persentase data|95%|Rapat|√|√|√|√|5.000.000|Subbagian Teknis"


def read(*rows: str) -> Document:
    text = "\n".join(["RENCANA AKSI KINERJA TAHUN 2024", "", RAK, FIRST, *rows])
    return extract_bytes(text.replace("|", "\t").encode(), "x.txt")


def marks(document: Document) -> list[list[str] | None]:
    return [row.jadwal.marks if row.jadwal else None for row in document.tables[0].rows]


def doubts(document: Document) -> list[tuple[int | None, str | None]]:
    return [(f.row, f.field) for f in reading_findings(document) if f.code == "value-ambiguous"]


def test_a_page_without_the_target_column_keeps_its_quarters() -> None:
    row = "2|Terwujudnya tertib|Nilai SAKIP|Reviu laporan|√|||√|6.000.000|Subbagian Umum"
    document = read("", row)
    assert marks(document)[1] == ["T1", "T4"]
    assert doubts(document) == []


def test_a_row_that_slid_right_keeps_its_quarters() -> None:
    row = "|2|Terwujudnya tertib|Nilai SAKIP|53%|Reviu|√|||√|6.000.000|Subbagian Umum"
    document = read(row)
    assert marks(document)[1] == ["T1", "T4"]
    assert doubts(document) == []


def test_a_lost_tick_cell_is_told() -> None:
    row = "2|Terwujudnya tertib|Nilai SAKIP|53%|Reviu|√||√|6.000.000|Subbagian Umum"
    assert doubts(read(row)) == [(1, "jadwal")]


def test_a_blank_amount_beside_the_ticks_is_no_lost_tick() -> None:
    row = "2|Terwujudnya tertib|Nilai SAKIP|53%|Reviu|√|||√|Subbagian Umum|"
    document = read(row)
    assert marks(document)[1] == ["T1", "T4"]
    assert document.tables[0].rows[1].pelaksana == "Subbagian Umum"
    assert doubts(document) == []


def test_a_unit_beyond_the_last_column_is_put_back() -> None:
    row = "2|Terwujudnya tertib|Nilai SAKIP|53%|Reviu|√|||√|6.000.000||Subbagian Umum"
    assert read(row).tables[0].rows[1].pelaksana == "Subbagian Umum"


def test_column_numbers_fused_into_rows_do_not_name_columns() -> None:
    header = "No|Sasaran|Indikator|Target|Kegiatan|TW I|TW II|TW III|TW IV|Biaya"
    fused = "Meningkatnya mutu|Persentase data|95%|5 Rapat|6 v|7 v|8|9|10 318.450.000"
    clean = "3|Terwujudnya tertib|Nilai SAKIP|B|Reviu||||v|118.450.000"
    text = "\n".join([header, f"1|{fused}", f"2|{fused}", clean]).replace("|", "\t")
    document = extract_bytes(text.encode(), "x.txt")
    assert marks(document) == [["T1", "T2"], ["T1", "T2"], ["T4"]]


def test_stray_digits_among_ticks_make_no_targets() -> None:
    row = "2|Terwujudnya tertib|Nilai SAKIP|53%|Reviu|√|2|3||6.000.000|Subbagian Umum"
    document = read(row)
    assert marks(document)[1] == ["T1"]
    assert {(f.row, f.field) for f in reading_findings(document)} == {(1, "jadwal")}


def test_a_lost_activity_is_not_filled_from_above() -> None:
    document = read(
        "2|Terwujudnya tertib|Nilai SAKIP|53%|1 0|√|||√|6.000.000|Subbagian Umum",
        "3|Terwujudnya rapi|Nilai IKPA|53%|Reviu|√|||√|6.000.000|Subbagian Umum",
    )
    assert document.tables[0].rows[1].kegiatan is None


def test_sasaran_and_indikator_centred_together() -> None:
    header = "No|Sasaran|Indikator|Target|Kegiatan|TW I|TW II|TW III|TW IV|Biaya"
    rows = [
        "||||Rapat data pemilih|v||||1.000.000",
        "1|Meningkatnya data pemilih|Persentase data pemilih|95%|Sosialisasi data||v|||2.000.000",
        "||||Evaluasi data pemilih|||v||3.000.000",
        "||||Penyusunan laporan keuangan|v||||4.000.000",
        "2|Terwujudnya tata kelola|Opini laporan keuangan|WTP|Reviu laporan||v|||5.000.000",
        "||||Rekonsiliasi laporan keuangan|||v||6.000.000",
    ]
    text = "\n".join([header, *rows]).replace("|", "\t")
    [table] = extract_bytes(text.encode(), "x.txt").tables
    assert [row.no for row in table.rows] == ["1", "1", "1", "2", "2", "2"]


def test_numbers_on_the_rows_of_their_sasaran_are_filled_with_it() -> None:
    rows = [
        "No|Sasaran|Indikator|Target",
        "1|Meningkatnya mutu|Persentase data|95%",
        "||Persentase tepat|90%",
        "2|Terwujudnya tertib|Nilai SAKIP|53",
        "3|Terlaksananya rapat|Nilai IKPA|53",
        "4|Terlaksananya bimtek|Nilai IKK|53",
    ]
    [table] = extract_bytes("\n".join(rows).replace("|", "\t").encode(), "x.txt").tables
    assert [row.no for row in table.rows] == ["1", "1", "2", "3", "4"]

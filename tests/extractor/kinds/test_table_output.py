"""Finished tables: columns, pages, findings, and what is left over."""

from __future__ import annotations

from collections.abc import Callable

from extractor.model import Document, Table

ExtractText = Callable[..., Document]
TableOf = Callable[[str], Table]
Tab = Callable[..., str]

TITLE = "PERJANJIAN KINERJA TAHUN 2023\n\n"
PK = "No | Sasaran Strategis | Indikator Kinerja | Target"
ONE = "1 | Meningkatnya layanan | Persentase layanan | 95%"
TWO = "2 | Terwujudnya tertib | Nilai SAKIP | BB"


def test_columns_carry_their_printed_headers(tab: Tab, table_of: TableOf) -> None:
    table = table_of(TITLE + tab(PK, ONE, TWO))
    assert [(column.field, column.header) for column in table.columns] == [
        ("no", "No"), ("sasaran", "Sasaran Strategis"), ("indikator", "Indikator Kinerja"),
        ("target", "Target"),
    ]  # fmt: skip


def test_the_inner_number_goes_to_extra(tab: Tab, table_of: TableOf) -> None:
    rows = table_of(
        TITLE
        + tab("No | Sasaran | | Indikator Kinerja | Target",
              "1 | Meningkatnya layanan | 1 | Persentase layanan | 95%",
              " | | 2 | Indeks layanan | 90", "2 | Terwujudnya tertib | 1 | Nilai SAKIP | BB")
    ).rows  # fmt: skip
    assert [row.extra for row in rows] == [{"no_indikator": n} for n in ("1", "2", "1")]
    assert [row.no for row in rows] == ["1", "1", "2"]


def test_a_unit_that_is_not_in_the_list_of_regions_is_told(
    tab: Tab, extract_text: ExtractText
) -> None:
    text = "PERJANJIAN KINERJA TAHUN 2023\nKPU KABUPATEN ANTAH BERANTAH\n\n" + tab(PK, ONE, TWO)
    document = extract_text(text)
    satker = document.tables[0].satker
    assert satker is not None
    assert (satker.kode_wilayah, satker.score) == (None, 0)
    assert "satker-unmatched" in [finding.code for finding in document.findings]


def test_findings_point_at_their_row_and_line(tab: Tab, extract_text: ExtractText) -> None:
    document = extract_text(
        tab("No | Program | Anggaran", "1 | Manajemen | 5.000.000", "2 | Pemilu | lima juta ??",
            "3 | Logistik | 7.000.000", "4 | Hukum | 8.000.000")
    )  # fmt: skip
    found = [f for f in document.findings if f.code == "value-unparsed"]
    assert [(f.table, f.row, f.field) for f in found] == [("t01", 1, "anggaran")]
    assert [(e.line, e.raw) for e in found[0].evidence] == [(3, "lima juta ??")]
    assert document.tables[0].rows[1].anggaran is not None
    assert document.tables[0].rows[1].anggaran.value is None


def test_stray_text_is_unplaced_with_its_line(tab: Tab, table_of: TableOf) -> None:
    table = table_of(TITLE + tab(PK, ONE, "11. te | Terwujudnya tertib | Nilai SAKIP | BB"))
    assert [(text.raw, text.source.line) for text in table.unplaced] == [("te", 5)]
    assert table.rows[1].no == "11."


def test_ids_count_the_tables(tab: Tab, extract_text: ExtractText) -> None:
    program = tab("No | Program | Anggaran", "1 | Manajemen | Rp 5.000", "2 | Pemilu | Rp 6.000")
    document = extract_text(TITLE + tab(PK, ONE, TWO) + "\nProgram pendukung\n\n" + program)
    assert [table.id for table in document.tables] == ["t01", "t02"]


def test_a_joined_table_takes_the_year_of_the_one_above(
    tab: Tab, extract_text: ExtractText
) -> None:
    program = tab("No | Program | Anggaran", "1 | Manajemen | Rp 5.000", "2 | Pemilu | Rp 6.000")
    document = extract_text(TITLE + tab(PK, ONE, TWO) + "\n" + program)
    assert [(table.kind, table.tahun) for table in document.tables] == [
        ("perjanjian_kinerja", 2023), ("program_anggaran", 2023),
    ]  # fmt: skip

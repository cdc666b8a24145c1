"""Borders round blocks of records only: entries on the same heights tell the records."""

from __future__ import annotations

from decimal import Decimal

from extractor.readers.cells import TableGrid
from extractor.readers.page import Word
from extractor.tables.ruled import find_ruled_tables
from tests.extractor.tables.ruled_pages import lines_of, page_of, rows_of, table_words, words_at

XS = [50.0, 80.0, 200.0, 350.0, 420.0, 520.0]
YS = [100.0, 120.0, 140.0, 160.0, 180.0, 280.0]
HEAD = ["No | Sasaran | Indikator | Satuan | Sumber"]
PLAIN = ["1 | Tujuan | Nilai layanan | % | Survei"] * 3
ROWS = table_words(XS, YS, HEAD + PLAIN)
"""Four drawn rows of one line each above the block."""


def column(x: float, lines: dict[float, str]) -> list[Word]:
    return [word for y, text in lines.items() for word in words_at(x, y, text)]


def table_with(*columns: list[Word]) -> TableGrid:
    words = [word for own in columns for word in own]
    (table,) = find_ruled_tables(page_of(ROWS + words, lines_of(XS, YS)))
    return table


NUMBER = column(55, {190: "2"})
LABEL = column(85, {190: "Tertatanya arsip", 202: "kampung"})


def test_texts_on_the_same_heights_are_records_under_one_label() -> None:
    table = table_with(
        NUMBER,
        LABEL,
        column(205, {190: "Jumlah arsip", 202: "tertata", 226: "Indeks arsip", 250: "Biaya"}),
        column(355, {190: "Berkas", 226: "Indeks", 250: "Rupiah"}),
        column(425, {190: "Gudang", 226: "Survei", 250: "Kasir"}),
    )
    assert rows_of(table)[4:] == [
        "2 | Tertatanya arsip kampung | Jumlah arsip tertata | Berkas | Gudang",
        "Indeks arsip | Indeks | Survei",
        "Biaya | Rupiah | Kasir",
    ]
    assert table.confidence == Decimal("0.6")


def test_texts_may_be_set_to_the_middle_of_their_entries() -> None:
    table = table_with(
        NUMBER,
        LABEL,
        column(205, {190: "Jumlah arsip", 202: "tertata", 240: "Indeks", 252: "arsip"}),
        column(355, {196: "Berkas", 246: "Indeks"}),
        column(425, {196: "12.500", 246: "n/a"}),
    )
    assert rows_of(table)[4:] == [
        "2 | Tertatanya arsip kampung | Jumlah arsip tertata | Berkas | 12.500",
        "Indeks arsip | Indeks | n/a",
    ]


def test_texts_may_be_set_to_the_foot_of_their_entries() -> None:
    table = table_with(
        column(55, {250: "2"}),
        column(85, {238: "Tertatanya arsip", 250: "kampung"}),
        column(205, {190: "Jumlah arsip", 202: "tertata", 238: "Indeks", 250: "arsip"}),
        column(355, {202: "Berkas", 250: "Indeks"}),
        column(425, {202: "10", 250: "20"}),
    )
    assert [row.split(" | ")[-1] for row in rows_of(table)[4:]] == ["10", "20"]


def test_figures_set_as_close_as_lines_are_records_where_texts_end_short() -> None:
    table = table_with(
        NUMBER,
        LABEL,
        column(205, {190: "Arsip", 202: "Surat", 214: "Peta"}),
        column(355, {190: "5", 202: "6", 214: "7"}),
        column(425, {190: "10", 202: "-", 214: "30"}),
    )
    assert rows_of(table)[5:] == ["Surat | 6 | -", "Peta | 7 | 30"]


def test_a_list_beside_one_value_is_one_row() -> None:
    table = table_with(
        NUMBER,
        LABEL,
        column(205, {190: "Arsip", 214: "Surat"}),
        column(355, {190: "Map", 214: "Set"}),
        column(425, {202: "10"}),
    )
    assert table.rows == 5
    # the one value may be for both
    assert table.confidence == Decimal("0.6")


def test_figures_above_their_units_are_one_row() -> None:
    table = table_with(
        NUMBER,
        LABEL,
        column(205, {190: "Arsip", 202: "Kampung"}),
        column(355, {190: "5", 202: "Berkas"}),
        column(425, {190: "10", 202: "Berkas"}),
    )
    assert table.rows == 5
    assert table.confidence > Decimal("0.6")


def test_wrapped_texts_on_the_same_heights_are_one_row() -> None:
    table = table_with(
        NUMBER,
        column(85, {190: "Tertatanya Arsip", 202: "Kampung Seluruhnya", 214: "Yang Tersimpan"}),
        column(205, {190: "Banyaknya Arsip Kampung", 202: "Tersimpan Dalam Gudang", 214: "Pusat"}),
        column(355, {190: "Lembaran", 202: "Tersimpan", 214: "Baik"}),
        column(425, {190: "Laporan Gudang", 202: "Dikumpulkan Oleh", 214: "Petugas"}),
    )
    assert table.rows == 5


def test_figures_broken_over_two_lines_are_one_row() -> None:
    table = table_with(
        NUMBER,
        LABEL,
        column(205, {190: "Arsip", 202: "Kampung"}),
        column(355, {190: "7.954.000,", 202: "-"}),
        column(425, {190: "6.210.500,", 202: "-"}),
    )
    assert table.rows == 5
    assert table.confidence > Decimal("0.6")


def test_several_texts_that_do_not_follow_the_others_are_no_label_of_all() -> None:
    table = table_with(
        NUMBER,
        LABEL,
        column(205, {208: "Arsip", 220: "Surat", 232: "Peta"}),
        column(355, {190: "Lontar", 214: "Helai", 250: "Set"}),
        column(425, {190: "10", 214: "20", 250: "30"}),
    )
    assert table.rows == 5
    assert table.confidence == Decimal("0.6")


def test_a_heading_with_room_above_a_label_is_no_part_of_it() -> None:
    table = table_with(
        NUMBER,
        LABEL,
        column(205, {190: "Arsip", 202: "Berkas lama", 226: "Peta", 238: "Berkas baru"}),
        column(355, {202: "12.500", 238: "9.250"}),
        column(425, {202: "12,5", 238: "8,25"}),
    )
    assert table.rows == 5


def test_a_sign_set_lower_than_its_figure_leaves_the_row_whole() -> None:
    table = table_with(
        NUMBER,
        LABEL,
        column(205, {190: "Berkas lama", 226: "Berkas baru"}),
        column(355, {190: "12.500", 202: "*", 226: "9.250"}),
        column(425, {190: "12,5", 226: "8,25"}),
    )
    assert table.rows == 5

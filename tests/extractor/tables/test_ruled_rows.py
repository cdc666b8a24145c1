"""Records without lines between them: split only where something tells them apart."""

from __future__ import annotations

from decimal import Decimal

from extractor.readers.page import Word
from extractor.tables.ruled import find_ruled_tables
from tests.extractor.tables.ruled_pages import lines_of, page_of, rows_of, table_words, words_at

XS = [50.0, 90.0, 250.0, 300.0, 350.0]
YS = [100.0, 120.0, 220.0]
HEADER = table_words(XS, YS, ["No | Indikator | Satuan | Target"])


def column(x: float, lines: dict[float, str]) -> list[Word]:
    return [word for y, text in lines.items() for word in words_at(x, y, text)]


def test_running_numbers_beside_texts_part_the_records() -> None:
    words = column(55, {130: "1.", 155: "2."})
    words += column(95, {130: "Cakupan layanan", 142: "gizi", 155: "Angka harapan"})
    words += column(305, {130: "95", 155: "71,2"})
    (table,) = find_ruled_tables(page_of(HEADER + words, lines_of(XS, YS)))
    assert rows_of(table)[1:] == [
        "1. | Cakupan layanan gizi |  | 95",
        "2. | Angka harapan |  | 71,2",
    ]
    assert table.ruled
    assert table.confidence == Decimal("0.6")


def test_values_on_the_same_heights_part_the_records_under_one_label() -> None:
    words = column(55, {124: "label", 136: "dari", 148: "semua", 160: "ini"})
    words += column(95, {130: "Produksi:", 170: "Padi", 185: "Jagung", 197: "manis", 205: "Ubi"})
    words += column(255, {170: "Ton", 185: "Ton", 205: "Ton"})
    words += column(305, {170: "12.317", 185: "1.190", 205: "51"})
    (table,) = find_ruled_tables(page_of(HEADER + words, lines_of(XS, YS)))
    assert rows_of(table)[1:] == [
        "label dari semua ini | Produksi: |  | ",
        "Padi | Ton | 12.317",
        "Jagung manis | Ton | 1.190",
        "Ubi | Ton | 51",
    ]
    assert table.cells[4].rowspan == 4


def test_a_cell_of_several_lines_is_one_record() -> None:
    words = column(55, {130: "1"}) + column(95, {130: "Cakupan", 142: "layanan", 154: "gizi"})
    words += column(305, {130: "95", 142: "persen"})
    (table,) = find_ruled_tables(page_of(HEADER + words, lines_of(XS, YS)))
    assert table.ruled
    assert table.rows == 2


def test_values_whose_texts_stand_elsewhere_are_not_split_but_less_sure() -> None:
    words = column(95, {130: "a. Cakupan", 150: "b. Angka"}) + column(255, {130: "80", 170: "90"})
    words += column(305, {130: "95", 170: "71,2"})
    (table,) = find_ruled_tables(page_of(HEADER + words, lines_of(XS, YS)))
    assert table.rows == 2
    assert table.ruled
    assert table.confidence == Decimal("0.6")


def test_a_listed_row_of_a_table_of_many_rows_is_split() -> None:
    ys = [100.0, 120.0, 140.0, 160.0, 180.0, 240.0]
    words = table_words(XS, ys[1:], ["1 | Satu | % | 5", "2 | Dua | % | 6", "3 | Tiga | % | 7"])
    words += column(95, {185: "a. Padi", 200: "b. Ubi", 215: "c. Kacang"})
    words += column(255, {185: "Ton", 200: "Ton", 215: "Ton"})
    words += column(305, {185: "12", 200: "1.190", 215: "51"})
    (table,) = find_ruled_tables(page_of(HEADER + words, lines_of(XS, ys)))
    assert rows_of(table)[4:] == [
        " | a. Padi | Ton | 12",
        "b. Ubi | Ton | 1.190",
        "c. Kacang | Ton | 51",
    ]


def test_rows_that_are_drawn_are_not_split() -> None:
    ys = [100.0, 120.0, 160.0, 200.0, 240.0]
    words = [word for y in ys[1:] for word in column(55, {y + 3: "1", y + 15: "2"})]
    words += [word for y in ys[1:] for word in column(95, {y + 3: "a", y + 15: "b"})]
    (table,) = find_ruled_tables(page_of(HEADER + words, lines_of(XS, ys)))
    assert table.rows == 4


def test_records_under_several_labels_are_not_split() -> None:
    words = column(55, {124: "satu", 136: "label", 172: "dua"})
    words += column(95, {124: "Padi", 148: "Jagung", 172: "Ubi"})
    words += column(255, {124: "Ton", 148: "Ton", 172: "Ton"})
    words += column(305, {124: "12.317", 148: "1.190", 172: "51"})
    (table,) = find_ruled_tables(page_of(HEADER + words, lines_of(XS, YS)))
    assert table.rows == 2


def test_numbers_in_the_middle_of_their_texts_do_not_cut_them() -> None:
    words = column(55, {142: "1", 178: "2"})
    words += column(95, {130: "Produksi", 142: "Perikanan", 154: "Budidaya"})
    words += column(95, {168: "Produksi", 180: "Perikanan"})
    words += column(305, {142: "105", 178: "101"})
    (table,) = find_ruled_tables(page_of(HEADER + words, lines_of(XS, YS)))
    assert rows_of(table)[1:] == [
        "1 | Produksi Perikanan Budidaya |  | 105",
        "2 | Produksi Perikanan |  | 101",
    ]


def test_a_row_of_numbers_and_values_that_is_not_split_is_less_sure() -> None:
    words = column(55, {136: "3.", 160: "4.", 184: "5."})
    words += column(95, {130 + 12 * at: f"Baris{at}" for at in range(6)})
    words += column(305, {136: "105,92", 160: "88,00", 184: "96,10"})
    (table,) = find_ruled_tables(page_of(HEADER + words, lines_of(XS, YS)))
    assert table.rows == 2
    assert table.confidence == Decimal("0.6")


def test_wrapped_labels_that_end_level_with_their_values_are_one_for_each_record() -> None:
    words = column(55, {124: "Retail", 136: "trade", 148: "Mining", 160: "Hotels", 172: "rooms"})
    words += column(95, {136: "7.1", 148: "6.4", 172: "3.9"})
    words += column(255, {136: "12.5", 148: "11.1", 172: "9.8"})
    words += column(305, {136: "1.250", 148: "1.120", 172: "1.003"})
    (table,) = find_ruled_tables(page_of(HEADER + words, lines_of(XS, YS)))
    assert rows_of(table)[1:] == [
        "Retail trade | 7.1 | 12.5 | 1.250",
        "Mining | 6.4 | 11.1 | 1.120",
        "Hotels rooms | 3.9 | 9.8 | 1.003",
    ]


def test_a_currency_sign_apart_is_part_of_the_value_that_tells_a_record() -> None:
    words = column(55, {124: "Coal", 136: "Gas", 148: "Oil"})
    words += column(255, {124: "$ 51", 136: "42", 148: "$ 9"})
    words += column(305, {124: "$ 7", 136: "–6", 148: "$ 13"})
    (table,) = find_ruled_tables(page_of(HEADER + words, lines_of(XS, YS)))
    assert rows_of(table)[1:] == [
        "Coal |  | $ 51 | $ 7",
        "Gas |  | 42 | –6",
        "Oil |  | $ 9 | $ 13",
    ]


def test_wrapped_labels_set_to_the_middle_of_their_values_are_one_for_each_record() -> None:
    words = column(55, {124: "Retail", 136: "trade", 148: "Mining", 160: "Hotels", 172: "rooms"})
    words += column(95, {130: "7.1", 148: "6.4", 166: "3.9"})
    words += column(255, {130: "12.5", 148: "11.1", 166: "9.8"})
    words += column(305, {130: "1.250", 148: "1.120", 166: "1.003"})
    (table,) = find_ruled_tables(page_of(HEADER + words, lines_of(XS, YS)))
    assert [row.split(" | ")[0] for row in rows_of(table)[1:]] == [
        "Retail trade",
        "Mining",
        "Hotels rooms",
    ]


def test_a_label_that_runs_on_beside_the_values_stays_one_of_all_records() -> None:
    words = column(55, {124: "Retail", 136: "trade", 148: "and", 160: "hotels"})
    words += column(95, {124: "7.1", 148: "6.4", 160: "3.9"})
    words += column(255, {124: "12.5", 148: "11.1", 160: "9.8"})
    words += column(305, {124: "1.250", 148: "1.120", 160: "1.003"})
    (table,) = find_ruled_tables(page_of(HEADER + words, lines_of(XS, YS)))
    assert rows_of(table)[1].startswith("Retail trade and hotels | 7.1")

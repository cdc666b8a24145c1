"""Running numbers tell records whose lines are set as close as those of one text."""

from __future__ import annotations

from extractor.readers.page import Word
from extractor.tables.ruled import find_ruled_tables
from tests.extractor.tables.ruled_pages import lines_of, page_of, rows_of, table_words, words_at

XS = [50.0, 80.0, 200.0, 330.0, 420.0, 520.0]
YS = [100.0, 120.0, 240.0]
HEAD = table_words(XS, YS, ["No | Sasaran | Indikator | Target | Kegiatan"])


def column(x: float, lines: dict[float, str]) -> list[Word]:
    return [word for y, text in lines.items() for word in words_at(x, y, text)]


NUMBERS = column(55, {124: "1", 160: "2", 184: "3"})
TEXTS = column(85, {124: "Tertatanya", 136: "arsip", 148: "kota", 160: "Lancarnya", 172: "rapat"})
TEXTS += column(85, {184: "Tertibnya", 196: "tamu"})
PLANS = column(425, {124: "1. Rak", 136: "2. Map", 160: "1. Ruang", 172: "2. Kursi", 184: "Meja"})
TARGETS = column(335, {124: "10", 160: "n/a", 184: "30"})


def test_nearly_all_columns_begin_at_each_number() -> None:
    indikator = column(205, {124: "Persentase", 136: "arsip", 160: "Jumlah", 184: "Indeks"})
    words = HEAD + NUMBERS + TEXTS + indikator + TARGETS + PLANS
    (table,) = find_ruled_tables(page_of(words, lines_of(XS, YS)))
    assert rows_of(table)[1:] == [
        "1 | Tertatanya arsip kota | Persentase arsip | 10 | 1. Rak 2. Map",
        "2 | Lancarnya rapat | Jumlah | n/a | 1. Ruang 2. Kursi",
        "3 | Tertibnya tamu | Indeks | 30 | Meja",
    ]


def test_columns_that_begin_elsewhere_leave_the_row_whole() -> None:
    indikator = column(205, {124: "Persentase", 136: "arsip", 148: "kota", 172: "Jumlah"})
    plans = column(425, {124: "Rak", 136: "dan", 148: "Map", 172: "Kursi"})
    words = HEAD + NUMBERS + TEXTS + indikator + TARGETS + plans
    (table,) = find_ruled_tables(page_of(words, lines_of(XS, YS)))
    assert table.rows == 2

"""Headings of sections interrupt the lines between columns, which go on below them."""

from __future__ import annotations

from extractor.readers.page import Ruling
from extractor.tables.ruled import CROWDED, find_ruled_tables
from tests.extractor.tables.ruled_pages import (
    across,
    down,
    page_of,
    rows_of,
    spans_of,
    table_words,
    words_at,
)

XS = [50.0, 80.0, 250.0, 380.0, 500.0]
HEAD = table_words(XS, [100.0], ["No | Kegiatan | Pagu | Realisasi"])
FIRST = ["1 | Rapat dinas | 1.500 | 1.400", "2 | Arsip kota | 2.500 | 2.400"]
MORE = ["1 | Taman kota | 3.500 | 3.400", "2 | Jalan desa | 4.500 | 4.400"]


def columns(top: float, bottom: float) -> list[Ruling]:
    return [down(x, top, bottom) for x in XS]


def test_rows_below_sections_are_the_tables() -> None:
    words = HEAD + words_at(55, 124, "BELANJA PEGAWAI") + words_at(55, 184, "BELANJA MODAL")
    words += table_words(XS, [140, 160], FIRST) + table_words(XS, [200, 220], MORE)
    lines = [across(100, 50, 500), across(120, 50, 500)]
    lines += columns(100, 120) + columns(140, 180) + columns(200, 240)
    (table,) = find_ruled_tables(page_of(words, lines))
    assert spans_of(table)["BELANJA MODAL"][2:] == (1, 4)
    assert rows_of(table)[1:] == ["BELANJA PEGAWAI", *FIRST, "BELANJA MODAL", *MORE]
    assert table.confidence <= CROWDED


def test_lines_below_running_text_are_another_table() -> None:
    words = HEAD + table_words(XS, [120, 140], FIRST) + table_words(XS, [290, 310], MORE)
    words += [word for y in (170, 185, 200, 215, 230) for word in words_at(55, y, "Uraian")]
    lines = [across(y, 50, 500) for y in (100, 120, 140, 160)]
    lines += columns(100, 160) + columns(280, 330)
    tables = find_ruled_tables(page_of(words, lines))
    assert tables[0].rows == 3


def test_a_line_that_ends_above_the_label_of_a_sum_is_a_columns() -> None:
    words = table_words(XS, [100, 120], FIRST) + words_at(55, 144, "JUMLAH SEMUA")
    words += words_at(255, 144, "4.000") + words_at(385, 144, "3.800")
    lines = [across(160, 50, 500), down(80, 100, 140)]
    lines += [down(x, 100, 160) for x in XS if x != 80]
    (table,) = find_ruled_tables(page_of(words, lines))
    assert rows_of(table) == [*FIRST, "JUMLAH SEMUA | 4.000 | 3.800"]
    assert table.confidence <= CROWDED

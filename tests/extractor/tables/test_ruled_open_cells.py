"""Columns without row lines beside columns that have them."""

from __future__ import annotations

from extractor.tables.ruled import find_ruled_tables
from tests.extractor.tables.ruled_pages import across, down, page_of, rows_of, table_words, words_at

XS = [40, 80, 280, 400]
YS = [100, 130, 160, 190]


def page_with(rows: list[str], half_drawn: bool = True) -> list[str]:
    """Draw a table whose last column has no lines between its rows, and read it."""
    lines = [down(x, YS[0], YS[-1]) for x in XS]
    lines += [across(y, XS[0], XS[-1]) for y in (YS[0], YS[-1])]
    end = XS[-2] if half_drawn else XS[-1]
    lines += [across(y, XS[0], end) for y in YS[1:-1]]
    (table,) = find_ruled_tables(page_of(table_words(XS, YS, rows), lines))
    return rows_of(table)


def test_one_value_beside_each_row_is_a_cell_each() -> None:
    rows = ["1|Rapat kerja|5.000.000", "2|Bimtek|7.500.000", "3|Reviu|100.000"]
    assert page_with(rows) == [row.replace("|", " | ") for row in rows]


def test_a_merged_text_over_rows_stays_one_cell() -> None:
    rows = ["1|Rapat kerja|Subbagian", "2|Bimtek|umum dan", "3|Reviu|logistik"]
    assert page_with(rows)[0] == "1 | Rapat kerja | Subbagian umum dan logistik"


def test_one_value_over_all_rows_stays_one_cell() -> None:
    rows = ["1|Rapat kerja|", "2|Bimtek|7.500.000", "3|Reviu|"]
    assert page_with(rows)[0] == "1 | Rapat kerja | 7.500.000"


def test_single_lines_farther_apart_than_those_of_a_text_are_a_cell_each() -> None:
    rows = ["1|Rapat kerja|Orang", "2|Bimtek|Dokumen", "3|Reviu|Laporan"]
    assert page_with(rows) == [row.replace("|", " | ") for row in rows]


def test_letters_and_numbers_of_rows_of_different_height_are_a_cell_each() -> None:
    xs, ys = [40, 70, 280], [100, 120, 170, 190, 210]
    words = table_words(xs, ys, ["A|Program satu", "1|Rapat kerja", "B|Program dua", "3|Reviu"])
    words += words_at(43, 124 + 22, "2") + words_at(73, 124 + 22, "Bimtek")
    lines = [down(x, ys[0], ys[-1]) for x in xs]
    lines += [across(y, xs[0], xs[-1]) for y in (ys[0], ys[-1])]
    lines += [across(y, xs[1], xs[-1]) for y in ys[1:-1]]
    (table,) = find_ruled_tables(page_of(words, lines))
    assert [row.partition(" | ")[0] for row in rows_of(table)] == ["A", "1 2", "B", "3"]
    assert table.confidence < 1


def test_lines_as_close_as_those_of_a_text_stay_one_cell() -> None:
    xs, ys = [40, 70, 280], [100, 115, 130, 145]
    words = table_words(xs, ys, ["1|Rapat kerja", "2|Bimtek", "3|Reviu"])
    words = [word for word in words if word.box.x0 > 70]
    words += [
        w
        for y, text in zip(ys, ["Tim", "Umum", "Aset"], strict=False)
        for w in words_at(43, y + 4, text)
    ]
    lines = [down(x, ys[0], ys[-1]) for x in xs]
    lines += [across(y, xs[0], xs[-1]) for y in (ys[0], ys[-1])]
    lines += [across(y, xs[1], xs[-1]) for y in ys[1:-1]]
    (table,) = find_ruled_tables(page_of(words, lines))
    assert rows_of(table)[0].startswith("Tim Umum Aset | ")

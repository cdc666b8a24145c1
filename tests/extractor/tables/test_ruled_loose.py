"""Lines that touch nothing and yet are a table's."""

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

XS = [100, 200, 300, 400]
YS = [100, 130, 160]


def open_table(*more: Ruling) -> list[Ruling]:
    """Draw a table without outer borders whose first column goes on over the whole page."""
    return [*(down(x, YS[0], YS[-1]) for x in XS[1:]), across(YS[1], XS[1], XS[-1]), *more]


def test_upright_lines_as_high_as_the_table_part_columns_beside_it() -> None:
    words = table_words([*XS, 500], YS, ["|Rapat|5.000|Umum", "|Bimtek|7.000|Umum"])
    words += [*words_at(20, 130, "2"), *words_at(110, 130, "Terwujudnya")]
    lines = open_table(down(100, YS[0], YS[-1]), across(YS[1], 400, 500), down(500, 100, 160))
    (table,) = find_ruled_tables(page_of(words, lines))
    assert spans_of(table)["Terwujudnya"][2] == 2
    assert spans_of(table)["2"][:2] == (0, 0)
    assert table.confidence == CROWDED


def test_a_lower_line_beside_a_table_is_none_of_its() -> None:
    words = table_words([*XS, 500], YS, ["|Rapat|5.000|Umum", "|Bimtek|7.000|Umum"])
    lines = open_table(down(100, YS[1], YS[-1] + 80), down(500, 100, 160), across(130, 400, 500))
    (table,) = find_ruled_tables(page_of([*words, *words_at(110, 130, "Catatan")], lines))
    assert "Catatan" not in spans_of(table)


def full_table(start: float, end: float) -> list[Ruling]:
    """Draw a table whose middle border is drawn otherwise in its last column."""
    lines = [down(x, YS[0], YS[-1]) for x in XS]
    lines += [across(y, XS[0], XS[-1]) for y in (YS[0], YS[-1])]
    return [*lines, across(YS[1], XS[0], XS[2]), across(YS[1], start, end)]


def test_a_border_that_stops_short_on_both_sides_parts_the_rows() -> None:
    rows = ["1|Rapat kerja|Program A", "2|Bimtek|Program B"]
    (table,) = find_ruled_tables(page_of(table_words(XS, YS, rows), full_table(305, 395)))
    assert rows_of(table) == [row.replace("|", " | ") for row in rows]


def test_a_line_in_the_middle_of_a_cell_parts_nothing() -> None:
    rows = ["1|Rapat kerja|Program", "2|Bimtek|dan kegiatan"]
    (table,) = find_ruled_tables(page_of(table_words(XS, YS, rows), full_table(330, 395)))
    assert spans_of(table)["Program dan kegiatan"][2] == 2

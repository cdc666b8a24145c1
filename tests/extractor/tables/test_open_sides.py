"""Sides of a table whose border is not drawn: told by the lines that go on past the last one."""

from __future__ import annotations

import pytest

from extractor.tables.ruled import CROWDED, find_ruled_tables
from tests.extractor.tables.ruled_pages import across, down, page_of, rows_of, table_words, words_at

XS = [40, 80, 240, 400, 480]
YS = [100, 130, 160, 190]
ROWS = [
    "No|Sasaran Strategis|Indikator|Target",
    "1|Meningkatnya layanan|Indeks kepuasan|80",
    "|Meningkatnya tertib arsip|Nilai arsip|B",
]


def test_a_column_whose_cell_is_merged_needs_one_line_only() -> None:
    words = table_words(XS, YS, ROWS)
    inner = [down(x, YS[0], YS[-1]) for x in XS[1:-1]]
    lines = [across(130, 40, 480), across(160, 80, 480), *inner]

    (table,) = find_ruled_tables(page_of(words, lines))

    assert rows_of(table)[:2] == [
        "No | Sasaran Strategis | Indikator | Target",
        "1 | Meningkatnya layanan | Indeks kepuasan | 80",
    ]
    assert (table.rows, table.cols) == (3, 4)


def test_text_beside_a_table_is_no_column_because_a_line_goes_on() -> None:
    words = table_words(XS[1:], YS, [row.partition("|")[2] for row in ROWS])
    beside = words_at(20, 104, "Lampiran keputusan") + words_at(20, 140, "bagian kedua tahun")
    frame = [down(x, YS[0], YS[-1]) for x in XS[1:]]
    lines = [across(100, 80, 480), across(130, 40, 480), across(160, 80, 480), across(190, 80, 480)]

    (table,) = find_ruled_tables(page_of([*words, *beside], [*lines, *frame]))

    assert table.cols == 3


@pytest.mark.parametrize("heading", [80, 104])
def test_a_heading_above_empty_cells_is_a_column(heading: float) -> None:
    words = table_words(XS, YS, [row.rpartition("|")[0] for row in ROWS])
    words += words_at(404, heading, "Realisasi")
    top = min(YS[0], heading - 4)
    lines = [down(x, top, 190) for x in XS[:-1]] + [across(y, 40, 480) for y in YS[1:]]

    (table,) = find_ruled_tables(page_of(words, lines))

    assert table.cols == 4
    assert table.confidence < 1


def test_a_word_beside_lines_that_end_here_and_there_is_no_column() -> None:
    words = table_words(XS, YS, [row.rpartition("|")[0] for row in ROWS])
    words += words_at(404, 104, "Catatan")
    lines = [down(x, 100, 190) for x in XS[:-1]] + [across(100, 40, 400)]
    lines += [across(130, 40, 410), across(160, 40, 440), across(190, 40, 480)]

    (table,) = find_ruled_tables(page_of(words, lines))

    assert table.cols == 3


def test_words_beside_a_line_through_the_whole_table_leave_a_doubt() -> None:
    words = table_words(XS, YS, ["No|Sasaran|Indikator|Target", "|Layanan|Indeks|80", "|A|B|7"])
    frame = [down(x, YS[0], YS[-1]) for x in XS[1:]]
    lines = [across(y, 80, 480) for y in (100, 160, 190)]
    (table,) = find_ruled_tables(page_of(words, [*frame, *lines, across(130, 40, 480)]))
    assert table.cols == 3
    assert table.confidence == CROWDED

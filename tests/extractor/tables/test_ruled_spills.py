"""Text printed over the empty cells behind it is the text of the cell where it begins."""

from __future__ import annotations

import pytest

from extractor.readers.cells import TableGrid
from extractor.readers.page import Word
from extractor.tables.ruled import CROWDED, find_ruled_tables
from tests.extractor.tables.ruled_pages import (
    lines_of,
    page_of,
    rows_of,
    table_words,
    words_at,
)

XS = [50.0, 90.0, 190.0, 250.0, 310.0]
YS = [100.0, 120.0, 140.0, 160.0]
HEAD = "No | Uraian | Target | Capaian"
LONG = "Penyusunan laporan keuangan"


def table_with(*printed: Word) -> TableGrid:
    words = table_words(XS, YS, [HEAD, "1 | | | ", "2 | Rapat | 75 | 80"])
    (table,) = find_ruled_tables(page_of([*words, *printed], lines_of(XS, YS)))
    return table


def rows(*printed: Word) -> list[str]:
    return rows_of(table_with(*printed))


def test_words_behind_a_border_that_runs_through_the_text_come_back() -> None:
    assert rows(*words_at(93, 124, LONG))[1] == f"1 | {LONG} |  | "


def test_a_text_over_several_cells_comes_back() -> None:
    text = f"{LONG} semester kesatu"
    assert rows(*words_at(93, 124, text))[1] == f"1 | {text} |  | "


def test_what_stands_in_the_next_cell_by_itself_stays() -> None:
    assert rows(*words_at(93, 124, LONG), *words_at(285, 124, "80"))[1] == f"1 | {LONG} |  | 80"


def test_a_cell_with_words_of_its_own_keeps_all_of_them() -> None:
    words = words_at(93, 124, "Penyusunan laporankeu") + words_at(260, 124, "75")
    assert rows(*words)[1] == "1 | Penyusunan laporankeu |  | 75"
    crowded = words_at(93, 124, LONG) + words_at(193, 132, "75", 6)
    assert rows(*crowded)[1].startswith("1 | Penyusunan laporan | ")


def test_a_border_between_two_words_is_one() -> None:
    words = words_at(93, 124, "Penyusunan laporan") + words_at(192, 124, "keuangan")
    assert rows(*words)[1] == "1 | Penyusunan laporan | keuangan | "


@pytest.mark.parametrize("value", ["95", "12.250.000", "-", "WTP", "Baik", "A2"])
def test_a_value_close_behind_a_label_that_runs_over_stays_in_its_cell(value: str) -> None:
    label = words_at(105, 124, "Penyusunan laporan")
    words = [*label, *words_at(label[-1].box.x1 + 2, 124, value)]
    assert label[-1].box.x1 > 192
    assert rows(*words)[1] == f"1 | Penyusunan laporan | {value} | "


@pytest.mark.parametrize("value", ["12.250.000.000", "Sekretariat"])
def test_what_runs_over_its_left_border_towards_a_label_stays_in_its_cell(value: str) -> None:
    amount = words_at(184, 124, value)
    label = words_at(0, 124, "Penyusunan laporan")
    label = words_at(181 - label[-1].box.x1, 124, "Penyusunan laporan")
    assert rows(*label, *amount)[1] == f"1 | Penyusunan laporan | {value} | "


def test_a_heading_close_behind_another_stays_in_its_cell() -> None:
    words = table_words(XS, YS, ["No | | | Capaian", "1 | Rapat | 75 | 80"])
    words += words_at(119, 104, "Kegiatan dinas") + words_at(196, 104, "Target")
    (table,) = find_ruled_tables(page_of(words, lines_of(XS, YS)))
    assert rows_of(table)[0] == "No | Kegiatan dinas | Target | Capaian"


def test_a_table_in_which_words_were_moved_is_doubtful() -> None:
    assert table_with(*words_at(93, 124, LONG)).confidence <= CROWDED
    assert table_with(*words_at(93, 124, "Rapat")).confidence == 1

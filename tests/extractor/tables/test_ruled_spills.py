"""Text printed over the empty cells behind it is the text of the cell where it begins."""

from __future__ import annotations

from extractor.readers.page import Word
from extractor.tables.ruled import find_ruled_tables
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


def rows(*printed: Word) -> list[str]:
    words = table_words(XS, YS, [HEAD, "1 | | | ", "2 | Rapat | 75 | 80"])
    (table,) = find_ruled_tables(page_of([*words, *printed], lines_of(XS, YS)))
    return rows_of(table)


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

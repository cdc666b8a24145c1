"""Cells over several columns whose words show that a border between them is missing."""

from __future__ import annotations

import itertools
from decimal import Decimal

from extractor.readers.cells import TableGrid
from extractor.readers.page import Ruling, Word
from extractor.tables.ruled import find_ruled_tables
from tests.extractor.tables.ruled_pages import across, down, page_of, rows_of, words_at

XS = [50.0, 90.0, 210.0, 290.0, 370.0]
YS = [100.0, 130.0, 160.0, 190.0, 220.0, 250.0]
DOUBTFUL = Decimal("0.65")


def lines(*missing: tuple[int, int]) -> list[Ruling]:
    """Draw the grid but for the borders right of some cells, by row and column."""
    drawn = [across(y, XS[0], XS[-1]) for y in YS]
    for row, (top, bottom) in enumerate(itertools.pairwise(YS)):
        drawn += [down(x, top, bottom) for col, x in enumerate(XS, -1) if (row, col) not in missing]
    return drawn


def centred(row: int, col: int, text: str, colspan: int = 1) -> list[Word]:
    words = words_at(0, YS[row] + 10, text)
    return words_at((XS[col] + XS[col + colspan] - words[-1].box.x1) / 2, YS[row] + 10, text)


def body(*rows: int) -> list[Word]:
    """Fill the rows as usual: text to the left, two columns of centred values."""
    words = []
    for row in rows:
        words += centred(row, 0, str(row))
        words += words_at(XS[1] + 3, YS[row] + 10, "Rapat koordinasi")
        words += centred(row, 2, f"{row}5%") + centred(row, 3, f"{row}0%")
    return words


def read(words: list[Word], *missing: tuple[int, int]) -> TableGrid:
    (table,) = find_ruled_tables(page_of(words, lines(*missing)))
    return table


def test_headings_centred_over_their_columns_are_two() -> None:
    heading = [*centred(0, 0, "Kegiatan", 2), *centred(0, 2, "Target"), *centred(0, 3, "Capaian")]
    table = read([*heading, *body(1, 2, 3, 4)], (0, 0), (0, 2))
    assert rows_of(table)[0] == "Kegiatan | Target | Capaian"
    assert table.confidence > DOUBTFUL


def test_values_set_as_those_of_their_columns_are_two_and_the_table_is_doubtful() -> None:
    words = [word for word in body(0, 1, 2, 3, 4) if word.text not in ("25%", "20%")]
    words += words_at(XS[2] + 3, YS[2] + 10, "25%") + centred(2, 3, "20%")
    table = read(words, (2, 2))
    assert rows_of(table)[2] == "2 | Rapat koordinasi | 25% | 20%"
    assert table.confidence < DOUBTFUL


def test_wrapped_texts_beside_each_other_are_not_read_across() -> None:
    words = body(0, 1, 3, 4) + centred(2, 0, "2")
    words += words_at(XS[1] + 3, YS[2] + 3, "Penyusunan laporan keu")
    words += words_at(XS[1] + 3, YS[2] + 15, "semester satu dan dua")
    words += words_at(XS[2] + 3, YS[2] + 3, "Subbagian") + words_at(XS[2] + 3, YS[2] + 15, "Umum")
    table = read(words, (2, 1))
    assert "Penyusunan laporan keu semester satu dan dua | Subbagian Umum" in rows_of(table)[2]
    assert table.confidence < DOUBTFUL


def test_a_text_whose_lines_are_level_with_none_of_the_other_is_another() -> None:
    words = body(0, 1, 3, 4) + centred(2, 0, "2")
    words += words_at(XS[1] + 3, YS[2] + 3, "Penyusunan laporan keu")
    words += words_at(XS[1] + 3, YS[2] + 15, "semester satu dan dua")
    words += words_at(XS[2] + 8, YS[2] + 9, "Subbagian")
    assert " dan dua | Subbagian | " in rows_of(read(words, (2, 1)))[2]


def test_a_value_set_in_the_middle_of_its_column_is_not_that_of_its_neighbours() -> None:
    words = [word for word in body(0, 1, 2, 3, 4) if word.text not in ("Rapat", "20%")]
    words = [word for word in words if not (word.text == "koordinasi" and word.box.top > YS[2])]
    words += [word for row in (0, 1, 3, 4) for word in words_at(XS[1] + 3, YS[row] + 10, "Rapat")]
    table = read(words, (2, 1), (2, 2))
    assert rows_of(table)[2] == "2 |  | 25% | "
    assert table.confidence < DOUBTFUL


def test_a_merged_cell_stays_whole() -> None:
    whole = [
        centred(2, 1, "Tidak ada kegiatan", 3),
        words_at(XS[1] + 3, YS[2] + 10, "Rapat koordinasi tingkat provinsi dan kabupaten"),
        words_at(XS[1] + 3, YS[2] + 10, "Rapat"),
        words_at(XS[3] + 40, YS[2] + 10, "25%"),
    ]
    for text in whole:
        table = read([*body(0, 1, 3, 4), *centred(2, 0, "2"), *text], (2, 1), (2, 2))
        assert rows_of(table)[2] == "2 | " + " ".join(word.text for word in text)
        assert table.confidence > DOUBTFUL

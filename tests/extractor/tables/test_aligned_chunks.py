"""Printed lines to chunks: what stands close is one piece, leaders and stretching known."""

from __future__ import annotations

import pytest

from extractor.readers.page import Box, Word
from extractor.tables.aligned_chunks import (
    ChunkLine,
    chunk_lines,
    is_caption,
    is_item,
    is_value,
)
from extractor.tables.aligned_partings import looks_numeric
from extractor.tables.text_lines import find_text_lines
from tests.extractor.tables.aligned_pages import lines_of


def spaced(texts: list[str], gaps: list[float]) -> ChunkLine:
    """Set words with the gaps given, in points, letters 5 wide and 10 high."""
    words, x = [], 50.0
    for text, gap in zip(texts, [*gaps, 0.0], strict=True):
        words.append(Word(text, Box(x, 100, x + 5 * len(text), 110), size=10))
        x += 5 * len(text) + gap
    (line,) = chunk_lines(find_text_lines(words))
    return line


def chunks(line: ChunkLine) -> list[str]:
    return [chunk.text for chunk in line.chunks]


@pytest.mark.parametrize(
    "text",
    ["1.234,5", "Rp. 750.000,-", "82 %", "-", "n.a.", "(1.2)", "$ 1,234", "9146 (e)", "33–83"],
)
def test_figures_and_marks_for_them_are_values(text: str) -> None:
    assert is_value(text)


@pytest.mark.parametrize("text", ["Program 1", "sapi potong", "", "2014 sampai dengan 2018"])
def test_words_are_no_values(text: str) -> None:
    assert not is_value(text)


@pytest.mark.parametrize("text", ["X", "xx", "nil", "Nil", "na", "n.a.", "nd", "a1", "-", "✓"])
def test_words_with_digits_and_marks_for_a_figure_look_numeric(text: str) -> None:
    assert looks_numeric(text)


@pytest.mark.parametrize("text", ["dan", "Nama", "xxxxx", "no", "niL", "a-b", "É", ""])
def test_other_words_do_not_look_numeric(text: str) -> None:
    assert not looks_numeric(text)


@pytest.mark.parametrize("text", ["1.", "a)", "(2)", "1.2.1", "•", "iv."])
def test_numbers_and_bullets_of_items_are_told(text: str) -> None:
    assert is_item(text)


def test_a_figure_is_parted_from_text_at_a_smaller_gap() -> None:
    assert chunks(spaced(["Belanja", "pegawai", "1.250"], [3, 6])) == ["Belanja pegawai", "1.250"]
    assert chunks(spaced(["Belanja", "pegawai", "pokok"], [3, 6])) == ["Belanja pegawai pokok"]


def test_digits_parted_by_a_space_are_one_figure() -> None:
    assert chunks(spaced(["12", "686", "2", "042"], [2.8, 20, 2.8])) == ["12 686", "2 042"]


def test_words_stretched_to_the_margins_stay_together_after_their_number() -> None:
    texts = ["2.", "Meningkatkan", "fasilitasi", "penempatan", "dan", "perluasan"]
    line = spaced(texts, [8, 16, 16, 16, 16])
    assert chunks(line) == ["2.", "Meningkatkan fasilitasi penempatan dan perluasan"]


def test_figures_with_even_gaps_are_columns() -> None:
    assert len(spaced(["12", "1.250", "750", "33.500"], [16, 16, 16]).chunks) == 4


def test_leader_dots_go_with_the_label_but_do_not_widen_it() -> None:
    line = spaced(["Jumlah", "............", "1.250"], [3, 3])
    assert chunks(line) == ["Jumlah ............", "1.250"]
    assert line.chunks[0].leaders
    assert line.chunks[0].x1 == 80


def test_captions_are_told_by_their_number() -> None:
    (caption,) = lines_of([[(50, "Tabel 3.1 Capaian Kinerja")]])
    (text,) = lines_of([[(50, "Tabel berikut memuat capaian")]])
    assert is_caption(caption)
    (exhibit,) = lines_of([[(50, "Exhibit 3: Outlays")]])
    assert is_caption(exhibit)
    assert not is_caption(text)


def test_even_words_over_a_text_each_are_headings_of_columns() -> None:
    head = [(50, "Target"), (140, "Realisasi"), (245, "Target"), (335, "Realisasi")]
    figures = [(60, "1"), (160, "2"), (255, "3"), (355, "4")]
    line, _ = lines_of([head, figures])
    assert chunks(line) == ["Target", "Realisasi", "Target", "Realisasi"]


def test_even_words_beside_other_text_stay_stretched() -> None:
    head = [(50, "Target"), (140, "Realisasi"), (245, "Target"), (335, "Realisasi")]
    line, _ = lines_of([head, [(50, "Jumlah"), (300, "Ekor")]])
    assert chunks(line) == ["Target Realisasi Target Realisasi"]


def test_dots_in_cells_side_by_side_are_no_leaders() -> None:
    assert chunks(spaced(["Riau", "..", "..", "4,5"], [40, 30, 30])) == ["Riau", "..", "..", "4,5"]


def test_dots_that_follow_closely_are_leaders() -> None:
    assert len(chunks(spaced(["Riau", ".", ".", ".", "4,5"], [5, 4, 4, 5]))) == 2


def test_a_colon_alone_stands_for_a_figure() -> None:
    assert is_value(":")
    assert not looks_numeric(":")

"""Prose beside a table is taken out of the lines that a table is looked for in."""

from __future__ import annotations

from extractor.readers.page import Box, Word
from extractor.tables.aligned_chunks import ChunkLine, chunk_lines
from extractor.tables.aligned_prose import without_prose_columns
from extractor.tables.rulings import Stroke
from extractor.tables.text_lines import find_text_lines

PROSE = "dengan cara yang sama seperti tahun lalu dan"


def line(y: float, texts: list[tuple[float, str]]) -> list[Word]:
    words = []
    for start, text in texts:
        x = start
        for part in text.split():
            words.append(Word(part, Box(x, y, x + 4.5 * len(part), y + 10), size=10))
            x += 4.5 * len(part) + 3
    return words


def page_lines(left: list[str], right: list[str]) -> list[ChunkLine]:
    words = [
        word
        for number, (one, other) in enumerate(zip(left, right, strict=True))
        for word in line(100 + 13.0 * number, [(50, one), (330, other), (480, "1.250")])
    ]
    return chunk_lines(find_text_lines(words))


def test_prose_beside_a_table_is_left_out() -> None:
    lines = page_lines([PROSE] * 12, ["Sapi potong"] * 12)
    kept = without_prose_columns(lines)
    assert [[c.text for c in one.chunks] for one in kept] == [["Sapi potong", "1.250"]] * 12


def test_a_column_of_long_texts_that_begin_anew_stays() -> None:
    lines = page_lines([f"Persentase {PROSE}"] * 12, ["Sapi potong"] * 12)
    assert without_prose_columns(lines) == lines


def test_prose_that_has_the_page_for_itself_stays() -> None:
    words = [word for n in range(12) for word in line(100 + 13.0 * n, [(50, PROSE)])]
    lines = chunk_lines(find_text_lines(words))
    assert without_prose_columns(lines) == lines


def test_prose_on_one_side_of_a_table_marks_its_lines() -> None:
    lines = page_lines([PROSE] * 12, ["Sapi potong"] * 12)
    assert all(line.cut for line in without_prose_columns(lines))
    assert not any(line.cut for line in lines)


def test_a_column_between_others_is_none_of_prose() -> None:
    words = [
        word
        for n in range(12)
        for word in line(100 + 13.0 * n, [(50, f"{n + 1}"), (80, PROSE), (480, "1.250")])
    ]
    lines = chunk_lines(find_text_lines(words))
    assert without_prose_columns(lines) == lines


def test_a_column_under_one_rule_with_what_is_beside_it_is_none_of_prose() -> None:
    lines = page_lines([PROSE] * 12, ["Sapi potong"] * 12)
    assert without_prose_columns(lines, [Stroke(150, 40, 520)]) == lines
    # A rule under the prose alone, one beside it, one above the page.
    others = [Stroke(150, 50, 250), Stroke(150, 320, 520), Stroke(60, 40, 520)]
    assert without_prose_columns(lines, others) != lines


def test_lines_that_end_before_they_are_full_are_cells() -> None:
    """Every other line leaves room for the first word of the next one."""
    left = ["tata kelola arsip yang baik", "jumlah berkas arsip yang tertata rapi"] * 6
    lines = page_lines(left, ["Sapi potong"] * 12)
    assert without_prose_columns(lines) == lines


def test_what_labels_figures_is_none_of_prose() -> None:
    words = [w for n in range(12) for w in line(100 + 13.0 * n, [(50, PROSE), (480, "1.250")])]
    lines = chunk_lines(find_text_lines(words))
    assert without_prose_columns(lines) == lines

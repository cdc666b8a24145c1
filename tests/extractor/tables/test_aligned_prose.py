"""Prose beside a table is taken out of the lines that a table is looked for in."""

from __future__ import annotations

from extractor.readers.page import Box, Word
from extractor.tables.aligned_chunks import ChunkLine, chunk_lines
from extractor.tables.aligned_prose import without_prose_columns
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

"""Pages of set text for the tests of tables without borders: one letter is 5 points wide."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.readers.page import Box, Page, Ruling, Word
from extractor.tables.aligned_chunks import ChunkLine, chunk_lines
from extractor.tables.text_lines import find_text_lines

SIZE = 10.0
LETTER = 5.0
"""Width of every letter of these pages, in points."""
STEP = 14.0


def words_at(x: float, y: float, text: str, *, right: bool = False) -> list[Word]:
    """Set a text from its left edge, or up to its right edge, in letters of one width."""
    if right:
        x -= LETTER * len(text)
    words = []
    for part in text.split(" "):
        if part:
            words.append(Word(part, Box(x, y, x + LETTER * len(part), y + SIZE), size=SIZE))
        x += LETTER * (len(part) + 0.6)
    return words


def page_of(
    rows: Sequence[Sequence[tuple[float, str]]], *, rules: Sequence[Ruling] = (), top: float = 100
) -> Page:
    """Set rows of (x, text); a negative x is a right edge."""
    words = [
        word
        for number, row in enumerate(rows)
        for x, text in row
        for word in words_at(abs(x), top + STEP * number, text, right=x < 0)
    ]
    return Page(1, 600, 800, words=words, rulings=list(rules))


def rule(y: float, x0: float = 50, x1: float = 500) -> Ruling:
    return Ruling(Box(x0, y, x1, y), 0.5)


def lines_of(rows: Sequence[Sequence[tuple[float, str]]], *, top: float = 100) -> list[ChunkLine]:
    """Set rows as ``page_of`` does, and part them into chunks."""
    return chunk_lines(find_text_lines(page_of(rows, top=top).words))


def lines_set(rows: Sequence[tuple[float, Sequence[tuple[float, str]]]]) -> list[ChunkLine]:
    """Set (y, row) pairs each at its own height, and part them into chunks."""
    words = [
        word
        for y, row in rows
        for x, text in row
        for word in words_at(abs(x), y, text, right=x < 0)
    ]
    return chunk_lines(find_text_lines(words))

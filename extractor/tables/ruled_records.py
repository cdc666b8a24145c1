"""The records of one drawn row: the printed lines that tell them, and the words of each.

Shared by the ways in which ``ruled_rows`` and ``ruled_blocks`` part a drawn row that
holds several records.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

from extractor.readers.page import Word
from extractor.tables.ruled_cells import DraftCell

LEVEL = 0.5
"""Share of a line's height by which the lines of one record may differ in height."""
_VALUE = re.compile(r"(?:(?:Rp\.?|[$€£])\s*)?[-–−±(]?\d[\d.,]*\)?\s*%?(?:,-)?(?:\s*\*+\)?)?|[-–—]")
_VALUE_PARTS = frozenset(["", *"Rp.-(),%*$€£–−—±"])
"""What the parts of a value begin with, other than a digit or space."""
_TURN = attrgetter("turn")
_LISTED = re.compile(r"\(?(?:\d{1,3}|[A-Za-z])[.)]+|\d{1,2}(?:\.\d{1,2})+\.?|[-–•·▪●○➢✓*o]")

Line = list[Word]
"""The words of one printed line, left to right."""


class RowColumn(NamedTuple):
    """A cell of a drawn row with its printed lines, top to bottom."""

    cell: DraftCell
    lines: list[Line]


class Records(NamedTuple):
    """How a drawn row is parted.

    Attributes:
        heights: where it is cut, top to bottom; one less than records.
        parts: the words of each record by column.
        labels: by column the labels over several records: the first record that each
            covers, up to the next label, and its words.
    """

    heights: list[float]
    parts: dict[int, list[list[Word]]]
    labels: dict[int, list[tuple[int, list[Word]]]]


def lines_of(words: Sequence[Word]) -> list[Line]:
    """Return the words of a cell by printed line; turned words make no lines here."""
    if len(words) == 1:
        return [list(words)]
    placed = [
        ((top + bottom) / 2, number, bottom - top, x0)
        for number, (x0, top, _, bottom) in enumerate([word.box for word in words])
    ]
    placed.sort()
    lines: list[list[tuple[float, int, Word]]] = []
    first = tall = 0.0
    for order, (middle, number, height, x0) in enumerate(placed):
        lower = height if height < tall else tall
        if lines and middle - first <= LEVEL * lower:
            lines[-1].append((x0, order, words[number]))
        else:
            lines.append([(x0, order, words[number])])
            first, tall = middle, height
    for line in lines:
        line.sort()
    return [[word for _, _, word in line] for line in lines]


def are_turned(columns: Iterable[RowColumn]) -> bool:
    """Say whether any word of a row is turned."""
    return any(any(map(_TURN, column.cell.words)) for column in columns)


def are_level(one: Word, other: Word) -> bool:
    """Say whether two words stand at one height."""
    _, top, _, bottom = one.box
    _, upper, _, lower = other.box
    height = min(bottom - top, lower - upper)
    return abs((top + bottom) / 2 - (upper + lower) / 2) <= LEVEL * height


def top_of(line: Line) -> float:
    """Return where a line's highest word begins."""
    return min([word.box[1] for word in line])


def tallest(words: Sequence[Word]) -> float:
    """Return the height of the tallest word."""
    return max([word.box[3] - word.box[1] for word in words])


def text_of(line: Line) -> str:
    """Return a line's words, parted by a space."""
    return " ".join([word.text for word in line])


def are_values(lines: Sequence[Line]) -> bool:
    """Say whether each line is one value and nothing else: ``12.317.066``, ``95,13 %``, ``-``."""
    for line in lines:
        if not may_be_values(line[:1]) or not _VALUE.fullmatch(text_of(line)):
            return False
    return True


def may_be_values(words: Iterable[Word]) -> bool:
    """Say by their first characters, at little cost, whether words may be parts of values."""
    for word in words:
        first = word.text[:1]
        if first not in _VALUE_PARTS and not first.isdecimal() and not first.isspace():
            return False
    return True


def is_mark(text: str) -> bool:
    """Say whether a line's first word is a list mark: ``1.``, ``(a)``, ``2.1``, ``-``."""
    if len(text) > 1 and text[-1] not in ".)" and not text[-1].isdecimal():
        return False  # as most words
    return _LISTED.fullmatch(text) is not None


def may_begin(text: str) -> bool:
    """Say whether a line with this first word may begin a text: it does not run on."""
    return not text[:1].islower() or is_mark(text)


def begins_at_each(column: RowColumn, starts: Sequence[Line]) -> bool:
    """Say whether a text or value of a column begins at the height of each line."""
    firsts = [line[0] for line in column.lines]
    for start in starts:
        beside = next((first for first in firsts if are_level(first, start[0])), None)
        if beside is None or not may_begin(beside.text):
            return False
    return True


def cut_at(heights: list[float], columns: Sequence[RowColumn], first_col: int) -> Records:
    """Cut the columns from one on at some heights; before it stand labels of all records."""
    parts: dict[int, list[list[Word]]] = {}
    for cell, _ in columns:
        if cell.span.col >= first_col:
            part: list[list[Word]] = [[] for _ in range(len(heights) + 1)]
            for word in cell.words:
                _, top, _, bottom = word.box
                middle = (top + bottom) / 2
                part[sum([middle >= height for height in heights])].append(word)
            parts[cell.span.col] = part
    return Records(heights, parts, {})

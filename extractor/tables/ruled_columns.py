"""The columns of a table's drawn rows: where their texts and values stand.

A printed line that stands as they do is a row of the table though no line is drawn around it.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from extractor.readers.page import Word
from extractor.tables.ruled_records import Line, are_values, lines_of

ALIGNED = 2.0
"""Points by which what stands at one edge of a column may be apart."""
OVER = 1.0
"""Points that a word reaches over a border at least to cross it: its box is looser than its ink."""
APART = 0.8
"""Ems between two words from which a border may run there: blanks are narrower."""
FEWEST_VALUES = 2
"""Cells with a value and nothing else that make a column one of values, half of all at least."""
MANY_DIGITS = 4
"""Digits of an amount; where a column holds amounts, a number of fewer is none of them."""
LIKE_SIZE = 0.8
"""Share of the usual type size that a row's has at least, and the other way round."""
_SUM = re.compile(r"(?:sub\s*-?\s*)?(?:grand\s+)?(?:jumlah|jml|total)\b", re.IGNORECASE)

Cells = dict[int, list[Word]]
"""The words of one printed line by column."""


class _Column(NamedTuple):
    """Where the first lines of a column's cells begin, end and have their middle.

    ``digits`` is the least number of digits of its values, ``values`` whether they are values.
    """

    edges: list[tuple[float, float, float]]
    values: bool
    digits: int


def cells_of(line: Line, borders: Sequence[float]) -> Cells | None:
    """Part a printed line at the borders between columns.

    Args:
        line: its words, left to right.
        borders: the places of the upright lines, left to right.

    Returns:
        The words by column; None where they reach beyond the outer borders, or a text runs over
        one between, but for a sum's label.
    """
    if line[0].box.x0 < borders[0] - OVER or line[-1].box.x1 > borders[-1] + OVER:
        return None
    crossing = crossed_borders(line, borders) or any(
        _runs_on(*two, borders) for two in itertools.pairwise(line)
    )
    return None if crossing and not _is_sum(line) else _part(line, borders)


class DrawnColumns:
    """The columns of some drawn rows of one table."""

    def __init__(self, borders: Sequence[float], rows: Sequence[Sequence[Word]]) -> None:
        """Look at the rows' words.

        Args:
            borders: the places of the upright lines, left to right.
            rows: the words of each row, top to bottom; headings are rows like others.
        """
        self.borders = borders
        parts: list[list[list[Line]]] = [[] for _ in borders[1:]]
        sizes = []
        for words in rows:
            for column, own in _part(words, borders).items():
                parts[column].append(lines_of(own))
            sizes += [word.size for word in words]
        self._columns = list(map(_column, parts))
        self._size = median(sizes) if sizes else 0.0

    def begins_row(self, line: Line) -> bool:
        """Say whether a line stands as the rows do: a text, and behind it a value or more."""
        cells = self._cells(line)
        if cells is None:
            return False
        is_sum = _is_sum(line)
        valued = [
            column
            for column, words in cells.items()
            if self._columns[column].values and not (is_sum and words[0] is line[0])
        ]
        texts = [column for column in cells if column not in valued]
        return (
            bool(texts and valued)
            and max(valued) > min(texts)
            and all(self._is_value(column, cells[column]) for column in valued)
            and (is_sum or all(self._is_aligned(one, cells[one]) for one in texts))
        )

    def goes_on(self, line: Line) -> bool:
        """Say whether a line stands as further lines of texts do, and holds no value."""
        cells = self._cells(line)
        return cells is not None and all(
            not self._columns[column].values and self._begins_aligned(column, words)
            for column, words in cells.items()
        )

    def crossed(self, words: Sequence[Word]) -> set[float]:
        """Return the borders between columns that words cross."""
        return crossed_borders(words, self.borders)

    def _cells(self, line: Line) -> Cells | None:
        """Part a line at the borders; None where it is set otherwise or crosses one."""
        if any(word.turn for word in line) or not self._is_like_size(line):
            return None
        return cells_of(line, self.borders)

    def _is_like_size(self, line: Line) -> bool:
        return all(
            LIKE_SIZE * self._size <= word.size and LIKE_SIZE * word.size <= self._size
            for word in line
        )

    def _is_value(self, column: int, words: list[Word]) -> bool:
        digits = _digits(words)
        few = self._columns[column].digits >= MANY_DIGITS > digits > 1
        return are_values([words]) and not few and self._is_aligned(column, words)

    def _is_aligned(self, column: int, words: Sequence[Word]) -> bool:
        own = _edges(words)
        return any(
            abs(one - other) <= ALIGNED
            for edges in self._columns[column].edges
            for one, other in zip(own, edges, strict=True)
        )

    def _begins_aligned(self, column: int, words: Sequence[Word]) -> bool:
        left = min(word.box.x0 for word in words)
        return any(abs(left - edges[0]) <= ALIGNED for edges in self._columns[column].edges)


def _part(words: Sequence[Word], borders: Sequence[float]) -> Cells:
    cells: Cells = {}
    last = len(borders) - 1
    for word in words:
        column = bisect_right(borders, word.box.middle[0], 1, last) - 1
        cells.setdefault(column, []).append(word)
    return cells


def crossed_borders(words: Sequence[Word], borders: Sequence[float]) -> set[float]:
    """Return the borders between columns that words cross."""
    return {
        border
        for border in borders[1:-1]
        if any(w.box.x0 < border - OVER and w.box.x1 > border + OVER for w in words)
    }


def _runs_on(word: Word, other: Word, borders: Sequence[float]) -> bool:
    """Say whether two words of one text stand in two columns."""
    apart = other.box.x0 - word.box.x1 > APART * max(word.size, other.size)
    return not apart and len(_part([word, other], borders)) > 1


def _column(cells: Sequence[list[Line]]) -> _Column:
    values = [cell for cell in cells if are_values(cell)]
    valued = len(values) >= FEWEST_VALUES and 2 * len(values) >= len(cells)
    kept = values if valued else cells
    digits = min((_digits(line) for cell in values for line in cell), default=0)
    return _Column([_edges(cell[0]) for cell in kept], valued, digits)


def _edges(words: Sequence[Word]) -> tuple[float, float, float]:
    x0, x1 = min(word.box.x0 for word in words), max(word.box.x1 for word in words)
    return x0, x1, (x0 + x1) / 2


def _digits(words: Sequence[Word]) -> int:
    return sum(char.isdigit() for word in words for char in word.text)


def _is_sum(line: Line) -> bool:
    """Say whether a line is a sum below a table, whose label may stand over several columns."""
    return _SUM.match(" ".join(word.text for word in line)) is not None

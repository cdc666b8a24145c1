"""Text that runs on over its cell's right border: given back to the cell where it begins.

Spreadsheets print a long text over the empty cells behind it, and its last words then stand
in them. The border runs through a word, the words go on at the distance of one space, and
the cells they stand in hold nothing else: a cell that does is never printed over.

Limits: where the border happens to stand between two words, the second one cannot be told
from a text of the cell behind; it stays there.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from extractor.readers.page import Word
from extractor.tables.ruled_cells import WORD_MARGIN, DraftCell
from extractor.tables.ruled_lattice import Lattice
from extractor.tables.ruled_records import Line, are_level, lines_of

SPACE = 0.45
"""Widest space between words that go on, in heights of the letters: justified ones are wider,
but nothing is justified over a border."""


def take_back_spills(lattice: Lattice, cells: Sequence[DraftCell]) -> None:
    """Give words to the cell on whose text they run on.

    Args:
        lattice: the lines between the cells.
        cells: all cells; their words are moved.
    """
    holders = {
        (row, cell.span.col): cell
        for cell in cells
        for row in range(cell.span.row, cell.span.row + cell.span.rowspan)
        if len(cell.words) > 0
    }
    for cell in sorted(cells, key=lambda one: one.span.col):
        if not any(word.turn for word in cell.words):
            for line in lines_of(cell.words):
                _follow(lattice, cell, line, holders)


def _follow(
    lattice: Lattice, cell: DraftCell, line: Line, holders: dict[tuple[int, int], DraftCell]
) -> None:
    """Take the words over which one line of a cell runs on, through any number of cells."""
    last = line[-1]
    row, _ = lattice.place_of(last)
    col = cell.span.col + cell.span.colspan
    while (behind := holders.get((row, col))) is not None and behind is not cell:
        words = _one_line(behind)
        if words is None or not _goes_on(last, words[0], lattice.xs[col]):
            return
        cell.words += words
        behind.words = []
        last = words[-1]
        col = behind.span.col + behind.span.colspan
        del holders[row, behind.span.col]


def _one_line(cell: DraftCell) -> Line | None:
    """The words of a cell if they are one line without gaps."""
    if not cell.words or any(word.turn for word in cell.words):
        return None
    lines = lines_of(cell.words)
    line = lines[0]
    if len(lines) > 1 or any(not _is_next(one, two) for one, two in itertools.pairwise(line)):
        return None
    return line


def _goes_on(word: Word, following: Word, border: float) -> bool:
    """Say whether a border runs through one of two words that follow each other."""
    return _is_next(word, following) and (
        word.box.x1 > border + WORD_MARGIN or following.box.x0 < border - WORD_MARGIN
    )


def _is_next(word: Word, following: Word) -> bool:
    space = following.box.x0 - word.box.x1
    return are_level(word, following) and 0 <= space <= SPACE * word.box.height

"""Text that runs on over its cell's right border: given back to the cell where it begins.

Spreadsheets print a long text over the empty cells behind it, and its last words then stand
in them. The border runs through a word, the words go on at the distance of one space, and
the cells they stand in hold nothing else: a cell that does is never printed over.

Other producers let a long text run over its border into a cell with a text of its own. So
values are never taken, nor is what may be one: in a column with values elsewhere only words
that go on within a sentence. What is taken nevertheless may be a text of its own, so that the
table is doubtful.

Limits: where the border stands between two words, or runs through the first letters of a
capitalised one, that cannot be told from a text of the cell behind; it stays there.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from extractor.readers.page import Word
from extractor.tables.ruled_cells import WORD_MARGIN, DraftCell
from extractor.tables.ruled_lattice import Lattice
from extractor.tables.ruled_records import Line, are_level, are_values, lines_of

SPACE = 0.45
"""Widest space between words that go on, in heights of the letters: justified ones are wider,
but nothing is justified over a border."""


def take_back_spills(lattice: Lattice, cells: Sequence[DraftCell]) -> bool:
    """Give words to the cell on whose text they run on.

    Args:
        lattice: the lines between the cells.
        cells: all cells; their words are moved.

    Returns:
        Whether any words were moved: the table is less sure then.
    """
    spills = _Spills(lattice, cells)
    for cell in sorted(cells, key=lambda one: one.span.col):
        if not any(word.turn for word in cell.words):
            for line in lines_of(cell.words):
                spills.follow(cell, line)
    return spills.moved


class _Spills:
    """The words of one table's cells, and those that were moved."""

    def __init__(self, lattice: Lattice, cells: Sequence[DraftCell]) -> None:
        self.moved = False
        self._lattice = lattice
        self._cells = cells
        self._valued: dict[int, list[DraftCell]] | None = None
        self._holders = {
            (row, cell.span.col): cell
            for cell in cells
            for row in range(cell.span.row, cell.span.row + cell.span.rowspan)
            if len(cell.words) > 0
        }

    def follow(self, cell: DraftCell, line: Line) -> None:
        """Take the words over which one line of a cell runs on, through any number of cells."""
        last = line[-1]
        row, _ = self._lattice.place_of(last)
        col = cell.span.col + cell.span.colspan
        while (behind := self._holders.get((row, col))) is not None and behind is not cell:
            words = _one_line(behind)
            if words is None or not _goes_on(last, words, self._lattice.xs[col]):
                return
            if are_values([words]) or self._may_be_value(behind, words):
                return
            cell.words += words
            behind.words = []
            self.moved = True
            last = words[-1]
            col = behind.span.col + behind.span.colspan
            del self._holders[row, behind.span.col]

    def _may_be_value(self, cell: DraftCell, line: Line) -> bool:
        """Say whether words stand in a column of values and go on within no sentence."""
        if _is_running(line):
            return False
        if self._valued is None:
            self._valued = _valued_by_column(self._cells)
        return any(other is not cell for other in self._valued.get(cell.span.col, ()))


def _valued_by_column(cells: Sequence[DraftCell]) -> dict[int, list[DraftCell]]:
    """Two cells of values of each column at most: one of them is another than any cell."""
    found: dict[int, list[DraftCell]] = {}
    for cell in cells:
        own = found.setdefault(cell.span.col, [])
        if len(own) < 2 and cell.words and are_values(lines_of(cell.words)):
            own.append(cell)
    return found


def _is_running(line: Line) -> bool:
    """Say whether words are small and without figures: ``WTP``, ``Baik`` and ``A2`` are not."""
    return all(word.text[:1].islower() and not any(map(str.isdecimal, word.text)) for word in line)


def _one_line(cell: DraftCell) -> Line | None:
    """The words of a cell if they are one line without gaps."""
    if not cell.words or any(word.turn for word in cell.words):
        return None
    lines = lines_of(cell.words)
    line = lines[0]
    if len(lines) > 1 or any(not _is_next(one, two) for one, two in itertools.pairwise(line)):
        return None
    return line


def _goes_on(word: Word, line: Line, border: float) -> bool:
    """Say whether a border runs through a word or the one that it goes on with.

    Through the second one alone it tells nothing of a name or an amount: set to the right
    border of its cell, a long one runs over the left one.
    """
    if not _is_next(word, line[0]):
        return False
    return word.box.x1 > border + WORD_MARGIN or (
        line[0].box.x0 < border - WORD_MARGIN and _is_running(line)
    )


def _is_next(word: Word, following: Word) -> bool:
    space = following.box.x0 - word.box.x1
    return are_level(word, following) and 0 <= space <= SPACE * word.box.height

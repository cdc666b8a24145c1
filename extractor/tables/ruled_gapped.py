"""Cells over several columns whose words stand in single columns: a border is missing.

What is written in a merged cell is set to the cell: centred in it, or beginning or ending at
its borders. Where it is set to a line of the other rows instead, as the cells of that column
are, the line goes on there, undrawn; two texts on both sides of it would be read as one,
and an empty cell would have its neighbour's value. What was drawn says otherwise, so that
the table is less sure where a cell was parted, unless both texts are centred in their parts,
and where one is left whole although a wide gap parts its texts.

Limits: a text at the left border of a merged cell may be that of the first column alone, and
one at its right border that of the last; nothing tells, and the cell stays merged. Texts of
one line that stand closer than two letters' height stay together.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property
from math import prod
from typing import NamedTuple

from extractor.readers.page import Word
from extractor.tables.ruled_cells import DraftCell
from extractor.tables.ruled_lattice import Lattice
from extractor.tables.ruled_records import are_level, lines_of

GAP = 2.0
"""Widths of gaps, in heights of the letters, that no justified line leaves between words."""
LEAST_GAP = 0.5
"""The same where what stands behind the gap are lines that begin alike, or that no line before
it goes on in: twice a usual space."""
CENTRED = 3.0
"""Points from the middle of a cell that a centred text may stand: its borders are lines."""
BESIDE = 6.0
"""Points between a line and the text set to it: cells leave up to 2 mm."""
ALIKE = 1.5
"""Points by which texts set alike may differ: a digit's side bearing."""
LEAST_ALIKE = 2
"""Other cells of a column that are set as a text is, to say that it is one of theirs."""
MOST_WAYS = 200
"""Ways of parting a cell that are looked at; more are of a cell over too many columns."""


class _Part(NamedTuple):
    """Words between two gaps, with where they begin and end."""

    words: list[Word]
    start: float
    end: float


def split_gapped_cells(
    lattice: Lattice, cells: Sequence[DraftCell]
) -> tuple[list[DraftCell], bool]:
    """Part the cells over several columns whose words stand in single ones.

    Args:
        lattice: the lines between rows and columns.
        cells: all cells of the table.

    Returns:
        The cells by row and column, and whether any is doubtful: it was parted on lesser
        evidence than that its texts are centred, or it holds texts apart and was not parted.

    Example:
        ``PAGU DIPA`` and ``REALISASI`` in one cell, each centred over its columns: two cells.
    """
    wide = [cell for cell in cells if cell.span.colspan > 1 and cell.words]
    wide = [cell for cell in wide if not any(word.turn for word in cell.words)]
    if not wide:
        return list(cells), False
    splitter = _Splitter(lattice, cells)
    parts = {id(cell): found for cell in wide if (found := splitter.split(cell)) is not None}
    done = [part for cell in cells for part in parts.get(id(cell), [cell])]
    return (sorted(done, key=lambda cell: cell.span) if parts else done), splitter.doubtful


class _Splitter:
    """Parts cells of one table; knows how the cells of each column are set."""

    def __init__(self, lattice: Lattice, cells: Sequence[DraftCell]) -> None:
        self.doubtful = False
        self._xs = lattice.xs
        self._cells = cells

    @cached_property
    def _worded(self) -> dict[tuple[int, int], tuple[list[float], ...]]:
        """Where texts of cells over the same columns begin, end and are centred, in order.

        By the first and the next column, sorted; those of enough cells to be alike.
        """
        found: dict[tuple[int, int], list[_Part]] = {}
        for cell in self._cells:
            if cell.words:
                columns = (cell.span.col, cell.span.col + cell.span.colspan)
                found.setdefault(columns, []).append(_part(cell.words))
        return {
            columns: tuple(sorted(map(place, found[columns])) for place in _PLACES)
            for columns in sorted(found)
            if len(found[columns]) >= LEAST_ALIKE
        }

    def split(self, cell: DraftCell) -> list[DraftCell] | None:
        """Return the cells that one is parted to; None where it stays whole."""
        parts = self._parts(cell)
        if len(parts) == 1:
            return self._set_aside(cell, parts[0])
        first, last = cell.span.col, cell.span.col + cell.span.colspan
        ways = [
            [col for col in range(first + 1, last) if left.end <= self._xs[col] <= right.start]
            for left, right in itertools.pairwise(parts)
        ]
        if not all(ways):
            return None
        if prod(map(len, ways)) > MOST_WAYS:
            self.doubtful = True
            return None
        best = min(
            ((first, *cols, last) for cols in itertools.product(*ways)),
            key=lambda cols: sum(itertools.starmap(self._off_centre, _bounded(parts, cols))),
        )
        bounded = _bounded(parts, best)
        if any(off > CENTRED for off in itertools.starmap(self._off_centre, bounded)):
            self.doubtful = True
            if not all(itertools.starmap(self._is_cut, itertools.pairwise(bounded))):
                return None
        return [
            DraftCell(cell.span._replace(col=start, colspan=stop - start), part.words)
            for part, start, stop in bounded
        ]

    def _parts(self, cell: DraftCell) -> list[_Part]:
        """The words of a cell between gaps that go through all its lines."""
        inner = range(cell.span.col + 1, cell.span.col + cell.span.colspan)
        parts: list[_Part] = []
        for word in sorted(cell.words, key=lambda word: word.box.x0):
            x0, _, x1, _ = word.box
            if parts and x0 - parts[-1].end < LEAST_GAP * word.box.height:
                last = parts[-1]
                last.words.append(word)
                parts[-1] = last._replace(end=max(last.end, x1))
            else:
                parts.append(_Part([word], x0, x1))
        done = parts[:1]
        for part in parts[1:]:
            before = done[-1]
            if part.start - before.end >= GAP * part.words[0].box.height or (
                any(before.end <= self._xs[col] <= part.start for col in inner)
                and (_begin_alike(part) or _are_unlevel(before, part))
            ):
                done.append(part)
            else:
                done[-1] = _Part([*before.words, *part.words], before.start, part.end)
        return done

    def _is_cut(self, left: tuple[_Part, int, int], right: tuple[_Part, int, int]) -> bool:
        """Say whether two texts beside each other are set to the line between them."""
        line = self._xs[right[1]]
        return (
            max(self._off_centre(*left), self._off_centre(*right)) <= CENTRED
            or line - left[0].end <= BESIDE
            or right[0].start - line <= BESIDE
            or self._is_alike(*right)
            or _are_unlevel(left[0], right[0])
        )

    def _set_aside(self, cell: DraftCell, part: _Part) -> list[DraftCell] | None:
        """Part off the empty columns beside a text that is set as those of other columns are."""
        first, last = cell.span.col, cell.span.col + cell.span.colspan
        left, right = self._xs[first], self._xs[last]
        off = self._off_centre(part, first, last)
        if part.start - left <= BESIDE or right - part.end <= BESIDE or off <= 2 * CENTRED:
            return None
        for start, stop in self._worded:
            inside = self._xs[start] <= part.start and part.end <= self._xs[stop]
            if not inside or start < first or last < stop:
                continue
            cuts = list(itertools.pairwise(sorted({first, start, stop, last})))
            worded = all(columns in self._worded for columns in cuts)
            if len(cuts) > 1 and worded and self._is_alike(part, start, stop):
                self.doubtful = True
                return [
                    DraftCell(cell.span._replace(col=a, colspan=b - a), part.words * (a == start))
                    for a, b in cuts
                ]
        return None

    def _is_alike(self, part: _Part, start: int, stop: int) -> bool:
        """Say whether cells of the same columns begin, end or are centred where a text is."""
        for others, place_of in zip(self._worded.get((start, stop), ()), _PLACES, strict=False):
            place = place_of(part)
            alike = bisect_right(others, place + ALIKE) - bisect_left(others, place - ALIKE)
            if alike >= LEAST_ALIKE:
                return True
        return False

    def _off_centre(self, part: _Part, start: int, stop: int) -> float:
        return abs(_middle(part) - (self._xs[start] + self._xs[stop]) / 2)


def _bounded(parts: Sequence[_Part], cols: Sequence[int]) -> list[tuple[_Part, int, int]]:
    """Each text with the first column of its cell and that of the next one."""
    pairs = zip(parts, itertools.pairwise(cols), strict=True)
    return [(part, start, stop) for part, (start, stop) in pairs]


def _begin_alike(part: _Part) -> bool:
    """Say whether a text is several lines that begin at one place."""
    starts = [line[0].box.x0 for line in lines_of(part.words)]
    return len(starts) > 1 and max(starts) - min(starts) <= ALIKE


def _are_unlevel(left: _Part, right: _Part) -> bool:
    """Say whether two texts stand beside each other, and no line of one goes on in the other."""
    lines, others = lines_of(left.words), lines_of(right.words)
    beside = lines[0][0].box.top < others[-1][0].box.bottom
    beside = beside and others[0][0].box.top < lines[-1][0].box.bottom
    return beside and not any(are_level(one[-1], other[0]) for one in lines for other in others)


def _part(words: Sequence[Word]) -> _Part:
    return _Part(
        list(words), min(word.box.x0 for word in words), max(word.box.x1 for word in words)
    )


def _start(part: _Part) -> float:
    return part.start


def _end(part: _Part) -> float:
    return part.end


def _middle(part: _Part) -> float:
    return (part.start + part.end) / 2


_PLACES: tuple[Callable[[_Part], float], ...] = (_start, _end, _middle)
"""By what texts may be set alike."""

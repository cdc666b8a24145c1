"""A lattice to cells: elementary cells without a drawn edge between them are one cell.

Cells must be rectangles. Where the drawn edges enclose another shape (a line is missing
or stops short) it is cut where most of a line is drawn and no word is cut, until only
rectangles are left; so the cells always cover the lattice without gap or overlap.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from extractor.readers.page import Word
from extractor.tables.ruled_lattice import DRAWN, Lattice, Span

CUT_WORD = 2.0
"""What cutting through a word costs, in wholly drawn lines: it is nearly always wrong."""
MOST_TO_WEIGH = 1_000
"""Elementary cells of a shape from which cuts are not weighed: no cell has so many."""
WORD_MARGIN = 2.0
"""Points by which a word must reach over a line to count as cut: boxes are loose."""
_Cell = tuple[int, int]


@dataclass(slots=True)
class DraftCell:
    """A cell in the making.

    Attributes:
        span: the elementary cells that it covers.
        words: the words whose middle is in it.
        repaired: whether it had to be cut out of a shape that is no rectangle.
    """

    span: Span
    words: list[Word] = field(default_factory=list)
    repaired: bool = False

    @property
    def last_row(self) -> int:
        """Return the last row that it covers."""
        return self.span.row + self.span.rowspan - 1


def part_cell(lattice: Lattice, cell: DraftCell, borders: Collection[int]) -> list[DraftCell]:
    """Part a cell at borders between rows.

    Args:
        lattice: the table's lines.
        cell: a cell of it.
        borders: numbers of rows above which it is parted; those not within it are nothing.

    Returns:
        The parts from top to bottom, each with the words that stand at its height; words
        beyond the cell go to its nearest part.
    """
    first, end = cell.span.row, cell.last_row + 1
    starts = [first, *sorted(border for border in set(borders) if first < border < end)]
    words: list[list[Word]] = [[] for _ in starts]
    for word in cell.words:
        row = bisect_right(lattice.ys, word.box.middle[1]) - 1
        words[max(bisect_right(starts, row) - 1, 0)].append(word)
    return [
        DraftCell(cell.span._replace(row=start, rowspan=stop - start), own, cell.repaired)
        for start, stop, own in zip(starts, [*starts[1:], end], words, strict=True)
    ]


def find_cells(lattice: Lattice, words: Sequence[Word]) -> list[DraftCell]:
    """Unite elementary cells to cells and give each word to the cell that holds its middle.

    Args:
        lattice: positions and drawn edges.
        words: the table's words; shapes are not cut through them.

    Returns:
        Cells ordered by row and column; they cover the lattice, every word is in one.
    """
    rows, cols = lattice.rows, lattice.cols
    owners: _Owners = [[None] * cols for _ in range(rows)]
    cells: list[DraftCell] = []
    cost: _CutCost | None = None
    for row, is_plain in enumerate(_plain_rows(lattice)):
        if is_plain:
            found = [DraftCell(Span(row, col), []) for col in range(cols)]
            owners[row][:] = found
            cells += found
            continue
        for col in range(cols):
            if owners[row][col] is not None:
                continue
            span = _plain_rectangle(lattice, owners, row, col)
            if span is not None:
                found = [DraftCell(span, [])]
            else:
                cost = cost or _CutCost(lattice, words)
                spans = _rectangles(_region(lattice, row, col), cost)
                found = [DraftCell(one, [], len(spans) > 1) for one in spans]
            for cell in found:
                _take(owners, cell)
            cells += found
    if cost is not None:
        cells.sort(key=lambda cell: cell.span)
    for word, (row, col) in zip(words, lattice.places_of(words), strict=True):
        owner = owners[row][col]
        if owner is not None:
            owner.words.append(word)
    return cells


_Owners = list[list[DraftCell | None]]
"""By row and column of an elementary cell: the cell that it is part of."""


def _plain_rows(lattice: Lattice) -> list[bool]:
    """Say of each row whether all lines in it and beside it are drawn: most are so.

    Each of its elementary cells is a cell then.
    """
    above = [True, *(min(line) >= DRAWN for line in lattice.across[1:-1]), True]
    inner = lattice.down[1:-1]
    parted = [min(edges) >= DRAWN for edges in zip(*inner, strict=True)] if inner else above[1:]
    return [all(three) for three in zip(above, above[1:], parted, strict=False)]


def _take(owners: _Owners, cell: DraftCell) -> None:
    row, col, rowspan, colspan = cell.span
    if rowspan == colspan == 1:
        owners[row][col] = cell
        return
    for i in range(row, row + rowspan):
        owners[i][col : col + colspan] = [cell] * colspan


def _plain_rectangle(lattice: Lattice, owners: _Owners, row: int, col: int) -> Span | None:
    """The rectangle from this corner if it is enclosed and nothing is drawn in it."""
    across, down = lattice.across, lattice.down
    rows, cols = len(lattice.ys) - 1, len(lattice.xs) - 1
    right = col + 1
    while right < cols and down[right][row] < DRAWN:
        right += 1
    bottom = row + 1
    while bottom < rows and across[bottom][col] < DRAWN:
        bottom += 1
    if right - col == bottom - row == 1:
        is_open = (col and down[col][row] < DRAWN) or (row and across[row][col] < DRAWN)
        return None if is_open else Span(row, col)
    for i in range(row, bottom):
        if any(owners[i][col:right]):
            return None
        if right - col > 1 and any(down[j][i] >= DRAWN for j in range(col + 1, right)):
            return None
        if (col and down[col][i] < DRAWN) or (right < cols and down[right][i] < DRAWN):
            return None
    for j in range(col, right):
        if bottom - row > 1 and any(across[i][j] >= DRAWN for i in range(row + 1, bottom)):
            return None
        if (row and across[row][j] < DRAWN) or (bottom < rows and across[bottom][j] < DRAWN):
            return None
    return Span(row, col, bottom - row, right - col)


def _region(lattice: Lattice, row: int, col: int) -> set[_Cell]:
    """All elementary cells that can be reached without crossing a drawn edge."""
    across, down = lattice.across, lattice.down
    region = {(row, col)}
    queue = [(row, col)]
    while queue:
        i, j = queue.pop()
        near = []
        if i and across[i][j] < DRAWN:
            near.append((i - 1, j))
        if i + 1 < lattice.rows and across[i + 1][j] < DRAWN:
            near.append((i + 1, j))
        if j and down[j][i] < DRAWN:
            near.append((i, j - 1))
        if j + 1 < lattice.cols and down[j + 1][i] < DRAWN:
            near.append((i, j + 1))
        new = [cell for cell in near if cell not in region]
        region.update(new)
        queue += new
    return region


def _rectangles(region: set[_Cell], cost: _CutCost) -> list[Span]:
    """Cut a region into rectangles."""
    found: list[Span] = []
    todo = [region]
    while todo:
        part = todo.pop()
        span = _bounds(part)
        if span.rowspan * span.colspan == len(part):
            found.append(span)
            continue
        if len(part) > MOST_TO_WEIGH:
            found += _strips(part)
            continue
        todo += _connected(cost.best_cut(part))
    return found


def _bounds(region: set[_Cell]) -> Span:
    top = min(row for row, _ in region)
    left = min(col for _, col in region)
    bottom = max(row for row, _ in region)
    right = max(col for _, col in region)
    return Span(top, left, bottom - top + 1, right - left + 1)


def _strips(region: set[_Cell]) -> list[Span]:
    """Cut a region into its rows."""
    spans: list[Span] = []
    for row, col in sorted(region):
        last = spans[-1] if spans else None
        if last is not None and last.row == row and last.col + last.colspan == col:
            spans[-1] = last._replace(colspan=last.colspan + 1)
        else:
            spans.append(Span(row, col))
    return spans


def _connected(parts: Sequence[set[_Cell]]) -> list[set[_Cell]]:
    """Part each set of cells into those that hang together side by side."""
    found: list[set[_Cell]] = []
    for part in parts:
        rest = set(part)
        while rest:
            queue = [rest.pop()]
            whole = set(queue)
            while queue:
                i, j = queue.pop()
                for cell in ((i - 1, j), (i + 1, j), (i, j - 1), (i, j + 1)):
                    if cell in rest:
                        rest.remove(cell)
                        whole.add(cell)
                        queue.append(cell)
            found.append(whole)
    return found


class _CutCost:
    """Weighs the straight cuts of a region: drawn share for, words cut against."""

    def __init__(self, lattice: Lattice, words: Sequence[Word]) -> None:
        self.lattice = lattice
        self.crossed_rows: dict[_Cell, int] = {}
        self.crossed_cols: dict[_Cell, int] = {}
        for word in words:
            self._note_crossings(word)

    def _note_crossings(self, word: Word) -> None:
        row, col = self.lattice.place_of(word)
        box, xs, ys = word.box, self.lattice.xs, self.lattice.ys
        for line in (row, row + 1):
            if box.top + WORD_MARGIN < ys[line] < box.bottom - WORD_MARGIN:
                self.crossed_rows[line, col] = self.crossed_rows.get((line, col), 0) + 1
        crossed = range(
            bisect_right(xs, box.x0 + WORD_MARGIN), bisect_left(xs, box.x1 - WORD_MARGIN)
        )
        for line in crossed:
            self.crossed_cols[line, row] = self.crossed_cols.get((line, row), 0) + 1

    def best_cut(self, region: set[_Cell]) -> tuple[set[_Cell], set[_Cell]]:
        """Return the two sides of the best straight cut of a region."""
        cuts: dict[tuple[int, int], _Cut] = {}
        for row, col in region:
            if (row - 1, col) in region:
                cut = cuts.setdefault((0, row), _Cut())
                cut.add(self.lattice.across[row][col], self._width(col))
                cut.crossed += self.crossed_rows.get((row, col), 0)
            if (row, col - 1) in region:
                cut = cuts.setdefault((1, col), _Cut())
                cut.add(self.lattice.down[col][row], self._height(row))
                cut.crossed += self.crossed_cols.get((col, row), 0)
        # Of equal cuts the horizontal one: a record's cells stand side by side.
        axis, line = max(cuts, key=lambda cut: (cuts[cut].worth, -cut[0], -cut[1]))
        before = {cell for cell in region if cell[axis] < line}
        return before, region - before

    def _width(self, col: int) -> float:
        return self.lattice.xs[col + 1] - self.lattice.xs[col]

    def _height(self, row: int) -> float:
        return self.lattice.ys[row + 1] - self.lattice.ys[row]


class _Cut:
    """The edges along one straight cut of a region and the words that it would cut."""

    def __init__(self) -> None:
        self.length = 0.0
        self.drawn = 0.0
        self.crossed = 0

    def add(self, share: float, length: float) -> None:
        """Take in one elementary edge."""
        self.length += length
        self.drawn += share * length

    @property
    def worth(self) -> float:
        """Return how good the cut is: 1 for a drawn line that cuts no word."""
        return self.drawn / self.length - CUT_WORD * self.crossed

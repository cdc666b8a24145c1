"""Whether drawn cells are a table, and how sure that is.

Empty cells are no evidence against a table: a schedule is mostly empty. What counts is
whether the borders are drawn and whether the words keep within them: in a chart or a
chart of offices, lines run through the words or stop short.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractor.readers.page import Box, Word
from extractor.tables.ruled_cells import DraftCell
from extractor.tables.ruled_lattice import DRAWN, Lattice, Span

LEAST_DRAWN = 0.55
"""Share of the cells' borders below which lines are connectors or decoration."""
LEAST_OUTLINE = 0.7
"""Share of the outer border's length below which it may be boxes joined by connectors, a
chart of offices, or a table whose columns end at different heights."""
WELL_DRAWN = 0.75
"""Share of borders that tells the latter: there all cells with words are drawn whole."""
MOST_CROSSING = 0.5
"""Share of words crossing their cell's borders from which the lines are no borders."""
WORD_MARGIN = 2.0
"""Points a word may reach over a border: its box is looser than its ink."""
HEIGHT_MARGIN = 0.4
"""The same for heights, as a share of the word's: ascent and descent are mostly empty."""

_CROSSING_WEIGHT = 0.6
_UNDRAWN_WEIGHT = 0.6
_REPAIRED_WEIGHT = 0.3
_OPEN_SIDE = 0.05
_SINGLE_ROW = 0.2
_LEAST = 0.05


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a table.

    Attributes:
        drawn: share of the cells' borders that is drawn, by number of elementary edges.
        outline: share of the outer border that is drawn, by length, lost sides aside.
        crossing: share of the words that reach over their cell's borders.
        repaired: share of the cells cut out of shapes that are no rectangles.
        open_sides: number of outer borders that are not drawn.
        open_flanks: how many of them are the left and the right one.
        rows: number of rows.
        cols: number of columns.
        filled: number of cells with words.
    """

    drawn: float
    outline: float
    crossing: float
    repaired: float
    open_sides: int
    open_flanks: int
    rows: int
    cols: int
    filled: int

    @property
    def is_table(self) -> bool:
        """Say whether this is a table, or the last row of one."""
        if self.cols < 2 or self.drawn < LEAST_DRAWN or self.crossing > MOST_CROSSING:
            return False
        if self.outline < LEAST_OUTLINE and self.drawn < WELL_DRAWN:
            return False
        if self.rows == 1 and self.open_flanks == 2:
            return False
        if self.filled == 1 and self.rows * self.cols == 2:
            # A box with a divider and words on one side: the last row of a table of two
            # columns if it is drawn whole, else a page's foot with its number.
            return self.drawn == 1 and not self.open_sides
        return self.filled > 0

    @property
    def stands_alone(self) -> bool:
        """Say whether it is a table even inside a cell of another one."""
        return self.is_table and self.rows > 1 and self.filled > 2

    @property
    def confidence(self) -> Decimal:
        """Return 0.05 to 1.00."""
        sure = 1.0
        sure -= _UNDRAWN_WEIGHT * (1 - self.drawn)
        sure -= _CROSSING_WEIGHT * self.crossing
        sure -= _REPAIRED_WEIGHT * self.repaired
        sure -= _OPEN_SIDE * self.open_sides
        sure -= _SINGLE_ROW if self.rows == 1 else 0.0
        return Decimal(max(_LEAST, sure)).quantize(Decimal("0.01"))


def weigh_evidence(lattice: Lattice, cells: Sequence[DraftCell]) -> Evidence:
    """Weigh the cells of a lattice, before noise is taken out of it.

    Args:
        lattice: positions and drawn edges.
        cells: all its cells with their words.
    """
    xs, ys = lattice.xs, lattice.ys
    edges: list[float] = []
    words = crossing = 0
    for cell in cells:
        span = cell.span
        _add_edges(edges, lattice, span)
        if cell.words:
            row, col, rowspan, colspan = span
            words += len(cell.words)
            sides = xs[col], ys[row], xs[col + colspan], ys[row + rowspan]
            crossing += _count_crossing(cell.words, sides)
    return Evidence(
        drawn=sum([share >= DRAWN for share in edges]) / len(edges),
        outline=_outline(lattice),
        crossing=crossing / words if words else 0.0,
        repaired=sum([cell.repaired for cell in cells]) / len(cells),
        open_sides=sum(not closed for closed in lattice.closed),
        open_flanks=sum(not closed for closed in lattice.closed[::2]),
        rows=lattice.rows,
        cols=lattice.cols,
        filled=sum([bool(cell.words) for cell in cells]),
    )


def _add_edges(edges: list[float], lattice: Lattice, span: Span) -> None:
    """Add the drawn shares of the elementary edges around a cell."""
    across, down = lattice.across, lattice.down
    row, col, rowspan, colspan = span
    bottom, right = row + rowspan, col + colspan
    if rowspan == colspan == 1:
        edges += (across[row][col], across[bottom][col], down[col][row], down[right][row])
        return
    edges += across[row][col:right]
    edges += across[bottom][col:right]
    edges += down[col][row:bottom]
    edges += down[right][row:bottom]


def _outline(lattice: Lattice) -> float:
    xs, ys = lattice.xs, lattice.ys
    sides = (
        (lattice.down[0], ys),
        (lattice.across[0], xs),
        (lattice.down[-1], ys),
        (lattice.across[-1], xs),
    )
    length = drawn = 0.0
    for closed, (shares, places) in zip(lattice.closed, sides, strict=True):
        if closed:
            sizes = [stop - start for start, stop in itertools.pairwise(places)]
            length += sum(sizes)
            drawn += sum(share * size for share, size in zip(shares, sizes, strict=True))
    return drawn / length if length else 1.0


def crosses(word: Word, cell: Box) -> bool:
    """Say whether a word reaches over the borders of its cell."""
    return _count_crossing([word], cell) > 0


def _count_crossing(words: Sequence[Word], sides: tuple[float, float, float, float]) -> int:
    left, upper, right, lower = sides
    left, right = left - WORD_MARGIN, right + WORD_MARGIN
    count = 0
    for word in words:
        x0, top, x1, bottom = word.box
        slack = HEIGHT_MARGIN * (bottom - top)
        if x0 < left or x1 > right or top < upper - slack or bottom > lower + slack:
            count += 1
    return count

"""Lines of a table without borders to its rows: which lines are one wrapped cell's.

A rule between two lines parts them. Figures never wrap: two in one column are two rows.
Else a line goes on with the row above it when the columns that it fills had no room left
there, when it begins in lower case, or when it stands closer than rows do.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from extractor.tables.aligned_chunks import ChunkLine, is_item
from extractor.tables.aligned_pieces import Piece
from extractor.tables.column_gaps import Extent

TWO_SPACINGS = 1.25
"""Lines farther apart than others by this factor tell the spacing of rows from that of lines."""
TWO_EXACT = 1.08
"""The same where there are two spacings and nothing else, each several times."""
SAME_STEP = 1.03
"""Spacings that differ by less than this factor are one: heights are rounded."""
FEWEST_STEPS = 3
"""How often each of two such spacings must be seen."""
LEAST_STEP = 0.8
"""Steps below this, in type sizes, are between lines that stand side by side."""
ROOM = 0.3
"""A space, in type sizes, that a word needs before it to have had room on the line above."""
OVERLAP = 0.3
"""Lines that share this much of their height stand side by side: a figure beside two lines."""
RULED_ROWS = 0.6
"""Where so many of the rows have a rule above them, rules alone part the rows."""


def rows_of_body(
    lines: Sequence[ChunkLine],
    pieces: Sequence[Sequence[Piece]],
    columns: Sequence[Extent],
    ruled: Sequence[bool],
) -> list[list[int]]:
    """Group the lines of a body into rows.

    Args:
        lines: the lines, top to bottom.
        pieces: for each line its words by columns.
        columns: the columns.
        ruled: for each line whether a rule stands between it and the line above.

    Returns:
        The indices of each row's lines.
    """
    if not lines:
        return []
    joins = _Joins(lines, pieces, columns)
    rows = [[0]]
    for index in range(1, len(lines)):
        if not ruled[index] and joins.goes_on(index, rows[-1]):
            rows[-1].append(index)
        else:
            rows.append([index])
    by_rules = [[0]]
    for index in range(1, len(lines)):
        if ruled[index]:
            by_rules.append([index])
        else:
            by_rules[-1].append(index)
    often = len(by_rules) > 2 and len(by_rules) >= RULED_ROWS * len(rows)
    if often and not any(joins.has_two_figures(row) for row in by_rules):
        return by_rules
    return rows


class _Joins:
    """Decides whether a line goes on with the row above."""

    def __init__(
        self,
        lines: Sequence[ChunkLine],
        pieces: Sequence[Sequence[Piece]],
        columns: Sequence[Extent],
    ) -> None:
        self.lines, self.pieces, self.columns = lines, pieces, columns
        self.steps = [below.middle - above.middle for above, below in itertools.pairwise(lines)]
        self.line_step = self._line_step()

    def _line_step(self) -> float | None:
        """Return the widest step within a row where rows are set farther apart, else None."""
        steps = sorted(step for step in self.steps if step > 0)
        if len(steps) < 3:
            return None
        jumps = [
            (after / before, before)
            for before, after in itertools.pairwise(steps)
            if before > LEAST_STEP * self.lines[0].size
        ]
        # One step wider than all is a section's; the spacing of rows comes back.
        jumps = jumps[:-1] or jumps
        if not jumps:
            return None
        factor, step = max(jumps)
        if factor >= TWO_SPACINGS or (factor >= TWO_EXACT and _are_two(steps, step)):
            return step
        return None

    def has_two_figures(self, row: Sequence[int]) -> bool:
        """Say whether a column of these lines holds two figures one above the other."""
        seen: set[int] = set()
        for index in row:
            figures = {p.first for p in self.pieces[index] if p.chunk.value and not p.spanning}
            if figures & seen:
                return True
            seen |= figures
        return False

    def goes_on(self, index: int, row: Sequence[int]) -> bool:
        """Say whether a line belongs to the row of the lines above it."""
        own, above = self.pieces[index], self.pieces[index - 1]
        if any(piece.spanning for piece in [*own, *above]):
            return False
        if self.has_two_figures([*row, index]):
            return False
        if self._overlaps(index):
            return True
        step = self.steps[index - 1]
        wide = self.line_step is not None and step > 1.05 * self.line_step
        tight = self.line_step is not None and not wide and self._rows_are_looser()
        if wide or step > 1.9 * self.lines[index].size:
            return False
        held = {p.first for line in row for p in self.pieces[line]}
        filled = {p.first for p in own}
        if filled - held:
            return self._label_goes_on(index, row, tight) or self._item_goes_on(index, row)
        if any(p.chunk.value for p in own) and not tight:
            return False
        return self._had_no_room(index, row, tight)

    def _rows_are_looser(self) -> bool:
        """Say whether the wider spacing is that of rows: it comes often enough."""
        limit = 1.05 * (self.line_step or 0.0)
        wide = sum(1 for step in self.steps if step > limit)
        return wide >= 2 and wide >= 0.15 * len(self.steps)

    def _overlaps(self, index: int) -> bool:
        above, line = self.lines[index - 1], self.lines[index]
        shared = above.bottom - line.top
        return shared > OVERLAP * min(line.bottom - line.top, above.bottom - above.top)

    def _label_goes_on(self, index: int, row: Sequence[int], tight: bool) -> bool:
        """Say whether a line ends a label begun above it: its figures stand on its last line."""
        if any({p.first for p in self.pieces[line]} != {0} for line in row):
            return False
        own = self.pieces[index][0]
        above = self.pieces[index - 1][0]
        if own.first != 0 or own.chunk.value or above.chunk.text.endswith((":", ".")):
            return False
        start, size = own.chunk.text[:1], self.lines[index].size
        if start.islower():
            return True
        indented = own.chunk.x0 > above.chunk.x0 + 0.4 * size
        return (tight or indented) and self._lacked_room(own, above, size)

    def _item_goes_on(self, index: int, row: Sequence[int]) -> bool:
        """Say whether a numbered text's last line brings its figures: ``1.2 | Jumlah ternak``."""
        first = self.pieces[row[0]]
        own = self.pieces[index]
        held = {p.first for line in row for p in self.pieces[line]}
        if len(first) < 2 or first[0].first != 0 or not is_item(first[0].chunk.text):
            return False
        new = [p for p in own if p.first not in held]
        old = [p for p in own if p.first in held]
        if len(old) != 1 or old[0].first == 0 or not all(p.chunk.value for p in new):
            return False
        above = next(
            p for line in reversed(row) for p in self.pieces[line] if p.first == old[0].first
        )
        lacked = self._lacked_room(old[0], above, self.lines[index].size)
        return lacked or old[0].chunk.text[:1].islower()

    def _had_no_room(self, index: int, row: Sequence[int], tight: bool) -> bool:
        size = self.lines[index].size
        for piece in self.pieces[index]:
            before = next(
                (p for line in reversed(row) for p in self.pieces[line] if p.first == piece.first),
                None,
            )
            if before is None:
                return False
            if piece.chunk.text[:1].islower() or tight:
                continue
            if not self._lacked_room(piece, before, size):
                return False
            if piece.first == 0 and len(self.pieces[index]) == 1 and self._heads_next(index):
                return False
        return True

    def _heads_next(self, index: int) -> bool:
        """Say whether a lone label begins the row below rather than ends the one above."""
        if index + 1 >= len(self.lines):
            return False
        below = self.pieces[index + 1]
        if not below or below[0].first != 0 or len(below) < 2:
            return False
        return below[0].chunk.text[:1].islower()

    def _lacked_room(self, piece: Piece, above: Piece, size: float) -> bool:
        """Say whether the piece's first word would not have fitted in the line above."""
        first = piece.words[0].box.width + ROOM * size
        return above.chunk.width + first > self.columns[piece.first].width


def _are_two(steps: Sequence[float], widest: float) -> bool:
    """Say whether ordered spacings are of two sizes only, up to ``widest`` and above it."""
    lower = [step for step in steps if step <= widest]
    upper = [step for step in steps if step > widest]
    # Wider ones are those over a section's heading or a blank line.
    near = [step for step in upper if step <= SAME_STEP * upper[0]]
    return (
        len(lower) >= FEWEST_STEPS
        and lower[-1] <= SAME_STEP * lower[0]
        and len(near) >= max(FEWEST_STEPS, len(upper) // 2)
    )

"""Lines of a table without borders to its rows: which lines are one wrapped cell's.

A rule between two lines parts them, and so do bands of colour. Where white parts all rows
(``aligned_spacing``), it alone tells them. Else line by line: figures never wrap, two in one
column are two rows; nor does a line that fills every column anew. Another line goes on with
the row above it when the columns that it fills had no room left there, when it begins in
lower case, or when it stands closer than rows do; a label set farther off, farther left or
in bold heads a group.

Limits: where cells are set in the middle or at the bottom of rows that no white parts, their
first lines are taken for the row above or for rows of their own.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from statistics import median_low

from extractor.readers.page import Word
from extractor.tables.aligned_chunks import ChunkLine, is_item
from extractor.tables.aligned_pieces import Piece
from extractor.tables.aligned_spacing import parted_at, rows_by_spacing
from extractor.tables.column_gaps import Extent

TWO_SPACINGS = 1.25
"""Lines farther apart than others by this factor tell the spacing of rows from that of lines."""
TWO_EXACT = 1.08
"""The same where there are two spacings and nothing else, each several times."""
SAME_STEP = 1.03
"""Spacings that differ by less than this factor are one: heights are rounded."""
FARTHER = 1.12
"""A line this much farther below figures than they below one another goes on with none."""
FARTHEST_STEP = 1.9
"""Lines of one cell stand nearer below one another than this, in type sizes."""
FEWEST_STEPS = 3
"""How often each of two such spacings must be seen."""
LEAST_STEP = 0.8
"""Steps below this, in type sizes, are between lines that stand side by side."""
ROOM = 0.3
"""A space, in type sizes, that a word needs before it to have had room on the line above."""
OVERLAP = 0.3
"""Lines that share this much of their height stand side by side: a figure beside two lines."""
MOSTLY_FULL = 0.8
"""Share of the lines that fill all columns where a line that does so is a row of its own."""
INDENT = 0.4
"""A text that begins this far right of another, in type sizes, is indented under it."""
SAME_INDENT = 0.2
"""Texts whose left edges differ less than this, in type sizes, are indented alike."""
ALL_LOWER = 0.8
"""Share of a column's lines that begin in lower case where names are written so: no wraps."""
RULED_ROWS = 0.6
"""Where so many of the rows have a rule above them, rules alone part the rows."""

_BOLD = re.compile(r"bold|black|heavy|demi|\bcmb", re.IGNORECASE)


def rows_of_body(
    lines: Sequence[ChunkLine],
    pieces: Sequence[Sequence[Piece]],
    columns: Sequence[Extent],
    ruled: Sequence[bool],
    striped: Sequence[bool] = (),
) -> list[list[int]]:
    """Group the lines of a body into rows.

    Args:
        lines: the lines, top to bottom.
        pieces: for each line its words by columns.
        columns: the columns.
        ruled: for each line whether a rule stands between it and the line above.
        striped: for each line whether a band of colour begins at it.

    Returns:
        The indices of each row's lines.
    """
    if not lines:
        return []
    joins = _Joins(lines, pieces, columns)
    if any(striped):
        bands = parted_at([a or b for a, b in zip(ruled, striped, strict=True)])
        return [row for band in bands for row in joins.rows_of_band(band)]
    rows = joins.rows_by_spacing(ruled) or joins.rows_of(range(len(lines)), ruled)
    by_rules = parted_at(ruled)
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
        self.row_step = self._row_step()
        self.mostly_full = self._are_mostly_full()
        self.lower = self._lower_columns()

    def rows_of(self, lines: Sequence[int], ruled: Sequence[bool] = ()) -> list[list[int]]:
        """Group lines that follow one another into rows; ``ruled`` ones begin one."""
        rows = [[lines[0]]]
        for index in lines[1:]:
            if not (ruled and ruled[index]) and self.goes_on(index, rows[-1]):
                rows[-1].append(index)
            else:
                rows.append([index])
        return rows

    def rows_of_band(self, band: list[int]) -> list[list[int]]:
        """Group the lines of one band of colour into rows: they are one if nothing tells more.

        A label over a labelled row may be a group's heading that has no band of its own.
        """
        labels = [{p.first for p in self.pieces[index]} == {0} for index in band]
        far = any(self._is_far_below(index) for index in band[1:])
        if far or self.has_two_figures(band) or (len(band) == 2 and labels[0]):
            return self.rows_of(band)
        return [band]

    def rows_by_spacing(self, ruled: Sequence[bool]) -> list[list[int]] | None:
        """Group the lines into rows by the white between them, where that tells rows."""
        if self.mostly_full:
            return None
        return rows_by_spacing(self.lines, self.pieces, ruled, self.lacked_room)

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
        if self._is_full_row(index, row):
            return False
        step = self.steps[index - 1]
        wide = self.line_step is not None and step > 1.05 * self.line_step
        tight = self.line_step is not None and not wide and self._rows_are_looser()
        if wide or self._is_far_below(index):
            return False
        held = {p.first for line in row for p in self.pieces[line]}
        filled = {p.first for p in own}
        if filled - held:
            return self._label_goes_on(index, row, tight) or self._item_goes_on(index, row)
        if any(p.chunk.value for p in own) and not tight:
            return False
        if self._heads_group(index, row):
            return False
        return self._had_no_room(index, row, tight)

    def _is_full_row(self, index: int, row: Sequence[int]) -> bool:
        """Say whether a line fills every column anew, as no wrapped row's next line does.

        Texts of two columns may both be wrapped to two lines each; so may those of several
        columns whose next words all lacked room.
        """
        own = self.pieces[index]
        if len(own) < len(self.columns) or len(self.pieces[row[0]]) < 2:
            return False
        if any(p.chunk.text[:1].islower() and p.first not in self.lower for p in own):
            return False
        return any(p.chunk.value for p in own) or len(own) > 2 or self.mostly_full

    def _lower_columns(self) -> set[int]:
        """Return the columns whose texts all begin in lower case: it tells nothing there."""
        filled = Counter(p.first for own in self.pieces for p in own)
        lower = Counter(p.first for own in self.pieces for p in own if p.chunk.text[:1].islower())
        return {column for column, count in lower.items() if count >= ALL_LOWER * filled[column]}

    def _are_mostly_full(self) -> bool:
        """Say whether most lines fill every column: each is a row."""
        full = sum(1 for own in self.pieces if len(own) == len(self.columns))
        return full >= MOSTLY_FULL * len(self.pieces)

    def _rows_are_looser(self) -> bool:
        """Say whether the wider spacing is that of rows: it comes often enough."""
        limit = 1.05 * (self.line_step or 0.0)
        if self.row_step is not None and self.row_step < limit:
            return False  # figures one below the other are rows: it is that of sections
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
        indented = own.chunk.x0 > above.chunk.x0 + INDENT * size
        if indented and self._begin_at(own.chunk.x0, size):
            return False
        return (tight or indented) and self.lacked_room(own, above, size)

    def _is_far_below(self, index: int) -> bool:
        """Say whether a line stands farther below the one above it than lines of a text do."""
        return self.steps[index - 1] > FARTHEST_STEP * self.lines[index].size

    def _heads_group(self, index: int, row: Sequence[int]) -> bool:
        """Say whether a lone label under a row of figures heads the rows below it.

        It stands farther below them than they below one another, left of their label, or is
        in bold type where theirs is not.
        """
        own = self.pieces[index]
        if len(own) > 1 or own[0].first != 0 or own[0].chunk.text[:1].islower():
            return False
        labels = [p for line in row for p in self.pieces[line] if p.first == 0]
        if not labels or not any(p.chunk.value for line in row for p in self.pieces[line]):
            return False
        if self.row_step is not None and self.steps[index - 1] > FARTHER * self.row_step:
            return True
        left = labels[0].chunk.x0 - own[0].chunk.x0
        if left > INDENT * self.lines[index].size:
            return True
        return is_bold(own[0].words[0]) and not is_bold(labels[-1].words[-1])

    def _row_step(self) -> float | None:
        """Return the usual step between two lines of figures, None where there are few."""
        figures = [{p.first for p in own if p.chunk.value} for own in self.pieces]
        steps = [
            step
            for step, above, below in zip(self.steps, figures, figures[1:], strict=False)
            if above & below
        ]
        return median_low(steps) if len(steps) > 1 else None

    def _begin_at(self, x0: float, size: float) -> bool:
        """Say whether most labels of rows begin at a place: it is their indent, no wrap's."""
        starts = [own[0].chunk.x0 for own in self.pieces if len(own) > 1 and own[0].first == 0]
        same = sum(1 for start in starts if abs(start - x0) < SAME_INDENT * size)
        return same > 1 and 2 * same >= len(starts)

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
        lacked = self.lacked_room(old[0], above, self.lines[index].size)
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
            if not self.lacked_room(piece, before, size):
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

    def lacked_room(self, piece: Piece, above: Piece, size: float) -> bool:
        """Say whether the piece's first word would not have fitted in the line above."""
        first = piece.words[0].box.width + ROOM * size
        return above.chunk.width + first > self.columns[piece.first].width


def is_bold(word: Word) -> bool:
    """Say whether a word is set in bold type, by the name of its font."""
    return bool(_BOLD.search(word.font))


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

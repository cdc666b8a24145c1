"""Heading lines of a table without borders to cells: stacked words, spanning headings."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass

from extractor.tables.aligned_chunks import Chunk, ChunkLine
from extractor.tables.aligned_counts import counted, counted_columns
from extractor.tables.aligned_leaves import STACKED, columns_with_headings
from extractor.tables.aligned_lines import extents_of, is_wide
from extractor.tables.aligned_pieces import Piece, lines_to_pieces
from extractor.tables.aligned_regions import Run
from extractor.tables.aligned_rivers import split_columns
from extractor.tables.aligned_spanning import Heads, heading_to_pieces
from extractor.tables.aligned_spread import is_unit_row
from extractor.tables.column_gaps import Extent, join_extents, touched
from extractor.tables.rulings import Stroke

FIGURES = 0.5
"""A column is one of figures where so many of its filled lines hold one."""
RULE_BELOW = 0.8
"""A rule this near under a heading, in type sizes, is its own."""
SET_OFF = 0.8
"""White above a line, in type sizes, that the lines of one heading seldom have."""
_UNIT = re.compile(r"\W*[(\[].*[)\]]\W*|%|Rp\.?", re.IGNORECASE)
_YEAR = re.compile(r"\W*(?:19|20)\d\d(?:\W+(?:19|20)?\d\d)?\W*[a-z]?\W*", re.IGNORECASE)
_BRACKETED = re.compile(r"\((\d{1,2})\)")
_COLUMN_NUMBER = re.compile(r"\(?\d{1,2}\)?")


@dataclass(slots=True)
class Draft:
    """One cell in the making: its place in the grid and its pieces, top to bottom."""

    row: int
    last_row: int
    first: int
    last: int
    pieces: list[Piece]


def count_heading_lines(run: Run, pieces: Sequence[Sequence[Piece]]) -> int:
    """Return how many of the run's first lines are headings (0 where none can be told)."""
    figures = figure_columns(pieces)
    first = next(
        (
            index
            for index, line in enumerate(pieces)
            if _has_figures(line, figures - counted_columns(pieces, index))
        ),
        None,
    )
    if first is None:
        first = min(len(run.lines) - 1, max(run.body, 1))
        return max((k for k in range(1, first + 1) if _ruled_above(run, k)), default=0)
    ruled = [k for k in range(1, first + 1) if _ruled_above(run, k)]
    if ruled:
        # A rule under the heading of a first section of the body ends no headings.
        rows = next((k for k in ruled if _begins_rows(run, pieces, k)), None)
        if rows is not None:
            return rows
        under_label = ruled[-1] > 1 and _is_label(pieces[ruled[-1] - 1])
        return ruled[0] if under_label else ruled[-1]
    while first > 1 and _is_label(pieces[first - 1]):
        first -= 1
    if first == 1 and _is_label(pieces[0]):
        return 0
    return next((k for k in range(1, first) if _begins_rows(run, pieces, k)), first)


def _begins_rows(run: Run, pieces: Sequence[Sequence[Piece]], index: int) -> bool:
    """Say whether a line without figures is the first row: set off, under a heading each.

    Its figures are missing: ``Jumlah dokumen`` | ``Laporan`` | empty. Units and years under
    the headings are none: ``(Rp)``, ``2016``.
    """
    above, line = run.lines[index - 1], run.lines[index]
    if line.top - above.bottom < SET_OFF * line.size:
        return False
    heads = [piece for own in pieces[:index] for piece in own]
    own = pieces[index]
    if any(piece.spanning for piece in [*heads, *own]) or 2 * len(own) < len(run.columns):
        return False
    if {piece.first for piece in heads} != set(range(len(run.columns))):
        return False
    return not any(_UNIT.fullmatch(p.chunk.text) or _YEAR.fullmatch(p.chunk.text) for p in own)


def join_heading_columns(run: Run) -> tuple[list[list[Piece]], int]:
    """Give headings that stand beside their column's text to that column.

    Sets the run's columns: those of the body, and those that only headings stand in.

    Returns:
        For each line its words by these columns; how many of the first lines are headings.
    """
    pieces = lines_to_pieces(run.lines, run.columns)
    count = count_heading_lines(run, pieces)
    columns = _joined_columns(run, count)
    if not count:
        # No figure tells where headings end: the first line may still stand beside columns.
        fewest = len(run.lines[0].chunks)
        if fewest < len(columns):
            beside = _joined_columns(run, 1)
            if fewest <= len(beside) < len(columns):
                columns = beside
    if len(columns) > 1 and columns != run.columns:
        run.columns = columns
        pieces = lines_to_pieces(run.lines, columns)
        count = count_heading_lines(run, pieces)
    return pieces, count


def _joined_columns(run: Run, count: int) -> list[Extent]:
    """Return the columns where so many first lines are headings."""
    kept = [line for k, line in enumerate(run.lines) if k >= count and k not in run.crossing]
    body = join_extents([extent for line in kept for extent in extents_of(line)])
    return columns_with_headings(run.lines[:count], split_columns(body, kept))


def figure_columns(pieces: Sequence[Sequence[Piece]]) -> set[int]:
    """Return the columns that mostly hold figures."""
    filled: Counter[int] = Counter()
    figures: Counter[int] = Counter()
    for line in pieces:
        for piece in line:
            if not piece.spanning:
                filled[piece.first] += 1
                figures[piece.first] += piece.chunk.value
    return {column for column in filled if figures[column] >= FIGURES * filled[column]}


def _has_figures(line: Sequence[Piece], figures: set[int]) -> bool:
    """Say whether a line holds data: figures in most of the columns of figures it fills."""
    own = [p for p in line if not p.spanning and p.first in figures]
    values = [p for p in own if p.chunk.value]
    if not values or 2 * len(values) < len(own):
        return False
    others = len(line) > len(own)
    labelled = others and any(p.first not in figures and not p.chunk.value for p in line)
    years = sum(1 for p in values if _YEAR.fullmatch(p.chunk.text))
    if years * 2 > len(values):
        return labelled and years == 1 and len(values) == 1 and len(figures) == 1
    if len(values) >= 2 and not labelled:
        return not _are_column_numbers(line)
    return True


def _are_column_numbers(line: Sequence[Piece]) -> bool:
    """Say whether a line numbers the columns, ``(1) (2) (3)``: rising figures of two digits."""
    if not all(_COLUMN_NUMBER.fullmatch(p.chunk.text) for p in line):
        return False
    numbers = [int(p.chunk.text.strip("()")) for p in line]
    return all(a < b for a, b in itertools.pairwise(numbers))


def _numbers_columns(line: ChunkLine) -> bool:
    """Say whether a line of headings is a row of numbers, ``(1) (2) (3)``."""
    numbers = [int(found[1]) if (found := _BRACKETED.fullmatch(c.text)) else 0 for c in line.chunks]
    return line.multiple and all(numbers) and all(a < b for a, b in itertools.pairwise(numbers))


def _is_label(line: Sequence[Piece]) -> bool:
    return len(line) == 1 and line[0].first == 0


def _ruled_above(run: Run, index: int) -> bool:
    above, below = run.lines[index - 1].middle, run.lines[index].middle
    return any(above < rule.at < below and is_wide(rule, run.columns) for rule in run.rules)


def heading_cells(run: Run, count: int) -> tuple[list[Draft], list[int]]:
    """Make the cells of the heading lines.

    Args:
        run: the table's lines.
        count: how many of them are headings.

    Returns:
        The cells and, for each grid row they take, its first line. Lines of one heading are one
        cell; a heading that stands beside a spanning one and goes on below it covers
        the rows of both.
    """
    numbered = {k for k in range(count) if _numbers_columns(run.lines[k])}
    stacks = _stacks(run, count, numbered)
    starts = {0} | {s.first_line for s in stacks if s.spanning}
    starts |= {s.last_line + 1 for s in stacks if s.spanning}
    starts |= {k for k in range(1, count) if _ruled_above(run, k)}
    starts |= numbered | {k + 1 for k in numbered}
    ordered = sorted(start for start in starts if start < count)
    alone = [not any(_shares_column(one, other) for other in stacks) for one in stacks]
    begun = {
        _band(ordered, stack.first_line)
        for stack, lone in zip(stacks, alone, strict=True)
        if not lone
    }
    kept = [start for number, start in enumerate(ordered) if number in begun or not number]
    drafts: list[Draft] = []
    for stack, lone in zip(stacks, alone, strict=True):
        top, bottom = _band(kept, stack.first_line), _band(kept, stack.last_line)
        if lone and _band(ordered, stack.first_line) not in {0, *begun}:
            # It stands between the others' rows, centred beside all of them.
            top, bottom = 0, len(kept) - 1
        drafts.append(Draft(top, bottom, stack.first, stack.last, stack.pieces))
    return _merged(drafts), kept


def _band(starts: Sequence[int], line: int) -> int:
    """Return the band of lines, numbered from 0, that a line is in."""
    return sum(1 for start in starts if start <= line) - 1


@dataclass(slots=True)
class _Stack:
    first_line: int
    last_line: int
    first: int
    last: int
    pieces: list[Piece]

    @property
    def spanning(self) -> bool:
        return self.last > self.first


def _shares_column(one: _Stack, other: _Stack) -> bool:
    return one is not other and one.first <= other.last and other.first <= one.last


def _stacks(run: Run, count: int, apart: Set[int]) -> list[_Stack]:
    """Stack the pieces of heading lines that go on from line to line over the same columns.

    Lines of ``apart`` do not.
    """
    stacks: list[_Stack] = []
    above: list[Piece] = []
    named: dict[int, Chunk] = {}
    for index in range(count):
        line = run.lines[index]
        below = run.lines[index + 1] if index + 1 < len(run.lines) else None
        rules = _rules_under(run.rules, line, below)
        upper = _by_column(above)
        tight = index and line.top - run.lines[index - 1].bottom < STACKED * line.size
        heads = _heads_below(run, index, count)._replace(above=upper if tight else {})
        pieces = heading_to_pieces(line, run.columns, rules, heads)
        if index == count - 1 and is_unit_row(line, run.columns, named):
            pieces = [Piece(1, len(run.columns) - 1, line.chunks[0])]
        above = pieces
        named |= _by_column(pieces)
        for piece in pieces:
            over = [s for s in stacks if s.first <= piece.last and piece.first <= s.last]
            last = max(over, key=lambda stack: stack.last_line, default=None)
            own = last is not None and not {last.last_line, index} & apart
            if own and last is not None and _continues(run, last, piece, index):
                last.last_line = index
                last.first = min(last.first, piece.first)
                last.last = max(last.last, piece.last)
                last.pieces.append(piece)
            else:
                stacks.append(_Stack(index, index, piece.first, piece.last, [piece]))
    return stacks


def _heads_below(run: Run, index: int, count: int) -> Heads:
    """Tell what stands under the pieces of a heading line."""
    line = run.lines[index]
    lower = [
        extent
        for other in run.lines[index + 1 : count]
        for extent in extents_of(other)
        if len(touched(extent, run.columns)) == 1
    ]
    close = [
        extent
        for other in run.lines[index + 1 : min(index + 3, count)]
        if other.top - line.bottom < STACKED * line.size
        for extent in extents_of(other)
        if not _is_parted(run, line, other, extent.middle)
    ]
    below = [other for other in run.lines[index + 1 : count] if other.multiple][:1]
    by_column = _by_column(lines_to_pieces(below, run.columns)[0]) if below else {}
    return Heads(lower, close, _counted_below(run, index, count), by_column)


def _by_column(pieces: Sequence[Piece]) -> dict[int, Chunk]:
    return {piece.first: piece.chunk for piece in pieces if not piece.spanning}


def _counted_below(run: Run, index: int, count: int) -> Extent | None:
    """Return where a lower heading line numbers columns from 1, if one does."""
    for line in run.lines[index + 1 : count]:
        streak = counted([chunk.text for chunk in line.chunks])
        if streak:
            return Extent(line.chunks[streak[0]].x0, line.chunks[streak[-1]].x1)
    return None


def _continues(run: Run, stack: _Stack, piece: Piece, index: int) -> bool:
    if (stack.first, stack.last) != (piece.first, piece.last):
        return False
    above, line = run.lines[stack.last_line], run.lines[index]
    middle = (piece.chunk.x0 + piece.chunk.x1) / 2
    parted = _is_parted(run, above, line, middle)
    return not parted and line.top - above.bottom < 1.2 * line.size


def _is_parted(run: Run, above: ChunkLine, below: ChunkLine, x: float) -> bool:
    """Say whether a rule stands between two lines at a place on the x axis."""
    return any(
        above.middle < rule.at < below.middle and rule.start < x < rule.end for rule in run.rules
    )


def _rules_under(rules: Sequence[Stroke], line: ChunkLine, below: ChunkLine | None) -> list[Stroke]:
    """Return the rules right under a line, even where a lower line stands beside it."""
    end = line.bottom + RULE_BELOW * line.size
    if below is not None:
        end = max(end, below.middle)
    return [rule for rule in rules if line.middle < rule.at < end]


def _merged(drafts: list[Draft]) -> list[Draft]:
    """Join cells that came to share a position: lines of one band, or spans that overlap."""
    merged: list[Draft] = []
    for draft in drafts:
        own = draft
        clash = [d for d in merged if _overlap(d, own)]
        while clash:
            for other in clash:
                merged.remove(other)
                own = _united(other, own)
            clash = [d for d in merged if _overlap(d, own)]
        merged.append(own)
    return merged


def _overlap(one: Draft, other: Draft) -> bool:
    return (
        one.row <= other.last_row
        and other.row <= one.last_row
        and one.first <= other.last
        and other.first <= one.last
    )


def _united(one: Draft, other: Draft) -> Draft:
    return Draft(
        min(one.row, other.row),
        max(one.last_row, other.last_row),
        min(one.first, other.first),
        max(one.last, other.last),
        [*one.pieces, *other.pieces],
    )

"""Records told apart by the blocks of their main text, values standing anywhere beside it.

A budget printed from a spreadsheet often has one drawn row on each page, its records
parted by space alone; a code stands at the top of its text, an amount some points lower,
a share in the middle. Steps: the column of most words to blocks (``ruled_blocks``); what
stands in each other column to the nearest block; labels before the records over those
that they cover. The row is parted only if everything has its place there and no record
gets two values of one column.

Limits: what stands apart from all blocks or between two, or a text over several records
behind them, leaves the row whole.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from extractor.readers.page import Word
from extractor.tables.ruled_blocks import (
    Block,
    find_blocks,
    is_marked,
    line_block,
    line_height,
    part_at_codes,
    whole_values,
)
from extractor.tables.ruled_records import (
    LEVEL,
    Line,
    Records,
    RowColumn,
    are_turned,
    are_values,
    may_begin,
    text_of,
)

MAIN_CANDIDATES = 2
"""Text columns, those of most words, that are tried as the one that tells the records:
listed labels before the records may have more words than these."""
LEAST_RECORDS = 3
"""Blocks that a row must have; less only where all are listed and have all values."""
LEAST_COLUMNS = 2
"""Columns that must hold a value or text for two records or more, one of them values."""
MOST_WITHOUT = 0.4
"""Share of records that may be without any value: group headings."""
FARTHEST = 1.5
"""Lines' heights that a value may stand above or below its text."""
CLEARLY_NEARER = 0.6
"""How far a value's text may be, by the distance of the next one."""
LEAST_TEXTS = 0.5
"""Share of the records with values that a text column behind the main one must have a text
for, and one before it for all: with fewer it has labels of several records each, and which
ones is not told."""
MOST_FUSED = 0.25
"""Share of blocks that may hold several records set too close: these stay together, with
all their codes and values, for a person to part."""


def find_records(columns: Sequence[RowColumn]) -> Records | None:
    """Part a drawn row by the blocks of its main text column.

    Args:
        columns: the row's cells with words, left to right, each of one column.

    Returns:
        The records; None where the row is one record or its parts are not certain.
    """
    values = [column for column in columns if are_values(column.lines)]
    # without several values in a column nothing can stand beside several blocks
    if not any(len(column.lines) > 1 for column in values):
        return None
    texts = [column for column in columns if column not in values]
    texts.sort(key=lambda column: -len(column.cell.words))
    for main in texts[:MAIN_CANDIDATES]:
        blocks = find_blocks(main.lines)
        if blocks is None or len(blocks) < 2:
            continue
        if are_turned(columns):
            return None
        others = [column for column in columns if column is not main]
        for way in _ways(blocks, main, values):
            records = _Assignment(main, way).take(others)
            if records is not None:
                return records
    return None


def _ways(
    blocks: list[Block], main: RowColumn, values: Sequence[RowColumn]
) -> Iterator[list[Block]]:
    """Give the blocks parted at the codes before them, where that parts any, then as they are."""
    for column in values:
        if column.cell.span.col < main.cell.span.col:
            parted = part_at_codes(blocks, column.lines)
            if len(parted) > len(blocks):
                yield parted
    yield blocks


class _Assignment:
    """Gives what stands in the other columns to the blocks of one text column."""

    def __init__(self, main: RowColumn, blocks: list[Block]) -> None:
        self.col = main.cell.span.col
        self.words = len(main.cell.words)
        self.blocks = blocks
        self.items: list[list[Block]] = [[block] for block in blocks]
        self.parts: dict[int, list[list[Word]]] = {self.col: [block.words for block in blocks]}
        self.labels: dict[int, list[tuple[int, list[Word]]]] = {}
        self.fused: set[int] = set()
        self.values: list[list[int]] = [[] for _ in blocks]

    def take(self, columns: Sequence[RowColumn]) -> Records | None:
        """Give all columns to the blocks; None where one of them does not follow them."""
        values = [column for column in columns if are_values(column.lines)]
        texts = [column for column in columns if column not in values]
        self.fused = self._coded_twice(values)
        if not all(self._take_values(column) for column in values):
            return None
        if not all(self._is_beside(block, at) for at, block in enumerate(self.blocks)):
            return None
        if not all(self._take_texts(column) for column in texts):
            return None
        self._follow_labels()
        if not self._tells_records():
            return None
        return Records(self._heights(), self.parts, self.labels)

    def _coded_twice(self, columns: Sequence[RowColumn]) -> set[int]:
        """Find the blocks of several records: with several codes before their text."""
        fused: set[int] = set()
        for column in columns:
            if column.cell.span.col < self.col:
                places = [self._nearest(item) for item in whole_values(column.lines)]
                fused |= {at for at in places if at is not None and places.count(at) > 1}
        return fused if len(fused) <= MOST_FUSED * len(self.blocks) else set()

    def _take_values(self, column: RowColumn) -> bool:
        items = whole_values(column.lines)
        if len(items) == 1:
            return self._take_single(column, items[0])
        places = self._places(items)
        if places is None:
            return False
        self._put(column, items, places)
        for place in places:
            self.values[place].append(column.cell.span.col)
        return True

    def _take_texts(self, column: RowColumn) -> bool:
        blocks = find_blocks(column.lines)
        before = column.cell.span.col < self.col
        if blocks is not None and (before or not self._reaches_over(blocks[0])):
            if len(blocks) == 1:
                # A longer text is itself the main one, its records set too close.
                short = len(column.cell.words) <= self.words
                return short and self._take_single(column, blocks[0])
            if before and self._take_labels(column, blocks):
                return True
        lines = [line_block(line) for line in column.lines]
        one_each = all(
            may_begin(item.lines[0][0].text) or self._level_with(item) is not None for item in lines
        )
        return (blocks is not None and self._take_blocks(column, blocks)) or (
            one_each and self._take_blocks(column, lines)
        )

    def _take_blocks(self, column: RowColumn, items: list[Block]) -> bool:
        if any(self._reaches_over(item) for item in items):
            return False
        places = self._places(items)
        share = 1.0 if column.cell.span.col < self.col else LEAST_TEXTS
        if places is None or len(places) < share * sum(map(bool, self.values)):
            return False
        self._put(column, items, places)
        return True

    def _take_labels(self, column: RowColumn, items: Sequence[Block]) -> bool:
        """Take labels, each beginning level with the first record that it covers.

        They are listed themselves (``1.1 Meningkatnya ...``) or numbered in a column
        before them; other texts may as well belong to one record each.
        """
        firsts = [self._level_with(item) for item in items]
        found = [first for first in firsts if first is not None]
        if len(found) < len(items) or any(b <= a for a, b in itertools.pairwise(found)):
            return False
        listed = all(is_marked(item.lines[0]) for item in items)
        if not (listed or _run_on([item.lines[0] for item in items]) or self._numbered(found)):
            return False
        labels = [(first, item.words) for first, item in zip(found, items, strict=True)]
        self.labels[column.cell.span.col] = labels
        return True

    def _numbered(self, firsts: Sequence[int]) -> bool:
        """Say whether running numbers stand before these records and no others."""
        for col, parts in self.parts.items():
            numbers = [words for words in parts if words]
            if col < self.col and firsts == [at for at, words in enumerate(parts) if words]:
                return _run_on(numbers)
        return False

    def _follow_labels(self) -> None:
        """Let the numbers before listed labels cover the same records as these."""
        told = [[first for first, _ in labels] for labels in self.labels.values()]
        for col, parts in list(self.parts.items()):
            firsts = [at for at, words in enumerate(parts) if words]
            if col < self.col and len(firsts) > 1 and firsts in told:
                self.labels[col] = [(first, parts[first]) for first in firsts]
                del self.parts[col]

    def _level_with(self, item: Block) -> int | None:
        """Find the record whose text begins at the height at which a label does."""
        slack = LEVEL * item.tall
        near = [at for at, one in enumerate(self.blocks) if abs(one.first - item.first) <= slack]
        return near[0] if near else None

    def _take_single(self, column: RowColumn, item: Block) -> bool:
        """Take the only text or value of a column: before the records it is their label.

        A number that stands beside a later record, and a code (``2.15``), is that one's.
        """
        col = column.cell.span.col
        places = self._places([item])
        value = are_values(item.lines)
        first = self._level_with(item) or 0
        if col < self.col and not (value and places and (first or _is_code(item))):
            self.labels[col] = [(first, item.words)]
            return True
        if places is None or not value:
            return False
        # What is meant for all records stands in the middle of them, level with none.
        slack = LEVEL * item.tall
        beside = any(abs(one.middle - item.middle) <= slack for one in self.items[places[0]])
        if not beside and col > self.col:
            return False
        self._put(column, [item], places)
        return True

    def _reaches_over(self, item: Block) -> bool:
        """Say whether a text's lines stand beside several blocks."""
        slack = LEVEL * item.tall / 2
        beside = {
            at
            for line in item.lines
            for at, block in enumerate(self.blocks)
            if block.distance(line_height(line)) <= slack
        }
        return len(beside) > 1

    def _places(self, items: Sequence[Block]) -> list[int] | None:
        """Find the block of each item; None where one is between two, or two share one."""
        places = [self._nearest(item) for item in items]
        found = [place for place in places if place is not None]
        if len(found) < len(items):
            return None
        if any(b < a or (b == a and a not in self.fused) for a, b in itertools.pairwise(found)):
            return None
        return found

    def _nearest(self, item: Block) -> int | None:
        distances = [block.distance(item.middle) for block in self.blocks]
        nearest = min(range(len(distances)), key=distances.__getitem__)
        next_one = min(d for at, d in enumerate(distances) if at != nearest)
        if distances[nearest] > min(FARTHEST * item.tall, CLEARLY_NEARER * next_one):
            return None
        return nearest

    def _put(self, column: RowColumn, items: Sequence[Block], places: Sequence[int]) -> None:
        parts: list[list[Word]] = [[] for _ in self.blocks]
        for item, place in zip(items, places, strict=True):
            parts[place] += item.words
            self.items[place].append(item)
        self.parts[column.cell.span.col] = parts

    def _is_beside(self, block: Block, at: int) -> bool:
        """Say whether the values of a block that only a mark parts are surely its own.

        Where all of them stand at the last of its lines, that one is likely a text
        without a mark, and the values are those of that text.
        """
        values = self.items[at][1:]
        if not block.tight or not values or block.first == block.last:
            return True
        return any(block.last - item.middle > LEVEL * item.tall for item in values)

    def _tells_records(self) -> bool:
        """Say whether enough stands beside the blocks for these to be records."""
        filled = {col: sum(map(bool, parts)) for col, parts in self.parts.items()}
        several = {col for col, count in filled.items() if count > 1 and col != self.col}
        values = several & {col for found in self.values for col in found}
        if len(several) < LEAST_COLUMNS or not values:
            return False
        if not all(map(self._is_fused_evenly, self.fused)):
            return False
        if len(self.blocks) < LEAST_RECORDS:
            listed = all(is_marked(block.lines[0]) for block in self.blocks)
            full = all(values <= set(found) for found in self.values)
            return listed and full and len(values) >= LEAST_COLUMNS
        return sum(not found for found in self.values) <= MOST_WITHOUT * len(self.blocks)

    def _is_fused_evenly(self, at: int) -> bool:
        """Say whether the values beside a block are those of as many records as its codes."""
        found = self.values[at]
        most = max(found.count(col) for col in found if col < self.col)
        counts = [found.count(col) for col in set(found) if col > self.col]
        return max(counts, default=0) <= most and counts.count(most) >= LEAST_COLUMNS

    def _heights(self) -> list[float]:
        """Find where to cut: between all that stands in two records, if there is a space."""
        ends = [max(item.bottom for item in items) for items in self.items]
        starts = [min(item.top for item in items) for items in self.items]
        for labels in self.labels.values():
            for (_, above), (first, below) in itertools.pairwise(labels):
                ends[first - 1] = max(ends[first - 1], *(word.box.bottom for word in above))
                starts[first] = min(starts[first], *(word.box.top for word in below))
        heights = []
        for at, (block, after) in enumerate(itertools.pairwise(self.blocks)):
            middle = (ends[at] + starts[at + 1]) / 2
            low, high = sorted((block.bottom, after.top))
            heights.append(min(max(middle, low), high))
        return heights


def _is_code(item: Block) -> bool:
    return "." in text_of(item.lines[0]).rstrip(".")


def _run_on(lines: Sequence[Line]) -> bool:
    """Say whether the lines begin with numbers that follow each other: ``1.``, ``2.``."""
    numbers = [line[0].text.strip("().") for line in lines]
    if not all(number.isdecimal() for number in numbers):
        return False
    return all(int(b) == int(a) + 1 for a, b in itertools.pairwise(numbers))

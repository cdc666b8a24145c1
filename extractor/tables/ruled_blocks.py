"""Blocks of text within one cell: the lines of one record, of a cell that holds several.

Lines step down by the same distance within a text; a wider step parts two texts, and so
does a list mark (``a.``, ``1.2``, ``-``) or, in a list whose texts are indented, a line
that begins as far left as the marks.

Limits: texts set as close as the lines of one, without marks or codes before them, make one
block; a text with a blank line in it makes two.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from extractor.readers.page import Word
from extractor.tables.ruled_records import LEVEL, Line, are_values, is_mark, may_begin, text_of

WIDEST_STEP = 2.0
"""Times its height that a wrapped text steps down at most: double spacing."""
ONE_STEP = 1.15
"""Times the usual step that is still the same one: bold and plain type differ a little."""
NEXT_STEP = 1.25
"""Times the usual step from which it parts blocks; between the two nothing is told."""
FAR_STEP = 2.5
"""Times its height beyond which no text goes on, though the next line has no capital."""
FLUSH = 0.3
"""Share of a line's height by which lines that begin at one place may be apart."""
_OPEN_ENDS = (",", ".", "(")
"""A value that ends so goes on on the next line: ``19.954.920.000,`` and below it ``-``."""


class Block(NamedTuple):
    """Lines that stand together.

    Attributes:
        lines: its printed lines, top to bottom.
        first: the height of the first line's middle.
        last: the height of the last line's middle.
        tight: whether only a mark parts it from a neighbour, no wider step.
    """

    lines: list[Line]
    first: float
    last: float
    tight: bool = False

    def distance(self, height: float) -> float:
        """Return how far above or below the block a height is; 0 beside it."""
        return max(self.first - height, height - self.last, 0.0)

    @property
    def middle(self) -> float:
        """Return the height half way down."""
        return (self.first + self.last) / 2

    @property
    def words(self) -> list[Word]:
        """Return the words of all lines."""
        return [word for line in self.lines for word in line]

    @property
    def tall(self) -> float:
        """Return the height of its tallest word."""
        return max([word.box[3] - word.box[1] for line in self.lines for word in line])

    @property
    def top(self) -> float:
        """Return where its highest word begins."""
        return min([word.box[1] for line in self.lines for word in line])

    @property
    def bottom(self) -> float:
        """Return where its lowest word ends."""
        return max([word.box[3] for line in self.lines for word in line])


def line_block(line: Line) -> Block:
    """Make a block of one line."""
    return Block([line], line_height(line), line_height(line))


def line_height(line: Line) -> float:
    """Return the height of a line's middle; its mark may stand a little beside it."""
    _, top, _, bottom = line[-1].box
    return (top + bottom) / 2


def find_blocks(lines: Sequence[Line]) -> list[Block] | None:
    """Part the lines of a text into blocks.

    Args:
        lines: printed lines, top to bottom.

    Returns:
        The blocks, top to bottom; None where some step is neither the usual one nor
        clearly wider, or the type changes within a block. What begins in lower case
        belongs to the block before it.
    """
    lines = _with_marks(lines)
    heights = [line_height(line) for line in lines]
    steps = [after - before for before, after in itertools.pairwise(heights)]
    tall = max((word.box.height for line in lines for word in line), default=0.0)
    usual = min((step for step in steps if step <= WIDEST_STEP * tall), default=0.0)
    outer = _listed_edge(lines)
    parts: list[list[Line]] = [lines[:1]] if lines else []
    tight: list[bool] = [False] * len(parts)
    for step, line in zip(steps, lines[1:], strict=True):
        begins = outer is not None and _begins_item(line, parts[-1], outer)
        wide = step >= usual * NEXT_STEP
        if usual * ONE_STEP < step and not (wide or begins):
            return None
        if begins or (wide and (step > FAR_STEP * tall or _may_begin_block(line))):
            tight[-1] = tight[-1] or not wide
            parts.append([line])
            tight.append(not wide)
        elif _changes_type(parts[-1][-1], line):
            return None
        else:
            parts[-1].append(line)
    return [
        Block(part, line_height(part[0]), line_height(part[-1]), close)
        for part, close in zip(parts, tight, strict=True)
    ]


def part_at_codes(blocks: Sequence[Block], codes: Sequence[Line]) -> list[Block]:
    """Part blocks in which several records are set close, each with its code before it.

    Args:
        blocks: the texts of a column.
        codes: the lines of a column of codes before it (``41.04``).

    Returns:
        The blocks; one beside several codes is parted if there is one way to give each code a
        text: at whose first line all of them stand, or at whose first line or middle each does.
    """
    heights = [line_height(line) for line in codes]
    parted: list[Block] = []
    for block in blocks:
        own = [height for height in heights if block.distance(height) <= LEVEL * block.tall]
        ways = [[block]]
        if len(own) > 1:
            ways = _partings(block, own, centred=False) or _partings(block, own, centred=True)
        parted += ways[0] if len(ways) == 1 else [block]
    return parted


def _partings(block: Block, codes: Sequence[float], *, centred: bool) -> list[list[Block]]:
    """Return the ways to part a block's lines into a text for each code; two of many will do."""
    heights = [line_height(line) for line in block.lines]
    slack = LEVEL * block.tall
    ways: dict[int, list[list[Block]]] = {len(heights): [[]]}
    # From the last code up: the ways in which the lines from one on are its text and those below.
    for code in reversed(codes):
        below, ways = ways, {}
        for first, begin in enumerate(heights):
            if not may_begin(block.lines[first][0].text):
                continue
            for end, others in below.items():
                middle = (begin + heights[end - 1]) / 2
                level = abs(begin - code) <= slack or (centred and abs(middle - code) <= slack)
                if end > first and level:
                    text = Block(block.lines[first:end], begin, heights[end - 1], tight=True)
                    found = ways.setdefault(first, [])
                    found += [[text, *other] for other in others][: 2 - len(found)]
    return ways.get(0, [])


def is_marked(line: Line) -> bool:
    """Say whether a line begins with a list mark."""
    return is_mark(line[0].text) and not are_values([line])


def whole_values(lines: Sequence[Line]) -> list[Block]:
    """Make one block of each value, of several lines where a value is broken."""
    items: list[Block] = []
    for line in lines:
        last = items[-1] if items else None
        height = line_height(line)
        broken = last is not None and text_of(last.lines[-1]).endswith(_OPEN_ENDS)
        if last is not None and broken and height - last.last <= WIDEST_STEP * last.tall:
            items[-1] = Block([*last.lines, line], last.first, height)
        else:
            items.append(line_block(line))
    return items


def _may_begin_block(line: Line) -> bool:
    """Say whether a line may begin a block: ``(ekor)`` and ``dan kewirausahaan`` go on."""
    text = line[0].text
    return may_begin(text) and (not text.startswith("(") or is_mark(text))


def _listed_edge(lines: Sequence[Line]) -> float | None:
    """Find where the items of a list begin: at marks only (minus infinity), or at an edge.

    Returns:
        None without a list. Where texts are set in behind the marks, the place of the
        rightmost mark: what begins there or farther left is no text that goes on.
    """
    marked = [line for line in lines if is_marked(line)]
    if len(marked) < 2:
        return None
    slack = FLUSH * marked[0][0].box.height
    behind = {line[1].box.x0 for line in marked if len(line) > 1}
    plain = [line[0].box.x0 for line in lines if not is_marked(line)]
    indented = any(abs(x0 - text) <= slack for x0 in plain for text in behind)
    edge = max(line[0].box.x0 for line in marked) + slack
    return edge if indented and edge < min(behind) else float("-inf")


def _begins_item(line: Line, block: Sequence[Line], outer: float) -> bool:
    """Say whether a line begins an item, or ends one by beginning left of its text."""
    outside = is_marked(block[0]) and line[0].box.x0 <= outer
    return is_marked(line) or (outside and _may_begin_block(line))


def _changes_type(line: Line, other: Line) -> bool:
    """Say whether no word of a line is in the type of the one before: bold, then plain."""
    return not {word.font for word in line} & {word.font for word in other}


def _with_marks(lines: Sequence[Line]) -> list[Line]:
    """Join list marks that stand a little above or below their line to it."""
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        lone = is_mark(text_of(line)) or (last is not None and is_mark(text_of(last)))
        near = last is not None and line_height(line) - line_height(last) < line[0].box.height
        if last is not None and lone and near:
            joined[-1] = sorted([*last, *line], key=lambda word: word.box.x0)
        else:
            joined.append(line)
    return joined

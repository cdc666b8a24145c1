"""Words of a page to the lines of text that they stand on.

Words whose heights overlap stand on one line, so sub- and superscripts stay in their
place. A line runs over the whole page: what columns it crosses is for others to see.
Turned words form lines of their own, each direction apart.
"""

from __future__ import annotations

import itertools
import math
import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from extractor.readers.page import Box, Turn, Word, tuples_of

SAME_LINE = 0.5
"""Share of the lower word's height that must overlap with its line's: lines that are set
solid overlap by a fifth, a superscript by more than half."""
SURELY = 0.9
"""A word that shares so much with the last line needs no look at the lines before it."""
_LOOK_BACK = 3
"""A word, taken by its middle from top to bottom, belongs to one of the last lines only."""


class Columns(NamedTuple):
    """The words of a line as columns of what they are: looked through faster than words are.

    ``gaps`` is the white before each word but the first.
    """

    texts: tuple[str, ...]
    sizes: tuple[float, ...]
    lefts: tuple[float, ...]
    rights: tuple[float, ...]
    gaps: Sequence[float]


@dataclass(slots=True)
class PrintedLine:
    """Words that stand on one line, in the direction they are read, and their box.

    It is not meant to be changed; frozen it would take four times as long to make.
    ``size`` is the height of its tallest letters' box, in points.
    """

    words: tuple[Word, ...]
    box: Box
    size: float
    columns: Columns = field(repr=False, compare=False)
    turn: Turn = 0

    @property
    def text(self) -> str:
        """Return the words parted by one space."""
        return " ".join(self.columns.texts)


LineFinder = Callable[[Sequence[Word]], list[PrintedLine]]
"""Groups words into lines: ``find_text_lines``, or a ``LineMemo``."""


class LineMemo:
    """Finds lines as ``find_text_lines`` does, and keeps those of the words asked for last.

    Tables are looked for in the lines that afterwards are the page's text, where there are none.
    """

    def __init__(self) -> None:
        """Begin with nothing kept."""
        self._words: list[Word] = []
        self._lines: list[PrintedLine] = []

    def __call__(self, words: Sequence[Word]) -> list[PrintedLine]:
        """Group words into lines; the list is the caller's own."""
        if self._words != words:
            self._words, self._lines = list(words), find_text_lines(words)
        return list(self._lines)


def find_text_lines(words: Sequence[Word]) -> list[PrintedLine]:
    """Group words into lines.

    Args:
        words: words of a page or of a part of it, in any order.

    Returns:
        Lines from top to bottom, then those of turned words (90, 180, 270 degrees
        clockwise), each in its own reading direction. Every word is in exactly one line.
        ``Nama : Ir. SUTRISNO, M.Si`` is one line, however wide its gaps are.
    """
    if not any(map(operator.attrgetter("turn"), words)):
        return _lines_of([word.box for word in words], words, 0)
    turned: dict[Turn, list[Word]] = {}
    for word in words:
        turned.setdefault(word.turn, []).append(word)
    lines: list[PrintedLine] = []
    for turn in sorted(turned):
        boxes = [_as_upright(word.box, turn) if turn else word.box for word in turned[turn]]
        lines += _lines_of(boxes, turned[turn], turn)
    return lines


_Level = tuple[float, float, int, float, float, list[int]]
"""Words of one top and bottom: the middle, left edge and number that order such ones, their top
and bottom, and the words' numbers from left to right.

Most words of a line are on one level: they are looked at together.
"""


def _lines_of(boxes: Sequence[Box], words: Sequence[Word], turn: Turn) -> list[PrintedLine]:
    """Group words by their boxes as seen when the writing is upright."""
    groups: list[list[_Level]] = []
    bands: list[tuple[float, float]] = []
    upper = lower = math.nan
    for level in _levels_of(boxes):
        _, _, _, top, bottom, _ = level
        if top == upper and bottom == lower:
            groups[-1].append(level)
            continue
        best = _find_band(bands, top, bottom)
        if best < 0:
            groups.append([level])
            bands.append((top, bottom))
        else:
            groups[best].append(level)
            # The tallest word stands for the line: a superscript must not stretch it.
            above, below = bands[best]
            if bottom - top > below - above:
                bands[best] = (top, bottom)
        upper, lower = bands[-1]
    # Bands can grow past each other's middle, so they are put in order once more.
    middles = [above + below for above, below in bands]
    downwards = sorted(range(len(groups)), key=middles.__getitem__)
    rows = [_rightwards(groups[index], boxes) for index in downwards]
    sizes = [
        (len(row), below - above)
        for row, (above, below) in zip(rows, map(bands.__getitem__, downwards), strict=True)
    ]
    placed = map(words.__getitem__, itertools.chain.from_iterable(rows))
    return _part_lines(tuple(placed), sizes, turn)


def _levels_of(boxes: Sequence[Box]) -> list[_Level]:
    """Put words of one top and bottom together, from top to bottom, then from left to right."""
    if not boxes:
        return []
    lefts, tops, _, bottoms = zip(*boxes, strict=True)
    found: dict[tuple[float, float], list[int]] = {}
    level: list[int] = []
    upper = lower = math.nan
    for number, (top, bottom) in enumerate(zip(tops, bottoms, strict=True)):
        if top != upper or bottom != lower:
            level = found.setdefault((top, bottom), [])
            upper, lower = top, bottom
        level.append(number)
    middles = [top + bottom for top, bottom in found]
    apart = len(set(middles)) == len(middles)
    levels: list[_Level] = []
    for middle, ((top, bottom), own) in zip(middles, found.items(), strict=True):
        own.sort(key=lefts.__getitem__)
        # Where levels have one middle, their words are taken in turns.
        for part in [own] if apart else [[number] for number in own]:
            levels.append((middle, lefts[part[0]], part[0], top, bottom, part))
    levels.sort()
    return levels


def _find_band(bands: Sequence[tuple[float, float]], top: float, bottom: float) -> int:
    """Return which of the last lines a word stands on, -1 for none."""
    best, most = -1, SAME_LINE
    index = len(bands)
    for above, below in bands[: -1 - _LOOK_BACK : -1]:
        index -= 1
        if below < top or bottom < above:
            continue
        shared = _shared_height(above, below, top, bottom)
        if shared >= most and (best < 0 or shared > most):
            best, most = index, shared
        if shared > SURELY:
            break
    return best


def _rightwards(levels: list[_Level], boxes: Sequence[Box]) -> list[int]:
    """Put the words of one line's levels in order."""
    if len(levels) == 1:
        return levels[0][-1]
    placed = [
        (boxes[number][0], middle, number) for middle, _, _, _, _, own in levels for number in own
    ]
    placed.sort()
    return [number for _, _, number in placed]


def _part_lines(
    words: tuple[Word, ...], sizes: Sequence[tuple[int, float]], turn: Turn
) -> list[PrintedLine]:
    """Part words in reading order into lines; of each is given how many it has, and its size."""
    if not words:
        return []
    # Columns of all words are made, and parted, faster than those of each line.
    texts, boxes, _, types, _, _ = zip(*words, strict=True)
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    gaps = list(map(operator.sub, lefts[1:], rights))
    counts = [count for count, _ in sizes]
    ends = list(itertools.accumulate(counts))
    owns = list(map(slice, [0, *ends], ends))
    between = [gaps[end - count : end - 1] for count, end in zip(counts, ends, strict=True)]
    x0s, x1s = list(map(lefts.__getitem__, owns)), list(map(rights.__getitem__, owns))
    upper, lower = map(tops.__getitem__, owns), map(bottoms.__getitem__, owns)
    sides = map(min, x0s), map(min, upper), map(max, x1s), map(max, lower)
    columns = map(texts.__getitem__, owns), map(types.__getitem__, owns), x0s, x1s, between
    return [
        PrintedLine(words[own], box, size, column, turn)
        for own, box, (_, size), column in zip(
            owns, tuples_of(Box, *sides), sizes, tuples_of(Columns, *columns), strict=True
        )
    ]


def _shared_height(above: float, below: float, top: float, bottom: float) -> float:
    """Return the shared height as a share of the lower one's."""
    height, other = below - above, bottom - top
    lower = other if other < height else height
    if lower <= 0:
        return 1.0 if above <= bottom and top <= below else 0.0
    return ((bottom if bottom < below else below) - (top if top > above else above)) / lower


def _as_upright(box: Box, turn: Turn) -> Box:
    """Turn a box so that its words run from left to right and its lines downwards."""
    if turn == 90:
        return Box(box.top, -box.x1, box.bottom, -box.x0)
    if turn == 180:
        return Box(-box.x1, -box.bottom, -box.x0, -box.top)
    return Box(-box.bottom, box.x0, -box.top, box.x1)

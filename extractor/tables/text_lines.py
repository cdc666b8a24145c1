"""Words of a page to the lines of text that they stand on.

Words whose heights overlap stand on one line, so sub- and superscripts stay in their
place. A line runs over the whole page: what columns it crosses is for others to see.
Turned words form lines of their own, each direction apart.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extractor.readers.page import Box, Turn, Word, box_around

SAME_LINE = 0.5
"""Share of the lower word's height that must overlap with its line's: lines that are set
solid overlap by a fifth, a superscript by more than half."""
SURELY = 0.9
"""A word that shares so much with the last line needs no look at the lines before it."""
_LOOK_BACK = 3
"""A word, taken by its middle from top to bottom, belongs to one of the last lines only."""


@dataclass(slots=True)
class PrintedLine:
    """Words that stand on one line, in the direction they are read, and their box.

    It is not meant to be changed; frozen it would take four times as long to make.
    ``size`` is the height of its tallest letters' box, in points.
    """

    words: tuple[Word, ...]
    box: Box
    size: float
    turn: Turn = 0

    @property
    def text(self) -> str:
        """Return the words parted by one space."""
        return " ".join([word.text for word in self.words])


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
    upright = [word for word in words if not word.turn]
    lines = _lines_of([word.box for word in upright], upright, 0)
    if len(upright) == len(words):
        return lines
    turned: dict[Turn, list[Word]] = {}
    for word in words:
        if word.turn:
            turned.setdefault(word.turn, []).append(word)
    for turn in sorted(turned):
        boxes = [_as_upright(word.box, turn) for word in turned[turn]]
        lines += _lines_of(boxes, turned[turn], turn)
    return lines


_Placed = tuple[float, int, Word]
"""A word with its left edge, and its number from top to bottom, which parts equal ones."""


def _lines_of(boxes: Sequence[Box], words: Sequence[Word], turn: Turn) -> list[PrintedLine]:
    """Group words by their boxes as seen when the writing is upright."""
    # Tuples are sorted faster than by a key; the number keeps words from being compared.
    placed = [
        (top + bottom, x0, number, top, bottom) for number, (x0, top, _, bottom) in enumerate(boxes)
    ]
    placed.sort()
    groups: list[list[_Placed]] = []
    bands: list[tuple[float, float]] = []
    upper = lower = math.nan
    for order, (_, x0, number, top, bottom) in enumerate(placed):
        item = (x0, order, words[number])
        if top == upper and bottom == lower:
            groups[-1].append(item)
            continue
        best = _find_band(bands, top, bottom)
        if best < 0:
            groups.append([item])
            bands.append((top, bottom))
        else:
            groups[best].append(item)
            # The tallest word stands for the line: a superscript must not stretch it.
            above, below = bands[best]
            if bottom - top > below - above:
                bands[best] = (top, bottom)
        upper, lower = bands[-1]
    # Bands can grow past each other's middle, so they are put in order once more.
    downwards = sorted(range(len(groups)), key=lambda index: sum(bands[index]))
    return [_line(groups[index], bands[index], turn) for index in downwards]


def _find_band(bands: Sequence[tuple[float, float]], top: float, bottom: float) -> int:
    """Return which of the last lines a word stands on, -1 for none."""
    best, most = -1, SAME_LINE
    end = len(bands)
    for index in range(end - 1, max(-1, end - 1 - _LOOK_BACK), -1):
        above, below = bands[index]
        if below < top or bottom < above:
            continue
        shared = _shared_height(above, below, top, bottom)
        if shared >= most and (best < 0 or shared > most):
            best, most = index, shared
        if shared > SURELY:
            break
    return best


def _line(group: list[_Placed], band: tuple[float, float], turn: Turn) -> PrintedLine:
    group.sort()
    words = tuple([word for _, _, word in group])
    box = words[0].box if len(words) == 1 else box_around([word.box for word in words])
    return PrintedLine(words, box, band[1] - band[0], turn)


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

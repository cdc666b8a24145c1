"""Words of one cell to its printed lines.

Words whose heights overlap stand on one line, so sub- and superscripts stay in their
place; turned words are read in their own direction. Words are parted by one space, a
hyphen at a line's end stays as printed: whether it is the writer's or the line break's
is not decided here. What hangs left of the lines beside it, at no line's height (a bullet
set lower than its text, ``Rp`` in the middle of an amount of two lines), leads the first.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from operator import attrgetter

from extractor.readers.page import Box, Turn, Word

SAME_LINE = 0.5
"""Share of the lower word's height that must overlap: lines set solid overlap by a fifth."""
_LOOK_BACK = 3
"""A word, taken by its middle from top to bottom, belongs to one of the last lines only."""
_TURN = attrgetter("turn")


def words_to_lines(words: Sequence[Word]) -> tuple[str, ...]:
    """Read the words of one cell as printed lines, top to bottom.

    Args:
        words: the cell's words in any order.

    Returns:
        The lines' texts, words parted by one space:
        ``("Persentase sarana", "air bersih yang", "diawasi")``. Words turned by 90, 180
        or 270 degrees form lines of their own, in their own reading direction.
    """
    if not words:
        return ()
    if len(words) == 1:
        return (words[0].text,)
    if not any(map(_TURN, words)):
        return _texts(_group([word.box for word in words], words), words)
    turned: dict[Turn, list[Word]] = {}
    for word in words:
        turned.setdefault(word.turn, []).append(word)
    groups = sorted(turned.items(), key=lambda group: min(word.box.top for word in group[1]))
    return tuple(
        line
        for turn, group in groups
        for line in _texts(_group([_as_upright(word.box, turn) for word in group], group), group)
    )


def lines_with_heights(words: Sequence[Word]) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Read the words of one cell as `words_to_lines` does, and tell where its lines stand.

    Args:
        words: the cell's words in any order.

    Returns:
        The lines' texts, and the height of each one's middle, in points from the page's top:
        its last word's, as a mark may stand a little beside it. No heights for a single line,
        nor where words are turned.
    """
    if len(words) < 2 or any(map(_TURN, words)):
        return words_to_lines(words), ()
    lines = _group([word.box for word in words], words)
    heights = [(box.top + box.bottom) / 2 for box in [words[line[-1][2]].box for line in lines]]
    return _texts(lines, words), tuple(heights) if len(lines) > 1 else ()


HUNG_WORD = 0.35
"""Share of a hanging word's height that its line must share: solid lines share a fifth, so that
the second line of a paragraph whose first is indented stays where it is."""
HUNG_MARK = 0.2
"""The same for a bullet or dash: it begins no line of running text."""
_LEAST_HUNG = min(HUNG_WORD, HUNG_MARK)
ALIGNED = 0.75
"""Share of height from which a word stands on the line of the words beside it."""


_Text = tuple[float, int, int]
"""A word: its left edge, its place from top to bottom, which parts equal ones, its number."""


def _texts(lines: Sequence[Sequence[_Text]], words: Sequence[Word]) -> tuple[str, ...]:
    return tuple([" ".join([words[number].text for _, _, number in line]) for line in lines])


def _group(boxes: Sequence[Box], words: Sequence[Word]) -> list[list[_Text]]:
    """Group words into lines by their boxes as seen when the writing is upright."""
    placed = [
        (top + bottom, x0, number, top, bottom) for number, (x0, top, _, bottom) in enumerate(boxes)
    ]
    placed.sort()
    bands: list[tuple[float, float]] = []
    lines: list[list[_Text]] = []
    upper = lower = math.nan
    in_order = True
    for order, (_, x0, number, top, bottom) in enumerate(placed):
        item = (x0, order, number)
        if top == upper and bottom == lower:
            lines[-1].append(item)
            continue
        best, most = -1, 0.0
        count = len(bands)
        for index in range(count - _LOOK_BACK if count > _LOOK_BACK else 0, count):
            above, below = bands[index]
            if top > below or bottom < above:
                continue
            shared = _shared_height((above, below), top, bottom)
            if shared >= SAME_LINE and shared > most:
                best, most = index, shared
        if best < 0:
            lines.append([item])
            bands.append((top, bottom))
            # It has little in common with the lines before it: what stands as it does is its.
            upper, lower = top, bottom
            continue
        lines[best].append(item)
        # The tallest word stands for the line: a superscript must not stretch it.
        if bottom - top > bands[best][1] - bands[best][0]:
            bands[best] = (top, bottom)
            upper = lower = math.nan
            in_order = False
    for line in lines:
        line.sort()
    if len(lines) > 1:
        if not in_order:
            by_height = sorted(range(len(lines)), key=[sum(band) for band in bands].__getitem__)
            lines = [lines[index] for index in by_height]
        if _may_hang(lines, boxes):
            lines = _with_leaders(lines, boxes, words)
    return lines


def _may_hang(lines: Sequence[list[_Text]], boxes: Sequence[Box]) -> bool:
    """Say at little cost whether some line's first word ends left of a line beside it."""
    if len({line[0][0] for line in lines}) == 1:
        return False
    for above, below in itertools.pairwise(lines):
        if boxes[below[0][2]][2] <= above[0][0]:
            return True
        if len(above) == 1 and boxes[above[0][2]][2] <= below[0][0]:
            return True
    return False


def _with_leaders(
    lines: list[list[_Text]], boxes: Sequence[Box], words: Sequence[Word]
) -> list[list[_Text]]:
    """Give words that hang left of their lines, between two or below one, to the first."""
    led: list[list[_Text]] = []
    waiting: list[_Text] = []
    for index, line in enumerate(lines):
        lead, rest = line[0], line[1:]
        after = rest or (lines[index + 1] if index + 1 < len(lines) else [])
        above = _hangs_beside(lead, led[-1], boxes) if led else 0.0
        under = _hangs_beside(lead, after, boxes) if after else 0.0
        if above < _LEAST_HUNG and under < _LEAST_HUNG:
            led.append(waiting + line)
            waiting = []
            continue
        mark = not any(map(str.isalnum, words[lead[2]].text))
        least = HUNG_MARK if mark else HUNG_WORD
        # An item's mark is on its first line: a later line above may be another item's.
        first = len(led) == 1 and under < ALIGNED
        if above >= least and (first or (not rest and above > under)):
            led[-1].insert(0, lead)
            waiting += rest
            led += [waiting] if rest else []
            waiting = [] if rest else waiting
        elif not rest and under >= least:
            waiting.append(lead)
        else:
            led.append(waiting + line)
            waiting = []
    return [*led, waiting] if waiting else led


def _hangs_beside(lead: _Text, line: Sequence[_Text], boxes: Sequence[Box]) -> float:
    """The share of its height that a word shares with a line (not empty) right of it."""
    _, top, right, bottom = boxes[lead[2]]
    if line[0][0] < right or min(line)[0] < right:
        return 0.0
    return max(
        [_shared_height((top, bottom), boxes[number][1], boxes[number][3]) for _, _, number in line]
    )


def _as_upright(box: Box, turn: Turn) -> Box:
    """Turn a box so that its words run from left to right and its lines downwards."""
    if turn == 90:
        return Box(box.top, -box.x1, box.bottom, -box.x0)
    if turn == 180:
        return Box(-box.x1, -box.bottom, -box.x0, -box.top)
    if turn == 270:
        return Box(-box.bottom, box.x0, -box.top, box.x1)
    return box


def _shared_height(band: tuple[float, float], top: float, bottom: float) -> float:
    """Return the shared height as a share of the lower one's."""
    above, below = band
    lower = min(below - above, bottom - top)
    if lower <= 0:
        return 1.0 if above <= bottom and top <= below else 0.0
    return ((below if below < bottom else bottom) - (above if above > top else top)) / lower

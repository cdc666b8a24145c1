"""Words of one cell to its printed lines.

Words whose heights overlap stand on one line, so sub- and superscripts stay in their
place; turned words are read in their own direction. Words are parted by one space, a
hyphen at a line's end stays as printed: whether it is the writer's or the line break's
is not decided here.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.readers.page import Box, Turn, Word

SAME_LINE = 0.5
"""Share of the lower word's height that must overlap: lines set solid overlap by a fifth."""
_LOOK_BACK = 3
"""A word, taken by its middle from top to bottom, belongs to one of the last lines only."""


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
    if not any(word.turn for word in words):
        return tuple(_lines_of([word.box for word in words], words))
    turned: dict[Turn, list[Word]] = {}
    for word in words:
        turned.setdefault(word.turn, []).append(word)
    groups = sorted(turned.items(), key=lambda group: min(word.box.top for word in group[1]))
    return tuple(
        line
        for turn, group in groups
        for line in _lines_of([_as_upright(word.box, turn) for word in group], group)
    )


_Text = tuple[float, int, str]
"""A word's text with its left edge, and its number from top to bottom, which parts equal ones."""


def _lines_of(boxes: Sequence[Box], words: Sequence[Word]) -> list[str]:
    """Read words by their boxes as seen when the writing is upright."""
    placed = sorted(
        (top + bottom, x0, number, top, bottom) for number, (x0, top, _, bottom) in enumerate(boxes)
    )
    bands: list[tuple[float, float]] = []
    lines: list[list[_Text]] = []
    last: tuple[float, float] | None = None
    for order, (_, x0, number, top, bottom) in enumerate(placed):
        item = (x0, order, words[number].text)
        if (top, bottom) == last:
            lines[-1].append(item)
            continue
        best, most = -1, 0.0
        for index in range(max(0, len(bands) - _LOOK_BACK), len(bands)):
            shared = _shared_height(bands[index], top, bottom)
            if shared >= SAME_LINE and shared > most:
                best, most = index, shared
        if best < 0:
            lines.append([item])
            bands.append((top, bottom))
            # It has little in common with the lines before it: what stands as it does is its.
            last = (top, bottom)
            continue
        lines[best].append(item)
        # The tallest word stands for the line: a superscript must not stretch it.
        if bottom - top > bands[best][1] - bands[best][0]:
            bands[best], last = (top, bottom), None
    order_of_lines = sorted(range(len(lines)), key=lambda index: sum(bands[index]))
    return [" ".join([text for _, _, text in sorted(lines[index])]) for index in order_of_lines]


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
    return (min(below, bottom) - max(above, top)) / lower

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
    turned: dict[Turn, list[Word]] = {}
    for word in words:
        turned.setdefault(word.turn, []).append(word)
    groups = sorted(turned.items(), key=lambda group: min(word.box.top for word in group[1]))
    return tuple(line for turn, group in groups for line in _lines_of(group, turn))


def _lines_of(words: Sequence[Word], turn: Turn) -> list[str]:
    placed = sorted(
        ((_as_upright(word.box, turn), word.text) for word in words),
        key=lambda item: (item[0].top + item[0].bottom, item[0].x0),
    )
    lines: list[tuple[Box, list[tuple[float, str]]]] = []
    for box, text in placed:
        best = max(
            range(max(0, len(lines) - _LOOK_BACK), len(lines)),
            key=lambda index: _overlap(lines[index][0], box),
            default=None,
        )
        if best is None or _overlap(lines[best][0], box) < SAME_LINE:
            lines.append((box, [(box.x0, text)]))
            continue
        tallest, texts = lines[best]
        texts.append((box.x0, text))
        # The tallest word stands for the line: a superscript must not stretch it.
        if box.height > tallest.height:
            lines[best] = (box, texts)
    lines.sort(key=lambda line: line[0].top + line[0].bottom)
    return [" ".join(text for _, text in sorted(texts, key=_start)) for _, texts in lines]


def _start(item: tuple[float, str]) -> float:
    return item[0]


def _as_upright(box: Box, turn: Turn) -> Box:
    """Turn a box so that its words run from left to right and its lines downwards."""
    if turn == 90:
        return Box(box.top, -box.x1, box.bottom, -box.x0)
    if turn == 180:
        return Box(-box.x1, -box.bottom, -box.x0, -box.top)
    if turn == 270:
        return Box(-box.bottom, box.x0, -box.top, box.x1)
    return box


def _overlap(one: Box, other: Box) -> float:
    """Return the shared height as a share of the lower box's."""
    lower = min(one.height, other.height)
    if lower <= 0:
        return 1.0 if one.top <= other.bottom and other.top <= one.bottom else 0.0
    return (min(one.bottom, other.bottom) - max(one.top, other.top)) / lower

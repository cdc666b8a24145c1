"""The borders of a table that has lines across and whose columns alignment tells.

Its lines are those between its words, and the nearest above and below them. Where more
lines of the same width follow, and what stands between two of them stands in the table's
columns, that is a row of it, too: a wrapped text or a wide amount may hide a row from
alignment.

Limits: a row beyond the table's words needs two cells with text, and a value where one of
them goes over several columns (``Jumlah``): running text is none.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from math import inf
from statistics import median, median_low
from typing import NamedTuple

from extractor.readers.cells import SpanCell, TableGrid
from extractor.readers.page import Box, Word
from extractor.tables.aligned_chunks import is_value
from extractor.tables.ruled import WordIndex
from extractor.tables.rulings import Stroke, StrokeGroup

FEWEST_LINES = 3
"""Lines over the whole table: above it, below its heading, and one more."""
OVER_ALL = 0.9
"""Share of the table's width that such a line covers."""
MOST_OVER = 1.6
"""Times the width of a table's words that its lines may have; longer ones are the page's."""
OVER_MOST = 0.5
"""Share that the last line covers at least: labels beside it may go on below it."""
FARTHEST = 2.5
"""Type sizes by which a table's first and last line may stand off its words."""
REACH = 2.0
"""Points by which lines of one width differ, and a line may be off a border."""
SPACE = 0.4
"""Type sizes that two words of one text are apart at most."""
CLOSE = 0.6
"""Type sizes that two lines of one row are apart at most."""
FEWEST_WORDED = 3
"""Cells with text of a last row that no line closes, where none of them is a value."""
MOST_WORDS = 400
"""Words of such a row."""
FEWEST_CELLS = 2
"""Cells with text of a row beyond those that alignment found."""


def lines_from(table: TableGrid, lines: Sequence[Stroke], index: WordIndex) -> list[Stroke]:
    """Return the lines of a table's width from its top down to the page's last.

    Args:
        table: what alignment found.
        lines: all lines across of its page, from top to bottom.
        index: the page's words.
    """
    if table.box is None:
        return []
    wide = _over_all(table.box, _own_lines(table.box, lines, index))
    if not wide:
        return []
    found = [line for line in lines if line.at >= wide[0].at and _is_alike(line, wide)]
    if table.box.top < wide[0].at - REACH:
        found.insert(0, wide[0]._replace(at=table.box.top))
    return found


def _over_all(box: Box, own: Sequence[Stroke]) -> list[Stroke]:
    """Return those of a table's lines that run over the whole of it."""
    return [line for line in own if OVER_ALL * box.width <= line.length <= MOST_OVER * box.width]


def draw_borders(
    table: TableGrid, lines: Sequence[Stroke], index: WordIndex, taken: Sequence[Box]
) -> StrokeGroup | None:
    """Draw the borders that alignment tells to the lines across.

    Args:
        table: what alignment found.
        lines: all lines across of its page, from top to bottom.
        index: the page's words.
        taken: the boxes of other tables, in which no row of this one stands.

    Returns:
        All borders of the table; None where too few lines run over the whole of it.
    """
    if table.box is None:
        return None
    own = _own_lines(table.box, lines, index)
    wide = _over_all(table.box, own)
    if len(wide) < FEWEST_LINES:
        return None
    texts = words_of(table, index)
    places = _places(table, own, texts)
    places[0] = min(table.box.x0, *(line.start for line in wide))
    places[-1] = max(table.box.x1, *(line.end for line in wide))
    # rows below the last line are told by it, not by alignment
    end = max(line.at for line in own if line.length >= OVER_MOST * table.box.width)
    heights = [min(height, end) for height in _heights(table, own, texts)]
    standing = _standing(table, places, heights)
    lying = [line for line in own if line.at <= end]
    alike = [line.at for line in lines if _is_alike(line, wide)]
    for row in _rows_around(heights, alike, places, index, taken):
        standing += [Stroke(place, row.top, row.bottom) for place in row.borders]
        lying += [line for line in lines if row.top <= line.at <= row.bottom]
        lying.append(Stroke(row.bottom, places[0], places[-1]))
    lying = [_fitted(line, places) for line in dict.fromkeys(lying)]
    for height in (heights[0], heights[-1]):
        if all(abs(line.at - height) > REACH for line in lying):
            lying.append(Stroke(height, places[0], places[-1]))
    return StrokeGroup(sorted(lying), sorted(standing))


class _Row(NamedTuple):
    """A row between two lines, with the borders of columns that its words keep."""

    top: float
    bottom: float
    borders: list[float]


def _rows_around(
    heights: Sequence[float],
    alike: Sequence[float],
    places: Sequence[float],
    index: WordIndex,
    taken: Sequence[Box],
) -> list[_Row]:
    """Return the rows above and below those of alignment, by further lines of their width."""
    above = [at for at in reversed(alike) if at < heights[0] - REACH]
    below = [at for at in alike if at > heights[-1] + REACH]
    rows = _further_rows([heights[-1], *below], places, index, taken)
    rows += _open_row(rows[-1].bottom if rows else heights[-1], places, index, taken)
    return rows + _further_rows([heights[0], *above], places, index, taken)


def _further_rows(
    heights: Sequence[float], places: Sequence[float], index: WordIndex, taken: Sequence[Box]
) -> list[_Row]:
    """Return the rows between further lines, from the table outwards, up to what is none."""
    rows: list[_Row] = []
    for near, far in itertools.pairwise(heights):
        top, bottom = min(near, far), max(near, far)
        words = index.within(Box(places[0], top, places[-1], bottom))
        borders = _borders_of_row(words, places)
        if not borders or any(box.top < bottom and box.bottom > top for box in taken):
            break
        rows.append(_Row(top, bottom, borders))
    return rows


def _open_row(
    top: float, places: Sequence[float], index: WordIndex, taken: Sequence[Box]
) -> list[_Row]:
    """Return the last row where no line closes it: ``Jumlah``, a white row below a shaded one."""
    words: list[Word] = []
    bottom = top
    for word in index.within(Box(places[0], top, places[-1], inf)):
        if word.box.top - bottom > (CLOSE if words else 1.0) * word.size:
            break
        words.append(word)
        bottom = max(bottom, word.box.bottom)
    borders = _borders_of_row(words, places)
    cells = {bisect_right(borders, word.box.middle[0]) for word in words}
    if len(cells) < FEWEST_WORDED and not any(is_value(word.text) for word in words):
        return []
    if not borders or any(box.top < bottom and box.bottom > top for box in taken):
        return []
    return [_Row(top, bottom + REACH, borders)]


Texts = list[tuple[SpanCell, list[Word]]]
"""Cells with text, each with its words."""


def words_of(table: TableGrid, index: WordIndex) -> Texts:
    """Return the cells with text and their words: a box may reach over those of others."""
    found: Texts = []
    for cell in table.cells:
        if cell.text and cell.box:
            texts = set(cell.text.split())
            words = [w for w in index.within(cell.box) if texts.issuperset(w.text.split())]
            found.append((cell, words))
    return found


def _own_lines(box: Box, lines: Sequence[Stroke], index: WordIndex) -> list[Stroke]:
    """Return the lines across that stand in a table's reach, top to bottom."""
    sizes = [word.size for word in index.within(box) if word.size]
    slack = FARTHEST * median(sizes) if sizes else 0.0
    first = bisect_left(lines, (box.top - slack,))
    last = bisect_right(lines, (box.bottom + slack,))
    near = [line for line in lines[first:last] if line.start < box.x1 and line.end > box.x0]
    above = [line for line in near if line.at <= box.top]
    below = [line for line in near if line.at >= box.bottom]
    inside = [line for line in near if box.top < line.at < box.bottom]
    return [*above[-1:], *inside, *below[:1]]


def _is_alike(line: Stroke, wide: Sequence[Stroke]) -> bool:
    return any(
        abs(line.start - one.start) <= REACH and abs(line.end - one.end) <= REACH for one in wide
    )


def _borders_of_row(words: Sequence[Word], places: Sequence[float]) -> list[float]:
    """Return the borders of columns that a row's words keep; nothing where it is no row."""
    if len(words) > MOST_WORDS:
        return []
    crossed = {place for place in places[1:-1] if _is_crossed(place, words)}
    borders = [place for place in places if place not in crossed]
    middles = [(bisect_right(borders, word.box.middle[0]), word) for word in words]
    if len({cell for cell, _ in middles}) < FEWEST_CELLS:
        return []
    whole = {bisect_right(borders, place) for place in crossed}
    if crossed and not any(is_value(word.text) for cell, word in middles if cell not in whole):
        return []
    return borders


def _is_crossed(place: float, words: Iterable[Word]) -> bool:
    """Say whether a word stands on a place, or two words of one text stand about it."""
    before = [word for word in words if word.box.x0 < place]
    if any(word.box.x1 > place for word in before):
        return True
    after = [word for word in words if word.box.x0 >= place]
    return any(
        one.box.top < other.box.middle[1] < one.box.bottom
        and other.box.x0 - one.box.x1 <= SPACE * one.size
        for one in before
        for other in after
    )


def _fitted(line: Stroke, places: Sequence[float]) -> Stroke:
    """Let a line begin and end at the nearest borders of columns."""
    start, end = (min(places, key=lambda place: abs(place - x)) for x in (line.start, line.end))
    return line._replace(start=min(start, end), end=max(start, end))


def _places(table: TableGrid, own: Sequence[Stroke], texts: Texts) -> list[float]:
    """Return the borders of the columns; one is where lines end in the white about it."""
    cells = [(cell.col, cell.colspan, cell.box.x0, cell.box.x1) for cell in table.cells if cell.box]
    held = [
        (cell.col, word.box.x0, word.box.x1)
        for cell, words in texts
        if cell.colspan == 1
        for word in words
    ]
    tips = [place for line in own for place in (line.start, line.end)]
    return _borders(table.cols, cells, held, tips)


def _heights(table: TableGrid, own: Sequence[Stroke], texts: Texts) -> list[float]:
    """Return the borders of the rows; one is where a line is drawn in the white about it."""
    cells = [
        (cell.row, cell.rowspan, cell.box.top, cell.box.bottom) for cell in table.cells if cell.box
    ]
    held = [
        (cell.row, word.box.middle[1], word.box.middle[1])
        for cell, words in texts
        if cell.rowspan == 1
        for word in words
    ]
    borders = _borders(table.rows, cells, held, [line.at for line in own])
    borders[0], borders[-1] = min(borders[0], own[0].at), max(borders[-1], own[-1].at)
    return borders


def _borders(
    count: int,
    cells: Iterable[tuple[int, int, float, float]],
    held: Iterable[tuple[int, float, float]],
    drawn: Sequence[float],
) -> list[float]:
    """Return where rows or columns begin and end: at what is drawn in the white between them.

    Args:
        count: how many they are.
        cells: of each cell its first one, how many it covers, and its two sides.
        held: of each word the one that it stands in alone, and its extent.
        drawn: where something is drawn.
    """
    borders = [0.0] * (count + 1)
    for first, span, start, end in cells:
        borders[first], borders[first + span] = start, end
    starts, ends = [inf] * count, [-inf] * count
    for number, start, end in held:
        starts[number], ends[number] = min(starts[number], start), max(ends[number], end)
    for number in range(1, count):
        white = [place for place in drawn if ends[number - 1] <= place <= starts[number]]
        if white:
            borders[number] = median_low(white)
    return borders


def _standing(table: TableGrid, places: Sequence[float], heights: Sequence[float]) -> list[Stroke]:
    """Return the lines down: each border, but where a cell goes over it."""
    crossed = {
        (row, border)
        for cell in table.cells
        if cell.text
        for row in range(cell.row, cell.row + cell.rowspan)
        for border in range(cell.col + 1, cell.col + cell.colspan)
    }
    return [
        Stroke(place, heights[row], heights[row + 1])
        for border, place in enumerate(places)
        for row in range(table.rows)
        if (row, border) not in crossed
    ]

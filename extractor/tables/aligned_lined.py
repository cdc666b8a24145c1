"""Tables with lines between their rows and none between their columns.

Alignment tells their columns, the lines their rows: a text of several lines is one row
where lines are drawn above and below it, and a label whose rows are parted beside it, not
under it, is merged over them. So the borders between the columns are drawn where alignment
has them, and the table is made as one with lines both ways (``ruled``). It is taken only if
no drawn row then holds several records: lines under the heading and at the end say nothing
of the rows between.

Limits: columns that alignment did not tell stay one. A heading over several columns is
believed where alignment has it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from math import inf
from statistics import median

from extractor.readers.cells import SpanCell, TableGrid
from extractor.readers.page import Box, Page, Word
from extractor.tables.aligned_chunks import is_item, is_value
from extractor.tables.ruled import CROWDED, WordIndex, tables_of
from extractor.tables.rulings import Stroke, StrokeGroup, merge_rulings

FEWEST_LINES = 3
"""Lines over the whole table: above it, below its heading, and one more."""
OVER_ALL = 0.9
"""Share of the table's width that such a line covers."""
FARTHEST = 2.5
"""Type sizes by which a table's first and last line may stand off its words."""
REACH = 2.0
"""Points by which lines end beside a table's words, besides the white of its cells."""

_FIGURE = re.compile(r"[(<>≤≥±+–-]?\s*(?:Rp\.?\s*)?\d")


def refine_lined_tables(page: Page, tables: Sequence[TableGrid]) -> list[TableGrid]:
    """Make the tables anew whose rows are parted by drawn lines.

    Args:
        page: the page.
        tables: what alignment found on it.

    Returns:
        The same tables in the same order, those with lines between their rows with the rows
        and merged cells that these draw.
    """
    if not tables:
        return []
    lines = merge_rulings(page.rulings).horizontal
    if len(lines) < FEWEST_LINES:
        return list(tables)
    return [_refined(page, table, lines) for table in tables]


def _refined(page: Page, table: TableGrid, lines: Sequence[Stroke]) -> TableGrid:
    if table.box is None or table.ruled:
        return table
    own = _own_lines(page, table.box, lines)
    wide = [line for line in own if line.length >= OVER_ALL * table.box.width]
    if len(wide) < FEWEST_LINES:
        return table
    group = _drawn(table, table.box, own, wide, page)
    found = tables_of(page, [group])
    if len(found) != 1 or found[0].cols != table.cols or found[0].confidence <= CROWDED:
        return table
    if _has_moved(found[0], table) or _has_several(found[0], table, page):
        return table
    return replace(found[0], confidence=min(found[0].confidence, table.confidence))


def _has_several(found: TableGrid, table: TableGrid, page: Page) -> bool:
    """Say whether a drawn cell holds several values, or a drawn row several whole rows."""
    values = [
        word.box.middle
        for cell, words in _words_of(table, page)
        if _is_value(cell)
        for word in words[:1]
    ]
    if not values:
        return _has_whole_rows(found, table)
    boxes = [cell.box for cell in found.cells if cell.box and cell.text]
    return any(sum(_holds(box, x, y) for x, y in values) > 1 for box in boxes)


def _words_of(table: TableGrid, page: Page) -> list[tuple[SpanCell, list[Word]]]:
    """Return the cells with text and their words: a box may reach over those of others."""
    index = WordIndex(page.words)
    found: list[tuple[SpanCell, list[Word]]] = []
    for cell in table.cells:
        if cell.text and cell.box:
            texts = set(cell.text.split())
            words = [w for w in index.within(cell.box) if texts.issuperset(w.text.split())]
            found.append((cell, words))
    return found


def _is_value(cell: SpanCell) -> bool:
    """Say whether a cell begins as figures do, and not as an item of a list (``1. Rapat``)."""
    first, _, rest = cell.text.partition(" ")
    if cell.rowspan > 1 or (rest and is_item(first)):
        return False
    return is_value(cell.text) or bool(_FIGURE.match(cell.text))


def _holds(box: Box, x: float, y: float) -> bool:
    return box.x0 <= x < box.x1 and box.top <= y < box.bottom


def _has_whole_rows(found: TableGrid, table: TableGrid) -> bool:
    """Say whether a drawn row holds several of those told by alignment, each with all its texts."""
    filled: dict[int, set[int]] = {}
    spans: dict[int, tuple[float, float]] = {}
    for cell in found.cells:
        if cell.rowspan == 1 and cell.box:
            spans[cell.row] = (cell.box.top, cell.box.bottom)
            if cell.text:
                filled.setdefault(cell.row, set()).update(_columns(cell))
    whole: Counter[int] = Counter()
    for own in _rows_of(table):
        middle = median(cell.box.middle[1] for cell in own if cell.box)
        columns = {col for cell in own for col in _columns(cell)}
        for row, (top, bottom) in spans.items():
            if top <= middle < bottom and filled.get(row, set()) <= columns:
                whole[row] += 1
    return max(whole.values(), default=0) > 1


def _columns(cell: SpanCell) -> range:
    return range(cell.col, cell.col + cell.colspan)


def _has_moved(found: TableGrid, table: TableGrid) -> bool:
    """Say whether words came to other columns than alignment had them in."""
    now: list[Counter[str]] = [Counter() for _ in range(found.cols)]
    for cell in found.cells:
        for col in _columns(cell):
            now[col].update(cell.text.split())
    then: list[Counter[str]] = [Counter() for _ in range(table.cols)]
    for cell in table.cells:
        if cell.colspan == 1:
            then[cell.col].update(cell.text.split())
    return not all(map(Counter.__le__, then, now))


def _rows_of(table: TableGrid) -> list[list[SpanCell]]:
    """Return the cells with text of each row, but for those that go over several."""
    rows: dict[int, list[SpanCell]] = {}
    for cell in table.cells:
        if cell.text and cell.rowspan == 1 and cell.box:
            rows.setdefault(cell.row, []).append(cell)
    return list(rows.values())


def _own_lines(page: Page, box: Box, lines: Sequence[Stroke]) -> list[Stroke]:
    """Return the lines across that stand in a table's reach, top to bottom."""
    sizes = [word.size for word in WordIndex(page.words).within(box) if word.size]
    slack = FARTHEST * median(sizes) if sizes else 0.0
    first = bisect_left(lines, (box.top - slack,))
    last = bisect_right(lines, (box.bottom + slack,))
    near = [line for line in lines[first:last] if line.start < box.x1 and line.end > box.x0]
    above = [line for line in near if line.at <= box.top]
    below = [line for line in near if line.at >= box.bottom]
    inside = [line for line in near if box.top < line.at < box.bottom]
    return [*above[-1:], *inside, *below[:1]]


def _drawn(
    table: TableGrid, box: Box, own: Sequence[Stroke], wide: Sequence[Stroke], page: Page
) -> StrokeGroup:
    """Draw the borders that alignment tells to the lines across."""
    left = min(box.x0, *(line.start for line in wide))
    right = max(box.x1, *(line.end for line in wide))
    places = _places(table, own, page)
    places[0], places[-1] = left, right
    heights = _heights(table, own, page)
    lying = [_fitted(line, places) for line in own]
    for height in (heights[0], heights[-1]):
        if all(abs(line.at - height) > REACH for line in lying):
            lying.append(Stroke(height, left, right))
    return StrokeGroup(sorted(lying), sorted(_standing(table, places, heights)))


def _fitted(line: Stroke, places: Sequence[float]) -> Stroke:
    """Let a line begin and end at the nearest borders of columns."""
    start, end = (min(places, key=lambda place: abs(place - x)) for x in (line.start, line.end))
    return line._replace(start=min(start, end), end=max(start, end))


def _places(table: TableGrid, own: Sequence[Stroke], page: Page) -> list[float]:
    """Return the borders of the columns; one is where lines end in the white about it."""
    borders = [0.0] * (table.cols + 1)
    for cell in table.cells:
        if cell.box is not None:
            borders[cell.col], borders[cell.col + cell.colspan] = cell.box.x0, cell.box.x1
    starts, ends = [inf] * table.cols, [-inf] * table.cols
    for cell, words in _words_of(table, page):
        if cell.colspan == 1:
            starts[cell.col] = min(starts[cell.col], *(word.box.x0 for word in words), inf)
            ends[cell.col] = max(ends[cell.col], *(word.box.x1 for word in words), -inf)
    tips = [place for line in own for place in (line.start, line.end)]
    for number in range(1, table.cols):
        white = [place for place in tips if ends[number - 1] <= place <= starts[number]]
        if white:
            borders[number] = median(white)
    return borders


def _heights(table: TableGrid, own: Sequence[Stroke], page: Page) -> list[float]:
    """Return the borders of the rows; one is where a line is drawn in the white about it."""
    borders = [0.0] * (table.rows + 1)
    for cell in table.cells:
        if cell.box is not None:
            borders[cell.row], borders[cell.row + cell.rowspan] = cell.box.top, cell.box.bottom
    starts, ends = [inf] * table.rows, [-inf] * table.rows
    for cell, words in _words_of(table, page):
        if cell.rowspan == 1:
            middles = [word.box.middle[1] for word in words]
            starts[cell.row] = min(starts[cell.row], *middles, inf)
            ends[cell.row] = max(ends[cell.row], *middles, -inf)
    for number in range(1, table.rows):
        white = [line.at for line in own if ends[number - 1] <= line.at <= starts[number]]
        if white:
            borders[number] = white[0]
    borders[0], borders[-1] = min(borders[0], own[0].at), max(borders[-1], own[-1].at)
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

"""Rows that alternate in shade on a page that goes on with a table of the page before.

Where the heading is not printed again, nothing is drawn on such a page: its columns are those of
the page before, at the same places. Its shaded areas have the shades of that table and end at its
borders; what stands in them and between them are rows as below a drawn heading
(``ruled_bands``). A first row without a shade is one if it stands as the rows below it do, as are
the last lines of a cell that the page break cut.

Limits: the table before must be the last of its page, and its rows must take turns in shade and
be doubtful as these are; a single row, or a page without any shaded one, is left to alignment.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from decimal import Decimal
from statistics import median

from extractor.readers.cells import TableGrid
from extractor.readers.page import Box, Fill, Word
from extractor.tables.band_labels import blocks_of
from extractor.tables.band_rows import FEWEST_FINE, Body, distinct, find_body, is_band, steps_of
from extractor.tables.ruled_bands import (
    FEWEST_ROWS,
    MOST_FILLS,
    PAD,
    draw_rows,
    is_open_row,
    limit_below,
    place_words,
    whole_body,
)
from extractor.tables.rulings import Stroke, StrokeGroup, merge_strokes

FEWEST_CARRIED = 2
"""Rows that go on: a heading of painted areas, or a note in one, is a single row."""
DOUBTFUL = Decimal("0.6")
"""Most confidence in a table whose rows only alternate in shade."""


def carried_bands(
    above: Sequence[TableGrid],
    groups: Sequence[StrokeGroup],
    lines: Sequence[Stroke],
    fills: Sequence[Fill],
    words: Sequence[Word],
) -> tuple[StrokeGroup, Box] | None:
    """Draw the lines that rows lack which go on with the last table of the page before.

    Args:
        above: the tables of the page before.
        groups: groups of lines that touch.
        lines: all level lines of the page, top to bottom.
        fills: the page's painted areas in painting order.
        words: the page's words.

    Returns:
        The lines and their place; None where there are no such rows.
    """
    if not above or not fills or len(fills) > MOST_FILLS:
        return None
    last = max(above, key=_bottom)
    if not last.ruled or last.confidence > DOUBTFUL:
        return None
    shades = {cell.fill for cell in last.cells} - {None}
    if not any(fill.colour in shades for fill in fills) or not _takes_turns(last):
        return None
    borders = distinct(at for cell in last.cells if cell.box for at in (cell.box.x0, cell.box.x1))
    limit = limit_below(groups, 0.0, borders)
    bands = [fill for fill in fills if is_band(fill, borders, 0.0, limit)]
    if not bands or any(fill.colour not in shades for fill in bands):
        return None
    body = find_body(borders, min(fill.box.top for fill in bands), limit, fills)
    if body is None:
        return None
    whole = whole_body(_with_first_row(body, words), limit, lines, words)
    if whole is None:
        return None
    (horizontal, vertical), place = draw_rows(*whole)
    if len(distinct(line.at for line in horizontal)) < FEWEST_CARRIED:
        return None
    top = Stroke(place.top, place.x0, place.x1)
    return StrokeGroup(merge_strokes([top, *horizontal]), merge_strokes(vertical)), place


def _bottom(table: TableGrid) -> float:
    return table.box.bottom if table.box is not None else 0.0


def _takes_turns(table: TableGrid) -> bool:
    """Say whether the shade changes from row to row in two columns at least."""
    columns: list[list[str | None]] = [[] for _ in range(table.cols)]
    for cell in table.cells:
        if cell.rowspan == 1:
            columns[cell.col].append(cell.fill)
    turns = [sum(a != b for a, b in itertools.pairwise(shades)) for shades in columns]
    return sum(count >= FEWEST_ROWS for count in turns) >= FEWEST_FINE


def _with_first_row(body: Body, words: Sequence[Word]) -> Body:
    """Add the row without a shade that stands above the first shaded one, if there is one."""
    start = body.heights[0]
    steps = steps_of(body.heights)
    near = [word for word in words if start - 2 * max(steps) < word.box.middle[1] < start]
    blocks = blocks_of(near)
    if not blocks:
        return body
    top = min(word.box.top for word in blocks[-1])
    end = max(word.box.bottom for word in blocks[-1])
    free = start - end
    rest = free <= max(word.box.height for word in blocks[-1])
    if free > median(steps) or end - top > max(steps):
        return body
    if not is_open_row(blocks[-1], place_words(words, body), body, rest=rest):
        return body
    return body.with_first(top - max(PAD, free))

"""The body of a table whose heading is drawn, and whose rows only alternate in shade.

Word processors' table styles, and many offices, draw borders around a heading alone and paint
every second row below it, or two shades by turns. The heading's columns go on there: areas end
at its borders, and where the shade changes in most detail, in two columns at least, one row
ends and the next begins, shaded or not. Columns of merged cells change their shade at some of
those heights only, and where two of their cells share a shade, the labels tell them apart
(``band_labels``). The lines that all those cells lack are put in, so that they are read as
others are; what is found so is doubtful.

A last row without a shade ends nowhere: what stands as close below as a row does, and in the
places of the rows above, is one. So is a first one above the shades of a page that goes on with a
table (``ruled_carried``).

Limits: neighbouring rows of one shade are one row. What is shaded otherwise stays as it is:
where a row would hold several values below each other (shaded totals, groups of rows), where
words run over the borders in many rows, or where lines are drawn between the rows.
"""

from __future__ import annotations

import itertools
import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from statistics import median

from extractor.readers.page import Box, Fill, Word
from extractor.tables.band_labels import blocks_of, label_borders
from extractor.tables.band_rows import (
    FEWEST_BORDERS,
    FEWEST_FINE,
    Body,
    distinct,
    find_body,
    steps_of,
)
from extractor.tables.ruled_columns import ALIGNED, crossed_borders
from extractor.tables.ruled_lattice import SNAP
from extractor.tables.ruled_records import are_values, lines_of
from extractor.tables.rulings import Stroke, StrokeGroup, merge_strokes

FEWEST_BANDS = 2
"""Shaded rows that take turns with others, whatever follows: one may be a total or a section."""
FEWEST_ROWS = 3
"""Rows, shaded or not, that take turns, whatever follows."""
MOST_CROSSED = 1 / 3
"""Share of the rows whose words may run over a border: headings of sections, sums."""
LEAST_SHARE = 0.5
"""Share of the rows that have words in two columns; share of a row's columns that a last row
without a shade has words in."""
MOST_FILLS = 2_000
"""More areas than this are a drawing's."""
MOST_GROUPS = 100
"""More groups of lines than this are a chart's or a map's."""
OVER_ALL = 0.6
"""Share of a table's width that a line between its rows runs over at least."""
PAD = 1.0
"""Points between the words of a row without a shade and its end, at least."""

Cells = dict[int, list[Word]]
"""The words of one row by column."""


def add_bands(
    groups: Sequence[StrokeGroup],
    lines: Sequence[Stroke],
    fills: Sequence[Fill],
    words: Sequence[Word],
) -> tuple[list[StrokeGroup], list[Box]]:
    """Give drawn headings the rows below them that only alternate in shade.

    Args:
        groups: groups of lines that touch.
        lines: all level lines of the page, top to bottom.
        fills: the page's painted areas in painting order.
        words: the page's words.

    Returns:
        The groups, and the places of the rows found: the tables that they are in are less sure.
    """
    places: list[Box] = []
    if not 0 < len(fills) <= MOST_FILLS or len(groups) > MOST_GROUPS:
        return list(groups), places
    lowest = max(fill.box.bottom for fill in fills)
    done = []
    for group in groups:
        bottom = max(line.end for line in group.vertical)
        borders = _borders(group, bottom) if bottom < lowest - SNAP else []
        limit = limit_below(groups, bottom, borders) if len(borders) >= FEWEST_BORDERS else 0.0
        body = find_body(borders, bottom, limit, fills)
        whole = whole_body(body, limit, lines, words) if body else None
        if whole is None or not _takes_turns(whole[0], limit, whole[1], words):
            done.append(group)
            continue
        strokes, place = draw_rows(*whole)
        places.append(place)
        done.append(
            StrokeGroup(
                merge_strokes([*group.horizontal, *strokes.horizontal]),
                merge_strokes([*group.vertical, *strokes.vertical]),
            )
        )
    return done, places


def limit_below(groups: Sequence[StrokeGroup], top: float, borders: Sequence[float]) -> float:
    """Return where the first drawn table below a height begins."""
    return min(
        (
            group.horizontal[0].at
            for group in groups
            if group.horizontal[0].at >= top - SNAP
            and max(line.end for line in group.vertical) > top + SNAP
            and group.vertical[0].at < borders[-1]
            and group.vertical[-1].at > borders[0]
        ),
        default=math.inf,
    )


def _borders(group: StrokeGroup, bottom: float) -> list[float]:
    """Return the places of the upright lines that reach a group's end."""
    return distinct(line.at for line in group.vertical if line.end >= bottom - SNAP)


def _takes_turns(body: Body, limit: float, cells: Sequence[Cells], words: Sequence[Word]) -> bool:
    """Say whether two shades, or one and none, take turns from row to row.

    Of a few rows only if no more of them follow: a heading's second row may be shaded alone.
    """
    shades = body.shades[body.fine[0]]
    colours = set(shades) - {None}
    if len(colours) > 2 or len(set(shades)) < 2:
        return False
    painted = sum(shade is not None for shade in shades)
    many = len(shades) >= FEWEST_ROWS and painted >= FEWEST_BANDS
    return many or _end_of_last_row(words, cells, body, limit) is None


def whole_body(
    body: Body, limit: float, lines: Sequence[Stroke], words: Sequence[Word]
) -> tuple[Body, list[Cells]] | None:
    """Add the row without a shade that ends a table, if there is one, and look at the words.

    Args:
        body: the rows.
        limit: where something else begins below them.
        lines: all level lines of the page, top to bottom.
        words: the page's words.

    Returns:
        The rows, and the words of each by column; None where the words stand otherwise than in
        rows, or lines are drawn between these.
    """
    left, right = body.borders[0], body.borders[-1]
    top = body.heights[0]
    inside = [w for w in words if top < w.box.middle[1] < limit and left < w.box.middle[0] < right]
    cells = place_words(inside, body)
    if _is_lined(body, lines) or not _are_rows(cells, body):
        return None
    end = _end_of_last_row(words, cells, body, limit)
    if end is None:
        return body, cells
    body = body.with_last(end)
    return body, place_words(inside, body)


def draw_rows(body: Body, cells: Sequence[Cells]) -> tuple[StrokeGroup, Box]:
    """Draw the lines that rows told by their shades lack, those below each row.

    Args:
        body: the rows.
        cells: the words of each row by column.

    Returns:
        The lines, and the rows' place.
    """
    known: set[float] = set()
    horizontal: list[Stroke] = []
    for column, (x0, x1) in enumerate(itertools.pairwise(body.borders)):
        ends = _cell_ends(column, body, cells, known)
        horizontal += [Stroke(at, x0, x1) for at in ends]
        known.update(ends if column not in body.fine else ())
    vertical = [
        Stroke(border, upper, lower)
        for row, (upper, lower) in zip(cells, itertools.pairwise(body.heights), strict=True)
        for border in body.borders
        if border not in crossed_borders(_words_of(row), body.borders)
    ]
    place = Box(body.borders[0], body.heights[0], body.borders[-1], body.heights[-1])
    return StrokeGroup(horizontal, vertical), place


def _is_lined(body: Body, lines: Sequence[Stroke]) -> bool:
    """Say whether lines are drawn between the rows: borders tell more than shades."""
    left, right = body.borders[0], body.borders[-1]
    return any(
        body.heights[0] + SNAP < line.at < body.heights[-1] - SNAP
        and min(line.end, right) - max(line.start, left) >= OVER_ALL * (right - left)
        for line in lines
    )


def place_words(words: Iterable[Word], body: Body) -> list[Cells]:
    """Return the words of each row by column; words below the last row are left out."""
    rows: list[Cells] = [{} for _ in body.heights[1:]]
    for word in words:
        row = bisect_right(body.heights, word.box.middle[1]) - 1
        if 0 <= row < len(rows):
            rows[row].setdefault(_column_of(word, body), []).append(word)
    return rows


def _column_of(word: Word, body: Body) -> int:
    return bisect_right(body.borders, word.box.middle[0], 1, len(body.borders) - 1) - 1


def _words_of(row: Cells) -> list[Word]:
    return [word for words in row.values() for word in words]


def _are_rows(cells: Sequence[Cells], body: Body) -> bool:
    """Say whether words stand in the shades as in rows: in columns, and one record in each."""
    fine = set(body.fine)
    if not all(fine & row.keys() or len(row) == 1 for row in cells):
        return False
    if any(_is_crowded([words for k, words in row.items() if k in fine]) for row in cells):
        return False
    full = sum(len(row) >= FEWEST_FINE for row in cells)
    crossed = sum(bool(crossed_borders(_words_of(row), body.borders)) for row in cells)
    return full >= LEAST_SHARE * len(cells) and crossed <= MOST_CROSSED * len(cells)


def _is_crowded(cells: Sequence[list[Word]]) -> bool:
    """Say whether a row holds several records: values below each other, or texts apart."""
    apart = 0
    for words in cells:
        lines = lines_of(words)
        if len(lines) > 1:
            if are_values(lines):
                return True
            apart += len(blocks_of(words)) > 1
    return apart >= FEWEST_FINE


def _end_of_last_row(
    words: Sequence[Word], cells: Sequence[Cells], body: Body, limit: float
) -> float | None:
    """Return where a row ends that follows the last shaded one; None where there is none."""
    start, steps = body.heights[-1], steps_of(body.heights)
    reach = min(limit, start + 2 * max(steps))
    below = blocks_of([word for word in words if start < word.box.middle[1] < reach])
    if not below or not is_open_row(below[0], cells, body):
        return None
    top = min(word.box.top for word in below[0])
    end = max(word.box.bottom for word in below[0])
    if top - start > median(steps) or end - top > max(steps):
        return None
    return min(end + max(PAD, top - start), limit)


def is_open_row(
    block: Sequence[Word], cells: Sequence[Cells], body: Body, *, rest: bool = False
) -> bool:
    """Say whether words beside the shaded rows stand in columns as the words of those rows do.

    Args:
        block: words that stand together.
        cells: the words of the shaded rows by column.
        body: these rows.
        rest: whether they may be the last lines of a row that a page break cut: of one cell.
    """
    left, right = body.borders[0], body.borders[-1]
    if any(not left < word.box.middle[0] < right for word in block):
        return False
    if crossed_borders(block, body.borders):
        return False
    row: Cells = {}
    for word in block:
        row.setdefault(_column_of(word, body), []).append(word)
    fine = set(body.fine)
    own = fine & row.keys()
    usual = median(len(fine & known.keys()) for known in cells)
    if len(own) < (1 if rest else max(FEWEST_FINE, LEAST_SHARE * usual)):
        return False
    aligned = all(_is_aligned(row[k], [known.get(k, []) for known in cells]) for k in own)
    return aligned and not _is_crowded([row[column] for column in own])


def _is_aligned(words: Sequence[Word], known: Sequence[Sequence[Word]]) -> bool:
    """Say whether words begin, end or have their middle where those of a known row have."""
    own = _places(words)
    return any(
        abs(one - other) <= ALIGNED
        for others in known
        if others
        for one, other in zip(own, _places(others), strict=True)
    )


def _places(words: Sequence[Word]) -> tuple[float, float, float]:
    x0, x1 = min(word.box.x0 for word in words), max(word.box.x1 for word in words)
    return x0, x1, (x0 + x1) / 2


def _cell_ends(column: int, body: Body, cells: Sequence[Cells], known: set[float]) -> list[float]:
    """Return the heights where a column's cells end."""
    shades = body.shades[column]
    if column in body.fine or not set(shades) <= {*body.shades[body.fine[0]], None}:
        return body.heights[1:]  # painted marks stand in rows, too
    ends: list[float] = []
    for first, after in itertools.pairwise([*body.begins[column], len(shades)]):
        words = [word for row in cells[first:after] for word in row.get(column, [])]
        ends += label_borders(words, body.heights[first : after + 1], known)
        ends.append(body.heights[after])
    return ends

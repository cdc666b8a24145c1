"""The columns of a table painted cell by cell, where cells of one shade touch.

Where areas of one shade touch, nothing is seen (``ruled_fills``), but it is told: areas that end
at the same places in row after row are cells. A table without lines of which only some columns
show borders, a coloured first column beside rows that alternate in shade, has them all.

Areas over several columns are no cells, but bands: where texts stand apart in one area in most of
its rows, a painted table is none, and alignment tells more.

Limits: fewer than three rows of several areas, or rows that are parted at other places than the
row of most areas is, tell no columns. Where white gaps part the areas, all borders are seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractor.readers.cells import TableGrid
from extractor.readers.page import Box, Fill, Page, Word
from extractor.tables.band_rows import distinct, find_body
from extractor.tables.ruled_bands import FEWEST_ROWS, MOST_FILLS, draw_rows, whole_body
from extractor.tables.ruled_fills import WHITE_GAP
from extractor.tables.ruled_lattice import SNAP
from extractor.tables.ruled_records import Line, are_values, lines_of
from extractor.tables.rulings import Stroke, StrokeGroup, merge_strokes

APART = 1.5
"""Ems between two words of a line that stand in two columns."""
MOST_BANDS = 0.5
"""Share of the rows from which texts apart in one area make bands of them."""


def with_all_columns(
    groups: Sequence[StrokeGroup], tables: Sequence[TableGrid], page: Page
) -> list[StrokeGroup]:
    """Add to the lines of painted tables those that are not seen between their cells.

    Args:
        groups: the edges of painted areas that are seen, by table.
        tables: the drawn tables of the page.
        page: the page.
    """
    if len(page.fills) > MOST_FILLS:
        return list(groups)
    tops = [group.horizontal[0].at for group in groups if len(_seen(group)) > 2]
    tops += [table.box.top for table in tables if table.box is not None]
    done = []
    for group in groups:
        bottom = group.horizontal[-1].at
        limit = min((top for top in tops if top > bottom), default=page.height)
        done.append(_whole(group, limit, page) or group)
    return done


def _whole(group: StrokeGroup, limit: float, page: Page) -> StrokeGroup | None:
    """Return the lines of a table with all its columns, if its areas tell more than are seen."""
    seen = _seen(group)
    borders = _borders(group, page.fills) if len(seen) > 2 else []
    if len(borders) <= len(seen) or not _are_among(seen, borders):
        return None
    body = find_body(borders, group.horizontal[0].at, limit, page.fills)
    whole = whole_body(body, limit, [], page.words) if body else None
    if whole is None:
        return None
    (horizontal, vertical), place = draw_rows(*whole)
    first = Stroke(place.top, place.x0, place.x1)
    return StrokeGroup(merge_strokes([first, *horizontal]), merge_strokes(vertical))


def _seen(group: StrokeGroup) -> list[float]:
    return distinct(line.at for line in group.vertical)


def _borders(group: StrokeGroup, fills: Sequence[Fill]) -> list[float]:
    """Return where the row of most areas is parted; none where few are, or others elsewhere."""
    left, right = group.vertical[0].at, group.vertical[-1].at
    top, bottom = group.horizontal[0].at, group.horizontal[-1].at
    rows: dict[tuple[int, int], list[float]] = {}
    for (x0, upper, x1, lower), _ in fills:
        x, y = (x0 + x1) / 2, (upper + lower) / 2
        if left < x < right and top < y < bottom:
            rows.setdefault((round(upper), round(lower)), []).extend((x0, x1))
    parted = [distinct(places) for places in rows.values()]
    most = max(parted, key=len, default=[])
    told = sum(len(places) > 2 for places in parted)
    among = all(_are_among(places, most) for places in parted)
    gaps = any(right - left <= WHITE_GAP for left, right in pairwise(most))
    return most if told >= FEWEST_ROWS and among and not gaps else []


def _are_among(places: Sequence[float], others: Sequence[float]) -> bool:
    return all(any(abs(place - other) <= SNAP for other in others) for place in places)


def holds_bands(table: TableGrid, words: Sequence[Word]) -> bool:
    """Say whether most rows of a painted table hold texts of several columns in one area.

    Args:
        table: the table.
        words: the page's words.
    """
    rows: dict[tuple[float, float], list[Box]] = {}
    for cell in table.cells:
        if cell.box is not None and " " in cell.text:
            rows.setdefault((cell.box.top, cell.box.bottom), []).append(cell.box)
    banded = 0
    for (top, bottom), boxes in rows.items():
        level = [word for word in words if top <= word.box.middle[1] <= bottom]
        inside = ([w for w in level if box.x0 <= w.box.middle[0] <= box.x1] for box in boxes)
        banded += any(_has_gap(line) for own in inside if own for line in lines_of(own))
    return banded > MOST_BANDS * table.rows


def _has_gap(line: Line) -> bool:
    """Say whether a line's words stand apart, but for a value's: ``Rp`` before its amount."""
    apart = any(b.box.x0 - a.box.x1 > APART * max(a.size, b.size) for a, b in pairwise(line))
    return apart and not are_values([line])

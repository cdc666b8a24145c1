"""Bars painted as areas in cells without words: what a Gantt chart marks its periods with.

A cell's background takes most of it. An area that stands free above and below within its row,
or that ends in the middle of a cell, is no background: it is a figure as a drawn one is, and
``cell_marks`` says what it marks. No figures are the shades of lines of text, with those of
empty lines beside them, and pieces of shaded rows in a cell that is several rows high.

A thick dark bar could be a border: borders end where they meet other lines, or where others
end, while a bar ends anywhere.

Limits: only cells as narrow as those of a schedule are looked at; an area that another one
hides is a bar nevertheless.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from extractor.readers.cells import SpanCell
from extractor.readers.page import Box, Fill, Ruling, box_around
from extractor.tables.cell_fills import COVERED, is_near_white

WIDEST = 10.0
"""Width of the widest cell of a schedule, in heights of the table's characters: quarters are
set half as wide."""
LOWEST, HIGHEST = 0.15, 3.0
"""Height of the lowest and the highest bar, in the same: from thick lines to rows of three."""
AT_BORDER = 1.0
"""Points; an area this near to a border goes up to it."""
LEAST_SHARE = 0.05
"""Share of a cell's width by which an area reaches into it; one that all of it but this share
is painted of, is painted over its whole width."""
BAR_THICKNESS = 3.0
"""Points from which a dark bar may be one of a schedule as well as a thick border."""
MOST_THICK = 200
"""Dark bars of a page of which that is asked; more are the borders of cells, side by side."""
MEETS = 1.5
"""Points between the end of a border and what it meets: half its thickness."""
MOST_LOOKS = 200_000
"""Bound on pairs of areas and cells looked at, a fifth of a second."""
_Placed = tuple[Box, int]
"""A cell's box and its number."""


def without_dark_bars(thick: Sequence[Ruling], rulings: Sequence[Ruling]) -> list[Ruling]:
    """Leave out thick lines that are bars of a schedule: no border ends beyond all others.

    Args:
        thick: the thick lines of a page.
        rulings: all its other lines.

    Returns:
        The thick lines but for level ones that cross upright ones, and whose ends meet none
        of them and are those of no other level line.
    """
    if not any(_may_be_bar(line) for line in thick) or len(thick) > MOST_THICK:
        return list(thick)
    lines = [*rulings, *thick]
    upright = [line.box for line in lines if not line.horizontal]
    level = [line for line in lines if line.horizontal]
    return [
        line
        for line in thick
        if not _may_be_bar(line)
        or not _crosses_only(line.box, upright)
        or any(_end_alike(line.box, other.box) for other in level if other is not line)
    ]


def _may_be_bar(line: Ruling) -> bool:
    return line.horizontal and line.thickness >= BAR_THICKNESS


def _crosses_only(line: Box, upright: Sequence[Box]) -> bool:
    """Say whether upright lines cross a level one, and none stands at its ends."""
    y = line.top
    places = [x for x, top, _, bottom in upright if top - MEETS <= y <= bottom + MEETS]
    at_ends = any(min(abs(x - line.x0), abs(x - line.x1)) <= MEETS for x in places)
    return not at_ends and any(line.x0 < x < line.x1 for x in places)


def _end_alike(line: Box, other: Box) -> bool:
    return min(abs(line.x0 - other.x0), abs(line.x1 - other.x1)) <= MEETS


def find_bars(
    cells: Sequence[SpanCell], fills: Sequence[Fill], size: float
) -> tuple[dict[int, list[Fill]], bool]:
    """Find the areas that are figures in cells without words.

    Args:
        cells: cells of one table with their boxes and backgrounds.
        fills: the page's fills in painting order.
        size: the usual size of the table's characters, in points.

    Returns:
        The areas by the number of a cell, and whether all were looked at.
    """
    narrow = WIDEST * size
    free = [
        (cell.box, at)
        for at, cell in enumerate(cells)
        if not cell.text and cell.box is not None and 0 < cell.box.width <= narrow
    ]
    worded = [(cell.box, at) for at, cell in enumerate(cells) if cell.text and cell.box is not None]
    areas = _areas_near([*free, *worded], fills, size) if free else []
    if not areas:
        return {}, True
    widest = max(box.width for box, _ in free)
    printed, rows = _Rows(worded), _Rows(free)
    shades = {
        _band(fill)
        for fill in areas
        if any(_is_shade(fill.box, box, widest) for box, _ in printed.near(fill.box))
    }
    found: dict[int, list[Fill]] = {}
    lines = sorted({y for cell in cells if cell.box for y in (cell.box.top, cell.box.bottom)})
    for fill in areas:
        if _band(fill) in shades:
            continue
        for box, at in rows.near(fill.box):
            cell = cells[at]
            is_piece = cell.rowspan > 1 and _are_rows(fill.box, lines)
            if cell.fill != fill.colour and not is_piece and _is_figure(fill.box, box):
                found.setdefault(at, []).append(fill)
    return found, printed.whole and rows.whole


def _areas_near(cells: Sequence[_Placed], fills: Sequence[Fill], size: float) -> list[Fill]:
    """The areas as high as bars among some cells."""
    left, top, right, bottom = box_around([box for box, _ in cells])
    lowest, highest = LOWEST * size, HIGHEST * size
    return [
        fill
        for fill in fills
        for x0, upper, x1, lower in (fill.box,)
        if lowest <= lower - upper <= highest
        and not (x0 >= right or x1 <= left or upper >= bottom or lower <= top)
        and not is_near_white(fill.colour)
    ]


class _Rows:
    """Cells of a table by their upper borders."""

    def __init__(self, cells: Sequence[_Placed]) -> None:
        self._cells = sorted(cells)
        self._cells.sort(key=lambda placed: placed[0].top)
        self._tops = [box.top for box, _ in self._cells]
        self._tallest = max((box.height for box, _ in cells), default=0.0)
        self._looks = 0

    @property
    def whole(self) -> bool:
        """Say whether all that was asked for could be looked at."""
        return self._looks <= MOST_LOOKS

    def near(self, area: Box) -> list[_Placed]:
        """Return the cells in whose height the middle of an area is, and into which it reaches."""
        _, y = area.middle
        first, last = bisect_left(self._tops, y - self._tallest), bisect_right(self._tops, y)
        self._looks += last - first
        if not self.whole:
            return []
        return [
            placed
            for placed in self._cells[first:last]
            if y < placed[0].bottom and placed[0].x0 < area.x1 and area.x0 < placed[0].x1
        ]


def _band(fill: Fill) -> tuple[str, int, int]:
    return fill.colour, round(fill.box.top), round(fill.box.bottom)


def _is_shade(area: Box, cell: Box, widest: float) -> bool:
    """Say whether an area is painted behind words: in a cell, or on from one of no period."""
    if cell.x0 - AT_BORDER <= area.x0 and area.x1 <= cell.x1 + AT_BORDER:
        return True
    return cell.width > widest and area.x0 < cell.middle[0] < area.x1


def _is_figure(area: Box, cell: Box) -> bool:
    """Say whether an area stands free above and below in a cell, or ends in its middle."""
    shared = min(area.x1, cell.x1) - max(area.x0, cell.x0)
    if shared < LEAST_SHARE * cell.width and shared < area.width:
        return False
    free = cell.top + AT_BORDER <= area.top and area.bottom <= cell.bottom - AT_BORDER
    ends = shared < (1 - LEAST_SHARE) * cell.width - 2 * AT_BORDER
    return free or (ends and area.height >= COVERED * cell.height)


def _are_rows(area: Box, lines: Sequence[float]) -> bool:
    """Say whether an area goes from one line between rows to another."""
    for y in (area.top, area.bottom):
        at = bisect_left(lines, y - AT_BORDER)
        if at == len(lines) or lines[at] > y + AT_BORDER:
            return False
    return True

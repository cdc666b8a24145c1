"""Marks that are no text: small drawings and pictures in cells without words.

What is painted in a cell and is no background (``painted_bars``) is judged as what is drawn.
What stands in a cell is told by its outline alone, strokes that stand close taken together,
as a tick may be drawn stroke by stroke. The order of decisions:

1. specks, corner pieces of borders and what fills the whole cell are no marks;
2. a bar or an arrow over several cells marks every cell of its row that it covers by more
   than half; one that it covers by less, but not by little, holds ``▬``;
3. a short level stroke is a dash, ``-``; one too long for its cell to be sure is ``▬``;
4. a dot is ``•``, an upright stroke ``|``;
5. everything else is a tick or a cross, ``✓``: a box does not tell one from the other;
6. figures that stand apart are several, ``✓ ✓``;
7. a drawing too large for a mark, and for its row as well, is ``▬`` where nothing else is.

``▬``, ``•``, ``|`` and several signs are no tick to who reads a schedule, so that each is
told there.

How a tick is drawn goes along as its ``look``: what two kinds of mark say is told where the whole
schedule is known.

Limits: a dash in a picture with white around it is a tick; so is any other small picture.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Literal, NamedTuple

from extractor.readers.cells import SpanCell
from extractor.readers.page import Box, Fill, Form, Ink, Page, box_around

TICK = "✓"
DASH = "-"
BAR = "▬"
"""A level stroke that may be a dash as well as a bar over a part of a period."""
DOT = "•"
STROKE = "|"
SPECK = 1.0
"""Points; what is smaller both ways is dirt: a full stop of 6 point type is as large."""
DOTS = 0.25
"""Size of the largest dot, in heights of the table's characters: bullets take a third."""
LARGEST = 3.0
"""Height of the largest figure that is a mark, in heights of the table's characters."""
TALLEST = 4.5
"""The same for one that may be: a tick drawn over more than its row, where logos fit theirs."""
USUAL_SIZE = 10.0
"""Size of characters where the table has none, in points."""
FULL_CELL = 0.95
"""A figure covering more of its cell both ways is its background or a photograph."""
COVERED = 0.5
"""Share of a cell's width that a figure over several cells must cover to mark it."""
BARELY_COVERED = 0.25
"""Below this share a bar ends in the cell before: drawn by hand, it runs over a little."""
LEVEL = 0.3
"""Height of a level stroke, as a share of its width: a hyphen's is a quarter."""
FLAT = 0.5
"""The same for bars and arrows with their heads."""
UPRIGHT = 0.25
"""Width of an upright stroke, as a share of its height: the narrowest tick's is a third."""
LONGEST_DASH = 1.2
"""Length of a dash, in heights of characters: an em dash is one long."""
JOINED = 0.3
"""White between the strokes of one figure, in heights of characters; a space is as wide."""
MOST_STROKES = 60
"""Strokes in one cell that figures are made of; patterns and drawings have more."""
AT_BORDER = 1.0
"""Points; strokes this near to a border of their cell are part of it."""
CORNER = 0.6
"""Largest corner piece of a border, in heights of characters: rounded ones are larger."""

Made = Literal["drawing", "picture"]


class Figure(NamedTuple):
    """A small drawing or picture."""

    box: Box
    made: Made
    ink: Ink | None = None


def mark_cells(
    cells: Sequence[SpanCell],
    page: Page,
    size: float,
    painted: Mapping[int, Sequence[Fill]] = MappingProxyType({}),
) -> list[SpanCell]:
    """Give cells without text the mark that is drawn in them.

    Args:
        cells: cells of one table with their boxes.
        page: its drawings and pictures.
        size: the usual size of the table's characters, in points; 0 if unknown.
        painted: painted areas that are figures as drawn ones are, by the number of the cell.

    Returns:
        The cells in the same order, those with a figure with what it looks like as
        ``text`` (``✓``, ``-``, ``▬``, ``•``, ``|``, ``✓ ✓``) and with ``mark``.
    """
    if not page.drawings and not page.pictures and not painted:
        return list(cells)
    size = size or USUAL_SIZE
    figures = [Figure(drawing.box, "drawing", drawing.ink) for drawing in page.drawings]
    figures += [Figure(picture.box, "picture") for picture in page.pictures]
    highest: dict[Made, float] = {"drawing": TALLEST * size, "picture": LARGEST * size}
    figures = [
        figure
        for figure in figures
        if figure.box.height <= highest[figure.made]
        and max(figure.box.width, figure.box.height) >= SPECK
    ]
    if not figures and not painted:
        return list(cells)
    figures.sort(key=_height)
    middles = [_height(figure) for figure in figures]
    return [
        _marked(cell, [*_level_with(cell, figures, middles), *areas], size)
        for at, cell in enumerate(cells)
        for areas in (list(map(_area_figure, painted.get(at, ()))),)
    ]


def _area_figure(area: Fill) -> Figure:
    return Figure(area.box, "drawing", Ink("filled", area.colour))


def _height(figure: Figure) -> float:
    return figure.box.middle[1]


def _level_with(
    cell: SpanCell, figures: Sequence[Figure], middles: Sequence[float]
) -> Sequence[Figure]:
    """The figures whose middle is at the height of a cell without text."""
    if cell.text or cell.box is None:
        return ()
    return figures[bisect_left(middles, cell.box.top) : bisect_right(middles, cell.box.bottom)]


def _marked(cell: SpanCell, figures: Sequence[Figure], size: float) -> SpanCell:
    if cell.text or cell.box is None or not figures:
        return cell
    own: list[Figure] = []
    bars: list[Figure] = []
    large: list[Figure] = []
    for figure in figures:
        if figure.box.height > LARGEST * size:
            if figure.box.height > cell.box.height and _is_middle_in(figure.box, cell.box):
                large.append(figure)
        elif _runs_over(figure.box, cell.box, size):
            bars.append(figure)
        elif _is_middle_in(figure.box, cell.box):
            own.append(figure)
    apart = _joined([figure.box for figure in own], JOINED * size)
    signs = [sign for box in apart if (sign := _sign(box, cell.box, size))]
    sign = " ".join(signs)
    if sign != TICK:
        sign = _bar_sign([figure.box for figure in bars], cell.box) or sign
    if not sign and large:
        sign = BAR
    if not sign:
        return cell
    look = _look(own) if sign == TICK else None
    made = (own or bars or large)[0].made
    return replace(cell, text=sign, lines=(sign,), mark=made, look=look)


def _look(figures: Sequence[Figure]) -> Ink | None:
    """Tell how the strokes of one mark look together: two that cross are a cross.

    What stands in a ring or a drawn box tells more than that does.
    """
    inks = [figure.ink for figure in figures if figure.ink]
    told = [ink for ink in inks if ink.form != "hollow"] or inks
    if len(inks) < len(figures) or not told:
        return None
    forms = {ink.form for ink in told}
    colours = {ink.colour for ink in told}
    form: Form | None = told[0].form if len(told) == 1 else None
    if forms == {"rising", "falling"} and len(told) == 2:
        strokes = [figure.box for figure in figures if figure.ink in told]
        form = "cross" if _are_crossed(*strokes) else "check"
    if form in ("rising", "falling"):
        form = None
    return Ink(form, colours.pop() if len(colours) == 1 else None)


def _are_crossed(one: Box, other: Box) -> bool:
    """Say whether two slanting strokes cross: each holds the middle of the other."""
    (x, _), (to_x, to_y) = one.middle, other.middle
    return one.x0 < to_x < one.x1 and other.x0 < x < other.x1 and one.top < to_y < one.bottom


def _is_middle_in(figure: Box, cell: Box) -> bool:
    return cell.x0 <= figure.middle[0] < cell.x1


def _joined(boxes: Sequence[Box], near: float) -> list[Box]:
    """Join the strokes of one figure: what stands near each other both ways.

    Returns:
        The figures in reading order; one for all where there are too many, as in a pattern.
    """
    if len(boxes) > MOST_STROKES:
        return [box_around(boxes)]
    found: list[Box] = []
    for box in boxes:
        joined = box
        while close := [other for other in found if _are_near(joined, other, near)]:
            joined = box_around([joined, *close])
            found = [other for other in found if other not in close]
        found.append(joined)
    return sorted(found, key=_place)


def _are_near(one: Box, other: Box, near: float) -> bool:
    return (
        max(one.x0, other.x0) - min(one.x1, other.x1) <= near
        and max(one.top, other.top) - min(one.bottom, other.bottom) <= near
    )


def _place(box: Box) -> tuple[float, float]:
    return box.x0, box.top


def _runs_over(figure: Box, cell: Box, size: float) -> bool:
    """Say whether a figure is a bar or an arrow over more than one cell."""
    if figure.width > LARGEST * size:
        # one as large as the cell that ends in its middle is no background of it
        return not _fills(figure, cell) or _covered(figure, cell) <= FULL_CELL
    return figure.width > cell.width and figure.height <= FLAT * figure.width


def _bar_sign(bars: Sequence[Box], cell: Box) -> str | None:
    """Say whether what runs over several cells marks this one, surely or perhaps."""
    if any(_covered(bar, cell) > COVERED for bar in bars):
        return TICK
    reaching = [
        bar
        for bar in bars
        if bar.height <= FLAT * bar.width and not (cell.x0 <= bar.x0 and bar.x1 <= cell.x1)
    ]
    return BAR if any(_covered(bar, cell) > BARELY_COVERED for bar in reaching) else None


def _covered(figure: Box, cell: Box) -> float:
    """Return the share of a cell's width that a figure covers."""
    shared = min(figure.x1, cell.x1) - max(figure.x0, cell.x0)
    return shared / cell.width if cell.width > 0 else 0.0


def _fills(figure: Box, cell: Box) -> bool:
    return figure.width > FULL_CELL * cell.width and figure.height > FULL_CELL * cell.height


def _sign(figure: Box, cell: Box, size: float) -> str | None:
    """Return what a figure of one cell looks like; None for what is no mark."""
    longest = max(figure.width, figure.height)
    if _fills(figure, cell) or (longest <= CORNER * size and _is_corner(figure, cell)):
        return None
    if longest < DOTS * size:
        return DOT if _stands_free(figure, cell) else None
    if figure.height <= LEVEL * figure.width:
        return _level_sign(figure, cell, size)
    if figure.width <= UPRIGHT * figure.height:
        return STROKE if _stands_free(figure, cell) else None
    return TICK


def _level_sign(figure: Box, cell: Box, size: float) -> str | None:
    """Tell a dash, short in its cell, from a bar, which is longer and takes most of it."""
    if cell.top + AT_BORDER > figure.top or figure.bottom > cell.bottom - AT_BORDER:
        return None
    is_short = figure.width <= LONGEST_DASH * size
    takes_most = _covered(figure, cell) > COVERED
    if is_short == takes_most:
        return BAR
    return DASH if is_short else TICK


def _is_corner(figure: Box, cell: Box) -> bool:
    beside = min(abs(figure.x0 - cell.x0), abs(figure.x1 - cell.x1))
    above = min(abs(figure.top - cell.top), abs(figure.bottom - cell.bottom))
    return max(beside, above) <= AT_BORDER


def _stands_free(figure: Box, cell: Box) -> bool:
    return (
        cell.x0 + AT_BORDER <= figure.x0
        and figure.x1 <= cell.x1 - AT_BORDER
        and cell.top + AT_BORDER <= figure.top
        and figure.bottom <= cell.bottom - AT_BORDER
    )

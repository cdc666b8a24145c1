"""Columns of drawn and painted signs, a schedule's, in tables without borders.

They speak for a table as words do, but most of their cells are empty. Where the signs of a
column stand as if it were several, or beside the words of other cells, the table's columns
are in doubt.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extractor.readers.cells import SpanCell
from extractor.readers.page import Box, Page
from extractor.tables.aligned_bands import Bands
from extractor.tables.aligned_evidence import Evidence
from extractor.tables.cell_marks import DOTS, LARGEST, TICK

FEWEST_SIGNS = 2
"""Signs that make columns of them; one may be by chance."""
MOST_SIGNS = 1000
"""More figures than this are a map or a drawing behind the words, no signs."""
SCATTERED = 0.4
"""Share of a column's width by which its signs may differ: in two joined ones it is a half."""
MOST_WORDS = 1
"""Headings that a column of signs may have beyond those of another: of its group."""


def with_signs(evidence: Evidence, cells: Sequence[SpanCell]) -> Evidence:
    """Count cells that a figure or a colour of their own fills among those with words.

    Args:
        evidence: what is known of a table; its rows are changed.
        cells: the cells of the table.

    Returns:
        The evidence with its columns of signs; the same one where there are none.
    """
    backgrounds: dict[int, set[str | None]] = {}
    for cell in cells:
        if cell.text and not cell.mark:
            backgrounds.setdefault(cell.row, {None}).add(cell.fill)
    columns: Counter[int] = Counter()
    for cell in cells:
        if cell.mark or (not cell.text and cell.fill not in backgrounds.get(cell.row, {None})):
            evidence.rows[cell.row][cell.col] = cell.text or TICK
            columns[cell.col] += 1
    if columns.total() < FEWEST_SIGNS:
        return evidence
    found = _sign_columns(evidence, columns)
    # They stand in the middle of their cells, below one another.
    alignment = [1.0 if at in found else own for at, own in enumerate(evidence.alignment)]
    return replace(evidence, alignment=alignment, signs=found)


def _sign_columns(evidence: Evidence, signs: Counter[int]) -> frozenset[int]:
    """The columns with signs and no more words than headings, and such ones beside them."""
    words = [
        sum(1 for row in evidence.rows if row[number]) - signs[number]
        for number in range(len(evidence.rows[0]))
    ]
    most = min(words[number] for number in signs) + MOST_WORDS
    first, last = min(signs), max(signs)
    while first > 0 and words[first - 1] <= most:
        first -= 1
    while last + 1 < len(words) and words[last + 1] <= most:
        last += 1
    return frozenset(at for at in range(first, last + 1) if words[at] <= most)


def are_astray(page: Page, bands: Bands, cells: Sequence[SpanCell], evidence: Evidence) -> bool:
    """Say whether signs stand as if the table had other columns.

    Args:
        page: its drawings, pictures and fills.
        bands: where the table's columns and rows are.
        cells: its cells with what is drawn in them.
        evidence: what is known of it.
    """
    return (
        _are_scattered(page, bands, evidence)
        or _are_beside_words(page, bands, cells, 1 if evidence.signs else FEWEST_SIGNS)
        or _are_under_words(page, bands, cells, evidence)
    )


def _are_scattered(page: Page, bands: Bands, evidence: Evidence) -> bool:
    """Say whether the signs of one column stand too far apart for it to be one."""
    if not evidence.signs:
        return False
    top, bottom = bands.rows[0].x0, bands.whole_rows()[-1].x1
    whole = bands.whole_columns()
    middles = [
        one.box.middle[0]
        for group in (page.drawings, page.pictures, page.fills)
        for one in group
        if top < one.box.middle[1] < bottom
    ]
    for band in (whole[column] for column in evidence.signs):
        own = [x for x in middles if band.x0 < x < band.x1]
        if own and max(own) - min(own) > max(SCATTERED * band.width, bands.size):
            return True
    return False


def _are_beside_words(page: Page, bands: Bands, cells: Sequence[SpanCell], fewest: int) -> bool:
    """Say whether signs stand in cells that hold words, away from these."""
    figures = bands.figures(page)
    boxes = [one.box for group in (figures.drawings, figures.pictures) for one in group]
    size = bands.size
    boxes = [
        box
        for box in boxes
        if box.height <= LARGEST * size and DOTS * size <= max(box.width, box.height)
        if box.width <= LARGEST * size
    ]
    if not fewest <= len(boxes) <= MOST_SIGNS:
        return False
    worded = bands.areas(cell for cell in cells if cell.text and not cell.mark)
    words = [word.box for word in page.words]
    astray = 0
    for box in boxes:
        if any(_holds(cell, box) for cell in worded) and not any(map(box.meets, words)):
            astray += 1
    return astray >= fewest


def _are_under_words(
    page: Page, bands: Bands, cells: Sequence[SpanCell], evidence: Evidence
) -> bool:
    """Say whether a text that runs on into the columns of signs covers some of these."""
    covers = bands.areas(
        cell
        for cell in cells
        if cell.text and cell.col not in evidence.signs
        if not evidence.signs.isdisjoint(range(cell.col, cell.col + cell.colspan))
    )
    columns = bands.whole_columns()
    signs = [columns[column] for column in evidence.signs]
    return any(
        _holds(area, one.box) and any(sign.x0 < one.box.middle[0] < sign.x1 for sign in signs)
        for area in covers
        for group in (page.drawings, page.pictures, page.fills)
        for one in group
        if one.box.width < area.width
    )


def _holds(cell: Box, figure: Box) -> bool:
    x, y = figure.middle
    return cell.x0 <= x < cell.x1 and cell.top <= y < cell.bottom

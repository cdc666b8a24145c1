"""Header rows to the texts over each column: group headings, then the column's own words."""

from __future__ import annotations

import itertools

from extractor.kinds.concepts import (
    POSSIBLE,
    SURE,
    cut_into_concepts,
    header_period,
    header_year,
    match_concept,
    measure_of_period,
    named_year,
)
from extractor.kinds.headings import ColumnHeading
from extractor.tables.grid import Cell, GridRow

LONGEST_HEADER_CELL = 100
LONGEST_CUT = 14
"""The first part of a heading cut over cells is short."""


def is_heading(text: str) -> bool:
    if not text or len(text) > LONGEST_HEADER_CELL:
        return False
    match = match_concept(text)
    if match and match.score >= SURE:
        return True
    named = (header_period(text), header_year(text), measure_of_period(text))
    return any(one is not None for one in named)


def collect_headings(rows: list[GridRow], width: int) -> list[ColumnHeading]:
    """Collect the texts over each column.

    Args:
        rows: the header rows, column numbers left out.
        width: number of columns.
    """
    if any(cell.rows > 1 or cell.cols > 1 for row in rows for cell in row.cells):
        return _spanned_texts(rows, width)
    return _collect_texts(rows, width)


def _spanned_texts(rows: list[GridRow], width: int) -> list[ColumnHeading]:
    """With known borders a heading stands over just the columns that its cell covers."""
    headings = []
    for index in range(width):
        heading = ColumnHeading(index)
        stack: list[Cell] = []
        for row in rows:
            cell = row.cells[index] if index < len(row.cells) else Cell("")
            cell = cell.origin or cell
            if cell.text and not any(cell is other for other in stack):
                stack.append(cell)
        for cell in stack[:-1]:
            (heading.groups if cell.cols > 1 else heading.texts).append(cell.text)
        if stack:
            heading.texts.append(stack[-1].text)
            heading.shared = stack[-1].cols > 1
        headings.append(heading)
    return headings


def _collect_texts(rows: list[GridRow], width: int) -> list[ColumnHeading]:
    headings = [ColumnHeading(index) for index in range(width)]
    for position, row in enumerate(rows):
        cells = _split_fused(_join_cut([row.text(i) for i in range(width)]))
        below = rows[position + 1 :]
        group = ""
        for index, text in enumerate(cells):
            covers = any(lower.text(index) for lower in below)
            if text:
                headings[index].texts.append(text)
                group = "" if _is_wrapped(text, below, index) else text
            elif group and covers:
                headings[index].groups.append(group)
            elif covers:
                group = ""
    _lift_years(headings)
    return headings


def _lift_years(headings: list[ColumnHeading]) -> None:
    """A year that goes on over the next columns is the group of its first column too."""
    for heading, after in itertools.pairwise(headings):
        goes_on = len(heading.texts) > 1 and after.groups[:1] == heading.texts[:1]
        if goes_on and any(after.texts) and named_year(heading.texts[0]) is not None:
            heading.groups.insert(0, heading.texts.pop(0))


def _is_wrapped(text: str, below: list[GridRow], index: int) -> bool:
    """``Kegiatan yang akan / dilaksanakan`` on two rows is one heading, no group."""
    lower = next((row.text(index) for row in below if row.text(index)), "")
    if not lower or is_heading(lower):
        return False
    whole = match_concept(f"{text} {lower}")
    return whole is not None and whole.score >= SURE


def _join_cut(cells: list[str]) -> list[str]:
    """A heading cut over cells (``Sas | aran Strategis/``) is put together in its last cell."""
    result = list(cells)
    for index in range(1, len(cells)):
        before, text = result[index - 1], result[index]
        if not before or not text or not text[:1].islower() or len(before) > LONGEST_CUT:
            continue
        whole = match_concept(before + text)
        parts = [match for part in (before, text) if (match := match_concept(part))]
        if whole and whole.score >= POSSIBLE and all(m.score < whole.score for m in parts):
            result[index - 1], result[index] = "", before + text
    return result


def _split_fused(cells: list[str]) -> list[str]:
    """Several headings in one cell before empty ones are laid over those cells."""
    result = list(cells)
    for index, text in enumerate(cells):
        if len(text) < 20 or ((m := match_concept(text)) and m.score >= SURE):
            continue
        room = 1
        while index + room < len(cells) and not cells[index + room]:
            room += 1
        parts, covered = cut_into_concepts(text.split())
        if covered == 1 and 2 <= len(parts) <= room:
            result[index : index + len(parts)] = [words for _, words in parts]
    return result

"""Tables side by side on a sheet, told apart by blank columns between them.

Some sheets put a blank column between groups of columns of one table, too, often under a
banner of their own one row higher. Two tables both begin with the same heading (``No``), or
begin at different rows and have what tells them apart: other last rows, or a column on the
right that names its rows. All else is one table. Only the same heading makes it sure: any
other parting is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from extractor.readers.xlsx_sheets import Sheet, Span

_LEAST = 2
"""Rows and columns that a table has at least."""
_NUMBERS = frozenset({"no", "no.", "nomor"})
"""Headings of a column that numbers the rows."""
_NAME = re.compile(r"[^\W\d_]{3}")
"""What a text that names a row holds; grades (``BB``) and units beside figures are values."""


class Part(NamedTuple):
    """A table in an area: its place, and whether it is sure to be apart from the one before."""

    area: Span
    sure: bool = True


def tables_beside(sheet: Sheet, frame: Span) -> list[Part]:
    """Part an area of a sheet into the tables with borders that stand side by side in it.

    Args:
        sheet: the sheet.
        frame: the area, from the first to the last text of some rows.

    Returns:
        The tables from left to right; the whole area where it is one, or none that is sure.
    """
    parts: list[Part] = []
    for left, right in _runs(_used_columns(sheet, frame)):
        part = _table_in(sheet, Span(frame.top, left, frame.bottom, right))
        if part is None:
            return [Part(frame)]
        before = parts[-1] if parts else None
        if before is None or _begin_alike(sheet, before.area, part):
            parts.append(Part(part))
        elif _are_two(sheet, before.area, part):
            parts.append(Part(part, sure=False))
        else:
            parts[-1] = before._replace(area=_both(before.area, part))
    return parts if len(parts) > 1 else [Part(frame)]


def _both(one: Span, other: Span) -> Span:
    top, bottom = min(one.top, other.top), max(one.bottom, other.bottom)
    return Span(top, one.left, bottom, other.right)


def _used_columns(sheet: Sheet, frame: Span) -> list[int]:
    """The columns with a text, a border above or below, or a part of a merged cell."""
    columns = range(frame.left, frame.right + 1)
    rows = range(frame.top, frame.bottom + 1)
    used = {col for col in columns if any(_is_used(sheet, row, col) for row in rows)}
    for span in sheet.merges:
        if span.top <= frame.bottom and span.bottom >= frame.top:
            used.update(range(max(span.left, frame.left), min(span.right, frame.right) + 1))
    return sorted(used)


def _is_used(sheet: Sheet, row: int, col: int) -> bool:
    cell = sheet.cells.get((row, col))
    return cell is not None and (bool(cell.text) or any(cell.style.edges[2:]))


def _runs(columns: Iterable[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for col in columns:
        if runs and runs[-1][1] == col - 1:
            runs[-1] = runs[-1][0], col
        else:
            runs.append((col, col))
    return runs


def _table_in(sheet: Sheet, area: Span) -> Span | None:
    """The rows with borders in some columns; None where they are no table."""
    drawn = [
        row
        for row in range(area.top, area.bottom + 1)
        if any(_has_borders(sheet, row, col) for col in range(area.left, area.right + 1))
    ]
    if len(drawn) < _LEAST or area.right - area.left + 1 < _LEAST:
        return None
    return Span(drawn[0], area.left, drawn[-1], area.right)


def _has_borders(sheet: Sheet, row: int, col: int) -> bool:
    cell = sheet.cells.get((row, col))
    return cell is not None and any(cell.style.edges)


def _begin_alike(sheet: Sheet, one: Span, other: Span) -> bool:
    """Whether both begin with the same heading in the same row."""
    first, second = (_text(sheet, span.top, span.left) for span in (one, other))
    return one.top == other.top and bool(first) and first == second


def _are_two(sheet: Sheet, one: Span, other: Span) -> bool:
    """Whether the part on the right is a table of its own, as far as borders and names tell."""
    if one.top == other.top:
        return False
    return one.bottom != other.bottom or _names_rows(sheet, other)


def _names_rows(sheet: Sheet, area: Span) -> bool:
    """Whether the first column of an area numbers its rows or mostly holds names for them."""
    texts = list(_texts_down(sheet, area))
    names = sum(bool(_NAME.search(text)) and not any(map(str.isdigit, text)) for text in texts[1:])
    return any(text in _NUMBERS for text in texts[:2]) or 2 * names > len(texts[1:])


def _texts_down(sheet: Sheet, area: Span) -> Iterator[str]:
    texts = (_text(sheet, row, area.left) for row in range(area.top, area.bottom + 1))
    return (text for text in texts if text)


def _text(sheet: Sheet, row: int, col: int) -> str:
    cell = sheet.cells.get((row, col))
    return cell.text.strip().casefold() if cell else ""

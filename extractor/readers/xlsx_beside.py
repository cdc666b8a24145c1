"""Tables side by side on a sheet, told apart by blank columns between them.

Some sheets put a blank column between groups of columns of one table, too. Two tables begin
at different rows, or both begin with the same heading (``No``); all else is one table.
"""

from __future__ import annotations

from collections.abc import Iterable

from extractor.readers.xlsx_sheets import Sheet, Span

_LEAST = 2
"""Rows and columns that a table has at least."""


def tables_beside(sheet: Sheet, frame: Span) -> list[Span]:
    """Part an area of a sheet into the tables with borders that stand side by side in it.

    Args:
        sheet: the sheet.
        frame: the area, from the first to the last text of some rows.

    Returns:
        The tables from left to right; the whole area where it is one, or none that is sure.
    """
    parts: list[Span] = []
    for left, right in _runs(_used_columns(sheet, frame)):
        part = _table_in(sheet, Span(frame.top, left, frame.bottom, right))
        if part is None:
            return [frame]
        if parts and not _are_two(sheet, parts[-1], part):
            above = parts.pop()
            top, bottom = min(above.top, part.top), max(above.bottom, part.bottom)
            part = Span(top, above.left, bottom, part.right)
        parts.append(part)
    return parts if len(parts) > 1 else [frame]


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


def _are_two(sheet: Sheet, one: Span, other: Span) -> bool:
    if one.top != other.top:
        return True
    first, second = (sheet.cells.get((span.top, span.left)) for span in (one, other))
    heads = [cell.text.strip().casefold() if cell else "" for cell in (first, second)]
    return bool(heads[0]) and heads[0] == heads[1]

"""Schedules that are painted: a filled cell is a tick where its colour says something.

A colour says something when it is not the row's own background (zebra bands, totals) and
not the colour of a whole column that its heading shares (bands of columns). Where a table
shows ticks as text, its colours are decoration.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractor.kinds.rows import DraftRow, Note
from normalizers.ticks import is_tick_glyph

_TICK = "✓"
_BAND_ROWS = 2
"""From this many rows on a column that is painted throughout may be a band."""


def read_paint(rows: Sequence[DraftRow], headings: Mapping[str, str | None]) -> None:
    """Turn painted schedule cells into ticks, and drop those whose colour means nothing.

    Args:
        rows: the rows of one table.
        headings: the colour of each period's heading.
    """
    scheduled = [row for row in rows if row.marks]
    told = any(is_tick_glyph(cell.text) for row in scheduled for cell in row.marks.values())
    bands = _bands(scheduled, headings)
    painted = [set() if told else _painted(row, bands) for row in scheduled]
    everything = len(painted) >= _BAND_ROWS and all(len(p) == len(headings) for p in painted)
    for row, periods in zip(scheduled, painted, strict=True):
        if periods and everything:
            row.notes.append(Note("value-ambiguous", "all-painted", "jadwal"))
        row.marks = {
            period: replace(cell, text=_TICK) if period in periods and not cell.text else cell
            for period, cell in row.marks.items()
            if cell.text or period in periods
        }


def _painted(row: DraftRow, bands: Mapping[str, str]) -> set[str]:
    """The periods whose cells stand out from their row."""
    return {
        period
        for period, cell in row.marks.items()
        if cell.fill and cell.fill not in row.shades and cell.fill != bands.get(period)
    }


def _bands(rows: Sequence[DraftRow], headings: Mapping[str, str | None]) -> dict[str, str]:
    """Columns that have the colour of their heading on every row."""
    found: dict[str, str] = {}
    for period, shade in headings.items():
        fills = {row.marks[period].fill if period in row.marks else None for row in rows}
        if shade and len(rows) >= _BAND_ROWS and fills == {shade}:
            found[period] = shade
    return found

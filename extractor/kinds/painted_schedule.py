"""Schedules that are painted: a filled cell is a tick where its colour says something.

A colour says something when it is not the row's own background (zebra bands, totals) and
not the background of its column, which the column's heading has too and other headings
have not. In a row that shows ticks as text, colours are decoration.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractor.kinds.rows import DraftRow, Note
from normalizers.ticks import is_tick_glyph

_TICK = "✓"


def read_paint(rows: Sequence[DraftRow], headings: Mapping[str, str | None]) -> None:
    """Turn painted schedule cells into ticks, and drop those whose colour means nothing.

    Args:
        rows: the rows of one table.
        headings: the colour of each period's heading.
    """
    scheduled = [row for row in rows if row.marks]
    told = [any(is_tick_glyph(cell.text) for cell in row.marks.values()) for row in scheduled]
    bands = _bands(scheduled, headings)
    painted = [
        set() if has_glyph else _painted(row, bands)
        for row, has_glyph in zip(scheduled, told, strict=True)
    ]
    everything = all(len(periods) == len(headings) for periods in painted)
    for row, periods in zip(scheduled, painted, strict=True):
        if periods and (everything or any(told)):
            reason = "all-painted" if everything else "also-painted"
            row.notes.append(Note("value-ambiguous", reason, "jadwal"))
    for row, periods in zip(scheduled, painted, strict=True):
        row.marks = {
            period: replace(cell, text=_TICK) if period in periods and not cell.text else cell
            for period, cell in row.marks.items()
            if cell.text or period in periods
        }


def _painted(row: DraftRow, bands: Mapping[str, str]) -> set[str]:
    """The periods whose cells stand out from their row."""
    background = _background(row)
    return {
        period
        for period, cell in row.marks.items()
        if cell.fill and cell.fill != background and cell.fill != bands.get(period)
    }


def _background(row: DraftRow) -> str | None:
    """The colour of most of a row's other cells; one cell may be highlighted for itself."""
    if not row.shades:
        return None
    colour, count = Counter(row.shades).most_common(1)[0]
    return colour if 2 * count >= len(row.shades) else None


def _bands(rows: Sequence[DraftRow], headings: Mapping[str, str | None]) -> dict[str, str]:
    """Columns that have a background: that of their heading, painted on every row.

    If all headings look the same, their colour is that of the header; then it is a
    background only where all columns have it.
    """
    found: dict[str, str] = {}
    for period, shade in headings.items():
        fills = [row.marks[period].fill if period in row.marks else None for row in rows]
        if shade and shade in fills and None not in fills:
            found[period] = shade
    one_header = len(set(headings.values())) == 1
    return {} if one_header and len(found) < len(headings) else found

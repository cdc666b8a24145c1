"""Columns and rows that only inexact or double lines made: taken out of a table.

Records are often drawn one by one, each with its lines a little beside the others', and
every such step would be a column of its own. The cells keep their words; what is taken
out holds none.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.tables.ruled_cells import DraftCell
from extractor.tables.ruled_lattice import Lattice, Span

DRIFT = 6.0
"""Lines of different rows this near mean one border: records drift by up to 2 mm."""
DRIFT_SHARE = 0.35
"""And lines as far apart as this share of the narrower neighbouring column."""
WIDEST_DRIFT = 12.0
"""But never farther apart than this: a column of digits is that wide."""
NARROW = 6.0
"""Columns and rows narrower than this without a word are the inside of a double line."""


def drop_noise(lattice: Lattice, cells: Sequence[DraftCell]) -> list[DraftCell]:
    """Take out the narrow columns and low rows that hold nothing of their own.

    Such a band is narrow, and either no cell stands in it alone (the cells of some rows
    begin left of it, those of the others right of it) or all that do are empty.

    Args:
        lattice: its positions between dropped neighbours are merged in place; its edges
            are of no use afterwards.
        cells: all cells of the lattice.

    Returns:
        The cells that remain, with their new rows and columns.
    """
    kept = _drop_bands(cells, lattice.xs, axis=1)
    return _drop_bands(kept, lattice.ys, axis=0)


def _drop_bands(cells: Sequence[DraftCell], places: list[float], *, axis: int) -> list[DraftCell]:
    kept = list(cells)
    band = 0
    while band < len(places) - 1:
        if len(places) > 2 and _is_noise(kept, places, band, axis):
            kept = _without(kept, band, axis)
            _merge_places(places, band)
        else:
            band += 1
    return kept


def _is_noise(cells: Sequence[DraftCell], places: Sequence[float], band: int, axis: int) -> bool:
    width = places[band + 1] - places[band]
    if width > WIDEST_DRIFT:
        return False
    alone = [cell for cell in cells if cell.span[axis] == band and cell.span[axis + 2] == 1]
    if alone:
        return width < NARROW and not any(cell.words for cell in alone)
    beside = [
        places[index + 1] - places[index]
        for index in (band - 1, band + 1)
        if 0 <= index < len(places) - 1
    ]
    return width <= max(DRIFT, DRIFT_SHARE * min(beside))


def _without(cells: Sequence[DraftCell], band: int, axis: int) -> list[DraftCell]:
    kept = []
    for cell in cells:
        start, size = cell.span[axis], cell.span[axis + 2]
        if start <= band < start + size:
            size -= 1
        elif start > band:
            start -= 1
        if not size:
            continue
        cell.span = _respan(cell.span, axis, start, size)
        kept.append(cell)
    return kept


def _respan(span: Span, axis: int, start: int, size: int) -> Span:
    if axis:
        return span._replace(col=start, colspan=size)
    return span._replace(row=start, rowspan=size)


def _merge_places(places: list[float], band: int) -> None:
    """Merge the two ends of a band; the outermost places stay as they are."""
    low, high = places[band], places[band + 1]
    if band == 0:
        merged = low
    elif band + 1 == len(places) - 1:
        merged = high
    else:
        merged = (low + high) / 2
    places[band : band + 2] = [merged]

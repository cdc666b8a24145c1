"""The columns of a schedule move together: where ticks stand when cells slid.

Blank tick cells look like any other blank cell, so aligning column by column may
change a tick's quarter. Instead, what stands left and right of the schedule tells
by how many columns all of it moved, and the side that touches it tells it better
than one beyond a blank column. Where both touch it and disagree a tick cell was
lost or added, and nobody can say which: the ticks stay where the left side puts
them, and that is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.kinds.celltypes import cell_type
from extractor.kinds.field_columns import FieldColumn


def place_schedule(
    columns: Sequence[FieldColumn], known: Sequence[FieldColumn], texts: Sequence[str]
) -> tuple[list[FieldColumn], bool]:
    """Move the schedule's columns as one.

    Args:
        columns: one per cell, as aligned one by one.
        known: the columns as they stand in the table's other rows.
        texts: what the cells hold (for a page, one telling text per column).

    Returns:
        The columns, and whether the schedule's place is doubtful.

    Example:
        Four quarters at 5-8, activity found at 3 instead of 4, amount at 8 instead
        of 9: the quarters stand at 4-7.
    """
    schedule = [column for column in known if column.field == "jadwal" and column.period]
    if not schedule:
        return list(columns), False
    first, last = schedule[0].index, schedule[-1].index
    home = {column.key: column.index for column in known if column.field}
    filled = {
        home[column.key]: j - home[column.key]
        for j, column in enumerate(columns)
        if column.field and column.field != "jadwal" and texts[j] and column.key in home
    }
    left = max((place for place in filled if place < first), default=None)
    right = min((place for place in filled if place > last), default=None)
    shifts = [filled[place] for place in (left, right) if place is not None]
    beside = [
        filled[place]
        for place in (left, right)
        if place is not None and _touches(place, first, last, known)
    ]
    for shift in [*beside, *shifts]:
        moved = _moved(columns, schedule, shift, texts)
        if moved is not None:
            return moved, len(set(beside or shifts)) > 1
    return list(columns), any(shifts)


def _touches(place: int, first: int, last: int, known: Sequence[FieldColumn]) -> bool:
    """Nothing that could have been lost stands between this column and the schedule."""
    low, high = (place, first) if place < first else (last, place)
    return not any(low < column.index < high for column in known)


def _moved(
    columns: Sequence[FieldColumn],
    schedule: Sequence[FieldColumn],
    shift: int,
    texts: Sequence[str],
) -> list[FieldColumn] | None:
    """Lay the schedule over the cells; None when a tick is left out or other text covered."""
    places = {column.index + shift: column for column in schedule}
    result = []
    for j, column in enumerate(columns):
        if j in places:
            if texts[j] and column.field not in (None, "jadwal"):
                return None
            result.append(replace(places[j], index=j))
        elif column.field == "jadwal":
            if cell_type(texts[j]) not in ("empty", "filler"):
                return None
            result.append(FieldColumn(j, None, ""))
        else:
            result.append(column)
    return result

"""Labels that stand between two rows of their block: they are no rows of their own.

Where no lines part the rows of a block, a label in its middle falls between two rows if their
number is even, and the lines of a long one fall on and between them. Read by its height alone,
such a line is a row without anything else, as the heading of a section is; but headings stand
above the first row of all.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from extractor.kinds.celltypes import starts_inside
from extractor.kinds.rows import DraftRow


def hang_label_rows(rows: list[DraftRow], names: Sequence[str], row_field: str) -> list[DraftRow]:
    """Put labels that stand between rows to the row above them.

    Args:
        rows: the rows of a table whose rows no lines part.
        names: the label fields.
        row_field: the field that every row has of its own.

    Returns:
        The rows without those that held nothing but a label and its number; all of them where
        the first row of the table has a label.
    """
    if not rows or not rows[0].has(row_field) or any(rows[0].has(name) for name in names):
        return rows
    kept = rows[:1]
    for row, below in itertools.zip_longest(rows[1:], rows[2:]):
        above = kept[-1]
        if _is_label(row, names) and _goes_to(above, row, below, names, row_field):
            for name, cells in row.cells.items():
                above.cells.setdefault(name, []).extend(cells)
        else:
            kept.append(row)
    return kept


def _is_label(row: DraftRow, names: Sequence[str]) -> bool:
    """Say whether a row has a label in a cell of its own, perhaps with its number, and no more."""
    held = {name for name in row.cells if row.has(name)}
    others = row.ticked() or row.series or any(row.extra.values()) or row.stray
    single = all(cell.rows == cell.cols == 1 for cells in row.cells.values() for cell in cells)
    return bool(held & set(names)) and held <= {"no", *names} and single and not others


def _goes_to(
    above: DraftRow,
    row: DraftRow,
    below: DraftRow | None,
    names: Sequence[str],
    row_field: str,
) -> bool:
    """Say whether a label stands between two rows without one, or goes on with the one above."""
    if above.piece != row.piece or not above.has(row_field):
        return False
    own = [name for name in names if row.has(name)]
    if all(above.has(name) and starts_inside(row.text(name)) for name in own):
        return True
    if below is None or below.piece != row.piece or not below.has(row_field):
        return False
    return not any(other.has(name) for other in (above, below) for name in own)

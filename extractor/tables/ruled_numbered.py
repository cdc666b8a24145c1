"""Records told by running numbers: nothing else stands in their column (``1 2 3``).

Each number is on a line with the first line of a text beside it, and the lines step down farther
from record to record than within one; or they are set closer, and nearly all other columns begin
a text or value at each number.

Limits: numbers in the middle of wrapped texts tell nothing.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from extractor.tables.ruled_records import (
    Line,
    Records,
    RowColumn,
    are_level,
    begins_at_each,
    cut_at,
    text_of,
    top_of,
)

WIDER = 1.04
"""Times the widest step within a text that the steps between records must have."""
LEAST_BEGUN = 4
"""Columns beside running numbers, all but one of the row's, that begin a text or value level with
each of them: chance does not make so many, however close the lines are set."""

_NUMBER = re.compile(r"\(?(\d{1,3})[.)]{0,2}")


def find_numbered_records(columns: Sequence[RowColumn]) -> Records | None:
    """Part a drawn row at the running numbers of a column.

    Args:
        columns: the row's cells with words, left to right, each of one column.

    Returns:
        The records; None where no numbers tell them.
    """
    for column in columns:
        if not run_on(column.lines):
            continue
        others = [other for other in columns if other is not column]
        heights = [top_of(line) for line in column.lines[1:]]
        at_top = any(are_level(other.lines[0][0], column.lines[0][0]) for other in others)
        begun = [other for other in others if begins_at_each(other, column.lines)]
        apart = all(_keep_apart(other.lines, heights) for other in others)
        if at_top and begun and (apart or len(begun) >= max(LEAST_BEGUN, len(others) - 1)):
            return cut_at(heights, columns, 0)
    return None


def _keep_apart(lines: Sequence[Line], heights: Sequence[float]) -> bool:
    """Say whether the cuts at some heights fall into the widest steps between lines.

    A number in the middle of its wrapped text is level with a line that runs on; to cut
    there leaves wider steps within the records.
    """
    cut, kept = [0.0], [0.0]
    for before, after in itertools.pairwise(line[0].box.middle[1] for line in lines):
        parted = any(before < height <= after for height in heights)
        (cut if parted else kept).append(after - before)
    return len(kept) == 1 or len(cut) == 1 or min(cut[1:]) > WIDER * max(kept)


def run_on(column: Sequence[Line]) -> bool:
    """Say whether lines are numbers that follow one another."""
    matches = [_NUMBER.fullmatch(text_of(line)) for line in column]
    numbers = [int(match[1]) for match in matches if match is not None]
    if len(numbers) < len(column) or len(numbers) < 2:
        return False
    return all(after == before + 1 for before, after in itertools.pairwise(numbers))

"""Rows of a table without borders told by the white between them, whatever stands where.

Cells are set at the top, in the middle or at the bottom of their row, so that a label's
lines may begin above their figures, end below them, or both. But the tallest cells touch
both ends of their row: from row to row the step is that of a text's lines and some white
more, and within a row it is never wider. The steps are those of the lines' feet: raised
marks and taller glyphs do not move these.

A spacing is only taken for that of rows where what it joins can be wrapped cells: no two
figures in one column, and each text's first word had no room on the line above it. Short
rows set in groups have room for more.

Limits: rows without more white than lines, as TeX sets them, are told line by line.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from statistics import median_low

from extractor.tables.aligned_chunks import ChunkLine
from extractor.tables.aligned_pieces import Piece

LEAST_STEP = 0.8
"""Steps below this, in type sizes, are between lines that stand side by side."""
LOOSER = 1.06
"""Rows stand farther apart than lines by this factor: less is hardly seen."""
FEWEST_ROWS = 3
"""With fewer rows no spacing comes back."""
FEWEST_WRAPPED = 2
"""Lines that go on with the one above; a table of one may be one of two rows there."""
MOST_ROOMY = 0.05
"""Share of the texts below others that had room above: lines broken by hand."""

HasRoom = Callable[[Piece, Piece, float], bool]


def rows_by_spacing(
    lines: Sequence[ChunkLine],
    pieces: Sequence[Sequence[Piece]],
    ruled: Sequence[bool],
    lacked_room: HasRoom,
) -> list[list[int]] | None:
    """Group the lines of a body into rows by the white between them.

    Args:
        lines: the lines, top to bottom.
        pieces: for each line its words by columns.
        ruled: for each line whether a rule stands between it and the line above.
        lacked_room: says whether a piece's first word would not have fitted above it.

    Returns:
        The indices of each row's lines; None where the spacing tells no rows.
    """
    if len(lines) < FEWEST_ROWS + FEWEST_WRAPPED:
        return None
    feet = [_foot(line) for line in lines]
    steps = [below - above for above, below in itertools.pairwise(feet)]
    least = LEAST_STEP * lines[0].size
    seen = [*steps, *_steps_in_columns(feet, pieces)]
    sizes = sorted({round(step, 1) for step in seen if step > least})
    limits = [a for a, b in itertools.pairwise(sizes) if b >= LOOSER * a]
    for limit in reversed(limits):
        starts = [step > limit + 0.05 or rule for step, rule in zip(steps, ruled[1:], strict=True)]
        rows = parted_at([False, *starts])
        wrapped = len(lines) - len(rows)
        if len(rows) < FEWEST_ROWS or wrapped < FEWEST_WRAPPED:
            continue
        if _are_wrapped(rows, lines, pieces, lacked_room):
            return rows
    return None


def _foot(line: ChunkLine) -> float:
    """Return the height that most words of a line stand on."""
    return median_low(word.box.bottom for chunk in line.chunks for word in chunk.words)


def _steps_in_columns(feet: Sequence[float], pieces: Sequence[Sequence[Piece]]) -> list[float]:
    """Return the steps from text to text in each column: others' lines may stand between."""
    last: dict[int, float] = {}
    steps: list[float] = []
    for foot, own in zip(feet, pieces, strict=True):
        for piece in own:
            if piece.first in last:
                steps.append(foot - last[piece.first])
            last[piece.first] = foot
    return steps


def parted_at(starts: Sequence[bool]) -> list[list[int]]:
    """Part the indices of lines before each that starts anew; the first one always does."""
    parts = [[0]]
    for index in range(1, len(starts)):
        if starts[index]:
            parts.append([index])
        else:
            parts[-1].append(index)
    return parts


def _are_wrapped(
    rows: Sequence[Sequence[int]],
    lines: Sequence[ChunkLine],
    pieces: Sequence[Sequence[Piece]],
    lacked_room: HasRoom,
) -> bool:
    """Say whether the lines of each row can be those of wrapped cells."""
    under = roomy = 0
    for row in rows:
        if pieces[row[0]] and pieces[row[0]][0].chunk.text[:1].islower() and row[0]:
            return False
        above: dict[int, Piece] = {}
        for index in row:
            for piece in pieces[index]:
                if piece.spanning and len(row) > 1:
                    return False
                held = above.get(piece.first)
                if held is not None:
                    if held.chunk.leaders or (held.chunk.value and piece.chunk.value):
                        return False
                    under += 1
                    roomy += not (
                        piece.chunk.text[:1].islower()
                        or lacked_room(piece, held, lines[index].size)
                    )
                above[piece.first] = piece
    return under > 0 and roomy <= MOST_ROOMY * under

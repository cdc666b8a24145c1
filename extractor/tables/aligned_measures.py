"""What is measured of a run of lines as evidence: edges in common, narrow gaps, frames."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from extractor.tables.aligned_evidence import Evidence
from extractor.tables.aligned_headings import figure_columns
from extractor.tables.aligned_lines import is_wide
from extractor.tables.aligned_pieces import Piece
from extractor.tables.aligned_regions import Run
from extractor.tables.rulings import PARALLEL, Stroke

EDGE = 0.4
"""Edges within this, in type sizes, are one: letters have side bearings, digits differ."""
FEWEST_ALIGNED = 4
"""Pieces besides the first that must share an edge for a column to be wholly aligned."""
TIGHT = 1.0
"""A gap between two columns of text narrower than this, in type sizes, may be one of prose."""


def measure_run(
    run: Run,
    texts: list[list[str]],
    pieces: Sequence[Sequence[Piece]],
    verticals: Sequence[Stroke],
) -> Evidence:
    """Gather what speaks for a run of lines being a table, and against it.

    Args:
        run: the lines with their columns and rules.
        texts: the texts of its cells by row and column.
        pieces: for each line below the headings its words by columns.
        verticals: the page's vertical lines.
    """
    leaders = sum(1 for line in pieces if any(p.chunk.leaders for p in line))
    rules = len({round(r.at) for r in run.rules if is_wide(r, run.columns)})
    alignment = [_alignment(column, run) for column in _by_column(run, pieces)]
    return Evidence(
        texts,
        len(run.lines),
        leaders,
        rules,
        alignment,
        count_tight(run, figure_columns(pieces)),
        [line.chunks[-1].text for line in run.lines if line.multiple],
        _count_frames(run, verticals),
    )


def count_tight(run: Run, figures: set[int]) -> int:
    """Count the gaps between columns of text that are as narrow as prose may have them.

    Args:
        run: the lines with their columns.
        figures: the columns of figures or signs, which may stand close.
    """
    limit = TIGHT * run.lines[0].size
    return sum(
        1
        for index, (left, right) in enumerate(itertools.pairwise(run.columns))
        if right.x0 - left.x1 < limit and not figures & {index, index + 1}
    )


def _count_frames(run: Run, verticals: Sequence[Stroke]) -> int:
    """Count the gaps between columns where two boxes end and begin."""
    top, bottom = run.lines[0].top, run.lines[-1].bottom
    near = [stroke for stroke in verticals if stroke.start < bottom and stroke.end > top]
    count = 0
    for left, right in itertools.pairwise(run.columns):
        places = [s.at for s in near if left.x1 - 2 < s.at < right.x0 + 2]
        count += bool(places) and max(places) - min(places) > 2 * PARALLEL
    return count


def _by_column(run: Run, pieces: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    columns: list[list[Piece]] = [[] for _ in run.columns]
    for line in pieces:
        for piece in line:
            if not piece.spanning:
                columns[piece.first].append(piece)
    return columns


def _alignment(pieces: Sequence[Piece], run: Run) -> float:
    """Return the share of pieces that stand at the edge or middle most have in common."""
    if len(pieces) < 2:
        return 0.0
    near = EDGE * run.lines[0].size
    best = 0
    for places in (
        sorted(piece.chunk.x0 for piece in pieces),
        sorted(piece.chunk.x1 for piece in pieces),
        sorted((piece.chunk.x0 + piece.chunk.x1) / 2 for piece in pieces),
    ):
        start = 0
        for end, place in enumerate(places):
            while place - places[start] > near:
                start += 1
            best = max(best, end - start + 1)
    # One piece is always aligned with itself, and two are by chance.
    return (best - 1) / max(len(pieces) - 1, FEWEST_ALIGNED)

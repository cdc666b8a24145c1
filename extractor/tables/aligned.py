"""Tables that have horizontal rules only, a few rules, or none: told by aligned words.

Order of steps: the words outside ruled tables → printed lines → chunks → the columns of
text that a page is set in (``aligned_layout``), prose beside something else left out
(``aligned_prose``) → runs of lines that share white gaps (``aligned_regions``: grown down
by ``aligned_growth``, up over their headings by ``aligned_tops``) → each chunk to its
columns (``aligned_pieces``; close ones parted by ``aligned_rivers``, headings beside theirs
matched by ``aligned_leaves``) → heading lines to stacked and spanning cells
(``aligned_headings``), other lines to rows (``aligned_rows``) → what is more likely a
list, a form, contents or prose is left out (``aligned_evidence``) → the grid, with less
confidence where rows seem to be left above or below it (``aligned_cut``).

Limits: turned tables are not seen. A table whose columns never stand apart on any line is
read as prose; a wrapped cell whose next line looks like a row of its own makes two rows.
Without any rule, a table of text only needs four full rows, with figures two below a heading.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from extractor.readers.cells import SpanCell, TableGrid
from extractor.readers.page import Box, Page, Word
from extractor.tables.aligned_chunks import ChunkLine, chunk_lines
from extractor.tables.aligned_cut import doubt_where_cut
from extractor.tables.aligned_evidence import Evidence, judge, table_texts
from extractor.tables.aligned_headings import (
    Draft,
    count_heading_lines,
    figure_columns,
    heading_cells,
    join_heading_columns,
)
from extractor.tables.aligned_layout import part_columns
from extractor.tables.aligned_lines import is_wide
from extractor.tables.aligned_pieces import Piece, lines_to_pieces
from extractor.tables.aligned_prose import without_prose_columns
from extractor.tables.aligned_regions import Run, find_runs
from extractor.tables.aligned_rows import rows_of_body
from extractor.tables.cell_text import words_to_lines
from extractor.tables.column_gaps import Extent, column_borders
from extractor.tables.rulings import PARALLEL, Stroke, merge_rulings
from extractor.tables.text_lines import LineFinder, find_text_lines

EDGE = 0.4
"""Edges within this, in type sizes, are one: letters have side bearings, digits differ."""
FEWEST_ALIGNED = 4
"""Pieces besides the first that must share an edge for a column to be wholly aligned."""
TIGHT = 1.0
"""A gap between two columns of text narrower than this, in type sizes, may be one of prose."""
FEWEST_LINES = 2
"""A page with fewer lines of several chunks has no table."""


def find_aligned_tables(
    page: Page, ruled: Sequence[TableGrid], find_lines: LineFinder = find_text_lines
) -> list[TableGrid]:
    """Find the tables of a page that no full set of borders tells.

    Args:
        page: its words, rulings and fills.
        ruled: the tables already found on it; their words are taken.
        find_lines: how to find the lines of words; a memo where they are asked for again.

    Returns:
        Grids with ``ruled=False``, from top to bottom. Their cells cover the grid, each
        word within a table's box is in one cell. Running text, lists, contents, letter
        heads (``Nama : ...``) and signatures are left out; two columns of text without
        any rule are, too.
    """
    taken = [table.box for table in ruled if table.box is not None]
    words = page.words
    if taken:
        words = [word for word in words if not _is_inside_any(word, taken)]
    lines = chunk_lines(find_lines(words))
    if sum(1 for line in lines if line.multiple) < FEWEST_LINES:
        return []
    rules, verticals = merge_rulings(page.rulings)
    tables: list[TableGrid] = []
    found: list[tuple[TableGrid, list[Extent]]] = []

    def accept(run: Run) -> bool:
        table = _table(run, page, verticals)
        if table is not None:
            found.append((table, run.columns))
        return table is not None

    for column in part_columns(lines, rules):
        kept = without_prose_columns(column)
        if not kept:
            continue
        width = max(line.x1 for line in kept) - min(line.x0 for line in kept)
        for part in _between(kept, taken):
            find_runs(part, rules, width, accept)
            boxes = [table.box for table, _ in found if table.box is not None]
            tables += [doubt_where_cut(table, columns, part, boxes) for table, columns in found]
            found.clear()
    return tables


def _is_inside_any(word: Word, boxes: Sequence[Box]) -> bool:
    x, y = word.box.middle
    return any(b.x0 <= x <= b.x1 and b.top <= y <= b.bottom for b in boxes)


def _between(lines: list[ChunkLine], boxes: Sequence[Box]) -> list[list[ChunkLine]]:
    """Part the lines where a ruled table stands between them."""
    if not boxes:
        return [lines]
    parts: list[list[ChunkLine]] = [[]]
    for line in lines:
        if parts[-1] and any(
            parts[-1][-1].middle < (box.top + box.bottom) / 2 < line.middle for box in boxes
        ):
            parts.append([])
        parts[-1].append(line)
    return parts


def _table(run: Run, page: Page, verticals: Sequence[Stroke]) -> TableGrid | None:
    run = _trimmed(run)
    if len(run.lines) < FEWEST_LINES:
        return None
    pieces = join_heading_columns(run)
    count = count_heading_lines(run, pieces)
    drafts, starts = heading_cells(run, count) if count else ([], [])
    heading_rows = len(starts)
    body = pieces[count:]
    ruled = _ruled_lines(run)
    rows = rows_of_body(run.lines[count:], body, run.columns, ruled[count:])
    for number, row in enumerate(rows, heading_rows):
        drafts += _row_drafts(number, [body[line] for line in row])
        starts.append(count + row[0])
    total = heading_rows + len(rows)
    texts = table_texts(drafts, total, len(run.columns))
    confidence = judge(_evidence(run, texts, pieces[count:], verticals))
    if confidence is None:
        return None
    borders = column_borders(
        run.columns, min(line.x0 for line in run.lines), max(line.x1 for line in run.lines)
    )
    heights = _row_borders(run, starts)
    cells = _cells(drafts, total, borders, heights)
    box = Box(borders[0], heights[0], borders[-1], heights[-1])
    return TableGrid(
        tuple(cells),
        total,
        len(run.columns),
        page=page.number,
        box=box,
        ruled=False,
        confidence=confidence,
    )


def _trimmed(run: Run) -> Run:
    """Leave out lines at the top and the bottom that run over all columns: titles, notes."""

    def is_over_all(line: ChunkLine) -> bool:
        (pieces,) = lines_to_pieces([line], run.columns)
        return len(pieces) == 1 and pieces[0].last - pieces[0].first + 1 >= len(run.columns)

    first, last = 0, len(run.lines)
    while first < last and is_over_all(run.lines[first]):
        first += 1
    while last > first and is_over_all(run.lines[last - 1]):
        last -= 1
    crossing = {index - first for index in run.crossing if first <= index < last}
    return Run(run.lines[first:last], run.columns, crossing, run.rules, max(run.body - first, 0))


def _ruled_lines(run: Run) -> list[bool]:
    wide = [rule.at for rule in run.rules if is_wide(rule, run.columns)]
    result = [False]
    for above, below in zip(run.lines, run.lines[1:], strict=False):
        result.append(any(above.middle < at < below.middle for at in wide))
    return result


def _row_drafts(number: int, lines: Sequence[Sequence[Piece]]) -> list[Draft]:
    """Make the cells of one row of its lines' pieces."""
    drafts: list[Draft] = []
    for line in lines:
        for piece in line:
            own = next((d for d in drafts if d.first <= piece.last and piece.first <= d.last), None)
            if own is None:
                drafts.append(Draft(number, number, piece.first, piece.last, [piece]))
            else:
                own.pieces.append(piece)
                own.first, own.last = min(own.first, piece.first), max(own.last, piece.last)
    return drafts


def _evidence(
    run: Run,
    texts: list[list[str]],
    pieces: Sequence[Sequence[Piece]],
    verticals: Sequence[Stroke],
) -> Evidence:
    leaders = sum(1 for line in pieces if any(p.chunk.leaders for p in line))
    rules = len({round(r.at) for r in run.rules if is_wide(r, run.columns)})
    alignment = [_alignment(column, run) for column in _by_column(run, pieces)]
    return Evidence(
        texts,
        len(run.lines),
        leaders,
        rules,
        alignment,
        _count_tight(run, figure_columns(pieces)),
        [line.chunks[-1].text for line in run.lines if line.multiple],
        _count_frames(run, verticals),
    )


def _count_tight(run: Run, figures: set[int]) -> int:
    """Count the gaps between columns of text that are as narrow as prose may have them."""
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


def _row_borders(run: Run, starts: Sequence[int]) -> list[float]:
    """Return the heights of all row borders, the table's upper and lower edge included."""
    heights = [min(line.top for line in run.lines)]
    for start in starts[1:]:
        above, below = run.lines[start - 1], run.lines[start]
        heights.append(max((above.bottom + below.top) / 2, heights[-1]))
    heights.append(max(line.bottom for line in run.lines))
    return heights


def _cells(
    drafts: Sequence[Draft], rows: int, borders: Sequence[float], heights: Sequence[float]
) -> list[SpanCell]:
    cells: list[SpanCell] = []
    covered: set[tuple[int, int]] = set()
    for draft in drafts:
        lines = words_to_lines([word for piece in draft.pieces for word in piece.words])
        box = Box(
            borders[draft.first],
            heights[draft.row],
            borders[draft.last + 1],
            heights[draft.last_row + 1],
        )
        cells.append(
            SpanCell(
                draft.row,
                draft.first,
                draft.last_row - draft.row + 1,
                draft.last - draft.first + 1,
                " ".join(lines),
                lines,
                box,
            )
        )
        for row in range(draft.row, draft.last_row + 1):
            covered.update((row, col) for col in range(draft.first, draft.last + 1))
    for row in range(rows):
        for col in range(len(borders) - 1):
            if (row, col) not in covered:
                box = Box(borders[col], heights[row], borders[col + 1], heights[row + 1])
                cells.append(SpanCell(row, col, box=box))
    return sorted(cells, key=_place)


def _place(cell: SpanCell) -> tuple[int, int]:
    return cell.row, cell.col

"""Tables that have horizontal rules only, a few rules, or none: told by aligned words.

Order of steps: the words outside ruled tables → printed lines → chunks → the columns of
text that a page is set in (``aligned_layout``), prose beside something else left out
(``aligned_prose``) → runs of lines that share white gaps (``aligned_regions``: grown down
by ``aligned_growth``, up over their headings by ``aligned_tops``; what is none of them at
their ends left out by ``aligned_ends``) → each chunk to its columns (``aligned_pieces``;
close ones parted by ``aligned_rivers``, headings beside theirs matched by
``aligned_leaves``) → heading lines to stacked and spanning cells (``aligned_headings``,
``aligned_spanning``, close ones over drawn marks told apart by ``aligned_parted``), other
lines to rows (``aligned_rows``, by the white between them ``aligned_spacing``, by bands of
colour ``aligned_stripes``; headings of several rows span by ``aligned_panels``) → what is
drawn and painted in the cells (``aligned_marks``) → what is more likely a list, a form,
contents or prose is left out (``aligned_evidence``, ``aligned_lookalikes``, measured by
``aligned_measures`` and ``aligned_signs``) → the grid,
with less confidence where rows seem to be left above or below it (``aligned_cut``).

Limits: turned tables are not seen. A table whose columns never stand apart on any line is
read as prose; a wrapped cell whose next line looks like a row of its own makes two rows.
Without any rule, a table of text only needs four full rows, with figures two below a heading.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extractor.readers.cells import SpanCell, TableGrid
from extractor.readers.page import Box, Fill, Page, Word
from extractor.tables.aligned_bands import Bands, bands_of_rows, has_figures
from extractor.tables.aligned_chunks import ChunkLine, chunk_lines
from extractor.tables.aligned_cut import doubt_where_cut
from extractor.tables.aligned_ends import without_ends
from extractor.tables.aligned_evidence import Evidence, are_none_of_table, judge, table_texts
from extractor.tables.aligned_headings import (
    Draft,
    figure_columns,
    heading_cells,
    join_heading_columns,
)
from extractor.tables.aligned_layout import part_columns
from extractor.tables.aligned_lines import is_wide
from extractor.tables.aligned_marks import show_figures
from extractor.tables.aligned_measures import count_tight, measure_run
from extractor.tables.aligned_panels import span_panels
from extractor.tables.aligned_parted import part_headings
from extractor.tables.aligned_pieces import Piece, lines_to_pieces
from extractor.tables.aligned_prose import without_prose_columns
from extractor.tables.aligned_regions import Run, find_runs
from extractor.tables.aligned_rows import rows_of_body
from extractor.tables.aligned_signs import are_astray, with_signs
from extractor.tables.aligned_stripes import stripe_starts
from extractor.tables.cell_text import words_to_lines
from extractor.tables.column_gaps import Extent, column_borders
from extractor.tables.pictured_pages import most_confidence
from extractor.tables.rulings import Stroke, merge_rulings
from extractor.tables.text_lines import LineFinder, find_text_lines

MARKS_ASTRAY = Decimal("0.6")
"""Most confidence in a table whose marks stand as if one of its columns were several."""
MOST_OF_WIDTH = 0.5
"""Share of a table's width that a sign may take: bars run over quarters of it, bands over all."""
FEWEST_WORDED = 3
"""Rows of several texts that a table known by its marks has, its heading among them."""
BESIDE_PROSE = Decimal("0.6")
"""Most confidence in a table that prose was taken from beside: it may be a column of it."""
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
        words = _words_outside(words, taken)
    lines = chunk_lines(find_lines(words), FEWEST_LINES)
    if not lines:
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
        kept = without_prose_columns(column, rules)
        if not kept:
            continue
        width = max(line.x1 for line in kept) - min(line.x0 for line in kept)
        for part in _between(kept, taken):
            find_runs(part, rules, width, accept)
            boxes = [table.box for table, _ in found if table.box is not None]
            tables += [doubt_where_cut(table, columns, part, boxes) for table, columns in found]
            found.clear()
    return tables


def _words_outside(words: Sequence[Word], boxes: Sequence[Box]) -> list[Word]:
    """Return the words whose middles are in none of some boxes."""
    outside = list(words)
    for left, upper, right, lower in boxes:
        outside = [
            word
            for word in outside
            for x0, top, x1, bottom in [word.box]
            if not (upper <= (top + bottom) / 2 <= lower and left <= (x0 + x1) / 2 <= right)
        ]
    return outside


def _between(lines: list[ChunkLine], boxes: Sequence[Box]) -> list[list[ChunkLine]]:
    """Part the lines where a ruled table stands between them, not beside them."""
    if not boxes:
        return [lines]
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    boxes = [box for box in boxes if box.x0 < right and box.x1 > left]
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
    run = without_ends(_trimmed(run))
    if len(run.lines) < FEWEST_LINES:
        return None
    pieces, count = _placed(run, page)
    drafts, starts = _drafts(run, pieces, count, page.fills)
    texts = table_texts(drafts, len(starts), len(run.columns))
    borders = column_borders(
        run.columns, min(line.x0 for line in run.lines), max(line.x1 for line in run.lines)
    )
    heights = _row_borders(run, starts)
    box = Box(borders[0], heights[0], borders[-1], heights[-1])
    # A band over most of the table is no sign that speaks for one.
    narrow = MOST_OF_WIDTH * box.width
    if are_none_of_table(texts) and not has_figures(page, box, narrow):
        return None
    evidence = measure_run(run, texts, pieces[count:], verticals)
    confidence = judge(evidence)
    widest = narrow if confidence is None else math.inf
    drawn = has_figures(page, box, widest)
    if confidence is None and not drawn:
        return None
    cells = _cells(drafts, len(starts), borders, heights)
    if drawn:
        rules = [rule for rule in run.rules if is_wide(rule, run.columns)]
        bands = bands_of_rows(run.lines, starts, _worded(drafts, run.columns), rules)
        cells = show_figures(cells, page, bands)
        if confidence is not None or _count_worded(texts) >= FEWEST_WORDED:
            figures = figure_columns(pieces[count:])
            confidence = _judge_signs(run, page, bands, cells, evidence, figures, confidence)
    if confidence is None:
        return None
    if any(line.cut for line in run.lines):
        confidence = min(confidence, BESIDE_PROSE)
    return TableGrid(
        tuple(cells),
        len(starts),
        len(run.columns),
        page=page.number,
        box=box,
        ruled=False,
        confidence=min(confidence, most_confidence(box, page)),
    )


def _placed(run: Run, page: Page) -> tuple[list[list[Piece]], int]:
    """Place the words of a run in its columns, and count its heading lines; sets its columns."""
    pieces, count = join_heading_columns(run)
    parted = part_headings(run.lines, count, page) if count else None
    if parted is not None:
        run.lines = parted
        pieces, count = join_heading_columns(run)
    return pieces, count


def _drafts(
    run: Run, pieces: Sequence[Sequence[Piece]], count: int, fills: Sequence[Fill]
) -> tuple[list[Draft], list[int]]:
    """Make the cells of a run's lines, and tell the first line of each row."""
    drafts, starts = heading_cells(run, count) if count else ([], [])
    lines, body = run.lines[count:], pieces[count:]
    ruled, striped = _ruled_lines(run)[count:], stripe_starts(lines, run.columns, fills)
    figures = figure_columns(body)
    for row in rows_of_body(lines, body, run.columns, ruled, striped):
        own = _row_drafts(len(starts), [body[line] for line in row])
        drafts += span_panels(own, run.columns, figures, run.lines[0].size)
        starts.append(count + row[0])
    return drafts, starts


def _judge_signs(
    run: Run,
    page: Page,
    bands: Bands,
    cells: Sequence[SpanCell],
    evidence: Evidence,
    figures: set[int],
    confidence: Decimal | None,
) -> Decimal | None:
    """Weigh the evidence with what is drawn: it may make a table, and may cast doubt on one."""
    signed = with_signs(evidence, cells)
    if signed.signs:
        again = judge(replace(signed, tight=count_tight(run, figures | signed.signs)))
        confidence = max((one for one in (confidence, again) if one is not None), default=None)
    if confidence is not None and are_astray(page, bands, cells, signed):
        return min(confidence, MARKS_ASTRAY)
    return confidence


def _worded(drafts: Sequence[Draft], columns: Sequence[Extent]) -> list[Extent]:
    """Return where each column has words of its own: headings over several are left out."""
    found: list[list[Extent]] = [[] for _ in columns]
    for draft in drafts:
        if draft.first == draft.last:
            found[draft.first] += [Extent(p.chunk.x0, p.chunk.x1) for p in draft.pieces]
    return [
        Extent(max(min(own)[0], column.x0), min(max(e.x1 for e in own), column.x1))
        if own
        else column
        for own, column in zip(found, columns, strict=True)
    ]


def _count_worded(texts: Sequence[Sequence[str]]) -> int:
    """Count the rows with several texts: what is drawn alone makes no table of a page."""
    return sum(1 for row in texts if sum(map(bool, row)) > 1)


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
    """Make the cells of one row of its lines' pieces; pieces that share a column are one cell."""
    drafts: list[Draft] = []
    for piece in (piece for line in lines for piece in line):
        own = [d for d in drafts if d.first <= piece.last and piece.first <= d.last]
        if not own:
            drafts.append(Draft(number, number, piece.first, piece.last, [piece]))
            continue
        drafts = [draft for draft in drafts if draft not in own]
        drafts.append(
            Draft(
                number,
                number,
                min([piece.first, *[draft.first for draft in own]]),
                max([piece.last, *[draft.last for draft in own]]),
                [*(held for draft in own for held in draft.pieces), piece],
            )
        )
    return drafts


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

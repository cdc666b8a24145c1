"""A sheet parted into titles and tables, as its reader's eye parts it.

A table is a run of rows with borders or backgrounds; where a sheet has none, a run of rows
that hold several texts each, ended by a blank row. Rows with a single text outside of
tables are titles and notes. Tables side by side come as one unless borders and headings tell
them apart. Columns that no cell of a
table uses on its own (they only widen merged ones) are taken together, blank columns at
the sides are left out: the grid has the columns that are seen.

A merged cell shows one text, and an office program drops the others as it merges. Where a
program wrote a merged range over a whole table nevertheless, the range is not followed: the
table under it is read, as one that is less sure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from extractor.readers.cells import Flow, FlowText, SpanCell, TableGrid
from extractor.readers.office_tables import refuse_huge_table, table_confidence
from extractor.readers.xlsx_beside import tables_beside
from extractor.readers.xlsx_sheets import Sheet, SheetCell, Span

_HEADER_TEXTS = 3
"""Texts in a row outside the borders that make it a part of the table all the same."""


@dataclass(slots=True)
class _Row:
    """What one row shows: texts by column, how many borders and backgrounds.

    ``tied`` says that a merged cell goes on in the next row.
    """

    texts: dict[int, SheetCell] = field(default_factory=dict)
    bordered: int = 0
    filled: int = 0
    tied: bool = False

    @property
    def framed(self) -> bool:
        return self.bordered >= 2

    @property
    def blank(self) -> bool:
        return not self.texts and not self.framed

    @property
    def several(self) -> bool:
        return len(self.texts) >= 2


Rows = dict[int, _Row]


def sheet_to_flow(sheet: Sheet, name: str) -> Flow:
    """Part a sheet into titles and tables, from top to bottom.

    Args:
        sheet: the sheet; cells over which a tick floats have it already.
        name: the file's, for messages.

    Raises:
        InputError: a table would have more positions than any real one.
    """
    rows = _look_at_rows(sheet)
    flow: Flow = []
    for run in _runs(rows):
        for first, last in _tables(rows, run):
            texts = sum(len(rows[row].texts) for row in range(first, last + 1))
            whole = _frame(rows, first, last)
            if texts > 1 and (first < last or rows[first].several):
                flow += _grids(sheet, rows, whole, name)
            else:
                flow += _titles(sheet, rows, whole)
    return flow


def _frame(rows: Rows, first: int, last: int) -> Span:
    columns = [col for row in range(first, last + 1) for col in rows[row].texts]
    return Span(first, min(columns), last, max(columns))


def _grids(sheet: Sheet, rows: Rows, whole: Span, name: str) -> Flow:
    """The tables of some rows, each after the texts that stand above it."""
    height, width = whole.bottom - whole.top + 1, whole.right - whole.left + 1
    refuse_huge_table(f"{name}: a table on sheet {sheet.number}", height, width)
    flow: Flow = []
    for part, sure in tables_beside(sheet, whole):
        if not sure:
            first = sheet.cells.get((part.top, part.left))
            sheet.tell("grid-doubtful", "parted", part.top, first.text if first else "")
        grid = _grid(sheet, rows, part)
        alone = len(grid.cells) == 1  # one cell over all rows is text, row by row
        flow += _titles(sheet, rows, part._replace(top=whole.top, bottom=part.top - 1))
        flow += _titles(sheet, rows, part) if alone else [grid]
        flow += _titles(sheet, rows, part._replace(top=part.bottom + 1, bottom=whole.bottom))
    return flow


def _look_at_rows(sheet: Sheet) -> Rows:
    """The rows from the first to the last with text, blank ones between them included."""
    filled = [place for place, cell in sheet.cells.items() if cell.text]
    if not filled:
        return {}
    first, last = min(filled)[0], max(filled)[0]
    left, right = min(col for _, col in filled), max(col for _, col in filled)
    rows: defaultdict[int, _Row] = defaultdict(_Row)
    for (row, col), cell in sorted(sheet.cells.items()):
        if first <= row <= last and left <= col <= right:
            rows[row].bordered += any(cell.style.edges)
            rows[row].filled += cell.style.fill is not None
            if cell.text:
                rows[row].texts[col] = cell
    reached = first
    for span in sorted(sheet.merges):
        if left <= span.left <= right and (span.top, span.left) in sheet.cells:
            for row in range(max(span.top, reached), min(span.bottom, last)):
                rows[row].tied = True
            reached = max(reached, span.bottom)
    return rows


def _runs(rows: Rows) -> Iterator[list[int]]:
    """Rows that follow one another without a blank one, or are tied by a merged cell."""
    run: list[int] = []
    for row in sorted(rows):
        tied = bool(run) and rows[run[-1]].tied and run[-1] == row - 1
        if rows[row].blank and not tied:
            continue
        if run and run[-1] != row - 1:
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _tables(rows: Rows, run: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Part a run into (first, last): tables, and single rows that are none."""
    inside = _inside(rows, run)
    start = 0
    while start < len(run):
        end = start
        while inside[start] and end + 1 < len(run) and (inside[end + 1] or rows[run[end]].tied):
            end += 1
        first, last = run[start], run[end]
        while last > first and not rows[last].texts:
            last -= 1
        while first < last and not rows[first].texts:
            first += 1
        if rows[first].texts:
            yield first, last
        start = end + 1


def _inside(rows: Rows, run: Sequence[int]) -> list[bool]:
    """For each row of a run whether it belongs to a table.

    A row with several texts does, but one above the first border or below the last only
    if it has as many as a header (signatures have two). A row with one text does between
    tables' rows: with a background where there are borders, in any case where there are none,
    and behind the last border above a row with a figure, which is no heading.
    """
    framed = [index for index, row in enumerate(run) if rows[row].framed]
    several = [index for index, row in enumerate(run) if rows[row].several]
    found = []
    for index, number in enumerate(run):
        row = rows[number]
        if row.framed or row.tied:
            found.append(True)
        elif row.several:
            header = len(row.texts) >= _HEADER_TEXTS
            found.append(not framed or framed[0] < index < framed[-1] or header)
        else:
            around = framed or several
            between = bool(around) and around[0] < index < around[-1]
            behind = bool(framed) and framed[-1] < index < len(run) - 1 and found[-1]
            heads = behind and _holds_figures(rows[run[index + 1]])
            found.append(heads or (between and (row.filled > 0 or not framed)))
    return found


def _holds_figures(row: _Row) -> bool:
    """Say whether a row has as many texts as a table's, a figure among them: it is no heading."""
    return len(row.texts) >= _HEADER_TEXTS and any(
        any(map(str.isdigit, cell.text)) and not any(map(str.isalpha, cell.text))
        for cell in row.texts.values()
    )


def _titles(sheet: Sheet, rows: Rows, area: Span) -> Flow:
    found: Flow = []
    for row in range(area.top, area.bottom + 1):
        inside = [cell for col, cell in _texts(rows, row) if area.left <= col <= area.right]
        if inside:
            text = " ".join(" ".join(cell.text.split()) for cell in inside)
            found.append(FlowText(text, row + 1, sheet.number))
    return found


def _texts(rows: Rows, row: int) -> Iterable[tuple[int, SheetCell]]:
    return rows[row].texts.items() if row in rows else ()


def _grid(sheet: Sheet, rows: Rows, frame: Span) -> TableGrid:
    first, last = frame.top, frame.bottom
    merged = _spans(sheet, frame)
    spans = [span for span in merged if not _covers_table(rows, frame, span)]
    cells = _narrowed(_cells(sheet, rows, frame, spans), frame)
    cols = max(cell.col + cell.colspan for cell in cells)
    framed = any(rows[row].framed for row in range(first, last + 1))
    return TableGrid(
        cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.col))),
        rows=last - first + 1,
        cols=cols,
        page=sheet.number,
        ruled=len(spans) == len(merged),
        confidence=table_confidence(framed and len(spans) == len(merged), cols),
        row_numbers=tuple(range(first + 1, last + 2)),
    )


def _spans(sheet: Sheet, frame: Span) -> list[Span]:
    """The merged ranges of a table, cut at its edges; of overlapping ones the first."""
    covered = [bytearray(frame.right - frame.left + 1) for _ in range(frame.top, frame.bottom + 1)]
    found = []
    for span in sorted(sheet.merges):
        cut = Span(
            max(span.top, frame.top),
            max(span.left, frame.left),
            min(span.bottom, frame.bottom),
            min(span.right, frame.right),
        )
        if cut.top > cut.bottom or cut.left > cut.right:
            continue
        start, end = cut.left - frame.left, cut.right - frame.left + 1
        heights = range(cut.top - frame.top, cut.bottom - frame.top + 1)
        if any(any(covered[row][start:end]) for row in heights):
            continue
        for row in heights:
            covered[row][start:end] = b"\x01" * (end - start)
        found.append(cut)
    return found


def _covers_table(rows: Rows, frame: Span, span: Span) -> bool:
    """Say whether a merged range hides a table: most rows, in full width, several columns."""
    height = span.bottom - span.top + 1
    if span.left > frame.left or span.right < frame.right:
        return False
    if height < 2 or 2 * height <= frame.bottom - frame.top + 1:
        return False
    under = [
        {col for col, _ in _texts(rows, row) if frame.left <= col <= frame.right}
        for row in range(span.top, span.bottom + 1)
    ]
    return len(set().union(*under)) > 1 and sum(bool(texts) for texts in under) > 1


def _cells(sheet: Sheet, rows: Rows, frame: Span, spans: Sequence[Span]) -> list[SpanCell]:
    """The cells of a table by its own rows and the sheet's columns from its left edge."""
    taken = [bytearray(frame.right - frame.left + 1) for _ in range(frame.top, frame.bottom + 1)]
    found = []
    for span in spans:
        found.append(_merged_cell(sheet, rows, frame, span))
        for line in taken[span.top - frame.top : span.bottom - frame.top + 1]:
            start, end = span.left - frame.left, span.right - frame.left + 1
            line[start:end] = b"\x01" * (end - start)
    for row, line in enumerate(taken):
        for col, covered in enumerate(line):
            if not covered:
                single = Span(row + frame.top, col + frame.left, row + frame.top, col + frame.left)
                found.append(_merged_cell(sheet, rows, frame, single))
    return found


def _merged_cell(sheet: Sheet, rows: Rows, frame: Span, span: Span) -> SpanCell:
    """One cell; texts hidden under a merged one are kept at its end."""
    texts = [
        cell.text
        for row in range(span.top, span.bottom + 1)
        for col in range(span.left, span.right + 1)
        if (cell := _text_at(rows, row, col)) is not None
    ]
    parts = [" ".join(part.split()) for text in texts for part in text.splitlines()]
    lines = tuple(part for part in parts if part)
    anchor = sheet.cells.get((span.top, span.left))
    return SpanCell(
        row=span.top - frame.top,
        col=span.left - frame.left,
        rowspan=span.bottom - span.top + 1,
        colspan=span.right - span.left + 1,
        text=" ".join(lines),
        lines=lines,
        fill=None if anchor is None else anchor.style.fill,
        mark=None if anchor is None else anchor.mark,
    )


def _text_at(rows: Rows, row: int, col: int) -> SheetCell | None:
    return rows[row].texts.get(col) if row in rows else None


def _narrowed(cells: Sequence[SpanCell], frame: Span) -> list[SpanCell]:
    """Take together the columns between which no cell begins or ends."""
    starts = sorted({cell.col for cell in cells})
    place = {col: index for index, col in enumerate(starts)}
    place[frame.right - frame.left + 1] = len(starts)
    return [
        replace(
            cell,
            col=place[cell.col],
            colspan=place[cell.col + cell.colspan] - place[cell.col],
        )
        for cell in cells
    ]

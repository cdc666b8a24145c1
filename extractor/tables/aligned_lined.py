"""Tables with lines between their rows and none between their columns.

Alignment tells their columns, the lines their rows: a text of several lines is one row
where lines are drawn above and below it, and a label whose rows are parted beside it, not
under it, is merged over them. So the borders between the columns are drawn where alignment
has them (``lined_borders``), and the table is made as one with lines both ways (``ruled``).
It is taken only if no drawn row then holds several records: lines under the heading and at
the end say nothing of the rows between.

Limits: columns that alignment did not tell stay one. A heading over several columns is
believed where alignment has it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from extractor.readers.cells import SpanCell, TableGrid
from extractor.readers.page import Box, Page
from extractor.tables.aligned import find_aligned_tables
from extractor.tables.aligned_chunks import is_item, is_value
from extractor.tables.lined_borders import FEWEST_LINES, draw_borders, lines_from, words_of
from extractor.tables.lined_headings import YEAR, part_at_headings
from extractor.tables.painted_edges import edges_of_areas
from extractor.tables.ruled import CROWDED, WordIndex, tables_of
from extractor.tables.ruled_records import may_begin
from extractor.tables.rulings import Stroke, merge_rulings, merge_strokes

HALF = 0.5
"""Share of the columns in which a row has texts that is no wrapped line of the heading; share of
a column's cells that are figures in one of figures."""
MOST_LINES = 1_000
"""More lines than this are a drawing's, or a form's."""
FEWEST_FIGURES = 2
LONGEST_NUMBER = 4
"""Letters of a running number: ``12.``"""

_FIGURE = re.compile(r"[(<>≤≥±+–-]?\s*(?:Rp\.?\s*)?\d")


def refine_lined_tables(
    page: Page, tables: Sequence[TableGrid], ruled: Sequence[TableGrid]
) -> list[TableGrid]:
    """Make the tables anew whose rows are parted by drawn lines.

    Args:
        page: the page.
        tables: what alignment found on it.
        ruled: the tables with lines both ways, whose lines and words are taken.

    Returns:
        The tables; those with lines between their rows with the rows and merged cells that
        these draw, and with the rows that stand between further lines of the table's width.
    """
    if not tables:
        return []
    lines = merge_strokes([*merge_rulings(page.rulings).horizontal, *edges_of_areas(page.fills)])
    if not FEWEST_LINES <= len(lines) <= MOST_LINES:
        return list(tables)
    index = WordIndex(page.words)
    whole, parts = _parted(page, tables, ruled, lines, index)
    left = sorted([*whole, *parts], key=lambda table: -table.rows)
    made: list[TableGrid] = []
    while left:
        others = [*ruled, *made, *(part for part in parts if part is not left[0])]
        boxes = [one.box for one in others if one.box]
        anew = _made_anew(page, left, lines, index, boxes)
        made.append(anew)
        same = anew is left[0]
        left = [table for table in left[1:] if same or not _is_in(table, anew)]
    # no word may be lost to the text around the tables
    return made if _words_in(tables) <= _words_in(made) else list(tables)


def _words_in(tables: Sequence[TableGrid]) -> Counter[str]:
    return Counter(word for table in tables for cell in table.cells for word in cell.text.split())


def _parted(
    page: Page,
    tables: Sequence[TableGrid],
    ruled: Sequence[TableGrid],
    lines: Sequence[Stroke],
    index: WordIndex,
) -> tuple[list[TableGrid], list[TableGrid]]:
    """Part what alignment found below one another at the headings that it did not see.

    Returns:
        The tables that are left as they are, and the parts of the others.
    """
    left = list(tables)
    whole: list[TableGrid] = []
    parted: list[TableGrid] = []
    while left:
        table = left.pop(0)
        parts = part_at_headings(page, lines_from(table, lines, index), index)
        anew = [find_aligned_tables(part, ruled) for part in parts]
        if not anew or any(len(one) != 1 for one in anew):
            whole.append(table)
            continue
        own = [one for own in anew for one in own]
        parted += own
        left = [one for one in left if not any(_is_in(one, other) for other in own)]
    return whole, parted


def _made_anew(
    page: Page,
    tables: Sequence[TableGrid],
    lines: Sequence[Stroke],
    index: WordIndex,
    taken: Sequence[Box],
) -> TableGrid:
    """Make the first of some tables anew; it may take in others of them."""
    table = tables[0]
    group = draw_borders(table, lines, index, taken)
    if group is None:
        return table
    found = tables_of(page, [group])
    if len(found) != 1 or found[0].cols != table.cols or found[0].confidence <= CROWDED:
        return table
    own = [one for one in tables if _is_in(one, found[0])]
    if _has_moved(found[0], table) or any(_has_several(found[0], one, index) for one in own):
        return table
    if any(map(_is_fused, found[0].cells)):
        return table
    confidence = min(found[0].confidence, table.confidence)
    return replace(found[0], confidence=confidence, lined=True)


def _is_fused(cell: SpanCell) -> bool:
    """Say whether a text over several columns ends in a figure: it may be two cells."""
    *before, last = cell.text.split() or [""]
    return cell.colspan > 1 and bool(before) and is_value(last) and not YEAR.fullmatch(last)


def _is_in(table: TableGrid, other: TableGrid) -> bool:
    return bool(table.box and other.box and _holds(other.box, *table.box.middle))


def _has_several(found: TableGrid, table: TableGrid, index: WordIndex) -> bool:
    """Say whether a drawn cell holds several values, or a drawn row several records."""
    values = [(cell, words) for cell, words in words_of(table, index) if words and _is_value(cell)]
    boxes = [cell.box for cell in found.cells if cell.box and cell.text]
    middles = [words[0].box.middle for _, words in values]
    if any(sum(_holds(box, x, y) for x, y in middles) > 1 for box in boxes):
        return True
    if _has_figures(table, [cell for cell, _ in values]):
        return _holds_first_row(found, table)
    return _has_begun_rows(found, table)


def _has_figures(table: TableGrid, values: Sequence[SpanCell]) -> bool:
    """Say whether a column is one of figures, running numbers aside: each record has one."""
    filled = Counter(cell.col for cell in table.cells if cell.text and cell.row)
    figures = Counter(cell.col for cell in values if cell.row and not _is_running(cell))
    return any(n >= FEWEST_FIGURES and n >= HALF * filled[col] for col, n in figures.items())


def _is_running(cell: SpanCell) -> bool:
    return cell.col == 0 and len(cell.text) <= LONGEST_NUMBER


def _is_value(cell: SpanCell) -> bool:
    """Say whether a cell begins as figures do, and not as an item of a list (``1. Rapat``)."""
    first, _, rest = cell.text.partition(" ")
    if cell.rowspan > 1 or (rest and is_item(first)):
        return False
    return is_value(cell.text) or bool(_FIGURE.match(cell.text))


def _holds(box: Box, x: float, y: float) -> bool:
    return box.x0 <= x < box.x1 and box.top <= y < box.bottom


def _holds_first_row(found: TableGrid, table: TableGrid) -> bool:
    """Say whether the drawn row of the heading holds a row of the body, too: none has a line."""
    end = min((cell.box.bottom for cell in found.cells if cell.box and not cell.row), default=0.0)
    full = 0
    for own in _rows_of(table):
        columns = {col for cell in own for col in _columns(cell)}
        full += len(columns) > HALF * table.cols and _middle_of(own) < end
    return full > 1


def _has_begun_rows(found: TableGrid, table: TableGrid) -> bool:
    """Say whether a text begins in a drawn row below another one: lines of one run on small."""
    spans = {
        cell.row: (cell.box.top, cell.box.bottom)
        for cell in found.cells
        if cell.rowspan == 1 and cell.box
    }
    held: set[int] = set()
    for own in sorted(_rows_of(table), key=_middle_of):
        row = next((k for k, (top, end) in spans.items() if top <= _middle_of(own) < end), None)
        if row in held and any(may_begin(cell.text) for cell in own):
            return True
        held |= {row} if row is not None else set()
    return False


def _middle_of(cells: Sequence[SpanCell]) -> float:
    return median(cell.box.middle[1] for cell in cells if cell.box)


def _columns(cell: SpanCell) -> range:
    return range(cell.col, cell.col + cell.colspan)


def _has_moved(found: TableGrid, table: TableGrid) -> bool:
    """Say whether words came to other columns than alignment had them in."""
    now: list[Counter[str]] = [Counter() for _ in range(found.cols)]
    for cell in found.cells:
        for col in _columns(cell):
            now[col].update(cell.text.split())
    then: list[Counter[str]] = [Counter() for _ in range(table.cols)]
    for cell in table.cells:
        if cell.colspan == 1:
            then[cell.col].update(cell.text.split())
    return not all(map(Counter.__le__, then, now))


def _rows_of(table: TableGrid) -> list[list[SpanCell]]:
    """Return the cells with text of each row, but for those that go over several."""
    rows: dict[int, list[SpanCell]] = {}
    for cell in table.cells:
        if cell.text and cell.rowspan == 1 and cell.box:
            rows.setdefault(cell.row, []).append(cell)
    return list(rows.values())

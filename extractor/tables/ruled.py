"""Tables whose borders are drawn: a page's rulings to grids with true spans.

Steps: rulings to strokes and groups of them that touch (``rulings``), each group to a
lattice of positions and drawn edges (``ruled_lattice``), the lattice to cells with their
words (``ruled_cells``), frames and charts out (``ruled_evidence``), noise out
(``ruled_noise``), records without lines between them apart (``ruled_rows``), then text,
fills and marks of each cell. What is painted cell by cell without lines comes after
(``ruled_fills``). A group that is no table gives its words back.

Limits: pale watermarks cannot be told from text, only large ones; a nested table is a
table of its own, and its words are not in the cell that it stands in.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from statistics import median

from extractor.readers.cells import SpanCell, TableGrid
from extractor.readers.page import Box, Page, Word
from extractor.tables.cell_fills import colour_cells
from extractor.tables.cell_marks import mark_cells
from extractor.tables.cell_text import words_to_lines
from extractor.tables.ruled_cells import DraftCell, find_cells
from extractor.tables.ruled_evidence import Evidence, crosses, weigh_evidence
from extractor.tables.ruled_fills import fills_to_strokes
from extractor.tables.ruled_gaps import has_undrawn_columns
from extractor.tables.ruled_lattice import Lattice, Span, build_lattice
from extractor.tables.ruled_noise import drop_noise
from extractor.tables.ruled_open_cells import split_open_cells
from extractor.tables.ruled_rows import is_crowded, split_records
from extractor.tables.rulings import StrokeGroup, connect_strokes, merge_rulings, thick_lines

TOO_MANY_RULINGS = "too-many-rulings"
"""Note on a page whose shortest lines were left out."""
MOST_GROUPS = 500
"""Groups of lines with two columns or more on one page; the largest ones are looked at."""
WATERMARK = 3.0
"""Words this many times larger than a table's usual word, and reaching over their cell's
borders, are printed across the page, not in the cell."""
PAINTED = Decimal("0.7")
"""Most confidence in a table without lines, whose cells are painted areas."""
LEAST_WORDED = 0.6
"""Share of such cells that hold words: shaded paragraphs leave many empty strips."""
BEHIND_PICTURE = Decimal("0.5")
"""Most confidence in a table over a picture of the page: what is seen is the picture, and
the lines are what a text recogniser thought to see, often at other heights."""
MOST_OF_TABLE = 0.8
"""Share of a table's area that such a picture covers."""
CROWDED = Decimal("0.6")
"""Most confidence in a table with records that no lines part, whether they were told apart
by their heights or could not be."""
INNER = 2.0
"""Points by which a nested table's lines may go over the cell that it stands in."""


def find_ruled_tables(page: Page) -> list[TableGrid]:
    """Find the tables of a page that are drawn with lines both ways.

    Args:
        page: its words, rulings, fills, drawings and pictures; the note
            ``too-many-rulings`` is added to it where not all lines could be used.

    Returns:
        The tables from top to bottom. At least two columns each, and two rows or a
        single row whose columns are parted by drawn lines (the rest of a table of the
        page before). A word is in one cell of one table at most.
    """
    groups, whole = connect_strokes(merge_rulings([*page.rulings, *thick_lines(page.fills)]))
    if not whole:
        _note_too_many(page)
    taken: set[int] = set()
    tables = _tables_of(page, groups, taken)
    tables += _painted_tables(page, tables, taken)
    return sorted(tables, key=_place)


def _note_too_many(page: Page) -> None:
    if TOO_MANY_RULINGS not in page.notes:
        page.notes.append(TOO_MANY_RULINGS)


def _painted_tables(page: Page, tables: Sequence[TableGrid], taken: set[int]) -> list[TableGrid]:
    """Find tables without lines whose cells are painted areas side by side."""
    strokes = fills_to_strokes(page, tables)
    if strokes is None:
        return []
    groups, _ = connect_strokes(strokes)
    return [
        replace(table, confidence=min(table.confidence, PAINTED))
        for table in _tables_of(page, groups, taken)
        if table.rows > 1
        and sum(bool(cell.text) for cell in table.cells) >= LEAST_WORDED * len(table.cells)
    ]


def _place(table: TableGrid) -> tuple[float, float]:
    return (table.box.top, table.box.x0) if table.box is not None else (0.0, 0.0)


def _tables_of(page: Page, groups: Iterable[StrokeGroup], taken: set[int]) -> list[TableGrid]:
    """Make tables of groups of strokes, nested ones first; their words become taken."""
    groups = list(groups)
    if not groups:
        return []
    index = WordIndex(page.words)
    drafts = [
        _Draft(lattice)
        for group in groups
        if (lattice := build_lattice(group, index.within(_reach(group)))) is not None
        and lattice.cols > 1
    ]
    drafts.sort(key=lambda draft: draft.lattice.box.width * draft.lattice.box.height)
    if len(drafts) > MOST_GROUPS:
        _note_too_many(page)
        drafts = drafts[-MOST_GROUPS:]
    tables: list[TableGrid] = []
    for place, draft in enumerate(drafts):
        words = [w for w in index.within(draft.lattice.box) if id(w) not in taken]
        nested = any(_is_inside(draft.lattice.box, one.lattice.box) for one in drafts[place + 1 :])
        evidence = draft.settle(words)
        if not evidence.is_table or (nested and not evidence.stands_alone):
            continue
        if evidence.open_flanks == 2 and has_undrawn_columns(draft.cells):
            continue
        tables.append(_table(draft, evidence, page))
        taken.update(id(word) for cell in draft.cells for word in cell.words)
    return tables


class _Draft:
    """A group's lattice on its way to a table."""

    def __init__(self, lattice: Lattice) -> None:
        self.lattice = lattice
        self.cells: list[DraftCell] = []
        self.split = False
        self.crowded = False

    def settle(self, words: Sequence[Word]) -> Evidence:
        """Find the cells and weigh them; rows and columns are final afterwards."""
        lattice = self.lattice
        self.cells = find_cells(lattice, words)
        kept = without_watermarks(words, (lattice.box_of(cell.span) for cell in self.cells))
        if len(kept) < len(words):
            self.cells = find_cells(lattice, kept)
        evidence = weigh_evidence(lattice, self.cells)
        if evidence.is_table:
            self.cells = drop_noise(lattice, self.cells)
            self.cells, parted = split_open_cells(lattice, self.cells)
            self.cells, self.split = split_records(lattice, self.cells)
            self.crowded = parted or self.split or is_crowded(self.cells)
        return replace(evidence, rows=lattice.rows, cols=lattice.cols)


class WordIndex:
    """Finds the words whose middle is in a box."""

    def __init__(self, words: Sequence[Word]) -> None:
        placed = sorted(
            ((top + bottom) / 2, number, (x0 + x1) / 2)
            for number, (x0, top, x1, bottom) in enumerate([word.box for word in words])
        )
        self._middles = [y for y, _, _ in placed]
        self._words = [(x, words[number]) for _, number, x in placed]

    def within(self, box: Box) -> list[Word]:
        """Return the words whose middle is in a box, by height."""
        first = bisect_left(self._middles, box.top)
        last = bisect_right(self._middles, box.bottom)
        left, right = box.x0, box.x1
        return [word for x, word in self._words[first:last] if left <= x <= right]


def _reach(group: StrokeGroup) -> Box:
    """The area of all strokes, with what sticks out."""
    horizontal, vertical = group
    ys, lefts, rights, _ = zip(*horizontal, strict=True)
    xs, tops, bottoms, _ = zip(*vertical, strict=True)
    return Box(min(*xs, *lefts), min(*ys, *tops), max(*xs, *rights), max(*ys, *bottoms))


def _is_inside(inner: Box, outer: Box) -> bool:
    return (
        outer.x0 - INNER <= inner.x0
        and outer.top - INNER <= inner.top
        and inner.x1 <= outer.x1 + INNER
        and inner.bottom <= outer.bottom + INNER
    )


def _table(draft: _Draft, evidence: Evidence, page: Page) -> TableGrid:
    lattice = draft.lattice
    cells = [_cell(one, lattice.box_of(one.span)) for one in sorted(draft.cells, key=_span_of)]
    cells = colour_cells(cells, page.fills)
    sizes = [word.size for one in draft.cells for word in one.words if word.size]
    cells = mark_cells(cells, page, median(sizes) if sizes else 0.0)
    return TableGrid(
        tuple(cells),
        lattice.rows,
        lattice.cols,
        page=page.number,
        box=lattice.box,
        confidence=min(
            evidence.confidence,
            CROWDED if draft.crowded else Decimal(1),
            BEHIND_PICTURE if _is_behind_picture(lattice.box, page) else Decimal(1),
        ),
    )


def _is_behind_picture(box: Box, page: Page) -> bool:
    for picture in page.pictures:
        width = min(box.x1, picture.box.x1) - max(box.x0, picture.box.x0)
        height = min(box.bottom, picture.box.bottom) - max(box.top, picture.box.top)
        if width > 0 < height and width * height > MOST_OF_TABLE * box.width * box.height:
            return True
    return False


def _span_of(cell: DraftCell) -> Span:
    return cell.span


def _cell(draft: DraftCell, box: Box) -> SpanCell:
    lines = words_to_lines(draft.words)
    return SpanCell(*draft.span, text=" ".join(lines), lines=lines, box=box)


def without_watermarks(words: Sequence[Word], cells: Iterable[Box]) -> list[Word]:
    """Leave out the words printed across a table: far larger than its usual word.

    Args:
        words: the words whose middle is in the table.
        cells: the boxes of its cells.
    """
    sizes = [word.size for word in words if word.size]
    largest = WATERMARK * median(sizes) if sizes else 0.0
    if not largest or max(sizes) <= largest:
        return list(words)
    boxes = list(cells)
    return [word for word in words if word.size <= largest or _is_in_one(word, boxes)]


def _is_in_one(word: Word, cells: Sequence[Box]) -> bool:
    x, y = word.box.middle
    holder = next((c for c in cells if c.x0 <= x < c.x1 and c.top <= y < c.bottom), None)
    return holder is not None and not crosses(word, holder)

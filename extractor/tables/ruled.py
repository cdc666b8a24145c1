"""Tables whose borders are drawn: a page's rulings to grids with true spans.

Steps: lines under words out (``underlines``), rulings to strokes and groups of them that
touch (``rulings``), lines that go on below sections' headings put to their table
(``ruled_sections``), groups that a full row parts together (``ruled_parted``), rows that only
alternate in shade put to their heading (``ruled_bands``) or to the page before
(``ruled_carried``), rows without lines to theirs (``ruled_unlined``), lines between headings of
two levels put in (``ruled_levels``), each group to a lattice of positions and
drawn edges (``ruled_lattice``), the lattice to cells with their words (``ruled_cells``),
frames and charts out (``ruled_evidence``), noise out
(``ruled_noise``). Then what the drawn cells say wrong: text printed over its neighbours
(``ruled_spills``), column numbers (``ruled_numbers``), missing borders between columns and
rows (``ruled_gapped``, ``ruled_open_cells``), records without lines between them
(``ruled_rows``). Last text, fills (``cell_fills``) and marks (``cell_marks``, with
``painted_bars``) of each cell. What is painted cell by cell without lines comes after
(``ruled_fills``, ``ruled_painted``). A group that is no table gives its words back.

Limits: pale watermarks cannot be told from text, only large ones; a nested table is a
table of its own, and its words are not in the cell that it stands in.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from operator import attrgetter, itemgetter
from statistics import median

from extractor.readers.cells import SpanCell, TableGrid
from extractor.readers.page import Box, Fill, Page, Word, tuples_of
from extractor.tables.cell_fills import find_colours
from extractor.tables.cell_marks import USUAL_SIZE, mark_cells
from extractor.tables.cell_text import lines_with_heights
from extractor.tables.painted_bars import find_bars, without_dark_bars
from extractor.tables.pictured_pages import most_confidence
from extractor.tables.ruled_bands import add_bands
from extractor.tables.ruled_carried import carried_bands
from extractor.tables.ruled_cells import DraftCell, find_cells
from extractor.tables.ruled_evidence import Evidence, crosses, weigh_evidence
from extractor.tables.ruled_fills import fills_to_strokes
from extractor.tables.ruled_gapped import split_gapped_cells
from extractor.tables.ruled_gaps import has_undrawn_columns
from extractor.tables.ruled_lattice import Lattice, build_lattice
from extractor.tables.ruled_levels import add_levels
from extractor.tables.ruled_loose import has_words_beside, join_flanks, join_short
from extractor.tables.ruled_noise import drop_noise
from extractor.tables.ruled_numbers import split_number_rows
from extractor.tables.ruled_open_cells import split_open_cells
from extractor.tables.ruled_painted import holds_bands, with_all_columns
from extractor.tables.ruled_parted import join_parted
from extractor.tables.ruled_rows import is_crowded, split_records
from extractor.tables.ruled_sections import add_sections
from extractor.tables.ruled_shades import split_shaded_cells
from extractor.tables.ruled_spills import take_back_spills
from extractor.tables.ruled_unlined import add_unlined
from extractor.tables.rulings import StrokeGroup, connect_strokes, merge_rulings, thick_lines
from extractor.tables.underlines import without_underlines

TOO_MANY_RULINGS = "too-many-rulings"
"""Note on a page whose shortest lines were left out, or the smallest of its tables."""
TOO_MANY_AREAS = "too-many-areas"
"""Note on a page with painted areas that were not looked at: the smallest or the lowest ones."""
MOST_GROUPS = 500
"""Groups of lines with two columns or more on one page; the largest ones are looked at."""
WATERMARK = 3.0
"""Words this many times larger than a table's usual word, and reaching over their cell's
borders, are printed across the page, not in the cell."""
PAINTED = Decimal("0.6")
"""Most confidence in a table without lines, whose cells are painted areas: where two of one
colour meet, nothing parts them."""
LEAST_WORDED = 0.6
"""Share of such cells that hold words: shaded paragraphs leave many empty strips."""
CROWDED = Decimal("0.6")
"""Most confidence in a table with records that no lines part, whether they were told apart
by their heights or could not be."""
INNER = 2.0
"""Points by which a nested table's lines may go over the cell that it stands in."""
_MIDDLE = itemgetter(0)
_SPAN = attrgetter("span")


def find_ruled_tables(page: Page, above: Sequence[TableGrid] = ()) -> list[TableGrid]:
    """Find the tables of a page that are drawn with lines both ways.

    Args:
        page: its words, rulings, fills, drawings and pictures; the notes
            ``too-many-rulings`` and ``too-many-areas`` are added to it where not all lines
            or painted areas could be used.
        above: the tables of the page before, which rows of this one may go on with.

    Returns:
        The tables from top to bottom. At least two columns each, and two rows or a
        single row whose columns are parted by drawn lines (the rest of a table of the
        page before). A word is in one cell of one table at most.
    """
    rulings = without_underlines(page.rulings, page.words)
    thick = without_dark_bars(thick_lines(page.fills), rulings)
    strokes = merge_rulings([*rulings, *thick])
    groups, whole = connect_strokes(strokes)
    groups, parted = add_sections(groups, strokes.vertical, page.words)
    groups, joined = join_parted(groups, strokes.horizontal, page.words)
    groups = join_short(groups, strokes.horizontal)
    carried = carried_bands(above, groups, strokes.horizontal, page.fills, page.words)
    groups, banded = add_bands(groups, strokes.horizontal, page.fills, page.words)
    if carried is not None:
        groups.append(carried[0])
        banded.append(carried[1])
    groups, unlined = add_unlined(groups, strokes.horizontal, page.words)
    groups, flanked = join_flanks(groups, strokes.vertical, page.words)
    if not whole:
        _note(page, TOO_MANY_RULINGS)
    taken: set[int] = set()
    tables = [
        *_doubted_at([*parted, *joined, *banded, *unlined], _tables_of(page, groups, taken)),
        *_doubted(_tables_of(page, flanked, taken), CROWDED),
    ]
    tables += _painted_tables(page, tables, taken)
    return sorted(tables, key=_place)


def _note(page: Page, reason: str) -> None:
    if reason not in page.notes:
        page.notes.append(reason)


def _painted_tables(page: Page, tables: Sequence[TableGrid], taken: set[int]) -> list[TableGrid]:
    """Find tables without lines whose cells are painted areas side by side."""
    strokes, whole = fills_to_strokes(page, tables)
    groups: list[StrokeGroup] = []
    if strokes is not None:
        groups, connected = connect_strokes(strokes)
        whole = whole and connected
    if not whole:
        _note(page, TOO_MANY_AREAS)
    groups = with_all_columns(groups, tables, page)
    return [
        table
        for table in _doubted(_tables_of(page, groups, taken), PAINTED)
        if table.rows > 1
        and sum(bool(cell.text) for cell in table.cells) >= LEAST_WORDED * len(table.cells)
        and not holds_bands(table, page.words)
    ]


def _doubted(tables: Iterable[TableGrid], most: Decimal) -> list[TableGrid]:
    return [replace(table, confidence=min(table.confidence, most)) for table in tables]


def _doubted_at(places: Sequence[Box], tables: Sequence[TableGrid]) -> list[TableGrid]:
    """Make those tables less sure that any of the places is in."""
    return [
        replace(table, confidence=min(table.confidence, CROWDED))
        if table.box is not None and any(_is_inside(place, table.box) for place in places)
        else table
        for table in tables
    ]


def _place(table: TableGrid) -> tuple[float, float]:
    return (table.box.top, table.box.x0) if table.box is not None else (0.0, 0.0)


def tables_of(page: Page, groups: Iterable[StrokeGroup]) -> list[TableGrid]:
    """Make tables of the lines of each; what is no table is left out.

    Args:
        page: the page, to which notes are added where it is too much to be looked at whole.
        groups: the lines of one table each.
    """
    return _tables_of(page, groups, set())


def _tables_of(page: Page, groups: Iterable[StrokeGroup], taken: set[int]) -> list[TableGrid]:
    """Make tables of groups of strokes, nested ones first; their words become taken."""
    groups = list(groups)
    if not groups:
        return []
    index = WordIndex(page.words)
    drafts = []
    for group in groups:
        around = index.within(_reach(group))
        lattice, whole = build_lattice(add_levels(group, around), around)
        if not whole:
            _note(page, TOO_MANY_RULINGS)
        if lattice is not None and lattice.cols > 1:
            drafts.append(_Draft(lattice, has_words_beside(group, lattice.box, around)))
    drafts.sort(key=_area)
    if len(drafts) > MOST_GROUPS:
        _note(page, TOO_MANY_RULINGS)
        drafts = drafts[-MOST_GROUPS:]
    boxes = [draft.lattice.box for draft in drafts]
    tables: list[TableGrid] = []
    for place, (draft, box) in enumerate(zip(drafts, boxes, strict=True)):
        words = index.within(box)
        if taken:
            words = [word for word in words if id(word) not in taken]
        nested = any(_is_inside(box, other) for other in boxes[place + 1 :])
        evidence = draft.settle(words, page.fills)
        if not evidence.is_table or (nested and not evidence.stands_alone):
            continue
        if evidence.open_flanks == 2 and has_undrawn_columns(draft.cells):
            continue
        tables.append(_table(draft, evidence, page))
        for cell in draft.cells:
            taken.update(map(id, cell.words))
    return tables


class _Draft:
    """A group's lattice on its way to a table."""

    def __init__(self, lattice: Lattice, frayed: bool) -> None:
        self.lattice = lattice
        self.cells: list[DraftCell] = []
        self.crowded = frayed

    def settle(self, words: Sequence[Word], fills: Sequence[Fill]) -> Evidence:
        """Find the cells and weigh them; rows and columns are final afterwards."""
        lattice = self.lattice
        self.cells = find_cells(lattice, words)
        kept = without_watermarks(words, (lattice.box_of(cell.span) for cell in self.cells))
        if len(kept) < len(words):
            self.cells = find_cells(lattice, kept)
        evidence = weigh_evidence(lattice, self.cells)
        if evidence.is_table:
            self.cells = drop_noise(lattice, self.cells)
            spilled = bool(evidence.crossing) and take_back_spills(lattice, self.cells)
            self.cells = split_shaded_cells(lattice, self.cells, fills)
            self.cells = split_number_rows(lattice, self.cells)
            self.cells, gapped = split_gapped_cells(lattice, self.cells)
            self.cells, parted = split_open_cells(lattice, self.cells)
            self.cells, split = split_records(lattice, self.cells)
            self.crowded |= spilled or gapped or parted or split or is_crowded(self.cells)
        if (lattice.rows, lattice.cols) != (evidence.rows, evidence.cols):
            evidence = replace(evidence, rows=lattice.rows, cols=lattice.cols)
        return evidence


def _area(draft: _Draft) -> float:
    box = draft.lattice.box
    return box.width * box.height


class WordIndex:
    """Finds the words whose middle is in a box."""

    def __init__(self, words: Sequence[Word]) -> None:
        boxes = [word.box for word in words]
        self._placed = [
            ((top + bottom) / 2, (x0 + x1) / 2, word)
            for (x0, top, x1, bottom), word in zip(boxes, words, strict=True)
        ]
        self._placed.sort(key=_MIDDLE)

    def within(self, box: Box) -> list[Word]:
        """Return the words whose middle is in a box, by height."""
        left, top, right, bottom = box
        first = bisect_left(self._placed, top, key=_MIDDLE)
        last = bisect_right(self._placed, bottom, key=_MIDDLE)
        return [word for _, x, word in self._placed[first:last] if left <= x <= right]


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
    drafts = sorted(draft.cells, key=_SPAN)
    boxes = _boxes(lattice, drafts)
    colours, whole = find_colours(boxes, page.fills)
    if not whole:
        _note(page, TOO_MANY_AREAS)
    cells = list(map(_cell, drafts, boxes, colours))
    if page.drawings or page.pictures or page.fills:
        sizes = [size for one in draft.cells for word in one.words if (size := word.size)]
        size = median(sizes) if sizes else USUAL_SIZE
        bars, whole = find_bars(cells, page.fills, size)
        if not whole:
            _note(page, TOO_MANY_AREAS)
        cells = mark_cells(cells, page, size, bars)
    return TableGrid(
        tuple(cells),
        lattice.rows,
        lattice.cols,
        page=page.number,
        box=lattice.box,
        confidence=min(
            evidence.confidence,
            CROWDED if draft.crowded else Decimal(1),
            most_confidence(lattice.box, page),
        ),
    )


def _boxes(lattice: Lattice, cells: Sequence[DraftCell]) -> list[Box]:
    """Return the borders of each cell."""
    xs, ys = lattice.xs, lattice.ys
    sides = [
        (xs[col], ys[row], xs[col + colspan], ys[row + rowspan])
        for row, col, rowspan, colspan in [cell.span for cell in cells]
    ]
    return list(tuples_of(Box, *zip(*sides, strict=True)))


def _cell(draft: DraftCell, box: Box, colour: str | None) -> SpanCell:
    row, col, rowspan, colspan = draft.span
    lines, heights = lines_with_heights(draft.words) if draft.words else ((), ())
    text = " ".join(lines)
    return SpanCell(row, col, rowspan, colspan, text, lines, box, colour, heights=heights)


def without_watermarks(words: Sequence[Word], cells: Iterable[Box]) -> list[Word]:
    """Leave out the words printed across a table: far larger than its usual word.

    Args:
        words: the words whose middle is in the table.
        cells: the boxes of its cells.
    """
    sizes = [size for word in words if (size := word.size)]
    # the usual size is no less than the least one: most tables have words of like size
    if not sizes or max(sizes) <= WATERMARK * min(sizes):
        return list(words)
    largest = WATERMARK * median(sizes)
    if not largest or max(sizes) <= largest:
        return list(words)
    boxes = list(cells)
    # Some letters of a slanted one may stand within a cell: what is set alike goes with them.
    across = {
        (word.font, word.size)
        for word in words
        if word.size > largest and not _is_in_one(word, boxes)
    }
    return [word for word in words if (word.font, word.size) not in across]


def _is_in_one(word: Word, cells: Sequence[Box]) -> bool:
    x, y = word.box.middle
    holder = next((c for c in cells if c.x0 <= x < c.x1 and c.top <= y < c.bottom), None)
    return holder is not None and not crosses(word, holder)

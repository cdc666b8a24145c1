"""Which pages a wide sheet is printed on: bands of rows, and stripes of columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from extractor.kinds.beside_columns import column_of
from extractor.kinds.beside_evidence import (
    PagePart,
    header_rows,
    part_of,
    repeated_by,
    rows_agree,
    same_columns,
    stands_beside,
)
from extractor.kinds.beside_lines import LEVEL, are_titles, lines_above
from extractor.tables.grid import GridRow, Segment, TextLine

_MOST_BANDS = 40
"""Pages of rows that are looked at for the next stripe."""
_HEADER_WINDOW = 8
"""Rows among which a header is looked for."""
_LOWEST = 2
"""Borders from the last one upwards that are compared first."""
_WIDEST_COLUMN = 250.0
"""Points; a page whose lines are wider holds running text, and no column alone."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The pages of a wide sheet: bands of pages, each from left to right.

    Attributes:
        bands: the pages' numbers.
        repeated: how many first columns each of the further stripes repeats.
        taken: the numbers of the lines that are cells of a column without a grid.
    """

    bands: list[list[int]]
    repeated: list[int]
    taken: set[int] = field(default_factory=set)

    def pages(self) -> set[int]:
        """Return the numbers of its pages."""
        return {page for band in self.bands for page in band}


class Pages:
    """The tables that stand at one place of their pages, and the lines around them."""

    def __init__(
        self,
        tables: Mapping[int, Sequence[Segment]],
        place: int,
        lines: Mapping[int, list[TextLine]],
    ) -> None:
        """Begin with the tables.

        Args:
            tables: for each page its tables from top to bottom.
            place: which of them to look at, from 0.
            lines: for each page its lines outside the tables.
        """
        self._tables = tables
        self._place = place
        self._lines = lines
        self._parts: dict[int, PagePart | None] = {}
        self._columns: dict[int, set[int]] = {}
        self._heights: dict[int, list[float]] = {}

    def lines(self, page: int) -> Sequence[TextLine]:
        """Return the lines of a page outside its tables, but those above the table before."""
        lines = self._lines.get(page, [])
        above = self._tables[page][: self._place] if page in self._tables else ()
        box = above[-1].rows[-1].box if above else None
        return [one for one in lines if box is None or (one.box and one.box.top > box.bottom)]

    def goes_with(self, line: TextLine) -> bool:
        """Say whether a line goes where its page's table goes: not one near a further table."""
        if line.page is None or line.box is None:
            return False
        table = self.table(line.page)
        last = table is None or len(self._tables[line.page]) == self._place + 1
        top = table.rows[0].box if table else None
        return last or (top is not None and line.box.top < top.top)

    def table(self, page: int) -> Segment | None:
        """Return the table of a page."""
        tables = self._tables.get(page, ())
        return tables[self._place] if len(tables) > self._place else None

    def part(self, page: int) -> PagePart | None:
        """Return what is asked of a page's table, be it a grid or a column without one."""
        if page not in self._parts:
            table = self.table(page)
            self._parts[page] = part_of(table) if table is not None else None
        return self._parts[page]

    def sheets(self) -> list[Sheet]:
        """Find the wide sheets, none of which has a page of another."""
        found: list[Sheet] = []
        taken: set[int] = set()
        for page in sorted(self._tables):
            known = page in taken or not self._may_begin(page)
            sheet = None if known else self._sheet_from(page)
            if sheet is not None:
                found.append(sheet)
                taken |= sheet.pages()
        return found

    def _may_begin(self, page: int) -> bool:
        """Say whether a page has a header, and not the same one as the page before."""
        if not any(self._ends_level(page, page + n) for n in range(1, _MOST_BANDS + 1)):
            return False
        table, above = self.table(page), self.table(page - 1)
        if table is None or (above is not None and _begin_alike(above, table)):
            return False
        return bool(header_rows(table.rows[:_HEADER_WINDOW]))

    def _sheet_from(self, start: int) -> Sheet | None:
        """The sheet that begins on a page, with as few bands as tell it."""
        for bands in range(1, _MOST_BANDS + 1):
            sheet = self._sheet_of(start, bands)
            if sheet is not None:
                return sheet
            if self.table(start + bands) is None:
                return None
        return None

    def _sheet_of(self, start: int, bands: int) -> Sheet | None:
        """The sheet of so many bands that begins on a page."""
        stripes = [start]
        repeated: list[int] = []
        while (count := self._repeated_by(stripes, stripes[-1] + bands)) is not None:
            page = stripes[-1] + bands
            if not all(self._goes_down(start, page, down) for down in range(1, bands)):
                break
            stripes.append(page)
            repeated.append(count)
        if len(stripes) == 1:
            return None
        pages = [[page + band for page in stripes] for band in range(bands)]
        if bands == 1:
            pages += self._bands_below(stripes)
        taken = [self._columns.get(page, set()) for band in pages for page in band]
        return Sheet(pages, repeated, set().union(*taken))

    def _repeated_by(self, stripes: Sequence[int], page: int) -> int | None:
        """How many columns the next stripe's first page repeats; None if it is no stripe."""
        start = stripes[0]
        if not self._ends_level(start, page):
            return None
        table, first = self.table(page), self.table(start)
        if len(stripes) == 1 and table and first and _begin_alike(first, table):
            return None
        left = [part for one in stripes if (part := self.part(one)) is not None]
        part = self.part(page)
        if len(left) < len(stripes):
            return None
        if part is None:
            return 0 if self._is_column(start, page, headed=True) else None
        known = [line for one in stripes for line in lines_above(left[0], self.lines(one))]
        if not are_titles(known, lines_above(left[0], self.lines(page))):
            return None
        return repeated_by(left, part) if stands_beside(left, part) else None

    def _ends_level(self, one: int, other: int) -> bool:
        """Say whether two pages' tables end at the same heights, or the other page has none.

        This is what most pages are parted by, and needs no look at their texts.
        """
        if self._tables.get(other) is None:
            return _is_narrow(self._lines.get(other, ()))
        if len(self._tables[one]) != len(self._tables[other]):
            return False
        heights = [self._heights_of(page) for page in (one, other)]
        if not all(heights):
            return False
        fewer, more = sorted(heights, key=len)
        return abs(fewer[0] - more[0]) <= LEVEL and all(
            any(abs(a - b) <= LEVEL for b in more) for a in fewer[1:_LOWEST]
        )

    def _heights_of(self, page: int) -> list[float]:
        """The heights of a table's row borders from its last one on upwards."""
        if page not in self._heights:
            table = self.table(page)
            rows = table.rows if table is not None else []
            boxes = [row.box for row in reversed(rows) if row.box is not None]
            self._heights[page] = [*(box.bottom for box in boxes[:1]), *(box.top for box in boxes)]
        return self._heights[page]

    def _is_column(self, left: int, page: int, *, headed: bool) -> bool:
        """Say whether a page holds one column without a grid, which then is its table."""
        part = self.part(left)
        if part is None or page in self._tables or len(self._tables[left]) > 1:
            return False
        found = column_of(part, self.lines(page), headed=headed)
        if found is None:
            return False
        self._parts[page], self._columns[page] = found
        return True

    def _goes_down(self, start: int, page: int, down: int) -> bool:
        """Say whether two stripes go on with their columns on pages whose rows agree."""
        left = self.part(start + down)
        if left is None or not _have_same_columns(self.part(start), left):
            return False
        return self._goes_over(page, start + down, page + down)

    def _bands_below(self, stripes: Sequence[int]) -> Iterator[list[int]]:
        """The further bands of a sheet that is printed first over and then down."""
        band = list(stripes)
        while True:
            below = [page + len(stripes) for page in band]
            if not _have_same_columns(self.part(band[0]), self.part(below[0])):
                return
            pairs = list(zip(band, below, strict=True))[1:]
            if not all(self._goes_over(above, below[0], page) for above, page in pairs):
                return
            yield below
            band = below

    def _goes_over(self, above: int, first: int, page: int) -> bool:
        """Say whether a page has the columns of the one above it and the rows of its band."""
        if above in self._columns:
            return self._is_column(first, page, headed=False)
        if self.table(first) is None or not self._ends_level(first, page):
            return False
        left, part = self.part(first), self.part(page)
        if left is None or part is None or not rows_agree(left, part):
            return False
        known = lines_above(left, self.lines(first))
        titled = are_titles(known, lines_above(part, self.lines(page)))
        return titled and _have_same_columns(self.part(above), part)


def _begin_alike(one: Segment, other: Segment) -> bool:
    """Say whether two tables have the same headings at the same places."""
    if _row_of(one.rows[0]) != _row_of(other.rows[0]):
        return False
    depth = len(header_rows(one.rows[:_HEADER_WINDOW])) or 1
    pairs = zip(one.rows[:depth], other.rows[:depth], strict=False)
    return all(_row_of(above) == _row_of(below) for above, below in pairs)


def _row_of(row: GridRow) -> list[tuple[str, int, int]]:
    """The texts of a row's cells, and where these stand to the point."""
    boxes = [(cell.text, cell.box) for cell in row.cells]
    return [(text, round(box.x0), round(box.x1)) if box else (text, 0, 0) for text, box in boxes]


def _is_narrow(lines: Sequence[TextLine]) -> bool:
    """Say whether lines may be one column of a table."""
    boxes = [line.box for line in lines if line.box]
    return bool(boxes) and max(box.x1 - box.x0 for box in boxes) <= _WIDEST_COLUMN


def _have_same_columns(one: PagePart | None, other: PagePart | None) -> bool:
    """Say whether there are two tables, whose columns stand in the same places."""
    return one is not None and other is not None and same_columns(one, other)

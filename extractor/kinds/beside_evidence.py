"""What tells that the table of one page is the right part of another page's table.

A sheet that is wider than the paper is printed in stripes: all its rows with the first columns,
then the same rows with further ones. The rows' borders then stand at the same heights on both
pages, and the headings differ. Two tables may have that in common by chance, so one of three
things must be there besides: the columns that name the rows are printed again with the same
words; or no further column is headed by what rows are about, so that they are no table of
their own; or tall and low rows take turns, and what is named by the headings of the one page is
not named by those of the other. Behind a page that is known for a stripe, the next one is told
by its rows and by having no numbers of its own.

Limits: a stripe whose headings are not printed at its top is not known for one; nor is a table
of fewer than three rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extractor.kinds.celltypes import cell_type
from extractor.kinds.concepts import SURE, match_concept
from extractor.kinds.headers import is_number_row, read_header
from extractor.tables.column_edges import Extent, column_places
from extractor.tables.grid import Cell, GridRow, Segment
from normalizers.text import fold_text

SAME_LINE = 1.0
"""Points within which two borders stand at one height: a line's own width."""
_SAME_COLUMN = 2.0
_FEWEST_ROWS = 3
_VALUES = frozenset({"amount", "percent", "volume"})
_OF_ROWS = frozenset(
    {"target", "realisasi", "capaian", "persen", "pagu", "anggaran", "biaya", "jumlah", "satuan",
     "pelaksana", "keterangan"}
)  # fmt: skip
"""First words of the concepts of columns that say something of rows named elsewhere."""
_ROW_NAMES = frozenset(
    {"no", "kode", "tujuan", "sasaran", "indikator", "program", "kegiatan", "uraian", "nama"}
)
"""First words of the concepts whose columns tell what a row is about."""
_NUMBER = "no"
_UNLIKE = 3.0
"""Points by which the heights of two rows differ plainly."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell stands, and what is printed there."""

    cell: Cell
    col: int
    row: int

    @property
    def top(self) -> float:
        """Return the height of its upper border."""
        return self.cell.box.top if self.cell.box is not None else 0.0

    @property
    def bottom(self) -> float:
        """Return the height of its lower border."""
        return self.cell.box.bottom if self.cell.box is not None else 0.0


@dataclass(slots=True)
class PagePart:
    """The table of one page, and what is asked of it."""

    segment: Segment
    borders: list[float]
    """The heights of its rows' borders, from top to bottom."""
    columns: list[Extent] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    """Its cells, those that others cover left out."""
    heading_rows: int = 0
    """How many rows its header takes, column numbers too."""
    named_rows: int = 0
    """How many of them are no column numbers."""

    @property
    def body(self) -> float:
        """Return the height at which the header ends."""
        return self.borders[self.heading_rows]


def borders_of(segment: Segment) -> list[float]:
    """Return the heights of a segment's row borders; none where they do not go down the page."""
    tops = [
        min([c.box.top for c in row.cells if c.box and c.origin is None], default=None)
        for row in segment.rows
    ]
    last = [c.box.bottom for row in segment.rows for c in row.cells if c.box]
    found = [top for top in tops if top is not None]
    if len(found) < len(tops) or not last:
        return []
    found.append(max(last))
    rising = all(one + SAME_LINE < two for one, two in pairwise(found))
    return found if rising else []


def part_of(segment: Segment) -> PagePart | None:
    """Return what is asked of a page's table; None where its rows or columns have no place."""
    borders, columns = borders_of(segment), column_places(segment.rows)
    if not borders or columns is None:
        return None
    places = [
        Place(cell, col, index)
        for index, row in enumerate(segment.rows)
        for col, cell in enumerate(row.cells)
        if cell.origin is None
    ]
    header = header_rows(segment.rows)
    named = len(header)
    while named and is_number_row(header[named - 1]):
        named -= 1
    return PagePart(segment, borders, columns, places, len(header), named)


def header_rows(rows: Sequence[GridRow]) -> Sequence[GridRow]:
    """Return the rows of a table's header, column numbers too."""
    filled = [row for row in rows if row.filled()]
    depth = read_header(filled).depth
    if not depth:
        return rows[:0]
    return rows[: next(i for i, row in enumerate(rows) if row is filled[depth - 1]) + 1]


def rows_agree(one: PagePart, other: PagePart) -> bool:
    """Say whether the rows of two pages stand at the same heights.

    A page on which cells are merged has fewer borders; all of them must be borders of the other
    page too. Within the first page's header each page may have borders of its own.
    """
    if abs(one.borders[-1] - other.borders[-1]) > SAME_LINE or not _has(other, one.body):
        return False
    bodies = [[b for b in part.borders if b >= one.body - SAME_LINE] for part in (one, other)]
    fewer, more = sorted(bodies, key=len)
    return all(any(abs(a - b) <= SAME_LINE for b in more) for a in fewer)


def _has(part: PagePart, height: float) -> bool:
    return any(abs(border - height) <= SAME_LINE for border in part.borders)


def same_columns(one: PagePart, other: PagePart) -> bool:
    """Say whether the columns of two pages stand in the same places."""
    return len(one.columns) == len(other.columns) and all(
        _same_place(a, b) for a, b in zip(one.columns, other.columns, strict=True)
    )


def _same_place(one: Extent, other: Extent) -> bool:
    return abs(one[0] - other[0]) <= _SAME_COLUMN and abs(one[1] - other[1]) <= _SAME_COLUMN


def repeated_columns(first: PagePart, other: PagePart) -> int:
    """Return how many of the first columns another page prints again, text for text.

    The headings of such a column may have got words of a heading beside them that is cut by the
    edge of the page.
    """
    height = first.body
    count = 0
    for col, (one, two) in enumerate(zip(first.columns, other.columns, strict=False)):
        if not _same_place(one, two) or not _same_texts(first, other, col, height):
            break
        if heading_words(first, col, height) - heading_words(other, col, height):
            break
        count += 1
    return count


def repeated_by(left: Sequence[PagePart], other: PagePart) -> int:
    """Return how many first columns a page prints again that stand on the pages left of it.

    Where not all of the columns to be repeated have room on the first page, the next one holds
    the rest of them.
    """
    count = repeated_columns(left[0], other)
    if count < len(left[0].columns):
        return count
    return max([count, *(repeated_columns(part, other) for part in left[1:])])


def _same_texts(one: PagePart, other: PagePart, col: int, height: float) -> bool:
    """Say whether the cells of a column hold the same texts at the same heights."""
    cells, others = (
        [p for p in part.places if p.col == col and p.cell.text and p.top >= height - SAME_LINE]
        for part in (one, other)
    )
    return len(cells) == len(others) and all(
        abs(a.top - b.top) <= SAME_LINE and fold_text(a.cell.text) == fold_text(b.cell.text)
        for a, b in zip(cells, others, strict=True)
    )


def heading_words(part: PagePart, col: int, height: float) -> Counter[str]:
    """Return the words that stand over a column above a height."""
    return Counter(word for text in heading_path(part, col, height) for word in text.split())


def heading_path(part: PagePart, col: int, height: float) -> list[str]:
    """Return the texts over a column above a height, from top to bottom."""
    return [
        fold_text(p.cell.text)
        for p in part.places
        if p.col <= col < p.col + p.cell.cols and p.top < height - SAME_LINE and p.cell.text
    ]


def stands_beside(left: Sequence[PagePart], other: PagePart) -> bool:
    """Say whether a page holds further columns of the table that another one begins.

    Args:
        left: the pages left of it, from the one with the table's first columns.
        other: the page.
    """
    first, before = left[0], left[-1]
    if not rows_agree(first, other) or first.heading_rows == 0:
        return False
    if len(first.segment.rows) - first.heading_rows < _FEWEST_ROWS:
        return False
    height = first.body
    count = repeated_by(left, other)
    paths = [heading_path(other, col, height) for col in range(count, len(other.columns))]
    if 2 * sum(map(bool, paths)) <= len(paths) or _holds_values(other, count, height):
        return False
    if count and _names_rows_again(first, count, height):
        known = [heading_path(before, col, height) for col in range(count, len(before.columns))]
        return paths != known
    if same_columns(first, other):
        return False
    own = {name for path in paths for name in _row_names(path)}
    names = {
        n for col in range(len(first.columns)) for n in _row_names(heading_path(first, col, height))
    }
    if not names or _NUMBER in own or names & own:
        return False
    told = not own and any(map(_is_of_rows, paths))
    return told or before is not first or _heights_vary(first)


def _is_of_rows(path: Sequence[str]) -> bool:
    """Say whether a column holds targets, results or the like: of rows that are named elsewhere."""
    matches = [match for text in [" ".join(path), *path] if (match := match_concept(text))]
    return any(m.score >= SURE and m.concept.split("_")[0] in _OF_ROWS for m in matches)


def _heights_vary(part: PagePart) -> bool:
    """Say whether tall and low rows take turns so that two tables do not agree by chance."""
    heights = [b - a for a, b in pairwise(part.borders[part.heading_rows :])]
    return sum(abs(b - a) > _UNLIKE for a, b in pairwise(heights)) >= _FEWEST_ROWS


def _holds_values(part: PagePart, count: int, height: float) -> bool:
    """Say whether values stand where headings should; column numbers do not count."""
    numbered = {i for i, row in enumerate(part.segment.rows) if is_number_row(row)}
    return any(
        _is_value(p.cell.text)
        for p in part.places
        if p.col >= count and p.top < height - SAME_LINE and p.row not in numbered
    )


def _is_value(text: str) -> bool:
    """Say whether a text is a value; letters that may be ticks (``V``) count as headings."""
    name = cell_type(text)
    return (name in _VALUES and text != "%") or (name == "tick" and not text.isalpha())


def _names_rows_again(part: PagePart, count: int, height: float) -> bool:
    """Say whether words stand in the first columns, and not numbers alone, which any table has."""
    texts = {
        fold_text(p.cell.text)
        for p in part.places
        if p.col < count and p.top >= height - SAME_LINE and any(map(str.isalpha, p.cell.text))
    }
    return len(texts) > 1


def _row_names(path: Sequence[str]) -> set[str]:
    """Return which of the concepts that tell what rows are about head a column."""
    matches = [match for text in [" ".join(path), *path] if (match := match_concept(text))]
    return {m.concept.split("_")[0] for m in matches if m.score >= SURE} & _ROW_NAMES

"""The rest of a cut row below a header that a page repeats in plain text.

A page may repeat a table's header and hold nothing of the table but the last lines of its
last row. Where hardly a line is drawn around them they are read as text. They belong to the
table if the words of the header come back, and if each line below stands in one column and
goes on with the text that ends the page before. Further lines of the header itself are known
by the words of the headings over which they stand, capitals and all, and by their distance; they
are kept as text. One that may as well be the text's first line leaves open which it is, and the
rest is left where it is. Lines that stand side by side in several
columns cannot be told from running text; such a rest is left where it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extractor.kinds.celltypes import cell_type, is_open_ended, starts_inside
from extractor.kinds.headings import ColumnHeading
from extractor.kinds.pieces import Piece, TableDraft
from extractor.kinds.plain_region import PlainRegion
from extractor.readers.page import Box, box_around
from extractor.tables.column_edges import Extent, column_places
from extractor.tables.grid import Cell, GridRow, TextLine
from normalizers.text import fold_text

_SAME_WORDS = 0.5
"""Share of a header's words that the region holds at least; all of its own are in the header."""
_LEEWAY = 2.0
"""Points by which a word may stand over its column's edge."""
_LINE_GAP = 1.0
"""Share of a line's height from which on white space ends the rest."""

_WORDS = frozenset({"text", "unit_kerja", "unit"})
"""Types of cells that may be cut; a value is not."""


class Rest(NamedTuple):
    """The rest of a table's last row: its piece, and how many lines below the header it took.

    The first of them may be ``skipped``: they go on with the header.
    """

    piece: Piece
    taken: int
    skipped: Sequence[TextLine] = ()


def lines_below(region: PlainRegion) -> list[TextLine]:
    """Return the lines of a region that are no header."""
    return region.lines[region.header_end :]


def find_rest(draft: TableDraft, region: PlainRegion, lines: Sequence[TextLine]) -> Rest | None:
    """Find the rest of a table's last row below its repeated header.

    Args:
        draft: the table that ends above.
        region: the repeated header, found in plain text.
        lines: the text below the region.

    Returns:
        None where there is no rest, or where the region may hold rows of its own.
    """
    last = draft.pieces[-1] if draft.plain is None else None
    if last is None or not last.rows or not _on_next_page(last.rows[-1], region):
        return None
    below = lines_below(region)
    if below and region.form != "aligned":
        return None
    headings = [h for p in draft.pieces if p.header for h in p.header.headings]
    words = _words(h.printed for h in headings)
    found = _words(line.text for line in region.lines[: region.header_end])
    if not found <= words or len(found) < _SAME_WORDS * len(words):
        return None
    places = column_places([*last.header_rows, *last.rows])
    if places is None:
        return None
    # The text's first line may have been taken for the header's last one.
    first, *lines = [*region.lines, *lines]
    repeated = _header_lines(lines, first, headings, places)
    start = len(repeated)
    start += next((i for i, line in enumerate(lines[start:]) if line.text.strip()), 0)
    rest = _lines_in_columns(lines[start:], places)
    row = _row_of(rest, places)
    taken = 1 + start + len(rest) - region.header_end
    if row is None or taken < 0 or not _goes_on(last.rows[-1], row):
        return None
    columns = {column for column, _, _ in rest}
    if any(line.box and _column_of(line.box, places) in columns for line in repeated):
        return None
    return Rest(
        Piece([row], None, ruled=last.ruled), taken, repeated[max(0, region.header_end - 1) :]
    )


def _on_next_page(row: GridRow, region: PlainRegion) -> bool:
    page = region.lines[0].page
    return row.page is not None and page is not None and page == row.page + 1


def _words(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in fold_text(text).split()}


def _header_lines(
    lines: Sequence[TextLine],
    above: TextLine,
    headings: Sequence[ColumnHeading],
    places: Sequence[Extent],
) -> list[TextLine]:
    """The first lines that go on with a header: words of the headings over which they stand."""
    found: list[TextLine] = []
    for line in lines:
        box, last = line.box, above.box
        if box is None or (last and box.top - last.bottom > _LINE_GAP * box.height):
            break
        own = {
            word
            for heading in headings
            if heading.index < len(places) and _stands_over(places[heading.index], box)
            for word in heading.printed.split()
        }
        if not set(line.text.split()) <= own:
            break
        found.append(line)
        above = line
    return found


def _stands_over(place: Extent, box: Box) -> bool:
    return place[0] < box.x1 - _LEEWAY and box.x0 + _LEEWAY < place[1]


def _lines_in_columns(
    lines: Sequence[TextLine], places: Sequence[Extent]
) -> list[tuple[int, TextLine, Box]]:
    """The first lines that stand in one column each, without white space between them."""
    rest: list[tuple[int, TextLine, Box]] = []
    for line in lines:
        box = line.box
        if box is None or (rest and box.top - rest[-1][2].bottom > _LINE_GAP * box.height):
            break
        column = _column_of(box, places)
        if column is None:
            break
        rest.append((column, line, box))
    return rest


def _column_of(box: Box, places: Sequence[Extent]) -> int | None:
    return next(
        (
            index
            for index, (left, right) in enumerate(places)
            if left - _LEEWAY <= box.x0 and box.x1 <= right + _LEEWAY
        ),
        None,
    )


def _row_of(rest: Sequence[tuple[int, TextLine, Box]], places: Sequence[Extent]) -> GridRow | None:
    """The row that the lines make, with an empty cell where a column has none."""
    if not rest:
        return None
    band = box_around([box for _, _, box in rest])
    first = rest[0][1]
    cells = []
    for index, (left, right) in enumerate(places):
        texts = tuple(line.text for column, line, _ in rest if column == index)
        text = " ".join(texts)
        box = Box(left, band.top, right, band.bottom)
        blocks = (text,) if text else ()
        cells.append(Cell(text, blocks, first.line, first.page, box, texts))
    whole = Box(places[0][0], band.top, places[-1][1], band.bottom)
    return GridRow(tuple(cells), first.line, first.page, whole)


def _goes_on(above: GridRow, row: GridRow) -> bool:
    """Say whether each text stands below words, and one of them plainly goes on with them."""
    pairs = [(above.text(index), row.text(index)) for index in row.filled()]
    return all(cell_type(one) in _WORDS for one, _ in pairs) and any(
        starts_inside(text) or is_open_ended(one) for one, text in pairs
    )

"""Grids that are no tables: signatures, forms of label and colon, the boxes of a chart.

Word processors lay such things out in tables, and charts are drawn with the rulings of
tables. Their words are text: nothing is counted as a row of data, nothing is dropped.

Limits: two tables without headings that stand side by side and hold words alone, or three
of any kind, are taken for a chart; a chart whose boxes stand below one another, or whose
boxes are cells of one grid, is taken for a table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from extractor.kinds.celltypes import cell_type
from extractor.kinds.headers import read_header
from extractor.kinds.line_roles import is_party_or_date, is_signature_line, names_office
from extractor.readers.page import Box, box_around
from extractor.tables.grid import Cell, GridRow, Segment

_SIGNATURE_ROWS = 12
"""Date, parties, room for the seal, names, ranks and numbers take no more rows."""
_SIGNATURE_CELLS = 3
_FORM_SHARE = 0.6
"""Share of rows with a lone colon from which a grid is a form."""
_FORM_CELLS = 4
_VALUES = frozenset({"amount", "percent", "number", "tick", "volume", "rupiah"})
_VALUE_SHARE = 0.2
"""Share of values among the cells from which a grid without headings holds data."""
_BESIDE = 0.5
"""Share of the lower one's height that boxes beside one another have in common."""
_CHART_COLUMNS = 4
_ROW_OF_BOXES = 3
"""So many grids without headings side by side are printed by no report."""
_MOST_BOXES = 200
"""On a page with more grids than this no more are compared: each is with each other."""
_MOST = 0.5


def signature_start(rows: Sequence[GridRow]) -> int:
    """Return the row from which a grid's last rows are a signature; their number if none.

    A signature has a place with a date, the parties of an agreement, or two offices side
    by side; it has no values and no running numbers. Names and numbers of officials
    alone make none: they stand in staff lists too.

    Example:
        ``| | Bandung, 2017`` / ``BUPATI | KEPALA DINAS`` / names below a table
        of programs: the first of these rows.
    """
    for index in range(max(0, len(rows) - _SIGNATURE_ROWS), len(rows)):
        tail = rows[index:]
        if (
            _opens_signature(tail[0])
            and any(_marks_signature(row) for row in tail)
            and all(_may_sign(row) for row in tail)
        ):
            return index
    return len(rows)


def _is_parted_date(row: GridRow) -> bool:
    """Say whether a row is a place and a date with room for the day: ``Contoh, | 2017``."""
    texts = [cell.text for cell in _filled(row)]
    return len(texts) == 2 and texts[0].endswith(",") and is_party_or_date(" ".join(texts))


def _opens_signature(row: GridRow) -> bool:
    if _is_parted_date(row):
        return True
    lines = [line for cell in _filled(row) for line in cell.lines or (cell.text,)]
    return any(is_signature_line(line) or names_office(line) for line in lines)


def _marks_signature(row: GridRow) -> bool:
    cells = _filled(row)
    if _is_parted_date(row) or any(
        is_party_or_date(line) for cell in cells for line in cell.lines or (cell.text,)
    ):
        return True
    return sum(names_office(cell.text) for cell in cells) >= 2


def _may_sign(row: GridRow) -> bool:
    cells = _filled(row)
    if len(cells) > _SIGNATURE_CELLS:
        return False
    types = [cell_type(cell.text) for cell in cells]
    return _is_parted_date(row) or (not _VALUES & set(types) and types[:1] != ["running"])


def _filled(row: GridRow) -> list[Cell]:
    return [cell for cell in row.cells if cell.text]


def is_form(rows: Sequence[GridRow]) -> bool:
    """Say whether a grid is a form: ``Nama | : | BUDI``, ``Jabatan | : | GUBERNUR``."""
    filled = [_filled(row) for row in rows]
    filled = [cells for cells in filled if cells]
    if not filled or any(len(cells) > _FORM_CELLS for cells in filled):
        return False
    with_colon = sum(any(cell.text == ":" for cell in cells) for cells in filled)
    with_amount = sum(any(cell_type(c.text) == "amount" for c in cells) for cells in filled)
    # A list of programs may print a colon before each amount.
    return with_colon >= _FORM_SHARE * len(filled) and 2 * with_amount <= len(filled)


def chart_boxes(segments: Iterable[Segment]) -> set[int]:
    """Find the segments that are boxes of a chart or of an organisation's diagram.

    Boxes of a chart have no headings. On a page where two such grids of few columns that
    hold words alone stand beside one another, or three of any kind, they are a chart.
    Where most grids of a document are such boxes, its other grids of words without
    headings belong to the chart too.

    Args:
        segments: all segments of a document.

    Returns:
        The `id` of each such segment.
    """
    pages: dict[int, list[tuple[Segment, Box]]] = defaultdict(list)
    count = 0
    for segment in segments:
        count += 1
        boxes = [row.box for row in segment.rows if row.box is not None]
        page = segment.rows[0].page if segment.rows else None
        if page is not None and boxes and segment.ruled:
            pages[page].append((segment, box_around(boxes)))
    if all(_abreast(on_page) <= 1 for on_page in pages.values()):
        return set()
    found: set[int] = set()
    wordy: set[int] = set()
    for on_page in pages.values():
        headless = [(segment, box) for segment, box in on_page if _has_no_headings(segment)]
        words = [(segment, box) for segment, box in headless if _holds_words(segment)]
        wordy |= {id(segment) for segment, _ in words}
        if _abreast(headless) >= _ROW_OF_BOXES:
            found |= {id(segment) for segment, _ in headless}
        elif _abreast(words) > 1:
            found |= {id(segment) for segment, _ in words}
    return found | wordy if len(found) > _MOST * count else found


def _has_no_headings(segment: Segment) -> bool:
    filled = [row for row in segment.rows if row.filled()]
    return bool(filled) and not read_header(filled).concepts()


def _holds_words(segment: Segment) -> bool:
    if max(len(row.cells) for row in segment.rows) > _CHART_COLUMNS:
        return False
    types = [cell_type(cell.text) for row in segment.rows for cell in _filled(row)]
    return sum(name in _VALUES for name in types) <= _VALUE_SHARE * len(types)


def _abreast(boxes: Sequence[tuple[Segment, Box]]) -> int:
    """The largest number of boxes that stand beside one of them, itself counted."""
    some = boxes[:_MOST_BOXES]
    return max((1 + sum(_beside(a, b) for _, b in some) for _, a in some), default=0)


def _beside(one: Box, other: Box) -> bool:
    common = min(one.bottom, other.bottom) - max(one.top, other.top)
    apart = one.x1 <= other.x0 or other.x1 <= one.x0
    return apart and common > _BESIDE * min(one.height, other.height)

"""Tables that may have been found in part only are given with less confidence."""

from __future__ import annotations

from decimal import Decimal

from extractor.readers.cells import TableGrid
from extractor.readers.page import Box
from extractor.tables.aligned_cut import CUT, doubt_where_cut
from extractor.tables.column_gaps import Extent
from tests.extractor.tables.aligned_pages import lines_of

Rows = list[list[tuple[float, str]]]

COLUMNS = [Extent(50, 150), Extent(280, 340)]
ROWS: Rows = [[(50, "Sapi potong"), (-340, "382.949")], [(50, "Kerbau"), (-340, "108.303")]]


def confidence(rows: Rows, first: int, last: int) -> Decimal:
    """Return the confidence in a table of some of the lines."""
    lines = lines_of(rows)
    box = Box(50, lines[first].top, 340, lines[last].bottom)
    table = TableGrid((), 2, 2, box=box, ruled=False, confidence=Decimal("0.9"))
    return doubt_where_cut(table, COLUMNS, lines, [box]).confidence


def test_rows_left_out_below_or_above_lower_it() -> None:
    left: Rows = [[(50, "Ayam"), (170, "petelur"), (-340, "77.000")]]
    assert confidence([*ROWS, *left], 0, 1) == CUT
    assert confidence([*left, *ROWS], 1, 2) == CUT


def test_text_beside_it_does_not() -> None:
    text: Rows = [[(50, "Sumber: Dinas Peternakan")]]
    assert confidence([*text, *ROWS, *text], 1, 2) == Decimal("0.9")

"""Rows that a page repeats together with a table's header.

Who lets a page repeat more rows than the header's own gets the first rows of the table once
more on each page, and every amount in them twice. Such rows stand right under the repeated
header, and each cell says what it says under the header one page before. They are no rows of
the table: their cells are kept apart, and told on the row below them. Where numbers go on
behind them as they did on the page before (``1``, ``2``), something new is counted, and where
they hold no value nothing is counted twice; there they stay. So do more rows than headers have.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from extractor.kinds.celltypes import VALUE_TYPES, cell_type
from extractor.kinds.pieces import Piece
from extractor.kinds.rows import DraftRow, Note
from extractor.tables.grid import GridRow
from normalizers.text import fold_text

_MOST_ROWS = 2
"""Rows that are repeated by mistake with a header; more of them are a page printed twice."""
_VALUES = VALUE_TYPES - {"running"}
_LEADING_NUMBER = re.compile(r"^(\d{1,3})(?!\d)")


def without_repeated(
    placed: list[DraftRow], pieces: Sequence[Piece], position: int
) -> list[DraftRow]:
    """Take the rows off a piece that its page repeats with the header.

    Args:
        placed: the piece's rows, one for each of its grid rows.
        pieces: the table's pieces.
        position: the piece's place among them.
    """
    count = _repeated(pieces[position - 1], pieces[position]) if position else 0
    for row, printed in zip(placed[:count], pieces[position].rows, strict=False):
        cells = [printed.cells[index] for index in printed.filled()]
        placed[count].stray += cells
        raw = " | ".join(cell.text for cell in cells)
        row_note = Note("cell-unplaced", "row-repeated", None, raw)
        placed[count].notes += [*row.notes, row_note]
    return placed[count:]


def _repeated(above: Piece, piece: Piece) -> int:
    """Return how many rows at a piece's head are those at the head of the page before."""
    if not _on_next_page(above, piece) or not _has_same_header(above, piece):
        return 0
    same = list(
        itertools.takewhile(
            lambda pair: _texts(pair[0]) == _texts(pair[1]),
            zip(above.rows, piece.rows, strict=False),
        )
    )
    rows = [row for _, row in same]
    if not 0 < len(rows) <= _MOST_ROWS or len(rows) == len(piece.rows):
        return 0
    if not any(map(_holds_value, rows)):
        return 0
    new_count = len(above.rows) > len(rows) and _counts_on(rows[-1], piece.rows[len(rows)])
    return 0 if new_count else len(rows)


def _on_next_page(above: Piece, piece: Piece) -> bool:
    one = above.rows[0].page if above.rows else None
    two = piece.rows[0].page if piece.rows else None
    return one is not None and two is not None and two == one + 1


def _has_same_header(above: Piece, piece: Piece) -> bool:
    one, two = (
        [_texts(row) for row in each.header_rows] if each.header else [] for each in (above, piece)
    )
    return bool(one) and one == two


def _texts(row: GridRow) -> list[str]:
    """What a row says, cell by cell; a page may part its columns by one that holds nothing."""
    return [fold_text(row.text(index)) for index in row.filled()]


def _holds_value(row: GridRow) -> bool:
    """Say whether a row holds what would be counted twice; running numbers are no values."""
    return any(cell_type(row.text(index)) in _VALUES for index in row.filled())


def _counts_on(row: GridRow, after: GridRow) -> bool:
    """Say whether the number that leads a row is followed by the next one."""
    one, two = (_LEADING_NUMBER.match(each.text(0)) for each in (row, after))
    return one is not None and two is not None and int(two.group(1)) == int(one.group(1)) + 1

"""The pieces of a table, page by page: titles, header, rows of data.

A draft is a table before interpretation: its pieces and the text around it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from extractor.kinds.celltypes import cell_type
from extractor.kinds.content import guess_headings
from extractor.kinds.headers import is_number_row, read_header
from extractor.kinds.headings import ColumnHeading, HeaderReading
from extractor.kinds.period_columns import MEASURES, holds_measures, period_pools
from extractor.kinds.plain_region import PlainRegion
from extractor.tables.grid import GridRow, TextLine

_SECTION = re.compile(
    r"^(?:visi|misi)\b(?!\s+dan\b)|^(?:tujuan|urusan)\s*(?::|\d|[ivx]+\b|wajib\b|pilihan\b)",
    re.IGNORECASE,
)
"""A row above the header that heads the rows below it, and is no title of the table."""
_DATA = frozenset({"amount", "percent", "tick", "volume"})
_REMARKS = "keterangan"
_DATA_CELLS = 3
"""A header may hold a weight or two in percent, but no row of values."""


@dataclass(slots=True)
class Piece:
    """The part of a table that stands on one page: its header, if printed, and its rows."""

    rows: list[GridRow]
    header: HeaderReading | None
    header_rows: list[GridRow] = field(default_factory=list)
    title_rows: list[GridRow] = field(default_factory=list)
    """Rows of one cell above the header: a spreadsheet's titles."""
    ruled: bool = False
    """Whether borders tell which cells are merged."""
    aligned: bool = False
    """Whether rows and columns were told by where words stand on a page."""
    lined: bool = False
    """Whether lines part its rows only, and its columns were told by where words stand."""
    confidence: Decimal = Decimal(1)
    """How sure it is that these are its rows and cells."""

    @property
    def drawn(self) -> bool:
        """Say whether it comes from a page or an office file, not from dumped text."""
        return self.ruled or self.aligned


@dataclass(slots=True)
class TableDraft:
    """A table before interpretation: its pieces and the text around it."""

    pieces: list[Piece]
    above: list[TextLine] = field(default_factory=list)
    below: list[TextLine] = field(default_factory=list)
    plain: PlainRegion | None = None
    joined: bool = False
    """No text stands between this table and the one before it."""

    @property
    def ruled(self) -> bool:
        """Say whether borders tell for most rows which cells are merged."""
        told = sum(len(piece.rows) for piece in self.pieces if piece.ruled)
        return told > 0.5 * sum(len(piece.rows) for piece in self.pieces)

    def concepts(self) -> set[str]:
        """Return the header concepts of all pieces."""
        if self.plain is not None:
            return set(self.plain.concepts)
        found: set[str] = set()
        for piece in self.pieces:
            if piece.header:
                found |= piece.header.concepts()
        return found

    def telling_concepts(self) -> set[str]:
        """Return the concepts that tell the kind.

        Remarks that nobody made tell nothing; months and quarters over measures are told apart
        from those of a schedule.
        """
        found = self.concepts()
        if any(map(_measures_periods, self.pieces)):
            found.add(MEASURES)
        if self.plain is not None or _REMARKS not in found or self._remarked():
            return found
        return found - {_REMARKS}

    def _remarked(self) -> bool:
        """Say whether anything stands in the column of remarks on any page."""
        columns = {
            heading.index
            for piece in self.pieces
            if piece.header
            for heading in piece.header.headings
            if heading.concept == _REMARKS
        }
        return any(
            row.text(index) for piece in self.pieces for row in piece.rows for index in columns
        )

    def first_place(self) -> GridRow | TextLine:
        """Return the row or line with which the table begins."""
        if self.plain is not None:
            return self.plain.lines[0]
        piece = self.pieces[0]
        return (piece.header_rows or piece.rows)[0]


def guess_header(piece: Piece) -> None:
    """Without a readable heading, the cells of the first piece say what its columns are."""
    width = max((len(row.cells) for row in piece.rows), default=0)
    headings = piece.header.headings if piece.header else []
    headings += [ColumnHeading(index) for index in range(len(headings), width)]
    guess_headings(piece.rows, headings)
    if any(heading.concept or heading.period for heading in headings):
        piece.header = HeaderReading(len(piece.header_rows), headings)


def piece_of(rows: list[GridRow], *, ruled: bool) -> Piece:
    """Part a grid's rows into titles, header and the rows of data.

    Args:
        rows: the rows of a grid.
        ruled: whether borders tell which cells are merged.
    """
    filled = [row for row in rows if row.filled()]
    reading = read_header(filled)
    if reading.depth == 0:
        return Piece(filled, None, ruled=ruled)
    titles = len(reading.skipped)
    header_rows = filled[titles : reading.depth]
    if _holds_data(header_rows):
        return Piece(filled, None, ruled=ruled)
    numbers_only = all(is_number_row(row) for row in header_rows)
    sections = [row for row in filled[:titles] if _SECTION.match(row.text(row.filled()[0]))]
    return Piece(
        [*sections, *filled[reading.depth :]],
        None if numbers_only else reading,
        header_rows,
        [row for row in filled[:titles] if row not in sections],
        ruled,
    )


def _holds_data(header_rows: list[GridRow]) -> bool:
    """A page may begin with rows that only look like a header: their cells hold values."""
    types = [
        cell_type(row.text(i)) for row in header_rows for i in row.filled() if row.text(i) != "%"
    ]
    return sum(name in _DATA for name in types) >= _DATA_CELLS


def _measures_periods(piece: Piece) -> bool:
    """Say whether measures stand under a header's months or quarters."""
    headings = piece.header.headings if piece.header is not None else []
    pools = period_pools([one for one in headings if not one.measured], piece.rows)
    return any(map(holds_measures, pools.values()))

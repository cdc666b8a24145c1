"""What is to be told of a table's layout: how its rows and its columns were found."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extractor.kinds.field_columns import FieldColumn
from extractor.kinds.pages_beside import cells_elsewhere
from extractor.kinds.pieces import Piece
from extractor.kinds.rows import Note
from extractor.model import Source
from extractor.places import source_of

_SURE_GRID = Decimal("0.65")
"""Below this confidence a page's rows may be fused or cut, and a person should look."""

PlacedNote = tuple[Note, Source]


def place_of(piece: Piece) -> Source:
    """Return where a table's piece begins."""
    rows = piece.header_rows or piece.rows
    return source_of(rows[0]) if rows else Source(line=1)


def is_sure(piece: Piece) -> bool:
    """Say whether a piece's rows and cells are as they are drawn; rows of text are as printed."""
    return piece.confidence >= _SURE_GRID or not any(row.box for row in piece.rows)


def grid_notes(piece: Piece) -> list[PlacedNote]:
    """Return the notes that a piece's rows or cells are not certain, if they are not."""
    first = [*piece.header_rows[:1], *piece.rows[:1]]
    joined = [Note("grid-doubtful", "pages-beside")] if any(map(cells_elsewhere, first)) else []
    if joined or not is_sure(piece):
        notes = joined if is_sure(piece) else [*joined, Note("grid-doubtful")]
        return [(note, place_of(piece)) for note in notes]
    if piece.aligned:
        return [(Note("table-rebuilt", "aligned"), place_of(piece))]
    if piece.lined:
        return [(Note("table-rebuilt", "lined"), place_of(piece))]
    return []


def column_notes(columns: Sequence[FieldColumn], place: Source) -> list[PlacedNote]:
    """Return what is to be told of the choice of columns for fields."""
    chosen = [column for column in columns if column.field]
    notes = [Note("header-guessed", "", c.field, c.header) for c in chosen if c.guessed]
    notes += [Note("header-guessed", c.doubt, c.field, c.header) for c in chosen if c.doubt]
    notes += [
        Note("value-ambiguous", "several-columns", c.field, f"{c.header} | {c.rival}")
        for c in chosen
        if c.rival
    ]
    notes += [
        Note("value-ambiguous", "several-years", c.field, c.header)
        for c in chosen
        if c.several_years
    ]
    unsaid = [c for c in chosen if c.unsaid]
    if unsaid:
        raw = " | ".join(c.header for c in unsaid)
        notes.append(Note("header-guessed", "periods-unnamed", unsaid[0].field, raw))
    return [(note, place) for note in notes]

"""Grid rows to draft rows: each cell under the field of its column, nothing lost.

A draft row keeps the cells, not values: what a cell means is decided later. Three
repairs happen here, because they are about where text stands: column numbers fused
into a data row are taken off, a lone ``Rp`` joins its amount, and a row whose cells
slid out of their columns is put right when another place fits clearly better.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from extractor.kinds.celltypes import cell_type
from extractor.kinds.column_fit import row_misfit
from extractor.kinds.columns import align_row
from extractor.kinds.declarations import SERIES_FIELDS, field_types
from extractor.kinds.field_columns import FieldColumn
from extractor.kinds.headers import is_number_row
from extractor.readers.page import Box
from extractor.tables.grid import Cell, GridRow

MISFIT = 2.0
"""From this misfit on another place for a row's cells is tried."""
CLEAR_GAIN = 4.0
"""A row is moved only when its cells fit better by this much."""
_FREE_TEXT = frozenset({"keterangan", "rentang", "kategori"})
"""Text fields that hold numbers and dashes too."""
_SHORTEST_UNIT = 2
_MIN_FUSED_RUN = 4
_FUSED_NUMBER = re.compile(r"^(\d{1,2})(?:\s+(.*))?$", re.DOTALL)
_NUMBER_PREFIX = re.compile(
    r"^(\(?(?:\d{1,3}|[A-Za-z]|[IVX]{1,5})\s*[.)]{1,2})\s+(\S.*)$", re.DOTALL
)
_ROMAN_SECTION = re.compile(r"^((?:[IVX]{1,5}|[A-Z])\.?)\s+([A-Z].{8,})$", re.DOTALL)
_VALUES = frozenset(
    ["percent", "number", "amount", "tick", "grade", "opinion", "volume", "unit", "unit_kerja"]
)
"""Types of cells that make a row one of data, however short its words: ``AI | 110,00 | 32,48``."""
_REAL_WORD = re.compile(r"[^\W\d_]{4,}")
_HAS_LETTERS = re.compile(r"[^\W\d_]{2,}|(?:[^\W\d_] ){3}")
"""A word, or one whose letters are set apart: ``T O T A L``."""


@dataclass(slots=True)
class DraftRow:
    """A row in the making: cells by field, marks by period, series by field and year.

    ``place`` is its row in the grid of its piece; ``shades`` are the backgrounds of its own
    cells that are no part of the schedule, ``blanks`` its own cells that are empty, those of
    quarters and years as ``target.T1``, those without a field as ``extra.Lokasi``. ``hung`` is
    known where the row above went to the page before: the names of the cells that come down.
    """

    line: int
    page: int | None
    piece: int
    box: Box | None = None
    place: int = 0
    kind: str = "data"
    cells: dict[str, list[Cell]] = field(default_factory=dict)
    marks: dict[str, Cell] = field(default_factory=dict)
    series: dict[str, dict[str, Cell]] = field(default_factory=dict)
    extra: dict[str, str] = field(default_factory=dict)
    extra_cells: dict[str, Cell] = field(default_factory=dict)
    stray: list[Cell] = field(default_factory=list)
    merged: dict[str, tuple[int, int]] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    width: int = 0
    shades: list[str | None] = field(default_factory=list)
    blanks: dict[str, Cell] = field(default_factory=dict)
    hung: frozenset[str] | None = None

    def text(self, name: str) -> str:
        """Return a field's text, the parts of a cell cut over rows joined."""
        return " ".join(cell.text for cell in self.cells.get(name, ()) if cell.text)

    def has(self, name: str) -> bool:
        """Say whether a field has any text on this row."""
        return any(cell.text for cell in self.cells.get(name, ()))

    def lost(self, name: str) -> bool:
        """Say whether a field has a cell on this row whose text cannot be its own."""
        return any(note.code == "cell-unplaced" and note.field == name for note in self.notes)

    def begins(self, name: str) -> bool:
        """Say whether a field's cell begins here below a row that went to the page before."""
        return self.hung is not None and name not in self.hung

    def is_blank(self) -> bool:
        """Say whether nothing of this row found a field."""
        return not (self.cells or self.marks or self.series or self.extra)

    def ticked(self) -> bool:
        """Say whether any schedule cell of this row holds something."""
        return any(cell.text for cell in self.marks.values())


@dataclass(frozen=True, slots=True)
class Note:
    """Something seen while reading a row; it becomes a finding."""

    code: str
    reason: str = ""
    field: str | None = None
    raw: str = ""


def place_row(
    row: GridRow, columns: Sequence[FieldColumn], piece: int, *, ruled: bool = False
) -> DraftRow:
    """Put the cells of a grid row under their fields.

    Args:
        row: the printed row.
        columns: what its table's columns hold.
        piece: running number of the table's piece.
        ruled: whether borders say where each cell stands, so that none can have slid.
    """
    width = 1 + max((c.index for c in columns if c.field or c.header), default=-1)
    row = join_rupiah(row, width)
    fused = ""
    if not ruled:
        row, fused = strip_column_numbers(row)
    row = _widened(row, columns)
    draft = DraftRow(row.line, row.page, piece, row.box, row.place, width=_width_of(row, columns))
    if fused:
        draft.notes.append(Note("column-number-fused", raw=fused))
    if not ruled and row_misfit(row, columns) >= MISFIT and len(row.filled()) > 1:
        better = align_row(row, columns)
        if better and better[1] >= CLEAR_GAIN:
            columns = better[0]
            draft.notes.append(Note("row-shifted", raw=_row_text(row)))
            if better[2]:
                draft.notes.append(Note("value-ambiguous", "ticks-moved", "jadwal", _row_text(row)))
    if _is_numbering(row) or (not ruled and _is_noise(row)):
        draft.stray += [row.cells[index] for index in row.filled()]
        return draft
    by_index = {column.index: column for column in columns}
    for index in row.filled():
        _place_cell(draft, row.cells[index], by_index.get(index), index)
    if ruled:
        _place_spread(draft, row, by_index)
    elif any(cell.fill for cell in row.cells):
        _place_painted(draft, row, by_index)
    return draft


def _place_spread(draft: DraftRow, row: GridRow, columns: Mapping[int, FieldColumn]) -> None:
    """A mark or value over several months or quarters holds for each; painted cells are kept."""
    for index, cell in enumerate(row.cells):
        column = columns.get(index)
        source = cell.origin or cell
        if source.rows == 1 and (column is None or column.field != "jadwal"):
            draft.shades.append(source.fill)
        if column is not None and cell.origin is None and not cell.text:
            draft.blanks.setdefault(_name_of(column, index), cell)
        if column is None or not column.field or not column.period:
            continue
        if cell.origin is not None and not _begins_in(source, column, row, columns):
            continue
        if column.field == "jadwal" and (source.text or source.fill):
            draft.marks.setdefault(column.period, source)
        elif column.field in SERIES_FIELDS and source.text:
            draft.series.setdefault(column.field, {}).setdefault(column.period, source)


def _widened(row: GridRow, columns: Sequence[FieldColumn]) -> GridRow:
    """Count in cells over merged columns of this page the table's columns that they cover."""
    wide = {c.index: c.covers for c in columns if c.covers > 1}
    cells = [
        replace(cell, cols=wide[index]) if index in wide and cell.cols == 1 else cell
        for index, cell in enumerate(row.cells)
    ]
    return replace(row, cells=tuple(cells)) if wide else row


def _width_of(row: GridRow, columns: Sequence[FieldColumn]) -> int:
    return len(row.cells) + sum(column.covers - 1 for column in columns)


def _name_of(column: FieldColumn, index: int) -> str:
    """A column's name among a row's empty cells: ``target``, ``target.T1``, ``extra.Lokasi``."""
    if column.field is None:
        return f"extra.{_extra_header(column, index)}"
    period = str(column.period or column.year or "")
    return f"{column.field}.{period}" if period else column.field


def _extra_header(column: FieldColumn | None, index: int) -> str:
    return column.header if column and column.header else f"kolom {index + 1}"


def _place_painted(draft: DraftRow, row: GridRow, columns: Mapping[int, FieldColumn]) -> None:
    """Keep the painted cells of a table without borders; its words are placed already."""
    for index, cell in enumerate(row.cells):
        column = columns.get(index)
        if column is None or column.field != "jadwal":
            draft.shades.append(cell.fill)
        elif column.period and cell.fill:
            draft.marks.setdefault(column.period, cell)


def _begins_in(
    source: Cell, column: FieldColumn, row: GridRow, columns: Mapping[int, FieldColumn]
) -> bool:
    """Say whether a merged cell begins on this row in a column of the same field.

    A section's text over the whole table begins elsewhere: it is no mark.
    """
    place = next((index for index, other in enumerate(row.cells) if other is source), None)
    first = columns.get(place) if place is not None else None
    return first is not None and first.field == column.field


def _is_numbering(row: GridRow) -> bool:
    """Say whether a row is column numbers: ``(1) (2) (3)``."""
    return is_number_row(row) and all(row.text(index).startswith("(") for index in row.filled())


def _is_noise(row: GridRow) -> bool:
    """A few stray letters and no value at all: a border read as text (``г | la``)."""
    texts = [row.text(index) for index in row.filled()]
    if not texts or len(texts) > 4 or not any(any(c.isalpha() for c in text) for text in texts):
        return False
    if {cell_type(text) for text in texts} & _VALUES:
        return False
    return not any(_REAL_WORD.search(text) for text in texts)


_DASHES = frozenset("-–—")
"""What a column that has nothing to say prints; in a column with a heading it is said there."""


def _is_dashes(text: str) -> bool:
    """A dash, or one for each item of the row."""
    return bool(text) and _DASHES.issuperset(text.replace(" ", ""))


def _place_cell(draft: DraftRow, cell: Cell, column: FieldColumn | None, index: int) -> None:
    if column is None or column.field is None:
        headed = column is not None and column.header
        filler = cell_type(cell.text) == "filler" and not (headed and _is_dashes(cell.text))
        if filler or (column is None and len(cell.text) <= 2):
            draft.stray.append(cell)
            return
        if column is None:
            draft.notes.append(Note("cell-unplaced", raw=cell.text))
        header = _extra_header(column, index)
        draft.extra_cells.setdefault(header, cell)
        draft.extra[header] = (
            f"{draft.extra[header]} {cell.text}" if header in draft.extra else cell.text
        )
    elif column.period and column.field == "jadwal":
        _place_once(draft, draft.marks, column.period, cell, column)
    elif column.field in SERIES_FIELDS and (key := column.period or column.year):
        _place_once(draft, draft.series.setdefault(column.field, {}), str(key), cell, column)
    else:
        _place_field(draft, cell, column.field)


def _place_once(
    draft: DraftRow, places: dict[str, Cell], key: str, cell: Cell, column: FieldColumn
) -> None:
    """A period or year that two columns name keeps the first cell; the other one is told."""
    if key not in places:
        places[key] = cell
        return
    draft.stray.append(cell)
    draft.notes.append(Note("cell-unplaced", "text-lost", column.field, cell.text))


def _place_field(draft: DraftRow, cell: Cell, name: str) -> None:
    """A text field takes words, a number column takes numbers; the rest is kept apart."""
    kind = field_types().get(name, "text")
    if kind == "running":
        cell = _number_cell(draft, cell)
    elif kind == "unit" and _is_empty_unit(cell.text):
        draft.stray.append(cell)
        return
    elif kind in ("text", "unit_kerja") and name not in _FREE_TEXT and _is_wordless(cell.text):
        draft.stray.append(cell)
        if cell_type(cell.text) != "filler":
            draft.notes.append(Note("cell-unplaced", "text-lost", name, cell.text))
        return
    if cell.text:
        draft.cells.setdefault(name, []).append(cell)


def _is_empty_unit(text: str) -> bool:
    return text != "%" and (cell_type(text) == "filler" or len(text) < _SHORTEST_UNIT)


def _is_wordless(text: str) -> bool:
    return not _HAS_LETTERS.search(text)


def _number_cell(draft: DraftRow, cell: Cell) -> Cell:
    """``11. te`` is number 11 with a stray rest; ``I Program …`` is a section's heading."""
    match = _NUMBER_PREFIX.match(cell.text)
    if match and len(match.group(2)) <= 3:
        draft.stray.append(replace(cell, text=match.group(2)))
        draft.notes.append(Note("cell-unplaced", "text-lost", "no", cell.text))
        return replace(cell, text=match.group(1))
    if cell_type(cell.text) in ("running", "number", "grade", "code") or len(cell.text) <= 5:
        if not any(char.isalnum() for char in cell.text):
            draft.stray.append(cell)
            return replace(cell, text="")
        return cell
    match = match or _ROMAN_SECTION.match(cell.text)
    if match:
        draft.cells.setdefault("heading", []).append(replace(cell, text=match.group(2)))
        return replace(cell, text=match.group(1))
    draft.cells.setdefault("heading", []).append(cell)
    return replace(cell, text="")


def drop_blank_rows(rows: list[DraftRow]) -> tuple[list[DraftRow], list[Cell]]:
    """Part rows without any field from the others; their stray text is kept."""
    kept = [row for row in rows if not row.is_blank()]
    stray = [cell for row in rows if row.is_blank() for cell in row.stray]
    return kept, stray


def split_leading_number(text: str) -> tuple[str, str] | None:
    """Split ``1. Program Dukungan Manajemen`` into its number and its text."""
    match = _NUMBER_PREFIX.match(text)
    return (match.group(1), match.group(2)) if match else None


def strip_column_numbers(row: GridRow) -> tuple[GridRow, str]:
    """Take column numbers off a data row they were fused into.

    ``Rapat | 6 v | 7 v | … | 18 461.296.000 | 19 Subbagian`` → ``Rapat | v | v | … |
    461.296.000 | Subbagian``: at least four neighbouring cells begin with numbers that
    count the columns, and one of them at least holds something besides.

    Returns:
        The row, and the fused text (empty when nothing was fused).
    """
    run = _fused_run(row)
    if not run:
        return row, ""
    cells = list(row.cells)
    for index in run:
        match = _FUSED_NUMBER.match(cells[index].text)
        rest = (match.group(2) or "") if match else cells[index].text
        cells[index] = replace(cells[index], text=rest, blocks=(rest,) if rest else ())
    fused = " | ".join(row.text(index) for index in run)
    return replace(row, cells=tuple(cells)), fused


def _fused_run(row: GridRow) -> list[int]:
    best: list[int] = []
    run: list[int] = []
    offset = None
    for index, cell in enumerate(row.cells):
        match = _FUSED_NUMBER.match(cell.text)
        here = int(match.group(1)) - index if match else None
        if here is not None and (offset is None or here == offset) and 0 <= here <= 3:
            run.append(index)
            offset = here
        else:
            best = max(best, run, key=len)
            run, offset = ([index], here) if here is not None and 0 <= here <= 3 else ([], None)
    best = max(best, run, key=len)
    fused = any(not row.text(index).isdigit() for index in best)
    return best if len(best) >= _MIN_FUSED_RUN and fused else []


def join_rupiah(row: GridRow, width: int) -> GridRow:
    """Join ``Rp | 47.790.666.000``, which is one amount.

    In a row wider than its table the lone Rp pushed the cells behind it one column on;
    else it stands in a column of its own.

    Args:
        row: the printed row.
        width: number of columns of its table.
    """
    cells = list(row.cells)
    for index in range(len(cells) - 2, -1, -1):
        cell, amount = cells[index], cells[index + 1]
        if not cell.text or len(cell.text) > 3 or cell_type(cell.text) != "rupiah":
            continue
        if cell_type(amount.text) in ("amount", "number", "running"):
            text = f"{cell.text} {amount.text}"
            cells[index + 1] = replace(amount, text=text, blocks=(text,))
            if len(cells) > width:
                del cells[index]
            else:
                cells[index] = replace(cell, text="", blocks=())
    return replace(row, cells=tuple(cells))


def _row_text(row: GridRow) -> str:
    return " | ".join(cell.text for cell in row.cells)[:200]

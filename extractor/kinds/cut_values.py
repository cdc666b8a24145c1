"""Values beside labels that a page break cuts: an empty part goes on with the part above.

A merged cell that a page break cuts leaves an empty cell on one of the two pages. Borders
alone tell it beside a label that is cut, too: the cell lies within the label's and ends with
it on the new page, and one of its parts is merged. It has the label's rows then, be it a
number, a target, a quarter or a text without a field; beside items of their own, which may as
well have none, that is told, but for the number of the label and measures of an indicator that
goes on, too. Without such a label only numbers and
words go on, where the empty cell is merged or their column has empty cells at pages' tops
only; that is told, and measures of the same rows go with them. An empty measure alone may as
well be one that nobody printed. Amounts never go on, so that a column adds up, nor do ticks:
an empty cell of a schedule says that nothing is planned.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from extractor.kinds.celltypes import (
    cell_type,
    is_open_ended,
    starts_indikator,
    starts_inside,
    starts_sasaran,
)
from extractor.kinds.declarations import field_types
from extractor.kinds.rows import DraftRow, Note, split_leading_number
from extractor.tables.grid import Cell
from normalizers.text import fold_text

Places = Mapping[tuple[int, int], Sequence[int]]
"""Rows by their piece and their row in its grid; parts of one printed row stand together."""
_NUMBERS = ("no", "kode")
_EXTRA = "extra."
_SCHEDULE = "jadwal"
_ITEMS = ("indikator", "indikator_kegiatan", "kegiatan", "uraian", "program", "rencana_aksi")
"""Fields of items that may have a value each, though a label goes over several of them."""
_INDICATORS = ("indikator", "indikator_kegiatan")
"""Items that measures belong to."""
_WORDS = frozenset({"text", "unit_kerja", "unit", "code"})
"""Types of texts that stand as labels do; a value without a field is none."""
_WORD_FIELDS = frozenset({"text", "unit_kerja"})
"""Types of fields that hold words."""


class _Band(NamedTuple):
    """The rows of one cell on both sides of a page break, from its first to its last."""

    first: int
    last: int


@dataclass(slots=True)
class _Part:
    """The lowest cell of a column on the page before: its row, and its text if it has one."""

    row: int
    cell: Cell | None


def carry_over(
    rows: Sequence[DraftRow], labels: Sequence[str], amounts: Collection[str], places: Places
) -> Mapping[str, Collection[int]]:
    """Find the empty cells at the pages' tops that go on with the cell of the page before.

    Quarters, years and texts without a field are written into the rows at once.

    Args:
        rows: the table's rows, with the labels' cells filled and joined.
        labels: the label fields.
        amounts: fields of rupiah.
        places: the rows by their places in their grids.

    Returns:
        For each other field the rows whose empty cell goes on with the one before.
    """
    breaks = [at for at in range(1, len(rows)) if rows[at - 1].piece != rows[at].piece]
    carried: dict[str, dict[int, Cell]] = {}
    blank_inside = _blank_inside(rows) if breaks else set()
    for begin, index, end in zip([0, *breaks], breaks, [*breaks[1:], len(rows)], strict=False):
        if rows[index].kind == "data":
            pages = _Band(begin, end - 1)
            _Break(rows, index, pages, places, carried, blank_inside).carry(labels, amounts)
    return carried


def _blank_inside(rows: Sequence[DraftRow]) -> set[str]:
    """The columns that have empty cells elsewhere than on a later page's first row."""
    inside = [row for above, row in itertools.pairwise(rows) if above.piece == row.piece]
    return {name for row in [*rows[:1], *inside] for name in row.blanks}


class _Break:
    """One page break: the row below it, and what goes on over it."""

    def __init__(
        self,
        rows: Sequence[DraftRow],
        index: int,
        pages: _Band,
        places: Places,
        carried: dict[str, dict[int, Cell]],
        blank_inside: Collection[str],
    ) -> None:
        self._rows = rows
        self._row = rows[index]
        self._index = index
        self._pages = pages
        self._places = places
        self._carried = carried
        self._blank_inside = blank_inside
        self._parted: set[_Band] = set()

    def carry(self, labels: Sequence[str], amounts: Collection[str]) -> None:
        """Let go on what goes on over this break.

        Args:
            labels: the label fields.
            amounts: fields of rupiah.
        """
        bands = {band for name in labels if (band := self._label_band(name))}
        printed = {self._label_band(name) for name in labels if self._is_on_both_pages(name)}
        self._parted = self._join_rests(bands, printed)
        for name in sorted(self._row.blanks, key=lambda name: not _is_label_like(name)):
            field = name.partition(".")[0]
            if field == _SCHEDULE or name in labels or field in amounts or _cell(self._row, name):
                continue
            if self._row.begins(name):
                continue
            part = self._part_above(name)
            if part is not None and part.cell is not None and not _is_amount(name, part.cell):
                band = _Band(part.row, self._last(self._row.blanks[name]))
                self._fill_down(name, part.cell, band, bands)
        for name in _valued(self._row, {*labels, *amounts, *_NUMBERS}):
            part, below = self._part_above(name), _cell(self._row, name)
            if part is None or part.cell is not None or below is None or self._row.begins(name):
                continue
            band = _Band(part.row, self._last(below))
            cut = band.first + 1 < self._index and band in bands - self._parted
            if cut and not _is_amount(name, below):
                self._go_up(name, part.row, below)
                self._tell(part.row, name, below)

    def _join_rests(
        self, bands: Collection[_Band], printed: Collection[_Band | None]
    ) -> set[_Band]:
        """Join texts printed partly on each page; return the rows where one ends and one begins.

        A text that does not say that it goes on is cut where a label of its very rows is printed
        partly on each page, if it does not begin as goals and items do; that is told.
        """
        parted = set()
        for name in sorted(_texts(self._row)):
            part, below = self._part_above(name), _cell(self._row, name)
            if part is None or part.cell is None or below is None or _same(part.cell, below):
                continue
            band = _Band(part.row, self._last(below))
            free = name.startswith(_EXTRA) and not self._row.begins(name)
            if free and band in bands and _is_rest(part.cell, below):
                self._join_texts(name, part.row)
            elif free and band in printed and _may_be_rest(part.cell, below):
                self._join_texts(name, part.row)
                raw = f"{part.cell.text} {below.text}"
                self._row.notes.append(Note("span-ambiguous", "", name, raw))
            else:
                parted.add(band)
        return parted

    def _fill_down(self, name: str, above: Cell, band: _Band, bands: set[_Band]) -> None:
        """An empty cell below the break holds what stands above it, if borders say so."""
        merged = band.last > self._index
        cut = band not in self._parted
        if cut and (merged or band.first + 1 < self._index) and _ends_with(band, bands):
            self._go_on(name, above, band.first)
            self._tell(self._index, name, above)
        elif (
            cut
            and _is_label_like(name, above)
            and (merged or self._is_blank_at_tops_only(name, band))
        ):
            self._go_on(name, above, band.first)
            self._row.notes.append(Note("label-filled", "", _public(name), above.text))
            bands.add(band)
        elif merged:
            self._row.notes.append(Note("label-blank", "", _public(name)))

    def _tell(self, index: int, name: str, cell: Cell) -> None:
        """Tell of a value written to a row with an item of its own, which may have none."""
        row, field = self._rows[index], _public(name)
        own = [item for item in _ITEMS if item != name and row.has(item)]
        own = [item for item in own if not self._reaches_over(item)]
        measure = not name.startswith(_EXTRA) and field_types().get(field) not in _WORD_FIELDS
        with_owner = measure and any(self._reaches_over(item) for item in _INDICATORS)
        told = any(note.code == "label-filled" and note.field == field for note in row.notes)
        if own and not (name in _NUMBERS or with_owner or told):
            row.notes.append(Note("label-filled", "", field, cell.text))

    def _reaches_over(self, item: str) -> bool:
        """Say whether an item goes over the break itself."""
        return self._index in self._carried.get(item, ()) or self._label_band(item) is not None

    def _is_blank_at_tops_only(self, name: str, band: _Band) -> bool:
        """Say whether a column has merged cells, and empty ones at pages' tops only."""
        return band.first + 1 < self._index and name not in self._blank_inside

    def _label_band(self, name: str) -> _Band | None:
        """The rows of a label on both pages, if one cell of it goes over the break."""
        span = self._row.merged.get(name)
        if span is None or span[0] >= self._index:
            return None
        return _Band(max(span[0], self._pages.first), min(span[1], self._pages.last))

    def _is_on_both_pages(self, name: str) -> bool:
        """Say whether a label is printed partly on each page."""
        pages = {cell.page for cell in self._row.cells.get(name, ()) if cell.text}
        return {self._rows[self._index - 1].page, self._row.page} <= pages - {None}

    def _part_above(self, name: str) -> _Part | None:
        """The cell of a column that reaches down to the break."""
        last = self._rows[self._index - 1]
        for place in range(self._index - 1, self._pages.first - 1, -1):
            row = self._rows[place]
            cell = _cell(row, name)
            blank = row.blanks.get(name)
            if cell is None and blank is None:
                continue
            # What an empty cell holds that went on with the page before it.
            carried = self._carried.get(name, {}).get(place) if cell is None else cell
            deep = max((one.rows for one in (cell, blank) if one is not None), default=1)
            if row.place + deep <= last.place:
                return None
            # A label's cell is filled already: its rows know where it begins.
            begin = min(place, row.merged.get(name, (place, place))[0])
            return _Part(max(begin, self._pages.first), carried)
        return None

    def _last(self, cell: Cell) -> int:
        """The last row that a cell of the row below the break covers."""
        covered = [
            place
            for step in range(cell.rows)
            for place in self._places.get((self._row.piece, self._row.place + step), ())
            if self._rows[place].kind == "data"
        ]
        return max(covered, default=self._index)

    def _join_texts(self, name: str, first: int) -> None:
        """Write a text without a field whole on both sides of the break."""
        above, key = self._rows[first], name.removeprefix(_EXTRA)
        whole = f"{above.extra.get(key, '')} {self._row.extra.get(key, '')}".strip()
        begin = self._mark(name, first)
        for row in self._rows[begin : self._index + 1]:
            if row.merged.get(name, (None,))[0] == begin:
                row.extra[key] = whole

    def _mark(self, name: str, first: int) -> int:
        """Say of a text or a series over which rows it goes; return where it begins."""
        row = self._rows[first]
        begin = row.merged.get(name, (first, first))[0]
        row.merged[name] = self._row.merged[name] = (begin, self._index)
        return begin

    def _go_on(self, name: str, above: Cell, first: int) -> None:
        """Write what stands above into the empty cell, or say that it is to be joined."""
        cell = replace(above, rows=self._row.blanks[name].rows)
        field, _, key = name.partition(".")
        if name.startswith(_EXTRA):
            text = self._rows[first].extra.get(key, above.text)
            self._row.extra[key], self._row.extra_cells[key] = text, cell
            self._mark(name, first)
        elif key:
            self._row.series.setdefault(field, {})[key] = cell
            self._mark(name, first)
        else:
            self._carried.setdefault(name, {})[self._index] = above

    def _go_up(self, name: str, first: int, below: Cell) -> None:
        """What is printed on the second page only holds for the first, too."""
        row = self._rows[first]
        cell = replace(below, rows=row.blanks[name].rows)
        field, _, key = name.partition(".")
        if name.startswith(_EXTRA):
            row.extra[key], row.extra_cells[key] = self._row.extra.get(key, below.text), cell
            self._mark(name, first)
        elif key:
            row.series.setdefault(field, {})[key] = cell
            self._mark(name, first)
        else:
            self._carried.setdefault(name, {})[self._index] = below


def _ends_with(band: _Band, bands: Collection[_Band]) -> bool:
    """Say whether a cell lies in one that is known to be cut, and ends with it."""
    return any(one.first <= band.first and one.last == band.last for one in bands)


def _is_label_like(name: str, above: Cell | None = None) -> bool:
    """Say whether a number, or words that are no measure, may go on by their own borders."""
    if name.startswith(_EXTRA):
        return above is None or cell_type(above.text) in _WORDS
    return name in _NUMBERS or field_types().get(name) in _WORD_FIELDS


def _valued(row: DraftRow, without: Collection[str]) -> list[str]:
    """The names of the values and texts that a row has of its own."""
    names = [name for name in row.cells if name not in without]
    series = [(name, one) for name, one in row.series.items() if name not in without]
    names += [f"{name}.{key}" for name, one in series for key in one]
    return names + [f"{_EXTRA}{key}" for key in row.extra_cells]


def _cell(row: DraftRow, name: str) -> Cell | None:
    """A row's own cell of a name, if it has text."""
    field, _, key = name.partition(".")
    if name.startswith(_EXTRA):
        return row.extra_cells.get(name.removeprefix(_EXTRA))
    if key:
        return row.series.get(field, {}).get(key)
    return next((cell for cell in row.cells.get(field, ()) if cell.text), None)


def _same(above: Cell, below: Cell) -> bool:
    return fold_text(above.text) == fold_text(below.text)


def _is_rest(above: Cell, below: Cell) -> bool:
    words = cell_type(above.text) in _WORDS
    return words and (starts_inside(below.text) or is_open_ended(above.text))


def _may_be_rest(above: Cell, below: Cell) -> bool:
    """Say whether words may go on with words: they do not begin as goals and items do."""
    text = below.text
    begins = starts_sasaran(text) or starts_indikator(text) or split_leading_number(text)
    return not begins and all(cell_type(cell.text) in _WORDS for cell in (above, below))


def _texts(row: DraftRow) -> set[str]:
    """The names under which a row has words of its own."""
    fields = {name for name in row.cells if cell_type(row.text(name)) in _WORDS}
    return fields | {
        f"{_EXTRA}{key}" for key, text in row.extra.items() if cell_type(text) in _WORDS
    }


def _is_amount(name: str, cell: Cell) -> bool:
    return name.startswith(_EXTRA) and cell_type(cell.text) == "amount"


def _public(name: str) -> str:
    """The name that findings have for it: quarters and years have that of their field."""
    return name if name.startswith(_EXTRA) else name.partition(".")[0]

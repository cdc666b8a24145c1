"""Rows of a table whose borders are known: merged cells are filled by their spans.

Nothing is inferred inside a page. Between the pages of a table three things are put
together again: a row that the page break cut in the middle, a merged cell whose label
stands on one page only, and a label that is printed partly on each.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from extractor.kinds.celltypes import (
    cell_type,
    is_open_ended,
    starts_indikator,
    starts_inside,
    starts_sasaran,
)
from extractor.kinds.declarations import SERIES_FIELDS
from extractor.kinds.page_breaks import Block, join_label_blocks, join_owned_blocks
from extractor.kinds.rows import DraftRow, Note
from extractor.kinds.values import AMOUNT_FIELDS
from extractor.tables.grid import Cell

_STANDING = (
    "no", "kode", "target", "realisasi", "capaian", "persen", "biaya", "anggaran", "pagu",
    "target_volume", "capaian_volume", "satuan",
)  # fmt: skip
_TELLING = ("no", "kode", "biaya", "anggaran", "pagu", "target")
"""A row of its own has one of these, if nearly every row has it."""
_VALUE_TYPES = frozenset({"percent", "number", "running", "grade", "opinion", "volume", "amount"})
_USUAL = 0.9
_FEWEST_ROWS = 3
_NOT_FILLED = frozenset({"heading", "ticks"})


_Places = dict[tuple[int, int], list[int]]
"""Rows by their piece and their row in its grid; parts of one printed row stand together."""


def join_cut_rows(rows: list[DraftRow], labels: Sequence[str]) -> list[DraftRow]:
    """Join the halves of rows that a page break cut in the middle.

    Args:
        rows: all rows of the table, in order.
        labels: fields whose merged cells are put together later.
    """
    usual = _usual_fields(rows)
    joined: list[DraftRow] = []
    hanging: dict[str, Cell] = {}
    for row in rows:
        _hang(row, hanging)
        hanging = {}
        cut = bool(joined) and row.piece != joined[-1].piece and not _spans(row)
        goes_on = cut and _goes_on(joined, row, labels)
        rest = _rest_of(joined[-1], row, usual) if cut and not goes_on else ""
        if rest:
            row.notes.append(Note("span-ambiguous", "", rest, row.text(rest)))
        if goes_on or rest:
            hanging = _merged_cells(row)
            _append(joined, row, labels)
        else:
            joined.append(row)
    return joined


def _spans(row: DraftRow) -> bool:
    """Say whether one cell goes over most of the row, as headings of sections do."""
    cells = [cell for cells in row.cells.values() for cell in cells]
    return any(2 * cell.cols > row.width > 1 for cell in cells)


def _goes_on(joined: Sequence[DraftRow], row: DraftRow, labels: Sequence[str]) -> bool:
    """Say whether the first row of a page is the rest of the last row before it.

    Every text on it goes on with the text above, no value is printed on both, and some
    text plainly begins in the middle of a sentence or follows one that did not end.
    """
    above = joined[-1]
    if row.has("no") or row.series or (row.ticked() and above.ticked()):
        return False
    names = [name for name in row.cells if row.has(name)]
    going = [name for name in names if _follows(_label_above(joined, name, labels), row, name)]
    extras = [name for name in row.extra if row.extra[name]]
    if not names:
        pairs = [(above.extra.get(name, ""), row.extra[name]) for name in extras]
        return bool(extras) and all(one and not _are_values(one, rest) for one, rest in pairs)
    beside = [name for name in names if name not in going and name not in labels]
    clash = any(_are_values(above.extra.get(name, ""), row.extra[name]) for name in extras)
    return (
        bool(going)
        and not clash
        and all(name in going for name in names if name in labels)
        and not any(above.has(name) for name in beside)
    )


def _label_above(joined: Sequence[DraftRow], name: str, labels: Sequence[str]) -> str:
    """The text that a field has above: its own on the last row, a label's further up too."""
    if name not in labels or joined[-1].has(name):
        return joined[-1].text(name)
    return next((row.text(name) for row in reversed(joined) if row.has(name)), "")


def _follows(above: str, row: DraftRow, name: str) -> bool:
    return bool(above) and (starts_inside(row.text(name)) or is_open_ended(above))


def _are_values(above: str, text: str) -> bool:
    """Say whether two texts without a field are values, and so of two rows."""
    return cell_type(above) in _VALUE_TYPES or cell_type(text) in _VALUE_TYPES


def _merged_cells(row: DraftRow) -> dict[str, Cell]:
    """The cells of a row that go on below it."""
    own = {name: cells[-1] for name, cells in row.cells.items() if cells}
    return {name: cell for name, cell in (row.blanks | own).items() if cell.rows > 1}


def _hang(row: DraftRow, hanging: Mapping[str, Cell]) -> None:
    """What is merged with cells of a row that went to the page before goes on here."""
    for name, cell in hanging.items():
        if not row.has(name) and name not in row.blanks:
            row.blanks[name] = replace(cell, text="", lines=(), rows=cell.rows - 1)


def _usual_fields(rows: list[DraftRow]) -> set[str]:
    """The number and the values that nearly every row has, a page's first rows aside."""
    full = rows[:1] + [b for a, b in itertools.pairwise(rows) if a.piece == b.piece]
    if len(full) < _FEWEST_ROWS:
        return set()
    return {name for name in _STANDING if sum(row.has(name) for row in full) >= _USUAL * len(full)}


def _rest_of(above: DraftRow, row: DraftRow, usual: set[str]) -> str:
    """Name the field whose text may be the rest of a row though nothing in it says so.

    The page's first row lacks all that rows have, and has only texts that the row above
    has too; none of them begins as goals and indicators do.
    """
    names = [name for name in row.cells if row.has(name)]
    may_be = (
        bool(usual & set(_TELLING))
        and bool(names)
        and not (row.ticked() or row.series or any(row.has(name) for name in usual))
        and all(above.has(name) and name not in _STANDING for name in names)
        and all(above.has(name) for name in usual)
        and not any(_begins(row.text(name)) for name in names)
    )
    return names[0] if may_be else ""


def _begins(text: str) -> bool:
    return starts_sasaran(text) or starts_indikator(text)


def _append(joined: Sequence[DraftRow], row: DraftRow, labels: Sequence[str]) -> None:
    """Add the rest of a row to the last one; the rest of a label to the row that has it."""
    above = joined[-1]
    for name, cells in row.cells.items():
        holder = next((r for r in reversed(joined) if r.has(name)), above)
        if name not in labels or holder.piece != above.piece:
            holder = above
        holder.cells.setdefault(name, []).extend(cells)
    above.marks |= row.marks
    above.stray += row.stray
    above.notes += row.notes
    for header, cell in row.extra_cells.items():
        above.extra_cells.setdefault(header, cell)
    for header, raw in row.extra.items():
        above.extra[header] = f"{above.extra[header]} {raw}" if header in above.extra else raw


def fill_spans(
    rows: list[DraftRow],
    labels: Sequence[str],
    owners: Mapping[str, str],
    amounts: Collection[str] = AMOUNT_FIELDS,
) -> None:
    """Fill merged cells over the rows that they cover, and say so in `merged`.

    Amounts stay on their first row. Ticks and quarterly values hold for all rows of their
    cell.

    Args:
        rows: the table's rows, final in number and order.
        labels: the label fields, outermost first: for them cells cut by a page break are
            joined, and an empty cell below a label belongs to it.
        amounts: fields of rupiah; they stand only on the first row of their cell, so that a
            column adds up.
        owners: field to the label whose cells it goes with over a page break.
    """
    places: _Places = {}
    for index, row in enumerate(rows):
        places.setdefault((row.piece, row.place), []).append(index)
    names = {name for row in rows for name in row.cells} - _NOT_FILLED
    for name in [name for name in labels if name in names]:
        blocks = list(_blocks(rows, name, places))
        for block in join_label_blocks(blocks, rows, name):
            _write(rows, block, name, once=False)
    for name in sorted(names - set(labels)):
        blocks = list(_blocks(rows, name, places))
        if name in owners and name not in amounts:
            blocks = join_owned_blocks(blocks, rows, owners[name])
        for block in blocks:
            _write(rows, block, name, once=name in amounts)
    _fill_places(rows, places)
    _fill_extras(rows, places)


def _fill_extras(rows: list[DraftRow], places: _Places) -> None:
    """Texts without a field hold for every row of their cell, too; amounts for the first."""
    spread = [
        (row, other, header, cell)
        for row in rows
        for header, cell in row.extra_cells.items()
        for other in _covered(rows, row, cell, places)
        if header not in other.extra
    ]
    number = {id(row): index for index, row in enumerate(rows)}
    for row, other, header, cell in spread:
        name = f"extra.{header}"
        first = row.merged.get(name, (number[id(row)],))[0]
        row.merged[name] = other.merged[name] = (first, number[id(other)])
        if cell_type(cell.text) != "amount":
            other.extra[header] = row.extra[header]
            other.extra_cells[header] = cell
    for row in rows:
        for name, (first, _) in row.merged.items():
            if name.startswith("extra."):
                row.merged[name] = rows[first].merged[name]


def _blocks(rows: list[DraftRow], name: str, places: _Places) -> Iterator[Block]:
    """The blocks of a field in order; empty cells are blocks without text."""
    index = 0
    while index < len(rows):
        row = rows[index]
        if row.kind != "data":
            index += 1
            continue
        cells = row.cells.get(name, [])
        blank = row.blanks.get(name)
        deepest = max((cell.rows for cell in cells), default=blank.rows if blank else 1)
        covered = [
            place
            for step in range(deepest)
            for place in places.get((row.piece, row.place + step), ())
            if place >= index and rows[place].kind == "data"
        ]
        taken = [index]
        for place in covered[1:]:
            if rows[place].has(name):
                break
            taken.append(place)
        yield Block(taken, cells, merged=blank is not None and blank.rows > 1)
        index = taken[-1] + 1


def _write(rows: list[DraftRow], block: Block, name: str, *, once: bool) -> None:
    if not block.cells:
        return
    first = block.rows[0]
    for index in block.rows:
        if index == first or not once:
            rows[index].cells[name] = list(block.cells)
        else:
            rows[index].cells.pop(name, None)
        if len(block.rows) > 1:
            rows[index].merged[name] = (first, block.rows[-1])


def _fill_places(rows: list[DraftRow], places: _Places) -> None:
    """Ticks and the values of quarters and years hold for every row of their cell."""
    spread = [
        (other, name, key, cell)
        for row in rows
        for name, cells in _period_cells(row)
        for key, cell in cells.items()
        for other in _covered(rows, row, cell, places)
    ]
    # Written only when all are found: a copy must not be taken for a cell of its own row.
    for other, name, key, cell in spread:
        target = other.marks if name == "jadwal" else other.series.setdefault(name, {})
        target.setdefault(key, cell)


def _period_cells(row: DraftRow) -> list[tuple[str, dict[str, Cell]]]:
    series = [(name, row.series[name]) for name in SERIES_FIELDS if name in row.series]
    return [("jadwal", row.marks), *series]


def _covered(
    rows: list[DraftRow], row: DraftRow, cell: Cell, places: _Places
) -> Iterator[DraftRow]:
    """The other data rows that a cell of this row covers."""
    for step in range(cell.rows if cell.text else 0):
        for place in places.get((row.piece, row.place + step), ()):
            if rows[place] is not row and rows[place].kind == "data":
                yield rows[place]

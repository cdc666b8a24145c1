"""Rows of a table whose borders are known: merged cells are filled by their spans.

Nothing is inferred inside a page. Between the pages of a table what a page break cut is put
together again: a merged cell whose label stands on one page only, a label that is printed
partly on each (`page_breaks`), and the values beside them (`cut_values`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from extractor.kinds.celltypes import cell_type
from extractor.kinds.cut_values import Places, carry_over
from extractor.kinds.declarations import SERIES_FIELDS
from extractor.kinds.ownership import fill_numbers
from extractor.kinds.page_breaks import Block, join_label_blocks, join_owned_blocks
from extractor.kinds.rows import DraftRow
from extractor.kinds.values import AMOUNT_FIELDS
from extractor.tables.grid import Cell

_NOT_FILLED = frozenset({"heading", "ticks"})


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
    places: dict[tuple[int, int], list[int]] = {}
    for index, row in enumerate(rows):
        places.setdefault((row.piece, row.place), []).append(index)
    names = {name for row in rows for name in row.cells} - _NOT_FILLED
    for name in [name for name in labels if name in names]:
        blocks = list(_blocks(rows, name, places))
        for block in join_label_blocks(blocks, rows, name):
            _write(rows, block, name, once=False)
    carried = carry_over(rows, labels, amounts, places)
    for name in sorted(names - set(labels)):
        blocks = list(_blocks(rows, name, places))
        if name not in amounts:
            over = carried.get(name, ())
            blocks = join_owned_blocks(blocks, rows, name, owners.get(name), over)
        for block in blocks:
            _write(rows, block, name, once=name in amounts)
    if owners.get("no") in labels:
        fill_numbers(rows, owners["no"])
    _fill_places(rows, places)
    _fill_extras(rows, places)


def _fill_extras(rows: list[DraftRow], places: Places) -> None:
    """Texts without a field hold for every row of their cell, too; amounts for the first."""
    spread = [
        (row, rows[place], header, cell)
        for row in rows
        for header, cell in row.extra_cells.items()
        for place in _covered(rows, row, cell, places)
        if header not in rows[place].extra and not _is_left(rows[place], row, f"extra.{header}")
    ]
    number = {id(row): index for index, row in enumerate(rows)}
    for row, other, header, cell in spread:
        name = f"extra.{header}"
        first = row.merged.get(name, (number[id(row)],))[0]
        row.merged[name] = other.merged[name] = (first, number[id(other)])
        if cell_type(cell.text) != "amount":
            other.extra[header] = row.extra[header]
            other.extra_cells[header] = cell
    _even_out(rows)


def _even_out(rows: Sequence[DraftRow]) -> None:
    """All rows of one text without a field or series, over all its pages, tell the same range."""
    ends: dict[tuple[str, int], int] = {}
    for row in rows:
        for name, (first, last) in row.merged.items():
            if "." in name:
                ends[name, first] = max(last, ends.get((name, first), last))
    for row in rows:
        for name, (first, _) in row.merged.items():
            if "." in name:
                row.merged[name] = (first, ends[name, first])


def _blocks(rows: list[DraftRow], name: str, places: Places) -> Iterator[Block]:
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
            if rows[place].has(name) or _is_left(rows[place], row, name):
                break
            taken.append(place)
        merged = blank is not None and blank.rows > 1
        yield Block(taken, cells, merged=merged, begins=row.begins(name))
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


def _fill_places(rows: list[DraftRow], places: Places) -> None:
    """Ticks and the values of quarters and years hold for every row of their cell."""
    spread = [
        (row, place, name, key, cell)
        for row in rows
        for name, cells in _period_cells(row)
        for key, cell in cells.items()
        for place in _covered(rows, row, cell, places)
        if not _is_left(rows[place], row, f"{name}.{key}")
    ]
    # Written only when all are found: a copy must not be taken for a cell of its own row.
    for row, place, name, key, cell in spread:
        other, period = rows[place], f"{name}.{key}"
        target = other.marks if name == "jadwal" else other.series.setdefault(name, {})
        if target.setdefault(key, cell) is cell and period in row.merged:
            other.merged.setdefault(period, (row.merged[period][0], place))


def _period_cells(row: DraftRow) -> list[tuple[str, dict[str, Cell]]]:
    series = [(name, row.series[name]) for name in SERIES_FIELDS if name in row.series]
    return [("jadwal", row.marks), *series]


def _is_left(row: DraftRow, other: DraftRow, name: str) -> bool:
    """Say whether a row parted from another has nothing where that has a cell."""
    return (row.piece, row.place) == (other.piece, other.place) and name in row.blanks


def _covered(rows: list[DraftRow], row: DraftRow, cell: Cell, places: Places) -> Iterator[int]:
    """The places of the other data rows that a cell of this row covers."""
    for step in range(cell.rows if cell.text else 0):
        for place in places.get((row.piece, row.place + step), ()):
            if rows[place] is not row and rows[place].kind == "data":
                yield place

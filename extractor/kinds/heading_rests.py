"""Rests of cells at a page's top among headings: they go back to the rows above.

A heading's row has nothing but its text. What stands beside it may be the rest of a cell that
the page break cuts: of one that reaches down to the page's last row, if the texts plainly go on.
A heading itself may be the rest of the one above it: ``Sasaran 2: … Kelautan`` over ``Jawa Barat``,
where all others count as ``Sasaran 2`` does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.kinds.celltypes import VALUE_TYPES, cell_type, is_open_ended, starts_inside
from extractor.kinds.rows import DraftRow, Note, split_leading_number
from extractor.tables.grid import Cell

_EXTRA = "extra."
_COUNTED = re.compile(r"^[^\W\d_]{4,}\s+(?:\d{1,2}|[IVX]{1,5})\b")
"""``Sasaran 2``, ``Misi IV``"""
_FEWEST_OTHERS = 2
"""Headings that count, besides the one that may be cut, where one that does not is its rest."""


def give_back(
    joined: Sequence[DraftRow], before: DraftRow, row: DraftRow, labels: Sequence[str]
) -> dict[str, Cell]:
    """Give rests of merged cells beside a page's first text to the rows above that they go on with.

    Borders leave open whether they do: it is told.

    Args:
        joined: the rows above.
        before: the last row of the page before, which a row above may have taken in.
        row: the first row of a page, a text over most of its columns.
        labels: fields whose merged cells are put together later.

    Returns:
        The given cells that go on below the row, by their names among empty cells.
    """
    given = {}
    for name in [name for name in labels if row.has(name)]:
        holder = reaching_row(joined, before, name)
        if holder is not None and goes_on_with(holder.text(name), row.text(name)):
            given[name] = row.cells[name][-1]
            holder.cells[name] += row.cells.pop(name)
            holder.notes.append(Note("span-ambiguous", "", name, holder.text(name)))
    for header, text in list(row.extra.items()):
        name = f"extra.{header}"
        holder = reaching_row(joined, before, name)
        value = cell_type(text) in VALUE_TYPES
        if holder is not None and not value and goes_on_with(holder.extra[header], text):
            given[name] = row.extra_cells.pop(header)
            holder.extra[header] += f" {row.extra.pop(header)}"
            holder.notes.append(Note("span-ambiguous", "", name, holder.extra[header]))
    return {name: cell for name, cell in given.items() if cell.rows > 1}


def heading_rest(above: DraftRow, row: DraftRow, headings: Sequence[DraftRow]) -> Note | None:
    """Tell of a heading at a page's top that goes on with the one right above it.

    Args:
        above: the last row before it.
        row: the heading.
        headings: all of the table; where one but this does not count, such stand for themselves.
    """
    others = [one for one in headings if one is not row]
    if above not in others or len(others) <= _FEWEST_OTHERS or _counts(row):
        return None
    name = next(filter(row.has, row.cells), None)
    if name is None or not all(map(_counts, others)):
        return None
    return Note("span-ambiguous", "", name, row.text(name))


def _counts(heading: DraftRow) -> bool:
    if heading.has("no") or heading.has("kode"):
        return True
    texts = filter(None, map(heading.text, heading.cells))
    return any(_COUNTED.match(text) or split_leading_number(text) for text in texts)


def reaching_row(joined: Sequence[DraftRow], before: DraftRow, name: str) -> DraftRow | None:
    """Return the row whose cell of a column reaches down to a page's last row.

    It may stand on a page before: an empty cell at a page's top may be the rest of one there; any
    other parts.

    Args:
        joined: the rows above the page.
        before: the last of them in print.
        name: the column's name among empty cells: ``sasaran``, ``extra.Tujuan``.
    """
    piece, last = before.piece, before.place
    for index in range(len(joined) - 1, -1, -1):
        row = joined[index]
        if row.piece != piece:
            # The row that took in the only one of its page.
            return row if row is joined[-1] and _text_in(row, name) else None
        cell = _own_cell(row, name)
        top = index == 0 or joined[index - 1].piece != piece
        if cell is None:
            if top:
                return None
            continue
        if row.place + cell.rows <= last:
            return None
        if _text_in(row, name):
            return row
        if not top or index == 0 or row.begins(name):
            return None
        piece, last = joined[index - 1].piece, joined[index - 1].place
    return None


def _text_in(row: DraftRow, name: str) -> str:
    return row.extra.get(name[len(_EXTRA) :], "") if name.startswith(_EXTRA) else row.text(name)


def _own_cell(row: DraftRow, name: str) -> Cell | None:
    """The cell that a row has in a column, with or without a text."""
    if name.startswith(_EXTRA):
        own = row.extra_cells.get(name[len(_EXTRA) :])
    else:
        own = max(row.cells.get(name, ()), key=lambda cell: cell.rows, default=None)
    return own or row.blanks.get(name)


def goes_on_with(above: str, text: str) -> bool:
    """Say whether a text plainly goes on with the one above it."""
    return bool(above) and (starts_inside(text) or is_open_ended(above))

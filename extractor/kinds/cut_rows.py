"""Rows that a page break cuts in the middle: their two halves become one row again.

Only the first row of a page can be the rest of the last one before it. What tells: every
text on it goes on with the text above, and no value stands on both. Where nothing in the
texts says so but the row lacks all that rows have, it is joined too, and told. An item
with a mark of its own (``e. Kegiatan …``) begins something new, whatever else it lacks.
A text over most columns is a heading: beside it only the rests of merged cells go back to
the rows above, if they plainly go on with what stands there.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractor.kinds.celltypes import (
    VALUE_TYPES,
    cell_type,
    is_open_ended,
    starts_indikator,
    starts_inside,
    starts_sasaran,
)
from extractor.kinds.rows import DraftRow, Note, split_leading_number
from extractor.tables.grid import Cell
from normalizers.text import fold_text

_STANDING = (
    "no", "kode", "target", "realisasi", "capaian", "persen", "biaya", "anggaran", "pagu",
    "target_volume", "capaian_volume", "satuan",
)  # fmt: skip
_TELLING = ("no", "kode", "biaya", "anggaran", "pagu", "target")
"""A row of its own has one of these, if nearly every row has it."""
_USUAL = 0.9
_FEWEST_ROWS = 3
_ACT = re.compile(r"^pe[a-z]{5,16}an$")
"""``Penyusunan``, ``Peningkatan``: an act, of which a text that goes no further says nothing."""
_BARE_ACT = 2
"""``Kegiatan Penyusunan``: so few words that end in an act want an object."""


def join_cut_rows(rows: list[DraftRow], labels: Sequence[str]) -> list[DraftRow]:
    """Join the halves of rows that a page break cut in the middle.

    Args:
        rows: all rows of the table, in order.
        labels: fields whose merged cells are put together later.
    """
    usual = _usual_fields(rows)
    joined: list[DraftRow] = []
    hanging: dict[str, Cell] = {}
    before: DraftRow | None = None
    for row in rows:
        _hang(row, hanging)
        hanging = {}
        # The row before it in print: the last one that is kept may have taken it in already.
        first = before is not None and row.piece != before.piece
        heading = _spans(row)
        if first and heading:
            hanging = _give_back(joined, row, labels)
        goes_on = first and heading <= _spans(joined[-1]) and _goes_on(joined, row, labels)
        doubtful = first and not heading and not goes_on
        doubt = _doubtful_rest(joined[-1], row, usual) if doubtful else None
        row.notes += [doubt] if doubt else []
        if goes_on or doubt:
            hanging = _merged_cells(row)
            _append(joined, row, labels)
            if heading:
                _make_one(joined[-1])
        else:
            joined.append(row)
        before = row
    return joined


def _make_one(row: DraftRow) -> None:
    """A heading is told by its one cell: it stays one where a page break cuts it."""
    for name, cells in row.cells.items():
        text = " ".join(cell.text for cell in cells)
        row.cells[name] = [replace(cells[0], text=text, blocks=(text,))]


def _spans(row: DraftRow) -> bool:
    """Say whether one cell goes over most of the row, as headings of sections do."""
    cells = [cell for cells in row.cells.values() for cell in cells]
    return any(2 * cell.cols > row.width > 1 for cell in cells)


def _give_back(joined: Sequence[DraftRow], row: DraftRow, labels: Sequence[str]) -> dict[str, Cell]:
    """Give rests of merged cells beside a page's first text to the rows above that they go on with.

    Args:
        joined: the rows above.
        row: the first row of a page, a text over most of its columns.
        labels: fields whose merged cells are put together later.

    Returns:
        The given cells that go on below the row, by their names among empty cells.
    """
    given = {}
    for name in [name for name in labels if row.has(name)]:
        holder = next((one for one in reversed(joined) if one.has(name)), None)
        if holder is not None and _follows(holder.text(name), row, name):
            given[name] = row.cells[name][-1]
            holder.cells[name] += row.cells.pop(name)
    for header, text in list(row.extra.items()):
        holder = next((one for one in reversed(joined) if header in one.extra), None)
        if holder is not None and (starts_inside(text) or is_open_ended(holder.extra[header])):
            given[f"extra.{header}"] = row.extra_cells.pop(header)
            holder.extra[header] += f" {row.extra.pop(header)}"
    return {name: cell for name, cell in given.items() if cell.rows > 1}


def _goes_on(joined: Sequence[DraftRow], row: DraftRow, labels: Sequence[str]) -> bool:
    """Say whether the first row of a page is the rest of the last row before it.

    Every text on it goes on with the text above, no value is printed on both, and some
    text plainly begins in the middle of a sentence or follows one that did not end.
    """
    above = joined[-1]
    if _is_of_its_own(above, row):
        return False
    names = [name for name in row.cells if row.has(name)]
    pairs = _extra_pairs(above, row)
    if not names:
        plain = any(starts_inside(rest) or is_open_ended(one) for one, rest in pairs)
        return plain and all(one and not _are_values(one, rest) for one, rest in pairs)
    going = [name for name in names if _follows(_label_above(joined, name, labels), row, name)]
    beside = [name for name in names if name not in going and name not in labels]
    return (
        bool(going)
        and not any(_are_values(one, rest) for one, rest in pairs)
        and all(name in going for name in names if name in labels)
        and not any(above.has(name) for name in beside)
    )


def _is_of_its_own(above: DraftRow, row: DraftRow) -> bool:
    marked = row.ticked() and above.ticked() and not _are_painted_on(above, row)
    return row.has("no") or bool(row.series) or marked


def _are_painted_on(above: DraftRow, row: DraftRow) -> bool:
    """Say whether a row's marks are the painted cells above: a cut cell is painted on each page."""
    marks, others = (
        {period: cell.fill for period, cell in one.marks.items() if cell.text}
        for one in (above, row)
    )
    return marks == others and all(marks.values())


def _extra_pairs(above: DraftRow, row: DraftRow) -> list[tuple[str, str]]:
    """The texts without a field of a row, each with the one that stands above it."""
    return [(above.extra.get(name, ""), text) for name, text in row.extra.items() if text]


def _label_above(joined: Sequence[DraftRow], name: str, labels: Sequence[str]) -> str:
    """The text that a field has above: its own on the last row, a label's further up too."""
    if name not in labels or joined[-1].has(name):
        return joined[-1].text(name)
    return next((row.text(name) for row in reversed(joined) if row.has(name)), "")


def _follows(above: str, row: DraftRow, name: str) -> bool:
    return bool(above) and (starts_inside(row.text(name)) or is_open_ended(above))


def _are_values(above: str, text: str) -> bool:
    """Say whether one of two texts without a field is a value: values are of two rows."""
    return _is_value(above) or _is_value(text)


def _is_value(text: str) -> bool:
    """Digits without a letter are one, too, however their groups are printed (``1.5.00.00``)."""
    digits = any(char.isdigit() for char in text) and not any(char.isalpha() for char in text)
    return digits or cell_type(text) in VALUE_TYPES


def _merged_cells(row: DraftRow) -> dict[str, Cell]:
    """The cells of a row that go on below it, by their names among empty cells."""
    own = {name: cells[-1] for name, cells in row.cells.items() if cells}
    own |= {f"extra.{header}": cell for header, cell in row.extra_cells.items()}
    own |= {f"{name}.{key}": cell for name, one in row.series.items() for key, cell in one.items()}
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


def _doubtful_rest(above: DraftRow, row: DraftRow, usual: set[str]) -> Note | None:
    """Tell of a page's first row that may be a rest though no text on it says so."""
    names = [name for name in row.cells if row.has(name)]
    pairs = _extra_pairs(above, row)
    texts = [row.text(name) for name in names] + [text for _, text in pairs]
    if not texts or row.ticked() or _is_of_its_own(above, row) or any(map(_begins, texts)):
        return None
    if not names:
        rest = all(one and not _are_values(one, text) for one, text in pairs)
        field = f"extra.{next(name for name, text in row.extra.items() if text)}"
        return Note("span-ambiguous", "", field, texts[0]) if rest else None
    if _lacks_the_usual(above, row, usual) or (not pairs and _wants_an_object(above, row)):
        return Note("span-ambiguous", "", names[0], texts[0])
    return None


def _lacks_the_usual(above: DraftRow, row: DraftRow, usual: set[str]) -> bool:
    """The row lacks all that rows have, and has only texts that the row above has too."""
    return (
        bool(usual & set(_TELLING))
        and not any(row.has(name) for name in usual)
        and all(above.has(name) for name in usual)
        and _stands_below(above, row)
    )


def _wants_an_object(above: DraftRow, row: DraftRow) -> bool:
    """``2. Kegiatan Penyusunan``, with its values, and one text without any value below it.

    A word alone (``Pelayanan``) is no whole text, whether it has values or not.
    """
    names = [name for name in row.cells if row.has(name)]
    words = fold_text(_without_number(above.text(names[0]))).split()
    return (
        len(names) == 1
        and _stands_below(above, row)
        and 0 < len(words) <= _BARE_ACT
        and (len(words) == 1 or any(above.has(name) for name in _STANDING))
        and bool(_ACT.match(words[-1]))
    )


def _stands_below(above: DraftRow, row: DraftRow) -> bool:
    names = [name for name in row.cells if row.has(name)]
    return all(above.has(name) and name not in _STANDING for name in names)


def _without_number(text: str) -> str:
    parts = split_leading_number(text)
    return parts[1] if parts else text


def _begins(text: str) -> bool:
    """Say whether a text begins as goals, indicators and marked items do."""
    return starts_sasaran(text) or starts_indikator(text) or split_leading_number(text) is not None


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

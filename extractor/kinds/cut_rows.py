"""Rows that a page break cuts in the middle: their two halves become one row again.

Only the first row of a page can be the rest of the last one before it. What tells: every
text on it goes on with the text above, and no value stands on both. Where nothing in the
texts says so but the row lacks all that rows have, or has the very values that the last one
lacks and nothing else but the rest of a text, it is joined too, and told; so is one of which
a single text tells (`torn_rows`). An item with a mark of its own (``e. Kegiatan …``) begins
something new, whatever else it lacks.
A sum (``JUMLAH``) is no rest of anything. Painted cells that are alike on both pages are the
marks of one row only where the second lacks all that rows have; that is told, too.
A text over most columns is a heading: beside it stand at most the rests of cells of the rows
above (`heading_rests`).
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from extractor.kinds.celltypes import (
    VALUE_TYPES,
    cell_type,
    is_open_ended,
    starts_indikator,
    starts_inside,
    starts_sasaran,
)
from extractor.kinds.heading_rests import give_back, goes_on_with, heading_rest, reaching_row
from extractor.kinds.rows import DraftRow, Note, split_leading_number
from extractor.kinds.torn_rows import torn_rest
from extractor.kinds.totals import sums_up, total_label
from extractor.tables.grid import Cell
from normalizers.text import fold_text

_STANDING = (
    "no", "kode", "target", "realisasi", "capaian", "persen", "biaya", "anggaran", "pagu",
    "target_volume", "capaian_volume", "satuan",
)  # fmt: skip
_VALUES = ("target", "realisasi", "capaian", "persen", "biaya", "anggaran", "pagu")
"""What some row of a table's body has of; a heading among the rows has none of it."""
_SERIES = "series"
"""What a row prints for years or quarters, whatever of it."""
_TELLING = ("no", "kode", "biaya", "anggaran", "pagu", "target", _SERIES)
"""A row of its own has one of these, if nearly every row has it."""
_USUAL = 0.9
_FEWEST_ROWS = 3
_HALVES = 2
"""Rows that are one, if they complement one another: each thing stands once on the two."""
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
    shares = _Shares(rows)
    # a lone text at a page's top may be a heading where there are such
    of_all = _usual_fields(rows)
    of_bodies = _usual_fields([row for row in rows if row.series or _has_value(row)])
    joined: list[DraftRow] = []
    hanging: dict[str, Cell] = {}
    before: DraftRow | None = None
    taken = False
    for row in rows:
        hung = _hang(row, hanging)
        row.hung = frozenset(hung) if taken else None
        hanging = {}
        # The row before it in print: the last one that is kept may have taken it in already.
        first = before is not None and row.piece != before.piece
        heading = _spans(row)
        if before is not None and first and heading and not _is_sum(row):
            hanging = give_back(joined, before, row, labels)
        may_go_on = first and heading <= _spans(joined[-1]) and not _is_sum(row)
        may_go_on = may_go_on and not (_is_sum(joined[-1]) and _has_value(joined[-1]))
        goes_on = may_go_on and _goes_on(joined, row, labels)
        doubt = None
        if goes_on and row.ticked() and joined[-1].ticked():
            doubt = _painted_rest(joined[-1], row, of_all)
            goes_on = False
        elif may_go_on and not goes_on and heading:
            doubt = heading_rest(joined[-1], row, list(filter(_spans, rows)))
        elif may_go_on and not goes_on:
            several = sum(map(row.has, row.cells)) > 1
            doubt = _doubtful_rest(joined, row, of_bodies if several else of_all)
            doubt = doubt or _complement(joined[-1], row, shares)
            doubt = doubt or torn_rest(joined[-1], row, rows)
        row.notes += [doubt] if doubt else []
        taken = goes_on or doubt is not None
        if taken:
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


def _is_sum(row: DraftRow) -> bool:
    """Say whether a row is the sum below a table: what it has besides is no other row's."""
    texts = [row.text(name) for name in row.cells] + list(row.extra.values())
    return any(sums_up(total_label(text)) for text in texts)


def _goes_on(joined: Sequence[DraftRow], row: DraftRow, labels: Sequence[str]) -> bool:
    """Say whether the first row of a page is the rest of the last row before it.

    Every text on it goes on with the text above, no value is printed on both, and some
    text plainly begins in the middle of a sentence or follows one that did not end.
    """
    above = joined[-1]
    if _is_of_its_own(above, row):
        return False
    names = [name for name in row.cells if row.has(name)]
    pairs = _extra_pairs(joined, row)
    if not names:
        plain = any(starts_inside(rest) or is_open_ended(one) for one, rest in pairs)
        return plain and all(one and not _are_values(one, rest) for one, rest in pairs)
    going = [
        name for name in names if goes_on_with(_label_above(joined, name, labels), row.text(name))
    ]
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


def _extra_pairs(joined: Sequence[DraftRow], row: DraftRow) -> list[tuple[str, str]]:
    """The texts without a field of a row, each with the one that stands above it."""
    return [
        (holder.extra[name] if (holder := _extra_holder(joined, name)) else "", text)
        for name, text in row.extra.items()
        if text
    ]


def _extra_holder(joined: Sequence[DraftRow], header: str) -> DraftRow | None:
    """The row whose text without a field stands above the next row, merged over rows or not."""
    last = joined[-1]
    return last if header in last.extra else reaching_row(joined, last, f"extra.{header}")


def _label_above(joined: Sequence[DraftRow], name: str, labels: Sequence[str]) -> str:
    """The text that a field has above: its own on the last row, a label's further up too."""
    if name not in labels or joined[-1].has(name):
        return joined[-1].text(name)
    return next((row.text(name) for row in reversed(joined) if row.has(name)), "")


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


def _hang(row: DraftRow, hanging: Mapping[str, Cell]) -> dict[str, Cell]:
    """What is merged with cells of a row that went to the page before goes on here."""
    hung = {
        name: replace(cell, text="", lines=(), heights=(), rows=cell.rows - 1)
        for name, cell in hanging.items()
        if not row.has(name) and name not in row.blanks
    }
    row.blanks |= hung
    return hung


def _usual_fields(rows: list[DraftRow]) -> set[str]:
    """The number and the values that nearly every row has, a page's first rows aside."""
    full = rows[:1] + [b for a, b in itertools.pairwise(rows) if a.piece == b.piece]
    if len(full) < _FEWEST_ROWS:
        return set()
    names = (*_STANDING, _SERIES)
    return {name for name in names if sum(_has(row, name) for row in full) >= _USUAL * len(full)}


def _has_value(row: DraftRow) -> bool:
    return any(map(row.has, _VALUES))


def _has(row: DraftRow, name: str) -> bool:
    return bool(row.series) if name == _SERIES else row.has(name)


def _painted_rest(above: DraftRow, row: DraftRow, usual: set[str]) -> Note | None:
    """Tell of a page's first row that is painted like the last one, and may be its rest.

    Two activities may be planned for the same quarters: it is a rest only where it lacks all
    that rows have.
    """
    names = [name for name in row.cells if row.has(name)]
    if not names or not _lacks_the_usual(above, row, usual):
        return None
    return Note("span-ambiguous", "", names[0], row.text(names[0]))


def _doubtful_rest(joined: Sequence[DraftRow], row: DraftRow, usual: set[str]) -> Note | None:
    """Tell of a page's first row that may be a rest though no text on it says so."""
    above = joined[-1]
    names = [name for name in row.cells if row.has(name)]
    pairs = _extra_pairs(joined, row)
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
        and not any(_has(row, name) for name in usual)
        and all(_has(above, name) for name in usual)
        and _stands_below(above, row)
    )


class _Shares:
    """How often each field, series and text without a field stands on a table's rows."""

    def __init__(self, rows: Sequence[DraftRow]) -> None:
        self._rows = rows
        self._counts: Counter[str] | None = None

    def usual(self, names: Iterable[str]) -> bool:
        """Say whether nearly every row has one of some names, two cut ones aside."""
        if self._counts is None:
            self._counts = Counter(name for row in self._rows for name in _printed(row))
        others = len(self._rows) - _HALVES
        return others >= _FEWEST_ROWS and any(
            self._counts[name] - 1 >= _USUAL * others for name in names
        )


def _printed(row: DraftRow) -> dict[str, str]:
    """What a row has, by the names of its fields, series and texts without a field."""
    texts = {name: row.text(name) for name in row.cells if row.has(name)}
    texts |= {f"extra.{header}": text for header, text in row.extra.items() if text}
    return texts | {
        f"{name}.{key}": cell.text for name, one in row.series.items() for key, cell in one.items()
    }


def _complement(above: DraftRow, row: DraftRow, shares: _Shares) -> Note | None:
    """Tell of two halves that have one text in common, and else each what the other lacks.

    The one has the number and the texts, the other all the values, where nearly every row has
    both. A half that begins with an item's mark or as goals do is a row of its own.
    """
    if row.ticked() or above.ticked() or _is_of_its_own(above, row) or row.has("kode"):
        return None
    one, two = _printed(above), _printed(row)
    common = [name for name in one if name in two]
    if len(common) != 1 or common[0] not in row.cells or common[0] in _STANDING:
        return None
    texts = [name for name in one if name not in common]
    values = [name for name in two if name not in common]
    if any(_is_value(one[name]) for name in texts if name not in ("no", "kode")):
        return None
    if _begins(two[common[0]]) or not all(_is_value(two[name]) for name in values):
        return None
    if not (shares.usual(texts) and shares.usual(values)):
        return None
    return Note("span-ambiguous", "", common[0], two[common[0]])


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
    for header, raw in row.extra.items():
        holder = _extra_holder(joined, header) or above
        if header in row.extra_cells:
            holder.extra_cells.setdefault(header, row.extra_cells[header])
        holder.extra[header] = f"{holder.extra[header]} {raw}" if header in holder.extra else raw

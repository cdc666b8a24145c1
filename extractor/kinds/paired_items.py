"""Rows that hold several items each, mostly with a value for every one of them.

``• Tingkat kepuasan • Persentase peningkatan`` beside ``90%`` over ``20%`` is printed as
one row with borders, and read as two: where some column prints exactly one value for each
item, line by line, or where numbers, letters or bullets mark the items.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from extractor.kinds.celltypes import cell_type, starts_inside
from extractor.kinds.items import split_items, split_marked
from extractor.kinds.rows import DraftRow, Note
from extractor.tables.grid import Cell

_VALUES = (
    "target", "realisasi", "capaian", "persen", "satuan", "biaya", "anggaran", "pagu",
    "target_volume", "capaian_volume", "target_kegiatan",
)  # fmt: skip
_VALUE_TYPES = frozenset({"percent", "number", "running", "grade", "opinion", "volume", "amount"})
"""``12`` over ``Laporan`` is one value in two lines: a unit is a value in its own column only."""

_COUNT = re.compile(r"^\d[\d.,]*\s+[^\W\d_]+$")
"""``20 Boks``: a count of something that no list of units knows."""


def part_paired_rows(rows: list[DraftRow], row_field: str) -> list[DraftRow]:
    """Give each item of a row its own row where its values are printed one by one.

    The new rows stand at the same place as theirs and hold nothing else: what the row
    prints once (labels, ticks, one value) is filled over them as over a merged cell.

    Args:
        rows: the table's rows.
        row_field: the field that every row has of its own.
    """
    parted: list[DraftRow] = []
    for row in rows:
        parted += _parts(row, row_field)
    return parted


def _parts(row: DraftRow, row_field: str) -> list[DraftRow]:
    cells = row.cells.get(row_field, [])
    if row.kind != "data" or len(cells) != 1:
        return [row]
    items = split_items(cells[0])
    lists = {name: values for name in _VALUES if (values := _values(row, name, len(items)))}
    if not lists:
        items = split_marked(cells[0].text)
    if len(items) < 2 or any(starts_inside(item) for item in items[1:] if lists):
        return [row]
    reason = "paired" if lists else "items"
    row.notes.append(Note("cell-split", reason, row_field, cells[0].text))
    parts = [row, *(_beside(row) for _ in items[1:])]
    for number, (part, item) in enumerate(zip(parts, items, strict=True)):
        part.cells[row_field] = [_with_text(cells[0], item)]
        for name, values in lists.items():
            part.cells[name] = [_with_text(row.cells[name][0], values[number])]
    return parts


def _values(row: DraftRow, name: str, count: int) -> Sequence[str]:
    """The printed lines of a cell, if there are as many as items and each is a value."""
    cells = row.cells.get(name, [])
    lines = cells[0].lines if len(cells) == 1 else ()
    if count < 2 or len(lines) != count:
        return ()
    types = _VALUE_TYPES | {"unit"} if name == "satuan" else _VALUE_TYPES
    return lines if all(_is_value(line, types) for line in lines) else ()


def _is_value(line: str, types: Collection[str]) -> bool:
    counted = _COUNT.match(line) is not None
    return any(map(str.isalnum, line)) and (counted or cell_type(line) in types)


def _beside(row: DraftRow) -> DraftRow:
    return DraftRow(row.line, row.page, row.piece, row.box, row.place, width=row.width)


def _with_text(cell: Cell, text: str) -> Cell:
    return replace(cell, text=text, blocks=(text,), lines=(text,))

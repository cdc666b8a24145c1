"""Text that stands on another row than its own: it is put back, and said so.

Four cases: a row that only continues the row above (a wrapped line that became a
row of its own), a cell that holds several items, a unit's name cut over rows or
holding several rows' units, and a value printed one row too low beside another.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from extractor.kinds.celltypes import cell_type, is_open_ended, starts_inside
from extractor.kinds.declarations import SUB_NUMBER
from extractor.kinds.items import split_before_repeated_opening, split_items
from extractor.kinds.rows import DraftRow, Note
from extractor.tables.grid import Cell
from normalizers.percentages import is_percent
from normalizers.text import fold_text
from normalizers.unit_kerja import is_unit_kerja, split_unit_kerja

_VALUE_FIELDS = (
    "target", "realisasi", "capaian", "persen", "biaya", "anggaran", "pagu",
    "target_volume", "capaian_volume", "satuan",
)  # fmt: skip
_SHARED_FIELDS = (
    "target",
    "realisasi",
    "capaian",
    "satuan",
    "pelaksana",
    "keterangan",
    "uraian_kegiatan",
    "kegiatan",
)
"""What the items of one cell share; labels are filled later, amounts stay on the first."""
_SECOND_READING = 55
"""Similarity (percent) from which a garbled value repeats the one above it."""


def merge_continuations(rows: list[DraftRow], row_field: str) -> list[DraftRow]:
    """Join rows that only continue the wrapped text of the row above."""
    merged: list[DraftRow] = []
    for row in rows:
        if merged and _only_continues(merged[-1], row, row_field):
            _append_row(merged[-1], row)
        else:
            merged.append(row)
    return merged


def _only_continues(above: DraftRow, row: DraftRow, row_field: str) -> bool:
    """Say whether a row is the second line of the row above.

    It has no number, mark or value of its own, begins in the middle of a sentence,
    and either two of its cells go on or the cell above plainly did not end; or it has nothing
    but texts that do so.
    """
    if row.ticked() or row.series or row.has("no") or above.kind != "data" or row.kind != "data":
        return False
    if row.piece != above.piece or (row.has(SUB_NUMBER) and above.has(SUB_NUMBER)):
        return False
    if _begins_above(above, row, row_field):
        return True
    texts = [name for name in ("indikator", row_field) if name and row.has(name)]
    if not texts:
        return _only_goes_on(above, row)
    if not all(above.has(name) for name in texts):
        return False
    if row.has("indikator") and not starts_inside(row.text("indikator")):
        return False
    going = {
        n for n in (*texts, "pelaksana") if row.has(n) and _goes_on(above.text(n), row.text(n))
    }
    begun = [name for name in texts if starts_inside(row.text(name))]
    if not begun or (len(going) < 2 and not any(is_open_ended(above.text(n)) for n in begun)):
        return False
    return all(_second_reading(above.text(f), row.text(f)) for f in _VALUE_FIELDS if row.has(f))


def _begins_above(above: DraftRow, row: DraftRow, row_field: str) -> bool:
    """Say whether a row's number and first words stand above its values.

    ``2. Penataan arsip`` has nothing beside it; ``dan aset | 5.000.000`` below goes on with it.
    """
    filled = {name for name in above.cells if above.has(name)}
    if filled != {"no", row_field} or above.stray or any(above.extra.values()):
        return False
    values = any(row.has(name) for name in _VALUE_FIELDS)
    return values and row.has(row_field) and starts_inside(row.text(row_field))


def _only_goes_on(above: DraftRow, row: DraftRow) -> bool:
    """Say whether a row has nothing but texts that go on with those of the row above."""
    names = [name for name in row.cells if row.has(name)]
    others = row.stray or any(row.extra.values())
    return bool(names and not others) and all(
        above.has(name) and starts_inside(row.text(name)) for name in names
    )


def _goes_on(above: str, text: str) -> bool:
    return bool(above) and (starts_inside(text) or is_open_ended(above))


def _second_reading(above: str, here: str) -> bool:
    return bool(above) and fuzz.ratio(fold_text(above), fold_text(here)) >= _SECOND_READING


def _append_row(above: DraftRow, row: DraftRow) -> None:
    for name, cells in row.cells.items():
        if name == SUB_NUMBER or (name in _VALUE_FIELDS and above.has(name)):
            above.stray += cells
        else:
            above.cells.setdefault(name, []).extend(cells)
    above.stray += row.stray
    above.notes += row.notes
    for header, raw in row.extra.items():
        above.extra[header] = f"{above.extra[header]} {raw}" if header in above.extra else raw


def split_cells(rows: list[DraftRow], row_field: str, labels: Sequence[str]) -> list[DraftRow]:
    """Give each item of a cell that holds several of them its own row.

    Values of the printed row hold for all its items: measures are copied (and
    `merged` says so), amounts stay on the first.
    """
    result: list[DraftRow] = []
    for index, row in enumerate(rows):
        follower = rows[index + 1] if index + 1 < len(rows) else None
        cells = row.cells.get(row_field, [])
        if row.kind != "data" or not cells:
            result.append(row)
            continue
        items = [(item, cell) for cell in cells for item in split_items(cell)]
        if len(items) <= len(cells) or len(items) < 2:
            result.append(row)
            _move_tail_below(row, follower)
            continue
        if follower is not None and _tail_belongs_below(items[-1][0], follower, row_field):
            _prepend(follower, row_field, _part(items[-1][1], items[-1][0]))
            items = items[:-1]
        result += _one_row_each(row, items, row_field, labels)
    return result


def _part(cell: Cell, text: str) -> Cell:
    return replace(cell, text=text, blocks=(text,))


def _one_row_each(
    row: DraftRow, items: list[tuple[str, Cell]], row_field: str, labels: Sequence[str]
) -> list[DraftRow]:
    split: list[DraftRow] = []
    if len(items) > 1:
        row.notes.append(
            Note("cell-split", "items", row_field, " ".join(t for t, _ in items)[:300])
        )
    for number, (text, cell) in enumerate(items):
        if number == 0:
            part = row
        else:
            part = DraftRow(row.line, row.page, row.piece, row.box, row.place, width=row.width)
            part.marks = dict(row.marks)
            part.series = {name: dict(series) for name, series in row.series.items()}
            for name in _SHARED_FIELDS:
                if row.has(name) and name != row_field and name not in labels:
                    part.cells[name] = list(row.cells[name])
            part.merged["items"] = (number, len(items))
        part.cells[row_field] = [_part(cell, text)]
        split.append(part)
    return split


def _tail_belongs_below(tail: str, follower: DraftRow, row_field: str) -> bool:
    text = follower.text(row_field)
    return (
        bool(text)
        and follower.kind == "data"
        and (starts_inside(text) or (is_open_ended(tail) and not starts_inside(tail)))
    )


def _prepend(row: DraftRow, name: str, cell: Cell) -> None:
    row.cells[name] = [cell, *row.cells.get(name, [])]


def _move_tail_below(row: DraftRow, follower: DraftRow | None) -> None:
    """Two indicators and two activities cut over two rows: the second halves go down."""
    if follower is None or follower.kind != "data" or not follower.ticked():
        return
    parts = split_items(row.cells["indikator"][-1]) if row.has("indikator") else []
    if len(parts) < 2 or not starts_inside(follower.text("indikator")):
        return
    cell = row.cells["indikator"][-1]
    row.cells["indikator"] = [_part(cell, " ".join(parts[:-1]))]
    _prepend(follower, "indikator", _part(cell, parts[-1]))
    row.notes.append(Note("cell-split", "two-rows", "indikator", cell.text[:300]))
    activity = row.cells.get("kegiatan", [])
    cut = split_before_repeated_opening(activity[-1].text) if activity else None
    if cut and is_open_ended(cut[1]):
        row.cells["kegiatan"] = [_part(activity[-1], cut[0])]
        _prepend(follower, "kegiatan", _part(activity[-1], cut[1]))


def place_units(rows: list[DraftRow]) -> None:
    """Join unit names cut over rows, and hand out cells that hold several rows' units."""
    data = [row for row in rows if row.kind == "data"]
    typical = sum(is_unit_kerja(row.text("pelaksana")) for row in data if row.has("pelaksana"))
    if not typical or typical * 2 < sum(row.has("pelaksana") for row in data):
        return
    _join_cut_units(data)
    for index, row in enumerate(data):
        parts = split_unit_kerja(row.text("pelaksana")) if row.has("pelaksana") else []
        if len(parts) < 2:
            continue
        takers = _rows_without_unit(data, index, len(parts) - 1)
        if len(takers) < len(parts) - 1:
            continue
        cell = row.cells["pelaksana"][0]
        for taker, text in zip([row, *takers], parts, strict=True):
            taker.cells["pelaksana"] = [_part(cell, text)]
            taker.notes.append(Note("cell-split", "units", "pelaksana", cell.text[:300]))


def _join_cut_units(data: list[DraftRow]) -> None:
    owner: DraftRow | None = None
    for index, row in enumerate(data):
        if not row.has("pelaksana"):
            continue
        text = row.text("pelaksana")
        if owner is not None and not is_unit_kerja(text) and index and data[index - 1] is not row:
            cut_end = is_open_ended(owner.text("pelaksana")) or owner is data[index - 1]
            if cut_end:
                owner.cells["pelaksana"] = owner.cells["pelaksana"] + row.cells.pop("pelaksana")
                continue
        owner = row


def _rows_without_unit(data: Sequence[DraftRow], index: int, wanted: int) -> list[DraftRow]:
    """The first rows of the following indicator blocks that have no unit of their own."""
    takers: list[DraftRow] = []
    for row in data[index + 1 :]:
        if row.has("pelaksana") or len(takers) == wanted:
            break
        if row.has("indikator"):
            takers.append(row)
    return takers


def spread_fused_values(rows: list[DraftRow], name: str) -> None:
    """Two values in one cell under an unreadable one: the first belongs to the row above."""
    for above, row in itertools.pairwise(rows):
        text = row.text(name)
        parts = re.findall(r"\d[\d.,]*\s?%", text)
        if len(parts) != 2 or "".join(parts).replace(" ", "") != text.replace(" ", ""):
            continue
        cell = row.cells[name][0]
        if above.kind != "data" or is_percent(above.text(name)):
            continue
        if cell_type(above.text(name)) in (
            "number",
            "running",
            "volume",
            "grade",
            "opinion",
            "amount",
        ):
            continue
        damaged = above.cells.get(name, [])
        above.stray += damaged
        above.cells[name] = [_part(cell, parts[0].strip())]
        row.cells[name] = [_part(cell, parts[1].strip())]
        for target in (above, row):
            target.notes.append(Note("row-shifted", "value-below", name, cell.text))

"""Rows of a table in plain text, rebuilt from typed anchors.

Each row has one anchor that cannot be mistaken: its run of ticks, or its target at
a line's end, or its amount. What stands between two anchors is the end of the row
above (its amount, its unit) and the beginning of the row below (its number, the
labels of merged cells, its target, its activity). The kinds of text tell them apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractor.kinds.celltypes import cell_type, is_open_unit, starts_indikator, starts_sasaran
from extractor.kinds.plain_items import MEASURES, Item, holds_target, lex_lines, split_at_target
from extractor.kinds.plain_region import PlainRegion, numbered_item
from extractor.kinds.rows import DraftRow, Note
from extractor.tables.grid import Cell
from normalizers.amounts import find_amounts
from normalizers.ticks import is_tick_glyph
from normalizers.unit_kerja import is_unit_kerja

_LEADING_TARGET = re.compile(r"^\s*(\d{1,3}(?:[.,]\d{1,2})?\s?%?)\s+(\S.*)$")
_INTEGER = re.compile(r"^\s*(\d{1,2})\.?\s*$")
_LEADING_NUMBER = re.compile(r"^\s*(\d{1,2})\.?\s+([A-Z]\S.*)$")
_WORD_TAIL = re.compile(r"^[a-z]{1,2}(?=[,/ .]|$)")
_LABELS = ("sasaran", "program", "uraian_kegiatan", "indikator", "uraian", "kegiatan")
_AMOUNTS = ("biaya", "anggaran", "pagu", "realisasi")
_FURTHER_MEASURES = ("realisasi", "capaian", "persen")
_LOOSE_NUMBER = re.compile(r"^\d+(?:[.,]\d+)*[%.)]?$")
_INNER_NUMBER = re.compile(r"\S\s+\d{1,2}\.\s+[A-Z]")
_REAL_WORD = re.compile(r"[^\W\d_]{4,}")
_MIXED_SHARE = 0.25
"""Share of rows with several loose numbers in their words from which a reading is no reading."""
_UNIT_LINES = 5
_SHORT_WORDS = frozenset({"di", "ke", "se", "ya"})


@dataclass(slots=True)
class _State:
    """The labels that hold until the next ones are printed."""

    number: int = 0
    cells: dict[str, list[Cell]] = field(default_factory=dict)


def read_plain_rows(region: PlainRegion, fields: Sequence[str]) -> list[DraftRow]:
    """Rebuild the rows of a region.

    Args:
        region: the lines of the table.
        fields: the fields of its columns in the printed order, "jadwal" for the schedule.

    Returns:
        The rows; none when they cannot be told apart with any confidence.
    """
    if region.form == "lists":
        return _rows_of_lists(region)
    if region.form == "aligned":
        return []
    items = lex_lines(region.lines[region.header_end :], fields)
    anchor = _anchor_kind(fields)
    places = [
        index
        for index, item in enumerate(items)
        if item.kind == anchor
        and (anchor == "ticks" or not index or items[index - 1].kind == "text")
    ]
    if anchor == "measure" and any(_is_row_number(items, place) for place in places):
        return []
    rows: list[DraftRow] = []
    state = _State()
    start = 0
    for number, place in enumerate(places):
        end = places[number + 1] if number + 1 < len(places) else len(items)
        row = _begin_row(items[start:place], items[place], fields, state)
        start = _finish_row(row, items, place + 1, end, fields)
        rows.append(row)
    if not rows or (anchor != "ticks" and not _is_plausible(rows)):
        return []
    rows[-1].stray += [_cell(item) for item in items[start:]]
    return rows


def _is_row_number(items: Sequence[Item], place: int) -> bool:
    """A lone number above a sasaran is the next row's number: the target before it was missed."""
    following = items[place + 1] if place + 1 < len(items) else None
    return (
        _INTEGER.match(items[place].text) is not None
        and following is not None
        and following.kind == "text"
        and starts_sasaran(following.text)
    )


def _is_plausible(rows: Sequence[DraftRow]) -> bool:
    """Rows without a word, or with numbers among their words, were not cut where cells end."""
    mixed = 0
    for row in rows:
        words = " ".join(row.text(name) for name in _LABELS if row.has(name)).split()
        loose = sum(_LOOSE_NUMBER.match(word) is not None for word in words)
        text = " ".join(words)
        if sum(is_tick_glyph(word) and not word.isalnum() for word in words) > 1:
            return False
        mixed += loose > 1 or _INNER_NUMBER.search(text) is not None
        mixed += not any(_REAL_WORD.match(word) for word in words)
    return mixed <= _MIXED_SHARE * len(rows)


def _rows_of_lists(region: PlainRegion) -> list[DraftRow]:
    names = [(line, item) for line in region.lines if (item := numbered_item(line.text))]
    amounts = [
        line for line in region.lines if find_amounts(line.text) and not numbered_item(line.text)
    ]
    rows = []
    for (line, (number, name)), amount in zip(names, amounts, strict=True):
        row = DraftRow(line.line, line.page, 0)
        row.cells["no"] = [Cell(number, (number,), line.line, line.page)]
        row.cells["program"] = [Cell(name, (name,), line.line, line.page)]
        row.cells["anggaran"] = [Cell(amount.text, (amount.text,), amount.line, amount.page)]
        rows.append(row)
    return rows


def _anchor_kind(fields: Sequence[str]) -> str:
    if "jadwal" in fields:
        return "ticks"
    if "target" in fields or not set(_AMOUNTS[:-1]) & set(fields):
        return "measure"
    return "amount"


def _cell(item: Item) -> Cell:
    return Cell(item.text, (item.text,), item.line, item.page)


def _begin_row(
    before: Sequence[Item], anchor: Item, fields: Sequence[str], state: _State
) -> DraftRow:
    """Read what stands between the row above and the anchor: number, labels, target, activity."""
    last_text = fields[fields.index("jadwal") - 1] if "jadwal" in fields else ""
    texts = list(before)
    number = _take_number(texts, state, has_target="target" in fields and "jadwal" in fields)
    row = DraftRow(anchor.line, anchor.page, 0)
    if anchor.kind == "ticks":
        row.cells["ticks"] = [
            Cell(glyph, (glyph,), anchor.line, anchor.page) for glyph in anchor.text.split()
        ]
        labels, target, own = split_at_target(texts) if "target" in fields else ([], None, texts)
        if target is not None:
            row.cells["target"] = [_cell(target)]
        elif number or labels:
            row.notes.append(Note("value-unparsed", "no-digits", "target"))
    else:
        labels, own = texts, []
        name = (
            "target" if anchor.kind == "measure" and "target" in fields else _amount_field(fields)
        )
        row.cells[name] = [_cell(anchor)]
    if number is not None:
        state.number = int(re.sub(r"\D", "", number.text))
        state.cells = {"no": [_cell(number)]}
    _read_labels(row, labels, fields, state)
    for name, cells in state.cells.items():
        row.cells.setdefault(name, cells)
    if own and last_text:
        row.cells[last_text] = _join(own)
    first = min((item.line for item in [*own, *([anchor])]), default=anchor.line)
    row.line = first
    return row


def _amount_field(fields: Sequence[str]) -> str:
    return next((f for f in fields if f in ("anggaran", "biaya", "pagu")), "anggaran")


def _take_number(texts: list[Item], state: _State, *, has_target: bool) -> Item | None:
    """The running number of a new block; a lone number may be the row's target instead."""
    for index, item in enumerate(texts[:1]):
        alone = _INTEGER.match(item.text)
        led = _LEADING_NUMBER.match(item.text)
        match = alone or led
        if not match or int(match.group(1)) != state.number + 1:
            return None
        others = [other for other in texts[index + 1 :] if holds_target(other)]
        opens = any(starts_sasaran(o.text) or starts_indikator(o.text) for o in texts[index + 1 :])
        if alone and has_target and not others and not opens:
            return None
        if led and not alone:
            texts[index] = Item("text", led.group(2), item.line, item.page, item.chunk)
        else:
            del texts[index]
        return Item("text", match.group(1), item.line, item.page, item.chunk)
    return None


def _read_labels(row: DraftRow, labels: list[Item], fields: Sequence[str], state: _State) -> None:
    """Split the labels before a target: the sasaran, then from its first word the indicator."""
    if not labels:
        return
    names = [name for name in fields if name in _LABELS]
    names = [f for f in names if f != "kegiatan" or "jadwal" not in fields]
    head = next((i for i, item in enumerate(labels) if starts_indikator(item.text)), None)
    if "indikator" in names and head is not None:
        if labels[:head]:
            outer = next((f for f in names if f != "indikator"), None)
            state.cells[outer or "indikator"] = _join(labels[:head])
        state.cells["indikator"] = _join(labels[head:])
    elif "indikator" in names and len(names) > 1 and len({item.chunk for item in labels}) > 1:
        last = labels[-1].chunk
        state.cells[names[0]] = _join([item for item in labels if item.chunk != last])
        state.cells["indikator"] = _join([item for item in labels if item.chunk == last])
        row.notes.append(
            Note("span-ambiguous", "plain-text", "indikator", " ".join(i.text for i in labels))
        )
    else:
        name = "indikator" if "indikator" in names else (names[0] if names else "uraian")
        state.cells[name] = _join(labels)


def _finish_row(
    row: DraftRow, items: Sequence[Item], start: int, end: int, fields: Sequence[str]
) -> int:
    """Read what stands behind the anchor and belongs to its row; return where that ends."""
    after = (
        fields[fields.index("jadwal") + 1 :] if "jadwal" in fields else _after_anchor(row, fields)
    )
    amounts = [name for name in after if name in _AMOUNTS]
    measures = [name for name in after if name in _FURTHER_MEASURES]
    index = start
    while index < end:
        item = items[index]
        amounts = [name for name in amounts if name not in row.cells]
        measures = [name for name in measures if name not in row.cells]
        if item.kind == "amount" and amounts:
            row.cells[amounts.pop(0)] = [_cell(item)]
        elif item.kind == "measure" and measures:
            row.cells[measures.pop(0)] = [_cell(item)]
        elif item.kind == "measure" and items[index - 1].kind == "amount":
            row.stray.append(_cell(item))
            row.notes.append(Note("cell-unplaced", raw=item.text))
        elif "pelaksana" in after and "pelaksana" not in row.cells and _is_unit(items, index, end):
            index = _take_unit(row, items, index, end)
            continue
        else:
            break
        index += 1
    return index


def _is_unit(items: Sequence[Item], index: int, end: int) -> bool:
    """Text behind a row's ticks is its unit when its paragraph reads as one, or on their line."""
    item = items[index]
    if item.kind != "text":
        return False
    paragraph = " ".join(
        other.text
        for other in items[index : min(index + _UNIT_LINES, end)]
        if other.kind == "text" and other.chunk == item.chunk
    )
    return is_unit_kerja(paragraph) or (index > 0 and items[index - 1].chunk == item.chunk)


def _after_anchor(row: DraftRow, fields: Sequence[str]) -> list[str]:
    placed = [fields.index(name) for name in row.cells if name in fields]
    return list(fields[max(placed, default=-1) + 1 :])


def _take_unit(row: DraftRow, items: Sequence[Item], start: int, end: int) -> int:
    """A unit's name: the lines of its paragraph, and the next one when it plainly goes on."""
    unit = [items[start]]
    index = start + 1
    while index < end and items[index].kind == "text":
        item = items[index]
        same = item.chunk == unit[-1].chunk
        if _begins_row(item) or not (same or is_open_unit(unit[-1].text)):
            break
        unit.append(item)
        index += 1
    row.cells["pelaksana"] = _join(unit)
    return index


def _begins_row(item: Item) -> bool:
    return (
        cell_type(item.text) in MEASURES
        or starts_indikator(item.text)
        or bool(_LEADING_TARGET.match(item.text))
        or (item.indent > 4 and item.text[:1].isdigit())
    )


def _join(items: Sequence[Item]) -> list[Cell]:
    """Join wrapped lines to one cell; a word cut at a line's end is put together again."""
    text = ""
    for item in items:
        tail = _WORD_TAIL.match(item.text)
        glue = (
            bool(text)
            and tail is not None
            and tail.group(0) not in _SHORT_WORDS
            and text[-1].isalpha()
        )
        text = f"{text}{item.text}" if glue or not text else f"{text} {item.text}"
    first = items[0]
    return [Cell(text, (text,), first.line, first.page)]

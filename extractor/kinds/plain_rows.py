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

from extractor.kinds.celltypes import cell_type, is_open_ended, is_open_unit, starts_indikator
from extractor.kinds.plain_region import PlainRegion, numbered_item
from extractor.kinds.rows import DraftRow, Note
from extractor.tables.grid import Cell, TextLine
from normalizers.amounts import find_amounts, is_amount
from normalizers.ticks import is_tick_glyph
from normalizers.unit_kerja import is_unit_kerja

_NO_AMOUNT = ("-", "–", "0")
_SURE_TICKS = frozenset("√✓✔☑٧")
_MEASURES = frozenset({"percent", "number", "grade", "opinion", "running", "volume"})
_LEADING_TARGET = re.compile(r"^\s*(\d{1,3}(?:[.,]\d{1,2})?\s?%?)\s+(\S.*)$")
_INTEGER = re.compile(r"^\s*(\d{1,2})\.?\s*$")
_LEADING_NUMBER = re.compile(r"^\s*(\d{1,2})\.?\s+([A-Z]\S.*)$")
_YEAR = re.compile(r"^(?:19|20)\d\d$")
_WORD_TAIL = re.compile(r"^[a-z]{1,2}(?=[,/ .]|$)")
_UNIT_LINES = 5
_DEEP = 2
"""Spaces before a number that stands in a column of its own."""
_SHORT_WORDS = frozenset({"di", "ke", "se", "ya"})


@dataclass(frozen=True, slots=True)
class Item:
    """A typed piece of a line: text, ticks, amount; with its line and paragraph."""

    kind: str
    text: str
    line: int
    page: int | None
    chunk: int
    indent: int = 0


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
    """
    if region.form == "lists":
        return _rows_of_lists(region)
    items = _lex(region.lines[region.header_end :], fields)
    anchor = _anchor_kind(fields)
    places = [index for index, item in enumerate(items) if item.kind == anchor]
    rows: list[DraftRow] = []
    state = _State()
    start = 0
    for number, place in enumerate(places):
        end = places[number + 1] if number + 1 < len(places) else len(items)
        row = _begin_row(items[start:place], items[place], fields, state)
        start = _finish_row(row, items, place + 1, end, fields)
        rows.append(row)
    if rows:
        rows[-1].stray += [_cell(item) for item in items[start:]]
    return rows


def _rows_of_lists(region: PlainRegion) -> list[DraftRow]:
    names = [(line, item) for line in region.lines if (item := numbered_item(line.text))]
    amounts = [line for line in region.lines if find_amounts(line.text) and not numbered_item(line.text)]
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
    if "target" in fields or "realisasi" in fields:
        return "measure"
    return "amount"


def _lex(lines: Sequence[TextLine], fields: Sequence[str]) -> list[Item]:
    items: list[Item] = []
    chunk = 0
    blank = False
    for line in lines:
        if not line.text:
            blank = True
            continue
        chunk += blank
        blank = False
        after_ticks = bool(items) and items[-1].kind == "ticks"
        items += _lex_line(line, chunk, fields, after_ticks=after_ticks)
    return items


def _lex_line(
    line: TextLine, chunk: int, fields: Sequence[str], *, after_ticks: bool
) -> list[Item]:
    tokens = line.text.split()
    scheduled = "jadwal" in fields
    indent = len(line.raw) - len(line.raw.lstrip())
    items: list[Item] = []
    text: list[str] = []

    def flush() -> None:
        if text:
            joined = " ".join(text)
            items.append(Item("text", joined, line.line, line.page, chunk, 0 if items else indent))
            text.clear()

    if line.text in _NO_AMOUNT and after_ticks:
        return [Item("amount", line.text, line.line, line.page, chunk)]
    index = 0
    while index < len(tokens):
        run = _tick_run(tokens, index) if scheduled else 0
        if run:
            flush()
            items.append(Item("ticks", " ".join(tokens[index : index + run]), line.line, line.page, chunk))
            index += run
            continue
        amount = _amount_at(tokens, index, bool(items) and items[-1].kind == "ticks" and not text)
        if amount:
            flush()
            items.append(Item("amount", " ".join(tokens[index : index + amount]), line.line, line.page, chunk))
            index += amount
            continue
        text.append(tokens[index])
        index += 1
    flush()
    if "jadwal" not in fields:
        items = _lex_measures(items)
    return items


def _tick_run(tokens: Sequence[str], index: int) -> int:
    size = 0
    while index + size < len(tokens) and is_tick_glyph(tokens[index + size]):
        size += 1
    if not size:
        return 0
    sure = any(set(token) & _SURE_TICKS for token in tokens[index : index + size])
    follower = tokens[index + size] if index + size < len(tokens) else None
    alone = size == len(tokens) or (follower is not None and _is_money(follower))
    return size if sure or size >= 2 or alone else 0


def _is_money(token: str) -> bool:
    return is_amount(token) or token in _NO_AMOUNT or token.lower() in ("rp", "rp.")


def _amount_at(tokens: Sequence[str], index: int, after_ticks: bool) -> int:
    if is_amount(tokens[index]) or (after_ticks and tokens[index] in _NO_AMOUNT):
        return 1
    if index + 1 < len(tokens) and tokens[index].lower() in ("rp", "rp.") and any(
        char.isdigit() for char in tokens[index + 1]
    ):
        return 2
    return 0


def _lex_measures(items: list[Item]) -> list[Item]:
    """In a table without a schedule a target stands alone on its line or ends it."""
    result: list[Item] = []
    for item in items:
        if item.kind != "text":
            result.append(item)
            continue
        head, _, tail = item.text.rpartition(" ")
        kind = cell_type(tail)
        if kind in ("percent", "opinion") or (kind == "grade" and (not head or tail.isupper())):
            if head:
                result.append(Item("text", head, item.line, item.page, item.chunk, item.indent))
            result.append(Item("measure", tail, item.line, item.page, item.chunk))
        elif cell_type(item.text) in ("number", "volume") and result:
            result.append(Item("measure", item.text, item.line, item.page, item.chunk))
        else:
            result.append(item)
    return result


def _cell(item: Item) -> Cell:
    return Cell(item.text, (item.text,), item.line, item.page)


def _begin_row(before: Sequence[Item], anchor: Item, fields: Sequence[str], state: _State) -> DraftRow:
    """Read what stands between the row above and the anchor: number, labels, target, activity."""
    last_text = fields[fields.index("jadwal") - 1] if "jadwal" in fields else ""
    texts = list(before)
    number = _take_number(texts, state, has_target="target" in fields and "jadwal" in fields)
    row = DraftRow(anchor.line, anchor.page, 0)
    if anchor.kind == "ticks":
        row.cells["ticks"] = [Cell(glyph, (glyph,), anchor.line, anchor.page) for glyph in anchor.text.split()]
        labels, target, own = _split_at_target(texts) if "target" in fields else ([], None, texts)
        if target is not None:
            row.cells["target"] = [_cell(target)]
        elif number or labels:
            row.notes.append(Note("value-unparsed", "no-digits", "target"))
    else:
        labels, own = texts, []
        name = "target" if anchor.kind == "measure" and "target" in fields else _amount_field(fields)
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
        others = [other for other in texts[index + 1 :] if _target_in(other)]
        if alone and has_target and not others:
            return None
        if led and not alone:
            texts[index] = Item("text", led.group(2), item.line, item.page, item.chunk)
        else:
            del texts[index]
        return Item("text", match.group(1), item.line, item.page, item.chunk)
    return None


def _target_in(item: Item) -> bool:
    return (
        cell_type(item.text) in _MEASURES
        or _led_by_target(item, None) is not None
        or _embedded(item.text) is not None
    )


def _split_at_target(texts: list[Item]) -> tuple[list[Item], Item | None, list[Item]]:
    """Cut the texts before a row's ticks at its target: labels, target, activity."""
    for index, item in enumerate(texts):
        if item.kind == "text" and cell_type(item.text) in _MEASURES:
            return texts[:index], item, texts[index + 1 :]
    for index, item in enumerate(texts):
        led = _led_by_target(item, texts[index - 1] if index else None)
        if led is not None:
            rest = Item("text", led[1], item.line, item.page, item.chunk)
            target = Item("text", led[0], item.line, item.page, item.chunk)
            return texts[:index], target, [rest, *texts[index + 1 :]]
    for index, item in enumerate(texts):
        parts = _embedded(item.text)
        if parts is not None:
            head, value, tail = parts
            before = [Item("text", head, item.line, item.page, item.chunk)] if head else []
            after = [Item("text", tail, item.line, item.page, item.chunk)] if tail else []
            target = Item("text", value, item.line, item.page, item.chunk)
            return [*texts[:index], *before], target, [*after, *texts[index + 1 :]]
    heads = [index for index, item in enumerate(texts) if starts_indikator(item.text)]
    return (texts, None, []) if heads else ([], None, texts)


def _led_by_target(item: Item, above: Item | None) -> tuple[str, str] | None:
    """A line that begins with a target: ``100% Koordinasi …``, ``WTP Penyusunan …``, ``90 Rapat``."""
    head, _, rest = item.text.partition(" ")
    if rest[:1] == "%":
        head, rest = f"{head} %", rest[1:].lstrip()
    kind = cell_type(head)
    if not rest or _YEAR.match(head) or (above is not None and is_open_ended(above.text)):
        return None
    if kind == "percent" or (kind in ("opinion", "grade") and rest[:1].isupper()):
        return head, rest
    if kind not in ("number", "running") or not head[:1].isdigit():
        return None
    apart = above is None or item.chunk != above.chunk or item.indent > _DEEP
    return (head, rest) if apart else None


def _embedded(text: str) -> tuple[str, str, str] | None:
    """A target between words: ``Indeks Reformasi Birokrasi 79 Melaksanakan``."""
    tokens = text.split()
    for index in range(1, len(tokens)):
        token = tokens[index]
        kind = cell_type(token)
        if kind not in ("percent", "number", "running", "grade", "opinion") or _YEAR.match(token):
            continue
        if kind == "running" and not token.isdigit():
            continue
        last = index == len(tokens) - 1
        if kind == "opinion" and not last and not tokens[index + 1][:1].isupper():
            continue
        if last or (tokens[index + 1][:1].isupper() and kind != "grade"):
            return " ".join(tokens[:index]), token, " ".join(tokens[index + 1 :])
    return None


def _read_labels(row: DraftRow, labels: list[Item], fields: Sequence[str], state: _State) -> None:
    """Split the labels before a target: the sasaran, then from its first word the indicator."""
    if not labels:
        return
    names = [f for f in fields if f in ("sasaran", "program", "uraian_kegiatan", "indikator", "uraian", "kegiatan")]
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
        row.notes.append(Note("span-ambiguous", "plain-text", "indikator", " ".join(i.text for i in labels)))
    else:
        name = "indikator" if "indikator" in names else (names[0] if names else "uraian")
        state.cells[name] = _join(labels)


def _finish_row(row: DraftRow, items: Sequence[Item], start: int, end: int, fields: Sequence[str]) -> int:
    """Read what stands behind the anchor and belongs to its row; return where that ends."""
    after = fields[fields.index("jadwal") + 1 :] if "jadwal" in fields else _after_anchor(row, fields)
    amounts = [name for name in after if name in ("biaya", "anggaran", "pagu", "realisasi")]
    index = start
    while index < end:
        item = items[index]
        if item.kind == "amount" and amounts:
            row.cells[amounts.pop(0)] = [_cell(item)]
        elif item.kind == "measure" and "persen" in after and "persen" not in row.cells:
            row.cells["persen"] = [_cell(item)]
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
        cell_type(item.text) in _MEASURES
        or starts_indikator(item.text)
        or bool(_LEADING_TARGET.match(item.text))
        or (item.indent > 4 and item.text[:1].isdigit())
    )


def _join(items: Sequence[Item]) -> list[Cell]:
    """Join wrapped lines to one cell; a word cut at a line's end is put together again."""
    text = ""
    for item in items:
        tail = _WORD_TAIL.match(item.text)
        glue = bool(text) and tail is not None and tail.group(0) not in _SHORT_WORDS and text[-1].isalpha()
        text = f"{text}{item.text}" if glue or not text else f"{text} {item.text}"
    first = items[0]
    return [Cell(text, (text,), first.line, first.page)]

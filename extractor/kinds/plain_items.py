"""Lines of a table in plain text to typed items: ticks, amounts, measures, text.

A line of a dump may hold several cells (``100 Bimtek √ √ 5.770.804.000 Sub bagian``);
the kinds that cannot be mistaken are cut out, the rest is text. Paragraphs (between
blank lines) are numbered, because a cell does not go on over one without a sign.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractor.kinds.celltypes import cell_type, is_open_ended, starts_indikator
from extractor.tables.grid import TextLine
from normalizers.amounts import is_amount
from normalizers.ticks import is_tick_glyph

MEASURES = frozenset({"percent", "number", "grade", "opinion", "running", "volume"})
_NO_AMOUNT = ("-", "–", "0")
_SURE_TICKS = frozenset("√✓✔☑٧")
_YEAR = re.compile(r"^(?:19|20)\d\d$")
_DEEP = 2
"""Spaces before a number that stands in a column of its own."""


@dataclass(frozen=True, slots=True)
class Item:
    """A typed piece of a line: text, ticks, amount; with its line and paragraph."""

    kind: str
    text: str
    line: int
    page: int | None
    chunk: int
    indent: int = 0


def lex_lines(lines: Sequence[TextLine], fields: Sequence[str]) -> list[Item]:
    """Cut the lines of a table into items.

    Args:
        lines: the lines behind the header.
        fields: the fields of the table's columns; ticks are looked for under "jadwal" only.
    """
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
    return items if "jadwal" in fields else _lone_integers(items)


def _lone_integers(items: list[Item]) -> list[Item]:
    """A small integer alone on its line behind words is a measure; behind a row it is a number."""
    result: list[Item] = []
    for item in items:
        alone = item.kind == "text" and item.text.isdigit() and cell_type(item.text) == "running"
        behind_words = bool(result) and result[-1].kind == "text"
        result.append(replace(item, kind="measure") if alone and behind_words else item)
    return result


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
            items.append(
                Item("ticks", " ".join(tokens[index : index + run]), line.line, line.page, chunk)
            )
            index += run
            continue
        amount = _amount_at(tokens, index, bool(items) and items[-1].kind == "ticks" and not text)
        if amount:
            flush()
            items.append(
                Item(
                    "amount", " ".join(tokens[index : index + amount]), line.line, line.page, chunk
                )
            )
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
    if (
        index + 1 < len(tokens)
        and tokens[index].lower() in ("rp", "rp.")
        and any(char.isdigit() for char in tokens[index + 1])
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
        elif cell_type(item.text) in ("number", "volume"):
            result.append(Item("measure", item.text, item.line, item.page, item.chunk))
        else:
            result.append(item)
    return result


def holds_target(item: Item) -> bool:
    """Say whether a target stands in an item: alone, at its beginning or between words."""
    return (
        cell_type(item.text) in MEASURES
        or _led_by_target(item, None) is not None
        or _embedded(item.text) is not None
    )


def split_at_target(texts: list[Item]) -> tuple[list[Item], Item | None, list[Item]]:
    """Cut the texts before a row's ticks at its target: labels, target, activity."""
    for index, item in enumerate(texts):
        if item.kind == "text" and cell_type(item.text) in MEASURES:
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
    """A line that begins with a target: ``100% Koordinasi …``, ``WTP Penyusunan …``."""
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

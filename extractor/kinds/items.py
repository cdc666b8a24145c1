"""Several items in one cell: enumerations, bullets, coded outputs, fused indicators.

A cell is split only on a mark that a reader would take for the beginning of an
item: block tags, ``a. … b. …``, bullets, output codes (``QGE.001``), or the first
word of an indicator coming back (``Persentase … Persentase …``).
"""

from __future__ import annotations

import itertools
import re

from extractor.kinds.celltypes import starts_indikator
from extractor.tables.grid import Cell
from normalizers.text import fold_text

_MIN_WORDS = 3
_ENUMERATED = re.compile(r"(?:(?<=\s)|^)\(?([a-z]|\d{1,2})\s?[.)]\s+(?=\S)")
_DECIMAL = re.compile(r"(?:(?<=\s)|^)\d{1,2}\.(\d{1,2})\.?\s+(?=[A-Z])")
"""``2.1 Jumlah unit``: a number of two levels, which no value before a capital is."""
_CODE = re.compile(r"(?:(?<=\s)|^)[A-Z]{3}\.\s?(?:\d{3}\b|(?=[A-Z]))")
_BULLET = re.compile(r"(?:(?<=\s)|^)[-•●▪]\s+(?!(?:nya|an|kan|lah|kah|pun|ku|mu)\b)(?=\S)")
"""No bullet is what parts a word from its suffix: ``laporan - nya``."""


def split_items(cell: Cell) -> list[str]:
    """Split a cell's text into its items; a cell of one item gives one text.

    Example: ``QGE.001 Persiapan Kampanye QGE.002 Pengelolaan Kampanye`` gives two.
    """
    if len(cell.blocks) > 1 and all(len(block.split()) >= 2 for block in cell.blocks):
        return list(cell.blocks)
    items = split_marked(cell.text)
    return items if len(items) > 1 else _repeated_head(cell.text)


def split_marked(text: str) -> list[str]:
    """Split a text into the items that numbers, letters, codes or bullets mark.

    Example: ``1. Persentase Berita 2. Persentase Program`` gives two, with their numbers.
    """
    for split in (_enumerated, _coded, _bulleted):
        items = split(text)
        if len(items) > 1:
            return items
    return [text]


def itemisations(cell: Cell) -> list[list[str]]:
    """List the ways in which a cell's marks part it, the plainest first.

    Besides what `split_items` gives: items below items (``- A a. B b. C - D`` is four), and
    items below a head of their own (``A a. B b. C`` is three). Only what stands beside the
    cell can tell which of them is meant.
    """
    text = cell.text
    ways = [split_items(cell), split_marked(text), _nested(text)]
    return [way for place, way in enumerate(ways) if len(way) > 1 and way not in ways[:place]]


def _cut(text: str, starts: list[int]) -> list[str]:
    bounds = [*starts, len(text)]
    items = [text[a:b].strip() for a, b in itertools.pairwise(bounds)]
    head = text[: starts[0]].strip() if starts else ""
    return ([head] if head else []) + [item for item in items if item]


def _enumerated(text: str) -> list[str]:
    """``a. … b. …``: marks that count up one by one, the first at the beginning."""
    starts: list[int] = []
    value: int | None = None
    for match in _ENUMERATED.finditer(text):
        mark = match.group(1)
        here = int(mark) if mark.isdigit() else ord(mark) - 96
        if value is None and match.start() == 0:
            starts, value = [0], here
        elif value is not None and here == value + 1:
            starts.append(match.start())
            value = here
    return _cut(text, starts) if len(starts) > 1 else [text]


def _coded(text: str) -> list[str]:
    starts = [match.start() for match in _CODE.finditer(text)]
    return _cut(text, starts) if len(starts) > 1 and starts[0] == 0 else [text]


def _bulleted(text: str) -> list[str]:
    starts = [match.start() for match in _BULLET.finditer(text)]
    if len(starts) < 2 or starts[0] != 0:
        return [text]
    return [item.lstrip("-•●▪ ").strip() for item in _cut(text, starts)]


def _nested(text: str) -> list[str]:
    """Split at the marks of all levels: bullets, and numbers or letters that count up.

    Bullets count where the text begins with a mark, or where a colon announces them.
    """
    starts = _counted(_ENUMERATED, text) + _counted(_DECIMAL, text)
    bullets = [match.start() for match in _BULLET.finditer(text)]
    if bullets and (
        bullets[0] == 0
        or text[: bullets[0]].rstrip().endswith(":")
        or _DECIMAL.match(text)
        or 0 in starts
    ):
        starts += bullets
    if _DECIMAL.match(text):
        starts.append(0)
    items = _cut(text, sorted(set(starts))) if starts else [text]
    return [item.lstrip("-•●▪ ").strip() for item in items]


def _counted(mark: re.Pattern[str], text: str) -> list[int]:
    """The places of marks that count up one by one, from 1 or from the text's beginning."""
    starts: list[int] = []
    run: list[int] = []
    last = (False, 0)
    for match in mark.finditer(text):
        number = match.group(1)
        digits = number.isdigit()
        here = int(number) if digits else ord(number) - 96
        if run and (digits, here - 1) == last:
            run.append(match.start())
        else:
            starts += run if len(run) > 1 else []
            run = [match.start()] if here == 1 or not match.start() else []
        last = (digits, here)
    return starts + run if len(run) > 1 else starts


def _repeated_head(text: str) -> list[str]:
    if not starts_indikator(text):
        return [text]
    head = text.split(maxsplit=1)[0]
    starts = [m.start() for m in re.finditer(rf"(?:(?<=\s)|^){re.escape(head)}(?=\s)", text)]
    items = _cut(text, starts)
    if (
        len(items) > 1
        and all(len(item.split()) >= _MIN_WORDS for item in items[:-1])
        and len(items[-1].split()) >= 2
    ):
        return items
    return [text]


def split_before_repeated_opening(text: str) -> tuple[str, str] | None:
    """Split where a cell's first two words come back: ``Rapat dengan … Rapat dengan …``."""
    tokens = text.split()
    if len(tokens) < 6:
        return None
    opening = fold_text(" ".join(tokens[:2]))
    for index in range(len(tokens) - 2, 2, -1):
        if (
            fold_text(" ".join(tokens[index : index + 2])) == opening
            and tokens[index][:1].isupper()
        ):
            return " ".join(tokens[:index]), " ".join(tokens[index:])
    return None

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
_CODE = re.compile(r"(?:(?<=\s)|^)[A-Z]{3}\.\s?(?:\d{3}\b|(?=[A-Z]))")
_BULLET = re.compile(r"(?:(?<=\s)|^)[-•●▪]\s+(?=\S)")


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

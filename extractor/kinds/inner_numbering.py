"""Numbers of an inner level: where the numbering of indicators restarts or goes on.

In ``9 | Logistik | 1 … 2 … 3`` a new 1 begins a new sasaran, and a 3 after a 2 cannot
begin one. The numbers stand in a column of their own, or lead the indicator's text
(``a. Persentase …``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.kinds.declarations import SUB_NUMBER
from extractor.kinds.rows import DraftRow

_LETTER_PREFIX = re.compile(r"^\(?([a-z]|\d{1,2})\s*[.)]\s+\S")
_ENOUGH = 3
"""Fewer numbers than this are no numbering."""


@dataclass(frozen=True, slots=True)
class InnerNumbering:
    """Rows on which an inner numbering restarts, and rows on which it goes on."""

    restarts: frozenset[int] = frozenset()
    continues: frozenset[int] = frozenset()


def read_inner_numbering(run: list[DraftRow]) -> InnerNumbering:
    """Read the numbering of the indicators of a run of rows (indices within the run)."""
    values = [_value(row) for row in run]
    if sum(value is not None for value in values) < _ENOUGH:
        return InnerNumbering()
    _complete(values, [row.has("indikator") for row in run])
    restarts: set[int] = set()
    goes_on: set[int] = set()
    previous: int | None = None
    for index, value in enumerate(values):
        if value is None:
            continue
        if previous is not None and value == 1:
            restarts.add(index)
        elif previous is not None and value == previous + 1:
            goes_on.add(index)
        previous = value
    return InnerNumbering(frozenset(restarts), frozenset(goes_on))


def _value(row: DraftRow) -> int | None:
    text = row.text(SUB_NUMBER).strip(" .)(")
    if not text:
        match = _LETTER_PREFIX.match(row.text("indikator"))
        text = match.group(1) if match else ""
    if text.isascii() and text.isdigit() and len(text) <= 2:
        return int(text)
    return ord(text.lower()) - 96 if len(text) == 1 and text.isascii() and text.isalpha() else None


def _complete(values: list[int | None], labelled: list[bool]) -> None:
    """A number lost between 3 and 2 was a 1; between 15 and 17 it was 16."""
    following: list[int | None] = [None] * len(values)
    seen: int | None = None
    for index in range(len(values) - 1, -1, -1):
        following[index] = seen
        if values[index] is not None or labelled[index]:
            seen = values[index]
    before: int | None = None
    for index, value in enumerate(values):
        after = following[index]
        if value is None and labelled[index] and before is not None and after is not None:
            if after == before + 2:
                values[index] = before + 1
            elif after == 2 and before >= 2:
                values[index] = 1
        before = values[index] if values[index] is not None else before

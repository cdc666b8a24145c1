"""Items of a cell whose printed lines begin with numbers that count from 1.

``1. Program Jalan`` over ``1. Pemeliharaan`` and ``2. Rehabilitasi`` is a head and two items.
A mark at the beginning of a line is seen more surely than one inside a text, so that slips are
let pass: a comma for the point, a number that is printed twice. Whether the items are rows
is for the values beside them to tell.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.tables.grid import Cell

_NUMBER = re.compile(r"\(?(\d{1,2})[.,)]{1,2}(?:\s|$)")
_FEWEST = 2


class NumberedLines(NamedTuple):
    """The text above the first item (may be empty), and the items with their numbers."""

    head: str
    items: list[str]


def numbered_lines(cell: Cell) -> NumberedLines | None:
    """Part a cell at its lines that count from 1 to its end, if there are two at least.

    Of several lines that count 1 the last one begins the items: those above are heads. A cell
    of several counted lists is not parted.
    """
    marks = [(place, number) for place, line in enumerate(cell.lines) if (number := _number(line))]
    ones = [place for place, number in marks if number == 1]
    if not ones:
        return None
    counted = [(place, number) for place, number in marks if place >= ones[-1]]
    if len(counted) < _FEWEST or not _count_on([number for _, number in counted]):
        return None
    starts = [place for place, _ in counted]
    ends = [*starts[1:], len(cell.lines)]
    items = [_text(cell.lines[a:b]) for a, b in zip(starts, ends, strict=True)]
    return NumberedLines(_text(cell.lines[: starts[0]]), items)


def _number(line: str) -> int:
    match = _NUMBER.match(line.lstrip())
    return int(match.group(1)) if match else 0


def _count_on(numbers: Sequence[int]) -> bool:
    return all(b - a in (0, 1) for a, b in itertools.pairwise(numbers))


def _text(lines: Sequence[str]) -> str:
    return " ".join(line.strip() for line in lines if line.strip())

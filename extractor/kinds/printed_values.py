"""The values that one cell prints below one another, each with its own lines.

A value may take two lines: its unit (``1`` over ``Kawasan``) or what it comes to in
brackets (``86`` over ``(101%)``) stands below it. Whether a cell prints several values is
told by their number alone, which the caller must know: ``12`` over ``Laporan`` is one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from extractor.kinds.celltypes import VALUE_TYPES, cell_type
from extractor.tables.grid import Cell

_COUNT = re.compile(r"^\d[\d.,]*\s+[^\W\d_]+$")
"""``20 Boks``: a count of something that no list of units knows."""
_GROUPED = re.compile(r"^\d{1,3}(?:\.\d{3})+,\d{1,4}$|^\d{1,3}(?:,\d{3})+\.\d{1,4}$")
"""``2.191,29``: thousands and decimals, which are no rupiah."""
_EXPLANATION = re.compile(r"\s*\([^()]*\)$")
_FOOTNOTE = re.compile(r"\s?\*{1,3}\)?$")
_DASH = re.compile(r"[-–—]{1,3}")


class Printed(NamedTuple):
    """One value of a cell: its text, the cell (or part of one) that holds it, and its height."""

    text: str
    cell: Cell
    height: float | None = None


def printed_values(cells: Sequence[Cell], count: int) -> list[Printed]:
    """Read the lines of a cell as values.

    Args:
        cells: the cell, or its parts on two pages.
        count: how many values it should hold.

    Returns:
        The values from top to bottom; none if there are more or less, or other words. Dashes
        are values beside others, and where nothing else is printed.
    """
    return next((values for values in readings(cells) if len(values) == count), [])


def counts_of(cells: Sequence[Cell]) -> set[int]:
    """Say how many values a cell may print; empty for words."""
    return {len(values) for values in readings(cells)}


def readings(cells: Sequence[Cell]) -> Iterator[list[Printed]]:
    """Give the ways to read the lines of a cell, or of its parts on two pages, as values."""
    lines = _lines(cells)
    explained = {_EXPLANATION.fullmatch(line.text) is not None for line in lines}
    for values in (lines, _with_second_lines(lines))[len(explained) > 1 :]:
        if values and all(is_dash(value.text) or _is_value(value.text) for value in values):
            yield values


def printed_units(cells: Sequence[Cell], count: int) -> list[Printed]:
    """Read the lines of a cell as units, one for each value beside it."""
    lines = _lines(cells)
    types = VALUE_TYPES | {"unit"}
    return lines if len(lines) == count and all(_is_value(v.text, types) for v in lines) else []


def _lines(cells: Sequence[Cell]) -> list[Printed]:
    return [
        Printed(line, cell, height)
        for cell in cells
        for line, height in zip(cell.lines, _heights(cell), strict=True)
    ]


def _heights(cell: Cell) -> Sequence[float | None]:
    return cell.heights or (None,) * len(cell.lines)


def is_dash(text: str) -> bool:
    """Say whether a line is a dash in place of a value, with a footnote or without."""
    return _DASH.fullmatch(_FOOTNOTE.sub("", text)) is not None


def _with_second_lines(lines: Sequence[Printed]) -> list[Printed]:
    """Join what stands below a value and is none: its unit, its explanation in brackets."""
    values: list[Printed] = []
    for line in lines:
        above = values.pop() if values and _goes_on(values[-1].text, line.text) else None
        values.append(above._replace(text=f"{above.text} {line.text}") if above else line)
    return values


def _goes_on(above: str, line: str) -> bool:
    if _EXPLANATION.fullmatch(line):
        return not _EXPLANATION.search(above)
    return above[:1].isdigit() and not any(map(str.isdigit, line)) and not is_dash(line)


def _is_value(line: str, types: Collection[str] = VALUE_TYPES) -> bool:
    bare = _FOOTNOTE.sub("", _EXPLANATION.sub("", line)) or line
    counted = _COUNT.match(line) is not None
    counted = counted or _GROUPED.match(line) is not None
    whole = any(map(str.isalnum, line)) and (counted or cell_type(line) in types)
    return whole or (bare != line and _is_value(bare, types))

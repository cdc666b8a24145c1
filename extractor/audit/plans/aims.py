"""Targets as printed: which cell promises what to which indicator in which year, and which differ.

Contract: targets are compared by what they say, not by how it is written: ``1 Lap`` is 1 laporan,
``95`` is 95 %, ``0,95`` is 95 %. A target that could be read otherwise differs only from what none
of its readings says. A grade and a score are not compared: either may stand for the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from extractor.audit.cells import Cell, number
from extractor.audit.plans.indikator_rows import Entry, Key, is_repeated, keyed
from extractor.model import Measure

_NUMERIC = frozenset({"percent", "number", "volume"})
_COMPARED = _NUMERIC | {"grade", "opinion"}
_HUNDRED = Decimal(100)
Group = tuple[str, int | None, Key]
"""Unit, year and indicator."""


@dataclass(frozen=True, eq=False)
class Aim:
    """One printed target.

    Attributes:
        entry: the indicator.
        cell: the target's cell.
        measure: what is printed there.
        tahun: the year that it is for, None where none is known.
    """

    entry: Entry
    cell: Cell
    measure: Measure
    tahun: int | None


def grouped(
    found: Iterable[Entry], own: Callable[[Entry], Iterable[Aim]]
) -> dict[Group, list[Aim]]:
    """Put the aims together that ought to be the same.

    Args:
        found: indicators of one document or of several.
        own: gives the aims of an indicator that are compared.

    Returns:
        Those of one unit, year and indicator, two at least.
    """
    groups: dict[Group, list[Aim]] = defaultdict(list)
    for key, several in keyed(found).items():
        if key[0] == "words" and is_repeated(several):
            continue
        for entry in several:
            for aim in own(entry):
                groups[entry.place.satker, aim.tahun, key].append(aim)
    return {group: aims for group, aims in groups.items() if len(aims) > 1}


def aims_of(entry: Entry, name: str = "target") -> Iterator[Aim]:
    """Go through what is printed for an indicator, each cell once.

    Args:
        entry: the indicator.
        name: the field, "target" or "realisasi"; a series gives one aim for each year.
    """
    seen: set[Cell] = set()
    for index in entry.rows:
        held = getattr(entry.table.rows[index], name)
        parts = held if isinstance(held, dict) else {"": held}
        for part, measure in parts.items():
            cell = entry.figures.cell(entry.table, index, name, part)
            if cell is None or cell in seen or not isinstance(measure, Measure):
                continue
            seen.add(cell)
            # Quarters and other parts that are no year speak of no year as a whole.
            tahun = entry.place.tahun if not part else int(part) if part.isdigit() else None
            if not part or tahun:
                yield Aim(entry, cell, measure, tahun)


def is_compared(measure: Measure) -> bool:
    """Say whether a target says something that can be compared."""
    return measure.kind in _COMPARED and measure.value is not None


def is_same(one: Measure, other: Measure) -> bool:
    """Say whether two targets say the same, in any of their readings.

    Example:
        "1 Lap" and "1 laporan" do, "95" and "95 %"; "B" and "85 %" do not.
    """
    kinds: set[str] = {one.kind, other.kind}
    if kinds == {"grade", "number"}:
        return True
    if kinds == {"percent", "volume"} or (
        kinds == {"volume"} and one.unit and other.unit and one.unit != other.unit
    ):
        return False
    if kinds <= _NUMERIC:
        return any(_equal(a, b, kinds) for a in _numbers(one) for b in _numbers(other))
    readings = {_text(value) for value in (other.value, *(other.alternatives or ()))}
    return one.kind == other.kind and any(
        _text(value) in readings for value in (one.value, *(one.alternatives or ()))
    )


def distinct(aims: Iterable[Aim]) -> list[list[Aim]]:
    """Put targets that say the same together, in the order in which they came."""
    groups: list[list[Aim]] = []
    for aim in aims:
        for group in groups:
            if is_same(group[0].measure, aim.measure):
                group.append(aim)
                break
        else:
            groups.append([aim])
    return groups


def _numbers(measure: Measure) -> list[Decimal]:
    found = (number(value) for value in (measure.value, *(measure.alternatives or ())))
    return [value for value in found if value is not None]


def _equal(one: Decimal, other: Decimal, kinds: set[str]) -> bool:
    if one == other:
        return True
    # A spreadsheet prints 95 % as 0,95.
    fraction = kinds == {"percent", "number"} and min(one, other) <= 1
    return fraction and min(one, other) * _HUNDRED == max(one, other)


def _text(value: object) -> str:
    return str(value)

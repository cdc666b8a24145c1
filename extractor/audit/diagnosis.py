"""The one wrong cell behind several broken relations: causes before symptoms.

Contract: every broken relation is told, in one issue of its own or as a consequence of another.
Which cell is wrong is said only where one other value of it makes several broken relations hold
and breaks none; a factor of a thousand, another reading of the cell, and two cells exchanged
count as such a value even for a single relation. Where several cells would do equally well, the
relations are told together without naming one.

Steps: all repairs of the cells of broken relations are tried; the one that mends most is taken;
what it mends is one issue; the rest is looked at again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import IntEnum
from itertools import combinations

from extractor.audit.causes import MAGNITUDE, SWAPPED
from extractor.audit.cells import Cell
from extractor.audit.issues import Issue
from extractor.audit.relations import Relation, value_in

_FACTORS = tuple(Decimal(10) ** power for power in (3, 6, -3, -6))
_FEWEST_MENDED = 2
"""So many broken relations must agree on one value before it is called the right one."""
_MOST_SWAPPED = 60
"""Cells of which pairs are tried; with more of them broken nothing would stand out."""


class Kind(IntEnum):
    """What is wrong with a cell, the most telling first."""

    READING = 0
    MAGNITUDE = 1
    SWAP = 2
    VALUE = 3


@dataclass(frozen=True, slots=True)
class _Repair:
    """Other values of one cell, or of two that were exchanged, and what they mend."""

    kind: Kind
    changes: Mapping[Cell, Decimal]
    mended: tuple[Relation, ...]

    @property
    def cell(self) -> Cell:
        return next(iter(self.changes))


class _Network:
    """The relations by their cells."""

    def __init__(self, relations: Iterable[Relation]) -> None:
        self.relations = list(relations)
        self.broken = [relation for relation in self.relations if not relation.holds()]
        self._of: dict[Cell, list[Relation]] = defaultdict(list)
        for relation in self.relations:
            for cell in dict.fromkeys(relation.cells):
                self._of[cell].append(relation)
        self._holding = {id(one) for one in self.relations} - {id(one) for one in self.broken}

    def tried(self, kind: Kind, changes: Mapping[Cell, Decimal]) -> _Repair | None:
        """Return what other values mend; None where they mend too little or break anything."""
        touched = {id(one): one for cell in changes for one in self._of[cell]}
        mended = []
        for key, relation in touched.items():
            if relation.holds(changes):
                if key not in self._holding:
                    mended.append(relation)
            elif key in self._holding:
                return None
        open_ones = {id(one) for one in self.broken}
        mended = [relation for relation in mended if id(relation) in open_ones]
        fewest = _FEWEST_MENDED if kind is Kind.VALUE else 1
        if len(mended) < fewest:
            return None
        mended.sort(key=lambda relation: relation.scope)
        return _Repair(kind, changes, tuple(mended))


def diagnose(relations: Iterable[Relation]) -> list[Issue]:
    """Find what the broken ones of many relations come from.

    Args:
        relations: all that must hold, those that do included: they tell which cells are right.

    Returns:
        An issue for each cause, and one for each broken relation of which no cause is known.
    """
    network = _Network(relations)
    issues: list[Issue] = []
    while repair := _best(list(_repairs(network))):
        issues.append(_caused(repair, network))
        done = {id(relation) for relation in repair.mended}
        network.broken = [one for one in network.broken if id(one) not in done]
    return issues + [relation.issue() for relation in network.broken]


def _repairs(network: _Network) -> Iterator[_Repair]:
    cells = list(dict.fromkeys(cell for one in network.broken for cell in one.cells))
    for kind, changes in _proposals(network.broken, cells):
        repair = network.tried(kind, changes)
        if repair is not None:
            yield repair


def _proposals(
    broken: Sequence[Relation], cells: Sequence[Cell]
) -> Iterator[tuple[Kind, dict[Cell, Decimal]]]:
    for cell in cells:
        for other in cell.alternatives:
            yield Kind.READING, {cell: other}
        if cell.is_amount:
            for factor in _FACTORS:
                yield Kind.MAGNITUDE, {cell: value_in(cell, {}) * factor}
    for relation in broken:
        for cell in relation.cells:
            value = relation.solve(cell)
            if value is not None:
                yield Kind.VALUE, {cell: value}
    if len(cells) <= _MOST_SWAPPED:
        for one, two in combinations(cells, 2):
            if _could_be_exchanged(one, two):
                yield Kind.SWAP, {one: value_in(two, {}), two: value_in(one, {})}


def _could_be_exchanged(one: Cell, other: Cell) -> bool:
    """Say whether two cells stand where a typist exchanges them: one row, or one column."""
    if one.table is None or one.table != other.table or one.value == other.value:
        return False
    return one.is_amount == other.is_amount and (one.row == other.row or one.field == other.field)


def _best(repairs: Sequence[_Repair]) -> _Repair | None:
    """Return the repair that mends most; the more telling one among equals."""
    return min(repairs, key=lambda one: (-len(one.mended), one.kind), default=None)


def _rivals(best: _Repair, network: _Network) -> set[Cell]:
    """Return the cells whose repair would mend just what the best one mends."""
    wanted = {id(relation) for relation in best.mended}
    return {
        repair.cell
        for repair in _repairs(network)
        if repair.kind == best.kind and {id(one) for one in repair.mended} == wanted
    }


def _caused(repair: _Repair, network: _Network) -> Issue:
    """Make one issue of a cause: at the wrong cell, with what follows from it."""
    rivals = _rivals(repair, network) if repair.kind is Kind.VALUE else {repair.cell}
    own = [one for one in repair.mended if one.target in repair.changes]
    first = own[-1] if own and repair.kind is Kind.VALUE else repair.mended[0]
    issue = first.issue()
    consequences = tuple(one.issue() for one in repair.mended if one is not first)
    if len(rivals) > 1:
        return replace(issue, consequences=consequences)
    cells = tuple(dict.fromkeys((*repair.changes, *issue.cells)))
    value = repair.changes[repair.cell]
    return replace(
        issue,
        check={Kind.MAGNITUDE: MAGNITUDE, Kind.SWAP: SWAPPED}.get(repair.kind, issue.check),
        cells=cells,
        values={
            **issue.values,
            "printed": value_in(repair.cell, {}),
            "probable": value,
            "count": len(repair.mended),
        },
        reported=repair.cell.value,
        recomputed=value,
        notes=(*issue.notes, "cause") if repair.kind is Kind.VALUE else issue.notes,
        consequences=consequences,
    )

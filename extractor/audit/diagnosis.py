"""The one wrong cell behind several broken relations: causes before symptoms.

Contract: every broken relation is told, in one issue of its own or as a consequence of another.
Which cell is wrong is said only where one other value of it makes several broken relations hold
and breaks none; a factor of a thousand, another reading of the cell, and two cells exchanged
count as such a value even for a single relation. Where several cells would do equally well, the
relations are told together without naming one. An issue is as serious as the worst of what it
explains.

Steps: figures that were exchanged between two rows; broken relations are split where they share
no cell; in each part all repairs of its cells
are tried and the one that mends most is taken; what it mends is one issue, and its value is kept
for the rest, which is looked at again; what no repair mends is told as it is, two figures that
contradict each other in several places once.
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
from extractor.audit.declarations import Severity
from extractor.audit.issues import Issue
from extractor.audit.relations import Relation, Same, Share, value_in

_FACTORS = tuple(Decimal(10) ** power for power in (3, 6, -3, -6))
_FEWEST_MENDED = 2
"""So many broken relations must agree on one value before it is called the right one."""
_FEWEST_DIGITS = 3
"""An amount of fewer digits begins like another one by chance."""
_NEAR = 100
"""A value within a hundredth of a factor of a thousand is meant to be that."""
_MOST_SWAPPED = 60
"""Cells of which pairs are tried; with more of them broken nothing would stand out."""
_MOST_BROKEN = 200
"""Of one part of a document; where more hang together each look at all of them takes too long."""
_SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


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

    @property
    def rank(self) -> tuple[int, ...]:
        """Return what orders repairs: most mended, most telling, nearest, digits lost not added."""
        shrinks = self.kind is Kind.MAGNITUDE and self.changes[self.cell] < value_in(self.cell, {})
        distance = sum(relation.scope for relation in self.mended)
        return (-len(self.mended), self.kind, distance, shrinks)


class _Network:
    """The relations by their cells, with the values that are already known to be right."""

    def __init__(self, relations: Iterable[Relation]) -> None:
        self.relations = list(relations)
        self.settled: dict[Cell, Decimal] = {}
        self.broken = [relation for relation in self.relations if not relation.holds()]
        self._open = {id(relation) for relation in self.broken}
        self._of: dict[Cell, list[Relation]] = defaultdict(list)
        for relation in self.relations:
            for cell in dict.fromkeys(relation.cells):
                self._of[cell].append(relation)

    def parts(self) -> list[list[Relation]]:
        """Return the broken relations in groups that share no cell."""
        groups: list[list[Relation]] = []
        seen: set[int] = set()
        for start in self.broken:
            if id(start) in seen or id(start) not in self._open:
                continue
            seen.add(id(start))
            group = [start]
            for relation in group:
                for cell in relation.cells:
                    near = [
                        one
                        for one in self._of[cell]
                        if id(one) in self._open and id(one) not in seen
                    ]
                    seen.update(id(one) for one in near)
                    group += near
            groups.append(group)
        return groups

    def settle(self, repair: _Repair) -> None:
        """Keep a repair's values; what it mends is done with."""
        self.settled.update(repair.changes)
        self._open -= {id(relation) for relation in repair.mended}

    def is_open(self, relation: Relation) -> bool:
        """Say whether a broken relation is not yet explained."""
        return id(relation) in self._open

    def tried(self, kind: Kind, changes: Mapping[Cell, Decimal]) -> _Repair | None:
        """Return what other values mend; None where they mend too little or break anything."""
        values = {**self.settled, **changes}
        touched = {id(one): one for cell in changes for one in self._of[cell]}
        mended = [one for key, one in touched.items() if key in self._open and one.holds(values)]
        if len(mended) < (_FEWEST_MENDED if kind is Kind.VALUE else 1):
            return None
        if all(one.expected(values) is None for one in mended):
            # What only must not be exceeded says nothing of the right value.
            return None
        if kind is Kind.SWAP and not _explains(changes, mended, touched.values()):
            return None
        if any(key not in self._open and not one.holds(values) for key, one in touched.items()):
            return None
        mended.sort(key=_nearness)
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
    while exchanged := _exchange(network):
        issues.append(_caused(exchanged, [exchanged]))
        network.settle(exchanged)
    for part in network.parts():
        left = part
        if len(part) > _MOST_BROKEN:
            issues += _separate_causes(network, part)
            issues += _unexplained([one for one in part if network.is_open(one)], network.settled)
            continue
        while repairs := list(_repairs(network, left)):
            best = _best(repairs)
            issues.append(_caused(best, repairs))
            network.settle(best)
            left = [relation for relation in left if network.is_open(relation)]
        issues += _unexplained(left, network.settled)
    return issues


def _separate_causes(network: _Network, broken: Sequence[Relation]) -> Iterator[Issue]:
    """Find the causes that very many broken relations have, all in one look."""
    repairs = sorted(_repairs(network, broken), key=lambda one: one.rank)
    alike: dict[frozenset[int], list[_Repair]] = defaultdict(list)
    for repair in repairs:
        alike[frozenset(id(one) for one in repair.mended)].append(repair)
    for repair in repairs:
        known = any(cell in network.settled for cell in repair.changes)
        if not known and all(network.is_open(one) for one in repair.mended):
            yield _caused(repair, alike[frozenset(id(one) for one in repair.mended)])
            network.settle(repair)


def _best(repairs: Sequence[_Repair]) -> _Repair:
    """Return the repair that explains most.

    A value that is nearly a thousand times the printed one, or a thousandth, is taken for that: the
    little that is left over then comes from another cell.
    """
    best = min(repairs, key=lambda one: one.rank)
    if best.kind is not Kind.VALUE:
        return best
    value = best.changes[best.cell]
    near = [
        one
        for one in repairs
        if one.kind is Kind.MAGNITUDE
        and one.cell == best.cell
        and abs(one.changes[one.cell] - value) * _NEAR <= abs(value)
    ]
    return min(near, key=lambda one: one.rank, default=best)


def _exchange(network: _Network) -> _Repair | None:
    """Return two figures that stand in each other's place and break several relations."""
    pairs = {frozenset(pair): pair for pair in _pairs(network)}
    found = [
        repair
        for one, other in pairs.values()
        if (repair := network.tried(Kind.SWAP, _exchanged(one, other)))
        and len(repair.mended) >= _FEWEST_MENDED
    ]
    return min(found, key=lambda one: one.rank, default=None)


def _pairs(network: _Network) -> Iterator[tuple[Cell, Cell]]:
    """Give amounts that a sum asks for and that stand elsewhere; a column's figures if few."""
    broken = [one for one in network.broken if network.is_open(one)]
    amounts = dict.fromkeys(cell for one in broken for cell in one.cells if cell.is_amount)
    printed: dict[Decimal, list[Cell]] = defaultdict(list)
    for cell in amounts:
        printed[value_in(cell, {})].append(cell)
    for relation in broken:
        for cell in relation.cells:
            value = relation.solve(cell) if cell.is_amount else None
            others = printed.get(value, []) if value is not None else []
            # A figure that stands everywhere is no trace of an exchange.
            for other in others if len(others) <= _MOST_SWAPPED else []:
                if _could_be_exchanged(cell, other):
                    yield cell, other
    if len(amounts) <= _MOST_SWAPPED:
        yield from (pair for pair in combinations(amounts, 2) if _could_be_exchanged(*pair))
    results = dict.fromkeys(one.target for one in broken if not one.target.is_amount)
    if len(results) <= _MOST_SWAPPED:
        yield from (pair for pair in combinations(results, 2) if _could_be_exchanged(*pair))


def _exchanged(one: Cell, other: Cell) -> dict[Cell, Decimal]:
    return {one: value_in(other, {}), other: value_in(one, {})}


def _nearness(relation: Relation) -> tuple[object, ...]:
    """Return what orders relations whatever the order of rows and tables."""
    target = relation.target
    return (relation.scope, target.field, value_in(target, {}), target.table or "")


def _repairs(network: _Network, broken: Sequence[Relation]) -> Iterator[_Repair]:
    cells = list(dict.fromkeys(cell for one in broken for cell in one.cells))
    for kind, changes in _proposals(broken, cells, network.settled):
        repair = network.tried(kind, changes)
        if repair is not None:
            yield repair


def _proposals(
    broken: Sequence[Relation], cells: Sequence[Cell], settled: Mapping[Cell, Decimal]
) -> Iterator[tuple[Kind, dict[Cell, Decimal]]]:
    for cell in cells:
        if cell in settled:
            continue
        for other in cell.alternatives:
            yield Kind.READING, {cell: other}
        if cell.is_amount and cell.value:
            for factor in _FACTORS:
                yield Kind.MAGNITUDE, {cell: value_in(cell, {}) * factor}
    values = (
        (cell, _solution(relation, cell, settled if known else {}))
        for relation, known in ((one, any(cell in settled for cell in one.cells)) for one in broken)
        for cell in relation.cells
        if cell not in settled
    )
    for cell, value in dict.fromkeys(values):
        if value is not None:
            cut = cell.is_amount and _is_cut_off(value_in(cell, {}), value)
            yield Kind.MAGNITUDE if cut else Kind.VALUE, {cell: value}
    if len(cells) <= _MOST_SWAPPED:
        for one, two in combinations(cells, 2):
            if _could_be_exchanged(one, two):
                yield Kind.SWAP, _exchanged(one, two)


def _is_cut_off(printed: Decimal, value: Decimal) -> bool:
    """Say whether groups of three digits at the end are missing, or are too many.

    Example:
        663.257 where 663.257.086 is right.
    """
    short, long = sorted((str(int(printed)), str(int(value))), key=len)
    missing = len(long) - len(short)
    return len(short) >= _FEWEST_DIGITS and missing in (3, 6) and long.startswith(short)


def _solution(relation: Relation, cell: Cell, settled: Mapping[Cell, Decimal]) -> Decimal | None:
    """Return the value of a cell with which a relation holds.

    Args:
        relation: a broken one.
        cell: one of its cells.
        settled: values already known, some of them its cells'; none where it has none of them.
    """
    value = relation.solve(cell)
    if value is None or not settled:
        return value
    expected = relation.expected(settled)
    if expected is None or cell == relation.target:
        return expected
    return value_in(cell, settled) + value_in(relation.target, settled) - expected


def _could_be_exchanged(one: Cell, other: Cell) -> bool:
    """Say whether two cells stand where a typist exchanges them: one row, or one column."""
    if one.table is None or one.table != other.table or one.value == other.value:
        return False
    return one.is_amount == other.is_amount and (one.row == other.row or one.field == other.field)


def _explains(
    changes: Mapping[Cell, Decimal], mended: Sequence[Relation], touched: Iterable[Relation]
) -> bool:
    """Say whether two exchanged figures explain everything that either of them breaks.

    A share and what it is the share of can be exchanged and hold again by arithmetic alone.
    """
    if len(mended) < sum(not one.holds() for one in touched):
        return False
    if any(not any(cell in one.cells for one in mended) for cell in changes):
        return False
    only = mended[0]
    turned = isinstance(only, Share) and set(changes) == {only.target, only.others[1]}
    return len(mended) > 1 or not turned


def _severity(issues: Iterable[Issue]) -> Severity:
    """Return the severity of the worst issue."""
    given = (issue.severity or issue.check.severity for issue in issues)
    return min(given, key=_SEVERITIES.index)


def _unexplained(broken: Sequence[Relation], settled: Mapping[Cell, Decimal]) -> list[Issue]:
    """Tell what is broken as it is; two figures that differ in several places once."""
    groups: dict[object, list[Relation]] = defaultdict(list)
    # A contradiction is told best where none of its figures has another cause already.
    clear = sorted(broken, key=lambda one: (any(c in settled for c in one.cells), _nearness(one)))
    for relation in clear:
        pair = (value_in(relation.target, settled), relation.expected(settled))
        groups[frozenset(pair) if isinstance(relation, Same) else id(relation)].append(relation)
    found = []
    for first, *others in groups.values():
        issues = [relation.issue() for relation in (first, *others)]
        told = replace(issues[0], severity=_severity(issues)) if others else issues[0]
        found.append(replace(told, consequences=tuple(issues[1:])))
    return found


def _caused(best: _Repair, repairs: Sequence[_Repair]) -> Issue:
    """Make one issue of a cause: at the wrong cell, with what follows from it."""
    mended = {id(relation) for relation in best.mended}
    rivals = {
        one.cell
        for one in repairs
        if one.kind is best.kind is Kind.VALUE and {id(each) for each in one.mended} == mended
    }
    named = len(rivals) < _FEWEST_MENDED
    told = {id(one): one.issue() for one in best.mended}
    own = [one for one in best.mended if one.target in best.changes]
    # The most serious contradiction names the cause, and of those the one that gives the cell.
    worst = _severity(told.values())
    grave = [one for one in best.mended if _severity([told[id(one)]]) == worst]
    given = [one for one in own if one in grave] if named and best.kind is Kind.VALUE else []
    first = given[-1] if given else grave[0]
    issue = told[id(first)]
    others = tuple(told[id(one)] for one in best.mended if one is not first)
    issue = replace(issue, severity=_severity((issue, *others)), consequences=others)
    return _at_cause(issue, best) if named else issue


def _at_cause(issue: Issue, repair: _Repair) -> Issue:
    """Put an issue at the wrong cell, with the value that mends."""
    value = repair.changes[repair.cell]
    check = {Kind.MAGNITUDE: MAGNITUDE, Kind.SWAP: SWAPPED}.get(repair.kind, issue.check)
    # Notes belong to a check; where the cause is another check's, they would not be known.
    notes = issue.notes if check is issue.check else ()
    broken = () if check is issue.check else (replace(issue, consequences=()),)
    return replace(
        issue,
        check=check,
        consequences=(*broken, *issue.consequences),
        cells=tuple(dict.fromkeys((*repair.changes, *issue.cells))),
        values={
            **issue.values,
            "printed": value_in(repair.cell, {}),
            "probable": value,
            "count": len(repair.mended),
        },
        reported=repair.cell.value,
        recomputed=value,
        notes=(*notes, "cause") if repair.kind is Kind.VALUE else notes,
    )

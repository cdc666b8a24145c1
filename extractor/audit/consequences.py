"""What follows from a cause that is no relation of figures: a wrong grade, a wrong code.

Contract: nothing is taken away; an issue that another one explains becomes its consequence. A check
names the codes that its finding explains where they rest on the same cell (`Check.explains`). A
code that contradicts another one puts rows of a budget under the wrong head: a sum that is off by
just one of the table's rows follows from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from extractor.audit.cells import Cell, Figures
from extractor.audit.issues import Issue

_SUMS = frozenset({"total-mismatch", "subtotal-mismatch"})
_CODE = "kode-conflict"
_MOST_MOVED = 5
"""Rows that a wrong code takes with it; more of them add up to anything."""


def with_consequences(issues: Sequence[Issue], figures: Figures) -> list[Issue]:
    """Put what an issue explains under it.

    Args:
        issues: of one document.
        figures: of that document.

    Returns:
        The issues that nothing explains, in their order, each with what it explains.
    """
    following: dict[int, list[Issue]] = {}
    taken: set[int] = set()
    by_code: dict[str, list[Issue]] = {}
    for one in issues:
        by_code.setdefault(one.check.code, []).append(one)
    order = {id(one): place for place, one in enumerate(issues)}
    resting = _Resting(by_code)
    for cause in issues:
        if id(cause) in taken:
            continue
        likely = resting.on(cause)
        if cause.check.code == _CODE:
            likely += [one for code in _SUMS for one in by_code.get(code, ())]
        places = sorted({order[id(one)] for one in likely})
        found = [
            one
            for one in (issues[place] for place in places)
            if one is not cause
            and id(one) not in taken
            and id(one) not in following
            and _explains(cause, one, figures)
        ]
        if found:
            following[id(cause)] = found
            taken.update(id(one) for one in found)
    return [_with(one, following.get(id(one), [])) for one in issues if id(one) not in taken]


class _Resting:
    """Finds issues by the cell that they rest on, so that not each is tried with each."""

    def __init__(self, by_code: Mapping[str, Sequence[Issue]]) -> None:
        self._by_code = by_code
        self._by_cell: dict[str, dict[Cell, list[Issue]]] = {}

    def on(self, cause: Issue) -> list[Issue]:
        """Return the issues on a cause's cell, of the codes that its check explains."""
        return [one for code in cause.check.explains for one in self._of(code).get(cause.at, ())]

    def _of(self, code: str) -> dict[Cell, list[Issue]]:
        if code not in self._by_cell:
            held: dict[Cell, list[Issue]] = {}
            for one in self._by_code.get(code, ()):
                for cell in dict.fromkeys(one.cells):
                    held.setdefault(cell, []).append(one)
            self._by_cell[code] = held
        return self._by_cell[code]


def _with(cause: Issue, found: Sequence[Issue]) -> Issue:
    more: list[Issue] = []
    for one in found:
        more += [replace(one, consequences=()), *one.consequences]
    return replace(cause, consequences=(*cause.consequences, *more)) if more else cause


def _explains(cause: Issue, other: Issue, figures: Figures) -> bool:
    if other.check.code in cause.check.explains:
        return cause.at in other.cells
    return cause.check.code == _CODE and other.check.code in _SUMS and _moved(cause, other, figures)


def _moved(cause: Issue, other: Issue, figures: Figures) -> bool:
    """Say whether a sum is off by rows of the table in which codes contradict each other.

    A wrong code moves its row, the heading above it, or it and the rows behind it.
    """
    at = other.at
    rows = {cell.row for cell in cause.cells if cell.table == at.table}
    if not rows or not isinstance(other.reported, Decimal):
        return False
    if not isinstance(other.recomputed, Decimal):
        return False
    off = abs(other.reported - other.recomputed)
    [table] = [one for one in figures.tables if one.id == at.table][:1]
    amounts = {row: cell.value for row, cell in figures.column(table, at.field) if cell.value}
    starts = {start for row in rows if row is not None for start in (row - 1, row)}
    return any(off in _runs(amounts, start) for start in starts)


def _runs(amounts: Mapping[int, Decimal], first: int) -> Iterator[Decimal]:
    """Give the sums of rows that follow each other, from a row on."""
    total = Decimal(0)
    for row in range(first, first + _MOST_MOVED):
        total += amounts.get(row, Decimal(0))
        yield total

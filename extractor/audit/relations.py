"""What must hold between printed figures: sums, shares, figures printed twice.

Contract: a relation has a target, the cell that the others give, and can be tried with other values
(`Changes`) than those printed. So the one wrong cell behind several broken relations can be found
(`extractor.audit.diagnosis`): it is the one whose other value makes all of them hold.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import IntEnum
from functools import cached_property

from extractor.audit.cells import Cell
from extractor.audit.declarations import Check, Severity, Texts
from extractor.audit.issues import Issue, Value
from extractor.audit.rounding import agreement, printed_decimals

Changes = Mapping[Cell, Decimal]
"""Values to try instead of those printed."""
PRINTED: Changes = {}
HUNDRED = Decimal(100)


class Scope(IntEnum):
    """How far apart a relation's cells stand; the nearest one names a contradiction."""

    ROW = 0
    BLOCK = 1
    TABLE = 2
    DOCUMENT = 3
    ARCHIVE = 4


def value_in(cell: Cell, changes: Changes) -> Decimal:
    """Return a cell's value: the one to try, else the printed one.

    Raises:
        ValueError: the cell has no number; relations are made of cells that have one.
    """
    value = changes.get(cell, cell.value)
    if value is None:
        raise ValueError(f"a relation needs a number: {cell}")
    return value


@dataclass(frozen=True, eq=False)
class Relation(ABC):
    """What must hold between some cells.

    Attributes:
        check: the code given when it does not hold.
        target: the cell that the others give.
        others: the other cells.
        scope: how far apart they stand.
        severity: how serious it is here; None: as its check says.
        notes: keys of its check's sentences that are added.
    """

    check: Check
    target: Cell
    others: tuple[Cell, ...]
    scope: Scope
    severity: Severity | None = field(default=None, kw_only=True)
    notes: tuple[str, ...] = field(default=(), kw_only=True)

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """Return all cells, the target first."""
        return (self.target, *self.others)

    @abstractmethod
    def expected(self, changes: Changes = PRINTED) -> Decimal | None:
        """Return the target's exact value as the others give it; None if they give none."""

    @abstractmethod
    def holds(self, changes: Changes = PRINTED) -> bool:
        """Say whether it holds."""

    def solve(self, cell: Cell) -> Decimal | None:
        """Return the value of one cell with which it holds; None where many would do."""
        return self.expected() if cell == self.target else None

    @abstractmethod
    def issue(self) -> Issue:
        """Return what is told when it does not hold."""

    def _told(
        self, values: Mapping[str, Value], recomputed: Decimal | None, formula: str = ""
    ) -> Issue:
        """Return an issue at the target, with all cells as evidence."""
        return Issue(
            self.check,
            self.cells,
            values,
            reported=self.target.value,
            recomputed=recomputed,
            formula=formula,
            severity=self.severity,
            notes=self.notes,
        )


@dataclass(frozen=True, eq=False)
class Sum(Relation):
    """The target is the sum of the others: a total of its rows.

    Attributes:
        label: what the total is of, for the message.
        slack: by how much they may differ because they are printed rounded.
    """

    label: str = ""
    slack: Decimal = field(default=Decimal(0), kw_only=True)

    @cached_property
    def _printed(self) -> Decimal:
        return sum((value_in(cell, PRINTED) for cell in self.others), Decimal(0))

    @cached_property
    def _parts(self) -> frozenset[Cell]:
        return frozenset(self.others)

    def expected(self, changes: Changes = PRINTED) -> Decimal:
        """Return the sum of the parts."""
        if not changes:
            return self._printed
        moved = (
            value - value_in(cell, PRINTED)
            for cell, value in changes.items()
            if cell in self._parts
        )
        return self._printed + sum(moved, Decimal(0))

    def holds(self, changes: Changes = PRINTED) -> bool:
        """Say whether total and parts agree to the last rupiah, or to what is printed of them."""
        return abs(value_in(self.target, changes) - self.expected(changes)) <= self.slack

    def solve(self, cell: Cell) -> Decimal | None:
        """Return what one part, or the total, would have to be."""
        if cell == self.target:
            return self.expected()
        return value_in(cell, PRINTED) + value_in(self.target, PRINTED) - self.expected()

    def issue(self) -> Issue:
        """Return the difference of total and parts."""
        values: dict[str, Value] = {
            "label": self.label,
            "reported": value_in(self.target, PRINTED),
            "recomputed": self.expected(),
            "parts": tuple(value_in(cell, PRINTED) for cell in self.others),
        }
        formula = "{parts} = {recomputed}" if len(self.others) > 1 else ""
        return self._told(values, self.expected(), formula)


@dataclass(frozen=True, eq=False)
class Share(Relation):
    """The target is the first of the others as a percentage of the second.

    Attributes:
        label: what it is the share of, for the message.
        slacks: by how much part and whole may be off because they are printed rounded.
    """

    label: str = ""
    slacks: tuple[Decimal, Decimal] = field(default=(Decimal(0), Decimal(0)), kw_only=True)

    def expected(self, changes: Changes = PRINTED) -> Decimal | None:
        """Return part / whole × 100, None for a whole of zero."""
        part, whole = (value_in(cell, changes) for cell in self.others)
        return part / whole * HUNDRED if whole else None

    def holds(self, changes: Changes = PRINTED) -> bool:
        """Say whether the percentage is right to the digits printed."""
        exact, printed = self.expected(changes), value_in(self.target, changes)
        if exact is None:
            return False
        raw = "" if self.target in changes else self.target.raw
        return agreement(raw, printed, exact) is not None or self._within(printed, changes)

    def _within(self, printed: Decimal, changes: Changes) -> bool:
        """Say whether amounts that are rounded to those printed give the percentage."""
        part, whole = (value_in(cell, changes) for cell in self.others)
        if not any(self.slacks) or whole <= self.slacks[1]:
            return False
        half = Decimal(1).scaleb(-printed_decimals(self.target.raw, printed)) / 2
        least = (part - self.slacks[0]) / (whole + self.slacks[1]) * HUNDRED
        most = (part + self.slacks[0]) / (whole - self.slacks[1]) * HUNDRED
        return least - half <= printed <= most + half

    def issue(self) -> Issue:
        """Return the percentage printed and the one that the amounts give."""
        part, whole = (value_in(cell, PRINTED) for cell in self.others)
        exact = self.expected() or Decimal(0)
        decimals = max(2, printed_decimals(self.target.raw, value_in(self.target, PRINTED)))
        shown = round(exact, decimals)
        values: dict[str, Value] = {
            "label": self.label,
            "reported": value_in(self.target, PRINTED),
            "recomputed": shown,
            "part": part,
            "whole": whole,
        }
        return self._told(values, shown, "{part} / {whole} × 100 % = {recomputed} %")


@dataclass(frozen=True, eq=False)
class Same(Relation):
    """The target and the one other are one figure printed twice.

    Attributes:
        label: what the figure is of, for the message.
        first: where the target stands, for the message.
        second: where the other stands.
    """

    label: str = ""
    first: str | Texts = ""
    second: str | Texts = ""

    def expected(self, changes: Changes = PRINTED) -> Decimal:
        """Return the other one's value."""
        return value_in(self.others[0], changes)

    def holds(self, changes: Changes = PRINTED) -> bool:
        """Say whether both are the same."""
        return value_in(self.target, changes) == self.expected(changes)

    def solve(self, cell: Cell) -> Decimal | None:
        """Return the value of the cell that is not this one."""
        other = self.others[0] if cell == self.target else self.target
        return value_in(other, PRINTED)

    def issue(self) -> Issue:
        """Return both figures."""
        values: dict[str, Value] = {
            "label": self.label,
            "first": self.first,
            "second": self.second,
            "reported": value_in(self.target, PRINTED),
            "recomputed": self.expected(),
        }
        return self._told(values, self.expected())

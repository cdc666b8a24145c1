"""A row's capaian as a relation of its target and realisasi.

Contract: the relation holds with any formula that the indicator's direction allows, rounded or
capped. Where the direction is not known, every correct formula is allowed.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from extractor.audit.cells import Cell
from extractor.audit.issues import Issue, Value
from extractor.audit.relations import PRINTED, Changes, Relation, Scope, value_in
from extractor.audit.results.capaian_checks import MISMATCH
from extractor.audit.results.capaian_formulas import (
    FALLING_FORMULAS,
    HUNDRED,
    INVERSE,
    RISING,
    Fit,
    Formula,
    Printed,
    find_fit,
    nearest_target,
    rounding_explains,
)
from extractor.audit.results.polarity import Direction
from extractor.audit.results.results_of_rows import Result
from extractor.audit.rounding import agreement, printed_decimals

_FEWEST_DECIMALS = 2
_ALLOWED: dict[Direction, tuple[Formula, ...]] = {
    Direction.RISING: (RISING,),
    Direction.FALLING: FALLING_FORMULAS,
    Direction.UNKNOWN: (RISING, *FALLING_FORMULAS),
}


def formulas_of(result: Result) -> tuple[Formula, ...]:
    """Return the formulas that a result's direction allows, the likeliest first."""
    allowed = _ALLOWED[result.direction]
    if result.direction is Direction.UNKNOWN and result.likely_falling:
        return (*FALLING_FORMULAS, RISING)
    return allowed


def achievement_of(result: Result, cap: Decimal | None) -> Achievement | None:
    """Return the relation of a row's capaian; None where it prints none or has no figures."""
    if result.capaian is None or result.realisasi is None or result.basis != "ratio":
        return None
    others: tuple[Cell, ...] = (result.realisasi,)
    if result.target is not None and result.bounds is None:
        others = (*others, result.target)
    return Achievement(MISMATCH, result.capaian, others, Scope.ROW, result, cap)


@dataclass(frozen=True, eq=False)
class Achievement(Relation):
    """The target cell, a capaian, comes from realisasi and target by an allowed formula.

    Attributes:
        result: the row's figures.
        cap: the office's own cap, None for none.
    """

    result: Result
    cap: Decimal | None = None

    @property
    def is_guess(self) -> bool:
        """Say whether nothing tells that the indicator might be a falling one."""
        return self.result.direction is Direction.UNKNOWN and not self.result.likely_falling

    def fit(
        self, changes: Changes = PRINTED, formulas: tuple[Formula, ...] | None = None
    ) -> Fit | None:
        """Return the formula from which the capaian comes, None if it comes from none.

        Args:
            changes: values to try.
            formulas: by default those that the indicator's direction allows.
        """
        realisasi = self._printed(self.others[0], changes)
        aim = self._aim(changes, realisasi.value)
        capaian = self._printed(self.target, changes)
        allowed = formulas or formulas_of(self.result)
        # Figures that are only tried must fit without what makes allowance for printed ones.
        tried = not changes.keys().isdisjoint(self.cells)
        if tried and self.is_guess:
            allowed = (RISING,)
        elif tried and set(self.others) <= changes.keys():
            # In each other's place target and realisasi give r/t where they gave t/r.
            allowed = tuple(one for one in allowed if one is not INVERSE)
        found = find_fit(capaian, aim, realisasi, allowed, self.cap, tried=tried)
        if found is None and self.result.fraction:
            hundredfold = Printed("", capaian.value * HUNDRED)
            found = find_fit(hundredfold, aim, realisasi, allowed, self.cap, tried=tried)
        if found and found.kind == "capped" and formulas is None and self.is_guess:
            # A cap says too little to tell a direction by: 65 of 80 is no capped 100 %.
            return find_fit(capaian, aim, realisasi, (RISING,), self.cap)
        return found

    def expected(self, changes: Changes = PRINTED) -> Decimal | None:
        """Return the capaian by the likeliest formula, rounded for a reader; None: undefined."""
        realisasi = value_in(self.others[0], changes)
        aim = self._aim(changes, realisasi).value
        first = self.likeliest().ratio(aim, realisasi)
        if first is None:
            return None
        exact = first if self.cap is None else min(first, self.cap)
        printed = self._printed(self.target, PRINTED)
        return round(exact, max(_FEWEST_DECIMALS, printed_decimals(printed.raw, printed.value)))

    def likeliest(self) -> Formula:
        """Return the allowed formula that comes nearest to the printed capaian.

        Where nothing tells a direction, and none fits, it is the common one.
        """
        if self.is_guess:
            return RISING
        realisasi = value_in(self.others[0], PRINTED)
        aim = self._aim(PRINTED, realisasi).value
        printed = value_in(self.target, PRINTED)
        known = [
            (abs(exact - printed), place)
            for place, one in enumerate(formulas_of(self.result))
            if (exact := one.ratio(aim, realisasi)) is not None
        ]
        return formulas_of(self.result)[min(known)[1] if known else 0]

    def holds(self, changes: Changes = PRINTED) -> bool:
        """Say whether an allowed formula gives the capaian.

        Target and capaian in each other's place fit whenever the capaian was nearly right (t = r/c
        follows from c = r/t), so that such an exchange says nothing.
        """
        if self.target in changes and any(cell in changes for cell in self.others[1:]):
            return False
        return self.fit(changes) is not None

    def arithmetic(self, formula: Formula | None = None) -> tuple[str, dict[str, Value]]:
        """Return the formula's template and what its names stand for."""
        chosen = formula or self.likeliest()
        realisasi = value_in(self.others[0], PRINTED)
        aim = self._aim(PRINTED, realisasi).value
        exact = chosen.ratio(aim, realisasi)
        values: dict[str, Value] = {
            "label": self.result.label,
            "reported": value_in(self.target, PRINTED),
            "target": aim,
            "realisasi": realisasi,
            "recomputed": round(exact, _FEWEST_DECIMALS) if exact is not None else "?",
        }
        return chosen.template, values

    def issue(self) -> Issue:
        """Return the capaian printed, the one that the row gives, and what the former fits."""
        template, values = self.arithmetic()
        recomputed = self.expected()
        if recomputed is not None:
            values["recomputed"] = recomputed
        goal = self.result.target
        cells = (*self.cells, goal) if goal and goal not in self.cells else self.cells
        return Issue(
            self.check,
            cells,
            values,
            reported=self.target.value,
            recomputed=recomputed,
            formula=template,
            severity="warning" if self._is_unsure() else None,
            notes=self._notes(),
        )

    def _notes(self) -> tuple[str, ...]:
        """Return what the printed figure fits instead, and what makes the finding unsure."""
        notes: list[str] = []
        if self.result.direction is Direction.UNKNOWN:
            notes.append("unknown")
        if self._repeats_realisasi():
            notes.append("repeated")
        elif self._wrong_way() is not None:
            notes.append("other-way")
        if self._is_rounded():
            notes.append("rounded")
        if self.result.unsure:
            notes.append("unsure")
        return tuple(notes)

    def _is_unsure(self) -> bool:
        wrong_way = self._wrong_way()
        own_rule = wrong_way is RISING and self.result.direction is Direction.FALLING
        return self.result.unsure or own_rule or self._is_rounded()

    def _is_rounded(self) -> bool:
        """Say whether inputs that were rounded for printing would explain the capaian."""
        if not self.result.rounded:
            return False
        realisasi = self._printed(self.others[0], PRINTED)
        aim = self._aim(PRINTED, realisasi.value)
        capaian = self._printed(self.target, PRINTED)
        return rounding_explains(capaian, aim, realisasi, formulas_of(self.result))

    def _repeats_realisasi(self) -> bool:
        capaian = self._printed(self.target, PRINTED)
        return agreement(capaian.raw, capaian.value, value_in(self.others[0], PRINTED)) is not None

    def _wrong_way(self) -> Formula | None:
        """Return the formula of the other direction that would give the printed capaian."""
        allowed = formulas_of(self.result)
        others = tuple(one for one in (RISING, *FALLING_FORMULAS) if one not in allowed)
        found = self.fit(PRINTED, others) if others else None
        return found.formula if found and found.kind != "capped" else None

    def _aim(self, changes: Changes, realisasi: Decimal) -> Printed:
        if self.result.bounds:
            return Printed("", nearest_target(*self.result.bounds, realisasi))
        return self._printed(self.others[1], changes)

    @staticmethod
    def _printed(cell: Cell, changes: Changes) -> Printed:
        return Printed("" if cell in changes else cell.raw, value_in(cell, changes))

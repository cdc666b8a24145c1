"""The formulas of a capaian, and which of them a printed figure fits.

Contract: pure arithmetic in percent; nothing of tables. A figure fits when it is the exact one
rounded or cut off to its digits; when its inputs were printed rounded, so much as that rounding can
move it (at most `MOST_SLACK`) is accepted too. Source: domain rules, sections 1 and 2.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import Literal, NamedTuple

from extractor.audit.options import CAPS
from extractor.audit.rounding import agreement, printed_decimals

HUNDRED = Decimal(100)
MOST_SLACK = Decimal("0.05")
"""Percentage points that the rounding of printed inputs may explain without a word."""
FINEST = Decimal("0.01")
"""Percentage points by which a supposed figure may miss: it must fit better than by chance."""
FitKind = Literal["equal", "rounding", "capped"]


@dataclass(frozen=True, slots=True)
class Formula:
    """A way to compute a capaian.

    Attributes:
        name: "rising", "falling" or "inverse".
        template: with names in braces, for the reader.
        ratio: gives the exact capaian in percent for target and realisasi; None: it is undefined.
    """

    name: str
    template: str
    ratio: Callable[[Decimal, Decimal], Decimal | None]


class Printed(NamedTuple):
    """A figure as printed and as read."""

    raw: str
    value: Decimal


class Fit(NamedTuple):
    """How a printed capaian comes about: its formula, the exact figure, the cap if any.

    It is loose when it fits only because target or realisasi were printed rounded.
    """

    formula: Formula
    kind: FitKind
    exact: Decimal
    cap: Decimal | None = None
    loose: bool = False


def _rising(target: Decimal, realisasi: Decimal) -> Decimal | None:
    return realisasi / target * HUNDRED if target else None


def _falling(target: Decimal, realisasi: Decimal) -> Decimal | None:
    return (2 * target - realisasi) / target * HUNDRED if target else None


def _inverse(target: Decimal, realisasi: Decimal) -> Decimal | None:
    return target / realisasi * HUNDRED if realisasi else None


RISING = Formula("rising", "{realisasi} / {target} × 100 % = {recomputed} %", _rising)
FALLING = Formula(
    "falling", "(2 × {target} - {realisasi}) / {target} × 100 % = {recomputed} %", _falling
)
INVERSE = Formula("inverse", "{target} / {realisasi} × 100 % = {recomputed} %", _inverse)
FALLING_FORMULAS = (FALLING, INVERSE)


def nearest_target(low: Decimal, high: Decimal, realisasi: Decimal) -> Decimal:
    """Return the figure of a range target that a realisasi is held against.

    Above the range that is its upper bound, below it the lower one; within it the target is met.

    Example:
        5-6 % with 11,45 %: 6, so 190,83 %.
    """
    return min(max(realisasi, low), high)


def find_fit(
    capaian: Printed,
    target: Printed,
    realisasi: Printed,
    formulas: Iterable[Formula],
    cap: Decimal | None = None,
    *,
    tried: bool = False,
) -> Fit | None:
    """Return the formula that a printed capaian comes from, None if none gives it.

    Args:
        capaian: as printed, in percent.
        target: as printed.
        realisasi: as printed, in the target's unit.
        formulas: those that may be used, the likeliest first.
        cap: the office's own, None for none.
        tried: whether the figures are only supposed, not printed: then nothing is made allowance
            for, neither a silent cap nor rounding to less than two decimals. Else a cap of `CAPS`
            that is reached exactly is recognised where the office has none.
    """
    exacts = [(one, one.ratio(target.value, realisasi.value)) for one in formulas]
    known = [(formula, exact) for formula, exact in exacts if exact is not None]
    for loose in (False,) if tried else (False, True):
        for formula, exact in known:
            wanted = exact if cap is None else min(exact, cap)
            slack = _slack(formula, capaian, target, realisasi) if loose else Decimal(0)
            agrees = _agreement(capaian, wanted, slack)
            if agrees and not (tried and abs(capaian.value - wanted) > FINEST):
                return Fit(formula, "capped" if wanted != exact else agrees, exact, cap, loose)
    if cap is None and not tried:
        for formula, exact in known:
            if capaian.value in CAPS and exact > capaian.value:
                return Fit(formula, "capped", exact, capaian.value)
    return None


def rounding_explains(
    capaian: Printed, target: Printed, realisasi: Printed, formulas: Iterable[Formula]
) -> bool:
    """Say whether a printed capaian may come from figures that were rounded only for printing.

    Args:
        capaian: as printed.
        target: as printed; whole, it is taken as set.
        realisasi: as printed, a percentage or a figure with decimals; counts are not rounded.
        formulas: those that may be used.
    """
    if not _shows_as_much(realisasi, capaian):
        return False
    half = Decimal(1).scaleb(-printed_decimals(capaian.raw, capaian.value)) / 2
    for formula in formulas:
        ends = _moved(formula, target, realisasi, whole=True)
        if ends and min(ends) - half <= capaian.value <= max(ends) + half:
            return True
    return False


def _shows_as_much(realisasi: Printed, capaian: Printed) -> bool:
    """Say whether a realisasi has as many decimals as the capaian made of it.

    Who shows the decimals of a capaian shows those of the realisasi, if it has any.
    """
    decimals = (printed_decimals(one.raw, one.value) for one in (realisasi, capaian))
    return next(decimals) >= next(decimals)


def _moved(formula: Formula, target: Printed, realisasi: Printed, *, whole: bool) -> list[Decimal]:
    corners = product(_ends(target, False), _ends(realisasi, whole))
    moved = (formula.ratio(one, other) for one, other in corners)
    return [one for one in moved if one is not None]


def _agreement(
    printed: Printed, exact: Decimal, slack: Decimal
) -> Literal["equal", "rounding"] | None:
    found = agreement(printed.raw, printed.value, exact)
    if found is None and abs(printed.value - exact) <= slack:
        return "rounding"
    return found


def _slack(formula: Formula, capaian: Printed, target: Printed, realisasi: Printed) -> Decimal:
    """Return how far the rounding of target and realisasi can move the capaian.

    Whole figures are taken as exact: they are counts, or percentages set as they are.
    """
    exact = formula.ratio(target.value, realisasi.value)
    if exact is None or not _shows_as_much(realisasi, capaian):
        return Decimal(0)
    moved = _moved(formula, target, realisasi, whole=False)
    far = max((abs(one - exact) for one in moved), default=Decimal(0))
    return min(far, MOST_SLACK)


def _ends(printed: Printed, whole: bool) -> tuple[Decimal, ...]:
    """Return between which figures a printed one was before it was rounded."""
    decimals = printed_decimals(printed.raw, printed.value)
    half = Decimal(1).scaleb(-decimals) / 2 if decimals or whole else Decimal(0)
    return (printed.value - half, printed.value + half)

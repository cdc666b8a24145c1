"""Capaian: what a row reports as reached against what its target and realisasi give.

Steps: the results of all rows (`results_of_rows`); a relation for each that has figures to compute
with (`capaian_relations`), and for each average (`capaian_averages`); issues for grades by order,
silent caps, figures that fit only the formula of the other direction, and capaian printed without
a basis; a verdict for each row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import TypeGuard

from extractor.audit.cells import Cell, Figures
from extractor.audit.declarations import Family
from extractor.audit.issues import Issue
from extractor.audit.options import AuditOptions
from extractor.audit.relations import Relation
from extractor.audit.results.capaian_averages import averages_of
from extractor.audit.results.capaian_checks import AVERAGE, CAPPED, MISMATCH, NOT_COMPUTABLE
from extractor.audit.results.capaian_formulas import FALLING_FORMULAS, RISING
from extractor.audit.results.capaian_relations import Achievement, achievement_of
from extractor.audit.results.capaian_verdicts import verdicts_of
from extractor.audit.results.results_of_rows import Result, results_of
from extractor.audit.results.unsupported import REALISASI, unsupported_tables

_REACHED = Decimal(100)
_CAPPING = re.compile(
    r"maks|dibatasi|batas (?:atas|tertinggi)|paling tinggi|tidak (?:boleh )?meleb", re.IGNORECASE
)
"""Words with which a document announces a cap."""
_BASELESS = frozenset({"realisasi-missing", "target-zero", "kinds-differ", "units-differ", "text"})
"""Reasons for which a printed capaian has no basis."""


def _relations(figures: Figures, options: AuditOptions) -> Iterator[Relation]:
    for result in results_of(figures, options):
        relation = achievement_of(result, options.cap)
        if relation is not None:
            yield relation
    yield from averages_of(figures, AVERAGE)


def announced_caps(figures: Figures) -> frozenset[Decimal]:
    """Return the percentages that running text names as the highest capaian.

    Example:
        "Capaian kinerja dibatasi paling tinggi 120 %": 120.
    """
    return frozenset(
        Decimal(prose.value)
        for prose, _ in figures.prose()
        if prose.kind == "percent" and prose.value is not None and _CAPPING.search(prose.context)
    )


def _issues(figures: Figures, options: AuditOptions) -> Iterator[Issue]:
    announced = announced_caps(figures)
    for result in results_of(figures, options):
        relation = achievement_of(result, options.cap)
        if relation is not None:
            yield from _remarks(relation, options, announced)
        elif result.basis == "order":
            yield from _out_of_order(result)
        elif result.capaian is not None and _lacks_basis(result):
            yield from _baseless(result, result.capaian)
    yield from unsupported_tables(figures, options)


def _remarks(
    relation: Achievement, options: AuditOptions, announced: frozenset[Decimal]
) -> Iterator[Issue]:
    """Give what is to be said of a capaian that a formula does give."""
    fit = relation.fit()
    if fit is None:
        return
    template, values = relation.arithmetic(fit.formula)
    silent = fit.kind == "capped" and options.cap is None and fit.cap not in announced
    if silent and fit.cap is not None:
        yield Issue(
            CAPPED,
            relation.cells,
            {**values, "cap": fit.cap},
            reported=relation.target.value,
            recomputed=round(fit.exact, 2),
            formula=template,
        )
    if fit.loose:
        yield replace(relation.issue(), severity="info", notes=("rounded",))
    rising = relation.fit(formulas=(RISING,))
    if relation.is_guess and fit.formula in FALLING_FORMULAS and rising is None:
        template, values = relation.arithmetic(RISING)
        yield Issue(
            MISMATCH,
            relation.cells,
            values,
            reported=relation.target.value,
            recomputed=_number(values["recomputed"]),
            formula=template,
            severity="warning",
            notes=("falling-only",),
        )


def _number(value: object) -> Decimal | None:
    return value if isinstance(value, Decimal) else None


def _lacks_basis(result: Result) -> bool:
    """Say whether a capaian has no basis; without target and realisasi a row may head others."""
    reached = result.realisasi.value if result.realisasi else None
    return result.reason in _BASELESS or (result.reason == "target-missing" and reached is not None)


def _out_of_order(result: Result) -> Iterator[Issue]:
    """Check a capaian of grades or opinions: 100 % or more is reached, less is not."""
    capaian = result.capaian
    if capaian is None or capaian.value is None or result.target is None:
        return
    if (capaian.value >= _REACHED) == result.reached or result.realisasi is None:
        return
    yield Issue(
        MISMATCH,
        (capaian, result.realisasi, result.target),
        {
            "label": result.label,
            "reported": capaian.value,
            "target": result.target.raw,
            "realisasi": result.realisasi.raw,
            "recomputed": "≥ 100" if result.reached else "< 100",
        },
        reported=capaian.value,
        recomputed="≥ 100" if result.reached else "< 100",
        # Reached by order, less than 100 % may still be a ratio of scores that are not printed.
        severity="warning" if result.reached or result.unsure else None,
        notes=("order",),
    )


def _baseless(result: Result, capaian: Cell) -> Iterator[Issue]:
    fields = {column.field for column in result.table.columns}
    if not capaian.value or _says_the_same(result) or not fields & REALISASI:
        return
    met = result.reason == "target-zero" and result.realisasi and result.realisasi.value == 0
    cells = [cell for cell in (capaian, result.realisasi, result.target) if cell is not None]
    yield Issue(
        NOT_COMPUTABLE,
        tuple(cells),
        {"label": result.label, "reported": capaian.value or Decimal(0)},
        reported=capaian.value,
        severity="info" if met else None,
        notes=(result.reason,) if result.reason else (),
    )


def _says_the_same(result: Result) -> bool:
    """Say whether target and realisasi are the same words, and the capaian says it is reached."""
    cells = (result.target, result.realisasi)
    if result.reason != "text" or not _both(cells) or result.capaian is None:
        return False
    first, second = (" ".join(cell.raw.casefold().split()) for cell in cells)
    return first == second and result.capaian.value == _REACHED


def _both(cells: tuple[Cell | None, ...]) -> TypeGuard[tuple[Cell, Cell]]:
    return all(cell is not None for cell in cells)


FAMILY = Family(
    "Capaian", (MISMATCH, CAPPED, AVERAGE, NOT_COMPUTABLE), _relations, _issues, verdicts_of
)

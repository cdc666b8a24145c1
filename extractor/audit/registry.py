"""All families of checks, in the order in which docs/audit.md shows them."""

from __future__ import annotations

from extractor.audit import causes
from extractor.audit.declarations import Check, Family
from extractor.audit.money import (
    absorption,
    budget_items,
    prose_amounts,
    prose_funds,
    prose_shares,
    sums,
)
from extractor.audit.plans import copied_tables, promises, quoted_results, targets, volumes
from extractor.audit.results import capaian, categories, grades, scales
from extractor.audit.texts import (
    counted_items,
    counted_totals,
    formulas,
    kode,
    numbering,
    satker,
    staff_numbers,
    terbilang,
    text_checks,
    years,
)

FAMILIES: tuple[Family, ...] = (
    absorption.FAMILY,
    capaian.FAMILY,
    categories.FAMILY,
    scales.FAMILY,
    grades.FAMILY,
    causes.FAMILY,
    terbilang.FAMILY,
    counted_items.FAMILY,
    counted_totals.FAMILY,
    kode.FAMILY,
    satker.FAMILY,
    years.FAMILY,
    numbering.FAMILY,
    formulas.FAMILY,
    staff_numbers.FAMILY,
    text_checks.FAMILY,
    sums.FAMILY,
    budget_items.FAMILY,
    prose_amounts.FAMILY,
    prose_funds.FAMILY,
    prose_shares.FAMILY,
    targets.FAMILY,
    promises.FAMILY,
    volumes.FAMILY,
    quoted_results.FAMILY,
    copied_tables.FAMILY,
)

CHECKS: dict[str, Check] = {check.code: check for family in FAMILIES for check in family.checks}

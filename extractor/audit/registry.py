"""All families of checks, in the order in which docs/audit.md shows them."""

from __future__ import annotations

from extractor.audit import (
    absorption,
    budget_items,
    capaian,
    categories,
    causes,
    copied_tables,
    counted_items,
    formulas,
    grades,
    kode,
    numbering,
    promises,
    prose_amounts,
    quoted_results,
    satker,
    scales,
    staff_numbers,
    sums,
    targets,
    terbilang,
    text_checks,
    volumes,
    years,
)
from extractor.audit.declarations import Check, Family

FAMILIES: tuple[Family, ...] = (
    absorption.FAMILY,
    capaian.FAMILY,
    categories.FAMILY,
    scales.FAMILY,
    grades.FAMILY,
    causes.FAMILY,
    terbilang.FAMILY,
    counted_items.FAMILY,
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
    targets.FAMILY,
    promises.FAMILY,
    volumes.FAMILY,
    quoted_results.FAMILY,
    copied_tables.FAMILY,
)

CHECKS: dict[str, Check] = {check.code: check for family in FAMILIES for check in family.checks}

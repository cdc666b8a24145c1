"""All families of checks, in the order in which docs/audit.md shows them."""

from __future__ import annotations

from extractor.audit import absorption, causes
from extractor.audit.declarations import Check, Family

FAMILIES: tuple[Family, ...] = (
    absorption.FAMILY,
    causes.FAMILY,
)

CHECKS: dict[str, Check] = {check.code: check for family in FAMILIES for check in family.checks}

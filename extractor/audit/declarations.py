"""What a check says of itself; docs/audit.md is made of it.

A family is one module with a constant ``FAMILY``: its checks, and the functions that look for
them. A new check is one new module and its line in `extractor.audit.registry`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from extractor.audit.cells import Figures
    from extractor.audit.issues import Issue
    from extractor.audit.options import AuditOptions
    from extractor.audit.relations import Relation
    from extractor.model.audit import Verdict

Severity = Literal["error", "warning", "info"]
Texts = Mapping[str, str]
"""A text in each language: ``{"id": …, "en": …}``; ``{names}`` stand for values."""


@dataclass(frozen=True, slots=True)
class Check:
    """One code: what it means, how it is computed, and what a person is told.

    Attributes:
        code: as in the contract.
        severity: "error" for an arithmetic contradiction, "warning" for an inconsistency that may
            have a reason, "info" for notation.
        message: what is told, with the names of the issue's values in braces.
        rule: when the finding is given.
        formula: how the figure is recomputed.
        tolerance: what difference is accepted.
        source: where the rule comes from.
        example: text of a document that gives this finding.
        notes: sentences added to the message, by the key that an issue names.
        explains: codes that follow from this finding where they rest on its cell.
    """

    code: str
    severity: Severity
    message: Texts
    rule: str
    formula: str
    tolerance: str
    source: str
    example: str
    notes: Mapping[str, Texts] = field(default_factory=dict)
    explains: frozenset[str] = frozenset()


RelationsOf = Callable[["Figures", "AuditOptions"], Iterable["Relation"]]
IssuesOf = Callable[["Figures", "AuditOptions"], Iterable["Issue"]]
VerdictsOf = Callable[["Figures", "AuditOptions"], Iterable["Verdict"]]


@dataclass(frozen=True, slots=True)
class Family:
    """The checks of one module.

    Attributes:
        title: heading in the docs.
        checks: those it declares.
        relations: gives what must hold between figures of one document.
        issues: gives inconsistencies that are no relation of figures.
        verdicts: gives what is said of each row.
    """

    title: str
    checks: tuple[Check, ...]
    relations: RelationsOf | None = None
    issues: IssuesOf | None = None
    verdicts: VerdictsOf | None = None

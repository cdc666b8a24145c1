"""The audit of one document and of several: the Python door.

Steps: figures; relations and issues of every family; the cause behind broken relations; findings.
Several documents are audited one by one, then against each other.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import localcontext

from extractor.audit.cells import Figures
from extractor.audit.consequences import with_consequences
from extractor.audit.diagnosis import diagnose
from extractor.audit.findings import to_findings
from extractor.audit.issues import Issue
from extractor.audit.options import AuditOptions
from extractor.audit.plans.across import issues_across
from extractor.audit.registry import CHECKS, FAMILIES
from extractor.audit.relations import Relation
from extractor.model import Document
from extractor.model.audit import Audit, AuditedDocument, Verdict

_DIGITS = 80
"""Reckoned with: enough for a percentage of any two figures (`extractor.audit.cells`), rounded to
as many decimals as one can print."""


def audit_document(document: Document, options: AuditOptions) -> AuditedDocument:
    """Recompute what a document's own figures allow.

    Args:
        document: as `extract` gives it, or read back from its JSON; it is not changed.
        options: the catalogue, the cap, the language.

    Returns:
        Its findings, the most serious first, and a verdict for each row that reports a result.
    """
    with localcontext(prec=_DIGITS):
        figures = Figures(document)
        issues: list[Issue] = []
        relations: list[Relation] = []
        verdicts: list[Verdict] = []
        for family in FAMILIES:
            if family.relations:
                relations += family.relations(figures, options)
            if family.issues:
                issues += family.issues(figures, options)
            if family.verdicts:
                verdicts += family.verdicts(figures, options)
        issues = with_consequences(issues + diagnose(relations), figures)
        findings = to_findings(issues, {figures.name: figures}, options.lang)
    return AuditedDocument(source=document.source, findings=findings, verdicts=verdicts)


def audit_documents(documents: Iterable[tuple[str, Document]], options: AuditOptions) -> Audit:
    """Audit documents one by one and against each other.

    Args:
        documents: file names, each of them once, and documents.
        options: the catalogue, the cap, the language.
    """
    named = list(documents)
    with localcontext(prec=_DIGITS):
        audited = [audit_document(document, options) for _, document in named]
        several = [Figures(document, name) for name, document in named]
        issues = issues_across(several, CHECKS["amount-conflict"])
        across = to_findings(issues, {figures.name: figures for figures in several}, options.lang)
    return Audit(documents=audited, findings=across)

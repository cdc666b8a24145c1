"""What is checked while a document is read, and how the audit takes it over.

Contract: `text_findings` is called by the extraction once, before anything is masked; its
findings have codes of the audit and stay with the document. The family here gives them again
when the document is audited, from its JSON too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from extractor.audit.cells import Figures
from extractor.audit.declarations import Check, Family
from extractor.audit.issues import Issue
from extractor.audit.options import AuditOptions
from extractor.audit.texts import formulas, list_numbers, numbering, satker, staff_numbers, years
from extractor.audit.texts.running_text import PrintedLine, carried, kept_findings, paragraphs
from extractor.model import DocumentInfo, Finding, Table

CHECKED_WHILE_READING: dict[str, Check] = {
    check.code: check
    for check in (
        formulas.DEGENERATE,
        formulas.DIRECTION,
        numbering.GAP,
        satker.FOREIGN,
        staff_numbers.NIP,
        staff_numbers.DIGITS,
        years.TAHUN,
    )
}


def text_findings(lines: Sequence[PrintedLine], info: DocumentInfo, lang: str) -> list[Finding]:
    """Check the running text of a document.

    Args:
        lines: those outside tables, in order, not masked.
        info: whose document it is, of which year.
        lang: of the messages, "id" or "en".

    Returns:
        Findings with the audit's codes; no employee number is in them.
    """
    text = list(paragraphs(lines))
    issues = [
        *formulas.formula_issues(text),
        *numbering.chapter_issues(text),
        *list_numbers.list_issues(text),
        *satker.text_issues(text, info.satker),
        *staff_numbers.nip_issues(text),
        *years.text_issues(text, info.tahun, report=info.kind == "lakip"),
    ]
    return kept_findings(issues, lang)


def staff_findings(tables: Iterable[Table], lang: str) -> list[Finding]:
    """Check the staff tables of a document.

    Args:
        tables: not masked.
        lang: of the messages, "id" or "en".
    """
    return kept_findings(staff_numbers.staff_issues(tables), lang)


def _issues(figures: Figures, options: AuditOptions) -> Iterator[Issue]:
    for finding in figures.document.findings:
        check = CHECKED_WHILE_READING.get(finding.code)
        if check is satker.FOREIGN and satker.is_in_title(figures.document, finding):
            continue
        if check is not None:
            yield carried(finding, check, figures.name)


FAMILY = Family("Checked while reading", (), None, _issues)

"""Issues worded as findings of the contract.

A finding whose cells the extraction doubted is stepped down by one and says so. Findings come with
the most serious first, then in the order of the document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from extractor.audit.cells import PROSE, Cell, Figures
from extractor.audit.declarations import Severity
from extractor.audit.issues import Issue, Value
from extractor.audit.wording import filled, label_text
from extractor.model.audit import AuditEvidence, AuditFinding, Consequence

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
_CAUSE: Mapping[str, str] = {
    "id": "jika {printed} diganti {probable}, {count} pertentangan hilang",
    "en": "with {probable} instead of {printed} {count} contradictions vanish",
}
_DOUBT: Mapping[str, str] = {
    "id": "pembacaan sel ini sendiri tidak pasti",
    "en": "the reading of this cell is itself not certain",
}


def to_findings(
    issues: Iterable[Issue], figures: Mapping[str, Figures], lang: str
) -> list[AuditFinding]:
    """Word issues as findings.

    Args:
        issues: of one document or of several.
        figures: the documents by the names that the issues' cells have.
        lang: "id" or "en".
    """
    findings = [_finding(issue, figures, lang) for issue in issues]
    return sorted(findings, key=_order)


def _order(finding: AuditFinding) -> tuple[object, ...]:
    first = finding.evidence[0] if finding.evidence else None
    line = (first.line if first else None) or 0
    page = (first.page if first else None) or 0
    box = tuple((first.bbox if first else None) or ())
    place = (finding.table or "", finding.row if finding.row is not None else -1)
    return (
        SEVERITIES.index(finding.severity), page, line, box[1:2], place, finding.code,
        finding.field or "", finding.message,
    )  # fmt: skip


def _finding(issue: Issue, figures: Mapping[str, Figures], lang: str) -> AuditFinding:
    doubts = _doubts(issue, figures)
    severity = issue.severity or issue.check.severity
    cells = dict.fromkeys(issue.cells)
    for consequence in issue.consequences:
        cells.update(dict.fromkeys(consequence.cells))
    at = issue.at
    return AuditFinding(
        code=issue.check.code,
        severity=_stepped_down(severity) if doubts else severity,
        message=message_of(issue, lang, doubtful=bool(doubts)),
        table=at.table,
        row=at.row if at.field != PROSE else None,
        field=at.field,
        reported=issue.reported,
        recomputed=issue.recomputed,
        evidence=[_evidence(cell) for cell in cells],
        difference=_difference(issue.reported, issue.recomputed),
        formula=filled(issue.formula, issue.values, lang) if issue.formula else None,
        doubts=doubts,
        consequences=[_consequence(one, lang) for one in issue.consequences],
    )


def _difference(reported: Decimal | str | None, recomputed: Decimal | str | None) -> Decimal | None:
    """Return by how much a reported number is off; None where one of the two is no number."""
    if isinstance(reported, Decimal) and isinstance(recomputed, Decimal):
        return reported - recomputed
    return None


def message_of(issue: Issue, lang: str, *, doubtful: bool = False) -> str:
    """Return an issue's message: what is wrong, its notes, and a word on doubtful cells."""
    return "; ".join(_sentences(issue, lang, doubtful))


def _sentences(issue: Issue, lang: str, doubtful: bool) -> Iterator[str]:
    values: dict[str, Value] = dict(issue.values)
    label = values.get("label")
    if isinstance(label, str):
        values["label"] = label_text(label)
    yield filled(issue.check.message[lang], values, lang)
    for key in issue.notes:
        template = _CAUSE if key == "cause" else issue.check.notes[key]
        yield filled(template[lang], values, lang)
    if doubtful:
        yield _DOUBT[lang]


def _doubts(issue: Issue, figures: Mapping[str, Figures]) -> list[str]:
    codes: list[str] = []
    for cell in issue.cells:
        if cell.field != PROSE:
            known = figures[cell.document].doubts
            codes += known.of(cell.table, cell.row, cell.field, cell.source)
    return list(dict.fromkeys(codes))


def _stepped_down(severity: Severity) -> Severity:
    return SEVERITIES[min(SEVERITIES.index(severity) + 1, len(SEVERITIES) - 1)]


def _evidence(cell: Cell) -> AuditEvidence:
    place = cell.source.model_dump(exclude_unset=True)
    known = {
        "raw": cell.raw or None,
        "document": cell.document or None,
        "table": cell.table,
        "row": cell.row if cell.field != PROSE else None,
        "field": cell.field,
    }
    held = {name: value for name, value in known.items() if value is not None}
    return AuditEvidence.model_validate(place | held)


def _consequence(issue: Issue, lang: str) -> Consequence:
    at = issue.at
    return Consequence(
        code=issue.check.code,
        message=message_of(issue, lang),
        table=at.table,
        row=at.row if at.field != PROSE else None,
        field=at.field,
        reported=issue.reported,
        recomputed=issue.recomputed,
    )

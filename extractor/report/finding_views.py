"""Findings as the page shows them: every figure as text, every place as a link."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractor.model.audit import AuditFinding, Consequence
from extractor.report.charts import figure_text
from extractor.report.entries import Entry
from extractor.report.evidence import Evidence, Prover, field_text
from extractor.report.phrases import Phrases
from extractor.report.table_views import FindingLink

ACROSS = "x"
"""Id of the findings across documents."""


@dataclass(frozen=True, slots=True)
class ShownConsequence:
    """A contradiction that follows from a finding."""

    name: str
    message: str
    place: str
    link: str | None


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding; ``group`` is the id of its document."""

    anchor: str
    group: str
    severity: str
    severity_name: str
    code: str
    name: str
    message: str
    place: str
    table: str
    link: str | None
    reported: str
    recomputed: str
    difference: str
    formula: str | None
    consequences: tuple[ShownConsequence, ...]
    doubts: tuple[str, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """The findings of one document, or those across documents (``entry`` is None)."""

    anchor: str
    entry: Entry | None
    findings: tuple[ShownFinding, ...]


def groups_of(
    across: Sequence[AuditFinding], entries: Sequence[Entry], prover: Prover, phrases: Phrases
) -> list[FindingGroup]:
    """Return all findings by document; the evidence of errors is looked for first."""
    held: list[tuple[str, Entry | None, Sequence[AuditFinding]]] = [(ACROSS, None, across)]
    held += [(entry.anchor, entry, entry.audited.findings) for entry in entries]
    proofs = _proofs(held, prover)
    return [
        FindingGroup(
            anchor,
            entry,
            tuple(
                _shown(finding, f"{anchor}-f{number}", entry, proofs[anchor, number], phrases)
                for number, finding in enumerate(findings, start=1)
            ),
        )
        for anchor, entry, findings in held
    ]


def _proofs(
    held: Iterable[tuple[str, Entry | None, Sequence[AuditFinding]]], prover: Prover
) -> dict[tuple[str, int], Evidence]:
    """Look for evidence, the most serious first: pictures may run out."""
    all_of = [
        (("error", "warning", "info").index(finding.severity), anchor, number, finding, entry)
        for anchor, entry, findings in held
        for number, finding in enumerate(findings, start=1)
    ]
    return {
        (anchor, number): prover.evidence_of(finding, entry)
        for _, anchor, number, finding, entry in sorted(all_of, key=lambda one: one[0])
    }


def _shown(
    finding: AuditFinding, anchor: str, entry: Entry | None, evidence: Evidence, phrases: Phrases
) -> ShownFinding:
    return ShownFinding(
        anchor=anchor,
        group=entry.anchor if entry else ACROSS,
        severity=finding.severity,
        severity_name=phrases.word("severities", finding.severity),
        code=finding.code,
        name=phrases.word("codes", finding.code),
        message=finding.message,
        place=_place(finding, entry, phrases),
        table=(entry.table_anchor(finding.table) if entry else None) or "",
        link=entry.row_anchor(finding.table, finding.row) if entry else None,
        reported=figure_text(finding.reported, phrases.lang),
        recomputed=figure_text(finding.recomputed, phrases.lang),
        difference=figure_text(finding.difference, phrases.lang),
        formula=finding.formula,
        consequences=tuple(
            ShownConsequence(
                phrases.word("codes", one.code),
                one.message,
                _place(one, entry, phrases),
                entry.row_anchor(one.table, one.row) if entry else None,
            )
            for one in finding.consequences
        ),
        doubts=tuple(phrases.doubt(code) for code in finding.doubts),
        evidence=evidence,
    )


def _place(held: AuditFinding | Consequence, entry: Entry | None, phrases: Phrases) -> str:
    """Return where a finding is, in words: "t13 · Realisasi anggaran, baris 9, Realisasi"."""
    row = phrases.text("row_number", row=held.row + 1) if held.row is not None else None
    parts = (
        entry.table_name(held.table, phrases) if entry else held.table,
        row,
        field_text(held.field, phrases, entry, held.table),
    )
    return ", ".join(part for part in parts if part)


def links_of(
    group: FindingGroup, phrases: Phrases
) -> Iterator[tuple[tuple[str, int], FindingLink]]:
    """Yield each row on which a document's findings are, with the link to the finding."""
    if group.entry is None:
        return
    for shown, finding in zip(group.findings, group.entry.audited.findings, strict=True):
        if finding.table is not None and finding.row is not None:
            link = FindingLink(shown.anchor, shown.severity, shown.name)
            yield (finding.table, finding.row), link

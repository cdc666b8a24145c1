"""Findings: numbers, evidence, order, and stepping down where the reading was doubtful."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from extractor.model import Document, Finding
from extractor.model.audit import AuditedDocument

BUDGET = """\
REALISASI ANGGARAN TAHUN 2024
KPU KABUPATEN SRAGEN

Kode	Uraian	Pagu	Realisasi	%
6867	Pembentukan Badan Adhoc	405.176.000	402.258.400	95,28%
6870	Masa Kampanye Pemilu	83.958.000	80.115.100	95,42%
"""
Audit = Callable[..., AuditedDocument]


def test_a_finding_has_its_arithmetic_and_every_cell(audit_text: Audit) -> None:
    [finding] = audit_text(BUDGET).findings
    assert (finding.code, finding.severity) == ("persen-mismatch", "error")
    assert (finding.table, finding.row, finding.field) == ("t01", 0, "persen")
    assert (finding.reported, finding.recomputed) == (Decimal("95.28"), Decimal("99.28"))
    assert finding.difference == Decimal("-4.00")
    assert finding.formula == "402.258.400 / 405.176.000 × 100 % = 99,28 %"
    assert [item.raw for item in finding.evidence] == ["95,28%", "402.258.400", "405.176.000"]
    assert {item.line for item in finding.evidence} == {5}


def test_messages_come_in_both_languages(audit_text: Audit) -> None:
    [english] = audit_text(BUDGET, lang="en").findings
    assert english.message.startswith("The percentage of “Pembentukan Badan Adhoc”")
    assert english.formula == "402,258,400 / 405,176,000 × 100 % = 99.28 %"


def test_doubtful_reading_steps_a_finding_down(
    extract_text: Callable[[str], Document], audit_of: Audit
) -> None:
    document = extract_text(BUDGET)
    doubt = Finding(
        code="value-ambiguous", severity="warning", message="", table="t01", row=0, field="pagu"
    )
    doubted = document.model_copy(update={"findings": [doubt]})
    [finding] = audit_of(doubted).findings
    assert (finding.severity, finding.doubts) == ("warning", ["value-ambiguous"])
    assert "tidak pasti" in finding.message
    elsewhere = doubt.model_copy(update={"row": 1})
    [sure] = audit_of(document.model_copy(update={"findings": [elsewhere]})).findings
    assert (sure.severity, sure.doubts) == ("error", [])


def test_an_audit_changes_nothing_and_is_the_same_each_time(
    extract_text: Callable[[str], Document], audit_of: Audit
) -> None:
    document = extract_text(BUDGET)
    before = document.model_dump()
    assert audit_of(document) == audit_of(document)
    assert document.model_dump() == before


def test_a_total_of_many_rows_has_each_of_them_as_evidence(audit_text: Audit) -> None:
    head = BUDGET[: BUDGET.index("6867")]
    rows = "".join(
        f"{6000 + n}\tKegiatan nomor {n}\t1.000.000\t1.000.000\t100%\n" for n in range(300)
    )
    text = f"{head}{rows}\tJUMLAH\t301.000.000\t300.000.000\t99,67%\n"
    [finding] = [one for one in audit_text(text).findings if one.code == "total-mismatch"]
    assert len(finding.evidence) >= 301

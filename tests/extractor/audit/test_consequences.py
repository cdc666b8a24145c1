"""A wrong grade and a wrong code explain what follows from them; nothing is taken away."""

from __future__ import annotations

from collections.abc import Callable

from extractor.model.audit import AuditedDocument, AuditFinding

Audit = Callable[[str], AuditedDocument]

GRADES = """\
PENGUKURAN KINERJA TAHUN 2024
KPU KABUPATEN SRAGEN

No	Sasaran	Indikator Kinerja	Target	Realisasi	Capaian
1	Meningkatnya akuntabilitas	Nilai Akuntabilitas Kinerja	B	64,20 (D)	100%
2	Tertib administrasi	Persentase laporan tepat waktu	90%	90%	100%
"""
BUDGET = """\
REALISASI ANGGARAN TAHUN 2024
KPU KABUPATEN SRAGEN

Kode	Uraian	Pagu	Realisasi	%
CQ	Penyelenggaraan Pemilu	933.230.000	930.000.000	99,65%
CQ.6867	Pembentukan Badan Adhoc	423.375.000	423.000.000	99,91%
CQ.6867.QGE.002	Honorarium Badan Adhoc	318.450.000	318.100.000	99,89%
CQ.6867.QGE.003	Dukungan Operasional Badan Adhoc	104.925.000	104.900.000	99,98%
{code}	Pengelolaan Logistik	509.855.000	507.000.000	99,44%
CQ.6871.QGE.001	Penyiapan Logistik	486.215.000	484.000.000	99,54%
CQ.6871.QGE.003	Dokumentasi Logistik	23.640.000	23.000.000	97,29%
WA	Dukungan Manajemen	676.582.000	663.257.086	98,03%
WA.3360	Operasional Perkantoran	676.582.000	663.257.086	98,03%
	JUMLAH	1.609.812.000	1.593.257.086	98,97%
"""


def _codes(findings: list[AuditFinding]) -> list[str]:
    return [finding.code for finding in findings]


def test_a_grade_of_another_score_explains_its_capaian(audit_text: Audit) -> None:
    [finding] = audit_text(GRADES).findings
    assert (finding.code, finding.row, finding.field) == ("grade-score-mismatch", 0, "realisasi")
    assert [one.code for one in finding.consequences] == ["capaian-mismatch"]


def test_a_consistent_budget_has_no_finding(audit_text: Audit) -> None:
    assert audit_text(BUDGET.format(code="CQ.6871")).findings == []


def test_a_wrong_code_explains_the_sums_that_it_breaks(audit_text: Audit) -> None:
    findings = audit_text(BUDGET.format(code="WA.3360")).findings
    assert _codes(findings) == ["kode-conflict"]
    assert [one.code for one in findings[0].consequences] == ["total-mismatch", "total-mismatch"]


def test_a_total_that_is_off_otherwise_stands_by_itself(audit_text: Audit) -> None:
    text = BUDGET.format(code="WA.3360").replace("1.609.812.000", "1.619.812.000")
    assert "total-mismatch" in _codes(audit_text(text).findings)

"""Grades: the class of their score by the scale of their year, one grade for one year."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.audit.results.grade_scales import GRADES, SEVEN, SIX, grade_of, rank_of, scales_of
from extractor.model.audit import AuditedDocument, AuditFinding

Audit = Callable[..., AuditedDocument]
HEAD = """\
PERBANDINGAN REALISASI KINERJA
KPU KABUPATEN SRAGEN

"""


def told(audited: AuditedDocument) -> list[AuditFinding]:
    return [finding for finding in audited.findings if finding.code.startswith("grade-")]


@pytest.mark.parametrize(
    ("score", "seven", "six"),
    [
        ("90.01", "AA", "AA"),
        ("90", "A", "AA"),
        ("72.10", "BB", "B"),
        ("70.01", "BB", "B"),
        ("70", "B", "B"),
        ("64", "B", "CC"),
        ("50", "C", "C"),
        ("30", "D", "D"),
        ("0", "D", "D"),
    ],
)
def test_classes_of_scores(score: str, seven: str, six: str) -> None:
    assert grade_of(Decimal(score), SEVEN) == seven
    assert grade_of(Decimal(score), SIX) == six


@given(st.decimals(0, 100, places=2), st.decimals(0, 100, places=2))
def test_a_higher_score_is_never_a_worse_grade(one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    for scale in (SEVEN, SIX):
        ranks = [rank_of("grade", grade_of(score, scale)) for score in (low, high)]
        assert ranks[0] is not None
        assert ranks[1] is not None
        assert ranks[0] <= ranks[1]


def test_ranks() -> None:
    assert [rank_of("grade", grade) for grade in GRADES] == [7, 6, 5, 4, 3, 2, 1]
    assert rank_of("opinion", "WTP") == 4
    assert rank_of("opinion", "TW") == rank_of("opinion", "TMP")
    assert rank_of("grade", "WTP") is None
    assert rank_of("number", "B") is None


def test_the_scale_of_a_year() -> None:
    assert (scales_of(2023), scales_of(2012), scales_of(None)) == ((SEVEN,), (SIX,), (SEVEN, SIX))


@pytest.mark.parametrize(
    ("years", "grades", "expected"),
    [
        ((2021, 2022, 2023), ("61,25 (B)", "64 (B)", "72,10 (BB)"), []),
        ((2021, 2022, 2023), ("61,25 (B)", "64 (BB)", "72,10 (BB)"), [("B", "error")]),
        ((2021, 2022, 2023), ("61,25 (B)", "64 (B)", "70 (BB)"), [("B", "warning")]),
        ((2010, 2011, 2012), ("61,25 (CC)", "64 (CC)", "72,10 (B)"), []),
        ((2010, 2011, 2012), ("61,25 (CC)", "64 (CC)", "72,10 (A)"), [("B", "error")]),
        ((2014, 2015, 2016), ("61,25 (CC)", "64 (CC)", "72,10 (BB)"), [("B", "warning")]),
    ],
)
def test_a_grade_and_its_score(
    audit_text: Audit,
    years: tuple[int, ...],
    grades: tuple[str, ...],
    expected: list[tuple[str, str]],
) -> None:
    header = "\t".join(f"Realisasi {year}" for year in years)
    row = "\t".join(grades)
    audited = audit_text(
        f"{HEAD}No\tIndikator Kinerja\t{header}\n1\tNilai Akuntabilitas Kinerja\t{row}\n"
    )
    assert [(one.recomputed, one.severity) for one in told(audited)] == expected


def test_one_grade_for_one_year(audit_text: Audit) -> None:
    text = """\
LAPORAN KINERJA TAHUN 2023
KPU KABUPATEN SRAGEN

Tabel 3.1 Perbandingan Realisasi Kinerja

No	Indikator Kinerja	Realisasi 2021	Realisasi 2022	Realisasi 2023
1	Nilai Akuntabilitas Kinerja	CC	B	BB

Tabel 3.2 Perbandingan Realisasi dan Target Jangka Menengah

No	Indikator Kinerja	Target 2022	Target 2023	Realisasi 2022	Realisasi 2023
1	Nilai Akuntabilitas Kinerja	B	B	B	{last}
"""
    assert told(audit_text(text.format(last="BB"))) == []
    [finding] = told(audit_text(text.format(last="B")))
    assert (finding.code, finding.severity) == ("grade-conflict", "warning")
    assert {item.raw for item in finding.evidence} == {"BB", "B"}

"""Capaian of rows: each contradiction once, each remark as a remark, a verdict for every row."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor.model.audit import AuditedDocument, AuditFinding

Audit = Callable[..., AuditedDocument]
HEAD = """\
CAPAIAN KINERJA TAHUN 2022
KPU KABUPATEN SRAGEN

No	Sasaran Strategis	Indikator Kinerja	Target	Realisasi	Capaian (%)
"""
RISING = "Persentase Sengketa Hukum yang dimenangkan KPU"
FALLING = "Persentase Pemilih yang Berhak Memilih Tetapi Tidak Masuk dalam Daftar Pemilih Tetap"
UNKNOWN = "Persentase jembatan gantung yang dicat ulang"
FIRST = "1\tMeningkatnya layanan\tIndeks Reformasi Birokrasi\t70\t68,4\t97,71\n"


def table_of(indicator: str, target: str, realisasi: str, capaian: str) -> str:
    return f"{HEAD}{FIRST}2\tMeningkatnya mutu\t{indicator}\t{target}\t{realisasi}\t{capaian}\n"


def of_capaian(audited: AuditedDocument) -> list[AuditFinding]:
    named = ("capaian", "cells-swapped")
    return [finding for finding in audited.findings if finding.code.startswith(named)]


def told(audited: AuditedDocument) -> list[tuple[str, str]]:
    return [(finding.code, finding.severity) for finding in of_capaian(audited)]


@pytest.mark.parametrize(
    ("indicator", "target", "realisasi", "capaian", "expected"),
    [
        (RISING, "90%", "75%", "83,33", []),
        (RISING, "90%", "75%", "83", []),
        (RISING, "90%", "75%", "88,33", [("capaian-mismatch", "error")]),
        (RISING, "80%", "85%", "100", [("capaian-capped", "warning")]),
        (RISING, "75%", "90%", "83,33", [("cells-swapped", "error")]),
        (RISING, "80%", "76%", "96", [("capaian-mismatch", "warning")]),
        (RISING, "90%", "-", "100", [("capaian-not-computable", "warning")]),
        (RISING, "90%", "-", "-", []),
        (RISING, "-", "75%", "80", [("capaian-not-computable", "warning")]),
        (RISING, "0", "2", "50", [("capaian-not-computable", "warning")]),
        (RISING, "0", "0", "100", [("capaian-not-computable", "info")]),
        (RISING, "12 laporan", "75%", "90", [("capaian-not-computable", "warning")]),
        (FALLING, "0,2%", "0,31%", "45", []),
        (FALLING, "0,2%", "0,31%", "64,52", []),
        (FALLING, "0,2%", "0,31%", "155", [("capaian-mismatch", "warning")]),
        (UNKNOWN, "90%", "75%", "83,33", []),
        (UNKNOWN, "75%", "90%", "83,33", [("capaian-mismatch", "warning")]),
        (UNKNOWN, "80%", "65,70%", "100", [("capaian-mismatch", "error")]),
        ("Prevalensi cacingan", "75%", "90%", "80", []),
        (UNKNOWN, "80-90%", "95%", "105,56", []),
        (UNKNOWN, "80-90%", "85%", "100", []),
        (UNKNOWN, "80-90%", "72%", "90", []),
        ("Nilai Akuntabilitas Kinerja", "B", "BB", "100", []),
        ("Nilai Akuntabilitas Kinerja", "BB", "B", "100", [("capaian-mismatch", "error")]),
        ("Nilai Akuntabilitas Kinerja", "B", "BB", "95", [("capaian-mismatch", "warning")]),
        ("Nilai Akuntabilitas Kinerja", "BB", "72,10", "100", []),
        ("Opini BPK atas Laporan Keuangan", "WTP", "WDP", "100", [("capaian-mismatch", "error")]),
        ("Opini BPK atas Laporan Keuangan", "WTP", "WTP", "100", []),
    ],
)
def test_a_row(
    audit_text: Audit,
    indicator: str,
    target: str,
    realisasi: str,
    capaian: str,
    expected: list[tuple[str, str]],
) -> None:
    assert told(audit_text(table_of(indicator, target, realisasi, capaian))) == expected


def test_a_finding_shows_its_arithmetic_and_its_cells(audit_text: Audit) -> None:
    [finding] = of_capaian(audit_text(table_of(RISING, "90%", "75%", "88,33")))
    assert (finding.table, finding.row, finding.field) == ("t01", 1, "capaian")
    assert (finding.reported, finding.recomputed) == (Decimal("88.33"), Decimal("83.33"))
    assert finding.formula == "75 / 90 × 100 % = 83,33 %"
    assert [item.raw for item in finding.evidence] == ["88,33", "75%", "90%"]


@pytest.mark.parametrize(("capaian", "expected"), [("0,75", []), ("0,85", ["capaian-mismatch"])])
def test_a_capaian_may_be_printed_as_a_part_of_one(
    audit_text: Audit, capaian: str, expected: list[str]
) -> None:
    text = table_of(RISING, "80%", "60%", capaian)
    text = text.replace("Capaian (%)", "Capaian").replace("97,71", "0,9771")
    assert [one.code for one in of_capaian(audit_text(text))] == expected


def test_a_capaian_that_repeats_its_realisasi_says_so(audit_text: Audit) -> None:
    [finding] = of_capaian(audit_text(table_of(RISING, "90%", "75,5%", "75,5")))
    assert "sama dengan realisasinya" in finding.message


def test_the_cap_of_the_office_is_applied(audit_text: Audit) -> None:
    text = table_of(RISING, "80%", "108%", "120")
    assert told(audit_text(text, cap=120)) == []
    assert told(audit_text(text, cap=110)) == [("capaian-mismatch", "error")]
    [verdict] = [one for one in audit_text(text, cap=120).verdicts if one.row == 1]
    assert verdict.verdict == "capped"


def test_a_cap_that_the_text_announces_is_not_silent(audit_text: Audit) -> None:
    said = "Capaian kinerja setiap indikator dibatasi paling tinggi sebesar 100%.\n\n"
    assert told(audit_text(said + table_of(RISING, "80%", "85%", "100"))) == []


def test_verdicts_say_what_holds_and_why_not(audit_text: Audit) -> None:
    rows = ("90%\t90%\t100", "90%\t75%\t83,33", "80%\t85%\t100", "90%\t75%\t99", "90%\t81%\t")
    body = "".join(f"{no}\tMutu\t{RISING}\t{row}\n" for no, row in enumerate(rows, start=1))
    audited = audit_text(HEAD + body, lang="en")
    verdicts = [one for one in audited.verdicts if one.field == "capaian"]
    assert [one.verdict for one in verdicts] == [
        "equal", "rounding", "capped", "mismatch", "computed",
    ]  # fmt: skip
    assert verdicts[2].reason == "capped at 100 %"
    assert (verdicts[4].reported, verdicts[4].recomputed) == (None, Decimal("90.00"))
    assert verdicts[4].formula == "81 / 90 × 100 % = 90 %"


def test_a_verdict_without_a_basis_gives_the_reason(audit_text: Audit) -> None:
    text = table_of("Nilai Akuntabilitas Kinerja", "B", "Belum dinilai", "100")
    [verdict] = [one for one in audit_text(text, lang="en").verdicts if one.row == 1]
    assert (verdict.verdict, verdict.reason) == (
        "not-computable", "target or realisasi is in words",
    )  # fmt: skip


def test_money_rows_have_verdicts_too(audit_text: Audit) -> None:
    text = """\
REALISASI ANGGARAN TAHUN 2024
KPU KABUPATEN SRAGEN

Kode	Uraian	Pagu	Realisasi	%
6867	Pembentukan Badan Adhoc	405.176.000	402.258.400	99,28%
6870	Masa Kampanye Pemilu	83.958.000	80.115.100	94,42%
6871	Pengelolaan Logistik	0	0	0%
"""
    verdicts = [one for one in audit_text(text).verdicts if one.field == "persen"]
    assert [one.verdict for one in verdicts] == ["rounding", "mismatch", "not-computable"]
    assert verdicts[0].formula == "402.258.400 / 405.176.000 × 100 % = 99,28 %"
    assert verdicts[2].reason == "pagu nol"


def test_a_wrong_capaian_and_its_average_are_one_finding(audit_text: Audit) -> None:
    text = (
        HEAD
        + f"1\tMutu satu\tIndeks Reformasi Birokrasi\t70\t63\t90\n2\tMutu dua\t{RISING}\t90%\t72%"
        "\t86\n\tRata-rata capaian\t\t\t\t85\n"
    )
    [finding] = of_capaian(audit_text(text))
    assert (finding.code, finding.row, finding.recomputed) == ("capaian-mismatch", 1, 80)
    assert [one.code for one in finding.consequences] == ["capaian-average-mismatch"]


def test_a_table_of_results_without_realisasi_is_told_once(audit_text: Audit) -> None:
    text = """\
EVALUASI PENCAPAIAN SASARAN TAHUN 2022
KPU KABUPATEN SRAGEN

No	Sasaran Strategis	Indikator Kinerja	Target	Keterangan
1	Meningkatnya layanan	Indeks Reformasi Birokrasi	70	Tercapai
2	Meningkatnya mutu	Persentase Sengketa Hukum yang dimenangkan KPU	90%	Tercapai
"""
    [finding] = of_capaian(audit_text(text))
    assert (finding.code, finding.severity) == ("capaian-not-computable", "warning")
    assert [item.raw for item in finding.evidence] == ["Tercapai", "Tercapai"]


@settings(
    deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(st.integers(10, 99), st.integers(10, 99)), min_size=2, max_size=5))
def test_consistent_rows_are_never_an_error(
    audit_text: Audit, figures: list[tuple[int, int]]
) -> None:
    rows = []
    for number, (target, realisasi) in enumerate(figures, start=1):
        capaian = f"{Decimal(realisasi) / target * 100:.2f}".replace(".", ",")
        rows.append(f"{number}\tMutu {number}\t{UNKNOWN}\t{target}%\t{realisasi}%\t{capaian}\n")
    audited = audit_text(HEAD + "".join(rows))
    assert [one for one in of_capaian(audited) if one.severity == "error"] == []


@pytest.mark.parametrize(
    ("header", "found"),
    [("Realisasi Triwulan I", 0), ("Realisasi", 1), ("Realisasi s.d. Triwulan IV", 1)],
)
def test_a_quarters_realisasi_is_not_held_against_the_years_target(
    audit_text: Callable[..., AuditedDocument], header: str, found: int
) -> None:
    text = (
        "CAPAIAN KINERJA TAHUN 2024\nKPU KABUPATEN SRAGEN\n\n"
        f"No\tIndikator Kinerja\tTarget\t{header}\tCapaian (%)\n"
        "1\tPersentase dokumen tersusun tepat waktu\t100%\t26%\t100%\n"
        "2\tPersentase layanan administrasi umum\t100%\t25%\t100%\n"
        "3\tPersentase temuan yang diselesaikan\t100%\t100%\t100%\n"
    )
    codes = [one.code for one in audit_text(text).findings]
    assert ("capaian-mismatch" in codes) is bool(found)

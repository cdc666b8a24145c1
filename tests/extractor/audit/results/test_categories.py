"""Words that judge results: false ones are found, fair ones are left alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.audit.results.achievement_words import is_unassessed, says_reached
from extractor.model.audit import AuditedDocument, AuditFinding

Audit = Callable[..., AuditedDocument]
HEAD = """\
CAPAIAN KINERJA TAHUN 2022
KPU KABUPATEN SRAGEN

"""
TABLE = """\
Tabel 3.2 Capaian Kinerja Tahun 2022

No	Sasaran Strategis	Indikator Kinerja	Target	Realisasi	Capaian (%)	Keterangan
1	Meningkatnya layanan	Indeks Reformasi Birokrasi	70	63	90	{first}
2	Meningkatnya mutu	Persentase Sengketa Hukum yang dimenangkan KPU	{row}
"""
SCALE = """\
Tabel 3.1 Kategori Capaian Kinerja

No.	Rentang Nilai	Kategori
1.	> 100	Memuaskan
2.	> 80 – 100	Baik
3.	> 55 – 80	Sedang
4.	≤ 55	Kurang

"""
EVALUATION = """\
EVALUASI PENCAPAIAN SASARAN TAHUN 2022
KPU KABUPATEN SRAGEN

No	Sasaran	Indikator	Target	Realisasi	Keterangan
1	Meningkatnya layanan	Indeks Reformasi Birokrasi	70	68	Tidak Tercapai
2	Meningkatnya mutu	{row}
"""


def told(audited: AuditedDocument) -> list[AuditFinding]:
    return [finding for finding in audited.findings if finding.code == "keterangan-mismatch"]


@pytest.mark.parametrize(
    ("row", "severities"),
    [
        ("90%\t90%\t100\tTercapai", []),
        ("90%\t99%\t110\tTercapai", []),
        ("90%\t72%\t80\tTidak Tercapai", []),
        ("90%\t72%\t80\tBelum tercapai", []),
        ("90%\t72%\t80\tTercapai", ["error"]),
        ("90%\t90%\t100\tTidak Tercapai", ["error"]),
        ("100%\t99,7%\t99,7\tTercapai", []),
        ("90%\tBelum dinilai\t-\tTercapai", ["warning"]),
        ("90%\t72%\t80\tDilaksanakan bersama mitra", []),
    ],
)
def test_reached_or_not(audit_text: Audit, row: str, severities: list[str]) -> None:
    text = HEAD + TABLE.format(first="Tidak Tercapai", row=row)
    assert [one.severity for one in told(audit_text(text))] == severities


@pytest.mark.parametrize(
    ("label", "severities"),
    [
        ("Sedang", []),
        ("SEDANG", []),
        ("Baik", ["error"]),
        ("Memuaskan", ["error"]),
        ("Sangat Berhasil", []),
    ],
)
def test_the_documents_own_scale_decides(
    audit_text: Audit, label: str, severities: list[str]
) -> None:
    text = HEAD + SCALE + TABLE.format(first="Baik", row=f"90%\t72%\t80\t{label}")
    found = told(audit_text(text))
    assert [one.severity for one in found] == severities
    assert all(one.recomputed == "Sedang" for one in found)


@pytest.mark.parametrize(
    ("label", "severities"),
    [("Cukup Berhasil", []), ("Baik", []), ("Tinggi", []), ("Sangat Baik", ["warning"])],
)
def test_else_the_usual_scales(audit_text: Audit, label: str, severities: list[str]) -> None:
    text = HEAD + TABLE.format(first="Baik", row=f"90%\t72%\t80\t{label}")
    assert [one.severity for one in told(audit_text(text))] == severities


@pytest.mark.parametrize(
    ("row", "severities"),
    [
        ("Persentase Sengketa Hukum yang dimenangkan KPU\t85%\t50%\tTercapai", ["error"]),
        ("Persentase Sengketa Hukum yang dimenangkan KPU\t85%\t90%\tTercapai", []),
        ("Persentase jembatan gantung yang dicat ulang\t85%\t50%\tTercapai", ["warning"]),
        ("Persentase jembatan gantung yang dicat ulang\t85%\t85%\tTidak Tercapai", ["error"]),
        ("Prevalensi cacingan\t14%\t12%\tTercapai", []),
        ("Nilai Akuntabilitas Kinerja\tB\tCC\tTercapai", ["error"]),
        ("Nilai Akuntabilitas Kinerja\tB\tBB\tTercapai", []),
        ("Opini BPK atas Laporan Keuangan\tWTP\tWDP\tTercapai", ["error"]),
    ],
)
def test_without_a_capaian_target_and_realisasi_decide(
    audit_text: Audit, row: str, severities: list[str]
) -> None:
    found = told(audit_text(EVALUATION.format(row=row)))
    assert [one.severity for one in found] == severities


def test_a_wrong_capaian_does_not_make_its_word_wrong(audit_text: Audit) -> None:
    text = HEAD + SCALE + TABLE.format(first="Baik", row="90%\t72%\t98\tSedang")
    audited = audit_text(text)
    assert told(audited) == []
    assert "capaian-mismatch" in [one.code for one in audited.findings]


def test_reached_here_but_not_assessed_elsewhere(audit_text: Audit) -> None:
    text = """\
LAPORAN KINERJA TAHUN 2023
KPU KABUPATEN SRAGEN

Tabel 3.1 Evaluasi Pencapaian Sasaran Tahun 2023

No	Sasaran	Indikator	Target	Keterangan
1	Meningkatnya layanan	Nilai Akuntabilitas Kinerja	B	Tercapai
2	Meningkatnya mutu	Indeks Reformasi Birokrasi	70	Tercapai

Tabel 3.2 Perbandingan Realisasi Kinerja

No	Indikator Kinerja	Realisasi 2021	Realisasi 2022	Realisasi 2023
1	Nilai Akuntabilitas Kinerja	B	BB	Belum Penilaian
"""
    [finding] = told(audit_text(text))
    assert (finding.row, finding.severity) == (0, "warning")
    assert [item.raw for item in finding.evidence] == ["Tercapai", "B", "Belum Penilaian"]


@pytest.mark.parametrize(
    ("text", "reached"),
    [
        ("Tercapai", True),
        ("tercapai.", True),
        ("Melampaui target", True),
        ("Tidak Tercapai", False),
        ("Belum tercapai", False),
        ("Tidak memenuhi target", False),
        ("Sangat Baik", None),
        ("Tercapai sebagian", None),
        ("", None),
    ],
)
def test_what_a_remark_claims(text: str, reached: bool | None) -> None:
    assert says_reached(text) is reached


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Belum Dilakukan Penilaian", True),
        ("Belum dinilai", True),
        ("Belum Penilaian", True),
        ("Belum ada hasil", False),
        ("72,10 (BB)", False),
    ],
)
def test_what_is_not_assessed(text: str, expected: bool) -> None:
    assert is_unassessed(text) is expected


def test_the_right_category_is_named(audit_text: Audit) -> None:
    text = HEAD + SCALE + TABLE.format(first="Baik", row="90%\t90%\t100\tMemuaskan")
    [finding] = told(audit_text(text))
    assert finding.recomputed == "Baik"
    assert finding.message.endswith("disebut “Memuaskan”, padahal capaian 100 % termasuk “Baik”")

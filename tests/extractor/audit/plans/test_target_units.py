"""Units that do not fit a target."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.model.audit import AuditedDocument, AuditFinding

Findings = Callable[..., list[AuditFinding]]


@pytest.fixture
def findings_of(
    tab: Callable[..., str], audit_text: Callable[..., AuditedDocument]
) -> Callable[..., list[AuditFinding]]:
    """Return a function that audits an annual plan and gives its findings on units."""

    def audit(*rows: str) -> list[AuditFinding]:
        head = "No | Sasaran | Indikator Kinerja | Satuan | Target"
        lines = [f"{n} | Meningkatnya mutu kerja | {row}" for n, row in enumerate(rows, 1)]
        title = "RENCANA KINERJA TAHUNAN TAHUN 2024\nKPU KABUPATEN SRAGEN\n\n"
        found = audit_text(title + tab(head, *lines)).findings
        return [one for one in found if one.code == "volume-unit-mismatch"]

    return audit


def test_a_target_counted_in_another_unit(findings_of: Findings) -> None:
    [finding] = findings_of(
        "Jumlah revisi rencana kerja | Satker | 10 kali", "Jumlah berkas keuangan | Lap | 2 Laporan"
    )
    assert (finding.row, finding.reported, finding.recomputed) == (0, "10 kali", "Satker")
    assert {one.field for one in finding.evidence} == {"target", "satuan"}


def test_percentages_of_an_output_are_one_finding(findings_of: Findings) -> None:
    [finding] = findings_of(
        "Persentase arsip yang ditata | Layanan | 90%",
        "Persentase surat yang dijawab | Laporan | 95%",
        "Persentase rapat yang dihadiri | Persen | 95%",
        "Jumlah laporan keuangan | Laporan | 2",
    )
    assert {one.row for one in finding.evidence} == {0, 1}
    assert "1 baris lain" in finding.message


def test_people_are_not_counted_in_reports(findings_of: Findings) -> None:
    [finding] = findings_of(
        "Jumlah kelompok kerja yang terbentuk | | 1 laporan",
        "Jumlah pelatihan teknis kantor | | 3 kegiatan",
        "Jumlah laporan keuangan | | 2 laporan",
    )
    assert (finding.row, finding.recomputed) == (0, "kelompok kerja")


def test_a_target_of_the_wrong_kind_is_told_once(findings_of: Findings) -> None:
    assert not findings_of(
        "Jumlah laporan hasil reviu | Laporan | WTP", "Jumlah laporan keuangan | Laporan | 2"
    )

"""Targets of another kind than their indicator asks for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.audit.plans.target_kinds import Asked, is_misfit
from extractor.model import Measure
from extractor.model.audit import AuditedDocument, AuditFinding
from normalizers.measures import parse_measure

AuditText = Callable[..., AuditedDocument]


def read(raw: str) -> Measure:
    found = parse_measure(raw)
    return Measure(raw=raw, kind=found.kind, value=found.value, unit=found.unit)


@pytest.mark.parametrize(
    ("asked", "raw"),
    [
        (Asked.SHARE, "1 laporan"), (Asked.SHARE, "WTP"), (Asked.SHARE, "B"),
        (Asked.RATIO, "1 laporan"), (Asked.COUNT, "100%"), (Asked.COUNT, "WTP"),
        (Asked.INDEX, "85%"), (Asked.INDEX, "1 dokumen"), (Asked.GRADE, "85%"),
        (Asked.OPINION, "90%"), (Asked.OPINION, "B"), (Asked.OPINION, "1 laporan"),
    ],
)  # fmt: skip
def test_targets_that_do_not_fit(asked: Asked, raw: str) -> None:
    assert is_misfit(asked, read(raw))


@pytest.mark.parametrize(
    ("asked", "raw"),
    [
        (Asked.SHARE, "95%"), (Asked.SHARE, "95"), (Asked.RATIO, "12 orang"), (Asked.RATIO, "3,5%"),
        (Asked.RATIO, "A"), (Asked.COUNT, "12"), (Asked.COUNT, "12 Lap"), (Asked.INDEX, "79"),
        (Asked.GRADE, "BB"), (Asked.GRADE, "72,10"), (Asked.OPINION, "WTP"),
    ],
)  # fmt: skip
def test_targets_that_fit(asked: Asked, raw: str) -> None:
    assert not is_misfit(asked, read(raw))


@pytest.fixture
def findings_of(
    tab: Callable[..., str], audit_text: AuditText
) -> Callable[..., list[AuditFinding]]:
    """Return a function that audits an agreement and gives its findings on kinds of targets."""

    def audit(*rows: str, header: str = "Target") -> list[AuditFinding]:
        head = f"No | Sasaran Strategis | Indikator Kinerja | {header}"
        lines = [f"{n} | Meningkatnya mutu kerja | {row}" for n, row in enumerate(rows, 1)]
        title = "PERJANJIAN KINERJA TAHUN 2024\nKPU KABUPATEN SRAGEN\n\n"
        found = audit_text(title + tab(head, *lines)).findings
        return [one for one in found if one.code == "target-kind-mismatch"]

    return audit


Findings = Callable[..., list[AuditFinding]]
SHARES = [f"Persentase {thing} yang selesai tepat waktu | 1 laporan" for thing in
          ("rapat", "berkas", "pengadaan logistik", "arsip", "surat keluar")]  # fmt: skip


def test_a_percentage_that_is_planned_in_reports(findings_of: Findings) -> None:
    [finding] = findings_of(SHARES[0], "Persentase arsip yang ditata | 90%")
    assert (finding.row, finding.field, finding.reported) == (0, "target", "1 laporan")
    assert finding.severity == "warning"
    assert "sebuah persentase" in finding.message


def test_a_column_that_was_filled_at_once_is_one_finding(findings_of: Findings) -> None:
    [finding] = findings_of(*SHARES, "Jumlah laporan yang disusun | 1 laporan")
    assert {one.row for one in finding.evidence} == {0, 1, 2, 3, 4}
    assert "5 baris" in finding.message


def test_few_rows_with_the_same_wrong_target_are_told_singly(findings_of: Findings) -> None:
    assert len(findings_of(*SHARES[:2], "Jumlah laporan yang disusun | 1 laporan")) == 2


def test_the_catalogue_tells_the_kind_where_the_wording_does_not(findings_of: Findings) -> None:
    [finding] = findings_of("Nilai Akuntabilitas Kinerja | 85%", "Indeks Reformasi Birokrasi | 79")
    assert finding.row == 0
    assert "predikat" in finding.message


def test_the_wording_comes_before_the_catalogue(findings_of: Findings) -> None:
    [finding] = findings_of("Persentase Opini BPK atas Laporan Keuangan KPU Kabupaten Sragen | WTP")
    assert "sebuah persentase" in finding.message


def test_a_wording_that_names_no_kind_takes_any_target(findings_of: Findings) -> None:
    assert not findings_of("Terpeliharanya gedung kantor | 100%", "Nilai tambah usaha | 5%")


def test_jumlah_dan_persentase_may_be_either(findings_of: Findings) -> None:
    assert not findings_of("Jumlah dan persentase arsip yang ditata | 90%")


def test_an_opinion_under_a_header_of_percent_is_notation(findings_of: Findings) -> None:
    rows = ("Opini BPK atas Laporan Keuangan | WTP", "Persentase arsip yang ditata | 90")
    [finding] = findings_of(*rows, header="Target (%)")
    assert finding.severity == "info"
    assert "Target (%)" in finding.message

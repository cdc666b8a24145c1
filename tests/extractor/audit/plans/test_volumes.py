"""Planned and achieved volumes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.audit.cells import Cell
from extractor.audit.plans.volumes import Outputs, stretches
from extractor.model import Measure
from extractor.model.audit import AuditedDocument, AuditFinding

Findings = Callable[..., list[AuditFinding]]
NAMES = ("Penataan arsip", "Pengadaan sarana", "Data pemilih", "Sosialisasi", "Advokasi hukum",
         "Publikasi", "Pengamanan gudang")  # fmt: skip


@pytest.fixture
def findings_of(
    tab: Callable[..., str], audit_text: Callable[..., AuditedDocument]
) -> Callable[..., list[AuditFinding]]:
    """Return a function that audits a table of "planned, achieved[, spent]" volumes."""

    def audit(*rows: Sequence[str]) -> list[AuditFinding]:
        head = "No | Program | Target Volume | Capaian Volume | Pagu | Realisasi | %"
        lines = []
        for place, row in enumerate(rows):
            spent = row[2] if len(row) > 2 else "10.000.000"
            share = "100%" if spent != "0" else "0%"
            name = f"{NAMES[place]} tahap {place + 1}"
            lines.append(
                f"{place + 1} | {name} | {row[0]} | {row[1]} | 10.000.000 | {spent} | {share}"
            )
        title = "REALISASI ANGGARAN TAHUN 2024\nKPU KABUPATEN SRAGEN\n\n"
        return audit_text(title + tab(head, *lines)).findings

    return audit


def codes(findings: Sequence[AuditFinding]) -> list[str]:
    return [one.code for one in findings]


def test_volumes_in_one_unit_are_fine(findings_of: Findings) -> None:
    assert not findings_of(("1 Lap", "1 laporan"), ("12 Bulan", "10 bulan"), ("3 Keg", "4 Keg"))


def test_a_volume_in_another_unit(findings_of: Findings) -> None:
    [finding] = findings_of(("1 Calon", "1 Kasus"), ("2 Laporan", "2 Laporan"))
    assert (finding.code, finding.row) == ("volume-unit-mismatch", 0)
    assert (finding.reported, finding.recomputed) == ("1 Kasus", "1 Calon")


def test_a_column_that_slipped_down_is_one_finding(findings_of: Findings) -> None:
    [finding] = findings_of(
        ("1 Dokumen", "1 Dokumen"),
        ("8 Unit", "1 Dokumen"),
        ("2 Laporan", "8 Unit"),
        ("12 Bulan", "2 Laporan"),
        ("3 Kegiatan", "12 Bulan"),
        ("1 Satker", "1 Satker"),
    )
    assert finding.code == "column-displaced"
    assert {one.row for one in finding.evidence if one.field == "capaian_volume"} == {1, 2, 3, 4}
    assert [one.code for one in finding.consequences] == ["volume-unit-mismatch"] * 4
    assert "4 baris" in finding.message


def test_a_column_that_slipped_up(findings_of: Findings) -> None:
    found = findings_of(
        ("1 Dokumen", "8 Unit"),
        ("8 Unit", "2 Laporan"),
        ("2 Laporan", "12 Bulan"),
        ("12 Bulan", "12 Bulan"),
    )
    assert codes(found) == ["column-displaced"]


def test_rows_that_the_slip_does_not_explain_are_told_singly(findings_of: Findings) -> None:
    found = findings_of(
        ("1 Dokumen", "1 Dokumen"),
        ("8 Unit", "1 Dokumen"),
        ("2 Laporan", "8 Unit"),
        ("12 Bulan", "2 Laporan"),
        ("1 Satker", "1 Satker"),
        ("1 Calon", "1 Kasus"),
    )
    assert codes(found) == ["column-displaced", "volume-unit-mismatch"]


def test_two_rows_in_each_others_place_are_no_slip(findings_of: Findings) -> None:
    found = findings_of(("1 Dokumen", "8 Unit"), ("8 Unit", "1 Dokumen"), ("2 Lap", "2 Lap"))
    assert codes(found) == ["volume-unit-mismatch"] * 2


def test_a_volume_without_money(findings_of: Findings) -> None:
    [finding] = findings_of(("1 Dokumen", "1 Dokumen", "0"), ("2 Lap", "2 Lap"))
    assert (finding.code, finding.row) == ("volume-without-budget", 0)
    assert {one.field for one in finding.evidence} == {"capaian_volume", "realisasi", "pagu"}


def test_many_times_the_plan(findings_of: Findings) -> None:
    [finding] = findings_of(("1 Layanan", "12 Layanan"), ("2 Laporan", "9 Laporan"))
    assert (finding.code, finding.row) == ("volume-mismatch", 0)


units = st.lists(st.integers(1, 10**6), min_size=5, max_size=20, unique=True)


def rows_of(planned: Sequence[int], achieved: Sequence[int]) -> list[Outputs]:
    def volume(value: int) -> Measure:
        return Measure(raw=f"{value} unit", kind="volume", value=value, unit="unit")

    cells = Cell("t01", 0, "capaian_volume"), Cell("t01", 0, "target_volume")
    pairs = enumerate(zip(planned, achieved, strict=True))
    return [Outputs(n, str(n), volume(one), volume(two), cells) for n, (one, two) in pairs]


@given(units)
def test_a_straight_column_never_slips(planned: list[int]) -> None:
    assert not stretches(rows_of(planned, planned))


@given(units, st.sampled_from([-1, 1]))
def test_a_slipped_column_is_one_stretch(planned: list[int], step: int) -> None:
    achieved = planned[:1] + planned[:-1] if step < 0 else planned[1:] + planned[-1:]
    [stretch] = stretches(rows_of(planned, achieved))
    assert len(stretch.rows) == stretch.explained == len(planned) - 1

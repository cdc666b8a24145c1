"""Codes that name two things and things that carry two codes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from extractor.audit.texts.kode import is_equal, is_like
from extractor.model.audit import AuditedDocument, AuditFinding

BUDGET = "REALISASI ANGGARAN TAHUN 2024\nKPU KABUPATEN SRAGEN\n\nKode\tUraian\tPagu\tRealisasi\t%\n"
MEASURED = (
    "PENGUKURAN KINERJA TAHUN 2024\nKPU KABUPATEN SRAGEN\n\n"
    "No\tKegiatan\tIndikator Kinerja\tTarget\tRealisasi\n"
)
MONEY = "\t100.000.000\t100.000.000\t100%\n"
DONE = "\t100%\t100%\n"
ADHOC, KAMPANYE = "Pembentukan Badan Adhoc", "Masa Kampanye Pemilu"


def document(budget: Sequence[str], measured: Sequence[str]) -> str:
    """Write a budget table and a table of kegiatan; bars part the cells."""
    rows = "".join(row.replace("|", "\t") + MONEY for row in budget)
    others = "".join(row.replace("|", "\t") + DONE for row in measured)
    return f"{BUDGET}{rows}\n{MEASURED}{others}"


@pytest.fixture
def codes(audit_text: Callable[..., AuditedDocument]) -> Callable[..., list[AuditFinding]]:
    """Return a function that gives the findings on codes."""

    def audit(budget: Sequence[str], measured: Sequence[str]) -> list[AuditFinding]:
        findings = audit_text(document(budget, measured), lang="en").findings
        return [one for one in findings if one.code.startswith("kode-")]

    return audit


def test_codes_that_agree_give_nothing(codes: Callable[..., list[AuditFinding]]) -> None:
    budget = [f"CQ.6867|{ADHOC}", f"CQ.6870|{KAMPANYE}", "WA.3355|Pengelolaan Keuangan dan BMN"]
    measured = [
        f"1|CQ.6867 {ADHOC}|QGE.001 Seleksi",
        "2|CQ.6870 Pengelolaan Kampanye Pemilu|QGE.001 Persiapan Kampanye",
        "3|WA.3355 Pengelolaan Keuangan dan Badan Milik Negara|EBA.994 Layanan Perkantoran",
    ]
    assert codes(budget, measured) == []


def test_a_code_of_another_kegiatan_is_one_finding_at_that_cell(
    codes: Callable[..., list[AuditFinding]],
) -> None:
    budget = [f"CQ.6867|{ADHOC}", f"CQ.6870|{KAMPANYE}"]
    measured = [
        f"1|CQ.6867 {ADHOC}|QGE.001 Seleksi",
        f"2|CQ.6867 {KAMPANYE}|QGE.002 Persiapan",
        f"3|CQ.6870 {KAMPANYE}|QGE.003 Evaluasi",
    ]
    (finding,) = codes(budget, measured)
    assert (finding.severity, finding.table, finding.row) == ("warning", "t02", 1)
    assert finding.reported == f"6867 {KAMPANYE}"
    assert finding.recomputed == f"6870 {KAMPANYE}"


def test_two_codes_of_one_name_without_a_majority_are_told_once(
    codes: Callable[..., list[AuditFinding]],
) -> None:
    (finding,) = codes([f"CQ.6867|{ADHOC}", f"CQ.6870|{KAMPANYE}"], [f"1|CQ.6876 {ADHOC}|Seleksi"])
    assert (finding.table, finding.reported) == ("t02", f"6876 {ADHOC}")
    assert finding.recomputed == f"6867 {ADHOC}"


def test_output_numbers_start_again_in_each_kegiatan(
    codes: Callable[..., list[AuditFinding]],
) -> None:
    measured = [
        f"1|CQ.6867 {ADHOC}|QGE.001 Seleksi Badan Adhoc",
        f"2|CQ.6870 {KAMPANYE}|QGE.001 Persiapan Alat Peraga",
    ]
    assert codes([f"CQ.6867|{ADHOC}"], measured) == []


def test_a_kegiatan_under_the_letters_of_another_program_is_told(
    codes: Callable[..., list[AuditFinding]],
) -> None:
    budget = [f"CQ.6867|{ADHOC}", f"CQ.6870|{KAMPANYE}"]
    measured = [f"1|WA.6867 {ADHOC}|Seleksi", f"2|CQ.6867 {ADHOC}|Honor"]
    (finding,) = codes(budget, measured)
    assert finding.reported == f"WA.6867 {ADHOC}"
    assert finding.recomputed == f"CQ.6867 {ADHOC}"


def test_a_shared_output_under_another_code_is_told(
    codes: Callable[..., list[AuditFinding]],
) -> None:
    measured = ["1|WA.3355 Pengelolaan Keuangan|EBD.955 Layanan Perkantoran (Operasional)"]
    (finding,) = codes(["WA.3355|Pengelolaan Keuangan"], measured)
    assert finding.recomputed == "EBA.994 Layanan Perkantoran"


def test_a_code_without_its_number_is_information(
    codes: Callable[..., list[AuditFinding]],
) -> None:
    measured = [
        f"1|CQ.6867 {ADHOC}|QGE.001 Seleksi",
        f"2|CQ.6870 {KAMPANYE}|QGE. Persiapan Kampanye",
        "3|CQ.6871 Logistik Pemilu|LPJ. Laporan",
    ]
    (finding,) = codes([f"CQ.6867|{ADHOC}"], measured)
    assert (finding.code, finding.severity, finding.reported) == ("kode-incomplete", "info", "QGE")


@pytest.mark.parametrize(
    ("one", "other", "like"),
    [
        ("masa kampanye pemilu", "pengelolaan kampanye pemilu", True),
        ("barang milik negara", "badan milik negara", True),
        ("sarana dan prasarana", "operasional perkantoran dan dukungan sarana dan prasarana", True),
        ("pembentukan badan adhoc", "pembentukanbadan ad hoc", True),
        ("pembentukan badan adhoc", "masa kampanye pemilu", False),
        (
            "teknis penyelenggaraan pemilu pemilihan",
            "perencanaan program dan anggaran serta penyusunan peraturan pelaksanaan"
            " penyelenggaraan pemilu",
            False,
        ),
    ],
)
def test_names_of_one_code(one: str, other: str, like: bool) -> None:
    assert is_like(one, other) is like
    assert is_like(other, one) is like


def test_names_of_two_codes_are_compared_strictly() -> None:
    assert is_equal("pembentukan badan adhoc", "pembentukan badan adhock")
    assert not is_equal("masa kampanye pemilu", "pengelolaan kampanye pemilu")
    assert not is_equal("honorarium", "honorarium")


def test_names_that_are_near_elsewhere_are_two_in_one_table(
    codes: Callable[..., list[AuditFinding]],
) -> None:
    measured = [
        "1|CQ.6871 Logistik Pemilu|QGE.001 Penyiapan dan Pengelolaan Logistik Pemilu",
        "2|CQ.6871 Logistik Pemilu|QGE.001 Pengelolaan Dokumentasi Logistik",
        "3|WA.3355 Pengelolaan Keuangan|EBA.994 Layanan Perkantoran (Gaji dan Tunjangan)",
        "4|WA.3355 Pengelolaan Keuangan|EBA.994 Layanan Perkantoran (Operasional)",
    ]
    (finding,) = codes([f"CQ.6867|{ADHOC}"], measured)
    assert (finding.table, finding.row, finding.field) == ("t02", 1, "indikator")


def test_names_that_a_number_tells_apart_may_have_two_codes(
    codes_of: Callable[[str], list[str]],
) -> None:
    assert "kode-conflict" not in codes_of(
        "REALISASI ANGGARAN TAHUN 2024\nKPU KABUPATEN SRAGEN\n\n"
        "Kode\tUraian\tPagu\tRealisasi\t%\n"
        "CQ.6867\tFasilitasi Pemilihan Gelombang 1\t10.000.000\t10.000.000\t100%\n"
        "CQ.6868\tFasilitasi Pemilihan Gelombang 2\t10.000.000\t10.000.000\t100%\n"
    )

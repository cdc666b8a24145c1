"""Documents against each other."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.audit.documents import audit_documents
from extractor.audit.options import AuditOptions
from extractor.catalogue.files import built_in_catalogue
from extractor.model import Document
from extractor.model.audit import AuditFinding

TURNOUT = "Persentase Partisipasi Pemilih dalam Pemilu/Pemilihan"
WON = "Persentase Sengketa Hukum yang dimenangkan KPU"
Audit = Callable[..., list[AuditFinding]]


@pytest.fixture
def across(extract_text: Callable[..., Document]) -> Audit:
    """Return a function that audits texts by the names of their files, and gives what is across."""

    def audit(**texts: str) -> list[AuditFinding]:
        named = [(name, extract_text(text)) for name, text in texts.items()]
        return audit_documents(named, AuditOptions(built_in_catalogue())).findings

    return audit


@pytest.fixture
def agreement(tab: Callable[..., str]) -> Callable[..., str]:
    """Return a function that writes an agreement with a target and a program's amount."""

    def write(
        target: str, amount: str = "2.647.529.000", unit: str = "KPU KABUPATEN SRAGEN"
    ) -> str:
        rows = tab(
            "No | Sasaran Strategis | Indikator Kinerja | Target",
            f"1 | Meningkatnya partisipasi | {TURNOUT} | {target}",
            f"2 | Terlaksananya pemilu | {WON} | 100%",
        )
        money = tab(
            "No | Program | Anggaran | Keterangan",
            f"1 | Program Dukungan Manajemen | {amount} | APBN",
            "2 | Program Penyelenggaraan Pemilu | 26.608.457.000 | APBN",
        )
        return f"PERJANJIAN KINERJA TAHUN 2024\n{unit}\n\n{rows}\n{money}"

    return write


@pytest.fixture
def series(tab: Callable[..., str]) -> Callable[..., str]:
    """Return a function that writes a report with the results of several years."""

    def write(tahun: int, *values: str) -> str:
        years = [str(tahun - back) for back in range(len(values))]
        head = " | ".join(f"Realisasi {year}" for year in reversed(years))
        cells = " | ".join(reversed(values))
        rows = tab(
            f"No | Sasaran Strategis | Indikator Kinerja | {head}",
            f"1 | Meningkatnya partisipasi | {TURNOUT} | {cells}",
        )
        unit = "KPU KABUPATEN SRAGEN"
        return (
            f"LAPORAN KINERJA TAHUN {tahun}\n{unit}\n\n"
            f"PERBANDINGAN REALISASI TAHUN {tahun} DENGAN TAHUN SEBELUMNYA\n{unit}\n\n{rows}"
        )

    return write


def test_an_agreement_against_a_plan(across: Audit, agreement: Callable[..., str]) -> None:
    [finding] = across(pk=agreement("80%"), lakip=agreement("75%"))
    assert finding.code == "target-conflict"
    assert {(one.document, one.raw) for one in finding.evidence if one.field == "target"} == {
        ("pk", "80%"), ("lakip", "75%"),
    }  # fmt: skip


def test_the_same_documents_agree(across: Audit, agreement: Callable[..., str]) -> None:
    assert not across(pk=agreement("80%"), lakip=agreement("80"))


def test_other_units_have_other_targets(across: Audit, agreement: Callable[..., str]) -> None:
    assert not across(pk=agreement("80%"), other=agreement("75%", unit="KPU KABUPATEN DEMAK"))


def test_agencies_of_one_region_are_not_one_unit(
    across: Audit, agreement: Callable[..., str]
) -> None:
    health = agreement("80%", unit="DINAS KESEHATAN KABUPATEN SRAGEN")
    assert not across(pk=health, other=agreement("75%", unit="DINAS PERHUBUNGAN KABUPATEN SRAGEN"))


def test_a_conflict_within_one_document_is_not_told_again(
    across: Audit, agreement: Callable[..., str]
) -> None:
    both = agreement("80%") + "\n" + agreement("75%").replace("PERJANJIAN", "RENCANA AKSI")
    assert not across(pk=agreement("80%"), lakip=both)


def test_amounts_of_one_program(across: Audit, agreement: Callable[..., str]) -> None:
    [finding] = across(pk=agreement("80%"), lakip=agreement("80%", "2.647.592.000"))
    assert (finding.code, finding.severity) == ("amount-conflict", "warning")
    assert {one.document for one in finding.evidence} == {"pk", "lakip"}
    assert finding.difference in {63000, -63000}


def test_last_years_result_as_quoted_this_year(across: Audit, series: Callable[..., str]) -> None:
    [finding] = across(new=series(2024, "84%", "77%"), old=series(2023, "79%", "70%"))
    assert finding.code == "realisasi-conflict"
    assert (finding.reported, finding.recomputed) in {("77%", "79%"), ("79%", "77%")}


def test_last_years_result_quoted_rightly(across: Audit, series: Callable[..., str]) -> None:
    assert not across(new=series(2024, "84%", "79%"), old=series(2023, "79%", "70%"))


def test_a_table_copied_from_another_unit(across: Audit, tab: Callable[..., str]) -> None:
    rows = tab(
        "Kode | Uraian | Pagu | Realisasi | %",
        "6867 | Pembentukan Badan Adhoc | 405.176.000 | 402.258.417 | 99,28%",
        "6870 | Masa Kampanye Pemilu | 83.958.000 | 80.115.133 | 95,42%",
        "6871 | Pengelolaan Logistik Pemilu | 91.000.000 | 90.115.211 | 99,03%",
    )
    title = "REALISASI ANGGARAN TAHUN 2024\nKPU KABUPATEN {}\n\n"
    one, other = title.format("SRAGEN") + rows, title.format("DEMAK") + rows
    [finding] = across(sragen=one, demak=other)
    assert finding.code == "table-copied"
    assert {item.document for item in finding.evidence} == {"sragen", "demak"}
    assert len(finding.evidence) == 6

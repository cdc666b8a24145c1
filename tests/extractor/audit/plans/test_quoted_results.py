"""One result told twice within a document."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.model.audit import AuditedDocument, AuditFinding

TURNOUT = "Persentase Partisipasi Pemilih dalam Pemilu/Pemilihan"
UNIT = "KPU KABUPATEN SRAGEN"
SASARAN = "Meningkatnya produksi perikanan daerah"


@pytest.fixture
def findings_of(
    tab: Callable[..., str], audit_text: Callable[..., AuditedDocument]
) -> Callable[..., list[AuditFinding]]:
    """Return a function that audits a report with one result in two tables."""

    def audit(
        first: str,
        second: str,
        title: str = "CAPAIAN KINERJA",
        name: str = TURNOUT,
        other_sasaran: str = SASARAN,
        capaian: str = "",
    ) -> list[AuditFinding]:
        result = tab(
            "No | Sasaran Strategis | Indikator Kinerja | Target | Realisasi | Capaian",
            f"1 | {SASARAN} | {name} | 80 | {first} | {capaian or first}",
        )
        series = tab(
            "No | Sasaran Strategis | Indikator Kinerja | Realisasi 2023 | Realisasi 2024",
            f"1 | {other_sasaran} | {name} | 70 | {second}",
        )
        text = (
            f"LAPORAN KINERJA TAHUN 2024\n{UNIT}\n\n{title} TAHUN 2024\n{UNIT}\n\n{result}\n"
            f"PERBANDINGAN REALISASI DENGAN TAHUN SEBELUMNYA\n{UNIT}\n\n{series}"
        )
        found = audit_text(text).findings
        return [one for one in found if one.code == "realisasi-conflict"]

    return audit


Findings = Callable[..., list[AuditFinding]]


def test_a_result_that_a_series_tells_otherwise(findings_of: Findings) -> None:
    [finding] = findings_of("84%", "77%")
    assert (finding.reported, finding.recomputed) == ("77%", "84%")
    assert "tahun 2024" in finding.message


def test_the_same_result_in_two_notations(findings_of: Findings) -> None:
    assert not findings_of("84,0 %", "84")


@pytest.mark.parametrize("title", ["CAPAIAN KINERJA TRIWULAN II", "CAPAIAN SAMPAI DENGAN"])
def test_a_result_of_no_year_is_another_one(findings_of: Findings, title: str) -> None:
    assert not findings_of("24%", "84%", title=title)


def test_a_capaian_in_place_of_the_result_is_not_compared(findings_of: Findings) -> None:
    assert not findings_of("84%", "105%", capaian="105%")
    assert not findings_of("410.934", "88,13", capaian="88,13%")


def test_a_result_above_a_hundred_that_is_no_capaian_is_compared(findings_of: Findings) -> None:
    [finding] = findings_of("100,46", "109,24", capaian="125,58%")
    assert (finding.reported, finding.recomputed) == ("109,24", "100,46")


def test_a_short_name_is_one_indicator_under_the_same_sasaran(findings_of: Findings) -> None:
    assert len(findings_of("66,24", "60", name="Produksi Garam")) == 1
    assert not findings_of("66,24", "60", name="Produksi Garam", other_sasaran="Naiknya mutu garam")
    assert not findings_of("66,24", "60", name="Garam")

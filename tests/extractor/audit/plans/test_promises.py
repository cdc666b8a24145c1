"""What is promised, planned and reported."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.model.audit import AuditedDocument, AuditFinding

WON = "Persentase Sengketa Hukum yang dimenangkan KPU"
TURNOUT = "Persentase Partisipasi Pemilih dalam Pemilu/Pemilihan"
INDEX = "Indeks Reformasi Birokrasi"
ARCHIVE = "Persentase surat masuk yang diarsipkan secara elektronik"
UNIT = "KPU KABUPATEN SRAGEN"


@pytest.fixture
def table(tab: Callable[..., str]) -> Callable[..., str]:
    """Return a function that writes a table of indicators: promises, plans or results."""

    def write(kind: str, *names: str, tahun: int = 2024) -> str:
        titles = {"pk": "PERJANJIAN KINERJA", "rak": "RENCANA AKSI KINERJA", "hasil": "CAPAIAN"}
        head = "No | Sasaran Strategis | Indikator Kinerja | Target"
        heads = {
            "pk": "",
            "rak": " | Kegiatan | T1 | T2 | T3 | T4 | Pelaksana",
            "hasil": " | Realisasi | Capaian",
        }
        rest = {"pk": "", "rak": " | Rapat | v | v | | | Divisi A", "hasil": " | 90 | 100%"}
        rows = [f"{n} | Meningkatnya mutu | {one} | 90{rest[kind]}" for n, one in enumerate(names)]
        title = f"{titles[kind]} KINERJA TAHUN {tahun}".replace("KINERJA KINERJA", "KINERJA")
        return f"{title}\n{UNIT}\n\n{tab(head + heads[kind], *rows)}\n"

    return write


@pytest.fixture
def findings_of(
    audit_text: Callable[..., AuditedDocument],
) -> Callable[[str], list[AuditFinding]]:
    """Return a function that audits a text and gives its findings on promises."""

    def audit(text: str) -> list[AuditFinding]:
        return [one for one in audit_text(text).findings if one.code.startswith("indicator-")]

    return audit


Write = Callable[..., str]
Findings = Callable[[str], list[AuditFinding]]
REPORT = f"LAPORAN KINERJA TAHUN 2024\n{UNIT}\n\n"


def test_promises_that_no_table_reports(table: Write, findings_of: Findings) -> None:
    text = REPORT + table("pk", WON, TURNOUT, INDEX) + table("hasil", WON)
    [finding] = findings_of(text)
    assert (finding.code, finding.severity) == ("indicator-unreported", "warning")
    assert [item.raw for item in finding.evidence] == [TURNOUT, INDEX]
    assert "(2)" in finding.message


def test_a_report_that_keeps_all_promises(table: Write, findings_of: Findings) -> None:
    assert not findings_of(REPORT + table("pk", WON, TURNOUT) + table("hasil", WON, TURNOUT))


def test_the_agreement_of_another_year_is_not_asked_for(
    table: Write, findings_of: Findings
) -> None:
    text = table("pk", WON) + table("pk", WON, TURNOUT, tahun=2025) + table("hasil", WON)
    assert not findings_of(REPORT + text)


def test_a_document_without_results_is_not_asked(table: Write, findings_of: Findings) -> None:
    assert not findings_of(REPORT + table("pk", WON, TURNOUT))


def test_an_agreement_alone_is_no_report(table: Write, findings_of: Findings) -> None:
    assert not findings_of(table("pk", WON, TURNOUT, INDEX))


def test_a_similar_wording_is_a_report(table: Write, findings_of: Findings) -> None:
    text = table("pk", WON, ARCHIVE) + table("hasil", WON, ARCHIVE.replace(" secara", ""))
    assert not findings_of(REPORT + text)


def test_results_that_were_never_promised(table: Write, findings_of: Findings) -> None:
    text = REPORT + table("pk", WON, TURNOUT) + table("hasil", WON, TURNOUT, ARCHIVE)
    [finding] = findings_of(text)
    assert (finding.code, finding.severity) == ("indicator-unpromised", "info")
    assert [item.raw for item in finding.evidence] == [ARCHIVE]


def test_promises_without_a_plan(table: Write, findings_of: Findings) -> None:
    [finding] = findings_of(table("pk", WON, TURNOUT, INDEX) + table("rak", WON, TURNOUT))
    assert finding.code == "indicator-unplanned"
    assert [item.raw for item in finding.evidence] == [INDEX]


def test_plans_of_another_level_are_not_compared(table: Write, findings_of: Findings) -> None:
    assert not findings_of(table("pk", WON, TURNOUT, INDEX) + table("rak", ARCHIVE, WON))

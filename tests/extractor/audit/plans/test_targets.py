"""Targets of one indicator that differ."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.model import Document
from extractor.model.audit import AuditedDocument, AuditFinding

AuditText = Callable[..., AuditedDocument]

_PK = "PERJANJIAN KINERJA TAHUN {tahun}\nKPU KABUPATEN SRAGEN\n\n"
_RAK = "RENCANA AKSI KINERJA TAHUN {tahun}\nKPU KABUPATEN SRAGEN\n\n"


@pytest.fixture(scope="module")
def promise(tab: Callable[..., str]) -> Callable[..., str]:
    """Return a function that writes an agreement of indicators and targets."""

    def write(*rows: tuple[str, str], tahun: int = 2024) -> str:
        lines = [f"{n} | Meningkatnya mutu | {row[0]} | {row[1]}" for n, row in enumerate(rows, 1)]
        head = "No | Sasaran Strategis | Indikator Kinerja | Target"
        return _PK.format(tahun=tahun) + tab(head, *lines) + "\n"

    return write


@pytest.fixture(scope="module")
def plan(tab: Callable[..., str]) -> Callable[..., str]:
    """Return a function that writes a plan of action of indicators and targets."""

    def write(*rows: tuple[str, str], tahun: int = 2024) -> str:
        lines = [
            f"{n} | Meningkatnya mutu | {row[0]} | {row[1]} | Rapat ke-{n} | v | v | | | Divisi A"
            for n, row in enumerate(rows, 1)
        ]
        head = (
            "No | Sasaran Strategis | Indikator Kinerja | Target | Kegiatan | T1 | T2 | T3 | T4"
            " | Pelaksana"
        )
        return _RAK.format(tahun=tahun) + tab(head, *lines) + "\n"

    return write


@pytest.fixture(scope="module")
def several_tables(
    extract_text: Callable[..., Document],
    promise: Callable[..., str],
    plan: Callable[..., str],
) -> Document:
    """Return a document of four tables with targets that differ."""
    plans = plan((WON, "90%"), (GRADE, "85%")) + plan((WON, "80%"), (TURNOUT, "75%"))
    promises = promise((WON, "100%"), (GRADE, "B")) + promise((WON, "95%"), (TURNOUT, "80%"))
    return extract_text(plans + promises)


def of(audited: AuditedDocument, code: str = "target-conflict") -> list[AuditFinding]:
    return [finding for finding in audited.findings if finding.code == code]


WON = "Persentase Sengketa Hukum yang dimenangkan KPU"
TURNOUT = "Persentase Partisipasi Pemilih dalam Pemilu/Pemilihan"
GRADE = "Nilai Akuntabilitas Kinerja"
UNKNOWN = "Persentase alat pemadam kebakaran gudang yang diperiksa petugas"


def test_a_target_that_differs_between_two_tables(
    audit_text: AuditText, promise: Callable[..., str], plan: Callable[..., str]
) -> None:
    text = promise((WON, "100%"), (TURNOUT, "80%")) + plan((WON, "90%"), (TURNOUT, "80"))
    [finding] = of(audit_text(text))
    assert (finding.severity, finding.reported, finding.recomputed) == ("warning", "90%", "100%")
    assert (finding.table, finding.row, finding.field) == ("t02", 0, "target")
    assert "Rencana Aksi KPU 2024" in finding.message
    assert "Perjanjian Kinerja KPU 2024" in finding.message
    assert {item.raw for item in finding.evidence} == {"90%", "100%", WON}


def test_targets_of_two_years_are_no_conflict(
    audit_text: AuditText, promise: Callable[..., str]
) -> None:
    text = promise((WON, "90%"), tahun=2023) + promise((WON, "100%"), tahun=2024)
    assert not of(audit_text(text))


def test_an_indicator_twice_in_one_table(audit_text: AuditText, plan: Callable[..., str]) -> None:
    [finding] = of(audit_text(plan((WON, "100%"), (TURNOUT, "80%"), (WON, "90%"))))
    assert (finding.reported, finding.recomputed, finding.row) == ("90%", "100%", 2)
    assert "keduanya di tabel yang sama" in finding.message


def test_each_deviation_is_a_finding(
    audit_text: AuditText, promise: Callable[..., str], plan: Callable[..., str]
) -> None:
    text = promise((WON, "100%"), (TURNOUT, "80%")) + plan((WON, "90%"), (TURNOUT, "75%"))
    assert [one.reported for one in of(audit_text(text))] == ["90%", "75%"]


def test_a_wording_unknown_to_the_catalogue_is_compared_by_its_words(
    audit_text: AuditText, promise: Callable[..., str], plan: Callable[..., str]
) -> None:
    text = promise((UNKNOWN, "100%")) + plan((UNKNOWN.upper(), "60%"))
    [finding] = of(audit_text(text))
    assert (finding.reported, finding.recomputed) == ("60%", "100%")


def test_a_wording_that_a_table_repeats_tells_no_indicator(
    audit_text: AuditText, promise: Callable[..., str], plan: Callable[..., str]
) -> None:
    text = promise((UNKNOWN, "100%")) + plan((UNKNOWN, "60%"), (TURNOUT, "80%"), (UNKNOWN, "70%"))
    assert not of(audit_text(text))


def test_a_short_wording_tells_no_indicator(
    audit_text: AuditText, promise: Callable[..., str], plan: Callable[..., str]
) -> None:
    text = promise(("Jumlah dokumen", "4 dokumen")) + plan(("Jumlah dokumen", "6 dokumen"))
    assert not of(audit_text(text))


def test_a_target_of_the_wrong_kind_is_told_once(
    audit_text: AuditText, promise: Callable[..., str], plan: Callable[..., str]
) -> None:
    audited = audit_text(promise((GRADE, "B"), (WON, "100%")) + plan((GRADE, "85%"), (WON, "100%")))
    assert not of(audited)
    [finding] = of(audited, "target-kind-mismatch")
    assert [one.code for one in finding.consequences] == ["target-conflict"]
    assert finding.reported == "85%"


def test_a_score_is_no_other_target_than_a_grade(
    audit_text: AuditText, promise: Callable[..., str], plan: Callable[..., str]
) -> None:
    assert not of(audit_text(promise((GRADE, "BB")) + plan((GRADE, "72,10"))))


def test_a_revised_plan_may_differ(
    audit_text: AuditText, promise: Callable[..., str], plan: Callable[..., str]
) -> None:
    revised = promise((WON, "95%"), (TURNOUT, "80%")).replace("KINERJA", "KINERJA PERUBAHAN", 1)
    [finding] = of(audit_text(promise((WON, "100%"), (TURNOUT, "80%")) + revised))
    assert finding.severity == "info"
    assert "direvisi" in finding.message


def test_a_target_of_a_quarter_is_not_that_of_the_year(
    audit_text: AuditText, promise: Callable[..., str]
) -> None:
    quarter = promise((WON, "25%"), (TURNOUT, "80%")).replace("TAHUN", "TRIWULAN I TAHUN", 1)
    assert not of(audit_text(promise((WON, "100%"), (TURNOUT, "80%")) + quarter))


@given(shuffled=st.permutations(range(4)))
def test_the_order_of_tables_does_not_matter(
    audit_of: Callable[..., AuditedDocument],
    several_tables: Document,
    shuffled: list[int],
) -> None:
    other = several_tables.model_copy(
        update={"tables": [several_tables.tables[place] for place in shuffled]}
    )
    for code in ("target-conflict", "target-kind-mismatch"):
        assert of(audit_of(other), code) == of(audit_of(several_tables), code) != []


@pytest.mark.parametrize(
    ("target", "satuan", "value", "differs"),
    [
        ("58,2", "Indeks", "52,2", True),
        ("58,2", "Indeks", "58,2", False),
        ("18%", "%", "48", True),
        ("18%", "%", "18", False),
        ("58,2", "Ton", "52,2", False),
    ],
)
def test_a_short_wording_is_one_indicator_whether_its_unit_is_printed_or_not(
    audit_text: AuditText,
    promise: Callable[..., str],
    tab: Callable[..., str],
    target: str,
    satuan: str,
    value: str,
    differs: bool,
) -> None:
    plans = tab(
        "No | Sasaran Strategis | Indikator Kinerja | Satuan | Target",
        f"1 | Meningkatnya mutu | Kualitas Air | {satuan} | {value}",
        f"2 | Meningkatnya mutu | {WON} | % | 100",
    )
    head = "RENCANA KINERJA TAHUNAN\nKPU KABUPATEN SRAGEN\nTAHUN 2024\n\n"
    text = promise(("Kualitas Air", target), (WON, "100%")) + "\n" + head + plans
    assert bool(of(audit_text(text))) is differs

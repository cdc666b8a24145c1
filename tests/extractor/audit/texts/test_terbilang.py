"""Words in brackets against their digits."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from extractor.audit.texts.terbilang import number_pairs
from extractor.model.audit import AuditedDocument
from normalizers.terbilang import format_terbilang

HEAD = "LAPORAN KINERJA KPU KABUPATEN SRAGEN TAHUN 2024\n\n"


def found(audit: AuditedDocument) -> list[tuple[str, str]]:
    """Return code and severity of each finding."""
    return [(finding.code, finding.severity) for finding in audit.findings]


def test_a_count_that_its_words_contradict_is_an_error(
    audit_text: Callable[..., AuditedDocument],
) -> None:
    audit = audit_text(f"{HEAD}Jumlah PNS adalah 13 (empat belas) pegawai.\n", lang="en")
    (finding,) = audit.findings
    assert (finding.code, finding.severity) == ("terbilang-mismatch", "error")
    assert (finding.reported, finding.recomputed, finding.difference) == (13, 14, -1)
    assert finding.message == ("The digits say 13, but the words say 14 (empat belas)")
    assert [item.line for item in finding.evidence] == [3, 3]


def test_an_amount_is_compared_without_its_cents(
    audit_text: Callable[..., AuditedDocument],
) -> None:
    right = "sebesar Rp 1.250.000,00 (satu juta dua ratus lima puluh ribu rupiah)."
    wrong = "sebesar Rp 1.250.000,00 (satu juta tiga ratus lima puluh ribu rupiah)."
    assert found(audit_text(f"{HEAD}Pagu {right}\n")) == []
    assert found(audit_text(f"{HEAD}Pagu {wrong}\n")) == [("terbilang-mismatch", "error")]


def test_an_amount_that_lost_three_digits_is_named_as_such(
    audit_text: Callable[..., AuditedDocument],
) -> None:
    text = "Pagu sebesar Rp 1.250.000 (satu miliar dua ratus lima puluh juta rupiah)."
    assert found(audit_text(f"{HEAD}{text}\n")) == [("magnitude-suspect", "error")]


def test_words_that_count_something_else_are_no_contradiction(
    audit_text: Callable[..., AuditedDocument],
) -> None:
    assert found(audit_text(f"{HEAD}Biaya Rp 2.500.000 (dua) paket.\n")) == []
    assert found(audit_text(f"{HEAD}Sebanyak 13 (laki-laki) pegawai.\n")) == []


def test_misspelt_words_give_a_warning_only(audit_text: Callable[..., AuditedDocument]) -> None:
    audit = audit_text(f"{HEAD}Jumlah PNS adalah 13 (empat bellas) pegawai.\n")
    assert found(audit) == [("terbilang-mismatch", "warning")]


def test_words_in_a_table_are_compared_too(audit_text: Callable[..., AuditedDocument]) -> None:
    text = (
        "PERJANJIAN KINERJA KPU KABUPATEN SRAGEN TAHUN 2024\n\n"
        "No\tSasaran Strategis\tIndikator Kinerja\tTarget\n"
        "1\tTerlaksananya tahapan\tPersentase laporan selama 4 (lima) triwulan\t100%\n"
        "2\tTersedianya layanan\tPersentase layanan selama 12 (dua belas) bulan\t100%\n"
    )
    (finding,) = audit_text(text).findings
    assert (finding.code, finding.table, finding.row, finding.field) == (
        "terbilang-mismatch", "t01", 0, "indikator",
    )  # fmt: skip


@given(st.integers(0, 10**15 - 1))
def test_a_number_and_its_own_words_are_a_pair_that_agrees(number: int) -> None:
    digits = f"{number:,}".replace(",", ".")
    words = format_terbilang(number)
    assert list(number_pairs(f"Pagu Rp {digits} ({words} rupiah) tahun ini")) == [
        (digits, number, f"{words} rupiah")
    ]

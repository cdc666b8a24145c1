"""Amounts in running text against each other and against tables."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from extractor.audit.money.prose_amounts import misprinted
from extractor.model.audit import AuditedDocument

AuditText = Callable[..., AuditedDocument]
TABLE = """\
REALISASI ANGGARAN TAHUN 2024
KPU KABUPATEN SRAGEN

No\tProgram\tPagu\tRealisasi\t%
1\tProgram Dukungan Manajemen\t3.045.667.000\t3.037.102.322\t99,72%
2\tPenyelenggaraan Pemilu\t48.366.764.000\t44.420.740.116\t91,84%
\tJUMLAH\t51.412.431.000\t47.457.842.438\t92,31%

"""


def told(audited: AuditedDocument) -> list[tuple[str, str, str | None]]:
    """Return code, severity and field of the findings."""
    return [(one.code, one.severity, one.field) for one in audited.findings]


@pytest.mark.parametrize(
    ("total", "expected"),
    [
        ("51.412.431.000", []),
        ("51.412.437.000", [("total-mismatch", "error", "prose")]),
        ("88.000.000.000", []),
    ],
)
def test_parts_of_a_sentence_add_up(
    audit_text: AuditText, total: str, expected: list[tuple[str, str, str]]
) -> None:
    text = (
        f"Pagu KPU Kabupaten Sragen sebesar Rp {total},- terdiri dari dukungan manajemen"
        " Rp 3.045.667.000,- dan penyelenggaraan pemilu Rp 48.366.764.000,-.\n"
    )
    assert told(audit_text(text)) == expected


def test_what_follows_from_two_amounts_is_their_sum(audit_text: AuditText) -> None:
    text = (
        "KPU Kabupaten Sragen mendapat anggaran APBN sebesar Rp 28.195.773.000,- dan hibah"
        " sebesar Rp 1.955.640.000,- sehingga menjadi sebesar Rp 30.151.427.000,-.\n"
    )
    found = audit_text(text).findings
    assert [(one.code, one.recomputed) for one in found] == [("total-mismatch", 30_151_413_000)]


@pytest.mark.parametrize(("share", "wrong"), [("92,31", False), ("96,31", True)])
def test_a_percentage_right_after_what_was_spent(
    audit_text: AuditText, share: str, wrong: bool
) -> None:
    text = (
        "Dari pagu anggaran sebesar Rp 51.412.431.000,- terealisasi sebesar"
        f" Rp 47.457.842.438,- atau sebesar {share}%.\n"
    )
    assert told(audit_text(text)) == ([("persen-mismatch", "error", "prose")] if wrong else [])


@pytest.mark.parametrize(
    "sentence",
    [
        "Pagu anggaran tahun 2024 sebesar Rp 61.000.431.000,- telah diserap.",
        "Dana yang dikelola KPU Kabupaten Sragen ialah Rp 51.412.341.000,- pada tahun itu.",
    ],
)
def test_an_amount_of_the_text_against_the_total_of_a_table(
    audit_text: AuditText, sentence: str
) -> None:
    found = audit_text(TABLE + sentence + "\n").findings
    assert [(one.code, one.severity, one.recomputed) for one in found] == [
        ("amount-conflict", "warning", 51_412_431_000)
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Pagu anggaran tahun 2024 sebesar Rp 51.412.431.000,- telah diserap.",
        "Pagu anggaran tahun 2023 sebesar Rp 28.812.280.000,- telah diserap.",
        "Pagu anggaran rutin sebesar Rp 2.500.000.000,- telah diserap.",
    ],
)
def test_other_years_and_parts_give_nothing(audit_text: AuditText, sentence: str) -> None:
    assert told(audit_text(TABLE + sentence + "\n")) == []


def test_a_misprint_changes_a_digit_or_two() -> None:
    assert misprinted(Decimal(30_151_427_000), Decimal(30_151_413_000))
    assert not misprinted(Decimal(30_151_427_000), Decimal(30_999_413_000))
    assert not misprinted(Decimal(101), Decimal(102))


@pytest.mark.parametrize(
    ("before", "label"),
    [
        ("realisasi anggaran kegiatan", "realisasi anggaran kegiatan"),
        ("s.d. Triwulan IV (Bulan Desember)", "s.d. Triwulan IV (Bulan Desember)"),
        ("yang terserap", "terserap"),
        ("", "Rp 211.205.000,-"),
    ],
)
def test_a_share_is_named_by_whole_words_that_lead_to_its_amount(
    audit_text: AuditText, before: str, label: str
) -> None:
    text = (
        "Kegiatan ini mendapat alokasi anggaran sebesar Rp 250.000.000,- dan"
        f" {before} sebesar Rp 211.205.000,- atau sebesar 83,48%.\n"
    )
    [finding] = audit_text(text).findings
    assert finding.message.startswith(f"Persentase “{label}” tercetak 83,48 %")


@pytest.mark.parametrize(
    ("spent", "share", "wrong"),
    [
        ("APBD terealisasi sebesar Rp 64.507.779.475,-", "95,13", True),
        ("APBD terealisasi sampai akhir bulan Desember 2016 Rp 64.507.779.475,-", "95,13", True),
        ("APBD terealisasi sebesar Rp 64.507.779.475,-", "100", False),
        ("Alokasi APBD sebesar Rp 64.507.779.475,-", "78,43", False),
    ],
)
def test_what_was_spent_cannot_be_the_whole_budget_and_a_part_of_it(
    audit_text: AuditText, spent: str, share: str, wrong: bool
) -> None:
    text = (
        "Pendanaan terdiri atas dana APBD sebesar Rp 64.507.779.475,- dan dana APBN sebesar"
        f" Rp 18.238.091.000,-. {spent} atau {share}%.\n"
    )
    expected = [("persen-mismatch", "error", "prose")] if wrong else []
    assert told(audit_text(text)) == expected


@pytest.mark.parametrize("before", ["", "Belanja KPU Kabupaten Sragen terserap sebesar "])
def test_an_amount_that_a_table_has_otherwise_is_named_as_there(
    audit_text: AuditText, before: str
) -> None:
    [finding] = audit_text(f"{TABLE}{before}Rp 48.366.746.000,- dari pagu itu.\n").findings
    assert finding.message.startswith("“Penyelenggaraan Pemilu”: 48.366.746.000 di teks, ")
    assert "t01" not in finding.message


@pytest.mark.parametrize(
    "sentence",
    [
        "Pada tahun 2024 pagu sebesar Rp14,62 miliar dengan realisasi Rp13,82 miliar atau 94,56%.",
        "Pagu sebesar Rp 7,4 miliar terdiri dari APBD sebesar Rp 4,25 miliar dan DAK sebesar"
        " Rp 3,12 miliar.",
        "Pagu KPU Kabupaten Sragen sebesar Rp51,41 miliar dengan realisasi Rp47,46 miliar"
        " (92,31%).",
    ],
)
def test_rounded_amounts_agree_to_what_is_printed_of_them(
    audit_text: AuditText, sentence: str
) -> None:
    assert told(audit_text(f"{TABLE}{sentence}\n")) == []


def test_rounding_does_not_explain_another_percentage(audit_text: AuditText) -> None:
    text = "Pada tahun 2024 pagu sebesar Rp14,62 miliar dengan realisasi Rp13,82 miliar atau 95,56%"
    assert told(audit_text(text + ".\n")) == [("persen-mismatch", "error", "prose")]


@pytest.mark.parametrize(("share", "found"), [("89,37", []), ("98,37", ["persen-mismatch"])])
def test_words_may_stand_between_what_was_spent_and_its_share(
    audit_text: AuditText, share: str, found: list[str]
) -> None:
    text = (
        "Pagu anggaran KPU Kabupaten Sragen Tahun 2024 sebesar Rp 8.000.000,- (delapan juta"
        " rupiah) dengan realisasi sebesar Rp 7.149.600,- (tujuh juta seratus empat puluh sembilan"
        f" ribu enam ratus rupiah) atau {share}%.\n"
    )
    assert [one.code for one in audit_text(text).findings] == found

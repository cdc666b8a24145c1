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

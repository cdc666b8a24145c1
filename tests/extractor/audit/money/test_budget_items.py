"""The same budget item in several tables."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.audit.money.budget_names import is_same_name, words_of
from extractor.model.audit import AuditedDocument, AuditFinding

AuditText = Callable[..., AuditedDocument]
DETAIL = """\
REALISASI ANGGARAN TAHUN 2024
KPU KABUPATEN SRAGEN

Kode\tUraian\tPagu\tRealisasi
CQ.6867\tPembentukan Badan Adhoc\t405.176.000\t402.258.400
CQ.6870\tMasa Kampanye Pemilu\t83.958.000\t80.151.100
WA.3355\tPengelolaan Keuangan dan Barang Milik Negara\t2.891.003.000\t2.882.999.625

"""
SUMMARY = """\
REALISASI ANGGARAN PER KEGIATAN TAHUN 2024
KPU KABUPATEN SRAGEN

No\tKegiatan\tPagu\tRealisasi
1\tPembentukan Badan Adhoc\t405.176.000\t402.258.400
2\tMasa Kampanye Pemilu\t{kampanye}\t80.151.100
3\tPengelolaan Keuangan dan Barang Milik Negara\t2.891.003.000\t2.882.999.625
"""
PLAN = """\

PROGRAM DAN ANGGARAN TAHUN {year}
KPU KABUPATEN SRAGEN

No\tProgram\tAnggaran
1\tPembentukan Badan Adhoc\t405.176.000
2\tMasa Kampanye Pemilu\t{kampanye}
3\tPengelolaan Keuangan dan Barang Milik Negara\t2.891.003.000
"""


def conflicts(audited: AuditedDocument) -> list[AuditFinding]:
    """Return the findings about one item with two amounts."""
    return [one for one in audited.findings if one.code == "amount-conflict"]


def two_tables(kampanye: str = "83.958.000") -> str:
    """Write a budget by code and the same by activity."""
    return DETAIL + SUMMARY.format(kampanye=kampanye)


def test_equal_amounts_give_nothing(audit_text: AuditText) -> None:
    assert conflicts(audit_text(two_tables())) == []


def test_one_item_that_differs_is_an_error(audit_text: AuditText) -> None:
    found = conflicts(audit_text(two_tables(kampanye="83.598.000")))
    assert [(one.severity, one.reported, one.recomputed) for one in found] == [
        ("error", 83_958_000, 83_598_000)
    ]
    assert {item.table for item in found[0].evidence} == {"t01", "t02"}


def test_other_years_are_not_compared(audit_text: AuditText) -> None:
    assert conflicts(audit_text(DETAIL + PLAN.format(kampanye="83.598.000", year=2023))) == []


def test_with_three_tables_the_one_that_differs_is_named(audit_text: AuditText) -> None:
    text = two_tables() + PLAN.format(kampanye="93.958.000", year=2024)
    found = conflicts(audit_text(text))
    assert [(one.table, one.row, one.severity) for one in found] == [("t03", 1, "warning")]
    assert len(found[0].consequences) == 1


def test_the_order_of_tables_does_not_matter(audit_text: AuditText) -> None:
    plan = PLAN.format(kampanye="93.958.000", year=2024).lstrip()
    found = conflicts(audit_text(plan + "\n" + two_tables()))
    assert [(one.table, one.row, one.reported) for one in found] == [("t01", 1, 93_958_000)]


def test_a_plan_that_became_another_budget_is_a_warning_with_the_reason(
    audit_text: AuditText,
) -> None:
    plan = """\

PROGRAM DAN ANGGARAN TAHUN 2024
KPU KABUPATEN SRAGEN

No\tProgram\tAnggaran
1\tPembentukan Badan Adhoc\t305.000.000
2\tMasa Kampanye Pemilu\t63.958.000
"""
    found = conflicts(audit_text(two_tables() + plan, lang="en"))
    assert [one.severity for one in found] == ["warning", "warning"]
    assert all("revision" in one.message for one in found)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("CQ.6867 Pembentukan Badan Adhoc", "Pembentukan badan adhoc", True),
        ("Pemungutan dan Perhitungan Suara", "Pemungutan dan Penghitungan Suara", True),
        ("B. PROGRAM DUKUNGAN DAN MANAJEMEN (WA.3355)", "Program Dukungan Manajemen", True),
        ("Pengelolaan Keuangan Badan Milik Negara", "Pengelolaan Barang Milik Negara", False),
        ("Pengembangan Wilayah 1", "Pengembangan Wilayah 2", False),
        ("Program", "Kegiatan", False),
    ],
)
def test_names_are_the_same_word_for_word(one: str, other: str, same: bool) -> None:
    assert is_same_name(words_of(one), words_of(other)) is same


RAK = """\
RENCANA AKSI KINERJA TAHUN 2024
KPU KABUPATEN SRAGEN

No	Sasaran	Indikator	Target	Kegiatan	T1	T2	T3	T4	Biaya	Pelaksana
1	Tahapan	Persentase tahap	100%	Pembentukan Badan Adhoc	√	√			{adhoc}	Teknis
2	Debat	Persentase	100%	Masa Kampanye Pemilu		√	√		83.958.000	Hukum

REALISASI ANGGARAN TAHUN 2024
KPU KABUPATEN SRAGEN

No	Kegiatan	Pagu	Realisasi	%
1	Pembentukan Badan Adhoc	405.176.000	402.258.400	99,28%
2	Masa Kampanye Pemilu	83.958.000	80.151.100	95,47%
"""


@pytest.mark.parametrize(
    ("adhoc", "codes"), [("405.176.000", []), ("450.176.000", ["amount-conflict"])]
)
def test_an_activity_of_a_plan_of_action_costs_what_it_costs_elsewhere(
    codes_of: Callable[[str], list[str]], adhoc: str, codes: list[str]
) -> None:
    assert [code for code in codes_of(RAK.format(adhoc=adhoc)) if "amount" in code] == codes

"""Amounts in thousands and millions: what rounding explains is no finding, the rest is one."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from extractor.audit.cells import Cell
from extractor.audit.money.rounded_amounts import rounding_unit
from extractor.model.audit import AuditedDocument

AuditText = Callable[..., AuditedDocument]
TABLE = """\
REALISASI ANGGARAN TAHUN 2024{words}
KPU KABUPATEN SRAGEN

No	Unit Kerja	Anggaran	Realisasi	%
1	Sekretariat	{one}	{spent}	{share}
2	Bidang Sarana	6.031	5.240	86,88
3	Bidang Data	12.811	12.030	93,90
	Jumlah	{total}	22.510	93,01
"""


def codes(audited: AuditedDocument) -> list[str]:
    return [one.code for one in audited.findings if one.severity != "info"]


@pytest.mark.parametrize("words", ["", " (dalam juta rupiah)"])
@pytest.mark.parametrize(("total", "expected"), [("24.203", []), ("24.253", ["total-mismatch"])])
def test_a_total_of_rounded_amounts(
    audit_text: AuditText, words: str, total: str, expected: list[str]
) -> None:
    text = TABLE.format(words=words, one="5.360", spent="5.240", share="97,76", total=total)
    found = codes(audit_text(text.replace("93,01", "93,00" if total == "24.203" else "92,82")))
    assert found == expected


def test_a_share_of_rounded_amounts(audit_text: AuditText) -> None:
    right = TABLE.format(words="", one="5.360", spent="5.240", share="97,75", total="24.202")
    assert codes(audit_text(right)) == []
    wrong = TABLE.format(words="", one="5.360", spent="5.240", share="96,75", total="24.202")
    assert codes(audit_text(wrong)) == ["persen-mismatch"]


def test_full_rupiah_add_up_to_the_last(audit_text: AuditText) -> None:
    text = (
        TABLE.format(
            words="", one="5.360.000", spent="5.240.000", share="97,76", total="24.202.001"
        )
        .replace("6.031\t5.240", "6.031.000\t5.240.000")
        .replace("12.811\t12.030", "12.811.000\t12.030.000")
        .replace("22.510", "22.510.000")
    )
    assert codes(audit_text(text)) == ["total-mismatch"]


@pytest.mark.parametrize(
    ("raw", "value", "rounded", "unit"),
    [
        ("Rp 1,25 miliar", "1250000000", False, "10000000"),
        ("Rp 3 juta", "3000000", False, "1000000"),
        ("2.338,69", "2338.69", True, "0.01"),
        ("1.250", "1250", True, "1"),
        ("1.250", "1250", False, "0"),
    ],
)
def test_the_unit_of_the_last_digit(raw: str, value: str, rounded: bool, unit: str) -> None:
    cell = Cell("t01", 0, "pagu", raw=raw, value=Decimal(value))
    assert rounding_unit(cell, rounded) == Decimal(unit)

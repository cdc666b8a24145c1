"""Each check says all of itself, and its example gives it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from extractor.audit.registry import CHECKS, FAMILIES
from extractor.findings import finding_codes

CODES_OF_THE_CONTRACT = {
    "capaian-mismatch", "capaian-not-computable", "persen-mismatch", "total-mismatch",
    "subtotal-mismatch", "amount-conflict", "target-conflict", "terbilang-mismatch",
    "kode-conflict", "volume-unit-mismatch", "satker-foreign", "tahun-mismatch", "nomor-gap",
    "nomor-duplicate", "kategori-overlap", "kategori-gap", "formula-degenerate",
    "grade-score-mismatch", "target-kind-mismatch", "realisasi-over-pagu", "magnitude-suspect",
    "keterangan-mismatch",
}  # fmt: skip


def test_every_code_of_the_contract_has_a_check() -> None:
    assert set(CHECKS) >= CODES_OF_THE_CONTRACT


def test_no_code_is_declared_twice_or_is_one_of_reading() -> None:
    declared = [check.code for family in FAMILIES for check in family.checks]
    assert len(declared) == len(set(declared))
    assert not set(declared) & set(finding_codes())


@pytest.mark.parametrize("code", CHECKS)
def test_a_check_says_all_of_itself(code: str) -> None:
    check = CHECKS[code]
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", code)
    for texts in (check.message, *check.notes.values()):
        assert set(texts) == {"id", "en"}
        names = [set(re.findall(r"\{(\w+)\}", text)) for text in texts.values()]
        assert names[0] == names[1]
    for said in (check.rule, check.formula, check.tolerance, check.source, check.example):
        assert said.strip()


@pytest.mark.parametrize("code", CHECKS)
def test_the_example_gives_the_finding(code: str, codes_of: Callable[[str], list[str]]) -> None:
    assert code in codes_of(CHECKS[code].example)

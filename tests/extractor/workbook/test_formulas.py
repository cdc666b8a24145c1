"""Live formulas: the form that gives the audit's figure, checks, sums."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.workbook.formulas import (
    Figure,
    check_formula,
    result_formula,
    sum_check_formula,
    sum_formula,
)

AMOUNTS = st.decimals(min_value="0.1", max_value="100000", places=2)


def _figures(target: str, realisasi: str, unit: str = "%") -> dict[str, Figure]:
    return {
        "target": Figure(Decimal(target), "D5", unit),
        "realisasi": Figure(Decimal(realisasi), "E5", "%"),
    }


@pytest.mark.parametrize(
    ("target", "realisasi", "recomputed", "formula"),
    [
        ("80", "82.5", "103.13", '=IF(D5=0,"",E5/D5*100)'),
        ("10", "8", "120", '=IF(D5=0,"",(2*D5-E5)/D5*100)'),
        ("10", "8", "125", '=IF(E5=0,"",D5/E5*100)'),
        ("80", "90", "100", '=IF(D5=0,"",MIN(100,E5/D5*100))'),
        ("80", "80", "100", '=IF(D5=0,"",E5/D5*100)'),
        ("0.1", "0.3", "-100", '=IF(D5=0,"",(2*D5-E5)/D5*100)'),
    ],
)
def test_the_form_is_the_one_that_gives_the_audits_figure(
    target: str, realisasi: str, recomputed: str, formula: str
) -> None:
    live = result_formula("capaian", _figures(target, realisasi), Decimal(recomputed))
    assert live is not None
    assert live.formula == formula
    assert abs(live.value - Decimal(recomputed)) < Decimal("0.01")


def test_no_form_is_invented() -> None:
    assert result_formula("capaian", _figures("80", "82.5"), Decimal("77.7")) is None
    assert result_formula("capaian", {}, Decimal(100)) is None
    assert result_formula("bobot", _figures("80", "82.5"), None) is None


def test_without_a_verdict_the_usual_form_needs_one_unit_and_a_base() -> None:
    live = result_formula("capaian", _figures("80", "82.5"), None)
    assert live is not None
    assert live.formula == '=IF(D5=0,"",E5/D5*100)'
    assert result_formula("capaian", _figures("80", "82.5", "laporan"), None) is None
    assert result_formula("capaian", _figures("0", "82.5"), None) is None


def test_persen_is_realisasi_of_pagu_before_anything_else() -> None:
    figures = _figures("80", "82.5") | {"pagu": Figure(Decimal(165), "C5", "Rp")}
    live = result_formula("persen", figures, Decimal(50))
    assert live is not None
    assert live.formula == '=IF(C5=0,"",E5/C5*100)'


@given(AMOUNTS, AMOUNTS, st.integers(min_value=2, max_value=4))
def test_a_figure_that_a_form_gives_is_found_again(
    target: Decimal, realisasi: Decimal, decimals: int
) -> None:
    shown = round((2 * target - realisasi) / target * 100, decimals)
    live = result_formula("capaian", _figures(str(target), str(realisasi)), shown)
    assert live is not None
    assert abs(live.value - shown) < Decimal("0.01")


def test_a_check_takes_what_is_rounded_or_cut_off() -> None:
    assert check_formula("F5", "G5", 2, "id") == (
        '=IF(G5="","",IF(OR(F5=ROUND(ROUND(G5,9),2),F5=TRUNC(ROUND(G5,9),2)),"OK","BEDA"))'
    )
    capped = check_formula("F5", "G5", 0, "en", capped=True)
    assert capped.endswith('"OK",IF(F5<G5,"CAPPED","DIFFERS")))')
    tolerant = check_formula("F5", "G5", 2, "id", tolerance=Decimal("0.03"))
    assert tolerant == '=IF(G5="","",IF(ROUND(ABS(F5-G5),9)<=0.03,"OK","BEDA"))'
    assert sum_check_formula("F5", "G5", "id") == '=IF(ROUND(F5-G5,2)=0,"OK","BEDA")'


def test_a_sum_names_runs_and_runs_over_empty_cells() -> None:
    assert sum_formula("E", [5, 6, 7, 10]) == "=SUM(E5:E7,E10)"
    assert sum_formula("E", [5, 8], empty=[6, 7]) == "=SUM(E5:E8)"
    assert sum_formula("E", [5, 8], empty=[6]) == "=SUM(E5,E8)"


def test_a_sum_that_no_spreadsheet_holds_is_not_written() -> None:
    assert sum_formula("E", range(5, 1000, 2)) is None
    assert sum_formula("E", []) is None


@given(st.sets(st.integers(5, 60), min_size=1), st.sets(st.integers(5, 60)))
def test_a_sum_adds_each_part_once_and_no_other_number(parts: set[int], empty: set[int]) -> None:
    formula = sum_formula("E", parts, empty - parts)
    assert formula is not None
    added: list[int] = []
    for piece in formula.removeprefix("=SUM(").removesuffix(")").split(","):
        first, _, last = piece.replace("E", "").partition(":")
        added += range(int(first), int(last or first) + 1)
    assert sorted(set(added) - (empty - parts)) == sorted(parts)
    assert len(added) == len(set(added))

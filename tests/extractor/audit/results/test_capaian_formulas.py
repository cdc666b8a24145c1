"""Formulas of a capaian: each gives what it gives, and a printed figure fits the right one."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.audit.results.capaian_formulas import (
    FALLING,
    FALLING_FORMULAS,
    INVERSE,
    RISING,
    Formula,
    Printed,
    find_fit,
    nearest_target,
    rounding_explains,
)

COUNTS = st.integers(1, 5000).map(Decimal)
HUNDRED = Decimal(100)


def printed(raw: str) -> Printed:
    digits = raw.strip(" %").replace(",", ".")
    return Printed(raw, Decimal(digits))


@pytest.mark.parametrize("formula", [RISING, FALLING, INVERSE])
@given(target=COUNTS)
def test_a_target_that_is_met_gives_a_hundred(formula: Formula, target: Decimal) -> None:
    assert formula.ratio(target, target) == HUNDRED


@given(target=COUNTS, realisasi=COUNTS)
def test_falling_formulas_rise_where_the_rising_one_falls(
    target: Decimal, realisasi: Decimal
) -> None:
    rising = RISING.ratio(target, realisasi)
    assert rising is not None
    for formula in FALLING_FORMULAS:
        falling = formula.ratio(target, realisasi)
        assert falling is not None
        assert (rising > HUNDRED) == (falling < HUNDRED)


def test_formulas_are_undefined_by_zero() -> None:
    assert RISING.ratio(Decimal(0), Decimal(1)) is None
    assert FALLING.ratio(Decimal(0), Decimal(1)) is None
    assert INVERSE.ratio(Decimal(1), Decimal(0)) is None


@given(target=COUNTS, realisasi=COUNTS, places=st.integers(0, 2))
def test_the_rounded_capaian_always_fits(target: Decimal, realisasi: Decimal, places: int) -> None:
    exact = RISING.ratio(target, realisasi)
    assert exact is not None
    rounded = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    capaian = Printed(f"{rounded:f}".replace(".", ","), rounded)
    found = find_fit(capaian, Printed("", target), Printed("", realisasi), [RISING])
    assert found is not None
    assert found.kind in ("equal", "rounding")
    assert not found.loose


@pytest.mark.parametrize(
    ("capaian", "target", "realisasi", "name", "kind", "loose"),
    [
        ("97,71", "70", "68,4", "rising", "rounding", False),
        ("45", "0,2", "0,31", "falling", "equal", False),
        ("64,52", "0,2", "0,31", "inverse", "rounding", False),
        ("100", "80", "85", "rising", "capped", False),
        ("120", "80", "108,5", "rising", "capped", False),
        ("605,93", "50,00", "302,97", "rising", "rounding", True),
        ("446,96", "10,00", "44,70", "rising", "rounding", True),
    ],
)
def test_a_printed_capaian_fits(
    capaian: str, target: str, realisasi: str, name: str, kind: str, loose: bool
) -> None:
    formulas = [RISING, *FALLING_FORMULAS]
    found = find_fit(printed(capaian), printed(target), printed(realisasi), formulas)
    assert found is not None
    assert (found.formula.name, found.kind, found.loose) == (name, kind, loose)


@pytest.mark.parametrize(
    ("capaian", "target", "realisasi"),
    [("98", "49", "99,66"), ("85", "100", "5,19"), ("99", "80", "85"), ("97,72", "70", "68")],
)
def test_a_wrong_capaian_fits_nothing(capaian: str, target: str, realisasi: str) -> None:
    assert find_fit(printed(capaian), printed(target), printed(realisasi), [RISING]) is None


def test_the_offices_own_cap_is_the_only_one() -> None:
    target, realisasi = printed("80"), printed("108")
    capped = find_fit(printed("120"), target, realisasi, [RISING], Decimal(120))
    assert capped is not None
    assert (capped.kind, capped.exact, capped.cap) == ("capped", 135, 120)
    assert find_fit(printed("135"), target, realisasi, [RISING], Decimal(120)) is None
    assert find_fit(printed("100"), target, realisasi, [RISING], Decimal(120)) is None


def test_what_is_only_tried_gets_no_allowance() -> None:
    target, realisasi = printed("80"), printed("85")
    assert find_fit(printed("100"), target, realisasi, [RISING], tried=True) is None
    assert find_fit(printed("106"), target, realisasi, [RISING], tried=True) is None
    assert find_fit(printed("106,25"), target, realisasi, [RISING], tried=True) is not None


@pytest.mark.parametrize(
    ("capaian", "target", "realisasi", "explained"),
    [
        ("96%", "80%", "76%", True),
        ("63,36", "0,53", "0,34", True),
        ("95,42", "80%", "76%", False),
        ("99%", "80%", "76%", False),
    ],
)
def test_rounding_for_print_explains_only_what_it_can(
    capaian: str, target: str, realisasi: str, explained: bool
) -> None:
    figures = (printed(capaian), printed(target), printed(realisasi))
    assert rounding_explains(*figures, [RISING]) is explained


@given(st.integers(0, 200).map(Decimal))
def test_a_range_target_is_held_against_its_nearer_end(realisasi: Decimal) -> None:
    aim = nearest_target(Decimal(80), Decimal(90), realisasi)
    assert Decimal(80) <= aim <= Decimal(90)
    assert aim == realisasi or aim in (80, 90)

"""A printed figure is accepted when it is the exact one rounded or cut off to its digits."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.audit.rounding import agreement, printed_decimals

EXACT = st.decimals(min_value=0, max_value=1000, places=6)


@pytest.mark.parametrize(
    ("raw", "value", "decimals"),
    [
        ("82,50 %", "82.5", 2),
        ("100%", "100", 0),
        ("100,00 %", "100", 2),
        ("49.53%", "49.53", 2),
        ("1.234", "1234", 0),
        ("1.234,5", "1234.5", 1),
        ("49.530", "49.53", 3),
        ("≥ 75", "75", 0),
        ("64 (B)", "64", 0),
    ],
)
def test_the_digits_printed_are_counted(raw: str, value: str, decimals: int) -> None:
    assert printed_decimals(raw, Decimal(value)) == decimals


@pytest.mark.parametrize(
    ("raw", "printed", "exact", "expected"),
    [
        ("84,98%", "84.98", "84.9753", "rounding"),
        ("84,97%", "84.97", "84.9753", "rounding"),
        ("84,99%", "84.99", "84.9753", None),
        ("50%", "50", "49.53", "rounding"),
        ("49%", "49", "49.53", "rounding"),
        ("48%", "48", "49.53", None),
        ("100%", "100", "100", "equal"),
        ("100%", "100", "99.4", None),
        ("-12%", "-12", "-12.7", "rounding"),
        ("-13%", "-13", "-12.3", None),
    ],
)
def test_a_figure_agrees_or_does_not(
    raw: str, printed: str, exact: str, expected: str | None
) -> None:
    assert agreement(raw, Decimal(printed), Decimal(exact)) == expected


@given(EXACT, st.integers(0, 4), st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN]))
def test_every_way_of_rounding_is_accepted(exact: Decimal, places: int, way: str) -> None:
    printed = exact.quantize(Decimal(1).scaleb(-places), way)
    assert agreement(f"{printed:f}".replace(".", ","), printed, exact) is not None


@given(EXACT, st.integers(0, 4))
def test_a_figure_a_whole_unit_off_is_not(exact: Decimal, places: int) -> None:
    unit = Decimal(1).scaleb(-places)
    printed = exact.quantize(unit, ROUND_HALF_UP) + 2 * unit
    assert agreement(f"{printed:f}".replace(".", ","), printed, exact) is None

"""Targets compared by what they say."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.audit.plans.aims import is_compared, is_same
from extractor.model import Measure
from normalizers.measures import parse_measure


def read(raw: str) -> Measure:
    found = parse_measure(raw)
    return Measure(
        raw=raw,
        kind=found.kind,
        value=found.value,
        unit=found.unit,
        alternatives=list(found.alternatives) or None,
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1 Lap", "1 laporan"),
        ("95", "95%"),
        ("95,0 %", "95%"),
        ("0,95", "95%"),
        ("WTP", "Wajar Tanpa Pengecualian"),
        ("5", "5 Laporan"),
        ("BB", "72,10"),
    ],
)
def test_the_same_target_in_two_notations(one: str, other: str) -> None:
    assert is_same(read(one), read(other))
    assert is_same(read(other), read(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1 Lap", "1 dokumen"),
        ("95", "90%"),
        ("B", "85%"),
        ("WTP", "WDP"),
        ("5 Lap", "5%"),
        ("B", "BB"),
        ("WTP", "B"),
        ("5 Lap", "100"),
    ],
)
def test_different_targets(one: str, other: str) -> None:
    assert not is_same(read(one), read(other))
    assert not is_same(read(other), read(one))


def test_another_reading_of_a_target_counts() -> None:
    doubtful = Measure(raw="12.500", kind="number", value=12500, alternatives=[Decimal("12.5")])
    assert is_same(doubtful, read("12,5"))
    assert not is_same(doubtful, read("13"))


@pytest.mark.parametrize("raw", ["-", "Belum Penilaian"])
def test_what_is_no_target_is_not_compared(raw: str) -> None:
    assert not is_compared(read(raw))


numbers = st.decimals(min_value=2, max_value=10**6, places=2)
kinds = st.sampled_from(["percent", "number", "volume"])


@given(numbers, kinds)
def test_a_target_says_what_it_says(value: Decimal, kind: str) -> None:
    measure = Measure.model_validate({"raw": str(value), "kind": kind, "value": value})
    assert is_same(measure, measure)


@given(numbers, numbers, kinds, kinds)
def test_sameness_has_no_direction(one: Decimal, other: Decimal, kind: str, second: str) -> None:
    left = Measure.model_validate({"raw": "", "kind": kind, "value": one})
    right = Measure.model_validate({"raw": "", "kind": second, "value": other})
    assert is_same(left, right) == is_same(right, left)
    if one != other and one > 1 and other > 1:
        assert not is_same(left, right)

"""A value of two readings takes the one that the row's other values speak for."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor.kinds.row_evidence import Settled, settle_by_capaian
from extractor.model import Measure
from normalizers.measures import parse_measure
from normalizers.numerals import Separators


def measure(text: str) -> Measure:
    reading = parse_measure(text, separators=Separators(","))
    return Measure(raw=text, kind=reading.kind, value=reading.value)


def settled(target: str, realisasi: str, capaian: str) -> Settled | None:
    return settle_by_capaian(measure(target), measure(realisasi), measure(capaian))


def test_a_comma_before_three_digits_groups_where_the_capaian_says_so() -> None:
    found = settled("268.797", "352,390*", "131,10%")
    assert found is not None
    assert (found.field, found.measure.value) == ("realisasi", 352390)
    assert found.measure.alternatives == [352390, Decimal("352.39")]


def test_a_target_is_settled_as_well() -> None:
    found = settled("268,797", "352.390", "131,10%")
    assert found is not None
    assert (found.field, found.measure.value) == ("target", 268797)


@pytest.mark.parametrize(
    ("target", "realisasi", "capaian"),
    [
        ("268.797", "352.390", "131,10%"),
        ("268,797", "352,390", "131,10%"),
        ("268.797", "352,390", "50%"),
        ("268.797", "352,390", "-"),
        ("268.797", "352,39", "131,10%"),
        ("268.797", "0", "0%"),
        ("WTP", "352,390", "131,10%"),
    ],
)
def test_what_fits_or_fits_neither_way_is_left(target: str, realisasi: str, capaian: str) -> None:
    assert settled(target, realisasi, capaian) is None

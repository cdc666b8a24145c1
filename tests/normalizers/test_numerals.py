"""Plain numbers and the evidence of a column."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.numbers import parse_number
from normalizers.numerals import Separators, infer_separators

AMBIGUOUS = "value-ambiguous"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("95", 95),
        (" 100 ", 100),
        ("0", 0),
        ("98,5", Decimal("98.5")),
        ("95,00", Decimal(95)),
        ("0.1", Decimal("0.1")),
        ("0,125", Decimal("0.125")),
        ("3,1416", Decimal("3.1416")),
        ("1.234.567", 1234567),
        ("1,234,567", 1234567),
        ("1.234.567,89", Decimal("1234567.89")),
        ("1,234,567.89", Decimal("1234567.89")),
        ("1.234,5", Decimal("1234.5")),
        ("-5", -5),
        ("-", None),
        ("", None),
        ("nihil", None),
        ("_", None),
    ],
)
def test_sure_numbers(text: str, value: Decimal | int | None) -> None:
    reading = parse_number(text)
    assert (reading.value, reading.doubt) == (value, None)
    assert type(reading.value) is type(value)


@pytest.mark.parametrize(
    ("text", "value", "reason", "alternatives"),
    [
        ("1.234", 1234, "separator-ambiguous", (1234, Decimal("1.234"))),
        ("1,234", Decimal("1.234"), "separator-ambiguous", (Decimal("1.234"), 1234)),
        ("98.5", Decimal("98.5"), "separator-ambiguous", (Decimal("98.5"), 985)),
        ("1234.567", Decimal("1234.567"), "separator-ambiguous", (Decimal("1234.567"), 1234567)),
        ("1.234,567", Decimal("1234.567"), "separator-ambiguous", (Decimal("1234.567"), 1234567)),
        ("12.34.567", None, "grouping-broken", (1234567,)),
        ("95 80", None, "two-values", (95, 80)),
        ("1 0", None, "two-values", (1, 0)),
        ("91 – 100", None, "range", (91, 100)),
        ("80 s/d 90", None, "range", (80, 90)),
        ("≥ 75", 75, "bound", (75,)),
        (">=1.234", 1234, "bound", (1234, Decimal("1.234"))),
        ("(5)", None, "sign-ambiguous", (-5, 5)),
        ("98, 5", Decimal("98.5"), "digits-split", ()),
        ("98,", 98, "trailing-separator", ()),
        ("l0", 10, "lookalike-digits", ()),
        ("9З", 93, "lookalike-digits", ()),
    ],
)
def test_doubtful_numbers(
    text: str,
    value: Decimal | int | None,
    reason: str,
    alternatives: tuple[Decimal | int, ...],
) -> None:
    reading = parse_number(text)
    assert (reading.value, reading.doubt, reading.reason) == (value, AMBIGUOUS, reason)
    assert reading.alternatives == alternatives


@pytest.mark.parametrize("text", ["baik", "12 Lap", "B1", "'", ",", "01-02-2024", "9" * 31, "٧"])
def test_no_numbers(text: str) -> None:
    reading = parse_number(text)
    assert (reading.value, reading.doubt) == (None, "value-unparsed")


@pytest.mark.parametrize(
    ("decimal", "text", "value", "doubt"),
    [
        (".", "98.5", Decimal("98.5"), None),
        (".", "1.234", Decimal("1.234"), None),
        (",", "1.234", 1234, None),
        (".", "1,234", 1234, None),
        (",", "1,234", Decimal("1.234"), None),
        (",", "98.5", Decimal("98.5"), AMBIGUOUS),
        (".", "98,5", Decimal("98.5"), AMBIGUOUS),
        (",", "1.234,567", Decimal("1234.567"), None),
    ],
)
def test_the_column_decides(
    decimal: str, text: str, value: Decimal | int, doubt: str | None
) -> None:
    reading = parse_number(text, Separators(decimal))
    assert (reading.value, reading.doubt) == (value, doubt)


@pytest.mark.parametrize(
    ("column", "decimal"),
    [
        (["49.53%", "5.19 %", "100 %"], "."),
        (["87,73 %", "94,01%"], ","),
        (["27.492.000", "0"], ","),
        (["1.234,5"], ","),
        (["452,750,000.00"], "."),
        (["1.234", "100"], None),
        (["49.53%", "90,3%"], None),
        (["12.34.567"], None),
        (["1.234,567"], None),
        ([], None),
    ],
)
def test_infer_separators(column: list[str], decimal: str | None) -> None:
    assert infer_separators(column) == Separators(decimal)


@given(st.integers(min_value=-(10**18), max_value=10**18))
def test_grouped_whole_numbers_come_back(number: int) -> None:
    printed = f"{number:,}".replace(",", ".")
    reading = parse_number(printed, Separators(","))
    assert (reading.value, reading.doubt) == (number, None)


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_decimals_come_back(number: Decimal) -> None:
    printed = f"{number:,}".translate(str.maketrans(",.", ".,"))
    reading = parse_number(printed)
    assert (reading.value, reading.doubt) == (number, None)


@given(st.integers(min_value=0, max_value=10**9))
def test_a_sure_value_has_the_printed_digits(number: int) -> None:
    for printed in (f"{number:,}", f"{number / 8:.3f}", f"{number},5", f"{number}.25"):
        reading = parse_number(printed)
        if reading.value is not None:
            digits = str(reading.value).replace(".", "")
            assert digits.lstrip("0") == printed.translate({44: None, 46: None}).strip("0") or (
                digits.strip("0") == printed.translate({44: None, 46: None}).strip("0")
            )

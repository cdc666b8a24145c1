"""Percentages, whole and damaged."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.numerals import Separators
from normalizers.percentages import find_percents, is_percent, parse_percent

AMBIGUOUS = "value-ambiguous"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("82,5 %", "82.5"),
        ("82.5%", "82.5"),
        ("100%%", "100"),
        ("87,73 %", "87.73"),
        ("5.19 %", "5.19"),
        ("49.53%", "49.53"),
        ("0.1%", "0.1"),
        ("0%", "0"),
        ("100.00 %", "100"),
        ("95 persen", "95"),
        ("(100%)", "100"),
        ("100 %.", "100"),
        ("-100 %", "-100"),
        ("1.234,56 %", "1234.56"),
        ("９５％", "95"),
    ],
)
def test_sure_percents(text: str, value: str) -> None:
    reading = parse_percent(text)
    assert (reading.value, reading.doubt) == (Decimal(value), None)


@pytest.mark.parametrize(
    ("text", "value", "reason", "alternatives"),
    [
        ("050/", 5, "sign-damaged", (5, 50)),
        ("95 0/0", 95, "sign-damaged", (95,)),
        ("95 o/o", 95, "sign-damaged", (95,)),
        ("95°/o", 95, "sign-damaged", (95,)),
        ("82,5 0/0", Decimal("82.5"), "sign-damaged", (Decimal("82.5"),)),
        ("1.234%", Decimal("1.234"), "separator-ambiguous", (Decimal("1.234"), 1234)),
        ("95% 80%", None, "two-values", (95, 80)),
        (">= 80%", 80, "bound", (80,)),
        ("≥ 80 %", 80, "bound", (80,)),
        ("80-90%", None, "range", (80, 90)),
        ("80% - 90%", None, "range", (80, 90)),
        ("80 s.d. 90 %", None, "range", (80, 90)),
        ("minimal 80%", 80, "words-left-over", ()),
        ("95% dari 12 kegiatan", 95, "words-left-over", ()),
        ("Tahun 2016: 95%", 95, "words-left-over", ()),
        ("82 (A) 97%", None, "two-values", (97, 82)),
        ("20% 1 Kawasan 6 Ekor", None, "two-values", (20, 1, 6)),
        ("9 5%", 5, "digits-split", (5, 95)),
        ("87, 73 %", Decimal("87.73"), "digits-split", (Decimal("87.73"), 73)),
        ("l00%", 100, "lookalike-digits", ()),
        ("9З%", 93, "lookalike-digits", ()),
    ],
)
def test_doubtful_percents(
    text: str,
    value: Decimal | int | None,
    reason: str,
    alternatives: tuple[Decimal | int, ...],
) -> None:
    reading = parse_percent(text)
    assert (reading.value, reading.doubt, reading.reason) == (value, AMBIGUOUS, reason)
    assert reading.alternatives == alternatives


def test_digits_without_sign_are_no_percent() -> None:
    assert parse_percent("95").reason == "not-a-percent"
    assert parse_percent("80-90").doubt == "value-unparsed"
    assert parse_percent("baik").reason == "no-digits"
    assert parse_percent("-") == parse_percent("–").__class__("-", None)


@pytest.mark.parametrize(
    ("text", "value", "doubt"),
    [
        ("100", 100, None),
        ("90,43", Decimal("90.43"), None),
        ("98.5", Decimal("98.5"), None),
        ("-20", -20, None),
        ("95%", 95, None),
        ("", None, None),
        ("1.234", Decimal("1.234"), AMBIGUOUS),
        ("95 80", None, AMBIGUOUS),
        ("80-90", None, AMBIGUOUS),
        ("98,", 98, AMBIGUOUS),
        ("l00", 100, AMBIGUOUS),
        ("12 Lap", 12, AMBIGUOUS),
        ("baik", None, "value-unparsed"),
    ],
)
def test_under_a_percent_header(text: str, value: Decimal | int | None, doubt: str | None) -> None:
    reading = parse_percent(text, bare=True)
    assert (reading.value, reading.doubt) == (value, doubt)


def test_the_column_decides_three_digits() -> None:
    assert parse_percent("1.234%", separators=Separators(".")).value == Decimal("1.234")
    assert parse_percent("1.234%", separators=Separators(",")).value == 1234
    assert parse_percent("1.234%", separators=Separators(",")).doubt is None


@pytest.mark.parametrize(
    ("text", "answer"),
    [("82,5 %", True), ("100%%", True), ("95 persen", True), ("82,5", False), ("95 0/0", False),
     ("95% 80%", False), ("Target (%)", False)],
)  # fmt: skip
def test_is_percent(text: str, answer: bool) -> None:
    assert is_percent(text) is answer


def test_find_percents_gives_their_places() -> None:
    text = "mencapai 95,00% dari pagu, naik 5 persen"
    assert find_percents(text) == [(9, 15, "95,00%"), (32, 40, "5 persen")]


@given(
    st.decimals(min_value=0, max_value=999, places=2),
    st.sampled_from(["{} %", "{}%", " {}\u00a0% ", "{} persen", "{}%%"]),
    st.booleans(),
)
def test_percents_come_back(value: Decimal, form: str, comma: bool) -> None:
    printed = form.format(str(value).replace(".", ",") if comma else str(value))
    reading = parse_percent(printed)
    assert (reading.value, reading.doubt) == (value, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("100% (31 Desember 2014)", 100),
        ("95% dari 12 kegiatan pada 2014", 95),
        ("90% pada triwulan 4 tahun 2016", 90),
    ],
)
def test_dates_and_wholes_behind_a_percentage_are_no_second_value(text: str, value: int) -> None:
    assert parse_percent(text).value == value

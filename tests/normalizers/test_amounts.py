"""Rupiah as the seeds print it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.amounts import find_amounts, is_amount, parse_amount
from normalizers.numerals import Separators

AMBIGUOUS = "value-ambiguous"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Rp. 2.647.529.000,-", 2647529000),
        ("Rp.   Rp. 24.968.882.000,-", 24968882000),
        ("2.526.500.000.-", 2526500000),
        ("RP. 51.412.431.000,-", 51412431000),
        ("48.366.764.000,-", 48366764000),
        ("Rp 47 790 666 000", 47790666000),
        ("Rp\t47.790.666.000", 47790666000),
        ("Rp.47.790.666.000", 47790666000),
        ("Rp300.581.000", 300581000),
        ("452.750.000,00", 452750000),
        ("452,750,000.00", 452750000),
        ("13.322.950", 13322950),
        ("28.643.714.199", 28643714199),
        ("0", 0),
        ("Rp 0,-", 0),
        ("2.000", 2000),
        ("10.261", 10261),
        ("1.234,5", Decimal("1234.5")),
        ("12.5 juta", 12500000),
        ("Rp 1,2 miliar", 1200000000),
        ("Rp 1,25 Milyar", 1250000000),
        ("3 trilyun", 3 * 10**12),
        ("500 ribu", 500000),
        ("Rp. 5.000.000 rupiah", 5000000),
        ("-", None),
        ("", None),
        ("nihil", None),
        ("Nihil", None),
        ("Rp -", None),
        ("Rp. -", None),
    ],
)
def test_sure_amounts(text: str, value: Decimal | int | None) -> None:
    reading = parse_amount(text)
    assert (reading.value, reading.doubt) == (value, None)
    assert isinstance(reading.value, type(value))


@pytest.mark.parametrize(
    ("text", "value", "reason"),
    [
        ("Кр 73.023.000", 73023000, "lookalike-letters"),
        ("Kp 73.023.000", 73023000, "lookalike-letters"),
        ("12.34.567", 1234567, "grouping-broken"),
        ("18 461.296.000", 461296000, "words-left-over"),
        ("Proses Rp. 26.608.457.000", 26608457000, "words-left-over"),
        ("3.151.648.000 )", 3151648000, "words-left-over"),
        ("1. 461.296.000", 1461296000, "digits-split"),
        ("47.790 .666.000", 47790666000, "digits-split"),
        ("47 790 666", 47790666, "digits-split"),
        ("1.199.36 2.500", 1199362500, "digits-split"),
        ("Rp. 2.318.744.0 00,-", 2318744000, "digits-split"),
        ("10.014.714.00 0,00", 10014714000, "digits-split"),
        ("1 2.345.678", 2345678, "words-left-over"),
        ("(1.955.640.000)", None, "sign-ambiguous"),
        ("-1.955.640.000", None, "sign-ambiguous"),
        ("Rp 1,2 M", 1200000000, "scale-abbreviated"),
        ("2,000", 2000, "separator-ambiguous"),
        ("2.647.529,000", 2647529000, "separator-ambiguous"),
        ("Rp 1.234 juta", 1234000000, "separator-ambiguous"),
        ("Rp 5.000 Rp 6.000", None, "two-values"),
        ("12.552.079.000.00", 12552079000, "grouping-broken"),
        ("3.436,893.000,00", 3436893000, "grouping-broken"),
        ("2.60.247.000,00", 260247000, "grouping-broken"),
        ("4.430.638.,00", 4430638, "grouping-broken"),
        ("4.430.638.,50", Decimal("4430638.5"), "grouping-broken"),
        ("1.506.190.00 Rp 0", 1506190000, "digits-split"),
        ("Rp 1.506.190.00 0", 1506190000, "digits-split"),
        ("506.190 Rp 0", None, "two-values"),
        ("Rp 5.000 (2015)", 5000, "words-left-over"),
        ("10.26З.000", 10263000, "lookalike-digits"),
    ],
)
def test_doubtful_amounts(text: str, value: int | None, reason: str) -> None:
    reading = parse_amount(text)
    assert (reading.value, reading.doubt, reading.reason) == (value, AMBIGUOUS, reason)


def test_two_last_digits_behind_damaged_marks_are_cents_or_not() -> None:
    assert parse_amount("12.552.079.000.00").alternatives == (12552079000, 1255207900000)
    assert parse_amount("2.60.247.000,00").alternatives == (260247000, 26024700000)
    assert parse_amount("12.34.567").alternatives == (1234567,)


def test_a_larger_number_beside_an_amount_is_no_stray_part() -> None:
    assert parse_amount("506.190 Rp 0").alternatives == (0, 506190)


def test_a_fused_column_number_leaves_both_readings() -> None:
    assert parse_amount("18 461.296.000").alternatives == (461296000, 18461296000)
    assert parse_amount("1. 461.296.000").alternatives == (1461296000, 461296000)


@pytest.mark.parametrize("text", ["abc", "Rp", "'", "12 Lap", "1O.261.000", "5.000 6.000"])
def test_no_amounts(text: str) -> None:
    reading = parse_amount(text)
    assert (reading.value, reading.doubt) == (None, "value-unparsed")


def test_the_column_speaks_about_one_group() -> None:
    assert parse_amount("2,000", Separators(".")).doubt is None
    assert parse_amount("2.000", Separators(".")).doubt == AMBIGUOUS


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("199.880.000", True),
        ("Rp 5.000", True),
        ("58.700.0 00", True),
        ("1 2.345.678", False),
        ("5.000,-", True),
        ("452,750,000.00", True),
        ("Rp 47 790 666 000", True),
        ("1,2 miliar", True),
        ("Кр 73.023.000", True),
        ("12.552.079.000.00", True),
        ("4.430.638.,00", True),
        ("2.000", False),
        ("0", False),
        ("100", False),
        ("1.234,5", False),
        ("23.02.1995", False),
        ("CQ.6709", False),
        ("", False),
    ],
)
def test_is_amount(text: str, answer: bool) -> None:
    assert is_amount(text) is answer


def test_find_amounts_gives_their_places() -> None:
    text = (
        "pagu Rp 30.151.427.000,-. Realisasi sebesar Rp. 28.643.714.199 atau 95,00 %; jumlah "
        "pemilih 1.234.567, hibah 1.955.640.000 dan Rp 1,2 miliar"
    )
    found = find_amounts(text)
    assert [raw for _, _, raw in found] == [
        "Rp 30.151.427.000,-",
        "Rp. 28.643.714.199",
        "1.955.640.000",
        "Rp 1,2 miliar",
    ]
    assert all(text[start:end] == raw for start, end, raw in found)


@given(
    st.integers(min_value=0, max_value=10**15),
    st.sampled_from(["{}", "Rp {}", "Rp. {},-", "RP.{}", "Rp. Rp. {}", "{},-", "{},00", " {} "]),
)
def test_amounts_come_back(amount: int, form: str) -> None:
    printed = form.format(f"{amount:,}".replace(",", "."))
    reading = parse_amount(printed)
    assert (reading.value, reading.doubt) == (amount, None)


@given(st.decimals(min_value=1000, max_value=10**13, places=2))
def test_cents_come_back(amount: Decimal) -> None:
    printed = "Rp " + f"{amount:,}".translate(str.maketrans(",.", ".,"))
    assert parse_amount(printed).value == amount


@given(st.integers(min_value=1, max_value=999), st.integers(min_value=1, max_value=99))
def test_scales_are_exact(whole: int, cents: int) -> None:
    reading = parse_amount(f"Rp {whole},{cents:02} miliar")
    assert reading.value == whole * 10**9 + cents * 10**7

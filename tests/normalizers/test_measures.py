"""Targets and realisasi of every kind."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.measures import parse_measure
from normalizers.numerals import Separators
from normalizers.reading import Measure


@pytest.mark.parametrize(
    ("text", "kind", "value", "unit"),
    [
        ("-", "missing", None, None),
        ("", "missing", None, None),
        ("_", "missing", None, None),
        ("–", "missing", None, None),
        ("Rp -", "missing", None, None),
        ("WTP", "opinion", "WTP", None),
        ("В", "grade", "B", None),
        ("D", "grade", "D", None),
        ("82,5 %", "percent", Decimal("82.5"), None),
        ("100%%", "percent", 100, None),
        ("12 Lap", "volume", 12, "laporan"),
        ("1 Kejiata", "volume", 1, "kegiatan"),
        ("Rp 5.000", "amount", 5000, None),
        ("199.880.000", "amount", 199880000, None),
        ("               100 ", "number", 100, None),
        ("79", "number", 79, None),
        ("98,5", "number", Decimal("98.5"), None),
        ("Belum Penilaian", "text", "Belum Penilaian", None),
        ("Tercapai", "text", "Tercapai", None),
    ],
)
def test_sure_measures(
    text: str, kind: str, value: Decimal | int | str | None, unit: str | None
) -> None:
    measure = parse_measure(text)
    assert (measure.kind, measure.value, measure.unit) == (kind, value, unit)
    assert measure.doubt is None


@pytest.mark.parametrize(
    ("text", "kind", "value", "reason"),
    [
        ("050/", "percent", 5, "sign-damaged"),
        ("95% 80%", "percent", None, "two-values"),
        ("80-90%", "percent", None, "range"),
        ("1 2 bulan", "volume", 12, "digits-split"),
        ("i tayanan", "volume", 1, "lookalike-digits"),
        ("Dokumen 4 kali", "volume", 4, "words-left-over"),
        ("Кр 73.023.000", "amount", 73023000, "lookalike-letters"),
        ("2.000", "number", 2000, "separator-ambiguous"),
        ("98.5", "number", Decimal("98.5"), "separator-ambiguous"),
        ("9O%", "percent", 90, "lookalike-digits"),
        ("1O Laporan", "volume", 10, "lookalike-digits"),
    ],
)
def test_doubtful_measures(text: str, kind: str, value: Decimal | int | None, reason: str) -> None:
    measure = parse_measure(text)
    assert (measure.kind, measure.value) == (kind, value)
    assert (measure.doubt, measure.reason) == ("value-ambiguous", reason)


@pytest.mark.parametrize(
    "text", ["1/12", "B3", "Tahun 2024", "'", ",", "٧", "Indeks 3,5", "x" * 501]
)
def test_what_cannot_be_read_has_no_value(text: str) -> None:
    measure = parse_measure(text)
    assert (measure.kind, measure.value, measure.doubt) == ("text", None, "value-unparsed")


def test_a_score_beside_a_grade_is_kept() -> None:
    assert parse_measure("72,10 (BB)") == Measure(
        "72,10 (BB)", "grade", "BB", score=Decimal("72.1")
    )


def test_headers_and_wording() -> None:
    assert parse_measure("100", percent_header=True) == Measure("100", "percent", 100)
    assert parse_measure("12 Lap", percent_header=True).kind == "volume"
    assert parse_measure("WTP", percent_header=True).kind == "opinion"
    assert parse_measure("95", percent_indikator=True) == Measure(
        "95", "number", 95, inferred="percent"
    )
    assert parse_measure("95%", percent_indikator=True).inferred is None


def test_the_column_decides() -> None:
    assert parse_measure("98.5", separators=Separators(".")).doubt is None
    assert parse_measure("98.5").doubt == "value-ambiguous"


@given(st.text(alphabet="0123456789OlI.,% -/", max_size=12))
def test_a_sure_number_has_the_printed_digits(text: str) -> None:
    """Whatever is printed, a value without doubt is made of exactly those digits."""
    measure = parse_measure(text)
    if measure.doubt is None and isinstance(measure.value, int | Decimal):
        printed = "".join(char for char in text if char.isdigit())
        digits = "".join(char for char in f"{Decimal(measure.value):f}" if char.isdigit())
        assert printed.strip("0") == digits.strip("0")
        assert not any(char in "OlI" for char in text)

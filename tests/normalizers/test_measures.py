"""Targets and realisasi of every kind."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.amounts import parse_amount
from normalizers.measures import parse_measure
from normalizers.numerals import Separators
from normalizers.percentages import parse_percent
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
        ("199.880.000", "number", 199880000, None),
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


@pytest.mark.parametrize(
    ("printed", "value", "unit"),
    [
        ("30 LPK", 30, "LPK"),
        ("225 industri", 225, "industri"),
        ("275 SIUP / SIPI", 275, "SIUP / SIPI"),
    ],
)
def test_things_that_the_unit_list_does_not_know_are_counted(
    printed: str, value: int, unit: str
) -> None:
    reading = parse_measure(printed)
    assert (reading.kind, reading.value, reading.unit) == ("volume", value, unit)
    assert reading.doubt == "value-ambiguous"


@pytest.mark.parametrize("printed", ["12.345 miliyar", "5 trilyiun", "5 jutaan", "50 persn"])
def test_a_misprinted_scale_is_no_unit(printed: str) -> None:
    reading = parse_measure(printed)
    assert (reading.value, reading.doubt) == (None, "value-unparsed")


@pytest.mark.parametrize("printed", ["8 badan air", "1 Taman Kehati"])
def test_several_unknown_words_behind_a_count_are_in_doubt(printed: str) -> None:
    reading = parse_measure(printed)
    assert reading.kind == "volume"
    assert reading.doubt == "value-ambiguous"


@pytest.mark.parametrize(
    "printed", ["2 Meningkatnya", "10 Oktober", "11 te", "12 Laporan 4 kali", "5 dan 6"]
)
def test_other_words_behind_a_number_are_no_sure_count(printed: str) -> None:
    assert parse_measure(printed).doubt is not None


@pytest.mark.parametrize(
    ("printed", "value", "doubt"),
    [
        ("4 juta ekor", 4_000_000, None),
        ("7 milyar ekor", 7_000_000_000, None),
        ("500 ribu org", 500_000, None),
        ("1,5 juta orang", 1_500_000, None),
        ("220.738 ribu ton", 220_738_000, "value-ambiguous"),
    ],
)
def test_counts_in_thousands_and_millions(printed: str, value: int, doubt: str | None) -> None:
    reading = parse_measure(printed)
    assert (reading.kind, reading.doubt) == ("volume", doubt)
    assert value in (reading.value, *reading.alternatives)


@pytest.mark.parametrize(
    ("printed", "value"),
    [("12.540.550 *)", 12_540_550), ("2.413.015 **)", 2_413_015), ("98 % *", 98)],
)
def test_a_footnote_mark_is_no_part_of_the_value_and_is_told(printed: str, value: int) -> None:
    reading = parse_measure(printed)
    assert (reading.value, reading.doubt, reading.raw) == (value, "value-ambiguous", printed)


@pytest.mark.parametrize(
    ("printed", "kind", "value"),
    [("≥ 75", "number", 75), (">= 75", "number", 75), ("≤ 0,5 %", "percent", Decimal("0.5"))],
)
def test_a_bound_has_the_value_of_its_figure_and_is_told(
    printed: str, kind: str, value: object
) -> None:
    reading = parse_measure(printed)
    assert (reading.kind, reading.value, reading.raw) == (kind, value, printed)
    assert (reading.doubt, reading.reason) == ("value-ambiguous", "bound")


@pytest.mark.parametrize("percent_header", [False, True])
@pytest.mark.parametrize(
    ("printed", "value"), [("0 ‰", 0), ("2,5‰", Decimal("2.5")), ("12 per mil", 12)]
)
def test_parts_of_a_thousand_are_no_percentage_and_are_told(
    printed: str, value: object, percent_header: bool
) -> None:
    reading = parse_measure(printed, percent_header=percent_header)
    assert (reading.kind, reading.value, reading.unit) == ("volume", value, "per mil")
    assert (reading.doubt, reading.reason) == ("value-ambiguous", "per-mille")


def test_a_grade_with_the_scores_that_earn_it() -> None:
    reading = parse_measure("A (80-85)")
    assert (reading.kind, reading.value, reading.reason) == ("grade", "A", "range")


@pytest.mark.parametrize("printed", ["#REF!", "#DIV/0!", "#N/A", "######"])
def test_what_a_spreadsheet_prints_for_an_error_is_no_value(printed: str) -> None:
    reading = parse_measure(printed)
    assert (reading.kind, reading.value, reading.doubt) == ("text", None, "value-unparsed")


def test_two_counts_in_millions_are_no_single_value() -> None:
    reading = parse_measure("25 juta ekor benih patin; 2 juta ekor benih lele")
    assert (reading.value, reading.reason) == (None, "two-values")


@pytest.mark.parametrize("text", ["5 M", "2,5 M", "10 m", "5 T"])
def test_one_letter_behind_a_number_is_no_unit_and_no_silent_value(text: str) -> None:
    measure = parse_measure(text)
    assert measure.value is None
    assert measure.doubt


def test_an_abbreviated_milliard_is_money_and_never_metres() -> None:
    measure = parse_measure("Rp 5 M")
    assert (measure.kind, measure.value) == ("amount", 5_000_000_000)
    assert measure.reason == "scale-abbreviated"


@pytest.mark.parametrize(
    ("text", "value", "alternatives"),
    [
        ("12 (100%)", 12, (12, 100)),
        ("98,5 (115,88)", Decimal("98.5"), (Decimal("98.5"), Decimal("115.88"))),
        ("≥ 125 (125%)", 125, (125,)),
    ],
)
def test_a_figure_wins_over_what_its_brackets_make_of_it(
    text: str, value: Decimal | int | None, alternatives: tuple[Decimal | int, ...]
) -> None:
    reading = parse_measure(text)
    assert (reading.kind, reading.value, reading.doubt) == ("number", value, "value-ambiguous")
    assert reading.alternatives == alternatives


def test_under_a_percent_header_the_explained_figure_is_the_percentage() -> None:
    reading = parse_measure("98,5 (115)", percent_header=True)
    assert (reading.kind, reading.value) == ("percent", Decimal("98.5"))
    reading = parse_measure("12 (100%)", percent_header=True)
    assert (reading.value, reading.reason, reading.alternatives) == (None, "two-values", (100, 12))


def test_a_dash_with_a_footnote_says_nothing_and_is_told() -> None:
    reading = parse_measure("- **)")
    assert (reading.kind, reading.value, reading.reason) == ("missing", None, "words-left-over")


@pytest.mark.parametrize("text", ["#DIV/0!", "#REF!", "#N/A", "#NAME?", "#####", "Err:502"])
def test_the_error_of_a_spreadsheet_is_no_value(text: str) -> None:
    for reading in (parse_measure(text), parse_measure(text, percent_header=True)):
        assert (reading.value, reading.doubt) == (None, "value-unparsed")
    assert parse_amount(text).value is None
    assert parse_percent(text, bare=True).value is None

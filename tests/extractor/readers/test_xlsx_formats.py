"""Stored numbers are written as the sheet shows them, with Indonesian separators."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.readers.xlsx_formats import (
    BUILTIN_FORMATS,
    format_effect,
    format_general,
    format_number,
    format_text,
    read_decimal,
)

ACCOUNTING = '_("Rp"* #,##0.00_);_("Rp"* \\(#,##0.00\\);_("Rp"* "-"??_);_(@_)'


def shown(stored: str, code: str) -> str:
    number = read_decimal(stored)
    assert number is not None
    return format_number(number, code)


@pytest.mark.parametrize(
    ("stored", "code", "text"),
    [
        ("0.825", "0.0%", "82,5%"),
        ("0.825", "0%", "83%"),
        ("1234567", "#,##0", "1.234.567"),
        ("1234567", '"Rp"#,##0', "Rp1.234.567"),
        ("1234567", "[$Rp-421]#,##0", "Rp1.234.567"),
        ("1234567.5", ACCOUNTING, "Rp 1.234.567,50"),
        ("0", ACCOUNTING, "Rp -"),
        ("5", "#,##0.##", "5"),
        ("0.5", "#,##0.##", "0,5"),
        ("7", "000", "007"),
        ("5220101", r"0\.00\.00\.00", "5.22.01.01"),
        ("1500000", "#,##0,", "1.500"),
        ("12", '0" Dokumen"', "12 Dokumen"),
        ("0", "0;-0;;@", ""),
        ("1234.5", "[>=1000]#,##0.0;0", "1.234,5"),
        ("99", "[>=1000]#,##0.0;0", "99"),
        ("1e5", "0.00E+00", "100000"),
        ("3.5", "# ?/?", "3,5"),
        ("2016", r"General\ \T\A", "2016 TA"),
    ],
)
def test_a_number_is_written_as_it_is_shown(stored: str, code: str, text: str) -> None:
    assert shown(stored, code) == text


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("#,##0", "-5.000"),
        ("#,##0;(#,##0)", "-5.000"),
        ("#,##0;[Red]#,##0", "-5.000"),
        (ACCOUNTING, "Rp -5.000,00"),
    ],
)
def test_a_negative_number_has_one_minus_whatever_the_format_shows(code: str, text: str) -> None:
    assert shown("-5000", code) == text
    assert "-" not in shown("-0.001", "0;(0)")


@pytest.mark.parametrize(
    ("stored", "text"),
    [
        ("0.30000000000000004", "0,3"),
        ("0.1", "0,1"),
        ("1234567.5", "1234567,5"),
        ("1E-7", "0,0000001"),
        ("12345678901234567890", "12345678901234567890"),
        ("-0", "0"),
    ],
)
def test_a_number_without_a_format_keeps_its_digits_and_gets_no_others(
    stored: str, text: str
) -> None:
    assert shown(stored, "General") == text


@pytest.mark.parametrize("text", ["", "abc", "nan", "inf", "1e99999", "1,5"])
def test_what_is_no_stored_number_is_none(text: str) -> None:
    assert read_decimal(text) is None


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("yyyy-mm-dd", "2016-03-04"),
        (BUILTIN_FORMATS[14], "04/03/2016"),
        ("m/d/yyyy", "4/3/2016"),
        ("[$-421]dd mmmm yyyy;@", "04 Maret 2016"),
        ("dddd, d mmm yy", "Jumat, 4 Mar 16"),
        ("dd/mm/yyyy hh:mm", "04/03/2016 18:30"),
        ("h:mm AM/PM", "6:30 PM"),
        ("mm:ss", "30:00"),
    ],
)
def test_dates_are_indonesian(code: str, text: str) -> None:
    assert shown("42433.7708333333", code) == text


def test_dates_at_the_ends_of_the_calendar() -> None:
    assert shown("1", "d/m/yyyy") == "1/1/1900"
    assert shown("61", "d/m/yyyy") == "1/3/1900"
    assert shown("-5", "d/m/yyyy") == "-5"
    assert shown("9999999", "d/m/yyyy") == "9999999"
    assert format_number(Decimal(0), "d/m/yyyy", from_1904=True) == "1/1/1904"
    assert shown("1.5", "[h]:mm") == "36:00"


def test_a_text_gets_what_its_format_puts_around_it() -> None:
    assert format_text("Rapat", '"Kegiatan "@') == "Kegiatan Rapat"
    assert format_text("Rapat", "#,##0") == "Rapat"
    assert format_text("Rapat", ACCOUNTING).strip() == "Rapat"


@given(st.integers(-(10**15) + 1, 10**15 - 1))
def test_whole_numbers_come_back_from_what_is_shown(number: int) -> None:
    text = format_number(Decimal(number), "#,##0")
    assert int(text.replace(".", "")) == number


@given(st.decimals(-(10**9), 10**9, places=4))
def test_decimals_come_back_from_what_is_shown(number: Decimal) -> None:
    assert Decimal(format_general(number).replace(",", ".")) == number


@given(
    st.floats(allow_nan=False, allow_infinity=False),
    st.text('0#?,.%;@"\\[]$-_*() ymdhsE+/', max_size=12),
)
def test_any_format_writes_something(number: float, code: str) -> None:
    stored = read_decimal(repr(number))
    assert stored is None or isinstance(format_number(stored, code), str)


@pytest.mark.parametrize(("number", "shown"), [("80", "80"), ("-5", "-5"), ("82.5", "82,5")])
def test_a_number_in_a_cell_formatted_as_text_is_shown(number: str, shown: str) -> None:
    assert format_number(Decimal(number), "@") == shown


@pytest.mark.parametrize(
    ("stored", "code", "effect"),
    [
        ("0.7641", "0%", "rounded"),
        ("0.76", "0%", None),
        ("0.7641", "General", None),
        ("1234567", "#,##0,", "scaled"),
        ("1234567", '0.0,," juta"', "scaled"),
        ("1234", '0".000"', "scaled"),
        ("1234", '"TA 20"00', "scaled"),
        ("125", '# "dari" 10', "scaled"),
        ("9550", '00","00', "added-signs"),
        ("9550", r"0\,00", "added-signs"),
        ("9550", '00"."00', "added-signs"),
        ("0", r"0\,00", None),
        ("9550", r"0\.000", None),
        ("1234567", r"#\.##0\.000", None),
        ("12", r"0\.000", "added-signs"),
        ("5", '"-"0', "added-signs"),
        ("5", '"- Rp"0', "added-signs"),
        ("-5", '"-"0', None),
        ("-5", '0;"-"0', None),
        ("1", '"TW-"0', None),
        ("5000", '#,##0",-"', None),
        ("1234.5", "#,##0.00", None),
        ("1234", '"Rp. "0', None),
        ("5220101", r"0\.00\.00\.00", None),
        ("12", '0" Dokumen"', None),
        ("0", '0;-0;"-"', None),
        ("5", ";;;", "replaced"),
        ("5", '"ada"', "replaced"),
        ("5", "@", None),
        ("42433.77", "dd/mm/yyyy", None),
        ("0.5", "mm:ss.00", None),
        ("12", "0 orang", "format-unclear"),
        ("12", "dd/mm/2016", "format-unclear"),
        ("3.5", "# ?/?", None),
        ("1e5", "0.00E+00", None),
    ],
)
def test_what_a_format_does_to_a_number(stored: str, code: str, effect: str | None) -> None:
    number = read_decimal(stored)
    assert number is not None
    assert format_effect(number, code) == effect


@pytest.mark.parametrize("code", ["0 M", "0 orang", "#,##0 Keg", "00 Des", "0 dokumen"])
def test_a_number_whose_format_mixes_figures_and_dates_is_written_as_it_is(code: str) -> None:
    """Office programs drop such a format; ``M`` would be the month, ``g`` an era."""
    assert shown("1250.5", code) == "1250,5"


def test_unquoted_letters_that_are_no_part_of_dates_are_printed() -> None:
    assert shown("1250", "Rp #,##0") == "Rp 1.250"
    assert shown("2647500", "#.##0 Rp") == "2647500,000 Rp"

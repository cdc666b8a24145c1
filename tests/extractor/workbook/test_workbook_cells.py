"""Text stays text, numbers keep their digits."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from extractor.workbook.archive import to_bytes
from extractor.workbook.cells import MOST_CHARACTERS, put_number, put_text, safe_text


def _written(text: str) -> Any:
    book = Workbook()
    put_text(book.active["A1"], text)
    return load_workbook(io.BytesIO(to_bytes(book))).active["A1"]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+62 811",
        "-",
        "@SUM(A1)",
        "\t=1",
        "  =1",
        '=HYPERLINK("http://x","y")',
        "=cmd|' /C'!A0",
    ],
)
def test_text_that_looks_like_a_formula_stays_text(text: str) -> None:
    cell = _written(text)
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_a_carriage_return_at_the_front_hides_no_formula() -> None:
    cell = _written("\r=1+1")
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("\n=1+1", "s", True)


@pytest.mark.parametrize("text", ["#N/A", "#REF!", "TRUE", "1,5", "2024-01-01"])
def test_text_is_no_error_number_or_date(text: str) -> None:
    cell = _written(text)
    assert (cell.value, cell.data_type, bool(cell.quotePrefix)) == (text, "s", False)


def test_characters_that_xml_has_no_room_for_are_removed() -> None:
    assert safe_text("a\x00b\x0bc\ud800d\uffffe\tf\r\ng") == "abcde\tf\ng"


def test_what_a_spreadsheet_would_unescape_is_escaped() -> None:
    assert safe_text("_x0041_ _x_ x0041_") == "_x005F_x0041_ _x_ x0041_"


def test_a_long_text_is_cut_with_a_mark() -> None:
    cut = safe_text("𝒂" * MOST_CHARACTERS)
    assert cut.endswith("𝒂 […]")
    assert MOST_CHARACTERS - 1 <= len(cut.encode("utf-16-le")) // 2 <= MOST_CHARACTERS
    assert safe_text("a" * MOST_CHARACTERS) == "a" * MOST_CHARACTERS


@given(st.text())
@settings(max_examples=60)
def test_any_text_can_be_written_and_is_never_a_formula(text: str) -> None:
    cell = _written(text)
    assert (cell.value or "") == safe_text(text)
    assert cell.data_type == "s" or cell.value is None


@pytest.mark.parametrize(
    ("value", "calculable"),
    [
        (Decimal("82.5"), True),
        (0, True),
        (999_999_999_999_999, True),
        (1_000_000_000_000_001, False),
        (Decimal("NaN"), False),
        (10**18, True),
    ],
)
def test_a_number_that_would_lose_digits_is_text(value: Decimal | int, calculable: bool) -> None:
    book = Workbook()
    cell = book.active["A1"]
    assert put_number(cell, value, "#,##0") is calculable
    read = load_workbook(io.BytesIO(to_bytes(book))).active["A1"]
    assert read.data_type == ("n" if calculable else "s")
    assert Decimal(str(read.value)) == value or not Decimal(value).is_finite()

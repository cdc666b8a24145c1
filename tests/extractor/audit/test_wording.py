"""Numbers are written as the language writes them; text of a document is no template."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor.audit.issues import Value
from extractor.audit.wording import filled, label_text, number_text, value_text


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [
        (Decimal(26030287000), "26.030.287.000", "26,030,287,000"),
        (Decimal("84.98"), "84,98", "84.98"),
        (Decimal("84.97535"), "84,9754", "84.9754"),
        (Decimal("100.0"), "100", "100"),
        (Decimal("-0.5"), "-0,5", "-0.5"),
        (13, "13", "13"),
    ],
)
def test_numbers(value: Decimal | int, indonesian: str, english: str) -> None:
    assert number_text(value, "id") == indonesian
    assert number_text(value, "en") == english


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ((Decimal(1), Decimal(2000)), "1 + 2.000"),
        ((Decimal(1),) * 20, " + ".join("1" * 12) + " + …"),
        ("1.000", "1.000"),
    ],
)
def test_sums_and_texts(value: Value, text: str) -> None:
    assert value_text(value, "id") == text


def test_braces_in_a_document_are_text() -> None:
    assert filled("Uraian {label}", {"label": "{persen} {0} {"}, "id") == "Uraian {persen} {0} {"


def test_a_name_in_a_sentence_has_no_point_and_is_not_endless() -> None:
    assert label_text(" data pemilih yang terkini. ") == "data pemilih yang terkini"
    assert label_text("kata " * 100).endswith("kata…")

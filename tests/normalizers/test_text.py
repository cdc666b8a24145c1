"""Cleaning and folding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.text import (
    clean_text,
    fold_lookalikes,
    fold_text,
    has_lookalike_digits,
    has_lookalike_letters,
)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  Sub Bagian\u00a0Hukum\tdan\nSDM ", "Sub Bagian Hukum dan SDM"),
        ("Perenca\u00adnaan", "Perencanaan"),
        ("100\u200b%", "100%"),
        ("\ufeffNo.\x00", "No."),
        ("a\u3000b\u2003c\u2028d", "a b c d"),
        ("KPŮ OKI", "KPŮ OKI"),
        ("", ""),
    ],
)
def test_clean_text_changes_gaps_only(text: str, cleaned: str) -> None:
    assert clean_text(text) == cleaned


def test_a_clean_text_stays_the_very_same() -> None:
    text = "Sub Bagian Hukum, dan SDM"
    assert clean_text(text) is text


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("В", "B"),
        ("Т3", "T3"),
        ("В3", "B3"),
        ("ВЗ", "B3"),
        ("9З%", "93%"),
        ("Кр", "Kp"),
        ("г", "r"),
        ("ВВ", "BB"),
        ("１２％", "12%"),
        ("Закон", "Зakoн"),
        ("٧", "٧"),
        ("Ogan Ilir", "Ogan Ilir"),
    ],
)
def test_fold_lookalikes(text: str, folded: str) -> None:
    assert fold_lookalikes(text) == folded


@given(st.text())
def test_fold_lookalikes_keeps_every_place(text: str) -> None:
    assert len(fold_lookalikes(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Persentase KPŮ  Kab. (%)", "persentase kpu kab %"),
        ("m²", "m2"),
        ("Sub-Bagian", "sub bagian"),
        ("·•", ""),
        ("İ", "i"),
    ],
)
def test_fold_text(text: str, folded: str) -> None:
    assert fold_text(text) == folded


@given(st.text())
def test_fold_text_leaves_small_letters_digits_percent(text: str) -> None:
    folded = fold_text(text)
    assert set(folded) <= set("abcdefghijklmnopqrstuvwxyz0123456789% ")
    assert folded == " ".join(folded.split())


def test_what_was_folded_can_be_asked() -> None:
    assert has_lookalike_digits("9З%")
    assert not has_lookalike_digits("93%")
    assert not has_lookalike_digits("Закон")
    assert has_lookalike_letters("Кр 1")
    assert not has_lookalike_letters("Rp √")

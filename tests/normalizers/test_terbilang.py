"""Numbers in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.errors import LakipError, NormalizerError
from normalizers.terbilang import LIMIT, format_terbilang, parse_terbilang


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (
            (
                "Lima puluh satu miliar, Empat Ratus Dua Belas Juta Empat Ratus Tiga Puluh Satu "
                "Ribu Rupiah"
            ),
            51412431000,
        ),
        ("duabelas", 12),
        ("Limapuluh", 50),
        ("duaratuslimapuluh", 250),
        ("seribu", 1000),
        ("seratus", 100),
        ("sebelas", 11),
        ("satu ribu", 1000),
        ("seratus djuta", 100_000_000),
        ("satu milyar", 10**9),
        ("dua trilyun", 2 * 10**12),
        ("sejuta", 10**6),
        ("empat belas", 14),
        ("(satu)", 1),
        ("nol", 0),
        ("delapan puluh lima", 85),
        ("satu juta satu", 1_000_001),
    ],
)
def test_sure_words(text: str, number: int) -> None:
    assert (parse_terbilang(text).value, parse_terbilang(text).doubt) == (number, None)


@pytest.mark.parametrize(
    ("text", "number"),
    [("lma puluh", 50), ("tiqa ratus", 300), ("sembi1an", None), ("semblan belas", 19)],
)
def test_slips_are_in_doubt(text: str, number: int | None) -> None:
    assert parse_terbilang(text).value == number
    assert parse_terbilang(text).doubt is not None


@pytest.mark.parametrize(
    "text",
    ["", "lima lima", "dua seribu", "puluh", "ribu juta", "satu juta dua miliar", "12", "rupiah",
     "belas", "nol satu", "dua ratus tiga ratus", "laporan", "lima koma dua", "sepuluh belas"],
)  # fmt: skip
def test_nonsense_is_no_number(text: str) -> None:
    assert (parse_terbilang(text).value, parse_terbilang(text).doubt) == (None, "value-unparsed")


@given(st.integers(min_value=0, max_value=LIMIT - 1))
def test_words_come_back(number: int) -> None:
    words = format_terbilang(number)
    for printed in (words, words.title() + " Rupiah", words.replace(" ", "")):
        assert (parse_terbilang(printed).value, parse_terbilang(printed).doubt) == (number, None)


@pytest.mark.parametrize("number", [-1, LIMIT])
def test_numbers_without_words_are_the_callers_mistake(number: int) -> None:
    with pytest.raises(NormalizerError) as caught:
        format_terbilang(number)
    assert isinstance(caught.value, LakipError)
    assert caught.value.exit_code == 2
    assert caught.value.hint

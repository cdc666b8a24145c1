"""Masking of NIP, NIK and birth dates; all numbers here are made up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.personal_data import contains_nip, mask_birth_date, mask_personal_data


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("19900101 201001 1 999", "******** ****** * ***"),
        ("NIP. 19900101 201001 1 999", "NIP. ******** ****** * ***"),
        ("NIP : 19900101.201001.1.999", "NIP : ********.******.*.***"),
        ("NIP.\n19900101 201001 1 999", "NIP.\n******** ****** * ***"),
        ("199001012010011999", "******************"),
        ("19900101 202421 1 999", "******** ****** * ***"),
        ("NIP. 19900101201001199", "NIP. *****************"),
        ("NIP 1990010120100119999", "NIP *******************"),
        ("NIK 1699011290900001", "NIK ****************"),
        ("1699011290900001", "****************"),
    ],
)
def test_numbers_of_persons_are_masked(text: str, masked: str) -> None:
    assert mask_personal_data(text) == masked


@pytest.mark.parametrize(
    "number",
    [
        "19900101-201001-1-999",
        "19900101/201001/1/999",
        "19900101_201001_1_999",
        "19900101.201001.1.999",
        "19900101\u2013201001\u20131\u2013999",
        "19900101\u00a0201001\u00a01\u00a0999",
        "19900101\u2009201001\u20091\u2009999",
        "19900101\u200b201001\u200b1\u200b999",
        "19900101   201001   1   999",
        "19900101 - 201001 - 1 - 999",
        "19900101\n201001 1 999",
        "1 9 9 0 0 1 0 1 2 0 1 0 0 1 1 9 9 9",
        "1 9 9 0 0 1 0 1  2 0 1 0 0 1  1  9 9 9",
        "\uff11\uff19\uff19\uff10\uff10\uff11\uff10\uff11 \uff12\uff10\uff11\uff10\uff10\uff11 "
        "\uff11 \uff19\uff19\uff19",
    ],
)
def test_a_nip_is_known_by_its_groups_whatever_parts_them(number: str) -> None:
    masked = "".join("*" if char.isdigit() else char for char in number)
    assert mask_personal_data(number) == masked
    assert mask_personal_data(f"Budi ({number}), 90%") == f"Budi ({masked}), 90%"
    assert contains_nip(number)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("NIP. 199OO1O1 2O1OO1 1 999", "NIP. ******** ****** * ***"),
        ("NIP I99001012010011999", "NIP ******************"),
        ("NIP. 1990-01-01-2010-01-1-999", "NIP. ****-**-**-****-**-*-***"),
        ("NIP\u00a0:\u00a099009901 991001 7 999", "NIP\u00a0:\u00a0******** ****** * ***"),
        ("NIP            : 99009901 991001 7 999", "NIP            : ******** ****** * ***"),
        ("NIPPPK. 99009901 992101 7 999", "NIPPPK. ******** ****** * ***"),
        ("NIP PPPK: 99009901 991001 7 999", "NIP PPPK: ******** ****** * ***"),
        ("N.I.P. 99009901 991001 7 999", "N.I.P. ******** ****** * ***"),
    ],
)  # fmt: skip
def test_behind_the_word_nip_any_18_digits_are_one(text: str, masked: str) -> None:
    assert mask_personal_data(text) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("NIP 199001012010011999 90%", "NIP ****************** 90%"),
        ("NIP. 19900101 201001 1 999 12 dokumen", "NIP. ******** ****** * *** 12 dokumen"),
        ("19900101 201001 1 999 2024", "******** ****** * *** 2024"),
        ("NIK 1699011290900001 90%", "NIK **************** 90%"),
        ("NIP 1990010120100119999 90%", "NIP ******************* 90%"),
        ("NIK 16990112909000012 90%", "NIK ***************** 90%"),
        ("NIP 19900101 201001 1 99 Ilmu Hukum", "NIP ******** ****** * ** Ilmu Hukum"),
        ("NIP 199001012010011999 Lulus", "NIP ****************** Lulus"),
    ],
)
def test_a_number_behind_a_persons_number_stays(text: str, masked: str) -> None:
    assert mask_personal_data(text) == masked


@pytest.mark.parametrize(
    "text",
    ["2020-01-01/2020-12-31 100%", "2019-01-10 2020-12-15 12", "2020 2021 2022 2023 2024 1 2 3",
     "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18", "20240101\t202401\t1\t123",
     "NIP diisi oleh 12 orang", "NIP", "nipis 1234"],
)  # fmt: skip
def test_dates_years_and_counts_are_no_nip(text: str) -> None:
    assert mask_personal_data(text) == text
    assert not contains_nip(text)


@pytest.mark.parametrize(
    "text",
    ["51.412.431.000", "Rp 1234567890123456", "1.234.567.890.123.456", "Tahun 2024", "2020-2024",
     "076.01.CQ.6709.QGE.001", "12 Lap", ""],
)  # fmt: skip
def test_everything_else_stays(text: str) -> None:
    assert mask_personal_data(text) == text
    assert not contains_nip(text)


def test_contains_nip() -> None:
    assert contains_nip("19900101 201001 1 999")
    assert contains_nip("NIP. 19900101201001199")
    assert not contains_nip("1699011290900001")


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("28-Nov-1990", "**-**-****"),
        ("06-Juli-1990", "**-**-****"),
        ("23-02-1990", "**-**-****"),
        ("23/02/90", "**-**-****"),
        ("1990-02-23", "**-**-****"),
        ("Curup, 23 Februari 1990", "Curup, **-**-****"),
        ("99-99-1990", "**-**-****"),
        ("1990", "1990"),
        ("51.412.431.000", "51.412.431.000"),
        ("-", "-"),
    ],
)
def test_birth_dates_are_masked(text: str, masked: str) -> None:
    assert mask_birth_date(text) == masked


@given(st.text(alphabet="0123456789 .NIPO:-/\u2009\uff11\t\n", max_size=60))
def test_masking_keeps_the_length_and_every_other_character(text: str) -> None:
    masked = mask_personal_data(text)
    assert len(masked) == len(text)
    assert all(b in ("*", a) for a, b in zip(text, masked, strict=True))

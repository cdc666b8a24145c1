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


@given(st.text(alphabet="0123456789 .NIP:", max_size=60))
def test_masking_keeps_the_length_and_every_other_character(text: str) -> None:
    masked = mask_personal_data(text)
    assert len(masked) == len(text)
    assert all(b in ("*", a) for a, b in zip(text, masked, strict=True))

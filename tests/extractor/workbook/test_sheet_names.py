"""Names of sheets are valid and unique."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extractor.workbook.sheet_names import MOST_CHARACTERS, SheetNames


def test_names_are_told_apart_whatever_their_case() -> None:
    names = SheetNames()
    assert names.unique("t01 Rencana Aksi") == "t01 Rencana Aksi"
    assert names.unique("T01 rencana aksi") == "T01 rencana aksi (2)"
    assert names.unique("t01 Rencana Aksi (2)") == "t01 Rencana Aksi (2) (2)"


def test_signs_that_no_sheet_may_have_are_left_out() -> None:
    names = SheetNames()
    assert names.unique("'a[1]:b*c?d/e\\f'") == "a 1 b c d e f"
    assert names.unique("///") == "tabel"
    assert names.unique("History") == "History (2)"


@given(st.lists(st.text() | st.sampled_from(["a" * 40, "A" * 40]), max_size=30))
def test_any_names_are_valid_and_unique(wanted: list[str]) -> None:
    names = SheetNames()
    given_names = [names.unique(one) for one in wanted]
    assert len({name.casefold() for name in given_names}) == len(wanted)
    for name in given_names:
        assert 0 < len(name) <= MOST_CHARACTERS
        assert not set(name) & set("[]:*?/\\'")
        assert name == name.strip()

"""Selections of pages, as a person types them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.errors import UsageError
from extractor.page_selection import parse_pages


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("2", [2]),
        ("1-3,7", [1, 2, 3, 7]),
        ("7,1-3", [1, 2, 3, 7]),
        (" 1 - 2 , 4 ", [1, 2, 4]),
        ("1-3,2-5", [1, 2, 3, 4, 5]),
        ("5-5", [5]),
        ("007", [7]),
    ],
)
def test_selections(text: str, pages: list[int]) -> None:
    assert sorted(parse_pages(text)) == pages


def test_an_open_range_goes_on_to_the_end() -> None:
    pages = parse_pages("7-")
    assert 6 not in pages
    assert 7 in pages
    assert 100_000 in pages
    assert 3 not in parse_pages("1,5-")


@pytest.mark.parametrize(
    "text",
    ["", " ", "0", "0-3", "3-1", "1-0", "a", "1,", ",1", "1,,2", "-3", "1-2-3", "1.5", "+1", "1 2",
     "1;2", "-", "99999999", "1-99999999", "²"],
)  # fmt: skip
def test_what_is_no_selection(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_pages(text)
    assert str(caught.value) == f"--pages {text}: this is no selection of pages"
    assert caught.value.hint == "give numbers from 1 and ranges, such as 1-3,7"


def test_a_huge_range_takes_no_memory() -> None:
    assert isinstance(parse_pages("1-100000"), range)
    assert isinstance(parse_pages("1-"), range)


RANGES = st.lists(
    st.tuples(st.integers(1, 500), st.integers(0, 20)).map(lambda one: (one[0], sum(one))),
    min_size=1,
    max_size=6,
)


@given(RANGES, st.booleans())
def test_a_written_selection_reads_as_what_was_meant(
    ranges: list[tuple[int, int]], short: bool
) -> None:
    text = ",".join(f"{a}" if short and a == b else f"{a}-{b}" for a, b in ranges)
    assert set(parse_pages(text)) == {page for a, b in ranges for page in range(a, b + 1)}


@given(st.text(alphabet="0123456789-, a", max_size=12))
def test_any_text_is_a_selection_or_wrong_usage(text: str) -> None:
    try:
        pages = parse_pages(text)
    except UsageError:
        return
    assert all(page >= 1 for page in pages)
    assert text.strip()

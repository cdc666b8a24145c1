"""Line numbers as an editor counts them, pages from form feeds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.readers.lines import page_count, split_lines


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_every_line_end_counts_once(end: str) -> None:
    lines = split_lines(f"satu{end}dua{end}{end}empat")
    assert [(line.number, line.text) for line in lines] == [
        (1, "satu"), (2, "dua"), (3, ""), (4, "empat"),
    ]  # fmt: skip


def test_without_form_feeds_no_page_is_known() -> None:
    lines = split_lines("satu\ndua")
    assert [line.page for line in lines] == [None, None]
    assert page_count(lines) is None


def test_a_form_feed_starts_a_page() -> None:
    lines = split_lines("satu\n\fdua\ntiga\n\fempat")
    assert [(line.number, line.page) for line in lines if line.text] == [
        (1, 1), (2, 2), (3, 2), (4, 3),
    ]  # fmt: skip
    assert page_count(lines) == 3


def test_a_form_feed_inside_a_line_keeps_its_number() -> None:
    lines = split_lines("satu\fdua\ntiga")
    assert [(line.number, line.page, line.text) for line in lines] == [
        (1, 1, "satu"), (1, 2, "dua"), (2, 2, "tiga"),
    ]  # fmt: skip


def test_a_form_feed_at_the_end_is_no_page() -> None:
    assert page_count(split_lines("satu\n\fdua\n\f\n")) == 2


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.text(alphabet="ab \t|", max_size=8), max_size=12))
def test_lines_are_neither_lost_nor_invented(texts: list[str]) -> None:
    assert [line.text for line in split_lines("\n".join(texts))] == (texts or [""])

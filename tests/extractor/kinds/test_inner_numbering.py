"""Numbers of the indicators inside the sasaran."""

from __future__ import annotations

from collections.abc import Callable

from extractor.kinds.inner_numbering import InnerNumbering, read_inner_numbering
from extractor.kinds.rows import DraftRow

Drafts = Callable[..., list[DraftRow]]


def numbered(drafts: Drafts, *numbers: str) -> InnerNumbering:
    return read_inner_numbering(
        drafts(*({"no_indikator": n, "indikator": "Persentase data"} for n in numbers))
    )


def test_a_new_one_restarts_and_the_next_goes_on(drafts: Drafts) -> None:
    found = numbered(drafts, "1", "2", "3", "1", "2")
    assert found.restarts == {3}
    assert found.continues == {1, 2, 4}


def test_letters_count_too(drafts: Drafts) -> None:
    assert numbered(drafts, "a.", "b.", "a)") == InnerNumbering(frozenset({2}), frozenset({1}))


def test_numbers_that_lead_the_indicator(drafts: Drafts) -> None:
    rows = drafts(*({"indikator": f"{letter}. Persentase data"} for letter in "abab"))
    assert read_inner_numbering(rows).restarts == {2}


def test_two_numbers_are_no_numbering(drafts: Drafts) -> None:
    assert numbered(drafts, "1", "1", "") == InnerNumbering()


def test_a_lost_number_is_known_from_its_neighbours(drafts: Drafts) -> None:
    assert numbered(drafts, "1", "2", "3", "", "2").restarts == {3}
    assert numbered(drafts, "1", "", "3", "4").continues == {1, 2, 3}


def test_a_jump_says_nothing(drafts: Drafts) -> None:
    found = numbered(drafts, "1", "2", "7", "8")
    assert found.restarts == set()
    assert found.continues == {1, 3}

"""Columns find their fields in order, whatever is missing or extra."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.tables.alignment import align

scores_of = st.integers(1, 7).flatmap(
    lambda width: st.lists(
        st.lists(st.floats(-5, 5), min_size=width, max_size=width), min_size=1, max_size=8
    )
)


def perfect(columns: list[int], fields: int) -> list[list[float]]:
    """Score a column 3 for its own field and -3 for every other."""
    return [[3.0 if field == own else -3.0 for field in range(fields)] for own in columns]


def test_nothing_aligns_with_nothing() -> None:
    assert align([], []) == ([], 0.0)


def test_an_empty_column_is_left_out_at_no_cost() -> None:
    scores = [[3.0, -3.0], [-1.0, -1.0], [-3.0, 3.0]]
    assert align(scores, [2.0, 0.0, 2.0])[0] == [0, None, 1]


@settings(max_examples=80, deadline=None, derandomize=True)
@given(scores_of)
def test_columns_never_change_places(scores: list[list[float]]) -> None:
    places, _ = align(scores, [1.0] * len(scores))
    known = [place for place in places if place is not None]
    assert len(places) == len(scores)
    assert known == sorted(set(known))


@settings(max_examples=30, deadline=None, derandomize=True)
@given(st.integers(1, 15))
def test_perfect_scores_give_the_identity(size: int) -> None:
    assert align(perfect(list(range(size)), size), [2.0] * size)[0] == list(range(size))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.integers(2, 15), st.data())
def test_the_rest_is_mapped_when_columns_are_missing(size: int, data: st.DataObject) -> None:
    kept = sorted(data.draw(st.sets(st.integers(0, size - 1), min_size=1)))
    assert align(perfect(kept, size), [2.0] * len(kept))[0] == kept


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.integers(1, 10), st.data())
def test_an_extra_column_takes_no_field(size: int, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, size))
    scores = perfect(list(range(size)), size)
    scores.insert(place, [-3.0] * size)
    expected: list[int | None] = [*range(place), None, *range(place, size)]
    assert align(scores, [2.0] * (size + 1))[0] == expected

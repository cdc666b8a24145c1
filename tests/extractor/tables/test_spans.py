"""Blocks of labels: contiguous, complete, and found again where they can be."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.tables.spans import Anchor, Blocks, blocks_from_top, infer_blocks

Ranges = list[tuple[int, int]]
few = settings(max_examples=80, deadline=None, derandomize=True)


def neutral(row: int, label: int) -> float:
    return 0.0


def unlike(row: int) -> float:
    return 0.0


def ranges_of(sizes: list[int]) -> Ranges:
    ends = list(itertools.accumulate(sizes))
    return [(end - size, end - 1) for end, size in zip(ends, sizes, strict=True)]


def infer(anchors: list[Anchor], rows: int, *, centred: bool) -> Blocks:
    return infer_blocks(anchors, rows, neutral, unlike, centred=centred)


@st.composite
def anchored(draw: st.DrawFn) -> tuple[list[Anchor], int]:
    """Draw labels on rows of their own, one or two rows high, and a number of rows."""
    rows = draw(st.integers(1, 20))
    firsts = sorted(draw(st.sets(st.integers(0, rows - 1), min_size=1)))
    anchors = []
    for first, following in itertools.pairwise([*firsts, rows]):
        high = draw(st.booleans()) and first + 1 < following
        anchors.append(Anchor(first, first + high))
    return anchors, rows


def assert_sound(blocks: Blocks, anchors: list[Anchor], rows: int) -> None:
    assert blocks.ranges[0][0] == 0
    assert blocks.ranges[-1][1] == rows - 1
    for (_, end), (start, _) in itertools.pairwise(blocks.ranges):
        assert start == end + 1
    for anchor, (start, end) in zip(anchors, blocks.ranges, strict=True):
        assert start <= anchor.first <= anchor.last <= end
    assert blocks.doubtful <= set(range(rows))


@few
@given(anchored(), st.booleans())
def test_blocks_are_contiguous_and_hold_their_labels(
    drawn: tuple[list[Anchor], int], centred: bool
) -> None:
    anchors, rows = drawn
    assert_sound(infer(anchors, rows, centred=centred), anchors, rows)


@few
@given(anchored(), st.data())
def test_blocks_are_sound_whatever_the_rows_say(
    drawn: tuple[list[Anchor], int], data: st.DataObject
) -> None:
    anchors, rows = drawn
    share = st.floats(0, 1)
    words = data.draw(
        st.lists(
            st.lists(share, min_size=len(anchors), max_size=len(anchors)),
            min_size=rows,
            max_size=rows,
        )
    )
    alike = data.draw(st.lists(share, min_size=rows, max_size=rows))
    forbidden = data.draw(st.frozensets(st.integers(0, rows - 1)))

    def affinity(row: int, label: int) -> float:
        return words[row][label] if 0 <= label < len(anchors) else 0.0

    blocks = infer_blocks(
        anchors, rows, affinity, alike.__getitem__, centred=True, no_starts=forbidden
    )
    assert_sound(blocks, anchors, rows)


@few
@given(st.lists(st.integers(1, 6), min_size=1, max_size=8))
def test_labels_at_the_top_give_blocks_from_the_top(sizes: list[int]) -> None:
    ranges = ranges_of(sizes)
    anchors = [Anchor(start, start) for start, _ in ranges]
    blocks = blocks_from_top(anchors, sum(sizes))
    assert blocks.ranges == ranges
    assert blocks.doubtful == set()


@few
@given(st.lists(st.integers(1, 6), min_size=1, max_size=8))
def test_inference_agrees_where_labels_stand_at_the_top(sizes: list[int]) -> None:
    ranges = ranges_of(sizes)
    anchors = [Anchor(start, start) for start, _ in ranges]
    assert infer(anchors, sum(sizes), centred=False).ranges == ranges


@few
@given(st.lists(st.sampled_from([1, 3, 5, 7]), min_size=1, max_size=8))
def test_centred_labels_of_odd_blocks_are_inferred_back(sizes: list[int]) -> None:
    ranges = ranges_of(sizes)
    middles = [Anchor((start + end) // 2, (start + end) // 2) for start, end in ranges]
    assert infer(middles, sum(sizes), centred=True).ranges == ranges


def test_words_decide_where_places_do_not() -> None:
    anchors = [Anchor(1, 1), Anchor(4, 4)]

    def by_words(border: int) -> Ranges:
        def affinity(row: int, label: int) -> float:
            return float(label == (0 if row < border else 1))

        return infer_blocks(anchors, 6, affinity, unlike, centred=True).ranges

    assert by_words(3) == [(0, 2), (3, 5)]
    assert by_words(2) == [(0, 1), (2, 5)]
    assert by_words(4) == [(0, 3), (4, 5)]


def test_a_sure_start_wins() -> None:
    anchors = [Anchor(0, 0), Anchor(3, 3)]
    blocks = infer_blocks(anchors, 5, neutral, unlike, centred=True, fixed_starts=frozenset({1}))
    assert blocks.ranges == [(0, 0), (1, 4)]


def test_no_block_begins_where_none_may() -> None:
    anchors = [Anchor(1, 1), Anchor(4, 4)]
    blocks = infer_blocks(anchors, 6, neutral, unlike, centred=True, no_starts=frozenset({3}))
    assert blocks.ranges[1][0] in (2, 4)


def test_a_border_that_could_as_well_stand_elsewhere_is_doubtful() -> None:
    doubtful = infer([Anchor(1, 1), Anchor(4, 4)], 5, centred=True).doubtful
    assert doubtful
    assert doubtful <= {2, 3}

"""Drawn lines become strokes as the eye sees them."""

from __future__ import annotations

import pytest

from extractor.readers.page import Box, Ruling
from extractor.tables.rulings import (
    MOST_STROKES,
    Stroke,
    StrokeGroup,
    connect_strokes,
    merge_rulings,
)
from tests.extractor.tables.ruled_pages import across, down, lines_of


def test_pieces_of_one_line_are_joined_over_small_gaps() -> None:
    rulings = [across(100, 50, 90), across(100.4, 91.5, 150), across(100, 150, 200)]
    (stroke,) = merge_rulings(rulings).horizontal
    assert (stroke.start, stroke.end) == (50, 200)
    assert abs(stroke.at - 100.2) < 0.3


def test_pieces_far_apart_are_two_lines() -> None:
    rulings = [across(100, 50, 90), across(100, 120, 200)]
    assert [(s.start, s.end) for s in merge_rulings(rulings).horizontal] == [(50, 90), (120, 200)]


def test_a_double_line_is_one() -> None:
    assert len(merge_rulings([across(100, 50, 200), across(101.5, 50, 200)]).horizontal) == 1


def test_dashes_are_one_line() -> None:
    dashes = [down(80, top, top + 3) for top in range(100, 200, 6)]
    (stroke,) = merge_rulings(dashes).vertical
    assert (stroke.start, stroke.end) == (100, 199)


def _dot(x: float, y: float, *, upright: bool) -> Ruling:
    """A square of 0.75 points: which way it runs is decided by a hair's breadth."""
    box = Box(x, y - 0.375, x, y + 0.375) if upright else Box(x - 0.375, y, x + 0.375, y)
    return Ruling(box, 0.75)


@pytest.mark.parametrize("every", [1, 2, 1000])
def test_dots_are_a_line_down_as_well_as_across(every: int) -> None:
    places = [(50 + 1.5 * n, y) for n in range(100) for y in (100.0, 130.0)]
    places += [(x, 100 + 1.5 * n) for n in range(20) for x in (50.0, 198.5)]
    frame = [_dot(x, y, upright=n % every == 0) for n, (x, y) in enumerate(places)]
    across_, down_ = merge_rulings(frame)
    assert [round(line.at) for line in across_] == [100, 130]
    assert [(round(line.at), round(line.start), round(line.end)) for line in down_] == [
        (50, 100, 130),
        (198, 100, 130),
    ]


def test_corner_squares_of_a_double_line_are_no_line_down() -> None:
    squares = [Ruling(Box(50, y, 51, y), 1) for y in (100, 102.5, 105)]
    assert merge_rulings(squares) == StrokeGroup([], [])


def test_corner_squares_are_no_lines() -> None:
    corners = [Ruling(Box(x, 100, x + 0.5, 100), 0.5) for x in (50, 90, 200)]
    assert merge_rulings(corners) == StrokeGroup([], [])


def test_corner_squares_do_not_pull_a_line_aside() -> None:
    rulings = [across(100, 50, 200), Ruling(Box(200, 101.9, 200.5, 101.9), 0.5)]
    (stroke,) = merge_rulings(rulings).horizontal
    assert abs(stroke.at - 100) < 0.05


def test_lines_that_touch_form_one_group_others_their_own() -> None:
    rulings = lines_of([50, 100, 150], [100, 120]) + lines_of([200, 250], [100, 120])
    groups, whole = connect_strokes(merge_rulings(rulings))
    assert whole
    assert sorted(len(group.vertical) for group in groups) == [2, 3]


def test_lines_that_cross_nothing_form_no_group() -> None:
    underline, margin = across(300, 60, 90), down(20, 400, 500)
    assert connect_strokes(merge_rulings([underline, margin])) == ([], True)


def test_lines_that_stop_short_of_each_other_touch() -> None:
    rulings = [across(100, 52, 148), across(120, 52, 148), down(50, 102, 118), down(150, 102, 118)]
    groups, _ = connect_strokes(merge_rulings(rulings))
    assert [(len(g.horizontal), len(g.vertical)) for g in groups] == [(2, 2)]


def test_of_too_many_strokes_the_longest_are_used() -> None:
    short = [Stroke(10.0 + at, 0.0, 5.0) for at in range(MOST_STROKES)]
    frame = [Stroke(5.0, 0.0, 500.0), Stroke(600.0, 0.0, 500.0)]
    sides = [Stroke(0.0, 5.0, 600.0), Stroke(500.0, 5.0, 600.0)]
    groups, whole = connect_strokes(StrokeGroup(sorted(short + frame), sides))
    assert not whole
    assert any(set(frame) <= set(group.horizontal) for group in groups)

"""Forms of small drawn figures: ticks, crosses, discs, rings; whatever else has none."""

from __future__ import annotations

from math import cos, pi, sin

import pytest

from extractor.readers.figure_forms import MOST_CORNERS, form_of

CHECK = [(0.0, 5.0), (3.0, 9.0), (9.0, 0.0)]
THICK_CHECK = [(0.0, 5.0), (1.0, 4.0), (3.0, 7.0), (8.0, 0.0), (9.0, 1.0), (3.0, 9.0)]
STROKES = [[(0.0, 0.0), (8.0, 8.0)], [(8.0, 0.0), (0.0, 8.0)]]
THICK_CROSS = [(0, 1), (1, 0), (4, 3), (7, 0), (8, 1), (5, 4), (8, 7), (7, 8), (4, 5), (1, 8),
               (0, 7), (3, 4)]  # fmt: skip


def circle(radius: float, corners: int = 24) -> list[tuple[float, float]]:
    angles = [2 * pi * n / corners for n in range(corners)]
    return [(10 + radius * cos(angle), 10 + radius * sin(angle)) for angle in angles]


@pytest.mark.parametrize("outline", [CHECK, THICK_CHECK])
def test_ticks(outline: list[tuple[float, float]]) -> None:
    assert form_of([outline], painted=False) == "check"


def test_crosses() -> None:
    assert form_of(STROKES, painted=False) == "cross"
    assert form_of([THICK_CROSS], painted=True) == "cross"


def test_a_lone_stroke_is_half_a_cross() -> None:
    assert [form_of([stroke], painted=False) for stroke in STROKES] == ["falling", "rising"]


def test_round_figures_are_filled_or_hollow() -> None:
    assert form_of([circle(4)], painted=True) == "filled"
    assert form_of([circle(4)], painted=False) == "hollow"
    assert form_of([circle(4), circle(3)], painted=True) == "hollow"


@pytest.mark.parametrize(
    "outline",
    [
        [(0.0, 0.0), (4.0, 8.0), (8.0, 0.0)],  # V
        [(0.0, 8.0), (0.0, 0.0), (8.0, 8.0), (8.0, 0.0)],  # N
        [(0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0), (0.0, 0.0)],  # a box
        [(0.0, 8.0), (4.0, 0.0), (8.0, 8.0)],  # Λ
        [(0.0, 0.0), (20.0, 1.0)],  # nearly level
    ],
)
def test_others_have_no_form(outline: list[tuple[float, float]]) -> None:
    assert form_of([outline], painted=False) is None


def test_figures_of_very_many_corners_are_not_looked_at() -> None:
    assert form_of([circle(4, MOST_CORNERS + 1)], painted=True) is None

"""Edges of painted cells are lines; those of badges, and within one colour, are none."""

from __future__ import annotations

from extractor.readers.page import Box, Fill
from extractor.tables.painted_edges import edges_of_areas

BLUE, RED = "#dce6f1", "#dc3545"


def _places(*areas: Fill) -> list[tuple[float, float, float]]:
    return sorted((edge.at, edge.start, edge.end) for edge in edges_of_areas(areas))


def test_cells_side_by_side_have_edges() -> None:
    cells = [Fill(Box(50, 100, 90, 120), BLUE), Fill(Box(90, 100, 130, 120), BLUE)]
    assert _places(*cells) == [(100, 50, 90), (100, 90, 130), (120, 50, 90), (120, 90, 130)]


def test_a_badge_in_a_cell_has_none() -> None:
    assert _places(Fill(Box(60, 104, 85, 114), RED)) == []


def test_areas_of_one_colour_that_meet_have_no_edge_between_them() -> None:
    lines = [Fill(Box(50, top, 200, top + 12), BLUE) for top in (100, 112, 124)]
    assert _places(*lines) == [(100, 50, 200), (136, 50, 200)]


def test_areas_of_two_colours_that_meet_have_one() -> None:
    bands = [Fill(Box(50, 100, 200, 112), BLUE), Fill(Box(50, 112, 200, 124), RED)]
    assert [place for place, *_ in _places(*bands)] == [100, 112, 112, 124]


def test_white_is_no_band() -> None:
    assert _places(Fill(Box(50, 100, 300, 120), "#ffffff")) == []

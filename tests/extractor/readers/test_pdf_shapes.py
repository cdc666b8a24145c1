from __future__ import annotations

import pytest

from extractor.readers.page import Box, Drawing, Fill, Picture, Ruling
from extractor.readers.pdf_shapes import Outline, Paint, Shapes

BLACK = Paint(fill="#000000")
PEN = Paint(stroke="#000000", width=0.5)


@pytest.fixture
def shapes() -> Shapes:
    return Shapes(Box(0, 0, 600, 800))


def rectangle(x0: float, top: float, x1: float, bottom: float) -> Outline:
    return Outline(((x0, top), (x1, top), (x1, bottom), (x0, bottom)), closed=True)


def test_a_stroked_line_along_an_axis_is_a_ruling(shapes: Shapes) -> None:
    shapes.add_figure([Outline(((10, 50), (200, 50.2)))], PEN)
    shapes.finish()
    [ruling] = shapes.rulings
    assert ruling.horizontal
    assert (ruling.box.x0, ruling.box.x1, ruling.thickness) == (10, 200, pytest.approx(0.7))


def test_a_thin_filled_rectangle_is_its_middle_line(shapes: Shapes) -> None:
    shapes.add_figure([rectangle(10, 50, 11, 300)], BLACK)
    shapes.finish()
    assert shapes.rulings == [Ruling(Box(10.5, 50, 10.5, 300), 1)]
    assert not shapes.fills


def test_sub_paths_of_one_figure_are_told_apart(shapes: Shapes) -> None:
    shapes.add_figure([rectangle(10, 50, 200, 50.5), rectangle(10, 50, 10.5, 90)], BLACK)
    shapes.finish()
    assert [ruling.horizontal for ruling in shapes.rulings] == [True, False]


def test_a_border_with_mitred_ends_is_its_middle_line(shapes: Shapes) -> None:
    corners = ((20, 60.5), (20.5, 60), (199.5, 60), (200, 60.5), (200.5, 61), (19.5, 61))
    shapes.add_figure([Outline(corners, closed=True)], BLACK)
    shapes.finish()
    assert shapes.rulings == [Ruling(Box(19.5, 60.5, 200.5, 60.5), 1)]
    assert not shapes.drawings


def test_a_mitred_frame_in_one_figure_has_four_sides(shapes: Shapes) -> None:
    outer, inner = (30, 40, 90, 70), (31, 41, 89, 69)
    sides = [
        Outline(
            (
                (outer[x], outer[y]),
                (outer[u], outer[v]),
                (inner[u], inner[v]),
                (inner[x], inner[y]),
            ),
            closed=True,
        )
        for x, y, u, v in ((0, 1, 2, 1), (2, 1, 2, 3), (2, 3, 0, 3), (0, 3, 0, 1))
    ]
    shapes.add_figure(sides, BLACK)
    shapes.finish()
    assert [ruling.horizontal for ruling in shapes.rulings] == [True, False, True, False]


def test_a_thin_stroke_of_a_drawn_sign_is_no_border(shapes: Shapes) -> None:
    stem = Outline(((50, 50), (51, 50), (51.2, 55), (52, 58), (50, 58.5)), closed=True)
    bow = Outline(((51, 51), (57, 54), (51, 57)), closed=True)
    shapes.add_figure([stem, bow], BLACK)
    shapes.finish()
    assert not shapes.rulings
    assert shapes.drawings == [Drawing(Box(50, 50, 57, 58.5))]


def test_a_filled_area_has_no_edges(shapes: Shapes) -> None:
    shapes.add_figure([rectangle(10, 50, 200, 90)], Paint(fill="#c0c0c0"))
    shapes.finish()
    assert shapes.fills == [Fill(Box(10, 50, 200, 90), "#c0c0c0")]
    assert not shapes.rulings


def test_a_white_area_is_told_because_it_may_hide(shapes: Shapes) -> None:
    shapes.add_figure([rectangle(10, 50, 200, 90)], Paint(fill="#ffffff"))
    shapes.finish()
    assert [fill.colour for fill in shapes.fills] == ["#ffffff"]


def test_a_stroked_box_has_four_sides(shapes: Shapes) -> None:
    shapes.add_figure([rectangle(10, 50, 200, 90)], PEN)
    shapes.finish()
    assert {ruling.box for ruling in shapes.rulings} == {
        Box(10, 50, 200, 50),
        Box(10, 90, 200, 90),
        Box(10, 50, 10, 90),
        Box(200, 50, 200, 90),
    }


def test_a_box_within_a_box_is_a_frame(shapes: Shapes) -> None:
    shapes.add_figure([rectangle(10, 50, 200, 90), rectangle(11, 51, 199, 89)], BLACK)
    shapes.finish()
    assert not shapes.fills
    assert shapes.rulings[0] == Ruling(Box(10.5, 50.5, 199.5, 50.5), 1)
    assert len(shapes.rulings) == 4


def test_dots_of_a_dotted_border_are_rulings(shapes: Shapes) -> None:
    shapes.add_figure([rectangle(x, 50, x + 0.5, 50.5) for x in range(10, 20)], BLACK)
    shapes.finish()
    assert len(shapes.rulings) == 10


def test_a_tick_of_two_strokes_is_one_drawing(shapes: Shapes) -> None:
    shapes.add_figure([Outline(((10, 15), (13, 20))), Outline(((13, 20), (20, 8)))], PEN)
    shapes.finish()
    assert shapes.drawings == [Drawing(Box(10, 8, 20, 20))]
    assert not shapes.rulings


def test_curves_and_diagonals_of_a_chart_are_nothing(shapes: Shapes) -> None:
    shapes.add_figure([Outline(((10, 10), (300, 400)))], PEN)
    shapes.add_figure([Outline(((10, 10), (100, 0), (200, 300)), curved=True)], PEN)
    shapes.finish()
    assert (shapes.rulings, shapes.fills, shapes.drawings) == ([], [], [])


def test_a_white_line_counts_over_a_coloured_area_only(shapes: Shapes) -> None:
    white = Paint(stroke="#ffffff", width=1)
    shapes.add_figure([Outline(((10, 60), (200, 60)))], white)
    shapes.add_figure([rectangle(10, 50, 200, 90)], Paint(fill="#003366"))
    shapes.add_figure([Outline(((10, 70), (200, 70)))], white)
    shapes.add_figure([Outline(((10, 170), (200, 170)))], white)
    shapes.finish()
    assert [ruling.box.top for ruling in shapes.rulings] == [70]


def test_a_figure_is_cut_off_by_its_clip(shapes: Shapes) -> None:
    clip = Box(50, 40, 100, 200)
    shapes.add_figure([rectangle(10, 50, 200, 90)], Paint(fill="#c0c0c0"), clip)
    shapes.add_figure([Outline(((10, 50), (200, 50)))], PEN, clip)
    shapes.add_figure([Outline(((10, 300), (200, 300)))], PEN, clip)
    shapes.finish()
    assert [fill.box for fill in shapes.fills] == [Box(50, 50, 100, 90)]
    assert [(one.box.x0, one.box.x1) for one in shapes.rulings] == [(50, 100)]


def test_what_lies_outside_the_page_is_left_out(shapes: Shapes) -> None:
    shapes.add_figure([Outline(((-100, 50), (900, 50)))], PEN)
    shapes.add_figure([rectangle(700, 50, 800, 90)], BLACK)
    shapes.finish()
    assert [(one.box.x0, one.box.x1) for one in shapes.rulings] == [(0, 600)]
    assert not shapes.fills


def test_an_image_as_thin_as_a_line_is_a_ruling(shapes: Shapes) -> None:
    shapes.add_picture(Box(10, 50, 200, 50.5))
    shapes.add_picture(Box(10, 60, 20, 70))
    shapes.finish()
    assert [ruling.thickness for ruling in shapes.rulings] == [0.5]
    assert shapes.pictures == [Picture(Box(10, 60, 20, 70))]


def test_an_outline_of_right_angles_that_is_no_box_gives_its_edges(shapes: Shapes) -> None:
    corner = Outline(((10, 50), (200, 50), (200, 90)))
    shapes.add_figure([corner], PEN)
    shapes.finish()
    assert [ruling.horizontal for ruling in shapes.rulings] == [True, False]


def _shaded_cell(shapes: Shapes, strip: str) -> list[float]:
    """Two shades of one cell, a strip between them, and the border of the next column there."""
    areas = [[10, 10, 100, 30], [10, 30.5, 100, 50], [10, 30, 100, 30.5], [100, 30, 200, 30.5]]
    shapes.add_areas(areas, ["#e2efd9", "#e2efd9", strip, "#000000"], [None] * 4)
    shapes.finish()
    return [ruling.box.x0 for ruling in shapes.rulings]


def test_a_strip_in_the_colour_of_the_shades_around_it_is_no_border(shapes: Shapes) -> None:
    assert _shaded_cell(shapes, "#e2efd9") == [100]


def test_a_strip_in_another_colour_than_the_shades_is_a_border(shapes: Shapes) -> None:
    assert _shaded_cell(shapes, "#70ad47") == [10, 100]


def test_strips_side_by_side_between_two_shades_of_one_cell_are_no_borders(shapes: Shapes) -> None:
    shades = [[10, 10, 100, 30], [10, 30, 100, 30.5], [10, 30.5, 100, 33.4], [10, 33.5, 100, 50]]
    beside = [[100, 30, 200, 30.5], [100, 30.5, 200, 33.4]]
    colours = ["#e2efd9"] * len(shades) + ["#000000", "#fbe4d5"]
    shapes.add_areas([*shades, *beside], colours, [None] * len(colours))
    shapes.finish()
    assert [ruling.box.x0 for ruling in shapes.rulings] == [100, 100]


@pytest.mark.parametrize(("below", "borders"), [([], []), ([[50, 50, 50.5, 80]], [50.0, 50.0])])
def test_an_upright_strip_in_its_shades_is_a_border_where_another_line_goes_on(
    shapes: Shapes, below: list[list[float]], borders: list[float]
) -> None:
    areas = [[10, 10, 50, 50], [50.5, 10, 90, 50], [50, 10, 50.5, 50], *below]
    colours = ["#d9d9d9"] * 3 + ["#000000"] * len(below)
    shapes.add_areas(areas, colours, [None] * len(areas))
    shapes.finish()
    assert [ruling.box.x0 // 1 for ruling in shapes.rulings] == borders


def test_a_strip_that_no_other_line_goes_on_stays_a_border(shapes: Shapes) -> None:
    areas = [[10, 10, 100, 30], [10, 30.5, 100, 50], [10, 30, 100, 30.5]]
    shapes.add_areas(areas, ["#4472c4"] * 3, [None] * 3)
    shapes.finish()
    assert len(shapes.rulings) == 1

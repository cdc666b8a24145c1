"""Lines under words are no borders, however near to the borders they end."""

from __future__ import annotations

import itertools

import pytest

from extractor.readers.page import Ruling, Word
from extractor.tables.ruled import find_ruled_tables
from extractor.tables.underlines import without_underlines
from tests.extractor.tables.ruled_pages import across, down, lines_of, page_of, rows_of, words_at

XS = [50.0, 76.0, 180.0, 250.0]
YS = [100.0, 130.0, 160.0]
SIDES = [down(x, YS[0], YS[-1]) for x in XS]


def words() -> list[Word]:
    texts = [(52, 104, "No"), (78, 104, "Kegiatan"), (182, 104, "Biaya")]
    texts += [
        (52, 134, "1"),
        (78, 132, "Penyusunan laporan"),
        (78, 146, "triwulan"),
        (182, 134, "75"),
    ]
    return [word for x, y, text in texts for word in words_at(x, y, text)]


def under(x: float, y: float, text: str, *, through: bool = False) -> Ruling:
    """Draw the line under (or through) a text that stands at (x, y)."""
    printed = words_at(x, y, text)
    return across(y + (5 if through else 10.5), printed[0].box.x0, printed[-1].box.x1)


@pytest.mark.parametrize("through", [False, True])
def test_an_underlined_text_that_fills_its_cell_is_not_cut(through: bool) -> None:
    lines = [*lines_of(XS, YS), under(78, 132, "Penyusunan laporan", through=through)]
    (table,) = find_ruled_tables(page_of(words(), lines))
    assert rows_of(table) == ["No | Kegiatan | Biaya", "1 | Penyusunan laporan triwulan | 75"]
    assert table.confidence == 1


def test_words_underlined_one_by_one_are_underlined() -> None:
    first, second = words_at(78, 132, "Penyusunan laporan")
    lines = [across(142.5, first.box.x0, second.box.x0), across(142.5, *second.box[::2])]
    assert without_underlines([*SIDES, *lines], words()) == SIDES


def test_lines_that_go_on_past_the_words_are_borders() -> None:
    lines = [*SIDES, across(143, 76, 180), across(143, 78, 180), across(143, 76, 171)]
    assert without_underlines(lines, words()) == lines


def test_a_border_as_wide_as_its_text_is_one_by_the_lines_that_it_meets() -> None:
    first, second = words_at(78, 132, "Penyusunan laporan")
    lines = [across(143, first.box.x0, second.box.x1)]
    sides = [down(first.box.x0, 130, 160), down(second.box.x1, 130, 160)]
    assert without_underlines([*lines, *sides], words()) == [*lines, *sides]


def test_a_line_well_above_or_below_the_words_is_none_of_theirs() -> None:
    first, second = words_at(182, 134, "75")[0], words_at(78, 146, "triwulan")[0]
    lines = [across(131, first.box.x0, first.box.x1), across(160, second.box.x0, second.box.x1)]
    lines += SIDES
    assert without_underlines(lines, words()) == lines


@pytest.mark.parametrize("padding", [0.0, 0.9, 1.0])
def test_borders_of_cells_that_leave_their_text_no_room_are_kept(padding: float) -> None:
    xs, ys = [50.0, 50 + 50 + 2 * padding, 180.0], [100.0, 113.0, 126.0, 139.0]
    printed = words_at(xs[0] + padding, 101, "Persentase") + words_at(110, 101, "75")
    printed += words_at(xs[0] + padding, 114, "Prevalensi") + words_at(110, 114, "80")
    printed += words_at(xs[0] + padding, 127, "Tercapaiii") + words_at(110, 127, "90")
    lines = [across(y, x0, x1) for y in ys for x0, x1 in itertools.pairwise(xs)]
    lines.append(down(xs[1], ys[0], ys[-1]))
    assert without_underlines(lines, printed) == lines


def test_a_line_that_upright_ones_cross_is_a_border() -> None:
    printed = words_at(50, 101, "Persentase") + words_at(110, 101, "75")
    lines = [across(112, 50, 120), down(105, 90, 130)]
    assert without_underlines(lines, printed) == lines


def test_a_line_that_ends_where_a_border_does_is_a_border() -> None:
    printed = words_at(50, 101, "Persentase")
    under, side = across(112, 50, 100), down(180, 90, 130)
    assert without_underlines([under, side], printed) == [side]
    for border in (across(90, 50, 180), across(130, 20, 100)):
        assert without_underlines([under, side, border], printed) == [under, side, border]

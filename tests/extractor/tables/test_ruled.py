"""Tables with drawn borders: spans as drawn, whatever way the lines were made."""

from __future__ import annotations

import itertools
from decimal import Decimal

import pytest

from extractor.readers.page import Box, Drawing, Fill, Page, Picture, Ruling, Word
from extractor.tables import ruled_lattice
from extractor.tables.page_tables import words_outside
from extractor.tables.ruled import find_ruled_tables
from tests.extractor.tables.ruled_pages import (
    across,
    covered,
    down,
    lines_of,
    page_of,
    rows_of,
    spans_of,
    table_words,
    words_at,
)

XS = [50.0, 90.0, 250.0, 350.0]
YS = [100.0, 130.0, 160.0, 190.0]
ROWS = ["No | Indikator | Target", "1 | Cakupan layanan | 95%", "2 | Indeks kepuasan | 82,5"]


def test_a_full_grid_is_read_cell_by_cell() -> None:
    (table,) = find_ruled_tables(page_of(table_words(XS, YS, ROWS), lines_of(XS, YS)))
    assert rows_of(table) == ROWS
    assert (table.ruled, table.confidence, table.page) == (True, Decimal(1), 1)
    assert table.box == Box(50, 100, 350, 190)
    assert table.cells[4].box == Box(90, 130, 250, 160)


def test_a_header_of_three_levels_has_its_spans() -> None:
    xs = [50.0, 80.0, 200.0, 230.0, 260.0, 290.0, 320.0, 350.0, 380.0]
    ys = [100.0, 120.0, 140.0, 160.0, 180.0]
    rulings = [across(100, 50, 380), across(120, 200, 380), across(140, 200, 380)]
    rulings += [across(160, 50, 380), across(180, 50, 380)]
    rulings += [down(x, 100, 180) for x in (50, 80, 200, 380)]
    rulings += [down(290, 120, 180)] + [down(x, 140, 180) for x in (230, 260, 320, 350)]
    words = words_at(53, 124, "No") + words_at(90, 124, "Kegiatan") + words_at(260, 104, "JADWAL")
    words += words_at(225, 124, "TrwI") + words_at(315, 124, "TrwII")
    words += [word for at in range(6) for word in words_at(xs[2 + at] + 5, 144, str(at + 1))]
    words += words_at(90, 164, "Rapat")
    (table,) = find_ruled_tables(page_of(words, rulings))
    assert spans_of(table) == {
        "No": (0, 0, 3, 1),
        "Kegiatan": (0, 1, 3, 1),
        "JADWAL": (0, 2, 1, 6),
        "TrwI": (1, 2, 1, 3),
        "TrwII": (1, 5, 1, 3),
        **{str(at + 1): (2, 2 + at, 1, 1) for at in range(6)},
        "Rapat": (3, 1, 1, 1),
    }
    assert len(ys) - 1 == table.rows


def test_lines_drawn_for_each_cell_with_gaps_make_the_same_table() -> None:
    rulings = []
    for x0, x1 in itertools.pairwise(XS):
        for top, bottom in itertools.pairwise(YS):
            rulings += [across(top + 0.7, x0 + 1, x1 - 1), across(bottom - 0.7, x0 + 1, x1 - 1)]
            rulings += [down(x0 + 0.7, top + 1, bottom - 1), down(x1 - 0.7, top + 1, bottom - 1)]
    (table,) = find_ruled_tables(page_of(table_words(XS, YS, ROWS), rulings))
    assert rows_of(table) == ROWS


@pytest.mark.parametrize("missing", [0, 1, 2, 3])
def test_a_missing_outer_border_loses_no_column_and_no_row(missing: int) -> None:
    rulings = lines_of(XS, YS)
    border = [down(XS[0], 100, 190), across(100, 50, 350), down(XS[-1], 100, 190)]
    border.append(across(190, 50, 350))
    rulings.remove(border[missing])
    (table,) = find_ruled_tables(page_of(table_words(XS, YS, ROWS), rulings))
    assert rows_of(table) == ROWS
    assert table.confidence < 1


def test_edges_of_shading_make_no_columns_and_colour_the_cells() -> None:
    page = page_of(table_words(XS, YS, ROWS), lines_of(XS, YS))
    page.fills = [
        Fill(Box(0, 0, 595, 842), "#ffffff"),
        Fill(Box(50, 100, 350, 130), "#ffcc00"),
        Fill(Box(95, 103, 245, 115), "#ffcc00"),
        Fill(Box(92, 132, 248, 158), "#00ff00"),
        Fill(Box(92, 132, 248, 158), "#fefefe"),
        Fill(Box(250, 160, 290, 190), "#0000ff"),
    ]
    (table,) = find_ruled_tables(page)
    assert rows_of(table) == ROWS
    assert [cell.fill for cell in table.cells] == ["#ffcc00"] * 3 + [None] * 6


def test_two_tables_on_a_page_stay_apart() -> None:
    second = [y + 200 for y in YS]
    words = table_words(XS, YS, ROWS) + table_words(XS, second, ROWS)
    page = page_of(words[::-1], lines_of(XS, second) + lines_of(XS, YS))
    first, last = find_ruled_tables(page)
    assert rows_of(first) == rows_of(last) == ROWS
    assert (first.box or Box(0, 0, 0, 0)).top == 100


def test_a_frame_around_a_table_and_the_text_is_no_table() -> None:
    rulings = lines_of([20, 575], [20, 820]) + lines_of(XS, YS)
    words = table_words(XS, YS, ROWS) + words_at(60, 300, "Demikian laporan ini")
    page = page_of(words, rulings)
    (table,) = find_ruled_tables(page)
    assert rows_of(table) == ROWS
    assert [word.text for word in words_outside(page, [table])] == ["Demikian", "laporan", "ini"]


def test_a_table_in_a_layout_table_is_the_table() -> None:
    rulings = lines_of([20, 400, 575], [20, 820]) + lines_of(XS, YS)
    (table,) = find_ruled_tables(page_of(table_words(XS, YS, ROWS), rulings))
    assert rows_of(table) == ROWS


def test_text_in_a_box_is_no_table() -> None:
    assert not find_ruled_tables(
        page_of(words_at(60, 110, "VISI"), lines_of([50, 300], [100, 200]))
    )


def test_rows_in_a_box_without_inner_verticals_are_left_to_alignment() -> None:
    words = table_words(XS, YS, ROWS)
    assert not find_ruled_tables(page_of(words, lines_of([50, 350], YS)))


def test_the_last_row_of_a_table_is_a_table() -> None:
    (table,) = find_ruled_tables(page_of(table_words(XS, YS, ROWS[1:2]), lines_of(XS, YS[:2])))
    assert rows_of(table) == ROWS[1:2]
    assert table.confidence < 1


def test_a_running_title_beside_a_divider_is_no_table() -> None:
    rulings = [across(60, 50, 500), across(40, 50, 500), down(450, 40, 60)]
    words = words_at(60, 45, "LKIP Dinas") + words_at(460, 45, "2016")
    assert not find_ruled_tables(page_of(words, rulings))


def test_underlines_and_strike_throughs_make_no_rows() -> None:
    rulings = [*lines_of(XS, YS), across(148, 95, 150), across(139, 95, 150)]
    (table,) = find_ruled_tables(page_of(table_words(XS, YS, ROWS), rulings))
    assert rows_of(table) == ROWS


def test_lines_of_single_rows_a_little_aside_make_no_columns() -> None:
    rulings = [across(y, 50, 350) for y in YS]
    for shift, top in enumerate(YS[:-1]):
        rulings += [down(x + 4.5 * shift, top, top + 30) for x in XS[1:-1]]
        rulings += [down(XS[0], top, top + 30), down(XS[-1], top, top + 30)]
    words = [
        Word(w.text, Box(w.box.x0 + 10, w.box.top, w.box.x1 + 10, w.box.bottom), size=10)
        for w in table_words(XS, YS, ROWS)
    ]
    (table,) = find_ruled_tables(page_of(words, rulings))
    assert rows_of(table) == ROWS


def test_a_double_line_wider_than_usual_makes_no_column() -> None:
    rulings = [*lines_of(XS, YS), down(94.5, 100, 190)]
    words = [
        Word(w.text, Box(w.box.x0 + 4, w.box.top, w.box.x1 + 4, w.box.bottom), size=10)
        for w in table_words(XS, YS, ROWS)
    ]
    (table,) = find_ruled_tables(page_of(words, rulings))
    assert rows_of(table) == ROWS


def test_a_word_over_a_border_is_in_one_cell_only() -> None:
    words = [*table_words(XS, YS, ROWS), Word("meluber", Box(200, 134, 290, 144), size=10)]
    (table,) = find_ruled_tables(page_of(words, lines_of(XS, YS)))
    assert rows_of(table)[1] == "1 | Cakupan layanan meluber | 95%"


def test_a_large_word_printed_across_is_not_in_the_cells() -> None:
    words = [*table_words(XS, YS, ROWS), Word("DRAFT", Box(100, 110, 320, 180), size=70)]
    page = page_of(words, lines_of(XS, YS))
    (table,) = find_ruled_tables(page)
    assert rows_of(table) == ROWS
    assert [word.text for word in words_outside(page, [table])] == ["DRAFT"]


def test_letters_of_a_slanted_watermark_go_with_those_that_cross_borders() -> None:
    boxes = [Box(75, 110, 105, 150), Box(140, 132, 160, 152), Box(220, 160, 240, 180)]
    letters = [Word(x, box, size=60) for x, box in zip("SAL", boxes, strict=True)]
    page = page_of([*table_words(XS, YS, ROWS), *letters], lines_of(XS, YS))
    (table,) = find_ruled_tables(page)
    assert rows_of(table) == ROWS


def test_large_letters_within_their_cell_stay() -> None:
    letters = [Word("A", Box(300, 132, 320, 158), size=40)]
    page = page_of([*table_words(XS, YS, ROWS), *letters], lines_of(XS, YS))
    (table,) = find_ruled_tables(page)
    assert rows_of(table)[1] == ROWS[1] + " A"


def test_grid_lines_of_a_chart_are_no_table() -> None:
    page = page_of(words_at(10, 100, "105 100 95"), lines_of([100, 150, 200, 250], YS))
    assert find_ruled_tables(page) == []


def test_connectors_between_boxes_are_no_table() -> None:
    rulings: list[Ruling] = []
    words: list[Word] = []
    for x, y in ((100, 100), (50, 200), (150, 200)):
        rulings += lines_of([x, x + 80], [y, y + 30])
        words += words_at(x + 5, y + 10, "Kepala Dinas")
    rulings += [down(140, 130, 165), across(165, 90, 190), down(90, 165, 200), down(190, 165, 200)]
    assert find_ruled_tables(page_of(words, rulings)) == []


def test_a_shape_that_is_no_rectangle_is_cut_beside_its_words() -> None:
    rulings = [r for r in lines_of(XS, YS) if r not in (across(160, 50, 350), down(250, 100, 190))]
    rulings += [across(160, 90, 350), down(250, 100, 160)]
    words = words_at(60, 140, "1") + words_at(200, 170, "kalimat panjang di bawah dua")
    words += words_at(100, 104, "Uraian") + words_at(260, 104, "Satuan") + words_at(260, 140, "%")
    (table,) = find_ruled_tables(page_of(words, rulings))
    assert covered(table.cells) == [(r, c) for r in range(3) for c in range(3)]
    assert spans_of(table)["kalimat panjang di bawah dua"] == (2, 1, 1, 2)


def test_drawn_ticks_and_small_pictures_mark_empty_cells() -> None:
    page = page_of(table_words(XS, YS, ["No | A | B", "1 | | ", "2 | | ada"]), lines_of(XS, YS))
    page.drawings = [Drawing(Box(160, 140, 170, 150)), Drawing(Box(300, 170, 308, 178))]
    page.pictures = [Picture(Box(295, 140, 305, 150)), Picture(Box(51, 101, 349, 189))]
    (table,) = find_ruled_tables(page)
    assert rows_of(table)[1:] == ["1 | ✓ | ✓", "2 |  | ada"]
    assert [cell.mark for cell in table.cells][4:6] == ["drawing", "picture"]


def test_an_arrow_over_months_marks_each_month_that_it_covers() -> None:
    xs = [50.0, 150.0, 180.0, 210.0, 240.0, 270.0]
    ys = [100.0, 120.0, 140.0]
    page = page_of(table_words(xs, ys, ["Rapat | 1 | 2 | 3 | 4", "x"]), lines_of(xs, ys))
    page.drawings = [Drawing(Box(176, 127, 234, 133))]
    (table,) = find_ruled_tables(page)
    assert rows_of(table)[1] == "x |  | ✓ | ✓ | "


def test_too_many_lines_are_told_and_do_not_hang() -> None:
    hatching = [across(300 + at * 2.5, 50, 60) for at in range(100)]
    page = Page(1, 595, 842, rulings=hatching * 400 + lines_of(XS, YS))
    page.rulings += [Ruling(Box(5.0 * at, 0, 5.0 * at, 9.0 * at)) for at in range(200)]
    page.rulings += [across(3000.0 + 2.5 * at, 0, 50) for at in range(25_000)]
    page.words = table_words(XS, YS, ROWS)
    find_ruled_tables(page)
    assert page.notes == ["too-many-rulings"]


def test_a_pattern_of_more_cells_than_a_table_has_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ruled_lattice, "MOST_CELLS", 8)
    page = page_of(table_words(XS, YS, ROWS), lines_of(XS, YS))
    assert find_ruled_tables(page) == []
    assert page.notes == ["too-many-rulings"]


def test_the_rule_above_the_page_number_adds_no_column_and_no_row() -> None:
    rulings = [*lines_of(XS, YS), across(190, 20, 560)]
    rulings += [down(480, 178, 190), down(540, 178, 190), across(178, 480, 540)]
    page = page_of(table_words(XS, YS, ROWS) + words_at(500, 179, "46"), rulings)
    (table,) = find_ruled_tables(page)
    assert rows_of(table) == ROWS
    assert [word.text for word in words_outside(page, [table])] == ["46"]


def test_lines_over_a_scan_are_less_sure() -> None:
    page = page_of(table_words(XS, YS, ROWS), lines_of(XS, YS))
    page.pictures = [Picture(Box(0, 0, 595, 842))]
    (table,) = find_ruled_tables(page)
    assert rows_of(table) == ROWS
    assert table.confidence == Decimal("0.5")
    page.pictures = [Picture(Box(0, 0, 595, 842), behind=True)]
    assert [one.confidence for one in find_ruled_tables(page)] == [1]


def test_turned_labels_are_read_in_their_direction() -> None:
    words = table_words(XS, YS, ["No | Indikator |", *ROWS[1:]])
    words += [
        Word("Tahun", Box(300, 115, 309, 129), size=6, turn=270),
        Word("2016", Box(300, 101, 309, 112), size=6, turn=270),
    ]
    (table,) = find_ruled_tables(page_of(words, lines_of(XS, YS)))
    assert rows_of(table)[0] == "No | Indikator | Tahun 2016"


def test_borders_as_thick_as_bars_make_a_table() -> None:
    page = page_of(table_words(XS, YS, ROWS))
    page.fills = [Fill(Box(50, y - 2, 350, y + 2), "#000000") for y in YS]
    page.fills += [Fill(Box(x - 2, 102, x + 2, 188), "#333366") for x in XS]
    (table,) = find_ruled_tables(page)
    assert rows_of(table) == ROWS


def test_pale_bars_are_no_borders() -> None:
    page = page_of(table_words(XS, YS, ROWS))
    page.fills = [Fill(Box(50, y - 2, 350, y + 2), "#dddddd") for y in YS]
    page.fills += [Fill(Box(x - 2, 100, x + 2, 190), "#dddddd") for x in XS]
    assert find_ruled_tables(page) == []

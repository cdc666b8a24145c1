"""How far a run of lines reaches down, and why it ends."""

from __future__ import annotations

from extractor.tables.aligned_growth import Growth, grow_down
from extractor.tables.rulings import Stroke
from tests.extractor.tables.aligned_pages import lines_of

Rows = list[list[tuple[float, str]]]

ROWS: Rows = [
    [(50, "Sapi potong"), (-340, "382.949"), (-440, "401.024")],
    [(50, "Kerbau"), (-340, "108.303"), (-440, "124.001")],
    [(50, "Itik"), (-340, "9.096"), (-440, "9.417")],
]


def grown(rows: Rows) -> Growth:
    lines = lines_of(rows)
    return grow_down(lines, 0, [False] * len(lines), [])


def test_lines_that_leave_the_gaps_white_are_taken() -> None:
    growth = grown(ROWS)
    assert (growth.last, len(growth.columns), growth.crossing) == (2, 3, set())


def test_a_section_heading_over_the_gaps_is_crossed() -> None:
    section: Rows = [[(50, "Ternak besar yang dipelihara oleh masyarakat setempat sendiri")]]
    growth = grown([ROWS[0], *section, *ROWS[1:]])
    assert (growth.last, growth.crossing) == (3, {1})


def test_three_lines_over_the_gaps_end_it() -> None:
    text: Rows = [[(50, "Ternak besar yang dipelihara oleh masyarakat setempat sendiri")]] * 3
    growth = grown([*ROWS, *text])
    assert (growth.last, growth.stopped) == (2, 3)


def test_a_line_with_several_texts_under_one_is_where_the_table_begins() -> None:
    title: Rows = [[(50, "Provinsi Jawa Barat bagian timur laut"), (400, "2016")]]
    wide: Rows = [[(50, "A"), (120, "1"), (190, "2"), (260, "3"), (400, "4"), (470, "5")]] * 3
    assert grown([*title, *wide]).richer == 1


def test_the_last_label_is_taken_with_its_wrapped_lines() -> None:
    last: Rows = [
        [(50, "Ayam ras petelur milik"), (-340, "77"), (-440, "78")],
        [(50, "rumah tangga")],
    ]
    assert grown([*ROWS, *last]).last == 4


def test_text_wider_than_the_column_above_it_is_none_of_its_lines() -> None:
    assert grown([*ROWS, [(50, "ternak dihitung setiap akhir tahun")]]).last == 2


def test_a_total_that_reaches_under_its_heading_is_the_last_row() -> None:
    head: Rows = [[(50, "Uraian"), (250, "Target"), (400, "Satuan")]]
    rows: Rows = [[(50, "Sapi"), (-340, "382"), (400, "Ekor")]] * 3
    total: Rows = [[(50, "Jumlah"), (-340, "1.250.000.000"), (400, "Ekor")]]
    assert grown([*head, *rows, *total]).last == 4


def test_a_last_row_of_one_text_is_taken_between_two_lines() -> None:
    lines = lines_of([*ROWS, [(50, "Domba")]])
    rules = [Stroke(line.bottom + 2, 45, 445) for line in lines]
    assert grow_down(lines, 0, [False] * 4, rules).last == 3


def test_the_last_line_of_a_drawn_row_is_taken() -> None:
    lines = lines_of([*ROWS, [(260, "382.950 (angka diperbaiki)")]])
    rules = [Stroke(lines[0].top - 2, 45, 445), Stroke(lines[3].bottom + 2, 45, 445)]
    assert grow_down(lines, 0, [False] * 4, []).last == 2
    assert grow_down(lines, 0, [False] * 4, rules).last == 3


def test_rows_that_share_gaps_of_their_own_close_no_heading_gaps() -> None:
    head: Rows = [[(100, "Ternak"), (180, "2015"), (260, "2016")], [(190, "Jawa Barat")]]
    rows: Rows = [[(50, "Sapi potong dan kerbau betina"), (-240, "382"), (-280, "401")]] * 3
    assert grown([*head, *rows]).richer == 2

"""Headings above the first line of data belong to a table, titles and prose do not."""

from __future__ import annotations

from extractor.readers.page import Ruling
from extractor.tables.aligned_tops import find_top
from extractor.tables.column_gaps import Extent
from extractor.tables.rulings import merge_rulings
from tests.extractor.tables.aligned_pages import lines_of, rule

Rows = list[list[tuple[float, str]]]

COLUMNS = [Extent(50, 200), Extent(300, 340), Extent(380, 420), Extent(460, 500)]
YEARS: Rows = [[(50, "Uraian"), (310, "2014"), (390, "2015"), (470, "2016")]]
DATA: Rows = [[(50, "Sapi potong"), (300, "382.949"), (380, "401.024"), (460, "447.978")]]


def top_of(above: Rows, rules: list[Ruling] | None = None) -> int:
    lines = lines_of([*above, *DATA])
    strokes, _ = merge_rulings(rules or [])
    body = len(above)
    return find_top(lines, body, COLUMNS, [False] * len(lines), strokes, -1)


def test_a_line_of_headings_is_taken_in() -> None:
    assert top_of(YEARS) == 0


def test_a_heading_over_some_columns_is_taken_in() -> None:
    assert top_of([[(375, "Realisasi")], *YEARS]) == 0


def test_a_title_over_the_whole_table_is_not() -> None:
    assert top_of([[(180, "Populasi ternak menurut jenisnya")], *YEARS]) == 1


def test_a_caption_is_not() -> None:
    assert top_of([[(300, "Tabel 2.1")], *YEARS]) == 1


def test_the_first_line_of_a_stacked_heading_is_taken_in() -> None:
    heads: Rows = [[(310, "Target tahun")], [(50, "Uraian"), (310, "berjalan"), (390, "2015")]]
    assert top_of(heads) == 0


def test_what_stands_under_the_upper_border_is_taken_in() -> None:
    above: Rows = [[(300, "Tabel 2.1")], [(50, "Uraian")], *YEARS]
    assert top_of(above) == 2
    assert top_of(above, [rule(112, 50, 500)]) == 1


WHOLE = rule(97, 50, 500)


def test_a_spanning_heading_under_the_upper_border_is_taken_in_with_its_own_rule() -> None:
    above: Rows = [[(345, "Populasi")], *YEARS]
    own = rule(112, 220, 500)
    assert top_of(above, [own]) == 1
    assert top_of(above, [WHOLE, own]) == 0
    assert top_of(above, [WHOLE, own, rule(126, 50, 500)]) == 0


def test_headings_set_close_in_a_frame_are_taken_in() -> None:
    above: Rows = [[(305, "Sementara 2014 tetap 2015 akhir 2016")]]
    assert top_of(above, [rule(112, 50, 500)]) == 1
    assert top_of(above, [WHOLE, rule(112, 50, 500)]) == 0


def test_headings_wider_than_their_columns_are_taken_in_where_rules_frame_them() -> None:
    above: Rows = [[(50, "Uraian"), (310, "2014"), (390, "2015"), (470, "Angka sementara")]]
    assert top_of(above, [rule(112, 50, 560)]) == 1
    assert top_of(above, [rule(97, 50, 560), rule(112, 50, 560)]) == 0


def test_a_unit_above_the_headings_is_none_of_them() -> None:
    assert top_of([[(460, "[ribuan]")], *YEARS]) == 1
    assert top_of([*YEARS, [(350, "(dalam ribuan)")]]) == 0

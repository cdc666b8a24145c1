"""Headings that are centred over parts of the columns span these, though one is right below."""

from __future__ import annotations

from extractor.tables.aligned_spanning import Heads, heading_to_pieces
from extractor.tables.aligned_spread import is_unit_row, spread
from extractor.tables.column_gaps import Extent
from tests.extractor.tables.aligned_pages import lines_of

COLUMNS = [Extent(50, 120), *(Extent(200 + 60 * n, 220 + 60 * n) for n in range(6))]
ALL = range(1, 7)
YEARS = [(200.0 + 60 * n, str(2011 + n % 3)) for n in range(6)]


def spans(upper: list[tuple[float, str]], lower: list[tuple[float, str]]) -> list[range]:
    above, below = lines_of([upper, lower])
    heads = {COLUMNS.index(Extent(c.x0, c.x0 + 20)): c for c in below.chunks}
    return spread(above.chunks, COLUMNS, ALL, heads, above.size)


def test_two_headings_without_rules_share_the_columns_below() -> None:
    assert spans([(255, "Target"), (435, "Hasil")], YEARS) == [range(1, 4), range(4, 7)]


def test_the_rest_of_the_line_stays_in_its_columns() -> None:
    above, below = lines_of([[(50, "Uraian"), (255, "Target"), (435, "Hasil")], YEARS])
    extents = [Extent(chunk.x0, chunk.x1) for chunk in below.chunks]
    heads = Heads(extents, extents, None, dict(enumerate(below.chunks, 1)))
    pieces = heading_to_pieces(above, COLUMNS, [], heads)
    assert [(piece.first, piece.last) for piece in pieces] == [(0, 0), (1, 3), (4, 6)]


def test_parts_may_differ_in_width() -> None:
    assert spans([(285, "Target"), (468, "Hasil")], YEARS) == [range(1, 5), range(5, 7)]


def test_one_heading_centred_over_all_spans_them() -> None:
    assert spans([(345, "Tahun")], YEARS) == [ALL]


def test_a_heading_over_a_column_without_one_below_has_it_alone() -> None:
    assert spans([(285, "Hasil"), (495, "Ket")], YEARS[:5]) == []
    assert spans([(317, "Hasil"), (500, "Ket")], YEARS[:5]) == [range(1, 6), range(6, 7)]


def test_headings_that_leave_columns_over_are_stacked() -> None:
    assert spans([(255, "Target")], YEARS) == []


def test_a_heading_that_goes_on_below_spans_nothing() -> None:
    lower = [(200.0, "Satu"), (260.0, "akhir"), (320.0, "Tiga"), *YEARS[3:]]
    lower = [(x, text[:4]) for x, text in lower]
    assert spans([(255, "Target"), (435, "Hasil")], lower) == []


def test_a_text_amid_full_headings_is_the_unit_of_all() -> None:
    above, unit = lines_of([YEARS, [(340, "(persen)")]])
    heads = dict(enumerate(above.chunks, 1))
    assert is_unit_row(unit, COLUMNS, heads)
    assert not is_unit_row(unit, COLUMNS, {1: above.chunks[0]})


def test_a_text_under_one_of_the_headings_is_its_own() -> None:
    above, unit = lines_of([YEARS, [(190, "(persen)")]])
    assert not is_unit_row(unit, COLUMNS, dict(enumerate(above.chunks, 1)))

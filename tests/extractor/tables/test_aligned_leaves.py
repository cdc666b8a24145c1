"""Headings are matched with columns in order; those far from any are columns themselves."""

from __future__ import annotations

from extractor.tables.aligned_leaves import columns_with_headings
from extractor.tables.column_gaps import Extent
from tests.extractor.tables.aligned_pages import lines_of

LABELS = Extent(50, 200)


def test_a_heading_beside_its_figures_widens_their_column() -> None:
    headings = lines_of([[(50, "Uraian"), (250, "Target"), (350, "Realisasi")]])
    body = [LABELS, Extent(300, 320), Extent(430, 450)]
    assert columns_with_headings(headings, body) == [LABELS, Extent(250, 320), Extent(350, 450)]


def test_headings_keep_their_order_where_the_nearest_column_is_anothers() -> None:
    headings = lines_of([[(50, "Uraian"), (220, "Target"), (290, "Capaian")]])
    body = [LABELS, Extent(260, 284), Extent(360, 380)]
    assert columns_with_headings(headings, body) == [LABELS, Extent(220, 284), Extent(290, 380)]


def test_a_heading_without_figures_is_a_column() -> None:
    headings = lines_of([[(50, "Uraian"), (300, "Target"), (500, "Ket")]])
    body = [LABELS, Extent(300, 325)]
    assert columns_with_headings(headings, body) == [LABELS, Extent(300, 330), Extent(500, 515)]


def test_a_heading_over_several_columns_joins_none() -> None:
    headings = lines_of([[(320, "Realisasi")], [(300, "2014"), (360, "2015")]])
    body = [LABELS, Extent(300, 320), Extent(360, 380)]
    assert len(columns_with_headings(headings, body)) == 3


def test_without_headings_the_body_stays() -> None:
    assert columns_with_headings([], [LABELS]) == [LABELS]


def test_a_heading_in_the_gap_amid_lower_ones_is_no_column() -> None:
    """``Triwulan`` over four empty quarters spans them; ``Satuan`` over its words does not."""
    quarters = [(250, "TW1"), (310, "TW2"), (370, "TW3"), (430, "TW4")]
    headings = lines_of([[(50, "Uraian"), (329.5, "Jadwal")], quarters])
    assert len(columns_with_headings(headings, [LABELS])) == 5
    headings = lines_of([[(50, "Uraian"), (329.5, "Satuan")], quarters])
    assert len(columns_with_headings(headings, [LABELS, Extent(330, 355)])) == 6


def test_a_heading_behind_all_lower_ones_keeps_its_column() -> None:
    """The last month stands nearer to the amounts than to where it would be left alone."""
    months = [(250 + 20.0 * number, str(number)) for number in range(1, 13)]
    headings = lines_of([[(50, "Uraian"), (360, "Bulan"), (510, "Biaya")], months])
    columns = columns_with_headings(headings, [LABELS, Extent(540, 590)])
    assert len(columns) == 14
    assert columns[-1] == Extent(510, 590)


def test_a_heading_over_numbered_columns_is_stacked_on_none_of_them() -> None:
    months = [(250 + 20.0 * number, str(number)) for number in range(1, 13)]
    headings = lines_of([[(50, "Uraian"), (283, "TW III")], months], top=100)
    assert Extent(290, 295) in columns_with_headings(headings, [LABELS])

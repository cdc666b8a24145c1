"""Where columns stand: shares of the table's width, told by the cells' boxes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.readers.page import Box
from extractor.tables.column_edges import column_extents, shared
from tests.extractor.spanned_tables import segment


def test_columns_are_shares_of_the_tables_width() -> None:
    rows = segment("1 | Tertib | Rapat | 90%", "2 | Lancar | Reviu | 80%").rows
    assert column_extents(rows) == [(0, 0.25), (0.25, 0.5), (0.5, 0.75), (0.75, 1)]


def test_a_table_set_off_from_the_margin_has_the_same_shares() -> None:
    rows = segment("1 | Tertib", "2 | Lancar").rows
    moved = [
        replace(
            row,
            cells=tuple(
                replace(c, box=c.box and c.box._replace(x0=c.box.x0 + 70, x1=c.box.x1 + 70))
                for c in row.cells
            ),
        )
        for row in rows
    ]
    assert column_extents(moved) == column_extents(rows) == [(0, 0.5), (0.5, 1)]


def test_columns_of_a_page_on_its_side_are_told_along_it() -> None:
    rows = segment("1 | Tertib | Rapat | 90%", "2 | Lancar | Reviu | 80%").rows
    turned = [
        replace(
            row,
            cells=tuple(
                replace(c, box=c.box and Box(c.box.top, -c.box.x1, c.box.bottom, -c.box.x0))
                for c in row.cells
            ),
        )
        for row in rows
    ]
    assert column_extents(turned) == column_extents(rows)


def test_wide_cells_tell_their_outer_edges() -> None:
    rows = segment("JADWAL | < | Biaya", "T1 | T2 | ^").rows
    assert column_extents(rows) == [
        (0, pytest.approx(1 / 3)),
        (pytest.approx(1 / 3), pytest.approx(2 / 3)),
        (pytest.approx(2 / 3), 1),
    ]


def test_tall_cells_tell_their_column() -> None:
    assert column_extents(segment("Tertib | Rapat", "^ | Reviu").rows) == [(0, 0.5), (0.5, 1)]


def test_an_edge_that_no_cell_tells_is_not_guessed() -> None:
    rows = segment("JADWAL | < | Biaya", "Trw I | < | 5.000").rows
    assert column_extents(rows) is None


def test_cells_without_boxes_do_not_tell() -> None:
    assert column_extents(segment("1 | Tertib", page=None).rows) is None
    assert column_extents([]) is None


def test_a_row_that_ends_early_does_not_matter() -> None:
    [first, second] = segment("1 | Tertib | Rapat", "2 | Lancar | Reviu").rows
    short = replace(second, cells=second.cells[:1])
    assert column_extents([short, first]) == column_extents([first])


def test_the_widest_cell_of_a_column_counts() -> None:
    [row] = segment("1 | Tertib").rows
    left, right = row.cells
    assert left.box is not None
    wider = replace(row, cells=(replace(left, box=left.box._replace(x1=120.0)), right))
    found = column_extents([row, wider])
    assert found is not None
    assert found[0] == (0, 0.6)


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ((0, 1), (0, 1), 1),
        ((0, 1), (0.25, 0.5), 1),
        ((0, 0.5), (0.25, 1), 0.5),
        ((0, 0.5), (0.5, 1), 0),
        ((0, 0.2), (0.8, 1), 0),
        ((0.5, 0.5), (0, 1), 0),
        ((0.6, 0.5), (0, 1), 0),
    ],
)
def test_the_common_share_of_the_narrower_column(
    one: tuple[float, float], other: tuple[float, float], share: float
) -> None:
    assert shared(one, other) == share
    assert shared(other, one) == share


EXTENTS = st.tuples(st.floats(0, 1), st.floats(0, 1))


@given(EXTENTS, EXTENTS)
def test_a_share_is_a_share(one: tuple[float, float], other: tuple[float, float]) -> None:
    assert 0 <= shared(one, other) <= 1
    assert shared(one, other) == shared(other, one)

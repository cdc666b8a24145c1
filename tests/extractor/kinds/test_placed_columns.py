"""Columns of a page without a header, by the places of the columns before."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from extractor.kinds.field_columns import FieldColumn
from extractor.kinds.placed_columns import columns_by_place
from extractor.tables.column_edges import Extent
from tests.extractor.spanned_tables import columns_of

NAMES = "no sasaran indikator target"


def extents(*edges: float) -> list[Extent]:
    return list(itertools.pairwise(edges))


def known(names: str, *edges: float) -> list[FieldColumn]:
    places = extents(*edges)
    return [replace(c, extent=places[c.index]) for c in columns_of(names)]


def told(columns: Sequence[FieldColumn] | None) -> list[tuple[int, str | None]]:
    assert columns is not None
    return [(column.index, column.field) for column in columns]


def test_as_many_columns_are_the_same_whatever_their_widths() -> None:
    before = known(NAMES, 0, 0.1, 0.5, 0.8, 1)
    found = columns_by_place(extents(0, 0.3, 0.4, 0.5, 1), before)
    assert told(found) == [(0, "no"), (1, "sasaran"), (2, "indikator"), (3, "target")]
    assert found is not None
    assert [column.extent for column in found] == extents(0, 0.3, 0.4, 0.5, 1)


def test_the_columns_before_may_stand_in_any_order() -> None:
    before = known(NAMES, 0, 0.1, 0.5, 0.8, 1)[::-1]
    found = columns_by_place(extents(0, 0.1, 0.5, 0.8, 1), before)
    assert told(found) == [(0, "no"), (1, "sasaran"), (2, "indikator"), (3, "target")]


def test_a_column_that_fell_away_is_missed_by_its_place() -> None:
    before = known(NAMES, 0, 0.1, 0.5, 0.8, 1)
    found = columns_by_place([(0, 0.1), (0.5, 0.8), (0.8, 1)], before)
    assert told(found) == [(0, "no"), (1, "indikator"), (2, "target")]


def test_a_column_that_is_parted_keeps_its_meaning_once() -> None:
    before = known(NAMES, 0, 0.1, 0.5, 0.8, 1)
    found = columns_by_place(extents(0, 0.1, 0.4, 0.5, 0.8, 1), before)
    assert told(found) == [
        (0, "no"),
        (1, "sasaran"),
        (2, None),
        (3, "indikator"),
        (4, "target"),
    ]


def test_a_column_between_two_places_does_not_tell() -> None:
    before = known("sasaran indikator target", 0, 0.4, 0.8, 1)
    assert columns_by_place([(0.2, 0.6), (0.6, 0.8)], before) is None


def test_the_last_column_fell_away_and_the_others_stayed() -> None:
    before = known("no sasaran indikator target keterangan", 50, 150, 250, 350, 450, 550)
    found = columns_by_place(extents(50, 150, 250, 350, 450), before)
    assert told(found) == [(0, "no"), (1, "sasaran"), (2, "indikator"), (3, "target")]


def test_a_table_of_another_width_is_told_by_shares() -> None:
    before = known("no sasaran indikator target", 50, 100, 250, 400, 450)
    found = columns_by_place(extents(60, 160, 460, 860), before)
    assert told(found) == [(0, "no"), (1, "sasaran"), (2, "indikator")]


def test_other_columns_in_the_same_frame_do_not_tell() -> None:
    before = known("no sasaran indikator target keterangan", 0, 100, 200, 300, 400, 500)
    assert columns_by_place(extents(0, 125, 250, 375, 500), before) is None


def test_header_and_period_come_with_the_column() -> None:
    before = known("kegiatan T1 T2", 0, 0.5, 0.7, 1)
    found = columns_by_place([(0, 0.5), (0.7, 1)], before)
    assert found is not None
    assert [(column.period, column.header) for column in found] == [
        (None, "kegiatan"),
        ("T2", "T2"),
    ]


def test_columns_without_places_do_not_tell() -> None:
    places = extents(0, 0.5, 1)
    assert columns_by_place(places, []) is None
    assert columns_by_place(places, columns_of("sasaran target")) is None
    one = [*known("sasaran", 0, 0.5), FieldColumn(1, "target", "Target")]
    assert columns_by_place(places, one) is None


EDGES = st.lists(st.integers(1, 99), min_size=1, max_size=8, unique=True).map(
    lambda inner: [0.0, *(edge / 100 for edge in sorted(inner)), 1.0]
)


@given(EDGES, EDGES)
def test_every_column_is_told_once_and_none_twice(before: list[float], after: list[float]) -> None:
    names = " ".join(f"f{number}" for number in range(len(before) - 1))
    found = columns_by_place(extents(*after), known(names, *before))
    if found is None:
        assert len(before) != len(after)
        return
    assert [column.index for column in found] == list(range(len(after) - 1))
    fields = [column.field for column in found if column.field]
    assert fields == sorted(set(fields))


def test_a_column_says_how_many_it_takes_the_place_of() -> None:
    before = known(NAMES, 0, 0.1, 0.5, 0.8, 1)
    found = columns_by_place(extents(0, 0.1, 1), before)
    assert found is not None
    assert [(column.field, column.covers) for column in found] == [("no", 1), ("sasaran", 3)]

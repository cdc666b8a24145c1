"""Columns hardly more than a space apart are told by white that runs on for lines."""

from __future__ import annotations

from extractor.tables.aligned_rivers import split_columns
from extractor.tables.column_gaps import Extent
from tests.extractor.tables.aligned_pages import lines_of

PLACES = ["Bandung", "Cimahi", "Bogor", "Depok", "Cirebon", "Ciamis"]


def test_white_on_many_lines_parts_a_column() -> None:
    lines = lines_of([[(-100, f"{n}.5"), (104.7, place)] for n, place in enumerate(PLACES)])
    parts = split_columns([Extent(85, 145)], lines)
    assert parts == [Extent(85, 100), Extent(104.7, 145)]


def test_white_on_a_few_lines_does_not() -> None:
    lines = lines_of([[(-100, f"{n}.5"), (104.7, place)] for n, place in enumerate(PLACES[:4])])
    assert split_columns([Extent(85, 145)], lines) == [Extent(85, 145)]


def test_spaces_of_text_are_no_white_that_runs_on() -> None:
    lines = lines_of([[(50, f"{place} {place} {place}")] for place in PLACES])
    assert split_columns([Extent(50, 170)], lines) == [Extent(50, 170)]

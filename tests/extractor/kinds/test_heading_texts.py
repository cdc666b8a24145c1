"""The texts over each column: with spans from the borders, without from the empty cells."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.kinds.heading_texts import collect_headings, is_heading
from extractor.kinds.headings import ColumnHeading
from extractor.tables.grid import GridRow
from tests.extractor.spanned_tables import segment

Grid = Callable[..., list[GridRow]]


def ruled(*rows: str) -> list[ColumnHeading]:
    return collect_headings(segment(*rows).rows, rows[0].count("|") + 1)


def printed(headings: list[ColumnHeading]) -> list[str]:
    return [heading.printed for heading in headings]


@pytest.mark.parametrize(
    "text",
    ["Sasaran Strategis", "INDIKATOR KINERJA", "Trw I", "Januari", "2020", "Realisasi 2024", "No"],
)
def test_headings(text: str) -> None:
    assert is_heading(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Rapat koordinasi data pemilih",
        "95%",
        "Sasaran " * 20,
        "Meningkatnya kualitas layanan",
    ],
)
def test_texts_that_are_no_headings(text: str) -> None:
    assert not is_heading(text)


def test_a_heading_over_two_rows_is_read_once() -> None:
    assert printed(ruled("No | Sasaran | Target", "^ | ^ | 2024")) == [
        "No",
        "Sasaran",
        "Target 2024",
    ]


def test_three_levels_of_a_schedule() -> None:
    headings = ruled(
        "Kegiatan | JADWAL | < | < | <", "^ | Trw I | < | Trw II | <", "^ | 1 | 2 | 3 | 4"
    )
    assert [heading.groups for heading in headings] == [
        [],
        ["JADWAL", "Trw I"],
        ["JADWAL", "Trw I"],
        ["JADWAL", "Trw II"],
        ["JADWAL", "Trw II"],
    ]
    assert [heading.texts for heading in headings] == [["Kegiatan"], ["1"], ["2"], ["3"], ["4"]]


def test_a_narrow_heading_above_another_is_its_own_text() -> None:
    [_, target] = ruled("Kegiatan | Target", "^ | (%)")
    assert (target.groups, target.texts) == ([], ["Target", "(%)"])


def test_a_heading_over_two_columns_without_own_is_shared() -> None:
    first, second, third = ruled("Target | < | Biaya")
    assert (first.texts, second.texts) == (["Target"], ["Target"])
    assert [heading.shared for heading in (first, second, third)] == [True, True, False]


def test_an_empty_cell_below_a_group_has_the_groups_words_alone() -> None:
    headings = ruled("Kegiatan | Target | <", "^ | Volume |")
    assert printed(headings) == ["Kegiatan", "Target Volume", "Target"]


def test_columns_without_words_have_no_heading() -> None:
    assert printed(ruled("No | < |", "| Sasaran |")) == ["No", "No Sasaran", ""]


def test_without_spans_a_group_goes_on_over_empty_cells(grid: Grid) -> None:
    rows = grid("Kegiatan | Jadwal | | Biaya", "| TW I | TW II |")
    headings = collect_headings(rows, 4)
    assert printed(headings) == ["Kegiatan", "Jadwal TW I", "Jadwal TW II", "Biaya"]
    assert headings[2].groups == ["Jadwal"]


def test_without_spans_a_heading_on_two_rows_is_no_group(grid: Grid) -> None:
    rows = grid("No | Indikator | |", "| Kinerja | Target |")
    assert printed(collect_headings(rows, 4)) == ["No", "Indikator Kinerja", "Target", ""]


def test_a_heading_cut_over_cells_is_put_together(grid: Grid) -> None:
    [first, second] = collect_headings(grid("Sas | aran Strategis"), 2)
    assert (first.texts, second.texts) == ([], ["Sasaran Strategis"])


def test_fused_headings_are_laid_over_the_empty_cells(grid: Grid) -> None:
    headings = collect_headings(grid("No | Sasaran Strategis Indikator Kinerja | | Target"), 4)
    assert printed(headings) == ["No", "Sasaran Strategis", "Indikator Kinerja", "Target"]


def test_fused_headings_without_room_stay_together(grid: Grid) -> None:
    headings = collect_headings(grid("No | Sasaran Strategis Indikator Kinerja | Target"), 3)
    assert printed(headings) == ["No", "Sasaran Strategis Indikator Kinerja", "Target"]


@pytest.mark.parametrize("text", ["Indikator Kinerja Utama", "Sasaran Indikator"])
def test_one_heading_beside_empty_cells_is_not_cut(grid: Grid, text: str) -> None:
    assert printed(collect_headings(grid(f"No | {text} | | Target"), 4)) == [
        "No",
        text,
        "",
        "Target",
    ]


WORDS = st.sampled_from(("Sasaran", "Target", "Jadwal", "Trw I", "2024", "(%)", "Lokasi", ""))


@settings(max_examples=80, deadline=None, derandomize=True)
@given(st.lists(st.lists(WORDS, min_size=4, max_size=4), min_size=1, max_size=3), st.data())
def test_every_word_of_a_spanned_header_stands_over_its_columns(
    texts: list[list[str]], data: st.DataObject
) -> None:
    wide = data.draw(st.integers(0, 2))
    texts[0][wide : wide + 2] = ["JADWAL", "<"]
    headings = ruled(*(" | ".join(row) for row in texts))
    for row in texts:
        for heading, text in zip(headings, row, strict=True):
            word = "JADWAL" if text == "<" else text
            assert word in ("", *heading.groups, *heading.texts)

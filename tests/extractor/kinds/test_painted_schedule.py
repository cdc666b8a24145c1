"""Painted cells of a schedule: a tick where the colour stands out, else decoration."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.kinds.painted_schedule import read_paint
from extractor.kinds.rows import DraftRow, Note
from tests.extractor.spanned_tables import YELLOW, spanned_drafts

NAMES = "no kegiatan T1 T2 T3 T4"
PLAIN = dict.fromkeys(("T1", "T2", "T3", "T4"))
"""The headings of the periods, none of them painted."""
ALL_PAINTED = Note("value-ambiguous", "all-painted", "jadwal")


def read(*rows: str, headings: dict[str, str | None] | None = None) -> list[DraftRow]:
    drafts = spanned_drafts(NAMES, rows)
    read_paint(drafts, headings or PLAIN)
    return drafts


def marks(rows: list[DraftRow]) -> list[dict[str, str]]:
    return [{period: cell.text for period, cell in row.marks.items()} for row in rows]


def test_a_painted_cell_is_a_tick() -> None:
    rows = read("1 | Rapat kerja | # | | # |", "2 | Bimtek petugas | | # | |")
    assert marks(rows) == [{"T1": "✓", "T3": "✓"}, {"T2": "✓"}]


def test_the_tick_keeps_the_painted_cells_place() -> None:
    [row] = read("1 | Rapat kerja | | # | |")
    cell = row.marks["T2"]
    assert (cell.fill, cell.page) == (YELLOW, 1)
    assert cell.box is not None
    assert (cell.box.x0, cell.box.x1) == (300, 400)


def test_a_bar_over_several_quarters_ticks_each() -> None:
    assert marks(read("1 | Rapat kerja | | # | < | <")) == [{"T2": "✓", "T3": "✓", "T4": "✓"}]


def test_a_rows_own_background_is_no_tick() -> None:
    rows = read("#1 | #Jumlah | # | # | # | #", "2 | Rapat kerja | # | | |")
    assert marks(rows) == [{}, {"T1": "✓"}]


def test_where_ticks_are_printed_colours_are_decoration() -> None:
    rows = read("1 | Rapat kerja | #✓ | # | # |", "2 | Bimtek petugas | # | ✓ | |")
    assert marks(rows) == [{"T1": "✓"}, {"T2": "✓"}]


def test_a_printed_value_stays_as_it_is_beside_paint() -> None:
    rows = read("1 | Rapat kerja | #1 | # | |", "2 | Bimtek petugas | x2 | # | |")
    assert marks(rows) == [{"T1": "1", "T2": "✓"}, {"T1": "x2", "T2": "✓"}]


def test_a_column_in_its_headings_colour_is_a_band() -> None:
    rows = read(
        "1 | Rapat kerja | # | # | |",
        "2 | Bimtek petugas | # | | |",
        headings={**PLAIN, "T1": YELLOW},
    )
    assert marks(rows) == [{"T2": "✓"}, {}]


def test_a_column_painted_in_another_colour_than_its_heading_is_ticked() -> None:
    rows = read(
        "1 | Rapat kerja | # | | |",
        "2 | Bimtek petugas | # | | |",
        headings={**PLAIN, "T1": "#d9d9d9"},
    )
    assert marks(rows) == [{"T1": "✓"}, {"T1": "✓"}]


def test_a_headings_colour_on_some_rows_only_is_no_band() -> None:
    rows = read(
        "1 | Rapat kerja | # | | |",
        "2 | Bimtek petugas | | # | |",
        headings={**PLAIN, "T1": YELLOW},
    )
    assert marks(rows) == [{"T1": "✓"}, {"T2": "✓"}]


def test_a_schedule_painted_throughout_is_told() -> None:
    rows = read("1 | Rapat kerja | # | # | # | #", "2 | Bimtek petugas | # | # | # | #")
    assert marks(rows) == [dict.fromkeys(PLAIN, "✓")] * 2
    assert [row.notes for row in rows] == [[ALL_PAINTED], [ALL_PAINTED]]


def test_a_schedule_with_one_gap_is_not_doubted() -> None:
    rows = read("1 | Rapat kerja | # | # | # | #", "2 | Bimtek petugas | # | # | # |")
    assert [row.notes for row in rows] == [[], []]


def test_a_table_without_any_paint_is_left_alone() -> None:
    rows = read("1 | Rapat kerja | | | |", "2 | Bimtek petugas | v | | |")
    assert marks(rows) == [{}, {"T1": "v"}]


CELLS = st.sampled_from(("", "#", "1", "#1", "✓", "#✓", "ada"))


@settings(max_examples=80, deadline=None, derandomize=True)
@given(st.lists(st.lists(CELLS, min_size=4, max_size=4), min_size=1, max_size=4))
def test_no_printed_mark_is_changed_or_lost(schedule: list[list[str]]) -> None:
    rows = read(
        *(f"{n} | Rapat kerja ke {n} | {' | '.join(row)}" for n, row in enumerate(schedule, 1))
    )
    for row, cells in zip(rows, schedule, strict=True):
        for period, text in zip(PLAIN, cells, strict=True):
            printed = text.removeprefix("#")
            if printed:
                assert row.marks[period].text == printed
            elif text == "":
                assert period not in row.marks

"""Schedules that answer every period with yes or no."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.kinds.rows import DraftRow, Note
from extractor.kinds.schedule_answers import read_answers
from extractor.readers.page import Box, Ink
from tests.extractor.spanned_tables import spanned_drafts

NAMES = "no kegiatan T1 T2 T3 T4"
GREEN, RED, BLUE = "#28a745", "#dc3545", "#2244aa"
Looks = dict[str, Ink | None]


def read(*rows: str, looks: Looks | None = None, mark: str | None = None) -> list[DraftRow]:
    """Read rows whose letters stand for drawn marks, if looks are given."""
    drafts = spanned_drafts(NAMES, rows)
    for draft in drafts if looks or mark else ():
        draft.marks = {
            period: replace(
                cell,
                text="✓",
                look=(looks or {}).get(cell.text),
                mark=mark or "drawing",
                box=Box(0, 0, 9, 9),
            )
            for period, cell in draft.marks.items()
            if cell.text
        }
    read_answers(drafts, 4)
    return drafts


def marks(rows: list[DraftRow]) -> list[str]:
    return [" ".join(cell.text for cell in row.marks.values() if cell.text) for row in rows]


def told(rows: list[DraftRow]) -> list[list[str]]:
    return [[note.reason for note in row.notes] for row in rows]


def test_a_cross_beside_a_tick_in_every_cell_says_no() -> None:
    rows = read("1 | Rapat kerja | √ | x | √ | x", "2 | Bimtek petugas | x | √ | x | x")
    assert marks(rows) == ["✓ - ✓ -", "- ✓ - -"]
    assert told(rows) == [[], []]


@pytest.mark.parametrize(("yes", "no"), ["✓✗", "✔✘", "✓×", "●○", "☑☐", "■□", "V☐", "☒☐", "✓☒"])
def test_pairs_of_marks(yes: str, no: str) -> None:
    rows = read(
        f"1 | Rapat | {yes} | {no} | {yes} | {no}", f"2 | Bimtek | {no} | {yes} | {no} | {no}"
    )
    assert marks(rows)[0] == "✓ - ✓ -"


def test_a_cross_alone_is_the_tick() -> None:
    rows = read("1 | Rapat kerja | x | x | x | x", "2 | Bimtek petugas | x | X | x | x")
    assert (marks(rows), told(rows)) == (["x x x x", "x X x x"], [[], []])


def test_marks_of_one_form_are_one_kind() -> None:
    rows = read("1 | Rapat kerja | √ | v | V | √", "2 | Bimtek petugas | √ | ✓ | √ | √")
    assert told(rows) == [[], []]


def test_a_schedule_with_blanks_is_told_and_stays() -> None:
    rows = read("1 | Rapat kerja | √ | | √ |", "2 | Bimtek petugas | x | | | ")
    assert marks(rows) == ["√ √", "x"]
    assert told(rows) == [[], ["two-marks"]]


def test_a_kind_that_stands_once_is_told() -> None:
    rows = read("1 | Rapat kerja | √ | √ | √ | √", "2 | Bimtek petugas | √ | x | √ | √")
    assert marks(rows)[1] == "√ x √ √"
    assert told(rows) == [["two-marks"], ["two-marks"]]


def test_two_kinds_that_say_yes_are_told() -> None:
    rows = read("1 | Rapat kerja | √ | ● | √ | ●", "2 | Bimtek petugas | ● | √ | √ | √")
    assert rows[0].notes == [Note("value-ambiguous", "two-marks", "jadwal", "√ ● √ ●")]


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        (Ink("check", "#000000"), Ink("cross", "#000000")),
        (Ink("filled", GREEN), Ink("hollow", "#aaaaaa")),
        (Ink("filled", GREEN), Ink("filled", RED)),
        (Ink(None, GREEN), Ink("cross", RED)),
        (Ink(None, GREEN), Ink(None, RED)),
    ],
)
def test_drawn_marks_are_told_apart_by_form_and_colour(yes: Ink, no: Ink) -> None:
    looks: Looks = {"Y": yes, "N": no}
    rows = read("1 | Rapat | Y | N | Y | N", "2 | Bimtek | N | N | Y | Y", looks=looks)
    assert (marks(rows), told(rows)) == (["✓ - ✓ -", "- - ✓ ✓"], [[], []])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Ink("check", RED), Ink("cross", GREEN)),
        (Ink("filled", GREEN), Ink("filled", BLUE)),
        (Ink(None, BLUE), Ink("check", BLUE)),
        (Ink("cross", BLUE), Ink("hollow", BLUE)),
    ],
)
def test_drawn_marks_of_unsure_meaning_are_told(one: Ink, other: Ink) -> None:
    looks: Looks = {"Y": one, "N": other}
    rows = read("1 | Rapat | Y | N | Y | N", "2 | Bimtek | N | N | Y | Y", looks=looks)
    assert (marks(rows)[0], told(rows)) == ("✓ ✓ ✓ ✓", [["two-marks"], ["two-marks"]])


@pytest.mark.parametrize("mark", ["picture", "drawing"])
def test_unknown_figures_in_all_cells_are_told(mark: str) -> None:
    full = read("1 | Rapat | Y | Y | Y | Y", "2 | Bimtek | Y | Y | Y | Y", mark=mark)
    some = read("1 | Rapat | Y | | Y |", "2 | Bimtek | Y | Y | Y | Y", mark=mark)
    assert told(full) == [["marks-unseen"], ["marks-unseen"]]
    assert told(some) == [[], []]


def test_a_kind_that_stands_seldom_is_told() -> None:
    rows = [f"{n} | Rapat kerja | √ | √ | √ | √" for n in range(1, 9)]
    read_rows = read(*rows, "9 | Bimtek petugas | x | x | √ | √")
    assert marks(read_rows)[-1] == "x x √ √"
    assert all(reasons == ["two-marks"] for reasons in told(read_rows))


def test_rows_that_are_ticked_each_with_its_own_mark_are_told() -> None:
    drafts = read(
        "1 | Rapat | √ | √ | √ | √",
        "2 | Lelang | √ | √ | √ | √",
        "3 | Bimtek | x | x | x | x",
        "4 | Reviu | x | x | x | x",
    )
    assert marks(drafts) == ["√ √ √ √"] * 2 + ["x x x x"] * 2
    assert all(row.notes for row in drafts)

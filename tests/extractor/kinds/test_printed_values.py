"""The values that one cell prints below one another."""

from __future__ import annotations

import pytest

from extractor.kinds.printed_values import counts_of, is_dash, printed_units, printed_values
from extractor.tables.grid import Cell


def cell(*lines: str) -> list[Cell]:
    return [Cell(" ".join(lines), lines=lines)]


@pytest.mark.parametrize(
    ("lines", "values"),
    [
        (("90%", "80%"), ["90%", "80%"]),
        (("85", "450", "-"), ["85", "450", "-"]),
        (("20.00%", "1", "Kawasan", "6 Juta", "Ekor"), ["20.00%", "1 Kawasan", "6 Juta Ekor"]),
        (("82", "(A)", "97%"), ["82 (A)", "97%"]),
        (("2.165", "(105,60)", "60,5", "(108.03)"), ["2.165 (105,60)", "60,5 (108.03)"]),
        (("12.540.550 *)", "92.078 *)"), ["12.540.550 *)", "92.078 *)"]),
    ],
)
def test_values_with_their_second_lines(lines: tuple[str, ...], values: list[str]) -> None:
    assert [value.text for value in printed_values(cell(*lines), len(values))] == values


def test_another_number_or_words_are_no_values() -> None:
    assert printed_values(cell("90%", "80%"), 3) == []
    assert printed_values(cell("12", "Laporan"), 2) == []
    assert printed_values(cell("Sangat baik", "Cukup baik"), 2) == []
    assert counts_of(cell("Sangat baik", "Cukup baik")) == set()
    assert counts_of(cell("86", "(101%)", "7")) == {2}


def test_the_parts_of_a_cut_cell_hold_their_values() -> None:
    above, below = Cell("9%", lines=("9%",), page=1), Cell("8%", lines=("8%",), page=2)
    assert [value.cell.page for value in printed_values([above, below], 2)] == [1, 2]


def test_units_are_values_of_their_own_column_only() -> None:
    assert printed_values(cell("Persen", "Laporan"), 2) == []
    assert [value.text for value in printed_units(cell("Persen", "Laporan"), 2)] == [
        "Persen",
        "Laporan",
    ]


@pytest.mark.parametrize(("text", "answer"), [("-", True), ("- **)", True), ("--", True),
                                              ("-5", False), ("", False)])  # fmt: skip
def test_dashes(text: str, answer: bool) -> None:
    assert is_dash(text) is answer


def test_thousands_with_decimals_are_values() -> None:
    lines = ("2.191,29", "100%", "1,062.5")
    assert [value.text for value in printed_values(cell(*lines), 3)] == list(lines)

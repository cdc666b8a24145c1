"""Formulas, references, headings of parts and charts are told by their numbers."""

from __future__ import annotations

from extractor.tables.aligned_evidence import are_none_of_table
from extractor.tables.aligned_lookalikes import (
    are_formulas,
    are_of_chart,
    are_parts,
    are_references,
)

TEXT = "Sutrisno, Tata kelola air di daerah, Jakarta, 2011"


def test_formulas_with_their_numbers_at_the_margin_are_no_table() -> None:
    rows = [["P = a + b", "(1)"], ["Q = P / n", "(2)"], ["R ≥ Q", "(3a)"]]
    assert are_formulas(rows)
    assert are_none_of_table(rows)


def test_negative_amounts_and_numbered_columns_are_no_formulas() -> None:
    assert not are_formulas([["Rugi", "(12)"], ["Beban", "(7)"], ["Pajak", "(31)"]])
    assert not are_formulas([["Uraian", "(1)"], ["Nilai", "(2)"]])


def test_references_counted_on_in_a_second_column_are_no_table() -> None:
    first = [f"[{n}]" for n in range(1, 6)]
    second = [f"[{n}] {TEXT}" for n in range(6, 11)]
    assert are_references([first, [TEXT] * 5, second])
    assert are_references([[f"{n}." for n in range(1, 5)], [TEXT] * 4, ["9.", "10.", "12."]])


def test_names_counted_on_in_a_second_column_are_a_table() -> None:
    first, second = [f"{n}." for n in range(1, 6)], [f"{n}." for n in range(6, 11)]
    assert not are_references([first, ["Sukamaju"] * 5, second, ["Cibiru"] * 5])


def test_headings_of_parts_are_no_table() -> None:
    assert are_parts([["2", "Metode"], ["2.1", "Data"], ["Kami memakai data.", ""], ["3", "Hasil"]])
    assert not are_parts([["2", "Metode"], ["3", "Data"], ["4", "Hasil"]])
    assert not are_parts([["2", "Metode", "12"], ["2.1", "Data", "14"]])


def test_a_scale_with_values_of_bars_is_a_chart() -> None:
    rows = [["", "", "91,2"], ["90", "", ""], ["60", "55,0", ""], ["30", "", ""]]
    assert are_of_chart([*rows, ["", "Riau", "Jambi"]])
    assert are_none_of_table(rows)


def test_figures_that_fall_by_equal_steps_beside_full_columns_are_no_chart() -> None:
    rows = [[str(year), "12,5", "13,9"] for year in range(2016, 2010, -1)]
    assert not are_of_chart(rows)


def test_rows_with_words_are_no_chart() -> None:
    assert not are_of_chart([["30", "", "berat"], ["20", "sedang", ""], ["10", "", "ringan"]])

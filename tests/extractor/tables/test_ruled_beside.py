"""Records in one drawn row: parted by their text, whatever height their values stand at."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor.readers.cells import TableGrid
from extractor.readers.page import Word
from extractor.tables.ruled import find_ruled_tables
from extractor.tables.ruled_beside import find_records
from extractor.tables.ruled_cells import DraftCell
from extractor.tables.ruled_lattice import Span
from extractor.tables.ruled_records import RowColumn
from extractor.tables.ruled_records import lines_of as lines_of_words
from tests.extractor.tables.ruled_pages import (
    covered,
    lines_of,
    page_of,
    rows_of,
    table_words,
    words_at,
)

XS = [50.0, 90.0, 250.0, 310.0, 370.0]
YS = [100.0, 120.0, 320.0]
HEADER = table_words(XS, YS, ["Kode | Uraian | Pagu | Realisasi"])


def column(x: float, lines: dict[float, str]) -> list[Word]:
    return [word for y, text in lines.items() for word in words_at(x, y, text)]


def table_of(*columns: dict[float, str]) -> TableGrid:
    words = [word for x, lines in zip(XS, columns, strict=False) for word in column(x + 5, lines)]
    (table,) = find_ruled_tables(page_of(HEADER + words, lines_of(XS, YS)))
    return table


def row_column(col: int, x: float, lines: dict[float, str]) -> RowColumn:
    words = column(x, lines)
    return RowColumn(DraftCell(Span(1, col), words), lines_of_words(words))


CODES = {130.0: "29", 160.0: "29.01", 196.0: "29.02", 230.0: "29.03"}
TEXTS = {
    130.0: "Program Perencanaan",
    160.0: "Penyebaran Informasi",
    172.0: "Ketenagakerjaan",
    190.0: "Perencanaan Program",
    202.0: "Disnakertrans",
    230.0: "Bursa Kerja",
}
BUDGET = {167.0: "360.032", 208.0: "512.425", 237.0: "216.217"}
SPENT = {164.0: "356.928", 200.0: "507.565", 226.0: "216.127"}


def test_values_at_other_heights_go_to_the_nearest_text() -> None:
    table = table_of(CODES, TEXTS, BUDGET, SPENT)
    assert rows_of(table)[1:] == [
        "29 | Program Perencanaan |  | ",
        "29.01 | Penyebaran Informasi Ketenagakerjaan | 360.032 | 356.928",
        "29.02 | Perencanaan Program Disnakertrans | 512.425 | 507.565",
        "29.03 | Bursa Kerja | 216.217 | 216.127",
    ]
    assert table.ruled
    assert table.confidence == Decimal("0.6")
    assert covered(table.cells) == [(row, col) for row in range(5) for col in range(4)]


def test_cuts_run_from_top_to_bottom_within_the_drawn_row() -> None:
    table = table_of(CODES, TEXTS, BUDGET, SPENT)
    tops = [cell.box.top for cell in table.cells if cell.col == 1 and cell.box is not None]
    assert tops == sorted(set(tops))
    assert tops[1] == 120.0
    assert max(cell.box.bottom for cell in table.cells if cell.box is not None) == 320.0


def test_two_values_for_one_text_leave_the_row_whole() -> None:
    table = table_of(CODES, TEXTS, {**BUDGET, 174.0: "1.000"}, SPENT)
    assert table.rows == 2
    assert table.confidence == Decimal("0.6")


def test_a_value_far_from_every_text_leaves_the_row_whole() -> None:
    table = table_of(CODES, TEXTS, {**BUDGET, 300.0: "1.088.674"}, SPENT)
    assert table.rows == 2


def test_a_value_between_two_texts_leaves_the_row_whole() -> None:
    table = table_of(CODES, TEXTS, {130.0: "9", 181.0: "512.425", 237.0: "216.217"}, SPENT)
    assert table.rows == 2


def test_values_in_one_column_only_leave_the_row_whole() -> None:
    table = table_of({}, TEXTS, BUDGET, {})
    assert table.rows == 2


def test_after_a_step_neither_usual_nor_wide_the_middles_of_the_texts_tell() -> None:
    texts = {130.0: "Satu", 142.0: "dua", 156.4: "Tiga", 180.0: "Empat", 210.0: "Lima"}
    values = {136.0: "80", 156.4: "75", 180.0: "60", 210.0: "91"}
    table = table_of({}, texts, values, {y + 3: v for y, v in values.items()})
    assert rows_of(table)[1:] == [
        " | Satu dua | 80 | 80",
        "Tiga | 75 | 75",
        "Empat | 60 | 60",
        "Lima | 91 | 91",
    ]


def test_a_line_in_brackets_or_lower_case_belongs_to_the_text_above() -> None:
    texts = {**TEXTS, 248.0: "(BLK)", 266.0: "dan magang"}
    table = table_of(CODES, texts, BUDGET, SPENT)
    assert rows_of(table)[4] == "29.03 | Bursa Kerja (BLK) dan magang | 216.217 | 216.127"


CLOSE = {130.0: "Satu", 142.0: "Dua", 166.0: "Tiga", 190.0: "Empat", 214.0: "Lima", 226.0: "baris"}


def test_texts_too_close_stay_one_record_with_all_their_codes_and_values() -> None:
    codes = {124.0: "1.01", 136.0: "1.02", 166.0: "1.03", 190.0: "1.04", 214.0: "1.05"}
    budget = {y + 4: code[-1] for y, code in codes.items()}
    table = table_of(codes, CLOSE, budget, budget)
    assert rows_of(table)[1:] == [
        "1.01 1.02 | Satu Dua | 1 2 | 1 2",
        "1.03 | Tiga | 3 | 3",
        "1.04 | Empat | 4 | 4",
        "1.05 | Lima baris | 5 | 5",
    ]


def test_texts_too_close_are_parted_at_codes_level_with_their_first_lines() -> None:
    codes = {130.0: "1.01", 142.0: "1.02", 166.0: "1.03", 190.0: "1.04", 214.0: "1.05"}
    budget = {y + 4: code[-1] for y, code in codes.items()}
    table = table_of(codes, CLOSE, budget, budget)
    assert rows_of(table)[1:3] == ["1.01 | Satu | 1 | 1", "1.02 | Dua | 2 | 2"]


def test_two_listed_items_with_all_values_are_two_records() -> None:
    texts = {130.0: "a. Persentase berita", 142.0: "termonitor", 154.0: "b. Persentase program"}
    values = {131.0: "100%", 155.0: "95%"}
    table = table_of({130.0: "3."}, texts, values, values)
    assert rows_of(table)[1:] == [
        "3. | a. Persentase berita termonitor | 100% | 100%",
        "b. Persentase program | 95% | 95%",
    ]
    assert next(cell for cell in table.cells if cell.text == "3.").rowspan == 2


def test_two_items_without_marks_are_one_record() -> None:
    texts = {130.0: "Persentase berita", 154.0: "Persentase program"}
    values = {140.0: "100%", 164.0: "95%"}
    assert table_of({}, texts, values, values).rows == 2


def test_two_items_without_marks_are_two_records_where_values_stand_level_with_them() -> None:
    texts = {130.0: "Persentase berita", 154.0: "Persentase program"}
    values = {131.0: "100%", 155.0: "95%"}
    table = table_of({}, texts, values, values)
    assert rows_of(table)[1:] == [
        " | Persentase berita | 100% | 100%",
        "Persentase program | 95% | 95%",
    ]
    assert table.confidence == Decimal("0.6")


@pytest.mark.parametrize(
    ("first", "second"), [("1.1 Produksi", "1.2 Mutu"), ("1 Produksi", "2 Mutu")]
)
def test_listed_labels_cover_their_records_up_to_the_next_one(first: str, second: str) -> None:
    xs = [50.0, 130.0, 250.0, 310.0, 370.0]
    words = column(55, {130: first, 142: "ternak", 190: second})
    words += column(135, {130: "- Daging", 150: "- Telur", 170: "- Susu", 190: "- Halal"})
    for x in (255, 315):
        words += column(x, {132: "60", 152: "70", 172: "80", 192: "90"})
    header = table_words(xs, YS, ["Sasaran | Indikator | 2015 | 2016"])
    (table,) = find_ruled_tables(page_of(header + words, lines_of(xs, YS)))
    assert {cell.text: cell.rowspan for cell in table.cells if not cell.col and cell.row} == {
        f"{first} ternak": 3,
        second: 1,
    }


def test_labels_numbered_before_them_cover_their_records_with_the_numbers() -> None:
    xs = [50.0, 75.0, 150.0, 260.0, 310.0, 370.0]
    words = column(55, {130: "1.", 170: "2."})
    words += column(80, {130: "Pangan", 142: "cukup", 170: "Gizi"})
    words += column(155, {130: "- Daging", 150: "- Telur", 170: "- Susu", 190: "- Ikan"})
    for x in (265, 315):
        words += column(x, {132: "60", 152: "70", 172: "80", 192: "90"})
    header = table_words(xs, YS, ["No | Sasaran | Indikator | 2015 | 2016"])
    (table,) = find_ruled_tables(page_of(header + words, lines_of(xs, YS)))
    assert rows_of(table)[1:] == [
        "1. | Pangan cukup | - Daging | 60 | 60",
        "- Telur | 70 | 70",
        "2. | Gizi | - Susu | 80 | 80",
        "- Ikan | 90 | 90",
    ]


def test_a_text_behind_the_records_that_is_none_of_theirs_leaves_the_row_whole() -> None:
    xs = [*XS, 450.0]
    words = [
        word
        for x, one in zip(XS, (CODES, TEXTS, BUDGET, SPENT), strict=False)
        for word in column(x + 5, one)
    ]
    words += column(375, {215: "Bidang Umum"})
    (table,) = find_ruled_tables(page_of(HEADER + words, lines_of(xs, YS)))
    assert table.rows == 2


def test_a_value_of_two_printed_lines_is_one_value() -> None:
    budget = {160.0: "19.954.920,", 172.0: "-", 196.0: "512.425", 230.0: "216.217"}
    table = table_of(CODES, TEXTS, budget, SPENT)
    assert rows_of(table)[2].startswith(
        "29.01 | Penyebaran Informasi Ketenagakerjaan | 19.954.920, -"
    )


def test_values_at_the_last_line_of_listed_texts_are_not_theirs() -> None:
    lines = {130: "- Satu", 142: "Dua", 156: "- Tiga", 168: "Empat", 182: "- Lima", 194: "Enam"}
    values = {142.0: "80", 168.0: "75", 194.0: "60"}
    columns = [row_column(1, 95, lines), row_column(2, 255, values), row_column(3, 315, values)]
    assert find_records(columns) is None


def test_a_longer_text_without_steps_is_no_label_of_the_records_behind_it() -> None:
    texts = {130.0 + 12 * at: f"Baris{at} kata lain" for at in range(8)}
    marks = {130.0: "Baik", 166.0: "Sangat", 178.0: "Baik", 202.0: "Baik"}
    values = {130.0: "80", 172.0: "75", 202.0: "60"}
    columns = [row_column(1, 95, texts), row_column(2, 255, values), row_column(3, 315, values)]
    assert find_records([*columns, row_column(4, 375, marks)]) is None


def test_bold_type_does_not_run_on_in_plain_type() -> None:
    words = column(55, CODES) + column(95, TEXTS)
    words = [
        word._replace(font="Arial" if word.text in ("Ketenagakerjaan",) else "Arial,Bold")
        for word in words
    ]
    words += column(255, BUDGET) + column(315, SPENT)
    (table,) = find_ruled_tables(page_of(HEADER + words, lines_of(XS, YS)))
    assert table.rows == 2


@pytest.mark.parametrize(
    ("code", "rowspan"), [({130.0: "2."}, 4), ({160.0: "51"}, 1), ({130.0: "2.15"}, 1)]
)
def test_one_number_covers_all_records_but_a_code_only_its_own(
    code: dict[float, str], rowspan: int
) -> None:
    table = table_of(code, TEXTS, BUDGET, SPENT)
    assert table.rows == 5
    text = next(iter(code.values()))
    assert next(cell for cell in table.cells if cell.text == text).rowspan == rowspan


def test_cuts_spare_the_labels_before_the_records() -> None:
    xs = [50.0, 130.0, 250.0, 310.0, 370.0]
    words = column(55, {130: "1.1 Satu", 142: "dua", 154: "tiga", 190: "1.2 Empat"})
    words += column(135, {130: "- Daging", 190: "- Halal", 220: "- Susu"})
    for x in (255, 315):
        words += column(x, {132: "60", 192: "90", 222: "80"})
    header = table_words(xs, YS, ["Sasaran | Indikator | 2015 | 2016"])
    (table,) = find_ruled_tables(page_of(header + words, lines_of(xs, YS)))
    label = next(cell for cell in table.cells if cell.text == "1.1 Satu dua tiga")
    assert label.box is not None
    assert 164.0 <= label.box.bottom <= 190.0

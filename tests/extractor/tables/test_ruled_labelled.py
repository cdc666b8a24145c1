"""Lines between columns only: heights tell the records and the blocks of their labels."""

from __future__ import annotations

from decimal import Decimal

from extractor.readers.cells import TableGrid
from extractor.readers.page import Ruling, Word
from extractor.tables.ruled import find_ruled_tables
from tests.extractor.tables.ruled_pages import (
    across,
    down,
    lines_of,
    page_of,
    rows_of,
    spans_of,
    table_words,
    words_at,
)

XS = [50.0, 80.0, 200.0, 350.0, 420.0, 520.0]
HEAD = table_words(XS, [100.0], ["No | Sasaran | Indikator | Satuan | Target"])
TOPS = [124.0, 148.0, 172.0, 196.0, 220.0]
"""Where five records of 24 points begin whose cells are set to their tops."""


def frame_to(bottom: float, *, closed: bool = True) -> list[Ruling]:
    lines = [across(y, XS[0], XS[-1]) for y in ([100, 120, bottom] if closed else [100, 120])]
    return lines + [down(x, 100, bottom) for x in XS]


def column(x: float, lines: dict[float, str]) -> list[Word]:
    return [word for y, text in lines.items() for word in words_at(x, y, text)]


def table_of(*columns: list[Word], bottom: float = 240.0, closed: bool = True) -> TableGrid:
    words = HEAD + [word for own in columns for word in own]
    (table,) = find_ruled_tables(page_of(words, frame_to(bottom, closed=closed)))
    return table


RECORDS = [
    *column(205, dict(zip(TOPS, ["Arsip", "Surat", "Peta", "Rapat", "Tamu"], strict=True))),
    *column(355, dict(zip(TOPS, ["Map", "Set", "Peta", "Kali", "Orang"], strict=True))),
    *column(425, dict(zip(TOPS, ["10", "20", "30", "n/a", "50"], strict=True))),
]


def test_labels_in_the_middle_of_their_blocks_cover_them() -> None:
    numbers = column(55, {139: "1", 199: "2."})
    labels = column(85, {133: "Tertatanya", 145: "arsip", 199: "Lancarnya rapat"})
    table = table_of(numbers, labels, RECORDS)
    spans = spans_of(table)
    assert spans["Tertatanya arsip"] == (1, 1, 2, 1)
    assert spans["Lancarnya rapat"] == (3, 1, 3, 1)
    assert (spans["1"], spans["2."]) == ((1, 0, 2, 1), (3, 0, 3, 1))
    assert [row.split(" | ")[-1] for row in rows_of(table)[1:]] == ["10", "20", "30", "n/a", "50"]
    assert table.confidence == Decimal("0.6")


def test_labels_at_the_top_begin_their_blocks() -> None:
    labels = column(85, {124: "Tertatanya", 136: "arsip", 196: "Lancarnya rapat"})
    table = table_of(column(55, {124: "1", 196: "2"}), labels, RECORDS)
    assert spans_of(table)["Tertatanya arsip"] == (1, 1, 3, 1)
    assert spans_of(table)["Lancarnya rapat"] == (4, 1, 2, 1)


def test_labels_at_the_foot_end_their_blocks() -> None:
    labels = column(85, {142: "Tertatanya", 154: "arsip", 226: "Lancarnya rapat"})
    table = table_of(column(55, {154: "1", 226: "2"}), labels, RECORDS)
    assert spans_of(table)["Tertatanya arsip"] == (1, 1, 2, 1)
    assert spans_of(table)["Lancarnya rapat"] == (3, 1, 3, 1)


def test_a_number_elsewhere_beside_its_label_covers_the_same_records() -> None:
    labels = column(85, {124: "Tertatanya", 136: "arsip", 196: "Lancarnya rapat"})
    table = table_of(column(55, {136: "1", 202: "2"}), labels, RECORDS)
    assert spans_of(table)["1"] == (1, 0, 3, 1)


def test_records_may_be_set_to_their_middles() -> None:
    table = table_of(
        column(85, {151: "Tertatanya arsip", 211: "Lancarnya rapat"}),
        column(205, {125: "Jumlah arsip", 137: "tertata", 161: "Indeks arsip", 181: "Surat"})
        + column(205, {199: "Persentase", 211: "rapat daerah", 223: "tepat waktu"}),
        column(355, {131: "Map", 161: "Nilai", 181: "Set", 211: "Persen"}),
        column(425, {131: "10", 161: "20", 181: "30", 211: "40"}),
    )
    assert rows_of(table)[1:] == [
        " | Tertatanya arsip | Jumlah arsip tertata | Map | 10",
        "Indeks arsip | Nilai | 20",
        "Surat | Set | 30",
        "Lancarnya rapat | Persentase rapat daerah tepat waktu | Persen | 40",
    ]


def test_rows_at_the_foot_of_a_page_wait_for_their_label() -> None:
    labels = column(85, {133: "Tertatanya", 145: "arsip", 175: "Lancarnya rapat"})
    table = table_of(column(55, {139: "1", 175: "2"}), labels, RECORDS, closed=False)
    assert spans_of(table)["Tertatanya arsip"] == (1, 1, 2, 1)
    blank = [cell for cell in table.cells if cell.col == 1 and not cell.text]
    assert [(cell.row, cell.rowspan) for cell in blank] == [(4, 2)]


def test_a_label_below_its_middle_goes_on_on_the_next_page() -> None:
    labels = column(85, {133: "Tertatanya", 145: "arsip", 223: "Lancarnya rapat"})
    table = table_of(column(55, {139: "1", 223: "2"}), labels, RECORDS, closed=False)
    assert spans_of(table)["Lancarnya rapat"] == (3, 1, 3, 1)


def test_the_rest_of_a_record_of_the_page_before_is_a_row_of_its_own() -> None:
    below = [
        w._replace(box=w.box._replace(top=w.box.top + 12, bottom=w.box.bottom + 12))
        for w in RECORDS
    ]
    table = table_of(column(205, {124: "tepat waktu"}), below, bottom=260.0)
    assert rows_of(table)[1:3] == [" |  | tepat waktu |  | ", "Arsip | Map | 10"]


def test_a_label_whose_block_is_not_told_stays_in_its_record() -> None:
    table = table_of(column(85, {128: "Tertatanya arsip", 205: "Lancarnya rapat"}), RECORDS)
    spans = spans_of(table)
    assert spans["Tertatanya arsip"] == (1, 1, 1, 1)
    assert spans["Lancarnya rapat"] == (4, 1, 1, 1)


def test_ticks_stand_in_few_of_the_records() -> None:
    ticks = column(355, {124: "x", 196: "x"})
    texts = column(205, dict(zip(TOPS, ["Arsip", "Surat", "Peta", "Rapat", "Tamu"], strict=True)))
    amounts = dict(zip(TOPS, ["1.500", "2.500", "3.500", "4.500", "5.500"], strict=True))
    names = column(85, dict(zip(TOPS, ["Umum", "Sosial", "Umum", "Umum", "Sosial"], strict=True)))
    table = table_of(names, texts, ticks, column(425, amounts))
    assert [row.split(" | ")[-2] for row in rows_of(table)[1:]] == ["x", "", "", "x", ""]


def test_wrapped_lines_of_a_list_are_no_entries_of_records() -> None:
    xs, ys = XS, [100.0, 120.0, 140.0, 225.0]
    words = HEAD + table_words(xs, ys[1:], ["1 | Arsip tertata | Arsip | Map | 1.500"])
    words += column(55, {144: "2"}) + column(85, {144: "Lancarnya rapat"})
    words += column(205, {144: "Rapat", 156: "dinas", 168: "Tamu", 180: "Surat", 204: "Kasur"})
    words += column(355, {144: "- Tata", 156: "Kota", 168: "Wilayah", 180: "- Peta"})
    words += column(355, {192: "Batas", 204: "Daerah"})
    words += column(425, {144: "10", 168: "20", 180: "30", 204: "40"})
    (table,) = find_ruled_tables(page_of(words, lines_of(xs, ys)))
    assert rows_of(table)[2].split(" | ")[3] == "- Tata Kota Wilayah - Peta Batas Daerah"


def test_what_stands_alone_in_a_drawn_row_is_all_its_records() -> None:
    xs, ys = XS, [100.0, 120.0, 140.0, 240.0]
    words = HEAD + table_words(xs, ys[1:], ["1 | Arsip tertata | Arsip | 2.000 | 1.500"])
    words += column(55, {148: "2"}) + column(85, {148: "Lancarnya", 160: "rapat"})
    words += column(205, {148: "Rapat", 172: "Tamu", 196: "Surat"})
    words += column(355, {148: "10", 172: "20", 196: "30"})
    words += column(425, {148: "11", 172: "21", 196: "31"})
    (table,) = find_ruled_tables(page_of(words, lines_of(xs, ys)))
    assert spans_of(table)["Lancarnya rapat"] == (2, 1, 3, 1)


def test_a_record_without_a_figure_is_no_second_line_of_the_one_above() -> None:
    texts = dict(zip(TOPS, ["Arsip", "Surat", "Peta", "Rapat", "Tamu"], strict=True))
    units = dict(zip(TOPS, ["Map", "Set", "Peta", "Kali", "Orang"], strict=True))
    figures = {124: "10", 148: "20", 172: "30", 220: "50"}
    table = table_of(column(205, texts), column(355, units), column(425, figures))
    assert not any("Peta Rapat" in row for row in rows_of(table))


def test_figures_with_signs_are_no_texts_that_have_labels() -> None:
    names = {124: "Bagi", 136: "Industri", 148: "Nelayan", 160: "Guru", 172: "Petani"}
    amounts = {124: "12 (e)", 148: "13 (e)", 172: "14 (e)"}
    table = table_of(
        column(205, names), column(355, amounts), column(425, {124: "1", 148: "2", 172: "3"})
    )
    assert "Bagi Industri Nelayan Guru Petani" not in rows_of(table)[1:]


def test_two_columns_tell_records_where_each_text_ends_short() -> None:
    texts = column(205, dict(zip(TOPS, ["Arsip", "Surat", "Peta", "Rapat", "Tamu"], strict=True)))
    figures = column(425, dict(zip(TOPS, ["10", "20", "30", "40", "50"], strict=True)))
    table = table_of(column(85, {139: "Tertatanya arsip", 199: "Lancarnya"}), texts, figures)
    assert spans_of(table)["Tertatanya arsip"] == (1, 1, 2, 1)
    assert spans_of(table)["Lancarnya"] == (3, 1, 3, 1)

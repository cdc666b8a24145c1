"""Texts without lines between their rows: white over all columns parts them."""

from __future__ import annotations

from extractor.readers.page import Page, Word
from extractor.tables.ruled import find_ruled_tables
from tests.extractor.tables.ruled_pages import lines_of, page_of, rows_of, table_words, words_at

XS = [50.0, 150.0, 300.0, 450.0]
YS = [100.0, 120.0, 260.0]
HEADER = table_words(XS, YS, ["Measure | Duty | Authority"])
ROWS = (
    (("Annual audit",), ("Sent to the", "ministry by May"), ("Court of", "Auditors")),
    (("Site visit", "without notice"), ("Every two years",), ("Inspectorate",)),
    (("Hearing",), ("On request of", "either party"), ("Ombudsman",)),
)


def texts(step: float) -> list[Word]:
    """Set the rows with a number of points from one row's first line to the next one's."""
    return [
        word
        for number, row in enumerate(ROWS)
        for x, cell in zip(XS, row, strict=False)
        for at, line in enumerate(cell)
        for word in words_at(x + 3, 125 + step * number + 12 * at, line)
    ]


def page(words: list[Word]) -> Page:
    return page_of(HEADER + words, lines_of(XS, YS))


def test_texts_of_records_are_parted_by_white_over_all_columns() -> None:
    (table,) = find_ruled_tables(page(texts(34)))
    assert rows_of(table)[1:] == [
        "Annual audit | Sent to the ministry by May | Court of Auditors",
        "Site visit without notice | Every two years | Inspectorate",
        "Hearing | On request of either party | Ombudsman",
    ]
    assert table.confidence < 1


def test_texts_whose_rows_are_as_close_as_their_lines_stay_one_row() -> None:
    (table,) = find_ruled_tables(page(texts(24)))
    assert table.rows == 2


def test_paragraphs_of_one_column_beside_one_label_stay_one_row() -> None:
    words = [word for word in texts(34) if word.box.x0 > 150 or word.box.top < 150]
    (table,) = find_ruled_tables(page(words))
    assert table.rows == 2


def test_two_paragraphs_beside_each_other_stay_one_row() -> None:
    words = [word for word in texts(34) if word.box.top < 185]
    (table,) = find_ruled_tables(page(words))
    assert table.rows == 2

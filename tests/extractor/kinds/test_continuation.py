"""Whether a page's piece goes on with the table before it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.kinds.continuation import are_stray, columns_agree, same_header, starts_of
from extractor.kinds.headers import read_header
from extractor.kinds.headings import HeaderReading
from extractor.tables.grid import GridRow, TextLine
from tests.extractor.spanned_tables import segment

TextLines = Callable[[str], list[TextLine]]


def rows(*drawn: str, page: int = 1) -> list[GridRow]:
    return segment(*drawn, page=page).rows


def header(drawn: str) -> HeaderReading:
    return read_header(rows(drawn, "1 | a | b | c"))


def test_the_same_words_are_the_same_header() -> None:
    one, two = (
        header("Uraian | Pagu A | Pagu B | Lokasi"),
        header("Uraian | Pagu A | Paqu B | Lokasi"),
    )
    assert same_header(two, [one], {"kode"})


def test_other_words_for_the_same_concepts_are_the_same_header() -> None:
    one = header("No | Sasaran Strategis | Indikator Kinerja | Target")
    two = header("NO. | SASARAN | INDIKATOR | TARGET")
    assert same_header(two, [one], one.concepts())


def test_other_concepts_are_another_header() -> None:
    one = header("No | Sasaran Strategis | Indikator Kinerja | Target")
    two = header("No | Program | Anggaran | Keterangan")
    assert not same_header(two, [one], one.concepts())


def test_behind_a_page_break_the_number_of_columns_will_do() -> None:
    above, below = rows("1 | a | b"), rows("2 | c | d", page=2)
    assert columns_agree(above, below)
    assert columns_agree(above, rows("2 | c", page=2))


def test_on_one_page_the_columns_stand_in_the_same_places() -> None:
    assert columns_agree(rows("1 | a | b"), rows("2 | c | d"))
    assert not columns_agree(rows("1 | a | b"), rows("2 | c"))


def test_without_places_columns_may_agree(grid: Callable[..., list[GridRow]]) -> None:
    assert columns_agree(grid("1 | a | b"), grid("2 | c"))


def test_scraps_of_a_cut_row_are_stray(text_lines: TextLines) -> None:
    assert are_stray(text_lines("Kinerja dan Keuangan"))
    assert not are_stray(text_lines("PERJANJIAN KINERJA TAHUN 2022"))
    assert not are_stray(text_lines("Tabel 4"))
    assert not are_stray(text_lines("Adapun rinciannya adalah sebagai berikut:"))


@pytest.mark.parametrize(
    ("headings", "answer"),
    [
        (["No", "Program", "Anggaran", "Anggaran"], True),
        (["No", "Program", "Anggaran Pagu", "Anggaran Realisasi"], False),
        (["No", "Kegiatan", "Anggaran", "Anggaran"], False),
        (["No", "Program", "Anggaran"], False),
    ],
)
def test_a_page_may_repeat_the_upper_rows_of_a_header_only(
    headings: list[str], answer: bool
) -> None:
    whole = ["No", "Program", "Anggaran Pagu", "Anggaran Realisasi"]
    assert starts_of(headings, whole) is answer


def test_dashes_below_percentages_are_no_column_of_money() -> None:
    above, below = rows("1 | 13% | a"), rows("2 | - | b", page=2)
    assert columns_agree(above, below)
    assert not columns_agree(above, rows("2 | 5.000.000 | b", page=2))

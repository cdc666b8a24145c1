"""Row numbers: gaps, repetitions, and what is neither."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.audit.cells import Figures
from extractor.audit.options import AuditOptions
from extractor.audit.registry import CHECKS
from extractor.audit.texts.numbering import (
    FAMILY,
    chapter_issues,
    parse_number,
    roman_value,
    shown,
)
from extractor.audit.texts.running_text import PrintedLine, paragraphs
from extractor.catalogue.files import built_in_catalogue
from extractor.model import Column, Document, Row, Source, Table
from extractor.model.document import DocumentInfo, RowKind, SourceFile


def table_of(numbers: Sequence[str | None], kinds: Sequence[RowKind] = ()) -> Table:
    """Build a table of indicators with these row numbers."""
    rows = [
        Row(
            kind=kinds[index] if kinds else "data",
            source=Source(line=index + 1),
            no=number,
            sasaran=f"Sasaran {index}",
        )
        for index, number in enumerate(numbers)
    ]
    columns = [Column(field="no", header="No"), Column(field="sasaran", header="Sasaran")]
    return Table(id="t01", kind="perjanjian_kinerja", columns=columns, rows=rows)


def found(table: Table) -> list[tuple[str, str, str | None]]:
    """Return code, severity and missing or repeated numbers of each issue of a table."""
    document = Document(
        status="complete",
        source=SourceFile(
            name="uji.txt", sha256="0", media_type="text/plain", pages=None, text_layer="native"
        ),
        document=DocumentInfo(kind="perjanjian_kinerja"),
        tables=[table],
    )
    assert FAMILY.issues is not None
    issues = FAMILY.issues(Figures(document), AuditOptions(built_in_catalogue()))
    return [
        (one.check.code, one.severity or one.check.severity, str(one.recomputed or one.reported))
        for one in issues
    ]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("3.", ("1", 3)), ("(4)", ("1", 4)), ("6 *)", ("1", 6)), ("1.2", ("11.", 2)),
        ("b.", ("a", 2)), ("C", ("A", 3)), ("IV.", ("I", 4)), ("V", ("I", 5)),
        ("IIX", None), ("Jumlah", None), ("", None),
    ],
)  # fmt: skip
def test_a_row_number_is_read(text: str, read: tuple[str, int] | None) -> None:
    assert parse_number(text) == read


def test_a_jump_is_told_with_the_missing_numbers() -> None:
    assert found(table_of(["1", "2", "5", "6", "9"])) == [("nomor-gap", "warning", "3, 4, 7, 8")]


def test_a_jump_that_rows_without_a_number_fill_is_information() -> None:
    assert found(table_of(["1", "2", None, "4"])) == [("nomor-gap", "info", "3")]


def test_a_number_printed_twice_is_told() -> None:
    assert found(table_of(["1", "2", "2", "3"])) == [("nomor-duplicate", "warning", "2")]


def test_a_merged_number_printed_again_is_no_repetition() -> None:
    table = table_of(["1", "2", "2", "3"])
    table.rows[2].sasaran = table.rows[1].sasaran
    assert found(table) == []


def test_numbering_starts_again() -> None:
    assert found(table_of(["1", "2", "3", "1", "2"])) == []
    kinds: list[RowKind] = ["section", "data", "data", "section", "data", "total"]
    assert found(table_of(["I", "1", "2", "II", "1", None], kinds)) == []
    assert found(table_of(["A", "1", "B", "2", "C", "3"])) == []


def test_a_section_that_is_left_out_is_told() -> None:
    kinds: list[RowKind] = ["section", "data", "section", "data"]
    assert found(table_of(["I", "1", "III", "1"], kinds)) == [("nomor-gap", "warning", "II")]


def test_a_filled_number_counts_once() -> None:
    table = table_of(["1", "1", "1", "2"])
    for row in table.rows[:3]:
        row.merged = {"no": (0, 2)}
    assert found(table) == []


@given(st.integers(1, 60), st.data())
def test_numbers_that_run_on_give_nothing_and_one_left_out_gives_that(
    count: int, data: st.DataObject
) -> None:
    numbers = [str(number) for number in range(1, count + 3)]
    assert found(table_of(numbers)) == []
    lost = data.draw(st.integers(2, count + 1))
    numbers.remove(str(lost))
    assert found(table_of(numbers)) == [("nomor-gap", "warning", str(lost))]


@given(st.integers(1, 39))
def test_a_roman_number_is_read_as_it_is_written(value: int) -> None:
    assert roman_value(shown("I", value)) == value


def test_a_chapter_with_two_numbers_is_told() -> None:
    texts = ["BAB I PENDAHULUAN.... 1", "BAB II PENUTUP 9", "", "BAB I", "PENDAHULUAN", "",
             "BAB III", "PENUTUP"]  # fmt: skip
    lines = [PrintedLine(n, text, partial(Source, line=n)) for n, text in enumerate(texts, 1)]
    (issue,) = chapter_issues(paragraphs(lines))
    assert issue.check is CHECKS["nomor-gap"]
    assert (issue.reported, issue.recomputed) == ("BAB III", "BAB II")
    assert [cell.source.line for cell in issue.cells] == [7, 2]


def test_the_numbers_of_a_plain_table_are_checked(codes_of: Callable[[str], list[str]]) -> None:
    text = (
        "DATA SARANA DAN PRASARANA KPU KABUPATEN SRAGEN TAHUN 2024\n\n"
        "NO\tJENIS KENDARAAN\tMERK\tKETERANGAN\n"
        "1\tRoda empat\tToyota\tBaik\n2\tRoda dua\tHonda\tBaik\n4\tRoda dua\tYamaha\tBaik\n"
    )
    assert codes_of(text) == ["nomor-gap"]


def test_two_numbers_beside_one_merged_cell_number_the_rows() -> None:
    table = table_of(["1", "2", "2", "3"])
    for row in table.rows:
        row.sasaran, row.merged = "Satu sasaran", {"sasaran": (0, 3)}
    assert found(table) == [("nomor-duplicate", "warning", "2")]


def test_a_number_of_a_row_of_another_kind_is_not_missing() -> None:
    kinds: list[RowKind] = ["section", "section", "data", "data", "section"]
    assert found(table_of(["1", "2", "3", None, "4"], kinds)) == []
    numbered = table_of(["1", "2", "1", "2", "4"], kinds)
    assert found(numbered) == [("nomor-gap", "warning", "3")]

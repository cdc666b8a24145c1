from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.model import Document
from extractor.report.excerpts import MOST_LINES, Excerpts, TextLines, read_lines
from tests.extractor.report.reports import document_of, source_of, staff


def marked(excerpts: Excerpts) -> list[tuple[int, str]]:
    return [
        (line.number, piece.text)
        for run in excerpts.runs
        for line in run
        for piece in line.pieces
        if piece.marked
    ]


def lines_of(data: bytes, document: Document | None = None) -> list[str]:
    held = read_lines(data, document or document_of(), with_personal_data=False)
    assert held is not None
    return held.lines


def test_two_lines_are_shown_before_and_after() -> None:
    held = TextLines([f"baris {n}" for n in range(1, 21)])
    [run] = held.excerpts([(10, None)]).runs
    assert [line.number for line in run] == [8, 9, 10, 11, 12]
    assert [line.number for line in run if line.named] == [10]


def test_lines_far_apart_are_runs_of_their_own() -> None:
    held = TextLines(["x"] * 30)
    runs = held.excerpts([(1, None), (4, None), (30, None)]).runs
    assert [[line.number for line in run] for run in runs] == [[1, 2, 3, 4, 5, 6], [28, 29, 30]]


def test_a_cell_is_marked_where_it_stands_and_not_within_a_longer_number() -> None:
    held = TextLines(["Honor 13.322.950.000 13.322.950 100%"])
    assert marked(held.excerpts([(1, "13.322.950")])) == [(1, "13.322.950")]
    [[line]] = held.excerpts([(1, "13.322.950")]).runs
    assert line.pieces[0].text == "Honor 13.322.950.000 "


def test_cells_that_hold_the_same_are_each_marked() -> None:
    held = TextLines(["53.000 53.000 53.000"])
    assert len(marked(held.excerpts([(1, "53.000"), (1, "53.000")]))) == 2


def test_a_cell_that_goes_on_over_lines_is_marked_in_each() -> None:
    held = TextLines(["1 Terwujudnya", "  layanan | prima", "dan"])
    assert marked(held.excerpts([(1, "Terwujudnya layanan prima")])) == [
        (1, "Terwujudnya"),
        (2, "  layanan | prima"),
    ]


def test_a_cell_that_is_not_found_leaves_its_line_named() -> None:
    [[line]] = TextLines(["Pagu 100"]).excerpts([(1, "tidak ada")]).runs
    assert line.named
    assert [piece.text for piece in line.pieces] == ["Pagu 100"]


def test_places_that_the_file_does_not_have_are_left_out() -> None:
    assert TextLines(["x"]).excerpts([(0, "x"), (2, "x"), (-1, None)]).runs == ()


def test_lines_beyond_the_limit_are_counted() -> None:
    held = TextLines(["x"] * 2000).excerpts([(line, None) for line in range(10, 1000, 10)])
    assert sum(len(run) for run in held.runs) <= MOST_LINES
    assert held.left_out == 99 - MOST_LINES // 5


def test_lines_are_numbered_as_the_extraction_numbers_them() -> None:
    assert lines_of(b"satu\r\ndua\ftiga\nempat") == ["satu", "dua tiga", "empat"]
    assert lines_of("Capaian kinerja – 90 %\n".encode("cp1252")) == ["Capaian kinerja – 90 %", ""]


def test_a_file_that_is_no_text_gives_no_lines() -> None:
    assert read_lines(b"%PDF-1.7", document_of(), with_personal_data=False) is None


def test_amounts_on_following_lines_are_left_alone() -> None:
    text = "Pagu 2.184.360.000,00\nRealisasi 2.097.415.266,00\n96,02\n20240101\n202402"
    assert lines_of(text.encode(), document_of(source=source_of(text.encode()))) == text.split("\n")


@settings(max_examples=80, deadline=None, derandomize=True)
@given(
    st.lists(st.text(st.characters(exclude_categories=("Cs",)), max_size=20), max_size=8),
    st.lists(st.tuples(st.integers(-1, 9), st.text(max_size=6)), max_size=4),
)
def test_shown_lines_are_the_files_lines(
    lines: list[str], cells: list[tuple[int, str | None]]
) -> None:
    for run in TextLines(lines).excerpts(cells).runs:
        for line in run:
            assert "".join(piece.text for piece in line.pieces) == lines[line.number - 1]
            assert not re.search("^$", line.pieces[0].text) or lines[line.number - 1] == ""


def test_a_damaged_number_of_a_person_is_masked_on_the_lines_of_its_table() -> None:
    table = staff(("Siti", "*" * 17), ("Budi", "*" * 19), line=3)
    table.columns[1].header = "NIP"
    text = (
        "Nama | NIP\n"
        "\n"
        "Siti | 19770706200701100\n"
        "Budi | 1978070720070110055\n"
        "\n"
    )  # fmt: skip
    held = lines_of(text.encode(), document_of(table))
    assert held[2:4] == [f"Siti | {'*' * 17}", f"Budi | {'*' * 19}"]

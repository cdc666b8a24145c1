"""Cells cut by a page break: what joins them, and what keeps two cells apart."""

from __future__ import annotations

import pytest

from extractor.kinds.page_breaks import Block, join_label_blocks, join_owned_blocks
from extractor.kinds.rows import DraftRow, Note
from tests.extractor.spanned_tables import spanned_drafts

NAMES = "no sasaran kegiatan target"


def label_blocks(rows: list[DraftRow], *ranges: tuple[int, int]) -> list[Block]:
    """Return the cells of the sasaran that go from a first to a last row each."""
    return [
        Block(
            list(range(first, last + 1)),
            list(rows[first].cells.get("sasaran", [])),
            merged=last > first,
        )
        for first, last in ranges
    ]


def told(blocks: list[Block]) -> list[tuple[str, list[int]]]:
    return [(block.text, block.rows) for block in blocks]


def pages(above: str, below: str, *more: str) -> list[DraftRow]:
    """Return a table of two whole labels on the first page, and what the second begins with."""
    first = ["1 | Tertib administrasi | Rapat | 90%", f"2 | {above} | Bimtek | 95%"]
    return spanned_drafts(NAMES, first, [below, *more])


def test_a_part_without_text_goes_on_with_the_label_above() -> None:
    rows = pages("Lancar pemilu", "| | Reviu |")
    blocks = join_label_blocks(label_blocks(rows, (0, 0), (1, 1), (2, 2)), rows, "sasaran")
    assert told(blocks) == [("Tertib administrasi", [0]), ("Lancar pemilu", [1, 2])]
    assert blocks[1].merged
    assert all(row.notes == [] for row in rows)


def test_a_label_printed_on_the_second_page_holds_for_the_first_too() -> None:
    rows = pages("", "| Lancar pemilu | Reviu | 95%")
    blocks = join_label_blocks(label_blocks(rows, (0, 0), (1, 1), (2, 2)), rows, "sasaran")
    assert told(blocks)[1:] == [("Lancar pemilu", [1, 2])]


@pytest.mark.parametrize("again", ["Lancar pemilu", "LANCAR  PEMILU"])
def test_a_label_printed_again_is_one_label(again: str) -> None:
    rows = pages("Lancar pemilu", f"2 | {again} | Reviu | 95%")
    blocks = join_label_blocks(label_blocks(rows, (0, 0), (1, 1), (2, 2)), rows, "sasaran")
    assert told(blocks)[1:] == [("Lancar pemilu", [1, 2])]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Meningkatnya kualitas", "layanan publik"),
        ("Meningkatnya kualitas dan", "Layanan Publik"),
        ("Meningkatnya kualitas (sarana,", "Prasarana)"),
    ],
)
def test_a_label_printed_partly_on_each_page_is_joined(above: str, below: str) -> None:
    rows = pages(above, f"| {below} | Reviu |")
    blocks = join_label_blocks(label_blocks(rows, (0, 0), (1, 1), (2, 2)), rows, "sasaran")
    assert told(blocks)[1:] == [(f"{above} {below}", [1, 2])]


def test_a_label_with_a_number_of_its_own_is_a_new_one() -> None:
    rows = pages("Lancar pemilu", "3 | Terwujudnya data | Reviu | 80%")
    blocks = join_label_blocks(label_blocks(rows, (0, 0), (1, 1), (2, 2)), rows, "sasaran")
    assert [text for text, _ in told(blocks)][1:] == ["Lancar pemilu", "Terwujudnya data"]


def test_numbers_that_go_on_within_a_label_are_not_its_own() -> None:
    first = ["1 | Mandiri | Rapat | 90%", "2 | ^ | Bimtek | 95%", "3 | Lancar pemilu | Reviu | 9%"]
    rows = spanned_drafts(NAMES, first, ["4 | yang tertib | Kajian | 80%"])
    blocks = join_label_blocks(label_blocks(rows, (0, 1), (2, 2), (3, 3)), rows, "sasaran")
    assert told(blocks)[1:] == [("Lancar pemilu yang tertib", [2, 3])]


def test_a_part_without_the_number_that_all_labels_have_is_a_rest() -> None:
    rows = pages("Lancar pelaksanaan", "| Pemilu Serentak | Reviu | 80%")
    blocks = join_label_blocks(label_blocks(rows, (0, 0), (1, 1), (2, 2)), rows, "sasaran")
    assert told(blocks)[1:] == [("Lancar pelaksanaan Pemilu Serentak", [1, 2])]


def test_one_label_does_not_say_what_labels_have() -> None:
    rows = spanned_drafts(
        NAMES, ["1 | Lancar pelaksanaan | Bimtek | 95%"], ["| Pemilu | Reviu | 80%"]
    )
    blocks = join_label_blocks(label_blocks(rows, (0, 0), (1, 1)), rows, "sasaran")
    assert told(blocks) == [("Lancar pelaksanaan", [0]), ("Pemilu", [1])]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Meningkatnya kualitas", "layanan publik"),
        ("Meningkatnya kualitas dan", "Layanan Publik"),
    ],
)
def test_one_label_alone_is_joined_by_how_its_parts_read(above: str, below: str) -> None:
    rows = spanned_drafts(NAMES, [f"1 | {above} | Bimtek | 95%"], [f"| {below} | Reviu |"])
    blocks = join_label_blocks(label_blocks(rows, (0, 0), (1, 1)), rows, "sasaran")
    assert told(blocks) == [(f"{above} {below}", [0, 1])]


def test_inside_a_page_borders_part_labels_that_read_like_one() -> None:
    rows = spanned_drafts(NAMES, ["1 | Meningkatnya | Rapat | 9%", "| layanan publik | Reviu |"])
    blocks = join_label_blocks(label_blocks(rows, (0, 0), (1, 1)), rows, "sasaran")
    assert [block.text for block in blocks] == ["Meningkatnya", "layanan publik"]


def test_a_block_that_does_not_follow_is_left_alone() -> None:
    rows = pages("Lancar pemilu", "| | PROGRAM |", "| | Reviu |")
    blocks = join_label_blocks(label_blocks(rows, (0, 0), (1, 1), (3, 3)), rows, "sasaran")
    assert told(blocks)[1:] == [("Lancar pemilu", [1]), ("", [3])]
    assert rows[3].notes == [Note("label-blank", "", "sasaran")]


def test_a_blank_last_row_of_a_page_may_be_a_cut_cell() -> None:
    rows = spanned_drafts(
        NAMES,
        ["1 | Tertib administrasi | Rapat | 90%", "| | Bimtek |"],
        ["2 | Lancar pemilu | Reviu | 80%"],
    )
    blocks = join_label_blocks(label_blocks(rows, (0, 0), (1, 1), (2, 2)), rows, "sasaran")
    assert told(blocks) == [("Tertib administrasi", [0]), ("Lancar pemilu", [1, 2])]


def test_a_table_that_leaves_cells_blank_below_labels_does_so_at_its_pages_end() -> None:
    rows = spanned_drafts(
        NAMES,
        ["1 | Tertib | Rapat | 9%", "| | Bimtek |", "2 | Lancar | Reviu | 8%", "| | Pawai |"],
        ["3 | Aman | Jaga | 7%"],
    )
    spans = [(index, index) for index in range(5)]
    blocks = join_label_blocks(label_blocks(rows, *spans), rows, "sasaran")
    assert told(blocks)[:2] == [("Tertib", [0, 1]), ("Lancar", [2, 3])]
    assert [note.raw for note in rows[3].notes] == ["Lancar"]


def test_a_value_goes_on_over_the_page_inside_its_label() -> None:
    rows = pages("Lancar pemilu", "| | Reviu |")
    for index in (1, 2):
        rows[index].merged["sasaran"] = (1, 2)
    given = [Block([1], list(rows[1].cells["target"])), Block([2], [])]
    [block] = join_owned_blocks(given, rows, "target", "sasaran")
    assert (block.text, block.rows, block.merged) == ("95%", [1, 2], True)


@pytest.mark.parametrize("ranges", [[(1, 1), (2, 2)], [(1, 2), (2, 3)], [(1, 2), None]])
def test_a_value_stays_within_its_label(ranges: list[tuple[int, int] | None]) -> None:
    rows = pages("Lancar pemilu", "| | Reviu |")
    for index, span in zip((1, 2), ranges, strict=True):
        if span is not None:
            rows[index].merged["sasaran"] = span
    given = [Block([1], list(rows[1].cells["target"])), Block([2], [])]
    assert told(join_owned_blocks(given, rows, "target", "sasaran")) == [("95%", [1]), ("", [2])]


def test_two_printed_values_are_two_values() -> None:
    rows = pages("Lancar pemilu", "| | Reviu | 95%")
    for index in (1, 2):
        rows[index].merged["sasaran"] = (1, 2)
    given = [Block([index], list(rows[index].cells["target"])) for index in (1, 2)]
    assert told(join_owned_blocks(given, rows, "target", "sasaran")) == [("95%", [1]), ("95%", [2])]


def test_an_empty_value_inside_a_page_is_no_part_of_the_one_above() -> None:
    rows = spanned_drafts(NAMES, ["1 | Tertib | Rapat | 90%", "^ | ^ | Bimtek |"])
    for row in rows:
        row.merged["sasaran"] = (0, 1)
    given = [Block([0], list(rows[0].cells["target"])), Block([1], [])]
    assert told(join_owned_blocks(given, rows, "target", "sasaran")) == [("90%", [0]), ("", [1])]


def spanned(above: list[str], below: list[str]) -> list[DraftRow]:
    """Return the rows of two pages whose second row on the first one is a heading."""
    rows = spanned_drafts(NAMES, above, below)
    rows[1].kind = "section"
    return rows


def test_a_label_goes_on_over_the_heading_that_ends_its_page_beside_it() -> None:
    rows = spanned(
        ["1 | Tertib arsip dan | Rapat | 9%", "^ | ^ | Analisis : |"], ["| data | Reviu |"]
    )
    blocks = join_label_blocks(label_blocks(rows, (0, 0), (2, 2)), rows, "sasaran")
    assert told(blocks) == [("Tertib arsip dan data", [0, 2])]


def test_a_heading_below_a_label_ends_it() -> None:
    rows = spanned(["1 | Tertib arsip dan | Rapat | 9%", "| | Analisis : |"], ["| data | Reviu |"])
    blocks = join_label_blocks(label_blocks(rows, (0, 0), (2, 2)), rows, "sasaran")
    assert [block.text for block in blocks] == ["Tertib arsip dan", "data"]


def test_an_empty_merged_cell_beside_the_labels_own_number_is_filled_and_told() -> None:
    rows = spanned_drafts(
        NAMES,
        ["1 | Tertib arsip | Rapat | 9%", "^ | | Bimtek |", "^ | ^ | Reviu |"],
        ["| | Jaga |", "^ | | Cetak |", "^ | ^ | Sewa |"],
    )
    blocks = [
        Block(
            list(range(first, last + 1)), list(rows[first].cells.get("sasaran", [])), first < last
        )
        for first, last in [(0, 0), (1, 2), (3, 3), (4, 5)]
    ]
    blocks = join_label_blocks(blocks, rows, "sasaran")
    assert told(blocks) == [("Tertib arsip", [0, 1, 2, 3, 4, 5])]
    assert [row.notes == [] for row in rows] == [True, False, False, True, False, False]


def test_an_empty_merged_cell_beside_a_number_of_its_own_stays_empty() -> None:
    rows = spanned_drafts(
        NAMES, ["1 | Tertib arsip | Rapat | 9%", "2 | | Bimtek |", "^ | ^ | Reviu |"]
    )
    blocks = [Block([0], list(rows[0].cells["sasaran"])), Block([1, 2], [], merged=True)]
    assert told(join_label_blocks(blocks, rows, "sasaran"))[1] == ("", [1, 2])


def test_empty_cells_below_one_another_show_that_a_label_above_still_holds() -> None:
    rows = spanned_drafts(
        NAMES,
        ["1 | Tertib arsip | Rapat | 9%"],
        ["| | Bimtek |", "| | Cetak |", "| | Reviu |"],
        ["| | Jaga |", "| Lancar | Sewa | 8%"],
    )
    spans = [(index, index) for index in range(6)]
    blocks = join_label_blocks(label_blocks(rows, *spans), rows, "sasaran")
    assert told(blocks) == [("Tertib arsip", [0, 1, 2, 3, 4]), ("Lancar", [5])]
    assert [len(row.notes) for row in rows] == [0, 0, 1, 1, 0, 0]

"""Blocks of text in one cell: parted by wider steps, list marks and the marks' edge."""

from __future__ import annotations

import pytest

from extractor.readers.page import Word
from extractor.tables.ruled_blocks import Block, find_blocks, part_at_codes, whole_values
from extractor.tables.ruled_records import Line, lines_of, text_of
from tests.extractor.tables.ruled_pages import words_at

Places = list[tuple[float, float, str]]


def lines_at(places: Places) -> list[Line]:
    return lines_of([word for x, y, text in places for word in words_at(x, y, text)])


def texts_of(blocks: list[Block] | None) -> list[str]:
    assert blocks is not None
    return [" ".join(text_of(line) for line in block.lines) for block in blocks]


def test_a_wider_step_parts_texts() -> None:
    places = [(0.0, 10.0, "Bursa"), (0.0, 22.0, "Kerja"), (0.0, 38.0, "Jawa Barat")]
    assert texts_of(find_blocks(lines_at(places))) == ["Bursa Kerja", "Jawa Barat"]


def test_single_lines_far_apart_are_texts_each() -> None:
    places = [(0.0, 10.0 + 30 * at, name) for at, name in enumerate(("Bursa", "Kerja", "Magang"))]
    assert len(texts_of(find_blocks(lines_at(places)))) == 3


def test_a_step_between_usual_and_wide_tells_nothing() -> None:
    places = [(0.0, 10.0, "Bursa"), (0.0, 22.0, "Kerja"), (0.0, 36.4, "Jawa Barat")]
    assert find_blocks(lines_at(places)) is None


@pytest.mark.parametrize("text", ["dan magang", "(BLK)"])
def test_what_cannot_begin_a_text_belongs_to_the_one_above(text: str) -> None:
    places = [(0.0, 10.0, "Bursa"), (0.0, 22.0, "Kerja"), (0.0, 38.0, text)]
    assert texts_of(find_blocks(lines_at(places))) == [f"Bursa Kerja {text}"]


def test_lower_case_begins_a_text_beyond_any_line_step() -> None:
    places = [(0.0, 10.0, "Bandung"), (0.0, 40.0, "jawa Barat"), (0.0, 70.0, "Bekasi")]
    assert texts_of(find_blocks(lines_at(places))) == ["Bandung", "jawa Barat", "Bekasi"]


@pytest.mark.parametrize(("one", "two"), [("a.", "b."), ("1.1", "1.2"), ("-", "-"), ("1)", "2)")])
def test_list_marks_part_texts_at_the_usual_step(one: str, two: str) -> None:
    places = [(0.0, 10.0, f"{one} Berita"), (15.0, 22.0, "termonitor"), (0.0, 34.0, f"{two} Opini")]
    blocks = find_blocks(lines_at(places))
    assert texts_of(blocks) == [f"{one} Berita termonitor", f"{two} Opini"]
    assert blocks is not None
    assert [block.tight for block in blocks] == [True, True]


def test_a_single_mark_is_no_list() -> None:
    places = [(0.0, 10.0, "Jumlah"), (0.0, 22.0, "a. dokumen"), (0.0, 34.0, "lain")]
    assert len(texts_of(find_blocks(lines_at(places)))) == 1


def test_a_mark_a_little_below_its_text_is_joined_to_it() -> None:
    places = [
        (0.0, 10.0, "- Daging"),
        (10.0, 26.0, "Telur"),
        (0.0, 32.0, "-"),
        (0.0, 42.0, "- Susu"),
    ]
    assert texts_of(find_blocks(lines_at(places))) == ["- Daging", "- Telur", "- Susu"]


def test_a_line_as_far_left_as_the_marks_ends_an_indented_item() -> None:
    places = [
        (0.0, 10.0, "- Terwujudnya"), (15.0, 22.0, "Kota Layak Anak"), (0.0, 34.0, "Perlindungan"),
        (0.0, 46.0, "- Meningkatnya"), (15.0, 58.0, "Layanan"),
    ]  # fmt: skip
    adjusted = [
        [word._replace(box=word.box._replace(x0=15.0)) if at == 1 else word
         for at, word in enumerate(line)] if line[0].text == "-" else line
        for line in lines_at(places)
    ]  # fmt: skip
    assert texts_of(find_blocks(adjusted)) == [
        "- Terwujudnya Kota Layak Anak",
        "Perlindungan",
        "- Meningkatnya Layanan",
    ]


def test_a_change_of_type_within_a_block_tells_nothing() -> None:
    lines = lines_at([(0.0, 10.0, "Jumlah"), (0.0, 22.0, "Retribusi"), (0.0, 34.0, "Daerah")])
    bold: list[Word] = [word._replace(font="Arial,Bold") for word in lines[0]]
    assert find_blocks([bold, *lines[1:]]) is None


def test_a_broken_value_is_one_item() -> None:
    items = whole_values(
        lines_at([(0.0, 10.0, "19.954,"), (40.0, 22.0, "-"), (0.0, 40.0, "98,51")])
    )
    assert texts_of(items) == ["19.954, -", "98,51"]


CLOSE = [(0.0, 10.0, "Bursa"), (0.0, 22.0, "Kerja"), (0.0, 34.0, "Magang"), (0.0, 46.0, "Luar")]


@pytest.mark.parametrize(
    ("codes", "texts"),
    [
        ({10.0: "1.01", 34.0: "1.02"}, ["Bursa Kerja", "Magang Luar"]),
        ({16.0: "1.01", 34.0: "1.02"}, ["Bursa Kerja", "Magang Luar"]),
        ({16.0: "1.01", 40.0: "1.02"}, ["Bursa Kerja", "Magang Luar"]),
        ({16.0: "1.01", 28.0: "1.02", 40.0: "1.03"}, ["Bursa Kerja Magang Luar"]),
        ({10.0: "1.01"}, ["Bursa Kerja Magang Luar"]),
    ],
)
def test_close_texts_are_parted_at_codes_level_with_them(
    codes: dict[float, str], texts: list[str]
) -> None:
    blocks = [Block(lines_at(CLOSE), 15.0, 51.0)]
    own = lines_at([(0.0, y, code) for y, code in codes.items()])
    assert texts_of(part_at_codes(blocks, own)) == texts

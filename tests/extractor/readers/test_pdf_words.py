from __future__ import annotations

import numpy as np
import pytest

from extractor.readers.page import Box, Turn, Word
from extractor.readers.pdf_columns import may_hold_columns
from extractor.readers.pdf_words import Blanks, Characters, group_words

Placed = tuple[str, float, float]
"""A character, where it begins, and its baseline; each is 5 wide and of size 10."""


def characters(
    placed: list[Placed], *, turn: Turn = 0, font: str = "Arial", size: float = 10.0
) -> Characters:
    count = len(placed)
    start = np.array([x for _, x, _ in placed], dtype=np.float64)
    return Characters(
        text=[char for char, _, _ in placed],
        start=start,
        end=start + size / 2,
        base=np.array([y for *_, y in placed], dtype=np.float64),
        size=np.full(count, size),
        above=np.full(count, 0.75),
        below=np.full(count, 0.25),
        turn=np.full(count, turn, dtype=np.int16),
        font=np.zeros(count, dtype=np.int32),
        fonts=[font],
        invisible=np.zeros(count, dtype=bool),
    )


def line(text: str, *, x: float = 100.0, y: float = 50.0) -> list[Placed]:
    return [(char, x + 5 * i, y) for i, char in enumerate(text)]


def texts(placed: list[Placed]) -> list[str]:
    return [word.text for word in group_words(characters(placed))]


def test_a_word_ends_at_a_printed_space() -> None:
    assert texts(line("Jumlah 82,5")) == ["Jumlah", "82,5"]


@pytest.mark.parametrize(("invented", "words"), [(False, ["TW", "II"]), (True, ["TWII"])])
def test_a_word_ends_at_a_space_left_out_that_the_file_prints(
    invented: bool, words: list[str]
) -> None:
    chars = characters(line("TWII"))
    left_out = np.array([False, False, True, False, False])
    chars.blanks = Blanks(np.array([0, 1, 3, 4]), left_out, lambda _: invented)
    assert [word.text for word in group_words(chars)] == words


def test_nobody_asks_for_a_space_where_a_gap_parts_words() -> None:
    asked: list[int] = []
    chars = characters(line("TW") + line("II", x=112))
    left_out = np.array([False, False, True, False, False])
    chars.blanks = Blanks(np.array([0, 1, 3, 4]), left_out, lambda i: bool(asked.append(i)))
    assert [word.text for word in group_words(chars)] == ["TW", "II"]
    assert asked == []


def test_a_word_ends_at_a_gap_without_space() -> None:
    assert texts(line("TW") + line("II", x=112)) == ["TW", "II"]


def test_kerning_does_not_end_a_word() -> None:
    assert texts(line("T") + line("W", x=104.2) + line("I", x=109.9)) == ["TWI"]


def test_the_box_holds_a_character_that_is_raised_a_little() -> None:
    [word] = group_words(characters(line("per") + line("s", x=115, y=49) + line("en", x=120)))
    assert word == ("persen", Box(100.0, 41.5, 130.0, 52.5), "Arial", 10.0, 0, None)


def test_a_raised_footnote_mark_is_no_digit_of_the_number() -> None:
    assert texts(line("500") + line("1", x=115, y=46.5)) == ["500", "1"]


def test_a_new_line_begins_a_word() -> None:
    assert texts(line("per") + line("sen", x=100, y=62)) == ["per", "sen"]


def test_the_box_spans_the_line_and_not_the_ink() -> None:
    [word] = group_words(characters(line("-.-")))
    assert word.box == Box(100.0, 42.5, 115.0, 52.5)


@pytest.mark.parametrize(
    ("turn", "box"),
    [
        (0, Box(100, 42.5, 110, 52.5)),
        (90, Box(-52.5, 100, -42.5, 110)),
        (180, Box(-110, -52.5, -100, -42.5)),
        (270, Box(42.5, -110, 52.5, -100)),
    ],
)
def test_turned_words_lie_on_the_page_as_seen(turn: Turn, box: Box) -> None:
    [word] = group_words(characters(line("TW"), turn=turn))
    assert (word.box, word.turn) == (box, turn)


def test_a_character_printed_several_times_for_boldness_is_one() -> None:
    copies = [(char, x + shift, y) for shift in (0, 0.3, 0.6, 0.9) for char, x, y in line("Total")]
    assert texts(copies) == ["Total"]


def test_double_letters_and_leader_dots_are_kept() -> None:
    dots = [(".", 100 + 2.5 * i, 50.0) for i in range(5)]
    assert texts(line("maaf  11")) == ["maaf", "11"]
    assert "".join(texts(dots)) == "....."


def test_a_tick_of_a_symbol_font_keeps_what_was_printed() -> None:
    [word] = group_words(characters(line("ü"), font="ABCDEF+Wingdings"))
    assert (word.text, word.printed) == ("✓", "ü")


def test_a_picture_without_look_alike_is_told_as_unknown() -> None:
    [word] = group_words(characters(line("\uf07a"), font="Wingdings 2"))
    assert (word.text, word.printed) == ("\ufffd", "\uf07a")


def test_a_soft_hyphen_that_is_printed_is_a_hyphen() -> None:
    [word] = group_words(characters(line("ke\u00ad")))
    assert (word.text, word.printed) == ("ke-", "ke\u00ad")


def test_characters_without_width_are_no_part_of_a_word() -> None:
    assert texts([("a", 100, 50), ("\u200b", 105, 50), ("b", 105, 50)]) == ["ab"]


def test_no_characters_make_no_words() -> None:
    assert texts([]) == []
    assert texts(line("   ")) == []


def test_only_words_wholly_outside_the_page_are_left_out() -> None:
    placed = [("a", 95.0, 50.0), ("b", 120.0, 50.0), ("c", 20.0, 50.0), ("d", 20.0, 500.0)]
    words = group_words(characters(placed), Box(0, 0, 100, 100))
    assert [word.text for word in words] == ["a", "c"]


def test_of_characters_printed_twice_one_is_kept() -> None:
    word = [("S", 10.0, 50.0), ("S", 15.0, 50.0), ("1", 20.0, 50.0)]
    again = [(char, x + 0.3, y + 0.2) for char, x, y in word]
    assert [one.text for one in group_words(characters(word + again))] == ["SS1"]
    assert [one.text for one in group_words(characters([*word, ("x", 10, 90), *again]))] == [
        "SS1",
        "x",
    ]


def test_equal_characters_side_by_side_are_all_kept() -> None:
    placed = [("0", 10.0 + 5 * i, 50.0) for i in range(6)]
    below = [("0", 10.0 + 5 * i, 62.0) for i in range(6)]
    assert [one.text for one in group_words(characters(placed + below))] == ["000000", "000000"]


def test_running_text_needs_no_further_look_and_columns_do() -> None:
    rows = [(20, 30), (40, 30), (60, 30)]
    close = [Word("kata", Box(x, y, x + 30, y + 10), size=10) for y, _ in rows for x in (0, 33)]
    apart = [Word("kata", Box(x, y, x + 30, y + 10), size=10) for y, _ in rows for x in (0, 90)]
    assert not may_hold_columns(close)
    assert may_hold_columns(apart)

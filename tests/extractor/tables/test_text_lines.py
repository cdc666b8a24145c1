"""Words to printed lines: nothing lost, reading order, turned words apart."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from extractor.readers.page import Box, Turn, Word
from extractor.tables.text_lines import LineMemo, find_text_lines


def word(text: str, x0: float, top: float, *, size: float = 10.0, turn: Turn = 0) -> Word:
    width = 0.5 * size * len(text)
    box = Box(x0, top, x0 + width, top + size)
    if turn in {90, 270}:
        box = Box(x0, top, x0 + size, top + width)
    return Word(text, box, size=size, turn=turn)


def texts(words: list[Word]) -> list[str]:
    return [line.text for line in find_text_lines(words)]


def test_words_are_read_from_left_to_right_and_lines_from_top_to_bottom() -> None:
    words = [word("Jabatan", 50, 20), word("SUTRISNO", 120, 8), word("Nama", 50, 8)]
    assert texts(words) == ["Nama SUTRISNO", "Jabatan"]


def test_words_of_uneven_height_on_one_baseline_are_one_line() -> None:
    words = [word("CO", 50, 100), word("2", 61, 105, size=6), word("-", 70, 104, size=2)]
    assert texts(words) == ["CO 2 -"]


def test_lines_set_solid_stay_apart() -> None:
    assert texts([word("atas", 50, 100, size=12), word("bawah", 50, 110, size=12)]) == [
        "atas",
        "bawah",
    ]


def test_words_of_several_heights_about_one_middle_are_read_in_their_order() -> None:
    words = [
        Word("c", Box(70, 100, 75, 110)),
        Word("b", Box(60, 102, 65, 108)),
        Word("a", Box(50, 100, 55, 110)),
        Word("d", Box(80, 102, 85, 108)),
    ]
    (line,) = find_text_lines(words)
    assert line.text == "a b c d"
    assert line.box == Box(50, 100, 85, 110)
    assert line.columns.gaps == [5, 5, 5]


def test_turned_words_stand_apart_and_are_read_in_their_direction() -> None:
    words = [
        word("rencana", 20, 100, turn=270),
        word("kerja", 20, 60, turn=270),
        word("Target", 60, 100),
        word("satu", 300, 60, turn=90),
        word("dua", 300, 100, turn=90),
    ]
    assert texts(words) == ["Target", "satu dua", "rencana kerja"]


def test_no_words_make_no_lines() -> None:
    assert find_text_lines([]) == []


BOXES = st.builds(
    lambda x, y, w, h, turn: Word("x", Box(x, y, x + w, y + h), turn=turn),
    st.floats(0, 600),
    st.floats(0, 800),
    st.floats(0, 80),
    st.floats(0, 20),
    st.sampled_from([0, 0, 0, 90, 180, 270]),
)


@given(st.lists(BOXES, max_size=40))
def test_every_word_is_in_exactly_one_line(words: list[Word]) -> None:
    found = [id(word) for line in find_text_lines(words) for word in line.words]
    assert Counter(found) == Counter(map(id, words))


@given(st.lists(BOXES, max_size=40))
def test_a_line_holds_one_direction_and_its_box_holds_its_words(words: list[Word]) -> None:
    for line in find_text_lines(words):
        assert {w.turn for w in line.words} == {line.turn}
        assert line.box.x0 == min(w.box.x0 for w in line.words)
        assert line.box.bottom == max(w.box.bottom for w in line.words)


def test_a_memo_gives_the_lines_of_the_words_that_it_is_asked_for() -> None:
    memo = LineMemo()
    first = [word("Nama", 50, 8), word("SUTRISNO", 120, 8)]
    other = [word("Jabatan", 50, 8), word("Kepala", 120, 8)]
    for words in (first, list(first), other, first, first[:1], []):
        assert memo(words) == find_text_lines(words)


def test_the_lines_of_a_memo_may_be_changed_by_who_asked() -> None:
    memo = LineMemo()
    words = [word("Nama", 50, 8), word("Jabatan", 50, 30)]
    memo(words).clear()
    assert [line.text for line in memo(words)] == ["Nama", "Jabatan"]

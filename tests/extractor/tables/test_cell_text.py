"""Words of a cell become printed lines in reading order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extractor.readers.page import Box, Turn, Word
from extractor.tables.cell_text import words_to_lines
from tests.extractor.tables.ruled_pages import words_at


def turned(text: str, box: Box, turn: Turn) -> Word:
    return Word(text, box, size=10.0, turn=turn)


def test_words_become_lines_from_top_to_bottom_and_left_to_right() -> None:
    words = words_at(10, 24, "air bersih") + words_at(10, 12, "Persentase sarana")
    assert words_to_lines(words[::-1]) == ("Persentase sarana", "air bersih")


def test_no_words_are_no_lines() -> None:
    assert words_to_lines([]) == ()


def test_a_hyphen_at_the_end_of_a_line_stays() -> None:
    words = words_at(10, 12, "Undang-") + words_at(10, 24, "Undang")
    assert words_to_lines(words) == ("Undang-", "Undang")


def test_a_superscript_stays_in_its_line() -> None:
    words = [
        Word("10", Box(10, 100, 20, 112), size=10),
        Word("2", Box(20, 98, 23, 105), size=6),
        Word("meter", Box(26, 100, 50, 112), size=10),
    ]
    assert words_to_lines(words) == ("10 2 meter",)


def test_lines_set_solid_are_not_run_together() -> None:
    words = [Word(str(n), Box(10, 100 + 10 * n, 20, 112 + 10 * n), size=10) for n in range(4)]
    assert words_to_lines(words) == ("0", "1", "2", "3")


def test_words_of_several_sizes_on_one_baseline_are_one_line() -> None:
    words = [
        Word("TARGET", Box(10, 100, 60, 114), size=12),
        Word("(%)", Box(64, 104, 80, 113), size=8),
    ]
    assert words_to_lines(words) == ("TARGET (%)",)


def test_text_read_from_the_bottom_up_is_read_in_its_direction() -> None:
    words = [
        turned("Kinerja", Box(30, 100, 42, 140), 270),
        turned("Utama", Box(44, 150, 56, 180), 270),
        turned("Indikator", Box(30, 145, 42, 190), 270),
    ]
    assert words_to_lines(words) == ("Indikator Kinerja", "Utama")


def test_text_read_from_the_top_down_is_read_in_its_direction() -> None:
    words = [
        turned("Utama", Box(30, 100, 42, 130), 90),
        turned("Indikator", Box(44, 100, 56, 145), 90),
        turned("Kinerja", Box(44, 150, 56, 185), 90),
    ]
    assert words_to_lines(words) == ("Indikator Kinerja", "Utama")


def test_upside_down_text_is_read_from_its_own_left() -> None:
    words = [turned("satu", Box(60, 100, 80, 110), 180), turned("dua", Box(30, 100, 50, 110), 180)]
    assert words_to_lines(words) == ("satu dua",)


@given(
    st.lists(
        st.tuples(
            st.floats(0, 500), st.floats(0, 500), st.floats(0, 50), st.sampled_from([0, 90, 270])
        ),
        max_size=30,
    )
)
def test_no_word_is_lost_or_doubled(places: list[tuple[float, float, float, Turn]]) -> None:
    words = [
        Word(f"w{at}", Box(x, y, x + size * 3, y + size), turn=turn)
        for at, (x, y, size, turn) in enumerate(places)
    ]
    read = " ".join(words_to_lines(words)).split()
    assert sorted(read) == sorted(word.text for word in words)


def test_a_prefix_in_the_middle_of_an_amount_of_two_lines_leads_it() -> None:
    words = [
        Word("1.506.190.00", Box(687, 119, 752, 130), size=11),
        Word("Rp", Box(665, 125.5, 679, 136.5), size=11),
        Word("0", Box(745, 132, 752, 143), size=11),
    ]
    assert words_to_lines(words) == ("Rp 1.506.190.00", "0")


def test_a_bullet_lower_than_its_text_leads_it() -> None:
    words = [
        Word("Susu", Box(227, 520.7, 242, 527.7), size=7),
        Word("-", Box(213, 526, 215, 533), size=7),
    ]
    assert words_to_lines(words) == ("- Susu",)


def test_a_bullet_between_the_two_lines_of_its_text_leads_the_first() -> None:
    words = [
        Word("Ayam", Box(218, 694.1, 238, 702.2), size=8),
        Word("-", Box(204, 699.8, 206, 707.8), size=8),
        Word("Petelur", Box(218, 703.5, 243, 711.5), size=8),
    ]
    assert words_to_lines(words) == ("- Ayam", "Petelur")


def test_a_bullet_higher_than_its_text_leads_it_and_not_the_item_above() -> None:
    words = [
        Word("-", Box(10, 100, 13, 110), size=10),
        Word("Daging", Box(30, 100, 60, 110), size=10),
        Word("sapi", Box(30, 111, 60, 121), size=10),
        Word("-", Box(10, 116.5, 13, 126.5), size=10),
        Word("Telur", Box(30, 122, 60, 132), size=10),
    ]
    assert words_to_lines(words) == ("- Daging", "sapi", "- Telur")


def test_the_second_line_of_an_indented_paragraph_stays_second() -> None:
    words = [
        Word("Meningkatnya", Box(40, 100, 120, 112), size=10),
        Word("dan", Box(10, 109, 30, 121), size=10),
    ]
    assert words_to_lines(words) == ("Meningkatnya", "dan")

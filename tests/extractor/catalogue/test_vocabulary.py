"""Damaged words, mended by the words of a catalogue."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.catalogue.vocabulary import Vocabulary, most_edits

WORDS = (
    "persentase", "partisipasi", "pemilih", "pemilihan", "kinerja", "hasil", "logistik", "ppk",
    "pengadaan", "pengaduan", "jadwal", "tetap", "tahun", "2024",
)  # fmt: skip
VOCABULARY = Vocabulary.of(WORDS)


@pytest.mark.parametrize(
    ("damaged", "words"),
    [
        ("persentasc", ("persentase",)),
        ("perscntasc", ("persentase",)),
        ("parlisipasi", ("partisipasi",)),
        ("kluerja", ("kinerja",)),
        ("basil", ("hasil",)),
        ("1ogistik", ("logistik",)),
        ("tetap1", ("tetap",)),
        ("jadwl", ("jadwal",)),
        ("xqz", ()),
        ("2023", ()),
        ("kesehatan", ()),
    ],
)
def test_a_damaged_word_is_told_by_its_letters(damaged: str, words: tuple[str, ...]) -> None:
    assert VOCABULARY.near(damaged).words == words


def test_a_word_as_near_to_two_is_either_of_them() -> None:
    assert VOCABULARY.near("pengadxan").words == ("pengadaan", "pengaduan")
    assert VOCABULARY.resolve("pengadxan") == "pengadxan"


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("pemili han", "pemilihan"),
        ("par tisi pasi pemilih", "partisipasi pemilih"),
        ("yanglogistik", "yang logistik"),
        ("partisipasipemilih", "partisipasi pemilih"),
        ("di logistik", "di logistik"),
        ("kesehatan ibu", "kesehatan ibu"),
    ],
)
def test_parted_and_fused_words_are_put_right(printed: str, words: str) -> None:
    assert VOCABULARY.mend(printed.split()) == words.split()


@given(st.lists(st.sampled_from(WORDS), max_size=6))
def test_words_of_the_vocabulary_stay(words: list[str]) -> None:
    assert VOCABULARY.mend(words) == words


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=20))
def test_what_is_near_is_a_word_of_the_vocabulary(word: str) -> None:
    assert set(VOCABULARY.near(word).words) <= VOCABULARY.words


def test_longer_words_may_be_damaged_more() -> None:
    assert [most_edits(length) for length in (4, 8, 13)] == [1, 2, 3]


@pytest.mark.parametrize(
    ("word", "sure"),
    [
        ("persentasc", True),  # letters that look alike
        ("perscntasc", True),
        ("pengadaaan", True),  # one doubled
        ("partisipsi", True),  # one lost
        ("pertisipasi", True),  # one exchanged in a long word
        ("pemilik", False),  # a word of the language
        ("jadwil", False),  # one exchanged in a short word
        ("prtisipai", False),  # two lost
    ],
)
def test_only_slips_are_sure(word: str, sure: bool) -> None:
    assert VOCABULARY.near(word).sure is sure


def test_a_word_of_the_language_is_no_damaged_one() -> None:
    assert VOCABULARY.near("penataan").words == ()
    assert VOCABULARY.resolve("pemilik") == "pemilik"


def test_acronyms_are_never_mended_to() -> None:
    vocabulary = Vocabulary.of(["spip", "dptb"], acronyms=["spip", "dptb"])
    assert [vocabulary.near(word).words for word in ("spik", "dpth", "apip")] == [(), (), ()]

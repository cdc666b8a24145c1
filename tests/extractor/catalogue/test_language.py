"""Words of the language, derived ones too."""

from __future__ import annotations

import pytest

from extractor.catalogue.language import is_language_word, language_words


@pytest.mark.parametrize(
    "word",
    ["gigi", "pemilik", "pendataan", "diserahkan", "menyusun", "pengukuran", "kesehatannya",
     "membayar", "memperbaiki", "dilantik", "kuantitas"],
)  # fmt: skip
def test_real_words_are_told(word: str) -> None:
    assert is_language_word(word)


@pytest.mark.parametrize("word", ["persentasc", "partisipsi", "pernilih", "kinerla", "xqzw", ""])
def test_damaged_words_are_none(word: str) -> None:
    assert not is_language_word(word)


def test_the_list_is_sorted_and_plain() -> None:
    words = sorted(language_words())
    assert len(words) > 4_000
    assert all(word.isascii() and word.isalpha() and word.islower() for word in words)

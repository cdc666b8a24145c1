"""The words of a catalogue, and printed words mended by them.

A word that the catalogue has is never changed. Of the others, those that a line's end parted or
fused are put right, and for damaged ones the words are told that they may have been. Which of
those it is, the wording as a whole decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from extractor.catalogue.language import is_language_word, language_words
from extractor.catalogue.wording import (
    abbreviations,
    distinguishing_words,
    has_digits,
    small_words,
    standing_words,
)

SHORTEST = 4
"""Letters of a word that may be mended; shorter ones (PPK, PPS) differ by one letter."""
_LONG, _VERY_LONG = 8, 13
"""Letters from which on two, and three, damaged places are one word still."""
_FEWEST_PART = 3
"""Letters of each part of two words that were printed as one, unless it is a small word."""
_LETTERS = str.maketrans("01l5869chuq", "oiisbbgebng")
_STROKES = (("vv", "w"), ("ei", "d"), ("ii", "n"), ("rn", "m"), ("ni", "m"))
"""Letters, and pairs of letters, that OCR takes for each other: one stands for all of a shape."""
_SHORTEST_DOUBLED, _SHORTEST_LOST, _SHORTEST_EXCHANGED = 4, 6, 9
"""Letters of a word that is certainly damaged by a letter doubled, lost, or exchanged."""
_MOST_KEPT = 200_000
"""Damaged words of which the answer is kept; a batch has some thousands."""


class Near(NamedTuple):
    """The words that an unknown word may have been, and whether it is certainly damaged."""

    words: tuple[str, ...]
    sure: bool


_Table = dict[int, dict[str, str]]
"""Words, each with how it is compared, by how many letters that has."""
_NOTHING = Near((), sure=False)


@dataclass(slots=True)
class Vocabulary:
    """The words of all spellings of a catalogue.

    ``acronyms`` are those of which one letter makes another: no damaged word is taken for them.
    """

    words: frozenset[str]
    acronyms: frozenset[str] = frozenset()
    _by_length: _Table = field(default_factory=dict)
    _shapes: _Table = field(default_factory=dict)
    _by_shape: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _mendable: tuple[str, ...] = ()
    _resembling: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _near: dict[str, Near] = field(default_factory=dict)

    @classmethod
    def of(cls, words: Iterable[str], acronyms: Iterable[str] = ()) -> Vocabulary:
        """Make the vocabulary of some words and those of the language that everyone uses."""
        known = frozenset((*words, *small_words(), *standing_words(), *distinguishing_words()))
        made = cls(known, abbreviations() | frozenset(acronyms))
        for word in sorted(filter(is_mendable, known)):
            if word in made.acronyms:
                continue
            shape = _shape(word)
            made._by_length.setdefault(len(word), {})[word] = word
            made._shapes.setdefault(len(shape), {})[word] = shape
            made._by_shape[shape] = (*made._by_shape.get(shape, ()), word)
        made._mendable = tuple(sorted(filter(is_mendable, known)))
        return made

    def near(self, word: str) -> Near:
        """Return the words that an unknown word may have been, the nearest ones only.

        It is certainly one of them if there is no other, it is no word of the language, and has the
        shape of that one, or one letter doubled, lost or exchanged in a long word. Words that make
        another measure of a name are told by one letter at most.

        Args:
            word: a word that the vocabulary lacks, such as ``persentasc``.

        Returns:
            ``("persentase",)``, sure; nothing for short words and for numbers.
        """
        found = self._near.get(word)
        if found is None:
            found = self._find_near(word)
            if len(self._near) < _MOST_KEPT:
                self._near[word] = found
        return found

    def resembling(self, word: str, least: float) -> tuple[str, ...]:
        """Return the words whose letters are so like those of an unknown one, 0 to 100."""
        found = self._resembling.get(word)
        if found is None:
            found = ()
            if is_mendable(word):
                kept = process.extract(
                    word, self._mendable, scorer=fuzz.ratio, score_cutoff=least, limit=None
                )
                found = tuple(other for other, _, _ in kept)
            if len(self._resembling) < _MOST_KEPT:
                self._resembling[word] = found
        return found

    def resolve(self, word: str) -> str:
        """Return the one word that a damaged word certainly was; itself if there is none."""
        if word in self.words:
            return word
        near = self.near(word)
        return near.words[0] if near.sure else word

    def _find_near(self, word: str) -> Near:
        bare = word.rstrip("0123456789")
        if bare in self.words and is_mendable(bare):  # a footnote's mark, or a number: who knows
            return Near((bare,), sure=False)
        if not is_mendable(word):
            return _NOTHING
        real = is_language_word(word)
        alike = self._by_shape.get(_shape(word))
        if alike:
            return Near(alike, sure=not real and len(alike) == 1)
        return _NOTHING if real else self._by_letters(word)

    def _by_letters(self, word: str) -> Near:
        """Tell a word that is none of the language by the letters that are left of it."""
        distances: dict[str, int] = {}
        for key, table in ((word, self._by_length), (_shape(word), self._shapes)):
            for other, distance in _nearest(key, table, most_edits(len(word))):
                distances[other] = min(distance, distances.get(other, distance))
        special = distinguishing_words()
        found = {one: far for one, far in distances.items() if far == 1 or one not in special}
        least = min(found.values(), default=0)
        best = sorted(one for one, far in found.items() if far == least)
        return Near(tuple(best), sure=len(best) == 1 and _is_slip(word, best[0]))

    def mend(self, words: Sequence[str]) -> list[str]:
        """Put words together that were parted, and apart that were printed as one.

        Args:
            words: such as ``["pemili", "han", "yangaman"]``.

        Returns:
            ``["pemilihan", "yang", "aman"]``; what fits no word stays.
        """
        mended: list[str] = []
        at = 0
        while at < len(words):
            joined = self._joined(words, at)
            if joined:
                word, size = joined
                mended.append(word)
                at += size
            else:
                mended += self._parted(words[at])
                at += 1
        return mended

    def _joined(self, words: Sequence[str], at: int) -> tuple[str, int] | None:
        """Return the word that two or three pieces make, unless each is a word of its own."""
        for size in (3, 2):
            pieces = words[at : at + size]
            if len(pieces) < size or all(piece in self.words for piece in pieces):
                continue
            whole = "".join(pieces)
            if whole in self.words and not has_digits(whole):
                return whole, size
        return None

    def _parted(self, word: str) -> list[str]:
        known = word in self.words or word in language_words()
        if known or has_digits(word) or len(word) < 2 * _FEWEST_PART:
            return [word]
        parts = [
            (word[:cut], word[cut:])
            for cut in range(2, len(word) - 1)
            if self._is_part(word[:cut]) and self._is_part(word[cut:])
        ]
        # the longest first word: ``pemilihan umum`` before ``pemilih anumum``
        return list(parts[-1]) if parts else [word]

    def _is_part(self, word: str) -> bool:
        return word in self.words and (len(word) >= _FEWEST_PART or word in small_words())


def is_mendable(word: str) -> bool:
    """Say whether a word is long enough to be told by some of its letters; numbers never are."""
    return len(word) >= SHORTEST and not word.isdigit()


def most_edits(length: int) -> int:
    """Return how many damaged places a word of so many letters may have."""
    return 1 + (length >= _LONG) + (length >= _VERY_LONG)


def _nearest(key: str, table: _Table, most: int) -> Iterator[tuple[str, int]]:
    """Yield words within so many edits of a key, and how many they are."""
    for length in range(len(key) - most, len(key) + most + 1):
        for _, distance, word in process.extract(
            key, table.get(length, {}), scorer=OSA.distance, score_cutoff=most, limit=None
        ):
            yield word, int(distance)


def _is_slip(word: str, other: str) -> bool:
    """Say whether a word is another one with one letter doubled, lost, put in or exchanged.

    Short words are told by doubled letters only: one letter makes another word of them.
    """
    return any(
        _is_one_slip(_single(one), _single(two))
        for one, two in ((word, other), (_shape(word), _shape(other)))
    )


def _is_one_slip(one: str, two: str) -> bool:
    if one == two:
        return len(two) >= _SHORTEST_DOUBLED
    if OSA.distance(one, two, score_cutoff=1) > 1:
        return False
    exchanged = len(one) == len(two) and sorted(one) != sorted(two)
    return len(two) >= (_SHORTEST_EXCHANGED if exchanged else _SHORTEST_LOST)


def _single(word: str) -> str:
    """Return a word with each letter once where it is doubled."""
    return "".join(letter for letter, _ in groupby(word))


def _shape(word: str) -> str:
    """Return a word with one letter for all that look alike: ``kluerja`` is as ``kinerja``."""
    shape = word.translate(_LETTERS)
    for strokes, letter in _STROKES:
        shape = shape.replace(strokes, letter)
    return shape

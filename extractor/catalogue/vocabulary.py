"""The words of a catalogue, and printed words mended by them.

A word that the catalogue has is never changed. Of the others, those that a line's end parted or
fused are put right, and for damaged ones the words are told that they may have been. Which of
those it is, the wording as a whole decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from extractor.catalogue.wording import (
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
_MOST_KEPT = 200_000
"""Damaged words of which the answer is kept; a batch has some thousands."""


@dataclass(slots=True)
class Vocabulary:
    """The words of all spellings of a catalogue."""

    words: frozenset[str]
    _by_length: dict[int, list[str]] = field(default_factory=dict)
    _by_shape: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _mendable: tuple[str, ...] = ()
    _resembling: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _near: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, words: Iterable[str]) -> Vocabulary:
        """Make the vocabulary of some words and those of the language that everyone uses."""
        known = frozenset((*words, *small_words(), *standing_words()))
        by_length: dict[int, list[str]] = {}
        for word in sorted(known):
            if len(word) >= SHORTEST - 1 and not has_digits(word):
                by_length.setdefault(len(word), []).append(word)
        by_shape: dict[str, tuple[str, ...]] = {}
        for own in by_length.values():
            for word in own:
                by_shape[_shape(word)] = (*by_shape.get(_shape(word), ()), word)
        return cls(known, by_length, by_shape, tuple(sorted(filter(is_mendable, known))))

    def near(self, word: str) -> tuple[str, ...]:
        """Return the words that a damaged word may have been, the nearest ones only.

        Words that make another measure of a name are told by one damaged letter at most.

        Args:
            word: a word that the vocabulary lacks, such as ``persentasc``.

        Returns:
            ``("persentase",)``; nothing for short words and for numbers.
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
        """Return the one word that a damaged word may have been; itself if there are several."""
        if word in self.words:
            return word
        near = self.near(word)
        return near[0] if len(near) == 1 else word

    def _find_near(self, word: str) -> tuple[str, ...]:
        bare = word.rstrip("0123456789")
        if bare in self.words:  # a footnote's mark stands behind it
            return (bare,)
        if word.isdigit():
            return ()
        if len(word) < SHORTEST:
            return tuple(sorted(w for w in small_words() if OSA.distance(w, word) == 1))
        alike = self._by_shape.get(_shape(word))
        if alike:
            return alike
        limit = most_edits(len(word))
        best: list[str] = []
        for length in range(len(word) - limit, len(word) + limit + 1):
            for other, distance, _ in process.extract(
                word,
                self._by_length.get(length, ()),
                scorer=OSA.distance,
                score_cutoff=limit,
                limit=None,
            ):
                if distance > 1 and other in distinguishing_words():
                    continue
                if distance < limit:
                    limit, best = int(distance), []
                best.append(other)
        return tuple(sorted(best))

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
        for size in (2, 3):
            pieces = words[at : at + size]
            if len(pieces) < size or all(piece in self.words for piece in pieces):
                continue
            whole = "".join(pieces)
            if whole in self.words and not has_digits(whole):
                return whole, size
        return None

    def _parted(self, word: str) -> list[str]:
        if word in self.words or has_digits(word) or len(word) < 2 * _FEWEST_PART:
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


def _shape(word: str) -> str:
    """Return a word with one letter for all that look alike: ``kluerja`` is as ``kinerja``."""
    shape = word.translate(_LETTERS)
    for strokes, letter in _STROKES:
        shape = shape.replace(strokes, letter)
    return shape

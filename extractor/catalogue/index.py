"""The spellings of a catalogue, found by the words that a text has in common with them.

The search is exact: a spelling that is left out cannot reach the score asked for. For each one
that shares a word with the text an upper bound of its score is known from the words in common
alone; the letters, which C code compares in bulk, lower it; only what is left is compared in full.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from extractor.catalogue.features import (
    FEWEST_WORDS,
    LETTERS_WEIGHT,
    RESEMBLING,
    WORDS_WEIGHT,
    Likeness,
    Spelling,
    Wording,
    compare,
)
from extractor.catalogue.vocabulary import Vocabulary
from extractor.catalogue.wording import word_weight

_Floats = NDArray[np.float64]
_Numbers = NDArray[np.intp]
_ROUNDING = 1e-6
_CAPITALS = re.compile(r"\b[A-Z]{2,}\b")
_AT_ONCE = 64
"""Spellings whose letters are compared in one call."""


@dataclass(frozen=True, slots=True)
class SpellingIndex:
    """Spellings with the lists of those that hold a word."""

    spellings: tuple[Spelling, ...]
    vocabulary: Vocabulary
    _holders: dict[str, _Numbers]
    _weights: _Floats

    @classmethod
    def of(
        cls, spellings: Iterable[Spelling], vocabulary: Vocabulary | None = None
    ) -> SpellingIndex:
        """Index spellings; the vocabulary is that of their words unless another is given."""
        own = tuple(spellings)
        holders: dict[str, list[int]] = {}
        for number, spelling in enumerate(own):
            for word in dict.fromkeys(spelling.words):
                holders.setdefault(word, []).append(number)
        return cls(
            own,
            vocabulary or Vocabulary.of(holders, _acronyms(own)),
            {word: np.array(numbers, dtype=np.intp) for word, numbers in holders.items()},
            np.array([spelling.weight for spelling in own], dtype=np.float64),
        )

    def search(
        self, wording: Wording, least: float, within: float = 100.0
    ) -> Iterator[tuple[Spelling, Likeness]]:
        """Yield spellings with how alike they are to a text, roughly the best first.

        Args:
            wording: the text.
            least: the lowest score that is of interest.
            within: points behind the best score up to which others are of interest.

        Yields:
            All spellings whose score is at least ``least`` and not more than ``within`` below that
            of the best; and some others.
        """
        numbers, words = self._may_reach(wording, least)
        best = 0.0
        for first in range(0, numbers.size, _AT_ONCE):
            wanted = max(least, best - within) - _ROUNDING
            some = slice(first, first + _AT_ONCE)
            if WORDS_WEIGHT * words[first] + LETTERS_WEIGHT * 100 < wanted:
                return
            bounds = WORDS_WEIGHT * words[some]
            bounds += LETTERS_WEIGHT * self._letters(wording, numbers[some])
            for at in np.argsort(-bounds, kind="stable").tolist():
                if bounds[at] < max(least, best - within) - _ROUNDING:
                    break
                spelling = self.spellings[numbers[first + at]]
                likeness = compare(wording, spelling)
                if likeness.score >= least:
                    best = max(best, likeness.score)
                    yield spelling, likeness

    def _may_reach(self, wording: Wording, least: float) -> tuple[_Numbers, _Floats]:
        """Return the spellings that may have a score, and bounds of ``kata``, from the top."""
        shared = np.minimum(self._common(wording), wording.weight)
        # words behind a cut end count half, and are never more than those not in common
        own = np.maximum(self._weights, shared)
        words = 200.0 * shared / (wording.weight + (own + shared) / 2)
        needed = max(FEWEST_WORDS, (least - 100 * LETTERS_WEIGHT) / WORDS_WEIGHT) - _ROUNDING
        numbers = np.flatnonzero(words >= needed)
        numbers = numbers[np.argsort(-words[numbers], kind="stable")]
        return numbers, np.minimum(words[numbers], 100.0)

    def _common(self, wording: Wording) -> _Floats:
        """Return for each spelling the weight of the words that it may have in common."""
        common = np.zeros(len(self.spellings))
        for word, near in zip(wording.words, wording.near, strict=True):
            own: Iterable[str] = [word]
            if near is not None:
                own = (word, *(near.words or self.vocabulary.resembling(word, RESEMBLING)))
            for other in own:
                holders = self._holders.get(other)
                if holders is not None:
                    common[holders] += word_weight(other)
        return common

    def _letters(self, wording: Wording, numbers: _Numbers) -> _Floats:
        """Return bounds of the likeness of letters; that of a text cut off is with a part only."""
        whole = [self.spellings[number].joined for number in numbers.tolist()]
        parts = [text[: len(wording.joined)] for text in whole]
        texts = whole + parts
        [found] = process.cdist([wording.joined], texts, scorer=fuzz.ratio, dtype=np.float64)
        bounds: _Floats = np.maximum(found[: len(whole)], found[len(whole) :])
        return bounds


def _acronyms(spellings: Iterable[Spelling]) -> set[str]:
    """Return the words that are printed in capitals among others: SAKTI, SIMAK, PPNS."""
    return {
        word.lower()
        for spelling in spellings
        if not spelling.text.isupper()
        for word in _CAPITALS.findall(spelling.text)
    }

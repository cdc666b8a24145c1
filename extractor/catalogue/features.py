"""How alike a printed text and a spelling of the catalogue are, as named features.

- ``huruf``: letters in common in their order (the normalised indel similarity), 0 to 100;
- ``kata``: words in common by their weight (twice the common over both), 0 to 100. A damaged
  word counts as the one it may have been, a little less; words behind which the text is cut off
  count half;
- what is left over: words of the spelling that the text lacks, and the reverse.

The score of the wording is a weighted mean of both. Context is added by
`extractor.catalogue.context`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from extractor.catalogue.language import is_language_word
from extractor.catalogue.records import Indikator
from extractor.catalogue.vocabulary import Near, Vocabulary, is_mendable
from extractor.catalogue.wording import (
    OTHER_UNIT,
    exchanged_words,
    fold_words,
    is_meaningful,
    is_year,
    same_words,
    word_weight,
)

LETTERS_WEIGHT, WORDS_WEIGHT = 0.4, 0.6
"""Shares of ``huruf`` and ``kata`` in the score; words tell more, letters settle their order."""
FEWEST_WORDS = 40.0
"""``kata`` below which a spelling is none of the text's; half of its words are others."""
_DAMAGED = 0.95
"""What a word counts that may have been the spelling's own."""
RESEMBLING = 70.0
"""Similarity of letters from which an unknown word stands for one that the text lacks."""
_CUT_WEIGHT = 0.5
"""What words behind a cut end count."""
_CUT_LETTERS = 2
"""Letters that must be left of a word that was cut."""
_UNIT = "satker"
_OTHER_UNIT = Near((_UNIT,), sure=False)
"""A unit that is no commission: in a record of commissions it is another measure."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A text ready to be compared.

    Attributes:
        words: its words, mended where they were parted or fused.
        near: for each word that the vocabulary lacks the words that it may have been; None for
            one that it has.
        joined: the words with one space between them.
        weight: of all words together.
    """

    words: tuple[str, ...]
    near: tuple[Near | None, ...]
    joined: str
    weight: float

    @classmethod
    def of(cls, text: str, vocabulary: Vocabulary) -> Wording:
        """Prepare a printed text."""
        words = same_words(vocabulary.mend(fold_words(text)), vocabulary.resolve)
        near = tuple(_near(word, vocabulary) for word in words)
        return cls(words, near, " ".join(words), sum(map(word_weight, words)))


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name or an alias of a record, ready to be compared; its words are never mended."""

    record: Indikator
    text: str
    words: tuple[str, ...]
    joined: str
    weights: tuple[float, ...]
    places: Mapping[str, tuple[int, ...]]
    weight: float

    @classmethod
    def of(cls, record: Indikator, text: str) -> Spelling:
        """Prepare a spelling of a record."""
        words = same_words(fold_words(text, of_record=True))
        places: dict[str, tuple[int, ...]] = {}
        for at, word in enumerate(words):
            places[word] = (*places.get(word, ()), at)
        weights = tuple(map(word_weight, words))
        return cls(record, text, words, " ".join(words), weights, places, sum(weights))


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike a text and a spelling are.

    Attributes:
        letters: ``huruf``, 0 to 100.
        words: ``kata``, 0 to 100.
        score: of the wording, 0 to 100.
        lacking: words with a meaning of their own that the text lacks.
        added: words with a meaning of their own that the spelling lacks.
        cut: words behind which the text ends; they are not among ``lacking``.
        broken: whether it ends within a word.
        ordered: whether the words in common come in one order; "tidak" before another word makes
            another measure.
        exchanged: whether a small word stands in place of another one: "dari" for "ke".
    """

    letters: float
    words: float
    score: float
    lacking: tuple[str, ...]
    added: tuple[str, ...]
    cut: tuple[str, ...]
    broken: bool
    ordered: bool
    exchanged: bool


NOTHING = Likeness(0.0, 0.0, 0.0, (), (), (), broken=False, ordered=True, exchanged=False)


def compare(wording: Wording, spelling: Spelling) -> Likeness:
    """Compare a text with a spelling.

    Returns:
        The features; `NOTHING` where fewer words agree than a damaged text would leave.
    """
    pairs = _Pairs(wording, spelling)
    missing = pairs.missing
    cut, broken = _cut_end(wording, pairs.left, spelling.words, missing)
    added = [*pairs.left, *pairs.resembling]
    if cut:
        missing = [at for at in missing if at < cut]
        added = [at for at in added if not broken or at < len(wording.words) - 1]
    behind = spelling.words[cut:] if cut else ()
    weight = wording.weight + spelling.weight - (1 - _CUT_WEIGHT) * sum(map(word_weight, behind))
    words = 200.0 * pairs.common / weight if weight else 0.0
    if words < FEWEST_WORDS:
        return NOTHING
    shown = spelling.joined[: len(wording.joined)] if cut else spelling.joined
    letters = fuzz.ratio(wording.joined, shown)
    return Likeness(
        letters,
        words,
        LETTERS_WEIGHT * letters + WORDS_WEIGHT * words,
        _meaningful([spelling.words[at] for at in missing]),
        _meaningful([wording.words[at] for at in sorted(added)]),
        _meaningful(behind),
        broken,
        pairs.ordered,
        _exchanged([spelling.words[at] for at in missing], [wording.words[at] for at in added]),
    )


class _Pairs:
    """Words of a text and of a spelling that are the same, by their places.

    ``resembling`` are words of the text that are paired, but that may well be other words.
    """

    __slots__ = ("_taken", "common", "left", "partners", "resembling", "spelling", "wording")

    def __init__(self, wording: Wording, spelling: Spelling) -> None:
        """Pair words, each with the first one that is left; those that are the same at first."""
        self.wording, self.spelling = wording, spelling
        self.common = 0.0
        self.partners: dict[int, int] = {}
        self.resembling: list[int] = []
        self._taken: dict[str, int] = {}
        others = [at for at, word in enumerate(wording.words) if not self._pair(at, word, 1.0)]
        self.left = [at for at in others if not self._pair_damaged(at)]

    def _pair(self, at: int, word: str, credit: float) -> bool:
        """Pair a word of the text with one of the spelling that reads so and is left."""
        places = self.spelling.places.get(word)
        if places is None:
            return False
        taken = self._taken.get(word, 0)
        if taken == len(places):
            return False
        self._taken[word] = taken + 1
        self.partners[at] = places[taken]
        self.common += credit * self.spelling.weights[places[taken]]
        return True

    def _pair_damaged(self, at: int) -> bool:
        """Pair a word that the vocabulary lacks with one that it may have been."""
        near = self.wording.near[at]
        if near is None:
            return False
        if any(self._pair(at, other, _DAMAGED) for other in near.words):
            if not (near.sure or (near is _OTHER_UNIT and not self.spelling.record.of_commission)):
                self.resembling.append(at)
            return True
        word = self.wording.words[at]
        if near.words or not is_mendable(word):
            return False
        likeness, other = max(
            (
                (fuzz.ratio(word, other), other)
                for other, places in self.spelling.places.items()
                if self._taken.get(other, 0) < len(places) and is_mendable(other)
            ),
            default=(0.0, ""),
        )
        begun = at == len(self.wording.words) - 1 and other.startswith(word)
        if likeness < RESEMBLING or begun:  # a word that is cut off is for the cut end to tell
            return False
        self.resembling.append(at)
        return self._pair(at, other, likeness / 100)

    @property
    def missing(self) -> list[int]:
        """Return the places of the spelling's words that are left."""
        paired = set(self.partners.values())
        return [at for at in range(len(self.spelling.words)) if at not in paired]

    @property
    def ordered(self) -> bool:
        """Say whether the words in common that mean something come in one order."""
        weights, words = self.spelling.weights, self.spelling.words
        order = [at for _, at in sorted(self.partners.items()) if weights[at] == 1.0]
        return [words[at] for at in order] == [words[at] for at in sorted(order)]


def _cut_end(
    wording: Wording, left: Sequence[int], words: Sequence[str], missing: Sequence[int]
) -> tuple[int, bool]:
    """Tell where in a spelling the text ends: 0 if it does not, and whether within a word."""
    if not missing or missing[-1] != len(words) - 1 or not wording.words:
        return 0, False
    first = len(words) - 1
    while first - 1 in missing:
        first -= 1
    if 2 * first < len(words):  # what is left is not enough to tell what was cut
        return 0, False
    last = len(wording.words) - 1
    if left and left[-1] == last:
        rest = wording.words[last]
        broken = len(rest) >= _CUT_LETTERS and words[first].startswith(rest)
        # a word of its own is no rest of a longer one: ``pemilih`` behind which ``an`` is lost
        whole = wording.near[last] is None or is_language_word(rest)
        return (first, True) if broken and not whole else (0, False)
    # the text's last word is the one before the words that are missing
    ends = wording.words[last] == words[first - 1] or words[first - 1] in _near_words(wording, last)
    return (first, False) if ends else (0, False)


def _near(word: str, vocabulary: Vocabulary) -> Near | None:
    if word == OTHER_UNIT:
        return _OTHER_UNIT
    return None if word in vocabulary.words else vocabulary.near(word)


def _near_words(wording: Wording, at: int) -> tuple[str, ...]:
    near = wording.near[at]
    return near.words if near else ()


def _meaningful(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(filter(is_meaningful, words))


def _exchanged(missing: Sequence[str], added: Sequence[str]) -> bool:
    lost, new = exchanged_words().intersection(missing), exchanged_words().intersection(added)
    return bool(lost) and bool(new)


def years_of(words: Sequence[str]) -> frozenset[str]:
    """Return the years among some words."""
    return frozenset(word for word in words if is_year(word))

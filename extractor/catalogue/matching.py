"""Printed indicators matched with the records of a catalogue, and how sure that is.

Every record has the score of its best spelling (`features`), moved a little by the row's context
(`context`). The best one decides, and what is doubtful about it:

- ``matched``: the score reaches `ACCEPT`, no other record comes within `MARGIN`, and text and
  spelling differ by no word that may make another measure of it; or the text has the very words
  of one record, which is not of another Renstra period than the table;
- ``ambiguous``: the score reaches `POSSIBLE`, and something of that is missing; all records within
  the margin are listed;
- ``unmatched``: nothing comes near, or what does is an output and no indicator.

The thresholds are calibrated by ``python -m bench.matching.calibrate``; docs/catalogue.md has the
curve. Neither the order of the catalogue nor the case of letters changes an answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from extractor.catalogue.context import (
    MOST_BONUS,
    MOST_PENALTY,
    NO_CONTEXT,
    ContextScore,
    RowContext,
    context_score,
)
from extractor.catalogue.features import Likeness, Spelling, Wording, years_of
from extractor.catalogue.files import built_in_catalogue
from extractor.catalogue.index import SpellingIndex
from extractor.catalogue.records import Catalogue, Indikator
from extractor.catalogue.wording import distinguishing_words, has_digits, word_weight

ACCEPT = 86.0
"""Score from which a record may be the text's without a doubt."""
POSSIBLE = 70.0
"""Score from which a record is told as a possible one."""
MARGIN = 4.0
"""Points by which the best record must lead all others."""
LISTED = 55.0
"""Score from which a record is worth listing at all."""
_MOST_LACKING = 0.125
"""Share of a spelling's words that may be lost from a text that is sure still."""
_MOST_CUT, _MOST_BROKEN = 0.3, 0.45
"""Share of its words that a cut end may hide; the latter if the text ends within a word."""
_PERFECT = 99.95
_MOST_KEPT = 50_000


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What a match needs; see `ACCEPT`, `POSSIBLE` and `MARGIN`."""

    accept: float = ACCEPT
    possible: float = POSSIBLE
    margin: float = MARGIN


_USUAL = Thresholds()

Status = Literal["matched", "ambiguous", "unmatched"]
Reason = Literal[
    "sure", "near-rival", "words-differ", "words-lost", "cut-off", "low-score", "output", "no-words"
]
"""Why a match has its status; messages of findings and ``--explain`` tell it in words."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that a text may be, with its best spelling and its features."""

    record: Indikator
    spelling: str
    likeness: Likeness
    context: ContextScore
    score: float


@dataclass(frozen=True, slots=True)
class Match:
    """What the catalogue says of a text.

    Attributes:
        text: as it was given.
        words: as they were compared.
        status: see the module.
        reason: of the status.
        candidates: the best first; of equal ones the lower id first.
    """

    text: str
    words: tuple[str, ...]
    status: Status
    reason: Reason
    candidates: tuple[Candidate, ...]

    @property
    def rivals(self) -> tuple[Candidate, ...]:
        """Return the candidates behind the first that come within the margin."""
        first, *others = self.candidates or (None,)
        if first is None:
            return ()
        return tuple(one for one in others if first.score - one.score < MARGIN)


class Matcher:
    """Matches texts with the records of one catalogue; answers are kept for texts that recur."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Index a catalogue; one of 50,000 records takes some seconds."""
        spellings = {
            (record.id, spelling.words): spelling
            for record in sorted(catalogue, key=lambda record: record.id)
            for spelling in (Spelling.of(record, text) for text in record.spellings)
            if spelling.words
        }
        self.index = SpellingIndex.of(spellings.values())
        self._kept: dict[tuple[str, RowContext, float | None], Match] = {}

    def match(self, text: str, context: RowContext = NO_CONTEXT, *, least: float = LISTED) -> Match:
        """Match a text.

        Args:
            text: an indicator as printed.
            context: what is known of its row.
            least: score from which candidates are wanted.

        Example:
            ``match("Persentase Partisipasi Pemilih Perernpuan dalam Pemilu/ Pemilihan")`` is
            ``SS-08``, matched.
        """
        key = (text, context, least)
        found = self._kept.get(key)
        if found is None:
            found = self._match(text, context, least)
            if len(self._kept) < _MOST_KEPT:
                self._kept[key] = found
        return found

    def _match(self, text: str, context: RowContext, least: float | None) -> Match:
        wording = Wording.of(text, self.index.vocabulary)
        candidates: list[Candidate] = []
        if least is not None:
            candidates = self._candidates(wording, context, least)
        else:
            within = MARGIN + (0.0 if context == NO_CONTEXT else MOST_BONUS - MOST_PENALTY)
            for reach in (POSSIBLE - MARGIN, LISTED):
                candidates = self._candidates(wording, context, reach, within)
                if candidates:
                    break
        status, reason = judge(wording.words, candidates)
        return Match(text, wording.words, status, reason, tuple(candidates))

    def _candidates(
        self, wording: Wording, context: RowContext, least: float, within: float = 100.0
    ) -> list[Candidate]:
        best: dict[str, tuple[Spelling, Likeness]] = {}
        for spelling, likeness in self.index.search(wording, least - MOST_BONUS, within):
            own = best.get(spelling.record.id)
            if own is None or _order(spelling, likeness) < _order(*own):
                best[spelling.record.id] = spelling, likeness
        found = []
        for spelling, likeness in best.values():
            moved = context_score(spelling.record, context)
            score = max(likeness.score + sum(moved), 0.0)
            if score >= least:
                found.append(Candidate(spelling.record, spelling.text, likeness, moved, score))
        return sorted(found, key=lambda one: (-round(one.score, 6), one.record.id))


def matcher_of(catalogue: Catalogue | None = None) -> Matcher:
    """Return the matcher of a catalogue, by default the built-in one; it is made once."""
    return _matcher_of(built_in_catalogue() if catalogue is None else catalogue)


@lru_cache(maxsize=4)
def _matcher_of(catalogue: Catalogue) -> Matcher:
    return Matcher(catalogue)


def _order(spelling: Spelling, likeness: Likeness) -> tuple[float, int, str]:
    return -likeness.score, len(likeness.lacking) + len(likeness.added), spelling.joined


def judge(
    words: Sequence[str], candidates: Sequence[Candidate], needed: Thresholds = _USUAL
) -> tuple[Status, Reason]:
    """Say what ranked candidates come to.

    Args:
        words: of the text, as they were compared.
        candidates: the best first.
        needed: what a match needs.
    """
    if not words:
        return "unmatched", "no-words"
    if not candidates or candidates[0].score < needed.possible:
        return "unmatched", "low-score"
    best, *others = candidates
    rivals = [one for one in others if best.score - one.score < needed.margin]
    if best.record.is_output and all(one.record.is_output for one in rivals):
        return "unmatched", "output"
    if _is_perfect(best) and not any(_is_perfect(one) for one in rivals):
        return "matched", "sure"
    if rivals or best.record.is_output:
        return "ambiguous", "near-rival"
    doubt = _doubt(best.likeness, words)
    if doubt is not None:
        return "ambiguous", doubt
    return ("matched", "sure") if best.score >= needed.accept else ("ambiguous", "low-score")


def _is_perfect(candidate: Candidate) -> bool:
    """Say whether a text has a spelling's words, all of them and no other, in their order."""
    likeness = candidate.likeness
    return (
        min(likeness.letters, likeness.words) >= _PERFECT
        and not likeness.cut
        and candidate.context.period >= 0
    )


def is_one_measure(likeness: Likeness, words: Sequence[str]) -> bool:
    """Say whether a text and a spelling are so alike that they are one measure for certain."""
    return likeness.score >= ACCEPT and _doubt(likeness, words) is None


def _doubt(likeness: Likeness, words: Sequence[str]) -> Reason | None:
    """Say why text and spelling may be two measures; None where nothing speaks for it."""
    special = distinguishing_words()
    added = [word for word in likeness.added if not _is_harmless(word, words)]
    if not likeness.ordered:
        return "words-differ"
    if added or any(word in special or has_digits(word) for word in likeness.lacking):
        return "words-differ"
    count = sum(word_weight(word) == 1.0 for word in words)
    count += len(likeness.lacking) + len(likeness.cut)
    if len(likeness.lacking) > _MOST_LACKING * count:
        return "words-lost"
    most = _MOST_BROKEN if likeness.broken else _MOST_CUT
    if len(likeness.cut) > most * count:
        return "cut-off"
    return None


def _is_harmless(word: str, words: Sequence[str]) -> bool:
    """Say whether a word that a spelling lacks may stand in its text: the year it is for."""
    years = years_of(words)
    return (word == "tahun" and bool(years)) or (word in years and len(years) == 1)

"""Printed indicators matched with the records of a catalogue, and how sure that is.

Every record has the score of its best spelling (`features`), moved a little by the row's context
(`context`). The best one decides, and what is doubtful about it:

- ``matched``: the score reaches `ACCEPT`, no other record comes within `MARGIN` (or the text has
  the very words of this one, and no other fits the table's year better), text and spelling differ
  by no word that may make another measure of it, and the table's year does not contradict it;
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
    YEAR_CONTRADICTS,
    ContextScore,
    RowContext,
    context_score,
)
from extractor.catalogue.features import Likeness, Spelling, Wording, years_of
from extractor.catalogue.files import built_in_catalogue
from extractor.catalogue.index import SpellingIndex
from extractor.catalogue.records import Catalogue, Indikator
from extractor.catalogue.wording import distinguishing_words, has_digits, is_meaningful

ACCEPT = 86.0
"""Score from which a record may be the text's without a doubt."""
POSSIBLE = 70.0
"""Score from which a record is told as a possible one."""
MARGIN = 4.0
"""Points by which the best record must lead all others."""
LISTED = 55.0
"""Score from which a record is worth listing at all."""
_MOST_CUT = 0.45
"""Share of its words that a cut end may hide from a text that ends within a word."""
_PERFECT = 99.95
_MOST_KEPT = 50_000
_MOST_LISTED = 200
"""Candidates kept of a text, beside those within the margin."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What a match needs; see `ACCEPT`, `POSSIBLE` and `MARGIN`."""

    accept: float = ACCEPT
    possible: float = POSSIBLE
    margin: float = MARGIN


_USUAL = Thresholds()

Status = Literal["matched", "ambiguous", "unmatched"]
Reason = Literal[
    "sure",
    "near-rival",
    "words-differ",
    "words-lost",
    "cut-off",
    "row-differs",
    "low-score",
    "output",
    "no-words",
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
        self._kept: dict[tuple[str, RowContext], Match] = {}

    def match(
        self, text: str, context: RowContext = NO_CONTEXT, *, least: float | None = None
    ) -> Match:
        """Match a text.

        Args:
            text: an indicator as printed.
            context: what is known of its row.
            least: score from which candidates are wanted; by default those that the answer
                depends on, and where there are none the nearest from `LISTED` on.

        Example:
            ``match("Persentase Partisipasi Pemilih Perernpuan dalam Pemilu/ Pemilihan")`` is
            ``SS-08``, matched.
        """
        if least is not None:
            return self._match(text, context, least)
        found = self._kept.get((text, context))
        if found is None:
            found = self._match(text, context)
            if len(self._kept) < _MOST_KEPT:
                self._kept[text, context] = found
        return found

    def _match(self, text: str, context: RowContext, least: float | None = None) -> Match:
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
        rivals = [one for one in candidates if candidates[0].score - one.score < MARGIN]
        kept = candidates[: max(len(rivals), _MOST_LISTED)]
        return Match(text, wording.words, status, reason, tuple(kept))

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
    fits = best.context.period
    ahead = not any(_is_perfect(one) or one.context.period > fits for one in rivals)
    if rivals and not (_is_perfect(best) and ahead):
        return "ambiguous", "near-rival"
    doubt = _doubt(best.likeness, words, best.record.years)
    if doubt is None and _is_contradicted(best):
        doubt = "row-differs"
    if doubt is not None:
        return "ambiguous", doubt
    return ("matched", "sure") if best.score >= needed.accept else ("ambiguous", "low-score")


def _is_contradicted(candidate: Candidate) -> bool:
    """Say whether the year speaks against a record: by far, or with the target or the words."""
    period, other = candidate.context.period, candidate.context.value_kind < 0
    far = period <= YEAR_CONTRADICTS
    return far or (period < 0 and (other or not _is_perfect(candidate)))


def _is_perfect(candidate: Candidate) -> bool:
    """Say whether a text has a spelling's words, all of them and no other, in their order."""
    likeness = candidate.likeness
    return min(likeness.letters, likeness.words) >= _PERFECT and not likeness.cut


def is_one_measure(likeness: Likeness, words: Sequence[str]) -> bool:
    """Say whether a text and a spelling are so alike that they are one measure for certain."""
    return likeness.score >= ACCEPT and _doubt(likeness, words) is None


def _doubt(
    likeness: Likeness, words: Sequence[str], period: tuple[int, int] | None = None
) -> Reason | None:
    """Say why text and spelling may be two measures; None where nothing speaks for it."""
    added = [word for word in likeness.added if not _is_harmless(word, words, period)]
    if added or likeness.exchanged or not likeness.ordered:
        return "words-differ"
    if any(word in distinguishing_words() or has_digits(word) for word in likeness.lacking):
        return "words-differ"
    if likeness.lacking:
        return "words-lost"
    count = sum(map(is_meaningful, words)) + len(likeness.cut)
    if likeness.cut and not (likeness.broken and len(likeness.cut) <= _MOST_CUT * count):
        return "cut-off"
    return None


def _is_harmless(word: str, words: Sequence[str], period: tuple[int, int] | None) -> bool:
    """Say whether a word that a spelling lacks may stand in its text: the year it is for."""
    years = years_of(words)
    if len(years) != 1 or word not in ("tahun", *years):
        return False
    return period is None or period[0] <= int(next(iter(years))) <= period[1]

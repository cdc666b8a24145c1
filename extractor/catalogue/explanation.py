"""A match as a person reads it: the ranked records, and the features that made their scores."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.catalogue.features import LETTERS_WEIGHT, WORDS_WEIGHT
from extractor.catalogue.matching import ACCEPT, MARGIN, POSSIBLE, Candidate, Match, Reason

_REASONS: dict[Reason, str] = {
    "sure": "one record, and no doubt about it",
    "near-rival": f"another record comes within {MARGIN:g} points",
    "words-differ": "a word differs that may make another measure of it",
    "words-lost": "words of the record are missing",
    "cut-off": "the text ends too early to be sure",
    "row-differs": "the year of the table speaks against it, and so does more",
    "low-score": f"no score of {ACCEPT:g} (sure) or {POSSIBLE:g} (possible)",
    "output": "the text is an output and no indicator",
    "no-words": "the text has no words, or far too many",
}


def explain_match(match: Match, limit: int, *, features: bool) -> str:
    """Write a match as text.

    Args:
        match: what the catalogue says of a text.
        limit: how many records are listed.
        features: whether to show what their scores are made of.

    Returns:
        Lines, each ending with a newline; the first has the text and the status.
    """
    lines = [f"{match.text}", f"  {match.status}: {_REASONS[match.reason]}"]
    for candidate in match.candidates[:limit]:
        record = candidate.record
        output = " (output)" if record.is_output else ""
        score = min(candidate.score, 100.0)
        lines.append(f"  {score:5.1f}  {record.id:8} {record.name}{output}")
        if features:
            lines += [f"{'':17}{line}" for line in _features(candidate)]
    if features:
        lines.append(f"  compared as: {' '.join(match.words)}")
    return "".join(f"{line}\n" for line in lines)


def _features(candidate: Candidate) -> Iterator[str]:
    likeness, moved = candidate.likeness, candidate.context
    if candidate.spelling != candidate.record.name:
        yield f"alias    {candidate.spelling}"
    yield f"huruf    {likeness.letters:5.1f} x {LETTERS_WEIGHT:g}  letters in common"
    yield f"kata     {likeness.words:5.1f} x {WORDS_WEIGHT:g}  words in common"
    for name, words, what in (
        ("kurang", likeness.lacking, "words that the text lacks"),
        ("lebih", likeness.added, "words that the record lacks"),
        ("putus", likeness.cut, "words behind the end of the text"),
    ):
        if words:
            yield f"{name:8} {' '.join(words)}  ({what})"
    for name, points, what in (
        ("nilai", moved.value_kind, "kind of the target"),
        ("sasaran", moved.sasaran, "sasaran of the row"),
        ("periode", moved.period, "year of the table"),
        ("tabel", moved.table, "kind of the table"),
    ):
        if points:
            yield f"{name:8} {points:+5.1f}        {what}"

"""What is wrong with a catalogue though each of its records is fine by itself.

Two records must not have one wording: a text would be both. Wordings that differ by small words
or by a damaged letter only are told as well, as no distinguishing word keeps them apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from extractor.catalogue.matching import Candidate, Matcher
from extractor.catalogue.records import PLACEHOLDER, Catalogue, Indikator
from normalizers.satker_spans import mask_satker


@dataclass(frozen=True, slots=True)
class CatalogueProblem:
    """Something that a person should mend: which record, which other, and what."""

    id: str
    other: str | None
    kind: Literal[
        "same-wording",
        "confusable",
        "unit-of-percent",
        "scale-missing",
        "placeholder",
        "unit-named",
    ]
    detail: str

    @property
    def message(self) -> str:
        """Return the problem in one line."""
        return f"{self.id}: {_MESSAGES[self.kind].format(other=self.other, detail=self.detail)}"


_MESSAGES = {
    "same-wording": "{other} has the same wording: {detail}",
    "confusable": "no distinguishing word parts it from {other}: {detail}",
    "unit-of-percent": "the value kind is percent, but the unit is {detail}",
    "scale-missing": "a target_scale (an order such as AA>A>BB) is needed for the kind {detail}",
    "unit-named": "a unit is named, which no text is known to mean; write {{satker}}: {detail}",
    "placeholder": "a word in braces is not {{satker}}: {detail}",
}
_ORDERED = ("grade", "opinion")


def check_catalogue(catalogue: Catalogue) -> list[CatalogueProblem]:
    """Return what is wrong with a catalogue, by the order of its records.

    Of the records that a wording is too near to, the nearest is told.

    Example:
        Two records named "Persentase pengadaan logistik" and "Persentase dari pengadaan logistik"
        are ``confusable``.
    """
    matcher = Matcher(catalogue)
    problems: list[CatalogueProblem] = []
    for record in catalogue:
        problems += _problems_of_fields(record)
        for text in record.spellings:
            problems += _problems_of_wording(record, text, matcher)
    return list(dict.fromkeys(problems))


def _problems_of_fields(record: Indikator) -> Iterator[CatalogueProblem]:
    if record.value_kind == "percent" and record.unit not in ("%", ""):
        yield CatalogueProblem(record.id, None, "unit-of-percent", record.unit)
    if record.value_kind in _ORDERED and not record.target_scale:
        yield CatalogueProblem(record.id, None, "scale-missing", record.value_kind)
    for text in record.spellings:
        if "{" in text.replace(PLACEHOLDER, ""):
            yield CatalogueProblem(record.id, None, "placeholder", text)
        if mask_satker(text) != text:
            yield CatalogueProblem(record.id, None, "unit-named", text)


def _problems_of_wording(
    record: Indikator, text: str, matcher: Matcher
) -> Iterator[CatalogueProblem]:
    for candidate in matcher.match(text).candidates:
        other = candidate.record
        if other.id == record.id or (record.is_output and other.is_output):
            continue
        same = _is_same(candidate)
        if same or (_is_alike(candidate) and not (record.is_output or other.is_output)):
            yield CatalogueProblem(
                record.id, other.id, "same-wording" if same else "confusable", text
            )
            return


def _is_same(candidate: Candidate) -> bool:
    return candidate.score >= 100.0 and not candidate.likeness.cut


def _is_alike(candidate: Candidate) -> bool:
    """Say whether no word with a meaning of its own differs."""
    likeness = candidate.likeness
    differ = likeness.lacking or likeness.added or likeness.cut
    return not differ and likeness.ordered and not likeness.exchanged

"""The search by words finds what a comparison with every spelling finds."""

from __future__ import annotations

import random

import pytest

from extractor.catalogue.features import Spelling, Wording, compare
from extractor.catalogue.files import built_in_catalogue
from extractor.catalogue.index import SpellingIndex

SPELLINGS = [
    Spelling.of(record, text) for record in built_in_catalogue() for text in record.spellings
]
INDEX = SpellingIndex.of(SPELLINGS)


def damaged_texts() -> list[str]:
    rng = random.Random(7)
    texts = []
    for spelling in rng.sample(SPELLINGS, 60):
        letters = list(spelling.text)
        for _ in range(rng.randrange(4)):
            at = rng.randrange(len(letters))
            letters[at] = rng.choice(["", " ", "x", letters[at] * 2])
        texts.append("".join(letters)[: rng.randrange(20, 200)])
    return texts


@pytest.mark.parametrize("text", damaged_texts())
@pytest.mark.parametrize("least", [50.0, 80.0])
def test_nothing_that_reaches_the_score_is_left_out(text: str, least: float) -> None:
    wording = Wording.of(text, INDEX.vocabulary)
    every = {s.joined: found for s in SPELLINGS if (found := compare(wording, s)).score >= least}
    assert {s.joined: found for s, found in INDEX.search(wording, least)} == every

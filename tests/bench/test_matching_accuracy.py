"""The bars of matching, held on labelled texts that the thresholds were not calibrated on."""

from __future__ import annotations

import csv
from pathlib import Path

from bench.matching.calibrate import SEEDS, match_all, measure
from bench.matching.labelled import cases
from extractor.catalogue.files import built_in_catalogue
from extractor.catalogue.matching import Thresholds, matcher_of

CONFUSABLE = Path(__file__).with_name("confusable.csv")
"""Ids of records whose names are easily taken for each other."""
SEED = 20


def test_labelled_texts_are_matched_as_promised() -> None:
    assert SEED not in SEEDS
    labelled = cases(SEED)
    found = measure(match_all(labelled), Thresholds())
    assert sum(bool(case.ids) for case in labelled) >= 3_000
    assert sum(not case.ids for case in labelled) >= 1_000
    assert found.right >= 0.99
    assert found.silent <= 0.001
    assert found.strangers <= 0.01
    assert found.matched >= 0.8


def test_every_spelling_of_the_catalogue_is_its_own_record() -> None:
    wrong = []
    for record in built_in_catalogue():
        for text in record.spellings:
            match = matcher_of().match(text)
            silent = match.status == "matched" or match.reason == "output"
            if match.candidates[0].record.id != record.id or not silent:
                wrong.append((record.id, text))
    assert wrong == []


def test_no_confusable_pair_is_confused() -> None:
    with CONFUSABLE.open(encoding="utf-8", newline="") as lines:
        pairs = [(row["id_a"], row["id_b"]) for row in csv.DictReader(lines)]
    assert len(pairs) == 122
    records = built_in_catalogue().records
    confused = []
    for own, other in [*pairs, *((b, a) for a, b in pairs)]:
        for text in records[own].spellings:
            match = matcher_of().match(text)
            if match.candidates[0].record.id != own:
                confused.append((own, other, text))
    assert confused == []

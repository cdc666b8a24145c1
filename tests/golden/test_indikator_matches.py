"""The corpus's indicators are matched with the records that their true wording names."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import simplejson

from extractor.catalogue.matching import matcher_of
from golden.documents import corpus_documents, golden_path, truth_path

LEAST = 0.97
"""Share of the rows of known indicators that are matched with their record."""


def _rows(document: dict[str, Any]) -> list[dict[str, Any]]:
    tables = document["tables"]
    assert isinstance(tables, list)
    return [row for table in tables for row in table["rows"] if row.get("indikator")]


def _true_ids(document: Path) -> Counter[str]:
    """Return the ids of the records whose very words a careful reader sees, by their rows."""
    truth = simplejson.loads(truth_path(document).read_text(encoding="utf-8"))
    matches = (matcher_of().match(str(row["indikator"])) for row in _rows(truth))
    return Counter(m.candidates[0].record.id for m in matches if m.status == "matched")


def _found(document: Path) -> list[tuple[str, str | None]]:
    result = simplejson.loads(golden_path(document).read_text(encoding="utf-8"))
    matches = [row["indikator_match"] for row in _rows(result)]
    return [(match["status"], match["id"]) for match in matches]


@pytest.mark.parametrize("document", corpus_documents(), ids=lambda path: path.stem)
def test_no_indicator_is_matched_with_a_record_that_is_not_there(document: Path) -> None:
    true = _true_ids(document)
    assert {id for status, id in _found(document) if status == "matched"} <= set(true)


def test_nearly_all_known_indicators_are_matched() -> None:
    true: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for document in corpus_documents():
        own = _true_ids(document)
        true += own
        matched = Counter(id for status, id in _found(document) if status == "matched" and id)
        found += matched & own
    assert true.total() > 400
    assert found.total() >= LEAST * true.total()

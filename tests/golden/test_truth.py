"""How near the extractor comes to what a careful reader wrote down, document by document.

The bounds are what is reached (`python -m bench.accuracy` prints it); they go up, never
down.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest
import simplejson

from golden.documents import TRUTH, corpus_documents, golden_text
from tests.golden.comparison import Comparison, compare


class Bound(NamedTuple):
    """The least accuracy of a document, and how many cells may be wrong in silence."""

    accuracy: str
    silent: int = 0


BOUNDS: dict[str, Bound] = {
    "capaian-ansi-alor": Bound("1"),
    "dinkes-wonogiri": Bound("1"),
    "iku-pipa-bulungan": Bound("1"),
    "lakip-buleleng": Bound("1"),
    "lakip-enrekang": Bound("1"),
    "pk-utf16-kapuas": Bound("1"),
    "rak-dump-garut": Bound("1"),
    "rak-dump-salatiga": Bound("1"),
    "rak-halaman-solok": Bound("1"),
    "rak-kolom-minahasa": Bound("0.9868"),
    "rak-koma-batu": Bound("1"),
    "rak-ocr-natuna": Bound("0.9864"),
    "rak-pipa-banjarnegara": Bound("1"),
    "rak-tab-atas-sragen": Bound("1"),
    "rak-tab-tengah-kampar": Bound("0.9613"),
    "rkt-ocr-pacitan": Bound("0.9818"),
}

DOCUMENTS = {path.stem: path for path in corpus_documents()}


def read_comparison(document: Path) -> Comparison:
    """Compare what the extractor makes of a document with the truth about it."""
    truth = (TRUTH / f"{document.stem}.json").read_text(encoding="utf-8")
    return compare(
        simplejson.loads(truth, use_decimal=True),
        simplejson.loads(golden_text(document), use_decimal=True),
    )


def test_every_document_has_its_truth_and_its_bound() -> None:
    assert set(BOUNDS) == set(DOCUMENTS)
    assert {path.stem for path in TRUTH.glob("*.json")} == set(DOCUMENTS)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_read_as_well_as_before(name: str) -> None:
    result = read_comparison(DOCUMENTS[name])
    bound = BOUNDS[name]
    wrong = "\n".join(
        f"line {c.line} {c.field}: {c.expected!r} was read as {c.given!r}" for c in result.wrong
    )
    assert result.accuracy >= Decimal(bound.accuracy), wrong
    assert len(result.silent) <= bound.silent, wrong

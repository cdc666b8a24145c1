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

from golden.documents import TRUTH, corpus_documents, golden_text, truth_path
from tests.golden.comparison import Comparison, compare


class Bound(NamedTuple):
    """The least accuracy of a document, and how many cells may be wrong in silence."""

    accuracy: str
    silent: int = 0


BOUNDS: dict[str, Bound] = {
    "anggaran-lembar-wonosobo": Bound("1"),
    "anggaran-pipa-sigi": Bound("0.9798", 4),
    "anggaran-sen-karanganyar": Bound("1"),
    "anggaran-tiga-tingkat-ngada": Bound("0.9843", 2),
    "capaian-ansi-alor": Bound("1"),
    "capaian-koma-tapin": Bound("1"),
    "capaian-lembar-bima": Bound("1"),
    "bagan-kinerja-luwu": Bound("1"),
    "capaian-tanpa-bingkai-tolitoli": Bound("1"),
    "dinkes-wonogiri": Bound("1"),
    "evaluasi-garis-datar-kerinci": Bound("1"),
    "iku-cap-air-bintan": Bound("1"),
    "iku-pipa-bulungan": Bound("1"),
    "iku-word-kebumen": Bound("1"),
    "lakip-bab-donggala": Bound("1"),
    "lakip-buleleng": Bound("1"),
    "lakip-enrekang": Bound("1"),
    "lakip-lengkap-soppeng": Bound("1"),
    "lakip-rumus-wajo": Bound("1"),
    "pengukuran-cetak-ganda-rote": Bound("1"),
    "pk-bingkai-tabanan": Bound("1"),
    "pk-garis-ganda-tanggamus": Bound("1"),
    "pk-huruf-hilang-natuna": Bound("0.0000", 13),
    "pk-huruf-salah-kaur": Bound("0.0000", 13),
    "pk-ocr-sikka": Bound("0.9000"),
    "pk-pindai-wakatobi": Bound("0.6785", 9),
    "pk-tanpa-garis-sumba": Bound("0.8780"),
    "pk-utf16-kapuas": Bound("1"),
    "pk-word-gambar-bone": Bound("1"),
    "rak-arsir-cilacap": Bound("1"),
    "rak-dump-garut": Bound("1"),
    "rak-dump-salatiga": Bound("1"),
    "rak-gambar-toba": Bound("1"),
    "rak-garis-putus-polewali": Bound("1"),
    "rak-halaman-solok": Bound("1"),
    "rak-k-rp-blitar": Bound("1"),
    "rak-kepala-tegak-dairi": Bound("1"),
    "rak-kolom-minahasa": Bound("0.9868"),
    "rak-koma-batu": Bound("1"),
    "rak-label-akhir-berau": Bound("1"),
    "rak-label-awal-sintang": Bound("1"),
    "rak-label-belah-tegal": Bound("1"),
    "rak-lembar-parepare": Bound("1"),
    "rak-lewat-garis-sambas": Bound("1"),
    "rak-ocr-natuna": Bound("0.9864"),
    "rak-pipa-banjarnegara": Bound("1"),
    "rak-putar-morowali": Bound("1"),
    "rak-sel-abu-kuningan": Bound("1"),
    "rak-sragen-cetak": Bound("1"),
    "rak-sragen-word": Bound("1"),
    "rak-tab-atas-sragen": Bound("1"),
    "rak-tab-tengah-kampar": Bound("0.9613"),
    "rak-tiga-tingkat-ende": Bound("1"),
    "rak-wingdings-bima": Bound("1"),
    "rak-word-arsir-takalar": Bound("1"),
    "rak-word-lamongan": Bound("1"),
    "realisasi-satu-kotak-sumbawa": Bound("1"),
    "renstra-deret-maros": Bound("1"),
    "rkt-garis-sel-nganjuk": Bound("1"),
    "rkt-miring-asmat": Bound("1"),
    "rkt-ocr-pacitan": Bound("0.9818"),
}

DOCUMENTS = {path.stem: path for path in corpus_documents()}


def read_comparison(document: Path) -> Comparison:
    """Compare what the extractor makes of a document with the truth about it."""
    truth = truth_path(document).read_text(encoding="utf-8")
    return compare(
        simplejson.loads(truth, use_decimal=True),
        simplejson.loads(golden_text(document), use_decimal=True),
    )


def test_every_document_has_its_truth_and_its_bound() -> None:
    assert set(BOUNDS) == set(DOCUMENTS)
    assert {path.stem for path in TRUTH.rglob("*.json")} == set(DOCUMENTS)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_read_as_well_as_before(name: str) -> None:
    result = read_comparison(DOCUMENTS[name])
    bound = BOUNDS[name]
    wrong = "\n".join(
        f"line {c.line} {c.field}: {c.expected!r} was read as {c.given!r}" for c in result.wrong
    )
    assert result.accuracy >= Decimal(bound.accuracy), wrong
    assert len(result.silent) <= bound.silent, wrong

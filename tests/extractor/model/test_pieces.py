"""The JSON of a document piece by piece is the JSON of the whole, as the encoder writes it."""

from __future__ import annotations

import pytest
import simplejson
from pydantic import BaseModel

from extractor.model import (
    Amount,
    Column,
    Document,
    DocumentInfo,
    Evidence,
    Finding,
    Row,
    Source,
    SourceFile,
    Table,
    document_to_json,
    document_to_pieces,
)
from extractor.model.serialization import model_to_json


def _document(rows: int) -> Document:
    row = Row(
        kind="data",
        source=Source(page=1, bbox=[1, 2, 3, 4]),
        uraian='Belanja "alat"\ntulis\u2028kantor',
        anggaran=Amount(raw="Rp 1.500", value=1500),
        merged={"no": (0, 1)},
    )
    table = Table(
        id="t01", kind="lainnya", columns=[Column(header="Uraian")], pages=[1, 2], rows=[row] * rows
    )
    place = Evidence(page=1, raw="Rp 1.500")
    finding = Finding(code="value-ambiguous", severity="warning", message="m", evidence=[place])
    return Document(
        status="complete",
        source=SourceFile(name="a.pdf", sha256="0", media_type="x", text_layer="native"),
        document=DocumentInfo(kind="other"),
        tables=[table, table] if rows else [],
        findings=[finding, finding],
    )


def _spaced(model: BaseModel) -> str:
    """Return the JSON of a model by a plain encoder, over as many lines as ours."""
    plain = simplejson.loads(model_to_json(model), use_decimal=True)
    return simplejson.dumps(plain, indent=1, ensure_ascii=False, use_decimal=True) + "\n"


@pytest.mark.parametrize("rows", [0, 1, 3])
def test_the_pieces_are_the_whole(rows: int) -> None:
    document = _document(rows)
    whole = "".join(document_to_pieces(document))
    assert whole == document_to_json(document) == _spaced(document)


def test_a_long_table_comes_in_pieces() -> None:
    short, long = (list(map(len, document_to_pieces(_document(rows)))) for rows in (2, 200))
    assert max(short) == max(long)
    assert sum(long) > 50 * max(long)


def test_models_that_are_no_document_are_written_too() -> None:
    for model in (Source(), Source(line=3), Amount(raw="-")):
        assert document_to_json(model) == _spaced(model)

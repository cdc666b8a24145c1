"""Figures of any size: calculated with as far as digits can be kept, never a crash."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor.audit.cells import number
from extractor.audit.documents import audit_documents
from extractor.audit.options import AuditOptions
from extractor.catalogue.files import load_catalogue
from extractor.model import Amount, Column, Document, DocumentInfo, Measure, Row, Source
from extractor.model.document import SourceFile, Table

HEADERS = (("uraian", "Uraian"), ("pagu", "Pagu"), ("realisasi", "Realisasi"), ("persen", "%"))


def budget(pagu: Decimal, realisasi: Decimal, persen: Decimal) -> Document:
    """Return a document with one row of a budget."""
    row = Row(
        kind="data",
        source=Source(line=1),
        uraian="Masa Kampanye Pemilu",
        pagu=Amount(raw="x", value=pagu),
        realisasi=Amount(raw="x", value=realisasi),
        persen=Measure(raw=f"{persen} %", kind="percent", value=persen),
    )
    columns = [Column(field=field, header=header) for field, header in HEADERS]
    table = Table(id="t01", kind="realisasi_anggaran", columns=columns, rows=[row])
    source = SourceFile(
        name="uji.txt", sha256="0" * 64, media_type="text/plain", text_layer="native"
    )
    return Document(
        status="complete", source=source, document=DocumentInfo(kind="lakip"), tables=[table]
    )


@pytest.mark.parametrize("pagu", ["1e999", "1e400", "1e35", "5", "1e-20", "1e-999", "-3", "0"])
@pytest.mark.parametrize("realisasi", ["1e999", "1e35", "7", "1e-20", "0"])
@pytest.mark.parametrize("persen", ["1e30", "82.5", "1e-20", "0.33333333333333333333", "1e-900"])
def test_no_size_of_a_figure_stops_the_audit(pagu: str, realisasi: str, persen: str) -> None:
    document = budget(Decimal(pagu), Decimal(realisasi), Decimal(persen))
    audit_documents([("uji.txt", document)], AuditOptions(load_catalogue(()), None, "id"))


def test_a_misprint_of_too_many_digits_is_told() -> None:
    document = budget(Decimal("13322950" + "0" * 18), Decimal(13_322_950), Decimal(100))
    audit = audit_documents([("uji.txt", document)], AuditOptions(load_catalogue(()), None, "id"))
    assert [one.code for one in audit.documents[0].findings] == ["persen-mismatch"]


@pytest.mark.parametrize("text", ["NaN", "Infinity", "1e36", "1e-21"])
def test_what_no_digits_can_hold_is_no_number(text: str) -> None:
    assert number(Decimal(text)) is None
    assert number(Decimal("1e35")) == Decimal(10) ** 35

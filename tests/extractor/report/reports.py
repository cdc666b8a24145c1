"""Builders for the report's tests: documents, findings and audits made by hand.

The report rests on the models alone, so these tests need no extraction and no check.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from html.parser import HTMLParser

from extractor.model import Document, Row, Source, Table
from extractor.model.audit import Audit, AuditedDocument, AuditEvidence, AuditFinding, Verdict
from extractor.model.document import Column, DocumentInfo, SourceFile, TableKind
from extractor.model.values import Amount, Measure
from extractor.report import report_html

LINES = (
    "LAPORAN KINERJA DINAS PERIKANAN TAHUN 2023",
    "",
    "No | Program | Pagu | Realisasi | %",
    "1 | Program Penunjang | 200.000 | 150.000 | 80,00",
    "2 | Program Budidaya | 13.322.950.000 | 13.322.950 | 100,00",
    "Jumlah | | 13.323.150.000 | 163.322.950 | 90,00",
    "Demikian laporan ini dibuat.",
)
TEXT = "\n".join(LINES)


def source_of(
    data: bytes = TEXT.encode(), *, name: str = "uji.txt", media_type: str = "text/plain"
) -> SourceFile:
    """Return what a document says of its file."""
    sha256 = hashlib.sha256(data).hexdigest()
    return SourceFile(name=name, sha256=sha256, media_type=media_type, text_layer="native")


def money_row(line: int, uraian: str, pagu: str, realisasi: str, persen: str) -> Row:
    """Return a row of a budget table."""
    return Row(
        kind="data",
        source=Source(line=line),
        uraian=uraian,
        pagu=Amount(raw=pagu, value=int(pagu.replace(".", ""))),
        realisasi=Amount(raw=realisasi, value=int(realisasi.replace(".", ""))),
        persen=Measure(raw=persen, kind="percent", value=Decimal(persen.replace(",", "."))),
    )


def budget(*rows: Row, title: str | None = "Realisasi Anggaran 2023") -> Table:
    """Return a budget table, that of `TEXT` where no rows are given."""
    held = rows or (
        money_row(4, "Program Penunjang", "200.000", "150.000", "80,00"),
        money_row(5, "Program Budidaya", "13.322.950.000", "13.322.950", "100,00"),
    )
    columns = [
        Column(field=field, header=header)
        for field, header in (
            ("uraian", "Program"), ("pagu", "Pagu"), ("realisasi", "Realisasi"), ("persen", "%"),
        )
    ]  # fmt: skip
    return Table(id="t01", kind="realisasi_anggaran", title=title, columns=columns, rows=list(held))


def staff(*cells: Sequence[str], kind: TableKind = "sdm", line: int = 4) -> Table:
    """Return a table of raw cells."""
    columns = [Column(header=f"K{number}") for number in range(1, len(cells[0]) + 1)]
    rows = [
        Row(kind="data", source=Source(line=line + at), cells=list(row))
        for at, row in enumerate(cells)
    ]
    return Table(id="t01", kind=kind, columns=columns, rows=rows)


def document_of(*tables: Table, source: SourceFile | None = None) -> Document:
    """Return a document."""
    return Document(
        status="complete",
        source=source or source_of(),
        document=DocumentInfo(kind="lakip", tahun=2023),
        tables=list(tables),
    )


def finding(
    message: str = "Persentase Program Penunjang tercetak 80 %, menurut angkanya 75 %",
    *,
    code: str = "persen-mismatch",
    severity: str = "error",
    evidence: Sequence[AuditEvidence] | None = None,
    **more: object,
) -> AuditFinding:
    """Return a finding on the first row of `budget`."""
    cells = (("pagu", "200.000"), ("realisasi", "150.000"), ("persen", "80,00"))
    held = {
        "code": code,
        "severity": severity,
        "message": message,
        "table": "t01",
        "row": 0,
        "field": "persen",
        "reported": Decimal(80),
        "recomputed": Decimal(75),
        "difference": Decimal(5),
        "formula": "150.000 / 200.000 × 100 % = 75 %",
        "evidence": list(evidence)
        if evidence is not None
        else [
            AuditEvidence(line=4, raw=raw, table="t01", row=0, field=field) for field, raw in cells
        ],
        **more,
    }
    return AuditFinding.model_validate(held)


def verdict(row: int = 0, **more: object) -> Verdict:
    """Return a verdict on a row of `budget`."""
    held = {
        "table": "t01", "row": row, "field": "persen", "verdict": "mismatch",
        "reported": Decimal(80), "recomputed": Decimal(75), **more,
    }  # fmt: skip
    return Verdict.model_validate(held)


def audit_of(
    document: Document, findings: Sequence[AuditFinding] = (), verdicts: Sequence[Verdict] = ()
) -> Audit:
    """Return the audit of one document."""
    audited = AuditedDocument(
        source=document.source, findings=list(findings), verdicts=list(verdicts)
    )
    return Audit(documents=[audited])


def report_of(
    document: Document,
    findings: Sequence[AuditFinding] = (),
    verdicts: Sequence[Verdict] = (),
    *,
    data: bytes | None = TEXT.encode(),
    lang: str = "id",
    with_personal_data: bool = False,
) -> str:
    """Return the report of one document named uji.json."""
    sources: Mapping[str, bytes] = {document.source.sha256: data} if data is not None else {}
    return report_html(
        audit_of(document, findings, verdicts),
        [("uji.json", document)],
        sources,
        lang,
        with_personal_data=with_personal_data,
    )


class Outline(HTMLParser):
    """The elements of a page: tag, attributes; and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        """Return the page's text, blanks made one."""
        return " ".join(" ".join(self.words).split())

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of all elements of a tag."""
        return [attributes for name, attributes in self.elements if name == tag]

"""Builders for the workbook's tests: a text extracted, audited, written and read again."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from openpyxl import load_workbook

from extractor import extract_bytes
from extractor.model import Document
from extractor.model.audit import Audit, AuditedDocument, AuditFinding, Verdict
from extractor.workbook import workbook_bytes

BUDGET = """\
REALISASI ANGGARAN TAHUN 2024
KPU KABUPATEN SRAGEN

Kode	Uraian	Pagu	Realisasi	%
6867	Pembentukan Badan Adhoc	405.176.000	402.258.400	95,28%
6870	Masa Kampanye Pemilu	83.958.000	80.115.100	95,42%
	Jumlah	489.134.000	482.373.500	98,62%
"""
RESULTS = """\
CAPAIAN KINERJA TAHUN 2024
KPU KABUPATEN SRAGEN

No	Sasaran	Indikator	Target	Realisasi	Capaian
1	Meningkatnya layanan	Persentase layanan	80%	82,5%	103,12%
2	Terwujudnya tertib	Persentase temuan	10%	8%	120%
3	Terwujudnya tertib	Persentase arsip	80%	90%	100%
"""


@pytest.fixture
def budget() -> Document:
    """Return a budget table of two rows and their total in t01; 95,28 should be 99,28."""
    return extract_bytes(BUDGET.encode(), "anggaran.txt")


@pytest.fixture
def results() -> Document:
    """Return a table of three indicators in t01: rising, falling, capped."""
    return extract_bytes(RESULTS.encode(), "capaian.txt")


@pytest.fixture(scope="session")
def bytes_of() -> Callable[..., bytes]:
    """Return a function that writes one document with findings and verdicts."""

    def build(
        document: Document,
        findings: Sequence[AuditFinding] = (),
        verdicts: Sequence[Verdict] = (),
        lang: str = "id",
    ) -> bytes:
        audited = AuditedDocument(
            source=document.source, findings=list(findings), verdicts=list(verdicts)
        )
        audit = Audit(documents=[audited])
        return workbook_bytes(audit, [(document.source.name, document)], lang)

    return build


@pytest.fixture(scope="session")
def opened() -> Callable[[bytes], Any]:
    """Return a function that reads a workbook again."""
    return lambda data: load_workbook(io.BytesIO(data))


@pytest.fixture(scope="session")
def book_of(bytes_of: Callable[..., bytes], opened: Callable[[bytes], Any]) -> Callable[..., Any]:
    """Return a function that writes a document and reads the workbook again."""
    return lambda *given, **named: opened(bytes_of(*given, **named))

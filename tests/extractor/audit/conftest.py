"""Builders for the audit's tests: a text document extracted and audited."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from extractor import extract_bytes
from extractor.audit.documents import audit_document
from extractor.audit.options import AuditOptions
from extractor.catalogue.files import built_in_catalogue
from extractor.model import Document
from extractor.model.audit import AuditedDocument


@pytest.fixture(scope="session")
def audit_of() -> Callable[..., AuditedDocument]:
    """Return a function that audits a document."""

    def audit(document: Document, *, cap: int | None = None, lang: str = "id") -> AuditedDocument:
        limit = Decimal(cap) if cap is not None else None
        return audit_document(document, AuditOptions(built_in_catalogue(), limit, lang))

    return audit


@pytest.fixture(scope="session")
def audit_text(audit_of: Callable[..., AuditedDocument]) -> Callable[..., AuditedDocument]:
    """Return a function that extracts a text and audits it."""

    def audit(text: str, *, cap: int | None = None, lang: str = "id") -> AuditedDocument:
        return audit_of(extract_bytes(text.encode("utf-8"), "uji.txt"), cap=cap, lang=lang)

    return audit


@pytest.fixture(scope="session")
def codes_of(audit_text: Callable[..., AuditedDocument]) -> Callable[[str], list[str]]:
    """Return a function that gives the codes of a text's findings, the most serious first."""
    return lambda text: [finding.code for finding in audit_text(text).findings]

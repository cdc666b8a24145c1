"""The findings that tell how a document was read, apart from what the catalogue knows of it."""

from __future__ import annotations

from extractor.model import Document, Finding


def reading_findings(document: Document) -> list[Finding]:
    """Return the findings but for those of indicators: examples invent their names."""
    return [one for one in document.findings if not one.code.startswith("indicator-")]

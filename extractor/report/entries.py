"""The documents of a report: what was audited, what was extracted, and the original where given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from extractor.model import Document, Row, Table
from extractor.model.audit import Audit, AuditedDocument
from extractor.model.document import DocumentInfo
from extractor.report.excerpts import TextLines, read_lines
from extractor.report.phrases import Phrases

_PDF = "application/pdf"
_LONGEST_TITLE = 90


@dataclass
class Entry:
    """One document of a report.

    Attributes:
        index: its number in the report, from 1.
        name: of its file.
        audited: its findings and verdicts.
        document: as extracted.
        data: the original file, None where it was not given.
        with_personal_data: numbers and birth dates of persons were asked for.
    """

    index: int
    name: str
    audited: AuditedDocument
    document: Document
    data: bytes | None
    with_personal_data: bool

    @cached_property
    def tables(self) -> Mapping[str, tuple[int, Table]]:
        """Return the tables by id, each with its number in the document, from 1."""
        return {
            table.id: (number, table) for number, table in enumerate(self.document.tables, start=1)
        }

    @cached_property
    def lines(self) -> TextLines | None:
        """Return the lines of a text document whose original was given."""
        if self.data is None or not self.document.source.media_type.startswith("text/"):
            return None
        return read_lines(self.data, self.document, with_personal_data=self.with_personal_data)

    @property
    def pdf(self) -> bytes | None:
        """Return the original where it is a PDF."""
        return self.data if self.document.source.media_type == _PDF else None

    @property
    def anchor(self) -> str:
        """Return the id of the document in the page."""
        return f"d{self.index}"

    def table_anchor(self, table: str | None) -> str | None:
        """Return the id of a table in the page; never made of the document's own text."""
        held = self.tables.get(table) if table is not None else None
        return f"{self.anchor}-t{held[0]}" if held else None

    def row(self, table: str | None, row: int | None) -> Row | None:
        """Return a row, None where there is no such."""
        held = self.tables.get(table) if table is not None else None
        if held is None or row is None or not 0 <= row < len(held[1].rows):
            return None
        return held[1].rows[row]

    def row_anchor(self, table: str | None, row: int | None) -> str | None:
        """Return the id of a row in the page."""
        if row is None or self.row(table, row) is None:
            return None
        return f"{self.table_anchor(table)}-r{row + 1}"

    def table_name(self, table: str | None, phrases: Phrases) -> str | None:
        """Return what to call a table: its number and its title, else its kind.

        Example: "t13 · Realisasi anggaran per kegiatan".
        """
        held = self.tables.get(table) if table is not None else None
        if held is None:
            return table
        title = held[1].title or phrases.word("kinds", held[1].kind)
        if len(title) > _LONGEST_TITLE:
            title = title[: _LONGEST_TITLE - 1] + "…"
        return f"{table} · {title}"


def entries_of(
    audit: Audit,
    documents: Sequence[tuple[str, Document]],
    sources: Mapping[str, bytes],
    *,
    with_personal_data: bool,
) -> list[Entry]:
    """Bring together what is known of each audited document.

    Args:
        audit: the audit.
        documents: file names and documents, in any order.
        sources: original files by their SHA-256.
        with_personal_data: show numbers and birth dates of persons.
    """
    left = list(documents)
    entries = []
    for index, audited in enumerate(audit.documents, start=1):
        sha256 = audited.source.sha256
        same = [held for held in left if held[1].source.sha256 == sha256]
        named = next((held for held in same if held[1].source == audited.source), None)
        found = named or (same[0] if same else None)
        if found:
            left.remove(found)
        name, document = found or (audited.source.name, _unknown(audited))
        entries.append(
            Entry(index, name, audited, document, sources.get(sha256), with_personal_data)
        )
    return entries


def _unknown(audited: AuditedDocument) -> Document:
    info = DocumentInfo(kind="other")
    return Document(status="complete", source=audited.source, document=info)

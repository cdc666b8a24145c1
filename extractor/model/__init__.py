"""Pydantic models of the output contract, and nothing else.

`extractor.model.document` holds the document and its tables, `values` the typed
values, `serialization` the canonical JSON, `schema` the JSON Schema.
"""

from extractor.model.document import (
    Column,
    Document,
    DocumentInfo,
    Evidence,
    Finding,
    Prose,
    Row,
    Source,
    SourceFile,
    Table,
    Unplaced,
)
from extractor.model.serialization import document_from_json, document_to_json, document_to_pieces
from extractor.model.values import Amount, IndikatorMatch, Jadwal, Measure, Satker

__all__ = [
    "Amount",
    "Column",
    "Document",
    "DocumentInfo",
    "Evidence",
    "Finding",
    "IndikatorMatch",
    "Jadwal",
    "Measure",
    "Prose",
    "Row",
    "Satker",
    "Source",
    "SourceFile",
    "Table",
    "Unplaced",
    "document_from_json",
    "document_to_json",
    "document_to_pieces",
]

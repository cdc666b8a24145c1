"""The terminal's output names places as a person does."""

from __future__ import annotations

import pytest

from extractor.audit.text_output import audit_to_text
from extractor.model import Document, DocumentInfo
from extractor.model.audit import Audit, AuditedDocument, AuditFinding
from extractor.model.document import SourceFile

SOURCE = SourceFile(name="uji.txt", sha256="0" * 64, media_type="text/plain", text_layer="native")


@pytest.mark.parametrize(
    ("field", "lang", "shown"),
    [
        ("uraian_kegiatan", "id", "uraian kegiatan"),
        ("text", "id", "teks"),
        ("prose", "id", "teks"),
        ("title", "id", "judul"),
        ("cells.3", "id", "kolom 4"),
        ("columns.0", "en", "column 1"),
        ("extra.Sisa_Anggaran", "en", "Sisa_Anggaran"),
    ],
)
def test_a_field_is_named_in_words(field: str, lang: str, shown: str) -> None:
    finding = AuditFinding(code="total-mismatch", severity="error", message="x", field=field)
    document = Document(status="complete", source=SOURCE, document=DocumentInfo(kind="lakip"))
    audit = Audit(documents=[AuditedDocument(source=SOURCE, findings=[finding])], findings=[])
    assert f"[{shown}]" in audit_to_text(audit, [("uji.txt", document)], lang)

"""What is checked while reading stays with the document and is worded again by the audit."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from extractor import extract_bytes
from extractor.audit.declarations import Check
from extractor.audit.registry import CHECKS
from extractor.audit.texts.running_text import PrintedLine, paragraphs
from extractor.audit.texts.text_checks import CHECKED_WHILE_READING
from extractor.model import Document, Source
from extractor.model.audit import AuditedDocument

TEXT = (
    "LAPORAN KINERJA KPU KABUPATEN SRAGEN TAHUN 2024\n\n"
    "Capaian = (Realisasi - (Realisasi - Target)) / Target x 100%\n"
)


def lines_of(text: str) -> list[PrintedLine]:
    """Return a text's lines with their places."""
    return [
        PrintedLine(number, line, partial(Source, line=number))
        for number, line in enumerate(text.split("\n"), 1)
    ]


def test_the_checks_are_the_ones_that_the_audit_declares() -> None:
    for code, check in CHECKED_WHILE_READING.items():
        assert CHECKS[code] is check


def test_their_messages_need_no_other_values() -> None:
    def filled(check: Check) -> list[str]:
        return [text.format(reported="a", recomputed="b") for text in check.message.values()]

    assert all(filled(check) for check in CHECKED_WHILE_READING.values())


def test_a_finding_is_kept_by_the_extraction_and_worded_again(
    audit_of: Callable[..., AuditedDocument],
) -> None:
    document = extract_bytes(TEXT.encode(), "uji.txt", lang="id")
    (kept,) = [one for one in document.findings if one.code == "formula-degenerate"]
    assert kept.severity == "error"
    assert kept.message.startswith("Rumus (Realisasi - (Realisasi - Target))")
    again = Document.model_validate_json(document.model_dump_json())
    (finding,) = audit_of(again, lang="en").findings
    assert finding.message.startswith("The formula (Realisasi - (Realisasi - Target))")
    assert (finding.severity, finding.reported) == (kept.severity, kept.reported)
    assert [item.line for item in finding.evidence] == [3]


def test_findings_of_reading_are_not_taken_over(audit_of: Callable[..., AuditedDocument]) -> None:
    document = extract_bytes(TEXT.encode(), "uji.txt")
    document.findings = [one for one in document.findings if one.code not in CHECKS]
    assert audit_of(document).findings == []


def test_a_paragraph_ends_at_a_gap() -> None:
    first, second = paragraphs(lines_of("satu\ndua\n\ntiga"))
    assert (first.text, second.text) == ("satu dua", "tiga")
    place = first.place(5, 8)
    assert (place.raw, place.source.line) == ("dua", 2)

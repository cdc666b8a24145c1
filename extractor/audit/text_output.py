"""Findings as text for a terminal: what is wrong, where, the arithmetic, what follows from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from extractor.audit.findings import SEVERITIES
from extractor.model import Document
from extractor.model.audit import Audit, AuditEvidence, AuditFinding

_WORDS: Mapping[str, Mapping[str, str]] = {
    "id": {
        "error": "kesalahan", "warning": "peringatan", "info": "catatan", "table": "tabel",
        "row": "baris", "line": "baris teks", "page": "halaman", "none": "tidak ada temuan",
        "across": "Antardokumen", "follows": "akibatnya", "prose": "teks", "text": "teks",
        "title": "judul", "column": "kolom",
    },
    "en": {
        "error": "error", "warning": "warning", "info": "info", "table": "table",
        "row": "row", "line": "line", "page": "page", "none": "no findings",
        "across": "Across documents", "follows": "hence", "prose": "text", "text": "text",
        "title": "title", "column": "column",
    },
}  # fmt: skip
_MOST_PLACES = 6


def audit_to_text(audit: Audit, documents: Sequence[tuple[str, Document]], lang: str) -> str:
    """Write an audit as text.

    Args:
        audit: of the documents.
        documents: their names and themselves, in the same order.
        lang: "id" or "en".
    """
    lines: list[str] = []
    for (name, document), audited in zip(documents, audit.documents, strict=True):
        lines += _block(_heading(name, document), audited.findings, lang)
    if audit.findings:
        lines += _block(_WORDS[lang]["across"], audit.findings, lang)
    return "".join(f"{_printable(line)}\n" for line in lines)


def _block(heading: str, findings: Sequence[AuditFinding], lang: str) -> Iterator[str]:
    yield f"{heading}: {counts_text(findings, lang)}"
    for finding in findings:
        yield from _finding_lines(finding, lang)
    yield ""


def _heading(name: str, document: Document) -> str:
    info = document.document
    known = [info.satker.name if info.satker else "", str(info.tahun) if info.tahun else ""]
    about = " ".join(part for part in known if part)
    return f"{name} ({about})" if about else name


def counts_text(findings: Iterable[AuditFinding], lang: str) -> str:
    """Return how many findings there are of each severity: ``3 kesalahan, 1 catatan``."""
    counts = Counter(finding.severity for finding in findings)
    shown = [f"{counts[one]} {_named(one, counts[one], lang)}" for one in SEVERITIES if counts[one]]
    return ", ".join(shown) or _WORDS[lang]["none"]


def _named(severity: str, count: int, lang: str) -> str:
    """Return a severity's word; English has a plural for what can be counted."""
    word = _WORDS[lang][severity]
    return f"{word}s" if lang == "en" and count > 1 and severity != "info" else word


def _finding_lines(finding: AuditFinding, lang: str) -> Iterator[str]:
    words = _WORDS[lang]
    place = _place(finding, lang)
    yield f"  {words[finding.severity]} {finding.code}{f' [{place}]' if place else ''}"
    yield f"      {finding.message}"
    if finding.formula:
        yield f"      {finding.formula}"
    for consequence in finding.consequences:
        yield f"      {words['follows']}: {consequence.code}: {consequence.message}"


def _place(finding: AuditFinding, lang: str) -> str:
    words = _WORDS[lang]
    parts = [f"{words['table']} {finding.table}" if finding.table else ""]
    if finding.row is not None:
        parts.append(f"{words['row']} {finding.row + 1}")
    if finding.field:
        parts.append(_field_name(finding.field, words))
    places = dict.fromkeys(_printed_place(item, words) for item in finding.evidence)
    shown = [place for place in places if place]
    more = ["…"] if len(shown) > _MOST_PLACES else []
    return ", ".join([*filter(None, parts), *shown[:_MOST_PLACES], *more])


def _field_name(field: str, words: Mapping[str, str]) -> str:
    """Return a field as a person reads it: "uraian kegiatan", "Sisa Anggaran", "kolom 4"."""
    base, _, rest = field.partition(".")
    if base == "extra" and rest:
        return rest
    if base in ("cells", "columns") and rest.isdecimal():
        return f"{words['column']} {int(rest) + 1}"
    return words.get(field, field.replace("_", " ").replace(".", " "))


def _printed_place(item: AuditEvidence, words: Mapping[str, str]) -> str:
    document = f"{item.document} " if item.document else ""
    if item.line is not None:
        return f"{document}{words['line']} {item.line}"
    return f"{document}{words['page']} {item.page}" if item.page is not None else document.strip()


def _printable(line: str) -> str:
    """Text of a document may hold characters that move a terminal's cursor."""
    return "".join(char if char.isprintable() else " " for char in line)

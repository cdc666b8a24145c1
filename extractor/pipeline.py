"""The pipeline: bytes of one file to one document of the contract.

read → blocks → plain regions → drafts → interpretation → checks of what the JSON does not
keep → prose → document. Nothing here prints; what is uncertain is a finding, what is impossible
is an exception.
"""

from __future__ import annotations

import hashlib
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Literal

from extractor.audit.texts.running_text import PrintedLine
from extractor.audit.texts.text_checks import staff_findings, text_findings
from extractor.catalogue import Catalogue
from extractor.catalogue.matching import matcher_of
from extractor.collector import rare_collections
from extractor.documents import DocumentContent, ReadingOptions, read_document
from extractor.errors import InputError
from extractor.findings import make_finding
from extractor.freed_memory import give_back_freed_memory
from extractor.indikator_matches import match_indicators
from extractor.kinds.context import DocumentContext, document_kind_of, read_document_context
from extractor.kinds.displaced_words import return_displaced_words
from extractor.kinds.drafts import draft_tables
from extractor.kinds.interpret import interpret
from extractor.kinds.pieces import TableDraft
from extractor.kinds.plain_region import PlainRegion, find_plain_regions
from extractor.kinds.table_output import Interpretation
from extractor.model import Document, DocumentInfo, Evidence, Finding, SourceFile, Table
from extractor.model.document import TableKind
from extractor.places import evidence_of, source_of
from extractor.privacy import Withheld, mask_document
from extractor.prose import find_prose
from extractor.readers.office_content import OfficeNote
from extractor.tables.grid import TextLine
from normalizers.personal_data import contains_nip

_FRAGMENTS = "text/"
"""A dump of text may be a part of a document; other files should tell whose they are."""
_SOME_PLACES = 20
_MOST_PLACES = 200
"""Of what is told of an office file, whose places hold the stored numbers."""
_TABLE_DOCUMENTS = frozenset({"rak", "rkt", "perjanjian_kinerja"})
"""Kinds of document that are tables; a report may do without."""
_MANY_PAGES = 100
"""Pages from which on it is worth it to give back the memory that reading them took."""
Progress = Callable[[str, int, int], None]
"""Called with the step's name, what is done and what there is to do."""


def extract(
    path: str | Path,
    *,
    lang: str = "id",
    with_personal_data: bool = False,
    reading: ReadingOptions | None = None,
    catalogue: Catalogue | None = None,
    progress: Progress | None = None,
) -> Document:
    """Read one file and return its document.

    Args:
        path: a PDF, DOCX, XLSX or text dump (the content decides, not the name).
        lang: language of the findings' messages, "id" or "en".
        with_personal_data: keep NIP and birth dates instead of masking them.
        reading: which pages to read, a PDF's password, the PDF reader.
        catalogue: the indicators that texts are matched with; by default the built-in ones.
        progress: called as tables are interpreted.

    Raises:
        InputError: the file is missing, empty, damaged, encrypted or of no known form.

    Example:
        ``extract("rak-2024.txt").tables[0].rows[0].sasaran``
    """
    file = Path(path)
    name = os.fsencode(file.name or str(file)).decode("utf-8", errors="replace")
    try:
        data = file.read_bytes()
    except OSError as error:
        raise InputError(
            f"{name}: cannot be read ({error.strerror})",
            hint="check the path and its permissions",
        ) from error
    return extract_bytes(
        data,
        name,
        lang=lang,
        with_personal_data=with_personal_data,
        reading=reading,
        catalogue=catalogue,
        progress=progress,
    )


@rare_collections()
def extract_bytes(
    data: bytes,
    name: str,
    *,
    lang: str = "id",
    with_personal_data: bool = False,
    reading: ReadingOptions | None = None,
    catalogue: Catalogue | None = None,
    progress: Progress | None = None,
) -> Document:
    """Like `extract`, for bytes that are already in memory."""
    content = read_document(data, name, reading or ReadingOptions())
    if (content.pages or 0) >= _MANY_PAGES:
        give_back_freed_memory()
    drafts, text, charts, loose = draft_tables(find_plain_regions(content.take_blocks()))
    waiting = deque(drafts)
    del drafts
    info = read_document_context(text)
    done, unread, staff = _interpreted_drafts(
        waiting, info, name, lang=lang, with_personal_data=with_personal_data, progress=progress
    )
    return_displaced_words(done, lang)
    text = sorted([*text, *(line for region in unread for line in region.lines)], key=_line_number)
    findings = _file_findings(content, lang) + [_unread_finding(region, lang) for region in unread]
    tables = [result.table for result in done]
    findings += [_rowless_finding(table, lang) for table in tables if not table.rows]
    findings += _text_findings(charts, "boxes", lang) + _text_findings(loose, "figures", lang)
    if not done and not unread and not content.unseen:
        findings += _missing_findings(info, text, lang)
    whole = not content.media_type.startswith(_FRAGMENTS)
    if whole and done and not any(result.table.satker for result in done):
        findings.append(
            make_finding("satker-unmatched", lang=lang, reason="unit-unnamed", field="satker")
        )
    findings += [finding for result in done for finding in result.findings]
    findings += match_indicators(tables, matcher_of(catalogue), lang=lang)
    about = _document_info(info, [table.kind for table in tables])
    findings += staff + text_findings(_printed_lines(text), about, lang)
    document = Document(
        status=_status(content, done, unread),
        source=_source_file(content, name, data),
        document=about,
        tables=tables,
        prose=find_prose(text),
        findings=findings,
    )
    if not with_personal_data:
        document.findings += [_withheld_finding(place, lang) for place in mask_document(document)]
    return document


def _interpreted_drafts(
    waiting: deque[TableDraft],
    info: DocumentContext,
    name: str,
    *,
    lang: str,
    with_personal_data: bool,
    progress: Progress | None,
) -> tuple[list[Interpretation], list[PlainRegion], list[Finding]]:
    """Make tables of drafts, taking them out of the queue.

    Each table's cells are let go when its rows are made: there may be thousands of pages.

    Returns:
        The tables, what of plain text could not be read as one, and what is told of staff.
    """
    done: list[Interpretation] = []
    unread: list[PlainRegion] = []
    staff: list[Finding] = []
    count = len(waiting)
    for number in range(1, count + 1):
        draft = waiting.popleft()
        result, found = _interpreted(
            draft, done, info, lang=lang, with_personal_data=with_personal_data
        )
        if draft.plain is not None and not result.table.rows:
            unread.append(draft.plain)
        else:
            done.append(result)
            staff += found
        if progress is not None:
            progress(name, number, count)
    return done, unread, staff


def _interpreted(
    draft: TableDraft,
    done: Sequence[Interpretation],
    info: DocumentContext,
    *,
    lang: str,
    with_personal_data: bool,
) -> tuple[Interpretation, list[Finding]]:
    """Make a table of a draft, and check the employee numbers that it holds.

    Those are held against birth dates, which a table that is to be masked no longer has: it is
    interpreted once more with them, for the check alone.
    """
    previous = done[-1].context if done else None
    number = len(done) + 1
    result = interpret(draft, number, info, previous, lang=lang, personal_data=with_personal_data)
    checked = result
    if not with_personal_data and _holds_staff(result.table):
        checked = interpret(draft, number, info, previous, lang=lang, personal_data=True)
    return result, staff_findings([checked.table], lang)


def _holds_staff(table: Table) -> bool:
    """Say whether a plain table holds employee numbers."""
    return any(contains_nip(cell) for row in table.rows for cell in row.cells or ())


def _printed_lines(text: Sequence[TextLine]) -> list[PrintedLine]:
    return [PrintedLine(line.line, line.text, partial(source_of, line)) for line in text]


def _status(
    content: DocumentContent, done: Sequence[Interpretation], unread: Sequence[PlainRegion]
) -> Literal["complete", "partial", "empty"]:
    rowless = any(not result.table.rows for result in done)
    if unread or rowless or content.unseen or content.notes or (done and content.lost):
        return "partial"
    return "complete" if done else "empty"


def _source_file(content: DocumentContent, name: str, data: bytes) -> SourceFile:
    return SourceFile(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=content.media_type,
        pages=content.pages,
        text_layer=content.layer,
    )


def _document_info(info: DocumentContext, kinds: Sequence[TableKind]) -> DocumentInfo:
    return DocumentInfo(
        kind=info.kind or document_kind_of(kinds),
        title=info.title,
        satker=info.satker,
        bagian=info.bagian,
        tahun=info.tahun,
    )


def _file_findings(content: DocumentContent, lang: str) -> list[Finding]:
    findings = []
    if content.encoding is not None:
        place = Evidence(raw=content.encoding)
        findings.append(
            make_finding("encoding-guessed", lang=lang, reason=content.encoding, evidence=[place])
        )
    if content.lost:
        places = [
            Evidence(line=line.number, page=line.page, raw=line.text)
            for line in content.lost[:_SOME_PLACES]
        ]
        findings.append(make_finding("characters-lost", lang=lang, evidence=places))
    if content.wordless:
        pages = [Evidence(page=number) for number in content.wordless]
        findings.append(make_finding("page-without-text", lang=lang, evidence=pages))
    if content.selected:
        findings.append(make_finding("pages-selected", lang=lang))
    for reason in dict.fromkeys(reason for _, reason in content.notes):
        pages = [Evidence(page=number) for number, why in content.notes if why == reason]
        findings.append(make_finding("page-unread", lang=lang, reason=reason, evidence=pages))
    return findings + list(_office_findings(content.office_notes, lang))


def _office_findings(notes: Sequence[OfficeNote], lang: str) -> Iterator[Finding]:
    """One finding for each thing that is to be told of an office file, with some places."""
    for code, reason in dict.fromkeys((note.code, note.reason) for note in notes):
        told = [note for note in notes if (note.code, note.reason) == (code, reason)]
        places = [
            Evidence(line=note.number, page=note.page, raw=note.raw) for note in told[:_MOST_PLACES]
        ]
        yield make_finding(code, lang=lang, reason=reason, evidence=places)


def _text_findings(lines: Sequence[TextLine], reason: str, lang: str) -> list[Finding]:
    """Tell of drawn cells that are kept as text, and why; the first ones are its evidence."""
    if not lines:
        return []
    places = [evidence_of(line, line.text) for line in lines[:_SOME_PLACES]]
    return [make_finding("grid-as-text", lang=lang, reason=reason, evidence=places)]


def _line_number(line: TextLine) -> int:
    return line.line


def _unread_finding(region: PlainRegion, lang: str) -> Finding:
    """A header was found in plain text, but no row under it; its text is kept as text."""
    first = region.lines[0]
    place = evidence_of(first, region.header)
    return make_finding("table-unread", lang=lang, evidence=[place])


def _rowless_finding(table: Table, lang: str) -> Finding:
    """A table's header was read, but nothing below it was taken for its rows."""
    headers = " | ".join(column.header for column in table.columns)
    place = Evidence(page=table.pages[0] if table.pages else None, raw=headers)
    return make_finding(
        "table-unread", lang=lang, reason="no-rows", table=table.id, evidence=[place]
    )


def _withheld_finding(place: Withheld, lang: str) -> Finding:
    return make_finding(
        "value-unparsed",
        lang=lang,
        reason="withheld",
        table=place.table,
        row=place.row,
        field=place.field,
        evidence=[place.evidence],
    )


def _missing_findings(info: DocumentContext, text: Sequence[TextLine], lang: str) -> list[Finding]:
    """A document that by its title is a table, and in which none was found."""
    if info.kind not in _TABLE_DOCUMENTS:
        return []
    places = [evidence_of(line, line.text) for line in text if line.text == info.title]
    return [make_finding("table-missing", lang=lang, evidence=places[:1])]

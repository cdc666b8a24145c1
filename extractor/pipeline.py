"""The pipeline: bytes of one file to one document of the contract.

read → blocks → plain regions → drafts → interpretation → prose → document. Nothing
here prints; what is uncertain is a finding, what is impossible is an exception.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path

from extractor.errors import InputError
from extractor.findings import make_finding
from extractor.kinds.context import DocumentContext, document_kind_of, read_document_context
from extractor.kinds.displaced_words import return_displaced_words
from extractor.kinds.drafts import draft_tables
from extractor.kinds.interpret import interpret
from extractor.kinds.plain_region import PlainRegion, find_plain_regions
from extractor.kinds.table_output import Interpretation
from extractor.model import Document, DocumentInfo, Evidence, Finding, SourceFile
from extractor.model.document import TableKind
from extractor.privacy import Withheld, mask_document
from extractor.prose import find_prose
from extractor.readers import Line, TextSource, read_text
from extractor.tables.delimited import split_into_blocks
from extractor.tables.grid import Block, Segment, TextLine

_LOST_CHARACTER = "\ufffd"
_SOME_PLACES = 20
_TABLE_DOCUMENTS = frozenset({"rak", "rkt", "perjanjian_kinerja"})
"""Kinds of document that are tables; a report may do without."""
Progress = Callable[[str, int, int], None]
"""Called with the step's name, what is done and what there is to do."""


def extract(
    path: str | Path,
    *,
    lang: str = "id",
    with_personal_data: bool = False,
    progress: Progress | None = None,
) -> Document:
    """Read one file and return its document.

    Args:
        path: a text dump (.txt, .md, .tsv, .csv; the content decides, not the name).
        lang: language of the findings' messages, "id" or "en".
        with_personal_data: keep NIP and birth dates instead of masking them.
        progress: called as tables are interpreted.

    Raises:
        InputError: the file is missing, empty or no text.

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
        data, name, lang=lang, with_personal_data=with_personal_data, progress=progress
    )


def extract_bytes(
    data: bytes,
    name: str,
    *,
    lang: str = "id",
    with_personal_data: bool = False,
    progress: Progress | None = None,
) -> Document:
    """Like `extract`, for bytes that are already in memory."""
    source = read_text(data, name)
    blocks = split_into_blocks(source.lines)
    drafts, text = draft_tables(find_plain_regions(blocks))
    info = read_document_context(text)
    done: list[Interpretation] = []
    unread: list[PlainRegion] = []
    for number, draft in enumerate(drafts, start=1):
        previous = done[-1].context if done else None
        result = interpret(
            draft, len(done) + 1, info, previous, lang=lang, personal_data=with_personal_data
        )
        if draft.plain is not None and not result.table.rows:
            unread.append(draft.plain)
        else:
            done.append(result)
        if progress is not None:
            progress(name, number, len(drafts))
    return_displaced_words(done, lang)
    text = sorted([*text, *(line for region in unread for line in region.lines)], key=_line_number)
    findings = _file_findings(source, lang) + [_unread_finding(region, lang) for region in unread]
    if not done and not unread:
        findings += _missing_findings(info, text, lang)
    partial = bool(unread or (done and _lost_lines(source)))
    document = Document(
        status="partial" if partial else ("complete" if done else "empty"),
        source=_source_file(source, data, blocks),
        document=_document_info(info, [result.table.kind for result in done]),
        tables=[result.table for result in done],
        prose=find_prose(text),
        findings=findings + [f for result in done for f in result.findings],
    )
    if not with_personal_data:
        document.findings += [_withheld_finding(place, lang) for place in mask_document(document)]
    return document


def _source_file(source: TextSource, data: bytes, blocks: list[Block]) -> SourceFile:
    return SourceFile(
        name=source.name,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=_media_type(blocks),
        pages=source.pages,
        text_layer="native",
    )


def _document_info(info: DocumentContext, kinds: Sequence[TableKind]) -> DocumentInfo:
    return DocumentInfo(
        kind=info.kind or document_kind_of(kinds),
        title=info.title,
        satker=info.satker,
        bagian=info.bagian,
        tahun=info.tahun,
    )


def _lost_lines(source: TextSource) -> list[Line]:
    return [line for line in source.lines if _LOST_CHARACTER in line.text]


def _file_findings(source: TextSource, lang: str) -> list[Finding]:
    findings = []
    if source.encoding_guessed:
        place = Evidence(raw=source.encoding)
        findings.append(
            make_finding("encoding-guessed", lang=lang, reason=source.encoding, evidence=[place])
        )
    lost = _lost_lines(source)
    if lost:
        places = [Evidence(line=line.number, page=line.page, raw=line.text) for line in lost]
        findings.append(make_finding("characters-lost", lang=lang, evidence=places[:_SOME_PLACES]))
    return findings


def _line_number(line: TextLine) -> int:
    return line.line


def _unread_finding(region: PlainRegion, lang: str) -> Finding:
    """A header was found in plain text, but no row under it; its text is kept as text."""
    first = region.lines[0]
    place = Evidence(line=first.line, page=first.page, raw=region.header)
    return make_finding("table-unread", lang=lang, evidence=[place])


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
    places = [
        Evidence(line=line.line, page=line.page, raw=line.text)
        for line in text
        if line.text == info.title
    ]
    return [make_finding("table-missing", lang=lang, evidence=places[:1])]


def _media_type(blocks: list[Block]) -> str:
    """Name the text's form by what it holds."""
    forms = {block.form for block in blocks if isinstance(block, Segment)}
    text = any(
        not isinstance(block, Segment) and any(line.text for line in block.lines)
        for block in blocks
    )
    if forms == {"csv"}:
        return "text/csv"
    if forms == {"pipe"}:
        return "text/markdown"
    if forms == {"tab"} and not text:
        return "text/tab-separated-values"
    return "text/plain"

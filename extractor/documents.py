"""The bytes of a file to its blocks, whatever its form: text, PDF, DOCX or XLSX.

The content decides what a file is, not its name. Every form ends in the same blocks, so
that nothing above this module asks where they came from.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Literal

from extractor.errors import InputError
from extractor.readers import Line, read_text
from extractor.readers.cells import Flow, TableGrid
from extractor.readers.docx import read_docx
from extractor.readers.office import office_kind
from extractor.readers.pdf import READERS, is_pdf, open_pdf
from extractor.readers.xlsx import read_xlsx
from extractor.tables.delimited import split_into_blocks
from extractor.tables.grid import Block, Segment
from extractor.tables.grid_rows import segment_to_grid
from extractor.tables.page_blocks import PageFlow, flow_to_blocks
from extractor.tables.page_tables import find_tables, words_outside
from extractor.tables.turned_pages import turn_upright

TextLayer = Literal["native", "ocr", "mixed", "none"]
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LOST_CHARACTER = "\ufffd"


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How a file is read.

    Attributes:
        pages: page numbers to read, from 1; None for all. Text and DOCX have no pages.
        password: of an encrypted PDF.
        reader: which library reads a PDF's pages: "pdfium" or "pdfplumber".
    """

    pages: Collection[int] | None = None
    password: str | None = None
    reader: str = READERS[0]


@dataclass(slots=True)
class DocumentContent:
    """What a file holds: its blocks in reading order, and what is known of its reading.

    Attributes:
        blocks: runs of text and segments of table rows.
        media_type: what kind of file it is.
        pages: how many pages (sheets) it has; None for text without page breaks and DOCX.
        layer: where the text comes from.
        encoding: of a text whose encoding was guessed, else None.
        lost: lines with characters that could not be decoded.
        wordless: numbers of the pages that show pictures and no text.
        notes: (page, reason) where a page could not be read whole.
    """

    blocks: list[Block]
    media_type: str
    pages: int | None = None
    layer: TextLayer = "native"
    encoding: str | None = None
    lost: list[Line] = field(default_factory=list)
    wordless: list[int] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)


def read_document(data: bytes, name: str, options: ReadingOptions) -> DocumentContent:
    """Read a file.

    Args:
        data: the whole file.
        name: what to call it in messages.
        options: pages, password, reader.

    Raises:
        InputError: the file is empty, damaged, encrypted or of no known form.
    """
    if is_pdf(data):
        return _read_pdf(data, name, options)
    flow = _read_office(data, name)
    if flow is not None:
        sheets = [item.page for item in flow if item.page is not None]
        kind = _XLSX if sheets else _DOCX
        return DocumentContent(flow_to_blocks(flow), kind, max(sheets, default=None))
    source = read_text(data, name)
    blocks = split_into_blocks(source.lines)
    return DocumentContent(
        blocks,
        _text_type(blocks),
        source.pages,
        encoding=source.encoding if source.encoding_guessed else None,
        lost=[line for line in source.lines if _LOST_CHARACTER in line.text],
    )


def read_grids(data: bytes, name: str, options: ReadingOptions) -> Iterator[TableGrid]:
    """Find the raw tables of a file, before anyone asks what they mean.

    Raises:
        InputError: as `read_document`.
    """
    if is_pdf(data):
        with open_pdf(data, name, password=options.password, reader=options.reader) as source:
            for page in source.pages(options.pages):
                upright, seen = turn_upright(page)
                for grid in find_tables(upright):
                    yield seen.grid(grid)
        return
    flow = _read_office(data, name)
    if flow is not None:
        yield from (item for item in flow if isinstance(item, TableGrid))
        return
    for block in split_into_blocks(read_text(data, name).lines):
        if isinstance(block, Segment):
            yield segment_to_grid(block)


def _read_office(data: bytes, name: str) -> Flow | None:
    kind = office_kind(data)
    if kind == "docx":
        return read_docx(data, name)
    if kind == "xlsx":
        return read_xlsx(data, name)
    if kind == "encrypted":
        raise InputError(
            f"{name}: the document is protected by a password",
            hint="open it in its program, save it without a password and try again",
        )
    if kind == "ole":
        raise InputError(
            f"{name}: this is an old DOC or XLS file",
            hint="convert it first: soffice --headless --convert-to docx FILE (or xlsx)",
        )
    return None


def _read_pdf(data: bytes, name: str, options: ReadingOptions) -> DocumentContent:
    flow = PageFlow()
    content = DocumentContent([], "application/pdf")
    layers: set[str] = set()
    with open_pdf(data, name, password=options.password, reader=options.reader) as source:
        content.pages = source.page_count
        for printed in source.pages(options.pages):
            page, seen = turn_upright(printed)
            tables = find_tables(page)
            flow.add(page, tables, words_outside(page, tables), seen)
            content.notes += [(page.number, note) for note in page.notes]
            if page.layer != "none":
                layers.add(page.layer)
            elif page.pictures:
                content.wordless.append(page.number)
    content.blocks = flow.blocks()
    content.layer = _layer_of(layers)
    return content


def _layer_of(layers: set[str]) -> TextLayer:
    if layers == {"native"}:
        return "native"
    if layers == {"ocr"}:
        return "ocr"
    return "mixed" if layers else "none"


def _text_type(blocks: list[Block]) -> str:
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

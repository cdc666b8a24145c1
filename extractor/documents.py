"""The bytes of a file to its blocks, whatever its form: text, PDF, DOCX or XLSX.

The content decides what a file is, not its name. Every form ends in the same blocks, so
that nothing above this module asks where they came from.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar

from extractor.collector import rare_collections
from extractor.errors import InputError
from extractor.readers import Line, read_text
from extractor.readers.cells import TableGrid
from extractor.readers.office_content import OfficeContent, OfficeNote
from extractor.readers.office_forms import refuse_other_forms
from extractor.readers.page import Page
from extractor.readers.pdf import READERS, is_pdf, open_pdf
from extractor.tables.aligned_carried import with_carried_rows
from extractor.tables.delimited import split_into_blocks
from extractor.tables.grid import Block, Segment
from extractor.tables.grid_rows import segment_to_grid
from extractor.tables.page_blocks import PageFlow, flow_to_blocks
from extractor.tables.page_tables import find_tables, words_outside
from extractor.tables.text_lines import LineFinder, LineMemo, find_text_lines
from extractor.tables.turned_pages import SeenPage, turn_upright

if TYPE_CHECKING:
    from extractor.readers.office import Package as OfficePackage

TextLayer = Literal["native", "ocr", "mixed", "none"]
_MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
PageNote = tuple[int | None, str]
"""A page that could not be read whole, None for a document without pages, and the reason."""
_PACKAGE = b"PK"
"""How ZIP packages (DOCX, XLSX) begin."""
_LOST_CHARACTER = "\ufffd"
_PAGES_AHEAD, _MARKS_AHEAD = 16, 30_000
"""Pages that are read before the first of them is looked at, and the words, rulings and fills at
which it is enough: some 10 MB. More gain nothing."""


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How a file is read.

    Attributes:
        pages: page numbers to read, from 1; None for all. Sheets are a workbook's pages; a
            DOCX, and text without form feeds, has none and is read whole.
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
        office_notes: what is to be told of a DOCX or XLSX.
        selected: whether pages were left out because others were asked for.
    """

    blocks: list[Block]
    media_type: str
    pages: int | None = None
    layer: TextLayer = "native"
    encoding: str | None = None
    lost: list[Line] = field(default_factory=list)
    wordless: list[int] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)
    office_notes: list[OfficeNote] = field(default_factory=list)
    selected: bool = False

    @property
    def unseen(self) -> bool:
        """Whether there are pictures or objects that may hold tables and were not read."""
        return bool(self.wordless) or any(one.is_unread for one in self.office_notes)

    def take_blocks(self) -> list[Block]:
        """Hand over the blocks, which are then no longer held here."""
        blocks, self.blocks = self.blocks, []
        return blocks


@rare_collections()
def read_document(data: bytes, name: str, options: ReadingOptions) -> DocumentContent:
    """Read a file.

    Args:
        data: the whole file.
        name: what to call it in messages.
        options: pages, password, reader.

    Raises:
        InputError: the file is empty, damaged, encrypted or of no known form, or has none of
            the pages asked for.
    """
    if is_pdf(data):
        return _read_pdf(data, name, options)
    package = _open_office(data, name)
    if package is not None:
        office = _read_office(package)
        wanted = _selected(office.flow, office.sheets, name, options)
        return DocumentContent(
            flow_to_blocks(wanted),
            _MEDIA_TYPES[package.form],
            office.sheets,
            office_notes=_selected(office.notes, office.sheets, name, options),
            selected=_leaves_out(office.sheets, options),
        )
    source = read_text(data, name)
    lines = _selected(source.lines, source.pages, name, options)
    blocks = split_into_blocks(lines)
    return DocumentContent(
        blocks,
        _text_type(blocks),
        source.pages,
        encoding=source.encoding if source.encoding_guessed else None,
        lost=[line for line in lines if _LOST_CHARACTER in line.text],
        selected=_leaves_out(source.pages, options),
    )


class _OnPage(Protocol):
    @property
    def page(self) -> int | None: ...


_Item = TypeVar("_Item", bound=_OnPage)


def _selected(
    items: Sequence[_Item], pages: int | None, name: str, options: ReadingOptions
) -> list[_Item]:
    """The lines, paragraphs or grids on the pages asked for; all where there are no pages."""
    if options.pages is None or pages is None:
        return list(items)
    _refuse_absent(pages, name, options)
    return [item for item in items if item.page is None or item.page in options.pages]


def _leaves_out(pages: int | None, options: ReadingOptions) -> bool:
    wanted = options.pages
    return wanted is not None and any(n not in wanted for n in range(1, (pages or 0) + 1))


def _refuse_absent(pages: int, name: str, options: ReadingOptions) -> None:
    if options.pages is not None and not any(n in options.pages for n in range(1, pages + 1)):
        raise InputError(
            f"{name}: none of the pages asked for is there; the document has {pages}",
            hint="give --pages numbers from 1 on, or leave it out",
        )


def read_grids(
    data: bytes, name: str, options: ReadingOptions, notes: list[PageNote] | None = None
) -> Iterator[TableGrid]:
    """Find the raw tables of a file, before anyone asks what they mean.

    Args:
        data: the whole file.
        name: what to call it in messages.
        options: pages, password, reader.
        notes: is given (page, reason) where a page could not be read whole, page None where
            that is said of a DOCX.

    Raises:
        InputError: as `read_document`.
    """
    if is_pdf(data):
        with open_pdf(data, name, password=options.password, reader=options.reader) as source:
            _refuse_absent(source.page_count, name, options)
            for page, tables, seen in _pages_with_tables(source.pages(options.pages)):
                for grid in tables:
                    yield seen.grid(grid)
                if notes is not None:
                    notes += [(page.number, note) for note in page.notes]
        return
    package = _open_office(data, name)
    if package is not None:
        office = _read_office(package)
        wanted = _selected(office.flow, office.sheets, name, options)
        yield from (item for item in wanted if isinstance(item, TableGrid))
        if notes is not None:
            told = _selected(office.notes, office.sheets, name, options)
            notes += dict.fromkeys((one.page, one.reason) for one in told if one.is_unread)
        return
    text = read_text(data, name)
    for block in split_into_blocks(_selected(text.lines, text.pages, name, options)):
        if isinstance(block, Segment):
            yield segment_to_grid(block)


def _open_office(data: bytes, name: str) -> OfficePackage | None:
    """Open what an office program made; its libraries are loaded for nothing else.

    They take as much time and memory as a small PDF does.
    """
    refuse_other_forms(data, name)
    if not data.startswith(_PACKAGE):
        return None
    opened: OfficePackage | None
    opened = import_module("extractor.readers.office").open_package(data, name)
    return opened


def _read_office(package: OfficePackage) -> OfficeContent:
    content: OfficeContent
    if package.form == "docx":
        content = import_module("extractor.readers.docx").read_document(package)
    else:
        content = import_module("extractor.readers.xlsx").read_workbook(package)
    return content


def _read_pdf(data: bytes, name: str, options: ReadingOptions) -> DocumentContent:
    find_lines = LineMemo()
    flow = PageFlow(find_lines)
    content = DocumentContent([], "application/pdf")
    layers: set[str] = set()
    with open_pdf(data, name, password=options.password, reader=options.reader) as source:
        content.pages = source.page_count
        _refuse_absent(source.page_count, name, options)
        pages = read_ahead(source.pages(options.pages))
        for page, tables, seen in _pages_with_tables(pages, find_lines):
            flow.add(page, tables, words_outside(page, tables), seen)
            content.notes += [(page.number, note) for note in page.notes]
            if page.layer != "none":
                layers.add(page.layer)
            elif page.pictures:
                content.wordless.append(page.number)
    content.selected = _leaves_out(content.pages, options)
    content.blocks = flow.blocks()
    content.layer = _layer_of(layers)
    return content


def read_ahead(pages: Iterable[Page]) -> Iterator[Page]:
    """Give pages as they are, but read some before giving the first of them.

    To read a page takes another program and other data than to find its tables. By turns, page by
    page, each would push the other out of the processor's caches.

    Args:
        pages: what a reader gives; it is asked for a page only when that one is wanted soon.
    """
    ahead: deque[Page] = deque()
    marks = 0
    for page in pages:
        ahead.append(page)
        marks += len(page.words) + len(page.rulings) + len(page.fills)
        if len(ahead) == _PAGES_AHEAD or marks > _MARKS_AHEAD:
            marks = 0
            while ahead:
                yield ahead.popleft()
    while ahead:
        yield ahead.popleft()


def _pages_with_tables(
    pages: Iterable[Page], find_lines: LineFinder = find_text_lines
) -> Iterator[tuple[Page, list[TableGrid], SeenPage]]:
    """Each page turned upright, its tables, and how it is seen."""
    above: tuple[Page, list[TableGrid]] | None = None
    with rare_collections():
        for printed in pages:
            page, seen = turn_upright(printed)
            follows = above is not None and page.number == above[0].number + 1
            tables = find_tables(page, find_lines, above[1] if above and follows else ())
            whole = tables if above is None else with_carried_rows(page, tables, *above)
            above = page, tables
            yield page, whole, seen


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

"""DOCX files to paragraphs and tables in reading order.

python-docx opens the package; the body is read from its elements, since what auditors miss
most, automatic numbers, content controls, tracked changes, text boxes and the true edges of
cells, stands only there. Headers and footers of pages are left out unless they hold a table;
footnotes follow the paragraph or table that refers to them. What is not read and may hold
a table (large pictures, charts, embedded objects) is told, and so are hidden text and tracked
changes; a picture above all text is a letterhead and is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from extractor.readers.cells import Flow, FlowText
from extractor.readers.docx_blocks import Block, Paragraph, Table
from extractor.readers.docx_body import BodyReader
from extractor.readers.docx_grids import (
    is_frame,
    table_blocks,
    table_to_grid,
    unread_marks,
    with_boxes,
)
from extractor.readers.docx_package import DocxPackage
from extractor.readers.office import Package
from extractor.readers.office_content import NoteCode, OfficeContent, OfficeNote
from extractor.readers.office_xml import Element, attribute, children, descendants

_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


def read_document(opened: Package) -> OfficeContent:
    r"""Read a DOCX file.

    Args:
        opened: the file, as ``office.open_package`` gives it.

    Returns:
        Paragraphs and tables in order, without empty paragraphs and without tables that
        hold no text; all paragraphs and rows are numbered in one count from 1, and no
        page is known. A cell numbered by Word reads ``1.`` as it is printed. A paragraph
        with tabs keeps them, and comes as one text for each of its printed lines: it may
        be a row of a table made of tabs (``Nama\t: Dinas Kesehatan``). Without tab stops of
        its own, tabs in a row are one: how many it takes to reach a column is chance.

    Raises:
        InputError: the file is damaged or a bomb.
    """
    package = DocxPackage(opened)
    reader = BodyReader(package)
    output = _Output(opened.name)
    notes = _Notes(package, reader)
    output.add(_furniture(package, reader, "w:headerReference"))
    for node in package.body:
        output.add(reader.read_block(node))
        output.add(notes.met())
    output.add(_furniture(package, reader, "w:footerReference"))
    return output.content()


@dataclass(slots=True)
class _Output:
    """The flow so far, what is to be told of it, and the count of its paragraphs and rows."""

    name: str
    flow: Flow = field(default_factory=list)
    notes: list[OfficeNote] = field(default_factory=list)
    letterhead: list[OfficeNote] = field(default_factory=list)
    count: int = 0

    def content(self) -> OfficeContent:
        """What was read; pictures above all text are nothing to tell if there is any."""
        notes = self.notes if self.flow else self.letterhead + self.notes
        return OfficeContent(self.flow, list(dict.fromkeys(notes)))

    def add(self, blocks: Iterable[Block]) -> None:
        for block in with_boxes(list(blocks)):
            if isinstance(block, Table):
                self._add_table(block)
                continue
            first = not self.flow
            tabbed = any("\t" in line for line in block.lines)
            for text in block.lines if tabbed or not block.lines else (" ".join(block.lines),):
                self.count += 1
                self.flow.append(FlowText(text, self.count))
            self._tell(block, max(self.count, 1), first=first)

    def _add_table(self, table: Table) -> None:
        if is_frame(table):
            for row in table.rows:
                for cell in row.cells:
                    self.add(cell.blocks)
            return
        first = not self.flow and not table.bordered
        start = self.count + 1
        grid = table_to_grid(table, start, self.name)
        if grid is not None and any(cell.text for cell in grid.cells):
            self.flow.append(grid)
            self.count += grid.rows
        self.notes += [_hidden(reason, start) for reason in sorted(table.hidden)]
        for index, row in enumerate(row for row in table.rows if row.cells):
            number = min(start + index, max(self.count, 1))
            for cell in row.cells:
                paragraphs = list(_paragraphs(cell.blocks))
                alone = table.bordered and not any(one.lines for one in paragraphs)
                for one in paragraphs:
                    self._tell(one, number, first=first, alone=alone)
        self.notes += [
            OfficeNote("object-unread", why, start + row) for row, why in unread_marks(table)
        ]

    def _tell(self, paragraph: Paragraph, number: int, *, first: bool, alone: bool = False) -> None:
        for one in paragraph.unread:
            if one.only_alone and not alone:
                continue
            above = self.letterhead if first and one.may_be_letterhead else self.notes
            above.append(OfficeNote("object-unread", one.reason, number, raw=one.name or None))
        self.notes += [_hidden(reason, number) for reason in sorted(paragraph.hidden)]


def _hidden(reason: str, number: int) -> OfficeNote:
    code: NoteCode = "grid-as-text" if reason == "diagram" else "content-hidden"
    return OfficeNote(code, "boxes" if code == "grid-as-text" else reason, number)


def _paragraphs(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """The paragraphs of a cell, of the tables within it and of text boxes."""
    for block in with_boxes(blocks):
        if isinstance(block, Table):
            yield from _paragraphs(list(table_blocks(block)))
        else:
            yield block


def _furniture(package: DocxPackage, reader: BodyReader, kind: str) -> Iterator[Block]:
    """The tables that stand in headers or footers, each part once; their pictures are logos."""
    seen: list[Element] = []
    for reference in descendants(package.body, kind):
        root = package.by_id(attribute(reference, "r:id"))
        if root is None or root in seen:
            continue
        seen.append(root)
        for block in with_boxes(reader.read_blocks(root)):
            if isinstance(block, Table):
                for paragraph in _paragraphs([block]):
                    paragraph.unread = [x for x in paragraph.unread if not x.may_be_letterhead]
                yield block


class _Notes:
    """The footnotes and endnotes of a document, read where they are met."""

    def __init__(self, package: DocxPackage, reader: BodyReader) -> None:
        self._reader = reader
        self._nodes: dict[tuple[str, str], Element] = {}
        for kind in ("footnote", "endnote"):
            for node in children(package.related(f"{kind}s"), f"w:{kind}"):
                if attribute(node, "w:type") not in _SEPARATORS:
                    self._nodes[kind, attribute(node, "w:id")] = node

    def met(self) -> Iterator[Block]:
        """Read the notes met since the last call."""
        for key in self._reader.take_notes():
            node = self._nodes.pop(key, None)
            if node is not None:
                yield from self._reader.read_blocks(node)

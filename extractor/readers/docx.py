"""DOCX files to paragraphs and tables in reading order.

python-docx opens the package; the body is read from its elements, since what auditors miss
most, automatic numbers, content controls, tracked changes, text boxes and the true edges of
cells, stands only there. Headers and footers of pages are left out unless they hold a table;
footnotes follow the paragraph or table that refers to them. Not read: charts, diagrams,
embedded objects.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from extractor.readers.cells import Flow, FlowText
from extractor.readers.docx_blocks import Block, Table
from extractor.readers.docx_body import BodyReader
from extractor.readers.docx_grids import is_frame, table_to_grid, with_boxes
from extractor.readers.docx_package import DocxPackage
from extractor.readers.office_xml import Element, attribute, children, descendants

_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


def read_docx(data: bytes, name: str) -> Flow:
    r"""Read a DOCX file.

    Args:
        data: the whole file.
        name: what to call it in messages: ``perjanjian_kinerja.docx``.

    Returns:
        Paragraphs and tables in order, without empty paragraphs and without tables that
        hold no text; all paragraphs and rows are numbered in one count from 1, and no
        page is known. A cell numbered by Word reads ``1.`` as it is printed. A paragraph
        with tabs keeps them, and comes as one text for each of its printed lines: it may
        be a row of a table made of tabs (``Nama\t: Dinas Kesehatan``). Without tab stops of
        its own, tabs in a row are one: how many it takes to reach a column is chance.

    Raises:
        InputError: the file is no DOCX, damaged, password-protected or a bomb.
    """
    package = DocxPackage(data, name)
    reader = BodyReader(package)
    output = _Output(name)
    notes = _Notes(package, reader)
    output.add(_furniture(package, reader, "w:headerReference"))
    for node in package.body:
        output.add(reader.read_block(node))
        output.add(notes.met())
    output.add(_furniture(package, reader, "w:footerReference"))
    return output.flow


@dataclass(slots=True)
class _Output:
    """The flow so far, and the count of its paragraphs and rows."""

    name: str
    flow: Flow = field(default_factory=list)
    count: int = 0

    def add(self, blocks: Iterable[Block]) -> None:
        for block in with_boxes(list(blocks)):
            if isinstance(block, Table):
                self._add_table(block)
            elif block.lines:
                tabbed = any("\t" in line for line in block.lines)
                for text in block.lines if tabbed else (" ".join(block.lines),):
                    self.count += 1
                    self.flow.append(FlowText(text, self.count))

    def _add_table(self, table: Table) -> None:
        if is_frame(table):
            for row in table.rows:
                for cell in row.cells:
                    self.add(cell.blocks)
            return
        grid = table_to_grid(table, self.count + 1, self.name)
        if grid is not None and any(cell.text for cell in grid.cells):
            self.flow.append(grid)
            self.count += grid.rows


def _furniture(package: DocxPackage, reader: BodyReader, kind: str) -> Iterator[Block]:
    """The tables that stand in headers or footers, each part once."""
    seen: list[Element] = []
    for reference in descendants(package.body, kind):
        root = package.by_id(attribute(reference, "r:id"))
        if root is None or root in seen:
            continue
        seen.append(root)
        for block in with_boxes(reader.read_blocks(root)):
            if isinstance(block, Table):
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

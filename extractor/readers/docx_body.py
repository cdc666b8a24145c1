"""The body of a DOCX (or a header, footnote, text box) from XML to paragraphs and tables.

Content controls, tracked insertions and the like are seen through; what is deleted, moved
away or hidden is left out. Lists are counted on the way, so everything is read once and in
the order of the document.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.readers.docx_blocks import Block, Cell, Merge, Paragraph, Row, Table
from extractor.readers.docx_numbering import Numbering
from extractor.readers.docx_package import DocxPackage
from extractor.readers.docx_shading import CellPlace, Shading, has_borders
from extractor.readers.docx_styles import Styles
from extractor.readers.docx_text import INSERTED, TextReader, checkbox_sign
from extractor.readers.office_colours import theme_colours
from extractor.readers.office_figures import Unread
from extractor.readers.office_text import decode_text
from extractor.readers.office_xml import (
    Element,
    attribute,
    child,
    children,
    is_on,
    tag_of,
    value,
    whole,
)

_GONE = frozenset({"w:del", "w:moveFrom", "w:sdtPr", "w:pPr", "w:rPr", "w:tblPr", "w:tcPr"})
_CELL_CHANGES = ("w:cellDel", "w:cellIns", "w:cellMerge")
_MOST_COLUMNS = 1000
"""Word allows 63 columns; a span beyond this is damage."""


class BodyReader:
    """Reads the stories of one document; ``notes`` are the footnotes met (kind, id)."""

    def __init__(self, package: DocxPackage) -> None:
        """Read the styles, lists and colours that the document refers to."""
        self._styles = Styles(package.related("styles"))
        self._theme = theme_colours(package.related("theme"))
        numbering = Numbering(package.related("numbering"), self._styles, decode_text)
        self._text = TextReader(self._styles, numbering, self.read_blocks, package.diagram)

    def take_notes(self) -> list[tuple[str, str]]:
        """Return the footnotes and endnotes met since the last call: ``("footnote", "2")``."""
        taken, self._text.notes = self._text.notes, []
        return taken

    def read_blocks(self, node: Element) -> list[Block]:
        """Read the paragraphs and tables directly in an element."""
        return [block for below in node for block in self.read_block(below)]

    def read_block(self, node: Element) -> Iterator[Block]:
        """Read one element of a body: a paragraph, a table, or a wrapper of some."""
        tag = tag_of(node)
        if tag == "w:p":
            yield self._text.read(node)
        elif tag == "w:tbl":
            yield self._table(node)
        elif tag == "mc:AlternateContent":
            branches = (*children(node, "mc:Choice"), *children(node, "mc:Fallback"))
            yield from next((found for one in branches if (found := self.read_blocks(one))), [])
        elif tag == "w:sdt" and checkbox_sign(node):
            yield from self._checkbox(node)
        elif tag in INSERTED:
            yield Paragraph(unread=[Unread("inserted")])
        elif tag not in _GONE:
            for below in node:
                yield from self.read_block(below)

    def _checkbox(self, control: Element) -> Iterator[Block]:
        """A check box that takes a whole paragraph: its state, whatever glyph shows it."""
        for block in self.read_blocks(control):
            if isinstance(block, Paragraph) and len("".join(block.lines)) == 1:
                block.lines = [checkbox_sign(control) or ""]
            yield block

    def _table(self, node: Element) -> Table:
        every = list(_through(node, "w:tr"))
        rows = [row for row in every if not _is_gone(row)]
        shading = Shading(node, self._styles, self._theme)
        table = Table(
            widths=[
                max(whole(attribute(column, "w:w"), 0), 0)
                for column in children(child(node, "w:tblGrid"), "w:gridCol")
            ],
            bordered=has_borders(node, self._styles),
            hidden={reason for row in every for reason in _hidden(row)},
        )
        for index, row in enumerate(rows):
            properties = child(row, "w:trPr")
            cells = list(_through(row, "w:tc"))
            table.rows.append(Row(before=_span(value(properties, "w:gridBefore"), 0)))
            for place, cell in enumerate(cells):
                where = CellPlace(index, len(rows), place == 0, place == len(cells) - 1)
                self._add_cell(table.rows[-1], cell, shading.fill(cell, where))
        return table

    def _add_cell(self, row: Row, node: Element, fill: str | None) -> None:
        properties = child(node, "w:tcPr")
        blocks = self.read_blocks(node)
        span = _span(value(properties, "w:gridSpan"), 1)
        width = child(properties, "w:tcW")
        relative = attribute(width, "w:type") == "pct"
        twips = 0 if relative else whole(attribute(width, "w:w"), 0)
        if _merge(child(properties, "w:hMerge")) == "continue" and row.cells:
            row.cells[-1].blocks += blocks
            row.cells[-1].span += span
            row.cells[-1].width += twips
            return
        merge = _merge(child(properties, "w:vMerge"))
        row.cells.append(Cell(blocks, span, max(twips, 0), merge, fill))


def _through(node: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, seen through content controls."""
    for below in node:
        found = tag_of(below)
        if found == tag:
            yield below
        elif found in ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo"):
            yield from _through(below, tag)
        elif found == "mc:AlternateContent":
            yield from _through(next(iter(below), below), tag)


def _is_gone(row: Element) -> bool:
    """Whether a row is hidden or was deleted with changes tracked."""
    properties = child(row, "w:trPr")
    return child(properties, "w:del") is not None or is_on(child(properties, "w:hidden"))


def _hidden(row: Element) -> Iterator[str]:
    """Why a table has more or fewer rows or cells than are read."""
    properties = child(row, "w:trPr")
    changed = any(child(properties, tag) is not None for tag in ("w:del", "w:ins"))
    cells = [child(cell, "w:tcPr") for cell in _through(row, "w:tc")]
    if changed or any(child(cell, tag) is not None for cell in cells for tag in _CELL_CHANGES):
        yield "tracked-changes"
    if is_on(child(properties, "w:hidden")):
        yield "hidden-text"


def _span(text: str | None, least: int) -> int:
    return min(max(whole(text, least), least), _MOST_COLUMNS)


def _merge(node: Element | None) -> Merge | None:
    if node is None:
        return None
    return "restart" if attribute(node, "w:val") == "restart" else "continue"

"""Write a laid-out document as DOCX: paragraphs and tables with gridSpan and vMerge.

What python-docx has no call for (symbols, numbering, text boxes) is written as XML.
"""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

from docx import Document as new_document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from corpus.pages.archive import settle
from corpus.pages.drawing import CENTRED, RIGHT, colour_of
from corpus.pages.grid import Cell, printed_table
from corpus.pages.pieces import Box, share_of
from corpus.pages.source import LaidOut, Look, Prose, Sheet

NUMBERING = 77
"""Number of our own list among those of the template."""
PICTURE_SIZE = (Mm(150), Mm(47))
SYMBOL = '<w:sym {ns} w:font="Wingdings" w:char="F0FC"/>'
TEXT_BOX = """
<w:r {ns} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict>
<v:shape id="box1" type="#_x0000_t202" style="width:{width}pt;height:{height}pt">
<v:textbox><w:txbxContent>{paragraphs}</w:txbxContent></v:textbox></v:shape>
</w:pict></w:r>
"""
LEVEL = """
<w:abstractNum {ns} w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>
<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="284" w:hanging="284"/></w:pPr></w:lvl>
</w:abstractNum>
"""


def print_docx(laid_out: LaidOut) -> bytes:
    """Give the bytes of a DOCX."""
    document: Any = new_document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    if laid_out.page.get("orientation") == "landscape":
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
    for name in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, name, Mm(18))
    document.styles["Normal"].font.name = "Arial"
    document.styles["Normal"].font.size = Pt(9)
    document.styles["Normal"].paragraph_format.space_after = Pt(0)
    add_numbering(document)
    width = (section.page_width - 2 * section.left_margin) / 12700
    for part in laid_out.parts:
        if isinstance(part, Prose):
            write_prose(document, part)
        else:
            write_table(document, part, width)
            document.add_paragraph()
    out = io.BytesIO()
    document.core_properties.author = "lakip"
    document.save(out)
    return settle(out.getvalue())


def add_numbering(document: Any) -> None:
    """Define the list that counts 1. 2. 3."""
    root = document.part.numbering_part.element
    ns = nsdecls("w")
    root.insert(0, parse_xml(LEVEL.format(ns=ns, number=NUMBERING)))
    link = f'<w:num {ns} w:numId="{NUMBERING}"><w:abstractNumId w:val="{NUMBERING}"/></w:num>'
    root.append(parse_xml(link))


def write_prose(document: Any, prose: Prose) -> None:
    """Write a text, one paragraph to a line.

    `box` is a text box, `picture` a table that is a picture (its text says how it is called),
    `hidden` is text that is not printed.
    """
    lines = prose.text.rstrip("\n").split("\n")
    if prose.style == "box":
        document.add_paragraph()._p.append(text_box(lines))
        return
    if prose.style == "picture":
        name = prose.text.strip()
        shape = document.add_picture(io.BytesIO(picture_of_table()), *PICTURE_SIZE)
        shape._inline.docPr.set("name", name)
        return
    for line in lines:
        paragraph = document.add_paragraph()
        paragraph.add_run(line).bold = prose.style == "title" or None
        if prose.style in ("title", "centred"):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if prose.style == "signature":
            paragraph.paragraph_format.left_indent = Mm(110)
        paragraph.runs[0].font.hidden = prose.style == "hidden" or None
    document.add_paragraph()


def picture_of_table() -> bytes:
    """Draw lines of a table: four columns, five rows; a PNG of one bit for each point."""
    width, height = 160, 50
    rows = bytearray()
    for y in range(height):
        line = [x % 53 == 0 or y % 10 == 0 for x in range(width)]
        bits = "".join("0" if black else "1" for black in line)
        rows += b"\0" + int(bits, 2).to_bytes(width // 8, "big")
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(rows), 0)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def text_box(lines: list[str]) -> Any:
    """Make a run that holds a text box."""
    ns = nsdecls("w")
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    return parse_xml(
        TEXT_BOX.format(ns=ns, width=320, height=8 + 14 * len(lines), paragraphs=paragraphs)
    )


def write_table(document: Any, part: Sheet, width: float) -> None:
    """Write a table of a width in points."""
    printed = printed_table(part)
    table = document.add_table(printed.rows, len(printed.keys))
    table.style = "Table Grid" if part.look.borders == "all" else "Normal Table"
    table.autofit = False
    shares = [share_of(key, part.look) for key in printed.keys]
    for col, share in enumerate(shares):
        table.columns[col].width = Pt(width * share / sum(shares))
        for cell in table.columns[col].cells:
            cell.width = Pt(width * share / sum(shares))
    for cell in printed.cells:
        place = table.cell(cell.row, cell.col)
        if cell.rowspan > 1 or cell.colspan > 1:
            place = place.merge(table.cell(cell.last, cell.col + cell.colspan - 1))
        fill_cell(place, cell, part)
    for row in range(printed.head):
        table.rows[row]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))


def fill_cell(place: Any, cell: Cell, part: Sheet) -> None:
    """Set text, colour and alignment of a cell."""
    look = part.look
    colour = colour_of(Box(cell, (0, 0, 0, 0), ()), look)
    if colour:
        shading = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{colour[1:]}"/>'
        place._tc.get_or_add_tcPr().append(parse_xml(shading))
    if cell.role == "head" and cell.key in look.turned:
        turn = f'<w:textDirection {nsdecls("w")} w:val="btLr"/>'
        place._tc.get_or_add_tcPr().append(parse_xml(turn))
    paragraph = place.paragraphs[0]
    name = cell.key.partition(".")[0].partition(":")[0]
    if cell.role in ("head", "numbers") or cell.mark or name in CENTRED:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    elif name in RIGHT:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    run = paragraph.add_run()
    run.font.size = Pt(look.size)
    run.bold = cell.role in ("head", "total", "section") or None
    if cell.mark:
        add_tick(run, look)
    elif look.auto_numbers and cell.key == "no" and cell.leaf is not None and cell.text:
        add_number(paragraph)
    else:
        run.text = cell.text
    nested = look.nested.get((cell.leaf or 0) + 1)
    if cell.leaf is not None and nested and nested["key"] == cell.key:
        add_nested(place, nested["rows"], look)


def add_tick(run: Any, look: Look) -> None:
    """Write a tick: a symbol of Wingdings, or a letter."""
    if look.tick == "wingdings":
        run._r.append(parse_xml(SYMBOL.format(ns=nsdecls("w"))))
    elif look.tick in ("root", "letter"):
        run.text = {"root": "√", "letter": "v"}[look.tick]


def add_number(paragraph: Any) -> None:
    """Let the word processor count this paragraph."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().set(qn("w:val"), "0")
    properties.get_or_add_numId().set(qn("w:val"), str(NUMBERING))


def add_nested(place: Any, rows: list[list[str]], look: Look) -> None:
    """Put a table into a cell, below its text."""
    table = place.add_table(len(rows), len(rows[0]))
    table.style = "Table Grid"
    for row, texts in enumerate(rows):
        for col, text in enumerate(texts):
            run = table.cell(row, col).paragraphs[0].add_run(text)
            run.font.size = Pt(look.size)
    place.add_paragraph()

"""One paragraph of a DOCX as the reader of the printed page sees it.

Kept: tracked insertions, links, smart tags, fields' results, content controls, symbols by
what they look like, check boxes, text boxes (once, though files hold them twice). Left out:
deleted and hidden text, fields' codes, the marks of footnotes (``82,5`` with a footnote 1
is not ``82,51``; raised digits typed by hand come as ``¹``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from extractor.readers.docx_blocks import Block, Paragraph, Table
from extractor.readers.docx_numbering import Numbering
from extractor.readers.docx_places import figure_size, middle_of
from extractor.readers.docx_styles import Styles, run_font
from extractor.readers.office_figures import (
    Mark,
    Unread,
    is_small,
    mark_of,
    shape_text,
    unread_part,
)
from extractor.readers.office_text import decode_text, raise_digits
from extractor.readers.office_xml import (
    Element,
    attribute,
    child,
    children,
    descendants,
    is_on,
    tag_of,
    text_of,
    value,
    whole,
)

_LEFT_OUT = frozenset({
    "w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:sdtPr", "w:instrText", "w:delText",
    "w:delInstrText", "w:rt", "w:smartTagPr", "w:customXmlPr", "w:fldData",
})  # fmt: skip
INSERTED = frozenset({"w:altChunk", "w:subDoc"})
"""Whole documents that are shown in this one and kept elsewhere."""
_DELETED = frozenset({"w:del", "w:moveFrom"})
_CHANGED = _DELETED | {"w:ins", "w:moveTo"}
_TYPED = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}
_UNREAD_DIAGRAM = Paragraph(unread=[Unread("diagram")])
_SOFT_HYPHEN = "\u00ad"
_SHOWN = frozenset({"w:t", "w:sym", "w:drawing", "w:pict", "w:object"})
ReadBlocks = Callable[[Element], list[Block]]
"""Reads what stands in a text box: the paragraphs and tables below an element."""
FindDiagram = Callable[[str], Element | None]
"""Finds the content of a diagram by its relationship's id."""


@dataclass(slots=True)
class TextReader:
    """Reads paragraphs; ``notes`` gathers the footnotes met since it was last emptied."""

    styles: Styles
    numbering: Numbering
    read_blocks: ReadBlocks
    diagram: FindDiagram
    notes: list[tuple[str, str]] = field(default_factory=list)

    def read(self, node: Element) -> Paragraph:
        """Read one ``w:p``, counting it in its list if it is in one."""
        walk = _Walk(self, value(node, "w:pPr", "w:pStyle"))
        mark = child(node, "w:pPr", "w:rPr")
        hidden = is_on(self.styles.run_property(mark, walk.style, "w:vanish"))
        if not hidden and not _is_deleted(node):
            walk.pieces.append(self.numbering.label(node))
        walk.walk(node)
        if child(mark, "w:del") is not None:  # what follows goes on with this paragraph
            walk.hidden.add("tracked-changes")
        return walk.paragraph(columns=self.styles.has_tab_stops(node))


def _is_deleted(node: Element) -> bool:
    """Whether the paragraph's own end was deleted and nothing of it remains."""
    mark = child(node, "w:pPr", "w:rPr", "w:del")
    return mark is not None and next(descendants(node, "w:t"), None) is None


class _Walk:
    """The walk over one paragraph: the text so far, and the fields it is in."""

    def __init__(self, reader: TextReader, style: str | None) -> None:
        self.reader = reader
        self.style = style
        self.pieces: list[str] = []
        self.boxes: list[Block] = []
        self.marks: list[Mark] = []
        self.unread: list[Unread] = []
        self.hidden: set[str] = set()
        self.codes: list[bool] = []
        """For every open field whether it is still in its code, before its result."""

    def paragraph(self, *, columns: bool) -> Paragraph:
        """What was read; where no tab stops make columns, tabs in a row are one gap."""
        text = "".join(self.pieces).replace(_SOFT_HYPHEN, "")
        parts = [[" ".join(part.split()) for part in line.split("\t")] for line in text.split("\n")]
        if not columns:
            parts = [[one for at, one in enumerate(line) if one or not at] for line in parts]
        lines = ["\t".join(line).rstrip() for line in parts if any(line)]
        return Paragraph(lines, self.boxes, self.marks, self.unread, self.hidden)

    def _found(self) -> tuple[int, ...]:
        return len(self.pieces), len(self.boxes), len(self.marks), len(self.unread)

    def walk(self, node: Element) -> None:
        for below in node:
            tag = tag_of(below)
            if tag in _CHANGED and next(descendants(below, "w:r"), None) is not None:
                self.hidden.add("tracked-changes")
            if tag == "w:r":
                self._run(below)
            elif tag in INSERTED:
                self.unread.append(Unread("inserted"))
            elif tag == "mc:AlternateContent":
                self._alternative(below, self.walk)
            elif tag == "m:f":
                self._fraction(below)
            elif tag == "m:sup":
                self._add("^")
                self.walk(below)
            elif tag == "m:t":
                self._add(text_of(below))
            elif tag == "w:sdt" and checkbox_sign(below):
                self._add(checkbox_sign(below) or "")
            elif tag not in _LEFT_OUT:
                self.walk(below)

    def _add(self, text: str) -> None:
        if not any(self.codes):
            self.pieces.append(text)

    def _fraction(self, node: Element) -> None:
        """A formula's fraction, written on one line: the two must not run together."""
        for index, part in enumerate(one for one in node if tag_of(one) in ("m:num", "m:den")):
            self._add("/" if index else "")
            self.walk(part)

    def _run(self, node: Element) -> None:
        properties = child(node, "w:rPr")
        hidden = is_on(self.reader.styles.run_property(properties, self.style, "w:vanish"))
        font = run_font(self.reader.styles.run_property(properties, self.style, "w:rFonts"))
        place = self.reader.styles.run_property(properties, self.style, "w:vertAlign")
        raised = attribute(place, "w:val") == "superscript" if place is not None else False
        # Struck text still stands there: it must not run together with what replaces it.
        apart = " " if self._is_struck(properties) else ""
        self._add(apart)
        for below in node:
            if tag_of(below) == "w:fldChar":
                self._field(below)
            elif not hidden:
                self._content(below, font, raised)
            elif tag_of(below) in _SHOWN and not any(self.codes):
                self.hidden.add("hidden-text")
        self._add(apart)

    def _is_struck(self, properties: Element | None) -> bool:
        names = ("w:strike", "w:dstrike")
        styles = self.reader.styles
        return any(is_on(styles.run_property(properties, self.style, name)) for name in names)

    def _content(self, node: Element, font: str, raised: bool) -> None:
        tag = tag_of(node)
        if tag == "w:t":
            text = decode_text(font, text_of(node).replace("\t", " "))
            self._add(raise_digits(text) if raised else text)
        elif tag in _TYPED:
            self._add(_TYPED[tag])
        elif tag == "w:sym":
            code = whole_hex(attribute(node, "w:char"))
            self._add(decode_text(attribute(node, "w:font", font), chr(code)) if code else "")
        elif tag in ("w:footnoteReference", "w:endnoteReference"):
            self.reader.notes.append((tag[2:-9], attribute(node, "w:id")))
        elif tag in ("w:drawing", "w:pict", "w:object"):
            self._drawing(node)
        elif tag == "mc:AlternateContent":
            self._alternative(node, lambda branch: self._branch(branch, font, raised))
        elif tag not in _LEFT_OUT:
            self.walk(node)

    def _branch(self, branch: Element, font: str, raised: bool) -> None:
        for below in branch:
            self._content(below, font, raised)

    def _alternative(self, node: Element, read: Callable[[Element], None]) -> None:
        """Read the newer form of what a file holds twice; the older only if that is empty."""
        before = self._found()
        for branch in (*children(node, "mc:Choice"), *children(node, "mc:Fallback")):
            read(branch)
            if self._found() != before:
                return

    def _field(self, node: Element) -> None:
        kind = attribute(node, "w:fldCharType")
        if kind == "begin":
            self._add(_form_field_text(node))
            self.codes.append(True)
        elif kind == "separate" and self.codes:
            self.codes[-1] = False
        elif kind == "end" and self.codes:
            self.codes.pop()

    def _drawing(self, node: Element) -> None:
        """Text boxes and shapes with text; else a small figure that may be a tick."""
        boxes = list(_outermost(node, "w:txbxContent"))
        read = [block for box in boxes for block in self.reader.read_blocks(box)]
        if not boxes:
            shapes = [shape_text(shape) for shape in _outermost(node, "a:p")]
            word_art = [attribute(path, "string") for path in descendants(node, "v:textpath")]
            read = [Paragraph([text]) for text in (*shapes, *word_art) if text]
        read += self._diagrams(node)
        found = [one for one in read if isinstance(one, Table) or _holds(one)]
        self.boxes += found
        size = figure_size(node)
        unread = unread_part(node, *size)
        small = not found and is_small(*size) and (unread is None or unread.only_alone)
        mark = mark_of(node) if small else None
        if mark is not None:
            self.marks.append(mark._replace(x=middle_of(node, size[0])))
        elif unread is not None and not (found and unread.only_alone):
            self.unread.append(unread)

    def _diagrams(self, node: Element) -> Iterator[Paragraph]:
        """The words of a diagram, box by box; which box belongs to which is not kept."""
        for reference in descendants(node, "dgm:relIds"):
            root = self.reader.diagram(attribute(reference, "r:dm"))
            texts = [] if root is None else [shape_text(one) for one in descendants(root, "a:p")]
            lines = [text for text in texts if text]
            yield Paragraph(lines, hidden={"diagram"}) if lines else _UNREAD_DIAGRAM


def _holds(paragraph: Paragraph) -> bool:
    return bool(paragraph.lines or paragraph.boxes or paragraph.marks or paragraph.unread)


def checkbox_sign(control: Element) -> str | None:
    """Return ☑ or ☐ for a content control that is a check box, None for any other."""
    box = child(control, "w:sdtPr", "w14:checkbox")
    if box is None:
        return None
    state = child(box, "w14:checked")
    return "☑" if state is not None and attribute(state, "w14:val") in ("1", "true") else "☐"


def _form_field_text(node: Element) -> str:
    """What an old form field prints that is in no run: a box's tick, a list's choice."""
    box = child(node, "w:ffData", "w:checkBox")
    if box is not None:
        state = child(box, "w:checked")
        return "☑" if is_on(child(box, "w:default") if state is None else state) else "☐"
    choices = child(node, "w:ffData", "w:ddList")
    entries = [attribute(entry, "w:val") for entry in children(choices, "w:listEntry")]
    chosen = whole(value(choices, "w:result") or value(choices, "w:default"), 0)
    return entries[chosen] if 0 <= chosen < len(entries) else ""


def _outermost(node: Element, tag: str) -> list[Element]:
    """The elements of a tag below one, none of those within another or in a fallback."""
    found = []
    for below in node:
        name = tag_of(below)
        if name == tag:
            found.append(below)
        elif name == "mc:AlternateContent":
            branches = [_outermost(branch, tag) for branch in below]
            found += next((branch for branch in branches if branch), [])
        else:
            found += _outermost(below, tag)
    return found


def whole_hex(text: str | None) -> int:
    """Read a hexadecimal character code; 0 for what is none."""
    try:
        code = int(text or "0", 16)
    except ValueError:
        return 0
    return code if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else 0

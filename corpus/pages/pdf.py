"""Draw a laid-out document as PDF: pages, text and tables one below the other.

What does not fit on a page is an error of the source: page breaks are declared, so that the truth
knows on which page each row stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from corpus.model import CorpusError
from corpus.pages.damaged_fonts import damage_fonts
from corpus.pages.drawing import draw_chart, draw_piece
from corpus.pages.paper import FONTS, Paper, register_fonts, text_width
from corpus.pages.pieces import pieces_of_sheet, stretched, wrap
from corpus.pages.source import LaidOut, Place, Places, Prose, Sheet

SHORT, LONG = 595.28, 841.89
"""A4 in points."""
PROSE_SIZE = {"title": 11.0, "left": 9.0, "centred": 9.0, "paragraph": 9.0, "signature": 9.0}
GAP = 8.0
"""Points between two parts of a page."""
SIGNATURE = 0.62
"""Where the signature block begins, by the width of the page."""


def print_pdf(laid_out: LaidOut, scans: Path) -> tuple[bytes, Places]:
    """Give the bytes of a PDF and the pages of its rows.

    Args:
        laid_out: the document.
        scans: folder of the pictures that stand for its scanned pages.
    """
    register_fonts()
    flow = Flow(laid_out, scans)
    flow.lay_out(laid_out.parts)
    return damage_fonts(flow.finish(), laid_out.page.get("damage")), flow.places


class Flow:
    """The pages being filled: where the next part goes, and which rows stand where."""

    def __init__(self, laid_out: LaidOut, scans: Path) -> None:
        """Begin the first page."""
        self.page: dict[str, Any] = laid_out.page
        self.paper = Paper(laid_out.document.purpose)
        self.name = laid_out.document.name
        self.scans = scans
        self.margin = float(self.page.get("margin", 42))
        self.places: Places = {}
        self.tables = 0
        self.y = 0.0
        self.turn_page()

    def turn_page(self) -> None:
        """Begin the next page with what stands behind its text."""
        number = str(self.paper.number + 1)
        wide = number in self.page.get("landscape", [])
        size = (LONG, SHORT) if wide or self.page.get("orientation") == "landscape" else (
            SHORT, LONG
        )  # fmt: skip
        turn = "rotated" if number in self.page.get("rotated", []) else ""
        turn = "sideways" if number in self.page.get("sideways", []) else turn
        self.cover_scanned()
        self.paper.begin_page(*size, turn)
        self.y = self.margin
        self.lay_picture(number)
        paper = self.paper
        if "background" in self.page:
            paper.area((0, 0, paper.width, paper.height), self.page["background"])
        if "watermark" in self.page:
            self.write_watermark(self.page["watermark"])
        self.write_furniture()
        if self.page.get("frame") == "yes":
            inset = self.margin * 0.55
            paper.frame((inset, inset, paper.width - inset, paper.height - inset), 1.2)

    def lay_out(self, parts: Iterable[Prose | Sheet]) -> None:
        """Draw the parts of a document one below the other, page by page."""
        for part in parts:
            if part.new_page:
                self.turn_page()
            if isinstance(part, Prose):
                self.write(part)
            else:
                self.draw(part)

    def write_furniture(self) -> None:
        """Write the running header and footer; `{page}` is the page's number."""
        paper, size = self.paper, 8.0
        places = {"header": self.margin * 0.6, "footer": paper.height - self.margin * 0.45}
        for name, y in places.items():
            if name in self.page:
                text = self.page[name].replace("{page}", str(paper.number))
                width = text_width(text, "Times-Roman", size)
                paper.text(paper.width - self.margin - width, y, text, "Times-Roman", size)

    def write_watermark(self, text: str) -> None:
        """Write large and pale across the page."""
        paper, size = self.paper, 84.0
        paper.ink("#dddddd")
        half = text_width(text, "Helvetica-Bold", size) / 2
        paper.turned_text(
            paper.width / 2 - half * 0.8, paper.height * 0.4 + half * 0.55, text,
            "Helvetica-Bold", size, 32,
        )  # fmt: skip
        paper.ink("#000000")

    def cover_scanned(self) -> None:
        """Put the picture of a scanned page in place of the page that was just drawn."""
        number = str(self.paper.number)
        picture = self.scans / f"{self.name}-{number}.jpg"
        if number in self.page.get("scanned", []) and picture.exists():
            paper = self.paper
            paper.restart_page()
            paper.picture((0, 0, paper.width, paper.height), picture.read_bytes())

    def lay_picture(self, number: str) -> None:
        """Lay a scan under the page; what is drawn on it is the text that OCR has put there."""
        paper = self.paper
        picture = self.scans / f"{self.name}-{number}.jpg"
        paper.hidden = number in self.page.get("recognised", []) and picture.exists()
        if paper.hidden:
            paper.picture((0, 0, paper.width, paper.height), picture.read_bytes())

    def room(self, height: float) -> None:
        """Refuse a part that does not fit on the page."""
        if self.y + height > self.paper.height - self.margin * 0.7:
            raise CorpusError(f"page {self.paper.number} has no room for {height:.0f} points")

    def write(self, prose: Prose) -> None:
        """Write a text: its own lines, a wrapped paragraph, or the boxes of a chart."""
        if prose.style == "chart":
            levels = [line.split(" | ") for line in prose.text.strip().split("\n")]
            self.y += draw_chart(self.paper, levels, self.margin, self.y)
            return
        size = PROSE_SIZE[prose.style]
        plain, bold = FONTS["Helvetica"]
        font = bold if prose.style == "title" else plain
        width = self.paper.width - 2 * self.margin
        lines = prose.text.rstrip("\n").split("\n")
        if prose.style == "paragraph":
            lines = [part for line in lines for part in wrap(line or " ", font, size, width)]
        self.room(len(lines) * size * 1.35)
        for line in lines:
            self.y += size * 1.35
            middle = (self.paper.width - text_width(line, font, size)) / 2
            lefts = {"title": middle, "centred": middle, "signature": SIGNATURE * self.paper.width}
            self.paper.text(lefts.get(prose.style, self.margin), self.y, line, font, size)
        self.y += GAP

    def draw(self, sheet: Sheet) -> None:
        """Draw a table, each of its pieces on the next page."""
        pieces = pieces_of_sheet(sheet, self.paper.width - 2 * self.margin)
        for number, laid in enumerate(pieces):
            if laid.new_page:
                self.turn_page()
            room = self.paper.height - self.margin - self.y
            piece = stretched(laid, room) if number < len(pieces) - 1 else laid
            self.room(piece.height)
            draw_piece(self.paper, piece, sheet.look, self.margin, self.y)
            self.y += piece.height + GAP
            for leaf in piece.leaves:
                self.places.setdefault((self.tables, leaf), Place(self.paper.number))
        self.tables += 1

    def finish(self) -> bytes:
        """Close the file."""
        self.cover_scanned()
        return self.paper.finish()

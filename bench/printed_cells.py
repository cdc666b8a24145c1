"""The cells with text that the corpus's laid-out PDFs print, page by page, from their sources."""

from __future__ import annotations

from collections import Counter

from corpus.pages.build import SOURCES
from corpus.pages.paper import register_fonts
from corpus.pages.pdf import Flow
from corpus.pages.pieces import pieces_of_sheet
from corpus.pages.source import LaidOut, Sheet, load
from golden.documents import CORPUS


class _CellFlow(Flow):
    """Prints a document and keeps what stands in its cells."""

    def __init__(self, laid_out: LaidOut) -> None:
        super().__init__(laid_out, SOURCES)
        self.texts: dict[int, Counter[str]] = {}

    def draw(self, sheet: Sheet) -> None:
        """Draw a table; its first piece stands on this page, the others on the next ones."""
        pieces = pieces_of_sheet(sheet, self.paper.width - 2 * self.margin)
        first = self.paper.number
        super().draw(sheet)
        for number, piece in enumerate(pieces, start=first):
            texts = (" ".join(" ".join(box.lines).split()) for box in piece.boxes)
            self.texts.setdefault(number, Counter()).update(text for text in texts if text)


def printed_cells() -> dict[tuple[str, int], Counter[str]]:
    """Return for each (file, page) of the corpus how often which text is a printed cell."""
    register_fonts()
    found: dict[tuple[str, int], Counter[str]] = {}
    for source in sorted(SOURCES.glob("*.yaml")):
        laid_out = load(source)
        if laid_out.document.suffix != "pdf" or "damage" in laid_out.page:
            continue
        flow = _CellFlow(laid_out)
        flow.lay_out(laid_out.parts)
        scanned = laid_out.page.get("scanned", [])
        for number, texts in flow.texts.items():
            if str(number) not in scanned:
                found[str(CORPUS / laid_out.file_name), number] = texts
    return found

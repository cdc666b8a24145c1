"""A PDF file drawn on directly: text, lines, areas and pictures, measured from the top left.

A thin typed cover over reportlab's canvas. The bytes are the same every time: no clock, no
compression of the pages, so that their content can be read in the file itself.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import reportlab
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from corpus.pages.symbol_font import wingdings

FONTS = {
    "Helvetica": ("Helvetica", "Helvetica-Bold"),
    "Times": ("Times-Roman", "Times-Bold"),
    "Vera": ("Vera", "VeraBd"),
}
"""Families and their names for plain and bold letters."""

Rect = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the page's top left."""


def register_fonts() -> None:
    """Make the fonts known that are embedded: Vera (it comes with reportlab) and our own."""
    folder = Path(reportlab.__file__).parent / "fonts"
    for name in ("Vera", "VeraBd"):
        pdfmetrics.registerFont(TTFont(name, str(folder / f"{name}.ttf"), asciiReadable=0))
    pdfmetrics.registerFont(TTFont("Wingdings", io.BytesIO(wingdings())))


def text_width(text: str, font: str, size: float) -> float:
    """Measure a text in points."""
    return float(pdfmetrics.stringWidth(text, font, size))


class Paper:
    """The pages of one PDF; sizes are those of the page as it is seen."""

    def __init__(self, title: str) -> None:
        """Begin a file without pages."""
        self._buffer = io.BytesIO()
        self._canvas: Any = Canvas(self._buffer, invariant=1, pageCompression=0)
        self._canvas.setTitle(title)
        self.width = self.height = 0.0
        self.number = 0
        self.hidden = False

    def begin_page(self, width: float, height: float, turn: str = "") -> None:
        """Begin a page.

        Args:
            width: width of the page's content when it is upright.
            height: its height.
            turn: `rotated` writes it sideways and sets /Rotate, so that it is seen upright;
                `sideways` writes it sideways only.
        """
        if self.number:
            self._canvas.showPage()
        self.number += 1
        self.width, self.height = width, height
        canvas = self._canvas
        canvas.setPageRotation(90 if turn == "rotated" else 0)
        # reportlab exchanges width and height of a page with /Rotate by itself
        canvas.setPageSize((height, width) if turn == "sideways" else (width, height))
        if turn:
            canvas.transform(0, 1, -1, 0, height, 0)

    def text(self, x: float, y: float, text: str, font: str, size: float) -> None:
        """Write a line of text with its baseline at `y`; nobody sees it where `hidden` is set."""
        self._canvas.setFont(font, size)
        self._canvas.drawString(x, self.height - y, text, mode=3 if self.hidden else None)

    def turned_text(
        self, x: float, y: float, text: str, font: str, size: float, angle: float = 90
    ) -> None:
        """Write a text that rises by `angle` degrees (90: from the bottom up)."""
        canvas = self._canvas
        canvas.saveState()
        canvas.translate(x, self.height - y)
        canvas.rotate(angle)
        canvas.setFont(font, size)
        canvas.drawString(0, 0, text)
        canvas.restoreState()

    def ink(self, colour: str) -> None:
        """Choose the colour of text."""
        self._canvas.setFillColor(HexColor(colour))

    def area(self, rect: Rect, colour: str) -> None:
        """Paint an area."""
        if self.hidden:
            return
        canvas = self._canvas
        canvas.saveState()
        canvas.setFillColor(HexColor(colour))
        x0, top, x1, bottom = rect
        canvas.rect(x0, self.height - bottom, x1 - x0, bottom - top, stroke=0, fill=1)
        canvas.restoreState()

    def frame(self, rect: Rect, thickness: float) -> None:
        """Draw a rectangle's four sides."""
        x0, top, x1, bottom = rect
        self._canvas.setLineWidth(thickness)
        self._canvas.rect(x0, self.height - bottom, x1 - x0, bottom - top, stroke=1, fill=0)

    def path(self, points: Sequence[tuple[float, float]], thickness: float) -> None:
        """Draw a line through points."""
        if self.hidden:
            return
        path = self._canvas.beginPath()
        (x, y), *others = points
        path.moveTo(x, self.height - y)
        for x, y in others:
            path.lineTo(x, self.height - y)
        self._canvas.setLineWidth(thickness)
        self._canvas.drawPath(path)

    def picture(self, rect: Rect, image: Any) -> None:
        """Put an image (a PIL image, or the bytes of a JPEG) into a rectangle."""
        source = ImageReader(io.BytesIO(image) if isinstance(image, bytes) else image)
        x0, top, x1, bottom = rect
        self._canvas.drawImage(source, x0, self.height - bottom, x1 - x0, bottom - top)

    def finish(self) -> bytes:
        """Close the file and give its bytes."""
        self._canvas.showPage()
        self._canvas.save()
        return self._buffer.getvalue()

    def restart_page(self) -> None:
        """Forget what was drawn on the page."""
        self._canvas._code.clear()
        self._canvas.init_graphics_state()

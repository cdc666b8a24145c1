"""Lines of a text document, with the numbers a person would count and the page if known."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE_END = re.compile(r"\r\n|\n|\r|\x0b|\x85|\u2028|\u2029")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its 1-based number, its page (None: no page breaks in the file), its text."""

    number: int
    page: int | None
    text: str


def split_lines(text: str) -> list[Line]:
    """Split text into lines; a form feed starts a new page.

    Line numbers count line ends only, so that they agree with a text editor.
    """
    has_pages = "\f" in text
    page = 1
    lines: list[Line] = []
    for number, raw in enumerate(_LINE_END.split(text), start=1):
        pieces = raw.split("\f")
        for piece in pieces[:-1]:
            if piece.strip():
                lines.append(Line(number, page if has_pages else None, piece))
            page += 1
        lines.append(Line(number, page if has_pages else None, pieces[-1]))
    return lines


def page_count(lines: list[Line]) -> int | None:
    """Return the number of pages, or None when the text has no page breaks."""
    last = next((line for line in reversed(lines) if line.text.strip()), None)
    return last.page if last else None

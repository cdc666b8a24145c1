"""Lines of a text document around the cells of a finding, with what the cells hold marked.

Steps: decode and number the lines as the extraction does; mask personal data; take the lines
around those named; mark each cell's text where it stands in them. A cell's text may go on over
lines and be parted there otherwise than in the table; where it is not found, its line alone is
marked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from extractor.errors import InputError
from extractor.model import Document, Table
from extractor.privacy import mask_text
from extractor.readers.decoding import decode
from extractor.readers.lines import split_lines
from extractor.report.people import holds_numbers, holds_people
from normalizers.personal_data import mask_birth_date, mask_person_number

_AROUND = 2
"""Lines shown before and after one that is named."""
_GOES_ON = 6
"""Lines over which a cell's text is looked for."""
_ROW_GOES_ON = 30
"""Lines that the last row of a table of staff may go on for."""
MOST_LINES = 60
"""Lines shown of one finding at most; what is left out is counted."""
_MOST_WORDS = 60


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a line; ``marked`` where it is the text of a cell."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line as it is shown; ``named`` where the finding names it."""

    number: int
    pieces: tuple[Piece, ...]
    named: bool


@dataclass(frozen=True, slots=True)
class Excerpts:
    """Runs of lines, and how many named lines are left out."""

    runs: tuple[tuple[ShownLine, ...], ...] = ()
    left_out: int = 0


@dataclass(slots=True)
class TextLines:
    """The lines of a text document by their numbers, masked."""

    lines: list[str] = field(default_factory=list)

    def excerpts(self, cells: Iterable[tuple[int, str | None]]) -> Excerpts:
        """Return the lines around cells.

        Args:
            cells: line (from 1) and text of each.
        """
        held = [(line, raw) for line, raw in cells if 1 <= line <= len(self.lines)]
        named = sorted({line for line, _ in held})
        shown, left_out = _within_limit(named, len(self.lines))
        marks = self._marks(held)
        runs = (
            tuple(
                ShownLine(number, self._pieces(number, marks.get(number, [])), number in named)
                for number in run
            )
            for run in _runs(shown)
        )
        return Excerpts(tuple(runs), left_out)

    def _marks(self, cells: Sequence[tuple[int, str | None]]) -> dict[int, list[tuple[int, int]]]:
        """Return the spans to mark, by line."""
        marks: dict[int, list[tuple[int, int]]] = {}
        for (first, raw), count in Counter(cells).items():
            if not raw or not raw.strip():
                continue
            window = self.lines[first - 1 : first - 1 + _GOES_ON]
            # Cells of one line that hold the same are found one after the other.
            for found in islice(_pattern(raw).finditer("\n".join(window)), count):
                at = 0
                for number, line in enumerate(window, start=first):
                    start, end = max(found.start() - at, 0), min(found.end() - at, len(line))
                    if start < end:
                        marks.setdefault(number, []).append((start, end))
                    at += len(line) + 1
        return marks

    def _pieces(self, number: int, spans: list[tuple[int, int]]) -> tuple[Piece, ...]:
        line, at, pieces = self.lines[number - 1], 0, []
        for start, end in sorted(spans):
            begin = max(start, at)
            if end > begin:
                pieces += [Piece(line[at:begin]), Piece(line[begin:end], marked=True)]
                at = end
        pieces.append(Piece(line[at:]))
        return tuple(piece for piece in pieces if piece.text) or (Piece(""),)


def _pattern(raw: str) -> re.Pattern[str]:
    """The words of a cell, whatever blanks and bars part them; no part of a longer number."""
    words = [re.escape(word) for word in raw.split()[:_MOST_WORDS]]
    within = r"[\s|]+".join(words)
    return re.compile(rf"(?<![0-9])(?<![0-9][.,]){within}(?![0-9]|[.,][0-9])")


def _within_limit(named: Sequence[int], count: int) -> tuple[list[int], int]:
    """Return the numbers of the lines to show, and how many named ones are left out."""
    shown: set[int] = set()
    for taken, line in enumerate(named):
        around = range(max(1, line - _AROUND), min(count, line + _AROUND) + 1)
        if len(shown.union(around)) > MOST_LINES:
            return sorted(shown), sum(1 for other in named[taken:] if other not in shown)
        shown.update(around)
    return sorted(shown), 0


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def read_lines(data: bytes, document: Document, *, with_personal_data: bool) -> TextLines | None:
    """Read the lines of a text document.

    Args:
        data: the original file.
        document: what was extracted of it: tells where lists of staff stand.
        with_personal_data: leave numbers and birth dates of persons.

    Returns:
        Its lines; None for a file that is no text.
    """
    try:
        text = decode(data, document.source.name).text
    except InputError:
        return None
    lines: list[str] = []
    for line in split_lines(text):
        if line.number == len(lines):  # a page ends within the line
            lines[-1] = f"{lines[-1]} {line.text}"
        else:
            lines.append(line.text)
    return TextLines(lines if with_personal_data else _masked(lines, document))


def _masked(lines: list[str], document: Document) -> list[str]:
    masked = [mask_text(line) for line in lines]
    # A number may be parted by the end of a line, which the masking of one line cannot see.
    together = mask_text("\n".join(lines)).split("\n")
    if [len(line) for line in together] == [len(line) for line in lines]:
        masked = [
            two if two.count("*") > one.count("*") else one
            for one, two in zip(masked, together, strict=True)
        ]
    for number in _lines_of_people(document, len(lines), holds_people):
        masked[number - 1] = mask_birth_date(masked[number - 1])
    for number in _lines_of_people(document, len(lines), holds_numbers):
        masked[number - 1] = mask_person_number(masked[number - 1])
    return masked


def _lines_of_people(document: Document, count: int, holds: Callable[[Table], bool]) -> set[int]:
    """Return the lines on which a table that holds data of persons may stand."""
    begins = sorted(
        min(places)
        for table in document.tables
        if (places := [row.source.line for row in table.rows if row.source.line is not None])
    )
    found: set[int] = set()
    for table in document.tables:
        places = [row.source.line for row in table.rows if row.source.line is not None]
        if places and holds(table):
            last = max(places)
            after = next((line for line in begins if line > last), count + 1)
            found.update(range(min(places), min(after, last + _ROW_GOES_ON, count + 1)))
    return {line for line in found if 1 <= line <= count}

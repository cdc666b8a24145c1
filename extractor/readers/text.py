"""The text reader: the bytes of a dump to numbered lines.

Reads UTF-8 with and without mark, UTF-16, Windows-1252; any line end; form feeds
as page breaks. What kind of text it is (tab rows, pipe tables, CSV, plain) is told
by the lines themselves, not by the file name: see `extractor.tables.delimited`.
"""

from __future__ import annotations

from dataclasses import dataclass

from extractor.readers.decoding import decode
from extractor.readers.lines import Line, page_count, split_lines


@dataclass(frozen=True, slots=True)
class TextSource:
    """A read text file: its lines, its page count if known, its encoding."""

    name: str
    lines: list[Line]
    pages: int | None
    encoding: str
    encoding_guessed: bool


def read_text(data: bytes, name: str) -> TextSource:
    """Read the bytes of a text dump.

    Raises:
        InputError: the file is empty or is no text.
    """
    decoded = decode(data, name)
    lines = split_lines(decoded.text)
    return TextSource(name, lines, page_count(lines), decoded.encoding, decoded.guessed)

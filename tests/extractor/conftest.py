"""Builders shared by the extractor's tests: tables in one readable line a row.

A row is written ``1 | Meningkatnya layanan | | 95%``: bars part the cells, spaces
around them do not count. All names, regions and figures in these tests are made up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from extractor import extract_bytes
from extractor.kinds.rows import DraftRow
from extractor.model import Document, Table
from extractor.readers.lines import split_lines
from extractor.tables.delimited import split_into_blocks
from extractor.tables.grid import Block, Cell, GridRow, TextLine


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.split("|")]


@pytest.fixture(scope="session")
def tab() -> Callable[..., str]:
    """Return a function that writes rows as tab-separated lines."""

    def write(*rows: str) -> str:
        return "".join("\t".join(_cells(row)) + "\n" for row in rows)

    return write


@pytest.fixture(scope="session")
def extract_text() -> Callable[..., Document]:
    """Return a function that extracts a text."""

    def extract(text: str, *, with_personal_data: bool = False, lang: str = "id") -> Document:
        data = text.encode("utf-8")
        return extract_bytes(data, "uji.txt", with_personal_data=with_personal_data, lang=lang)

    return extract


@pytest.fixture(scope="session")
def table_of(extract_text: Callable[..., Document]) -> Callable[[str], Table]:
    """Return a function that extracts a text of exactly one table."""

    def read(text: str) -> Table:
        [table] = extract_text(text).tables
        return table

    return read


@pytest.fixture(scope="session")
def grid() -> Callable[..., list[GridRow]]:
    """Return a function that builds grid rows, numbered from line 1."""

    def build(*rows: str) -> list[GridRow]:
        return [
            GridRow(tuple(Cell(text, (text,) if text else (), line) for text in _cells(row)), line)
            for line, row in enumerate(rows, start=1)
        ]

    return build


@pytest.fixture(scope="session")
def drafts() -> Callable[..., list[DraftRow]]:
    """Return a function that builds draft rows from texts by field, one line each."""

    def build(*rows: Mapping[str, str], pieces: str = "") -> list[DraftRow]:
        built = []
        for index, texts in enumerate(rows):
            row = DraftRow(index + 1, None, int(pieces[index]) if pieces else 0)
            row.cells = {
                name: [Cell(text, (text,), index + 1)] for name, text in texts.items() if text
            }
            built.append(row)
        return built

    return build


@pytest.fixture(scope="session")
def blocks_of() -> Callable[[str], list[Block]]:
    """Return a function that splits a text into blocks."""

    def split(text: str) -> list[Block]:
        return split_into_blocks(split_lines(text))

    return split


@pytest.fixture(scope="session")
def text_lines() -> Callable[[str], list[TextLine]]:
    """Return a function that makes the lines of a text outside tables."""

    def build(text: str) -> list[TextLine]:
        return [
            TextLine(number, None, raw.strip(), raw)
            for number, raw in enumerate(text.splitlines(), start=1)
        ]

    return build


@pytest.fixture(scope="session")
def titled(
    tab: Callable[..., str], extract_text: Callable[..., Document]
) -> Callable[..., Document]:
    """Return a function that extracts an agreement with some lines as its title."""
    rows = tab(
        "No | Sasaran Strategis | Indikator Kinerja | Target",
        "1 | Meningkatnya layanan | Persentase layanan | 95%",
        "2 | Terwujudnya tertib | Nilai SAKIP | BB",
    )

    def extract(title: str) -> Document:
        document: Document = extract_text(f"PERJANJIAN KINERJA TAHUN 2023\n{title}\n\n{rows}")
        return document

    return extract

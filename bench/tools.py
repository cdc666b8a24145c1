"""The table finders that are measured side by side, each as one function.

A finder takes a file and page numbers and yields for each page its tables, a table as the
texts of its cells; the positions that a merged cell covers count once where the tool says
so. camelot is asked page by page, so that a page on which it gets stuck can be told; it
opens a file lazily, which costs it a millisecond or two for each page.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from extractor.documents import ReadingOptions, read_document
from extractor.readers.pdf import open_pdf
from extractor.tables.page_tables import find_tables
from extractor.tables.turned_pages import turn_upright

Tables = list[list[str]]
Finder = Callable[[str, Sequence[int]], Iterator[Tables]]


def lakip_tables(path: str, numbers: Sequence[int]) -> Iterator[Tables]:
    """Find tables with this project."""
    with open_pdf(Path(path).read_bytes(), path) as source:
        for page in source.pages(numbers):
            upright, _ = turn_upright(page)
            yield [[cell.text for cell in grid.cells] for grid in find_tables(upright)]


def plumber_tables(path: str, numbers: Sequence[int]) -> Iterator[Tables]:
    """Find tables with pdfplumber and its usual settings."""
    pdfplumber: Any = import_module("pdfplumber")
    with pdfplumber.open(path) as pdf:
        for number in numbers:
            page = pdf.pages[number - 1]
            grids = [table.extract() for table in page.find_tables()]
            page.close()
            yield [[text or "" for row in grid for text in row] for grid in grids]


def camelot_tables(**options: str) -> Finder:
    """Return a finder by camelot: ``flavor``, and ``engine`` for how it sees lines."""

    def find(path: str, numbers: Sequence[int]) -> Iterator[Tables]:
        camelot: Any = import_module("camelot")
        for number in numbers:
            found = camelot.read_pdf(path, pages=str(number), suppress_stdout=True, **options)
            yield [[str(text) for row in table.df.values for text in row] for table in found]

    return find


def lakip_document(path: str, numbers: Sequence[int]) -> Iterator[Tables]:
    """Read a whole document with this project, up to its blocks."""
    content = read_document(Path(path).read_bytes(), path, ReadingOptions())
    yield [[str(len(content.blocks))] for _ in numbers]


def bare_text(path: str, numbers: Sequence[int]) -> Iterator[Tables]:
    """Read a whole document's text with PDFium (FPDFText_GetText), and nothing else."""
    pdfium: Any = import_module("pypdfium2")
    letters = 0
    document = pdfium.PdfDocument(Path(path).read_bytes())
    for page in document:
        text = page.get_textpage()
        letters += len(text.get_text_range())
        text.close()
        page.close()
    document.close()
    yield [[str(letters)] for _ in numbers]


TOOLS: dict[str, Finder] = {
    "lakip": lakip_tables,
    "pdfplumber": plumber_tables,
    "camelot-vector": camelot_tables(flavor="lattice", engine="vector"),
    "camelot-lattice": camelot_tables(flavor="lattice"),
    "camelot-hybrid": camelot_tables(flavor="hybrid"),
    "bare-text": bare_text,
    "lakip-document": lakip_document,
}
PEERS = ("pdfplumber", "camelot-vector", "camelot-lattice", "camelot-hybrid")
"""The other finders of tables; camelot is an extra that may be missing."""


def is_installed(tool: str) -> bool:
    """Say whether a tool's library is at hand."""
    return not tool.startswith("camelot") or find_spec("camelot") is not None


def pages_with_text(folder: Path) -> list[tuple[str, int]]:
    """List the pages with text of the PDFs in a folder, told by PDFium."""
    pdfium: Any = import_module("pypdfium2")
    found = []
    for path in sorted(folder.glob("*.pdf")):
        document = pdfium.PdfDocument(path)
        for number, page in enumerate(document, start=1):
            text = page.get_textpage()
            if text.count_chars() > 0:
                found.append((str(path), number))
            text.close()
            page.close()
        document.close()
    return found


if __name__ == "__main__":
    print(json.dumps(pages_with_text(Path(sys.argv[1]))))

"""PDF files to pages: words, rulings, fills, drawings, pictures.

Two libraries can read them: PDFium, which is fast and the one to use, and pdfplumber, which is
slow and serves to check the first. Neither executes or fetches anything: scripts, actions,
attachments and links of a document are not looked at. A damaged document gives the pages that
can still be read; a page that cannot is an empty one with the note ``page-unreadable``.

The libraries must not be used in two threads at once; processes are free to.
"""

from __future__ import annotations

from importlib import import_module

from extractor.errors import UsageError
from extractor.readers.pdf_checks import is_pdf
from extractor.readers.pdf_pdfium import PdfiumSource
from extractor.readers.pdf_source import PdfSource

__all__ = ["READERS", "PdfSource", "is_pdf", "open_pdf"]

READERS = ("pdfium", "pdfplumber")
"""The libraries by which a PDF can be read, the one to use first."""


def open_pdf(
    data: bytes, name: str, *, password: str | None = None, reader: str = READERS[0]
) -> PdfSource:
    """Open a PDF.

    Args:
        data: the whole file.
        name: what to call it in messages: ``RKT 2016.pdf``.
        password: of an encrypted file; one that opens without needs none.
        reader: one of ``READERS``.

    Raises:
        InputError: the file is empty, no PDF, damaged beyond repair, without pages, or
            encrypted with another password.
        UsageError: there is no such reader.
    """
    if reader == "pdfplumber":
        # loaded only when asked for: pdfplumber takes longer to import than most documents to read
        plumber = import_module("extractor.readers.pdf_plumber")
        source: PdfSource = plumber.PlumberSource(data, name, password)
        return source
    if reader != "pdfium":
        raise UsageError(f"no reader {reader!r}", hint=f"use one of {', '.join(READERS)}")
    return PdfiumSource(data, name, password)

"""Pictures of a PDF's pages, as a person sees them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pypdfium2
from PIL import Image

from extractor.readers.pdf_checks import damaged, with_trailer

_SCALE = 1.5
"""Pixels per point of a usual page."""
_LONGEST = 4_000
"""Pixels of the longer side at most: a larger page is drawn smaller, whatever its MediaBox."""


def page_pictures(
    data: bytes, name: str, numbers: Sequence[int], password: str | None = None
) -> Iterator[tuple[int, Image.Image, float]]:
    """Draw pages.

    Args:
        data: the PDF.
        name: what to call it in messages.
        numbers: which pages, from 1.
        password: of an encrypted PDF; one that needs none may be given one.

    Yields:
        (page, picture, pixels per point) in the order of the numbers.

    Raises:
        InputError: the PDF cannot be drawn.
    """
    document = _open(data, name, password)
    try:
        for number in numbers:
            page = document[number - 1]
            scale = min(_SCALE, _LONGEST / max(*page.get_size(), 1.0))
            yield number, page.render(scale=scale).to_pil().convert("RGB"), scale
    finally:
        document.close()


def _open(data: bytes, name: str, password: str | None) -> pypdfium2.PdfDocument:
    for content in (data, with_trailer(data)):
        for secret in dict.fromkeys((password, None)):
            try:
                return pypdfium2.PdfDocument(content, password=secret)
            except pypdfium2.PdfiumError:
                continue
    raise damaged(data, name)

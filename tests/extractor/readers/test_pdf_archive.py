"""Both PDF readers on real documents, where the archive is at hand: they agree."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from extractor.readers import pdf_characters
from extractor.readers.page import Page
from extractor.readers.pdf import open_pdf
from extractor.readers.pdf_clips import Clipping

ARCHIVE = Path(__file__).parents[4] / "shared" / "archive"
DOCUMENTS = sorted(ARCHIVE.glob("*.pdf"))
MOST_PAGES = 1
"""Pages compared of each document; pdfplumber takes a hundred milliseconds for one."""
APART = 1.6
"""Points between the places of one word: PDFium counts ink beyond the advance, pdfplumber not."""

pytestmark = pytest.mark.skipif(
    not DOCUMENTS, reason="needs the archive beside the checkout (../shared)"
)


def read(path: Path, reader: str) -> list[Page]:
    with open_pdf(path.read_bytes(), path.name, reader=reader) as source:
        return list(source.pages(range(1, MOST_PAGES + 1)))


def letters(page: Page) -> Counter[str]:
    return Counter("".join(word.text for word in page.words))


def misplaced(page: Page, other: Page) -> list[str]:
    places: dict[str, list[tuple[float, float]]] = {}
    for word in other.words:
        places.setdefault(word.text, []).append(word.box.middle)
    return [
        word.text
        for word in page.words
        if word.text in places
        and not any(
            abs(word.box.middle[0] - x) < APART and abs(word.box.middle[1] - y) < 2 * APART
            for x, y in places[word.text]
        )
    ]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem[:30])
def test_both_readers_see_the_same_page(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # pdfplumber knows no clips and reads the text that they hide
    monkeypatch.setattr(
        pdf_characters,
        "find_clipped_text",
        lambda _, objects: Clipping(np.zeros(len(objects), dtype=bool), [], []),
    )
    for page, other in zip(read(path, "pdfium"), read(path, "pdfplumber"), strict=True):
        assert letters(page) == letters(other)
        assert len(misplaced(page, other)) <= 1
        assert len(page.fills) == len(other.fills)
        assert len(page.rulings) == pytest.approx(len(other.rulings), abs=1)

"""Files whose streams unfold to gigabytes are told before they are unfolded."""

from __future__ import annotations

import random
import zlib

import pytest

from extractor.readers.pdf import READERS, open_pdf
from extractor.readers.pdf_unfolding import MOST_CONTENT, inflate, may_unfold
from tests.extractor.readers.pdf_files import pdf_of, show, stream

FLATE = "/Filter/FlateDecode"


def folded(size: int, entries: str = FLATE) -> str:
    """Return a compressed stream of so many bytes of lines."""
    line = b"0 0 m 9 9 l S\n"
    return stream(zlib.compress(line * (size // len(line) + 1), 9).decode("latin-1"), entries)


def with_content(body: str) -> bytes:
    """Return a file of two pages the first of which has another content stream, object 4."""
    data = pdf_of(show("satu"), show("dua"), objects=(body,))
    return data.replace(b"/Contents 6 0 R", b"/Contents 4 0 R")


@pytest.mark.parametrize("reader", READERS)
def test_content_that_unfolds_too_far_is_told_and_the_other_pages_come(reader: str) -> None:
    with open_pdf(with_content(folded(MOST_CONTENT)), "rkt.pdf", reader=reader) as source:
        first, second = source.pages()
    assert (first.words, first.notes) == ([], ["too-much-content"])
    assert ([word.text for word in second.words], second.notes) == (["dua"], [])


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (folded(MOST_CONTENT), True),
        (folded(MOST_CONTENT // 4), False),
        (folded(MOST_CONTENT, f"{FLATE}/Subtype/Image"), False),
        (folded(MOST_CONTENT, f"{FLATE}/Length1 9"), False),
        (stream("0 0 m 9 9 l S\n" * 3_000), False),
    ],
    ids=["bomb", "full page", "image", "font", "not compressed"],
)
def test_only_content_that_unfolds_too_far_needs_a_look(body: str, told: bool) -> None:
    assert may_unfold(with_content(body)) == told


def test_damaged_streams_are_unfolded_as_far_as_they_can_be() -> None:
    text = random.Random(7).randbytes(30_000)
    whole = zlib.compress(text)
    assert inflate(whole, 50_000) == text
    broken = inflate(whole[:20_000] + b"rusak" * 100 + whole[20_500:], 50_000)
    assert len(broken) > 15_000
    assert text.startswith(broken[:15_000])
    assert inflate(b"bukan", 100) == b""


def test_nothing_is_unfolded_beyond_the_limit() -> None:
    assert len(inflate(zlib.compress(bytes(10_000_000)), 1_000)) == 1_000

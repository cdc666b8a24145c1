"""Whether a PDF may unfold to far more content than its bytes, by a look at the bytes alone.

Two ways are known: forms that call forms (see `extractor.readers.pdf_forms`), and content that
is compressed a thousand times. Nearly all files have neither, which is told here in a millisecond
and without pdfminer: the dictionary of a stream always stands uncompressed before it.

Limits: a stream that passes itself off as an image or a font is not unfolded, as those of scans
would take seconds; neither are short streams that a page lists over and over again.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

MOST_CONTENT = 32_000_000
"""Bytes of content that one page may unfold to; full maps have a few millions. PDFium makes up
to 30 bytes of one."""
_MOST_FOLDED = 30_000
"""Bytes that cannot unfold to more than is allowed: Flate shrinks a thousand times at best."""


def _any_spelling(name: str) -> str:
    """Return a pattern of a name, each letter of which may be written as its code: ``#46orm``."""
    return "".join(f"(?:{letter}|#{ord(letter):02x}|#{ord(letter):02X})" for letter in name)


_NAME_ENDS = r"(?![^\0\t\n\f\r ()<>\[\]{}/%])"
HOLDS_FORM = re.compile(
    f"/{_any_spelling('Form')}{_NAME_ENDS}|/{_any_spelling('Subtype')}(?!\\s*/)".encode()
)
"""Where a form XObject may be declared: by the name itself, or by a reference or string."""
_STREAM = re.compile(rb"stream(?:\r\n?|\n)")
_NO_CONTENT = re.compile(rb"/(?:Image|Length1|Subtype\s*/(?:Type1C|CIDFontType0C|OpenType))\b")
"""What the dictionaries of images and of font programs say."""
_LONGEST_DICTIONARY = 4_000
_PIECE = 4096


def may_unfold(data: bytes) -> bool:
    """Say whether the pages of a file need a look before they are loaded."""
    return HOLDS_FORM.search(data) is not None or unfolds_far(data)


def unfolds_far(data: bytes) -> bool:
    """Say whether a stream that is no image and no font unfolds to more than a page may have."""
    for entries, start, end in _streams(data):
        if end - start < _MOST_FOLDED or _NO_CONTENT.search(entries):
            continue
        if len(inflate(data[start:end], MOST_CONTENT)) >= MOST_CONTENT:
            return True
    return False


def may_nest(data: bytes) -> bool:
    """Say whether any form may call something, of a file whose objects cannot be told apart."""
    for entries, start, end in _streams(data):
        if not HOLDS_FORM.search(entries):
            continue
        content = data[start:end]
        if b"Filter" in entries:
            content = inflate(content, MOST_CONTENT)
        if not content or len(content) >= MOST_CONTENT or b"Do" in content:
            return True
    return False


def _streams(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Find what looks like streams: the entries of each, and where its bytes begin and end."""
    before = 0
    for match in _STREAM.finditer(data):
        if data.endswith(b"end", before, match.start()):
            before = match.end()
            continue
        first = max(data.rfind(b"obj", before, match.start()), match.start() - _LONGEST_DICTIONARY)
        end = data.find(b"endstream", match.end())
        yield data[max(first, before) : match.start()], match.end(), end if end >= 0 else len(data)
        before = match.end()


def inflate(data: bytes, most: int) -> bytes:
    """Undo Flate: at most ``most`` bytes, as many as can be had of damaged ones."""
    try:
        return zlib.decompressobj().decompress(data, most)
    except zlib.error:
        return _inflate_damaged(data, most)


def _inflate_damaged(data: bytes, most: int) -> bytes:
    """Undo Flate in pieces, the one with the damage byte by byte."""
    engine, out = zlib.decompressobj(), bytearray()
    for start in range(0, len(data), _PIECE):
        piece, spare = data[start : start + _PIECE], engine.copy()
        try:
            out += engine.decompress(piece, most - len(out))
        except zlib.error:
            return bytes(out + _inflate_bytes(spare, piece, most - len(out)))
        if len(out) >= most:
            break
    return bytes(out)


def _inflate_bytes(engine: zlib._Decompress, data: bytes, most: int) -> bytes:
    out = bytearray()
    for byte in data:
        try:
            out += engine.decompress(bytes((byte,)))
        except zlib.error:
            break
        if len(out) >= most:
            break
    return bytes(out)

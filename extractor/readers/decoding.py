"""Bytes to text: byte-order marks, UTF-16 without a mark, Windows-1252, and what is no text.

The order of the decision: known binary formats, byte-order mark, NUL bytes
(UTF-16 without a mark, or binary), UTF-8, Windows-1252. Windows-1252 accepts
almost anything, so it is the last resort and is told to the caller.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from extractor.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY_FORMATS = (
    (b"%PDF", "PDF", "convert it to text first (pdftotext FILE.pdf FILE.txt)"),
    (b"PK\x03\x04", "DOCX/XLSX/ZIP", "save it as text or CSV first"),
    (b"\xd0\xcf\x11\xe0", "DOC/XLS", "convert it (soffice --headless --convert-to txt FILE)"),
    (b"\x89PNG", "PNG", "a picture holds no text; it needs OCR"),
    (b"\xff\xd8\xff", "JPEG", "a picture holds no text; it needs OCR"),
    (b"GIF8", "GIF", "a picture holds no text; it needs OCR"),
    (b"\x1f\x8b", "gzip", "unpack it first (gunzip FILE)"),
)
_SAMPLE = 65536
_CONTROL_LIMIT = 0.02
"""More control characters than this share of the sample: the bytes are no text."""
_WORDLESS_LIMIT = 0.3
"""More undefined or accented characters than this: not Windows-1252 text either."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding that gave it, and whether the encoding was a guess."""

    text: str
    encoding: str
    guessed: bool


def decode(data: bytes, name: str) -> Decoded:
    """Decode the bytes of a text dump.

    Args:
        data: the whole file.
        name: what to call it in messages.

    Raises:
        InputError: the file is empty or is no text.
    """
    if not data.strip(b" \t\r\n\x0c\x00\xef\xbb\xbf\xff\xfe"):
        raise InputError(f"{name}: the file is empty", hint="check that it was copied completely")
    _refuse_binary_format(data, name)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(data.decode(encoding, errors="replace"), encoding, guessed=False)
    if b"\x00" in data[:_SAMPLE]:
        return Decoded(_decode_utf16(data, name), "utf-16", guessed=True)
    try:
        text, encoding = data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        text, encoding = data.decode("cp1252", errors="replace"), "cp1252"
        _refuse_wordless(text[:_SAMPLE], name)
    _refuse_control_characters(text[:_SAMPLE], name)
    return Decoded(text, encoding, guessed=encoding == "cp1252")


def _refuse_binary_format(data: bytes, name: str) -> None:
    for magic, kind, hint in _BINARY_FORMATS:
        if data.startswith(magic):
            raise InputError(f"{name}: this is a {kind} file, not a text dump", hint=hint)


def _decode_utf16(data: bytes, name: str) -> str:
    """UTF-16 without a mark: text in Latin letters has NULs at every second byte only."""
    sample = data[:_SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) > 0.3 * len(sample) / 2 and min(even, odd) < 0.05 * len(sample) / 2:
        encoding = "utf-16-be" if even > odd else "utf-16-le"
        return data.decode(encoding, errors="replace")
    raise InputError(
        f"{name}: the file is binary, not text", hint="give a text dump of the document"
    )


def _refuse_control_characters(sample: str, name: str) -> None:
    control = sum(1 for char in sample if ord(char) < 32 and char not in "\t\n\r\f\v")
    if control > _CONTROL_LIMIT * max(len(sample), 1):
        raise InputError(
            f"{name}: the file is binary, not text", hint="give a text dump of the document"
        )


def _refuse_wordless(sample: str, name: str) -> None:
    strange = sum(1 for char in sample if ord(char) > 126)
    if strange > _WORDLESS_LIMIT * max(len(sample), 1):
        raise InputError(
            f"{name}: the text's encoding is not known",
            hint="save the file as UTF-8 and try again",
        )

"""Content streams of a PDF decoded to a limit: a kilobyte can unfold to gigabytes.

Only what is needed to look into the streams that paint: the filters of text and vectors, not
those of images. It is meant for a look before PDFium decodes the same stream without a limit.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from io import BytesIO

from pdfminer.ascii85 import ascii85decode, asciihexdecode
from pdfminer.lzw import LZWDecoder
from pdfminer.pdftypes import PDFObjRef, PDFStream
from pdfminer.psparser import PSLiteral
from pdfminer.runlength import rldecode
from pdfminer.utils import apply_png_predictor, apply_tiff_predictor

from extractor.readers.pdf_unfolding import inflate

_MOST_SLOW = 100_000
"""Bytes that are given to a decoder written in Python: seconds for a megabyte. Programs of this
century compress with Flate."""
_MOST_FILTERS = 4
"""Filters of one stream; one is usual, two are seen (ASCII85 around Flate)."""
MOST_REFERENCES = 8
"""References that lead to references; a file made to harm leads them round in a circle."""
_TIFF, _PNG = 2, 10
"""Kinds of predictors (/Predictor); those of PNG are 10 and above."""


logging.getLogger("pdfminer").addHandler(logging.NullHandler())
# what pdfminer has to say of a damaged file would else stand on the screen of whoever reads it


class TooLongError(Exception):
    """A stream is longer than is decoded, or cannot be decoded within reason."""


def resolve(value: object) -> object:
    """Return what a reference leads to; None for one that leads nowhere."""
    for _ in range(MOST_REFERENCES):
        if not isinstance(value, PDFObjRef):
            return value
        value = value.resolve()
    return None


def entries_of(value: object) -> Mapping[str, object]:
    """Return the entries of a dictionary or of a stream's; none for other values."""
    found = resolve(value)
    if isinstance(found, PDFStream):
        return found.attrs
    return found if isinstance(found, dict) else {}


def name_of(value: object) -> str:
    """Return a name as text, also one written as a string; empty for other values."""
    found = resolve(value)
    if isinstance(found, PSLiteral):
        found = found.name
    return found.decode("latin-1") if isinstance(found, bytes) else str(found or "")


def decode_stream(stream: PDFStream, most: int) -> bytes:
    """Decode a content stream; one that is damaged as far as it can be read.

    Args:
        stream: as the file has it.
        most: the bytes that are too many.

    Raises:
        TooLongError: it has as many bytes, or filters that nobody uses to such an extent.
    """
    data = stream.get_rawdata() or b""
    if stream.decipher and stream.objid is not None and stream.genno is not None:
        data = stream.decipher(stream.objid, stream.genno, data, stream.attrs)
    filters, settings = _listed(stream.get("Filter")), _listed(stream.get("DecodeParms"))
    if len(filters) > _MOST_FILTERS:
        raise TooLongError
    settings += [None] * (len(filters) - len(settings))
    for name, setting in zip(filters, settings, strict=False):
        decoder = _DECODERS.get(name_of(name))
        if decoder:
            data = _unpredicted(decoder(data, most), entries_of(setting))
    if len(data) >= most:
        raise TooLongError
    return data


def _slowly(decoder: Callable[[bytes], bytes]) -> Callable[[bytes, int], bytes]:
    """Let a decoder written in Python have short streams only."""

    def decode(data: bytes, most: int) -> bytes:
        if len(data) > min(most, _MOST_SLOW):
            raise TooLongError
        return decoder(data)

    return decode


def _unlzw(data: bytes, most: int) -> bytes:
    if len(data) > _MOST_SLOW:
        raise TooLongError
    out = bytearray()
    for piece in LZWDecoder(BytesIO(data)).run():
        out += piece
        if len(out) >= most:
            raise TooLongError
    return bytes(out)


def _unpredicted(data: bytes, setting: Mapping[str, object]) -> bytes:
    """Undo the predictor of a filter, which content streams hardly ever have."""
    kind = _number(setting, "Predictor", 1)
    if kind != _TIFF and kind < _PNG:
        return data
    if len(data) > _MOST_SLOW:
        raise TooLongError
    colours, columns = _number(setting, "Colors", 1), _number(setting, "Columns", 1)
    bits = _number(setting, "BitsPerComponent", 8)
    if kind == _TIFF:
        return apply_tiff_predictor(colours, columns, bits, data)
    return apply_png_predictor(kind, colours, columns, bits, data)


def _number(setting: Mapping[str, object], key: str, usual: int) -> int:
    value = resolve(setting.get(key))
    return value if isinstance(value, int) else usual


def _listed(value: object) -> list[object]:
    found = resolve(value)
    if found is None:
        return []
    return list(found) if isinstance(found, list) else [found]


_DECODERS: dict[str, Callable[[bytes, int], bytes]] = {
    "FlateDecode": inflate,
    "Fl": inflate,
    "LZWDecode": _unlzw,
    "LZW": _unlzw,
    "ASCII85Decode": _slowly(ascii85decode),
    "A85": _slowly(ascii85decode),
    "ASCIIHexDecode": _slowly(asciihexdecode),
    "AHx": _slowly(asciihexdecode),
    "RunLengthDecode": _slowly(rldecode),
    "RL": _slowly(rldecode),
}
"""Filters of content streams by name; others belong to images and leave the bytes as they are."""

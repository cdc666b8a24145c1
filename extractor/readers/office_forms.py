"""Files of office programs that are not read, told by their content, and the way on.

The old forms (DOC, XLS, PPT), those of other programs (ODT, ODS, RTF), web pages and locked
files would come out as gibberish or as nothing. Each gets a message that names the command
which makes a form of it that is read.
"""

from __future__ import annotations

import re
from typing import Literal, NoReturn

from extractor.errors import InputError

Target = Literal["docx", "xlsx", "pdf"]
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD = 4096
"""Bytes at the beginning in which a form that is text says what it is."""
_OLD: tuple[tuple[str, str, str, Target], ...] = (
    ("0609020000000000c000000000000046", "WordDocument", "an old Word file (DOC)", "docx"),
    ("0009020000000000c000000000000046", "WordDocument", "an old Word file (DOC)", "docx"),
    ("2008020000000000c000000000000046", "Workbook", "an old Excel file (XLS)", "xlsx"),
    ("1008020000000000c000000000000046", "Book", "an old Excel file (XLS)", "xlsx"),
    ("108d81649b4fcf1186ea00aa00b929e8", "PowerPoint Document", "an old PowerPoint file (PPT)",
     "pdf"),
)  # fmt: skip
"""The class that the root of an OLE file names, the stream it holds, what it is."""
_ENCRYPTED_STREAM = "EncryptedPackage"
_ROOT = "Root Entry"
_NAME_SIZE = 64
_CLASS_AT = 80
"""Bytes of a name in an OLE directory, and where its entry keeps its class from there on."""
_FLAT: tuple[tuple[bytes, bytes, str, Target], ...] = (
    (rb"\{\\rtf", b"", "an RTF file", "docx"),
    (rb"<\?xml|<office:document", b"opendocument.spreadsheet", "a flat ODS file", "xlsx"),
    (rb"<\?xml|<office:document", b"opendocument.presentation", "a flat ODP file", "pdf"),
    (rb"<\?xml|<office:document", b"oasis:names:tc:opendocument", "a flat ODT file", "docx"),
    (rb"<\?xml|<\w+:wordDocument", b"office/word/2003/wordml", "a Word file of 2003 (XML)", "docx"),
    (rb"<\?xml|<Workbook", b"microsoft-com:office:spreadsheet", "an Excel file of 2003 (XML)",
     "xlsx"),
    (rb"<\?xml|<pkg:package", b"office/2006/xmlPackage", "a flat Word file (XML)", "docx"),
    (rb"<!doctype html|<html", b"", "a web page (HTML)", "pdf"),
    (rb"mime-version:", b"multipart/related", "a web page in one file (MHT)", "pdf"),
)  # fmt: skip
"""How text begins that is no plain text, what else stands in its head, what it is."""
_PACKED: tuple[tuple[bytes, str, Target], ...] = (
    (b"opendocument.text", "an ODT file", "docx"),
    (b"opendocument.spreadsheet", "an ODS file", "xlsx"),
    (b"opendocument.presentation", "an ODP file", "pdf"),
    (b"ms-excel.sheet.binary", "a binary Excel file (XLSB)", "xlsx"),
    (b"presentationml", "a PowerPoint file (PPTX)", "pdf"),
)
_UNLOCK = "open it in its program, save it without a password and try again"


def refuse_other_forms(data: bytes, name: str) -> None:
    """Raise InputError for an OLE file, and for text that only a program makes readable.

    Args:
        data: the whole file.
        name: what to call it in messages.
    """
    if data.startswith(OLE_MAGIC):
        _refuse_ole(data, name)
    head = data[:_HEAD].replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe\r\n\t ")
    for begin, inside, what, target in _FLAT:
        if re.match(begin, head, re.IGNORECASE) and inside.lower() in head.lower():
            _refuse(name, what, target)


def refuse_packed(types: bytes, name: str) -> NoReturn:
    """Raise InputError for a ZIP file that is neither DOCX nor XLSX.

    Args:
        types: what it says of itself: its content types, its media type.
        name: what to call it in messages.
    """
    for sign, what, target in _PACKED:
        if sign in types:
            _refuse(name, what, target)
    raise InputError(
        f"{name}: this is a ZIP file that holds no DOCX or XLSX, or one that is cut off",
        hint="copy the file again from its source; unpack an archive and give its files",
    )


def refuse_locked(name: str) -> NoReturn:
    """Raise InputError for a file that only a password opens."""
    raise InputError(f"{name}: the document is protected by a password", hint=_UNLOCK)


def _refuse_ole(data: bytes, name: str) -> NoReturn:
    if _utf16(_ENCRYPTED_STREAM) in data:
        refuse_locked(name)
    root = data.find(_utf16(_ROOT))
    own = data[root + _CLASS_AT : root + _CLASS_AT + 16].hex() if root >= 0 else ""
    for number, _, what, target in _OLD:
        if own == number:
            _refuse(name, what, target)
    for _, stream, what, target in _OLD:
        if _utf16(stream).ljust(_NAME_SIZE, b"\0") in data:
            _refuse(name, what, target)
    raise InputError(
        f"{name}: this is an old office file or part of one (an OLE container)",
        hint="open it in its program and save it as DOCX or XLSX",
    )


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


def _refuse(name: str, what: str, target: Target) -> NoReturn:
    raise InputError(
        f"{name}: this is {what}, which is not read",
        hint=f"convert it first: soffice --headless --convert-to {target} FILE",
    )

"""The XML of office documents, made safe and short to name.

Elements and attributes come out under the customary prefixes (``w:tbl``, ``a:t``), whether
the file uses the transitional or the strict namespaces. A document type declaration is
refused before anything is expanded, and so is nesting that no writer of documents produces:
what reads the trees may recurse.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NoReturn
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from xml.parsers import expat

from extractor.errors import InputError

MAX_DEPTH = 150
"""Elements within elements. Real documents stay under 60; recursion under Python's 1,000."""
_CHUNK = 65536
_OOXML = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_MICROSOFT = "http://schemas.microsoft.com/office/"
_PREFIXES = {
    f"{_OOXML}wordprocessingml/2006/main": "w",
    f"{_STRICT}wordprocessingml/main": "w",
    f"{_OOXML}spreadsheetml/2006/main": "s",
    f"{_STRICT}spreadsheetml/main": "s",
    f"{_OOXML}officeDocument/2006/relationships": "r",
    f"{_STRICT}officeDocument/relationships": "r",
    f"{_OOXML}officeDocument/2006/math": "m",
    f"{_STRICT}officeDocument/math": "m",
    f"{_OOXML}drawingml/2006/main": "a",
    f"{_STRICT}drawingml/main": "a",
    f"{_OOXML}drawingml/2006/wordprocessingDrawing": "wp",
    f"{_STRICT}drawingml/wordprocessingDrawing": "wp",
    f"{_OOXML}drawingml/2006/spreadsheetDrawing": "xdr",
    f"{_STRICT}drawingml/spreadsheetDrawing": "xdr",
    f"{_OOXML}drawingml/2006/picture": "pic",
    f"{_STRICT}drawingml/picture": "pic",
    f"{_OOXML}markup-compatibility/2006": "mc",
    f"{_OOXML}package/2006/relationships": "rel",
    f"{_OOXML}package/2006/content-types": "ct",
    f"{_MICROSOFT}word/2010/wordml": "w14",
    f"{_MICROSOFT}word/2010/wordprocessingShape": "wps",
    "urn:schemas-microsoft-com:vml": "v",
}


class _RootSeen(Exception):
    """The root element began, so no document type declaration can follow."""


def parse_xml(data: bytes, where: str) -> Element:
    """Parse one part of a package.

    Args:
        data: the part's bytes.
        where: what to call it in messages: ``rkt.docx (word/document.xml)``.

    Returns:
        The root, its tree under prefixed names.

    Raises:
        InputError: it is no XML, declares a document type, or is nested absurdly deep.
    """
    refuse_doctype(data, where)
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, LookupError, ValueError) as error:
        raise InputError(
            f"{where}: the XML is damaged ({error})",
            hint="open the document in its office program and save it again",
        ) from error
    _shorten_names(root, where)
    return root


def refuse_doctype(data: bytes, where: str) -> None:
    """Raise InputError if XML declares a document type; what is no XML passes.

    Office documents never have one: it is there to expand entities until memory ends, or
    to fetch files.
    """
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = lambda *_: _refuse(where)
    parser.StartElementHandler = _stop_at_root
    try:
        for start in range(0, len(data), _CHUNK):
            parser.Parse(data[start : start + _CHUNK], False)
    except _RootSeen:
        return
    except (expat.ExpatError, LookupError, ValueError):
        return  # no XML, or damaged: for whoever parses it to tell


def _refuse(where: str) -> NoReturn:
    raise InputError(
        f"{where}: the XML declares a document type, which no office document does",
        hint="do not trust this file; ask its source for a clean copy",
    )


def _stop_at_root(_name: str, _attributes: dict[str, str]) -> NoReturn:
    raise _RootSeen


def _shorten_names(root: Element, where: str) -> None:
    level = [root]
    depth = 0
    while level:
        depth += 1
        if depth > MAX_DEPTH:
            raise InputError(
                f"{where}: elements are nested more than {MAX_DEPTH} deep",
                hint="open the document in its office program and flatten its nested tables",
            )
        for node in level:
            node.tag = _short(node.tag)
            if any(key.startswith("{") for key in node.attrib):
                node.attrib = {_short(key): text for key, text in node.attrib.items()}
        level = [below for node in level for below in node]


@cache
def _short(name: str) -> str:
    if not name.startswith("{"):
        return name
    uri, _, local = name[1:].partition("}")
    prefix = _PREFIXES.get(uri)
    return f"{prefix}:{local}" if prefix else local


def child(node: Element | None, *path: str) -> Element | None:
    """Return the element at a path of tags: ``child(p, "w:pPr", "w:numPr")``, or None."""
    for tag in path:
        if node is None:
            return None
        for below in node:
            if below.tag == tag:
                node = below
                break
        else:
            return None
    return node


def children(node: Element | None, tag: str) -> Iterator[Element]:
    """Yield the direct children with a tag; none of nothing."""
    if node is not None:
        yield from (one for one in node if one.tag == tag)


def value(node: Element | None, *path: str) -> str | None:
    """Return the ``w:val`` of the element at a path: ``value(p, "w:pPr", "w:pStyle")``."""
    found = child(node, *path)
    return None if found is None else found.get("w:val")


def whole(text: str | None, default: int) -> int:
    """Read a whole number of an attribute: ``"3"``, ``"3.0"``; the default for all else."""
    try:
        return int(float(text)) if text else default
    except (ValueError, OverflowError):
        return default


def is_on(flag: Element | None) -> bool:
    """Say whether an on/off property is there and not switched off (``w:val="0"``)."""
    return flag is not None and flag.get("w:val", "1") not in ("0", "false", "off")

"""Elements of office documents by short names: ``w:tbl``, ``a:t``.

The trees are python-docx's (lxml's). Comments stand in them too; these helpers see through.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from docx.oxml.ns import nsmap
from docx.oxml.xmlchemy import BaseOxmlElement

Element = BaseOxmlElement
_NAMESPACES = {
    **nsmap,
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "xdr": "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
    "cx": "http://schemas.microsoft.com/office/drawing/2014/chartex",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
_PREFIXES = {uri: prefix for prefix, uri in _NAMESPACES.items()}


@lru_cache(maxsize=4096)
def _full(name: str) -> str:
    """``w:p`` as the trees name it; a name without a prefix stays."""
    prefix, colon, local = name.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}" if colon else name


@lru_cache(maxsize=4096)
def _short(name: str) -> str:
    uri, _, local = name.lstrip("{").rpartition("}")
    return f"{_PREFIXES[uri]}:{local}" if uri in _PREFIXES else local


def tag_of(node: Element) -> str:
    """Return an element's short name, ``w:tbl``; an empty text for a comment."""
    return _short(node.tag) if isinstance(node.tag, str) else ""


def text_of(node: Element) -> str:
    """Return the text directly in an element, comments left out."""
    text: str = node.xpath("string()") if len(node) else node.text or ""
    return text


def attribute(node: Element | None, name: str, default: str = "") -> str:
    """Return an attribute by its short name, ``w:val``, or the default."""
    found: str | None = None if node is None else node.get(_full(name))
    return default if found is None else found


def child(node: Element | None, *path: str) -> Element | None:
    """Return the element at a path of tags: ``child(p, "w:pPr", "w:numPr")``, or None."""
    for tag in path:
        if node is None:
            return None
        node = node.find(_full(tag))
    return node


def children(node: Element | None, tag: str) -> Iterator[Element]:
    """Yield the direct children with a tag; none of nothing."""
    if node is not None:
        yield from node.iterchildren(_full(tag))


def descendants(node: Element, tag: str) -> Iterator[Element]:
    """Yield an element and all below it that have a tag, in the order of the document."""
    yield from node.iter(_full(tag))


def value(node: Element | None, *path: str) -> str | None:
    """Return the ``w:val`` of the element at a path: ``value(p, "w:pPr", "w:pStyle")``."""
    found = child(node, *path)
    return None if found is None else found.get(_full("w:val"))


def whole(text: str | None, default: int) -> int:
    """Read a whole number of an attribute: ``"3"``, ``"3.0"``; the default for all else."""
    try:
        return int(float(text)) if text else default
    except (ValueError, OverflowError):
        return default


def is_on(flag: Element | None) -> bool:
    """Say whether an on/off property is there and not switched off (``w:val="0"``)."""
    return flag is not None and attribute(flag, "w:val", "1") not in ("0", "false", "off")

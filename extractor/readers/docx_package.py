"""A DOCX as python-docx opens it: the body, and the parts that it refers to."""

from __future__ import annotations

from docx.opc.part import Part, XmlPart
from docx.oxml import parse_xml
from docx.package import Package

from extractor.errors import InputError
from extractor.readers.office import library_errors, open_package
from extractor.readers.office_xml import Element, child

_KINDS = frozenset({
    "officeDocument", "styles", "numbering", "theme", "header", "footer", "footnotes", "endnotes",
})  # fmt: skip
"""The parts that are read, by the last word of their relationship's type."""


class DocxPackage:
    """An opened document; ``body`` is its ``w:body``."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open it; raise InputError for what is no DOCX, damaged, protected or a bomb."""
        stream = open_package(data, name, "docx").as_docx(_KINDS)
        with library_errors(name):
            part = Package.open(stream).main_document_part  # Document() refuses templates, macros
            self._parts = {key: _root(one) for key, one in part.related_parts.items()}
            self._kinds = {key: one.reltype.rpartition("/")[2] for key, one in part.rels.items()}
            body = child(_root(part), "w:body")
        if body is None:
            raise InputError(f"{name}: the document has no body", hint="save it again, or convert")
        self.body: Element = body

    def related(self, kind: str) -> Element | None:
        """Return the root of the part that the document refers to as ``styles``, if any."""
        return next((self._parts[key] for key, one in self._kinds.items() if one == kind), None)

    def by_id(self, number: str) -> Element | None:
        """Return the root of the part behind a relationship's id, ``rId7``, if any."""
        return self._parts.get(number)


def _root(part: Part) -> Element:
    return part.element if isinstance(part, XmlPart) else parse_xml(part.blob)

"""A DOCX as python-docx opens it: the body, and the parts that it refers to."""

from __future__ import annotations

from docx.opc.part import Part, XmlPart
from docx.oxml import parse_xml
from docx.package import Package as WordPackage

from extractor.errors import InputError
from extractor.readers.office import Package, library_errors
from extractor.readers.office_xml import Element, child

_KINDS = frozenset({
    "officeDocument", "styles", "numbering", "theme", "header", "footer", "footnotes", "endnotes",
    "diagramData",
})  # fmt: skip
"""The parts that are read, by the last word of their relationship's type."""


class DocxPackage:
    """An opened document; ``body`` is its ``w:body``."""

    def __init__(self, package: Package) -> None:
        """Read its parts; raise InputError for one that is damaged or a bomb."""
        name = package.name
        stream = package.as_docx(_KINDS)
        with library_errors(name):
            part = WordPackage.open(
                stream
            ).main_document_part  # Document() refuses templates, macros
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

    def diagram(self, number: str) -> Element | None:
        """Return the root of a diagram's content by a relationship's id, if it is one."""
        return self._parts[number] if self._kinds.get(number) == "diagramData" else None


def _root(part: Part) -> Element:
    return part.element if isinstance(part, XmlPart) else parse_xml(part.blob)

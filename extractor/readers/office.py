"""Office documents as packages: what bytes are, and their parts, opened with care.

DOCX and XLSX files are zip archives of XML parts that refer to one another by
relationships. Nothing outside the archive is ever fetched, macros are never looked at, and
sizes are checked by what the archive declares before a byte is unpacked (the unpacking
stops at the declared size).
"""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import Literal, NamedTuple
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from extractor.errors import InputError
from extractor.readers.office_xml import children, parse_xml

OfficeKind = Literal["docx", "xlsx", "encrypted", "ole", "zip"]

MAX_UNPACKED = 500_000_000
"""Bytes of a whole archive, pictures and all; photographs make large reports, not larger ones."""
MAX_XML = 64_000_000
"""Bytes of everything that is no picture: some 20,000 pages. Parsed, it takes ten times that."""
MAX_PARTS = 20_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_ENCRYPTED_FLAG = 0x1
_CONTENT_TYPES = "[Content_Types].xml"
_MEDIA = (
    ".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".emz", ".wmz", ".tif", ".tiff", ".bmp",
    ".svg", ".wdp", ".bin", ".odttf", ".fntdata",
)  # fmt: skip
_MAIN_TYPES: tuple[tuple[str, Literal["docx", "xlsx"]], ...] = (
    ("wordprocessingml", "docx"),
    ("word.document", "docx"),
    ("word.template", "docx"),
    ("spreadsheetml", "xlsx"),
    ("ms-excel.sheet.macro", "xlsx"),
    ("ms-excel.template.macro", "xlsx"),
)
_UNREADABLE = (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, struct.error)
"""What opening a damaged archive raises."""
_SAVE_AGAIN = "open it in its office program, save it again, or ask for another copy"


class Relation(NamedTuple):
    """Where a relationship leads: its type's last word (``styles``), the part, in or out."""

    kind: str
    target: str
    external: bool


@dataclass(slots=True)
class Package:
    """An opened archive; ``main`` is its document or workbook part."""

    name: str
    archive: zipfile.ZipFile
    main: str = ""
    _known: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Learn the parts' names; they are compared without regard to case."""
        self._known = {_plain(name): name for name in self.archive.namelist()}

    def has(self, part: str) -> bool:
        """Say whether there is such a part."""
        return _plain(part) in self._known

    def read(self, part: str) -> bytes:
        """Unpack a part; raise InputError if it is missing or damaged."""
        if not self.has(part):
            raise InputError(f"{self.name}: the part {part} is missing", hint=_SAVE_AGAIN)
        try:
            return self.archive.read(self._known[_plain(part)])
        except (zlib.error, EOFError, RuntimeError, *_UNREADABLE) as error:
            raise InputError(
                f"{self.name}: the part {part} is damaged ({error})", hint=_SAVE_AGAIN
            ) from error

    def tree(self, part: str) -> Element:
        """Parse a part; raise InputError if it is missing or damaged."""
        return parse_xml(self.read(part), f"{self.name} ({part})")

    def relations(self, part: str) -> dict[str, Relation]:
        """Return the relationships of a part (``""``: of the package) by their ids."""
        folder, leaf = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{leaf}.rels")
        if not self.has(rels):
            return {}
        found = {}
        for node in children(self.tree(rels), "rel:Relationship"):
            target = node.get("Target", "")
            external = node.get("TargetMode") == "External"
            if not external:
                target = _resolve(folder, target)
            kind = node.get("Type", "").rsplit("/", 1)[-1]
            found[node.get("Id", "")] = Relation(kind, target, external)
        return found

    def related(self, part: str, kind: str) -> Element | None:
        """Return the parsed part that a part refers to (``styles``, ``numbering``), if any."""
        for relation in self.relations(part).values():
            if relation.kind == kind and not relation.external and self.has(relation.target):
                return self.tree(relation.target)
        return None


def office_kind(data: bytes) -> OfficeKind | None:
    """Tell what bytes are, by their content and not by any name.

    Returns:
        ``docx`` or ``xlsx`` (templates and files with macros too), ``encrypted`` for a
        password-protected one, ``ole`` for another OLE container (the old ``.doc`` and
        ``.xls``), ``zip`` for any other archive (also one cut off), None for all else.
    """
    if data.startswith(_OLE):
        return "encrypted" if _ENCRYPTED_STREAM in data else "ole"
    if not data.startswith(b"PK"):
        return None
    try:
        package = Package("", zipfile.ZipFile(io.BytesIO(data)))
        _refuse_oversize(package)
        return _find_main(package)[1] or "zip"
    except (InputError, *_UNREADABLE):
        return "zip"


def open_package(data: bytes, name: str, kind: Literal["docx", "xlsx"]) -> Package:
    """Open a DOCX or XLSX file.

    Args:
        data: the whole file.
        name: what to call it in messages.
        kind: what it has to be.

    Raises:
        InputError: it is something else, password-protected, cut off, or a bomb.
    """
    form = "DOCX" if kind == "docx" else "XLSX"
    _refuse_other_formats(data, name, form)
    try:
        package = Package(name, zipfile.ZipFile(io.BytesIO(data)))
    except _UNREADABLE as error:
        raise InputError(
            f"{name}: the {form} file is damaged or cut off ({error})",
            hint="check that it was copied completely",
        ) from error
    _refuse_oversize(package)
    package.main, found = _find_main(package)
    if found != kind:
        what = f"a {found.upper()} file" if found else "a zip archive"
        raise InputError(f"{name}: this is {what}, not a {form} file", hint=_SAVE_AGAIN)
    return package


def _refuse_other_formats(data: bytes, name: str, form: str) -> None:
    if not data:
        raise InputError(f"{name}: the file is empty", hint="check that it was copied completely")
    kind = office_kind(data) if data.startswith(_OLE) else None
    if kind == "encrypted":
        raise InputError(
            f"{name}: the file is password-protected",
            hint="open it with its password and save it without one",
        )
    if kind == "ole":
        raise InputError(
            f"{name}: this is an old office file (DOC, XLS), not a {form} file",
            hint=f"save it as {form} first",
        )
    if not data.startswith(b"PK"):
        raise InputError(
            f"{name}: this is not a {form} file, whatever its name says",
            hint="check what it is, and that it was copied completely",
        )


def _refuse_oversize(package: Package) -> None:
    entries = package.archive.infolist()
    if any(entry.flag_bits & _ENCRYPTED_FLAG for entry in entries):
        raise InputError(
            f"{package.name}: the archive is password-protected",
            hint="open it with its password and save it without one",
        )
    total = sum(entry.file_size for entry in entries)
    markup = sum(entry.file_size for entry in entries if not _is_media(entry.filename))
    if len(entries) > MAX_PARTS or total > MAX_UNPACKED or markup > MAX_XML:
        raise InputError(
            f"{package.name}: unpacked, the file would have {len(entries)} parts and {total} bytes",
            hint=f"up to {MAX_PARTS} parts and {MAX_XML} bytes without pictures are read; split it",
        )


def _is_media(name: str) -> bool:
    return name.lower().endswith(_MEDIA)


def markup_parts(package: Package) -> list[str]:
    """Return the names of all parts that are not pictures or other binaries."""
    return [name for name in package.archive.namelist() if not _is_media(name)]


def _find_main(package: Package) -> tuple[str, Literal["docx", "xlsx"] | None]:
    """Find the main part and what it is, by its content type, else by its folder."""
    for relation in package.relations("").values():
        if relation.kind == "officeDocument" and not relation.external:
            declared = _content_type(package, relation.target)
            for word, kind in _MAIN_TYPES:
                if word in declared:
                    return relation.target, kind
    for part, kind in (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx")):
        if package.has(part):
            return part, "docx" if kind == "docx" else "xlsx"
    return "", None


def _content_type(package: Package, part: str) -> str:
    if not package.has(_CONTENT_TYPES):
        return ""
    for node in children(package.tree(_CONTENT_TYPES), "ct:Override"):
        if _plain(node.get("PartName", "")) == _plain(part):
            return node.get("ContentType", "").lower()
    return ""


def _resolve(folder: str, target: str) -> str:
    path = unquote(target.partition("#")[0])
    return posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")


def _plain(part: str) -> str:
    return part.replace("\\", "/").lstrip("/").lower()

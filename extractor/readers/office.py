"""Office documents as packages: their parts, opened with care.

DOCX and XLSX files are zip archives of XML parts that refer to one another by
relationships. python-docx and openpyxl read them; here stands what comes before: sizes are
checked by what the archive declares, no part is unpacked beyond its declared size, whatever
it holds, no part that declares a document type is let through, and a package that a
library would stumble over is put right. Nothing outside the archive is ever fetched, macros
are never looked at.
"""

from __future__ import annotations

import io
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Container, Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass, field
from typing import Literal

from docx.exceptions import PythonDocxError
from docx.opc.exceptions import OpcError
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.exceptions import XmlchemyError
from openpyxl.utils.exceptions import CellCoordinatesException, InvalidFileException

from extractor.errors import InputError
from extractor.readers.office_forms import refuse_locked, refuse_packed
from extractor.readers.office_xml import Element, attribute

OfficeForm = Literal["docx", "xlsx"]

MAX_UNPACKED = 500_000_000
"""Bytes of a whole archive, pictures and all; photographs make large reports, not larger ones."""
MAX_XML = 64_000_000
"""Bytes of everything that is no picture: some 20,000 pages. Parsed, it takes ten times that."""
MAX_PARTS = 20_000
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_ENCRYPTED_FLAG = 0x1
_PACKED_BY = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How office programs pack parts; unpacking the other ways cannot be stopped at a size."""
_DECLARATION = re.compile(r"^<\?xml[^>]*\?>")
_STRICT_NAME = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_USUAL_NAME = rb"http://schemas.openxmlformats.org/\1/2006/"
"""The libraries know no namespaces of the strict form of the format; nothing else differs."""
_CONTENT_TYPES = "[Content_Types].xml"
_MEDIA_TYPE = "mimetype"
"""Where packages of other programs (ODT, ODS) say what they are."""
_MEDIA = (
    ".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".emz", ".wmz", ".tif", ".tiff", ".bmp",
    ".svg", ".wdp", ".bin", ".odttf", ".fntdata",
)  # fmt: skip
_DOCX_TYPE = re.compile(rb"application/[\w.-]*(?:wordprocessingml|ms-word)[\w.]*\.main\+xml")
_XLSX_TYPE = re.compile(rb"application/[\w.-]*(?:spreadsheetml|ms-excel)[\w.]*\.main\+xml")
"""Content types of the main part; those of templates and of files with macros differ."""
_UNREADABLE = (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, struct.error)
"""What opening a damaged archive raises."""
_REFUSED = (
    PythonDocxError, OpcError, XmlchemyError, CellCoordinatesException, InvalidFileException,
    AssertionError, AttributeError, LookupError, OverflowError, RecursionError, SyntaxError,
    TypeError, UserWarning, ValueError, *_UNREADABLE,
)  # fmt: skip
"""What the libraries raise at damaged documents; errors of XML are SyntaxErrors."""
_LOST_RELATIONS = ".*contains invalid dependency definitions"
"""openpyxl warns of this and goes on as if the part referred to nothing."""
_SAVE_AGAIN = "open it in its office program, save it again, or ask for another copy"


@dataclass(slots=True)
class Package:
    """An opened archive, and what it is; names of parts are compared without regard to case."""

    name: str
    archive: zipfile.ZipFile
    form: OfficeForm = "docx"
    _known: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Learn the parts' names."""
        self._known = {_plain(name): name for name in self.archive.namelist()}

    def has(self, part: str) -> bool:
        """Say whether there is such a part."""
        return _plain(part) in self._known

    def read(self, part: str) -> bytes:
        """Unpack a part of XML, in letters of one byte and with the usual namespaces.

        Raises:
            InputError: it is missing or damaged, or declares a document type, which serves
                to expand entities until memory ends, or to fetch files.
        """
        if not self.has(part):
            raise InputError(f"{self.name}: the part {part} is missing", hint=_SAVE_AGAIN)
        try:
            data = self._unpack(self.archive.getinfo(self._known[_plain(part)]))
        except (zlib.error, EOFError, RuntimeError, *_UNREADABLE) as error:
            raise InputError(
                f"{self.name}: the part {part} is damaged ({error})", hint=_SAVE_AGAIN
            ) from error
        if b"\0" in data[:4]:
            data = _DECLARATION.sub("", data.decode("utf-16", "replace"), count=1).encode()
        if b"<!DOCTYPE" in data:
            raise InputError(
                f"{self.name}: the part {part} declares a document type, as no office document",
                hint="do not trust this file; ask its source for a clean copy",
            )
        return _STRICT_NAME.sub(_USUAL_NAME, data)

    def _unpack(self, entry: zipfile.ZipInfo) -> bytes:
        """Unpack up to the declared size; where more would come, the checksum is wrong."""
        if entry.compress_type not in _PACKED_BY:
            raise NotImplementedError("packed as no office program does")
        if entry.file_size > MAX_XML:
            raise InputError(
                f"{self.name}: unpacked, the part {entry.filename} would have"
                f" {entry.file_size} bytes",
                hint=f"up to {MAX_XML} bytes without pictures are read; split it",
            )
        with self.archive.open(entry) as packed:
            return packed.read(entry.file_size + 1)

    def tree(self, part: str) -> Element:
        """Parse a part of XML; raise InputError as ``read`` does, and if it is no XML."""
        data = self.read(part)
        with library_errors(self.name):
            return parse_xml(data)

    def as_docx(self, kinds: Container[str]) -> io.BytesIO:
        """Write the package anew, as python-docx expects it.

        Left out are relations that lead nowhere and those that are not needed, and all that
        is no XML; names of parts are in small letters.

        Args:
            kinds: the last words of the relationships' types to keep: ``styles``.
        """
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as target:
            for part in self._known:
                if part.endswith(".rels"):
                    target.writestr(part, self._needed_relations(part, kinds))
                elif part.endswith(".xml"):
                    name = _CONTENT_TYPES if part == _plain(_CONTENT_TYPES) else part
                    target.writestr(name, self.read(part))
        buffer.seek(0)
        return buffer

    def _needed_relations(self, part: str, kinds: Container[str]) -> bytes:
        root = self.tree(part)
        folder = PackURI(f"/{part}").baseURI.rpartition("/")[0] or "/"
        for node in list(root):
            target = PackURI.from_rel_ref(folder, attribute(node, "Target")).membername
            kind = attribute(node, "Type").rpartition("/")[2]
            outside = attribute(node, "TargetMode") == "External"
            if outside or kind not in kinds or not self.has(target):
                root.remove(node)
            else:
                node.set("Target", f"/{_plain(target)}")
        return serialize_part_xml(root)


@contextmanager
def library_errors(name: str) -> Iterator[None]:
    """Turn what python-docx and openpyxl raise at a file into InputError; nothing is printed."""
    with warnings.catch_warnings(), redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        warnings.filterwarnings("error", _LOST_RELATIONS)
        try:
            yield
        except _REFUSED as error:
            raise InputError(
                f"{name}: the file is damaged or of an unusual form ({error})",
                hint="let an office program repair it (soffice --headless --outdir repaired "
                "--convert-to docx FILE; xlsx for a workbook)",
            ) from error


def open_package(data: bytes, name: str) -> Package | None:
    """Open a DOCX or XLSX file, told by its content and not by any name.

    Args:
        data: the whole file.
        name: what to call it in messages.

    Returns:
        The package, of a document or a workbook (templates and files with macros too);
        None for bytes that are no archive.

    Raises:
        InputError: it is an archive of something else, cut off or with a password, or a
            DOCX or XLSX that is larger than any is read, or whose list of contents is
            damaged or suspicious.
    """
    if not data.startswith(_ZIP):
        return None
    try:
        package = Package(name, zipfile.ZipFile(io.BytesIO(data)))
    except _UNREADABLE:
        refuse_packed(b"", name)
    if any(entry.flag_bits & _ENCRYPTED_FLAG for entry in package.archive.infolist()):
        refuse_locked(name)
    form = _declared_form(package)
    if form is None:
        said = (package.read(part) for part in (_CONTENT_TYPES, _MEDIA_TYPE) if package.has(part))
        refuse_packed(b"".join(said), name)
    _refuse_oversize(package)
    package.form = form
    return package


def _refuse_oversize(package: Package) -> None:
    entries = package.archive.infolist()
    total = sum(entry.file_size for entry in entries)
    markup = sum(entry.file_size for entry in entries if not _is_media(entry.filename))
    if len(entries) > MAX_PARTS or total > MAX_UNPACKED or markup > MAX_XML:
        raise InputError(
            f"{package.name}: unpacked, the file would have {len(entries)} parts and {total} bytes",
            hint=f"up to {MAX_PARTS} parts and {MAX_XML} bytes without pictures are read; split it",
        )


def _is_media(name: str) -> bool:
    return name.lower().endswith(_MEDIA)


def _declared_form(package: Package) -> OfficeForm | None:
    """What the content types say of the main part, else what its place says."""
    types = package.read(_CONTENT_TYPES) if package.has(_CONTENT_TYPES) else b""
    if _DOCX_TYPE.search(types) or package.has("word/document.xml"):
        return "docx"
    return "xlsx" if _XLSX_TYPE.search(types) or package.has("xl/workbook.xml") else None


def _plain(part: str) -> str:
    return part.replace("\\", "/").lstrip("/").lower()

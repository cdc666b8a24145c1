"""Office files are told apart by their bytes, and opened with care."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from extractor.errors import InputError
from extractor.readers import office
from extractor.readers.docx import read_docx
from extractor.readers.office import office_kind, open_package
from extractor.readers.office_xml import parse_xml
from extractor.readers.xlsx import read_xlsx

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
LOCKED = OLE + "EncryptedPackage".encode("utf-16-le")
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DOCUMENT = f'<w:document xmlns:w="{WORD}"><w:body/></w:document>'


def make_zip(**parts: str | bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


DOCX = make_zip(**{"word/document.xml": DOCUMENT})
XLSX = make_zip(**{"xl/workbook.xml": "<workbook/>"})


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (DOCX, "docx"),
        (XLSX, "xlsx"),
        (LOCKED, "encrypted"),
        (OLE, "ole"),
        (make_zip(**{"mimetype": "application/vnd.oasis.opendocument.text"}), "zip"),
        (DOCX[: len(DOCX) // 2], "zip"),
        (b"%PDF-1.4", None),
        (b"", None),
    ],
)
def test_bytes_tell_what_they_are(data: bytes, kind: str | None) -> None:
    assert office_kind(data) == kind


def test_a_file_with_macros_is_still_a_document() -> None:
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
        'PartName="/doc/a.xml" ContentType="application/vnd.ms-word.document.macroEnabled.'
        'main+xml"/></Types>'
    )
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Target="/doc/a.xml" Type="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships/officeDocument"/></Relationships>'
    )
    data = make_zip(**{"[Content_Types].xml": types, "_rels/.rels": rels, "doc/a.xml": DOCUMENT})
    assert office_kind(data) == "docx"
    assert read_docx(data, "makro.docx") == []


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b"Laporan kinerja", "not a DOCX"),
        (DOCX[:-30], "cut off"),
        (OLE, "old office file"),
        (LOCKED, "password"),
        (XLSX, "this is a XLSX file, not a DOCX"),
        (make_zip(**{"a.txt": "x"}), "zip archive"),
    ],
)
def test_what_is_no_docx_is_refused_with_a_reason(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        read_docx(data, "lakip.docx")
    assert str(caught.value).startswith("lakip.docx")
    assert caught.value.hint


def test_a_docx_is_no_xlsx() -> None:
    with pytest.raises(InputError, match="this is a DOCX file"):
        read_xlsx(DOCX, "rka.xlsx")


def test_a_bomb_is_refused_by_what_it_declares(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "MAX_XML", 10_000)
    data = make_zip(**{"word/document.xml": DOCUMENT, "word/styles.xml": b" " * 20_000})
    with pytest.raises(InputError, match="unpacked"):
        read_docx(data, "bom.docx")
    assert office_kind(data) == "zip"


def test_pictures_do_not_count_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "MAX_XML", 10_000)
    data = make_zip(**{"word/document.xml": DOCUMENT, "word/media/foto.jpeg": bytes(20_000)})
    assert read_docx(data, "foto.docx") == []


def test_a_part_whose_bytes_are_damaged_is_told() -> None:
    place = DOCX.index(b"word/document.xml") + len("word/document.xml")
    broken = DOCX[:place] + bytes(8) + DOCX[place + 8 :]
    with pytest.raises(InputError, match=r"damaged|cut off"):
        read_docx(broken, "rusak.docx")


def test_an_entry_with_a_password_is_told() -> None:
    place = DOCX.index(b"PK\x01\x02") + 8
    flags = struct.pack("<H", struct.unpack("<H", DOCX[place : place + 2])[0] | 1)
    with pytest.raises(InputError, match="password"):
        read_docx(DOCX[:place] + flags + DOCX[place + 2 :], "kunci.docx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused_in_any_encoding(encoding: str) -> None:
    bomb = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">'
        '<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><d>&b;</d>'
    )
    with pytest.raises(InputError, match="document type"):
        parse_xml(bomb.encode(encoding), "x.docx (word/document.xml)")


def test_damaged_xml_is_told() -> None:
    with pytest.raises(InputError, match="damaged"):
        parse_xml(b"<w:p", "x.docx (word/document.xml)")


def test_a_relation_to_a_missing_part_does_no_harm() -> None:
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Target="NULL" Type="x/styles"/>'
        '<Relationship Id="r2" Target="http://contoh.go.id/a.xml" TargetMode="External" '
        'Type="x/numbering"/></Relationships>'
    )
    parts = {"word/document.xml": DOCUMENT, "word/_rels/document.xml.rels": rels}
    package = open_package(make_zip(**parts), "rkt.docx", "docx")
    assert package.related("word/document.xml", "styles") is None
    assert package.related("word/document.xml", "numbering") is None


def test_the_strict_form_of_the_format_reads_like_the_usual_one() -> None:
    strict = DOCUMENT.replace(WORD, "http://purl.oclc.org/ooxml/wordprocessingml/main").replace(
        "<w:body/>", "<w:body><w:p><w:r><w:t>Renstra</w:t></w:r></w:p></w:body>"
    )
    flow = read_docx(make_zip(**{"word/document.xml": strict}), "ketat.docx")
    assert [block.text for block in flow if not hasattr(block, "cells")] == ["Renstra"]

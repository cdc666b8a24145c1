"""Office files are told apart by their bytes, and opened with care."""

from __future__ import annotations

import io
import re
import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from extractor.errors import InputError
from extractor.readers import office
from extractor.readers.cells import Flow, FlowText
from extractor.readers.office import Package, open_package
from extractor.readers.office_forms import refuse_other_forms
from tests.extractor.readers.office_files import read_flow

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
LOCKED = OLE + "EncryptedPackage".encode("utf-16-le")
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DOCUMENT = f'<w:document xmlns:w="{WORD}"><w:body/></w:document>'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def types_of(main: str, part: str = "/word/document.xml") -> str:
    """Content types that declare a main part."""
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" '
        'ContentType="application/xml"/><Default Extension="rels" ContentType="application/'
        'vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="{part}" ContentType="application/{main}.main+xml"/></Types>'
    )


def relations(*nodes: str) -> str:
    inside = "".join(f'<Relationship Id="r{i}" {node}/>' for i, node in enumerate(nodes))
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'


def main_at(part: str) -> str:
    return relations(f'Target="{part}" Type="{OFFICE}/officeDocument"')


WORD_TYPES = types_of("vnd.openxmlformats-officedocument.wordprocessingml.document")


def make_zip(**parts: str | bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def make_docx(document: str = DOCUMENT, **parts: str | bytes) -> bytes:
    frame = {"[Content_Types].xml": WORD_TYPES, "_rels/.rels": main_at("word/document.xml")}
    return make_zip(**{**frame, "word/document.xml": document, **parts})


DOCX = make_docx()
XLSX = make_zip(**{"xl/workbook.xml": "<workbook/>"})


OPENDOCUMENT = make_zip(**{"mimetype": "application/vnd.oasis.opendocument.text"})


@pytest.mark.parametrize(("data", "form"), [(DOCX, "docx"), (XLSX, "xlsx")])
def test_bytes_tell_what_they_are(data: bytes, form: str) -> None:
    package = open_package(data, "uji")
    assert package is not None
    assert package.form == form


@pytest.mark.parametrize("data", [b"%PDF-1.4", b"", b"PK KADIS\tNO", b"Laporan kinerja"])
def test_what_is_no_archive_is_left_to_others(data: bytes) -> None:
    refuse_other_forms(data, "uji")
    assert open_package(data, "uji") is None


@pytest.mark.parametrize(
    "main", ["vnd.ms-word.document.macroEnabled", "vnd.ms-word.template.macroEnabledTemplate"]
)
def test_a_file_with_macros_is_still_a_document(main: str) -> None:
    data = make_zip(
        **{
            "[Content_Types].xml": types_of(main, "/doc/a.xml"),
            "_rels/.rels": main_at("/doc/a.xml"),
            "doc/a.xml": DOCUMENT,
        }
    )
    assert read_flow(data, "makro.docx") == []


def ole(stream: str = "", number: str = "00" * 16) -> bytes:
    """An OLE container: the entry of its root with a class, and that of a stream."""
    entries = [("Root Entry", bytes.fromhex(number)), (stream, bytes(16))]
    names = [(text.encode("utf-16-le").ljust(80, b"\0"), own) for text, own in entries]
    return OLE + b"".join(name + own + bytes(32) for name, own in names)


@pytest.mark.parametrize(
    ("data", "message", "command"),
    [
        (ole("WordDocument"), "old Word file (DOC)", "--convert-to docx"),
        (ole("Workbook"), "old Excel file (XLS)", "--convert-to xlsx"),
        (ole("Book"), "old Excel file (XLS)", "--convert-to xlsx"),
        (ole("Bookmark"), "OLE container", "save it as DOCX or XLSX"),
        (ole("PowerPoint Document"), "old PowerPoint file (PPT)", "--convert-to pdf"),
        (
            ole("WordDocument", "2008020000000000c000000000000046"),
            "old Excel file (XLS)",
            "--convert-to xlsx",
        ),
        (LOCKED, "protected by a password", "without a password"),
        (rb"{\rtf1\ansi RENCANA AKSI}", "an RTF file", "--convert-to docx"),
        (
            b'<?xml version="1.0"?><office:document office:mimetype='
            b'"application/vnd.oasis.opendocument.spreadsheet"',
            "a flat ODS file",
            "--convert-to xlsx",
        ),
        (
            b'\xef\xbb\xbf<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
            b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "an Excel file of 2003",
            "--convert-to xlsx",
        ),
        ("<HTML><table>".encode("utf-16"), "a web page (HTML)", "--convert-to pdf"),
        (
            b"MIME-Version: 1.0\r\nContent-Type: multipart/related",
            "a web page in one file",
            "--convert-to pdf",
        ),
        (OPENDOCUMENT, "an ODT file", "--convert-to docx"),
        (
            make_zip(**{"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
            "an ODS file",
            "--convert-to xlsx",
        ),
        (
            make_zip(**{"[Content_Types].xml": "vnd.ms-excel.sheet.binary.macroEnabled.main"}),
            "a binary Excel file (XLSB)",
            "--convert-to xlsx",
        ),
        (
            make_zip(**{"[Content_Types].xml": types_of("x.presentationml.presentation")}),
            "a PowerPoint file (PPTX)",
            "--convert-to pdf",
        ),
        (make_zip(**{"a.txt": "x"}), "holds no DOCX or XLSX", "unpack"),
        (DOCX[:-30], "cut off", "copy the file again"),
    ],
)
def test_what_is_not_read_is_refused_with_the_way_on(
    data: bytes, message: str, command: str
) -> None:
    with pytest.raises(InputError, match=re.escape(message)) as caught:
        read_flow(data, "lakip.bin")
    assert str(caught.value).startswith("lakip.bin: ")
    assert command in caught.value.hint


def test_text_that_speaks_of_a_web_page_is_text() -> None:
    refuse_other_forms(b"No\tSasaran\n1\t<html> <table>", "rak.txt")


def test_a_bomb_is_refused_by_what_it_declares(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "MAX_XML", 10_000)
    data = make_docx(**{"word/styles.xml": b" " * 20_000})
    with pytest.raises(InputError, match="unpacked"):
        read_flow(data, "bom.docx")
    with pytest.raises(InputError, match=r"bom\.docx: unpacked") as caught:
        open_package(data, "bom.docx")
    assert "split it" in caught.value.hint


def test_unpacking_stops_at_the_declared_size() -> None:
    """Whatever a part holds: here 50 million bytes behind the word of a hundred."""
    data = bytearray(make_docx(**{"word/document.xml": b" " * 50_000_000}))
    for place in (m.start() for m in re.finditer(struct.pack("<I", 50_000_000), bytes(data))):
        data[place : place + 4] = struct.pack("<I", 100)
    tracemalloc.start()
    with pytest.raises(InputError, match="damaged"):
        read_flow(bytes(data), "bohong.docx")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000


def test_the_list_of_contents_is_no_way_around_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "MAX_XML", 10_000)
    data = make_docx(**{"[Content_Types].xml": b" " * 20_000})
    with pytest.raises(
        InputError, match=r"bom\.docx: unpacked, the part .* would have 20000 bytes"
    ):
        open_package(data, "bom.docx")


def test_a_part_packed_as_no_office_program_does_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("word/document.xml", DOCUMENT)
        archive.writestr("_rels/.rels", main_at("word/document.xml"))
    with pytest.raises(InputError, match="packed as no office program does"):
        read_flow(buffer.getvalue(), "bzip2.docx")


def test_an_archive_with_a_password_says_so() -> None:
    first = DOCX.index(b"PK\x01\x02")
    locked = DOCX[: first + 8] + struct.pack("<H", 1) + DOCX[first + 10 :]
    with pytest.raises(InputError, match=r"x\.docx: the document is protected"):
        open_package(locked, "x.docx")


def test_pictures_do_not_count_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "MAX_XML", 10_000)
    data = make_docx(**{"word/media/foto.jpeg": bytes(20_000)})
    assert read_flow(data, "foto.docx") == []


def test_a_part_whose_bytes_are_damaged_is_told() -> None:
    place = DOCX.index(b"word/document.xml") + len("word/document.xml")
    broken = DOCX[:place] + bytes(8) + DOCX[place + 8 :]
    with pytest.raises(InputError, match=r"damaged|cut off"):
        read_flow(broken, "rusak.docx")


def test_an_entry_with_a_password_is_told() -> None:
    place = DOCX.index(b"PK\x01\x02") + 8
    flags = struct.pack("<H", struct.unpack("<H", DOCX[place : place + 2])[0] | 1)
    with pytest.raises(InputError, match="password"):
        read_flow(DOCX[:place] + flags + DOCX[place + 2 :], "kunci.docx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused_in_any_encoding(encoding: str) -> None:
    bomb = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">'
        '<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><d>&b;</d>'
    )
    with pytest.raises(InputError, match="document type"):
        read_flow(make_docx(**{"word/styles.xml": bomb.encode(encoding)}), "x.docx")


def test_damaged_xml_is_told() -> None:
    with pytest.raises(InputError, match="damaged"):
        read_flow(make_docx("<w:p"), "x.docx")


def test_a_document_in_letters_of_two_bytes_is_read() -> None:
    text = DOCUMENT.replace("<w:body/>", "<w:body><w:p><w:r><w:t>Gizi</w:t></w:r></w:p></w:body>")
    data = make_docx(**{"word/document.xml": f"<?xml version='1.0'?>{text}".encode("utf-16")})
    assert read_flow(data, "dua.docx") == [FlowText("Gizi", 1)]


def test_a_relation_to_a_missing_part_does_no_harm() -> None:
    rels = relations(
        f'Target="NULL" Type="{OFFICE}/styles"',
        f'Target="http://contoh.go.id/a.xml" TargetMode="External" Type="{OFFICE}/numbering"',
        f'Target="media/hilang.png" Type="{OFFICE}/image"',
    )
    assert read_flow(make_docx(**{"word/_rels/document.xml.rels": rels}), "rkt.docx") == []


def test_names_of_parts_are_compared_without_regard_to_case() -> None:
    style = f'<w:styles xmlns:w="{WORD}"><w:docDefaults/></w:styles>'
    rels = relations(f'Target="Styles.xml" Type="{OFFICE}/styles"')
    data = make_docx(**{"Word\\styles.XML": style, "word/_rels/document.xml.rels": rels})
    stream = Package("rkt.docx", zipfile.ZipFile(io.BytesIO(data))).as_docx({"styles"})
    with zipfile.ZipFile(stream) as archive:
        assert 'Target="/word/styles.xml"' in archive.read("word/_rels/document.xml.rels").decode()
        assert archive.read("word/styles.xml").decode() == style


def test_the_strict_form_of_the_format_reads_like_the_usual_one() -> None:
    strict = DOCUMENT.replace(WORD, "http://purl.oclc.org/ooxml/wordprocessingml/main").replace(
        "<w:body/>", "<w:body><w:p><w:r><w:t>Renstra</w:t></w:r></w:p></w:body>"
    )
    flow = read_flow(make_docx(strict), "ketat.docx")
    assert [block.text for block in flow if not hasattr(block, "cells")] == ["Renstra"]


@cache
def workbook() -> bytes:
    book = Workbook()
    book.active.append(["Program", "Pagu"])
    book.active.append(["Gizi", 5000])
    book.active["B2"].number_format = '"Rp"#,##0'
    book.active["A1"].fill = PatternFill("solid", "D9D9D9")
    book.active.merge_cells("A3:B4")
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@cache
def document() -> bytes:
    page = Document()
    page.add_paragraph("Program", style="List Number")
    page.add_table(2, 2, style="Table Grid").cell(0, 0).merge(page.tables[0].cell(1, 0))
    buffer = io.BytesIO()
    page.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(("make", "read"), [(workbook, read_flow), (document, read_flow)])
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_a_damaged_attribute_or_text_raises_nothing_but_an_input_error(
    make: Callable[[], bytes], read: Callable[[bytes, str], Flow], data: st.DataObject
) -> None:
    with zipfile.ZipFile(io.BytesIO(make())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    part = data.draw(st.sampled_from([name for name in parts if name.endswith((".xml", ".rels"))]))
    places = list(re.finditer(rb'="([^"]*)"|>([^<>]*)<', parts[part]))
    place = data.draw(st.sampled_from(places))
    start, end = place.span(1 if place.group(1) is not None else 2)
    junk = data.draw(st.sampled_from([b"", b"-1", b"x", b"99999999999", b"1e400", b"NaN", b"A0"]))
    parts[part] = parts[part][:start] + junk + parts[part][end:]
    with suppress(InputError):
        read(make_zip(**parts), "rusak")

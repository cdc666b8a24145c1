"""Bytes to text: every encoding that dumps come in, and files that are no text."""

from __future__ import annotations

import codecs
import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.errors import InputError
from extractor.readers.decoding import decode
from extractor.readers.text import read_text

TEXT = "Persentase layanan — 82,5 %\t√\n"
LATIN = "Anggaran – sebesar “Rp 5.000.000” untuk rapat\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_and_plain_unicode_is_no_guess(encoding: str) -> None:
    decoded = decode(TEXT.encode(encoding), "uji.txt")
    assert decoded.text == TEXT
    assert not decoded.guessed


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
     (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be")],
)  # fmt: skip
def test_both_byte_orders(mark: bytes, encoding: str) -> None:
    assert decode(mark + TEXT.encode(encoding), "uji.txt").text == TEXT


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark(encoding: str) -> None:
    decoded = decode("Rencana aksi kinerja tahun 2023\n".encode(encoding), "uji.txt")
    assert decoded.text == "Rencana aksi kinerja tahun 2023\n"
    assert decoded.guessed


def test_windows_1252_is_a_guess() -> None:
    decoded = decode(LATIN.encode("cp1252"), "uji.txt")
    assert (decoded.text, decoded.encoding, decoded.guessed) == (LATIN, "cp1252", True)


@pytest.mark.parametrize(
    "data",
    [b"", b" \r\n\t\f ", b"\xef\xbb\xbf", b"\xff\xfe\x00\x00", b"\x00\x00\x00"],
)
def test_an_empty_file_says_so(data: bytes) -> None:
    with pytest.raises(InputError, match=r"uji\.txt: the file is empty"):
        decode(data, "uji.txt")


@pytest.mark.parametrize(
    ("magic", "kind"),
    [(b"%PDF-1.7\n", "PDF"), (b"PK\x03\x04abc", "DOCX"), (b"\xd0\xcf\x11\xe0abc", "DOC"),
     (b"\x89PNG\r\n", "PNG"), (b"\xff\xd8\xff\xe0", "JPEG"), (b"\x1f\x8b\x08", "gzip")],
)  # fmt: skip
def test_a_known_binary_format_is_named(magic: bytes, kind: str) -> None:
    with pytest.raises(InputError, match=kind) as caught:
        decode(magic + b"rest of it", "uji.txt")
    assert caught.value.hint


@pytest.mark.parametrize(
    "data",
    [bytes(range(256)) * 4, b"\x01\x02\x03\x04 words " * 9, b"ab\x00\x00cd\x00\x00ef" * 9,
     "Ωμέγα и кириллица".encode("iso-8859-7", errors="ignore") * 20],
)  # fmt: skip
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"uji\.txt"):
        decode(data, "uji.txt")


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text(min_size=1, max_size=80), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_what_was_encoded_comes_back(text: str, encoding: str) -> None:
    text = "".join(char for char in text if char.isprintable()) + "teks"
    assert decode(text.encode(encoding, errors="ignore"), "uji.txt").text.endswith("teks")


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    with contextlib.suppress(InputError):
        decoded = decode(data, "uji.txt")
        assert decoded.text.strip("\ufeff\x00 \t\r\n\f")


def test_a_source_carries_lines_pages_and_encoding() -> None:
    source = read_text("satu\n\fdua\n".encode("utf-16"), "uji.txt")
    assert (source.name, source.pages, source.encoding) == ("uji.txt", 2, "utf-16")
    assert [line.text for line in source.lines if line.text] == ["satu", "dua"]

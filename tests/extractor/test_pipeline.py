"""Whole documents: encodings, forms, pages, masking, accounting, the same bytes twice."""

from __future__ import annotations

import csv
import hashlib
import io
import itertools
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
import simplejson
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor import extract, extract_bytes
from extractor.errors import InputError
from extractor.model import Document, Row, document_to_json
from tests.extractor.reading_findings import reading_findings

CORPUS = Path(__file__).parents[2] / "corpus"
NIP = "19900101 201001 1 999"
DIGITS = "199001012010011999"
MASKED = "******** ****** * ***"

Tab = Callable[..., str]
ExtractText = Callable[..., Document]

PK_TITLE = "PERJANJIAN KINERJA TAHUN 2023\nKPU KABUPATEN SAMBAS\n\n"
PK = ["No", "Sasaran Strategis", "Indikator Kinerja", "Target"]
RAK = ["No", "Sasaran Strategis", "Indikator Kinerja", "Target", "Kegiatan",
       "TW I", "TW II", "TW III", "TW IV", "Biaya", "Pelaksana"]  # fmt: skip

Grid = list[list[str]]

VERBS = ("Meningkatnya", "Terwujudnya", "Terlaksananya", "Tersedianya")
HEADS = ("Persentase", "Jumlah", "Nilai", "Indeks")
THINGS = ("layanan pemilih", "data pemilih", "tata kelola", "laporan keuangan", "logistik pemilu",
          "partisipasi masyarakat", "kapasitas pegawai", "dokumen hukum")  # fmt: skip
ACTS = ("Rapat koordinasi", "Penyusunan", "Sosialisasi", "Reviu", "Bimbingan teknis", "Evaluasi")
UNITS = ("Subbagian Teknis", "Subbagian Hukum", "Subbagian Keuangan", "Divisi Data dan Informasi")


@st.composite
def rak_grids(draw: st.DrawFn) -> Grid:
    """Draw the rows of a clean RAK whose labels stand at the top of their blocks."""
    rows: Grid = []
    for number in range(1, draw(st.integers(2, 4)) + 1):
        thing = draw(st.sampled_from(THINGS))
        labels = [str(number), f"{draw(st.sampled_from(VERBS))} {thing} ke {number}",
                  f"{draw(st.sampled_from(HEADS))} {thing} nomor {number}",
                  f"{draw(st.integers(1, 100))}%"]  # fmt: skip
        for index in range(draw(st.integers(1, 3))):
            ticks = draw(st.lists(st.booleans(), min_size=4, max_size=4))
            rows.append([
                *(labels if index == 0 else [""] * 4),
                f"{draw(st.sampled_from(ACTS))} {thing} {number}",
                *("√" if ticked or not any(ticks) else "" for ticked in ticks),
                f"{draw(st.integers(1, 900))}.{draw(st.integers(100, 999))}.000",
                draw(st.sampled_from(UNITS)),
            ])  # fmt: skip
    return rows


@st.composite
def pk_grids(draw: st.DrawFn) -> Grid:
    """Draw the rows of a clean PK."""
    rows: Grid = []
    for number in range(1, draw(st.integers(2, 6)) + 1):
        thing = draw(st.sampled_from(THINGS))
        value = draw(st.sampled_from(["100%", "82,5 %", "12 Laporan", "BB", "WTP", "75"]))
        rows.append([str(number), f"{draw(st.sampled_from(VERBS))} {thing} ke {number}",
                     f"{draw(st.sampled_from(HEADS))} {thing} nomor {number}", value])  # fmt: skip
    return rows


def as_tab(rows: Grid) -> str:
    return "".join("\t".join(row) + "\n" for row in rows)


def as_pipe(rows: Grid) -> str:
    lines = ["| " + " | ".join(row) + " |\n" for row in rows]
    return lines[0] + "|---" * len(rows[0]) + "|\n" + "".join(lines[1:])


def as_csv(rows: Grid) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=";", lineterminator="\n").writerows(rows)
    return buffer.getvalue()


def content(row: Row) -> dict[str, Any]:
    """Return a row without its places."""
    return row.model_dump(exclude={"source", "field_sources"})


def only_rows(text: str) -> list[dict[str, Any]]:
    [table] = extract_bytes(text.encode(), "uji.txt").tables
    return [content(row) for row in table.rows]


def strings(value: Any) -> Iterator[str]:
    """Yield every text of a JSON value, keys included."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)
    elif isinstance(value, str):
        yield value


# Properties -----------------------------------------------------------------------------

some = settings(max_examples=25, deadline=None, derandomize=True)


@some
@given(rak_grids())
def test_a_clean_rak_is_read_alike_in_every_form(grid: Grid) -> None:
    rows = [RAK, *grid]
    read = only_rows(as_tab(rows))
    assert [row["kegiatan"] for row in read] == [row[4] for row in grid]
    assert only_rows(as_pipe(rows)) == read
    assert only_rows(as_csv(rows)) == read


@some
@given(pk_grids())
def test_a_clean_pk_is_read_alike_in_every_form(grid: Grid) -> None:
    rows = [PK, *grid]
    read = only_rows(as_tab(rows))
    assert [[row["no"], row["sasaran"], row["indikator"]] for row in read] == [
        row[:3] for row in grid
    ]
    assert [row["target"]["raw"] for row in read] == [row[3] for row in grid]
    assert only_rows(as_pipe(rows)) == read
    assert only_rows(as_csv(rows)) == read


@some
@given(rak_grids())
def test_a_clean_rak_is_read_as_printed_and_without_findings(grid: Grid) -> None:
    document = extract_bytes(as_tab([RAK, *grid]).encode(), "uji.txt")
    rows = document.tables[0].rows
    amounts = [row.biaya.value for row in rows if row.biaya]
    assert amounts == [int(row[9].replace(".", "")) for row in grid]
    marks = [row.jadwal.marks for row in rows if row.jadwal]
    assert marks == [[f"T{n}" for n in range(1, 5) if row[4 + n]] for row in grid]
    assert [row.pelaksana for row in rows] == [row[10] for row in grid]
    label = ""
    for row, printed in zip(rows, grid, strict=True):
        label = printed[1] or label
        assert row.sasaran == label
    assert reading_findings(document) == []


@some
@given(rak_grids(), st.data())
def test_splitting_a_table_over_pages_keeps_its_rows(grid: Grid, data: st.DataObject) -> None:
    whole = only_rows(as_tab([RAK, *grid]))
    cuts = [0, *sorted(data.draw(st.sets(st.integers(1, len(grid) - 1)))), len(grid)]
    gap = data.draw(st.sampled_from(["\n", "\f", "\n12\n\n"]))
    pages = [as_tab([RAK, *grid[a:b]]) for a, b in itertools.pairwise(cuts)]
    assert only_rows(gap.join(pages)) == whole


@some
@given(rak_grids())
def test_every_cell_of_a_table_is_accounted_for(grid: Grid) -> None:
    rows = [[*RAK, "Warna Map"], *([*row, f"map {n}"] for n, row in enumerate(grid))]
    plain = simplejson.loads(
        document_to_json(extract_bytes(as_tab(rows).encode(), "uji.txt")), use_decimal=True
    )
    [table] = plain["tables"]
    there = Counter(strings(table))
    for printed in rows:
        for text in printed:
            assert text in ("", "√") or there[text], text


@some
@given(rak_grids())
def test_the_same_bytes_twice(grid: Grid) -> None:
    data = as_tab([RAK, *grid]).encode()
    one, other = (document_to_json(extract_bytes(data, "uji.txt")) for _ in range(2))
    assert one == other


# Documents ------------------------------------------------------------------------------


def test_the_document_says_what_it_is(tab: Tab, extract_text: ExtractText) -> None:
    text = PK_TITLE + tab(" | ".join(PK), "1 | Meningkatnya layanan | Indeks layanan | 5")
    document = extract_text(text)
    assert (document.status, document.document.kind) == ("complete", "perjanjian_kinerja")
    assert document.document.tahun == 2023
    assert document.document.satker is not None
    assert document.document.satker.name == "KPU Kabupaten Sambas"
    assert document.source.sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert (document.source.pages, document.source.text_layer) == (None, "native")


def test_text_without_a_table_is_empty(extract_text: ExtractText) -> None:
    document = extract_text("BAB I\nPENDAHULUAN\n\nAnggaran sebesar Rp 5.000.000 terserap.\n")
    assert (document.status, document.tables) == ("empty", [])
    assert [prose.value for prose in document.prose] == [5000000]


def test_values_of_table_cells_are_no_prose(tab: Tab, extract_text: ExtractText) -> None:
    assert extract_text(tab("No | Program | Anggaran", "1 | Manajemen | Rp 5.000.000",
                            "2 | Pemilu | Rp 6.000.000")).prose == []  # fmt: skip


def test_contents_lists_are_no_tables(extract_text: ExtractText) -> None:
    text = "DAFTAR ISI\n\nKata Pengantar\ti\nBAB I Pendahuluan\t1\nBAB II Perencanaan\t12\n"
    assert extract_text(text).tables == []


def test_form_feeds_are_pages_of_one_table(tab: Tab, extract_text: ExtractText) -> None:
    header = " | ".join(PK)
    text = "SAMPUL\n\f" + PK_TITLE + tab(header, "1 | Meningkatnya layanan | Indeks | 5")
    document = extract_text(text + "\f" + tab(header, "2 | Terwujudnya tertib | Nilai | BB"))
    [table] = document.tables
    assert (document.source.pages, table.pages) == (3, [2, 3])
    assert [row.source.page for row in table.rows] == [2, 3]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_every_encoding_gives_the_same_tables(tab: Tab, encoding: str) -> None:
    text = PK_TITLE + tab(" | ".join(PK), "1 | Meningkatnya layanan | Indeks layanan | 5")
    read = extract_bytes(text.encode(encoding), "uji.txt")
    assert read.tables == extract_bytes(text.encode(), "uji.txt").tables


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_gives_the_same_tables(tab: Tab, end: str) -> None:
    text = PK_TITLE + tab(" | ".join(PK), "1 | Meningkatnya layanan | Indeks layanan | 5")
    read = extract_bytes(text.replace("\n", end).encode(), "uji.txt")
    assert read.tables == extract_bytes(text.encode(), "uji.txt").tables


def test_a_guessed_encoding_is_told() -> None:
    document = extract_bytes("Anggaran – Rp 5.000.000\n".encode("cp1252"), "uji.txt")
    assert [finding.code for finding in reading_findings(document)] == ["encoding-guessed"]
    assert document.prose[0].context == "Anggaran – Rp 5.000.000"


@pytest.mark.parametrize(
    ("encoding", "named"),
    [("cp1252", "Windows-1252"), ("utf-16-le", "UTF-16"), ("utf-16-be", "UTF-16")],
)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_encoding_that_was_guessed_is_named(encoding: str, named: str, lang: str) -> None:
    data = "Anggaran – Rp 5.000.000 pada rapat\n".encode(encoding)
    [finding] = extract_bytes(data, "uji.txt", lang=lang).findings
    assert finding.code == "encoding-guessed"
    names = [name for name in ("Windows-1252", "UTF-16") if name in finding.message]
    assert names == [named]


@pytest.mark.parametrize(
    ("text", "media_type"),
    [
        ("a\tb\tc\n", "text/tab-separated-values"),
        ("| a | b |\n", "text/markdown"),
        ("a;b;c\n1;2;3\n4;5;6\n", "text/csv"),
        ("Judul\n\na\tb\tc\n", "text/plain"),
        ("Judul\n", "text/plain"),
    ],
)
def test_the_form_of_the_text_is_named(
    extract_text: ExtractText, text: str, media_type: str
) -> None:
    assert extract_text(text).source.media_type == media_type


def test_messages_come_in_the_asked_language(tab: Tab, extract_text: ExtractText) -> None:
    text = tab("Kecamatan | TPS Lama | TPS Baru", "Slawi | 12 | 15", "Talang | 4 | 5")
    one, other = (extract_text(text, lang=lang) for lang in ("id", "en"))
    assert one.findings[0].message != other.findings[0].message
    assert one.tables == other.tables


def test_progress_is_told_table_by_table(tab: Tab) -> None:
    told: list[tuple[str, int, int]] = []
    table = tab(" | ".join(PK), "1 | Meningkatnya layanan | Indeks layanan | 5")
    program = tab("No | Program | Anggaran", "1 | Manajemen | Rp 5.000.000", "2 | Pemilu | Rp 6")
    text = PK_TITLE + table + "\nProgram yang mendukung:\n\n" + program
    extract_bytes(text.encode(), "uji.txt", progress=lambda *step: told.append(step))
    assert told == [("uji.txt", 1, 2), ("uji.txt", 2, 2)]


def test_a_missing_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"hilang\.txt: cannot be read") as caught:
        extract(tmp_path / "hilang.txt")
    assert str(tmp_path) not in str(caught.value)


def test_no_path_reaches_the_document(tmp_path: Path, tab: Tab) -> None:
    file = tmp_path / "uji.txt"
    file.write_text(PK_TITLE + tab(" | ".join(PK), "1 | Meningkatnya layanan | Indeks | 5"))
    text = document_to_json(extract(str(file)))
    assert str(tmp_path) not in text
    assert text == document_to_json(extract_bytes(file.read_bytes(), "uji.txt"))


def test_a_file_name_that_is_no_utf8_is_replaced(tmp_path: Path) -> None:
    file = tmp_path / os.fsdecode(b"l\xe4.txt")
    with pytest.raises(InputError) as caught:
        extract(file)
    assert str(caught.value).startswith("l\ufffd.txt: cannot be read")
    file.write_text("Anggaran sebesar Rp 5.000.000 terserap.\n")
    document = extract(file)
    assert document.source.name == "l\ufffd.txt"
    assert document_to_json(document).encode("utf-8")


def test_no_number_of_the_json_has_an_exponent(tab: Tab, extract_text: ExtractText) -> None:
    text = document_to_json(
        extract_text(tab("No | Program | Anggaran", "1 | Manajemen | Rp 1.000.000.000.000,00",
                         "2 | Pemilu | Rp 2.500.000,50"))
    )  # fmt: skip
    assert '"value": 1000000000000\n' in text
    assert '"value": 2500000.5\n' in text
    assert not re.search(r": -?\d+(\.\d+)?[eE]", text)


# Personal data --------------------------------------------------------------------------


def test_staff_tables_are_masked(tab: Tab, extract_text: ExtractText) -> None:
    text = "DATA PEGAWAI\n\n" + tab(
        "No | Nama | NIP | Tempat Tanggal Lahir | Jabatan",
        f"1 | Budi | {NIP} | Sambas, 23-02-1990 | Kasubbag",
        f"2 | Siti | {DIGITS} | 1991-03-04 | Staf",
    )
    [table] = extract_text(text).tables
    assert table.kind == "sdm"
    assert [row.cells for row in table.rows] == [
        ["1", "Budi", MASKED, "Sambas, **-**-****", "Kasubbag"],
        ["2", "Siti", "*" * 18, "**-**-****", "Staf"],
    ]
    kept = extract_text(text, with_personal_data=True).tables[0].rows
    assert kept[0].cells is not None
    assert kept[0].cells[2:4] == [NIP, "Sambas, 23-02-1990"]


def test_titles_are_masked(tab: Tab, extract_text: ExtractText) -> None:
    text = f"PERJANJIAN KINERJA TAHUN 2023 NIP. {NIP}\n\n" + tab(
        " | ".join(PK), "1 | Meningkatnya layanan | Indeks layanan | 5"
    )
    title = extract_text(text).tables[0].title
    assert title == f"PERJANJIAN KINERJA TAHUN 2023 NIP. {MASKED}"


def test_prose_is_masked(extract_text: ExtractText) -> None:
    document = extract_text(f"Ketua NIP. {NIP} menerima Rp 5.000.000 pada rapat.\n")
    assert NIP not in document_to_json(document)
    assert MASKED in document.prose[0].context


def test_unknown_tables_are_masked(tab: Tab, extract_text: ExtractText) -> None:
    text = tab("Kecamatan | Petugas | Warna", f"Slawi | Budi {NIP} | hijau", "Talang | Siti | biru")
    document = extract_text(text)
    assert document.tables[0].kind == "lainnya"
    assert NIP not in document_to_json(document)


def test_what_an_office_file_does_not_show_is_told_once_for_each_cause() -> None:
    document = extract(CORPUS / "pk-word-gambar-bone.docx", lang="en")
    assert document.status == "partial"
    told = {finding.code: finding for finding in reading_findings(document)}
    assert told["object-unread"].message.endswith("it may hold a table: a picture")
    assert [place.raw for place in told["object-unread"].evidence] == ["Gambar 1"]
    assert [place.line for place in told["content-hidden"].evidence] == [6]


def test_a_document_that_is_a_picture_alone_is_not_empty(tmp_path: Path) -> None:
    bone = docx.Document(str(CORPUS / "pk-word-gambar-bone.docx"))
    for part in list(bone.element.body):
        if not part.xpath(".//pic:pic") and not part.tag.endswith("sectPr"):
            bone.element.body.remove(part)
    bone.save(str(tmp_path / "gambar.docx"))
    document = extract(tmp_path / "gambar.docx")
    assert document.status == "partial"
    assert [finding.code for finding in reading_findings(document)] == ["object-unread"]


def test_numbers_that_a_sheet_rounds_are_told_with_the_stored_ones() -> None:
    document = extract(CORPUS / "capaian-lembar-bima.xlsx")
    (rounded,) = [one for one in reading_findings(document) if one.code == "number-rounded"]
    assert [(place.page, place.line, place.raw) for place in rounded.evidence] == [
        (1, 6, "76% (0,7641)"),
        (1, 6, "96% (0,9551)"),
        (1, 13, "96% (0,9551)"),
    ]
    assert document.status == "complete"
    assert document.tables[0].rows[0].realisasi.value == 76


def test_a_file_that_names_no_unit_says_so() -> None:
    rows = [("No", "Program", "Anggaran"), ("1", "Manajemen", "5.000.000"), ("2", "Logistik", "6")]

    def told(title: str) -> list[str | None]:
        document = docx.Document()
        document.add_paragraph(title)
        table = document.add_table(rows=3, cols=3)
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        file = io.BytesIO()
        document.save(file)
        findings = extract_bytes(file.getvalue(), "uji.docx", lang="en").findings
        return [f.field for f in findings if f.code == "satker-unmatched"]

    assert told("PROGRAM DAN ANGGARAN TAHUN 2024") == ["satker"]
    assert told("KPU KABUPATEN LAHAT") == []


def test_a_header_without_rows_is_told() -> None:
    sheet = docx.Document()
    headings = ["No", "Sasaran Strategis", "Indikator Kinerja", "Target"]
    table = sheet.add_table(rows=1, cols=len(headings))
    for cell, text in zip(table.rows[0].cells, headings, strict=True):
        cell.text = text
    stream = io.BytesIO()
    sheet.save(stream)
    document = extract_bytes(stream.getvalue(), "pk.docx", lang="en")
    assert [(one.id, one.rows) for one in document.tables] == [("t01", [])]
    [finding] = [one for one in document.findings if one.code == "table-unread"]
    assert (finding.table, finding.evidence[0].raw) == ("t01", " | ".join(headings))
    assert document.status == "partial"

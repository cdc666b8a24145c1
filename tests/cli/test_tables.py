"""`lakip tables`: the raw grids as JSON, as HTML, as pictures."""

from __future__ import annotations

import errno
import html
import io
import json
import os
import re
import sys
from pathlib import Path

import docx
import openpyxl
import pytest
from PIL import Image

from extractor.cli import main
from extractor.documents import ReadingOptions, read_grids
from extractor.grid_output import grids_to_json
from tests.extractor.readers.pdf_files import pdf_of, show
from tests.extractor.tables.printed_grids import PrintedCell, PrintedGrid, print_grids

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpus"
BIMA = CORPUS / "rak-wingdings-bima.pdf"
BERAU = CORPUS / "rak-label-akhir-berau.pdf"
KEBUMEN = CORPUS / "iku-word-kebumen.docx"
SRAGEN = CORPUS / "rak-tab-atas-sragen.txt"
NIP = "19900101 201001 1 999"
MASKED = "******** ****** * ***"
HOSTILE = "<script>alert('x')</script> & \"<b>\" </td></table>"
Capture = pytest.CaptureFixture[str]


def printed(capsys: Capture, *arguments: str | Path) -> str:
    assert main(["tables", *map(str, arguments)]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def word_file(path: Path, *texts: str) -> Path:
    document = docx.Document()
    table = document.add_table(rows=2, cols=len(texts))
    for col, text in enumerate(texts):
        table.cell(0, col).text = f"Kolom {col}"
        table.cell(1, col).text = text
    document.save(str(path))
    return path


def test_json_is_the_default(capsys: Capture) -> None:
    expected = grids_to_json(read_grids(BIMA.read_bytes(), BIMA.name, ReadingOptions()))
    assert printed(capsys, BIMA) == expected
    assert printed(capsys, BIMA, "--json") == expected
    [table] = json.loads(expected)
    assert (table["page"], len(table["bbox"])) == (1, 4)
    texts = [cell["text"] for cell in table["cells"]]
    assert "✓" in texts
    assert {"row", "col", "rowspan", "colspan", "text", "bbox", "fill"} == set(table["cells"][0])


def test_merged_cells_keep_their_spans(capsys: Capture) -> None:
    [table] = json.loads(printed(capsys, BIMA))
    covered = sorted(
        (row, col)
        for cell in table["cells"]
        for row in range(cell["row"], cell["row"] + cell["rowspan"])
        for col in range(cell["col"], cell["col"] + cell["colspan"])
    )
    rows, cols = covered[-1][0] + 1, covered[-1][1] + 1
    assert covered == [(row, col) for row in range(rows) for col in range(cols)]
    assert max(cell["rowspan"] for cell in table["cells"]) > 1


@pytest.mark.parametrize("source", [BERAU, KEBUMEN, SRAGEN, CORPUS / "rak-lembar-parepare.xlsx"])
def test_html_shows_the_same_cells_as_json(capsys: Capture, source: Path) -> None:
    tables = json.loads(printed(capsys, source))
    page = printed(capsys, source, "--html")
    shown = [html.unescape(text) for text in re.findall(r"<td[^>]*>(.*?)</td>", page, re.DOTALL)]
    assert shown == [cell["text"] for table in tables for cell in table["cells"]]
    assert page.count("<table>") == len(tables) > 0
    assert f"<title>{source.name}</title>" in page


def test_hostile_cells_and_names_are_text_in_html(tmp_path: Path, capsys: Capture) -> None:
    source = word_file(tmp_path / "<script>alert(1)<.docx", HOSTILE, "<img src=x onerror=y>")
    page = printed(capsys, source, "--html")
    assert not re.search(r"<(?:script|img|b)\b", page)
    assert html.escape(HOSTILE) in page
    assert "<title>&lt;script&gt;alert(1)&lt;.docx</title>" in page


def test_hostile_cells_are_text_in_json(tmp_path: Path, capsys: Capture) -> None:
    [table] = json.loads(printed(capsys, word_file(tmp_path / "x.docx", HOSTILE, 'a"b\\c')))
    assert [cell["text"] for cell in table["cells"]][2:] == [HOSTILE, 'a"b\\c']


def test_pictures_of_the_pages_that_hold_tables(tmp_path: Path, capsys: Capture) -> None:
    folder = tmp_path / "baru" / "gambar"
    names = [folder / f"page-{number:03}.png" for number in (1, 2)]
    assert printed(capsys, BERAU, "--png", folder).splitlines() == list(map(str, names))
    assert sorted(folder.iterdir()) == names
    for name in names:
        assert name.read_bytes().startswith(b"\x89PNG\r\n\x1a\n")
        with Image.open(name) as picture:
            assert (200, 0, 0) in {colour for _, colour in picture.getcolors(1 << 24) or []}


def test_pictures_of_some_pages(tmp_path: Path, capsys: Capture) -> None:
    printed(capsys, BERAU, "--png", tmp_path, "--pages", "2")
    assert [path.name for path in tmp_path.iterdir()] == ["page-002.png"]


def test_the_folder_of_pictures_is_a_file(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "x").write_text("x")
    assert main(["tables", str(BERAU), "--png", str(tmp_path / "x")]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("lakip: x: the folder cannot be made (")


@pytest.mark.parametrize("form", ["--json", "--html"])
def test_employee_numbers_are_masked_unless_asked_for(
    tmp_path: Path, capsys: Capture, form: str
) -> None:
    source = word_file(tmp_path / "sdm.docx", "SITI AMINAH", f"NIP. {NIP}")
    masked = printed(capsys, source, form)
    assert NIP not in masked
    assert f"NIP. {MASKED}" in masked
    assert f"NIP. {NIP}" in printed(capsys, source, form, "--with-personal-data")


def test_the_standard_input(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(BIMA.read_bytes()))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert printed(capsys, "-") == printed(capsys, BIMA)


def test_a_workbooks_sheets_are_its_pages(tmp_path: Path, capsys: Capture) -> None:
    book = openpyxl.Workbook()
    for sheet in (book.active, book.create_sheet("Kedua")):
        sheet["A1"], sheet["B1"], sheet["A2"], sheet["B2"] = "No", "Sasaran", 1, "Tertib"
    source = tmp_path / "x.xlsx"
    book.save(source)
    assert [table["page"] for table in json.loads(printed(capsys, source))] == [1, 2]


def test_a_text_without_tables(tmp_path: Path, capsys: Capture) -> None:
    source = tmp_path / "x.txt"
    source.write_text("Kata pengantar\n\nLaporan ini disusun.\n")
    for form, expected in (("--json", "[]\n"), ("--html", "</body></html>\n")):
        assert main(["tables", str(source), form]) == 0
        out, err = capsys.readouterr()
        assert out.endswith(expected)
        assert "<table>" not in out
        assert err == "lakip: x.txt: no table was found in it\n"


def test_pages_of_what_has_none_are_told_to_be_ignored(capsys: Capture) -> None:
    whole = printed(capsys, KEBUMEN)
    assert main(["tables", str(KEBUMEN), "--pages", "7"]) == 0
    assert capsys.readouterr() == (
        whole,
        f"lakip: {KEBUMEN.name}: it has no pages that --pages could choose from;"
        " all of it was read\n",
    )


def test_a_document_without_tables_makes_no_folder_of_pictures(
    tmp_path: Path, capsys: Capture
) -> None:
    source = tmp_path / "x.pdf"
    source.write_bytes(pdf_of(show("Kata pengantar")))
    assert main(["tables", str(source), "--png", str(tmp_path / "o")]) == 0
    out, err = capsys.readouterr()
    assert (out, (tmp_path / "o").exists()) == ("", False)
    assert err.startswith("lakip: x.pdf: no table was found in it; ")


def test_pictures_of_another_document_are_not_overwritten(tmp_path: Path, capsys: Capture) -> None:
    printed(capsys, BERAU, "--png", tmp_path, "--pages", "2")
    printed(capsys, BERAU, "--png", tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    assert main(["tables", str(BIMA), "--png", str(tmp_path)]) == 2
    assert capsys.readouterr() == (
        "",
        "lakip: page-001.png is there already, and does not show this document;"
        " choose another folder with --png\n",
    )
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_full_disk_leaves_no_half_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    def fail(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    assert main(["tables", str(BERAU), "--png", str(tmp_path)]) == 2
    assert capsys.readouterr() == (
        "",
        "lakip: page-001.png: cannot be written (No space left on device);"
        " check the folder's permissions and the free space\n",
    )
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_document(tmp_path: Path, capsys: Capture) -> None:
    assert main(["tables", str(tmp_path)]) == 2
    assert capsys.readouterr() == (
        "",
        f"lakip: {tmp_path.name}: it is a folder, not a document; name one of its files\n",
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "lakip: x.pdf: the file is empty; "),
        (b"%PDF-1.7 ...", "lakip: x.pdf: the PDF is damaged and cannot be read; "),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "lakip: x.pdf: this is an old office "),
        (None, "lakip: x.pdf: there is no such file; "),
    ],
)
@pytest.mark.parametrize("form", ["--json", "--html", "--png=x"])
def test_what_cannot_be_read(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Capture,
    data: bytes | None,
    message: str,
    form: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    if data is not None:
        Path("x.pdf").write_bytes(data)
    assert main(["tables", "x.pdf", form]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    [line] = err.splitlines()
    assert line.startswith(message)


@pytest.mark.parametrize("arguments", [[], ["a", "b"], ["--nix", "a"]])
def test_wrong_usage(arguments: list[str], capsys: Capture) -> None:
    assert main(["tables", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("Usage: lakip tables")


def test_a_cut_pdf_is_drawn_as_it_is_read(tmp_path: Path) -> None:
    cells = tuple(PrintedCell(r, c, 1, 1, (f"{r} {c}",)) for r in range(2) for c in range(2))
    (tmp_path / "x.pdf").write_bytes(
        print_grids([PrintedGrid(cells, (18.0, 18.0), (95.0, 95.0))])[:-300]
    )
    assert main(["tables", str(tmp_path / "x.pdf")]) == 0
    assert main(["tables", str(tmp_path / "x.pdf"), "--png", str(tmp_path / "o")]) == 0


def test_what_has_no_pages_is_not_drawn(tmp_path: Path) -> None:
    assert (
        main(["tables", str(CORPUS / "rak-word-lamongan.docx"), "--png", str(tmp_path / "o")]) == 2
    )
    assert not (tmp_path / "o").exists()


def test_a_page_that_could_not_be_read_whole_is_told(capsys: Capture) -> None:
    assert main(["tables", str(CORPUS / "pk-huruf-hilang-natuna.pdf")]) == 0
    assert "page 1 could not be read whole (unmapped-glyphs)" in capsys.readouterr().err

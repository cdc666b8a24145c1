"""The options that say how a file is read: --pages, --password, --reader."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from extractor.cli import main

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpus"
TEGAL = CORPUS / "rak-label-belah-tegal.pdf"
BIMA = CORPUS / "rak-wingdings-bima.pdf"
COMMANDS = ("extract", "tables")
Capture = pytest.CaptureFixture[str]


def printed(capsys: Capture, command: str, *arguments: str | Path) -> Any:
    assert main([command, *map(str, arguments)]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return json.loads(out)


def refusal(capsys: Capture, command: str, *arguments: str | Path) -> str:
    assert main([command, *map(str, arguments)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    [line] = err.splitlines()
    return line


@pytest.fixture
def locked(tmp_path: Path) -> Callable[[str], Path]:
    """Return a function that writes a corpus document encrypted by a password."""

    def write(password: str) -> Path:
        target = tmp_path / "terkunci.pdf"
        out = io.BytesIO()
        with pikepdf.open(BIMA) as document:
            document.save(out, encryption=pikepdf.Encryption(owner="pemilik", user=password))
        target.write_bytes(out.getvalue())
        return target

    return write


def test_all_pages_are_read_by_default(capsys: Capture) -> None:
    assert [table["page"] for table in printed(capsys, "tables", TEGAL)] == [1, 2, 3]


@pytest.mark.parametrize(
    ("selection", "pages"),
    [("2", [2]), ("1,3", [1, 3]), ("2-", [2, 3]), ("1-2", [1, 2]), ("3-99", [3])],
)
def test_the_grids_of_the_pages_asked_for(
    capsys: Capture, selection: str, pages: list[int]
) -> None:
    found = printed(capsys, "tables", TEGAL, "--pages", selection)
    assert [table["page"] for table in found] == pages
    whole = printed(capsys, "tables", TEGAL)
    assert found == [table for table in whole if table["page"] in pages]


def test_the_rows_of_the_page_asked_for(capsys: Capture) -> None:
    found = printed(capsys, "extract", TEGAL, "--pages", "2")
    assert [table["pages"] for table in found["tables"]] == [[2]]
    places = [row["source"]["page"] for table in found["tables"] for row in table["rows"]]
    assert places
    assert set(places) == {2}
    assert found["source"]["pages"] == 3
    whole = printed(capsys, "extract", TEGAL)
    assert [table["pages"] for table in whole["tables"]] == [[1, 2, 3]]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("selection", ["", "0", "3-1", "a", "1,,2", "-1"])
def test_what_is_no_selection_of_pages(capsys: Capture, command: str, selection: str) -> None:
    assert refusal(capsys, command, TEGAL, f"--pages={selection}") == (
        f"lakip: --pages {selection}: this is no selection of pages;"
        " give numbers from 1 and ranges, such as 1-3,7"
    )


def test_a_wrong_selection_writes_no_result(tmp_path: Path, capsys: Capture) -> None:
    refusal(capsys, "extract", TEGAL, "-o", tmp_path, "--pages", "x")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
def test_an_encrypted_document(
    capsys: Capture, locked: Callable[[str], Path], command: str, reader: str
) -> None:
    source = locked("kata sandi é")
    by = ("--reader", reader)
    assert refusal(capsys, command, source, *by) == (
        "lakip: terkunci.pdf: the PDF is protected by a password; give it with --password"
    )
    assert refusal(capsys, command, source, *by, "--password", "Kata Sandi é") == (
        "lakip: terkunci.pdf: the password is wrong; check --password; case and blanks count"
    )
    found = printed(capsys, command, source, *by, "--password", "kata sandi é")
    plain = printed(capsys, command, BIMA, *by)
    assert tables_of(found) == tables_of(plain)


def tables_of(found: Any) -> Any:
    return found["tables"] if isinstance(found, dict) else found


@pytest.mark.parametrize("password", [[], ["--password", "tidak perlu"]])
def test_a_document_that_needs_no_password_is_read_with_or_without(
    capsys: Capture, locked: Callable[[str], Path], password: list[str]
) -> None:
    plain = printed(capsys, "tables", BIMA)
    assert printed(capsys, "tables", BIMA, *password) == plain
    assert printed(capsys, "tables", locked(""), *password) == plain


def test_pictures_of_an_encrypted_document(
    tmp_path: Path, capsys: Capture, locked: Callable[[str], Path]
) -> None:
    folder = tmp_path / "gambar"
    arguments = [str(locked("rahasia")), "--png", str(folder), "--password", "rahasia"]
    assert main(["tables", *arguments]) == 0
    assert capsys.readouterr().out == f"{folder / 'page-001.png'}\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_a_password_is_no_trouble_for_other_documents(capsys: Capture, command: str) -> None:
    source = CORPUS / "pk-utf16-kapuas.tsv"
    assert printed(capsys, command, source, "--password", "x") == printed(capsys, command, source)


SAME = (
    "rak-wingdings-bima", "rak-label-akhir-berau", "rkt-miring-asmat", "pk-garis-ganda-tanggamus",
    "capaian-tanpa-bingkai-tolitoli", "rak-kepala-tegak-dairi", "pk-ocr-sikka",
)  # fmt: skip


@pytest.mark.parametrize("name", SAME)
def test_both_readers_give_the_same_tables(capsys: Capture, name: str) -> None:
    found = [
        printed(capsys, "tables", CORPUS / f"{name}.pdf", "--reader", reader)
        for reader in ("pdfium", "pdfplumber")
    ]
    cells = [
        [(t["page"], [{**cell, "bbox": None} for cell in t["cells"]]) for t in tables]
        for tables in found
    ]
    assert cells[0] == cells[1]
    for one, other in zip(*found, strict=True):
        assert one["bbox"] == pytest.approx(other["bbox"], abs=1)


def test_both_readers_give_the_same_document(capsys: Capture) -> None:
    rows = []
    for reader in ("pdfium", "pdfplumber"):
        found = printed(capsys, "extract", BIMA, "--reader", reader)
        rows.append(
            [
                (row["no"], row["sasaran"], row["kegiatan"], row["jadwal"]["marks"])
                for table in found["tables"]
                for row in table["rows"]
                if row["kind"] == "data"
            ]
        )
    assert rows[0] == rows[1]
    assert len(rows[0]) > 1


@pytest.mark.parametrize("command", COMMANDS)
def test_an_unknown_reader_is_wrong_usage(capsys: Capture, command: str) -> None:
    assert main([command, str(BIMA), "--reader", "nix"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"Usage: lakip {command}")
    assert "'pdfium', 'pdfplumber'" in err


def test_a_wrong_selection_makes_no_folder(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("x")
    assert (
        main(["extract", str(tmp_path / "x.txt"), "-o", str(tmp_path / "new"), "--pages", "x"]) == 2
    )
    assert not (tmp_path / "new").exists()

"""`lakip extract`: what goes where, and the exit code of each way it can end."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from extractor import extract
from extractor.cli import main
from extractor.model import document_to_json

ROOT = Path(__file__).parents[2]
SRAGEN = ROOT / "corpus" / "rak-tab-atas-sragen.txt"
BATU = ROOT / "corpus" / "rak-koma-batu.csv"
PACITAN = ROOT / "corpus" / "rkt-ocr-pacitan.txt"
BULELENG = ROOT / "corpus" / "lakip-buleleng.txt"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two documents, one of them below it, and other files."""
    below = tmp_path / "arsip" / "2024"
    below.mkdir(parents=True)
    (tmp_path / "arsip" / "b.txt").write_bytes(SRAGEN.read_bytes())
    (below / "a.CSV").write_bytes(BATU.read_bytes())
    (below / "a.png").write_bytes(b"\x89PNG")
    (below / ".hidden.txt").write_text("x")
    return tmp_path / "arsip"


def test_one_document_goes_to_stdout(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["extract", str(SRAGEN)]) == 0
    out, err = capfdbinary.readouterr()
    assert out.decode("utf-8") == document_to_json(extract(SRAGEN))
    assert err == b""


def test_a_document_goes_to_a_folder(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["extract", str(SRAGEN), "-o", str(tmp_path / "new" / "out")]) == 0
    written = tmp_path / "new" / "out" / "rak-tab-atas-sragen.json"
    assert written.read_text(encoding="utf-8") == document_to_json(extract(SRAGEN))
    assert os.listdir(written.parent) == [written.name]
    assert capfdbinary.readouterr() == (b"", b"")


def test_only_the_last_suffix_is_taken_off(tmp_path: Path) -> None:
    source = tmp_path / "rak.2024.final.txt"
    source.write_bytes(SRAGEN.read_bytes())
    assert main(["extract", str(source), "-o", str(tmp_path)]) == 0
    assert (tmp_path / "rak.2024.final.json").exists()


def test_an_older_result_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "rak-tab-atas-sragen.json"
    target.write_text("old")
    assert main(["extract", str(SRAGEN), "-o", str(tmp_path)]) == 0
    assert json.loads(target.read_text(encoding="utf-8"))["schema_version"] == "1.0"


def test_a_folder_gives_its_documents_at_any_depth(folder: Path, tmp_path: Path) -> None:
    assert main(["extract", str(folder), "-o", str(tmp_path / "out")]) == 0
    assert sorted(os.listdir(tmp_path / "out")) == ["a.json", "b.json"]


def test_a_folder_with_one_document_may_go_to_stdout(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x.txt").write_bytes(SRAGEN.read_bytes())
    assert main(["extract", str(tmp_path)]) == 0
    assert json.loads(capsys.readouterr().out)["source"]["name"] == "x.txt"


def test_a_document_named_twice_is_read_once(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    inputs = [str(folder / "b.txt"), "b.txt", str(folder)]
    assert main(["extract", *inputs, "-o", str(tmp_path / "out")]) == 0
    assert sorted(os.listdir(tmp_path / "out")) == ["a.json", "b.json"]


def test_stdin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments in (["-"], ["-", "-o", str(tmp_path)]):
        stdin = io.TextIOWrapper(io.BytesIO(SRAGEN.read_bytes()))
        monkeypatch.setattr(sys, "stdin", stdin)
        assert main(["extract", *arguments]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["source"]["name"] == "stdin"
    assert json.loads((tmp_path / "stdin.json").read_text(encoding="utf-8")) == document


def test_several_documents_need_a_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for inputs in ([str(folder)], [str(SRAGEN), str(BATU)]):
        assert main(["extract", *inputs]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert err == (
            "lakip: there are 2 documents, and the standard output takes only one;"
            " name a folder for the results with -o DIR\n"
        )


def test_the_language_of_the_messages(capsys: pytest.CaptureFixture[str]) -> None:
    messages = []
    for lang in ("id", "en"):
        assert main(["extract", str(PACITAN), "--lang", lang]) == 0
        messages.append({f["message"] for f in json.loads(capsys.readouterr().out)["findings"]})
    assert messages[0].isdisjoint(messages[1])


def test_personal_data_is_masked_unless_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "sdm.txt"
    source.write_text(
        "DAFTAR PEGAWAI\n\nNo\tNama\tNIP\tTempat, Tanggal Lahir\tJabatan\n"
        "1\tSITI AMINAH\t198505152010012001\tLahat, 15 Mei 1985\tKasubag\n"
        "2\tBUDI SANTOSO\t197911032008011002\tPalembang, 3 November 1979\tStaf\n",
        encoding="utf-8",
    )
    printed = []
    for options in ([], ["--with-personal-data"]):
        assert main(["extract", str(source), *options]) == 0
        printed.append(capsys.readouterr().out)
    for secret in ("198505152010012001", "197911032008011002", "15 Mei 1985"):
        assert secret not in printed[0]
        assert secret in printed[1]


def test_utf8_on_stdout_in_any_locale() -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "extractor.cli", "extract", str(PACITAN)],
        env={**environment, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode("utf-8") == document_to_json(extract(PACITAN))


def test_progress_is_silent_where_nobody_looks(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["extract", str(folder), "-o", str(tmp_path / "out")]) == 0
    assert capsys.readouterr() == ("", "")

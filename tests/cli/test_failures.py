"""What can go wrong: a clear line, the right exit code, the other documents unharmed."""

from __future__ import annotations

import errno
import io
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

import extractor.extraction
from extractor.cli import main
from extractor.errors import InputError
from extractor.failures import failure_from
from extractor.output import write_file

ROOT = Path(__file__).parents[2]
SRAGEN = ROOT / "corpus" / "rak-tab-atas-sragen.txt"
BATU = ROOT / "corpus" / "rak-koma-batu.csv"
Capture = pytest.CaptureFixture[str]
as_root = hasattr(os, "geteuid") and os.geteuid() == 0


def _lines(capsys: Capture) -> list[str]:
    out, err = capsys.readouterr()
    assert out == ""
    assert "Traceback" not in err
    return err.splitlines()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "lakip: x.txt: the file is empty; check that it was copied completely"),
        (b" \n\t\n", "lakip: x.txt: the file is empty; check that it was copied completely"),
        (b"\x01\x02\x03\x04" * 99, "lakip: x.txt: the file is binary, not text; "),
        (b"%PDF-1.7 ...", "lakip: x.txt: the PDF is damaged and cannot be read; "),
    ],
)
def test_an_unreadable_document(tmp_path: Path, capsys: Capture, data: bytes, message: str) -> None:
    source = tmp_path / "x.txt"
    source.write_bytes(data)
    assert main(["extract", str(source)]) == 2
    [line] = _lines(capsys)
    assert line.startswith(message)


def test_a_missing_file(tmp_path: Path, capsys: Capture) -> None:
    assert main(["extract", str(tmp_path / "nix.txt")]) == 2
    assert _lines(capsys) == ["lakip: nix.txt: there is no such file; check the path"]


@pytest.mark.skipif(as_root, reason="root may read everything")
def test_a_forbidden_file_really(tmp_path: Path, capsys: Capture) -> None:
    source = tmp_path / "x.txt"
    source.write_text("x")
    source.chmod(0)
    assert main(["extract", str(source)]) == 2
    assert _lines(capsys) == ["lakip: x.txt: it may not be read; check its permissions"]


def test_a_forbidden_file(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert main(["extract", str(SRAGEN)]) == 2
    assert _lines(capsys) == [f"lakip: {SRAGEN.name}: it may not be read; check its permissions"]


def test_a_folder_without_documents(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "empty").mkdir()
    assert main(["extract", str(tmp_path / "empty"), "-o", str(tmp_path / "out")]) == 2
    [line] = _lines(capsys)
    assert line.startswith(
        "lakip: empty: the folder holds no document (.csv .docx .md .pdf .tsv .txt .xlsx); "
    )
    assert not (tmp_path / "out").exists()


def test_a_link_that_leads_nowhere_is_a_document_that_is_missed(
    tmp_path: Path, capsys: Capture
) -> None:
    folder = tmp_path / "arsip"
    folder.mkdir()
    (folder / "b.txt").write_bytes(SRAGEN.read_bytes())
    (folder / "a.pdf").symlink_to(tmp_path / "nix.pdf")
    assert main(["extract", str(folder), "-o", str(tmp_path / "out")]) == 1
    [line] = _lines(capsys)
    assert line.startswith("lakip: a.pdf: it is no file, or a link that leads nowhere; ")
    assert os.listdir(tmp_path / "out") == ["b.json"]


def test_one_bad_document_does_not_stop_a_batch(tmp_path: Path, capsys: Capture) -> None:
    bad = [tmp_path / "a-bad.txt", tmp_path / "z-bad.txt"]
    bad[0].write_bytes(b"")
    (tmp_path / "none").mkdir()
    inputs = [bad[0], tmp_path / "none", SRAGEN, bad[1], BATU]
    assert main(["extract", *map(str, inputs), "-o", str(tmp_path / "out")]) == 1
    lines = _lines(capsys)
    assert [line.split(":")[1] for line in lines] == [" none", " a-bad.txt", " z-bad.txt"]
    assert set(os.listdir(tmp_path / "out")) == {f"{SRAGEN.stem}.json", f"{BATU.stem}.json"}


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (
            ZeroDivisionError("x\ny"),
            "unexpected ZeroDivisionError; this is a defect: please report",
        ),
        (MemoryError(), "there is not enough memory; split the file and try again"),
        (RecursionError(), "it is nested too deeply to be read; please report it with"),
        (InputError("the grid is\x07 odd", hint="look"), "the grid is? odd; look"),
    ],
)
def test_a_defect_in_the_pipeline_is_the_documents_failure(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Capture,
    error: Exception,
    message: str,
) -> None:
    real = extractor.extraction.extract_bytes

    def fail_for_one(data: bytes, name: str, **options: Any) -> Any:
        if name == SRAGEN.name:
            raise error
        return real(data, name, **options)

    monkeypatch.setattr(extractor.extraction, "extract_bytes", fail_for_one)
    assert main(["extract", str(SRAGEN), str(BATU), "-o", str(tmp_path)]) == 1
    [line] = _lines(capsys)
    assert line.startswith(f"lakip: {SRAGEN.name}: {message}")
    if "report" in line:
        assert line.endswith("d21df0159dfd3b11b6b86eeca6bdfff93ef22012d558c59830107212e1739280")
    assert os.listdir(tmp_path) == [f"{BATU.stem}.json"]
    assert main(["extract", str(SRAGEN)]) == 2


def test_two_documents_for_one_file(tmp_path: Path, capsys: Capture) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_bytes(SRAGEN.read_bytes())
    assert main(["extract", str(tmp_path), "-o", str(tmp_path / "out")]) == 2
    [line] = _lines(capsys)
    assert "a/x.txt and " in line
    assert "b/x.txt would both be written to x.json; rename one of them" in line
    assert not (tmp_path / "out").exists()


def test_a_result_does_not_overwrite_an_input(tmp_path: Path, capsys: Capture) -> None:
    source = tmp_path / "x.json"
    source.write_bytes(SRAGEN.read_bytes())
    assert main(["extract", str(source), "-o", str(tmp_path)]) == 2
    [line] = _lines(capsys)
    assert line.startswith("lakip: x.json would be overwritten, and it is one of the inputs; ")
    assert source.read_bytes() == SRAGEN.read_bytes()


def test_the_folder_for_results_is_a_file(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "out").write_text("x")
    assert main(["extract", str(SRAGEN), "-o", str(tmp_path / "out")]) == 2
    [line] = _lines(capsys)
    assert line.startswith("lakip: out: the folder cannot be made (")


@pytest.mark.parametrize("step", ["replace", "fsync"])
def test_a_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture, step: str
) -> None:
    real = getattr(os, step)
    calls: list[object] = []

    def fail_once(*arguments: Any) -> Any:
        calls.append(arguments)
        if len(calls) == 1:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(*arguments)

    target = tmp_path / f"{SRAGEN.stem}.json"
    target.write_text("old")
    monkeypatch.setattr(os, step, fail_once)
    assert main(["extract", str(SRAGEN), str(BATU), "-o", str(tmp_path)]) == 1
    assert _lines(capsys) == [
        f"lakip: {SRAGEN.name}: {target.name}: cannot be written (No space left on device);"
        " check the folder's permissions and the free space"
    ]
    assert set(os.listdir(tmp_path)) == {f"{SRAGEN.stem}.json", f"{BATU.stem}.json"}
    assert target.read_text() == "old"
    calls.clear()
    assert main(["extract", str(SRAGEN), "-o", str(tmp_path)]) == 2


def test_a_result_may_have_the_longest_name(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / f"{'n' * 250}.txt").write_bytes(SRAGEN.read_bytes())
    (tmp_path / f"{'m' * 251}.csv").write_bytes(BATU.read_bytes())
    assert main(["extract", str(tmp_path), "-o", str(tmp_path / "out")]) == 1
    assert os.listdir(tmp_path / "out") == [f"{'n' * 250}.json"]
    [line] = _lines(capsys)
    assert line.endswith("(File name too long); give the document a shorter name")


def test_what_a_user_may_not_expect_is_told(tmp_path: Path, capsys: Capture) -> None:
    source = tmp_path / "surat.txt"
    source.write_text("Kata pengantar\n\nLaporan ini disusun.\n")
    assert main(["extract", str(source), "-o", str(tmp_path / "out"), "--pages", "7"]) == 0
    assert _lines(capsys) == [
        "lakip: surat.txt: it has no pages that --pages could choose from; all of it was read",
        "lakip: surat.txt: no table was found in it",
    ]


def test_an_interrupt_leaves_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    def interrupt(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    assert main(["extract", str(SRAGEN), "-o", str(tmp_path)]) == 130
    assert os.listdir(tmp_path) == []
    assert _lines(capsys)[-1] == "lakip: interrupted"


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["extract"],
        ["extract", "--lang", "fr", "x"],
        ["extract", "--nix", "x"],
        ["nix"],
        ["schema", "x"],
    ],
)
def test_wrong_usage(arguments: list[str], capsys: Capture) -> None:
    assert main(arguments) == 2
    lines = _lines(capsys)
    assert lines[0].startswith("Usage: lakip")


def _run(command: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    script = command.replace("lakip ", f"{sys.executable} -m extractor.cli ", 1)
    return subprocess.run(
        ["bash", "-c", script], cwd=ROOT, capture_output=True, check=False, **options
    )


def test_a_reader_that_has_gone_away_is_met_quietly() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "extractor.cli", "extract", str(SRAGEN)],
            stdout=writing,
            stderr=subprocess.PIPE,
            check=False,
        )
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_device_on_stdout() -> None:
    done = _run(f"lakip extract {SRAGEN} > /dev/full")
    assert done.returncode == 2
    [line] = done.stderr.decode().splitlines()
    assert "the standard output cannot be written (No space left on device); " in line


@pytest.mark.parametrize("command", ["lakip schema >&-", "lakip extract - <&-"])
def test_closed_streams(command: str) -> None:
    done = _run(command)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes on Linux only")
def test_a_file_name_that_is_no_text(tmp_path: Path, capsys: Capture) -> None:
    source = Path(os.fsdecode(os.fsencode(tmp_path) + b"/l\xe4mpiran\n2.txt"))
    source.write_bytes(SRAGEN.read_bytes())
    assert main(["extract", str(source), "-o", str(tmp_path / "out")]) == 0
    [result] = os.listdir(os.fsencode(tmp_path / "out"))
    assert result == b"l\xe4mpiran\n2.json"
    source.write_bytes(b"")
    assert main(["extract", str(source)]) == 2
    assert _lines(capsys)[0].startswith("lakip: l\ufffdmpiran?2.txt: the file is empty")


def test_a_stream_that_ends_in_an_error(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    class Broken(io.BytesIO):
        def read(self, *_: Any) -> bytes:
            raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Broken()))
    assert main(["extract", "-"]) == 2
    assert _lines(capsys) == [
        "lakip: stdin: it cannot be read (Input/output error); check the path"
    ]


def test_an_error_outside_of_documents_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    def fail(_: object) -> None:
        raise ValueError("no traceback, please")

    monkeypatch.setattr("extractor.document_commands.find_documents", fail)
    assert main(["extract", str(SRAGEN)]) == 2
    assert _lines(capsys) == ["lakip: unexpected ValueError; this is a defect: please report it"]


def test_an_error_without_a_number_says_its_kind() -> None:
    assert failure_from(OSError(), "x.txt").message == (
        "x.txt: it cannot be read (OSError); check the path"
    )


def test_a_link_that_leads_to_itself_is_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    link = tmp_path / "putar.json"
    link.symlink_to(link)
    assert main(["audit", str(link)]) == 2
    error = capsys.readouterr().err
    assert error.startswith("lakip: putar.json: ")
    assert "defect" not in error


def test_a_pipe_is_written_to_and_stays_one(tmp_path: Path) -> None:
    pipe = tmp_path / "pipa"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write_file(pipe, "isi")
    reader.join(10)
    assert read == [b"isi"]
    assert pipe.is_fifo()

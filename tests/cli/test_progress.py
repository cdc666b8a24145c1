"""The progress line: drawn for a person, wiped away before anything else is said."""

from __future__ import annotations

import io

import pytest

from extractor import progress
from extractor.progress import ProgressLine


class Terminal(io.StringIO):
    """A stream that says a person looks on."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _draw_always(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PAUSE", 0)
    monkeypatch.setenv("COLUMNS", "60")


def test_documents_and_tables_are_counted() -> None:
    screen = Terminal()
    line = ProgressLine(2, screen)
    line.start("a.txt")
    line.tables("a.txt", 1, 3)
    line.start("b\n.txt")
    line.clear()
    assert screen.getvalue().split("\r\x1b[K") == [
        "",
        "lakip: 1/2 a.txt",
        "lakip: 1/2 a.txt, table 1 of 3",
        "lakip: 2/2 b?.txt",
        "",
    ]


def test_a_long_name_stays_on_its_line() -> None:
    screen = Terminal()
    ProgressLine(1, screen).start("x" * 500)
    assert len(screen.getvalue().removeprefix("\r\x1b[K")) == 59


def test_nothing_is_drawn_where_nobody_looks() -> None:
    stream = io.StringIO()
    line = ProgressLine(1, stream)
    line.start("a.txt")
    line.clear()
    assert stream.getvalue() == ""


def test_a_closed_stderr_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", None)
    line = ProgressLine(1)
    line.start("a.txt")
    line.clear()

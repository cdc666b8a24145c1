"""The tables of docs/normalizers.md say what the code does."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import normalizers
from normalizers import Measure, Reading, SatkerName

DOC = Path(__file__).parents[2] / "docs" / "normalizers.md"


def _rows() -> list[tuple[str, str, str, str]]:
    rows: list[tuple[str, str, str, str]] = []
    function = ""
    for line in DOC.read_text(encoding="utf-8").splitlines():
        if heading := re.match(r"## .*: `(\w+)`", line):
            function = heading[1]
        elif re.match(r"\| `", line) and function != "infer_separators":
            text, value, doubt = (cell.strip() for cell in line.strip().strip("|").split("|"))
            rows.append((function, text[1:-1], value, doubt))
    return rows


def _shown(answer: object) -> str:
    if isinstance(answer, SatkerName):
        answer = f"{answer.name} ({answer.bagian})" if answer.bagian else answer.name
    return "" if answer is None else f"`{answer}`"


def _value(answer: object) -> str:
    if isinstance(answer, Reading):
        return _shown(answer.value)
    if not isinstance(answer, Measure):
        return _shown(answer)
    parts = [_shown(answer.value)]
    parts += [f"`{answer.unit}`"] if answer.unit else []
    parts += [f"score `{answer.score}`"] if answer.score is not None else []
    return " ".join(parts)


@pytest.mark.parametrize(("function", "text", "value", "doubt"), _rows())
def test_the_documented_reading_is_given(function: str, text: str, value: str, doubt: str) -> None:
    if text[:1] == "'" and text[-1:] == "'" and len(text) > 1:
        text = ast.literal_eval(text)
    answer = getattr(normalizers, function)(text)
    given = _value(answer)
    if function == "parse_measure":
        given = f"{answer.kind} {given}".strip()
    assert given == value
    reason = f"{answer.doubt}: {answer.reason}" if getattr(answer, "doubt", None) else ""
    assert reason == doubt


def test_there_are_rows() -> None:
    assert len(_rows()) > 100

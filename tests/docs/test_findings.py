"""docs/findings.md explains each code that exists, and each of its examples gives its finding."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from extractor import extract, extract_bytes
from extractor.documents import ReadingOptions
from extractor.findings import finding_codes

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "findings.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## ([a-z-]+)\n(.*?)(?=^## |\Z)", TEXT, re.DOTALL | re.MULTILINE))
MESSAGES = yaml.safe_load((ROOT / "extractor" / "messages.yaml").read_text(encoding="utf-8"))


def test_each_code_is_documented_and_each_documented_code_exists() -> None:
    assert sorted(SECTIONS) == sorted(finding_codes())


def test_the_table_says_what_the_messages_say() -> None:
    table = [line for line in TEXT.splitlines() if line.startswith("| [`")]
    assert table == [
        f"| [`{code}`](#{code}) | {entry['severity']} | {entry['en']} |"
        for code, entry in MESSAGES["codes"].items()
    ]


@pytest.mark.parametrize("code", SECTIONS)
def test_a_code_has_its_rule_an_example_and_advice(code: str) -> None:
    section = SECTIONS[code]
    assert "**Rule.** " in section
    assert "**What to do.** " in section
    fenced = re.search(r"```text\n(.*?)```", section, re.DOTALL)
    named = re.search(r"\(\.\./(corpus/[^)]+)\)", section)
    if fenced:
        document = extract_bytes(fenced[1].encode("utf-8"), "example.txt")
    else:
        assert named
        pages = re.search(r"--pages (\d+)", section)
        reading = ReadingOptions([int(pages[1])]) if pages else None
        document = extract(ROOT / named[1], reading=reading)
    assert code in [finding.code for finding in document.findings]


@pytest.mark.parametrize("code", MESSAGES["codes"])
def test_messages_are_there_in_both_languages(code: str) -> None:
    entry = MESSAGES["codes"][code]
    assert set(entry) == {"severity", "id", "en"}
    assert entry["severity"] in ("error", "warning", "info")


@pytest.mark.parametrize("reason", MESSAGES["reasons"])
def test_reasons_are_there_in_both_languages(reason: str) -> None:
    assert set(MESSAGES["reasons"][reason]) == {"id", "en"}

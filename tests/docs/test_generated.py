"""The generated docs are current, and the outputs are what the schema says."""

from __future__ import annotations

import doctest
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest

from docs.audit_page import audit_page
from docs.generate import cli_text, run_console
from extractor.model.document import TableKind
from extractor.model.schema import schema_text
from golden.documents import GOLDEN, ROOT, corpus_documents

SCHEMA = ROOT / "docs" / "schema.json"
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONSOLE = re.findall(r"^```console\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize(("name", "file"), [("document", "schema"), ("audit", "audit.schema")])
def test_the_schemas_are_current(name: str, file: str) -> None:
    committed = (ROOT / "docs" / f"{file}.json").read_text(encoding="utf-8")
    assert committed == schema_text(name), "run `make schema`"


def test_the_command_line_reference_is_current() -> None:
    assert (ROOT / "docs" / "cli.md").read_text(encoding="utf-8") == cli_text(), "run `make docs`"


def test_the_page_of_the_checks_is_current() -> None:
    assert (ROOT / "docs" / "audit.md").read_text(encoding="utf-8") == audit_page(), (
        "run `make docs`"
    )


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    """Return a validator of the committed schema."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.json")), ids=lambda path: path.stem)
def test_the_golden_outputs_are_valid(
    path: Path, validator: jsonschema.Draft202012Validator
) -> None:
    document = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    assert [error.message for error in validator.iter_errors(document)] == []


def test_the_schema_refuses_what_is_none_of_it(
    validator: jsonschema.Draft202012Validator,
) -> None:
    path = sorted(GOLDEN.glob("*.json"))[0]
    document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    for change in ({"status": "perfect"}, {"more": 1}, {"tables": [{}]}):
        assert not validator.is_valid(document | change)


@pytest.mark.parametrize("block", CONSOLE, ids=lambda block: block.splitlines()[0][2:])
def test_the_readmes_commands_give_the_output_shown(block: str) -> None:
    assert run_console(block) == block, "run `make docs`"


def test_the_readmes_python_gives_the_output_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = doctest.testfile(str(ROOT / "README.md"), module_relative=False, encoding="utf-8")
    assert result.attempted >= 5
    assert result.failed == 0


def test_the_readmes_corpus_table_is_the_corpus_one() -> None:
    corpus = (ROOT / "corpus" / "README.md").read_text(encoding="utf-8")
    tables = [re.findall(r"^\| (?:`|file).*$", text, re.MULTILINE) for text in (corpus, README)]
    assert set(tables[0]) <= set(tables[1])
    laid_out = (ROOT / "corpus" / "pages" / "README.md").read_text(encoding="utf-8")
    for document in corpus_documents():
        assert f"| `{document.name}` |" in README + laid_out


def test_the_readme_names_every_kind_of_table() -> None:
    for kind in get_args(TableKind):
        assert f"`{kind}`" in README, kind


def test_the_readme_has_commands() -> None:
    assert sum(block.count("$ lakip ") for block in CONSOLE) >= 1


def _links(path: Path) -> Iterator[str]:
    text = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if "://" not in target:
            yield target


def _anchors(path: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize(
    "path",
    [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))],
    ids=lambda p: p.name,
)
def test_links_lead_somewhere(path: Path) -> None:
    for link in _links(path):
        target, _, anchor = link.partition("#")
        file = (path.parent / target).resolve() if target else path
        assert file.exists(), link
        assert not anchor or anchor in _anchors(file), link

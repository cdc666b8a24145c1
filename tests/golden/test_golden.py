"""Each corpus document gives its golden JSON, byte for byte, on any machine and every time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from extractor import extract
from extractor.model import document_from_json, document_to_json
from golden.documents import GOLDEN, ROOT, corpus_documents, golden_path, golden_text

DOCUMENTS = corpus_documents()
NAMES = [path.name for path in DOCUMENTS]


def test_every_document_has_a_golden_file_and_the_other_way_round() -> None:
    assert sorted(p.name for p in GOLDEN.glob("*.json")) == sorted(
        golden_path(document).name for document in DOCUMENTS
    )


@pytest.mark.parametrize("document", DOCUMENTS, ids=NAMES)
def test_the_output_is_the_golden_one(document: Path) -> None:
    path = golden_path(document)
    assert path.exists(), "run `make golden` and read the new file"
    assert golden_text(document).encode() == path.read_bytes(), "if it should differ: `make golden`"


@pytest.mark.parametrize("document", DOCUMENTS, ids=NAMES)
def test_the_golden_file_reads_back_to_the_same_bytes(document: Path) -> None:
    text = golden_path(document).read_text(encoding="utf-8")
    assert document_to_json(document_from_json(text)) == text


def test_the_language_changes_messages_only() -> None:
    document = ROOT / "corpus" / "rkt-ocr-pacitan.txt"
    indonesian, english = extract(document), extract(document, lang="en")
    assert indonesian.tables == english.tables
    assert len(indonesian.findings) == len(english.findings) > 0
    for one, other in zip(indonesian.findings, english.findings, strict=True):
        assert one.message != other.message
        assert one.model_copy(update={"message": ""}) == other.model_copy(update={"message": ""})


@pytest.mark.parametrize(
    ("seed", "locale"), [("0", "C"), ("1", "C.UTF-8"), ("4242", "id_ID.UTF-8")]
)
def test_hash_seed_and_locale_change_nothing(seed: str, locale: str, tmp_path: Path) -> None:
    environment = {
        **{name: value for name, value in os.environ.items() if name != "PYTHONUTF8"},
        "PYTHONHASHSEED": seed,
        "LC_ALL": locale,
        "PYTHONCOERCECLOCALE": "0",
        "TZ": "Asia/Jayapura",
    }
    command = [sys.executable, "-m", "extractor.cli", "extract", *map(str, DOCUMENTS)]
    done = subprocess.run(
        [*command, "-o", str(tmp_path)], env=environment, cwd=ROOT, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    for document in DOCUMENTS:
        golden = golden_path(document)
        assert (tmp_path / golden.name).read_bytes() == golden.read_bytes(), document.name

"""The documents of the corpus, and where their golden JSON lies."""

from __future__ import annotations

from pathlib import Path

from extractor import extract
from extractor.inputs import SUFFIXES
from extractor.model import document_to_json

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "corpus"
GOLDEN = ROOT / "golden"
TRUTH = CORPUS / "truth"


def corpus_documents() -> list[Path]:
    """Return the corpus's documents by name; its README is none."""
    return sorted(
        path for path in CORPUS.iterdir() if path.suffix in SUFFIXES and path.name != "README.md"
    )


def truth_path(document: Path) -> Path:
    """Return where the truth about a document lies: laid-out ones have a folder of their own."""
    plain = TRUTH / f"{document.stem}.json"
    return plain if plain.exists() else TRUTH / "pages" / plain.name


def golden_path(document: Path) -> Path:
    """Return where a document's golden JSON lies."""
    return GOLDEN / f"{document.stem}.json"


def golden_text(document: Path) -> str:
    """Return what the golden JSON of a document should be by the code as it is."""
    return document_to_json(extract(document))

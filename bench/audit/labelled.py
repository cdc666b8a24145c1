"""Clean documents of the corpus in which one fact is changed, and what must be found.

`cases(seed)` gives the same cases for the same seed: of each document and each kind of change at
most `MOST` changes, made in the extracted document, and a part of them also in the text, which is
then extracted anew. What a change must give is told by `seeding` and `seeding_words`.

Left out, because no other figure of the documents contradicts them or no rule says what is right:
the capaian of an opinion or a grade, which no formula gives; the capaian volume itself; an earlier
year in the title of results (an office may show last year's); the year of a plan; another unit in
the title from which a document takes its own; an employee's number (nobody in the corpus has one).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from random import Random

from bench.audit import seeding, seeding_amounts, seeding_words
from bench.audit.changes import Change, changed_document, changed_text, sample
from bench.audit.facts import DOCUMENTS
from extractor import extract_bytes
from extractor.model import Document, document_from_json
from golden.documents import CORPUS, GOLDEN

MOST = 12
"""So many changes of a kind in a document."""
MOST_IN_TEXT = 2
"""So many of them are made in the text too."""
_TEXTS = (".txt", ".md", ".tsv", ".csv")
_IN_DOCUMENTS: tuple[Callable[[str, Document, Random], Iterator[Change]], ...] = (
    seeding_amounts.digits_of_amounts,
    seeding_amounts.repeated_amounts,
    seeding_amounts.digits_of_percentages,
    seeding_amounts.thousands,
    seeding_amounts.swapped,
    seeding.digits_of_capaian,
    seeding.swapped_capaian,
    seeding.units,
    seeding.displaced_columns,
    seeding.grades,
    seeding.targets,
    seeding.target_kinds,
    seeding_words.words,
    seeding_words.codes,
    seeding_words.numbers_of_rows,
    seeding_words.satker_in_rows,
    seeding_words.categories,
    seeding_words.scales,
)
_IN_TEXTS: tuple[Callable[[str, Document, str, Random], Iterator[Change]], ...] = (
    seeding_words.titles,
    seeding_words.formulas,
)


@dataclass(frozen=True, slots=True)
class Case:
    """A document with one wrong fact.

    Attributes:
        name: of the document of the corpus.
        change: what was changed and what must be found.
        in_text: whether the change was made before the extraction.
        document: the extracted document with the change.
    """

    name: str
    change: Change
    in_text: bool
    document: Document


@cache
def clean_document(name: str) -> Document:
    """Return a document of the corpus as it is extracted, from its golden file."""
    return document_from_json((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))


def clean_text(name: str) -> tuple[str, str] | None:
    """Return the file name and the text of a document, None where it is no text."""
    for suffix in _TEXTS:
        path = CORPUS / f"{name}{suffix}"
        if path.exists():
            data = path.read_bytes()
            encoding = "utf-8" if _is_utf8(data) else "cp1252"
            return path.name, data.decode(encoding)
    return None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def cases(
    seed: int, documents: Iterable[str] = DOCUMENTS, most: int = MOST, in_text: int = MOST_IN_TEXT
) -> Iterator[Case]:
    """Give the documents with one wrong fact each.

    Args:
        seed: decides which cells are changed, and how.
        documents: of the corpus, by name.
        most: changes of a kind in a document.
        in_text: of those, so many are made in the text too.
    """
    for name in documents:
        document = clean_document(name)
        for kind, changes in sorted(_changes(name, document, seed).items()):
            random = Random(f"{seed} {name} {kind}")
            chosen = sample(changes, most, random)
            for change in chosen:
                copy = changed_document(document, change)
                if copy is not None:
                    yield Case(name, change, False, copy)
            yield from _through_text(name, chosen, in_text)


def _changes(name: str, document: Document, seed: int) -> dict[str, list[Change]]:
    kinds: dict[str, list[Change]] = defaultdict(list)
    text = clean_text(name)
    for number, make in enumerate(_IN_DOCUMENTS):
        for change in make(name, document, Random(f"{seed} {name} {number}")):
            kinds[change.kind].append(change)
    if text is not None:
        for number, make_in_text in enumerate(_IN_TEXTS):
            for change in make_in_text(name, document, text[1], Random(f"{seed} {name} t{number}")):
                kinds[change.kind].append(change)
    return kinds


def _through_text(name: str, changes: Iterable[Change], most: int) -> Iterator[Case]:
    found = clean_text(name)
    if found is None:
        return
    file_name, text = found
    left = most
    for change in changes:
        only_here = any(edit.value is None for edit in change.edits)
        if not left and not only_here:
            continue
        other = changed_text(text, change)
        if other is not None:
            left -= not only_here
            yield Case(name, change, True, extract_bytes(other.encode("utf-8"), file_name))

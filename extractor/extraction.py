"""Documents to results, one after the other: none that fails stops the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from extractor.catalogue import Catalogue
from extractor.documents import ReadingOptions
from extractor.failures import Failure, failure_from, message_line
from extractor.inputs import InputFile
from extractor.model import Document, document_to_pieces
from extractor.pipeline import extract_bytes
from extractor.progress import ProgressLine

PAGES_IGNORED = "it has no pages that --pages could choose from; all of it was read"
NO_TABLE = "no table was found in it"


@dataclass(frozen=True, slots=True)
class Options:
    """How documents are extracted; see `extractor.extract`."""

    lang: str = "id"
    with_personal_data: bool = False
    reading: ReadingOptions = field(default_factory=ReadingOptions)
    catalogue: Catalogue | None = None


def extract_all(
    documents: Iterable[InputFile],
    write: Callable[[InputFile, Iterable[str]], None],
    options: Options,
    progress: ProgressLine,
    report: Callable[[str], None],
) -> list[Failure]:
    """Extract documents and write their results.

    Args:
        documents: what to read, in order.
        write: takes a document and its JSON, piece by piece.
        options: how to extract.
        progress: told of each document and table.
        report: told at once of each failure, and of what a user may not expect.

    Returns:
        The failures, in order.
    """
    failures: list[Failure] = []
    for document in documents:
        progress.start(document.name)
        outcome = _attempt(document, write, options, progress)
        progress.clear()
        if isinstance(outcome, Failure):
            report(outcome.message)
            failures.append(outcome)
            continue
        for notice in outcome:
            report(message_line(notice, name=document.name))
    return failures


def _notices(document: Document, reading: ReadingOptions) -> Iterator[str]:
    """Yield what its JSON tells only those who look for it."""
    if reading.pages is not None and document.source.pages is None:
        yield PAGES_IGNORED
    if document.status == "empty":
        yield NO_TABLE


def _attempt(
    document: InputFile,
    write: Callable[[InputFile, Iterable[str]], None],
    options: Options,
    progress: ProgressLine,
) -> list[str] | Failure:
    """Extract one document; whatever is wrong with it is this document's failure.

    Returns:
        What a user may not expect; not the document, which the next one would stand beside.
    """
    data: bytes | None = None
    try:
        data = document.read()
        result = extract_bytes(
            data,
            document.name,
            lang=options.lang,
            with_personal_data=options.with_personal_data,
            reading=options.reading,
            catalogue=options.catalogue,
            progress=progress.tables,
        )
        write(document, document_to_pieces(result))
    except BrokenPipeError:
        raise
    except Exception as error:  # the last resort: no document may stop a batch
        return failure_from(error, document.name, data)
    return list(_notices(result, options.reading))

"""What the command line was given, as a list of documents to read.

A file is taken whatever its name is; of a folder its documents are taken, at any
depth and in the order of their paths; ``-`` is the standard input. Nothing is read
here, so that one document that cannot be read does not stop the others.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extractor.errors import InputError
from extractor.failures import explain_unread

STDIN = "-"
STDIN_NAME = "stdin"
SUFFIXES = frozenset({".pdf", ".docx", ".xlsx", ".txt", ".md", ".tsv", ".csv"})
"""What is taken from a folder; a file named by itself may have any suffix."""


@dataclass(frozen=True, slots=True)
class InputFile:
    """One document to read: a file, or the standard input (path None)."""

    path: Path | None

    @property
    def name(self) -> str:
        """Return the document's name; bytes that are no UTF-8 are replaced."""
        return STDIN_NAME if self.path is None else printable_name(self.path)

    @property
    def stem(self) -> str:
        """Return the name of the result without its suffix."""
        return STDIN_NAME if self.path is None else self.path.stem

    def read(self) -> bytes:
        """Read the whole document.

        Raises:
            OSError: the file cannot be read.
            InputError: the standard input is closed.
        """
        if self.path is not None:
            return self.path.read_bytes()
        if sys.stdin is None:
            raise InputError(f"{STDIN_NAME}: the standard input is closed", hint="pipe a text in")
        return sys.stdin.buffer.read()


def printable_name(path: Path) -> str:
    """Return a file's name as text that every encoder takes."""
    return os.fsencode(path.name or str(path)).decode("utf-8", errors="replace")


def read_input(document: InputFile) -> bytes:
    """Read one document.

    Raises:
        InputError: it cannot be read.
    """
    try:
        return document.read()
    except OSError as error:
        what, hint = explain_unread(error)
        raise InputError(f"{document.name}: {what}", hint=hint) from error


def find_documents(
    inputs: Iterable[str], suffixes: frozenset[str] = SUFFIXES
) -> tuple[list[InputFile], list[InputError]]:
    """Find the documents that the arguments name.

    Args:
        inputs: files, folders and ``-``, as given.
        suffixes: what is taken from a folder.

    Returns:
        The documents in order, each once, and an error for each folder that cannot
        be listed or holds no document, and for each link in it that leads nowhere. Hidden
        files and linked folders are passed over: links may lead round in a circle.
    """
    documents: dict[Path | None, InputFile] = {}
    errors: list[InputError] = []
    for given in inputs:
        path = None if given == STDIN else Path(given)
        if path is None or not path.is_dir():
            found = [InputFile(path)]
        else:
            found = [InputFile(file) for file in _documents_in(path, suffixes, errors)]
        for document in found:
            key = _real(document.path) if document.path is not None else None
            documents.setdefault(key, document)
    return list(documents.values()), errors


def _real(path: Path) -> Path:
    """Return the file that a path leads to; the path itself where its links run in a circle."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path.absolute()


def _documents_in(
    folder: Path, suffixes: frozenset[str], errors: list[InputError]
) -> Iterator[Path]:
    """Yield a folder's documents; what is wrong with the folder goes to the errors."""
    unlisted: list[OSError] = []
    found = [
        Path(parent, name)
        for parent, _, names in os.walk(folder, onerror=unlisted.append)
        for name in names
        if Path(name).suffix.lower() in suffixes and not name.startswith(".")
    ]
    errors += [
        InputError(
            f"{printable_name(Path(error.filename))}: the folder cannot be listed"
            f" ({error.strerror})",
            hint="check its permissions",
        )
        for error in unlisted
    ]
    if not found and not unlisted:
        errors.append(
            InputError(
                f"{printable_name(folder)}: the folder holds no document"
                f" ({' '.join(sorted(suffixes))})",
                hint="name the files themselves if theirs are other suffixes",
            )
        )
    errors += [
        InputError(
            f"{printable_name(file)}: it is no file, or a link that leads nowhere",
            hint="check where it leads, or take it out of the folder",
        )
        for file in sorted(found)
        if not file.is_file()
    ]
    yield from sorted(file for file in found if file.is_file())


__all__ = [
    "STDIN",
    "STDIN_NAME",
    "SUFFIXES",
    "InputFile",
    "find_documents",
    "printable_name",
    "read_input",
]

"""Where results go: files that are whole or not there at all, or the standard output.

A file is written under a temporary name in its own folder, flushed to the disk and
then renamed, so that nobody ever sees half a document. Text is UTF-8 whatever the
locale says.
"""

from __future__ import annotations

import errno
import hashlib
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from extractor.errors import OutputError, UsageError
from extractor.grid_output import pictured_document
from extractor.inputs import InputFile, printable_name

SUFFIX = ".json"


def plan_outputs(documents: Sequence[InputFile], folder: Path) -> dict[InputFile, Path]:
    """Say where each document's result goes, before anything is written.

    Raises:
        UsageError: two documents would write one file, or a result its own input.
    """
    outputs: dict[InputFile, Path] = {}
    owners: dict[Path, InputFile] = {}
    inputs = {doc.path.resolve(): doc for doc in documents if doc.path is not None}
    for document in documents:
        target = folder / f"{document.stem}{SUFFIX}"
        other = owners.setdefault(target, document)
        if other is not document:
            raise UsageError(
                f"{_place(other)} and {_place(document)} would both be written to"
                f" {printable_name(target)}",
                hint="rename one of them, or extract them into different folders",
            )
        if target.resolve() in inputs:
            raise UsageError(
                f"{printable_name(target)} would be overwritten, and it is one of the inputs",
                hint="choose another folder with -o",
            )
        outputs[document] = target
    return outputs


def plan_pictures(data: bytes, pages: Iterable[int], folder: Path) -> dict[int, Path]:
    """Say where the pictures of a document's pages go: ``page-003.png``.

    Raises:
        UsageError: there is such a file already, and it is no picture of this document.
    """
    document = hashlib.sha256(data).hexdigest()
    targets = {page: folder / f"page-{page:03}.png" for page in pages}
    for target in targets.values():
        if os.path.lexists(target) and pictured_document(target) != document:
            raise UsageError(
                f"{printable_name(target)} is there already, and does not show this document",
                hint="choose another folder with --png",
            )
    return targets


def _place(document: InputFile) -> str:
    """Return a document's path, so that files of one name can be told apart."""
    if document.path is None:
        return document.name
    return os.fsencode(document.path).decode("utf-8", errors="replace")


def make_folder(folder: Path) -> None:
    """Make the folder for results or pictures, and those above it.

    Raises:
        OutputError: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"{printable_name(folder)}: the folder cannot be made ({error.strerror})",
            hint="choose another one",
        ) from error


def write_file(target: Path, content: str | bytes | Iterable[str]) -> None:
    """Write a file at once: whoever opens it finds all of it, or what was there before.

    Args:
        target: the file.
        content: what it is to hold; a text may come in pieces, of which none is kept.

    Raises:
        OutputError: it cannot be written; nothing is left behind.
    """
    temporary = target.with_name(f".lakip-{os.getpid()}.tmp")  # short: the target's may be long
    try:
        if target.exists() and not target.is_file():
            # /dev/stdout, a pipe: renaming would put a file in the place of the device.
            with target.open("wb") as device:
                device.writelines(_chunks(content))
            return
        with temporary.open("xb") as file:
            file.writelines(_chunks(content))
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, target)
    except OSError as error:
        long = error.errno == errno.ENAMETOOLONG
        raise OutputError(
            f"{printable_name(target)}: cannot be written ({error.strerror})",
            hint="give the document a shorter name"
            if long
            else "check the folder's permissions and the free space",
        ) from error
    finally:
        with suppress(OSError):
            temporary.unlink()


def _chunks(content: str | bytes | Iterable[str]) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
    elif isinstance(content, str):
        yield _encoded(content)
    else:
        yield from map(_encoded, content)


def _encoded(text: str) -> bytes:
    """Return text in UTF-8; halves of characters, which arguments may bring, become ``?``."""
    return text.encode("utf-8", errors="replace")


def write_stdout(text: str | Iterable[str]) -> None:
    """Write text, whole or in pieces, to the standard output.

    Raises:
        BrokenPipeError: nobody reads any more.
        OutputError: it cannot be written.
    """
    if sys.stdout is None:
        raise OutputError("the standard output is closed", hint="write to a folder with -o")
    try:
        sys.stdout.buffer.writelines(_chunks(text))
        sys.stdout.flush()
    except BrokenPipeError:
        _abandon_stdout()
        raise
    except OSError as error:
        _abandon_stdout()
        raise OutputError(
            f"the standard output cannot be written ({error.strerror})",
            hint="check the free space where it goes, or write to a folder with -o",
        ) from error


def _abandon_stdout() -> None:
    """Let what is still buffered go nowhere, or Python would complain of it at its end."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)

"""Extracted documents read back from their JSON, for the commands that work on results.

A file is taken whatever its name is; of a folder its ``.json`` files at any depth, in the order of
their paths. One that cannot be read does not stop the others.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import simplejson
from pydantic import ValidationError

from extractor.errors import InputError
from extractor.failures import Failure, failure_from
from extractor.inputs import printable_name
from extractor.model import Document, document_from_json

SUFFIX = ".json"


def read_results(inputs: Iterable[str], failures: list[Failure]) -> Iterator[tuple[str, Document]]:
    """Read extracted documents.

    Args:
        inputs: files and folders, as given.
        failures: is given what could not be read.

    Yields:
        The file's name and its document, each file once.
    """
    seen: set[Path] = set()
    for given in inputs:
        for path in _files_of(Path(given), failures):
            if path.resolve() in seen:
                continue
            seen.add(path.resolve())
            try:
                yield printable_name(path), read_result(path)
            except InputError as error:
                failures.append(failure_from(error))


def read_result(path: Path) -> Document:
    """Read one extracted document.

    Raises:
        InputError: it cannot be read, is no JSON, or is no document of the contract.
    """
    name = printable_name(path)
    try:
        return document_from_json(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(
            f"{name}: it cannot be read ({error.strerror})", hint="check the path"
        ) from error
    except UnicodeDecodeError as error:
        raise InputError(
            f"{name}: it is not in UTF-8", hint="extract the document again"
        ) from error
    except simplejson.JSONDecodeError as error:
        raise InputError(
            f"{name}, line {error.lineno}: this is no JSON",
            hint="give files that `lakip extract` has written",
        ) from error
    except ValidationError as error:
        raise _foreign(name, error) from error
    except ValueError as error:
        raise InputError(
            f"{name}: it holds a number that no document has", hint="extract the document again"
        ) from error
    except RecursionError as error:
        raise InputError(f"{name}: it is nested too deeply", hint="give another file") from error


def _foreign(name: str, error: ValidationError) -> InputError:
    first = error.errors()[0]
    place = ".".join(map(str, first["loc"]))[:80]
    return InputError(
        f"{name}: this is no document of the contract ({place}: {first['msg'][:80]})",
        hint="give files that `lakip extract` of this version has written",
    )


def _files_of(path: Path, failures: list[Failure]) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    found = sorted(
        Path(parent, name)
        for parent, _, names in os.walk(path)
        for name in names
        if name.lower().endswith(SUFFIX) and not name.startswith(".")
    )
    if not found:
        failures.append(
            failure_from(
                InputError(
                    f"{printable_name(path)}: the folder holds no {SUFFIX} file",
                    hint="extract documents into it with `lakip extract -o`",
                )
            )
        )
    yield from found

"""Extracted documents read back from their JSON, for the commands that work on results.

A file is taken whatever its name is; of a folder its ``.json`` files at any depth, in the order of
their paths; ``-`` is the standard input. One that cannot be read does not stop the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import simplejson
from pydantic import ValidationError

from extractor.errors import InputError
from extractor.failures import Failure, failure_from
from extractor.inputs import InputFile, find_documents, read_input
from extractor.model import Document, document_from_json

SUFFIXES = frozenset({".json"})


def read_results(inputs: Iterable[str], failures: list[Failure]) -> Iterator[tuple[str, Document]]:
    """Read extracted documents.

    Args:
        inputs: files, folders and ``-``, as given.
        failures: is given what could not be read.

    Yields:
        The file's name and its document, each file once.
    """
    files, errors = find_documents(inputs, SUFFIXES)
    failures += map(failure_from, errors)
    for file in files:
        try:
            document = read_result(file)
        except InputError as error:
            failures.append(failure_from(error))
        else:
            yield file.name, document


def read_result(file: InputFile) -> Document:
    """Read one extracted document.

    Raises:
        InputError: it cannot be read, is no JSON, or is no document of the contract.
    """
    name = file.name
    try:
        return document_from_json(read_input(file).decode("utf-8-sig"))
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

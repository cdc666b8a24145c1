"""The exceptions of the extractor: one family, each with an exit code and a way on."""

from __future__ import annotations

from normalizers.errors import LakipError


class InputError(LakipError):
    """The input cannot be read at all: empty, binary, of another format, missing."""

    exit_code = 2


class UsageError(LakipError):
    """The caller asked for something that makes no sense."""

    exit_code = 2


class OutputError(LakipError):
    """The result cannot be written where it was asked to go."""

    exit_code = 2


__all__ = ["InputError", "LakipError", "OutputError", "UsageError"]

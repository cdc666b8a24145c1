"""Exceptions to what a user is told: one line that says what is wrong, where, what to do.

The only place where kinds of exceptions are told apart. It is asked for one
document of a batch and for the command as a whole.
"""

from __future__ import annotations

import errno
import hashlib
from dataclasses import dataclass

from extractor.errors import LakipError

EXIT_DONE = 0
EXIT_SOME_FAILED = 1
EXIT_FAILED = 2
EXIT_INTERRUPTED = 130
"""128 + SIGINT, as shells count it."""

_OS_ERRORS = {
    errno.ENOENT: ("there is no such file", "check the path"),
    errno.EACCES: ("it may not be read", "check its permissions"),
    errno.EPERM: ("it may not be read", "check its permissions"),
    errno.EISDIR: ("it is a folder, not a document", "name one of its files"),
    errno.ENOTDIR: ("there is no such file", "check the path"),
    errno.ENAMETOOLONG: ("the name is too long", "check the path"),
    errno.ENOSPC: ("the disk is full", "free some space and try again"),
}


@dataclass(frozen=True, slots=True)
class Failure:
    """What to say about an exception, and the exit code of a command that ends by it."""

    message: str
    exit_code: int = EXIT_FAILED


def failure_from(error: Exception, name: str = "", data: bytes | None = None) -> Failure:
    """Say what an exception means to the user.

    Args:
        error: what was raised.
        name: the document that was being read, if any.
        data: its bytes, as far as they were read.
    """
    if isinstance(error, LakipError):
        return Failure(message_line(str(error), error.hint, name), error.exit_code)
    if isinstance(error, OSError):
        return Failure(message_line(*explain_unread(error), name))
    if isinstance(error, MemoryError):
        return Failure(
            message_line("there is not enough memory", "split the file and try again", name)
        )
    if isinstance(error, RecursionError):
        what = "it is nested too deeply to be read"
        return Failure(message_line(what, f"please report it{_fingerprint(data)}", name))
    what = f"unexpected {type(error).__name__}"
    return Failure(
        message_line(what, f"this is a defect: please report it{_fingerprint(data)}", name)
    )


def explain_unread(error: OSError) -> tuple[str, str]:
    """Say why a file cannot be read, and what to do."""
    reason = f"it cannot be read ({error.strerror or type(error).__name__})"
    return _OS_ERRORS.get(error.errno or 0, (reason, "check the path"))


def message_line(what: str, hint: str = "", name: str = "") -> str:
    """Return a message of one line: ``rak.pdf: the file is empty; copy it again``."""
    if name and not what.startswith(f"{name}: "):
        what = f"{name}: {what}"
    text = f"{what}; {hint}" if hint else what
    return "".join(char if char.isprintable() else "?" for char in text)


def _fingerprint(data: bytes | None) -> str:
    return f" with the file's sha256 {hashlib.sha256(data).hexdigest()}" if data else ""

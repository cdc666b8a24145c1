"""What both PDF readers say of files and pages that cannot be read."""

from __future__ import annotations

import re

from extractor.errors import InputError
from extractor.readers.page import Page

_HEAD = 1024
"""Bytes within which ``%PDF`` must stand, as Acrobat has it: junk before it is common."""
_CATALOG = re.compile(rb"(\d{1,9}) (\d{1,5}) obj\s{0,9}<<[^<>]{0,400}?/Type\s{0,9}/Catalog\b")
_CONTENT = re.compile(rb"[^\0 \t\r\n]")
_COPY_AGAIN = "check that it was copied completely"


def is_pdf(data: bytes) -> bool:
    """Say whether a file is a PDF by its first bytes."""
    return b"%PDF" in data[:_HEAD]


def with_trailer(data: bytes) -> bytes:
    """Give a file whose end was cut off a trailer, from which its objects can be found again.

    Returns:
        The file with a trailer that names its catalogue; as it is if none stands in plain sight.
    """
    found = _CATALOG.search(data)
    if found is None:
        return data
    number, generation = (int(part) for part in found.groups())
    return data + b"\ntrailer<</Root %d %d R>>\nstartxref\n0\n%%%%EOF\n" % (number, generation)


def check_not_empty(data: bytes, name: str) -> None:
    """Refuse a file without content.

    Raises:
        InputError: there is nothing but blanks and NUL bytes.
    """
    if _CONTENT.search(data) is None:
        raise InputError(f"{name}: the file is empty", hint=_COPY_AGAIN)


def no_pages(name: str) -> InputError:
    """Return the error of a document that has no pages."""
    return InputError(f"{name}: the PDF has no pages", hint=_COPY_AGAIN)


def password_needed(name: str) -> InputError:
    """Return the error of an encrypted document without a password."""
    return InputError(f"{name}: the PDF is protected by a password", hint="give it with --password")


def password_wrong(name: str) -> InputError:
    """Return the error of an encrypted document with another password."""
    return InputError(
        f"{name}: the password is wrong", hint="check --password; case and blanks count"
    )


def encryption_unknown(name: str) -> InputError:
    """Return the error of a document that is encrypted by another method than a password."""
    return InputError(
        f"{name}: the PDF is encrypted in a way that cannot be read",
        hint="open it in its program and save it without protection",
    )


def damaged(data: bytes, name: str) -> InputError:
    """Return the error of a file that is no PDF, or one that cannot be opened."""
    if not is_pdf(data):
        return InputError(f"{name}: this is no PDF file", hint="check what kind of file it is")
    return InputError(
        f"{name}: the PDF is damaged and cannot be read",
        hint="copy it again, or open it in a PDF program and save it anew",
    )


def overfull_page(number: int, width: float, height: float) -> Page:
    """Return what stands for a page that unfolds to more than can be read."""
    return Page(number, width, height, layer="none", looked=False, notes=["too-much-content"])


def unreadable_page(number: int) -> Page:
    """Return what stands for a page that cannot be read."""
    return Page(number, 0.0, 0.0, layer="none", looked=False, notes=["page-unreadable"])

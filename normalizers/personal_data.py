"""Masks what identifies a person: NIP, NIK, birth dates.

Contract: every digit becomes an asterisk and everything else stays, so that what stood there and
how long it was can still be seen. Amounts and years are left alone. Without the word NIP before
it a number is known by its groups, whatever parts them (blanks of all widths, dots, dashes,
slashes, one blank after each digit); behind the word any 18 digits are one, with letters for
digits too (O, I, L), and a damaged number (15 to 20 digits) as well; in a column headed NIP any
number of 15 digits or more is one. What stands behind the last
digit stays: `NIP 19900101 201001 1 999 90%` keeps its 90%. Source: domain/rules.md section 8
(the 18 digits of a NIP: birth date, first appointment, sex, serial; PPPK print 21 as the month).
"""

from __future__ import annotations

import re
import unicodedata

from normalizers.dates import parse_date
from normalizers.text import clean_text, fold_text

BIRTH_DATE_MASK = "**-**-****"

_GAP = r"[ .]{0,2}"
_BETWEEN = r"[ ._-]{0,3}"
"""What parts the groups of a NIP. A tab parts cells, and a comma two numbers."""
_YEAR, _DAY = "(?:1~9|2~0)~[0-9]~[0-9]", "(?:0~[1-9]|[12]~[0-9]|3~[01])"
_MONTH, _FIRST_MONTH = "(?:0~[1-9]|1~[0-2])", "(?:0~[1-9]|1~[0-2]|2~[0-9])"
"""Parts of a NIP; for the tilde stands what may part two digits of a group."""


def _nip(part: str, digit: str) -> str:
    """The pattern of a NIP: between year, month and day may stand `part`, else `digit`."""
    birth = f"{_YEAR}{part}{_MONTH}{part}{_DAY}"
    rest = (f"{_YEAR}{part}{_FIRST_MONTH}", "[12]", "[0-9]~[0-9]~[0-9]")
    return _BETWEEN.join((birth, *rest)).replace("~", digit)


_NIP = re.compile(rf"(?<![0-9])(?:{_nip(_GAP, '')}|{_nip(' ', ' ')})(?![0-9])")
_LONG = re.compile(r"(?<![0-9.,])(?:[0-9]{18}|[0-9]{16})(?![0-9]|[.,][0-9])")
_DIGIT = "(?:[0-9]|[OIL](?![OIL]*[A-HJKMNP-Z]))"
"""A digit behind the word NIP or NIK, or a letter that stands for it; no word begins so."""


def _number_of(length: int) -> str:
    """A number behind its word: in full first, as what stands behind it is another one."""
    another = f"{_BETWEEN}{_DIGIT}"
    forms = (f"(?:{another}){{{length - 1}}}", f"{_DIGIT}{{14,19}}", f"(?:{another}){{14,19}}")
    return f"{_DIGIT}(?:{'|'.join(f'{form}(?![0-9])' for form in forms)})"


_WORD_END = r"(?: NO(?:MOR|\.)?)?[\s.:_-]{0,20}"
_LABELLED = re.compile(
    rf"(?<![A-Z])(?:(?:N\.? ?I\.? ?P\.?(?:PPK| ?PPPK| ?P3K)?|NI PPPK){_WORD_END}"
    rf"(?P<nip>{_number_of(18)})"
    rf"|NIK{_WORD_END}(?P<nik>{_number_of(16)}))",
    re.IGNORECASE,
)
_IN_COLUMN = re.compile(rf"(?<![0-9]){_DIGIT}(?:{_BETWEEN}{_DIGIT}){{14,}}")
"""A number below the header NIP or NIK, damaged or not; two of them in one cell are one run."""
_HEADER = re.compile(r"\b(?:n ?i ?p|nik|nip ?p+k|nip ?p3k|ni ?pppk)\b")
_FEWEST = 15
"""Digits of the shortest damaged number that is masked."""
_ANY_DIGIT = re.compile(r"[\dOIL]", re.IGNORECASE)
_UNUSUAL = re.compile(r"[^\x00-\x7f]|[\r\n\v\f/]")
_RUPIAH = re.compile(r"Rp[.\s]{0,4}$", re.IGNORECASE)
_DATE = re.compile(
    r"(?<![0-9./-])[0-9]{1,2} ?[-./ ] ?(?:[0-9]{1,2}|[A-Za-z]{3,10}\.?) ?[-./ ] ?"
    r"(?:[0-9]{4}|[0-9]{2})"
    r"(?![0-9]|[./-][0-9])"
    r"|(?<![0-9./-])(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}(?![0-9]|[./-][0-9])"
)


def mask_personal_data(text: str) -> str:
    """Mask the NIP and NIK of a text.

    Args:
        text: Any text, such as "NIP. 19900101 201001 1 999".

    Returns:
        "NIP. ******** ****** * ***"; amounts, years and everything else unchanged.
    """
    if not _is_long(text):
        return text
    plain = _UNUSUAL.sub(_plain_sign, text)
    spans = [
        match.span(match.lastgroup or 0)
        for pattern in (_LABELLED, _NIP, _LONG)
        for match in pattern.finditer(plain)
        if pattern is not _LONG or not _is_amount(plain, match)
    ]
    masked = list(text)
    for start, end in spans:
        # Letters between are digits misread: there are no words in a number.
        masked[start:end] = [_ANY_DIGIT.sub("*", char) for char in text[start:end]]
    return "".join(masked)


def heads_person_numbers(header: str) -> bool:
    """Say whether a column's header speaks of NIP or NIK.

    Args:
        header: As printed, such as "Nama / N.I.P.".
    """
    return _HEADER.search(fold_text(header)) is not None


def mask_person_number(text: str) -> str:
    """Mask a cell of a column of NIP or NIK: every number of 15 digits or more.

    Args:
        text: The cell, such as "19900101 201001 1 99", which lacks a digit.

    Returns:
        "******** ****** * **"; a text without such a number unchanged.
    """
    text = mask_personal_data(text)
    if not _is_long(text):
        return text
    masked = list(text)
    for match in _IN_COLUMN.finditer(_UNUSUAL.sub(_plain_sign, text)):
        start, end = match.span()
        masked[start:end] = [_ANY_DIGIT.sub("*", char) for char in text[start:end]]
    return "".join(masked)


def _is_long(text: str) -> bool:
    return len(text) >= _FEWEST and len(_ANY_DIGIT.findall(text)) >= _FEWEST


def _plain_sign(match: re.Match[str]) -> str:
    """One plain sign for one: digits of other widths and scripts, blanks, dashes, slashes."""
    sign = match.group()
    digit = unicodedata.decimal(sign, None)
    if digit is not None:
        return str(digit)
    kind = unicodedata.category(sign)
    if kind in ("Pd", "Sm") or sign in "/\u2044":
        return "-"
    return " " if sign.isspace() or kind in ("Zs", "Cf") else sign


def mask_birth_date(text: str) -> str:
    """Mask the dates of a cell that holds a birth date.

    Args:
        text: The cell, such as "28-Nov-1990" or "Curup, 23-02-1990".

    Returns:
        "**-**-****", "Curup, **-**-****"; a text without a date unchanged.
    """
    reading = parse_date(text)
    if reading.value is not None and reading.doubt is None and clean_text(text)[:1].isdigit():
        return BIRTH_DATE_MASK
    return _DATE.sub(BIRTH_DATE_MASK, text)


def contains_nip(text: str) -> bool:
    """Say whether a text holds a NIP.

    Args:
        text: Any text, such as "19900101 201001 1 999" or "NIP 1990010120100119".

    Returns:
        True for a well-formed NIP, and for a damaged one behind the word NIP.
    """
    plain = _UNUSUAL.sub(_plain_sign, text) if _is_long(text) else ""
    return _NIP.search(plain) is not None or any(
        match.group("nip") for match in _LABELLED.finditer(plain)
    )


def _is_amount(text: str, match: re.Match[str]) -> bool:
    """Sixteen or eighteen digits in a row with Rp before them are an amount."""
    return _RUPIAH.search(text[max(0, match.start() - 8) : match.start()]) is not None

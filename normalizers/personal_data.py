"""Masks what identifies a person: NIP, NIK, birth dates.

Contract: every digit becomes an asterisk and everything else stays, so that what stood there and
how long it was can still be seen. Amounts and years are left alone. A damaged number (17 or 19
digits) is masked when the word NIP stands before it. Source: domain/rules.md section 8 (the 18
digits of a NIP: birth date, first appointment, sex, serial; PPPK print 21 as the month).
"""

from __future__ import annotations

import re

from normalizers.dates import parse_date
from normalizers.text import clean_text

BIRTH_DATE_MASK = "**-**-****"

_GAP = r"[ .\u00a0]{0,2}"
_NIP = re.compile(
    rf"(?<![0-9])(?:19|20)[0-9]{{2}}{_GAP}(?:0[1-9]|1[0-2]){_GAP}(?:0[1-9]|[12][0-9]|3[01]){_GAP}"
    rf"(?:19|20)[0-9]{{2}}{_GAP}(?:0[1-9]|1[0-2]|2[0-9]){_GAP}[12]{_GAP}[0-9]{{3}}(?![0-9])"
)
_LONG = re.compile(r"(?<![0-9.,])(?:[0-9]{18}|[0-9]{16})(?![0-9]|[.,][0-9])")
_LABELLED = re.compile(
    r"(?<![A-Za-z])(?:NIP(?:PPK|P3K)?|NIK|NI PPPK)\b[\s.:]{0,6}"
    r"[0-9](?:[ .]{0,2}[0-9]){14,19}(?![0-9])",
    re.IGNORECASE,
)
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
    masked = _LABELLED.sub(_mask, text)
    masked = _NIP.sub(_mask, masked)
    return _LONG.sub(lambda match: _mask_long(masked, match), masked)


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
    return _NIP.search(text) is not None or _LABELLED.search(text) is not None


def _mask(match: re.Match[str]) -> str:
    return re.sub("[0-9]", "*", match.group())


def _mask_long(text: str, match: re.Match[str]) -> str:
    """Sixteen or eighteen digits in a row, unless Rp stands before them."""
    if _RUPIAH.search(text[max(0, match.start() - 8) : match.start()]):
        return match.group()
    return _mask(match)

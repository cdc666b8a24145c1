"""Who signs below a table: the commission's chair, or its secretary.

A signature decides between the commission and its secretariat, because titles often
leave the word Sekretariat out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.kinds.declarations import kinds, words
from extractor.kinds.line_roles import is_signature_line
from extractor.kinds.years import years_of
from extractor.model.document import Bagian
from extractor.tables.grid import TextLine
from normalizers.satker import find_satker
from normalizers.text import fold_text
from normalizers.wilayah import find_wilayah

_SIGNATURE_LINES = 10
_SIGNATURE_LENGTH = 70
_DATED = re.compile(r"\b(?:19|20)\d{2}\b")
_INCOMPLETE_UNIT = re.compile(
    r"(?:kabupaten|kota|provinsi|umum|kpu|sekretariat|kab\.?|pemilihan)\s*$", re.IGNORECASE
)
_AGENCY = re.compile(r"(?:KEPALA\s+)?(?:DINAS|BADAN|BIRO|SATUAN|BALAI|INSPEKTORAT|SEKRETARIAT)\b")
_REGION_LINE = re.compile(r"^(?:provinsi|propinsi|kabupaten|kab\.|kota)\s", re.IGNORECASE)
_CUT_PROVINCE = re.compile(
    r"\b(?:jawa|sumatera|sulawesi|kalimantan|papua|nusa tenggara)\s*$", re.IGNORECASE
)
_DIRECTION = re.compile(r"^(?:barat|timur|tengah|utara|selatan|tenggara|daya)\b", re.IGNORECASE)


def signature_bagian(below: Sequence[TextLine]) -> Bagian | None:
    """Who signs below a table: the ketua (KPU), the sekretaris, or a unit's name alone.

    A unit counts right below the table or below the signature's date; behind any other
    words it may be a heading of what comes next.
    """
    unit: Bagian | None = None
    other_words = False
    for text in join_cut_lines([line.text for line in below[:_SIGNATURE_LINES]]):
        if len(text) > 2 * _SIGNATURE_LENGTH or names_title(text):
            break
        signer = _signer(text)
        if signer is not None:
            return signer
        found = find_satker(text)
        if not found:
            other_words = other_words or not _DATED.search(text)
        elif unit is None and not other_words and len(text) <= _SIGNATURE_LENGTH:
            unit = (
                "Sekretariat"
                if found[0].bagian == "Sekretariat"
                else ("KPU" if found[0].bagian == "KPU" else None)
            )
    return unit


def names_title(text: str) -> bool:
    """Say whether a line names a kind of table and a year."""
    folded = fold_text(text)
    return bool(years_of(text)) and any(
        word in folded for kind in kinds().values() for word, points in kind.titles if points >= 5
    )


def is_signed_off(text: str) -> bool:
    """Say whether a line is of a signature: its office, place and date, rank or number."""
    if is_signature_line(text):
        return True
    return len(text) <= _SIGNATURE_LENGTH and _signer(text) is not None


def _signer(text: str) -> Bagian | None:
    if len(text) > _SIGNATURE_LENGTH or ":" in text:
        return None
    tokens = fold_text(text).split()
    if not tokens:
        return None
    ends = (
        {tokens[0], tokens[-1], *tokens[1:2]}
        if tokens[0] in ("plt", "plh", "pt")
        else {tokens[0], tokens[-1]}
    )
    if ends & words().signature_sekretaris:
        return "Sekretariat"
    if ends & words().signature_ketua:
        return "KPU"
    return None


def join_cut_lines(titles: Sequence[str]) -> list[str]:
    """Join a unit's name printed on two lines: ``KOMISI PEMILIHAN UMUM`` / ``KABUPATEN LAHAT``."""
    joined: list[str] = []
    for text in filter(None, titles):
        if joined and text.startswith("(") and _is_open_agency(joined[-1]):
            continue
        if joined and _goes_on(joined[-1], text):
            joined[-1] = f"{joined[-1]} {text}"
        else:
            joined.append(text)
    return joined


def _goes_on(text: str, following: str) -> bool:
    if _INCOMPLETE_UNIT.search(text):
        return True
    if _CUT_PROVINCE.search(text):
        return _DIRECTION.match(following) is not None
    if _is_open_agency(text) and following == following.upper() and not _DATED.search(following):
        return True
    return (
        _REGION_LINE.match(following) is not None
        and len(text) <= _SIGNATURE_LENGTH
        and find_wilayah(text) is None
    )


def _is_open_agency(text: str) -> bool:
    """``BADAN PEMBERDAYAAN PEREMPUAN,``: an agency in capitals whose region is still to come."""
    return (
        text == text.upper()
        and _AGENCY.match(text) is not None
        and len(text) <= 2 * _SIGNATURE_LENGTH
        and find_wilayah(text) is None
    )

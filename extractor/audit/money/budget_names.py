"""Names and codes of budget items, and whether two names mean one item.

Contract: the name weighs more than the code, as codes are mistyped more often. Two names are the
same if they have the same words, little words aside; a word may be misspelt.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

from extractor.model import Row

_CODE = r"(?:\d{3}\.\d{2}\.)?((?:[A-Z]{2,3}|\d{1,4})(?:\.\s?(?:[A-Z]{2,3}|\d{1,4}))*)\.?"
_LEADING_CODE = re.compile(rf"\s*{_CODE}\s+(?=\S)")
_FIRST_CODE = re.compile(rf"{_CODE}(?=\s|$)")
"""Of a cell that may hold two codes, 41.04 41.05, where two rows were read as one."""
_OFFICE = re.compile(r"\d{3}\.\d{2}\.(?=[A-Z])")
"""Budget section and unit before a program, 076.01 (domain rules, section 7)."""
_IN_BRACKETS = re.compile(r"\([^()]*\d[^()]*\)")
_WORD = re.compile(r"[a-z]+|\d+")
_NUMBERING = re.compile(r"\s*\(?(?:[IVX]{1,5}|[A-Za-z]|\d{1,3})\s*[.)]\s+")
_LITTLE = frozenset(
    {"dan", "serta", "dalam", "rangka", "yang", "di", "ke", "pada", "untuk", "dengan", "atau"}
)
_CLASSES = frozenset({"program", "kegiatan"})
"""What an item is called before its name, as often as not."""
_SPELT_ALIKE = 78
"""Of 100; "perhitungan" and "penghitungan" have 87, "badan" and "barang" 73."""
_NAMES = ("uraian", "program", "kegiatan", "uraian_kegiatan")


def label_of(row: Row) -> str:
    """Return what names a row of a budget table, empty if nothing does."""
    return next((text for name in _NAMES if (text := getattr(row, name))), "")


def code_of(row: Row) -> tuple[str, ...]:
    """Return a row's budget code in its parts, from its own column or before its name.

    Example:
        ("CQ", "6867") of "CQ.6867 Pembentukan Badan Adhoc".
    """
    if row.kode:
        found = _FIRST_CODE.match(_OFFICE.sub("", row.kode.strip()))
        return parts_of(found[1]) if found else ()
    found = _LEADING_CODE.match(_OFFICE.sub("", label_of(row)))
    return parts_of(found[1]) if found and _is_code(found[1]) else ()


def _is_code(text: str) -> bool:
    """Say whether the beginning of a name is a code and no number or word in capitals."""
    return "." in text and any(sign.isdigit() for sign in text)


def parts_of(code: str) -> tuple[str, ...]:
    """Return the parts of a code: ("CQ", "6867") of "CQ.6867"."""
    return tuple(part for part in re.split(r"[.\s]+", code) if part)


@lru_cache(maxsize=4096)
def words_of(label: str) -> tuple[str, ...]:
    """Return the words that tell an item's name from others, in order of the alphabet.

    Example:
        ("adhoc", "badan", "pembentukan") of "CQ.6867 Pembentukan Badan Adhoc".
    """
    text = _IN_BRACKETS.sub(" ", _NUMBERING.sub("", label, count=1))
    found = _LEADING_CODE.match(text)
    if found and ("." in found[1] or (len(found[1]) == 2 and found[1].isupper())):
        text = text[found.end() :]
    words = _WORD.findall(text.lower())
    return tuple(sorted(word for word in words if word not in _LITTLE | _CLASSES))


def is_same_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether two names mean one item: word for word, each spelt alike.

    Args:
        one: as `words_of` gives it.
        other: the same of the other name.
    """
    if not one or len(one) != len(other):
        return False
    if one == other:
        return True
    left = list(other)
    for word in one:
        found = max(left, key=lambda candidate: _likeness(word, candidate))
        if _likeness(word, found) < _SPELT_ALIKE:
            return False
        left.remove(found)
    return True


def _likeness(word: str, other: str) -> float:
    """Return how alike two words are spelt, of 100; numbers are the same or not."""
    if word == other:
        return 100.0
    if word.isdigit() or other.isdigit():
        return 0.0
    return fuzz.ratio(word, other)

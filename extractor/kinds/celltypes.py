"""What a cell's content looks like, and how well it fits a type of column.

The fit is a small integer: positive for "this is what such a column holds",
0 for "says nothing" (an empty cell), negative for "does not belong here".
"""

from __future__ import annotations

import re
from functools import lru_cache

from extractor.kinds.declarations import words
from normalizers.amounts import is_amount, parse_amount
from normalizers.grades import parse_grade
from normalizers.opinions import parse_opinion
from normalizers.percentages import is_percent
from normalizers.reading import Measure
from normalizers.text import fold_lookalikes, fold_text
from normalizers.ticks import is_tick_glyph
from normalizers.unit_kerja import is_unit_kerja
from normalizers.volumes import parse_unit, parse_volume

VALUE_TYPES = frozenset({"percent", "number", "running", "grade", "opinion", "volume", "amount"})
"""Types of cells that are values: a unit or a tick is one in a column of its own only."""
_SIGNED = re.compile(r"^[(-]\s?(\d.*?)\)?$")
"""``(50.000)`` or ``-50.000``: an amount with a sign."""
_RUNNING = re.compile(r"^\(?(?:\d{1,3}|[A-Za-z]|[IVXivx]{1,5})\s*[.)]{0,2}$")
_RUNNING_AND_SCRAP = re.compile(r"^\d{1,2}[.)]\s+[a-z]{1,2}$")
"""``11. te``: a number with the scrap of a word that OCR read from the cell beside it."""
_INTEGER = re.compile(r"^\(?\d{1,2}\)?$")
_NUMBER = re.compile(
    r"^[<>≥≤=]{0,2}\s*(?:\d{1,15}(?:[.,]\d{1,4})?"
    r"|\d{1,3}(?:\.\d{3})+,\d{1,4}|\d{1,3}(?:,\d{3})+\.\d{1,4})$"
)
"""No more digits than a sum has: a person's number is longer. ``2.609,21`` has both marks."""
_CODE = re.compile(r"^(?:\d{2,4}|[A-Z]{2,3})(?:\.[A-Z0-9]{1,6}){0,6}\.?$")
_TRANSITIVE = re.compile(r"^me[a-z]{4,16}kan$")
"""``meningkatkan`` wants an object: a text that ends in it goes on."""
_FILLERS = frozenset(
    {"_", "'", ".", "·", "•", "-", "–", "—", ",", ";", ":", "`", "|", "]", "[", "(", ")"}
)
_LONG_TEXT = 12
_LONGEST_GRADE = 12
"""``72,10 (BB)`` with room to spare."""
_LONGEST_OPINION = 60
_LONGEST_REMARK = 28
_GUESSED_WORDS = 3
"""A unit recognised by likeness counts only in a cell this short: ``1 Kejiata``."""


@lru_cache(maxsize=65536)
def cell_type(text: str) -> str:
    """Name the content of a cell.

    Returns one of: empty, filler, tick, running, number, percent, grade, opinion,
    volume, amount, rupiah (a bare ``Rp``), unit, unit_kerja, code, text.
    """
    stripped = text.strip()
    if not stripped:
        return "empty"
    if all(char in _FILLERS for char in stripped.replace(" ", "")):
        return "filler"
    if len(stripped) > 120:
        return "unit_kerja" if is_unit_kerja(stripped) else "text"
    return _short_type(fold_lookalikes(stripped), stripped)


def _short_type(folded: str, original: str) -> str:
    if is_tick_glyph(original):
        return "tick"
    if fold_text(folded) == "rp":
        return "rupiah"
    if _INTEGER.match(folded):
        return "running" if not folded.isdigit() or int(folded) < 100 else "number"
    if is_percent(folded):
        return "percent"
    if is_amount(folded):
        return "amount"
    if (signed := _SIGNED.match(folded)) and not _INTEGER.match(folded):
        inner = _short_type(signed.group(1), signed.group(1))
        if inner in ("amount", "number", "percent", "running"):
            return "number" if inner == "running" else inner
    if _NUMBER.match(folded):
        return "number"
    if _is_word_value(parse_opinion(folded), folded, "opinion"):
        return "opinion"
    if _is_word_value(parse_grade(folded), folded, "grade"):
        return "grade"
    if _RUNNING.match(folded) or _RUNNING_AND_SCRAP.match(folded):
        return "running"
    if any(char.isdigit() for char in folded[:3]) and _is_volume(folded):
        return "volume"
    if parse_unit(folded):
        return "unit"
    if is_unit_kerja(folded):
        return "unit_kerja"
    if _CODE.match(folded):
        return "code"
    if "rp" in folded.lower() and parse_amount(folded).value:
        return "amount"
    return "text"


def _is_word_value(reading: Measure, text: str, kind: str) -> bool:
    """A grade or opinion and nothing else; "Nilai Akuntabilitas Kinerja B" is more."""
    longest = _LONGEST_GRADE if kind == "grade" else _LONGEST_OPINION
    return reading.kind == kind and len(text) <= longest and reading.doubt is None


def _is_volume(text: str) -> bool:
    """A count with its unit and nothing else; "100 Bimtek Badan Adhoc" is no volume."""
    reading = parse_volume(text)
    if reading.kind != "volume" or reading.reason == "words-left-over":
        return False
    return reading.reason != "unit-guessed" or len(text.split()) <= _GUESSED_WORDS


_FIT: dict[str, dict[str, int]] = {
    "running": {"running": 3, "number": 1, "grade": 1, "code": 0, "text": -2},
    "code": {"code": 3, "running": 0, "number": 1, "text": -1},
    "unit": {"unit": 3, "text": -1, "volume": -1, "percent": -4, "amount": -4, "code": 0},
    "measure": {
        "percent": 3, "grade": 3, "opinion": 3, "volume": 3, "number": 2, "running": 1,
        "unit": -2, "amount": -1, "text": -2, "unit_kerja": -4,
    },
    "result": {
        "percent": 3, "grade": 3, "opinion": 3, "volume": 3, "number": 2, "running": 1,
        "amount": 3, "unit": -2, "text": -2, "unit_kerja": -4,
    },
    "percent": {"percent": 3, "number": 2, "running": 1, "amount": -4, "text": -2,
                "unit_kerja": -4, "unit": -3, "volume": -3},
    "amount": {"amount": 4, "rupiah": 3, "number": 1, "running": 0, "percent": -4,
               "text": -3, "unit_kerja": -5, "unit": -4, "volume": -3},
    "unit_kerja": {"unit_kerja": 4, "text": 0, "amount": -5, "percent": -4, "number": -3,
                   "running": -2, "volume": -3},
    "schedule": {"tick": 4, "running": 0, "text": -5, "unit_kerja": -6, "amount": -6,
                 "percent": -4, "number": -2, "volume": -4, "opinion": -3, "unit": -4},
    "text": {"text": 2, "unit_kerja": 0, "unit": 0, "code": 0, "running": -2, "number": -2,
             "percent": -4, "amount": -5, "tick": -3, "volume": -2, "grade": -3,
             "opinion": -2, "rupiah": -5},
}  # fmt: skip


def fit(text: str, column_type: str) -> int:
    """Say how well a cell's content fits a type of column."""
    kind = cell_type(text)
    if kind in ("empty", "filler"):
        return 0
    if kind == "text" and column_type in ("measure", "result") and _is_remark(text):
        return 0
    return _FIT.get(column_type, {}).get(kind, -1 if column_type != "count" else 0)


def _is_remark(text: str) -> bool:
    """A few words in place of a value: ``Belum Dinilai``."""
    return len(text) <= _LONGEST_REMARK and not any(char.isdigit() for char in text)


def starts_indikator(text: str) -> bool:
    """Say whether a text begins like an indicator: ``Persentase …``, ``Nilai …``."""
    first, _, _ = fold_text(text[:60]).partition(" ")
    return text[:1].isupper() and (
        first in words().indikator_heads or text.lower().startswith("rata-rata")
    )


def starts_sasaran(text: str) -> bool:
    """Say whether a text begins like a sasaran: ``Meningkatnya …``, ``Terwujudnya …``."""
    first, _, _ = fold_text(text[:60]).partition(" ")
    return text[:1].isupper() and any(p.match(first) for p in words().sasaran_patterns)


def is_open_ended(text: str) -> bool:
    """Say whether a text plainly goes on: it ends in a comma, a hyphen or a word like "dan"."""
    stripped = text.rstrip()
    if not stripped:
        return False
    if stripped[-1] in ",/-–&(" or stripped.count("(") > stripped.count(")"):
        return True
    last = fold_text(stripped[-24:]).rpartition(" ")[2]
    return last in words().open_endings or bool(_TRANSITIVE.match(last))


def is_open_unit(text: str) -> bool:
    """Say whether a unit's name is not finished: ``Divisi``, ``KPU Kabupaten``, ``… Hukum dan``."""
    return is_open_ended(text) or fold_text(text).rpartition(" ")[2] in words().open_units


def starts_inside(text: str) -> bool:
    """Say whether a text begins in the middle of a sentence (with a small letter)."""
    stripped = text.lstrip("•- ")
    return stripped[:1].islower() and not re.match(r"^[a-z]\s*[.)]\s", stripped)


def is_long_text(text: str) -> bool:
    """Say whether a cell holds words rather than a value or a single short word."""
    return cell_type(text) in ("text", "unit_kerja") and len(text) >= _LONG_TEXT

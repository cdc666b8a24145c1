"""What a printed value means, for the values a source may hold.

Strict on purpose: a text that is not plainly one of the known forms is an error of the source,
never a guess.
Noisy print is declared as noise beside the plain value, so nothing noisy is read here.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from corpus.model import CorpusError

Value = dict[str, Any]

GRADES = {"AA", "A", "BB", "B", "CC", "C", "D"}
OPINIONS = {"WTP", "WTP-DPP", "WDP", "TW", "TMP"}
UNITS = {
    "lap": "laporan", "laporan": "laporan", "dokumen": "dokumen", "layanan": "layanan",
    "bulan": "bulan", "unit": "unit", "kegiatan": "kegiatan", "satker": "satker",
    "orang": "orang", "kali": "kali", "kasus": "kasus", "calon": "calon", "berkas": "berkas",
    "tps": "tps", "puskesmas": "puskesmas", "indeks": "indeks", "hari": "hari",
    "rancangan": "rancangan",
}  # fmt: skip

NUMBER = r"\d+(?:[.,]\d{1,2})?"
AMOUNT = re.compile(r"(?:R[pP]\.? ?)*(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{2}))?(?:,-|\.-)?")


def as_number(text: str) -> int | float:
    """Read `82,5` or `82.5`; a whole number stays whole."""
    value = Decimal(text.replace(",", "."))
    return int(value) if value == value.to_integral_value() else float(value)


def measure(text: str, percent_header: bool, words: list[str]) -> Value:
    """Read a target, a realisasi, a capaian or a share.

    Args:
        text: the printed value.
        percent_header: the column's header has a `%`, so that a bare number is a percentage.
        words: texts that stand as a value in this table (`Belum Penilaian`).
    """
    if value := named(text) or quantity(text, percent_header):
        return value
    if text in words:
        return made(text, "text", text)
    raise CorpusError(f"not a plain measure: {text!r}")


def named(text: str) -> Value | None:
    """Read a value from a closed list: nothing, a grade (also with its score) or an opinion."""
    if text == "-":
        return made(text, "missing", None)
    match = re.fullmatch(rf"({NUMBER}) ?\((\w+)\)", text)
    if match and match[2] in GRADES:
        return {**made(text, "grade", match[2]), "score": as_number(match[1])}
    kind = "grade" if text in GRADES else "opinion" if text in OPINIONS else None
    return made(text, kind, text) if kind else None


def quantity(text: str, percent_header: bool) -> Value | None:
    """Read a percentage, a bare number or a volume."""
    match = re.fullmatch(rf"({NUMBER}) ?(%|[A-Za-z]+)?", text)
    if not match:
        return None
    value, unit = as_number(match[1]), match[2]
    if unit == "%" or (unit is None and percent_header):
        return made(text, "percent", value)
    if unit is None:
        return made(text, "number", value)
    return made(text, "volume", value, UNITS[unit.lower()]) if unit.lower() in UNITS else None


def made(raw: str, kind: str, value: float | str | None, unit: str | None = None) -> Value:
    """Put a measure together."""
    return {"raw": raw, "kind": kind, "value": value, "unit": unit}


def amount(text: str) -> Value:
    """Read an amount of rupiah."""
    if text == "-":
        return {"raw": text, "value": None}
    match = AMOUNT.fullmatch(text)
    if not match:
        raise CorpusError(f"not a plain amount: {text!r}")
    whole = int(match[1].replace(".", ""))
    cents = match[2]
    return {"raw": text, "value": whole if cents in (None, "00") else float(f"{whole}.{cents}")}

"""A sasaran that stands in a heading's row above the rows it is the sasaran of.

``1. Sasaran : Meningkatnya …`` over the whole table, or ``Sasaran Stratejik : …`` in the
column of sasaran, heads the rows below it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.kinds.celltypes import starts_sasaran
from extractor.kinds.rows import DraftRow
from extractor.tables.grid import Cell

_BAND = re.compile(
    r"^(?:(?:\d{1,2}|[ivx]{1,4}|[a-z])\s*[.)]\s*)?"
    r"sasaran(?:\s+(?:strategis|stratejik|kinerja|program|kegiatan))?"
    r"\s*(?:\d{1,2}(?:\.\d{1,2})*\s*[.:)-]?\s+|[ivx]{1,4}\s*[.:)]\s*|[:\-]\s*)"
    r"(?=\S)(.+)$",
    re.IGNORECASE | re.DOTALL,
)
"""The word, and then a number, a colon or both; ``Sasaran pembangunan daerah`` is no heading."""
_HEADINGS = re.compile(
    r"^(?:(?:\d{1,2}|[ivx]{1,4}|[a-z])\s*[.)]\s*)?(?:visi|misi|tujuan|sasaran)\b[^:]{0,25}:\s*\S",
    re.IGNORECASE,
)
_FIELDS = ("heading", "sasaran", "indikator", "uraian", "tujuan", "program", "kegiatan")


def names_level(text: str) -> bool:
    """Say whether a text is a heading of goals: ``Misi 1 : …``, ``Sasaran Stratejik : …``."""
    return _HEADINGS.match(text) is not None


def sasaran_of_band(text: str) -> str | None:
    """Return the sasaran that a heading names: ``1. Sasaran : Meningkatnya …``."""
    match = _BAND.match(text)
    return match.group(1).strip() if match else None


def hand_down(rows: Sequence[DraftRow]) -> None:
    """Give the sasaran of heading rows to the data rows below that have none of their own.

    It holds up to the next heading of goals or total, or to the next row with a sasaran of
    its own; other headings stand below it.

    Args:
        rows: the table's rows, told apart and with their merged cells filled.
    """
    held: Cell | None = None
    for row in rows:
        if row.kind == "total":
            held = None
        elif row.kind == "section":
            name, text = _heading(row)
            found = sasaran_of_band(text)
            if found is None and name == "sasaran" and starts_sasaran(text):
                found = text
            if found is not None:
                held = replace(row.cells[name][0], text=found, blocks=(found,))
            elif names_level(text):
                held = None
        elif row.has("sasaran"):
            held = None
        elif held is not None:
            row.cells["sasaran"] = [held]
            row.notes = [n for n in row.notes if (n.code, n.field) != ("label-blank", "sasaran")]


def _heading(row: DraftRow) -> tuple[str, str]:
    """The field that a heading's words stand in, and the words."""
    name = next((field for field in _FIELDS if row.has(field)), "")
    return name, row.text(name)

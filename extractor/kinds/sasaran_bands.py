"""A sasaran that stands in a heading's row above the rows it is the sasaran of.

``1. Sasaran : Meningkatnya …`` over the whole table, or ``Sasaran Stratejik : …`` in the
column of sasaran, heads the rows below it. Any other heading of goals ends it, however it is
spelled; a bare ``Sasaran 2`` is that of the next heading, if this one begins as goals do.
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
    r"\s*(?:(?P<marked>(?:\d{1,2}(?:\.\d{1,2})*|[ivx]{1,4})?\s*[:.)-])|\d{1,2}|[ivx]{1,4})\s*"
    r"(?=\S)(?P<text>.+)$",
    re.IGNORECASE | re.DOTALL,
)
"""The word, and then a number, a colon or both; ``Sasaran pembangunan daerah`` is no heading."""
_HEADINGS = re.compile(
    r"^(?:(?:\d{1,2}|[ivx]{1,4}|[a-z])\s*[.)]\s*)?(?:visi|misi|tujuan|sasaran)\b[^:]{0,25}:\s*\S",
    re.IGNORECASE,
)
_GOALS = re.compile(
    r"^(?:(?:\d{1,2}|[ivx]{1,4}|[a-z])\s*[.)]\s*)?(?:visi|misi|tujuan|sasaran|ss)\b", re.IGNORECASE
)
_BARE = re.compile(
    r"^(?:sasaran(?:\s+(?:strategis|stratejik))?|ss)\W*(?:\d{1,2}|[ivx]{1,4}|ke\w+|pertama)?\W*$",
    re.IGNORECASE,
)
"""``Sasaran 2``, ``Sasaran Strategis II :``: its words stand in the next row."""
_FIELDS = ("heading", "sasaran", "indikator", "uraian", "tujuan", "program", "kegiatan")


def names_level(text: str) -> bool:
    """Say whether a text is a heading of goals: ``Misi 1 : …``, ``Sasaran Stratejik : …``."""
    return _HEADINGS.match(text) is not None


def sasaran_of_band(text: str) -> str | None:
    """Return the sasaran that a heading names: ``1. Sasaran : Meningkatnya …``."""
    match = _BAND.match(text)
    if match is None or _BARE.match(text):
        return None
    found = match["text"].strip()
    # behind a bare number only words of goals: ``Sasaran 15 Desa Terpencil`` counts villages
    return found if match["marked"] or starts_sasaran(found) else None


def hand_down(rows: Sequence[DraftRow], titled: str | None = None) -> None:
    """Give the sasaran of heading rows to the data rows below that have none of their own.

    It holds up to the next heading of goals or total, or to the next row with a sasaran of
    its own; other headings stand below it.

    Args:
        rows: the table's rows, told apart and with their merged cells filled.
        titled: the sasaran that the table's title names, which holds up to the first heading
            of another.
    """
    of_title = Cell(titled, (titled,)) if titled else None
    held = of_title
    awaited = False
    for row in rows:
        if row.kind == "total":
            held = held if held is of_title else None
        elif row.kind == "section":
            name, text = _heading(row)
            found = sasaran_of_band(text)
            if found is None and (name == "sasaran" or awaited) and starts_sasaran(text):
                found = text
            awaited = _BARE.match(text) is not None
            if found is not None:
                held = replace(row.cells[name][0], text=found, blocks=(found,))
            elif _GOALS.match(text):
                held = None
        elif row.has("sasaran"):
            held = None
        elif held is not None:
            # a title's sasaran has no cell of its own: it takes the row's place
            at_row = replace(held, line=row.line, page=row.page)
            row.cells["sasaran"] = [at_row if held is of_title else held]
            row.notes = [n for n in row.notes if (n.code, n.field) != ("label-blank", "sasaran")]


def _heading(row: DraftRow) -> tuple[str, str]:
    """The field that a heading's words stand in, and the words."""
    name = next((field for field in _FIELDS if row.has(field)), "")
    return name, row.text(name)

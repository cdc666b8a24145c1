"""Values under headings without a field: they are kept as printed, and told where they are many.

Nobody types or audits what stands in ``extra``; a reader of one such text must know that
it is not one value.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.kinds.concepts import SURE, match_concept
from extractor.kinds.rows import DraftRow, Note

_VALUE = re.compile(r"^\(?[<>±]?\d[\d.,]*(?:,?-)?%?\**\)?[;,]?$")
_FILLER = re.compile(r"^(?:rp\.?|%|\*+\)?|[-–—])$", re.IGNORECASE)
"""What stands beside a value and is none of its own."""
_NAMES = frozenset({"no", "kode"})
"""Headings over numbers in several parts: ``1 20 05``."""


def extra_notes(row: DraftRow, index: int, told: Sequence[Note] = ()) -> list[Note]:
    """Return one note if texts of a row without a field hold several values each.

    A cell merged over several rows is told on the first of them.

    Args:
        row: the row, arranged.
        index: its place in the table.
        told: what is told of the row already.
    """
    fields = {note.field for note in told}
    found = {
        f"extra.{header}": text
        for header, text in row.extra.items()
        if f"extra.{header}" not in fields
        and row.merged.get(f"extra.{header}", (index,))[0] == index
        and holds_several(text)
        and not _numbers_parts(header)
    }
    if not found:
        return []
    name = next(iter(found)) if len(found) == 1 else "extra"
    return [Note("value-ambiguous", "two-values", name, " | ".join(found.values()))]


def holds_several(text: str) -> bool:
    """Say whether a text is values and nothing else, and more than one of them.

    Example:
        ``460.000.000,- 1.260.000.000,-`` does, ``Rp 460.000.000,-`` does not.
    """
    parts = [part for part in text.split() if not _FILLER.match(part)]
    return len(parts) > 1 and all(_VALUE.match(part) for part in parts)


def _numbers_parts(header: str) -> bool:
    match = match_concept(header)
    return match is not None and match.score >= SURE and match.concept in _NAMES

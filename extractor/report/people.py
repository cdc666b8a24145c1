"""Which tables and cells are about persons, so that their pictures are not shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.model import Row, Table
from extractor.privacy import columns_of_persons
from normalizers.personal_data import mask_birth_date

_MASKED = re.compile(r"\*{2,}")
"""What the extraction puts for the digits of a person's number or birth date."""


def holds_people(table: Table) -> bool:
    """Say whether a table lists staff, or holds what the extraction masked."""
    masked = any(True for row in table.rows for _ in masked_fields(row))
    return table.kind == "sdm" or masked or bool(columns_of_persons(table))


def holds_numbers(table: Table) -> bool:
    """Say whether a table has a column of NIP or NIK."""
    return any(mask is not mask_birth_date for mask in columns_of_persons(table).values())


def masked_fields(row: Row) -> Iterator[str]:
    """Yield the fields of a row whose text the extraction masked: "cells.3", "extra.NIP"."""
    for index, text in enumerate(row.cells or []):
        if _MASKED.search(text):
            yield f"cells.{index}"
    for header, text in row.extra.items():
        if _MASKED.search(text):
            yield f"extra.{header}"
    for name in type(row).model_fields:
        held = getattr(row, name)
        raw = held if isinstance(held, str) else getattr(held, "raw", None)
        if isinstance(raw, str) and _MASKED.search(raw):
            yield name

"""Personal data in the output: the last guard before a document leaves.

Birth dates of staff tables are masked where their column is known; here every text of
a document is searched for employee and identity numbers, wherever they were printed:
beside a signature, in a title, in the words around a sum. A number that was read from
masked digits goes with them. Nothing of this is done when personal data is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from extractor.model import Amount, Document, Evidence, Measure, Prose, Row
from normalizers.personal_data import mask_birth_date, mask_personal_data

_BIRTH = re.compile(r"\b(?:lahir|ttl)\b", re.IGNORECASE)
_NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Withheld:
    """The place of a value that is gone, because its digits were a person's number."""

    evidence: Evidence
    table: str | None = None
    row: int | None = None
    field: str | None = None


def mask_text(text: str) -> str:
    """Mask employee numbers, and dates in a text that speaks of a birth."""
    text = mask_personal_data(text)
    return mask_birth_date(text) if _BIRTH.search(text) else text


def mask_document(document: Document) -> list[Withheld]:
    """Mask the personal data of a document in place; its source stays as it is.

    Returns:
        The places whose value was withheld and that have no finding on their value yet.
    """
    told = {(f.table, f.row, f.field) for f in document.findings if f.code.startswith("value-")}
    withheld = [
        place
        for place in _withhold_values(document)
        if place.table is None or (place.table, place.row, place.field) not in told
    ]
    for table in document.tables:
        for row in table.rows:
            if row.extra:
                row.extra = _with_masked_keys(row.extra)
    _mask_model(document.document)
    for part in (document.tables, document.prose, document.findings):
        _masked(part)
    return withheld


def _withhold_values(document: Document) -> Iterator[Withheld]:
    for table in document.tables:
        for index, row in enumerate(table.rows):
            for name, reading in _readings(row):
                if _withhold(reading):
                    source = row.field_sources.get(name, row.source)
                    yield Withheld(_evidence(source, reading), table.id, index, name)
    for prose in document.prose:
        if _withhold(prose):
            yield Withheld(_evidence(prose.source, prose))


def _readings(row: Row) -> Iterator[tuple[str, Amount | Measure]]:
    for name in type(row).model_fields:
        value = getattr(row, name)
        for item in value.values() if isinstance(value, dict) else (value,):
            if isinstance(item, (Amount, Measure)):
                yield name, item


def _evidence(source: BaseModel, reading: Amount | Measure | Prose) -> Evidence:
    return Evidence(**source.model_dump(exclude_unset=True), raw=mask_text(reading.raw))


def _withhold(reading: Amount | Measure | Prose) -> bool:
    """Take away the numbers that can no longer be read once the raw text is masked.

    Returns:
        Whether the value itself is gone.
    """
    masked = mask_text(reading.raw)
    if masked == reading.raw:
        return False
    printed = _numbers_of(masked)
    if not isinstance(reading, Prose) and reading.alternatives:
        kept: list[Any] = [one for one in reading.alternatives if _is_printed(one, printed)]
        reading.alternatives = kept or None
    if isinstance(reading, Measure) and not _is_printed(reading.score, printed):
        reading.score = None
    if _is_printed(reading.value, printed):
        return False
    reading.value = None
    if isinstance(reading, Measure):
        reading.kind, reading.unit, reading.inferred = "text", None, None
    return True


def _is_printed(value: Decimal | int | str | None, printed: set[str]) -> bool:
    if value is None:
        return True
    text = mask_text(value) if isinstance(value, str) else format(Decimal(value), "f")
    return _numbers_of(text) <= printed


def _numbers_of(text: str) -> set[str]:
    """The digits of each number; zeros at the ends are left to scale words and cents."""
    return {re.sub(r"\D", "", run).strip("0") for run in _NUMERAL.findall(text)}


def _with_masked_keys(extra: dict[str, str]) -> dict[str, str]:
    """Headers that differ only in a masked number become one, with the text of both."""
    masked: dict[str, str] = {}
    for header, raw in extra.items():
        key = mask_text(header)
        masked[key] = f"{masked[key]} {raw}" if key in masked else raw
    return masked


def _mask_model(model: BaseModel) -> None:
    for name in model.model_fields_set:
        value = getattr(model, name)
        masked = _masked(value)
        if masked is not value:
            setattr(model, name, masked)


def _masked(value: Any) -> Any:
    if isinstance(value, str):
        masked = mask_text(value)
        return value if masked == value else masked
    if isinstance(value, BaseModel):
        _mask_model(value)
    elif isinstance(value, list):
        value[:] = [_masked(item) for item in value]
    elif isinstance(value, dict):
        for key in list(value):
            value[key] = _masked(value[key])
    return value

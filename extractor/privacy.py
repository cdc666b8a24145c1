"""Personal data in the output: the last guard before a document leaves.

Every text of a document is searched for employee and identity numbers, wherever they
were printed: beside a signature, in a title, in the words around a sum. In a column whose
header says NIP a number with digits too few or too many is one as well, and in one that
speaks of a birth every date is masked. A number that was read from masked digits goes
with them. Nothing of this is done when personal data is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from extractor.model import Amount, Document, Evidence, Measure, Prose, Row, Table
from normalizers.dates import parse_date
from normalizers.personal_data import (
    heads_person_numbers,
    mask_birth_date,
    mask_person_number,
    mask_personal_data,
)
from normalizers.text import fold_text

_BIRTH = re.compile(r"\b(?:lahir|ttl)\b", re.IGNORECASE)
_FEWEST_DIGITS = 15
"""Of a number of a person; its header is shorter."""
_NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")
_HEADER_WORDS = frozenset({"nip", "n i p", "nik", "n i k"})
"""A cell that holds nothing else heads its column, where the header was taken for a row."""
_LATEST_BIRTH = "2010"
"""Nobody on a staff list was born in this year or later."""
Mask = Callable[[str], str]


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


def columns_of_persons(table: Table) -> dict[str, Mask]:
    """Return how to mask the columns that hold numbers or birth dates of persons.

    Args:
        table: of a document, masked or not.

    Returns:
        By the name of the place in a row ("cells.3", "extra.NIP", a field), what masks it.
    """
    masks: dict[str, Mask] = {}
    for index, column in enumerate(table.columns):
        mask = mask_below(column.header)
        if mask is not None:
            names = (f"cells.{index}", f"extra.{column.header}", column.field)
            masks.update((name, mask) for name in names if name)
    for row in table.rows:
        for header in row.extra:
            mask = mask_below(header) if f"extra.{header}" not in masks else None
            if mask is not None:
                masks[f"extra.{header}"] = mask
        for index, text in enumerate(row.cells or ()):
            if len(text) < _FEWEST_DIGITS and fold_text(text) in _HEADER_WORDS:
                masks.setdefault(f"cells.{index}", mask_person_number)
    return masks


def mask_below(header: str) -> Mask | None:
    """Return what masks the cells below a header; None where it says nothing of persons."""
    numbers, births = heads_person_numbers(header), bool(_BIRTH.search(fold_text(header)))
    if numbers and births:
        return lambda text: mask_birth_date(mask_person_number(text))
    return mask_person_number if numbers else mask_birth_date if births else None


def _mask_columns(table: Table) -> None:
    """Mask the texts of the columns that hold numbers or birth dates of persons."""
    masks = columns_of_persons(table)
    if table.kind == "sdm" and mask_birth_date not in masks.values():
        _mask_old_dates(table)
    if not masks:
        return
    for row in table.rows:
        if row.cells:
            cells = enumerate(row.cells)
            row.cells = [masks.get(f"cells.{at}", _as_it_is)(text) for at, text in cells]
        row.extra = {
            header: masks.get(f"extra.{header}", _as_it_is)(raw)
            for header, raw in row.extra.items()
        }
        for name, mask in masks.items():
            held = getattr(row, name) if name in Row.model_fields else None
            if isinstance(held, str):
                setattr(row, name, mask(held))


def _as_it_is(text: str) -> str:
    return text


def _mask_old_dates(table: Table) -> None:
    """Mask the dates of a list of staff that no header names, as far as they may be births."""
    for row in table.rows:
        row.cells = row.cells and [
            mask_birth_date(text) if _is_old_date(text) else text for text in row.cells
        ]


def _is_old_date(text: str) -> bool:
    date = parse_date(text) if any(char.isdigit() for char in text) else None
    return date is not None and date.value is not None and date.value[:4] < _LATEST_BIRTH


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
    _mask_evidence(document)
    for table in document.tables:
        _mask_columns(table)
        for row in table.rows:
            if row.extra:
                row.extra = _with_masked_keys(row.extra)
    _mask_model(document.document)
    for part in (document.tables, document.prose, document.findings):
        _masked(part)
    return withheld


def _mask_evidence(document: Document) -> None:
    """Mask what findings on a table show of its columns of persons."""
    by_table = {table.id: columns_of_persons(table) for table in document.tables}
    for finding in document.findings:
        masks = by_table.get(finding.table or "", {})
        for mask in _masks_at(finding.field, masks):
            for place in finding.evidence:
                place.raw = mask(place.raw) if place.raw else place.raw
            if isinstance(finding.reported, str):
                finding.reported = mask(finding.reported)


def _masks_at(field: str | None, masks: Mapping[str, Mask]) -> list[Mask]:
    """Return what masks a field; all of a table's masks where a finding is on a whole row."""
    if field is None:
        return list(masks.values())
    return [masks[field]] if field in masks else []


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

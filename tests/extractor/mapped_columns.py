"""Headings drawn as text to the columns that a kind makes of them."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.kinds.columns import columns_from_header
from extractor.kinds.declarations import kinds
from extractor.kinds.field_columns import FieldColumn
from extractor.kinds.headers import read_header
from tests.extractor.spanned_tables import segment


def mapped(kind: str, *rows: str) -> list[FieldColumn]:
    """Return the columns of a table of some kind, its rows written as `spanned_tables` tells."""
    grid = segment(*rows).rows
    reading = read_header(grid)
    return columns_from_header(reading.headings, grid[reading.depth :], kinds()[kind], [])


def fields(columns: Sequence[FieldColumn]) -> list[str | None]:
    """Return the field of each column."""
    return [column.field for column in columns]

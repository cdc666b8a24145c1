"""A result of the same year that another table says is not assessed yet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.audit.cells import Cell, Figures
from extractor.audit.results.achievement_words import is_unassessed
from extractor.audit.results.results_of_rows import Result
from extractor.model import Measure, Row, Table

_WORD = re.compile(r"\w+")
_FEWEST_WORDS = 3


def unassessed_elsewhere(figures: Figures, result: Result) -> Cell | None:
    """Return the cell that says so; None where no table does.

    Two rows are of one indicator when the catalogue or their wording says so. Grades of
    accountability are given once a year, so there it is enough that all words of the shorter
    name stand in the longer one.

    Args:
        figures: of the document.
        result: of a row, of the year of its table.
    """
    year = result.table.tahun
    if year is None:
        return None
    for table, index, part, measure in _realisasi(figures, year):
        other = table.rows[index]
        if table.id != result.table.id and is_unassessed(measure.raw) and _same(result.row, other):
            return figures.cell(table, index, "realisasi", part)
    return None


def _realisasi(figures: Figures, year: int) -> Iterator[tuple[Table, int, str, Measure]]:
    for table in figures.tables:
        for index, row in enumerate(table.rows):
            if isinstance(row.realisasi, dict):
                measure = row.realisasi.get(f"{year}")
                if measure is not None:
                    yield table, index, f"{year}", measure
            elif isinstance(row.realisasi, Measure) and table.tahun == year:
                yield table, index, "", row.realisasi


def _same(one: Row, other: Row) -> bool:
    ids = [
        row.indikator_match.id
        for row in (one, other)
        if row.indikator_match is not None and row.indikator_match.status == "matched"
    ]
    if len(ids) > 1 and ids[0] == ids[1]:
        return True
    first, second = (set(_WORD.findall((row.indikator or "").casefold())) for row in (one, other))
    if first == second and first:
        return True
    fewer, more = sorted((first, second), key=len)
    return len(fewer) >= _FEWEST_WORDS and fewer <= more and _is_graded(one) and _is_graded(other)


def _is_graded(row: Row) -> bool:
    """Say whether a row's target or realisasi of any year is a grade."""
    for held in (row.target, row.realisasi):
        measures = held.values() if isinstance(held, dict) else (held,)
        if any(isinstance(one, Measure) and one.kind == "grade" for one in measures):
            return True
    return False

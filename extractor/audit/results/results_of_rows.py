"""What each row says was aimed at and reached: target, realisasi, capaian, and how they compare.

Contract: one `Result` for each row of a table of results that prints a target, a realisasi or a
capaian; figures that share one merged cell are given once, with its first row. `Result.basis` says
how target and realisasi compare; `Result.reason` why they do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from extractor.audit.cells import Cell, Figures, number
from extractor.audit.options import AuditOptions
from extractor.audit.results.grade_scales import MOST, grade_of, rank_of, scales_of
from extractor.audit.results.polarity import Direction, direction_of, sounds_falling
from extractor.model import Measure, Row, Table

RESULT_KINDS = frozenset(
    {"iku", "pengukuran_kinerja", "capaian_kinerja", "evaluasi", "renstra_series"}
)
Basis = Literal["ratio", "order"]
Reason = Literal[
    "target-missing",
    "realisasi-missing",
    "target-zero",
    "kinds-differ",
    "units-differ",
    "text",
    "several-values",
    "shared",
    "periods-differ",
]
_NUMERIC = frozenset({"percent", "number", "volume", "amount"})
_RANGE = re.compile(r"\d[\d.,]*\s*%?\s*(?:[-–—]|s\.?\s*/?d\.?|sampai|hingga)\s*(?:dengan\s*)?\d")
_BOUND = re.compile(r"[<>≤≥]")
_RANGE_ENDS = 2
_MOST_FRACTION = 5
"""A capaian printed as a part of one: 5 is 500 %; as a percentage it would be next to nothing."""
_QUARTER = re.compile(r"\b(?:tri\s?wulan|tw|trw)\b(?!\s*(?:iv|4)\b)", re.IGNORECASE)
"""A header of a quarter; up to the fourth one it is the year's."""
_CHANGED_BASE = re.compile(
    r"renstra|rpjm|terhadap|\bthdp|\bthd\b|akhir|lalu|sebelum|nasional|efisiensi|serapan",
    re.IGNORECASE,
)
"""Words of a header by which a capaian may be held against another figure than the row's target."""


@dataclass(frozen=True, slots=True)
class Result:
    """What one row aimed at and reached.

    Attributes:
        table: in which it stands.
        index: of its row.
        label: of what, as printed.
        direction: which way is better.
        likely_falling: whether its words suggest that less is better.
        target: its cell, None where there is none.
        realisasi: its cell.
        capaian: its cell, only where a number is printed.
        bounds: of a target that is a range.
        basis: how target and realisasi compare, None where they do not.
        reason: why they do not compare.
        reached: by order: whether the realisasi is at least as good.
        unsure: whether what is printed may mean something else: bounds, kinds, headers.
        rounded: whether its realisasi may have been rounded for printing: a percentage, decimals.
        fraction: whether its capaian may be a part of one, 0,75 for 75 %: no percent sign stands at
            it or above it.
    """

    table: Table
    index: int
    label: str
    direction: Direction
    likely_falling: bool
    target: Cell | None
    realisasi: Cell | None
    capaian: Cell | None
    bounds: tuple[Decimal, Decimal] | None = None
    basis: Basis | None = None
    reason: Reason | None = None
    reached: bool | None = None
    unsure: bool = False
    rounded: bool = False
    fraction: bool = False

    @property
    def row(self) -> Row:
        """Return its row."""
        return self.table.rows[self.index]


def label_of(row: Row, index: int) -> str:
    """Return what a row is of, as printed; its number if it has no name."""
    return row.indikator or row.kegiatan or row.sasaran or row.uraian or f"{index + 1}"


def results_of(figures: Figures, options: AuditOptions) -> Iterator[Result]:
    """Go through the results of a document's rows, in the order of the document."""
    for table in figures.tables:
        if table.kind not in RESULT_KINDS:
            continue
        for index, row in enumerate(table.rows):
            if row.kind != "data" or _repeats(table, index):
                continue
            parts = _series_parts(table, row)
            if parts is None:
                continue
            result = _result(figures, options, table, index, parts)
            if result.target or result.realisasi or result.capaian:
                yield result


def quarters_of(figures: Figures, options: AuditOptions) -> Iterator[tuple[str, Result]]:
    """Go through the quarters that print both a target and a realisasi; they report no capaian."""
    for table in figures.tables:
        for index, row in enumerate(table.rows):
            aims, reached = row.target_triwulan or {}, row.realisasi_triwulan or {}
            for quarter in sorted(aims.keys() & reached.keys()):
                result = Result(
                    table,
                    index,
                    label_of(row, index),
                    direction_of(row, options.catalogue),
                    sounds_falling(row),
                    figures.cell(table, index, "target_triwulan", quarter),
                    figures.cell(table, index, "realisasi_triwulan", quarter),
                    None,
                )
                yield quarter, _compared(result, aims[quarter], reached[quarter])


def _is_of_quarter(table: Table, name: str) -> bool:
    """Say whether a column is headed by a quarter: its figures are no year's."""
    headers = [column.header for column in table.columns if column.field == name]
    return any(_QUARTER.search(header) for header in headers)


def is_shared(table: Table, index: int, name: str) -> bool:
    """Say whether a row's field belongs to a merged cell of an earlier row."""
    first, _ = table.rows[index].merged.get(name, (index, index))
    return first != index


def _repeats(table: Table, index: int) -> bool:
    """Say whether a row only shares the realisasi and the capaian of an earlier one."""
    row = table.rows[index]
    named = [name for name in ("realisasi", "capaian") if getattr(row, name) is not None]
    return bool(named) and all(is_shared(table, index, name) for name in named)


def _series_parts(table: Table, row: Row) -> tuple[str, str] | None:
    """Return the year of target and realisasi that a row compares; None: it compares none.

    Only the year of the report can be held against one capaian; a series without a target has none.
    """
    if not (isinstance(row.target, dict) or isinstance(row.realisasi, dict)):
        return "", ""
    if not (isinstance(row.target, dict) and isinstance(row.realisasi, dict)):
        return None
    year = str(table.tahun)
    if row.capaian is None or year not in row.target or year not in row.realisasi:
        return None
    return year, year


def _result(
    figures: Figures, options: AuditOptions, table: Table, index: int, parts: tuple[str, str]
) -> Result:
    row = table.rows[index]
    target, realisasi = _measure(row, "target", parts[0]), _measure(row, "realisasi", parts[1])
    result = Result(
        table,
        index,
        label_of(row, index),
        direction_of(row, options.catalogue),
        sounds_falling(row),
        figures.cell(table, index, "target", parts[0]),
        figures.cell(table, index, "realisasi", parts[1]),
        _capaian(figures, table, index),
        unsure=bool(parts[0]) or _is_unsure(table, row, target, realisasi),
        fraction=_is_fraction(row),
    )
    if _covers_several(table, row, index):
        return replace(result, reason="shared")
    if len({_is_of_quarter(table, name) for name in ("target", "realisasi")}) > 1:
        return replace(result, reason="periods-differ")
    if target is None or target.kind == "missing":
        return replace(result, reason="target-missing")
    if realisasi is None or realisasi.kind == "missing":
        return replace(result, reason="realisasi-missing")
    return _compared(result, target, realisasi)


def _compared(result: Result, target: Measure, realisasi: Measure) -> Result:
    kinds = {target.kind, realisasi.kind}
    if kinds <= {"grade", "opinion"} or kinds == {"grade", "number"}:
        return _ordered(result, target, realisasi)
    if "text" in kinds:
        return replace(result, reason="text")
    if not kinds <= _NUMERIC or not _alike(target, realisasi):
        return replace(result, reason="kinds-differ")
    if target.unit and realisasi.unit and target.unit != realisasi.unit:
        return replace(result, reason="units-differ")
    bounds = _bounds(target)
    low = bounds[0] if bounds else number(target.value)
    if low is None or number(realisasi.value) is None:
        return replace(result, reason="several-values")
    if low <= 0:
        return replace(result, reason="target-zero", bounds=bounds)
    rounded = _kind(realisasi) == "percent" or not _is_whole(realisasi)
    return replace(result, basis="ratio", bounds=bounds, rounded=rounded)


def _is_whole(measure: Measure) -> bool:
    value = number(measure.value)
    return value is None or value == value.to_integral_value()


def _ordered(result: Result, target: Measure, realisasi: Measure) -> Result:
    """Compare grades or opinions; a bare score is compared by the class it falls into."""
    year = result.table.tahun
    pairs = set()
    for scale in scales_of(year):
        one, other = (_rank(measure, scale) for measure in (target, realisasi))
        if one is None or other is None:
            return replace(result, reason="kinds-differ")
        pairs.add(other >= one)
    if len(pairs) > 1:
        return replace(result, reason="kinds-differ")
    return replace(result, basis="order", reached=pairs.pop())


def _rank(measure: Measure, scale: tuple[tuple[Decimal, str], ...]) -> int | None:
    score = number(measure.value)
    if measure.kind == "number" and score is not None and 0 <= score <= MOST:
        return rank_of("grade", grade_of(score, scale))
    return rank_of(measure.kind, measure.value)


def _alike(target: Measure, realisasi: Measure) -> bool:
    """Say whether two figures can be of one kind; a bare number may be either's."""
    kinds = {_kind(target), _kind(realisasi)}
    return len(kinds) == 1 or "number" in kinds


def _kind(measure: Measure) -> str:
    return "percent" if measure.inferred else measure.kind


def _bounds(target: Measure) -> tuple[Decimal, Decimal] | None:
    """Return the ends of a range target, "5-6%": 5 and 6."""
    ends = [number(one) for one in target.alternatives or ()]
    known = [one for one in ends if one is not None]
    if target.value is not None or len(known) != _RANGE_ENDS or not _RANGE.search(target.raw):
        return None
    low, high = known
    return (low, high) if low < high else None


def _measure(row: Row, name: str, part: str) -> Measure | None:
    held: object = getattr(row, name)
    if isinstance(held, dict):
        held = held.get(part)
    return held if isinstance(held, Measure) else None


def _capaian(figures: Figures, table: Table, index: int) -> Cell | None:
    """Return the cell of a capaian in percent, of the first row that it covers."""
    row = table.rows[index]
    if row.capaian is None or row.capaian.kind not in ("percent", "number"):
        return None
    if is_shared(table, index, "capaian"):
        return None
    found = figures.cell(table, index, "capaian")
    return found if found is not None and found.value is not None else None


def _is_fraction(row: Row) -> bool:
    """Say whether a capaian may be a part of one; under a header with a percent sign it is none."""
    value = number(row.capaian.value) if row.capaian is not None else None
    if row.capaian is None or row.capaian.kind != "number" or value is None:
        return False
    return 0 < value <= _MOST_FRACTION and value != value.to_integral_value()


def _covers_several(table: Table, row: Row, index: int) -> bool:
    """Say whether one capaian stands beside several results: it is then no row's own."""
    covered = row.merged.get("capaian", (index, index))
    return covered[0] != covered[1] and any(
        row.merged.get(name, (index, index)) != covered for name in ("target", "realisasi")
    )


def _is_unsure(table: Table, row: Row, target: Measure | None, realisasi: Measure | None) -> bool:
    """Say whether the figures may mean something else than target, realisasi and capaian.

    So it is where a realisasi or a capaian is printed as a bound, where a bare number stands
    against a percentage, and where a header names another base than the row's target.
    """
    printed = [one.raw for one in (realisasi, row.capaian) if one is not None]
    if any(_BOUND.search(raw) for raw in printed):
        return True
    if target and realisasi and {_kind(target), _kind(realisasi)} == {"number", "percent"}:
        return True
    headers = {column.field: column.header for column in table.columns if column.field}
    own = headers.get("realisasi", "").casefold()
    if "capaian" in own and "realisasi" not in own:
        return True
    return bool(_CHANGED_BASE.search(headers.get("capaian", "")))

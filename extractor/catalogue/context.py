"""What stands around a printed indicator and speaks for one record or against it.

Small bonuses and penalties, each a named feature: they part records whose wording is nearly the
same (the same measure in two Renstra periods), and never make a stranger a match: altogether
they are worth less than one word.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz import fuzz

from extractor.catalogue.records import Indikator
from normalizers.text import fold_text

_FITTING: dict[str, frozenset[str]] = {
    "percent": frozenset({"percent"}),
    "index": frozenset({"number", "percent", "grade"}),
    "count": frozenset({"number", "volume"}),
    "grade": frozenset({"grade", "number"}),
    "opinion": frozenset({"opinion"}),
    "amount": frozenset({"amount"}),
    "text": frozenset({"text"}),
}
"""For each kind of value of the catalogue the kinds of printed targets that fit it."""
_SILENT = frozenset({"missing", "text"})
"""Kinds of printed targets that tell nothing."""
_KIND_FITS, _KIND_CONTRADICTS = 1.0, -2.0
_SASARAN_FITS, _SASARAN_CONTRADICTS = 1.5, -1.0
_SAME_SASARAN, _OTHER_SASARAN = 85.0, 50.0
"""Similarity of two sasaran from which they are the same, and below which they are two."""
_YEAR_FITS, _YEAR_BEHIND, YEAR_CONTRADICTS = 0.5, -1.5, -4.0
"""In the record's Renstra, in the year behind it (it holds until the next one is there), or not."""
_TABLE_FITS = 0.5
_LEVEL_OF_TABLE = {"rak": "rak", "rkt": "rkt", "capaian_kinerja": "sasaran strategis"}
MOST_BONUS = _KIND_FITS + _SASARAN_FITS + _YEAR_FITS + _TABLE_FITS
MOST_PENALTY = _KIND_CONTRADICTS + _SASARAN_CONTRADICTS + YEAR_CONTRADICTS


@dataclass(frozen=True, slots=True)
class RowContext:
    """What is known of the row in which an indicator is printed; None where it is not.

    Attributes:
        value_kind: the kind of its target, as measures have it (``percent``, ``opinion``).
        sasaran: its sasaran.
        table_kind: ``rak``, ``rkt`` and so on.
        year: of the table.
    """

    value_kind: str | None = None
    sasaran: str | None = None
    table_kind: str | None = None
    year: int | None = None


class ContextScore(NamedTuple):
    """The features of the context: ``nilai``, ``sasaran``, ``periode``, ``tabel``."""

    value_kind: float = 0.0
    sasaran: float = 0.0
    period: float = 0.0
    table: float = 0.0


NO_CONTEXT = RowContext()


def context_score(record: Indikator, context: RowContext) -> ContextScore:
    """Say what a row's context adds to a record's score.

    Example:
        ``O-01`` of the Renstra 2015-2019 loses 4 in a table of 2023.
    """
    if context == NO_CONTEXT:
        return ContextScore()
    return ContextScore(
        _kind_score(record.value_kind, context.value_kind),
        _sasaran_score(record.sasaran, context.sasaran),
        _period_score(record.years, context.year),
        _TABLE_FITS if _LEVEL_OF_TABLE.get(context.table_kind or "") == record.level else 0.0,
    )


def _kind_score(own: str, printed: str | None) -> float:
    if printed is None or printed in _SILENT:
        return 0.0
    return _KIND_FITS if printed in _FITTING[own] else _KIND_CONTRADICTS


def _sasaran_score(own: Iterable[str], printed: str | None) -> float:
    folded = fold_text(printed or "")
    best = max((fuzz.token_set_ratio(fold_text(one), folded) for one in own), default=None)
    if not folded or best is None:
        return 0.0
    if best >= _SAME_SASARAN:
        return _SASARAN_FITS
    return _SASARAN_CONTRADICTS if best < _OTHER_SASARAN else 0.0


def _period_score(years: tuple[int, int] | None, year: int | None) -> float:
    if years is None or year is None:
        return 0.0
    if years[0] <= year <= years[1]:
        return _YEAR_FITS
    return _YEAR_BEHIND if year == years[1] + 1 else YEAR_CONTRADICTS

"""Targets, realisasi and capaian, whatever kind of value the cell holds.

Contract: each value kind is tried in a fixed order and the first that fits wins: missing, opinion,
grade, signed percent, per mille, volume, amount, plain number (a percent under a header with %),
text. Words without digits are a legitimate text ("Belum Penilaian"); digits that no kind can read
are kind text without value, "value-unparsed". Source: CONTRACT.md, Values.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from normalizers.amounts import is_amount, parse_amount
from normalizers.grades import parse_grade
from normalizers.missing import is_missing
from normalizers.numbers import parse_number
from normalizers.numerals import MAX_CELL, UNKNOWN, Number, Separators
from normalizers.opinions import parse_opinion
from normalizers.percentages import parse_percent
from normalizers.reading import AMBIGUOUS, UNPARSED, Measure, MeasureKind, Reading
from normalizers.text import clean_text, fold_lookalikes, is_spreadsheet_error
from normalizers.volumes import parse_count, parse_volume

_FOOTNOTE = re.compile(r"(?<=[0-9%–—-])\s?\*{1,3}\)?$")
"""``12.540.550 *)`` refers to a note below the table, as ``- **)`` does."""
_WORD_NOTE = re.compile(r"(?<=[^\W\d_]) ?(?:[¹²³⁰⁴-⁹]{1,2}|\*{1,3})[)⁾]?$|(?<=[A-Z])⁾$")
"""The same behind a grade or an opinion, where raised digits are no power: ``BB²``, ``WTP *)``."""
_CORE = r"[0-9]++(?:[.,][0-9]++)*+"
_EXPLAINED = re.compile(rf"(?P<value>[<>≥≤=]{{0,2}} ?{_CORE}) ?\((?P<inner>{_CORE} ?%?)\)")
"""``12 (100%)``, ``98,5 (115,88)``: a figure, and what it comes to."""
_PER_MILLE = re.compile(rf"(?P<core>{_CORE}) ?(?:‰|per ?mill?e?)", re.IGNORECASE)
_NOT_A_PERCENT = frozenset({"not-a-percent", "no-digits"})


def parse_measure(
    text: str,
    *,
    percent_header: bool = False,
    percent_indikator: bool = False,
    separators: Separators = UNKNOWN,
) -> Measure:
    """Read a target, realisasi or capaian.

    Args:
        text: The cell, such as "82,5 %", "12 Lap", "72,10 (BB)", "WTP", "79", "Belum Penilaian".
        percent_header: The column's header has a percent sign: a bare number is a percentage.
        percent_indikator: The indicator's own wording says percentage: a bare number stays a
            number, with `inferred` "percent".
        separators: What `infer_separators` found for the column.

    Returns:
        The measure; its doubt is that of the kind that read it.
    """
    raw = clean_text(text)
    if is_missing(raw):
        return Measure(raw, "missing", None)
    if len(raw) > MAX_CELL or is_spreadsheet_error(raw):
        return _text(raw)
    bare = _FOOTNOTE.sub("", raw)
    if is_missing(bare):
        return Measure(raw, "missing", None, doubt=AMBIGUOUS, reason="words-left-over")
    reading = _read(bare, percent_header, percent_indikator, separators)
    if bare != raw and not reading.doubt and reading.value is not None:
        return replace(reading, raw=raw, doubt=AMBIGUOUS, reason="words-left-over")
    return replace(reading, raw=raw)


_RUPIAH = re.compile(r"[RK]p|IDR|rupiah|[.,]\s?[-–—=]|ribu|juta|mil|tril", re.IGNORECASE)
"""What says that a number is money: its sign, the dash for the cents, a scale word."""


def _read(
    raw: str, percent_header: bool, percent_indikator: bool, separators: Separators
) -> Measure:
    return (
        _word(raw)
        or _explained(raw, percent_header, percent_indikator, separators)
        or _signed_percent(raw, separators)
        or _per_mille(raw, separators)
        or _volume(raw, separators)
        or _amount(raw, separators)
        or _number(raw, percent_header, percent_indikator, separators)
        or _count(raw, separators)
        or _text(raw)
    )


def _word(raw: str) -> Measure | None:
    opinion = parse_opinion(raw)
    if opinion.kind == "opinion":
        return opinion
    grade = parse_grade(raw)
    if grade.kind == "grade":
        return grade
    bare = _WORD_NOTE.sub("", raw)
    noted = _word(bare) if bare != raw else None
    if noted is None or noted.doubt:
        return noted
    return replace(noted, doubt=AMBIGUOUS, reason="words-left-over")


def _explained(
    raw: str, percent_header: bool, percent_indikator: bool, separators: Separators
) -> Measure | None:
    """The figure before the brackets is the value; what they hold is told beside it.

    Under a percent header a percentage in brackets may be the value as well: neither wins.
    """
    match = _EXPLAINED.fullmatch(fold_lookalikes(raw))
    if match is None or (percent_header and match["inner"].endswith("%")):
        return None
    value = _number(match["value"], percent_header, percent_indikator, separators)
    inner = parse_number(match["inner"].rstrip(" %"), separators)
    if value is None or inner.value is None:
        return None
    weighed = value.alternatives or (() if value.value is None else (value.value,))
    return replace(
        value,
        doubt=AMBIGUOUS,
        reason=value.reason or "two-values",
        alternatives=tuple(dict.fromkeys((*weighed, inner.value))),
    )


def _signed_percent(raw: str, separators: Separators) -> Measure | None:
    reading = parse_percent(raw, separators=separators)
    if reading.reason in _NOT_A_PERCENT:
        return None
    return _measure(reading, "percent")


def _per_mille(raw: str, separators: Separators) -> Measure | None:
    """'0 ‰' has a unit of its own: as a number under a percent sign it would be ten times off."""
    match = _PER_MILLE.fullmatch(fold_lookalikes(raw))
    if match is None:
        return None
    reading = parse_number(match["core"], separators)
    if reading.value is None:
        return None
    return Measure(
        raw, "volume", reading.value, unit="per mil",
        doubt=AMBIGUOUS, reason="per-mille", alternatives=reading.alternatives,
    )  # fmt: skip


def _volume(raw: str, separators: Separators) -> Measure | None:
    volume = parse_volume(raw, separators)
    return volume if volume.kind == "volume" else None


def _count(raw: str, separators: Separators) -> Measure | None:
    """In a column of measures words behind a number are what it counts."""
    count = parse_count(raw, separators)
    return count if count.kind == "volume" else None


def _amount(raw: str, separators: Separators) -> Measure | None:
    reading = parse_amount(raw, separators)
    if reading.value is None and reading.doubt is None:
        return Measure(raw, "missing", None)
    if not is_amount(raw) or reading.value is None:
        return None
    # Bare thousands count tons and people as well as rupiah.
    return _measure(reading, "amount" if _RUPIAH.search(fold_lookalikes(raw)) else "number")


def _number(
    raw: str, percent_header: bool, percent_indikator: bool, separators: Separators
) -> Measure | None:
    if percent_header:
        reading = parse_percent(raw, bare=True, separators=separators)
        return None if reading.doubt == UNPARSED else _measure(reading, "percent")
    reading = parse_number(raw, separators)
    if reading.doubt == UNPARSED:
        return None
    return _measure(reading, "number", inferred="percent" if percent_indikator else None)


def _measure(
    reading: Reading[Number], kind: MeasureKind, inferred: Literal["percent"] | None = None
) -> Measure:
    return Measure(
        reading.raw,
        kind,
        reading.value,
        inferred=inferred,
        doubt=reading.doubt,
        reason=reading.reason,
        alternatives=reading.alternatives,
    )


def _text(raw: str) -> Measure:
    """Words are a value of their own; digits that no kind reads, and lone signs, are not."""
    if len(raw) > MAX_CELL:
        return Measure(raw, "text", None, doubt=UNPARSED, reason="too-long")
    folded = fold_lookalikes(raw)
    if is_spreadsheet_error(folded) or re.search(r"\d", folded):
        return Measure(raw, "text", None, doubt=UNPARSED, reason="not-a-number")
    if not any(char.isalpha() for char in folded):
        return Measure(raw, "text", None, doubt=UNPARSED, reason="no-digits")
    return Measure(raw, "text", raw)

"""What a normalizer answers: the raw text, the value, and how sure the reading is.

Contract: `raw` is always the text as `clean_text` leaves it. `doubt` is None when the reading is
sure; otherwise it is the code of the finding that the caller must raise, and `reason` is the key
of the message. A value of None without doubt means that the cell explicitly says nothing
('-', 'nihil', or empty).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, Literal, TypeVar, get_args

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

AMBIGUOUS = "value-ambiguous"
UNPARSED = "value-unparsed"
DOUBTS = frozenset({AMBIGUOUS, UNPARSED})

MeasureKind = Literal[
    "percent", "number", "grade", "opinion", "volume", "amount", "missing", "text"
]
KINDS: frozenset[str] = frozenset(get_args(MeasureKind))

REASONS = frozenset(
    {
        "agency-unknown",  # no word of the text names a kind of government unit
        "bound",  # '>= 80%': the figure is an end of what is meant
        "case-unusual",  # 'bb' where a grade is printed in capitals
        "date-impossible",  # 31-02-2024
        "digits-split",  # '1 2 bulan': a space inside the digits
        "grouping-broken",  # '12.34.567': the groups are not of three digits
        "letters-split",  # 'B B': a space inside a grade
        "lookalike-digits",  # 'i layanan', 'l00%': a letter stands for a digit
        "lookalike-letters",  # 'Кр 73.023.000' in Cyrillic: the digits may be damaged too
        "name-cut",  # 'Sub bagian Hukum dan': the rest stands in the next line
        "no-digits",  # nothing to read a number from
        "not-a-date",
        "not-a-grade",
        "not-a-number",
        "not-a-percent",  # digits, but no percent sign and no percent header
        "not-a-satker",
        "not-a-tick",
        "not-a-unit-kerja",
        "not-a-volume",
        "not-an-amount",
        "not-an-opinion",
        "not-words-of-a-number",
        "per-mille",  # '0 ‰': parts of a thousand, no percentage
        "range",  # '80-90%'
        "region-missing",  # 'KPU Kabupaten' and nothing behind it
        "scale-abbreviated",  # 'Rp 1,2 M'
        "separator-ambiguous",  # '1.234': grouping or decimal
        "sign-ambiguous",  # '(5.000)', '-5.000': minus, or brackets and a dash
        "sign-damaged",  # '95 0/0', '95 o/o': a percent sign misread
        "terbilang-mismatch",  # '13 (empat belas)'
        "too-long",  # more text or digits than such a value can have
        "trailing-separator",  # '98,': the decimals may be clipped
        "two-values",  # '95% 80%'
        "unit-unknown",  # '30 LPK': a unit that no list knows, as printed
        "unit-guessed",  # a unit's name recognised by likeness only
        "word-guessed",  # a word recognised by likeness only
        "words-left-over",  # the value is there, and so are other words
        "year-two-digits",  # '23/02/95'
    }
)


@dataclass(frozen=True, slots=True)
class Reading(Generic[T_co]):
    """One text read as one value.

    Attributes:
        raw: The text, whitespace-normalised, otherwise verbatim.
        value: The value, or None: nothing printed (no doubt) or nothing readable (a doubt).
        doubt: None when sure, else "value-ambiguous" or "value-unparsed".
        reason: A key of `REASONS`; empty when there is no doubt.
        alternatives: The readings that were weighed, best first; empty when only one is possible.
    """

    raw: str
    value: T_co | None
    doubt: str | None = None
    reason: str = ""
    alternatives: tuple[T_co, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """One text read as a target, realisasi or capaian of whatever kind it is.

    Attributes:
        raw: The text, whitespace-normalised, otherwise verbatim.
        kind: One of `KINDS`.
        value: The percent as printed (82.5, not 0.825), the count, the rupiah, the grade, the
            opinion, the words of a text; None when missing or unreadable.
        unit: The canonical unit of a volume, else None.
        score: The score printed beside a grade, else None.
        inferred: "percent" when the number is a percentage by the indicator's wording only.
        doubt: As in `Reading`.
        reason: As in `Reading`.
        alternatives: As in `Reading`.
    """

    raw: str
    kind: MeasureKind
    value: Decimal | int | str | None
    unit: str | None = None
    score: Decimal | int | None = None
    inferred: Literal["percent"] | None = None
    doubt: str | None = None
    reason: str = ""
    alternatives: tuple[Decimal | int | str, ...] = ()


def ambiguous(
    raw: str, value: T | None, reason: str, alternatives: tuple[T, ...] = ()
) -> Reading[T]:
    """Build a reading that has a best value, or several, and says so.

    Args:
        raw: The text read.
        value: The best reading, None when none is better than another.
        reason: A key of `REASONS`.
        alternatives: All readings weighed, best first.

    Returns:
        The doubtful reading.
    """
    return Reading(raw, value, AMBIGUOUS, reason, alternatives)


def unparsed(raw: str, reason: str) -> Reading[T]:
    """Build the reading of a text that this value kind cannot be read from.

    Args:
        raw: The text read.
        reason: A key of `REASONS`.

    Returns:
        A reading without a value, in doubt.
    """
    return Reading(raw, None, UNPARSED, reason)


def doubted(reading: Reading[T], reason: str) -> Reading[T]:
    """Add a doubt to a sure reading; a reading already in doubt keeps its first reason.

    Args:
        reading: The reading so far.
        reason: A key of `REASONS`.

    Returns:
        The reading, now "value-ambiguous" unless it was in doubt before.
    """
    if reading.doubt is not None:
        return reading
    return Reading(reading.raw, reading.value, AMBIGUOUS, reason, reading.alternatives)

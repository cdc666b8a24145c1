"""Periods of a schedule: triwulan T1..T4 and bulan B1..B12.

Contract: a header cell gives a period only when exactly one is in it; digits and signs around it
are junk of a fused header, other words are not. Where a loose digit could belong to the period
("B1 2": B12, or B1 and a column number) there is no answer. Source: domain/noise.md sections 2, 3.
"""

from __future__ import annotations

import re
from functools import cache

from normalizers.resources import load_data
from normalizers.text import clean_text, fold_lookalikes

TRIWULAN = ("T1", "T2", "T3", "T4")
BULAN = tuple(f"B{number}" for number in range(1, 13))
MAX_HEADER = 40
"""A header cell longer than this is a title or a sentence that mentions a period."""

_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
_ORDINAL = {"PERTAMA": 1, "KESATU": 1, "KEDUA": 2, "KETIGA": 3, "KEEMPAT": 4}
_QUARTER = (
    r"(?<![A-Z0-9])(?:T\.? ?W\.?|TRIWULAN|TRIW\.?|TRW\.?|KUARTAL|KWARTAL|QUARTER|Q|T)[ .:-]{0,2}"
    r"(?:KE[ -]?)?(?P<quarter>[1-4]|IV|I{1,3}|PERTAMA|KESATU|KEDUA|KETIGA|KEEMPAT)(?![A-Z0-9])"
)
_MONTH_NUMBER = (
    r"(?<![A-Z0-9])(?:BULAN|BLN|B)[ .:-]{0,2}(?:KE[ -]?)?(?P<month>1[0-2]|0?[1-9])(?![A-Z0-9])"
)
_LOOSE_DIGIT = re.compile(r"B1 [012](?![0-9])")


def parse_period(text: str) -> str | None:
    """Read the one period that a header cell names.

    Args:
        text: The cell, such as "T1", "TW II", "Triwulan III", "Q4", "Peb", "Agst", "ВЗ" in
            Cyrillic (B3), ") B11", "B1 5" (B1 and the column number 5).

    Returns:
        "T1".."T4" or "B1".."B12"; None when no period, several, or other words are there.
    """
    cleaned = clean_text(text)
    if len(cleaned) > MAX_HEADER:
        return None
    upper = fold_lookalikes(cleaned).upper()
    found = list(_period_pattern().finditer(upper))
    if len(found) != 1 or _LOOSE_DIGIT.search(upper):
        return None
    match = found[0]
    around = upper[: match.start()] + upper[match.end() :]
    if any(char.isalpha() for char in around) or _is_day(upper, match):
        return None
    return _to_name(match)


def period_index(period: str) -> int:
    """Give a period's place in its year.

    Args:
        period: A name that `parse_period` gives, such as "T3" or "B11".

    Returns:
        3, 11; 0 for any other text.
    """
    return int(period[1:]) if period in TRIWULAN or period in BULAN else 0


def period_granularity(period: str) -> str | None:
    """Tell which schedule a period belongs to.

    Args:
        period: A name that `parse_period` gives.

    Returns:
        "triwulan" for T1..T4, "bulan" for B1..B12, None for any other text.
    """
    if period in TRIWULAN:
        return "triwulan"
    return "bulan" if period in BULAN else None


def _is_day(upper: str, match: re.Match[str]) -> bool:
    """'01 Apr 2018' is a day, not the month of a schedule."""
    before, behind = upper[: match.start()], upper[match.end() :]
    return bool(match["name"] and re.search("[0-9]", before) and re.search("[0-9]", behind))


def _to_name(match: re.Match[str]) -> str:
    if quarter := match["quarter"]:
        number = _ROMAN.get(quarter) or _ORDINAL.get(quarter) or int(quarter)
        return f"T{number}"
    if month := match["month"]:
        return f"B{int(month)}"
    return f"B{month_numbers()[match['name'].lower()]}"


@cache
def month_numbers() -> dict[str, int]:
    """Give every spelling of a month its number.

    Returns:
        Folded names and abbreviations to 1..12, such as {"peb": 2, "agst": 8}.
    """
    return {name: int(month) for month, names in load_data("months").items() for name in names}


@cache
def _period_pattern() -> re.Pattern[str]:
    names = "|".join(sorted(month_numbers(), key=len, reverse=True)).upper()
    named = rf"(?<![A-Z])(?:BULAN )?(?P<name>{names})(?![A-Z])\.?"
    return re.compile(f"{_QUARTER}|{_MONTH_NUMBER}|{named}")

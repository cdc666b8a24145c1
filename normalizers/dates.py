"""Dates as printed in staff tables, titles and signature lines, and years.

Contract: day before month, as everywhere in Indonesia; a date that no calendar has is unparsed,
a two-digit year is in doubt. A place before the date ("Curup, 17 Januari 2025") is no doubt.
Source: domain/rules.md section 8.
"""

from __future__ import annotations

import re
from datetime import date

from rapidfuzz import fuzz, process

from normalizers.missing import is_missing
from normalizers.numerals import MAX_CELL
from normalizers.periods import month_numbers
from normalizers.reading import Reading, ambiguous, doubted, unparsed
from normalizers.text import clean_text, fold_lookalikes

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Birth dates of staff and horizons of plans lie well inside."""
CENTURY_PIVOT = 50
"""'23/02/95' is 1995, '23/02/24' is 2024."""
MIN_LIKENESS = 80.0

_GAP = r" ?[-./ ] ?"
_DAY = r"(?<![0-9])(?P<day>0?[1-9]|[12][0-9]|3[01])"
_YEAR = r"(?P<year>[0-9]{4}|[0-9]{2})(?![0-9])"
_NAME = r"(?P<name>[A-Za-z]{3,12})\.?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?<![0-9])(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?![0-9])",
        rf"{_DAY}{_GAP}(?P<month>0?[1-9]|1[0-9]|[2-9][0-9]){_GAP}{_YEAR}",
        rf"{_DAY} ?[-./ ]? ?{_NAME} ?[-./, ]? ?{_YEAR}",
        rf"(?<![A-Za-z]){_NAME}{_GAP}(?P<year>[0-9]{{4}})(?![0-9])",
    )
)
_AROUND = " .,;()"
_PLACE = re.compile(r"[A-Z][A-Za-z .'-]{2,40}, ?")
_YEARS = re.compile(
    r"(?<![0-9A-Za-z])(?<![0-9][.,])(?:199[0-9]|20[0-9]{2}|2100)(?![0-9A-Za-z])(?![.,][0-9])"
)


def parse_date(text: str) -> Reading[str]:
    """Read a date, or a month of a year.

    Args:
        text: The cell, such as "06-Juli-1977", "27-Agst-1983", "01 Okt 2017", "23-02-1995",
            "Curup, 17 Januari 2025", "Januari 2024".

    Returns:
        ISO text: "1977-07-06", or "2024-01" for a month; in doubt for "23/02/95"
        ("year-two-digits") and for a date among other words; no value for "2024" alone and for
        "31-02-2024" ("date-impossible").
    """
    raw = clean_text(text)
    if is_missing(raw):
        return Reading(raw, None)
    if len(raw) > MAX_CELL:
        return unparsed(raw, "too-long")
    folded = fold_lookalikes(raw)
    for form in _FORMS:
        if match := form.search(folded):
            reading = _read_match(raw, match)
            if reading is not None:
                before, behind = folded[: match.start()], folded[match.end() :]
                place = not before.strip(_AROUND) or _PLACE.fullmatch(before)
                alone = place and not behind.strip(_AROUND)
                return reading if alone else doubted(reading, "words-left-over")
    return unparsed(raw, "not-a-date")


def find_years(text: str) -> list[int]:
    """Find the years that a text names.

    Args:
        text: Such as "Renstra 2020-2024, DIPA-076.01.1/2023".

    Returns:
        The years 1990 to 2100 printed as whole figures, in order: [2020, 2024, 2023].
    """
    return [int(match.group()) for match in _YEARS.finditer(text)]


def _read_match(raw: str, match: re.Match[str]) -> Reading[str] | None:
    """Turn a match into a date; None when its word is no month."""
    groups = match.groupdict()
    guessed = False
    if name := groups.get("name"):
        month = month_numbers().get(name.lower())
        if month is None:
            month, guessed = _guess_month(name.lower()), True
        if month is None:
            return None
    else:
        month = int(match["month"])
    reading = _to_reading(raw, match["year"], month, groups.get("day"))
    return doubted(reading, "word-guessed") if guessed else reading


def _guess_month(name: str) -> int | None:
    if len(name) < 4:
        return None
    ranked = process.extract(name, list(month_numbers()), scorer=fuzz.ratio, limit=3)
    best = ranked[0]
    close = {month_numbers()[form] for form, score, _ in ranked if best[1] - score < 5}
    return close.pop() if best[1] >= MIN_LIKENESS and len(close) == 1 else None


def _to_reading(raw: str, year: str, month: int, day: str | None) -> Reading[str]:
    if len(year) == 4:
        iso = _to_iso(int(year), month, day)
        return Reading(raw, iso) if iso else unparsed(raw, "date-impossible")
    near, far = (2000, 1900) if int(year) < CENTURY_PIVOT else (1900, 2000)
    read = (_to_iso(century + int(year), month, day) for century in (near, far))
    possible = tuple(iso for iso in read if iso)
    if not possible:
        return unparsed(raw, "date-impossible")
    return ambiguous(raw, possible[0], "year-two-digits", possible)


def _to_iso(year: int, month: int, day: str | None) -> str | None:
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        return None
    if day is None:
        return f"{year:04}-{month:02}"
    try:
        return date(year, month, int(day)).isoformat()
    except ValueError:
        return None

"""Counts of days as the dates that a sheet shows: in Indonesian, day before month."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from itertools import pairwise

from extractor.readers.xlsx_codes import Section, Token, literal

_MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
_MILLISECOND = Decimal("0.001")
_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_EPOCH = datetime(1899, 12, 30)
_EPOCH_1904 = datetime(1904, 1, 1)
_LAST_SERIAL = 2958466
"""The day after 31 December 9999; a number beyond it is no date."""
_LOST_LEAP_DAY = 60
"""Workbooks count a 29 February 1900; days before it are one off."""


def date_text(section: Section, number: Decimal, *, from_1904: bool) -> str | None:
    """Write a count of days as a section of a format shows it.

    Args:
        section: the format's, of a date or a time.
        number: the days.
        from_1904: whether they are counted from 1904.

    Returns:
        ``04/03/2016``; None for a number that is no date.
    """
    moment = _moment(number, from_1904)
    return None if moment is None else _date(section, moment, number)


def _moment(number: Decimal, from_1904: bool) -> datetime | None:
    """The date and time that a count of days stands for, to the second."""
    if not 0 <= number < _LAST_SERIAL:
        return None
    days = number
    if not from_1904 and days < _LOST_LEAP_DAY:
        days += 1
    epoch = _EPOCH_1904 if from_1904 else _EPOCH
    try:
        return epoch + timedelta(seconds=int((days * 86400).quantize(_MILLISECOND)))
    except OverflowError:
        return None


def _date(section: Section, moment: datetime, number: Decimal) -> str:
    tokens = _in_indonesian_order(section.tokens)
    kinds = [token.text[0].lower() if token.kind == "date" else "" for token in tokens]
    half = section.has("half")
    written = []
    for index, token in enumerate(tokens):
        if token.kind == "date":
            minutes = kinds[index] == "m" and _is_minutes(kinds, index, tokens)
            written.append(_date_part(token.text.lower(), moment, minutes=minutes, half=half))
        elif token.kind == "elapsed":
            unit = {"h": 3600, "m": 60, "s": 1}[token.text[0]]
            written.append(str(int(number * 86400 + Decimal("0.5")) // unit))
        elif token.kind == "half":
            written.append("AM" if moment.hour < 12 else "PM")
        elif token.kind != "digit":
            written.append(literal(token))
    return "".join(written)


def _is_minutes(kinds: list[str], index: int, tokens: tuple[Token, ...]) -> bool:
    """Whether an ``m`` counts minutes: after hours, or before seconds."""
    before = next(
        (i for i in range(index - 1, -1, -1) if kinds[i] or tokens[i].kind == "elapsed"), None
    )
    after = next((kind for kind in kinds[index + 1 :] if kind), "")
    hours = before is not None and (kinds[before] == "h" or tokens[before].kind == "elapsed")
    return hours or after == "s"


def _in_indonesian_order(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A date in figures with the month before the day is turned: 03/04 must be one date."""
    dates = [(i, token.text.lower()) for i, token in enumerate(tokens) if token.kind == "date"]
    for (month, first), (day, second) in pairwise(dates):
        if first in ("m", "mm") and second in ("d", "dd") and dates[0][0] == month:
            turned = list(tokens)
            turned[month], turned[day] = tokens[day], tokens[month]
            return tuple(turned)
    return tokens


def _date_part(text: str, moment: datetime, *, minutes: bool, half: bool) -> str:
    size = len(text)
    if text[0] in "yeb":
        return f"{moment.year % 100:02d}" if size <= 2 and text[0] == "y" else f"{moment.year:04d}"
    if text[0] == "m" and not minutes and size > 2:
        name = _MONTHS[moment.month - 1]
        return name if size == 4 else name[: 1 if size == 5 else 3]
    if text[0] == "d" and size > 2:
        name = _DAYS[moment.weekday()]
        return name[:3] if size == 3 else name
    hour = (moment.hour % 12 or 12) if half else moment.hour
    parts = {"d": moment.day, "m": moment.minute if minutes else moment.month, "h": hour}
    count = parts.get(text[0], moment.second)
    return f"{count:02d}" if size > 1 else str(count)

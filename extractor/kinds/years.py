"""The year that a title or an introducing text names.

A span of years (``2014-2018``) is no year, and neither is the year of a law. A span may be
wrapped over lines: ``Tahun 2014 s.d.`` / ``Tahun 2018``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_YEAR = re.compile(r"\b(?:tahun(?:\s+anggaran)?|t\.?a\.?)\s*:?\s*((?:19|20)\d\d)\b", re.IGNORECASE)
_SPAN = re.compile(
    r"\b(?:19|20)\d\d\s*(?:(?:[-–/]|s\s?[./]\s?d\b\.?|sampai\s+(?:dengan\s+)?|hingga\s)\s*"
    r"(?:tahun\s+)?(?:(?:19|20)?\d\d\b)|[-–]$|\s*sampai(?:\s+dengan)?$)",
    re.IGNORECASE,
)
_UP_TO = r"(?:[-–/]|s\s?[./]\s?d\b\.?|sampai(?:\s+dengan)?\b|hingga\b)"
_OPEN = re.compile(rf"\b(?:19|20)\d\d\s*{_UP_TO}\s*(?:tahun\s*)?$", re.IGNORECASE)
_CLOSE = re.compile(rf"^\s*{_UP_TO}\s*(?:tahun\s+)?(?:19|20)\d\d\b", re.IGNORECASE)
_ENDS_IN_YEAR = re.compile(r"\b(?:19|20)\d\d\s*$")
_BEGINS_WITH_YEAR = re.compile(r"^\s*(?:tahun\s+)?(?:19|20)\d\d\b", re.IGNORECASE)
"""The two ends of a span that a line's end parts: ``2014 s.d.`` / ``2018``, ``2014`` / ``- 2018``.
"""
_LAW = re.compile(
    r"\b(?:nomor|no)\b\.?\s*:?\s*[\w./-]+\s+tahun\s+(?:19|20)\d\d"
    r"|\btahun\s+(?:19|20)\d\d\s+(?:tentang|nomor|no)\b",
    re.IGNORECASE,
)
"""``Nomor 29 Tahun 2014``, ``Tahun 2007 Nomor 89``, ``Tahun 2014 tentang``."""
_FORWARD = re.compile(
    r"\bp(?:ra|er)kiraan maju\b.*"
    r"|\b(?:target|akhir)\s+(?:akhir\s+)?(?:rpjmd|renstra)\s+(?:tahun\s+)?20\d\d"
    r"|\b(?:dengan|dibanding(?:kan)?|terhadap)\s+target\s+(?:akhir\s+)?(?:tahun\s+)?20\d\d",
    re.IGNORECASE,
)
"""``Prakiraan Maju Tahun 2017``, ``Target RPJMD 2021``, ``dengan Target 2026``: years after the
table's own."""
_BARE = re.compile(r"(?<![\w.,/-])20\d\d(?![\w/]|[.,]\d)")


def without_wrapped_spans(lines: Sequence[str]) -> list[str]:
    """Return the lines of a title without the ends of spans of years that are wrapped.

    Example:
        ``Capaian Tahun 2014 s.d.`` / ``Tahun 2018`` gives ``Capaian Tahun`` and an empty line.
    """
    result = list(lines)
    for place in range(len(result) - 1):
        above, below = result[place], result[place + 1]
        opened = _OPEN.search(above) if _BEGINS_WITH_YEAR.match(below) else None
        closed = _CLOSE.match(below) if _ENDS_IN_YEAR.search(above) else None
        if opened or closed:
            end = opened or _ENDS_IN_YEAR.search(above)
            begin = closed or _BEGINS_WITH_YEAR.match(below)
            result[place] = above[: end.start()] if end else above
            result[place + 1] = below[begin.end() :] if begin else below
    return result


def years_of(text: str) -> list[int]:
    """Return the years that a text names as such, in order.

    Example:
        ``Peraturan Nomor 29 Tahun 2014; Capaian Tahun 2016`` gives [2016].
    """
    return [int(year) for year in _YEAR.findall(_without_others(text))]


def year_of_title(text: str) -> int | None:
    """Return the year of a title; where it compares years, the last of them.

    Example:
        ``Perbandingan Realisasi Kinerja 2016 dengan Tahun 2015`` gives 2016.
    """
    text = _FORWARD.sub("", text)
    named = years_of(text)
    if not named:
        return None
    return max([*named, *(int(year) for year in _BARE.findall(_without_others(text)))])


def _without_others(text: str) -> str:
    return _SPAN.sub(" ", _LAW.sub(" ", text))


def bare_years(text: str) -> list[int]:
    """Return the years of a text that stand alone: ``RENJA 2016``, but not ``2013-2018``."""
    return [int(year) for year in _BARE.findall(_without_others(_FORWARD.sub("", text)))]

"""The year that a title or an introducing text names.

A span of years (``2014-2018``) is no year, and neither is the year of a law.
"""

from __future__ import annotations

import re

_YEAR = re.compile(r"\b(?:tahun(?:\s+anggaran)?|t\.?a\.?)\s*:?\s*((?:19|20)\d\d)\b", re.IGNORECASE)
_SPAN = re.compile(
    r"\b(?:19|20)\d\d\s*(?:(?:[-–/]|s\s?[./]\s?d\b\.?|sampai\s+(?:dengan\s+)?|hingga\s)\s*"
    r"(?:tahun\s+)?(?:(?:19|20)?\d\d\b)|[-–]$|\s*sampai(?:\s+dengan)?$)",
    re.IGNORECASE,
)
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

"""The printed title of a table, from the lines right above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.kinds.declarations import kinds
from extractor.kinds.line_roles import (
    in_paragraph,
    is_bare_caption,
    is_caption,
    is_title_like,
    is_year_alone,
)
from normalizers.text import clean_text, fold_text

_HEADING = re.compile(r"^\s*sasaran\s*(?:strategis\s*)?\d+\s*[.:]?\s+(\S.*)$", re.IGNORECASE)
_LABEL = re.compile(
    r"^(?:nama\s+)?(?:opd|skpd|organisasi|unit(?:\s+kerja|\s+organisasi)?|satker|satuan kerja"
    r"|instansi|bidang|lembar)\s*:",
    re.IGNORECASE,
)
"""``OPD : DINAS ENERGI``: a line of a form, which names the unit but is no title."""
_NO_CAPTION = re.compile(r"^no\b(?!\.?\s*\d)|.*\(%\)", re.IGNORECASE)
_CAPITALISED = 0.7
"""Share of capitals among a line's words from which it continues a title."""
_TELLING_LENGTH = 4


def printed_title(titles: Sequence[str]) -> str | None:
    """Return the title: a caption and what follows it, else the lines that look like one.

    Those are lines in capitals, lines that name a kind of table, and capitalised lines
    that go on below such a one. Running text, lists, signatures and the labels of forms
    are left out.

    Args:
        titles: the short lines right above the table, nearest last.

    Example:
        ``Tabel 3.2`` / ``Pengukuran Kinerja`` / ``Tahun 2016`` joined by spaces.
    """
    return clean_text(" ".join(title_lines(titles))).rstrip(":; ") or None


def title_lines(titles: Sequence[str]) -> list[str]:
    """Return the lines that `printed_title` joins."""
    start = max((i for i, text in enumerate(titles) if is_caption(text)), default=None)
    if start is not None:
        if start and is_bare_caption(titles[start - 1]):
            start -= 1
        return [text for text in _down_to_table(titles[start:]) if not _LABEL.match(text)]
    chosen: list[str] = []
    for place, text in enumerate(titles):
        heading = _HEADING.match(text) is not None and not text.endswith(".")
        named = text.upper() == text or names_kind(text)
        begins = heading or (is_title_like(text.rstrip(": ")) and named)
        goes_on = bool(chosen) and ":" not in text and is_title_like(text)
        goes_on = goes_on and _is_capitalised(text)
        goes_on = goes_on or (
            bool(chosen) and is_year_alone(text) and chosen[-1] == titles[place - 1]
        )
        if (begins or goes_on) and not _LABEL.match(text) and not in_paragraph(titles, place):
            chosen.append(text)
    return chosen


def _down_to_table(lines: Sequence[str]) -> Iterator[str]:
    """A caption's lines; words of a header or a vision above the table end it."""
    for place, text in enumerate(lines):
        if place and (_NO_CAPTION.match(text) or _is_heading(lines, place)):
            return
        yield text


def _is_heading(lines: Sequence[str], place: int) -> bool:
    """A last word in capitals below a title that is not: ``STRATEGI``, a header's cell."""
    last = place == len(lines) - 1 and place > 1
    word = lines[place]
    return last and word.isalpha() and word.isupper() and not lines[place - 1].isupper()


def names_kind(text: str) -> bool:
    """Say whether a line names a kind of table: ``INDIKATOR KINERJA UTAMA``."""
    names = {word for kind in kinds().values() for word, _ in kind.titles}
    return any(f" {name} " in f" {fold_text(text)} " for name in names)


def _is_capitalised(text: str) -> bool:
    telling = [word for word in text.split() if word[0].isalpha() and len(word) >= _TELLING_LENGTH]
    return sum(word[0].isupper() for word in telling) >= _CAPITALISED * max(1, len(telling))


def sasaran_heading(titles: Sequence[str]) -> str | None:
    """Return the sasaran that the nearest heading names: ``Sasaran 2 : Meningkatnya …``."""
    for text in reversed(titles):
        match = _HEADING.match(text)
        if match:
            return match.group(1).strip()
    return None

"""What kind of document it is, from its title or from what its chapters are called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extractor.kinds.line_roles import (
    LONGEST_TITLE,
    ends_open,
    in_paragraph,
    is_bare_caption,
    is_title_like,
)
from extractor.model.document import DocumentKind
from extractor.tables.grid import TextLine
from normalizers.text import fold_text

_TITLES: tuple[tuple[DocumentKind, tuple[str, ...]], ...] = (
    ("other", ("cascading", "cascade", "pohon kinerja", "pengukuran kinerja individu")),
    ("rak", ("rencana aksi kinerja", "rencana aksi")),
    ("rkt", ("rencana kinerja tahunan", "rencana kerja tahunan", "perencanaan kinerja tahunan")),
    ("perjanjian_kinerja", ("perjanjian kinerja", "penetapan kinerja")),
    ("lakip", ("laporan kinerja", "laporan akuntabilitas kinerja", "lakip", "lkjip", "lkip")),
    ("renstra", ("rencana strategis",)),
    ("other", ("indikator kinerja utama", "rencana kerja", "renja", "rkpd")),
)
"""A document's kind by the words of its title; what the contract has no kind for is other."""
_CHAPTER = re.compile(
    r"^(?:(?:bab\s+)?[ivx\d]+\b[.\s]*)?"
    r"(?:akuntabilitas\s+kinerja|perencanaan\s+(?:dan\s+perjanjian\s+)?kinerja)$",
    re.IGNORECASE,
)
"""Chapters of a Laporan Kinerja, which archives hold one by one."""
_SPOKEN: tuple[DocumentKind, ...] = ("lakip", "rkt")
_LAW = re.compile(r"\b(?:tentang|nomor|peraturan|permen|reviu)\b", re.IGNORECASE)
_TITLE_LINES = 25
_CHAPTER_LINES = 3
_LONGEST_SEARCH = 5000
_NAMED_OFTEN = 3
_SHORT_DOCUMENT = 25
"""Lines of text beside a document's only table: a title and a signature."""
_SHORT_TITLE = 4
_FEWEST_WORDS = 3
_NUMBERED = re.compile(
    r"^(?:bab\b|(?:[a-z]|\d{1,2}|[ivx]{1,4})(?:\.\d+)*\s?[.)]?\s)", re.IGNORECASE
)
"""A chapter's heading, which is no title of the whole."""
_BRACKETED = re.compile(r"\([^()]+\)")
"""``(PENYELARASAN)`` below a title is its last line."""


def find_document_title(
    cover: Sequence[str], lines: Sequence[TextLine]
) -> tuple[DocumentKind | None, str | None]:
    """Find the kind whose title comes first on the cover, and that title.

    Args:
        cover: the document's first lines that hold text.
        lines: all its lines of text.

    Returns:
        The kind and the printed line; a kind without a title where only a chapter's
        heading or the text tells it; two times None where nothing does.

    Example:
        ``PERJANJIAN KINERJA TAHUN 2017`` on the first lines: a perjanjian_kinerja.
    """
    if any(_CHAPTER.match(text) for text in cover[:_CHAPTER_LINES]):
        return "lakip", None
    for place, text in enumerate(cover[:_TITLE_LINES]):
        if len(text) > LONGEST_TITLE or not is_title_like(text) or in_paragraph(cover, place):
            continue
        kind = _kind_named(text)
        if kind is not None:
            return kind, _whole(cover, place)
    spoken = _kind_spoken_of(lines)
    return spoken, None if spoken else _title_of_short(cover, lines)


def _whole(cover: Sequence[str], place: int) -> str:
    """A title's line, with the one below it where it plainly goes on there, or is in brackets."""
    text = cover[place]
    below = cover[place + 1] if place + 1 < len(cover) else ""
    fits = bool(below) and len(text) + len(below) <= LONGEST_TITLE
    goes_on = fits and (ends_open(text) or _BRACKETED.fullmatch(below) is not None)
    return f"{text} {below}" if goes_on else text


def _title_of_short(cover: Sequence[str], lines: Sequence[TextLine]) -> str | None:
    """A document of hardly any text, which is one table, has the title of that table."""
    if sum(1 for line in lines if line.text) > _SHORT_DOCUMENT:
        return None
    for place, text in enumerate(cover[:_SHORT_TITLE]):
        captioned = place > 0 and is_bare_caption(cover[place - 1])
        if is_bare_caption(text) or len(text) > LONGEST_TITLE or not is_title_like(text):
            continue
        if _NUMBERED.match(text) or len(text.split()) < _FEWEST_WORDS:
            return None
        return _whole(cover, place) if captioned or text == text.upper() else None
    return None


def _kind_named(text: str) -> DocumentKind | None:
    folded = f" {fold_text(text)} "
    for kind, names in _TITLES:
        if any(f" {name} " in folded for name in names):
            return kind
    return None


def _kind_spoken_of(lines: Sequence[TextLine]) -> DocumentKind | None:
    """A report or a yearly plan without a cover names itself in its text over and over.

    The names of laws hold such words too (``Nomor 53 Tahun 2014 tentang … Laporan
    Kinerja``); they do not count.
    """
    counts: Counter[DocumentKind | None] = Counter()
    texts = [line.text for line in lines[:_LONGEST_SEARCH] if line.text]
    for above, text in zip(["", *texts], texts, strict=False):
        if not _LAW.search(above) and not _LAW.search(text):
            counts[_kind_named(text)] += 1
    return next((kind for kind in _SPOKEN if counts[kind] >= _NAMED_OFTEN), None)

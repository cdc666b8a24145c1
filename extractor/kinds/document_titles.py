"""What kind of document it is, from its title or from what its chapters are called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extractor.kinds.line_roles import in_paragraph, is_title_like
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
_TITLE_LENGTH = 140
_TITLE_LINES = 25
_CHAPTER_LINES = 3
_LONGEST_SEARCH = 5000
_NAMED_OFTEN = 3


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
        if len(text) > _TITLE_LENGTH or not is_title_like(text) or in_paragraph(cover, place):
            continue
        kind = _kind_named(text)
        if kind is not None:
            return kind, text
    return _kind_spoken_of(lines), None


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

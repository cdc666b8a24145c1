"""The ways of printing nothing: '-', 'nihil', an empty cell.

Contract: only what a reader takes for "nothing here" counts. A stray dot or apostrophe is not
among them: it may be all that OCR left of a value, so it stays in doubt.
"""

from __future__ import annotations

import re

from normalizers.text import clean_text

_DASHES = re.compile(r"[-‐‑‒–—―−_ ]*+")
_WORDS = frozenset({"nihil", "(nihil)", "n/a", "tidak ada", "kosong"})


def is_missing(text: str) -> bool:
    """Say whether a cell explicitly says nothing.

    Args:
        text: The cell, such as "", "-", "–", "_", "Nihil".

    Returns:
        True for dashes, underscores, blanks and the words for nothing.
    """
    cleaned = clean_text(text)
    return bool(_DASHES.fullmatch(cleaned)) or cleaned.lower() in _WORDS

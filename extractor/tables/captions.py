"""Captions: what a table, a figure or a chapter is announced with."""

from __future__ import annotations

import re

_CAPTION = re.compile(r"^\W*(?:tabel|table|lampiran|formulir|gambar|grafik|bab)\b", re.IGNORECASE)


def is_caption(text: str) -> bool:
    """Say whether a line begins as captions do: ``Tabel 2. Capaian Kinerja``."""
    return _CAPTION.match(text) is not None

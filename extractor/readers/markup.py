"""Markup that converters leave in dumped text: HTML tags and entities, markdown emphasis.

Only what is markup goes: a lone ``>`` (a tick read by OCR) or ``<`` stays, an
unclosed tag stays as text, and the words between tags are never touched.
"""

from __future__ import annotations

import html
import re

from normalizers.text import clean_text

_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]{0,10})(?:\s[^<>]{0,400})?/?>")
_BLOCK_TAGS = frozenset({"p", "li", "br", "div", "tr", "ul", "ol"})
_BOLD = re.compile(r"(\*\*|__)(?=\S)")
_BOLD_END = re.compile(r"(?<=\S)(\*\*|__)")
_ITALIC = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,300})(?<=[^\s*])\*(?![\w*])")
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+")


def strip_markup(text: str) -> str:
    """Return the text without tags, entities, emphasis and heading marks, spaces squeezed."""
    return clean_text(" ".join(split_blocks(text)))


def split_blocks(text: str) -> list[str]:
    """Split a cell at its block-level tags (``<p>``, ``<li>``, ``<br>``); markup is removed.

    ``<p>a. Rapat</p><p>b. Bimtek</p>`` gives ``["a. Rapat", "b. Bimtek"]``.
    """
    if "<" in text:
        text = _TAG.sub(_break_or_nothing, text)
    if "&" in text:
        text = html.unescape(text)
    parts = text.split("\x1e") if "\x1e" in text else [text]
    cleaned = [clean_text(_strip_emphasis(part)) for part in parts]
    return [part for part in cleaned if part]


def strip_heading(text: str) -> str:
    """Remove the leading ``##`` of a markdown heading."""
    return _HEADING.sub("", text)


def _break_or_nothing(match: re.Match[str]) -> str:
    return "\x1e" if match.group(1).lower() in _BLOCK_TAGS else ""


def _strip_emphasis(text: str) -> str:
    if "*" not in text and "__" not in text:
        return text
    text = _BOLD_END.sub("", _BOLD.sub("", text))
    return _ITALIC.sub(r"\1", text)

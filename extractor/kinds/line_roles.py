"""What a line near a table is for: title, list item, running text, signature.

Told by form alone: capitals, numbering, punctuation, the few words that running text
cannot do without and titles never need. A line may have none of these roles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from normalizers.text import fold_text

CAPTION = re.compile(r"^(?:tabel|table|lampiran|formulir|form)\b", re.IGNORECASE)
"""``Tabel 3.2``, ``Lampiran I``: what follows it down to the table is the title."""
_BARE_CAPTION = re.compile(
    r"^(?:tabel|table|lampiran|formulir|form)\b[\s.:]*(?:\d+|[ivx]+|[a-z])(?:\s*[.-]\s*\w{1,3})*\s*[.:]?$",
    re.IGNORECASE,
)
_YEAR_ALONE = re.compile(r"^\W{0,2}(?:19|20)\d\d\W{0,2}$")
_LIST_ITEM = re.compile(r"^(?:[a-z]|\d{1,2}|[ivx]{2,4})\s?[.)]\s+\S|^\(\w{1,3}\)\s|^[-•*▪➢✓]\s*\S")
_NUMBERING = re.compile(r"^\(?\w{1,3}[.)]\s+")
_ITEM_END = re.compile(r";\s*(?:dan|atau|serta)?\s*$|,\s*(?:dan|atau|serta)\s*$", re.IGNORECASE)
_RUNNING_WORDS = frozenset({
    "adalah", "adapun", "bahwa", "berikut", "dapat", "dibawah", "diatas", "dilihat", "ini",
    "maka", "melakukan", "merupakan", "sebagaimana", "tersebut", "telah", "terdapat", "akan",
    "juga", "yaitu", "oleh", "sehingga",
})  # fmt: skip
"""Verbs and connectives of running text."""
LONGEST_TITLE = 140
"""Letters of a line that may be a title; longer ones are text."""
_MANY_WORDS = 6
"""From so many words on, lower case tells running text from a title."""
_LOWER_SHARE = 0.6
_SMALL_WORDS = frozenset({
    "dan", "di", "ke", "dari", "yang", "pada", "untuk", "per", "atas", "s/d", "dengan", "dalam",
    "serta", "terhadap", "atau", "oleh", "bagi",
})  # fmt: skip
"""Words that titles write small too."""
_PLACE_DATE = re.compile(
    r"^(?:ditetapkan\s+di\b|pada\s+tanggal\b|[A-Z][\w .'-]{2,30},[\s.…_]*"
    r"(?:\d{1,2}\s+)?(?:[A-Za-z]{3,10}[\s.…_']*)?(?:19|20)\d\d\b)",
    re.IGNORECASE,
)
"""``Bandung, 22 April 2016``, ``Bandung, ............... 2017``."""
_PARTY = re.compile(r"\bpihak\s?(?:ke\s?(?:satu|dua)|pertama)\b", re.IGNORECASE)
_RANK = re.compile(
    r"^(?:pembina|penata|pengatur)(?:\s+(?:utama|tingkat|muda|madya|tk|i{1,3}|iv|/?\w))*\b",
    re.IGNORECASE,
)
_NUMBER_OF_OFFICIAL = re.compile(r"^nip\b|^nrp\b", re.IGNORECASE)
_OFFICE = re.compile(
    r"^(?:(?:plt|plh|pj|a\.?n)\W+)?(?:gubernur|bupati|wali ?kota|kepala|ketua|sekretaris|direktur"
    r"|inspektur|camat|menteri)\b",
    re.IGNORECASE,
)
_SIGNATURE_LENGTH = 120
_LAW_ENDS = re.compile(r"\b(?:nomor|tentang|peraturan)\b", re.IGNORECASE)
_FORMULA = re.compile(r"[=]|\bx\s*100\b", re.IGNORECASE)


def is_list_item(text: str) -> bool:
    """Say whether a line is an item of a list: ``d. penyelenggaraan evaluasi Dinas; dan``.

    An item that begins with a capital (``A. BELANJA``) may be a heading and is none.
    """
    match = _LIST_ITEM.match(text)
    if _ITEM_END.search(text):
        return True
    if match is None:
        return False
    rest = text[match.end() - 1 :]
    return not rest[:1].isupper() or is_running_text(rest)


def is_running_text(text: str) -> bool:
    """Say whether a line is of running text: ``Adapun Rencana Kinerja, adalah sebagai``.

    Titles have neither the sentence's words nor its full stop, and of their longer words
    most begin with a capital.
    """
    text = _NUMBERING.sub("", text)
    if text == text.upper():
        return False
    if text.rstrip().endswith((".", ":", ";", ",")):
        return True
    tokens = re.findall(r"[^\W\d_][\w/-]*", text)
    if _RUNNING_WORDS & {fold_text(token) for token in tokens}:
        return True
    if not tokens:
        return False
    if tokens[0][0].islower():
        return len(tokens) > 2
    telling = [token for token in tokens if token.lower() not in _SMALL_WORDS]
    lower = sum(token[0].islower() for token in telling)
    return len(telling) >= _MANY_WORDS and lower > _LOWER_SHARE * len(telling)


def is_signature_line(text: str) -> bool:
    """Say whether a line belongs to a signature, wherever it stands.

    ``Bandung, Maret 2016``, ``PIHAK KEDUA, PIHAK KESATU,``, ``Pembina Utama Muda``,
    ``NIP. 19900101 201001 1 999``. A name alone cannot be told from other words.
    """
    if not text or len(text) > _SIGNATURE_LENGTH:
        return False
    if _PLACE_DATE.match(text) or _NUMBER_OF_OFFICIAL.match(text):
        return True
    if _RANK.match(text) and len(text.split()) <= 2 * _MANY_WORDS:
        return True
    return _PARTY.search(text) is not None and text.rstrip().endswith(("A", "U", ","))


def names_office(text: str) -> bool:
    """Say whether a text begins with the office of one who signs: ``KEPALA DINAS``."""
    return len(text) <= _SIGNATURE_LENGTH and _OFFICE.match(text) is not None


def in_paragraph(lines: Sequence[str], place: int) -> bool:
    """Say whether running text goes on in a line from the line above, or into that below.

    A printed line of a paragraph can look like a title by itself:
    ``Penyusunan Penetapan Kinerja dan Pelaporan Akuntabilitas Kinerja``.
    """
    text = lines[place]
    if text == text.upper():
        return False
    above = lines[place - 1] if place else ""
    below = lines[place + 1] if place + 1 < len(lines) else ""
    if is_running_text(above) and not above.rstrip().endswith((".", ":", ";")):
        return True
    if _LAW_ENDS.search(above):
        return True
    return is_running_text(below) and (below[:1].islower() or ends_open(text))


def is_caption(text: str) -> bool:
    """Say whether a line is a caption: ``Tabel 3.2``, and no sentence about a table."""
    return CAPTION.match(text) is not None and not is_running_text(text.rstrip(".:"))


def is_bare_caption(text: str) -> bool:
    """Say whether a line is a caption's number and nothing else: ``Tabel 3.2``."""
    return _BARE_CAPTION.match(text) is not None


def is_year_alone(text: str) -> bool:
    """Say whether a line holds a year and nothing else, as the last line of a title may."""
    return _YEAR_ALONE.match(text) is not None


def ends_open(text: str) -> bool:
    """Say whether a line ends in a word that goes on: ``Evaluasi Renja dan``."""
    return text.split()[-1:] != [] and text.rsplit(maxsplit=1)[-1].lower() in _SMALL_WORDS


def is_title_like(text: str) -> bool:
    """Say whether a line can be part of a title."""
    return (
        any(char.isalpha() for char in text)
        and not is_list_item(text)
        and not is_running_text(text)
        and not is_signature_line(text)
        and not _FORMULA.search(text)
    )


def is_party_or_date(text: str) -> bool:
    """Say whether a line names a party of an agreement, or the place and date of signing."""
    short = len(text) <= _SIGNATURE_LENGTH
    return short and (_PARTY.search(text) is not None or _PLACE_DATE.match(text) is not None)

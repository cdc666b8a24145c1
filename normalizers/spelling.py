"""One spelling for words that documents spell in several ways.

Contract: whole words only, the capitals of the printed word are kept, everything else stays. For
canonical forms and for comparing; the raw text is kept by the caller. Idempotent: no canonical
form is a variant of another. Source: domain/noise.md section 7, domain/rules.md section 8.
"""

from __future__ import annotations

import re
from functools import cache

from normalizers.resources import load_data


def normalize_spelling(text: str) -> str:
    """Replace known variants by the standard spelling.

    Args:
        text: Any text, such as "Prosentase Pemuktahiran data oleh Badan ADHOCK".

    Returns:
        "Persentase Pemutakhiran data oleh Badan ADHOC".
    """
    return _pattern().sub(_replace, text)


@cache
def _variants() -> dict[str, str]:
    rows = load_data("spelling")["words"].items()
    return {variant: word for word, variants in rows for variant in variants}


@cache
def _fixed() -> dict[str, str]:
    rows = load_data("spelling")["fixed"].items()
    return {variant: word for word, variants in rows for variant in variants}


@cache
def _pattern() -> re.Pattern[str]:
    """All variants, longest first; a word begins and ends where no letter or digit adjoins."""
    small = sorted(_variants(), key=len, reverse=True)
    exact = sorted(_fixed(), key=len, reverse=True)
    words = "|".join(map(re.escape, small))
    fixed = "|".join(map(re.escape, exact))
    return re.compile(rf"(?<![\w-])(?:(?i:{words})|{fixed})(?![\w-])")


def _replace(match: re.Match[str]) -> str:
    printed = match.group()
    if printed in _fixed():
        return _fixed()[printed]
    word = _variants().get(printed.lower(), printed)
    if printed.isupper():
        return word.upper()
    return word[0].upper() + word[1:] if printed[0].isupper() else word

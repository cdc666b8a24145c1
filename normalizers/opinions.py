"""BPK's opinions on financial statements: WTP, WTP-DPP, WDP, TW, TMP.

Contract: the short forms and the spelled out ones of data/opinions.yaml, whatever their case,
spaces or look-alike letters. WTP and WDP differ by one letter, so a short form is never read by
likeness; a spelled out one is, in doubt. Source: domain/rules.md section 4.
"""

from __future__ import annotations

import re
from functools import cache

from rapidfuzz import fuzz, process

from normalizers.numerals import MAX_CELL
from normalizers.reading import AMBIGUOUS, UNPARSED, Measure
from normalizers.resources import load_data
from normalizers.text import clean_text, compact, fold_text

MIN_LIKENESS = 88.0
"""'Wajar Tanpa' against 'Wajar Dengan' Pengecualian is 80: a likeness must be well above that."""
MIN_LETTERS = 9
"""The shortest spelled out form, 'tidakwajar', with one slip."""


def parse_opinion(text: str) -> Measure:
    """Read a cell that should hold an opinion of BPK.

    Args:
        text: The cell, such as "WTP", "WTP dengan paragraf penjelas", "Opini WTP", "Disclaimer".

    Returns:
        A measure of kind "opinion"; in doubt for a spelling read by likeness ("word-guessed") and
        for one opinion among other words; of kind "text", "value-unparsed", when there is none.
    """
    raw = clean_text(text)
    if len(raw) > MAX_CELL:
        return _no_opinion(raw, "too-long")
    key = compact(raw)
    for candidate in (key, _without_label(key)):
        if name := _forms().get(candidate):
            return Measure(raw, "opinion", name)
    if name := _guess(key):
        return Measure(raw, "opinion", name, doubt=AMBIGUOUS, reason="word-guessed")
    return _read_inside(raw)


@cache
def _forms() -> dict[str, str]:
    rows = load_data("opinions")["opinions"].items()
    return {compact(form): name for name, forms in rows for form in forms}


def _without_label(key: str) -> str:
    for label in sorted(map(compact, load_data("opinions")["labels"]), key=len, reverse=True):
        if key.startswith(label):
            return key.removeprefix(label)
    return key


def _guess(key: str) -> str | None:
    if len(key) < MIN_LETTERS or any(char.isdigit() for char in key):
        return None
    choices = [form for form in _forms() if len(form) >= MIN_LETTERS]
    ranked = process.extract(key, choices, scorer=fuzz.ratio, limit=5, score_cutoff=MIN_LIKENESS)
    names = {_forms()[form] for form, _, _ in ranked}
    return names.pop() if len(names) == 1 else None


def _read_inside(raw: str) -> Measure:
    """'WTP (target)', 'WTP 100%': one opinion's short form among other words."""
    words = fold_text(raw).upper()
    found = re.findall(r"(?<![A-Z0-9])(WTP DPP|WTP|WDP|TMP)(?![A-Z0-9])", words)
    names = tuple(dict.fromkeys(name.replace(" ", "-") for name in found))
    if not names:
        return _no_opinion(raw, "not-an-opinion")
    if len(names) == 1:
        return Measure(raw, "opinion", names[0], doubt=AMBIGUOUS, reason="words-left-over")
    return Measure(raw, "opinion", None, doubt=AMBIGUOUS, reason="two-values", alternatives=names)


def _no_opinion(raw: str, reason: str) -> Measure:
    return Measure(raw, "text", None, doubt=UNPARSED, reason=reason)

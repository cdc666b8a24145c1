"""The printed text of an indicator to the words that are compared.

Steps: take off a leading number, put ``satker`` for each unit that is named, fold to small Latin
letters, spell abbreviations out, drop a phrase that is printed twice in a row. Nothing here knows
a catalogue; damaged words are mended by `extractor.catalogue.vocabulary`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from normalizers.resources import load_yaml
from normalizers.satker_spans import mask_satker
from normalizers.text import clean_text, fold_text

LONGEST = 1_000
"""Letters of a text that may be an indicator; the longest one has 220."""
OTHER_UNIT = "instansilain"
"""Stands for a unit that is no election commission, and for a region alone; no word is so."""
NAMED_UNIT = "instansitersebut"
"""Stands for a unit that a record itself names: no text is known to mean the same one."""
_NUMBERING = re.compile(
    r"\(?(?:(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-zA-Z])[.)]\)?|\d{1,2}(?:\.\d{1,2}){1,3})\s+(?=\D)"
)
_BROKEN = re.compile(r"(?<=[a-z])-\s+(?=[a-z])", re.IGNORECASE)
"""A word that a line's end parted, with the hyphen still in it."""
_RAISED = re.compile("[\u00b2\u00b3\u00b9\u2070-\u2079]+")
"""Raised figures: marks of footnotes."""
_DIGITS = re.compile(r"\d+")
_LONGEST_PHRASE = 25
SMALL_WEIGHT = 0.2
"""What a word without meaning of its own counts beside others."""


@cache
def _data() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = load_yaml("extractor.catalogue", "data/words.yaml")
    return loaded


@cache
def small_words() -> frozenset[str]:
    """Return the words that carry no meaning of their own, such as ``yang``."""
    return frozenset(_data()["small"])


@cache
def distinguishing_words() -> frozenset[str]:
    """Return the words by which one measure differs from another, such as ``perempuan``."""
    return frozenset(word for group in _data()["distinguishing"].values() for word in group)


@cache
def exchanged_words() -> frozenset[str]:
    """Return small words of which one in place of another makes another measure: ke, dari."""
    return frozenset(_data()["exchanged"])


@cache
def abbreviations() -> frozenset[str]:
    """Return the words that stand for a phrase, such as ``ppk``; one letter makes another."""
    lines = _data()["same"]
    return frozenset(
        word for meant, *others in lines for word in others
        if " " not in word and " " in meant
    )  # fmt: skip


@cache
def _phrases() -> Mapping[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]:
    """For each first word what begins with it and is printed for other words, the longest first."""
    phrases: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for meant, *others in _data()["same"]:
        for other in others:
            parts = tuple(other.split())
            phrases.setdefault(parts[0], []).append((parts, tuple(meant.split())))
    for found in phrases.values():
        found.sort(key=lambda item: (-len(item[0]), item))
    return phrases


@cache
def standing_words() -> frozenset[str]:
    """Return the words of all phrases and abbreviations: none of them is a damaged word."""
    lines = _data()["same"]
    return frozenset(word for line in lines for phrase in line for word in phrase.split())


def word_weight(word: str) -> float:
    """Return what a word counts: 1, or `SMALL_WEIGHT`; a lone letter counts little too."""
    lone = len(word) == 1 and not word.isdigit()
    return SMALL_WEIGHT if lone or word in small_words() else 1.0


def is_meaningful(word: str) -> bool:
    """Say whether a measure may be another one with the word, or without it."""
    return word not in small_words()


def is_year(word: str) -> bool:
    """Say whether a word is a year, such as ``2024``."""
    return len(word) == 4 and word.isdigit() and word.startswith(("19", "20"))


def fold_words(text: str, *, of_record: bool = False) -> list[str]:
    """Return the words of a text as printed, small and without punctuation.

    Args:
        text: such as "1. Persentase  KPU Kab. Lahat yang ...".
        of_record: whether it is a record's wording, in which ``{satker}`` stands for units.

    Returns:
        ``["persentase", "satker", "yang"]``; percent signs are no words. Nothing for a text that
        is too long to be an indicator.
    """
    cleaned = without_numbering(clean_text(text))
    if len(cleaned) > LONGEST:
        return []
    whole = _BROKEN.sub("", _RAISED.sub(" ", cleaned))
    commission, other = (NAMED_UNIT, NAMED_UNIT) if of_record else ("satker", OTHER_UNIT)
    masked = mask_satker(whole, commission=f"{{{commission}}}", other=f"{{{other}}}")
    return fold_text(masked).replace("%", " ").split()


def without_numbering(text: str) -> str:
    """Take the number of a list off a text: "2.1 Jumlah laporan" is "Jumlah laporan"."""
    numbered = _NUMBERING.match(text)
    return text[numbered.end() :] if numbered else text


def same_words(
    words: Sequence[str], resolve: Callable[[str], str] = lambda word: word
) -> tuple[str, ...]:
    """Put the same words for what is printed in several ways, once if it is printed twice.

    Args:
        words: as `fold_words` gives them: ``["bimbingan", "teknis", "bimtek", "kpps"]``.
        resolve: what a damaged word is taken for while phrases are looked for.

    Returns:
        ``("bimbingan", "teknis", "kelompok", "penyelenggara", "pemungutan", "suara")``.
    """
    found: list[str] = []
    for word in _replaced(words, [resolve(word) for word in words]):
        found.append(word)
        _drop_repeated(found, resolve)
    return tuple(found)


def _drop_repeated(words: list[str], resolve: Callable[[str], str]) -> None:
    """Take the end of some words off if it is what stands before it: a phrase printed twice."""
    last = resolve(words[-1])
    for size in range(1, min(_LONGEST_PHRASE, len(words) // 2) + 1):
        if resolve(words[-1 - size]) != last:
            continue
        ends = [resolve(word) for word in words[-2 * size :]]
        if ends[:size] == ends[size:]:
            del words[-size:]
            return


def _replaced(words: Sequence[str], resolved: Sequence[str]) -> Iterator[str]:
    at = 0
    while at < len(words):
        for parts, meant in _phrases().get(resolved[at], ()):
            if tuple(resolved[at : at + len(parts)]) == parts:
                yield from meant
                at += len(parts)
                break
        else:
            yield words[at]
            at += 1


def has_digits(word: str) -> bool:
    """Say whether there is a digit in a word."""
    return _DIGITS.search(word) is not None

"""Words of Indonesian, so that none of them is taken for a damaged word of the catalogue.

The list (``data/kata.csv``) holds root words and words that are no root's; derived words are told
by stripping affixes. It only has to be right for words as long as those that are mended; what
it lacks is at worst a word that may be damaged, what it has too much one that is not mended.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

_SUFFIXES = ("", "nya", "lah", "kan", "an", "i", "kannya", "annya", "inya")
_PREFIXES = (
    ("", ("",)),
    ("di", ("",)),
    ("ke", ("",)),
    ("se", ("",)),
    ("ter", ("",)),
    ("ber", ("",)),
    ("be", ("",)),
    ("per", ("",)),
    ("diper", ("",)),
    ("memper", ("",)),
    ("keber", ("",)),
    ("pember", ("",)),
    ("menge", ("",)),
    ("penge", ("",)),
    ("meny", ("s",)),
    ("peny", ("s",)),
    ("meng", ("", "k")),
    ("peng", ("", "k")),
    ("mem", ("", "p")),
    ("pem", ("", "p")),
    ("men", ("", "t")),
    ("pen", ("", "t")),
    ("me", ("",)),
    ("pe", ("",)),
)
"""Prefixes, and what letters of the root each may have swallowed (``menyusun``: susun)."""
_SHORTEST_ROOT = 3
_MOST_KEPT = 100_000


@cache
def language_words() -> frozenset[str]:
    """Return the words of the list."""
    text = (files("extractor.catalogue") / "data" / "kata.csv").read_text(encoding="utf-8")
    return frozenset(row["kata"] for row in csv.DictReader(text.splitlines()))


@lru_cache(maxsize=_MOST_KEPT)
def is_language_word(word: str) -> bool:
    """Say whether a small word without digits is one of the language.

    Args:
        word: such as ``pendistribusian``, whose root is ``distribusi``.
    """
    return any(root in language_words() for root in _roots(word))


def _roots(word: str) -> Iterator[str]:
    """Yield what may be the root of a word, the word itself first."""
    for suffix in _SUFFIXES:
        if not word.endswith(suffix):
            continue
        stem = word[: len(word) - len(suffix)]
        for prefix, swallowed in _PREFIXES:
            if stem.startswith(prefix) and len(stem) - len(prefix) >= _SHORTEST_ROOT - 1:
                for letter in swallowed:
                    root = letter + stem[len(prefix) :]
                    if len(root) >= _SHORTEST_ROOT:
                        yield root

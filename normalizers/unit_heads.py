"""The word that begins the name of a unit of the election commission, damaged or not.

Contract: KPU, KIP (its name in Aceh, UU 11/2006) and their full names, at a word of
`printed_words`; OCR's slips (``KPIU``), joined and broken words (``KomisiPemilihan Umum``) count,
so that what follows must be a region or its kind before a damaged head is believed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from normalizers.printed_words import Word
from normalizers.resources import load_data
from normalizers.wilayah_names import ocr_shape

MOST_WRONG = 3
"""Wrong letters in ``Komisi Pemilihan Umum``, which has nineteen."""
_BEFORE_SHORT = ("(", "/", "-", "–")
"""``Komisi Pemilihan Umum (KPU)``, ``KPU/KIP``; ``KPU KPU`` is a slip."""
_CLOSES = re.compile(r"\s*\)\s*\Z")
MOST_WORDS = 6
"""``KO MISI PEMI LIHAN UM UM``: more pieces are no words any more."""


@dataclass(frozen=True, slots=True)
class UnitHead:
    """The head of a unit's name.

    Attributes:
        name: "KPU" or "KIP".
        words: How many words it takes.
        certain: Whether it is printed as it should be.
        bracket: Whether its short form stands behind it in brackets, which the next word closes.
    """

    name: str
    words: int
    certain: bool
    bracket: bool = False

    def is_followed_by(self, word: Word) -> bool:
        """Whether a word behind the head may be of the unit's name."""
        return word.may_join or (self.bracket and _CLOSES.match(word.gap) is not None)


def head_at(words: Sequence[Word], at: int) -> UnitHead | None:
    """Read the head that begins at a word.

    Args:
        words: The words of a text.
        at: A place in them.

    Returns:
        The head, such as KPU in one word for "KPU" or "KPIU", in three for "Komisi Pemilihan
        Umum", with its short form in four for "Komisi Pemilihan Umum (KPU)"; None where none
        begins.
    """
    head = _head_alone(words, at)
    if head is None or at + head.words >= len(words):
        return head
    short = words[at + head.words]
    sign = short.gap.strip()
    if short.folded not in load_data("satker")["commission"] or sign not in _BEFORE_SHORT:
        return head
    return UnitHead(head.name, head.words + 1, head.certain, sign == "(")


def _head_alone(words: Sequence[Word], at: int) -> UnitHead | None:
    folded = words[at].folded
    heads: dict[str, str] = load_data("satker")["commission"]
    if folded in heads:
        return UnitHead(heads[folded], 1, True)
    if folded in load_data("satker")["commission_damaged"]:
        return UnitHead("KPU", 1, False)
    if folded[0] != "k":
        return None
    end = at + 1
    while end < len(words) and end - at < MOST_WORDS and words[end].may_join:
        end += 1
    return _full_name(tuple(word.folded for word in words[at:end]))


@lru_cache(maxsize=20_000)
def _full_name(words: tuple[str, ...]) -> UnitHead | None:
    names: dict[str, str] = load_data("satker")["commission_names"]
    for name, short in names.items():
        best = _nearest_size(words, ocr_shape(name.replace(" ", "")))
        if best is not None:
            printed = " ".join(words[:best])
            return UnitHead(short, best, printed == name)
    return None


def _nearest_size(words: Sequence[str], shape: str) -> int | None:
    """How many words spell a name best, if any do."""
    best: tuple[int, int] | None = None
    compact = ""
    for size, word in enumerate(words, start=1):
        compact += word
        if len(compact) > len(shape) + MOST_WRONG:
            break
        wrong = Levenshtein.distance(ocr_shape(compact), shape, score_cutoff=MOST_WRONG)
        if wrong <= MOST_WRONG and (best is None or (wrong, size) < best):
            best = (wrong, size)
    return best[1] if best else None

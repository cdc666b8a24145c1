"""The words of a text with their places, folded for comparing: what finds names in running text.

Contract: places are those of the text itself, nothing is cleaned before. A word that OCR or a
typist joined to a kind (``KabupatenLahat``) or to the head of a unit (``KPUKabupaten``) is cut, and
so is a capital inside a word (``OganIlir``). Linear.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from normalizers.text import fold_lookalikes

_WORD = re.compile(
    r"(?<![a-z0-9])[a-z](?: [a-z](?![a-z0-9])){2,}+|[a-z0-9](?:[a-z0-9]|(?<=[a-z])[|!](?=[a-z]))*+"
)
"""A word, or single letters with one blank between them: ``P i d i e``."""
_SPACED = re.compile(r"(?<![^\W_])[^\W\d_](?: [^\W\d_](?![^\W_])){2,}+")
_HUMP = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z])")
_JOINED = re.compile(
    r"(?=kpu|kip|komisip|kab|pro)(kpu|kip|komisipemilihanumum)?"
    r"(kabupaten|provinsi|propinsi|(?<=kpu)(?:kab|kota|prov))?"
)
_BEGIN_JOINED = "kp"
_FEWEST_BEHIND = 3
"""``kabupatenn`` is a slip of the pen, ``kabupatenoki`` two words."""
_SPACES = re.compile(r"[^\S\t]*\Z")
_NAME_GAP = re.compile(r"[^\S\t]*(?:[-‐‑–'’`.][^\S\t]*)?\Z")
"""A tab parts cells, a line's end does not part a name."""


class _Folding(dict[int, str]):
    """One small ASCII letter for each letter with accents, made as they are met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        plain = [c for c in unicodedata.normalize("NFKD", char).lower() if c.isascii()]
        self[code] = plain[0] if plain else char
        return self[code]


_FOLDING = _Folding()


class Word(NamedTuple):
    """A word of a text.

    Attributes:
        folded: Its letters and digits, small and without accents.
        printed: The word as it stands in the text.
        start: Where it begins in the text.
        end: Where it ends.
        gap: What stands between the word before and this one.
    """

    folded: str
    printed: str
    start: int
    end: int
    gap: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital, or with a digit that OCR prints for one."""
        return not self.printed[0].islower()

    @property
    def in_capitals(self) -> bool:
        """Whether it holds no small letter, as in a title."""
        return self.printed.isupper()

    @property
    def runs_on(self) -> bool:
        """Whether nothing but space stands before the word."""
        return _SPACES.match(self.gap) is not None

    @property
    def may_join(self) -> bool:
        """Whether the word may be of one name with the word before: space, a hyphen, a dot."""
        return self.gap == " " or _NAME_GAP.match(self.gap) is not None


def fold_in_place(text: str) -> str:
    """Fold a text letter by letter, so that places in it are those of the text.

    Args:
        text: Any text, such as "KPŮ Kab. Ogan-Ilir".

    Returns:
        A text of the same length, "kpu kab. ogan-ilir".
    """
    return text.lower() if text.isascii() else fold_lookalikes(text).translate(_FOLDING)


def find_words(text: str) -> list[Word]:
    """Find the words of a text.

    Args:
        text: Such as "KPU Kabupaten OganIlir, PPK".

    Returns:
        The words kpu, kabupaten, ogan, ilir and ppk with their places.
    """
    folded = fold_in_place(text)
    humped = _HUMP.search(text) is not None
    words: list[Word] = []
    before = 0
    for match in _WORD.finditer(folded):
        start, end = match.span()
        parts: Iterable[tuple[int, int]] = (match.span(),)
        if " " in match.group():
            words += _spaced_words(text, folded, start, end, text[before:start])
            before = end
            continue
        if humped or folded[start] in _BEGIN_JOINED:
            parts = _parts(text, folded, start, end)
        for first, last in parts:
            gap = text[before:first]
            words.append(Word(folded[first:last], text[first:last], first, last, gap))
            before = last
    return words


def _spaced_words(text: str, folded: str, start: int, end: int, gap: str) -> list[Word]:
    """``K P U K A B U P A T E N`` is one run of letters, and two words."""
    letters = folded[start:end:2]
    words: list[Word] = []
    for first, last in _parts(text[start:end:2], letters, 0, len(letters)):
        begin, stop = start + 2 * first, start + 2 * last - 1
        before = " " if words else gap
        words.append(Word(letters[first:last], text[begin:stop], begin, stop, before))
    return words


def join_spaced_letters(text: str) -> str:
    """Put the letters of spaced words together; wider gaps part the words.

    Args:
        text: Such as "KPU KABUPATEN P I D I E   J A Y A".

    Returns:
        "KPU KABUPATEN PIDIE   JAYA"; the same text where no three single letters follow.
    """
    return _SPACED.sub(lambda match: match.group().replace(" ", ""), text)


def _parts(text: str, folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a word where two were joined; parts of one or two letters stay with the rest."""
    head = _JOINED.match(folded, start, end)
    cuts = [head.end(group) for group in (1, 2) if head and head.group(group)]
    cuts += [match.start() for match in _HUMP.finditer(text, start, end)]
    parts: list[tuple[int, int]] = []
    for cut in sorted(set(cuts)):
        if end - cut >= _FEWEST_BEHIND and cut - start >= _FEWEST_BEHIND:
            parts.append((start, cut))
            start = cut
    return [*parts, (start, end)]

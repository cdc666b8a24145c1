"""Numbers in words, as they stand in brackets behind an amount.

Contract: whole numbers from 0 to below 1000 triliun. Order of steps: fold, cut into words, cut
glued words ("duabelas"), read slips by likeness (in doubt), then build the number by a strict
grammar: scales fall, each group of three is ratus, puluh or belas, unit. Source: domain/rules.md
section 8.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from normalizers.errors import NormalizerError
from normalizers.reading import Reading, doubted, unparsed
from normalizers.resources import load_data
from normalizers.text import clean_text, fold_text

LIMIT = 1000 * 10**12
MAX_WORDS = 80
"""The longest number below `LIMIT` has about 35 words."""
MIN_LIKENESS = 75.0
SURE_MARGIN = 8.0
MAX_LOST_LETTERS = 1
"""A slip loses or adds a letter; 'laporan' is no slip for 'lapan'."""

_SCALES = (10**12, 10**9, 10**6, 10**3)


@dataclass(frozen=True, slots=True)
class _Word:
    """One number word: what part of the grammar it is, and its figure."""

    part: str
    figure: int


def parse_terbilang(text: str) -> Reading[int]:
    """Read a number in words.

    Args:
        text: The words, such as "Lima puluh satu miliar, empat ratus dua belas juta rupiah",
            "duabelas", "seratus djuta".

    Returns:
        The number; "word-guessed" in doubt where a word was read by likeness; no value for digits,
        for words that build no number, or for anything else.
    """
    raw = clean_text(text)
    if len(raw) > 60 * MAX_WORDS:
        return unparsed(raw, "too-long")
    words = fold_text(raw).split()
    if not words or len(words) > MAX_WORDS:
        return unparsed(raw, "not-words-of-a-number")
    found: list[_Word] = []
    guessed = False
    for word in words:
        cut = _cut_word(word)
        if cut is None:
            cut, guessed = _guess_word(word), True
        if cut is None:
            return unparsed(raw, "not-words-of-a-number")
        found += cut
    value = _build([word for word in found if word.part != "filler"])
    if value is None:
        return unparsed(raw, "not-words-of-a-number")
    reading = Reading(raw, value)
    return doubted(reading, "word-guessed") if guessed else reading


def format_terbilang(number: int) -> str:
    """Write a number in words, in today's spelling.

    Args:
        number: A whole number from 0 to below 1000 triliun.

    Returns:
        Small words with single spaces: 1955640000 gives "satu miliar sembilan ratus lima puluh
        lima juta enam ratus empat puluh ribu".

    Raises:
        NormalizerError: The number is negative or too large.
    """
    if not 0 <= number < LIMIT:
        raise NormalizerError(
            f"no words for {number}", hint="give a whole number from 0 to below 1000 triliun"
        )
    if number == 0:
        return "nol"
    parts: list[str] = []
    rest = number
    for scale in _SCALES:
        count, rest = divmod(rest, scale)
        if count == 1 and scale == 1000:
            parts.append("seribu")
        elif count:
            parts += [_below_thousand(count), load_data("terbilang")["scales"][scale][0]]
    if rest:
        parts.append(_below_thousand(rest))
    return " ".join(parts)


def _below_thousand(number: int) -> str:
    units = load_data("terbilang")["units"]
    hundreds, rest = divmod(number, 100)
    parts = [] if not hundreds else ["seratus" if hundreds == 1 else f"{units[hundreds][0]} ratus"]
    if rest in (10, 11):
        parts.append("sepuluh" if rest == 10 else "sebelas")
    elif 11 < rest < 20:
        parts.append(f"{units[rest - 10][0]} belas")
    else:
        tens, ones = divmod(rest, 10)
        parts += [f"{units[tens][0]} puluh"] if tens else []
        parts += [units[ones][0]] if ones else []
    return " ".join(parts)


@cache
def _lexicon() -> dict[str, _Word]:
    data = load_data("terbilang")
    lexicon = {name: _Word("unit", int(n)) for n, names in data["units"].items() for name in names}
    lexicon |= {
        name: _Word("scale", int(n)) for n, names in data["scales"].items() for name in names
    }
    for part in ("belas", "puluh", "ratus", "se", "filler"):
        lexicon |= {name: _Word(part, 1) for name in data[part]}
    return lexicon


@cache
def _atoms() -> tuple[str, ...]:
    return tuple(sorted(_lexicon(), key=len, reverse=True))


@cache
def _known_words() -> tuple[str, ...]:
    """Whole words that a slip may stand for, 'seratus' and 'sebelas' included."""
    plain = [name for name in _lexicon() if name != "se"]
    joined = [f"se{name}" for name in plain if _lexicon()[name].part not in ("unit", "filler")]
    return tuple(plain + joined)


def _cut_word(word: str) -> list[_Word] | None:
    """Cut a word into number words, 'duaratuslimapuluh'; longest first where there is a choice."""
    nexts: list[str | None] = [None] * len(word) + [""]
    for at in range(len(word) - 1, -1, -1):
        for atom in _atoms():
            if word.startswith(atom, at) and nexts[at + len(atom)] is not None:
                nexts[at] = atom
                break
    cut: list[_Word] = []
    at = 0
    while at < len(word):
        atom_here = nexts[at]
        if not atom_here:
            return None
        cut.append(_lexicon()[atom_here])
        at += len(atom_here)
    return cut


def _guess_word(word: str) -> list[_Word] | None:
    if len(word) > 20 or any(char.isdigit() for char in word):
        return None
    ranked = process.extract(word, _known_words(), scorer=fuzz.ratio, limit=2)
    if ranked[0][1] < MIN_LIKENESS or ranked[0][1] - ranked[1][1] < SURE_MARGIN:
        return None
    if abs(len(ranked[0][0]) - len(word)) > MAX_LOST_LETTERS:
        return None
    return _cut_word(ranked[0][0])


def _build(words: list[_Word]) -> int | None:
    """Add up the groups before each scale word; None when the scales do not fall."""
    total, group, last = 0, list[_Word](), LIMIT
    if len(words) == 1 and words[0] == _Word("unit", 0):
        return 0
    if not words:
        return None
    for word in words:
        if word.part != "scale":
            group.append(word)
            continue
        count = 1 if group == [_Word("se", 1)] else _group_value(group)
        if count is None or word.figure >= last:
            return None
        total, group, last = total + count * word.figure, [], word.figure
    if group:
        rest = _group_value(group)
        return None if rest is None else total + rest
    return total


def _group_value(words: list[_Word]) -> int | None:
    """Read one group of three digits: [unit|se] ratus, [unit|se] puluh|belas, unit."""
    value, floor, pending = 0, 1000, None
    for word in words:
        if word.part in ("unit", "se"):
            if pending is not None or word.figure == 0:
                return None
            pending = word
            continue
        weight = {"ratus": 100, "puluh": 10, "belas": 10}[word.part]
        if pending is None or floor <= weight:
            return None
        value += pending.figure + 10 if word.part == "belas" else pending.figure * weight
        floor, pending = (1 if word.part == "belas" else weight), None
    if pending is not None:
        if pending.part == "se" or floor <= 1:
            return None
        value += pending.figure
    return value or None

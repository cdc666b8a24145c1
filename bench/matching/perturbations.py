"""Damage of an indicator's printed text: each kind a small function with a name.

Every function takes a text and a `random.Random` and gives the damaged text, or None where the
text has no place for this damage; the same generator state gives the same text. A unit's name
stands as one letter (`SATKER`) while words are damaged, so that no damage falls into it;
`unit_names` gives what is put in its place.

The order in which `labelled` applies them: first what may take words or letters away (`WORDING`),
then the unit's name, then what only changes the look of the line (`LAYOUT`).

Source of the kinds: scans and conversions of Indonesian performance documents, such as
"Ogan Komerimg IIir" for Ogan Komering Ilir, "data basil Pemilu" for data hasil Pemilu,
"Pemilu/ Pemilihan" and words that a narrow column breaks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

SATKER = "\ue000"
"""Stands for a unit's name while the words around it are damaged (a private letter of Unicode)."""

PLACEHOLDER = "{satker}"
"""How the catalogue writes the place of a unit's name."""

Perturbation = Callable[[str, Random], str | None]

_MOST_PLACES = 3
"""Damage of letters falls on one to three places of a text."""
_SHORTEST_DAMAGED = 4
"""Letters of the shortest word whose letters are damaged: "di" with another letter is no word."""
_LETTERS_LOST = "abdeghiklmnoprstu"
_SHARE_KEPT = 0.6
"""Of the words of a text, at least so many stay when its end is cut off."""
_FEWEST_KEPT = 4

_NEGATIONS = frozenset({"tidak", "tanpa", "bukan", "belum", "non"})
_MEASURES = frozenset({"persentase", "jumlah", "indeks", "nilai", "rasio", "tingkat", "opini"})
_CHANGES = frozenset({"frekuensi", "peningkatan", "penurunan"})
_GROUPS = frozenset({"perempuan", "disabilitas", "pemula", "lansia", "sekretariat"})
TELLING = _NEGATIONS | _MEASURES | _CHANGES | _GROUPS
"""Words that tell a measure from another wherever they stand, and are never dropped: negations, the
words that say what is measured, groups of persons, and the secretariat beside its unit. Neither is
an end cut off that holds one."""


@dataclass(frozen=True)
class Case:
    """A text with the records that it may rightly be.

    Attributes:
        text: The text as a document might print it.
        ids: Ids of all records that the text may rightly be, sorted; empty for a stranger.
        kind: How the text came about: `as-is`, the kinds of damage joined by `+`, or the kind of
            stranger.

    Example:
        `Case("Persentase pelaporan dana karnpanye tepat waktu", ("RK-12",), "rn-for-m")`
    """

    text: str
    ids: tuple[str, ...]
    kind: str


def _letters_changed(text: str, rng: Random, changes: Mapping[str, str]) -> str | None:
    """Change letters at one to three places, one for each word, in words that are long enough."""
    sought = "|".join(re.escape(letters) for letters in sorted(changes, key=len, reverse=True))
    places: list[re.Match[str]] = []
    for word in re.finditer(r"\w+", text):
        if len(word.group()) < _SHORTEST_DAMAGED:
            continue
        found = list(re.compile(sought).finditer(text, word.start(), word.end()))
        if found:
            places.append(rng.choice(found))
    if not places:
        return None
    chosen = rng.sample(places, min(len(places), rng.randint(1, _MOST_PLACES)))
    for place in sorted(chosen, key=lambda match: -match.start()):
        text = text[: place.start()] + changes[place.group()] + text[place.end() :]
    return text


def strokes(text: str, rng: Random) -> str | None:
    """Confuse l, I and 1: "Ogan Ilir" as "Ogan IIir"."""
    return _letters_changed(text, rng, {"l": rng.choice("I1"), "I": rng.choice("l1"), "i": "l"})


def rounds(text: str, rng: Random) -> str | None:
    """Confuse O and 0: "Opini" as "0pini"."""
    return _letters_changed(text, rng, {"O": "0", "o": rng.choice("0O"), "0": "O"})


def rn_for_m(text: str, rng: Random) -> str | None:
    """Read m as rn: "Pemilu" as "Pernilu"."""
    return _letters_changed(text, rng, {"m": "rn"})


def m_for_rn(text: str, rng: Random) -> str | None:
    """Read rn as m, or ni as m: "internet" as "intemet"."""
    return _letters_changed(text, rng, {"rn": "m", "ni": "m"})


def e_and_c(text: str, rng: Random) -> str | None:
    """Confuse e and c: "Persentase" as "Perscntase"."""
    return _letters_changed(text, rng, {"e": "c", "c": "e"})


def n_and_u(text: str, rng: Random) -> str | None:
    """Confuse n and u: "Pemilu" as "Pemiln"."""
    return _letters_changed(text, rng, {"n": "u", "u": "n"})


def h_and_b(text: str, rng: Random) -> str | None:
    """Confuse h and b, as in "data basil Pemilu" for data hasil Pemilu."""
    return _letters_changed(text, rng, {"h": "b", "b": "h"})


def digit_shapes(text: str, rng: Random) -> str | None:
    """Confuse S and 5, B and 8: "Satker" as "5atker"."""
    return _letters_changed(text, rng, {"S": "5", "s": "5", "5": "S", "B": "8", "8": "B"})


def letters_lost(text: str, rng: Random) -> str | None:
    """Drop a letter inside a word: "ketepatan" as "ketpatan"."""
    return _letters_changed(text, rng, dict.fromkeys(_LETTERS_LOST, ""))


def letters_doubled(text: str, rng: Random) -> str | None:
    """Print a letter twice: "distribusi" as "distribbusi"."""
    return _letters_changed(text, rng, {letter: letter * 2 for letter in _LETTERS_LOST})


CYRILLIC = dict(zip("aceopxyABCEHKMOPTX", "асеорхуАВСЕНКМОРТХ", strict=True))
"""Cyrillic letters by the Latin ones that have their shape."""


def cyrillic(text: str, rng: Random) -> str | None:
    """Put Cyrillic letters of the same shape, as in "В" for the grade B."""
    return _letters_changed(text, rng, CYRILLIC)


def _bare(word: str) -> str:
    return word.strip(",.;:()").casefold()


def _is_word(word: str) -> bool:
    return SATKER not in word and _bare(word).isalpha()


def dropped_word(text: str, rng: Random) -> str | None:
    """Drop a word: not the first, none that always tells measures apart, none it negates."""
    words = text.split()
    places = [
        place
        for place, word in enumerate(words)
        if place and _is_word(word) and _bare(word) not in TELLING
        if _bare(words[place - 1]) not in _NEGATIONS
    ]
    if len(words) <= _FEWEST_KEPT or not places:
        return None
    del words[rng.choice(places)]
    return " ".join(words)


def doubled_word(text: str, rng: Random) -> str | None:
    """Print a word twice: "tepat tepat waktu"."""
    words = text.split()
    places = [place for place, word in enumerate(words) if _is_word(word)]
    if not places:
        return None
    place = rng.choice(places)
    words.insert(place, words[place])
    return " ".join(words)


def cut_words(text: str, rng: Random) -> str | None:
    """Cut the last one to three words off, as at a cell's edge."""
    words = text.split()
    most = min(3, len(words) - max(_FEWEST_KEPT, round(len(words) * _SHARE_KEPT)))
    if most < 1:
        return None
    cut = rng.randint(1, most)
    if any(_bare(word) in TELLING for word in words[-cut:]) or _bare(words[-cut - 1]) in _NEGATIONS:
        return None
    return " ".join(words[:-cut])


def cut_inside_word(text: str, rng: Random) -> str | None:
    """Cut the end off inside the last word: "tepat waktu" as "tepat wa"."""
    words = text.split()
    if len(words) < _FEWEST_KEPT:
        return None
    last = words[-1]
    if not _is_word(last) or len(last) < _SHORTEST_DAMAGED or _bare(last) in TELLING:
        return None
    return " ".join([*words[:-1], last[: rng.randint(2, len(last) - 1)]])


def blank_lost(text: str, rng: Random) -> str | None:
    """Lose a blank between two words, as where lines were joined: "tepatwaktu"."""
    blanks = [match.start() for match in re.finditer(r"(?<=\w) (?=\w)", text)]
    if not blanks:
        return None
    place = rng.choice(blanks)
    return text[:place] + text[place + 1 :]


def _inside_word(text: str, rng: Random, mark: str) -> str | None:
    """Put a mark inside a long word, with at least two letters on each side."""
    words = [match.span() for match in re.finditer(r"[^\W\d_]{6,}", text)]
    if not words:
        return None
    start, end = rng.choice(words)
    place = rng.randint(start + 2, end - 2)
    return text[:place] + mark + text[place:]


def blank_inside_word(text: str, rng: Random) -> str | None:
    """Put a blank into a word: "Pe milihan"."""
    return _inside_word(text, rng, " ")


def hyphen_at_line_end(text: str, rng: Random) -> str | None:
    """Part a word at a line's end: "pendistri- busian"."""
    return _inside_word(text, rng, rng.choice(("- ", "-\n", "-")))


def double_blanks(text: str, rng: Random) -> str | None:
    """Double some of the blanks."""
    doubled = "".join("  " if sign == " " and rng.random() < 0.4 else sign for sign in text)
    return doubled if doubled != text else None


def line_breaks(text: str, rng: Random) -> str | None:
    """Put line breaks for some of the blanks, as the lines of a narrow cell."""
    mark = rng.choice(("\n", "\r\n", " \n"))
    broken = "".join(mark if sign == " " and rng.random() < 0.3 else sign for sign in text)
    return broken if broken != text else None


def upper_case(text: str, rng: Random) -> str | None:
    """Print in capitals."""
    return text.upper() if text != text.upper() else None


def title_case(text: str, rng: Random) -> str | None:
    """Print each word with a capital, or all of them without."""
    changed = text.title() if rng.random() < 0.7 else text.lower()
    return changed if changed != text else None


def blanks_at_slash(text: str, rng: Random) -> str | None:
    """Put blanks at slashes: "Pemilu/ Pemilihan"."""
    return text.replace("/", rng.choice(("/ ", " / ", " /"))) if "/" in text else None


def commas_lost(text: str, rng: Random) -> str | None:
    """Lose the commas: "tepat jumlah tepat jenis"."""
    return text.replace(",", "") if "," in text else None


def comma_added(text: str, rng: Random) -> str | None:
    """Put a comma between two words."""
    blanks = [match.start() for match in re.finditer(r"(?<=\w) (?=\w)", text)]
    if not blanks:
        return None
    place = rng.choice(blanks)
    return f"{text[:place]},{text[place:]}"


def full_stop(text: str, rng: Random) -> str | None:
    """End in a full stop or another mark, as a sentence does."""
    return None if text.endswith((".", ";", ",")) else text + rng.choice((".", ";", " .", ","))


def leading_number(text: str, rng: Random) -> str | None:
    """Begin with the number of a list: "1. " or "a) "."""
    return rng.choice(("1. ", "2) ", "a) ", "b. ", "(3) ", "1.2 ", "- ", "• ")) + text


def footnote_mark(text: str, rng: Random) -> str | None:
    """End in the mark of a footnote: "*)"."""
    return text + rng.choice(("*", "*)", " *)", "¹", "²)"))


LETTERS: tuple[Perturbation, ...] = (
    strokes,
    rounds,
    rn_for_m,
    m_for_rn,
    e_and_c,
    n_and_u,
    h_and_b,
    digit_shapes,
    letters_lost,
    letters_doubled,
    cyrillic,
)
CUTS: tuple[Perturbation, ...] = (cut_words, cut_inside_word)
WORDING: tuple[Perturbation, ...] = (*LETTERS, dropped_word, doubled_word, *CUTS)
"""What may take words or letters away, and so needs the check of `labelled`."""
LAYOUT: tuple[Perturbation, ...] = (
    blank_lost,
    blank_inside_word,
    hyphen_at_line_end,
    double_blanks,
    line_breaks,
    upper_case,
    title_case,
    blanks_at_slash,
    commas_lost,
    comma_added,
    full_stop,
    leading_number,
    footnote_mark,
)
"""What changes the look of the line and leaves its words."""

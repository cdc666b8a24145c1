"""Header texts to concepts, by edit similarity against the declared spellings.

A header may be damaged by OCR (``Perkiraaan``, ``larger``) or stand in pieces; a
match is a score, and the callers weigh it against what the column holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from extractor.kinds.declarations import concepts
from normalizers.periods import parse_period
from normalizers.text import fold_text

SURE = 86
"""A header that is this similar to a declared spelling (percent) means it."""
POSSIBLE = 70
"""Below this a similarity says nothing."""
_FAINT = 50
"""Below this even a damaged header is another word."""
_LEGIBLE = 2
"""A header of this many whole words is read as it stands."""
_WHOLE_WORD = re.compile(r"(?<![^\s(/-])[^\W\d_]{4,}(?![^\s)/,.-])")
_SHORT = 4
"""Spellings up to this many letters must agree exactly: "no", "ket", "%"."""
_LONGEST_HEADER = 110
"""``Indikator Kinerja Program (Outcome)/Indikator Kinerja Kegiatan (Output)`` has 70 letters."""
_CUT_COST = 0.05
"""Cost of one heading more, so that a long heading is not cut into two short ones."""
_LONGEST_HEADING = 7
"""Words of a heading that is looked for in a line of headings."""
_YEAR = re.compile(
    r"^(?:(?:realisasi|target|capaian|kinerja|pada|rpjmd|renstra|tahun|thn|th|ta|t a)\s+){0,4}"
    r"((?:19|20)\d\d)$"
)
_BROKEN_YEAR = re.compile(
    r"^(?:realisasi|target|capaian|kinerja|rpjmd|renstra|tahun){1,4}((?:19|20)\d\d)$"
)
"""The same without blanks, for words that a narrow column broke: ``Realisa si 2022``."""
_ANY_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_BESIDES = re.compile(
    r"\b(?:(?:pada )?(?:tahun|thn|th|ta|t a)(?: anggaran)? )?(?:19|20)\d\d\b"
    r"|\b(?:(?:dalam|dlm) )?(?:rp|rupiah|juta|ribu|mil[iy]ar|ribuan|jutaan|mil[iy]aran|jt|rb|000)\b"
    r"|\btahun n\b(?! [12])"
)
"""What may stand beside a heading's own words: its year, its unit, ``tahun (n-1)``."""
_HUNDREDFOLD = re.compile(r"\d\s*\)\s*[*x×]\s*100(?![.,]?\d)", re.IGNORECASE)
_LEADING_NUMBER = re.compile(r"^(?:\d{1,2}\s+)+|(?:\s+\d{1,2})+$")


@dataclass(frozen=True, slots=True)
class ConceptMatch:
    """A concept that a header may mean, with its similarity in percent."""

    concept: str
    score: float


@lru_cache(maxsize=1)
def _spellings() -> tuple[tuple[str, ...], tuple[str, ...]]:
    pairs = [(text, c.name) for c in concepts().values() for text in c.headers]
    return tuple(text for text, _ in pairs), tuple(name for _, name in pairs)


@lru_cache(maxsize=4096)
def match_concept(header: str) -> ConceptMatch | None:
    """Return the concept that a header most likely means, or None.

    Example: ``match_concept("Perkiraaan")`` gives biaya with a score of 95.
    """
    folded = _LEADING_NUMBER.sub("", fold_text(header))
    match = _nearest(folded)
    if match is not None and match.score >= SURE:
        return match
    bare = " ".join(_BESIDES.sub(" ", folded).split())
    others = [_nearest(bare) if bare != folded else None, _broken(folded), _broken(bare)]
    return max(
        (found for found in (match, *others) if found is not None),
        key=lambda found: found.score,
        default=None,
    )


def _broken(folded: str) -> ConceptMatch | None:
    """A heading whose words a narrow column broke: ``Indi kator Kiner ja``, ``Tar get``."""
    squeezed = folded.replace(" ", "")
    if squeezed == folded or len(squeezed) <= _SHORT:
        return None
    name = _squeezed_spellings().get(squeezed)
    return ConceptMatch(name, SURE) if name is not None else None


@lru_cache(maxsize=1)
def _squeezed_spellings() -> dict[str, str]:
    texts, names = _spellings()
    return {text.replace(" ", ""): name for text, name in zip(texts, names, strict=True)}


def _nearest(folded: str) -> ConceptMatch | None:
    if not folded or len(folded) > _LONGEST_HEADER:
        return None
    texts, names = _spellings()
    best = process.extract(folded, texts, scorer=fuzz.ratio, limit=4, score_cutoff=POSSIBLE)
    for text, score, index in best:
        if (len(text) <= _SHORT or len(folded) <= _SHORT) and score < 100:
            continue
        return ConceptMatch(names[index], score)
    return None


def may_mean(header: str, names: Iterable[str]) -> bool:
    """Say whether a damaged header can be one of some concepts: ``Tagrct`` a target.

    A header of fewer than two whole words can be anything.
    """
    folded = fold_text(header)
    if len(_WHOLE_WORD.findall(header)) < _LEGIBLE:
        return True
    known = concepts()
    return any(
        fuzz.ratio(folded, spelling) >= _FAINT
        for name in names
        if name in known
        for spelling in known[name].headers
    )


def cut_into_concepts(tokens: Sequence[str]) -> tuple[list[tuple[str, str]], float]:
    """Cut a line of words into headings, so that they fit the words best.

    Example: ``No. Sasaran Strategis Target`` gives no, sasaran and target.

    Returns:
        The (concept, words) in order, "" for a word of no heading, and the share of the
        words that belong to headings.
    """
    best: list[tuple[float, int, str | None]] = [(0.0, 0, None)]
    for end in range(1, len(tokens) + 1):
        choice: tuple[float, int, str | None] = (best[end - 1][0], 1, None)
        for size in range(1, min(_LONGEST_HEADING, end) + 1):
            match = match_concept(" ".join(tokens[end - size : end]))
            if match and match.score >= SURE:
                gain = best[end - size][0] + size * (match.score / 100) ** 3 - _CUT_COST
                if gain > choice[0]:
                    choice = (gain, size, match.concept)
        best.append(choice)
    found: list[tuple[str, str]] = []
    end = len(tokens)
    while end:
        _, size, concept = best[end]
        found.append((concept or "", " ".join(tokens[end - size : end])))
        end -= size
    covered = sum(len(words.split()) for concept, words in found if concept)
    return found[::-1], covered / len(tokens) if tokens else 0.0


@lru_cache(maxsize=1024)
def header_year(header: str) -> int | None:
    """Return the year that a header consists of: ``2020``, ``Realisasi 2024``."""
    folded = fold_text(header)
    match = _YEAR.match(folded) or _BROKEN_YEAR.match(folded.replace(" ", ""))
    return int(match.group(1)) if match else None


@lru_cache(maxsize=1024)
def named_year(header: str) -> int | None:
    """Return the only year that a heading names: ``Rencana Tahun 2016 (Tahun Rencana)``."""
    years = {int(year) for year in _ANY_YEAR.findall(fold_text(header))}
    return years.pop() if len(years) == 1 else None


_MEASURE_OF_PERIOD = re.compile(
    r"^(target|realisasi)\s+((?:triwulan|trw|tw)\b\.?\s*\S{1,3})$", re.IGNORECASE
)


_BROKEN_MEASURE = re.compile(
    r"^(target|realisasi)((?:triwulan|trw|tw)\.?(?:i{1,3}|iv|[1-4]))$", re.IGNORECASE
)
"""The same without blanks, for words that a narrow column broke: ``Realisa si TW I``."""


RUPIAH = "rupiah"
"""Concept of a column of amounts under a quarter; no kind has a field for it."""
SHARES = frozenset({"capaian", "persen"})
"""Concepts of what was reached of a target; no kind has a field for that of a quarter."""
RUPIAH_LEAVES = frozenset({"rp", "anggaran", "anggaran rp", "keuangan", "rp 000"})
_LEAVES = RUPIAH_LEAVES | {"k", "kinerja", "target", "t", "realisasi", "r", "fisik", "volume"}
"""What stands below a quarter where it has two columns (Permendagri 54/2010: K and Rp)."""


_SHORTEST_PERIOD = 3
"""Letters of a period that a narrow column may break: ``J an``, ``Janua ri``, ``Triwulan II I``."""


def header_period(header: str) -> str | None:
    """Return the quarter or month (T1, B12) that a header names, also with junk beside it."""
    if not header or len(header) > 24:
        return None
    squeezed = "".join(header.split())
    broken = squeezed.isalpha() and squeezed != header and len(squeezed) >= _SHORTEST_PERIOD
    return parse_period(header) or (parse_period(squeezed) if broken else None)


def measure_of_period(header: str) -> tuple[str, str] | None:
    """Return what a header measures and for which quarter: ``Realisasi TW I``."""
    match = _MEASURE_OF_PERIOD.match(header) or _BROKEN_MEASURE.match("".join(header.split()))
    period = parse_period(match.group(2)) if match else None
    return (match.group(1).lower(), period) if match and period else None


def measure_under_period(
    groups: Sequence[str], own: Sequence[str], period: str | None = None
) -> tuple[str, str] | None:
    """Return what a column under a quarter's heading holds, and for which quarter.

    ``period`` is the quarter where its heading is only a numeral (``I``).

    ``Target > Triwulan I > K`` is the target of T1, ``Triwulan I > Realisasi`` its
    realisasi; a column of rupiah (``Rp``) is ``rupiah``, ``Triwulan I > %`` a share of T1.
    """
    named = next((found for text in groups if (found := _period_of_group(text))), None)
    period = named or period
    leaf = fold_text(own[-1]) if own else ""
    if named and (share := match_concept(leaf)) and share.concept in SHARES and share.score >= SURE:
        return share.concept, named
    squeezed = leaf.replace(" ", "")
    leaf = squeezed if squeezed in _LEAVES else leaf
    if period is None or leaf not in _LEAVES:
        return None
    if leaf in RUPIAH_LEAVES:
        return RUPIAH, period
    if leaf in ("target", "realisasi"):
        return leaf, period
    upper = " ".join(fold_text(text) for text in groups)
    done = "realisasi" in upper or ("capaian" in upper and "target" not in upper)
    return ("realisasi" if done or leaf == "r" else "target"), period


def _period_of_group(text: str) -> str | None:
    """``Triwulan I``, ``Realisasi Triwulan I``."""
    measured = measure_of_period(text)
    return measured[1] if measured else header_period(text)


def group_year_concept(header: str) -> str | None:
    """Return the concept of a header that carries a year: ``Realisasi 2024`` → realisasi."""
    bare = " ".join(_BESIDES.sub(" ", fold_text(header)).split())
    match = _nearest(bare)
    return match.concept if match and match.score >= SURE else None


def has_percent(header: str) -> bool:
    """Say whether a header declares its numbers to be percentages: ``%``, ``(3/4)*100``."""
    return "%" in header or _HUNDREDFOLD.search(header) is not None

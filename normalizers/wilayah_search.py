"""Finds the region whose name begins at a word: exact by a lookup, damaged by its letters.

Contract: the longest name that agrees letter by letter wins; else the names' distances are
weighed in quarters of a letter (three for the letter's shape, one for the letter: what OCR mixes
up costs one quarter, another letter four), and a name is taken only when it is near and no other
is nearly as near. What is near to two, cut off, printed with the other kind or followed by a word
that could belong to it is ambiguous, with all that it may be. Deterministic.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from normalizers.longer_names import SMALL_BEGINNINGS, near_rests, near_wholes
from normalizers.name_costs import (
    EXACT,
    LETTER,
    cost_limit,
    name_score,
)
from normalizers.near_names import (
    MARGIN,
    OTHER_KIND,
    damage_limit,
    ends_alike,
    forms_named,
    glued_names,
    names_from,
    ranked_names,
)
from normalizers.printed_words import Word
from normalizers.resources import load_data
from normalizers.text import fold_text
from normalizers.wilayah_names import (
    FormOf,
    NameForm,
    Wilayah,
    compact_name,
    ending_words,
    longest_name,
    name_of,
)

SHAPE_MARGIN = LETTER
"""... than a name whose letters are only misread in the ways of OCR."""
MAX_WORDS = 7
"""The longest names have four words; OCR breaks words."""
FEWEST_CUT = 5
"""A name cut off after fewer letters says nothing."""
MOST_CUT = 3
FEWEST_WITHOUT_KIND = 8
"""A damaged name without its kind is believed from this many letters on."""
MAX_ALTERNATIVES = 6
INFERRED = 95
"""An abbreviation, or a name whose kind is not printed but can only be one."""
FORMER = 90


@dataclass(frozen=True, slots=True)
class ScoredWilayah:
    """A region that a text may mean, and how well its name fits: 0-100."""

    region: Wilayah
    score: int


@dataclass(frozen=True, slots=True)
class RegionFound:
    """What stands at a place where a region's name should.

    Attributes:
        words: How many words the name takes.
        reason: Empty when it is certain; else "several" (it fits several regions), "damaged"
            (near to more than one, or too far), "cut" (the beginning of names), "kind" (there is
            such a name, but under the other kind), "words" (a word behind may belong to it).
        candidates: The region when certain, else all that it may be, best first.
    """

    words: int
    reason: str
    candidates: tuple[ScoredWilayah, ...]


def find_region(words: Sequence[Word], at: int, kind: str | None) -> RegionFound | None:
    """Find the region whose name begins at a word.

    Args:
        words: The words of a text.
        at: Where the name begins, behind its kind.
        kind: "Provinsi", "Kabupaten", "Kota", or None when none is printed.

    Returns:
        The region, or what it may be; None where no name like it begins. "Rejang Lebong yang
        melaksanakan" gives two words and Kabupaten Rejang Lebong with 100.
    """
    joined = _joinable(words, at)
    if not joined:
        return None
    full = load_data("satker")["abbreviated"]
    folded = tuple(str(full.get(word.folded, word.folded)).lower() for word in joined)
    first = joined[0]
    small = (at for at, word in enumerate(joined) if first.capital and not word.capital)
    initials = first.in_capitals or not first.capital
    return _search(folded, kind, next(small, len(joined)), initials)


def _joinable(words: Sequence[Word], at: int) -> Sequence[Word]:
    end = at
    while end < len(words) and end - at < MAX_WORDS and not words[end].folded.isdigit():
        if end > at and not words[end].may_join:
            break
        end += 1
    return words[at:end]


@lru_cache(maxsize=20_000)
def _search(
    words: tuple[str, ...], kind: str | None, printed: int, initials: bool
) -> RegionFound | None:
    """Search as printed, and without a word that stands there twice: ``Nias Nias Selatan``."""
    found = _search_once(words, kind, printed, initials)
    twice = next((at for at in range(len(words) - 1) if words[at] == words[at + 1]), None)
    if twice is None:
        return found
    once = _search_once(words[:twice] + words[twice + 1 :], kind, printed, initials)
    if once is None or once.words <= twice or (found and found.words > once.words):
        return found
    scored = tuple(ScoredWilayah(c.region, min(c.score, EXACT - 1)) for c in once.candidates)
    return RegionFound(once.words + 1, once.reason, scored)


def _search_once(
    words: tuple[str, ...], kind: str | None, printed: int, initials: bool
) -> RegionFound | None:
    starts = _beginnings(words)
    found = _exact(words, starts, kind, printed, initials)
    if found is None and kind is not None:
        found = _kind_in_name(words, kind) or _exact_of_other_kind(words, starts, kind)
    if found is not None:
        return found
    near = _damaged(starts[: _name_words(words)], kind)
    if near is not None and not near.reason and _may_go_on(words, near.words):
        near = _damaged_longer(near, starts, kind, printed)
    return _either(near, _cut(words, starts, kind))


def _name_words(words: Sequence[str]) -> int:
    """How many words may be of a damaged name: ``di``, ``yang`` and ``tahun`` are of none."""
    ends = _sentence_words()
    return next((at for at, word in enumerate(words) if word in ends), len(words))


@cache
def _sentence_words() -> frozenset[str]:
    data = load_data("satker")
    return frozenset([*data["stops"], *data["small"], "se"]) - {"dan"}


def _cut_words(name: str) -> list[NameForm]:
    """``Bengka`` is near to Bangka, and is Bengkalis when its end is cut off."""
    return [form for form in names_from(name) if len(form.compact) <= len(name) + MOST_CUT]


def _either(damaged: RegionFound | None, cut: RegionFound | None) -> RegionFound | None:
    """A damaged name, unless the same words are whole as the beginning of names."""
    if damaged is None or cut is None or damaged.words != cut.words:
        return damaged or cut
    return RegionFound(cut.words, "cut", _best([*damaged.candidates, *cut.candidates]))


def _beginnings(words: Sequence[str]) -> list[str]:
    """The first word, the first two, and so on, without blanks, as far as names reach."""
    found: list[str] = []
    compact = ""
    for word in words:
        compact += word.replace("|", "i").replace("!", "i")
        found.append(compact[: longest_name() + FEWEST_CUT])
        if len(compact) > longest_name() + FEWEST_CUT:
            break
    return found


def _exact(
    words: Sequence[str], starts: Sequence[str], kind: str | None, printed: int, initials: bool
) -> RegionFound | None:
    for size in range(len(starts), 0, -1):
        forms = [
            form
            for form in forms_named(starts[size - 1])
            if kind in (None, form.region.kind)
            and (initials or form.form != "initials")
            and not _takes_sentence(words[1:size], form)
        ]
        if forms:
            longer = None
            if _may_go_on(words, size):
                longer = _longer(forms, starts, size, kind, printed)
            return longer or _of_forms(forms, words, size, kind)
    return None


def _may_go_on(words: Sequence[str], size: int) -> bool:
    """Whether a name may be longer than so many words; ``Bangka Se`` may be cut or broken."""
    if size >= len(words):
        return False
    return words[size] in SMALL_BEGINNINGS or words[size] not in _sentence_words()


def _takes_sentence(behind: Sequence[str], form: NameForm) -> bool:
    """``Bengka yang`` is not Bengkayang: the sentence goes on."""
    if not behind or behind[-1] not in _sentence_words():
        return False
    return behind[-1] not in fold_text(form.region.nama).split()


def _of_forms(
    forms: Sequence[NameForm], words: Sequence[str], size: int, kind: str | None
) -> RegionFound:
    scored = tuple(ScoredWilayah(f.region, _form_score(f.form, kind)) for f in forms)
    if forms[0].form == "former" and len(forms) == 1:
        scored += tuple(
            ScoredWilayah(f.region, name_score(OTHER_KIND, len(f.compact)))
            for f in forms_named(forms[0].compact)
            if f.region != forms[0].region
        )
    if len(scored) > 1:
        return RegionFound(size, "several", scored)
    behind = size < len(words) and words[size] in ending_words()
    behind = behind and not _is_name(words[size : size + 2])
    return RegionFound(size, "words" if behind else "", scored)


def _is_name(words: Sequence[str]) -> bool:
    """``Bintan - Kepulauan Riau``: the word behind a name begins another one, its province's."""
    return len(words) > 1 and bool(forms_named("".join(words)))


def _form_score(form: FormOf, kind: str | None) -> int:
    if form == "former":
        return FORMER
    return EXACT if kind is not None and form in ("name", "spelling") else INFERRED


def _longer(
    forms: Sequence[NameForm], starts: Sequence[str], size: int, kind: str | None, printed: int
) -> RegionFound | None:
    """``Ogan Komering Ulu Tirnur``: the words behind a name may be a longer name's, damaged.

    Misread in OCR's ways they are; with a wrong letter or cut off they leave both names possible,
    and stay outside the name.
    """
    near = near_rests(forms, starts, size, kind, printed)
    near += near_wholes(forms, starts, size, kind, printed)
    if not near:
        return None
    near.sort(key=lambda one: (*one[:2], one[2].region.kode))
    cost, end, form = near[0]
    if cost < LETTER and kind in (None, form.region.kind):
        longer = ScoredWilayah(form.region, name_score(cost, len(form.compact)))
        return RegionFound(-end, "", (longer,))
    scored = [ScoredWilayah(f.region, name_score(c, len(f.compact))) for c, _, f in near]
    shorter = [ScoredWilayah(f.region, scored[0].score) for f in forms]
    return RegionFound(size, "damaged", _best([*scored, *shorter]))


def _kind_in_name(words: tuple[str, ...], kind: str) -> RegionFound | None:
    """``Kota Baru`` is no kota but Kabupaten Kotabaru: the kind's word may be the name's."""
    found = _exact(words, _beginnings((kind.lower(), *words))[1:], None, len(words), False)
    if found is None:
        return None
    own = tuple(one for one in found.candidates if one.region.kind != kind)
    return RegionFound(found.words, "kind", own) if own else None


def _exact_of_other_kind(
    words: Sequence[str], starts: Sequence[str], kind: str
) -> RegionFound | None:
    """``Kota Lahat``: there is a Lahat, but it is a kabupaten; a near name of the kind stays by."""
    for size in range(len(starts), 0, -1):
        forms = [
            f
            for f in forms_named(starts[size - 1])
            if f.form in ("name", "spelling") and not _takes_sentence(words[1:size], f)
        ]
        if forms:
            name = starts[size - 1]
            scored = [ScoredWilayah(f.region, name_score(OTHER_KIND, len(name))) for f in forms]
            near = [
                ScoredWilayah(form.region, name_score(cost, len(name)))
                for cost, form in ranked_names(name, kind)[:3]
                if form.region.kind == kind and cost <= cost_limit(len(name))
            ]
            near += _cut_at(words, starts, size, kind)
            return RegionFound(size, "kind", _best([*scored, *near]))
    return None


def _damaged(starts: Sequence[str], kind: str | None) -> RegionFound | None:
    """The nearest name over all beginnings; the one that explains most letters wins."""
    best: tuple[int, int, int] | None = None
    for size, name in enumerate(starts, start=1):
        ranked = ranked_names(name, kind)
        if not ranked:
            continue
        cost, form = ranked[0]
        if cost <= cost_limit(min(len(name), len(form.compact))):
            gain = (LETTER * len(form.compact) - 3 * cost, -cost, size)
            best = gain if best is None else max(best, gain)
    if best is None:
        return None
    size = best[2]
    return _told(starts[size - 1], size, kind)


def _told(name: str, size: int, kind: str | None) -> RegionFound | None:
    ranked = ranked_names(name, kind)
    cost, form = ranked[0]
    short = min(len(name), len(form.compact))
    if kind is None and (short < FEWEST_WITHOUT_KIND or cost > LETTER + 1):
        return None
    margin = SHAPE_MARGIN if cost < LETTER else MARGIN
    near = [(c, f) for c, f in ranked if c - cost < margin]
    if cost >= LETTER:
        near += [(MOST_CUT * LETTER, f) for f in _cut_words(name) if kind in (None, f.region.kind)]
    if cost > LETTER:
        near += [(cost, f) for f in glued_names(name) if kind in (None, f.region.kind)]
    scored = _best(ScoredWilayah(f.region, name_score(c, len(f.compact))) for c, f in near)
    sure = len(scored) == 1 and cost <= damage_limit(name, form, short)
    sure = sure and (cost < LETTER or ends_alike(name, form.compact))
    return RegionFound(size, "" if sure else "damaged", scored)


def _damaged_longer(
    near: RegionFound, starts: Sequence[str], kind: str | None, printed: int
) -> RegionFound:
    """``MOR0WALI IITARA``: behind a damaged name too may stand the rest of a longer one."""
    [one] = near.candidates
    named = compact_name(name_of(one.region))
    forms = [form for form in forms_named(named) if form.region == one.region]
    rests = near_rests(forms, starts, near.words, kind, printed)
    if not rests:
        return near
    longer = [
        ScoredWilayah(form.region, min(one.score, name_score(cost, len(form.compact))))
        for cost, _, form in rests
    ]
    return RegionFound(near.words, "damaged", _best([*near.candidates, *longer]))


def _cut(words: Sequence[str], starts: Sequence[str], kind: str | None) -> RegionFound | None:
    """``Kabupaten Ogan Komering`` is the beginning of several names."""
    if kind is None:
        return None
    for size in range(len(starts), 0, -1):
        if scored := _cut_at(words, starts, size, kind):
            return RegionFound(size, "cut", _best(scored))
    return None


def _cut_at(
    words: Sequence[str], starts: Sequence[str], size: int, kind: str
) -> list[ScoredWilayah]:
    name = starts[size - 1]
    forms = _names_beginning(name, words[:size]) if len(name) >= FEWEST_CUT else []
    return [
        ScoredWilayah(form.region, EXACT * len(name) // len(form.compact))
        for form in forms
        if form.region.kind == kind
    ]


def _names_beginning(name: str, words: Sequence[str]) -> list[NameForm]:
    """Names of more words that begin so: ``Rejang``, but not ``Rejan`` or ``Kepulauan``."""
    if fold_text(" ".join(words)) == "kepulauan":
        return []
    return [
        form
        for form in names_from(name)
        if fold_text(form.region.nama).find(" ".join(words) + " ") > 0
    ]


def _best(scored: Iterable[ScoredWilayah]) -> tuple[ScoredWilayah, ...]:
    """The best score of each region, best first, by code where equal."""
    best: dict[Wilayah, int] = {}
    for one in scored:
        best[one.region] = max(one.score, best.get(one.region, 0))
    ranked = sorted(best.items(), key=lambda pair: (-pair[1], pair[0].kode))
    return tuple(ScoredWilayah(region, score) for region, score in ranked[:MAX_ALTERNATIVES])

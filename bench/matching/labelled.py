"""Labelled texts for the matching of indicators, made of the catalogue's spellings alone.

`cases(seed)` gives, in this order, every name and alias as it is, damaged variants of every
record, and texts that are in no catalogue. The same seed gives the same cases; calibration and
test take different seeds. Nothing here knows how indicators are matched.

**Whose a damaged text may be.** Damage can turn a text into another record's ("... daftar pemilih
tetap" without its last word) or take away what tells it apart. `Owners` compares words: the text
with every spelling of the catalogue, a missing or extra word costing 1 (0.3 for words such as
"yang"), another word of similar letters part of it, units' names taken as one word. The text

- is thrown away where another record is nearer than its own one;
- is labelled with each record that is as near, within half a word;
- with a cut end, is labelled with each record of which a spelling begins that way.

Its limits: it knows words by their letters only, not what they mean, so that two records which
say the same in other words are two; a text that lost its object ("pengelolaan" without "keuangan")
stays labelled with its record as long as no other record's words are as near; words that tell
measures apart without another record in the catalogue to show it are those of
`perturbations.TELLING`, which no list can make complete; damage of layout (blanks, marks, letter
case) is held against the other spellings for equality only.
"""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from random import Random

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from bench.matching import perturbations as damage
from bench.matching import unit_names
from bench.matching.perturbations import PLACEHOLDER, SATKER, Case

CATALOGUE = Path(__file__).parents[2] / "extractor" / "catalogue" / "data" / "indikator.csv"
STRANGERS = Path(__file__).with_name("strangers.csv")

MIN_VARIANTS = 16
"""Damaged variants made of each record; more where the catalogue is small."""
MIN_CASES = 4000
"""Damaged variants of all records together."""

_CONJUNCTIONS = frozenset({"yang", "dan", "serta", "untuk", "guna", "rangka", "dapat", "telah"})
_PREPOSITIONS = frozenset({"di", "dalam", "pada", "atas", "dengan", "oleh", "terhadap", "dari"})
_FUNCTION_WORDS = _CONJUNCTIONS | _PREPOSITIONS | {"ke", "kepada", "secara", "para"}
_FUNCTION_WEIGHT = 0.3
_UNIT_WORDS = frozenset({SATKER, "kpu", "provinsi", "kabupaten", "kota", "kab", "satker"})
_AS_NEAR = 0.5
"""Words: a record so little farther than the nearest one is another right answer."""
_LIKE = 0.5
"""Similarity of letters from which one word may be the other, damaged."""
_FARTHEST_SHARE = 0.45
"""A text that lost more than this share of its spelling's words is nobody's."""
_MOST_OWNERS = 3
_SHORTLIST = 8
"""Spellings of nearest letters that are compared word by word, by each of two measures."""
_ATTEMPTS = 60
"""Tries for each variant wanted, before a record is given up."""
_LATIN = str.maketrans({cyrillic: latin for latin, cyrillic in damage.CYRILLIC.items()})
_LIST_NUMBER = re.compile(r"^\s*(?:\(?[\d.]+[.)]?|[a-z][.)]|[-•])\s+")


@dataclass(frozen=True)
class Record:
    """An indicator of the catalogue, as far as texts are concerned.

    Attributes:
        id: Its id in the catalogue, such as `SS-07`.
        spellings: Name first, then aliases; a unit's place is the letter `SATKER`.
    """

    id: str
    spellings: tuple[str, ...]


def read_records(path: Path = CATALOGUE) -> list[Record]:
    """Return the records of a catalogue file, in its order.

    Args:
        path: CSV with the columns `id`, `name` and `aliases` (separated by ` | `).

    Raises:
        OSError: If the file cannot be read.
        KeyError: If a column is missing.
    """
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    records = []
    for row in rows:
        aliases = [alias.strip() for alias in row["aliases"].split(" | ")]
        spellings = [row["name"].strip(), *(alias for alias in aliases if alias)]
        marked = (spelling.replace(PLACEHOLDER, SATKER) for spelling in spellings)
        records.append(Record(row["id"], tuple(dict.fromkeys(marked))))
    return records


def folded(text: str) -> str:
    """Return a text's letters and digits alone, small, without the number of a list before it.

    Example:
        `folded("1. Opini BPK atas  Laporan Keuangan.")` is `opinibpkataslaporankeuangan`.
    """
    latin = _LIST_NUMBER.sub("", text.translate(_LATIN).casefold())
    return "".join(sign for sign in latin if sign.isalpha() or sign in "0123456789" + SATKER)


def text_words(text: str) -> tuple[str, ...]:
    """Return a text's words, small; units' names in a row and doubled words as one."""
    words: list[str] = []
    found = re.findall(rf"{SATKER}|\w+", text.translate(_LATIN).casefold())
    for place, word in enumerate(found):
        joins = word == "dan" and words[-1:] == [SATKER] and found[place + 1 : place + 2]
        if joins and found[place + 1] in _UNIT_WORDS:
            continue
        taken = SATKER if word in _UNIT_WORDS else word
        if words[-1:] != [taken]:
            words.append(taken)
    return tuple(words)


def _weight(word: str) -> float:
    return _FUNCTION_WEIGHT if word in _FUNCTION_WORDS else 1.0


@lru_cache(maxsize=200_000)
def _word_cost(word: str, other: str) -> float:
    """Return what it costs to take one word for another; more than both where they differ."""
    if word == other:
        return 0.0
    likeness = Levenshtein.normalized_similarity(word, other)
    if likeness < _LIKE:
        return _weight(word) + _weight(other)
    return 1.5 * (1 - likeness) * max(_weight(word), _weight(other))


def word_costs(words: tuple[str, ...], spelling: tuple[str, ...]) -> tuple[float, float]:
    """Return how far words are from a spelling: from all of it, and from its best beginning."""
    weights = [_weight(other) for other in spelling]
    row = [0.0, *accumulate(weights)]
    for place, word in enumerate(words):
        last = place == len(words) - 1 and len(word) > 1
        extra = _weight(word)
        above, row = row, [row[0] + extra]
        for column, other in enumerate(spelling):
            begun = last and other.startswith(word)
            swap = above[column] + (0.0 if begun else _word_cost(word, other))
            row.append(min(swap, above[column + 1] + extra, row[column] + weights[column]))
    return row[-1], min(row)


class Owners:
    """Tells which records a damaged text may rightly be; the module's docstring gives the rule."""

    def __init__(self, records: Iterable[Record]) -> None:
        """Take the spellings of all records."""
        self._words: list[tuple[str, tuple[str, ...]]] = []
        self._parts: list[tuple[str, list[str]]] = []
        for record in records:
            for spelling in record.spellings:
                self._words.append((record.id, text_words(spelling)))
                self._parts.append((record.id, folded(spelling).split(SATKER)))
        self._joined = [" ".join(words) for _, words in self._words]

    def equal(self, text: str, unit: str) -> set[str]:
        """Return the records of which a spelling, with this unit, has the text's letters."""
        letters, unit_letters = folded(text), folded(unit)
        return {id for id, parts in self._parts if unit_letters.join(parts) == letters}

    def _near(self, words: tuple[str, ...], own: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield the own spellings and those of other records that are near by their letters."""
        text = " ".join(words)
        places = {place for place, (id, _) in enumerate(self._words) if id == own}
        for scorer in (fuzz.ratio, fuzz.token_set_ratio):
            best = process.extract(
                text, self._joined, scorer=scorer, limit=_SHORTLIST + len(places)
            )
            places |= {place for _, _, place in best}
        for place in sorted(places):
            yield self._words[place]

    def of(self, text: str, own: str, *, cut: bool) -> tuple[str, ...] | None:
        """Return the ids that a damaged text may rightly be, or None to throw it away.

        Args:
            text: The damaged text, with `SATKER` for a unit's name.
            own: Id of the record that it was made of.
            cut: Whether its end was cut off.
        """
        words = text_words(text)
        whole: dict[str, float] = {}
        begun: dict[str, float] = {}
        weight = 0.0
        for id, spelling in self._near(words, own):
            all_of_it, beginning = word_costs(words, spelling)
            whole[id] = min(all_of_it, whole.get(id, math.inf))
            begun[id] = min(beginning, begun.get(id, math.inf))
            if id == own and all_of_it == whole[id]:
                weight = sum(map(_weight, spelling))
        if whole[own] > _FARTHEST_SHARE * weight or min(whole.values()) < whole[own]:
            return None
        ids = {id for id, cost in whole.items() if cost <= whole[own] + _AS_NEAR}
        if cut:
            ids |= {id for id, cost in begun.items() if cost < begun[own] + _FUNCTION_WEIGHT}
        return tuple(sorted(ids)) if len(ids) <= _MOST_OWNERS else None


@dataclass(frozen=True)
class _Recipe:
    """The damages of one variant, in the order in which they fall on the text."""

    wording: tuple[damage.Perturbation, ...] = ()
    unit: unit_names.UnitName | None = None
    layout: tuple[damage.Perturbation, ...] = ()

    @property
    def kind(self) -> str:
        names = [step.__name__ for step in self.wording]
        names += [self.unit.__name__] if self.unit else []
        names += [step.__name__ for step in self.layout]
        return "+".join(names).replace("_", "-")

    @property
    def cut(self) -> bool:
        return any(step in damage.CUTS for step in self.wording)


def _recipes(rng: Random, with_unit: bool) -> Iterator[_Recipe]:
    """Yield damages without end: each single one in a random order, pairs in between."""
    while True:
        singles = [_Recipe(wording=(step,)) for step in damage.WORDING]
        singles += [_Recipe(layout=(step,)) for step in damage.LAYOUT]
        if with_unit:
            singles += [_Recipe(unit=unit) for unit in unit_names.UNITS]
        rng.shuffle(singles)
        for place, single in enumerate(singles):
            yield single
            if place % 2:
                yield _pair(rng, with_unit)


def _pair(rng: Random, with_unit: bool) -> _Recipe:
    """Return two damages together: never two cuts, nor one on top of itself."""
    form = rng.choice(("wording", "layout", "unit") if with_unit else ("wording", "layout"))
    first = rng.choice(damage.WORDING)
    if form == "wording":
        letters = [step for step in damage.LETTERS if step is not first]
        return _Recipe(wording=(first, rng.choice(letters)))
    if form == "unit":
        return _Recipe(wording=(first,), unit=rng.choice(unit_names.UNITS))
    return _Recipe(wording=(first,), layout=(rng.choice(damage.LAYOUT),))


def _variant(
    record: Record, spelling: str, recipe: _Recipe, owners: Owners, rng: Random
) -> Case | None:
    """Return a spelling damaged by a recipe, or None where it does not fit or would mislead."""
    text: str | None = spelling
    if recipe.unit and (
        SATKER not in spelling or (recipe.unit is unit_names.unit_cut and spelling[-1] != SATKER)
    ):
        return None
    for step in recipe.wording:
        text = step(text, rng) if text else None
    if text is None:
        return None
    ids: tuple[str, ...] | None = (record.id,)
    if recipe.wording:
        ids = owners.of(text, record.id, cut=recipe.cut)
    unit = (recipe.unit or rng.choice(unit_names.WHOLE))(rng)
    text = text.replace(SATKER, unit)
    for step in recipe.layout:
        text = step(text, rng) if text else None
    if text is None or ids is None:
        return None
    same = owners.equal(text, unit)
    if same - {record.id} and record.id not in same:
        return None
    return Case(text, tuple(sorted({*ids, *same})), recipe.kind)


def as_printed(records: list[Record], rng: Random) -> Iterator[Case]:
    """Yield every name and alias as it is, with a unit's name in its place."""
    owners = Owners(records)
    for record in records:
        for spelling in record.spellings:
            unit = unit_names.unit_full(rng)
            text = spelling.replace(SATKER, unit)
            yield Case(text, tuple(sorted({record.id, *owners.equal(text, unit)})), "as-is")


def perturbed(records: list[Record], rng: Random, least: int = MIN_CASES) -> Iterator[Case]:
    """Yield damaged variants of every record, different texts, at least `MIN_VARIANTS` of each.

    Args:
        records: All records of the catalogue.
        rng: What decides about every variant.
        least: Variants of all records together.
    """
    owners = Owners(records)
    most = max(MIN_VARIANTS, math.ceil(least / max(1, len(records))))
    for record in records:
        seen = set(record.spellings)
        with_unit = any(SATKER in spelling for spelling in record.spellings)
        wanted = most + len(unit_names.UNITS) * with_unit
        recipes = _recipes(rng, with_unit)
        made = 0
        for _ in range(wanted * _ATTEMPTS):
            spelling = rng.choice(record.spellings)
            case = _variant(record, spelling, next(recipes), owners, rng)
            if case is None or case.text in seen:
                continue
            seen.add(case.text)
            made += 1
            yield case
            if made == wanted:
                break


def strangers(path: Path = STRANGERS) -> list[Case]:
    """Return the texts that are in no catalogue; `ids` are empty, `kind` tells what they are."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [Case(row["text"], (), row["kind"]) for row in csv.DictReader(lines)]


def cases(seed: int, path: Path = CATALOGUE) -> list[Case]:
    """Return all labelled texts of a seed: spellings, damaged variants, strangers.

    Args:
        seed: Seed of the damage and of the units' names; strangers are the same for every seed.
        path: The catalogue's indicators.

    Raises:
        OSError: If the catalogue or the strangers cannot be read.
    """
    rng = Random(seed)
    records = read_records(path)
    return [*as_printed(records, rng), *perturbed(records, rng), *strangers()]

"""Ten thousand texts against a catalogue of 50,000 records: time, memory, and the plain loop.

The catalogue's names are made of invented words that are used as often as those of a language; the
texts are its names as they are and damaged, and names that it does not hold. The plain
loop is ``rapidfuzz.process.extractOne`` over all spellings with the matcher's own score of a text
and a spelling; it is run for some of the texts, as all of them would take hours, and must find
the same best record wherever the matcher finds one.

    python -m bench.matching.speed [--records N] [--texts N] [--plain N]
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

from rapidfuzz import process

from bench.linear import peak_megabytes
from extractor.catalogue import Catalogue, Indikator
from extractor.catalogue.features import Spelling, Wording, compare
from extractor.catalogue.index import SpellingIndex
from extractor.catalogue.matching import POSSIBLE, Matcher

BAR = 20.0
"""Times faster than the plain loop."""
_MEASURES = ("Persentase", "Jumlah", "Nilai", "Indeks", "Tingkat", "Rasio", "Cakupan")
_SYLLABLES = [
    "ba", "be", "bi", "da", "di", "ga", "ja", "ka", "ke", "ko", "la", "li", "lo", "ma", "me",
    "mi", "na", "ni", "pa", "pe", "pu", "ra", "ri", "ru", "sa", "se", "si", "ta", "te", "ti",
    "tu", "wa", "ya", "kan", "ran", "tan", "lan", "ngan", "man", "sih", "kat", "pel", "tri",
    "lum", "nas", "bun", "ger", "dik",
]  # fmt: skip
_SMALL = ("yang", "dan", "dalam", "pada", "untuk", "dengan")
_WORDS = 8_000
_UNIT_SHARE = 0.2
_FEWEST, _MOST = 4, 11
"""Words of a name beside its measure, small ones apart."""


def make_words(rng: Random) -> tuple[list[str], list[float]]:
    """Return invented words and how often each is used: by Zipf's law, as those of a language."""
    words: dict[str, None] = {}
    while len(words) < _WORDS:
        words["".join(rng.choices(_SYLLABLES, k=rng.randint(2, 4)))] = None
    return list(words), [1 / rank for rank in range(2, _WORDS + 2)]


def make_names(count: int, rng: Random) -> list[str]:
    """Return different names, of as many words and as alike as those of indicators."""
    words, weights = make_words(Random(1))
    names: dict[str, None] = {}
    while len(names) < count:
        chosen = rng.choices(words, weights, k=rng.randint(_FEWEST, _MOST))
        for _ in range(len(chosen) // 3):
            chosen.insert(rng.randint(1, len(chosen)), rng.choice(_SMALL))
        if rng.random() < _UNIT_SHARE:
            chosen += ["di", "{satker}"]
        names[" ".join([rng.choice(_MEASURES), *chosen])] = None
    return list(names)


def make_catalogue(names: Sequence[str]) -> Catalogue:
    """Return a catalogue of such names."""
    records = (
        Indikator(f"B-{n:05}", name, "program", "", "none", "percent", "%", "", (), (), "")
        for n, name in enumerate(names)
    )
    return Catalogue().with_records(records)


def make_texts(names: Sequence[str], count: int, rng: Random) -> Iterator[str]:
    """Yield different texts: a third as named, a third damaged, a third of no record."""
    strangers = make_names(count, rng)
    for number, name in enumerate(rng.sample(names, count)):
        text = name if number % 3 else strangers[number]
        text = text.replace("{satker}", "Dinas Pertanian Kabupaten Bantul")
        if number % 3 == 1:
            at = rng.randrange(len(text) - 3)
            text = text[:at] + rng.choice(("", "x", " ", "rn")) + text[at + 1 :]
        yield text


def plain_loop(texts: Sequence[str], index: SpellingIndex) -> list[str | None]:
    """Return for each text the id of the best record, by comparing it with every spelling."""

    def score(wording: Wording, spelling: Spelling, **_: object) -> float:
        return compare(wording, spelling).score

    found = []
    extract_one: Any = process.extractOne
    for text in texts:
        wording = Wording.of(text, index.vocabulary)
        best = extract_one(wording, index.spellings, scorer=score, score_cutoff=POSSIBLE)
        found.append(best[0].record.id if best else None)
    return found


def main() -> int:
    """Print the figures; the exit code is 1 if the bar is missed or an answer differs."""
    parser = argparse.ArgumentParser(prog="python -m bench.matching.speed", description=__doc__)
    parser.add_argument("--records", type=int, default=50_000)
    parser.add_argument("--texts", type=int, default=10_000)
    parser.add_argument("--plain", type=int, default=12, help="texts for the plain loop")
    arguments = parser.parse_args()
    rng = Random(4)
    names = make_names(arguments.records, rng)
    texts = list(dict.fromkeys(make_texts(names, arguments.texts, rng)))
    begin = time.process_time()
    matcher = Matcher(make_catalogue(names))
    made = time.process_time()
    matches = [matcher.match(text) for text in texts]
    done = time.process_time()
    statuses = {status: sum(one.status == status for one in matches)
                for status in ("matched", "ambiguous", "unmatched")}  # fmt: skip
    print(f"{len(texts)} texts, {len(names)} records: {statuses}")
    print(f"index {made - begin:.1f} s, texts {done - made:.1f} s CPU, "
          f"peak {peak_megabytes():.0f} MB")  # fmt: skip
    some = texts[:: max(1, len(texts) // arguments.plain)][: arguments.plain]
    ours = [
        next((one.record.id for one in match.candidates[:1] if one.score >= POSSIBLE), None)
        for match in map(matcher.match, some)
    ]
    begin = time.process_time()
    plain = plain_loop(some, matcher.index)
    took = (time.process_time() - begin) / len(some)
    ratio = took / ((done - made) / len(texts))
    same = sum(one == other for one, other in zip(ours, plain, strict=True))
    print(f"plain loop {took:.2f} s a text: {ratio:.0f} times (bar {BAR:.0f});"
          f" same answer for {same} of {len(some)}")  # fmt: skip
    return 0 if ratio >= BAR and same == len(some) else 1


if __name__ == "__main__":
    sys.exit(main())

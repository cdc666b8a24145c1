"""Indicators that no record fits, gathered over many documents into proposed records.

Texts with the same words are one; so are texts that the matcher would take for each other
without a doubt (a damaged letter, a blank within a word), around the one printed most often. A
person decides what becomes a record: direction and level cannot be read from a name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from extractor.catalogue.context import RowContext
from extractor.catalogue.features import Likeness, Spelling, Wording
from extractor.catalogue.files import SEPARATOR, catalogue_csv
from extractor.catalogue.index import SpellingIndex
from extractor.catalogue.matching import ACCEPT, Matcher, is_one_measure
from extractor.catalogue.records import Indikator
from extractor.catalogue.vocabulary import Vocabulary
from extractor.catalogue.wording import fold_words, same_words, without_numbering
from normalizers.satker_spans import mask_satker
from normalizers.text import clean_text, fold_text

_ID = "BARU-{:03}"
_PLACES = 5
"""Places told of a proposed record; its count tells of the others."""
_SASARAN = 3
_MOST_ALIKE = 64
"""Wordings that one is compared with; the nearest come first."""
_LONGEST_ALIASES = 1_500
"""Letters of all aliases of a proposal; more do not fit into a field."""
_COMMON = 2
"""Rows that must hold a word before it is taken for one: what only one has may be damaged."""
_LEVELS = {"rak": "rak", "rkt": "rkt", "pengukuran_kinerja": "kegiatan"}
_USUAL_LEVEL = "sasaran strategis"
_VALUE_KINDS = {
    "percent": "percent",
    "number": "count",
    "volume": "count",
    "grade": "grade",
    "opinion": "opinion",
    "amount": "amount",
}
_MEASURES = {"persentase": "percent", "jumlah": "count", "indeks": "index", "opini": "opinion"}
"""First words of names, and the kind of value that they say."""
_SCALES = {"grade": "AA>A>BB>B>CC>C>D", "opinion": "WTP>WTP-DPP>WDP>TW>TMP", "index": "0-100"}
_PERIODS = ((2010, 2014), (2015, 2019), (2020, 2024), (2025, 2029))
"""Terms of Renstra, which follow the medium-term plans (RPJMN)."""


@dataclass(frozen=True, slots=True)
class SeenIndikator:
    """An unmatched indicator in one row of one document.

    ``place`` is ``rak-2024.json t01 row 3``; ``unit`` that of its target.
    """

    text: str
    document: str
    place: str
    context: RowContext
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A proposed record, and in how many rows it was seen."""

    record: Indikator
    count: int


def is_unmatched(seen: SeenIndikator, matcher: Matcher) -> bool:
    """Say whether the catalogue has nothing for it; outputs are known and no new indicators."""
    match = matcher.match(seen.text, seen.context)
    return match.status == "unmatched" and match.reason == "low-score"


def suggest_records(seen: Iterable[SeenIndikator]) -> list[Suggestion]:
    """Gather unmatched indicators into proposed records.

    Args:
        seen: rows, in any order.

    Returns:
        Proposals, the most frequent first, with ids ``BARU-001`` and on.
    """
    groups: dict[tuple[str, ...], list[SeenIndikator]] = {}
    for one in sorted(seen, key=lambda one: (one.text, one.place)):
        words = same_words(fold_words(one.text))
        if words:
            groups.setdefault(words, []).append(one)
    clusters = [[one for group in cluster for one in groups[group]] for cluster in _joined(groups)]
    clusters.sort(key=lambda rows: (-len(rows), fold_text(rows[0].text)))
    return [
        Suggestion(_proposed(rows, _ID.format(number)), len(rows))
        for number, rows in enumerate(clusters, start=1)
    ]


def suggestions_csv(suggestions: Sequence[Suggestion]) -> str:
    """Write proposals as a catalogue file."""
    return catalogue_csv(one.record for one in suggestions)


def _joined(
    groups: dict[tuple[str, ...], list[SeenIndikator]],
) -> Iterator[list[tuple[str, ...]]]:
    """Yield groups of texts that are one indicator; the most frequent wording leads each."""
    order = sorted(groups, key=lambda words: (-len(groups[words]), words))
    counts: Counter[str] = Counter()
    for words, rows in groups.items():
        counts.update(dict.fromkeys(words, len(rows)))
    vocabulary = Vocabulary.of(word for word, count in counts.items() if count >= _COMMON)
    leaders = [_spelling(words, str(number)) for number, words in enumerate(order)]
    index = SpellingIndex.of(leaders, vocabulary)
    taken: dict[str, list[tuple[str, ...]]] = {}
    for number, words in enumerate(order):
        wording = Wording.of(" ".join(words), vocabulary)
        found = [
            (likeness.score, spelling.record.id)
            for spelling, likeness in islice(index.search(wording, ACCEPT), _MOST_ALIKE)
            if spelling.record.id in taken and _is_one(wording, likeness)
        ]
        leader = max(found, key=lambda item: (item[0], -int(item[1])))[1] if found else str(number)
        taken.setdefault(leader, []).append(words)
    yield from taken.values()


def _is_one(wording: Wording, likeness: Likeness) -> bool:
    """Say whether two texts have the same words, but for damaged letters and small words."""
    whole = not likeness.lacking and not likeness.cut
    return whole and is_one_measure(likeness, wording.words)


def _spelling(words: tuple[str, ...], identity: str) -> Spelling:
    record = Indikator(
        identity, " ".join(words), _USUAL_LEVEL, "", "none", "text", "", "", (), (), ""
    )
    return Spelling.of(record, record.name)


def _proposed(rows: Sequence[SeenIndikator], identity: str) -> Indikator:
    texts = Counter(_harmless(mask_satker(row.text)) for row in rows)
    name = min(texts, key=lambda text: (-texts[text], text))
    value_kind = _value_kind(rows, name)
    units = Counter(row.unit for row in rows if row.unit)
    unit = "%" if value_kind == "percent" else next((u for u, _ in units.most_common(1)), "")
    sasaran = Counter(_harmless(row.context.sasaran) for row in rows if row.context.sasaran)
    return Indikator(
        id=identity,
        name=name,
        level=_most(_LEVELS.get(row.context.table_kind or "", _USUAL_LEVEL) for row in rows),
        renstra_period=_period(rows),
        polarity="none",
        value_kind=value_kind,
        unit=unit,
        target_scale=_SCALES.get(value_kind, ""),
        sasaran=tuple(text for text, _ in sasaran.most_common(_SASARAN)),
        aliases=_aliases(name, texts),
        source=_seen_where(rows),
    )


def _harmless(text: str) -> str:
    """Return a printed text for a field of CSV: no number, nothing taken for a formula."""
    return without_numbering(clean_text(text).replace(SEPARATOR, "/").lstrip("=+-@\t "))


def _aliases(name: str, texts: Counter[str]) -> tuple[str, ...]:
    kept = {fold_text(name): ""}
    for text in sorted(texts, key=lambda text: (-texts[text], text)):
        if sum(map(len, kept.values())) + len(text) <= _LONGEST_ALIASES:
            kept.setdefault(fold_text(text), text)
    return tuple(filter(None, kept.values()))


def _most(values: Iterable[str]) -> str:
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value))


def _value_kind(rows: Sequence[SeenIndikator], name: str) -> str:
    """Tell what is measured: by the name's first word, else by the targets."""
    named = [_MEASURES[word] for word in same_words(fold_words(name))[:1] if word in _MEASURES]
    kinds = [_VALUE_KINDS.get(row.context.value_kind or "") for row in rows]
    kind = _most(named or list(filter(None, kinds)) or ["count"])
    return "percent" if kind == "count" and any(row.unit == "%" for row in rows) else kind


def _period(rows: Sequence[SeenIndikator]) -> str:
    years = {row.context.year for row in rows if row.context.year}
    fitting = [
        f"{first}-{last}" for first, last in _PERIODS if all(first <= y <= last for y in years)
    ]
    return fitting[0] if years and fitting else ""


def _seen_where(rows: Sequence[SeenIndikator]) -> str:
    documents = len({row.document for row in rows})
    places = "; ".join(row.place for row in rows[:_PLACES])
    more = "; ..." if len(rows) > _PLACES else ""
    return f"{len(rows)} baris dalam {documents} dokumen: {places}{more}"

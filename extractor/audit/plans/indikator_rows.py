"""The same indicator in several tables: what it is told by, and where it stands.

Contract: two rows speak of one indicator when the catalogue takes both for the same record without
doubt, or when their words are the same after folding. A row of which the catalogue is in doubt
joins the record it most likely is only where its words after the first one are those of another
row of that record ("Meningkatkan dukungan sarana", "Terselenggaranya dukungan sarana"). Wordings
of few words ("Produksi Garam") tell an indicator only together with their sasaran and their unit;
those of one word ("Telur") and those that count things ("Jumlah laporan") have no identity.

Steps: the rows that print an indicator, one entry for each printed cell; the words of each; the
key by which entries of one indicator are found.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

from extractor.audit.cells import Cell, Figures
from extractor.audit.wording import label_text
from extractor.catalogue.wording import fold_words, is_meaningful, same_words, without_numbering
from extractor.model import Document, Measure, Row, Table
from normalizers import fold_text

FEWEST_WORDS = 4
"""Words with a meaning that a wording needs to tell one indicator from all others."""
FEWEST_UNDER_SASARAN = 2
"""Words with a meaning that a wording needs to tell an indicator from others of its sasaran."""
ALIKE = 85
"""Percent from which two wordings may be one indicator: enough to keep silent, not to accuse."""
KIND_NAMES: Mapping[str, str] = {
    "perjanjian_kinerja": "Perjanjian Kinerja",
    "rak": "Rencana Aksi",
    "rkt": "Rencana Kinerja Tahunan",
    "iku": "Indikator Kinerja Utama",
    "pengukuran_kinerja": "Pengukuran Kinerja",
    "capaian_kinerja": "Capaian Kinerja",
    "evaluasi": "Evaluasi",
    "renstra_series": "Renstra",
}
"""Names of the tables of indicators, as people call them."""

_LAST_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
_COUNTS = frozenset({"jumlah", "banyaknya"})
_PERCENT = "%"
_PERCENTS = frozenset({_PERCENT, "persen", "persentase"})
_NO_UNITS = frozenset({"angka", "indeks", "index", "level", "nilai", "poin", "skor"})
"""What a column of units prints of a bare figure: another table leaves it away."""
Key = tuple[str, ...]
_NO_YEAR = re.compile(
    r"\b(?:triwulan|tri wulan|caturwulan|semester|tw|bulan|kumulatif|sampai dengan|s\.d|s/d)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Place:
    """Whose table it is: its unit, its part of the unit, its year.

    Attributes:
        satker: folded name of the unit, empty where none is known.
        bagian: "KPU", "Sekretariat", or empty.
        tahun: year, None where none is known.
    """

    satker: str
    bagian: str
    tahun: int | None


@dataclass(frozen=True, eq=False)
class Entry:
    """An indicator printed in one row of a table.

    Attributes:
        figures: its document.
        table: its table.
        index: of the row.
        cell: the printed indicator.
    """

    figures: Figures
    table: Table
    index: int
    cell: Cell

    @property
    def row(self) -> Row:
        """Return its row."""
        return self.table.rows[self.index]

    @property
    def rows(self) -> range:
        """Return the rows that its cell covers."""
        first, last = self.row.merged.get("indikator", (self.index, self.index))
        return range(max(first, 0), min(last + 1, len(self.table.rows)))

    @property
    def text(self) -> str:
        """Return the indicator as printed, without the number of a list."""
        return without_numbering(self.cell.raw)

    @property
    def label(self) -> str:
        """Return the text as a message shows it: a very long one is cut."""
        return label_text(self.text)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Return the folded words; names of units are masked, abbreviations spelled out."""
        return same_words(fold_words(self.text))

    @cached_property
    def words_without_unit(self) -> tuple[str, ...]:
        """Return the folded words without what stands in brackets at the end."""
        return same_words(fold_words(_LAST_BRACKETS.sub("", self.text)))

    @property
    def matched(self) -> str | None:
        """Return the id of the catalogue's record where there is no doubt."""
        match = self.row.indikator_match
        return match.id if match and match.status == "matched" else None

    @property
    def likely(self) -> str | None:
        """Return the id of the likeliest record where there is doubt."""
        match = self.row.indikator_match
        return match.id if match and match.status == "ambiguous" else None

    @cached_property
    def place(self) -> Place:
        """Return whose table it is."""
        return place_of(self.table, self.figures.document)

    @property
    def where(self) -> str:
        """Return a name of its table for a message, such as "Rencana Aksi Sekretariat 2024"."""
        return table_name(self.table, self.figures)


def place_of(table: Table, document: Document) -> Place:
    """Return whose table it is; what the table does not say, the document says."""
    satker = table.satker or document.document.satker
    return Place(
        # The region's code would be that of all agencies of the region.
        fold_text(satker.name) if satker else "",
        table.bagian or document.document.bagian or "",
        table.tahun or document.document.tahun,
    )


def table_name(table: Table, figures: Figures) -> str:
    """Name a table of indicators for a message.

    Example:
        "Rencana Aksi Sekretariat 2024"; with the name of the file across documents.
    """
    place = place_of(table, figures.document)
    known = (KIND_NAMES.get(table.kind, table.kind), place.bagian, str(place.tahun or ""))
    name = " ".join(part for part in known if part)
    return f"{name} ({figures.name})" if figures.name else name


def entries(figures: Figures) -> Iterator[Entry]:
    """Go through the indicators printed in the tables that plan or report them, each cell once.

    The tables come in the order of their ids, so that the order of a list decides nothing.
    """
    for table in sorted(figures.tables, key=lambda one: (len(one.id), one.id)):
        if table.kind not in KIND_NAMES:
            continue
        for index, cell in figures.column(table, "indikator"):
            if table.rows[index].kind == "data":
                yield Entry(figures, table, index, cell)


def keyed(found: Iterable[Entry]) -> dict[Key, list[Entry]]:
    """Put entries of one indicator together.

    Args:
        found: entries of one document or of several.

    Returns:
        By key, in the order in which they came; entries that nothing identifies are left out.
    """
    several = list(found)
    tails: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for entry in several:
        if entry.matched:
            tails[entry.matched].add(entry.words[1:])
    groups: dict[Key, list[Entry]] = defaultdict(list)
    for entry in several:
        key = _key(entry, tails)
        if key:
            groups[key].append(entry)
    return dict(groups)


def _key(entry: Entry, tails: Mapping[str, set[tuple[str, ...]]]) -> Key | None:
    if entry.matched:
        return ("id", entry.matched)
    if entry.likely and entry.words[1:] in tails.get(entry.likely, ()):
        return ("id", entry.likely)
    meaningful = sum(is_meaningful(word) for word in entry.words)
    if meaningful >= FEWEST_WORDS:
        return ("words", *entry.words)
    return _key_under_sasaran(entry) if meaningful >= FEWEST_UNDER_SASARAN else None


def _key_under_sasaran(entry: Entry) -> Key | None:
    """Return the key of a short wording; what counts things is asked of many activities."""
    sasaran = fold_words(entry.row.sasaran or "")
    if _COUNTS & set(entry.words) or sum(map(is_meaningful, sasaran)) < FEWEST_UNDER_SASARAN:
        return None
    return ("words", *entry.words, "<", *sasaran, "<", _unit(entry.row))


def _unit(row: Row) -> str:
    """Return the unit that a row prints: in its own column, or in its target or realisasi."""
    unit = fold_text(row.satuan or "")
    for held in (row.target, row.realisasi):
        if isinstance(held, Measure) and held.unit:
            unit = fold_text(held.unit)
            break
        if isinstance(held, Measure) and held.kind == "percent":
            return _PERCENT
    return "" if unit in _NO_UNITS else _PERCENT if unit in _PERCENTS else unit


def is_repeated(several: Sequence[Entry]) -> bool:
    """Say whether one table prints a wording twice, asking it of several activities."""
    counts = Counter((entry.figures.name, entry.table.id) for entry in several)
    return max(counts.values()) > 1


def is_of_a_year(entry: Entry, name: str) -> bool:
    """Say whether a field is of a whole year, not of a part of it or of several.

    Args:
        entry: the indicator.
        name: the field; its headers and the table's title tell.
    """
    headers = [column.header for column in entry.table.columns if column.field == name]
    return not _NO_YEAR.search(" ".join([entry.table.title or "", *headers]))


def may_be_one(one: Entry, other: Entry) -> bool:
    """Say whether two rows may speak of one indicator; in doubt they do."""
    if one.matched and other.matched:
        return one.matched == other.matched
    record = one.matched or one.likely
    if record and record == (other.matched or other.likely):
        return True
    pairs = ((one.words, other.words), (one.words_without_unit, other.words_without_unit))
    return any(
        _begins_with(*pair) or fuzz.token_sort_ratio(*map(" ".join, pair)) >= ALIKE
        for pair in pairs
    )


def _begins_with(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether the longer of two wordings begins with the other, which is no short one."""
    short, long = sorted((one, other), key=len)
    meaningful = sum(map(is_meaningful, short))
    return meaningful >= FEWEST_WORDS and long[: len(short)] == short

"""One indicator of the catalogue, and the catalogue as a whole.

Contract: records are values that never change; a catalogue keeps their order, which no match
depends on. What each field may hold is told by the constants here; `extractor.catalogue.files`
reads them from CSV and refuses what does not fit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

LEVELS = ("sasaran strategis", "program", "kegiatan", "rak", "rkt")
"""Where an indicator is promised, from the highest level down."""
POLARITIES = ("higher_better", "lower_better", "none")
"""Which way is better; ``none``: neither, or it cannot be said."""
VALUE_KINDS = ("percent", "index", "count", "grade", "opinion", "amount", "text")
"""What its target and realisasi are."""
PLACEHOLDER = "{satker}"
"""Stands in a name for the unit whose indicator it is."""


@dataclass(frozen=True, slots=True)
class Indikator:
    """A canonical indicator.

    Attributes:
        id: such as ``SS-08``; unique in a catalogue.
        name: the official wording, ``{satker}`` standing for the unit.
        level: one of `LEVELS`.
        renstra_period: first and last year, ``2020-2024``; empty for any.
        polarity: one of `POLARITIES`.
        value_kind: one of `VALUE_KINDS`.
        unit: ``%``, ``laporan``, or empty.
        target_scale: a range ``0-100``, an order from the best down ``AA>A>BB``, or empty.
        sasaran: the sasaran under which it stands.
        aliases: other wordings seen.
        source: where the record comes from.
        is_output: whether it is no indicator but an output (rincian output, row of a table of
            volumes), kept so that such a text is not taken for an indicator.
        of_commission: whether ``{satker}`` in it is an election commission and no other agency.

    Example:
        ``SS-08``: "Persentase Partisipasi Pemilih Perempuan dalam Pemilu/Pemilihan".
    """

    id: str
    name: str
    level: str
    renstra_period: str
    polarity: str
    value_kind: str
    unit: str
    target_scale: str
    sasaran: tuple[str, ...]
    aliases: tuple[str, ...]
    source: str
    is_output: bool = False
    of_commission: bool = False

    @property
    def spellings(self) -> tuple[str, ...]:
        """Return the name and the aliases."""
        return (self.name, *self.aliases)

    @property
    def years(self) -> tuple[int, int] | None:
        """Return the first and the last year of its Renstra, None where any will do."""
        first, dash, last = self.renstra_period.partition("-")
        return (int(first), int(last)) if dash else None


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """Records by their ids, indicators and outputs, in the order in which they were read.

    Catalogues are told apart by identity: one that is loaded again is another one.
    """

    records: Mapping[str, Indikator] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Indikator]:
        """Go through all records, outputs too."""
        return iter(self.records.values())

    def __len__(self) -> int:
        """Return how many records there are, outputs too."""
        return len(self.records)

    @property
    def indicators(self) -> list[Indikator]:
        """Return the records that are indicators."""
        return [record for record in self if not record.is_output]

    def with_records(self, records: Iterable[Indikator]) -> Catalogue:
        """Return a catalogue in which records are added, or take the place of those of their id.

        What takes the place of an output, or of a commission's record, is one too.
        """
        added = {record.id: self._in_place(record) for record in records}
        return Catalogue({**self.records, **added})

    def _in_place(self, record: Indikator) -> Indikator:
        own = self.records.get(record.id)
        if own is None:
            return record
        return replace(
            record,
            is_output=record.is_output or own.is_output,
            of_commission=record.of_commission or own.of_commission,
        )

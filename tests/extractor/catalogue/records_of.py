"""Small catalogues for the tests of this folder."""

from __future__ import annotations

from extractor.catalogue import Catalogue, Indikator

TURNOUT = "Persentase Partisipasi Pemilih dalam Pemilu/Pemilihan"
WOMEN = "Persentase Partisipasi Pemilih Perempuan dalam Pemilu/Pemilihan"
OPINION = "Opini BPK atas Laporan Keuangan {satker}"
LOGISTICS = "Persentase pengadaan logistik tepat waktu dan sesuai prosedur"


def record(identity: str, name: str, *aliases: str, **fields: object) -> Indikator:
    """Return a record of which only the wording matters."""
    values: dict[str, object] = {
        "level": "rak",
        "renstra_period": "",
        "polarity": "higher_better",
        "value_kind": "percent",
        "unit": "%",
        "target_scale": "",
        "sasaran": (),
        "source": "",
        **fields,
    }
    return Indikator(id=identity, name=name, aliases=aliases, **values)  # type: ignore[arg-type]


def catalogue(*records: Indikator) -> Catalogue:
    """Return a catalogue of some records; without any, of the four names above."""
    return Catalogue().with_records(
        records
        or (
            record("A-1", TURNOUT, renstra_period="2020-2024"),
            record("A-2", WOMEN, renstra_period="2020-2024"),
            record("A-3", OPINION, value_kind="opinion", unit=""),
            record("A-4", LOGISTICS),
        )
    )

"""Small catalogues for the tests of this folder."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from extractor.catalogue import Catalogue, Indikator

TURNOUT = "Persentase Partisipasi Pemilih dalam Pemilu/Pemilihan"
WOMEN = "Persentase Partisipasi Pemilih Perempuan dalam Pemilu/Pemilihan"
OPINION = "Opini BPK atas Laporan Keuangan {satker}"
LOGISTICS = "Persentase pengadaan logistik tepat waktu dan sesuai prosedur"


def record(identity: str, name: str, *aliases: str, **fields: Any) -> Indikator:
    """Return a record of which only the wording matters, unless fields are given."""
    base = Indikator(
        identity, name, "rak", "", "higher_better", "percent", "%", "", (), aliases, ""
    )
    return replace(base, **fields)


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

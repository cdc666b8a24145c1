"""Rows that speak of one indicator."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.audit.cells import Figures
from extractor.audit.plans.indikator_rows import Entry, entries, keyed, may_be_one
from extractor.model import Document


@pytest.fixture
def entries_of(
    tab: Callable[..., str], extract_text: Callable[..., Document]
) -> Callable[..., list[Entry]]:
    """Return a function that gives the entries of an agreement's indicators."""

    def read(*names: str, title: str = "PERJANJIAN KINERJA TAHUN 2024") -> list[Entry]:
        rows = [f"{n} | Meningkatnya mutu kerja | {name} | 90%" for n, name in enumerate(names, 1)]
        head = "No | Sasaran Strategis | Indikator Kinerja | Target"
        text = f"{title}\nSEKRETARIAT KPU KABUPATEN SRAGEN\n\n{tab(head, *rows)}"
        return list(entries(Figures(extract_text(text))))

    return read


Entries = Callable[..., list[Entry]]


def test_an_entry_tells_whose_it_is(entries_of: Entries) -> None:
    entry = entries_of("Persentase arsip yang ditata", "Indeks Reformasi Birokrasi")[0]
    assert (entry.place.satker, entry.place.bagian, entry.place.tahun) == (
        "kpu kabupaten sragen", "Sekretariat", 2024,
    )  # fmt: skip
    assert entry.where == "Perjanjian Kinerja Sekretariat 2024"


def test_the_number_of_a_list_is_no_part_of_the_label(entries_of: Entries) -> None:
    entry = entries_of("a. Persentase arsip yang ditata", "b. Indeks Reformasi Birokrasi")[0]
    assert entry.label == "Persentase arsip yang ditata"


def test_rows_of_one_record_are_one_indicator(entries_of: Entries) -> None:
    found = entries_of(
        "Persentase Sengketa Hukum yang dimenangkan KPU",
        "b. Prosentase sengketa hukum yang dimenangkan KPU",
        "Indeks Reformasi Birokrasi",
    )
    groups = keyed(found)
    assert [len(group) for group in groups.values()] == [2, 1]
    assert all(key[0] == "id" for key in groups)


def test_unknown_wordings_are_one_where_their_words_are(entries_of: Entries) -> None:
    name = "Persentase alat pemadam kebakaran gudang yang diperiksa"
    groups = keyed(entries_of(name, name.upper(), name + " petugas"))
    assert [len(group) for group in groups.values()] == [2, 1]


def test_a_short_wording_has_no_key(entries_of: Entries) -> None:
    assert not keyed(entries_of("Jumlah dokumen kantor", "Jumlah dokumen kantor"))


def test_similar_wordings_may_be_one(entries_of: Entries) -> None:
    one, other, third = entries_of(
        "Persentase alat pemadam kebakaran gudang yang diperiksa",
        "Persentase alat pemadam kebakaran di gudang yang diperiksa rutin",
        "Persentase kendaraan dinas yang dirawat berkala",
    )
    assert may_be_one(one, other)
    assert not may_be_one(one, third)


def test_two_records_are_never_one(entries_of: Entries) -> None:
    one, other = entries_of(
        "Persentase Partisipasi Pemilih Perempuan dalam Pemilu/Pemilihan",
        "Persentase Partisipasi Pemilih Disabilitas dalam Pemilu/Pemilihan",
    )
    assert not may_be_one(one, other)


def test_a_unit_behind_an_indicator_makes_no_other_one(entries_of: Entries) -> None:
    one, other, third = entries_of(
        "a. Konsumsi Energi (k.kal/kap/hr)", "a. Konsumsi energy", "b. Konsumsi Protein (gram)"
    )
    assert may_be_one(one, other)
    assert not may_be_one(third, other)


def test_a_longer_wording_may_be_the_indicator_that_it_begins_with(entries_of: Entries) -> None:
    name = "Tingkat penurunan emisi gas buang kendaraan"
    one, other = entries_of(name, name + " dinas dari seluruh kantor dan gudang daerah")
    assert may_be_one(one, other)
    assert may_be_one(other, one)

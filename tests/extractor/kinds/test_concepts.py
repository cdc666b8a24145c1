"""Header texts to concepts."""

from __future__ import annotations

import pytest

from extractor.kinds.concepts import (
    cut_into_concepts,
    group_year_concept,
    has_percent,
    header_period,
    header_year,
    match_concept,
)
from extractor.kinds.declarations import concepts


@pytest.mark.parametrize(
    ("header", "concept"),
    [
        ("No.", "no"),
        ("SASARAN STRATEGIS", "sasaran"),
        ("Indikator Kinerja Utama (IKU)", "indikator"),
        ("Target (%)", "target"),
        ("Kegiatan yang akan dilaksanakan", "kegiatan"),
        ("Perkiraan Biaya (Rp)", "biaya"),
        ("Penanggung Jawab", "pelaksana"),
        ("5 Kegiatan", "kegiatan"),
        ("12 Pelaksana", "pelaksana"),
    ],
)
def test_declared_spellings(header: str, concept: str) -> None:
    match = match_concept(header)
    assert match is not None
    assert (match.concept, match.score) == (concept, 100)


@pytest.mark.parametrize(
    ("header", "concept"),
    [("Perkiraaan", "biaya"), ("Sasar4n Strategis", "sasaran"), ("Indikator Kinenja", "indikator"),
     ("Pelaksama", "pelaksana")],
)  # fmt: skip
def test_damaged_headers_match_with_a_lower_score(header: str, concept: str) -> None:
    match = match_concept(header)
    assert match is not None
    assert match.concept == concept
    assert 70 <= match.score < 100


@pytest.mark.parametrize("header", ["", "Warna Map", "12", "x", "Nomer HP", "Na", "kata " * 30])
def test_other_words_mean_nothing(header: str) -> None:
    assert match_concept(header) is None


def test_short_spellings_must_agree_exactly() -> None:
    assert match_concept("ke") is None
    assert match_concept("nq") is None


@pytest.mark.parametrize("concept", sorted(concepts()))
def test_every_declared_spelling_is_found(concept: str) -> None:
    for spelling in concepts()[concept].headers:
        match = match_concept(spelling)
        assert match is not None, spelling
        assert match.score == 100, spelling


def test_a_line_of_headings_is_cut() -> None:
    line = "No. Sasaran Strategis Indikator Kinerja Target"
    found, covered = cut_into_concepts(line.split())
    assert found == [
        ("no", "No."), ("sasaran", "Sasaran Strategis"), ("indikator", "Indikator Kinerja"),
        ("target", "Target"),
    ]  # fmt: skip
    assert covered == 1


def test_a_line_of_prose_is_hardly_covered() -> None:
    line = "Rapat dihadiri oleh target peserta dari luar kota"
    _, covered = cut_into_concepts(line.split())
    assert covered < 0.3
    assert cut_into_concepts([]) == ([], 0.0)


@pytest.mark.parametrize(
    ("header", "year"),
    [("2023", 2023), ("Realisasi 2024", 2024), ("Target Tahun 2022", 2022), ("20", None),
     ("Pemilu 2024", None), ("", None)],
)  # fmt: skip
def test_years(header: str, year: int | None) -> None:
    assert header_year(header) == year


@pytest.mark.parametrize(
    ("header", "period"),
    [("TW I", "T1"), ("Triwulan IV", "T4"), ("B12", "B12"), ("В3", "B3"), ("Т3", "T3"),
     ("Januari", "B1"), ("Nop", "B11"), ("Sasaran", None), ("", None)],
)  # fmt: skip
def test_periods(header: str, period: str | None) -> None:
    assert header_period(header) == period


def test_the_concept_of_a_header_with_a_year() -> None:
    assert group_year_concept("Realisasi 2024") == "realisasi"
    assert group_year_concept("Pemilu 2024") is None


def test_percent_is_declared_by_its_sign() -> None:
    assert has_percent("Target (%)")
    assert not has_percent("Persentase")


@pytest.mark.parametrize(
    ("header", "concept"),
    [("Ta rg et", "target"), ("I ndi ka tor Ki ner ja", "indikator"), ("N O", "no")],
)
def test_a_heading_that_a_narrow_column_broke_is_read(header: str, concept: str) -> None:
    match = match_concept(header)
    assert match is not None
    assert match.concept == concept


@pytest.mark.parametrize(
    ("header", "period"),
    [("J a n", "B1"), ("Okt ober", "B10"), ("Triwula n II I", "T3"), ("I I", None)],
)
def test_a_period_that_a_narrow_column_broke_is_read(header: str, period: str | None) -> None:
    assert header_period(header) == period

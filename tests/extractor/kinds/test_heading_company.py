"""Headings that the other headings of their table give a meaning."""

from __future__ import annotations

import pytest

from extractor.kinds.headers import read_header
from tests.extractor.spanned_tables import segment


def concepts_of(*header: str) -> list[str | None]:
    return [heading.concept for heading in read_header(segment(*header).rows).headings]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Indikator | Target Renstra 2016 | Realisasi", ["indikator", "target", "realisasi"]),
        (
            "Indikator | Target | Realisasi | Target Akhir Renstra",
            ["indikator", "target", "realisasi", "target_renstra"],
        ),
        (
            "Program/Kegiatan | Anggaran Sebelum Perubahan | Anggaran Sesudah Perubahan",
            ["program_kegiatan", "pagu_murni", "pagu"],
        ),
        (
            "Indikator Sasaran | Target | Capaian | % Capaian Kinerja",
            ["indikator", "target", "realisasi", "capaian"],
        ),
        (
            "Program | Anggaran | Realisasi Anggaran | Realisasi %",
            ["program", "anggaran", "realisasi", "persen"],
        ),
        (
            "Indikator | Realisasi s/d Tahun 2016 | Target Renstra 2018 | Tingkat (2/3)*100",
            ["indikator", "realisasi", "target", "capaian"],
        ),
        (
            "Indikator | Target | Realisasi s/d Tahun 2016 | Target Renstra 2018",
            ["indikator", "target", "realisasi_kumulatif", "target_renstra"],
        ),
        (
            "Indikator | Target | Realisasi | Selisih (3/1)*100",
            ["indikator", "target", "realisasi", None],
        ),
        (
            "Sasaran | Indikator Kinerja | Target | Program/Kegiatan | Anggaran",
            ["sasaran", "indikator", "target", "kegiatan", "anggaran"],
        ),
        (
            "Sasaran | Indikator Kinerja | Indikator Kinerja Program | Target",
            ["sasaran", None, "indikator", "target"],
        ),
        (
            "Kegiatan | Indikator Kinerja | Indikator Kegiatan | Target",
            ["kegiatan", "indikator", "indikator_kegiatan", "target"],
        ),
    ],
)
def test_a_heading_is_read_beside_the_others(header: str, expected: list[str | None]) -> None:
    width = header.count("|") + 1
    assert concepts_of(header, " | ".join(f"({n + 1})" for n in range(width))) == expected


def test_years_without_a_word_beside_a_target_are_guessed_to_be_results() -> None:
    reading = read_header(
        segment(
            "Indikator Kinerja | Tahun | < | Target 2018",
            "^ | 2015 | 2016 | ^",
            "Persentase layanan | 80% | 85% | 100%",
        ).rows
    )
    assert [(h.concept, h.year, h.guessed) for h in reading.headings[1:]] == [
        ("realisasi", 2015, True), ("realisasi", 2016, True), ("target", 2018, False),
    ]  # fmt: skip


def test_years_over_figures_of_another_kind_make_no_series() -> None:
    reading = read_header(
        segment(
            "No | Lapangan Usaha | Dalam Juta (Rp) | <",
            "^ | ^ | 2013 | 2014",
            "1 | Pertanian | 103.832 | 109.024",
        ).rows
    )
    assert "years" not in reading.concepts()


def test_a_result_of_several_years_is_taken_for_one_of_the_table_and_told() -> None:
    header = "Indikator | Realisasi s/d Tahun 2016 | Target Renstra 2018 | Tingkat (2/3)*100"
    headings = read_header(segment(header, "(1) | (2) | (3) | (4)").rows).headings
    assert [heading.several_years for heading in headings] == [False, True, True, False]
    assert headings[3].percent


def test_the_heading_that_gave_way_is_told() -> None:
    header = "Program | Anggaran Sebelum Perubahan | Anggaran Sesudah Perubahan"
    headings = read_header(segment(header, "(1) | (2) | (3)").rows).headings
    assert [heading.rival for heading in headings] == ["", "", "Anggaran Sebelum Perubahan"]
    header = "Sasaran | Indikator Kinerja | Indikator Kinerja Program | Target"
    headings = read_header(segment(header, "(1) | (2) | (3) | (4)").rows).headings
    assert headings[2].rival == "Indikator Kinerja"

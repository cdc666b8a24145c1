"""Matched, ambiguous or unmatched, and why."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from extractor.catalogue import Catalogue
from extractor.catalogue.context import RowContext
from extractor.catalogue.files import built_in_catalogue
from extractor.catalogue.matching import Matcher, matcher_of
from tests.extractor.catalogue.records_of import LOGISTICS, TURNOUT, WOMEN, catalogue, record

SMALL = Matcher(catalogue())
BUILT_IN = list(built_in_catalogue())
SPELLINGS = sorted({text for one in BUILT_IN for text in one.spellings})


def verdict(text: str, matcher: Matcher = SMALL, **context: Any) -> tuple[str, str, str | None]:
    match = matcher.match(text, RowContext(**context))
    best = match.candidates[0].record.id if match.candidates else None
    return match.status, match.reason, best


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Persentase Partisipasi Pemilih Perernpuan dalam Pemilu/ Pemilih an",
            ("matched", "sure", "A-2"),
        ),
        ("Opini BPK atas Laporan Keuangan KPU Kab. Lahat", ("matched", "sure", "A-3")),
        (
            "Persentase Partisipasi Pemilih Lansia dalam Pemilu/Pemilihan",
            ("ambiguous", "words-differ", "A-1"),
        ),
        ("Persentase Partisipasi Pemilih dalam", ("ambiguous", "cut-off", "A-1")),
        (
            "Jumlah pengadaan logistik tepat waktu dan sesuai prosedur",
            ("ambiguous", "words-differ", "A-4"),
        ),
        (
            "Persentase pengadaan logistik tidak tepat waktu dan sesuai prosedur",
            ("ambiguous", "words-differ", "A-4"),
        ),
        (
            "Persentase pengadaan tepat waktu dan sesuai prosedur",
            ("ambiguous", "words-lost", "A-4"),
        ),
        ("Jumlah balita gizi buruk", ("unmatched", "low-score", None)),
        ("%", ("unmatched", "no-words", None)),
        ("", ("unmatched", "no-words", None)),
    ],
)  # fmt: skip
def test_a_text_has_a_status_and_a_reason(text: str, expected: tuple[str, str, str]) -> None:
    assert verdict(text) == expected


def test_a_year_that_the_text_is_for_is_no_other_measure() -> None:
    assert verdict(f"{LOGISTICS} Tahun 2024")[0] == "matched"


def test_the_words_of_an_output_are_no_indicator() -> None:
    output = record("R-1", "Pengadaan logistik", is_output=True)
    matcher = Matcher(catalogue(output, record("A-4", LOGISTICS)))
    assert verdict("Pengadaan logistik", matcher) == ("unmatched", "output", "R-1")


def test_two_records_as_near_are_both_listed() -> None:
    matcher = Matcher(
        catalogue(record("A-1", "Nilai SAKIP satu"), record("A-2", "Nilai SAKIP dua"))
    )
    match = matcher.match("Nilai SAKIP")
    assert (match.status, [one.record.id for one in match.candidates]) == (
        "ambiguous",
        ["A-1", "A-2"],
    )
    assert [one.record.id for one in match.rivals] == ["A-2"]


def test_the_year_of_the_table_parts_two_periods() -> None:
    old = record("O-1", "Persentase partisipasi pemilih dalam Pemilu", renstra_period="2015-2019")
    new = record("N-1", TURNOUT, renstra_period="2020-2024")
    matcher = Matcher(catalogue(old, new))
    assert verdict(old.name, matcher) == ("matched", "sure", "O-1")
    assert verdict(old.name, matcher, year=2018) == ("matched", "sure", "O-1")
    assert verdict(old.name, matcher, year=2023)[0] == "ambiguous"


def test_the_target_speaks_for_the_record_whose_values_are_such() -> None:
    records = (
        record("P", "Opini atas laporan satu"),
        record("Q", "Opini atas laporan dua", value_kind="opinion"),
    )
    matcher = Matcher(catalogue(*records))
    assert verdict("Opini atas laporan", matcher, value_kind="opinion")[2] == "Q"
    assert verdict("Opini atas laporan", matcher, value_kind="percent")[2] == "P"


def test_context_never_makes_a_stranger_a_match() -> None:
    best = RowContext("percent", "x", "rak", 2023)
    match = matcher_of().match("Persentase balita gizi buruk yang dirawat", best)
    assert match.status == "unmatched"


@settings(max_examples=30, deadline=None)
@given(st.randoms(use_true_random=False), st.sampled_from(SPELLINGS))
def test_the_order_of_the_catalogue_changes_nothing(rng: random.Random, text: str) -> None:
    chosen = rng.sample(BUILT_IN, 40)
    shuffled = rng.sample(chosen, 40)
    first, second = (Matcher(Catalogue().with_records(some)) for some in (chosen, shuffled))
    assert first.match(text) == second.match(text)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(SPELLINGS), st.sampled_from([str.upper, str.lower, str.title]))
def test_letter_case_changes_nothing(text: str, change: Callable[[str], str]) -> None:
    filled = text.replace("{satker}", "KPU Kabupaten Lahat")
    one = matcher_of().match(filled)
    other = matcher_of().match(change(filled))
    assert (one.status, one.candidates) == (other.status, other.candidates)


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(SPELLINGS), st.sampled_from(SPELLINGS), st.sampled_from("abcdefgh"))
def test_a_stranger_in_the_catalogue_never_changes_a_perfect_match(
    text: str, other: str, letter: str
) -> None:
    before = matcher_of().match(text)
    assume(before.reason == "sure")
    stranger = record("ZZ-1", f"{other} bagi petani {letter * 5}")
    after = Matcher(built_in_catalogue().with_records([stranger])).match(text)
    assert (after.status, after.candidates[:1]) == (before.status, before.candidates[:1])


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_has_an_answer(text: str) -> None:
    assert matcher_of().match(text).status in ("matched", "ambiguous", "unmatched")


def test_names_that_differ_by_one_group_are_kept_apart() -> None:
    assert verdict(TURNOUT) == ("matched", "sure", "A-1")
    assert verdict(WOMEN) == ("matched", "sure", "A-2")


@pytest.mark.parametrize(
    "text",
    [
        "Persentase badan adhoc yang telah dilantik sesuai standar",
        "Persentase hasil pemilu yang diterapkan sesuai jadwal",
        "Persentase Terlaksananya pembentukan PPPK",
        "Jumlah Laporan APIP KPU Kabupaten Lahat yang tepat waktu",
        "Persentase hasil rapat pleno yang ditindaklanjuti paling lambat 7 (empat) hari kerja",
        "Opini BPK atas Laporan Keuangan Dinas Kesehatan Kabupaten Lahat",
        "Persentase Partisipasi Pemilih dalam Pemilu/Pemilihan Tahun 2029",
        "Persentase Partisipasi Pemilih L dalam Pemilu/Pemilihan",
        "Persentase anggaran DAK yang terserap sesuai rencana kerja",
        "Persentase logistik yang didistribusikan",
        "Frekuensi pemutakhiran data pemilih di tingkat Kelurahan di seluruh wilayah Indonesia2",
    ],
)
def test_a_word_or_sign_that_makes_another_measure_is_never_silent(text: str) -> None:
    assert matcher_of().match(text).status != "matched"


def test_a_small_word_in_place_of_another_is_never_silent() -> None:
    matcher = Matcher(catalogue(record("A", "Jumlah laporan yang telah dikirim ke KPU Provinsi")))
    assert verdict("Jumlah laporan yang telah dikirim ke KPU Provinsi", matcher)[0] == "matched"
    assert verdict("Jumlah laporan telah dikirim ke KPU Provinsi", matcher)[0] == "matched"
    assert verdict("Jumlah laporan yang akan dikirim ke KPU Provinsi", matcher)[0] == "ambiguous"
    assert verdict("Jumlah laporan yang telah dikirim dari KPU Provinsi", matcher)[0] == "ambiguous"


def test_an_own_catalogue_may_be_of_any_agency() -> None:
    name = "Nilai kepuasan atas layanan {satker}"
    text = "Nilai kepuasan atas layanan Dinas Kesehatan Kabupaten Lahat"
    commission = record("A", name, of_commission=True)
    assert verdict(text, Matcher(catalogue(record("A", name))))[0] == "matched"
    assert verdict(text, Matcher(catalogue(commission)))[0] == "ambiguous"


def test_two_things_in_the_row_that_speak_against_a_record_are_a_doubt() -> None:
    assert verdict(TURNOUT, value_kind="opinion")[0] == "matched"
    assert verdict(TURNOUT, value_kind="opinion", year=2025)[:2] == ("ambiguous", "row-differs")


def test_a_text_that_is_too_long_is_no_indicator() -> None:
    assert verdict(f"{TURNOUT} {'dan lain ' * 200}")[0] == "unmatched"


def test_a_measure_alone_is_no_indicator() -> None:
    assert matcher_of().match("Persentase").status == "unmatched"


def test_a_word_of_its_own_is_no_rest_of_a_longer_one() -> None:
    matcher = Matcher(catalogue(record("A", "Persentase petugas yang melayani pemilihan")))
    assert verdict("Persentase petugas yang melayani pemilih", matcher)[:2] != ("matched", "sure")
    assert verdict("Persentase petugas yang melayani pemilihn", matcher)[:2] != ("matched", "sure")
    matcher = Matcher(catalogue(record("A", "Persentase petugas yang mengirim logistik")))
    assert verdict("Persentase petugas yang mengirim logis", matcher)[:2] != ("matched", "sure")
    assert verdict("Persentase petugas yang mengirim logist", matcher)[:2] == ("matched", "sure")


def test_a_raised_figure_is_a_footnote() -> None:
    assert verdict(f"{TURNOUT}\u00b9") == ("matched", "sure", "A-1")


def test_a_year_far_from_the_period_is_a_doubt_and_the_year_behind_it_is_none() -> None:
    assert verdict(TURNOUT, year=2025) == ("matched", "sure", "A-1")
    assert verdict(TURNOUT, year=2017) == ("ambiguous", "row-differs", "A-1")
    assert verdict(TURNOUT, year=2030) == ("ambiguous", "row-differs", "A-1")


def test_a_unit_that_a_record_names_is_not_any_unit() -> None:
    matcher = Matcher(catalogue(record("A", "Jumlah pasien RSUD Kabupaten Lahat yang dilayani")))
    text = "Jumlah pasien Dinas Kesehatan Kabupaten Lahat yang dilayani"
    assert verdict(text, matcher)[0] != "matched"


def test_the_word_instansi_is_found_by_its_own_name() -> None:
    name = "Jumlah instansi yang dilayani"
    assert verdict(name, Matcher(catalogue(record("A", name)))) == ("matched", "sure", "A")

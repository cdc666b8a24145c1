"""The words of an indicator as they are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.catalogue.wording import fold_words, same_words, word_weight


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1. Persentase  Pemilih (%)", ["persentase", "pemilih"]),
        ("a) Jumlah laporan", ["jumlah", "laporan"]),
        ("1.2.3. Nilai SAKIP", ["nilai", "sakip"]),
        ("80 persen pegawai", ["80", "persen", "pegawai"]),
        ("Pemilu/ Pemilih-\nan", ["pemilu", "pemilihan"]),
        ("Opini BPK KPU Kabupaten Lahat", ["opini", "bpk", "satker"]),
        ("Opini BPK {satker}", ["opini", "bpk", "satker"]),
    ],
)
def test_texts_are_folded_to_words(text: str, words: list[str]) -> None:
    assert fold_words(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("bimtek kpps", "bimbingan teknis kelompok penyelenggara pemungutan suara"),
        ("bimbingan teknis bimtek pemilu", "bimbingan teknis pemilu"),
        ("prosentase pemilih pemilih", "persentase pemilih"),
        (
            "laporan kinerja instansi pemerintah lkjip tahun",
            "laporan kinerja instansi pemerintah tahun",
        ),
        ("komisi pemilihan umum", "kpu"),
    ],
)
def test_what_is_printed_in_several_ways_is_one(text: str, words: str) -> None:
    assert same_words(text.split()) == tuple(words.split())


def test_a_damaged_phrase_printed_twice_counts_once() -> None:
    damaged = {"teknls": "teknis"}
    words = same_words(["bimbingan", "teknls", "bimtek", "kpu"], lambda w: damaged.get(w, w))
    assert words == ("bimbingan", "teknls", "kpu")


@given(st.text(max_size=80))
def test_letter_case_changes_no_word(text: str) -> None:
    ascii_only = text.encode("ascii", "ignore").decode()
    assert fold_words(ascii_only.upper()) == fold_words(ascii_only.lower())


def test_small_words_count_little() -> None:
    assert word_weight("yang") < word_weight("pemilih") == 1.0

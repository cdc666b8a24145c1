"""How alike a text and a spelling are, and what is left over."""

from __future__ import annotations

import pytest

from extractor.catalogue.features import NOTHING, Likeness, Spelling, Wording, compare
from extractor.catalogue.vocabulary import Vocabulary
from tests.extractor.catalogue.records_of import LOGISTICS, WOMEN, record

VOCABULARY = Vocabulary.of(f"{LOGISTICS} {WOMEN}".lower().replace("/", " ").split())


def likeness(text: str, name: str = LOGISTICS) -> Likeness:
    return compare(Wording.of(text, VOCABULARY), Spelling.of(record("X", name), name))


def test_the_same_words_are_100() -> None:
    found = likeness("PERSENTASE Pengadaan logistik, tepat waktu dan sesuai prosedur.")
    assert (found.score, found.lacking, found.added, found.cut) == (100.0, (), (), ())


def test_small_words_are_not_among_what_is_left_over() -> None:
    found = likeness("Persentase pengadaan dari logistik tepat waktu sesuai prosedur")
    assert (found.lacking, found.added) == ((), ())
    assert 90 < found.score < 100


def test_words_that_differ_are_named() -> None:
    found = likeness("Persentase pendistribusian logistik tepat waktu dan sesuai prosedur")
    assert (found.lacking, found.added) == (("pengadaan",), ("pendistribusian",))


def test_a_damaged_word_is_the_one_it_may_have_been() -> None:
    found = likeness("Persentase pengadaaan loglstik tepat waktu dan sesuai prosedur")
    assert (found.lacking, found.added) == ((), ())


def test_a_word_that_only_resembles_another_is_told_as_added() -> None:
    found = likeness("Persentase Partisipasi Pemilih Perempatan dalam Pemilu/Pemilihan", WOMEN)
    assert found.added == ("perempatan",)


@pytest.mark.parametrize(
    ("text", "cut", "broken"),
    [
        ("Persentase pengadaan logistik tepat waktu dan", ("sesuai", "prosedur"), False),
        ("Persentase pengadaan logistik tepat waktu dan sesuai prose", ("prosedur",), True),
    ],
)
def test_a_cut_end_is_told(text: str, cut: tuple[str, ...], broken: bool) -> None:
    found = likeness(text)
    assert (found.cut, found.broken, found.lacking) == (cut, broken, ())


def test_words_in_another_order_are_told() -> None:
    name = "Persentase pemilih yang berhak tetapi tidak masuk daftar"
    assert likeness(name, name).ordered
    assert not likeness("Persentase pemilih yang tidak berhak tetapi masuk daftar", name).ordered


def test_a_word_printed_twice_in_a_name_keeps_its_order_when_one_is_damaged() -> None:
    name = "Persentase gugatan hukum dan sengketa hukum"
    assert likeness("Persentase gugatan hukurn dan sengketa hukum", name).ordered


def test_other_words_are_nothing() -> None:
    assert likeness("Jumlah balita gizi buruk yang dirawat") == NOTHING

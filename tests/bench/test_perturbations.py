"""Labelled texts for the matching of indicators: what damage does, and whose a text may be."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.matching import perturbations as damage
from bench.matching import unit_names
from bench.matching.labelled import (
    MIN_VARIANTS,
    Owners,
    Record,
    cases,
    folded,
    perturbed,
    read_records,
    strangers,
    text_words,
    word_costs,
)
from bench.matching.perturbations import SATKER, Case, Perturbation

TURNOUT = "Persentase Partisipasi Pemilih dalam Pemilu/Pemilihan"
WOMEN = "Persentase Partisipasi Pemilih Perempuan dalam Pemilu/Pemilihan"
UPDATED = f"Persentase ketepatan waktu {SATKER} dalam pemutakhiran Data Pemilih"
SOCIAL = "Persentase informasi tahapan Pemilu yang ditampilkan di media sosial"
PRESS = "Persentase informasi tahapan Pemilu yang dimuat di media massa"
RECORDS = [
    Record("SS-05", ("Opini BPK atas Laporan Keuangan",)),
    Record("PR-04", (f"Opini BPK atas Laporan Keuangan {SATKER}",)),
    Record("SS-07", (TURNOUT,)),
    Record("SS-08", (WOMEN,)),
    Record("O-01", ("Persentase partisipasi pemilih dalam Pemilu",)),
    Record("PR-06", (UPDATED,)),
    Record("RKT-27", (SOCIAL,)),
    Record("RKT-28", (PRESS,)),
]

WORDS = (
    "Persentase Jumlah tidak Pemilih perempuan dalam Pemilu logistik tepat, waktu internet Sosial"
)
TEXTS = st.lists(st.sampled_from([*WORDS.split(), SATKER]), min_size=1, max_size=14).map(" ".join)
SEEDS = st.integers(0, 10_000)
EVERY = (*damage.WORDING, *damage.LAYOUT)


@pytest.fixture(scope="module")
def labelled() -> list[Case]:
    """Return the cases of the whole catalogue for one seed."""
    return cases(20)


def names(step: Perturbation) -> str:
    return step.__name__


@pytest.mark.parametrize("step", EVERY, ids=names)
@settings(deadline=None)
@given(text=TEXTS, seed=SEEDS)
def test_damage_is_decided_by_the_seed_and_changes_the_text(
    step: Perturbation, text: str, seed: int
) -> None:
    damaged = step(text, Random(seed))
    assert damaged == step(text, Random(seed))
    assert damaged != text


@pytest.mark.parametrize("step", EVERY, ids=names)
def test_a_text_without_words_is_no_error(step: Perturbation) -> None:
    for text in ("", SATKER, "1"):
        step(text, Random(1))


@pytest.mark.parametrize("step", damage.LAYOUT, ids=names)
@settings(deadline=None)
@given(text=TEXTS, seed=SEEDS)
def test_layout_keeps_letters_and_digits(step: Perturbation, text: str, seed: int) -> None:
    damaged = step(text, Random(seed))
    assert damaged is None or folded(damaged) == folded(text)


@pytest.mark.parametrize("step", damage.LETTERS, ids=names)
@settings(deadline=None)
@given(text=TEXTS, seed=SEEDS)
def test_letters_are_misread_in_one_to_three_words(
    step: Perturbation, text: str, seed: int
) -> None:
    damaged = step(text, Random(seed))
    if damaged is None:
        return
    pairs = list(zip(text.split(), damaged.split(), strict=True))
    assert 1 <= sum(before != after for before, after in pairs) <= 3
    assert damaged.count(SATKER) == text.count(SATKER)


@settings(deadline=None)
@given(text=TEXTS, seed=SEEDS)
def test_words_that_tell_measures_apart_are_neither_dropped_nor_cut(text: str, seed: int) -> None:
    told = Counter(word for word in text.casefold().split() if word in damage.TELLING)
    for step in (damage.dropped_word, *damage.CUTS):
        damaged = step(text, Random(seed))
        if damaged is not None:
            left = Counter(word for word in damaged.casefold().split() if word in damage.TELLING)
            assert told == left


@settings(deadline=None)
@given(seed=SEEDS)
def test_units_are_named_by_the_seed(seed: int) -> None:
    for unit in unit_names.UNITS:
        name = unit(Random(seed))
        assert name == unit(Random(seed))
        assert name.startswith(("KPU ", "KPIU ", "Komisi Pemilihan Umum "))


def test_a_text_is_as_far_from_a_spelling_as_its_words_are() -> None:
    women, turnout = text_words(WOMEN), text_words(TURNOUT)
    assert word_costs(women, women) == (0, 0)
    assert word_costs(turnout, women) == (1, 1)
    assert word_costs(turnout[:-1], turnout) == (1, 0)
    assert text_words("KPU Provinsi dan KPU Kabupaten/Kota yang yang patuh") == (
        SATKER,
        "yang",
        "patuh",
    )


@pytest.mark.parametrize(
    ("text", "own", "cut", "ids"),
    [
        ("Persentase Partisipasi Pernilih Perempuan dalam Pemilu/Pemilihan", "SS-08", False, "own"),
        (TURNOUT, "SS-08", False, None),
        ("Persentase Partisipasi Pemilih dalam Pemilu", "SS-07", True, None),
        ("Persentase Partisipasi Pemilih dalam", "SS-07", True, None),
        ("Persentase Partisipasi Pemilih dalam", "O-01", True, "O-01 SS-07"),
        ("Opini BPK atas Laporan Keuangan", "PR-04", True, None),
        ("Opini BPK atas Laporan", "SS-05", True, "PR-04 SS-05"),
        ("Persentase informasi tahapan Pemilu yang di media", "RKT-27", False, "RKT-27 RKT-28"),
        (f"Persentase ketepatan {SATKER} dalam pemutakhiran Data Pemilih", "PR-06", False, "own"),
    ],
)
def test_a_damaged_text_is_labelled_with_all_that_it_may_be(
    text: str, own: str, cut: bool, ids: str | None
) -> None:
    expected = None if ids is None else tuple((own if ids == "own" else ids).split())
    assert Owners(RECORDS).of(text, own, cut=cut) == expected


def test_the_same_seed_gives_the_same_variants_and_another_seed_others() -> None:
    first, again, other = (list(perturbed(RECORDS, Random(seed), 0)) for seed in (1, 1, 2))
    assert first == again
    assert first != other


def test_counts(labelled: list[Case]) -> None:
    records = read_records()
    printed = [case for case in labelled if case.kind == "as-is"]
    outside = [case for case in labelled if not case.ids]
    variants = [case for case in labelled if case.ids and case.kind != "as-is"]
    assert len(printed) == sum(len(record.spellings) for record in records)
    assert len(variants) >= 3600
    of_record = Counter(id for case in variants for id in case.ids)
    assert min(of_record[record.id] for record in records) >= 10
    kinds = {kind for case in variants for kind in case.kind.split("+")}
    steps = (*EVERY, *unit_names.UNITS)
    assert kinds == {step.__name__.replace("_", "-") for step in steps}
    assert len(outside) >= 1000
    assert len(variants) >= MIN_VARIANTS * len(records)


def test_no_text_is_another_records_spelling(labelled: list[Case]) -> None:
    plain: dict[str, set[str]] = {}
    patterns: list[tuple[str, re.Pattern[str]]] = []
    for record in read_records():
        for spelling in record.spellings:
            letters = folded(spelling)
            if SATKER in letters:
                unit = r"(?:kpi?u|komisipemilihanumum)[a-z]+"
                patterns.append((record.id, re.compile(letters.replace(SATKER, unit))))
            else:
                plain.setdefault(letters, set()).add(record.id)
    for case in labelled:
        letters = folded(case.text)
        equal = plain.get(letters, set())
        if "kp" in letters or "komisi" in letters:
            equal = equal | {id for id, pattern in patterns if pattern.fullmatch(letters)}
        assert not equal or equal & set(case.ids), case
        if case.kind == "as-is":
            assert equal <= set(case.ids), case


def test_most_texts_have_one_right_answer(labelled: list[Case]) -> None:
    several = sum(len(case.ids) > 1 for case in labelled)
    assert several <= len(labelled) // 50


def test_strangers_are_different_and_in_no_catalogue(labelled: list[Case]) -> None:
    outside = strangers()
    letters = [folded(case.text) for case in outside]
    assert len(set(letters)) == len(letters)
    assert set(letters).isdisjoint(folded(case.text) for case in labelled if case.ids)
    kinds = Counter(case.kind for case in outside)
    assert set(kinds) == {"other-agency", "commission", "near", "no-indicator"}
    assert kinds["other-agency"] >= 350
    assert kinds["commission"] >= 300
    assert kinds["near"] >= 250
    assert kinds["no-indicator"] >= 100


def test_a_catalogue_without_its_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "indikator.csv"
    path.write_text("id,name\nSS-07,Persentase Partisipasi Pemilih\n", encoding="utf-8")
    with pytest.raises(KeyError, match="aliases"):
        read_records(path)

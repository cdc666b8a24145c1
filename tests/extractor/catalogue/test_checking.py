"""What a check of a catalogue finds."""

from __future__ import annotations

import pytest

from extractor.catalogue import Indikator
from extractor.catalogue.checking import check_catalogue
from tests.extractor.catalogue.records_of import LOGISTICS, TURNOUT, WOMEN, catalogue, record


@pytest.mark.parametrize(
    ("other", "kinds"),
    [
        (record("B", LOGISTICS.upper()), {"same-wording"}),
        (record("B", "Jumlah sapi", LOGISTICS), {"same-wording"}),
        (record("B", f"{LOGISTICS} yang"), {"confusable"}),
        (record("B", "Persentase pengadaan loglstik tepat waktu dan sesuai prosedur"), set()),
        (record("B", "Persentase pengadaan logistik tepat waktu dan sesuai aturan"), set()),
        (record("B", "Jumlah sapi", unit="ekor"), {"unit-of-percent"}),
        (record("B", "Nilai sapi", value_kind="grade", unit=""), {"scale-missing"}),
        (record("B", "Jumlah sapi {kabupaten}"), {"placeholder"}),
        (record("B", "Jumlah sapi di Kabupaten Lahat"), {"unit-named"}),
    ],
)
def test_each_problem_has_its_kind(other: Indikator, kinds: set[str]) -> None:
    problems = check_catalogue(catalogue(record("A", LOGISTICS), other))
    assert {problem.kind for problem in problems} == kinds
    assert all(problem.id in problem.message for problem in problems)


def test_a_distinguishing_word_is_enough() -> None:
    assert check_catalogue(catalogue(record("A", TURNOUT), record("B", WOMEN))) == []

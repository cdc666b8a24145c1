"""The bars of the audit, held on clean documents of the corpus in which one fact is changed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain
from random import Random

import pytest

from bench.audit import labelled, score, seeding, seeding_amounts
from bench.audit.changes import (
    amount_printed,
    changed_document,
    changed_text,
    number_of,
    with_numeral,
    with_other_digit,
)
from bench.audit.facts import DOCUMENTS, SEEDED_BY_THE_CORPUS, SUMS
from bench.audit.score import SEEDS, Tally
from extractor.model import Amount
from golden.documents import corpus_documents

SEED = 50
RECALL = Decimal("0.99")


@pytest.fixture(scope="module")
def cases() -> list[labelled.Case]:
    """Return a sample of the cases, of a seed that nothing was tried on."""
    return list(labelled.cases(SEED, most=1, in_text=1))


@pytest.fixture(scope="module")
def tallies(cases: list[labelled.Case]) -> dict[str, Tally]:
    """Return what the audit makes of the sample."""
    return score.measure(cases)


def test_wrong_facts_are_found_with_the_right_code_at_the_right_cell(
    tallies: dict[str, Tally],
) -> None:
    assert SEED not in SEEDS
    count = sum(tally.cases for tally in tallies.values())
    found = sum(tally.found for tally in tallies.values())
    told = "\n".join(chain.from_iterable(tally.missed for tally in tallies.values()))
    assert count >= 150
    assert found >= RECALL * count, told


def test_a_wrong_fact_gives_no_error_elsewhere(tallies: dict[str, Tally]) -> None:
    told = [line for tally in tallies.values() for line in tally.missed if "false alarm" in line]
    assert told == []


def test_one_wrong_fact_is_one_error(tallies: dict[str, Tally]) -> None:
    assert {kind: tally.several for kind, tally in tallies.items() if tally.several} == {}


def test_clean_documents_give_no_error() -> None:
    assert score.errors_on_clean() == {}


def test_every_kind_of_change_occurs(cases: list[labelled.Case]) -> None:
    kinds = {case.change.kind for case in cases}
    assert kinds == {
        "amount-digit", "average", "capaian-digit", "category", "code", "column-displaced",
        "digits-of-words", "formula", "grade", "number-left-out", "number-twice", "percent-digit",
        "realisasi-of-capaian", "repeated-amount", "satker", "satker-in-title", "scale-gap",
        "scale-overlap", "score", "swapped", "swapped-capaian", "target", "target-kind",
        "target-of-capaian", "three-digits", "total-digit", "unit", "words", "year-in-title",
    }  # fmt: skip
    assert {case.in_text for case in cases} == {True, False}


def test_the_same_seed_gives_the_same_cases() -> None:
    one, again, other = (
        [case.change for case in labelled.cases(seed, DOCUMENTS[:2], most=1, in_text=0)]
        for seed in (SEED, SEED, SEED + 1)
    )
    assert one == again
    assert one != other


def test_a_change_touches_nothing_else(cases: list[labelled.Case]) -> None:
    for case in cases:
        before = labelled.clean_document(case.name)
        if not case.in_text and case.change.kind == "amount-digit":
            [edit] = case.change.edits
            assert isinstance(edit.value, Amount)
            cells = list(_differing(before.model_dump(), case.document.model_dump()))
            assert cells == [edit.before, amount_printed(edit.before).value]


def _differing(one: object, other: object) -> Iterator[object]:
    """Go through the values of a dump that another one does not have, texts first."""
    if isinstance(one, dict) and isinstance(other, dict):
        for key in one:
            yield from _differing(one[key], other[key])
    elif isinstance(one, list) and isinstance(other, list):
        for left, right in zip(one, other, strict=True):
            yield from _differing(left, right)
    elif one != other:
        yield one


@pytest.mark.parametrize("name", sorted(SUMS))
def test_the_sums_of_the_clean_documents_hold(name: str) -> None:
    for table, sums in seeding_amounts.tables_with_sums(name, labelled.clean_document(name)):
        for total, parts in sums.items():
            for field in seeding_amounts.AMOUNT_FIELDS[table.kind]:
                values = [getattr(table.rows[row], field).value for row in parts]
                assert sum(values) == getattr(table.rows[total], field).value


def test_documents_named_by_the_bench_are_in_the_corpus() -> None:
    names = {path.stem for path in corpus_documents()}
    assert {*DOCUMENTS, *SEEDED_BY_THE_CORPUS} <= names


def test_a_number_is_changed_where_it_is_printed() -> None:
    assert with_numeral("Rp. 1.250.000,-", "9") == "Rp. 9,-"
    assert number_of("1.234,50") == Decimal("1234.5")
    for seed in range(50):
        other = with_other_digit("1.050", Random(seed))
        assert sum(a != b for a, b in zip("1.050", other, strict=True)) == 1
        assert not other.startswith("0")


def test_a_text_is_changed_only_where_the_cell_is_the_only_one_of_its_line() -> None:
    document = labelled.clean_document("lakip-lengkap-soppeng")
    found = labelled.clean_text("lakip-lengkap-soppeng")
    assert found is not None
    changes = list(seeding.digits_of_capaian("lakip-lengkap-soppeng", document, Random(1)))
    made = [changed_text(found[1], change) for change in changes]
    assert any(text is None for text in made)
    for text in made:
        if text is not None:
            pairs = zip(found[1].split("\n"), text.split("\n"), strict=True)
            assert sum(before != after for before, after in pairs) == 1
    assert all(changed_document(document, change) != document for change in changes)

"""The collector looks less often while documents are read, and as before afterwards."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from extractor.collector import ALLOCATIONS, rare_collections


@pytest.fixture(autouse=True)
def _usual_threshold() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


def test_the_threshold_comes_back() -> None:
    gc.set_threshold(700, 10, 10)
    with rare_collections():
        assert gc.get_threshold() == (ALLOCATIONS, 10, 10)
    assert gc.get_threshold() == (700, 10, 10)


def test_documents_read_by_turns_leave_the_threshold_as_it_was() -> None:
    gc.set_threshold(700, 10, 10)
    one, other = rare_collections(), rare_collections()
    one.__enter__()
    other.__enter__()
    one.__exit__(None, None, None)
    assert gc.get_threshold()[0] == ALLOCATIONS
    other.__exit__(None, None, None)
    assert gc.get_threshold() == (700, 10, 10)


@pytest.mark.parametrize("threshold", [0, 100_000])
def test_a_collector_that_looks_less_often_stays_as_it_is(threshold: int) -> None:
    gc.set_threshold(threshold, 10, 10)
    with rare_collections():
        assert gc.get_threshold() == (threshold, 10, 10)


@pytest.mark.parametrize("before", [700, 0])
def test_a_setting_made_meanwhile_stays(before: int) -> None:
    gc.set_threshold(before, 10, 10)
    with rare_collections():
        gc.set_threshold(50_000, 20, 20)
    assert gc.get_threshold() == (50_000, 20, 20)


def test_a_failure_brings_the_threshold_back() -> None:
    gc.set_threshold(700, 10, 10)
    with pytest.raises(ValueError, match="damaged"), rare_collections():
        raise ValueError("damaged")
    assert gc.get_threshold() == (700, 10, 10)

"""Freed memory is given back after many pages, and nothing happens where that cannot be."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator

import pytest

from extractor import extract_bytes, freed_memory, pipeline
from extractor.freed_memory import give_back_freed_memory


@pytest.fixture(autouse=True)
def _looked_up_anew() -> Iterator[None]:
    freed_memory._trim.cache_clear()
    yield
    freed_memory._trim.cache_clear()


def test_giving_back_is_harmless() -> None:
    give_back_freed_memory()
    give_back_freed_memory()


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_are_not_asked(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(ctypes, "CDLL", None)
    give_back_freed_memory()


def test_another_c_library_has_no_such_function(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda _: object())
    give_back_freed_memory()


@pytest.mark.parametrize(("pages", "asked"), [(3, 0), (150, 1)])
def test_only_many_pages_are_worth_it(
    pages: int, asked: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[int] = []
    monkeypatch.setattr(pipeline, "give_back_freed_memory", lambda: calls.append(1))
    extract_bytes(b"\f".join(b"Halaman" for _ in range(pages)), "laporan.txt")
    assert len(calls) == asked

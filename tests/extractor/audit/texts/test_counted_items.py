"""The number of kegiatan said against those listed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.audit.texts.counted_items import COUNT


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("1 (satu) program dan 5 kegiatan dalam DIPA Tahun 2024", ["count-mismatch"]),
        ("1 (satu) program dan 3 kegiatan dalam DIPA Tahun 2024", []),
        ("1 (satu) program dan 8 kegiatan dalam Renstra", []),
        ("1 (satu) program dan 8 kegiatan pada 2020-2024", []),
        ("1 (satu) program daerah", []),
    ],
)
def test_kegiatan_said_and_listed(
    codes_of: Callable[[str], list[str]], said: str, codes: list[str]
) -> None:
    text = COUNT.example.replace("1 (satu) program dan 5 kegiatan dalam DIPA Tahun 2024", said)
    assert said in text
    assert codes_of(text) == codes


def test_two_kegiatan_are_too_few_to_be_all(codes_of: Callable[[str], list[str]]) -> None:
    lines = COUNT.example.splitlines(keepends=True)
    assert codes_of("".join(lines[:-1])) == []

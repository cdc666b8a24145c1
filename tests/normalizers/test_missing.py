"""Ways of printing nothing."""

from __future__ import annotations

import pytest

from normalizers.missing import is_missing


@pytest.mark.parametrize(
    "text", ["", " ", "-", "–", "—", "_", "--", "- -", "nihil", "Nihil", "N/A"]
)
def test_nothing(text: str) -> None:
    assert is_missing(text)


@pytest.mark.parametrize("text", ["0", ".", "'", ",", "·", "•", "- 5", "belum", "Rp"])
def test_something(text: str) -> None:
    assert not is_missing(text)

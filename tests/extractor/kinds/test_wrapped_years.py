"""Spans of years that a title wraps over two lines name no year."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.kinds.context import read_document_context, year_near
from extractor.kinds.years import without_wrapped_spans
from extractor.tables.grid import TextLine

TextLines = Callable[[str], list[TextLine]]


@pytest.mark.parametrize(
    "lines",
    [
        ["Tabel 5. Anggaran Perpustakaan Tahun 2019 s/d", "Tahun 2023"],
        ["Anggaran Tahun 2019 s.d.", "2023"],
        ["Capaian Tahun 2019 sampai dengan", "Tahun 2023"],
        ["Capaian Tahun 2019-", "2023"],
        ["Renstra Tahun 2019", "s.d. 2023"],
        ["RENSTRA TAHUN 2019", "- 2023"],
        ["Capaian Tahun 2019", "hingga Tahun 2023"],
    ],
)
def test_a_wrapped_span_is_no_year(lines: list[str]) -> None:
    assert year_near(lines, []) is None


def test_the_text_above_may_wrap_one_too(text_lines: TextLines) -> None:
    above = "Anggaran perpustakaan dari Tahun 2019 sampai dengan\nTahun 2023 disajikan berikut."
    assert year_near([], text_lines(above)) is None


def test_a_cover_may_wrap_one_too(text_lines: TextLines) -> None:
    cover = "RENCANA STRATEGIS\nTAHUN 2019 -\n2023\nLAPORAN KINERJA\nTAHUN 2021"
    assert read_document_context(text_lines(cover)).tahun == 2021


@pytest.mark.parametrize(
    ("lines", "year"),
    [
        (["Capaian Renstra 2019 s.d.", "2023", "Tahun 2021"], 2021),
        (["CAPAIAN TAHUN 2021", "2022 - Dinas Contoh"], 2021),
        (["Capaian Tahun 2021", "s.d. Triwulan II"], 2021),
        (["Capaian Tahun 2021", "- Dinas Contoh"], 2021),
    ],
)
def test_other_lines_keep_their_year(lines: list[str], year: int) -> None:
    assert year_near(lines, []) == year


def test_what_stands_around_the_span_stays() -> None:
    lines = without_wrapped_spans(["Capaian Tahun 2019 s.d.", "Tahun 2023 dan Tahun 2024"])
    assert lines == ["Capaian Tahun ", " dan Tahun 2024"]

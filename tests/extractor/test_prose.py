"""Amounts, percentages and counts of running text."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from extractor.prose import find_prose
from extractor.tables.grid import TextLine

TextLines = Callable[[str], list[TextLine]]


def test_an_amount_with_its_words(text_lines: TextLines) -> None:
    [prose] = find_prose(
        text_lines("Pagu sebesar Rp 2.500.000,- (dua juta lima ratus ribu rupiah) terserap.")
    )
    assert (prose.kind, prose.raw, prose.value) == ("amount", "Rp 2.500.000,-", 2500000)
    assert prose.terbilang == "dua juta lima ratus ribu rupiah"
    assert prose.terbilang_value == 2500000


def test_words_that_contradict_the_amount_are_kept(text_lines: TextLines) -> None:
    [prose] = find_prose(text_lines("Sebesar Rp 2.500.000,- (dua juta empat ratus ribu rupiah)."))
    assert (prose.value, prose.terbilang_value) == (2500000, 2400000)


def test_words_on_the_next_line(text_lines: TextLines) -> None:
    [prose] = find_prose(text_lines("Sebesar Rp 3.000.000,-\n(tiga juta rupiah) tahun ini"))
    assert prose.terbilang_value == 3000000
    assert prose.source.line == 1


def test_a_bracket_without_a_number_is_no_terbilang(text_lines: TextLines) -> None:
    [prose] = find_prose(text_lines("Sebesar Rp 3.000.000,- (belum termasuk pajak)"))
    assert prose.terbilang is None
    assert prose.terbilang_value is None


@pytest.mark.parametrize(
    ("text", "raw", "value"),
    [
        ("tercapai 82,5 % dari target", "82,5 %", Decimal("82.5")),
        ("tercapai 49.53% tahun ini", "49.53%", Decimal("49.53")),
        ("tercapai 100% tahun ini", "100%", 100),
    ],
)
def test_percentages(text_lines: TextLines, text: str, raw: str, value: object) -> None:
    [prose] = find_prose(text_lines(text))
    assert (prose.kind, prose.raw, prose.value) == ("percent", raw, value)


def test_a_count_with_its_words(text_lines: TextLines) -> None:
    [prose] = find_prose(text_lines("terdiri atas 13 (empat belas) pegawai"))
    assert (prose.kind, prose.raw, prose.value) == ("count", "13", 13)
    assert (prose.terbilang, prose.terbilang_value) == ("empat belas", 14)


def test_a_count_without_words_is_no_value(text_lines: TextLines) -> None:
    assert find_prose(text_lines("terdiri atas 13 pegawai (termasuk honorer) di 5 ruang")) == []


def test_values_come_in_order_with_their_lines(text_lines: TextLines) -> None:
    found = find_prose(text_lines("Awal Rp 5.000.000\nlalu 75 % dan\n\nakhir Rp 7.000.000"))
    assert [(p.kind, p.source.line) for p in found] == [
        ("amount", 1), ("percent", 2), ("amount", 4),
    ]  # fmt: skip


def test_pages_are_told_where_known() -> None:
    [prose] = find_prose([TextLine(7, 3, "Sebesar Rp 5.000.000", "")])
    assert (prose.source.line, prose.source.page) == (7, 3)


def test_the_context_is_short_and_around_the_value(text_lines: TextLines) -> None:
    [prose] = find_prose(text_lines("awal " * 80 + "Rp 5.000.000" + " akhir" * 80))
    assert len(prose.context) <= 120
    assert "awal Rp 5.000.000 akhir" in prose.context


def test_the_context_is_as_printed_masking_comes_last(text_lines: TextLines) -> None:
    text = "NIP. 19900101 201001 1 999 menerima Rp 5.000.000"
    [prose] = find_prose(text_lines(text))
    assert prose.context == text


def test_nothing_is_found_in_words(text_lines: TextLines) -> None:
    assert find_prose(text_lines("Kata pengantar\n\nPuji syukur")) == []
    assert find_prose([]) == []


def test_an_amount_left_out_before_the_next_item_is_none(text_lines: TextLines) -> None:
    text = "Anggaran Rp. 21.840.517.000,- realisasinya sebesar Rp,\n2. Kegiatan Pengembangan"
    assert [prose.raw for prose in find_prose(text_lines(text))] == ["Rp. 21.840.517.000,-"]


def test_a_letter_among_an_amount_leaves_its_value_open(text_lines: TextLines) -> None:
    [prose] = find_prose(text_lines("Terserap sebesar Rpb3.436.893.000,00 atau lebih."))
    assert (prose.kind, prose.raw, prose.value) == ("amount", "Rpb3.436.893.000,00", None)
    assert find_prose(text_lines("Aplikasi Rpb3 dan SiRpb3.000.000 dipakai.")) == []


def test_the_longest_amounts_keep_their_words(text_lines: TextLines) -> None:
    groups = ("triliun", "miliar", "juta", "ribu", "rupiah")
    words = ", ".join(f"Sembilan ratus sembilan puluh sembilan {group}" for group in groups)
    [prose] = find_prose(text_lines(f"Pagunya sebesar Rp 999.999.999.999.999,- ({words})."))
    assert prose.terbilang_value == prose.value == 999_999_999_999_999

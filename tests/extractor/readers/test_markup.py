"""Markup goes, words and lone signs stay."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.readers.markup import split_blocks, strip_heading, strip_markup


@pytest.mark.parametrize(
    ("text", "stripped"),
    [
        ("<b>V</b>", "V"),
        ("<b>&gt;</b>", ">"),
        ("**Jumlah**", "Jumlah"),
        ("*Tabel 3.1 Capaian*", "Tabel 3.1 Capaian"),
        ("__Program__", "Program"),
        ("Divisi<br>Hukum", "Divisi Hukum"),
        ('<p style="margin: 0">Rapat</p>', "Rapat"),
        ("Umum &amp; Logistik", "Umum & Logistik"),
        ("  luas   m²  ", "luas m²"),
    ],
)
def test_markup_goes(text: str, stripped: str) -> None:
    assert strip_markup(text) == stripped


@pytest.mark.parametrize("text", [">", "<", "< 5", "> 90 - 100", "<p", "3 * 4", "*", "a_b_c"])
def test_what_is_no_markup_stays(text: str) -> None:
    assert strip_markup(text) == text


def test_block_tags_part_a_cell() -> None:
    assert split_blocks("<ol><li>Rapat kerja</li><li>Bimtek</li></ol>") == ["Rapat kerja", "Bimtek"]
    assert split_blocks("<b>Rapat</b> <i>kerja</i>") == ["Rapat kerja"]
    assert split_blocks("") == []


def test_heading_marks_go() -> None:
    assert strip_heading("## BAB III") == "BAB III"
    assert strip_heading("#tagar") == "#tagar"


@settings(max_examples=80, deadline=None, derandomize=True)
@given(st.text(alphabet="abc 123.,%√", max_size=40))
def test_text_without_markup_keeps_its_words(text: str) -> None:
    assert strip_markup(text).split() == text.split()

"""Budget codes read from labels."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.audit.texts.coded_names import Code, folded, parse_code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("CQ.6709 Perencanaan Program", Code("CQ", "6709", "", "Perencanaan Program")),
        ("CQ. 6981 Sumpah/Janji", Code("CQ", "6981", "", "Sumpah/Janji")),
        ("6867 Pembentukan Badan Adhoc", Code("", "6867", "", "Pembentukan Badan Adhoc")),
        ("QGE. 003 Pelatihan", Code("", "", "QGE.003", "Pelatihan")),
        ("3355.EBA.994", Code("", "3355", "EBA.994", "")),
        ("Badan Adhoc (6867)", Code("", "6867", "", "Badan Adhoc")),
        ("PROGRAM DUKUNGAN (WA.3355)", Code("WA", "3355", "", "PROGRAM DUKUNGAN")),
        ("Penyelenggaraan Pemilu (076.01.CQ)", Code("CQ", "", "", "Penyelenggaraan Pemilu")),
        ("WA.", Code("WA", "", "", "")),
        ("076.01.CQ", Code("CQ", "", "", "")),
    ],
)
def test_a_code_is_read_with_its_name(text: str, code: Code) -> None:
    assert parse_code(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "2024 Laporan Kinerja",
        "Pemilu Tahun (2024)",
        "Laporan Kinerja",
        "QGE.0012 X",
        "67 Orang",
        "",
    ],
)
def test_what_holds_no_code_is_left_alone(text: str) -> None:
    assert parse_code(text) is None


def test_the_word_program_and_a_letter_before_it_do_not_count() -> None:
    assert folded("B. PROGRAM DUKUNGAN MANAJEMEN") == folded("Dukungan Manajemen")


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    code = parse_code(text)
    assert code is None or code.program or code.kegiatan or code.output

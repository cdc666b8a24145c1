"""NIP against birth date and sex; no digit of either may come out."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import extract_bytes
from extractor.audit.texts.staff_numbers import contradicted, nip_digits
from extractor.model import Document
from extractor.model.audit import AuditedDocument

HEADER = "NO\tNAMA\tTANGGAL LAHIR\tNIP\tJABATAN\tJENIS KELAMIN\n"
TITLE = "DAFTAR PEGAWAI SEKRETARIAT KPU KABUPATEN SRAGEN TAHUN 2024\n\n"


def staff(*rows: str) -> str:
    """Write a staff table; bars part the cells."""
    return TITLE + HEADER + "".join(row.replace("|", "\t") + "\n" for row in rows)


def test_a_row_that_agrees_gives_nothing(codes_of: Callable[[str], list[str]]) -> None:
    text = staff(
        "1|SITI|26-Mar-1980|19800326 200701 2 002|Penata|P",
        "2|BUDI|06-07-1977|19770706 202421 1 005|PPPK|L",
        "3|EDI|26-06-1975|-|PPNPN|L",
    )
    assert codes_of(text) == []


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("1|SITI|26-03-1981|19800326 200701 2 002|Penata|P", "TANGGAL LAHIR"),
        ("1|SITI|26-03-1980|19800326 200701 1 002|Penata|P", "JENIS KELAMIN"),
        ("1|SITI|26-03-1980|19800326 200713 2 002|Penata|P", "NIP"),
        ("1|SITI|-|19800326 198001 2 002|Penata|P", "NIP"),
    ],
)
def test_what_a_nip_contradicts_is_named(
    audit_text: Callable[..., AuditedDocument], row: str, column: str
) -> None:
    text = staff(row, "2|BUDI|06-07-1977|19770706 200701 1 005|Penata|L")
    (finding,) = audit_text(text, lang="en").findings
    assert (finding.code, finding.severity, finding.row) == ("nip-mismatch", "warning", 0)
    assert finding.message == f"The NIP contradicts {column}"


@pytest.mark.parametrize("personal", [False, True])
def test_no_digit_of_a_person_is_told(personal: bool) -> None:
    text = staff("1|SITI|26-03-1981|19800326 200701 2 002|Penata|P")
    document = extract_bytes(text.encode(), "uji.txt", with_personal_data=personal)
    told = "".join(finding.model_dump_json() for finding in document.findings)
    assert "nip-mismatch" in told
    assert not re.search(r"1980|1981|200701", told)


def test_a_number_of_another_length_is_information(
    audit_text: Callable[..., AuditedDocument],
) -> None:
    text = "LAPORAN KINERJA KPU KABUPATEN SRAGEN TAHUN 2024\n\nNIP. 19800326200701200\n"
    (finding,) = audit_text(text).findings
    assert (finding.code, finding.severity) == ("nip-digits", "info")
    assert (finding.reported, finding.recomputed) == ("17", "18")
    assert finding.evidence[0].raw == "NIP. *****************"


def test_the_finding_stays_when_the_json_is_audited(
    audit_of: Callable[..., AuditedDocument],
) -> None:
    text = staff("1|SITI|26-03-1981|19800326 200701 2 002|Penata|P")
    document = extract_bytes(text.encode(), "uji.txt", lang="id")
    again = Document.model_validate_json(document.model_dump_json())
    (finding,) = audit_of(again, lang="en").findings
    assert finding.message == "The NIP contradicts TANGGAL LAHIR"
    assert (finding.table, finding.row, finding.field) == ("t01", 0, "cells.3")


@given(
    st.dates(date(1950, 1, 1), date(2000, 12, 31)),
    st.integers(18, 40),
    st.integers(1, 12) | st.just(21),
    st.booleans(),
    st.integers(0, 999),
)
def test_a_nip_made_of_a_row_contradicts_nothing_of_it(
    born: date, age: int, month: int, woman: bool, serial: int
) -> None:
    sex = 2 if woman else 1
    text = f"{born:%Y%m%d} {born.year + age}{month:02d} {sex} {serial:03d}"
    digits = nip_digits(text)
    assert digits is not None
    assert contradicted(digits, born.isoformat(), woman) == ""
    assert contradicted(digits, born.isoformat(), not woman) == "sex"
    assert contradicted(digits, f"{born.year + 1}-01-01", woman) == "birth"

"""Words that slid from a text into the amount beside it."""

from __future__ import annotations

from extractor import extract_bytes
from extractor.model import Document

HEADER = "Program\tAnggaran"
WHOLE = "2. Penyelenggaraan Pemilu dalam Proses Konsolidasi Demokrasi\tRp. 3.910.953.000"
CUT = "2. Penyelenggaraan Pemilu dalam Konsolidasi Demokrasi\tProses Rp. 26.608.000.000"
FIRST = "1. Program Dukungan Manajemen\tRp. 2.617.000.000"


def read(*tables: str) -> Document:
    parts = [f"PERJANJIAN KINERJA TAHUN {2023 + n}\n\n{table}" for n, table in enumerate(tables)]
    return extract_bytes("\n\nKetua\n\n".join(parts).encode(), "x.txt")


def test_words_go_back_where_the_document_prints_them_elsewhere() -> None:
    document = read(f"{HEADER}\n{FIRST}\n{CUT}", f"{HEADER}\n{FIRST}\n{WHOLE}")
    row = document.tables[0].rows[1]
    assert row.program == "Penyelenggaraan Pemilu dalam Proses Konsolidasi Demokrasi"
    assert row.anggaran is not None
    assert (row.anggaran.raw, row.anggaran.value) == ("Proses Rp. 26.608.000.000", 26608000000)
    [finding] = document.findings
    assert (finding.code, finding.row, finding.field) == ("row-shifted", 1, "program")
    assert "Konsolidasi Demokrasi | Proses Rp." in str(finding.evidence[0].raw)


def test_without_another_print_the_words_stay_and_are_told() -> None:
    document = read(f"{HEADER}\n{FIRST}\n{CUT}")
    row = document.tables[0].rows[1]
    assert row.program == "Penyelenggaraan Pemilu dalam Konsolidasi Demokrasi"
    assert [(f.code, f.field) for f in document.findings] == [("value-ambiguous", "anggaran")]

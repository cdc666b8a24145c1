"""One fund has one amount in the running text of a report."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.model.audit import AuditedDocument

HEAD = "LAPORAN KINERJA\nKPU KABUPATEN SRAGEN\nTAHUN 2024\n\n"


@pytest.mark.parametrize(
    "sentences",
    [
        "Anggaran bersumber dari APBN BA. 076 sebesar Rp. 24.968.882.000,-.\n\n"
        "Pada Tahun 2024 satker mendapat Anggaran APBN sebesar Rp 28.195.773.000,-.",
        "Telah dilaksanakan Revisi DIPA sebesar Rp. 585.590.000,- tahun ini.\n\n"
        "Dari jumlah itu dilaksanakan Revisi DIPA sebesar Rp 1.955.640.000,-.",
    ],
)
def test_two_amounts_of_one_fund_are_told(
    audit_text: Callable[[str], AuditedDocument], sentences: str
) -> None:
    [finding] = audit_text(f"{HEAD}{sentences}\n").findings
    assert (finding.code, finding.severity) == ("amount-conflict", "warning")
    assert len(finding.evidence) == 2


@pytest.mark.parametrize(
    "sentences",
    [
        "Dana DIPA sebesar Rp 30.000.000,-.\n\nDana DIPA Tahun 2024 sebesar Rp 30.000.000,-.",
        "Dana DIPA Tahun 2023 sebesar Rp 28.000.000,-.\n\n"
        "Dana DIPA Tahun 2024 sebesar Rp 30.000.000.",
        "Dana DIPA semula sebesar Rp 28.000.000,-.\n\nDana DIPA sebesar Rp 30.000.000,-.",
        "APBN untuk program satu sebesar Rp 28.000.000,-.\n\nAnggaran APBN sebesar Rp 30.000.000.",
        "APBN sebesar Rp 28.000.000.\n\nAPBN sebesar Rp 30.000.000.\n\nAPBN sebesar Rp 7.000.000.",
    ],
)
def test_parts_states_years_and_lists_are_not(
    codes_of: Callable[[str], list[str]], sentences: str
) -> None:
    assert codes_of(f"{HEAD}{sentences}\n") == []

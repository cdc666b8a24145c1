"""The code of a heading is the beginning of the codes that it adds up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.model.audit import AuditedDocument

TABLE = """\
REALISASI ANGGARAN TAHUN 2024
KPU KABUPATEN SRAGEN

Kode	Uraian	Pagu	Realisasi	%
CQ	Penyelenggaraan Pemilu	600.000.000	590.000.000	98,33%
CQ.6867	Pembentukan Badan Adhoc	400.000.000	395.000.000	98,75%
CQ.6867.QGE.001	Seleksi Badan Adhoc	100.000.000	98.000.000	98%
CQ.6867.QGE.002	Honorarium Badan Adhoc	300.000.000	297.000.000	99%
{code}	Masa Kampanye Pemilu	{pagu}	195.000.000	97,5%
CQ.6870.QGE.001	Persiapan Kampanye Pemilu	50.000.000	49.000.000	98%
CQ.6870.QGE.002	Pengelolaan Kampanye Pemilu	150.000.000	146.000.000	97,33%
	JUMLAH	600.000.000	590.000.000	98,33%
"""


@pytest.mark.parametrize("code", ["EBA.956", "CQ.6780"])
def test_a_mistyped_heading_is_the_cause_of_what_it_breaks(
    audit_text: Callable[[str], AuditedDocument], code: str
) -> None:
    findings = audit_text(TABLE.format(code=code, pagu="200.000.000")).findings
    [finding] = findings
    assert (finding.code, finding.row, finding.field) == ("kode-conflict", 4, "kode")
    assert (finding.reported, finding.recomputed) == (code, "CQ.6870")


def test_the_right_code_is_none(codes_of: Callable[[str], list[str]]) -> None:
    assert codes_of(TABLE.format(code="CQ.6870", pagu="200.000.000")) == []

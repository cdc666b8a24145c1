"""Sums of budget tables: what is an error, what a warning, what nothing."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor import extract_bytes
from extractor.audit.documents import audit_document
from extractor.audit.options import AuditOptions
from extractor.catalogue.files import built_in_catalogue
from extractor.model.audit import AuditedDocument

AuditText = Callable[..., AuditedDocument]
HEAD = "REALISASI ANGGARAN TAHUN 2024\nKPU KABUPATEN SRAGEN\n\nKode\tUraian\tPagu\tRealisasi\t%\n"
PLAN = "PROGRAM DAN ANGGARAN TAHUN 2024\nKPU KABUPATEN SRAGEN\n\nNo\tProgram\tAnggaran\n"
SUMS = {
    "subtotal-mismatch",
    "total-mismatch",
    "amount-conflict",
    "magnitude-suspect",
    "persen-mismatch",
}
Row = tuple[str, str, int, int]

ROWS: list[Row] = [
    ("CQ", "Penyelenggaraan Pemilu dalam Proses Konsolidasi Demokrasi", 495_237_000, 484_932_600),
    ("CQ.6867", "Pembentukan Badan Adhoc", 405_179_000, 402_258_400),
    ("CQ.6870", "Masa Kampanye Pemilu", 90_058_000, 82_674_200),
    ("WA", "Program Dukungan Manajemen", 3_045_667_000, 3_037_102_322),
    ("WA.3355", "Pengelolaan Keuangan dan Barang Milik Negara", 2_891_003_000, 2_882_999_625),
    ("WA.3360", "Operasional Perkantoran", 154_664_000, 154_102_697),
    ("", "JUMLAH", 3_540_904_000, 3_522_034_922),
]


def rupiah(value: int) -> str:
    """Write an amount as such tables print it."""
    return f"{value:,}".replace(",", ".")


def printed_share(name: str, pagu: int, spent: int) -> str:
    """Write the percentage that belongs to a row of the consistent table."""
    known = ((a, b) for _, label, a, b in ROWS if label == name and (a == pagu or b == spent))
    right = next(known, (pagu, spent))
    share = (Decimal(100 * right[1]) / right[0]).quantize(Decimal("0.01"))
    return f"{share} %".replace(".", ",")


def printed(rows: list[Row]) -> str:
    """Write a budget table."""
    shares = [printed_share(name, pagu, spent) for _, name, pagu, spent in rows]
    lines = (
        f"{code}\t{name}\t{rupiah(pagu)}\t{rupiah(spent)}\t{share}"
        for (code, name, pagu, spent), share in zip(rows, shares, strict=True)
    )
    return HEAD + "\n".join(lines) + "\n"


def told(audited: AuditedDocument) -> list[tuple[str, str, int | None, str | None]]:
    """Return code, severity, row and field of the findings about sums."""
    return [
        (one.code, one.severity, one.row, one.field) for one in audited.findings if one.code in SUMS
    ]


def test_a_consistent_table_gives_nothing(audit_text: AuditText) -> None:
    assert told(audit_text(printed(ROWS))) == []


@pytest.mark.parametrize("row", [1, 2, 4, 5])
def test_a_wrong_kegiatan_is_one_finding_at_its_cell(audit_text: AuditText, row: int) -> None:
    code, name, pagu, spent = ROWS[row]
    changed = [*ROWS[:row], (code, name, pagu + 9_100_000, spent), *ROWS[row + 1 :]]
    assert told(audit_text(printed(changed))) == [("persen-mismatch", "error", row, "pagu")]


def test_a_wrong_program_is_one_finding_at_its_cell(audit_text: AuditText) -> None:
    changed = [("CQ", ROWS[0][1], 945_237_000, ROWS[0][3]), *ROWS[1:]]
    assert told(audit_text(printed(changed))) == [("subtotal-mismatch", "error", 0, "pagu")]


def test_the_order_of_rows_in_a_block_does_not_matter(audit_text: AuditText) -> None:
    wrong: Row = ("CQ.6870", "Masa Kampanye Pemilu", 98_050_000, 82_674_200)
    for block in permutations([ROWS[1], wrong]):
        found = told(audit_text(printed([ROWS[0], *block, *ROWS[3:]])))
        row = 1 + block.index(wrong)
        assert found == [("persen-mismatch", "error", row, "pagu")]


def test_a_total_that_is_not_the_sum_of_numbered_rows_is_an_error(audit_text: AuditText) -> None:
    text = PLAN + "1\tProgram A Umum\t2.617.387.000\n2\tProgram B Khusus\t3.910.946.000\n"
    found = audit_text(text + "\tJumlah\t6.528.333.333\n").findings
    assert [(one.code, one.severity, one.recomputed) for one in found] == [
        ("total-mismatch", "error", 6_528_333_000)
    ]


def test_a_wrong_total_above_two_levels_is_an_error_at_the_total(audit_text: AuditText) -> None:
    changed: list[Row] = [*ROWS[:-1], ("", "JUMLAH", 3_450_904_000, ROWS[-1][3])]
    assert told(audit_text(printed(changed))) == [("total-mismatch", "error", 6, "pagu")]


def test_a_total_of_subtotals_is_held_against_them(audit_text: AuditText) -> None:
    rows = (
        "1\tProgram A Umum\t2.617.387.000\n2\tProgram B Khusus\t3.910.946.000\n"
        "\tJumlah I\t6.528.333.000\n"
        "3\tProgram C Lain\t1.100.200.000\n4\tProgram D Lagi\t2.300.400.000\n"
        "\tJumlah II\t3.400.600.000\n\tTOTAL\t{}\n"
    )
    assert told(audit_text(PLAN + rows.format("9.928.933.000"))) == []
    assert told(audit_text(PLAN + rows.format("9.982.933.000"))) == [
        ("total-mismatch", "error", 6, "anggaran")
    ]


def test_a_row_without_a_figure_makes_a_total_uncertain(audit_text: AuditText) -> None:
    text = PLAN + "1\tProgram A Umum\t2.617.387.000\n2\tProgram B Khusus\t\n"
    found = told(audit_text(text + "\tJumlah\t6.528.333.000\n"))
    assert all(severity != "error" for _, severity, _, _ in found)


def test_letters_head_numbers_and_a_gap_in_the_numbering_is_only_a_warning(
    audit_text: AuditText,
) -> None:
    rows = (
        "A\tProgram A Umum\t5.000.100\n1\tKegiatan satu\t2.000.100\n{}\tKegiatan dua\t3.100.000\n"
    )
    for number, severity in (("2", "error"), ("3", None)):
        found = told(audit_text(PLAN + rows.format(number)))
        assert [one[1] for one in found] == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("optional", "severity"), [("41.300.200", None), ("36.580.200", "warning")]
)
def test_what_a_total_printed_first_does_not_hold_is_part_of_the_last_that_it_holds(
    audit_text: AuditText, optional: str, severity: str | None
) -> None:
    rows = (
        "\tJumlah Total\t108.800.500\n"
        "\tBelanja Tidak Langsung\t30.100.100\n"
        "\tBelanja Langsung\t78.700.400\n"
        "\tUrusan Wajib\t37.400.200\n"
        "1\tProgram Pelayanan Kantor\t20.400.100\n"
        "2\tProgram Pemeliharaan Gedung\t17.000.100\n"
        f"\tUrusan Pilihan\t{optional}\n"
        f"3\tProgram Pengembangan Pasar\t{optional}\n"
    )
    found = told(audit_text(PLAN + rows))
    assert [one[:3] for one in found] == ([("subtotal-mismatch", severity, 2)] if severity else [])


@settings(deadline=None, max_examples=25)
@given(
    groups=st.lists(
        st.lists(st.integers(min_value=10_001, max_value=99_999_999), min_size=1, max_size=4),
        min_size=1,
        max_size=4,
    )
)
def test_a_table_that_adds_up_never_gives_an_error(groups: list[list[int]]) -> None:
    rows: list[Row] = []
    for at, group in enumerate(groups):
        code = f"C{chr(ord('A') + at)}"
        rows.append((code, f"Program nomor {code}", sum(group), sum(group)))
        rows += [
            (f"{code}.{6000 + number}", f"Kegiatan {code} {number}", value, value)
            for number, value in enumerate(group)
        ]
    total = sum(sum(group) for group in groups)
    rows.append(("", "JUMLAH", total, total))
    document = extract_bytes(printed(rows).encode(), "uji.txt")
    audited = audit_document(document, AuditOptions(built_in_catalogue()))
    assert [one for one in told(audited) if one[1] == "error"] == []

"""Category scales: ranges as printed, values in two classes or in none, labels of a capaian."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.audit.results.category_ranges import Range, parse_range
from extractor.audit.results.category_scales import (
    Category,
    CategoryScale,
    initials_of,
    standard_scales,
)
from extractor.audit.results.scale_holes import holes_of
from extractor.model.audit import AuditedDocument

Audit = Callable[..., AuditedDocument]
KPU = ("> 100", "91 – 100", "71 – 90", "51 – 70", "0 – 50")
LABELS = ("Sangat Berhasil", "Berhasil", "Cukup Berhasil", "Kurang Berhasil", "Tidak Berhasil")


def scale_of(ranges: tuple[str, ...], labels: tuple[str, ...] = LABELS) -> CategoryScale:
    pairs = zip(ranges, labels, strict=False)
    return CategoryScale(tuple(Category(parse_range(text), label) for text, label in pairs))


def told(audit_text: Audit, *ranges: str, labels: tuple[str, ...] = LABELS) -> list[str]:
    rows = "".join(
        f"{no}.\t{text}\t{label}\n"
        for no, (text, label) in enumerate(zip(ranges, labels, strict=False), start=1)
    )
    head = "KATEGORI CAPAIAN KINERJA\nKPU KABUPATEN SRAGEN TAHUN 2023\n\n"
    audited = audit_text(f"{head}No.\tRentang Nilai\tKategori\n{rows}")
    return [f"{one.code} {one.severity}" for one in audited.findings if "kategori" in one.code]


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("91 – 100", ("91", "95.5", "100"), ("90.9", "100.1")),
        ("> 85", ("85.1", "300"), ("85", "0")),
        ("≥ 85 %", ("85",), ("84.9",)),
        (">= 85", ("85",), ("84.9",)),
        ("≤ 50", ("50", "0"), ("50.1",)),
        ("lebih dari 100%", ("100.5",), ("100",)),
        ("kurang dari 55%", ("54.99",), ("55",)),
        ("85% sampai dengan 100%", ("85", "100"), ("84.99",)),
        ("70,00 s.d. 84,99", ("84.99",), ("85",)),
        ("> 80 – 100", ("80.1", "100"), ("80",)),
        ("50 - < 80 %", ("50", "79.9"), ("80",)),
        ("75 < x ≤ 90", ("75.1", "90"), ("75", "90.1")),
        ("100 – 91", ("91", "100"), ("90",)),
        ("80 > 100", ("80", "100", "90"), ("79", "101")),
        ("100", ("100",), ("99", "101")),
        ("85 ke atas", ("85", "120"), ("84",)),
    ],
)
def test_ranges_as_printed(text: str, inside: tuple[str, ...], outside: tuple[str, ...]) -> None:
    found = parse_range(text)
    assert found is not None
    assert all(found.holds(Decimal(value)) for value in inside)
    assert not any(found.holds(Decimal(value)) for value in outside)


@pytest.mark.parametrize("text", ["", "baik", "A", "1 2 3", "90 – 100 (Baik)", "> 80 > 90 > 100"])
def test_what_is_no_range(text: str) -> None:
    assert parse_range(text) is None


@given(st.integers(0, 100), st.integers(0, 100), st.sampled_from(["-", "–", "s.d.", "sampai"]))
def test_a_range_is_read_either_way(one: int, other: int, sign: str) -> None:
    found = parse_range(f"{one} {sign} {other} %")
    assert found is not None
    assert (found.low, found.high) == (min(one, other), max(one, other))
    assert found.downwards is (one > other)


def test_a_good_scale_has_only_holes_of_notation(audit_text: Audit) -> None:
    assert told(audit_text, *KPU) == ["kategori-gap info"]
    assert told(audit_text, "> 100", "> 80 – 100", "> 55 – 80", "≤ 55") == []
    decimals = ("lebih dari 100%", "85% sampai dengan 100%", "70% sampai dengan 84,99%")
    assert told(audit_text, *decimals, "kurang dari 70%") == []


@pytest.mark.parametrize(
    ("ranges", "expected"),
    [
        (("100", *KPU[1:]), "kategori-overlap warning"),
        (("> 100", "85 – 100", "71 – 90", "0 – 70"), "kategori-overlap warning"),
        (("> 100", "80 – 100", "50 – 80", "< 50"), "kategori-overlap info"),
        (("> 100", "91 – 100", "51 – 70", "0 – 50"), "kategori-gap warning"),
        (("> 100", "> 80 – 100", "> 55 – 80", "< 55"), "kategori-gap info"),
        (("> 100", "100 – 91", "71 – 90", "0 – 70"), "kategori-order info"),
    ],
)
def test_a_bad_scale(audit_text: Audit, ranges: tuple[str, ...], expected: str) -> None:
    assert expected in told(audit_text, *ranges)


def test_two_classes_of_one_label(audit_text: Audit) -> None:
    labels = ("Berhasil", *LABELS[1:])
    assert "kategori-duplicate info" in told(audit_text, *KPU, labels=labels)


def test_a_capaian_above_the_highest_class_is_missed(audit_text: Audit) -> None:
    text = """\
KATEGORI CAPAIAN KINERJA
KPU KABUPATEN SRAGEN TAHUN 2023

No.	Rentang Nilai	Kategori
1.	91 – 100	Berhasil
2.	71 – 90	Cukup Berhasil
3.	0 – 70	Tidak Berhasil

Tabel 3.2 Capaian Kinerja Tahun 2023

No	Sasaran Strategis	Indikator Kinerja	Target	Realisasi	Capaian (%)
1	Meningkatnya layanan	Indeks Reformasi Birokrasi	70	77	110
2	Meningkatnya mutu	Nilai Keterbukaan Informasi Publik	80	72,4	90,5
"""
    gaps = [one for one in audit_text(text).findings if one.code == "kategori-gap"]
    assert [one.severity for one in gaps] == ["warning", "warning"]
    assert {item.raw for one in gaps for item in one.evidence} >= {"110", "90,5"}


@given(st.lists(st.integers(1, 99), min_size=1, max_size=5, unique=True))
def test_classes_that_meet_leave_no_hole(bounds: list[int]) -> None:
    ends = [Decimal(bound) for bound in sorted([0, *bounds, 100])]
    ranges = [Range(low, high, has_low=low == 0) for low, high in pairwise(ends)]
    assert list(holes_of(ranges)) == []
    if len(ranges) > 2:
        missing = ranges[1]
        holes = list(holes_of([one for one in ranges if one is not missing]))
        assert [(hole.low, hole.high) for hole in holes] == [(missing.low, missing.high)]


@pytest.mark.parametrize(
    ("label", "value", "allowed"),
    [
        ("Berhasil", "95", True),
        ("BERHASIL", "90.5", True),
        ("Cukup Berhasil", "90.5", True),
        ("Cukup Berhasil", "90.2", True),
        ("Cukup Berhasil", "95", False),
        ("Sangat Berhasil", "100", False),
        ("Sangat Berhasil", "100.3", True),
        ("Berhasil", "100.3", True),
        ("Memuaskan", "95", None),
        ("CB", "80", True),
        ("CB", "95", False),
    ],
)
def test_a_label_by_every_fair_reading(label: str, value: str, allowed: bool | None) -> None:
    assert scale_of(KPU).allows(label, Decimal(value)) is allowed


def test_initials_are_known_only_in_the_documents_own_scale() -> None:
    assert initials_of("Sangat Baik (SB)") == "sb"
    assert all(scale.named("SB") == [] for scale in standard_scales())
    assert [one.label for scale in standard_scales() for one in scale.named("sangat baik")] == [
        "Sangat Baik"
    ]


def test_a_scale_that_cannot_be_read_says_nothing() -> None:
    assert scale_of(("> 100", "hampir semua")).allows("Berhasil", Decimal(3)) is None

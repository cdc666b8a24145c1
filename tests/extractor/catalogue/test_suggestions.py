"""Unmatched indicators gathered to proposals."""

from __future__ import annotations

import random
from typing import Any

from extractor.catalogue.context import RowContext
from extractor.catalogue.files import parse_catalogue
from extractor.catalogue.suggestions import SeenIndikator, suggest_records, suggestions_csv

ROADS = "Persentase jalan kabupaten dalam kondisi mantap"


def seen(text: str, number: int = 0, **context: Any) -> SeenIndikator:
    return SeenIndikator(text, f"{number}.json", f"{number}.json t01 row 0",
                         RowContext(**context))  # fmt: skip


def test_spellings_of_one_indicator_are_one_record() -> None:
    rows = [
        *(seen(ROADS, n, value_kind="percent", year=2021 + n, table_kind="rkt") for n in range(3)),
        seen("PERSENTASE JALAN KABUPATEN DALAM KONDISI MANTAP.", 4),
        seen("Persentase jalan kabu paten dalam kondlsi mantap", 5),
        seen("Persentase jembatan kabupaten dalam kondisi mantap", 6),
    ]
    first, second = suggest_records(rows)
    assert (first.count, first.record.id, first.record.name) == (5, "BARU-001", ROADS)
    assert first.record.aliases == ("Persentase jalan kabu paten dalam kondlsi mantap",)
    assert (first.record.value_kind, first.record.unit, first.record.renstra_period) == (
        "percent",
        "%",
        "2020-2024",
    )
    assert first.record.level == "rkt"
    assert second.record.name.startswith("Persentase jembatan")


def test_measures_that_differ_by_a_group_stay_two() -> None:
    rows = [seen(f"Jumlah pelatihan bagi petani {group}") for group in ("perempuan", "muda", "")]
    assert len(suggest_records(rows)) == 3


def test_units_named_are_the_placeholder() -> None:
    rows = [seen(f"Jumlah arsip KPU Kabupaten {name} yang ditata", n)
            for n, name in enumerate(("Lahat", "Ogan Ilir"))]  # fmt: skip
    [one] = suggest_records(rows)
    assert one.record.name == "Jumlah arsip {satker} yang ditata"


def test_the_order_of_the_rows_changes_nothing() -> None:
    rows = [seen(f"Jumlah {what} {kind}", n) for n, (what, kind) in enumerate(
        (what, kind) for what in ("sapi", "kambing", "kambin") for kind in ("potong", "perah")
    )]  # fmt: skip
    shuffled = random.Random(3).sample(rows, len(rows))
    assert suggestions_csv(suggest_records(rows)) == suggestions_csv(suggest_records(shuffled))


def test_proposals_are_a_catalogue_file_and_no_formula() -> None:
    rows = [seen('=1+1 "jumlah" | sapi'), seen(ROADS)]
    records = parse_catalogue(suggestions_csv(suggest_records(rows)), "x.csv")
    assert [one.name for one in records] == ['1+1 "jumlah" / sapi', ROADS]

"""Causes that only several figures together show: lost digits, exchanged cells."""

from __future__ import annotations

from extractor.audit.declarations import Check, Family

MAGNITUDE = Check(
    code="magnitude-suspect",
    severity="error",
    message={
        "id": "Angka {printed} agaknya seharusnya {probable}: digitnya hilang atau berlebih",
        "en": "The figure {printed} should probably be {probable}: digits were lost or added",
    },
    rule="A figure times or divided by a thousand (or a million), or with three (or six) more or"
    " fewer digits at its end, makes every relation hold that the printed one breaks, and breaks"
    " none.",
    formula="figure × 1.000, figure / 1.000 (also a million); 663.257 for 663.257.086",
    tolerance="The relations then hold within their own tolerance.",
    source="Rule of arithmetic; seen where a thousands group was left out in typing.",
    example="""\
REALISASI ANGGARAN TAHUN 2024
KPU KABUPATEN SRAGEN

Kode	Uraian	Pagu	Realisasi	%
6867	Pembentukan Badan Adhoc	13.450.000.000	13.450.000	100%
6870	Masa Kampanye Pemilu	405.000.000	402.000.000	99,26%
""",
)

SWAPPED = Check(
    code="cells-swapped",
    severity="error",
    message={
        "id": "Angka {printed} dan {probable} agaknya tertukar tempat",
        "en": "The figures {printed} and {probable} probably stand in each other's place",
    },
    rule="Two figures of one row or one column, exchanged, make every relation hold that they"
    " break as printed, and break none.",
    formula="a ⇄ b",
    tolerance="The relations then hold within their own tolerance.",
    source="Rule of arithmetic.",
    example="""\
REALISASI ANGGARAN TAHUN 2024
KPU KABUPATEN SRAGEN

Kode	Uraian	Pagu	Realisasi	%
6867	Pembentukan Badan Adhoc	402.258.400	405.176.000	99,28%
6870	Masa Kampanye Pemilu	83.958.000	80.115.100	95,42%
""",
)

FAMILY = Family("Causes", (MAGNITUDE, SWAPPED))

"""The documents whose figures are known to agree, and how their sums are built.

Written down by reading the documents, never worked out by the audit: a total's row and the rows
that it adds up, by table. Fields are those of the amounts of the table's kind.
"""

from __future__ import annotations

from collections.abc import Mapping

Sums = Mapping[int, tuple[int, ...]]

SUMS: Mapping[str, Mapping[str, Sums]] = {
    "lakip-lengkap-soppeng": {
        "t03": {0: (1, 2, 3), 4: (5, 6)},
        "t07": {
            0: (1, 3, 6),
            1: (2,),
            3: (4, 5),
            6: (7, 8),
            9: (10, 14),
            10: (11, 12, 13),
            14: (15, 16, 17),
            18: (0, 9),
        },
    },
    "anggaran-pipa-sigi": {
        "t02": {6: (1, 2, 3, 4, 5), 11: (8, 9, 10), 12: (6, 11)},
        "t03": {2: (0, 1)},
    },
    "capaian-koma-tapin": {"t02": {2: (0, 1)}, "t05": {0: (1, 2), 3: (4, 5), 6: (0, 3)}},
    "lakip-rumus-wajo": {"t04": {7: (0, 1, 2, 3, 4, 5, 6)}, "t05": {2: (0, 1)}},
    "anggaran-tiga-tingkat-ngada": {
        "t02": {0: (1, 4), 1: (2, 3), 4: (5, 6), 7: (8,), 8: (9, 10), 11: (0, 7)}
    },
    "capaian-ansi-alor": {"t02": {0: (1, 2, 3, 4), 5: (6, 7), 8: (0, 5)}},
    "anggaran-sen-karanganyar": {"t01": {5: (1, 2, 4)}},
}

REPEATED: Mapping[str, tuple[tuple[str, int, str], ...]] = {
    "lakip-lengkap-soppeng": (("t02", 0, "anggaran"), ("t02", 1, "anggaran")),
}
"""Amounts in no sum of their table that other tables print too: table, row, field."""

DOCUMENTS = (
    *SUMS,
    "iku-pipa-bulungan",
    "capaian-tanpa-bingkai-tolitoli",
    "lakip-bab-donggala",
)
"""Documents in which facts are changed."""

SEEDED_BY_THE_CORPUS: Mapping[str, str] = {
    "lakip-buleleng": "8.904.150 beside 100 % of 8.904.150.000, and prints of other years",
    "lakip-enrekang": "13 (empat belas); a column of volumes that slipped by one row",
    "capaian-lembar-bima": "shares shown without their decimals: 76 % of 80 % is not 96 %",
}
"""Documents of the corpus that contradict themselves, and how; all others are clean."""

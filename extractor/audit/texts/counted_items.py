"""Counts that the running text gives of what the tables list: ``2 program dan 13 kegiatan``.

Contract: the number of kegiatan said is held against the kegiatan that the tables name by their
codes; it agrees where it is that of all tables of the year together or of one of them. Other
counts have no list that is certain to be theirs and are left alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from extractor.audit.cells import Cell, Figures
from extractor.audit.declarations import Check, Family
from extractor.audit.issues import Issue
from extractor.audit.options import AuditOptions
from extractor.audit.texts.coded_names import CodedName, coded_names

COUNT = Check(
    code="count-mismatch",
    severity="warning",
    message={
        "id": "Teks menyebut {reported} kegiatan, tabel memuat {recomputed}",
        "en": "The text speaks of {reported} kegiatan, the tables list {recomputed}",
    },
    rule="The number of kegiatan that a sentence on programs and kegiatan gives is that of the"
    " tables, where those name kegiatan by codes.",
    formula="kegiatan said = different codes of kegiatan listed",
    tolerance="The number of any one table will do. Sentences on several years or on a Renstra, and"
    " documents that list fewer than three kegiatan, are left alone.",
    source="Practice of LAKIP: chapter III says how many programs and kegiatan the DIPA has.",
    example="""\
LAPORAN KINERJA KPU KABUPATEN SRAGEN TAHUN 2024

Pengukuran kinerja terhadap 1 (satu) program dan 5 kegiatan dalam DIPA Tahun 2024.

REALISASI ANGGARAN TAHUN 2024

Kode	Uraian	Pagu	Realisasi	%
CQ.6867	Pembentukan Badan Adhoc	100.000.000	100.000.000	100%
CQ.6870	Masa Kampanye Pemilu	100.000.000	100.000.000	100%
CQ.6871	Pengelolaan Logistik	100.000.000	100.000.000	100%
""",
)

_SAID = re.compile(
    r"\b\d{1,2}(?:\s?\([a-z ]{3,30}\))?\sprogram\s(?:dan|serta|dengan)\s"
    r"(?P<kegiatan>\d{1,3})(?:\s?\([a-z ]{3,40}\))?\skegiatan\b",
    re.IGNORECASE,
)
_OTHER_YEARS = re.compile(
    r"\b(?:renstra|rencana strategis|20\d\d\s?[-–]\s?20\d\d)\b", re.IGNORECASE
)
_FEWEST = 3


def _issues(figures: Figures, options: AuditOptions) -> Iterator[Issue]:
    tahun = figures.document.document.tahun
    tables: dict[str, dict[str, CodedName]] = defaultdict(dict)
    for coded in coded_names(figures):
        if coded.level == "kegiatan" and coded.year == tahun:
            tables[coded.cell.table or ""].setdefault(coded.code, coded)
    listed = {code: coded for table in tables.values() for code, coded in table.items()}
    counts = {len(listed), *(len(table) for table in tables.values())}
    if len(listed) < _FEWEST:
        return
    told: set[object] = set()
    for prose, cell in figures.prose():
        match = _SAID.search(prose.context)
        if match is None or _OTHER_YEARS.search(prose.context) or prose.source.line in told:
            continue
        said = int(match.group("kegiatan"))
        if said not in counts:
            told.add(prose.source.line)
            sentence = replace(cell, part="kegiatan", raw=match.group(), value=None)
            yield _issue(said, len(listed), (sentence, *(one.cell for one in listed.values())))


def _issue(said: int, listed: int, cells: tuple[Cell, ...]) -> Issue:
    reported, recomputed = Decimal(said), Decimal(listed)
    values = {"reported": reported, "recomputed": recomputed}
    return Issue(COUNT, cells, values, reported, recomputed)


FAMILY = Family("Counts", (COUNT,), None, _issues)

"""Numbers in words held against their digits: ``13 (empat belas)``.

Contract: the words in brackets behind a number say the same number. Steps: the values of the
running text that carry their words; the texts of tables, each printed cell once. Words that
build no number are no contradiction; words that were read by likeness make a warning only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from extractor.audit.cells import Cell, Figures
from extractor.audit.declarations import Check, Family
from extractor.audit.issues import Issue
from extractor.audit.options import AuditOptions
from extractor.audit.relations import Relation, Same, Scope
from extractor.audit.texts.printed_texts import texts_of
from normalizers.terbilang import parse_terbilang

WORDS = "terbilang"
"""Part of the cell that the words are."""
_UNITS_WORDS = 1000
"""Words below this behind an amount above `_SURE_AMOUNT` count something else."""
_SURE_AMOUNT = 10_000

TERBILANG = Check(
    code="terbilang-mismatch",
    severity="error",
    message={
        "id": "Angkanya {reported}, tetapi terbilangnya {recomputed} ({words})",
        "en": "The digits say {reported}, but the words say {recomputed} ({words})",
    },
    rule="The words in brackets behind a number say the same number.",
    formula="digits = words",
    tolerance="None for whole numbers; cents of an amount are left aside, as words leave them out."
    " Words that build no number are not compared; misspelt number words give a warning.",
    source="Domain rules, section 8 (terbilang behind the digits).",
    example="""\
LAPORAN KINERJA KPU KABUPATEN SRAGEN TAHUN 2024

Jumlah PNS di Sekretariat KPU Kabupaten Sragen adalah 13 (empat belas) pegawai.
""",
)

_PAIR = re.compile(
    r"(?<![\w.,/])(?P<digits>\d{1,3}(?:\.\d{3}){1,5}|\d{1,6})(?:,-|,00|\.-)?\s?"
    r"\(\s{0,2}(?P<words>[A-Za-z][A-Za-z ,\-]{2,320}?)\s{0,2}\)"
)
"""``Rp 1.250.000,- (satu juta …)`` and ``4 (empat)`` in a table's text."""


@dataclass(frozen=True, eq=False)
class SameNumber(Same):
    """Digits and words of one number."""

    def issue(self) -> Issue:
        """Return both, with the words as printed."""
        issue = super().issue()
        words = self.others[0].raw
        return replace(issue, values={**issue.values, "words": words})


def number_pairs(text: str) -> Iterator[tuple[str, int, str]]:
    """Find the numbers of a text that carry words in brackets.

    Args:
        text: of a cell, such as "Laporan 4 (empat) triwulan".

    Returns:
        Digits as printed, their number, and the words: ``("4", 4, "empat")``.
    """
    for match in _PAIR.finditer(text):
        digits = match.group("digits")
        yield digits, int(digits.replace(".", "")), match.group("words")


def _compared(digits: Cell, words: str, read: int | None) -> Relation | Issue | None:
    """Return what must hold between digits and words; None where they cannot be compared."""
    value = digits.value
    if value is None or read is None:
        return None
    if digits.is_amount:
        value = Decimal(int(value))
        if abs(value) >= _SURE_AMOUNT and read < _UNITS_WORDS:
            return None
    elif value != int(value):
        return None
    digits = replace(digits, value=value)
    spoken = replace(
        digits, part=WORDS, raw=words, value=Decimal(read), is_amount=False, alternatives=()
    )
    relation = SameNumber(TERBILANG, digits, (spoken,), Scope.ROW, digits.raw)
    if parse_terbilang(words).doubt is None:
        return relation
    return None if relation.holds() else replace(relation.issue(), severity="warning")


def _all(figures: Figures) -> Iterator[Relation | Issue]:
    for prose, cell in figures.prose():
        if prose.terbilang:
            found = _compared(cell, prose.terbilang, prose.terbilang_value)
            if found is not None:
                yield found
    for cell in texts_of(figures):
        for place, (raw, value, words) in enumerate(number_pairs(cell.raw)):
            read = parse_terbilang(words).value
            part = f"{cell.part}#{place}"
            digits = replace(cell, part=part, raw=raw, value=Decimal(value), is_amount=False)
            found = _compared(digits, words, read)
            if found is not None:
                yield _apart(found, part)


def _apart(found: Relation | Issue, part: str) -> Relation | Issue:
    """Keep the words of two numbers of one text apart: each is a cell of its own."""
    if isinstance(found, SameNumber):
        spoken = replace(found.others[0], part=f"{part}.{WORDS}")
        return replace(found, others=(spoken,))
    return found


def _relations(figures: Figures, options: AuditOptions) -> Iterator[Relation]:
    for found in _all(figures):
        if isinstance(found, Relation):
            yield found


def _issues(figures: Figures, options: AuditOptions) -> Iterator[Issue]:
    for found in _all(figures):
        if isinstance(found, Issue):
            yield found


FAMILY = Family("Words and digits", (TERBILANG,), _relations, _issues)

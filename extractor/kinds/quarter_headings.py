"""Columns of quarters beside those of the year: which of them the year's realisasi and capaian are.

``Triwulan I`` over ``T | R | %`` is of that quarter. Its share has no field, and is none of the
year's, unless the table tells of one quarter only and prints no other share. The year's result
may be headed as far as it goes (``Realisasi s.d. Triwulan II``): it stands outside the quarters,
and is the realisasi if no other column is; of several, each up to another quarter, it is the
last, which is told. Where a quarter has a bare Capaian beside its target and no realisasi, that
is what was reached, which is told as a guess.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.kinds.concepts import SHARES
from extractor.kinds.headings import ColumnHeading
from normalizers.text import fold_text

_TO_DATE = re.compile(
    r"^(?:realisasi|(capaian))(?: (?:kinerja|anggaran|keuangan))?"
    r" (?:s d|sampai(?: dengan)?|hingga)(?: akhir)? (?:triwulan|trw|tw)(?: (?:i{1,3}|iv|[1-4]))?"
    r"(?: rp)?( %)?$"
)
"""``Realisasi s.d. Triwulan II (Rp)``, ``Capaian s.d. TW II (%)``."""


def settle_quarters(headings: Sequence[ColumnHeading]) -> None:
    """Part what is a quarter's from what is the year's, in place.

    Args:
        headings: of all columns, each with what its own words and groups say.
    """
    _name_reached(headings)
    _release_lone_share(headings)
    _name_to_date(headings)


def _name_reached(headings: Sequence[ColumnHeading]) -> None:
    """``Triwulan I > Target | Capaian``: the second is what was reached."""
    named = {(h.period, h.concept) for h in headings if h.measured}
    for heading in headings:
        bare = heading.measured and heading.concept == "capaian" and not heading.percent
        beside = (heading.period, "target") in named and (heading.period, "realisasi") not in named
        if bare and beside:
            heading.concept, heading.guessed = "realisasi", True


def _release_lone_share(headings: Sequence[ColumnHeading]) -> None:
    shares = [heading for heading in headings if heading.concept in SHARES]
    if len({heading.period for heading in shares}) != 1:
        return
    for heading in shares:
        if heading.measured:
            heading.period, heading.measured = None, False


def _name_to_date(headings: Sequence[ColumnHeading]) -> None:
    found: dict[str, list[ColumnHeading]] = {}
    for heading in headings:
        concept = _of_year_to_date(heading)
        if concept is not None:
            found.setdefault(concept, []).append(heading)
    for concept, columns in found.items():
        held = SHARES if concept in SHARES else {concept}
        others = [h for h in headings if h.concept in held and not h.period and h not in columns]
        if others:
            continue
        *earlier, last = columns
        last.concept, last.score = concept, 100.0
        last.rival = earlier[-1].printed if earlier else last.rival
        for heading in earlier:
            heading.concept, heading.foreign = None, True


def _of_year_to_date(heading: ColumnHeading) -> str | None:
    match = _TO_DATE.match(fold_text(" ".join(heading.texts)))
    if match is None or heading.period:
        return None
    share, percent = match.groups()
    if share:
        return "capaian" if percent else None
    return "persen" if percent else "realisasi"

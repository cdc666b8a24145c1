"""Headings whose meaning depends on the other headings of their table.

Years take the meaning of their group, a second Program/Kegiatan holds the activities,
a program's indicator is the table's own where it has no other, and so on.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Sequence

from extractor.kinds.concepts import SHARES, SURE, named_year
from extractor.kinds.headings import ColumnHeading
from normalizers.text import fold_text

_BARE_YEAR = SURE - 4.0
"""Score of a year that only the other columns give a meaning."""
_ALONE = {
    "indikator_kegiatan": "indikator",
    "target_renstra": "target",
    "pagu_perubahan": "pagu",
    "target_perubahan": "target",
}
"""Concepts that stand for another one in a table that has no column of that one."""
_OF_SEVERAL_YEARS = {"realisasi_kumulatif": "realisasi", "capaian_renstra": "capaian"}
"""They stand for the year's own only where the target is one of several years too."""
_SIDE_BY_SIDE = {"pagu_perubahan": "pagu_murni", "target_perubahan": "target_murni"}
"""Of two columns of one thing the later one is taken; the other one is told."""
_LATER = frozenset({"target_perubahan"})
"""Told beside the column that is taken: ``Target | Target Perubahan``."""
_ROW_LABELS = frozenset(
    [
        *("tujuan", "sasaran", "indikator", "program", "kegiatan", "program_kegiatan"),
        *("uraian", "uraian_kegiatan", "rencana_aksi"),
    ]
)
"""What names the rows of a table of money, if it is there."""
_MONEY = frozenset({"pagu", "anggaran", "biaya"})
_OTHER_YEAR = frozenset({"lalu", "sebelumnya", "depan", "berikutnya"})
_YEARLY = frozenset({"target", "realisasi", "capaian", "persen", "pagu", "anggaran"})
_SHARE = re.compile(
    r"\(\s*(\d{1,2})\s*[/:]\s*(\d{1,2})\s*\)\s*[*x×]\s*100(?![.,]?\d)", re.IGNORECASE
)
"""A heading that reckons with the columns' numbers: ``(3/4)*100``."""


def name_years(headings: Sequence[ColumnHeading], filled: Collection[int] = ()) -> None:
    """Give columns under years the meaning of their group, in place.

    Args:
        headings: of all columns.
        filled: numbers of the columns that have cells of their own below the header.
    """
    _inherit_year_groups(headings, filled)
    _name_bare_years(headings)


def name_by_company(headings: Sequence[ColumnHeading]) -> None:
    """Headings whose meaning depends on the others.

    The second of two columns headed Program/Kegiatan holds the activities, and so does
    one behind the indicators of the sasaran; an Indikator Kegiatan is the table's
    indicator where it has no other, and a program's where the target follows it. Beside
    a ``% Capaian`` a bare Capaian is what was reached; beside a Realisasi the
    ``Realisasi %`` is its share.
    """
    _set_other_years_aside(headings)
    _name_units(headings)
    _prefer_inner_indikator(headings)
    _part_inner_targets(headings)
    _stand_in(headings)
    _name_share(headings)
    twins = [h for h in headings if h.concept == "program_kegiatan"]
    ahead = list(itertools.takewhile(lambda h: h.concept != "program_kegiatan", headings))
    scheduled = {"sasaran", "indikator"} <= {h.concept for h in ahead}
    for heading in twins[0 if scheduled else 1 :]:
        heading.concept = "kegiatan"
    reached = [h for h in headings if h.concept == "capaian" and not h.year and not h.period]
    shares = [h for h in reached if h.percent]
    if len(reached) == len(shares) + 1 == 2 and not any(h.concept == "realisasi" for h in headings):
        for heading in reached:
            heading.reached = not heading.percent
            heading.concept = "capaian" if heading.percent else "realisasi"
    done = [h for h in headings if h.concept == "realisasi" and not h.year and not h.measured]
    if len(done) == 2 and done[1].percent and not done[0].percent:
        done[1].concept = "persen"


def _stand_in(headings: Sequence[ColumnHeading]) -> None:
    """A target of the Renstra is the target of a table that has no other, and so on."""
    names = {heading.concept for heading in headings}
    whole = {"target_renstra", "realisasi_kumulatif"} <= names
    whole = whole and not {"target", "realisasi"} & names
    alone = _ALONE | (_OF_SEVERAL_YEARS if whole else {})
    for heading in headings:
        concept = heading.concept or ""
        if concept in _LATER and alone[concept] in names:
            for first in (h for h in headings if h.concept == alone[concept]):
                first.rival = heading.printed
        if concept not in alone or alone[concept] in names:
            continue
        beside = next((h for h in headings if h.concept == _SIDE_BY_SIDE.get(concept, "-")), None)
        heading.concept = alone[concept]
        heading.rival = beside.printed if beside is not None else ""
        heading.several_years = concept in _OF_SEVERAL_YEARS or (
            concept == "target_renstra" and not _is_of_one_year(heading, headings)
        )


def _is_of_one_year(heading: ColumnHeading, headings: Sequence[ColumnHeading]) -> bool:
    """``Target Renstra Tahun 2016`` is of a year, if no other heading names another one."""
    own = named_year(heading.printed)
    years = {year for other in headings if (year := named_year(other.printed))}
    return own is not None and years == {own} and "akhir" not in fold_text(heading.printed).split()


def _name_share(headings: Sequence[ColumnHeading]) -> None:
    """``Realisasi … (3/4)*100`` is the capaian where column 3 is what was reached of column 4."""
    if any(heading.concept in SHARES and not heading.period for heading in headings):
        return
    concepts = {heading.index + 1: heading.concept for heading in headings}
    for heading in headings:
        match = _SHARE.search(heading.printed)
        if match is None:
            continue
        done, planned = (concepts.get(int(number)) for number in match.groups())
        if (done, planned) == ("realisasi", "target"):
            heading.concept, heading.score = "capaian", 100.0
            return


def _name_units(headings: Sequence[ColumnHeading]) -> None:
    """``Bidang/Seksi | Pagu | Realisasi``: money by units, which are all that names the rows."""
    names = {heading.concept for heading in headings}
    labelled = names & _ROW_LABELS or not names & _MONEY or "realisasi" not in names
    for heading in (h for h in headings if h.concept == "bidang"):
        heading.concept = None if labelled else "uraian"


def _prefer_inner_indikator(headings: Sequence[ColumnHeading]) -> None:
    """``Indikator Kinerja | Indikator Kinerja Program | Target``: the target is the program's."""
    names = [heading.concept for heading in headings]
    if {"kegiatan", "program_kegiatan"} & set(names) or "indikator" not in names:
        return
    for outer, inner, target in zip(headings, headings[1:], headings[2:], strict=False):
        pair = (outer.concept, inner.concept) == ("indikator", "indikator_kegiatan")
        of_program = "program" in fold_text(inner.printed).split()
        if pair and of_program and target.concept in ("target", "satuan"):
            outer.concept, outer.foreign, inner.concept = None, True, "indikator"
            inner.rival = outer.printed


def _set_other_years_aside(headings: Sequence[ColumnHeading]) -> None:
    """``Realisasi Tahun Lalu`` is not the realisasi of the table's year."""
    for heading in headings:
        words = set(fold_text(" ".join(heading.texts)).split())
        if heading.concept in _YEARLY and not heading.year and _OTHER_YEAR & words:
            heading.concept, heading.foreign = None, True


def _part_inner_targets(headings: Sequence[ColumnHeading]) -> None:
    """``Indikator Sasaran | Kegiatan | Indikator Kegiatan | Target``: it is the kegiatan's."""
    names = [heading.concept for heading in headings]
    if "indikator" not in names or "indikator_kegiatan" not in names:
        return
    inner = names.index("indikator_kegiatan")
    between = names[names.index("indikator") : inner]
    if not {"kegiatan", "program_kegiatan", "program"} & set(between):
        return
    for heading in headings[inner:]:
        if heading.concept == "target" and not heading.period and not heading.year:
            heading.concept = "target_kegiatan"
        elif heading.concept in ("satuan", "realisasi", "capaian") and not heading.period:
            heading.concept, heading.foreign = None, True


def _inherit_year_groups(headings: Sequence[ColumnHeading], filled: Collection[int]) -> None:
    """A year without a group of its own continues the group of the year before it.

    The first one continues a heading that has no cells of its own (``filled`` tells those with).
    """
    previous: str | None = None
    for heading in headings:
        if heading.year is None:
            group = heading.concept in ("target", "realisasi") and heading.index not in filled
            previous = heading.concept if group else None
            continue
        if heading.concept is None:
            heading.concept = previous
        previous = heading.concept


def _name_bare_years(headings: Sequence[ColumnHeading]) -> None:
    """Years without a word beside a column of targets are what was reached: a guess."""
    bare = [h for h in headings if h.year and h.concept is None]
    targets = any(h.concept in ("target", "target_renstra") for h in headings)
    if len(bare) < 2 or not targets:
        return
    for heading in bare:
        heading.concept, heading.score, heading.guessed = "realisasi", _BARE_YEAR, True

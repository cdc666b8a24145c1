"""Codes that name two things, things that carry two codes, codes without their number.

Contract: within a document and a year a budget code has one name and a name one code. Names are
compared loosely where the code is the same (wording, spelling and damage are no conflict) and
strictly where it differs. One finding per cause: the cells that deviate from the majority, with
those that they contradict as evidence.

Steps: coded names; deviants by code and by name; national codes; letters of the program before a
kegiatan; headings over rows of another code; codes without a number.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from rapidfuzz import fuzz

from extractor.audit.cells import Cell, Figures
from extractor.audit.declarations import Check, Family
from extractor.audit.issues import Issue
from extractor.audit.options import AuditOptions
from extractor.audit.texts.coded_names import CodedName, coded_names, folded, incomplete_codes
from extractor.audit.texts.heading_codes import misnamed_headings

KODE = Check(
    code="kode-conflict",
    severity="warning",
    message={
        "id": "{reported}, sedangkan di tempat lain {recomputed}",
        "en": "{reported}, but elsewhere {recomputed}",
    },
    rule="A code names one thing and a thing carries one code, within a document and a year; the"
    " code of a heading is the beginning of the codes that it adds up.",
    formula="one code = one name",
    tolerance="Other wording, spelling and damaged letters of one name; outputs are compared"
    " within their kegiatan, as their numbers start again in each.",
    source="Domain rules, section 7 (DIPA coding; names of the outputs EBA to EBD).",
    example="""\
REALISASI ANGGARAN TAHUN 2024
KPU KABUPATEN SRAGEN

Kode	Uraian	Pagu	Realisasi	%
CQ.6867	Pembentukan Badan Adhoc	405.176.000	402.258.400	99,28%
CQ.6867	Masa Kampanye Pemilu	83.958.000	80.115.100	95,42%
CQ.6871	Pengelolaan Logistik	10.000.000	10.000.000	100%

PENGUKURAN KINERJA TAHUN 2024
KPU KABUPATEN SRAGEN

No	Kegiatan	Indikator Kinerja	Target	Realisasi
1	CQ.6867 Pembentukan Badan Adhoc	Jumlah badan adhoc	100%	100%
2	CQ.6870 Masa Kampanye Pemilu	Jumlah kampanye	100%	100%
""",
)

INCOMPLETE = Check(
    code="kode-incomplete",
    severity="info",
    message={
        "id": "Kode {reported} tercetak tanpa nomornya",
        "en": "The code {reported} is printed without its number",
    },
    rule="A code of an output is three letters and three digits.",
    formula="three letters, a point, three digits: QGE.001",
    tolerance="Told only of letters that stand with a number elsewhere in the document.",
    source="Domain rules, section 7.",
    example="""\
PENGUKURAN KINERJA TAHUN 2024
KPU KABUPATEN SRAGEN

No	Kegiatan	Indikator Kinerja	Target	Realisasi
1	CQ.6867 Pembentukan Badan Adhoc	QGE.001 Seleksi Badan Adhoc	100%	100%
2	CQ.6870 Masa Kampanye Pemilu	QGE. Persiapan Kampanye Pemilu	100%	100%
""",
)

NATIONAL = {
    "EBA.956": "Layanan BMN",
    "EBA.962": "Layanan Umum",
    "EBA.994": "Layanan Perkantoran",
    "EBD.952": "Layanan Perencanaan dan Penganggaran",
    "EBD.953": "Layanan Pemantauan dan Evaluasi",
    "EBD.955": "Layanan Manajemen Keuangan",
    "EBD.961": "Layanan Reformasi Kinerja",
}
"""Outputs that all ministries and agencies share since 2021 (domain rules, section 7)."""

_LIKE = 60
"""Likeness from which two names of one code are one name in other words."""
_SHARED = 0.7
"""Share of the shorter name's words that the longer one has, from which it is the same."""
_ALIKE_IN_TABLE = 85
"""The same within a table."""
_EQUAL = 92
"""Likeness from which two codes have the same name."""
_NUMBERS = re.compile(r"\d+")
_FEWEST_WORDS = 2
"""A single word names too many things to be held against another code."""


def is_like(one: str, other: str) -> bool:
    """Say whether two names of one code may be one thing, worded or spelt another way.

    Args:
        one: a folded name, such as "masa kampanye pemilu".
        other: such as "pengelolaan kampanye pemilu".
    """
    if fuzz.token_sort_ratio(one, other) >= _LIKE:
        return True
    words, others = set(one.split()), set(other.split())
    shorter = min(len(words), len(others))
    if len(words & others) >= _SHARED * shorter:
        return True
    # words broken by a lost or added blank are still the same letters
    return fuzz.partial_ratio(one.replace(" ", ""), other.replace(" ", "")) >= _EQUAL


def is_same_in_table(one: str, other: str) -> bool:
    """Say whether two rows of one table with one code have one name.

    Side by side names are written alike; what stands in brackets tells parts of it apart.
    """
    if fuzz.token_sort_ratio(one, other) >= _ALIKE_IN_TABLE:
        return True
    words, others = set(one.split()), set(other.split())
    return len(words & others) >= _SHARED * min(len(words), len(others))


def is_equal(one: str, other: str) -> bool:
    """Say whether two names are the same but for spelling; a number tells things apart."""
    if min(len(one.split()), len(other.split())) < _FEWEST_WORDS:
        return False
    if _NUMBERS.findall(one) != _NUMBERS.findall(other):
        return False
    return fuzz.ratio(one, other) >= _EQUAL


def _issues(figures: Figures, options: AuditOptions) -> Iterator[Issue]:
    groups: dict[Hashable, list[CodedName]] = defaultdict(list)
    for coded in coded_names(figures):
        groups[coded.level, coded.scope, coded.year].append(coded)
    told: set[CodedName] = set()
    for group in groups.values():
        yield from _conflicts(group, told)
    yield from _national_issues([one for group in groups.values() for one in group], told)
    yield from _prefix_issues(groups.values())
    named = {one.cell for one in told}
    for head, code, rows in misnamed_headings(figures):
        if head not in named:
            told_apart = {"reported": head.raw, "recomputed": f"{code}.…"}
            yield Issue(KODE, (head, *rows), told_apart, head.raw, code)
    for kro, cells in _incomplete(figures).items():
        yield Issue(INCOMPLETE, tuple(cells), {"reported": kro}, kro)


def _incomplete(figures: Figures) -> dict[str, list[Cell]]:
    found: dict[str, list[Cell]] = defaultdict(list)
    for kro, cell in incomplete_codes(figures):
        found[kro].append(cell)
    return found


def _conflicts(group: Sequence[CodedName], told: set[CodedName]) -> Iterator[Issue]:
    """Find what deviates among coded names that may be held against each other."""
    sure: dict[CodedName, list[CodedName]] = {}
    even: list[list[CodedName]] = []
    for parts in (*_by_code(group), *_by_code_in_table(group), *_by_name(group)):
        most = max(len(part) for part in parts)
        principal = [part for part in parts if len(part) == most]
        if len(principal) > 1:
            even.append([one for part in parts for one in part])
            continue
        for part in parts:
            for one in part if part is not principal[0] else ():
                # what its name is coded elsewhere tells more than what its code names
                sure[one] = principal[0]
    found: dict[tuple[str, str], list[CodedName]] = defaultdict(list)
    for one in sure:
        found[one.code, folded(one.name)].append(one)
    for ones in found.values():
        told.update(ones)
        yield _issue(ones, sure[ones[0]])
    for ones in even:
        if not told & set(ones):
            told.update(ones)
            last = max(ones, key=_place)
            yield _issue([last], [one for one in ones if one is not last])


def _place(coded: CodedName) -> tuple[str, int]:
    return (coded.cell.table or "", coded.cell.row or 0)


def _issue(ones: Sequence[CodedName], others: Sequence[CodedName]) -> Issue:
    one, other = ones[0], _most_telling(ones[0], others)
    reported, recomputed = f"{one.code} {one.name}", f"{other.code} {other.name}"
    cells = dict.fromkeys(coded.cell for coded in (*ones, *others))
    values = {"reported": reported, "recomputed": recomputed}
    return Issue(KODE, tuple(cells), values, reported, recomputed)


def _most_telling(one: CodedName, others: Sequence[CodedName]) -> CodedName:
    return next((other for other in others if other.code != one.code), others[0])


def _by_code(group: Sequence[CodedName]) -> Iterator[list[list[CodedName]]]:
    """Yield the names of each code that has several, those that are alike together."""
    codes: dict[str, list[CodedName]] = defaultdict(list)
    for coded in group:
        codes[coded.code].append(coded)
    for ones in codes.values():
        parts = _alike(ones, is_like)
        if len(parts) > 1:
            yield parts


def _by_code_in_table(group: Sequence[CodedName]) -> Iterator[list[list[CodedName]]]:
    """Yield the same for the rows of each table, where names are compared more strictly."""
    codes: dict[tuple[str | None, str], list[CodedName]] = defaultdict(list)
    for coded in group:
        codes[coded.cell.table, coded.code].append(coded)
    for ones in codes.values():
        parts = _alike(ones, is_same_in_table)
        if len(parts) > 1:
            yield parts


def _by_name(group: Sequence[CodedName]) -> Iterator[list[list[CodedName]]]:
    """Yield the codes of each name that has several."""
    for ones in _alike([one for one in group if one.level != "other"], is_equal, brackets=True):
        codes: dict[str, list[CodedName]] = defaultdict(list)
        for one in ones:
            codes[one.code].append(one)
        if len(codes) > 1:
            yield list(codes.values())


def _alike(
    ones: Sequence[CodedName], same: Callable[[str, str], bool], *, brackets: bool = False
) -> list[list[CodedName]]:
    """Put those together whose names are the same as the first one's of their part.

    What stands in brackets tells parts of one thing apart: it counts only between two codes.
    """
    parts: list[tuple[str, list[CodedName]]] = []
    for one in ones:
        bare = one.name.partition("(")[0]
        name = folded(one.name if brackets or not bare.strip() else bare)
        for first, part in parts:
            if first == name or same(first, name):
                part.append(one)
                break
        else:
            parts.append((name, [one]))
    return [part for _, part in parts]


def _national_issues(coded: Iterable[CodedName], told: set[CodedName]) -> Iterator[Issue]:
    """Hold shared outputs against their national names."""
    names = {folded(name): code for code, name in NATIONAL.items()}
    found: dict[tuple[str, str], list[CodedName]] = defaultdict(list)
    for one in coded:
        if one.level != "output" or one in told:
            continue
        name = folded(one.name.partition("(")[0])
        right = names.get(name)
        if right is not None and right != one.code and one.code[:2] == "EB":
            found[one.code, right].append(one)
    for (_, right), ones in found.items():
        reported, recomputed = f"{ones[0].code} {ones[0].name}", f"{right} {NATIONAL[right]}"
        values = {"reported": reported, "recomputed": recomputed}
        yield Issue(KODE, tuple(one.cell for one in ones), values, reported, recomputed)


def _prefix_issues(groups: Iterable[Sequence[CodedName]]) -> Iterator[Issue]:
    """Find kegiatan that stand under the letters of another program than elsewhere."""
    for group in groups:
        prefixes: dict[str, list[CodedName]] = defaultdict(list)
        for one in group:
            if one.level == "kegiatan" and one.prefix:
                prefixes[one.code].append(one)
        for ones in prefixes.values():
            counts = Counter(one.prefix for one in ones)
            ranked = counts.most_common(2)
            if len(ranked) < 2 or ranked[0][1] == ranked[1][1]:
                continue
            right = ranked[0][0]
            odd = [one for one in ones if one.prefix != right]
            other = next(one for one in ones if one.prefix == right)
            reported = f"{odd[0].prefix}.{odd[0].code} {odd[0].name}"
            recomputed = f"{right}.{other.code} {other.name}"
            values = {"reported": reported, "recomputed": recomputed}
            cells = (*(one.cell for one in odd), other.cell)
            yield Issue(KODE, cells, values, reported, recomputed)


FAMILY = Family("Codes", (KODE, INCOMPLETE), None, _issues)

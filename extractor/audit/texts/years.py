"""Years that cannot be those of their document: text left over from another year's.

Contract: in a plan (RAK, RKT, PK) of a year a label speaks of that year, of the year before only
for what is reported afterwards, and of the year after only for what is prepared; an amount that
is the total of one year is not said to be that of another; what is to come lies behind the year of
a report. Law and decrees, ranges of years and comparisons are left alone. All are warnings.

Steps: labels of plans; titles; the values of the running text; while extracting, sentences.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations

from extractor.audit.cells import Cell, Figures, number
from extractor.audit.declarations import Check, Family
from extractor.audit.issues import Issue
from extractor.audit.options import AuditOptions
from extractor.audit.texts.printed_texts import labels_of
from extractor.audit.texts.running_text import Paragraph
from extractor.model import Amount, Document, Measure, Table
from normalizers.amounts import find_amounts, parse_amount

TAHUN = Check(
    code="tahun-mismatch",
    severity="warning",
    message={
        "id": "Tercetak tahun {reported}, padahal menurut konteksnya {recomputed}",
        "en": "The year {reported} is printed where the context asks for {recomputed}",
    },
    rule="A plan of a year does not plan what belongs to earlier years: its PK and budget are of"
    " its own year or the next, the report it makes is of its own year or the one before, and no"
    " other label names a year that lies two years back. The same total amount is not that of two"
    " years; what is said to come lies behind the year of the report; no result is of a year"
    " after it.",
    formula="year in the text = year of the table or document",
    tolerance="Laws and decrees, ranges of years, comparisons and reviews of earlier years are left"
    " alone.",
    source="Domain rules, sections 6 and 10; seen where last year's text was taken over.",
    example="""\
RENCANA KINERJA TAHUNAN KPU KABUPATEN SRAGEN TAHUN 2024

No	Sasaran	Uraian Kegiatan	Indikator	Satuan	Target
1	Tersusunnya dokumen	Penyusunan Perjanjian Kinerja Tahun 2022	Jumlah dokumen	Dokumen	1
""",
)

_PLANS = frozenset({"rak", "rkt", "perjanjian_kinerja"})
_RESULTS = frozenset({"pengukuran_kinerja", "capaian_kinerja", "realisasi_anggaran", "evaluasi"})
_YEAR = re.compile(
    r"(?<![\d./\-–])(?P<year>20\d\d)"
    r"(?!\d|[./]\d|\s?(?:[-–/]|s\.?/?d\.?|sampai(?: dengan)?|hingga)\s?(?:tahun )?(?:20)?\d\d)"
)
"""A year that is not a part of a range, a date or a number."""
_ANY_YEAR = re.compile(r"20\d\d")
_COMPARED = re.compile(
    r"\b(?:perbandingan|dibanding\w*|dengan|terhadap|antara|dan tahun|dan 20\d\d)\b", re.IGNORECASE
)
_RULING = re.compile(
    r"(?:\b(?:nomor|no\b\.?)\s?\d|\b(?:uu|undang|peraturan|keputusan|pkpu|permen\w*|perpres|pp|sk"
    r"|inpres|surat|perda|perbup|pergub|sejak|mulai|dari|baseline|renstra|rpjm\w*|periode|antara)\b)"
    r"[^,;.]{0,60}$",
    re.IGNORECASE,
)
"""Before the year of a law, or the first one of a range."""
_RANGE_BEFORE = re.compile(r"20\d\d\s?(?:[-–/]|s\.?/?d\.?|sampai(?: dengan)?|hingga)\s?$", re.I)
_REVIEW = re.compile(
    r"\b(?:evaluasi|realisasi|capaian|laporan|lkj\w*|lakip|lkip|monitoring|reviu|arsip|hasil|audit"
    r"|pertanggungjawaban|pasca|dokumentasi|sebelumnya|lalu|tindak lanjut|temuan|pemeliharaan"
    r"|sengketa|perbandingan|dibanding\w*|awal|akhir|dasar)\b",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"\b(?:lkj(?:ip)?|lakip|lkip|laporan (?:kinerja|tahunan|akuntabilitas kinerja)[^,;.]{0,60}?)"
    r"\s*(?:tahun(?: anggaran)?|t\.?a\.?)?\s*$",
    re.IGNORECASE,
)
_PREPARED = re.compile(
    r"\b(?:perjanjian kinerja|penetapan kinerja|rencana (?:kerja|kinerja|aksi)[^,;.]{0,40}?|rka"
    r"(?:-k/?l)?|rkt|dipa|rencana kerja dan anggaran)\s*(?:tahun(?: anggaran)?|t\.?a\.?)?\s*$",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\btahun (?P<year>20\d\d)(?: yang)? (?:mendatang|(?:akan )datang)", re.IGNORECASE
)
_UNTIL_END = re.compile(
    r"\bsampai (?:dengan|pada) akhir tahun (?P<year>20\d\d)\b(?P<rest>[^.]{0,200})", re.IGNORECASE
)
_BY_BUDGET = re.compile(
    r"\b(?:kegiatan|program|program kerja) tahun (?:anggaran )?(?P<year>20\d\d)\b[^.;]{0,60}"
    r"\b(?:sesuai|berdasarkan|menurut)\s(?:dengan\s)?(?:dokumen\s)?"
    r"(?:dipa|dpa|rkt|perjanjian kinerja|penetapan kinerja|rencana (?:kerja|kinerja) tahunan)\b"
    r"[^.;]{0,80}?\btahun (?:anggaran )?(?P<other>20\d\d)\b",
    re.IGNORECASE,
)
_YEAR_OF_AMOUNT = re.compile(
    r"\b(?:tahun(?: anggaran)?|t\.?a\.?)\s?:?\s?(?P<year>20\d\d)\b(?!\s?(?:[-–/]|s\.?/?d)\s?\d)",
    re.I,
)
_LABEL_BEHIND = 40
"""Characters that may stand between a year and its amount."""
_SURE_AMOUNT = Decimal(100_000_000)
"""Smaller amounts are the same in two years by chance, or by unit cost."""
_MOST_AMOUNTS = 12
_FEWEST_RESULTS = 3
"""Results that are not round and the same in two years: no chance."""


def _issue(cell: Cell, printed: str, expected: str, *others: Cell) -> Issue:
    values = {"reported": printed, "recomputed": expected}
    return Issue(TAHUN, (cell, *others), values, printed, expected)


def _issues(figures: Figures, options: AuditOptions) -> Iterator[Issue]:
    for table in figures.tables:
        if table.kind in _PLANS and table.tahun:
            yield from _plan_issues(figures, table, table.tahun)
    yield from _title_issues(figures)
    yield from _amount_issues(figures)


def _plan_issues(figures: Figures, table: Table, tahun: int) -> Iterator[Issue]:
    """Labels of a plan that name an earlier year; equal findings of a table are one."""
    found: dict[tuple[str, str], list[Cell]] = defaultdict(list)
    for cell in labels_of(figures, table):
        for printed, expected in plan_years(cell.raw, tahun):
            found[printed, expected].append(cell)
    for (printed, expected), cells in found.items():
        yield _issue(cells[0], printed, expected, *dict.fromkeys(cells[1:]))


def plan_years(text: str, tahun: int) -> Iterator[tuple[str, str]]:
    """Find the years of a plan's label that cannot be meant.

    Args:
        text: a label, such as "Penyusunan Perjanjian Kinerja Tahun 2022".
        tahun: of the plan, such as 2024.

    Returns:
        Printed and expected: ``("2022", "2024")``.
    """
    for match in _YEAR.finditer(text):
        year, before = int(match.group("year")), text[: match.start()]
        if _RULING.search(before) or _RANGE_BEFORE.search(before) or year >= tahun:
            continue
        if _REPORT.search(before):
            if year < tahun - 1:
                yield str(year), str(tahun - 1)
        elif _PREPARED.search(before):
            if not _REVIEW.search(before):
                yield str(year), str(tahun)
        elif year < tahun - 1 and not _REVIEW.search(text):
            yield str(year), str(tahun)


def _title_issues(figures: Figures) -> Iterator[Issue]:
    """Tables whose title names a year that they cannot have."""
    for table in figures.tables:
        title = figures.title(table)
        if title is None or table.kind not in _PLANS | _RESULTS:
            continue
        year = _title_year(title.raw, table.tahun)
        expected = _year_of_table(figures.document, table, year) if year is not None else None
        if expected is not None:
            yield _issue(title, str(year), str(expected))


def _title_year(title: str, tahun: int | None) -> int | None:
    """Return the year that a title says it is of; None where it compares years.

    The title of a report's first table follows that of the report: of several years it is the
    one that was read as the table's, else the last.
    """
    years = [
        match.group("year")
        for match in _YEAR_OF_AMOUNT.finditer(title)
        if not _RULING.search(title[: match.start()])
    ]
    others = set(_ANY_YEAR.findall(title)) - set(years)
    if not years or others or _COMPARED.search(title):
        return None
    return tahun if str(tahun) in years else int(years[-1])


def _year_of_table(document: Document, table: Table, year: int) -> int | None:
    """Return the year that a table should have where its title's cannot be right.

    A plan is of the report's year or the next; a result is of no later year, and of an earlier
    one only beside its sister of the report's year with other results. In a document of plans the
    majority decides.
    """
    own, kind = document.document.tahun, document.document.kind
    if table.tahun is not None and table.tahun != year:
        return table.tahun
    sisters = Counter(one.tahun for one in document.tables if one.kind == table.kind)
    if own is None or year == own:
        return None
    if kind == table.kind:
        return own if table.kind in _PLANS and sisters[own] > sisters[year] else None
    if table.kind in _RESULTS and year > own:
        return own
    if kind != "lakip":
        return None
    if table.kind in _PLANS:
        return own if year not in (own, own + 1) else None
    return None if sisters[own] and not _repeats(document, table, own) else own


def _repeats(document: Document, table: Table, own: int) -> bool:
    """Say whether the results of a table are all those that the year's own tables print."""
    said = _uneven_results([table])
    beside = [one for one in document.tables if one.tahun == own and one.kind in _RESULTS]
    return len(said) >= _FEWEST_RESULTS and said <= _uneven_results(beside)


def _uneven_results(tables: Iterable[Table]) -> set[Decimal]:
    """Return the results and capaian of tables, without those that are round or whole."""
    held = (one for table in tables for row in table.rows for one in (row.realisasi, row.capaian))
    values = (number(one.value) for one in held if isinstance(one, Measure))
    return {value for value in values if value is not None and value % 1}


def _amount_issues(figures: Figures) -> Iterator[Issue]:
    """A total that the running text gives to another year than the tables do."""
    totals = _totals(figures)
    for prose, cell in figures.prose():
        if prose.kind != "amount" or cell.value is None or cell.value < _SURE_AMOUNT:
            continue
        year = _year_before(prose.context, prose.raw)
        known = totals.get(cell.value, {})
        if year is not None and known and year not in known:
            tahun = min(known)
            yield _issue(cell, str(year), str(tahun), known[tahun])


def _totals(figures: Figures) -> dict[Decimal, dict[int, Cell]]:
    """The totals of budget tables by amount and year."""
    totals: dict[Decimal, dict[int, Cell]] = defaultdict(dict)
    for table in figures.tables:
        for index, row in enumerate(table.rows):
            for name in ("pagu", "realisasi", "anggaran"):
                if row.kind != "total" or not isinstance(getattr(row, name), Amount):
                    continue
                cell = figures.cell(table, index, name)
                if cell and cell.value and table.tahun:
                    totals[cell.value].setdefault(table.tahun, cell)
    return totals


def _year_before(context: str, raw: str) -> int | None:
    """Return the year that stands right before an amount: ``Tahun 2018 sebesar Rp …``."""
    head, found, _ = context.partition(raw)
    if not found or context.count(raw) != 1:
        return None
    last = None
    for match in _YEAR_OF_AMOUNT.finditer(head):
        last = match
    if last is None or len(head) - last.end() > _LABEL_BEHIND or "Rp" in head[last.end() : -4]:
        return None
    return int(last.group("year"))


def text_issues(text: Iterable[Paragraph], tahun: int | None, *, report: bool) -> Iterator[Issue]:
    """Look for years of running text that contradict their own sentence or the document.

    Args:
        text: the paragraphs in order.
        tahun: year of the document; None where it is not known.
        report: whether the document reports on that year (LAKIP).
    """
    for paragraph in text:
        whole = paragraph.text
        if tahun is not None and report:
            yield from _sentence_issues(paragraph, whole, tahun)
        yield from _sum_issues(paragraph, whole)


def _sentence_issues(paragraph: Paragraph, text: str, tahun: int) -> Iterator[Issue]:
    for match in _TO_COME.finditer(text):
        if int(match.group("year")) <= tahun:
            yield _issue(paragraph.place(*match.span()), match.group("year"), str(tahun + 1))
    for match in _UNTIL_END.finditer(text):
        year = int(match.group("year"))
        if year == tahun - 1 and str(tahun) not in text and " telah " in match.group("rest"):
            yield _issue(paragraph.place(*match.span()), str(year), str(tahun))
    for match in _BY_BUDGET.finditer(text):
        planned, budget = match.group("year"), match.group("other")
        if planned != budget:
            yield _issue(paragraph.place(*match.span()), planned, budget)


def _sum_issues(paragraph: Paragraph, text: str) -> Iterator[Issue]:
    """A sum of amounts of one year that is said to be another year's."""
    if "20" not in text or not _YEAR_OF_AMOUNT.search(text):
        return
    amounts = [
        (start, end, Decimal(value))
        for start, end, raw in find_amounts(text)
        if (value := parse_amount(raw).value) is not None and value > 0
    ][:_MOST_AMOUNTS]
    years = [_last_year(text[:start]) for start, _, _ in amounts]
    for at, (start, end, total) in enumerate(amounts):
        near = _YEAR_OF_AMOUNT.search(text[max(0, start - _LABEL_BEHIND) : start])
        if near is None:
            continue
        for one, two in combinations(range(at), 2):
            if amounts[one][2] + amounts[two][2] != total or total < _SURE_AMOUNT:
                continue
            if years[one] == years[two] != years[at] and years[one] is not None:
                yield _issue(paragraph.place(start, end), str(years[at]), str(years[one]))
                return


def _last_year(text: str) -> str | None:
    found = list(_YEAR_OF_AMOUNT.finditer(text))
    return found[-1].group("year") if found else None


FAMILY = Family("Years", (TAHUN,), None, _issues)

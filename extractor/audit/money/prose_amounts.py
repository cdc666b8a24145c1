"""Amounts in running text: sums within a paragraph, and totals named with their year.

Contract: only what the sentence says is held against figures. An amount is a sum of others where
the text says so ("sehingga", "terdiri dari") and the others add up to it, or nearly: a misprint
changes a digit or two, another meaning changes all. An amount named as the budget or spending of
a year is held against the totals of that year's tables. An amount that a table has but for one
digit is a warning. The context of a value is short (120 characters), so what is said further away
is not known.

Steps: paragraphs, as runs of values near each other; sums in them; shares; totals of tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice, takewhile

from extractor.audit.cells import Cell, Figures
from extractor.audit.declarations import Family, Texts
from extractor.audit.money.absorption import PERSEN, row_label
from extractor.audit.money.budget_items import CONFLICT, table_title
from extractor.audit.money.budget_tables import BudgetTable, amount_fields
from extractor.audit.money.rounded_amounts import slack_of
from extractor.audit.money.sums import TOTAL
from extractor.audit.options import AuditOptions
from extractor.audit.relations import Relation, Same, Scope, Share, Sum
from extractor.catalogue.wording import is_meaningful
from extractor.model import Prose, Source

_RESULT = re.compile(r"\b(?:sehingga|menjadi|total|totalnya|jumlah|berjumlah)\b", re.IGNORECASE)
_CONSISTS = re.compile(
    r"\b(?:terdiri|yaitu|yakni|meliputi|rincian|masing|bersumber|antara lain)", re.IGNORECASE
)
_SHARE = re.compile(
    r"^[\s,.\-]*(?:\(|atau|setara|atau setara)\s*(?:sebesar|dengan)?\s*$", re.IGNORECASE
)
_WORDS = re.compile(r"\(?[^()%]*\brupiah\W*\)", re.IGNORECASE)
"""An amount in words, in brackets between it and its share; its start may be cut off."""
_WHOLE = re.compile(r"\b(?:pagu|anggaran|dipa|dana|alokasi)\b", re.IGNORECASE)
_SPENT = re.compile(r"realisasi|^e?alisasi\b|terserap|serapan|dicairkan|digunakan", re.IGNORECASE)
"""Words of spending; the first may be cut where the context begins."""
_NAMED = re.compile(
    r"\b(?P<what>pagu|realisasi)(?:\s+(?:anggaran|belanja|dipa|keuangan))*"
    r"\s+(?:tahun(?:\s+anggaran)?|t\.?a\.?)\s*(?P<year>\d{4})"
    r"(?:\s+(?:adalah|yaitu|sebesar|mencapai)|\s*[,:])*\s*(?:rp\.?\s*)*$",
    re.IGNORECASE,
)
_NEAR_LINES = 3
"""Values so many lines apart can be of one paragraph; a dump puts blank lines between."""
_MOST_PARTS = 4
_MOST_MISPRINTED = 2
"""Digits in which a misprinted sum differs from what its parts give."""
_FEWEST_DIGITS = 7
"""Shorter amounts, zeros at the end aside, are alike by chance."""
_MOST_OVERSPENT = Decimal("1.1")
"""A budget is hardly overspent by more; what is spent far above an amount is of another one."""
_LABEL_LENGTH = 60
_FIGURE = re.compile(r"\d[.,]\d\S*")
_LEADING = re.compile(
    r"(?:(?:^|\s+)(?:sebesar|sejumlah|senilai|mencapai|adalah|yaitu|yakni|rp\.?|[:,.-]+))+$",
    re.IGNORECASE,
)
"""Words between a name and its amount."""
_LOST = Decimal(1000)
_TEXT: Texts = {"id": "teks", "en": "the text"}


@dataclass(frozen=True, slots=True)
class _Value:
    """A value of the running text.

    Attributes:
        prose: as extracted.
        cell: its place.
        number: its value.
        before: the text before it.
    """

    prose: Prose
    cell: Cell
    number: Decimal
    before: str

    @property
    def label(self) -> str:
        """Return the words that lead to it, to name it in a message; itself where there are none.

        They begin after the figure before. The first word of a context may be cut, save one that
        begins with a capital.
        """
        since = _FIGURE.split(self.before)[-1].strip()
        words = _LEADING.sub("", since).split()
        if words and not words[0][0].isupper():
            words = words[1:]
        while words and (len(" ".join(words)) > _LABEL_LENGTH or not _begins_name(words[0])):
            words = words[1:]
        return " ".join(words) or self.prose.raw


def _begins_name(word: str) -> bool:
    """Say whether a name may begin with a word: not with a small one, nor within a figure."""
    return word[0].isalpha() and is_meaningful(word.lower())


def _values(figures: Figures) -> list[_Value]:
    return [
        _Value(prose, cell, cell.value, before_value(prose))
        for prose, cell in figures.prose()
        if cell.value is not None and prose.kind in ("amount", "percent")
    ]


def before_value(prose: Prose) -> str:
    """Return the text before a value; it stands in the middle of its context."""
    places = [found.start() for found in re.finditer(re.escape(prose.raw), prose.context)]
    middle = len(prose.context) / 2
    at = min(places, key=lambda place: abs(place + len(prose.raw) / 2 - middle), default=0)
    return prose.context[:at]


def _paragraphs(values: Sequence[_Value]) -> Iterator[list[_Value]]:
    """Give runs of values that stand near each other."""
    run: list[_Value] = []
    for value in values:
        if run and not _is_near(run[-1].prose.source, value.prose.source):
            yield run
            run = []
        run.append(value)
    if run:
        yield run


def _is_near(one: Source, other: Source) -> bool:
    if one.line is not None and other.line is not None:
        return 0 <= other.line - one.line <= _NEAR_LINES
    return one.page is not None and one.page == other.page


def misprinted(one: Decimal, other: Decimal) -> bool:
    """Say whether two amounts are the same but for a digit or two.

    Example:
        30.151.427.000 and 30.151.413.000.
    """
    left, right = str(int(one)), str(int(other))
    if one == other or len(left) != len(right) or len(left) < _FEWEST_DIGITS:
        return False
    return sum(a != b for a, b in zip(left, right, strict=True)) <= _MOST_MISPRINTED


def _sums(run: Sequence[_Value]) -> Iterator[Relation]:
    amounts = [value for value in run if value.prose.kind == "amount" and value.number]
    for at, value in enumerate(amounts):
        led = (value.before, *(_between(amounts[at - 1], value) if at else ()))
        if any(_RESULT.search(text) for text in led):
            ways = list(_tails(amounts[:at], value))
            yield from _sum(value, ways)
        parts = list(islice(_beside(amounts, at), _MOST_PARTS))
        told = len(parts) > 1 and any(_CONSISTS.search(text) for text in _between(value, parts[0]))
        if told:
            yield from _sum(value, [parts[:count] for count in range(2, _MOST_PARTS + 1)])


def _beside(amounts: Sequence[_Value], at: int) -> Iterator[_Value]:
    """Give the amounts that follow one in the same place of the text."""
    here = amounts[at].prose.source
    return takewhile(lambda one: one.prose.source == here, islice(amounts, at + 1, None))


def _between(one: _Value, other: _Value) -> tuple[str, str]:
    """Return what is known of the text after one value and before the next."""
    after = one.prose.context[len(one.before) + len(one.prose.raw) :]
    return after, other.before.rpartition(one.prose.raw)[2]


def _tails(earlier: Sequence[_Value], result: _Value) -> Iterator[list[_Value]]:
    """Give the last few amounts before a result, each figure once."""
    distinct: dict[Decimal, _Value] = {}
    for value in reversed(earlier):
        if len(distinct) == _MOST_PARTS:
            break
        if value.number < result.number:
            distinct.setdefault(value.number, value)
    last = list(distinct.values())
    for count in range(2, min(len(last), _MOST_PARTS) + 1):
        yield last[:count][::-1]


def _sum(result: _Value, ways: Iterable[Sequence[_Value]]) -> Iterator[Relation]:
    """Give the parts that add up to a result, or nearly do."""
    tried = list(ways)
    totals = [sum((part.number for part in way), Decimal(0)) for way in tried]
    slacks = [slack_of((result.cell, *(part.cell for part in way)), rounded=False) for way in tried]
    equal = [
        way
        for way, total, slack in zip(tried, totals, slacks, strict=True)
        if abs(total - result.number) <= slack
    ]
    near = [
        way
        for way, total in zip(tried, totals, strict=True)
        if len(way) > 1 and misprinted(total, result.number)
    ]
    for way in (equal or near)[:1]:
        cells = tuple(part.cell for part in way)
        slack = slack_of((result.cell, *cells), rounded=False)
        yield Sum(TOTAL, result.cell, cells, Scope.DOCUMENT, result.label, slack=slack)


def _share(value: _Value, part: _Value, whole: _Value) -> Share:
    """Return a percentage of two amounts, which may be printed rounded: ``Rp 1,25 miliar``."""
    slacks = slack_of([part.cell], rounded=False), slack_of([whole.cell], rounded=False)
    cells = part.cell, whole.cell
    return Share(PERSEN, value.cell, cells, Scope.DOCUMENT, part.label, slacks=slacks)


def _shares(run: Sequence[_Value]) -> Iterator[Relation]:
    """Give percentages right after an amount, of a budget named before it."""
    for at, value in enumerate(run):
        part = run[at - 1] if at else None
        if value.prose.kind != "percent" or part is None or part.prose.kind != "amount":
            continue
        between = _WORDS.sub(" ", value.before.rpartition(part.prose.raw)[2])
        if not _SHARE.match(between):
            continue
        wholes = [
            one
            for one in reversed(run[: at - 1])
            if one.prose.kind == "amount" and _can_be_whole(one, part)
        ]
        shares = [_share(value, part, one) for one in wholes]
        right = [share for share in shares if share.holds()]
        nearest = shares[:1] if wholes and _names_whole(wholes[0], run[at - 2]) else []
        same = [one for one in run[: at - 1] if _is_budget_of(one, part)]
        equal = [_share(value, part, one) for one in same]
        yield from right[:1] or nearest or equal[:1]


def _is_budget_of(whole: _Value, part: _Value) -> bool:
    """Say whether what was spent is called the budget as well: one of the two is misprinted."""
    named = _FIGURE.split(whole.before)[-1]
    return (
        whole.prose.kind == "amount"
        and whole.number == part.number
        and bool(_WHOLE.search(named))
        and not _SPENT.search(named)
        and bool(_SPENT.search(_FIGURE.split(part.before)[-1]))
    )


def _can_be_whole(whole: _Value, part: _Value) -> bool:
    return whole.number * _MOST_OVERSPENT >= part.number != whole.number


def _names_whole(whole: _Value, last: _Value) -> bool:
    """Say whether an amount is named as a budget and nothing stands between it and its part."""
    return whole is last and bool(_WHOLE.search(whole.before))


def _table_amounts(figures: Figures) -> Iterator[tuple[str, int | None, bool, Cell]]:
    """Give the amounts of tables: their field, their year, whether it is a total."""
    for table in figures.tables:
        if amount_fields(table):
            budget = BudgetTable(figures, table)
            for name, prices in budget.prices.items():
                for row, cell in prices.items():
                    yield name, table.tahun, row in budget.totals, cell


def _in_tables(figures: Figures, values: Sequence[_Value]) -> Iterator[Relation]:
    """Give amounts of the text that a table has otherwise."""
    stated = [one for one in values if one.prose.kind == "amount" and one.number]
    amounts = list(_table_amounts(figures)) if stated else []
    printed = {cell.value for _, _, _, cell in amounts}
    for value in stated:
        if value.number in printed:
            continue
        found = _named_total(value, amounts) or _alike(value, amounts)
        if found is not None:
            table = next(one for one in figures.tables if one.id == found.table)
            label = row_label(table, found.row or 0)
            where = (_TEXT, table_title(table))
            cells = (value.cell, (found,))
            yield Same(CONFLICT, *cells, Scope.DOCUMENT, label, *where, severity="warning")


def _relations(figures: Figures, options: AuditOptions) -> Iterator[Relation]:
    values = _values(figures)
    for run in _paragraphs(values):
        yield from _sums(run)
        yield from _shares(run)
    yield from _in_tables(figures, values)


def _named_total(
    value: _Value, amounts: Iterable[tuple[str, int | None, bool, Cell]]
) -> Cell | None:
    """Return the total that an amount is named as, if the tables of its year have only one."""
    named = _NAMED.search(value.before)
    if named is None:
        return None
    wanted = (named["what"].lower(), int(named["year"]), True)
    found = {cell.value: cell for *known, cell in amounts if tuple(known) == wanted}
    return next(iter(found.values())) if len(found) == 1 else None


def _alike(value: _Value, amounts: Iterable[tuple[str, int | None, bool, Cell]]) -> Cell | None:
    """Return the one amount of a table that differs in a digit, or by three zeros."""
    digits = str(int(value.number)).rstrip("0")
    if len(digits) < _FEWEST_DIGITS:
        return None
    found = {
        cell.value: cell
        for *_, cell in amounts
        if cell.value is not None and _differs_in_one(value.number, cell.value)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _differs_in_one(one: Decimal, other: Decimal) -> bool:
    if other and one in (other * _LOST, other / _LOST):
        return True
    left, right = str(int(one)), str(int(other))
    if len(left) != len(right):
        return False
    places = [at for at, (a, b) in enumerate(zip(left, right, strict=True)) if a != b]
    if len(places) == 1:
        return True
    return (
        len(places) == _MOST_MISPRINTED
        and places[1] - places[0] == 1
        and left[places[0]] == right[places[1]]
        and left[places[1]] == right[places[0]]
    )


FAMILY = Family("Amounts in running text", (), _relations)

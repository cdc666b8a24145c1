"""A fund that the running text names twice in one year with two amounts.

Contract: only the whole of a fund is compared (the APBN, the DIPA, its revision), not what a
program or an activity gets of it. The text must give exactly two different amounts for it: a
list of amounts is a list, no contradiction. Another year, or words for an earlier state ("semula",
"awal"), make it another amount.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from extractor.audit.cells import Cell, Figures
from extractor.audit.declarations import Family
from extractor.audit.issues import Issue, Value
from extractor.audit.money.budget_items import CONFLICT
from extractor.audit.money.prose_amounts import before_value
from extractor.audit.options import AuditOptions

_FUND = re.compile(
    r"\b(?P<revised>(?:revisi|perubahan)\s+)?(?:anggaran\s+|dana\s+|pagu\s+)*"
    r"(?P<fund>APBN|DIPA)\b(?:\s+BA\.?\s*\d{3})?(?P<rest>[^.;:%]{0,60})$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OTHER = re.compile(
    r"\b(?:program|kegiatan|belanja|untuk|output|komponen|awal|semula|sebelum|tambahan|pengurangan"
    r"|berkurang|bertambah|menjadi|naik|turun|realisasi|sisa)\b",
    re.IGNORECASE,
)
"""Words that make it the amount of a part, of another state, or a difference."""
_TWO = 2


def _issues(figures: Figures, options: AuditOptions) -> Iterator[Issue]:
    year = figures.document.document.tahun
    funds: dict[tuple[bool, str], list[Cell]] = defaultdict(list)
    for prose, cell in figures.prose():
        found = _FUND.search(before_value(prose)) if prose.kind == "amount" else None
        if found is None or cell.value is None or _OTHER.search(found["rest"]):
            continue
        if all(int(named) == year for named in _YEAR.findall(found["rest"])):
            funds[bool(found["revised"]), found["fund"].upper()].append(cell)
    for (revised, fund), cells in funds.items():
        first = cells[0]
        others = [cell for cell in cells if cell.value != first.value]
        if len({cell.value for cell in cells}) != _TWO or others[0].value is None:
            continue
        label = f"Revisi {fund}" if revised else fund
        text = {"id": "teks", "en": "the text"}
        values: dict[str, Value] = {
            "label": label,
            "reported": first.value or 0,
            "recomputed": others[0].value,
            "first": text,
            "second": text,
        }
        yield Issue(
            CONFLICT,
            (first, *others, *(cell for cell in cells[1:] if cell.value == first.value)),
            values,
            reported=first.value,
            recomputed=others[0].value,
            severity="warning",
        )


FAMILY = Family("Funds in running text", (), issues=_issues)

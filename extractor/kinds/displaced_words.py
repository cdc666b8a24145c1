"""Words of a text cell that slid into the amount beside it.

``Penyelenggaraan Pemilu dalam Konsolidasi Demokrasi | Proses Rp. 26.608.457.000``:
the words before the currency are no part of an amount. They go back only where the
document prints the same text with them in it somewhere else; otherwise the amount's
cell stays as it is, with its finding.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.findings import make_finding
from extractor.kinds.table_output import Interpretation
from extractor.kinds.values import AMOUNT_FIELDS
from extractor.model import Amount, Evidence, Finding, Row
from normalizers.text import fold_text

_LED_BY_WORDS = re.compile(r"^([^\d]*?[^\W\d_]{3,}[^\d]*?)\s+(?:[RrКк][PpрРр][.\s]*)[\d.,\s-]+$")
_TEXTS = ("program", "uraian", "uraian_kegiatan", "kegiatan")


def return_displaced_words(done: Sequence[Interpretation], lang: str) -> None:
    """Put words back from amounts into the texts they were taken from, with a finding."""
    places = [(result, finding) for result in done for finding in result.findings]
    doubted = [place for place in places if _is_amount_doubt(place[1])]
    if not doubted:
        return
    known = {
        (name, fold_text(text))
        for result in done
        for row in result.table.rows
        for name in _TEXTS
        if (text := getattr(row, name))
    }
    for result, finding in doubted:
        row = result.table.rows[finding.row or 0]
        amount = getattr(row, finding.field or "")
        told = _return_words(row, amount, known, result.table.id, finding, lang)
        if told is not None:
            result.findings[result.findings.index(finding)] = told


def _is_amount_doubt(finding: Finding) -> bool:
    return (
        finding.code == "value-ambiguous"
        and finding.field in AMOUNT_FIELDS
        and finding.row is not None
    )


def _return_words(
    row: Row,
    amount: Amount | None,
    known: set[tuple[str, str]],
    table: str,
    finding: Finding,
    lang: str,
) -> Finding | None:
    match = _LED_BY_WORDS.match(amount.raw) if amount is not None else None
    if match is None:
        return None
    for name in _TEXTS:
        text = getattr(row, name)
        whole = _with_words(text, match.group(1), name, known) if text else None
        if whole is not None:
            setattr(row, name, whole)
            printed = finding.evidence[0]
            evidence = Evidence(
                **printed.model_dump(exclude={"raw"}, exclude_unset=True),
                raw=f"{text} | {printed.raw}",
            )
            return make_finding(
                "row-shifted", lang=lang, table=table, row=finding.row, field=name,
                evidence=[evidence],
            )  # fmt: skip
    return None


def _with_words(text: str, slid: str, name: str, known: set[tuple[str, str]]) -> str | None:
    """The text with the words at the one place where the document has them elsewhere."""
    words = text.split()
    found = [
        candidate
        for place in range(len(words) + 1)
        if (name, fold_text(candidate := " ".join([*words[:place], slid, *words[place:]]))) in known
    ]
    return found[0] if len(found) == 1 else None

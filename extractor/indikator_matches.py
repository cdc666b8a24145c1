"""Each indicator of a document matched with the catalogue; what is doubtful is a finding.

The row's target, sasaran, kind of table and year are told to the matcher. A table has one finding
for each cause, which lists each text once; the rows tell their own status. A document of which the
catalogue knows no indicator at all is of another agency, and told so once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from extractor.catalogue.context import RowContext
from extractor.catalogue.matching import Candidate, Match, Matcher
from extractor.findings import make_finding
from extractor.model import Evidence, Finding, IndikatorMatch, Measure, Row, Table
from extractor.model.values import Candidate as ListedCandidate

_AMBIGUOUS, _UNMATCHED = "indicator-ambiguous", "indicator-unmatched"
_TENTH = Decimal("0.1")
_HINTS = 3
"""Records listed for an unmatched text, as a help for who looks for it."""
_UNKNOWN = ("low-score", "no-words")
"""Reasons of texts that are nothing the catalogue knows."""
_MOST_PLACES = 50
"""Places that one finding lists; the rows themselves tell all."""


def match_indicators(tables: Sequence[Table], matcher: Matcher, *, lang: str) -> list[Finding]:
    """Give each row with an indicator its ``indikator_match``.

    Args:
        tables: of one document; their rows are changed.
        matcher: of the catalogue.
        lang: language of the messages.

    Returns:
        For each table one ``indicator-ambiguous`` for each kind of doubt and one
        ``indicator-unmatched`` for texts of data rows that no record fits, or one for a document
        with no others.
    """
    asked = [(table, *_matched_rows(table, matcher)) for table in tables]
    if all(match.reason in _UNKNOWN for _, matches, _ in asked for match in matches):
        places = [_place(row) for _, _, rows in asked for row in rows if row.kind == "data"]
        return _gathered(_UNMATCHED, None, "catalogue-foreign", places, lang)
    findings: list[Finding] = []
    for table, matches, rows in asked:
        causes: dict[tuple[str, str], list[Evidence]] = {}
        for match, row in zip(matches, rows, strict=True):
            if match.status == "ambiguous" or _is_missed(match, row):
                causes.setdefault(_cause(match), []).append(_place(row))
        for (code, reason), places in causes.items():
            findings += _gathered(code, table.id, reason, places, lang)
    return findings


def _is_missed(match: Match, row: Row) -> bool:
    """Say whether an indicator is unmatched: a heading in its column need not be one."""
    return match.status == "unmatched" and row.kind == "data"


def _cause(match: Match) -> tuple[str, str]:
    """Return the code of a match's finding, and the key of its reason."""
    if match.status == "ambiguous":
        return _AMBIGUOUS, f"match-{match.reason}"
    return _UNMATCHED, "match-output" if match.reason == "output" else ""


def to_indikator_match(match: Match, listed: Sequence[Candidate]) -> IndikatorMatch:
    """Turn a match into the contract's form.

    Args:
        match: what the catalogue says.
        listed: the alternatives to list.
    """
    best = match.candidates[0] if match.candidates and match.status != "unmatched" else None
    return IndikatorMatch(
        id=best.record.id if best else None,
        name=best.record.name if best else None,
        score=_points(best.score) if best else None,
        status=match.status,
        alternatives=[
            ListedCandidate(id=one.record.id, name=one.record.name, score=_points(one.score))
            for one in listed
        ],
    )


def _points(score: float) -> Decimal:
    """Return a score as it is shown: at most 100, whatever its context adds."""
    return min(Decimal(score).quantize(_TENTH), Decimal(100))


def _matched_rows(table: Table, matcher: Matcher) -> tuple[list[Match], list[Row]]:
    rows = [row for row in table.rows if row.indikator]
    matches = [matcher.match(row.indikator or "", row_context(table, row)) for row in rows]
    for row, match in zip(rows, matches, strict=True):
        unmatched = match.status == "unmatched"
        row.indikator_match = to_indikator_match(
            match, match.candidates[:_HINTS] if unmatched else match.rivals
        )
    return matches, rows


def row_context(table: Table, row: Row) -> RowContext:
    """Return what a row and its table tell the matcher beside the indicator's text."""
    return RowContext(_target_kind(row), row.sasaran, table.kind, table.tahun)


def row_unit(row: Row) -> str | None:
    """Return the unit of a row's target: its own, else that of the column satuan."""
    unit = row.target.unit if isinstance(row.target, Measure) else None
    return unit or row.satuan


def _target_kind(row: Row) -> str | None:
    """Return the kind of the row's target, or of its targets if all are of one."""
    measures: Iterable[Measure] = ()
    if isinstance(row.target, Measure):
        measures = [row.target]
    elif row.target:
        measures = row.target.values()
    kinds = {measure.inferred or measure.kind for measure in measures}
    return kinds.pop() if len(kinds) == 1 else None


def _gathered(
    code: str, table: str | None, reason: str, places: Sequence[Evidence], lang: str
) -> list[Finding]:
    """Make one finding of all texts of one cause; the rows tell their status themselves."""
    once: dict[str | None, Evidence] = {}
    for place in places:
        once.setdefault(place.raw, place)
    if not once:
        return []
    evidence = list(once.values())[:_MOST_PLACES]
    return [
        make_finding(
            code, lang=lang, reason=reason, table=table, field="indikator", evidence=evidence
        )
    ]


def _place(row: Row) -> Evidence:
    place = row.field_sources.get("indikator", row.source)
    return Evidence(**place.model_dump(exclude_unset=True), raw=row.indikator)

"""Reading findings: codes, severities and messages in Indonesian and English.

A finding is data, not an exception. `messages.yaml` beside this module holds the
texts; every code is documented in docs/findings.md. Findings of one structural
cause that recur over a table become one finding for the table, with each place as
evidence, so that a person reads a cause once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from extractor.model import Evidence, Finding
from normalizers.resources import load_yaml

LANGUAGES = ("id", "en")
_MAX_EVIDENCE_TEXT = 300
_CUT_NUMBER = re.compile(r"[\d\s./_\-\u2010-\u2015]{1,40}$")
"""Digits at a cut may begin a person's number, which could no longer be told and masked."""
_STRUCTURAL = frozenset(
    {
        "schedule-count-only",
        "cell-split",
        "column-number-fused",
        "row-shifted",
        "header-guessed",
        "label-filled",
        "label-inferred",
        "label-blank",
    }
)
"""Codes that one cause (a lost grid, a cut page) gives many times in one table."""
_OF_THE_TABLE = frozenset({"label-inferred"})
"""Codes that tell how a table was read; one finding names all the lines."""
_RECURRING = 2
"""From this many findings of one structural cause in one table on, they are one finding."""


@cache
def _messages() -> dict[str, Any]:
    loaded: dict[str, Any] = load_yaml("extractor", "messages.yaml")
    return loaded


def finding_codes() -> list[str]:
    """Return all reading codes that this version can emit."""
    return list(_messages()["codes"])


def make_finding(
    code: str,
    *,
    lang: str,
    reason: str = "",
    table: str | None = None,
    row: int | None = None,
    field: str | None = None,
    evidence: Iterable[Evidence] = (),
) -> Finding:
    """Build a finding with its message.

    Args:
        code: one of `finding_codes`.
        lang: "id" or "en".
        reason: key of the reason's text, such as a normalizer's reason.
        table: id of the table.
        row: index of the row in its table.
        field: name of the field.
        evidence: the places and raw texts the finding rests on.
    """
    entry = _messages()["codes"][code]
    message = entry[lang]
    detail = _messages()["reasons"].get(reason, {}).get(lang)
    if detail:
        message = f"{message}: {detail}"
    return Finding(
        code=code,
        severity=entry["severity"],
        message=message,
        table=table,
        row=row,
        field=field,
        evidence=[_shortened(item) for item in evidence],
    )


def _shortened(item: Evidence) -> Evidence:
    if item.raw and len(item.raw) > _MAX_EVIDENCE_TEXT:
        cut = _CUT_NUMBER.sub("", item.raw[: _MAX_EVIDENCE_TEXT - 1])
        return item.model_copy(update={"raw": cut + "…"})
    return item


def gather(findings: list[Finding]) -> list[Finding]:
    """Make one finding of many that have one structural cause in one table."""
    groups: dict[tuple[str, str | None, str], list[Finding]] = {}
    for finding in findings:
        if finding.code in _STRUCTURAL and finding.row is not None:
            groups.setdefault((finding.code, finding.table, finding.message), []).append(finding)
    gathered: list[Finding] = []
    done: set[int] = set()
    for finding in findings:
        group = groups.get((finding.code, finding.table, finding.message), [])
        fewest = 1 if finding.code in _OF_THE_TABLE else _RECURRING
        if len(group) < fewest or finding.row is None:
            gathered.append(finding)
        elif id(group[0]) not in done:
            done.add(id(group[0]))
            evidence = [item for member in group for item in member.evidence]
            fields = {member.field for member in group}
            gathered.append(
                group[0].model_copy(
                    update={
                        "row": None,
                        "field": fields.pop() if len(fields) == 1 else None,
                        "evidence": evidence,
                    }
                )
            )
    return gathered

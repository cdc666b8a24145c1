"""Findings: messages in two languages, one finding a cause."""

from __future__ import annotations

import pytest

from extractor.findings import LANGUAGES, finding_codes, gather, make_finding
from extractor.model import Evidence, Finding


def shifted(row: int | None, table: str = "t01", field: str | None = None) -> Finding:
    evidence = [Evidence(line=(row or 0) + 10)]
    return make_finding(
        "row-shifted", lang="id", table=table, row=row, field=field, evidence=evidence
    )


@pytest.mark.parametrize("code", finding_codes())
def test_every_code_has_a_message_in_each_language(code: str) -> None:
    messages = {make_finding(code, lang=lang).message for lang in LANGUAGES}
    assert len(messages) == len(LANGUAGES)
    assert all(messages)


@pytest.mark.parametrize("code", finding_codes())
def test_the_severity_is_the_same_in_each_language(code: str) -> None:
    assert len({make_finding(code, lang=lang).severity for lang in LANGUAGES}) == 1


def test_a_reason_is_added_to_the_message() -> None:
    bare = make_finding("value-unparsed", lang="en").message
    assert make_finding("value-unparsed", lang="en", reason="not-a-tick").message.startswith(
        f"{bare}: "
    )


def test_an_unknown_reason_adds_nothing() -> None:
    bare = make_finding("value-unparsed", lang="id")
    assert make_finding("value-unparsed", lang="id", reason="no-such-reason") == bare


def test_an_unknown_code_is_a_mistake_of_the_programmer() -> None:
    with pytest.raises(KeyError):
        make_finding("no-such-code", lang="id")


def test_long_evidence_is_shortened() -> None:
    finding = make_finding("cell-split", lang="id", evidence=[Evidence(line=1, raw="kata " * 200)])
    raw = finding.evidence[0].raw
    assert raw is not None
    assert len(raw) == 300
    assert raw.endswith("…")


def test_one_cause_that_recurs_in_a_table_is_one_finding() -> None:
    [finding] = gather([shifted(1), shifted(2), shifted(5)])
    assert finding.row is None
    assert [item.line for item in finding.evidence] == [11, 12, 15]


def test_a_single_finding_keeps_its_row() -> None:
    assert gather([shifted(1)]) == [shifted(1)]


def test_tables_are_gathered_apart() -> None:
    findings = [shifted(1), shifted(2), shifted(1, table="t02")]
    gathered = gather(findings)
    assert [(f.table, f.row) for f in gathered] == [("t01", None), ("t02", 1)]


def test_a_common_field_is_kept_and_different_ones_are_not() -> None:
    assert gather([shifted(1, field="target"), shifted(2, field="target")])[0].field == "target"
    assert gather([shifted(1, field="target"), shifted(2, field="capaian")])[0].field is None


def test_doubtful_values_are_never_gathered() -> None:
    findings = [
        make_finding("value-unparsed", lang="id", table="t01", row=row, field="target")
        for row in range(3)
    ]
    assert gather(findings) == findings


def test_gathering_twice_changes_nothing() -> None:
    once = gather([shifted(1), shifted(2), shifted(3, table="t02")])
    assert gather(once) == once


def test_no_part_of_a_number_stays_where_evidence_is_cut() -> None:
    raw = "x" * 285 + " NIP 19900101 201001 1 999"
    finding = make_finding("cell-unplaced", lang="id", evidence=[Evidence(raw=raw)])
    assert finding.evidence[0].raw == "x" * 285 + " NIP…"

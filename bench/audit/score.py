"""How many wrong facts the audit finds, with the right code at the right cell, and how many false
alarms it gives.

    python -m bench.audit.score [--seed N ...] [--kind KIND] [--missed]

A wrong fact is found when a finding has one of its codes, itself or as a consequence, and stands at
its cell, or shows the cell where no more can be known. An error that does not show the changed cell
is a false alarm, and so is every error on a document of the corpus that nobody changed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from bench.audit.changes import Place
from bench.audit.facts import SEEDED_BY_THE_CORPUS
from bench.audit.labelled import Case, cases, clean_document
from extractor.audit.documents import audit_document
from extractor.audit.options import AuditOptions
from extractor.catalogue.files import built_in_catalogue
from extractor.model import Document
from extractor.model.audit import AuditEvidence, AuditFinding
from golden.documents import corpus_documents

SEEDS = (1,)
"""The tests take another."""


@dataclass(slots=True)
class Tally:
    """Of the cases of a kind: how many, how many found, how many with errors that are none.

    Attributes:
        cases: all.
        found: with the right code at the right cell.
        elsewhere: cases with an error that does not show the changed cell.
        warned: cases with a new warning that does not show the changed cell.
        several: cases with more than one error.
        missed: those not found, with what was given instead.
    """

    cases: int = 0
    found: int = 0
    elsewhere: int = 0
    warned: int = 0
    several: int = 0
    missed: list[str] = field(default_factory=list)


def findings_of(document: Document) -> list[AuditFinding]:
    """Audit a document."""
    return audit_document(document, AuditOptions(built_in_catalogue(), lang="en")).findings


def is_found(case: Case, findings: Iterable[AuditFinding]) -> bool:
    """Say whether a finding tells what was changed, with the right code and cell."""
    return any(_tells(case, finding) for finding in findings)


def _tells(case: Case, finding: AuditFinding) -> bool:
    change = case.change
    known = {finding.code, *(one.code for one in finding.consequences)}
    if not known & change.codes:
        return False
    is_there = _at if change.at else shows
    return any(is_there(finding, place) for place in change.places)


def _at(finding: AuditFinding, place: Place) -> bool:
    if place.table is None:
        return False
    return (finding.table, finding.row, finding.field) == (place.table, place.row, place.field)


def shows(finding: AuditFinding, place: Place) -> bool:
    """Say whether a finding's evidence shows a place."""
    return _at(finding, place) or any(_is_at(item, place) for item in finding.evidence)


def _is_at(item: AuditEvidence, place: Place) -> bool:
    if place.table is not None and place.row is not None:
        return (item.table, item.row, item.field) == (place.table, place.row, place.field)
    in_title = place.table is not None and item.table == place.table and item.row is None
    return in_title or (place.line is not None and item.line == place.line)


def elsewhere(case: Case, findings: Iterable[AuditFinding], severity: str) -> list[AuditFinding]:
    """Return the new findings of a severity that do not show what was changed."""
    touched = [*case.change.places, *(edit.place for edit in case.change.edits)]
    return [
        finding
        for finding in new_findings(case, findings)
        if finding.severity == severity and not any(shows(finding, place) for place in touched)
    ]


def new_findings(case: Case, findings: Iterable[AuditFinding]) -> list[AuditFinding]:
    """Return the findings that the clean document does not have."""
    old = {_key(one) for one in on_clean(case.name)}
    return [one for one in findings if _key(one) not in old]


def _key(finding: AuditFinding) -> tuple[object, ...]:
    return (finding.code, finding.severity, finding.table, finding.row, finding.field)


@cache
def on_clean(name: str) -> tuple[AuditFinding, ...]:
    """Audit a document of the corpus."""
    return tuple(findings_of(clean_document(name)))


def measure(labelled: Iterable[Case]) -> dict[str, Tally]:
    """Audit the cases and count by kind of change."""
    tallies: dict[str, Tally] = {}
    for case in labelled:
        tally = tallies.setdefault(case.change.kind, Tally())
        findings = findings_of(case.document)
        alarms = elsewhere(case, findings, "error")
        tally.cases += 1
        tally.elsewhere += bool(alarms)
        tally.warned += bool(elsewhere(case, findings, "warning"))
        tally.several += sum(finding.severity == "error" for finding in findings) > 1
        if is_found(case, findings):
            tally.found += 1
        else:
            tally.missed.append(_missed(case, findings))
        tally.missed += [f"  false alarm: {_told(case)} | {_brief(one)}" for one in alarms]
    return tallies


def _told(case: Case) -> str:
    return f"{case.name}{' (text)' if case.in_text else ''}: {case.change.told}"


def _missed(case: Case, findings: Iterable[AuditFinding]) -> str:
    got = "; ".join(_brief(one) for one in new_findings(case, findings)[:4]) or "nothing"
    wanted = "/".join(sorted(case.change.codes)) + (" at" if case.change.at else " showing")
    return f"missed: {_told(case)} | wanted {wanted} | got {got}"


def _brief(finding: AuditFinding) -> str:
    where = f"{finding.table} {finding.row} {finding.field}"
    return f"{finding.severity[0].upper()} {finding.code} {where}"


def errors_on_clean() -> dict[str, list[str]]:
    """Return the errors on the documents of the corpus that do not contradict themselves."""
    found = {}
    for path in corpus_documents():
        if path.stem not in SEEDED_BY_THE_CORPUS:
            errors = [one for one in on_clean(path.stem) if one.severity == "error"]
            if errors:
                found[path.stem] = [f"{_brief(one)}: {one.message}" for one in errors]
    return found


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.audit.score", description=__doc__)
    parser.add_argument("--seed", type=int, nargs="+", default=list(SEEDS))
    parser.add_argument("--kind", help="only changes of this kind")
    parser.add_argument("--missed", action="store_true", help="list what was missed")
    arguments = parser.parse_args(argv)
    labelled = (case for seed in arguments.seed for case in cases(seed))
    wanted = (case for case in labelled if arguments.kind in (None, case.change.kind))
    tallies = measure(wanted)
    _print_table(tallies)
    for name, errors in errors_on_clean().items():
        print(f"error on a clean document: {name}: {'; '.join(errors)}")
    if arguments.missed:
        for kind, tally in sorted(tallies.items()):
            for line in tally.missed:
                print(f"{kind}: {line}")
    return 0


def _print_table(tallies: dict[str, Tally]) -> None:
    columns = ("cases", "found", "recall", "false", "warned", "several")
    print(f"{'change':22}" + "".join(f"{name:>9}" for name in columns))
    for kind, tally in sorted(tallies.items()):
        print(_line(kind, tally))
    every = Tally()
    for tally in tallies.values():
        for name in ("cases", "found", "elsewhere", "warned", "several"):
            setattr(every, name, getattr(every, name) + getattr(tally, name))
    print(_line("all", every))


def _line(kind: str, tally: Tally) -> str:
    recall = f"{100 * tally.found / tally.cases:.1f} %" if tally.cases else "-"
    counts = (tally.cases, tally.found, recall, tally.elsewhere, tally.warned, tally.several)
    return f"{kind:22}" + "".join(f"{one:>9}" for one in counts)


if __name__ == "__main__":
    sys.exit(main())

"""docs/audit.md: every check, as it declares itself."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.audit.declarations import Check, Family
from extractor.audit.registry import FAMILIES

_HEAD = """\
# What the audit checks

Generated from the checks' own declarations by `make docs`; do not edit.

`lakip audit` recomputes what a document's own figures allow. A finding tells what is **reported**,
what the other figures give (**recomputed**), the formula with the numbers put in, and every cell
it rests on. Severity: **error**, an arithmetic contradiction; **warning**, an inconsistency that
may have a reason; **info**, a matter of notation. Where the extraction itself doubted a cell, the
finding is stepped down by one, and `doubts` names why.

One wrong cell often breaks several rules at once: a percentage, a subtotal, a total. It is one
finding, at the cell whose other value would make all of them hold; what follows from it stands in
`consequences`. Where no single cell explains it, each broken rule is told by itself.

The audit says what contradicts, not what is true: figures that are wrong together agree.
"""


def audit_page() -> str:
    """Return docs/audit.md: a table of all codes, then each check with its example."""
    lines = [_HEAD, "| code | severity | what it says |", "| --- | --- | --- |"]
    for family in FAMILIES:
        for check in family.checks:
            lines.append(
                f"| [`{check.code}`](#{check.code}) | {check.severity} | {check.message['en']} |"
            )
    for family in FAMILIES:
        lines += ["", *_family(family)]
    return "\n".join(lines) + "\n"


def _family(family: Family) -> Iterator[str]:
    yield f"## {family.title}"
    for check in family.checks:
        yield ""
        yield from _check(check)


def _check(check: Check) -> Iterator[str]:
    yield f"### {check.code}"
    yield ""
    yield f"**{check.severity.capitalize()}.** {check.rule}"
    yield ""
    yield f"- Formula: {check.formula}"
    yield f"- Tolerance: {check.tolerance}"
    yield f"- Source: {check.source}"
    yield f"- Message: {check.message['id']}"
    for notes in check.notes.values():
        yield f"  - may add: {notes['id']}"
    yield ""
    yield "```text"
    yield check.example.rstrip("\n")
    yield "```"

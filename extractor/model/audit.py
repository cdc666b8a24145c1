"""What `lakip audit` writes: findings with their arithmetic, verdicts, and what follows from what.

An audit finding is a finding of the contract with more: the difference, the formula with the
numbers put in, and the contradictions that follow from the same cause.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from extractor.model.document import SCHEMA_VERSION, Evidence, SourceFile, Told
from extractor.model.values import ContractModel, Number

VerdictKind = Literal["equal", "rounding", "capped", "mismatch", "not-computable", "computed"]
"""``computed``: nothing is reported, this is what the figures give."""


class AuditEvidence(Evidence):
    """A place and what is printed there; ``document`` names the file across documents."""

    document: str | None = None
    table: str | None = None
    row: int | None = None
    field: str | None = None


class Consequence(ContractModel):
    """A contradiction that would vanish with the cell that a finding calls wrong."""

    code: str
    message: str
    table: str | None = None
    row: int | None = None
    field: str | None = None
    reported: Number | str | None = None
    recomputed: Number | str | None = None


class AuditFinding(Told):
    """A contradiction or an inconsistency, with the evidence of every cell involved.

    Its first fields are those of a finding of the contract.
    ``difference`` is reported less recomputed. ``formula`` has the numbers put in, such as
    ``22.119.333.071 / 26.030.287.000 × 100 % = 84,98 %``. ``doubts`` are the reading findings on
    its cells, for which it was stepped down.
    """

    evidence: list[AuditEvidence] = Field(default_factory=list)
    difference: Number | None = None
    formula: str | None = None
    doubts: list[str] = Field(default_factory=list)
    consequences: list[Consequence] = Field(default_factory=list)


class Verdict(ContractModel):
    """What the audit says of one row's reported figure; ``field`` is ``capaian`` or ``persen``."""

    table: str
    row: int
    field: str
    verdict: VerdictKind
    reported: Number | str | None = None
    recomputed: Number | str | None = None
    formula: str | None = None
    reason: str | None = None


class AuditedDocument(ContractModel):
    """One document's findings, the most serious first, and its rows' verdicts."""

    source: SourceFile
    findings: list[AuditFinding] = Field(default_factory=list)
    verdicts: list[Verdict] = Field(default_factory=list)


class Audit(ContractModel):
    """The whole output of `lakip audit`; ``findings`` are those across documents."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    documents: list[AuditedDocument] = Field(default_factory=list)
    findings: list[AuditFinding] = Field(default_factory=list)

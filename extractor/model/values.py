"""Values of the output contract: numbers, measures, amounts, schedules, units.

Numbers are `Decimal` or `int` from the page to the JSON; a binary float never
appears. A percentage is written as 82.5, not as 0.825; an amount is in rupiah.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema


def _no_float(value: object) -> object:
    if isinstance(value, float):
        raise ValueError("a number must reach the model as int or Decimal, never as float")
    return value


Number = Annotated[int | Decimal, BeforeValidator(_no_float), WithJsonSchema({"type": "number"})]
"""A JSON number that was computed as a decimal."""

MeasureKind = Literal[
    "percent", "number", "grade", "opinion", "volume", "amount", "missing", "text"
]


class ContractModel(BaseModel):
    """Base of every model of the contract: unknown keys are an error."""

    model_config = ConfigDict(extra="forbid")


class Measure(ContractModel):
    """A target, realisasi or capaian as printed and as read.

    Example: ``{"raw": "82,5 %", "kind": "percent", "value": 82.5, "unit": null}``.
    """

    raw: str
    kind: MeasureKind
    value: Number | str | None = None
    unit: str | None = None
    score: Number | None = None
    inferred: Literal["percent"] | None = None
    alternatives: list[Number | str] | None = None


class Amount(ContractModel):
    """Rupiah as printed and as read: ``{"raw": "Rp. 2.647.529.000,-", "value": 2647529000}``."""

    raw: str
    value: Number | None = None
    alternatives: list[Number] | None = None


class Jadwal(ContractModel):
    """A schedule: which quarters (T1 to T4) or months (B1 to B12) are ticked.

    ``marks`` is None when the ticks are printed without positions (then ``count``
    tells how many) or when no cell of the whole table shows any mark.
    """

    granularity: Literal["triwulan", "bulan"]
    marks: list[str] | None = None
    count: int | None = None


class Candidate(ContractModel):
    """One catalogue record that an indicator might be."""

    id: str
    name: str
    score: Number


class IndikatorMatch(ContractModel):
    """What the catalogue says of an indicator's text."""

    id: str | None = None
    name: str | None = None
    score: Number | None = None
    status: Literal["matched", "ambiguous", "unmatched"]
    alternatives: list[Candidate] = Field(default_factory=list)


class Satker(ContractModel):
    """A unit: ``{"raw": "KPU KABUPATEN LAHAT", "name": "KPU Kabupaten Lahat", …}``."""

    raw: str
    name: str
    kode_wilayah: str | None = None
    score: int = 0

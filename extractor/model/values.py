"""Values of the output contract: numbers, measures, amounts, schedules, units.

Numbers are `Decimal` or `int` from the page to the JSON; a binary float never
appears. A percentage is written as 82.5, not as 0.825; an amount is in rupiah.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any, Literal

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


_FIELD_SETS = 4096
"""Sets of given fields that are kept: a kind of table has some, a document a few dozen."""

_set_attribute = object.__setattr__


class ContractModel(BaseModel):
    """Base of every model of the contract: unknown keys are an error.

    Which fields were given is told by a set, as pydantic has it; but models with the same fields
    share one, as a document has tens of thousands of them, and a set is larger than its model. So
    none is ever changed: a model that is given one field more takes another set.
    """

    model_config = ConfigDict(extra="forbid")

    def model_post_init(self, context: Any, /) -> None:
        """Take the set of given fields that all models with the same ones have."""
        shared = _shared_set(frozenset(self.__pydantic_fields_set__))
        _set_attribute(self, "__pydantic_fields_set__", shared)

    def __setattr__(self, name: str, value: Any) -> None:
        """Assign a field; pydantic adds its name to the set, which therefore must hold it."""
        given = self.__pydantic_fields_set__
        if name not in given and name in type(self).model_fields:
            shared = _shared_set(frozenset((*given, name)))
            _set_attribute(self, "__pydantic_fields_set__", shared)
        super().__setattr__(name, value)


@lru_cache(maxsize=_FIELD_SETS)
def _shared_set(names: frozenset[str]) -> set[str]:
    return set(names)


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

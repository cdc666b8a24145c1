"""The declared knowledge of table kinds, loaded from the YAML files beside this module.

`concepts.yaml` says what a header can mean, `kinds.yaml` what a table kind consists
of, `words.yaml` which words begin, continue and close labels. Code asks these
declarations; a new kind or header spelling is a change of data.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from extractor.model.document import TableKind
from normalizers.resources import load_yaml
from normalizers.text import fold_text

SERIES_FIELDS = ("target", "realisasi", "nasional", "target_triwulan", "realisasi_triwulan")
"""Fields that hold one value per year or period where the columns name them."""
SUB_NUMBER = "no_indikator"
"""Internal field: the number or letter of an inner level (``1``, ``a.``)."""


@dataclass(frozen=True, slots=True)
class Concept:
    """What a header can mean: its name, the type of its cells, its folded spellings."""

    name: str
    type: str
    headers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A set of concepts that speaks for a kind."""

    has: frozenset[str]
    absent: frozenset[str]
    points: int


@dataclass(frozen=True, slots=True)
class Kind:
    """A declared table kind; see the head of ``kinds.yaml`` for the parts."""

    name: TableKind
    titles: tuple[tuple[str, int], ...]
    evidence: tuple[Evidence, ...]
    fields: dict[str, str]
    order: tuple[str, ...]
    row: str
    labels: tuple[str, ...]
    filled: dict[str, str]


@dataclass(frozen=True, slots=True)
class Words:
    """Word lists of the field, folded."""

    indikator_heads: frozenset[str]
    sasaran_patterns: tuple[re.Pattern[str], ...]
    open_endings: frozenset[str]
    totals: frozenset[str]
    open_units: frozenset[str]
    signature_ketua: frozenset[str]
    signature_sekretaris: frozenset[str]


def _load(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = load_yaml("extractor.kinds", f"data/{name}", booleans=False)
    return loaded


@cache
def concepts() -> dict[str, Concept]:
    """Return the header concepts by name."""
    return {
        name: Concept(name, entry["type"], tuple(fold_text(text) for text in entry["headers"]))
        for name, entry in _load("concepts.yaml").items()
    }


@cache
def kinds() -> dict[str, Kind]:
    """Return the table kinds by name, in the order of the contract."""
    loaded = _load("kinds.yaml")
    return {name: _kind(name, loaded[name]) for name in get_args(TableKind)}


def _kind(name: TableKind, entry: dict[str, Any]) -> Kind:
    evidence = tuple(
        Evidence(frozenset(item["has"]), frozenset(item.get("not", ())), item["points"])
        for item in entry["evidence"]
    )
    return Kind(
        name=name,
        titles=tuple(entry["titles"].items()),
        evidence=evidence,
        fields=entry["fields"],
        order=tuple(entry["order"]),
        row=entry["row"],
        labels=tuple(entry["labels"]),
        filled=entry["filled"],
    )


@cache
def words() -> Words:
    """Return the word lists."""
    entry = _load("words.yaml")
    lists = {
        name: frozenset(fold_text(word) for word in entry[name])
        for name in entry
        if name != "sasaran_patterns"
    }
    return Words(
        sasaran_patterns=tuple(re.compile(pattern) for pattern in entry["sasaran_patterns"]),
        **lists,
    )


@cache
def field_types() -> dict[str, str]:
    """Return the type of cells that each field of a row holds."""
    types = {name: concept.type for name, concept in concepts().items()}
    types["jadwal"] = "schedule"
    types[SUB_NUMBER] = "running"
    return types

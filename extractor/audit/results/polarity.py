"""Which way an indicator is better: what the catalogue knows, and what its words suggest.

Contract: only the catalogue decides. Words of an indicator that it does not know suggest at most
that the formula for falling indicators is no surprise (`sounds_falling`).
"""

from __future__ import annotations

import re
from enum import Enum
from functools import cache

from extractor.catalogue.records import Catalogue
from extractor.model import Row
from normalizers.resources import load_yaml


class Direction(Enum):
    """Which way is better."""

    RISING = "higher_better"
    FALLING = "lower_better"
    UNKNOWN = "none"


def direction_of(row: Row, catalogue: Catalogue) -> Direction:
    """Return which way a row's indicator is better, as the catalogue says.

    Args:
        row: of a table.
        catalogue: whose records the extraction's matches name.

    Returns:
        `Direction.UNKNOWN` where the indicator is not matched for certain.
    """
    match = row.indikator_match
    if match is None or match.status != "matched" or match.id is None:
        return Direction.UNKNOWN
    record = catalogue.records.get(match.id)
    return Direction(record.polarity) if record else Direction.UNKNOWN


def sounds_falling(row: Row) -> bool:
    """Say whether the words of a row suggest that less is better.

    Example:
        "Prevalensi stunting" sounds so; "Persentase partisipasi pemilih" does not.
    """
    words = " ".join(filter(None, (row.indikator, row.sasaran, row.satuan, row.kegiatan)))
    if _listed("despite").search(row.indikator or ""):
        return False
    return bool(_listed("words").search(words))


@cache
def _listed(name: str) -> re.Pattern[str]:
    words: list[str] = load_yaml("extractor.audit.results", "data/falling_words.yaml")[name]
    joined = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"\b(?:{joined})", re.IGNORECASE)

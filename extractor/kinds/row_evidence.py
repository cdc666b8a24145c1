"""What the other values of a row say about one that can be read in two ways.

``352,390`` is 352390 or 352.39; beside a target of 268797 and a capaian of 131,10 % it is
the first, whatever the column's other cells say of its comma. Only a decimal of three
digits is weighed, whose mark may group thousands (a whole number is never made a decimal),
and only by a capaian that plainly is the quotient of realisasi and target: one that is
reckoned in another way (a lower figure is the better one, a mean) fits neither reading.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from extractor.model import Measure
from normalizers.numerals import find_numerals, split_numeral
from normalizers.text import fold_lookalikes

_COUNTED = frozenset({"number", "volume", "percent"})
CLOSE = Decimal("0.005")
"""Share by which a capaian may miss the quotient: it is rounded, at times to whole percents.
The two readings of a number are a thousand times apart."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A measure whose other reading fits the row: the field, and the measure as it is now."""

    field: str
    measure: Measure


def settle_by_capaian(target: Measure, realisasi: Measure, capaian: Measure) -> Settled | None:
    """Choose between the readings of a target or realisasi by the capaian printed beside them.

    Args:
        target: the row's target as read.
        realisasi: the row's realisasi as read.
        capaian: the row's capaian as read.

    Returns:
        The field whose mark must group to give the capaian, with that reading first; None where
        the values fit as they are, or neither way.
    """
    if not all(_is_number(measure) for measure in (target, realisasi, capaian)):
        return None
    if _fits(target.value, realisasi.value, capaian.value):
        return None
    goal, result = _grouped(target), _grouped(realisasi)
    if result is not None and _fits(target.value, result, capaian.value):
        return Settled("realisasi", _first(realisasi, result))
    if goal is not None and _fits(goal, realisasi.value, capaian.value):
        return Settled("target", _first(target, goal))
    return None


def _first(measure: Measure, value: int) -> Measure:
    return measure.model_copy(update={"value": value, "alternatives": [value, measure.value]})


def _is_number(measure: Measure) -> bool:
    return measure.kind in _COUNTED and isinstance(measure.value, (int, Decimal))


def _grouped(measure: Measure) -> int | None:
    """The whole number that a decimal is if its one mark groups thousands."""
    found = find_numerals(fold_lookalikes(measure.raw))
    numeral = split_numeral(found[0].group()) if len(found) == 1 else None
    if numeral is None or measure.value != numeral.fraction:
        return None
    return numeral.whole


def _fits(target: object, realisasi: object, capaian: object) -> bool:
    goal, result, share = (Decimal(str(number)) for number in (target, realisasi, capaian))
    if min(goal, result, share) <= 0:
        return False
    return abs(100 * result / goal - share) <= CLOSE * share

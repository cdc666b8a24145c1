"""Live formulas: a result recomputed from the cells of its row, and the check beside it.

Contract: a formula is ours; only addresses of cells are put into it. Which form a result has (more
is better, less is better) is read from the audit's own figure: it is the form that gives it. Where
none does, no formula is written. Source of the forms: domain rules, section 1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from extractor.workbook.captions import caption
from extractor.workbook.styles import own_decimals

HUNDRED = Decimal(100)
CAPS = (HUNDRED, Decimal(110), Decimal(120), Decimal(150))
"""Caps that offices use (domain rules, section 2)."""
_MOST_ARGUMENTS = 255
"""A function of a spreadsheet takes no more; a formula has 8,192 characters at most."""
_MOST_CHARACTERS = 8_000
_GUARD = 9
"""Decimals to which a binary result is rounded before its last digit is compared."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and the address of its cell."""

    value: Decimal
    address: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Live:
    """A live formula and the exact value that it gives now."""

    formula: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class Form:
    """One way to compute a result from a base (target, pagu) and what was reached of it.

    Attributes:
        formula: with ``{base}`` and ``{part}`` for addresses; gives "" where it divides by zero.
        compute: the same exactly; None where it divides by zero.
    """

    formula: str
    compute: Callable[[Decimal, Decimal], Decimal | None]


def _rising(base: Decimal, part: Decimal) -> Decimal | None:
    return part / base * HUNDRED if base else None


def _falling(base: Decimal, part: Decimal) -> Decimal | None:
    return (2 * base - part) / base * HUNDRED if base else None


def _inverse(base: Decimal, part: Decimal) -> Decimal | None:
    return base / part * HUNDRED if part else None


FORMS = (
    Form("{part}/{base}*100", _rising),
    Form("(2*{base}-{part})/{base}*100", _falling),
    Form("{base}/{part}*100", _inverse),
)
"""More is better; less is better; less is better, as a ratio. The first that fits is taken."""
PAIRS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "capaian": (
        ("target", "realisasi"),
        ("target_volume", "capaian_volume"),
        ("pagu", "realisasi"),
    ),
    "persen": (
        ("pagu", "realisasi"),
        ("target_volume", "capaian_volume"),
        ("target", "realisasi"),
    ),
}
"""For each result the fields of base and part, the likeliest first."""
_NUMBERED = tuple(enumerate(FORMS))
_DIVISORS = ("{base}", "{base}", "{part}")


def result_formula(
    field: str, figures: Mapping[str, Figure], recomputed: Decimal | None
) -> Live | None:
    """Return the live formula of a row's result.

    Args:
        field: ``capaian`` or ``persen``.
        figures: the row's numbers by field.
        recomputed: the audit's figure; None where it says nothing of the row.

    Returns:
        A formula that gives the audit's figure, capped where that is a cap. Without a figure the
        usual form, where both numbers are of one unit. None where no form fits.

    Example:
        ``=IF(D5=0,"",E5/D5*100)`` for target D5 and realisasi E5.
    """
    for base_field, part_field in PAIRS.get(field, ()):
        base, part = figures.get(base_field), figures.get(part_field)
        if base is None or part is None:
            continue
        computed = [(index, form.compute(base.value, part.value)) for index, form in _NUMBERED]
        results = [(index, exact) for index, exact in computed if exact is not None]
        if recomputed is None:
            usual = base.unit == part.unit and computed[0][1] is not None
            return _filled(*results[0], base, part) if usual else None
        for index, exact in results:
            if _is(recomputed, exact):
                return _filled(index, exact, base, part)
        for index, exact in results:
            if exact > recomputed and recomputed in CAPS:
                return _filled(index, exact, base, part, cap=recomputed)
    return None


def _is(shown: Decimal, exact: Decimal) -> bool:
    # The audit rounds its figures to two decimals or more.
    unit = Decimal(1).scaleb(-max(2, own_decimals(shown)))
    return abs(shown - exact) < unit


def _filled(
    index: int, exact: Decimal, base: Figure, part: Figure, cap: Decimal | None = None
) -> Live:
    def put(template: str) -> str:
        return template.format(base=base.address, part=part.address)

    computed = put(FORMS[index].formula)
    if cap is not None:
        computed = f"MIN({cap},{computed})"
    formula = f'=IF({put(_DIVISORS[index])}=0,"",{computed})'
    return Live(formula, exact if cap is None else cap)


def check_formula(
    reported: str,
    recomputed: str,
    decimals: int,
    lang: str,
    *,
    capped: bool = False,
    tolerance: Decimal | None = None,
) -> str:
    """Return the formula that compares a reported figure with the recomputed one.

    Args:
        reported: address of the reported figure.
        recomputed: address of the recomputed one.
        decimals: so many are printed; the figure is right rounded or cut off to them.
        lang: of its answer.
        capped: the audit recognised a cap, so that a lower figure is told as capped.
        tolerance: difference that the audit accepted, as target and realisasi are themselves
            rounded; None where the figure is right to the digits printed.

    Example:
        ``=IF(G5="","",IF(OR(F5=ROUND(ROUND(G5,9),2),F5=TRUNC(ROUND(G5,9),2)),"OK","BEDA"))``
    """
    safe = f"ROUND({recomputed},{max(decimals, _GUARD)})"
    agrees = f"OR({reported}=ROUND({safe},{decimals}),{reported}=TRUNC({safe},{decimals}))"
    if tolerance is not None:
        agrees = f"ROUND(ABS({reported}-{recomputed}),{_GUARD})<={tolerance:f}"
    ok, differs, cut = (caption(key, lang) for key in ("check-ok", "check-differs", "check-capped"))
    otherwise = f'IF({reported}<{recomputed},"{cut}","{differs}")' if capped else f'"{differs}"'
    return f'=IF({recomputed}="","",IF({agrees},"{ok}",{otherwise}))'


def sum_check_formula(reported: str, recomputed: str, lang: str) -> str:
    """Return the formula that compares a printed total with its sum, to the cent."""
    ok, differs = caption("check-ok", lang), caption("check-differs", lang)
    return f'=IF(ROUND({reported}-{recomputed},2)=0,"{ok}","{differs}")'


def sum_formula(column: str, rows: Iterable[int], empty: Iterable[int] = ()) -> str | None:
    """Return the live sum of cells of a column.

    Args:
        column: its letter.
        rows: of the cells that are added.
        empty: rows without a number, which a range may run over.

    Returns:
        ``=SUM(F5:F8,F10)``; None where a spreadsheet could not hold it.
    """
    bridges = set(empty)
    ranges: list[tuple[int, int]] = []
    for row in sorted(set(rows)):
        if ranges and all(gap in bridges for gap in range(ranges[-1][1] + 1, row)):
            ranges[-1] = (ranges[-1][0], row)
        else:
            ranges.append((row, row))
    shown = [
        f"{column}{first}:{column}{last}" if last > first else f"{column}{first}"
        for first, last in ranges
    ]
    formula = f"=SUM({','.join(shown)})"
    fits = 0 < len(shown) <= _MOST_ARGUMENTS and len(formula) <= _MOST_CHARACTERS
    return formula if fits else None

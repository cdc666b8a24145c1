"""Whether a printed figure is the exact one, rounded or cut off to the digits printed.

Source: the contract of the audit: a reported value is right when it equals the recomputed one
rounded (half up or half even) or truncated to as many decimals as are printed.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

Agreement = Literal["equal", "rounding"]

_DECIMALS = re.compile(r"\d[.,](\d{1,10})(?!\d)(?![.,]\d)")
_GROUP = 3


def printed_decimals(raw: str, value: Decimal) -> int:
    """Return how many decimals are printed.

    Args:
        raw: as printed, such as "82,50 %".
        value: as read, 82.5; decides what a group of three digits is.

    Returns:
        2 for "82,50 %"; 0 for "1.234" read as 1234.
    """
    own = max(0, -int(value.normalize().as_tuple().exponent)) if value.is_finite() else 0
    found = _DECIMALS.findall(raw)
    if not found:
        return own
    last = len(found[-1])
    # ``1.234`` read as 1234 groups its digits; ``49.530`` read as 49.53 does not.
    grouped = last == _GROUP and value == value.to_integral_value() and abs(value) >= 1000
    return own if grouped else max(own, last)


def agreement(raw: str, printed: Decimal, exact: Decimal) -> Agreement | None:
    """Say whether a printed figure is the exact one, to the digits printed.

    Args:
        raw: as printed.
        printed: as read.
        exact: as recomputed, not rounded.

    Returns:
        "equal", "rounding" (rounded or cut off), or None for another figure.

    Example:
        "49,5 %" agrees with 49.53 and with 49.46, not with 49.6.
    """
    if printed == exact:
        return "equal"
    unit = Decimal(1).scaleb(-printed_decimals(raw, printed))
    rounded = abs(exact - printed) * 2 <= unit
    cut_off = abs(exact - printed) < unit and abs(printed) <= abs(exact)
    return "rounding" if rounded or cut_off else None

"""Which pages of a document were asked for: ``1-3,7``."""

from __future__ import annotations

import re
from collections.abc import Collection

from extractor.errors import UsageError

_PART = re.compile(r"^\s*(\d{1,6})\s*(?:-\s*(\d{1,6})?\s*)?$")
_LAST = 100_000
"""No document has more pages; ``7-`` goes up to here."""


def parse_pages(text: str) -> Collection[int]:
    """Read a selection of pages.

    Args:
        text: page numbers from 1 and ranges, parted by commas; ``7-`` is all from 7 on.

    Returns:
        The numbers.

    Raises:
        UsageError: it is no such selection.

    Example:
        ``parse_pages("1-3,7")`` gives 1, 2, 3 and 7.
    """
    ranges: list[range] = []
    for part in text.split(","):
        match = _PART.match(part)
        first = int(match.group(1)) if match else 0
        last = first if match and "-" not in part else int((match and match.group(2)) or _LAST)
        if not first or last < first:
            raise UsageError(
                f"--pages {text}: this is no selection of pages",
                hint="give numbers from 1 and ranges, such as 1-3,7",
            )
        ranges.append(range(first, min(last, _LAST) + 1))
    return ranges[0] if len(ranges) == 1 else {number for part in ranges for number in part}

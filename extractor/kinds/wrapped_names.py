"""A unit's name that a title wraps over several lines: ``… OGAN KOMERING ULU`` / ``SELATAN``.

Contract: a line that ends with a region is read together with the one or two lines below it, and
with a province alone above it. Where the lines together mean another region, or are in doubt
where the line alone is not, they are one line; otherwise nothing is joined, so that a title
stays as printed. Which region it is then is decided by `normalizers.wilayah`, not here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from normalizers.satker_spans import SatkerSpan, find_satker_spans
from normalizers.wilayah import WilayahMatch

MOST_LINES = 2
"""``KPU KABUPATEN OGAN`` / ``KOMERING ULU`` / ``SELATAN``: a name takes few lines."""
LONGEST_LINE = 160
"""Letters of a line that a title has; what is read together is not longer."""
_NO_NAME = re.compile(r"\W*\w+\s*[/:]")
"""``HARI/TANGGAL :`` below a name that ends with ``BATANG`` is a form's line."""
_AT_END = re.compile(r"[\s.,;\-–(]*\Z")
_BEGINS_NAME = re.compile(
    r"\b(?:kabupaten|kab|kota|provinsi|propinsi|prov)\b\.?(?: [^\W\d]+){1,3}\s*\Z", re.IGNORECASE
)


def join_wrapped_names(lines: Sequence[str]) -> list[str]:
    """Join the lines over which a region's name goes, or which put it in doubt.

    Args:
        lines: The lines of a title, in order.

    Returns:
        The lines; ``SEKRETARIAT KPU KABUPATEN OGAN KOMERING ULU`` and ``SELATAN`` are one, and so
        are ``KPU KABUPATEN LAHAT`` and ``PROVINSI BENGKULU``, where it does not lie.
    """
    joined: list[str] = []
    at = 0
    while at < len(lines):
        text = lines[at]
        at += 1
        while taken := _lines_of_name(text, lines[at : at + MOST_LINES]):
            text = " ".join([text, *lines[at : at + taken]])
            at += taken
        if joined and _is_other_province(joined[-1], text):
            text = f"{joined.pop()} {text}"
        joined.append(text)
    return joined


def _lines_of_name(text: str, below: Sequence[str]) -> int:
    """How many of the lines below change what the name at a line's end means."""
    if len(text) > LONGEST_LINE or not below:
        return 0
    alone = _name_at_end(text)
    if alone is None:
        return _lines_to_region(text, below) if _BEGINS_NAME.search(text) else 0
    for size in range(1, len(below) + 1):
        following = " ".join(below[:size])
        if len(following) > LONGEST_LINE or _NO_NAME.match(following):
            break
        together = _name_from(f"{text} {following}", alone.start)
        if together is not None and _tells_more(alone.wilayah, together.wilayah):
            return size
    return 0


def _lines_to_region(text: str, below: Sequence[str]) -> int:
    """``KPU KABUPATEN OGAN`` alone is no name; with how many lines it is one."""
    for size in range(1, len(below) + 1):
        for span in find_satker_spans(" ".join([text, *below[:size]])):
            if span.wilayah.region is not None and span.start < len(text) < span.end:
                return size
    return 0


def _name_at_end(text: str) -> SatkerSpan | None:
    spans = find_satker_spans(text)
    return spans[-1] if spans and _AT_END.match(text, spans[-1].end) else None


def _name_from(text: str, start: int) -> SatkerSpan | None:
    return next((span for span in find_satker_spans(text) if span.start == start), None)


def _tells_more(alone: WilayahMatch, together: WilayahMatch) -> bool:
    """Whether lines mean another region than the first of them, or leave it in doubt."""
    if alone.region is not None:
        return together.region != alone.region
    if together.region is not None:
        return True
    return 0 < len(together.alternatives) < len(alone.alternatives)


def _is_other_province(above: str, text: str) -> bool:
    """``PROVINSI BENGKULU`` above ``KPU KABUPATEN LAHAT``, which does not lie in it."""
    alone = _name_at_end(above)
    province = alone.wilayah.region if alone is not None and alone.what == "region" else None
    spans = find_satker_spans(text) if province is not None else []
    if province is None or province.kind != "Provinsi" or not spans:
        return False
    region = spans[0].wilayah.region
    return region is not None and region.kind != "Provinsi" and not region.lies_in(province)

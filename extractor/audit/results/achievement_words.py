"""Words that say whether a target was reached, and that nothing was assessed yet."""

from __future__ import annotations

import re

_REACHED = re.compile(
    r"(?P<not>tidak |belum |tdk |blm )?(?:ter|di)?(?:capai|penuhi|lampaui|realisasi)"
    r"(?: target(?:nya)?)?|(?P<fails>tidak |belum )?(?:mencapai|memenuhi|melampaui|sesuai)"
    r" target|(?P<over>melampaui|melebihi)(?: target)?",
    re.IGNORECASE,
)
_UNASSESSED = re.compile(
    r"\b(?:belum|tidak) (?:di ?|ada |dilakukan |dilaksanakan )*(?:nilai|penilaian|evaluasi"
    r"|dievaluasi|keluar|terbit|rilis|tersedia)\b",
    re.IGNORECASE,
)


def says_reached(text: str) -> bool | None:
    """Say what a remark claims of a target; None where it claims nothing of that kind.

    Example:
        "Tercapai" is True, "Tidak Tercapai" False, "Sangat Baik" None.
    """
    found = _REACHED.fullmatch(" ".join(text.strip(" .,;:-()").split()))
    if found is None:
        return None
    return not (found["not"] or found["fails"])


def is_unassessed(text: str) -> bool:
    """Say whether a text tells that a result is not known yet, "Belum Dilakukan Penilaian"."""
    return bool(_UNASSESSED.search(" ".join(text.split())))

"""Fonts that do not say which letters they show, as in files of careless producers.

The pages and maps of our files are not compressed, so that they can be changed in place: every
change keeps the length, and with it the file's table of contents.
"""

from __future__ import annotations

import re

from corpus.model import CorpusError

LINK = re.compile(rb"/ToUnicode \d+ 0 R")
MAPPING = re.compile(rb"(?m)^<([0-9A-F]{2})> <([0-9A-F]{4})>$")


def damage_fonts(data: bytes, how: str | None) -> bytes:
    """Damage the ToUnicode maps of a PDF.

    Args:
        data: the file.
        how: `remove` leaves the codes unexplained, `shift` maps each to the letter behind the
            right one (`Target` is read as `Ubshfu`); None gives the file back as it is.

    Raises:
        CorpusError: there is no such damage, or no map to damage.
    """
    if how is None:
        return data
    ways = {"remove": (LINK, blanks), "shift": (MAPPING, next_letter)}
    if how not in ways:
        raise CorpusError(f"unknown damage {how}")
    sign, change = ways[how]
    damaged, count = sign.subn(change, data)
    if not count:
        raise CorpusError("no font with a ToUnicode map")
    return damaged


def blanks(match: re.Match[bytes]) -> bytes:
    """Give as many blanks as the match is long."""
    return b" " * len(match[0])


def next_letter(match: re.Match[bytes]) -> bytes:
    """Map a code to the letter behind its own."""
    return b"<%s> <%04X>" % (match[1], int(match[2], 16) + 1)

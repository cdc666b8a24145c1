"""Memory that a reader of pages has freed, given back to the system.

PDFium and the office libraries take their memory from the C library, which keeps what they free for
whoever asks for more of that kind. After the last page nobody does: tables and rows are Python's
small objects, which have places of their own. Without this some 10 MB of a document of 200 pages,
and 30 MB of one of 2,000, would stand beside them unused.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from functools import cache


def give_back_freed_memory() -> None:
    """Let the C library give back what it keeps; only that of GNU is known to keep much.

    It takes half a millisecond after a few pages, some 10 ms after thousands.
    """
    trim = _trim()
    if trim is not None:
        trim(0)


@cache
def _trim() -> Callable[[int], int] | None:
    """Return the library's function; others than GNU's have none."""
    if not sys.platform.startswith("linux"):
        return None
    found: Callable[[int], int] | None = getattr(ctypes.CDLL(None), "malloc_trim", None)
    return found

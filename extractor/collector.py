"""Python's collector of cyclic garbage, made to look less often while a document is read.

A page is thousands of small objects that are all in use until the page is done: to look through
them for cycles every 700 allocations finds nothing and takes a twelfth of the time.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

ALLOCATIONS = 20_000
"""Allocations between two looks; more gain nothing."""

_lock = threading.Lock()
_users = 0
_usual = gc.get_threshold()
_changed: tuple[int, int, int] | None = None
"""What was set in place of the usual; None where that was left."""


@contextmanager
def rare_collections() -> Iterator[None]:
    """Let the collector look less often until the last one who asked for it is done.

    The setting from before comes back afterwards, unless somebody made another one meanwhile,
    such as who reads pages one by one: that one stays. A collector that looks less often still,
    or is switched off, stays as it is.
    """
    global _users, _usual, _changed  # noqa: PLW0603 - the collector is global itself
    with _lock:
        if not _users:
            _usual, _changed = gc.get_threshold(), None
            if 0 < _usual[0] < ALLOCATIONS:
                gc.set_threshold(ALLOCATIONS, *_usual[1:])
                _changed = gc.get_threshold()
        _users += 1
    try:
        yield
    finally:
        with _lock:
            _users -= 1
            if not _users and gc.get_threshold() == _changed:
                gc.set_threshold(*_usual)

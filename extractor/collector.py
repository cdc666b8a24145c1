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


class _Setting:
    """The collector's setting, and how many want it changed: there is one for the process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._users = 0
        self._usual = gc.get_threshold()
        self._changed: tuple[int, int, int] | None = None

    def change(self) -> None:
        """Look less often from now on, if it is the first who asks for it."""
        with self._lock:
            if not self._users:
                self._usual, self._changed = gc.get_threshold(), None
                if 0 < self._usual[0] < ALLOCATIONS:
                    gc.set_threshold(ALLOCATIONS, *self._usual[1:])
                    self._changed = gc.get_threshold()
            self._users += 1

    def give_back(self) -> None:
        """Set what was set before, if it was the last who asked and nobody set another."""
        with self._lock:
            self._users -= 1
            if not self._users and gc.get_threshold() == self._changed:
                gc.set_threshold(*self._usual)


_setting = _Setting()


@contextmanager
def rare_collections() -> Iterator[None]:
    """Let the collector look less often until the last one who asked for it is done.

    The setting from before comes back afterwards, unless somebody made another one meanwhile,
    such as who reads pages one by one: that one stays. A collector that looks less often still,
    or is switched off, stays as it is.
    """
    _setting.change()
    try:
        yield
    finally:
        _setting.give_back()

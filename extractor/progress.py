"""A counter on one line of the terminal while documents are read; silence elsewhere."""

from __future__ import annotations

import shutil
import sys
import time
from typing import TextIO

_PAUSE = 0.1
"""Seconds between two drawings of the line; more often is noise, and slow."""
_CLEAR = "\r\x1b[K"


class ProgressLine:
    """Shows which document is being read, and how far; only where a person looks on.

    Example:
        ``lakip: 3/16 rak-2024.txt, table 2 of 5``
    """

    def __init__(self, total: int, stream: TextIO | None = None) -> None:
        """Count to a total.

        Args:
            total: how many documents there are.
            stream: where the line is drawn; by default the standard error output.
        """
        self._stream = sys.stderr if stream is None else stream
        self._shown = self._stream is not None and self._stream.isatty()
        self._total = total
        self._number = 0
        self._drawn_at = float("-inf")

    def start(self, name: str) -> None:
        """Go on to the next document."""
        self._number += 1
        self._draw(name)

    def tables(self, name: str, done: int, total: int) -> None:
        """Take the pipeline's report of its tables."""
        self._draw(f"{name}, table {done} of {total}")

    def clear(self) -> None:
        """Wipe the line, so that a message or the shell's prompt stands alone."""
        if self._shown:
            self._stream.write(_CLEAR)
            self._stream.flush()

    def _draw(self, text: str) -> None:
        now = time.monotonic()
        if not self._shown or now - self._drawn_at < _PAUSE:
            return
        self._drawn_at = now
        line = f"lakip: {self._number}/{self._total} {text}"
        width = shutil.get_terminal_size().columns - 1
        self._stream.write(_CLEAR + "".join(c if c.isprintable() else "?" for c in line)[:width])
        self._stream.flush()

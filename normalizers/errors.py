"""The project's one family of exceptions.

Contract: document text, however odd, never raises: a `parse_` function answers with a `Reading`
that says its doubt. What raises is a caller's mistake, and it raises from this family only. The
command line maps `exit_code` to the process's exit code and prints `hint` as the thing to do next.
"""

from __future__ import annotations


class LakipError(Exception):
    """Base of every error this project raises on purpose.

    Attributes:
        exit_code: The process exit code when the error reaches the command line (2: wrong usage
            or unreadable input).
        hint: What the user can do next; empty when there is nothing to add to the message.
    """

    exit_code: int = 2
    hint: str = ""

    def __init__(self, message: str, *, hint: str = "") -> None:
        """Keep the message, and the hint when one is given.

        Args:
            message: What is wrong and where, in one sentence.
            hint: What to do next.
        """
        super().__init__(message)
        if hint:
            self.hint = hint


class NormalizerError(LakipError):
    """A caller's mistake, such as `format_terbilang(-1)`; never caused by document text."""

"""Messages to the person at the terminal: lines on the standard error output."""

from __future__ import annotations

from contextlib import suppress

import click


def tell(message: str) -> None:
    """Write one message, with the program's name before it.

    Example: ``lakip: rak.pdf: the file is empty; check where it came from``
    """
    with suppress(OSError):  # nobody may be there to hear it
        click.echo(f"lakip: {message}", err=True)

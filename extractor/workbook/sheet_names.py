"""Names of sheets: valid in every spreadsheet, unique whatever the case of their letters."""

from __future__ import annotations

import re

MOST_CHARACTERS = 31
_NOT_ALLOWED = re.compile(r"[\[\]:*?/\\'\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_RESERVED = frozenset({"", "history"})
"""Excel keeps ``History`` for itself."""
_NAMELESS = "tabel"


class SheetNames:
    """Gives out names, each once."""

    def __init__(self) -> None:
        """Start with none given."""
        self._given = set(_RESERVED)

    def unique(self, wanted: str) -> str:
        """Return a name like the one wanted.

        Args:
            wanted: any text.

        Returns:
            At most 31 characters without ``[]:*?/\\'``; ``(2)`` and so on told apart.

        Example:
            A second ``t01 Rencana Aksi`` is ``t01 Rencana Aksi (2)``.
        """
        clean = " ".join(_NOT_ALLOWED.sub(" ", wanted).split())
        base = clean[:MOST_CHARACTERS].strip() or _NAMELESS
        name, count = base, 1
        while name.casefold() in self._given:
            count += 1
            end = f" ({count})"
            name = base[: MOST_CHARACTERS - len(end)].rstrip() + end
        self._given.add(name.casefold())
        return name

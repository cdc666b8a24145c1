"""The words of the report, in the language that was asked for.

`phrases.yaml` beside this module holds them. What it has no word for (a code of a new family of
checks) is shown as it is, with blanks for hyphens, so that a report never fails for want of a word.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from extractor.errors import UsageError
from extractor.findings import LANGUAGES, finding_codes, make_finding
from normalizers.resources import load_yaml


@cache
def _loaded() -> dict[str, Any]:
    loaded: dict[str, Any] = load_yaml("extractor.report", "phrases.yaml")
    return loaded


class Phrases:
    """Words in one language.

    Args:
        lang: "id" or "en".

    Raises:
        UsageError: there is no such language.
    """

    def __init__(self, lang: str) -> None:
        """Take the words of a language."""
        if lang not in LANGUAGES:
            raise UsageError(f"no language {lang!r}", hint=f"use one of {', '.join(LANGUAGES)}")
        self.lang = lang
        self._groups: Mapping[str, Mapping[str, Mapping[str, str]]] = _loaded()

    def text(self, key: str, **values: object) -> str:
        """Return a sentence with its values put in.

        Example:
            ``Phrases("id").text("page", page=3)`` is "halaman 3".
        """
        template = self._groups["texts"][key][self.lang]
        return template.format_map(values) if values else template

    def word(self, group: str, key: str) -> str:
        """Return the plain name of a code, a kind of table, a verdict.

        Args:
            group: "codes", "kinds", "verdicts" and so on, as in the file.
            key: what to name; itself, with blanks for hyphens, where the file has no name.
        """
        entry = self._groups[group].get(key)
        return entry[self.lang] if entry else key.replace("-", " ")

    def doubt(self, code: str) -> str:
        """Return what a reading finding says, such as "Nilai tidak dapat dibaca"."""
        if code not in finding_codes():
            return code.replace("-", " ")
        return make_finding(code, lang=self.lang).message

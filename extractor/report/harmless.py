"""Text of documents made harmless to look at.

HTML is escaped by the templates; this is about what escaping leaves: control characters, halves of
characters, and the marks that turn the direction of writing, by which a text can look like another
one. They are shown instead of obeyed. Personal data is masked unless it was asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import Markup

from extractor.privacy import mask_text

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Not allowed in HTML, or not writable as UTF-8."""
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def harmless(text: str) -> str:
    """Return a text without characters that steer its display.

    Example:
        "gpj\\u202eexe" gives "gpj⟨U+202E⟩exe".
    """
    return _DIRECTION.sub(_named, _CONTROL.sub("\ufffd", text))


def _named(match: re.Match[str]) -> str:
    return f"⟨U+{ord(match.group()):04X}⟩"


def finalizer(*, with_personal_data: bool) -> Callable[[object], object]:
    """Return what every value passes on its way into the page.

    Args:
        with_personal_data: leave employee and identity numbers as they are.
    """

    def finalize(value: object) -> object:
        if isinstance(value, Markup) or not isinstance(value, str):
            return value
        return harmless(value if with_personal_data else mask_text(value))

    return finalize

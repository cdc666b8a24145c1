"""Numbers and sentences as a person reads them, in Indonesian or English.

Indonesian writes 26.030.287.000 and 84,98; English 26,030,287,000 and 84.98.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from extractor.audit.issues import Value

MOST_DECIMALS = 4
"""A figure that is recomputed is shown to so many decimals."""
LONGEST_LABEL = 160
_MOST_TERMS = 12
_ELLIPSIS = "…"


def number_text(value: Decimal | int, lang: str, decimals: int = MOST_DECIMALS) -> str:
    """Write a number.

    Args:
        value: the number.
        lang: "id" or "en".
        decimals: at most so many; zeros at the end are left out.

    Example:
        ``number_text(Decimal("84.98"), "id")`` is "84,98".
    """
    number = Decimal(value)
    if number != number.to_integral_value():
        number = number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    text = f"{number:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,")) if lang == "id" else text


def value_text(value: Value, lang: str) -> str:
    """Write a value of an issue: text as it is, numbers by the language, several as a sum."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return value[lang]
    if isinstance(value, tuple):
        shown = [number_text(term, lang) for term in value[:_MOST_TERMS]]
        more = [_ELLIPSIS] if len(value) > _MOST_TERMS else []
        return " + ".join(shown + more)
    return number_text(value, lang)


def label_text(label: str) -> str:
    """Return a printed name short enough for a sentence, without the point at its end.

    Example:
        "Persentase terwujudnya data pemilih yang terkini." loses its point.
    """
    text = label.strip().rstrip(".,;:").rstrip()
    return text if len(text) <= LONGEST_LABEL else f"{text[:LONGEST_LABEL].rstrip()}{_ELLIPSIS}"


def filled(template: str, values: Mapping[str, Value], lang: str) -> str:
    """Put values into a sentence; text of a document is never taken for a template."""
    return template.format_map({name: value_text(value, lang) for name, value in values.items()})

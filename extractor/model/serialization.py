"""Canonical JSON of the contract: fixed key order, decimals as plain JSON numbers."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

import simplejson
from pydantic import BaseModel

from extractor.model.document import Document, Row, Source, Table
from extractor.model.values import Measure

_MOST_DIGITS = 1_000
_KEEP_WHEN_SET = (Row, Source)
"""Models whose absent fields mean "this table has no such column" and are left out."""

_DROP_WHEN_NONE: dict[type[BaseModel], tuple[str, ...]] = {
    Measure: ("score", "inferred", "alternatives")
}


def plain_number(value: Decimal) -> simplejson.RawJSON | int:
    """Return a decimal as JSON writes it: no exponent, no trailing zeros, 3.0 as 3."""
    if value == value.to_integral_value():
        return int(value)
    return simplejson.RawJSON(format(value, "f").rstrip("0"))


def _plain(value: Any) -> Any:
    """Return what JSON has no form for as what it has one for; of a model its fields alone."""
    if isinstance(value, Decimal):
        return plain_number(value)
    if not isinstance(value, BaseModel):
        raise TypeError(f"{type(value).__name__} cannot be written as JSON")
    only_set = isinstance(value, _KEEP_WHEN_SET)
    optional = _DROP_WHEN_NONE.get(type(value), ("alternatives", "count"))
    plain: dict[str, Any] = {}
    for name in type(value).model_fields:
        held = getattr(value, name)
        if only_set and name not in value.model_fields_set:
            continue
        if held is None and name in optional:
            continue
        plain[name] = held
    return plain


_ENCODER = simplejson.JSONEncoder(
    ensure_ascii=False, indent=1, use_decimal=False, namedtuple_as_object=False, default=_plain
)


_LINE_ENCODER = simplejson.JSONEncoder(
    ensure_ascii=False, use_decimal=False, namedtuple_as_object=False, default=_plain
)


def model_to_json(model: BaseModel) -> str:
    """Write one model of the contract as JSON on one line, ending in a newline."""
    return _LINE_ENCODER.encode(model) + "\n"


def document_to_json(document: BaseModel) -> str:
    """Write a document, or an audit, as JSON text, ending in a newline.

    The same one gives the same bytes: keys come in the order of the model,
    numbers as computed, text as UTF-8 without escapes. Models are opened as they are written:
    no plain copy of the whole document is made. Beside the document stands its text, for a
    moment twice as it is handed over.
    """
    text = io.StringIO()
    text.writelines(document_to_pieces(document))
    return text.getvalue()


def document_to_pieces(document: BaseModel) -> Iterator[str]:
    """Write the same text piece by piece, the longest a row or a finding: none need be kept."""
    yield from _pieces(document, 0)
    yield "\n"


def _pieces(value: Any, level: int) -> Iterator[str]:
    """Write the document, its tables and their lists of models in pieces, all else whole.

    The encoder, as fast as it is, makes a whole text of what it is given. No string of JSON holds
    a line break: what it begins on the left margin is moved right by the breaks alone.
    """
    fields = _plain(value).items() if level == 0 or isinstance(value, Table) else ()
    if fields:
        yield from _enclosed("{", ((f'"{name}": ', held) for name, held in fields), "}", level)
    elif isinstance(value, list) and value and isinstance(value[0], BaseModel):
        yield from _enclosed("[", (("", item) for item in value), "]", level)
    else:
        yield _ENCODER.encode(value).replace("\n", _line(level))


def _enclosed(first: str, named: Iterable[tuple[str, Any]], last: str, level: int) -> Iterator[str]:
    before = first + _line(level + 1)
    for name, value in named:
        yield before + name
        yield from _pieces(value, level + 1)
        before = "," + _line(level + 1)
    yield _line(level) + last


def _line(level: int) -> str:
    """Begin a line so deep within the document."""
    return "\n" + " " * level


def document_from_json(text: str) -> Document:
    """Read a document back; numbers become int or Decimal.

    Raises:
        pydantic.ValidationError: the text is JSON but not of the contract.
        simplejson.JSONDecodeError: the text is no JSON.
        ValueError: it holds a number of more digits than any document has.
    """
    return Document.model_validate(simplejson.loads(text, parse_float=_decimal))


def _decimal(digits: str) -> Decimal:
    number = Decimal(digits)
    if number.is_finite() and abs(number.adjusted()) > _MOST_DIGITS:
        raise ValueError(f"a number has more than {_MOST_DIGITS} digits")
    return number

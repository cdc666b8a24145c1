"""Canonical JSON of the contract: fixed key order, decimals as plain JSON numbers."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import simplejson
from pydantic import BaseModel

from extractor.model.document import Document, Row, Source
from extractor.model.values import Measure

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
    if isinstance(value, BaseModel):
        return _plain_model(value)
    if isinstance(value, Decimal):
        return plain_number(value)
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value


def _plain_model(model: BaseModel) -> dict[str, Any]:
    only_set = isinstance(model, _KEEP_WHEN_SET)
    optional = _DROP_WHEN_NONE.get(type(model), ("alternatives", "count"))
    plain: dict[str, Any] = {}
    for name in type(model).model_fields:
        value = getattr(model, name)
        if only_set and name not in model.model_fields_set:
            continue
        if value is None and name in optional:
            continue
        plain[name] = _plain(value)
    return plain


def document_to_json(document: Document) -> str:
    """Write a document as JSON text, ending in a newline.

    The same document gives the same bytes: keys come in the order of the model,
    numbers as computed, text as UTF-8 without escapes.
    """
    return simplejson.dumps(_plain(document), ensure_ascii=False, indent=1, use_decimal=True) + "\n"


def document_from_json(text: str) -> Document:
    """Read a document back; numbers become int or Decimal.

    Raises:
        pydantic.ValidationError: the text is JSON but not of the contract.
        simplejson.JSONDecodeError: the text is no JSON.
    """
    return Document.model_validate(simplejson.loads(text, use_decimal=True))

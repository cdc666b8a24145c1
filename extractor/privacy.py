"""Personal data in the output: the last guard before a document leaves.

Staff tables are masked where they are read; here every other text of a document is
searched for employee and identity numbers, wherever they were printed: beside a
signature, in a title, in the words around a sum.
"""

from __future__ import annotations

import re
from typing import Any

from pydantic import BaseModel

from extractor.model import Document
from normalizers.personal_data import mask_birth_date, mask_personal_data

_LONG_NUMBER = re.compile(r"\d(?:[ .]{0,2}\d){14}")
_BIRTH = re.compile(r"\b(?:lahir|ttl)\b", re.IGNORECASE)


def mask_text(text: str) -> str:
    """Mask employee numbers, and dates in a text that speaks of a birth."""
    if _LONG_NUMBER.search(text):
        text = mask_personal_data(text)
    return mask_birth_date(text) if _BIRTH.search(text) else text


def mask_document(document: Document) -> None:
    """Mask the personal data of a document in place; its source stays as it is."""
    _mask_model(document.document)
    for part in (document.tables, document.prose, document.findings):
        _masked(part)


def _mask_model(model: BaseModel) -> None:
    for name in model.model_fields_set:
        value = getattr(model, name)
        masked = _masked(value)
        if masked is not value:
            setattr(model, name, masked)


def _masked(value: Any) -> Any:
    if isinstance(value, str):
        masked = mask_text(value)
        return value if masked == value else masked
    if isinstance(value, BaseModel):
        _mask_model(value)
    elif isinstance(value, list):
        value[:] = [_masked(item) for item in value]
    elif isinstance(value, dict):
        for key in list(value):
            value[key] = _masked(value[key])
    return value

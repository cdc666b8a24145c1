"""JSON Schemas of the output contract, as `lakip schema` prints them."""

from __future__ import annotations

import json

from pydantic import BaseModel

from extractor.model.audit import Audit
from extractor.model.document import Document

SCHEMAS: dict[str, type[BaseModel]] = {"document": Document, "audit": Audit}
"""What has a schema: what `lakip extract` writes, and what `lakip audit` writes."""


def schema_text(name: str = "document") -> str:
    """Return a JSON Schema as text, ending in a newline.

    The committed copies are ``docs/schema.json`` and ``docs/audit.schema.json``; a test holds
    them together.

    Args:
        name: one of `SCHEMAS`.
    """
    schema = SCHEMAS[name].model_json_schema(mode="serialization")
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = f"lakip {name}"
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=False) + "\n"

"""JSON Schema of the output contract, as `lakip schema` prints it."""

from __future__ import annotations

import json

from extractor.model.document import Document


def schema_text() -> str:
    """Return the JSON Schema of the document as text, ending in a newline.

    The committed copy is ``docs/schema.json``; a test holds the two together.
    """
    schema = Document.model_json_schema(mode="serialization")
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "lakip document"
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=False) + "\n"
